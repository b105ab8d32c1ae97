//! In which order somebody's own jobs lie before them: what their hands are at, then whose car goes before
//! others, then what is promised soonest.

use crate::job::JobState;
use crate::work_order::Priority;
use chrono::{DateTime, Utc};

/// What the order asks of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnJob {
    pub state: JobState,
    /// The own clock runs on it.
    pub is_at_it: bool,
    pub priority: Priority,
    pub promised_at: Option<DateTime<Utc>>,
    pub planned_start: Option<DateTime<Utc>>,
}

impl OwnJob {
    /// Its place: the smaller goes first. What nobody promised, or planned, goes behind what somebody did.
    pub fn place(&self) -> impl Ord + use<> {
        let hands = match (self.is_at_it, self.state) {
            (true, _) => 0,
            // Others who share it are at it: it is joined, and waits for nobody.
            (false, JobState::Running) => 1,
            (false, JobState::Paused | JobState::Waiting) => 2,
            (false, JobState::Finished | JobState::Cancelled) => 3,
        };
        let last = DateTime::<Utc>::MAX_UTC;
        let promised = self.promised_at.unwrap_or(last);
        // Of two of one car what was begun is ended first.
        let is_new = self.state == JobState::Waiting;
        (hands, self.priority, promised, is_new, self.planned_start.unwrap_or(last))
    }
}
