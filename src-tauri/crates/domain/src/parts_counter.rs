//! What the parts counter serves first.

use crate::job::{JobState, PauseReason};
use serde::Serialize;
use ts_rs::TS;

/// Whether the work stands still for want of parts.
pub fn lacks_parts(state: JobState, paused_for: Option<PauseReason>) -> bool {
    state == JobState::Paused && paused_for == Some(PauseReason::Parts)
}

/// Where a car lies at the counter, in the order in which it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartsPile {
    /// Its work stands still until the parts come.
    Waiting,
    /// Work on it is still to be done.
    Ahead,
    /// Everything is repaired: what was laid ready is looked over once more.
    Done,
}

impl PartsPile {
    /// Of a car some of whose work stands still, or has still to be done.
    pub const fn of(stands_still: bool, work_to_do: bool) -> Self {
        match (stands_still, work_to_do) {
            (true, _) => Self::Waiting,
            (false, true) => Self::Ahead,
            (false, false) => Self::Done,
        }
    }
}
