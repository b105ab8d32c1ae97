//! A shift 班次 at the till: opened with a float, closed by counting. What should
//! be in the drawer is the sum of what moved and stands nowhere until the shift is
//! closed; from then on the shift says what was counted, and never changes.

mod means;
mod outside;

pub use means::{MeansCompared, MeansCounted, MeansTotal, by_means, compared, with_comparable};
pub use outside::{CashOutside, ShiftSpan, outside_of_days, outside_since, shows_use_from};

use crate::ids::{CashMovementId, PersonId, ShiftId};
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::role::Role;
use crate::settlement::PaymentMeans;
use crate::sheet_actions::check_amount;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who takes money has a shift: the same as are let to the till.
pub const SHIFT_ROLES: &[Role] = &[Role::Cashier, Role::Manager];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShiftState {
    Open,
    Closed,
}

impl ShiftState {
    pub const ALL: [Self; 2] = [Self::Open, Self::Closed];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// One person's money at one till. Two cashiers of a till have a shift each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shift {
    pub id: ShiftId,
    pub number: String,
    pub opened_by: PersonId,
    /// The name of the station, as it was called then.
    pub till: String,
    pub opened_at: DateTime<Utc>,
    /// 备用金: what lay in the drawer for change.
    pub opening_float: Money,
    pub state: ShiftState,
    pub closed_by: Option<PersonId>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Why somebody else closed it.
    pub closed_for: String,
    /// What the closing found; none while it is open.
    pub content: Option<ShiftContent>,
    pub checksum: String,
    pub version: i64,
}

/// What a closed shift says, reckoned once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShiftContent {
    pub means: Vec<MeansTotal>,
    pub paid_in: Money,
    pub paid_out: Money,
    pub expected: Money,
    pub counted: Vec<CashCount>,
    pub counted_total: Money,
    /// More than expected is above zero 长款, less is below 短款.
    pub difference: Money,
    /// What terminals and platforms said of the other means, where somebody looked. A shift
    /// that was closed before that was asked has none, and its sum knows of none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<MeansCompared>>")]
    pub compared: Vec<MeansCompared>,
    /// Of whatever differs.
    pub explanation: String,
}

/// So many notes or coins of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CashCount {
    pub denomination: Money,
    pub pieces: i64,
}

/// What lies in a drawer in China, the largest first. Fen are rare and still money:
/// without them a drawer that took some could never be counted out.
pub const DENOMINATIONS: [Money; 9] = [
    Money(10_000),
    Money(5_000),
    Money(2_000),
    Money(1_000),
    Money(500),
    Money(100),
    Money(50),
    Money(10),
    Money(1),
];

/// More pieces of one kind than any drawer holds.
pub const MAX_PIECES: i64 = 100_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CashDirection {
    /// Change fetched from the bank, the owner's money.
    PayIn,
    /// To the bank or the safe, or paid for the shop.
    PayOut,
}

impl CashDirection {
    pub const ALL: [Self; 2] = [Self::PayIn, Self::PayOut];
}

/// Cash that came into the drawer or left it and is no customer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CashMovement {
    pub id: CashMovementId,
    pub shift_id: ShiftId,
    pub direction: CashDirection,
    /// Above zero either way.
    pub amount: Money,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub checksum: String,
}

/// What came into the drawer and left it beside the customers' money.
pub fn paid(movements: &[CashMovement], direction: CashDirection) -> Money {
    movements.iter().filter(|moved| moved.direction == direction).map(|moved| moved.amount).sum()
}

/// What should lie in the drawer.
pub fn expected_cash(opening_float: Money, means: &[MeansTotal], movements: &[CashMovement]) -> Money {
    let cash = means.iter().filter(|total| total.means == PaymentMeans::Cash).map(MeansTotal::net);
    opening_float + cash.sum() + paid(movements, CashDirection::PayIn)
        - paid(movements, CashDirection::PayOut)
}

pub fn counted_total(counted: &[CashCount]) -> Money {
    counted.iter().map(|of| Money(of.denomination.fen().saturating_mul(of.pieces))).sum()
}

/// # Errors
///
/// Where a kind of money is none that there is, or stands twice.
pub fn check_count(counted: &[CashCount]) -> Result<(), Refusal> {
    for (place, of) in counted.iter().enumerate() {
        let again = counted[..place].iter().any(|before| before.denomination == of.denomination);
        if again || !DENOMINATIONS.contains(&of.denomination) {
            return Err(Refusal::bad("denomination", FieldProblem::Unknown));
        }
        in_range("pieces", of.pieces, MAX_PIECES)?;
    }
    Ok(())
}

/// # Errors
///
/// Where the float is no amount, or who opens has a shift that is open.
pub fn check_opening(opening_float: Money, open: Option<&Shift>) -> Result<(), Refusal> {
    if let Some(shift) = open {
        return Err(Refusal::ShiftStillOpen { number: shift.number.clone() });
    }
    in_range("opening_float", opening_float.fen(), Money::MAX.fen()).map(|_| ())
}

/// Cash leaves the drawer only as far as it is there. How much that is the refusal
/// does not say: who is about to count is not told.
///
/// # Errors
///
/// Where there is no amount or no reason, or less cash than would leave.
pub fn check_movement(
    direction: CashDirection,
    amount: Money,
    reason: &str,
    in_drawer: Money,
) -> Result<String, Refusal> {
    check_amount(amount)?;
    let reason = required("reason", reason, MAX_TEXT_LEN)?;
    if direction == CashDirection::PayOut && amount > in_drawer {
        return Err(Refusal::NotInDrawer { amount });
    }
    Ok(reason)
}

