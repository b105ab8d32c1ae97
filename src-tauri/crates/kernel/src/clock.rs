//! What time it is: as the program is told it, and as the shop's file lets it be.

use crate::error::Result;
use chrono::{DateTime, TimeDelta, Utc};
use domain::present::present;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use storage::Reader;

/// Names the moment at which a program under test starts.
pub const GIVEN: &str = "WORKBAY_CLOCK";

/// The time comes from here, so that a test can have its own morning. Whole
/// seconds: instants are kept as text and must sort as they happened.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;

    /// How long the program has been running. It never goes back, whoever sets
    /// the clock: waits are measured by it.
    fn running(&self) -> Duration {
        static BEGUN: OnceLock<Instant> = OnceLock::new();
        BEGUN.get_or_init(Instant::now).elapsed()
    }

    /// Given from outside for a trial: everybody is told.
    fn is_given(&self) -> bool {
        false
    }
}

pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        whole_seconds(Utc::now())
    }
}

/// Begins at a moment that was given, and goes on from there.
pub struct GivenClock {
    at: DateTime<Utc>,
    since: Instant,
}

impl GivenClock {
    pub fn starting_at(at: DateTime<Utc>) -> Self {
        Self { at, since: Instant::now() }
    }
}

impl Clock for GivenClock {
    fn now(&self) -> DateTime<Utc> {
        let gone = TimeDelta::from_std(self.since.elapsed()).unwrap_or_default();
        whole_seconds(self.at + gone)
    }

    fn is_given(&self) -> bool {
        true
    }
}

/// The clock of this program: the computer's, or the one given for a trial. Only
/// a build for development takes another: a shop's own program cannot be left
/// running on a made-up day.
///
/// # Errors
/// Where a build for development was given a time that is none.
pub fn of_this_program() -> std::result::Result<Arc<dyn Clock>, String> {
    let Ok(given) = std::env::var(GIVEN) else { return Ok(Arc::new(SystemClock)) };
    Ok(match moment(&given, cfg!(debug_assertions))? {
        Some(at) => Arc::new(GivenClock::starting_at(at)),
        None => {
            tracing::warn!(given, "{GIVEN} is of no effect in this build: the computer's clock counts");
            Arc::new(SystemClock)
        }
    })
}

fn moment(given: &str, development: bool) -> std::result::Result<Option<DateTime<Utc>>, String> {
    if !development {
        return Ok(None);
    }
    let unreadable =
        |_| format!("{GIVEN} names no moment: {given}. Write it like 2026-03-02T08:30:00+08:00.");
    given.parse().map(Some).map_err(unreadable)
}

pub fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}

/// The shop's present inside a snapshot of the file.
///
/// # Errors
/// Only what the file itself fails with.
pub fn present_in(r: &Reader<'_>, clock: &dyn Clock) -> Result<DateTime<Utc>> {
    Ok(present(r.newest_seen()?, clock.now()))
}

#[cfg(test)]
mod tests {
    use super::{Clock, GivenClock, SystemClock, moment};

    #[test]
    fn only_a_build_for_development_takes_a_given_moment() {
        let at = "2026-03-02T00:30:00Z".parse().unwrap();
        assert_eq!(moment("2026-03-02T08:30:00+08:00", true), Ok(Some(at)));
        assert_eq!(moment("2026-03-02T08:30:00+08:00", false), Ok(None));
        assert_eq!(moment("yesterday", false), Ok(None), "nor does it stop a shop");
        let said = moment("yesterday", true).unwrap_err();
        assert!(said.contains("WORKBAY_CLOCK") && said.contains("yesterday"), "{said}");
    }

    #[test]
    fn a_given_clock_begins_where_it_was_told_and_says_that_it_was() {
        let at = "2028-02-29T15:59:59Z".parse().unwrap();
        let clock = GivenClock::starting_at(at);
        assert!((clock.now() - at).num_seconds() < 60);
        assert!(clock.now() >= at && clock.is_given() && !SystemClock.is_given());
    }
}
