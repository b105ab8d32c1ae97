//! 盘点: what lies there is counted, and what the program believed is set right. Whoever counts is not
//! told what should be there. A figure is held against the stock of the moment it was read, so that
//! parts are issued while others are counted, and what differs is still what differed.

mod actions;
mod due;

pub use actions::{CountAction, CountFacts};
pub use due::due_until;

use crate::ids::{BinId, PartId, PersonId, StockBatchId, StockCountId, StockCountLineId, StockMovementId};
use crate::money::Quantity;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional};
use crate::stock_terms::AbcClass;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More bins than are named one by one.
pub const MAX_BINS: usize = 200;
/// As many parts as one round of a cycle has: a morning's work.
pub const MAX_PARTS: usize = 200;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountScope {
    /// 全盘.
    Full,
    /// 按库位.
    Bins,
    /// 循环盘点: what is due by its class.
    Cycle,
    /// 抽盘: one part on the spot.
    Item,
}

impl CountScope {
    pub const ALL: [Self; 4] = [Self::Full, Self::Bins, Self::Cycle, Self::Item];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountState {
    Counting,
    /// Counted out; somebody looks at what differs.
    HandedIn,
    /// What differed was posted.
    Approved,
    Cancelled,
}

impl CountState {
    pub const ALL: [Self; 4] = [Self::Counting, Self::HandedIn, Self::Approved, Self::Cancelled];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Counting => "counting",
            Self::HandedIn => "handed_in",
            Self::Approved => "approved",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StockCount {
    pub id: StockCountId,
    pub number: String,
    pub scope: CountScope,
    /// Where it goes by bins.
    pub bin_ids: Vec<BinId>,
    /// Where it goes by parts.
    pub part_ids: Vec<PartId>,
    pub abc: Option<AbcClass>,
    pub state: CountState,
    pub made_at: DateTime<Utc>,
    pub made_by: PersonId,
    /// The newest movement when its sheet was made; none where nothing ever moved.
    pub sheet_movement_id: Option<StockMovementId>,
    pub note: String,
    pub handed_in_at: Option<DateTime<Utc>>,
    pub handed_in_by: Option<PersonId>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: Option<PersonId>,
    /// Why it was sent back or cancelled.
    pub decision_note: String,
    pub version: i64,
}

impl StockCount {
    /// As it is kept: every bin and part once.
    ///
    /// # Errors
    /// `BadField` where it names nothing to count, or too much, or for a note too long.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.note = optional("note", &self.note, MAX_NAME_LEN)?;
        self.bin_ids.sort_unstable();
        self.bin_ids.dedup();
        self.part_ids.sort_unstable();
        self.part_ids.dedup();
        match self.scope {
            CountScope::Full => {
                self.bin_ids.clear();
                self.part_ids.clear();
            }
            CountScope::Bins => {
                self.part_ids.clear();
                named("bin_ids", self.bin_ids.len(), MAX_BINS)?;
            }
            CountScope::Cycle | CountScope::Item => {
                self.bin_ids.clear();
                named("part_ids", self.part_ids.len(), MAX_PARTS)?;
            }
        }
        if self.scope != CountScope::Cycle {
            self.abc = None;
        }
        Ok(self)
    }

    /// The parts that are counted; none where it goes by bins.
    pub fn listed_parts(&self) -> Option<&[PartId]> {
        matches!(self.scope, CountScope::Cycle | CountScope::Item).then_some(self.part_ids.as_slice())
    }

    /// Whether what lies there belongs to it. What is found of a part that nobody listed does.
    ///
    /// # Errors
    /// `BadField` for a bin that is none of those counted.
    pub fn check_bin(&self, bin: BinId) -> Result<(), Refusal> {
        if self.scope == CountScope::Bins && !self.bin_ids.contains(&bin) {
            return Err(Refusal::bad("bin_id", FieldProblem::Unknown));
        }
        Ok(())
    }
}

fn named(field: &str, many: usize, most: usize) -> Result<(), Refusal> {
    match many {
        0 => Err(Refusal::bad(field, FieldProblem::Empty)),
        many if many > most => Err(Refusal::bad(field, FieldProblem::TooLong)),
        _ => Ok(()),
    }
}

/// What was counted of a part at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockCountLine {
    pub id: StockCountLineId,
    pub stock_count_id: StockCountId,
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub counted_quantity: Quantity,
    /// What should have lain there when it was counted.
    pub book_quantity: Quantity,
    /// The newest movement that is in it.
    pub book_movement_id: Option<StockMovementId>,
    pub counted_at: DateTime<Utc>,
    pub counted_by: PersonId,
    /// Somebody wants it counted again.
    pub recount: bool,
    pub version: i64,
}

impl StockCountLine {
    /// More was there than the program believed, or less.
    pub fn difference(&self) -> Quantity {
        Quantity(self.counted_quantity.0 - self.book_quantity.0)
    }

    pub fn differs(&self) -> bool {
        self.counted_quantity != self.book_quantity
    }
}

/// A figure somebody reads off a shelf.
///
/// # Errors
/// `BadField` below zero, or for more than any shop has.
pub fn check_figure(counted: Quantity) -> Result<Quantity, Refusal> {
    in_range("counted_quantity", counted.0, Quantity::MAX.0).map(Quantity)
}

/// When a figure was read off the shelf that is typed from the sheet later, where something moved after
/// the sheet was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountedWhen {
    BeforeItMoved,
    AfterItMoved,
}

/// What moved at a place since the sheet was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MovedSince {
    pub movements: i64,
    pub quantity: Quantity,
}

/// What should have lain there when it was counted; none where nobody can know, as something moved
/// between the making of the sheet and the typing of the figure.
pub fn book_when_counted(now: Quantity, moved: MovedSince, when: Option<CountedWhen>) -> Option<Quantity> {
    match (moved.movements, when) {
        (0, _) | (_, Some(CountedWhen::AfterItMoved)) => Some(now),
        (_, Some(CountedWhen::BeforeItMoved)) => Some(Quantity(now.0 - moved.quantity.0)),
        (_, None) => None,
    }
}
