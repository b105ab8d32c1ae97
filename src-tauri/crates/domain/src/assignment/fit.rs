//! What a job needs of whoever does it, and whether they have it.

use crate::assignment::worker::{Skill, WorkerFile};
use crate::operation::{SkillLevel, Trade};
use chrono::NaiveDate;

/// How somebody stands to what a job needs. The nearer the front, the sooner they are given it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkillFit {
    /// They can do it.
    Has(Skill),
    /// Nobody said what the job needs, or what they can: the foreman knows.
    NotSaid,
    /// They know the trade, and not well enough.
    Below { needed: Skill, level: SkillLevel },
    /// What they hold for this trade has run out.
    Lapsed { trade: Trade, certificate: String },
    /// Of what they can it is not said.
    OtherTrade(Trade),
}

impl SkillFit {
    /// Of a person on a day. Who never had anything written down can what they always could.
    pub fn of(needed: Option<Skill>, worker: Option<&WorkerFile>, on: NaiveDate) -> Self {
        let (Some(needed), Some(worker)) = (needed, worker) else { return Self::NotSaid };
        if worker.skills.is_empty() {
            return Self::NotSaid;
        }
        let Some(has) = worker.skills.iter().find(|skill| skill.trade == needed.trade) else {
            return Self::OtherTrade(needed.trade);
        };
        if has.level < needed.level {
            return Self::Below { needed, level: has.level };
        }
        match worker.lapsed(needed.trade, on) {
            Some(certificate) => Self::Lapsed { trade: needed.trade, certificate: certificate.name.clone() },
            None => Self::Has(*has),
        }
    }

    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::Has(_) => 0,
            Self::NotSaid => 1,
            Self::Below { .. } => 2,
            Self::Lapsed { .. } => 3,
            Self::OtherTrade(_) => 4,
        }
    }
}