/// Money is taken and given back in a shift, where the shop wants that.
///
/// # Errors
///
/// Where it does, and whoever takes the money has none open.
pub fn shift_for(
    means: PaymentMeans,
    required: bool,
    open: Option<ShiftId>,
) -> Result<Option<ShiftId>, Refusal> {
    if required && means.is_money() && open.is_none() {
        return Err(Refusal::NoShiftOpen);
    }
    Ok(open)
}

/// Whose drawer cash comes from or goes into: of whoever moves it, where they have one;
/// else the one at the till they stand at; else the only one there is. A manager who
/// gives money back at the counter opens no drawer of their own for it, and the
/// cashier's count is right all the same.
///
/// # Errors
///
/// Where several drawers may be meant.
pub fn drawer_for<'a>(me: PersonId, till: &str, open: &'a [Shift]) -> Result<Option<&'a Shift>, Refusal> {
    if let Some(own) = open.iter().find(|shift| shift.opened_by == me) {
        return Ok(Some(own));
    }
    let mut here = open.iter().filter(|shift| shift.till == till);
    match (here.next(), here.next(), open) {
        (Some(here), None, _) => Ok(Some(here)),
        (None, _, []) => Ok(None),
        (None, _, [only]) => Ok(Some(only)),
        _ => {
            let tills: Vec<_> = open.iter().map(|shift| format!("{} {}", shift.till, shift.number)).collect();
            Err(Refusal::WhichDrawer { tills: tills.join(" / ") })
        }
    }
}

/// Whether somebody is told what came in as cash: not while they have a drawer to
/// count. The manager, who checks the count, is.
///
/// # Errors
///
/// Where the drawer is to be counted first.
pub fn check_cash_is_visible(open: Option<&Shift>, roles: &[Role]) -> Result<(), Refusal> {
    match open {
        Some(shift) if !roles.contains(&Role::Manager) => {
            Err(Refusal::CountFirst { number: shift.number.clone() })
        }
        _ => Ok(()),
    }
}

/// Who closes a shift, when, and with what in the drawer.
pub struct Closing<'a> {
    pub by: PersonId,
    pub roles: &'a [Role],
    pub at: DateTime<Utc>,
    pub counted: Vec<CashCount>,
    /// Of the other means, those that somebody compared.
    pub compared: Vec<MeansCounted>,
    pub explanation: &'a str,
    /// Why somebody else's shift.
    pub closed_for: &'a str,
}

impl Shift {
    /// Money is only counted into a shift that is open.
    ///
    /// # Errors
    /// `ShiftIs` once it is closed.
    pub fn check_open(&self) -> Result<(), Refusal> {
        match self.state {
            ShiftState::Open => Ok(()),
            ShiftState::Closed => Err(Refusal::ShiftIs { state: self.state.code().to_owned() }),
        }
    }

    /// One's own; one that was forgotten is closed by the manager.
    pub fn may_be_closed_by(&self, person: PersonId, roles: &[Role]) -> bool {
        self.state == ShiftState::Open && (self.opened_by == person || roles.contains(&Role::Manager))
    }

    /// Closes the shift over what moved in it.
    ///
    /// # Errors
    ///
    /// Where it is closed, or somebody else's, or the count is off, or what was compared,
    /// and nothing explains it.
    pub fn close(
        &mut self,
        means: Vec<MeansTotal>,
        movements: &[CashMovement],
        closing: Closing<'_>,
    ) -> Result<(), Refusal> {
        self.check_open()?;
        if !self.may_be_closed_by(closing.by, closing.roles) {
            return Err(Refusal::RoleMissing { roles: vec![Role::Manager] });
        }
        let own = self.opened_by == closing.by;
        let closed_for = match own {
            true => String::new(),
            false => required("closed_for", closing.closed_for, MAX_TEXT_LEN)?,
        };
        check_count(&closing.counted)?;
        let explanation = optional("explanation", closing.explanation, MAX_TEXT_LEN)?;
        let expected = expected_cash(self.opening_float, &means, movements);
        let counted = counted_total(&closing.counted);
        let difference = counted - expected;
        let compared = compared(&means, &closing.compared)?;
        // Whoever explains one difference is told of all, or the word for the drawer would cover
        // what a terminal says as well.
        let cash = MeansCompared { means: PaymentMeans::Cash, expected, counted, difference };
        let differences = means::differences(cash, &compared);
        if !differences.is_empty() && explanation.is_empty() {
            return Err(Refusal::TakingsOff { differences });
        }
        self.content = Some(ShiftContent {
            means,
            paid_in: paid(movements, CashDirection::PayIn),
            paid_out: paid(movements, CashDirection::PayOut),
            expected,
            counted: closing.counted.into_iter().filter(|of| of.pieces > 0).collect(),
            counted_total: counted,
            difference,
            compared,
            explanation,
        });
        self.state = ShiftState::Closed;
        self.closed_by = Some(closing.by);
        self.closed_at = Some(closing.at);
        self.closed_for = closed_for;
        Ok(())
    }
}
