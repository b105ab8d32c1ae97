//! The warranty a repair carries by the ministry's rule for cars. It counts
//! from delivery, days or kilometres, whichever ends first. A shop may promise
//! more; rework restarts the clock, because it is delivered anew.

use crate::dates::add_days;
use crate::line_figures::{LineFigures, LineKind, PartOrigin};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// 小保养, first-level maintenance.
    Maintenance,
    /// 二级维护.
    SecondMaintenance,
    /// 小修 and 专项修理.
    Repair,
    /// 总成修理.
    Assembly,
    /// 整车修理.
    WholeVehicle,
    /// 钣金喷漆, which the rule counts among the special repairs.
    Body,
    /// 检测: something was looked at and nothing was repaired.
    Inspection,
    Other,
}

impl RepairKind {
    pub const ALL: [Self; 8] = [
        Self::Maintenance,
        Self::SecondMaintenance,
        Self::Repair,
        Self::Assembly,
        Self::WholeVehicle,
        Self::Body,
        Self::Inspection,
        Self::Other,
    ];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct WarrantyTerm {
    pub days: u32,
    pub km: u32,
}

/// The least the rule demands. Work of a kind nobody named counts as a special
/// repair, so that the shop never prints less than it owes.
pub fn warranty_of(kind: RepairKind) -> WarrantyTerm {
    use RepairKind::{
        Assembly, Body, Inspection, Maintenance, Other, Repair, SecondMaintenance, WholeVehicle,
    };
    match kind {
        WholeVehicle | Assembly => WarrantyTerm { days: 100, km: 20_000 },
        SecondMaintenance => WarrantyTerm { days: 30, km: 5_000 },
        Maintenance | Repair | Body | Other => WarrantyTerm { days: 10, km: 2_000 },
        Inspection => WarrantyTerm { days: 0, km: 0 },
    }
}

/// Whether the car may not leave without the completion certificate
/// 竣工出厂合格证.
pub fn needs_certificate(kind: RepairKind) -> bool {
    matches!(kind, RepairKind::SecondMaintenance | RepairKind::Assembly | RepairKind::WholeVehicle)
}

/// What of a visit the warranty is given for: the work, and the parts the shop
/// sold with it. What the customer brought along is fitted and not answered for;
/// looking, testing and towing repair nothing.
pub fn is_warranted(figures: &LineFigures) -> bool {
    match figures.kind {
        LineKind::Labour | LineKind::Machining | LineKind::OutsideWork => true,
        LineKind::Part => figures.origin != PartOrigin::Customers,
        LineKind::Diagnosis | LineKind::Testing | LineKind::Towing | LineKind::Other => false,
    }
}

impl WarrantyTerm {
    /// No warranty at all was given.
    pub fn is_none(self) -> bool {
        self.days == 0 && self.km == 0
    }

    /// The last day and the last kilometre it covers.
    pub fn until(self, delivered: NaiveDate, km: i64) -> (NaiveDate, i64) {
        (add_days(delivered, i64::from(self.days)), km.saturating_add(i64::from(self.km)))
    }
}

/// The warranty a delivered visit carries, with the days and kilometres it was
/// given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    pub delivered: NaiveDate,
    pub until: NaiveDate,
    pub until_km: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// By days and by kilometres.
    Full,
    /// The kilometres say it ended, and they cannot be believed: the days decide.
    ByDays,
}

impl Given {
    /// Whether it still covers the car, and by what. `doubtful` says that the
    /// reading at delivery or the present one cannot be believed.
    pub fn cover(self, today: NaiveDate, km_now: Option<i64>, doubtful: bool) -> Option<Cover> {
        // A warranty that ends on the day it begins was never given.
        if today > self.until || self.until <= self.delivered {
            return None;
        }
        match self.until_km.zip(km_now) {
            Some((until_km, now)) if now > until_km => doubtful.then_some(Cover::ByDays),
            _ => Some(Cover::Full),
        }
    }
}
