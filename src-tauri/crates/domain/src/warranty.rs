//! The warranty a repair carries: by the ministry's rule, by what the shop gives
//! beyond it for a kind of repair, and by what it gives for one operation or part. It
//! counts from delivery, days or kilometres, whichever ends first; rework restarts
//! the clock, because it is delivered anew.

use crate::ids::LineId;
use crate::line_figures::{LineFigures, PartGrade};
use crate::refusal::{FieldProblem, Refusal, in_range};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use crate::warranty_term::{MAX_WARRANTY_DAYS, WarrantyTerm};

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

/// The least the rule demands of cars, whose terms are the longest: other vehicles
/// may be promised less, and no shop is in the wrong by giving them as much. Work of
/// a kind nobody named counts as a special repair, so that the shop never prints less
/// than it owes. 机动车维修管理规定 (2023), 第三十六条.
pub const fn legal_term(kind: RepairKind) -> WarrantyTerm {
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

/// What this shop gives, where that is more than the rule demands of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct WarrantyPromises {
    /// Each kind at most once.
    pub by_kind: Vec<KindPromise>,
    /// The least days of a repaired, used or remanufactured part, which some provinces
    /// set apart (浙江: 30).
    pub repaired_part_days: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct KindPromise {
    pub kind: RepairKind,
    pub term: WarrantyTerm,
}

impl WarrantyPromises {
    /// What a visit of this kind carries as a whole.
    pub fn of_visit(&self, kind: RepairKind) -> WarrantyTerm {
        let own = self.by_kind.iter().find(|promise| promise.kind == kind);
        own.map_or(legal_term(kind), |own| own.term.or_longer(legal_term(kind)))
    }

    /// What one thing of such a visit carries: its own promise where that goes further.
    pub fn of_line(&self, kind: RepairKind, figures: &LineFigures) -> WarrantyTerm {
        if !figures.is_warranted() {
            return WarrantyTerm::default();
        }
        let repaired = match figures.grade {
            Some(PartGrade::Repaired | PartGrade::Remanufactured) => self.repaired_part_days,
            _ => 0,
        };
        self.of_visit(kind)
            .or_longer(figures.warranty.unwrap_or_default())
            .or_longer(WarrantyTerm { days: repaired, km: 0 })
    }

    /// # Errors
    ///
    /// Where a kind is promised twice, less than the rule demands, or more than anybody
    /// answers for.
    pub fn check(&self) -> Result<(), Refusal> {
        in_range("repaired_part_days", i64::from(self.repaired_part_days), MAX_WARRANTY_DAYS)?;
        for (place, KindPromise { kind, term }) in self.by_kind.iter().enumerate() {
            term.check("warranty")?;
            if self.by_kind[..place].iter().any(|other| other.kind == *kind) {
                return Err(Refusal::bad("warranty", FieldProblem::Taken));
            }
            let legal = legal_term(*kind);
            if term.or_longer(legal) != *term {
                return Err(Refusal::WarrantyBelowLegal { days: legal.days, km: legal.km });
            }
        }
        Ok(())
    }
}

/// What the things of a visit carry beyond the visit's own term: each such term with
/// the names of what it is given for, in the order of the lines.
pub fn beyond<'a>(
    promises: &WarrantyPromises,
    kind: RepairKind,
    lines: impl IntoIterator<Item = &'a LineFigures>,
) -> Vec<(WarrantyTerm, Vec<&'a str>)> {
    let of_visit = promises.of_visit(kind);
    let mut groups: Vec<(WarrantyTerm, Vec<&str>)> = Vec::new();
    for figures in lines {
        let term = promises.of_line(kind, figures);
        if term.is_none() || term == of_visit {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == term) {
            Some((_, names)) => names.push(&figures.name),
            None => groups.push((term, vec![&figures.name])),
        }
    }
    groups
}

/// What one thing carries since its delivery, where that is not what the visit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct LineWarranty {
    pub line_id: LineId,
    pub until: NaiveDate,
    pub until_km: Option<i64>,
}

/// The warranty a delivered visit carries, with the days and kilometres it was
/// given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantedWarranty {
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

impl GrantedWarranty {
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
