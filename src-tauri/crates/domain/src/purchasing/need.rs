//! What has to be bought, and why: what was promised to customers and is nowhere, and what runs short
//! before the next delivery could be here.

use crate::ids::LineId;
use crate::money::Quantity;
use crate::stock_terms::AbcClass;
use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

/// So many days back what was used tells what will be.
pub const USE_DAYS: i64 = 90;
/// In hundredths: of the few dear parts that most work hangs on a quarter more is kept.
pub const MARGIN_OF_A: i64 = 125;

/// Everything the need of a part is reckoned from.
#[derive(Clone, Copy, Debug, Default)]
pub struct NeedFacts {
    /// On a shelf, or being looked at.
    pub there: Quantity,
    /// Agreed to by customers, and not issued.
    pub reserved: Quantity,
    /// On its way, or written on an order that was not sent yet.
    pub on_order: Quantity,
    pub minimum: Quantity,
    /// As it was typed; zero where it is reckoned.
    pub reorder_point: Quantity,
    /// Zero where nobody said.
    pub maximum: Quantity,
    pub abc: Option<AbcClass>,
    /// In the last `USE_DAYS`.
    pub used: Quantity,
    pub cycle_days: i64,
    pub lead_days: i64,
    /// So many of the counted unit are bought at once.
    pub unit_factor: Quantity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NeedReason {
    /// Customers agreed to more than there is and is on its way.
    Promised,
    /// It is down to the point somebody typed.
    ReorderPoint,
    /// Until the next delivery more is used than there is.
    Use,
    /// Below the least the shop wants to have.
    Minimum,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    pub reasons: Vec<NeedReason>,
    /// What is missing for customers.
    pub short: Quantity,
    /// From here on it is ordered.
    pub point: Quantity,
    /// What to buy, in whole buying units.
    pub quantity: Quantity,
}

impl NeedFacts {
    /// What is left once every customer got what was agreed to; below zero where that is too little.
    pub fn available(&self) -> Quantity {
        Quantity(self.there.0 + self.on_order.0 - self.reserved.0)
    }

    /// What is used in so many days, rounded up: half a filter is not there.
    fn use_over(&self, days: i64) -> Quantity {
        let margin = if self.abc == Some(AbcClass::A) { MARGIN_OF_A } else { 100 };
        let dividend = i128::from(self.used.0.max(0)) * i128::from(days.max(0)) * i128::from(margin);
        let divisor = i128::from(USE_DAYS * 100);
        let reckoned = (dividend + divisor - 1) / divisor;
        Quantity(i64::try_from(reckoned).unwrap_or(Quantity::MAX.0))
    }

    /// From here on it is ordered anew: as it was typed, or what is used until an order made at the next
    /// turn would be here, and the least the shop wants to have.
    pub fn point(&self) -> Quantity {
        if self.reorder_point.0 > 0 {
            return self.reorder_point;
        }
        Quantity(self.minimum.0 + self.use_over(self.cycle_days + self.lead_days).0)
    }

    /// What to fill up to.
    fn target(&self) -> Quantity {
        let target = match self.reorder_point.0 {
            0 => self.point(),
            // At the point itself it lasts until the delivery; what the shop uses until it orders again
            // comes on top.
            _ => Quantity(self.reorder_point.0 + self.use_over(self.cycle_days).0.max(1)),
        };
        match (self.maximum.0, self.reorder_point.0) {
            (0, _) => target,
            (most, 0) => Quantity(target.0.min(most)),
            (most, _) => Quantity(most),
        }
    }

    /// What to buy of it, and why; none where nothing is needed.
    pub fn need(&self) -> Option<Need> {
        let available = self.available();
        let short = Quantity((-available.0).max(0));
        let point = self.point();
        let typed = self.reorder_point.0 > 0;
        let runs_short = if typed { available <= point } else { available < point };
        let reasons: Vec<NeedReason> = [
            (short.0 > 0, NeedReason::Promised),
            (typed && runs_short, NeedReason::ReorderPoint),
            (!typed && runs_short && self.used.0 > 0, NeedReason::Use),
            (self.minimum.0 > 0 && available < self.minimum, NeedReason::Minimum),
        ]
        .into_iter()
        .filter_map(|(holds, reason)| holds.then_some(reason))
        .collect();
        let missing = if runs_short { self.target().0 - available.0 } else { 0 };
        let quantity = in_whole_units(Quantity(missing.max(short.0)), self.unit_factor);
        (quantity.0 > 0 && !reasons.is_empty()).then_some(Need { reasons, short, point, quantity })
    }
}

/// A quantity rounded up to what is bought at once.
pub fn in_whole_units(quantity: Quantity, unit_factor: Quantity) -> Quantity {
    let factor = if unit_factor.0 > 0 { unit_factor.0 } else { 1000 };
    Quantity((quantity.0.max(0) + factor - 1) / factor * factor)
}

/// Somebody's car waits for so much of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub line_id: LineId,
    pub open: Quantity,
    pub promised_at: Option<DateTime<Utc>>,
    pub since: DateTime<Utc>,
}

/// Of those who wait for a part whom it is not there for, and how much each lacks: who was promised the
/// sooner is served first, and of the others who agreed first.
pub fn left_waiting(mut waiting: Vec<Waiting>, coming: Quantity) -> Vec<(LineId, Quantity)> {
    waiting.sort_by_key(|one| (one.promised_at.unwrap_or(DateTime::<Utc>::MAX_UTC), one.since, one.line_id));
    let mut left = coming.0.max(0);
    let mut without = Vec::new();
    for one in waiting {
        let served = one.open.0.min(left);
        left -= served;
        if one.open.0 > served {
            without.push((one.line_id, Quantity(one.open.0 - served)));
        }
    }
    without
}
