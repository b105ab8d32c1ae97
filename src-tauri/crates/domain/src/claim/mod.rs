//! 索赔: what the shop asks of a maker for repairs under the maker's warranty, and what it gets. The
//! money itself is owed and collected on the sheet; here stands which of it the maker grants.

pub mod answer;
pub mod lost_sheet;
pub mod old_part;

pub use old_part::{OldPart, OldPartState};

use crate::ids::{ClaimId, ClaimLineId, LineId, PersonId, SettlementId, WorkOrderId};
use crate::line::Payer;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use crate::role::Role;
use crate::settlement::{Settlement, SheetLine};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who tags old parts, writes claims and sends them.
pub const CLAIMS: &[Role] = &[Role::PartsKeeper, Role::Manager];
/// Who says what becomes of what a maker does not pay.
pub const WRITES_OFF: &[Role] = &[Role::Manager];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    /// Written down, and not sent yet.
    Draft,
    /// With the maker.
    Sent,
    /// The maker said how much; what it does not pay is still to be settled.
    Answered,
    /// Granted wholly, or the rest was written off or charged.
    Closed,
    /// Its sheet was taken back, and nobody asks for it any more.
    Withdrawn,
}

impl ClaimState {
    pub const ALL: [Self; 5] = [Self::Draft, Self::Sent, Self::Answered, Self::Closed, Self::Withdrawn];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What becomes of what a maker does not pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// The shop bears it.
    WrittenOff,
    /// Somebody else is asked for it: the customer, a supplier, whoever did the work.
    Charged,
}

impl Shortfall {
    pub const ALL: [Self; 2] = [Self::WrittenOff, Self::Charged];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Claim {
    pub id: ClaimId,
    pub number: String,
    pub work_order_id: WorkOrderId,
    /// The sheet whose lines are claimed.
    pub settlement_id: SettlementId,
    /// The maker, as the sheet names it.
    pub payer_name: String,
    /// What the maker knows the case by.
    pub claim_number: String,
    pub state: ClaimState,
    pub made_at: DateTime<Utc>,
    pub made_by: PersonId,
    pub sent_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub note: String,
    /// Why it was withdrawn, or put onto another sheet, after its own was taken back.
    pub lost_reason: String,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimLine {
    pub id: ClaimLineId,
    pub claim_id: ClaimId,
    pub settlement_id: SettlementId,
    pub line_id: LineId,
    pub name: String,
    pub fault_code: String,
    /// What the sheet charges the maker for it.
    pub claimed: Money,
    /// None until the maker answers.
    pub granted: Option<Money>,
    /// Why less was granted.
    pub refuse_reason: String,
    pub shortfall: Option<Shortfall>,
    /// Whom it is charged to.
    pub charged_to: String,
    pub shortfall_reason: String,
    pub version: i64,
}

impl ClaimLine {
    /// What the maker does not pay of it; nothing before the maker answers.
    pub fn short(&self) -> Money {
        self.granted.map_or(Money::ZERO, |granted| self.claimed - granted)
    }

    /// Something is missing of it, and nobody said yet who bears that.
    pub fn is_open(&self) -> bool {
        self.short() > Money::ZERO && self.shortfall.is_none()
    }
}

/// A line that somebody claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedClaim {
    pub line_id: LineId,
    pub fault_code: String,
}

/// A maker is asked for nothing of which nobody judged that it pays.
///
/// # Errors
/// `ClaimUnjudged` with the first of what nobody judged.
pub fn check_judged(lines: &[ClaimLine], unjudged: &[LineId]) -> Result<(), Refusal> {
    match lines.iter().find(|line| unjudged.contains(&line.line_id)) {
        Some(line) => Err(Refusal::ClaimUnjudged { name: line.name.clone() }),
        None => Ok(()),
    }
}

/// The lines of a claim, at what the sheet charges the maker for them.
///
/// # Errors
/// `NotMakers` for a sheet that somebody else pays, `SheetIs` for one that does not stand; `BadField`
/// for no line, one that is not on the sheet or is named twice, or a text too long; `ClaimedAlready`.
pub fn claimed(
    sheet: &Settlement,
    before: &[ClaimLine],
    wanted: &[WantedClaim],
) -> Result<Vec<ClaimLine>, Refusal> {
    check_sheet(sheet)?;
    if wanted.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty));
    }
    let mut lines: Vec<ClaimLine> = Vec::with_capacity(wanted.len());
    for of in wanted {
        let on_sheet = sheet.content.lines.iter().find(|line| line.line_id == of.line_id);
        let on_sheet = on_sheet.ok_or_else(|| Refusal::bad("line_id", FieldProblem::Unknown))?;
        if lines.iter().any(|line| line.line_id == of.line_id) {
            return Err(Refusal::bad("line_id", FieldProblem::Taken));
        }
        if before.iter().any(|line| line.line_id == of.line_id) {
            return Err(Refusal::ClaimedAlready { name: on_sheet.name.clone() });
        }
        lines.push(of.on(sheet.id, on_sheet)?);
    }
    Ok(lines)
}

/// Only what a maker pays is claimed of one, and only while its sheet stands.
///
/// # Errors
/// `NotMakers` for a sheet that somebody else pays, `SheetIs` for one that does not stand.
pub fn check_sheet(sheet: &Settlement) -> Result<(), Refusal> {
    if sheet.payer != Payer::Manufacturer {
        return Err(Refusal::NotMakers { name: sheet.number.clone() });
    }
    if sheet.is_active() { Ok(()) } else { Err(Refusal::SheetIs { state: sheet.state.code().to_owned() }) }
}

impl WantedClaim {
    fn on(&self, settlement_id: SettlementId, line: &SheetLine) -> Result<ClaimLine, Refusal> {
        Ok(ClaimLine {
            id: ClaimLineId(0),
            claim_id: ClaimId(0),
            settlement_id,
            line_id: line.line_id,
            name: line.name.clone(),
            fault_code: optional("fault_code", &self.fault_code, MAX_NAME_LEN)?,
            claimed: line.charged,
            granted: None,
            refuse_reason: String::new(),
            shortfall: None,
            charged_to: String::new(),
            shortfall_reason: String::new(),
            version: 1,
        })
    }
}

impl Claim {
    /// What the maker knows it by from now on; who types nothing leaves it as it is.
    ///
    /// # Errors
    /// `BadField` for a text too long.
    pub fn known_as(&mut self, typed: &str) -> Result<(), Refusal> {
        let typed = optional("claim_number", typed, MAX_NAME_LEN)?;
        if !typed.is_empty() {
            self.claim_number = typed;
        }
        Ok(())
    }

    /// # Errors
    /// `ClaimIs` where it stands elsewhere.
    pub fn check_state(&self, wanted: ClaimState) -> Result<(), Refusal> {
        if self.state == wanted {
            Ok(())
        } else {
            Err(Refusal::ClaimIs { state: self.state.code().to_owned() })
        }
    }
}
