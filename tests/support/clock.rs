//! A clock on the wall of the test's shop: it moves when the test says so.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use std::sync::atomic::{AtomicI64, Ordering};

pub struct ShopClock(AtomicI64);

impl ShopClock {
    pub fn at_local(local: &str) -> Self {
        let wall = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").expect("a local time");
        Self(AtomicI64::new((wall.and_utc() - TimeDelta::hours(8)).timestamp()))
    }

    pub fn later(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60, Ordering::SeqCst);
    }

    pub fn text(&self, minutes_ahead: i64) -> String {
        let at = self.time() + TimeDelta::minutes(minutes_ahead);
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    fn time(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0.load(Ordering::SeqCst), 0).expect("a time of this age")
    }
}

impl commands::Clock for ShopClock {
    fn now(&self) -> DateTime<Utc> {
        self.time()
    }
}
