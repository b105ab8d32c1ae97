//! What speaks against the place a job is laid on. It is said before it lies there, and beside it as long as it
//! holds; nothing of it forbids anything.

use crate::assignment::absence::{Absence, AbsenceKind};
use crate::assignment::fit::SkillFit;
use crate::assignment::presence::{Stretch, done_within};
use crate::ids::{BayId, JobId, WorkOrderId};
use crate::operation::{SkillLevel, Trade};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum PlanWarning {
    OtherTrade {
        trade: Trade,
    },
    BelowLevel {
        trade: Trade,
        level: SkillLevel,
        needed: SkillLevel,
    },
    Lapsed {
        trade: Trade,
        certificate: String,
    },
    /// They are away for some of it.
    Away {
        kind: AbsenceKind,
        until: DateTime<Utc>,
    },
    /// It is not their shift when it would begin.
    OffDuty,
    /// Another car stands in the bay meanwhile.
    BayTaken {
        work_order_number: String,
        job: String,
    },
    /// Begun then, it is done after what the customer was promised.
    AfterPromise {
        ends_at: DateTime<Utc>,
        promised_at: DateTime<Utc>,
    },
}

impl PlanWarning {
    /// It is about the moment at which a job begins: once that is over nobody is to be told.
    pub const fn is_of_beginning(&self) -> bool {
        matches!(self, Self::OffDuty)
    }
}

/// Whoever would do it.
#[derive(Clone, Debug)]
pub struct AtWork<'a> {
    pub fit: SkillFit,
    /// When they are on duty, absences aside.
    pub duty: &'a [Stretch],
    pub absences: &'a [Absence],
}

/// A job where it lies, or would.
#[derive(Clone, Copy, Debug)]
pub struct LaidJob {
    pub job_id: JobId,
    pub work_order_id: WorkOrderId,
    pub bay_id: Option<BayId>,
    pub begins_at: DateTime<Utc>,
    pub minutes: i64,
    pub promised_at: Option<DateTime<Utc>>,
}

/// Another one of the board, and what it is called.
#[derive(Clone, Debug)]
pub struct OtherJob {
    pub laid: LaidJob,
    pub work_order_number: String,
    pub name: String,
}

impl LaidJob {
    fn stretch(&self) -> Stretch {
        Stretch {
            begins_at: self.begins_at,
            ends_at: self.begins_at + TimeDelta::minutes(self.minutes.max(1)),
        }
    }

    /// Two jobs of one car share a bay; those of two cars do not.
    fn clashes(&self, other: &Self) -> bool {
        self.bay_id.is_some()
            && self.bay_id == other.bay_id
            && self.job_id != other.job_id
            && self.work_order_id != other.work_order_id
            && self.stretch().meets(&other.stretch())
    }
}

/// Everything that speaks against it, the skill first.
pub fn warnings(laid: LaidJob, by: &[AtWork<'_>], others: &[OtherJob]) -> Vec<PlanWarning> {
    let mut found: Vec<PlanWarning> = by.iter().filter_map(|one| of_skill(&one.fit)).collect();
    found.extend(by.iter().filter_map(|one| of_presence(laid, one)));
    found.extend(others.iter().find(|other| laid.clashes(&other.laid)).map(|other| PlanWarning::BayTaken {
        work_order_number: other.work_order_number.clone(),
        job: other.name.clone(),
    }));
    found.extend(of_promise(laid, by));
    found
}

fn of_skill(fit: &SkillFit) -> Option<PlanWarning> {
    Some(match fit {
        SkillFit::Has(_) | SkillFit::NotSaid => return None,
        SkillFit::Below { needed, level } => {
            PlanWarning::BelowLevel { trade: needed.trade, level: *level, needed: needed.level }
        }
        SkillFit::Lapsed { trade, certificate } => {
            PlanWarning::Lapsed { trade: *trade, certificate: certificate.clone() }
        }
        SkillFit::OtherTrade(trade) => PlanWarning::OtherTrade { trade: *trade },
    })
}

fn of_presence(laid: LaidJob, by: &AtWork<'_>) -> Option<PlanWarning> {
    let stretch = laid.stretch();
    let away = by.absences.iter().find(|absence| stretch.meets(&Stretch::from(*absence)));
    if let Some(absence) = away {
        return Some(PlanWarning::Away { kind: absence.kind, until: absence.ends_at });
    }
    let is_there =
        by.duty.iter().any(|duty| duty.begins_at <= laid.begins_at && laid.begins_at < duty.ends_at);
    if is_there { None } else { Some(PlanWarning::OffDuty) }
}

/// What outlasts a shift is done on the next one. Whose hours nobody knows works through.
fn of_promise(laid: LaidJob, by: &[AtWork<'_>]) -> Option<PlanWarning> {
    let promised_at = laid.promised_at?;
    let done =
        |one: &AtWork<'_>| done_within(one.duty, laid.begins_at, laid.minutes).map(|when| when.ends_at);
    let ends_at = by.iter().filter_map(done).max().unwrap_or(laid.stretch().ends_at);
    (ends_at > promised_at).then_some(PlanWarning::AfterPromise { ends_at, promised_at })
}
