//! A clock on the wall of the test's shop: it moves when the test says so.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

pub struct ShopClock {
    shows: AtomicI64,
    /// Minutes that passed, whatever the clock was set to.
    passed: AtomicU64,
}

impl ShopClock {
    /// By the shop's clock, `2026-03-02T08:30`, or by the file's, `2026-03-02T00:30:00Z`.
    pub fn at(moment: &str) -> Self {
        Self { shows: AtomicI64::new(seconds(moment)), passed: AtomicU64::new(0) }
    }

    /// Somebody sets the computer's clock; no time passes.
    pub fn set_to(&self, moment: &str) {
        self.shows.store(seconds(moment), Ordering::SeqCst);
    }

    pub fn later(&self, minutes: i64) {
        self.shows.fetch_add(minutes * 60, Ordering::SeqCst);
        self.passed.fetch_add(minutes.unsigned_abs(), Ordering::SeqCst);
    }

    pub fn time(&self, minutes_ahead: i64) -> DateTime<Utc> {
        let shows = DateTime::from_timestamp(self.shows.load(Ordering::SeqCst), 0);
        shows.expect("a time of this age") + TimeDelta::minutes(minutes_ahead)
    }

    pub fn text(&self, minutes_ahead: i64) -> String {
        self.time(minutes_ahead).to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

fn seconds(moment: &str) -> i64 {
    let instant = moment.parse::<DateTime<Utc>>().or_else(|_| {
        let wall = NaiveDateTime::parse_from_str(moment, "%Y-%m-%dT%H:%M")?;
        Ok::<_, chrono::ParseError>(wall.and_utc() - TimeDelta::hours(8))
    });
    instant.unwrap_or_else(|error| panic!("{moment}: {error}")).timestamp()
}

impl kernel::Clock for ShopClock {
    fn now(&self) -> DateTime<Utc> {
        self.time(0)
    }

    fn running(&self) -> Duration {
        Duration::from_secs(self.passed.load(Ordering::SeqCst) * 60)
    }
}
