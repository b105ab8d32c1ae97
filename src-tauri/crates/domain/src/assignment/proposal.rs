//! Whom the program proposes for a job, and why: skill first, then whether it is done before the promise, then
//! who did this car last, then who is done soonest. Nobody is left out: the foreman may know better.

use crate::assignment::fit::SkillFit;
use crate::assignment::presence::{Stretch, done_within, minutes_between};
use crate::assignment::worker::Skill;
use crate::dates::{ShopZone, local_day};
use crate::ids::{PersonId, WorkOrderId};
use crate::job::Job;
use crate::operation::{SkillLevel, Trade};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

/// A technician, as the rule sees them.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub person_id: PersonId,
    pub fit: SkillFit,
    /// When they are there and have nothing planned.
    pub free: Vec<Stretch>,
    /// The last day on which they worked on this car.
    pub did_this_car: Option<NaiveDate>,
}

/// The job somebody is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub minutes: i64,
    pub from: DateTime<Utc>,
    pub promised_at: Option<DateTime<Utc>>,
}

/// What speaks for or against somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ProposalReason {
    Skilled {
        trade: Trade,
        level: SkillLevel,
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
    OtherTrade {
        trade: Trade,
    },
    /// Of everybody's hands they worked on this car last.
    DidThisCar {
        on: NaiveDate,
    },
    /// So much they have free before the promise.
    FreeBeforePromise {
        minutes: i64,
    },
    /// With what they have to do already it would be done later than promised.
    AfterPromise {
        ends_at: DateTime<Utc>,
    },
    /// They have no time for it in the days that are looked at.
    NoTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct JobProposal {
    pub person_id: PersonId,
    /// When they would begin, and be done.
    pub when: Option<Stretch>,
    pub reasons: Vec<ProposalReason>,
}

/// Everybody, the likeliest first.
pub fn propose(wanted: Wanted, candidates: &[Candidate]) -> Vec<JobProposal> {
    let last = candidates.iter().filter_map(|one| one.did_this_car).max();
    let mut all: Vec<(Rank, JobProposal)> =
        candidates.iter().map(|candidate| ranked(wanted, candidate, last)).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, proposal)| proposal).collect()
}

/// The last day on which somebody finished a job on this car, on a visit before this one.
pub fn worked_on(jobs: &[Job], visit: WorkOrderId, person: PersonId, zone: ShopZone) -> Option<NaiveDate> {
    jobs.iter()
        .filter(|job| job.work_order_id != visit && job.is_by(person))
        .filter_map(|job| job.finished_at)
        .max()
        .map(|at| local_day(at, zone))
}

/// In this order; what is the same goes by the number of the person, so that two screens say the same.
type Rank = (u8, bool, bool, i64, i64);

fn ranked(wanted: Wanted, candidate: &Candidate, last: Option<NaiveDate>) -> (Rank, JobProposal) {
    let when = done_within(&candidate.free, wanted.from, wanted.minutes);
    let in_time = match (when, wanted.promised_at) {
        (Some(when), Some(promised)) => when.ends_at <= promised,
        (when, _) => when.is_some(),
    };
    let did_last = candidate.did_this_car.filter(|day| Some(*day) == last);
    let mut reasons: Vec<ProposalReason> = candidate.fit.reason().into_iter().collect();
    reasons.extend(did_last.map(|on| ProposalReason::DidThisCar { on }));
    reasons.extend(of_time(wanted, candidate, when));
    let soonest = when.map_or(i64::MAX, |when| when.ends_at.timestamp());
    let rank = (candidate.fit.rank(), !in_time, did_last.is_none(), soonest, candidate.person_id.0);
    (rank, JobProposal { person_id: candidate.person_id, when, reasons })
}

fn of_time(wanted: Wanted, candidate: &Candidate, when: Option<Stretch>) -> Option<ProposalReason> {
    let Some(when) = when else { return Some(ProposalReason::NoTime) };
    let promised = wanted.promised_at?;
    if when.ends_at > promised {
        return Some(ProposalReason::AfterPromise { ends_at: when.ends_at });
    }
    let minutes = minutes_between(&candidate.free, wanted.from, promised);
    Some(ProposalReason::FreeBeforePromise { minutes })
}

impl SkillFit {
    fn reason(&self) -> Option<ProposalReason> {
        Some(match self {
            Self::Has(Skill { trade, level }) => ProposalReason::Skilled { trade: *trade, level: *level },
            Self::NotSaid => return None,
            Self::Below { needed, level } => {
                ProposalReason::BelowLevel { trade: needed.trade, level: *level, needed: needed.level }
            }
            Self::Lapsed { trade, certificate } => {
                ProposalReason::Lapsed { trade: *trade, certificate: certificate.clone() }
            }
            Self::OtherTrade(trade) => ProposalReason::OtherTrade { trade: *trade },
        })
    }
}
