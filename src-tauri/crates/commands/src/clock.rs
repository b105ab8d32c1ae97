//! What time it is, as the shop is told it.

use chrono::{DateTime, Utc};

/// The time comes from here, so that a test can have its own morning. Whole
/// seconds: instants are kept as text and must sort as they happened.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        whole_seconds(Utc::now())
    }
}

pub fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}
