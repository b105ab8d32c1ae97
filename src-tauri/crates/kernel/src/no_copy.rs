//! That the day has no copy of the file: every window says so until it has one.

use chrono::{DateTime, Utc};
use domain::refusal::Refusal;
use serde::Serialize;
use ts_rs::TS;

/// Since when the day has no copy, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoCopy {
    pub since: DateTime<Utc>,
    pub refusal: Refusal,
}
