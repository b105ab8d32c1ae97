//! 旧件押金: taken with a part whose old one is wanted back, and no revenue. It goes back as the old
//! part comes within its days; what does not go back stays with the shop only by the manager's word.
//! What is left of it is the sum of its movements.

use crate::counter_sale::taking_back::piece;
use crate::dates::add_days;
use crate::ids::{CoreDepositId, CounterSaleId, CounterSaleLineId, LineId, PartId, PersonId, WorkOrderId};
use crate::money::{Money, Quantity};
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::role::Role;
use crate::stock_problem::StockProblem;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who says which parts carry one, and keeps what does not go back.
pub const DECIDES: &[Role] = &[Role::Manager];
/// Who gives it back against the old part: whoever takes it.
pub const GIVES_BACK: &[Role] = crate::counter_sale::SELLS;

/// Where nobody said how long the old part may take.
const USUAL_DAYS: i64 = 30;
const MAX_DAYS: i64 = 5 * 365;

/// Of the old parts that are to come, how many nobody owes any more as new ones come back from the car unused:
/// no more than came back, and none for what stays on the car. `stands_on` is so many parts as a deposit was taken
/// on and did not go back by an unused one: what was issued anew without another deposit has none to give back.
pub fn owed_no_more(stands_on: Quantity, to_come: Quantity, back: Quantity, on_car: Quantity) -> Quantity {
    let bare = (stands_on.0 - on_car.0).max(0);
    Quantity(bare.min(back.0.max(0)).min(to_come.0.max(0)))
}

/// Of what lies on the car, on how many parts one may still be taken.
pub fn still_to_take(issued: Quantity, stands_on: Quantity) -> Quantity {
    Quantity((issued.0 - stands_on.0).max(0))
}

/// What a part carries, in the unit it is counted in. A deposit of nothing is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoreTerms {
    pub id: i64,
    pub part_id: PartId,
    pub deposit: Money,
    /// Nought where the usual ones hold.
    pub days: i64,
    pub version: i64,
}

impl CoreTerms {
    /// # Errors
    /// `BadField` for a figure nobody means.
    pub fn checked(self) -> Result<Self, Refusal> {
        in_range("deposit", self.deposit.0, Money::MAX.0)?;
        in_range("days", self.days, MAX_DAYS)?;
        Ok(self)
    }

    /// The last day on which the old part is taken.
    pub fn due_on(&self, today: NaiveDate) -> NaiveDate {
        add_days(today, if self.days == 0 { USUAL_DAYS } else { self.days })
    }
}

/// What so much of a part carries; nothing where it carries none.
pub fn carried(terms: Option<&CoreTerms>, quantity: Quantity) -> Money {
    terms.map_or(Money::ZERO, |terms| terms.deposit.times_quantity(quantity))
}

/// Taken for one line. It never changes but for the moment at which nothing is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoreDeposit {
    pub id: CoreDepositId,
    pub counter_sale_id: Option<CounterSaleId>,
    pub counter_sale_line_id: Option<CounterSaleLineId>,
    pub work_order_id: Option<WorkOrderId>,
    pub line_id: Option<LineId>,
    /// As they were called then; empty where nobody asked.
    pub payer_name: String,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// So many old parts are to come.
    pub quantity: Quantity,
    pub unit_deposit: Money,
    pub amount: Money,
    /// The last day.
    pub due_on: NaiveDate,
    pub taken_at: DateTime<Utc>,
    pub person_id: PersonId,
    /// Of all that never changes.
    pub checksum: String,
    pub settled_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CoreMovementKind {
    Taken,
    /// As old parts came, or the new one came back unused.
    GivenBack,
    /// It is the shop's: the old part did not come, or was not worth all of it.
    Kept,
}

impl CoreMovementKind {
    pub const ALL: [Self; 3] = [Self::Taken, Self::GivenBack, Self::Kept];
}

/// Never written again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoreMovement {
    pub id: i64,
    pub core_deposit_id: CoreDepositId,
    pub kind: CoreMovementKind,
    /// Old parts that came with it.
    pub quantity: Quantity,
    /// More is held by it, or less when it is below zero.
    pub amount: Money,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    /// No old parts came: the new ones themselves came back.
    pub unused: bool,
}

/// What is held of it.
pub fn balance(movements: &[CoreMovement]) -> Money {
    movements.iter().map(|of| of.amount).sum()
}

/// What of it came in and did not go out again: its receipts say the same.
pub fn paid_in(movements: &[CoreMovement]) -> Money {
    movements.iter().filter(|of| of.kind != CoreMovementKind::Kept).map(|of| of.amount).sum()
}

/// A decision about one, with whoever makes it.
#[derive(Clone, Copy, Debug)]
pub struct Deciding<'a> {
    pub roles: &'a [Role],
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    pub person_id: PersonId,
}

impl CoreDeposit {
    fn came(movements: &[CoreMovement]) -> Quantity {
        let back = movements.iter().filter(|of| of.kind == CoreMovementKind::GivenBack);
        Quantity(back.map(|of| of.quantity.0).sum())
    }

