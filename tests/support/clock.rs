//! A clock on the wall of the test's shop: it moves when the test says so.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

pub struct ShopClock {
    shows: AtomicI64,
    /// Minutes that passed, whatever the clock was set to.
    passed: AtomicU64,
}

impl ShopClock {
    pub fn at_local(local: &str) -> Self {
        Self { shows: AtomicI64::new(seconds(local)), passed: AtomicU64::new(0) }
    }

    /// Somebody sets the computer's clock; no time passes.
    pub fn set_to(&self, local: &str) {
        self.shows.store(seconds(local), Ordering::SeqCst);
    }

    pub fn later(&self, minutes: i64) {
        self.shows.fetch_add(minutes * 60, Ordering::SeqCst);
        self.passed.fetch_add(minutes.unsigned_abs(), Ordering::SeqCst);
    }

    pub fn text(&self, minutes_ahead: i64) -> String {
        let at = self.time() + TimeDelta::minutes(minutes_ahead);
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    fn time(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.shows.load(Ordering::SeqCst), 0).expect("a time of this age")
    }
}

fn seconds(local: &str) -> i64 {
    let wall = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").expect("a local time");
    (wall.and_utc() - TimeDelta::hours(8)).timestamp()
}

impl kernel::Clock for ShopClock {
    fn now(&self) -> DateTime<Utc> {
        self.time()
    }

    fn running(&self) -> Duration {
        Duration::from_secs(self.passed.load(Ordering::SeqCst) * 60)
    }
}
