//! How a supplier delivers: in time or late, good or turned back. Counted by months, so that nobody
//! reads years of orders through to see whom to ask.

use crate::ids::SupplierId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The lines that came whole, and what of them was late or turned back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct DeliveryCounts {
    pub delivered: i64,
    pub late: i64,
    pub rejected: i64,
}

/// What a supplier delivered in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplierMonth {
    pub id: i64,
    pub supplier_id: SupplierId,
    /// `2026-03`, of the shop's calendar.
    pub month: String,
    pub delivered: i64,
    pub late: i64,
    pub rejected: i64,
}

impl SupplierMonth {
    pub const fn of(supplier_id: SupplierId, month: String) -> Self {
        Self { id: 0, supplier_id, month, delivered: 0, late: 0, rejected: 0 }
    }

    #[must_use]
    pub fn with(self, more: DeliveryCounts) -> Self {
        Self {
            delivered: self.delivered + more.delivered,
            late: self.late + more.late,
            rejected: self.rejected + more.rejected,
            ..self
        }
    }
}

/// What the counts come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplierRating {
    /// Too little came to say anything.
    New,
    Good,
    Fair,
    Poor,
}

/// Of fewer deliveries one late line would make a supplier a bad one.
const LEAST_TO_JUDGE: i64 = 5;
/// In hundredths of what was delivered.
const STILL_GOOD: i64 = 10;
const STILL_FAIR: i64 = 25;

impl DeliveryCounts {
    /// A rejected line weighs twice a late one: it came for nothing, and is late as well.
    pub fn rating(self) -> SupplierRating {
        if self.delivered < LEAST_TO_JUDGE {
            return SupplierRating::New;
        }
        let faults = self.late.max(0) + 2 * self.rejected.max(0);
        match faults * 100 / self.delivered {
            share if share <= STILL_GOOD => SupplierRating::Good,
            share if share <= STILL_FAIR => SupplierRating::Fair,
            _ => SupplierRating::Poor,
        }
    }
}
