//! The warranty a repair carries by the ministry's rule for cars. It counts
//! from delivery, days or kilometres, whichever ends first. A shop may promise
//! more; rework restarts the clock, because it is delivered anew.

use crate::dates::add_days;
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

impl WarrantyTerm {
    /// No warranty at all was given.
    pub fn is_none(self) -> bool {
        self.days == 0 && self.km == 0
    }

    /// The last day and the last kilometre it covers.
    pub fn until(self, delivered: NaiveDate, km: i64) -> (NaiveDate, i64) {
        (add_days(delivered, i64::from(self.days)), km.saturating_add(i64::from(self.km)))
    }

    /// Whether a car delivered then and at that mileage is still covered. A
    /// mileage that fell is a wrong one, and does not cost the customer the
    /// warranty.
    pub fn in_force(self, delivered: NaiveDate, km: i64, today: NaiveDate, km_now: i64) -> bool {
        let (last_day, last_km) = self.until(delivered, km);
        !self.is_none() && today <= last_day && km_now <= last_km
    }
}