    /// On so many new parts it stands: taken on them, and not gone back with one that nobody used. An old part
    /// that came leaves it standing, for the new one is on the car.
    pub fn stands_on(&self, movements: &[CoreMovement]) -> Quantity {
        let unused = movements.iter().filter(|of| of.unused).map(|of| of.quantity.0);
        Quantity((self.quantity.0 - unused.sum::<i64>()).max(0))
    }

    /// Old parts that have not come.
    pub fn to_come(&self, movements: &[CoreMovement]) -> Quantity {
        Quantity((self.quantity.0 - Self::came(movements).0).max(0))
    }

    /// What belongs to so many more of them: all of them together come to the whole deposit.
    pub fn worth(&self, movements: &[CoreMovement], quantity: Quantity) -> Money {
        piece(self.amount, self.quantity, Self::came(movements), quantity).min(balance(movements))
    }

    /// What was taken is what it says, no more went out of it, and it is over once nothing is left.
    pub fn follows_from(&self, movements: &[CoreMovement]) -> bool {
        let taken = movements.iter().filter(|of| of.kind == CoreMovementKind::Taken);
        let left = balance(movements);
        taken.map(|of| of.amount).sum::<Money>() == self.amount
            && left >= Money::ZERO
            && left <= self.amount
            && left.is_zero() == self.settled_at.is_some()
    }

    pub fn is_late(&self, movements: &[CoreMovement], today: NaiveDate) -> bool {
        balance(movements) > Money::ZERO && today > self.due_on
    }

    fn moved(&self, kind: CoreMovementKind, by: &Deciding<'_>) -> CoreMovement {
        CoreMovement {
            id: 0,
            core_deposit_id: self.id,
            kind,
            quantity: Quantity::ZERO,
            amount: Money::ZERO,
            reason: String::new(),
            at: by.now,
            person_id: by.person_id,
            unused: false,
        }
    }

    /// It came in.
    pub fn taken(&self, by: &Deciding<'_>) -> CoreMovement {
        CoreMovement { amount: self.amount, ..self.moved(CoreMovementKind::Taken, by) }
    }

    /// Old parts came, and so much goes back for them: less than belongs to them only with the reason.
    /// Once the days are over that is the manager's to say.
    ///
    /// # Errors
    /// `CoreTooLate` once its days are over; `Stock` for more old parts than are to come; `OverRefunded`
    /// beyond what belongs to them; `BadField` for nothing, and for less without a reason.
    pub fn given_back(
        &self,
        movements: &[CoreMovement],
        quantity: Quantity,
        amount: Money,
        reason: &str,
        by: &Deciding<'_>,
    ) -> Result<CoreMovement, Refusal> {
        let decides = by.roles.iter().any(|role| DECIDES.contains(role));
        if by.today > self.due_on && !decides {
            return Err(Refusal::CoreTooLate { name: self.name.clone(), day: self.due_on });
        }
        in_range("quantity", quantity.0, Quantity::MAX.0)?;
        in_range("amount", amount.0, Money::MAX.0)?;
        for (field, none) in [("quantity", quantity.is_zero()), ("amount", amount.is_zero())] {
            if none {
                return Err(Refusal::bad(field, FieldProblem::Empty));
            }
        }
        let to_come = self.to_come(movements);
        if quantity > to_come {
            let name = self.name.clone();
            return Err(Refusal::Stock { problem: StockProblem::MoreThanTaken, name, quantity: to_come });
        }
        let worth = self.worth(movements, quantity);
        if amount > worth {
            return Err(Refusal::OverRefunded { amount, remains: worth });
        }
        let reason = match amount < worth {
            true => required("reason", reason, MAX_TEXT_LEN)?,
            false => optional("reason", reason, MAX_TEXT_LEN)?,
        };
        let amount = Money::ZERO - amount;
        Ok(CoreMovement { quantity, amount, reason, ..self.moved(CoreMovementKind::GivenBack, by) })
    }

    /// The part itself came back unused: no old one is owed for it, whatever the day.
    pub fn undone(&self, movements: &[CoreMovement], quantity: Quantity, by: &Deciding<'_>) -> CoreMovement {
        let quantity = quantity.min(self.to_come(movements));
        let amount = Money::ZERO - self.worth(movements, quantity);
        CoreMovement { quantity, amount, unused: true, ..self.moved(CoreMovementKind::GivenBack, by) }
    }

    /// All that is left stays with the shop.
    ///
    /// # Errors
    /// `CoreStillDue` while old parts may still come; `BadField` where nothing is left of it, and without
    /// a reason.
    pub fn kept(
        &self,
        movements: &[CoreMovement],
        reason: &str,
        by: &Deciding<'_>,
    ) -> Result<CoreMovement, Refusal> {
        let left = balance(movements);
        if left <= Money::ZERO {
            return Err(Refusal::bad("amount", FieldProblem::Empty));
        }
        if by.today <= self.due_on && !self.to_come(movements).is_zero() {
            return Err(Refusal::CoreStillDue { name: self.name.clone(), day: self.due_on });
        }
        let reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(CoreMovement { amount: Money::ZERO - left, reason, ..self.moved(CoreMovementKind::Kept, by) })
    }
}
