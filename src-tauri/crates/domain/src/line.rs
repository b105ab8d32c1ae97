//! What is done and what is fitted, each line with its payer.

use crate::ids::{FindingId, LineId, PartId, SettlementId, WorkOrderId};
use crate::listed::Listed;
use crate::money::Money;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

pub use crate::line_figures::{Category, LineFigures, LineKind, PartGrade, PartOrigin, Payer};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// Written down, not yet part of an issued estimate: may still be edited.
    Draft,
    /// In an issued estimate, waiting for the customer's answer.
    Offered,
    Approved,
    /// The customer said no; or the shop and the customer dropped what was
    /// agreed already: then the authorised amount still stands beside it.
    Declined,
    /// A newer line took its place after it was authorised.
    Superseded,
}

impl LineState {
    pub const ALL: [Self; 5] = [Self::Draft, Self::Offered, Self::Approved, Self::Declined, Self::Superseded];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Offered => "offered",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Superseded => "superseded",
        }
    }

    /// Nobody has answered it yet.
    pub const fn is_unanswered(self) -> bool {
        matches!(self, Self::Draft | Self::Offered)
    }

    /// It counts when the answer to everything is yes: agreed, or nobody said no to it.
    pub const fn is_payable(self) -> bool {
        self.is_unanswered() || matches!(self, Self::Approved)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Line {
    pub id: LineId,
    pub work_order_id: WorkOrderId,
    pub position: i64,
    pub state: LineState,
    #[serde(flatten)]
    #[ts(flatten)]
    pub figures: LineFigures,
    #[serde(flatten)]
    #[ts(flatten)]
    pub listed: Listed,
    /// The price after discount, tax included.
    pub amount: Money,
    pub authorised_amount: Option<Money>,
    pub decline_reason: String,
    pub finding_id: Option<FindingId>,
    pub supersedes_id: Option<LineId>,
    pub settlement_id: Option<SettlementId>,
    pub version: i64,
}

impl Line {
    /// Of a visit whose work is over: the work that was done and the parts that were fitted.
    pub fn is_done(&self) -> bool {
        self.state == LineState::Approved
    }

    /// Agreed, and no sheet that stands charges it.
    pub fn is_unbilled(&self) -> bool {
        self.state == LineState::Approved && self.settlement_id.is_none()
    }

    /// Whether its figures may be typed anew at all: a draft's as one likes, an
    /// agreed one's within what was agreed, or as another line in its place.
    ///
    /// # Errors
    /// What `may_be_replaced` refuses of one that is no draft.
    pub fn may_be_edited(&self) -> Result<(), Refusal> {
        if self.state == LineState::Draft { Ok(()) } else { self.may_be_replaced() }
    }

    /// Whether it may still be put right: what stands on a sheet is fixed until
    /// that sheet is voided.
    ///
    /// # Errors
    /// `LineFixed` where it is not approved, `LineBilled` where it stands on a sheet.
    pub fn may_be_replaced(&self) -> Result<(), Refusal> {
        if self.state != LineState::Approved {
            return Err(Refusal::LineFixed { state: self.state.code().to_owned() });
        }
        if self.settlement_id.is_some() {
            return Err(Refusal::LineBilled { name: self.figures.name.clone() });
        }
        Ok(())
    }

    /// What the customer agreed to stays the thing it was, and what takes another's place
    /// stays of its kind.
    ///
    /// # Errors
    /// `LineFixed` where another thing was agreed to, `BadField` for another kind.
    pub fn may_become(&self, new: &LineFigures) -> Result<(), Refusal> {
        if self.state == LineState::Approved && !self.figures.is_same_matter(new) {
            return Err(Refusal::LineFixed { state: self.state.code().to_owned() });
        }
        if self.supersedes_id.is_some() { new.keeps_kind_of(&self.figures) } else { Ok(()) }
    }

    /// Only what no customer has seen yet goes without a trace on the estimate.
    ///
    /// # Errors
    /// `LineFixed` once it was offered.
    pub fn may_be_removed(&self) -> Result<(), Refusal> {
        match self.state {
            LineState::Draft => Ok(()),
            state => Err(Refusal::LineFixed { state: state.code().to_owned() }),
        }
    }

    /// What the list says of it, and what it costs the shop, while it stays what it is. A
    /// free line the customer has not seen has its own price as its list price: it could
    /// be taken off and written anew.
    pub fn list_and_cost(&self) -> (Listed, Money) {
        let listed = self.listed.clone();
        let listed = if self.state == LineState::Draft { listed } else { listed.or_of_line(&self.figures) };
        (listed, self.figures.cost)
    }

    /// Agreed to, at the amount the customer heard.
    #[must_use]
    pub fn approved(self, amount: Money) -> Self {
        Self { state: LineState::Approved, authorised_amount: Some(amount), ..self }
    }

    /// It stays on the page with its reason and costs nobody anything. What was agreed to
    /// before keeps the amount beside it.
    #[must_use]
    pub fn declined(self, reason: String) -> Self {
        Self { state: LineState::Declined, decline_reason: reason, ..self }
    }

    /// What was agreed and is not wanted any more goes, as long as nobody was
    /// billed for it. Work is called off at its job, where its hours are known.
    ///
    /// # Errors
    /// What `may_be_replaced` refuses, and `LineIsWork` for a job.
    pub fn may_be_withdrawn(&self) -> Result<(), Refusal> {
        self.may_be_replaced()?;
        if self.figures.kind.is_job() {
            return Err(Refusal::LineIsWork { name: self.figures.name.clone() });
        }
        Ok(())
    }
}

/// A line the customer declined on an earlier visit: it is shown again at the
/// next check-in, until it is quoted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclinedLine {
    pub line_id: LineId,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub name: String,
    pub amount: Money,
    /// Of the price list, where it was a part of it: what there is of it is said beside it.
    pub part_id: Option<PartId>,
    pub unit: String,
    pub reason: String,
    /// It was to mend something nobody should drive on with.
    #[serde(deserialize_with = "no_finding_is_safe")]
    pub unsafe_to_drive: bool,
    pub at: DateTime<Utc>,
}

/// A line that answers no finding has nothing to say about safety.
fn no_finding_is_safe<'de, D: Deserializer<'de>>(source: D) -> Result<bool, D::Error> {
    Ok(Option::<bool>::deserialize(source)?.unwrap_or(false))
}
/// What a caller says was done to a car: the work, and not over again the parts it was done with. Of a
/// visit that was parts alone it is they.
pub fn spoken_of(lines: &[Line]) -> Vec<&Line> {
    let done = |is_part: bool| {
        lines.iter().filter(move |line| line.is_done() && (line.figures.kind == LineKind::Part) == is_part)
    };
    let work: Vec<&Line> = done(false).collect();
    if work.is_empty() { done(true).collect() } else { work }
}
