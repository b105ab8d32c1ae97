//! 车间评分: how the foreman saw a piece of work, for the manager and for nobody outside the shop.

use crate::ids::{JobId, PersonId, WorkOrderId};
use crate::job::{Job, JobState};
use crate::person::Person;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The best of a mark; the worst is 1.
pub const BEST_MARK: i64 = 5;

/// One try of a job is marked once, and marked anew in the same row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobMark {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub job_id: JobId,
    /// How fast it went, for what it was.
    pub efficiency: i64,
    /// How well it was done.
    pub quality: i64,
    pub note: String,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
    pub version: i64,
}

impl JobMark {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` for a mark that is none, or a note too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        for (field, mark) in [("efficiency", self.efficiency), ("quality", self.quality)] {
            if !(1..=BEST_MARK).contains(&mark) {
                return Err(Refusal::bad(field, FieldProblem::Unknown));
            }
        }
        Ok(Self { note: optional("note", &self.note, MAX_TEXT_LEN)?, ..self })
    }
}

/// Marked is what is done, by who had no hand in it.
///
/// # Errors
/// `JobIs` where it is not finished, and `OwnMark`.
pub fn may_mark(job: &Job, me: &Person) -> Result<(), Refusal> {
    if job.state != JobState::Finished {
        return Err(Refusal::JobIs { state: job.state.code().to_owned() });
    }
    if job.is_by(me.id) { Err(Refusal::OwnMark { name: me.name.clone() }) } else { Ok(()) }
}

/// Marks of somebody's jobs, on average in hundredths; nothing where there are none. 4.25 is 425.
pub fn average(marks: impl IntoIterator<Item = i64>) -> Option<i64> {
    let (mut sum, mut many) = (0_i64, 0_i64);
    for mark in marks {
        sum = sum.saturating_add(mark);
        many += 1;
    }
    // Half a hundredth goes up.
    (many > 0).then(|| (sum.saturating_mul(200) + many) / (many * 2))
}
