//! How a visit stands to what its customer was promised: the wall, every queue, the
//! board and the manager's list say it of the same car at the same moment.

use crate::stage_codes::Stage;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

/// From so long before the promise on it draws near.
pub const NEAR_MINUTES: i64 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lateness {
    Calm,
    Near,
    Late,
}

impl Stage {
    /// What was promised is still to be kept. A car that stands ready was promised for
    /// now and is there: from then on it waits for its owner, and nobody for it.
    pub const fn owes_promise(self) -> bool {
        match self {
            Self::CheckedIn
            | Self::Estimating
            | Self::AwaitingAuthorisation
            | Self::AwaitingAssignment
            | Self::InRepair
            | Self::AwaitingInspection
            | Self::Preparing
            | Self::AwaitingSettlement => true,
            Self::ReadyForDelivery | Self::Delivered | Self::Closed | Self::Cancelled => false,
        }
    }
}

/// How a visit in this stage stands to its promise at this moment. In the very second
/// that was promised it is not late yet.
pub fn lateness(stage: Stage, promised: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Lateness {
    let Some(promised) = promised.filter(|_| stage.owes_promise()) else { return Lateness::Calm };
    let left = promised - now;
    if left < TimeDelta::zero() {
        Lateness::Late
    } else if left <= TimeDelta::minutes(NEAR_MINUTES) {
        Lateness::Near
    } else {
        Lateness::Calm
    }
}
