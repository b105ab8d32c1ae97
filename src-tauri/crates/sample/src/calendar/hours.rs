//! When the sample shop is open. Its story happens in working time only: what
//! does not fit before closing goes on the next open morning, whatever the hour
//! it is loaded at.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use domain::dates::{HALF_HOUR, ShopZone, add_days, from_local, local, local_day};
use domain::shop::Settings;

#[derive(Clone, Copy)]
pub struct OpeningHours {
    zone: ShopZone,
    opens: i64,
    closes: i64,
    /// Monday first.
    rests: [bool; 7],
}

/// Shorter days than that are a mistake in the settings; the story needs room.
const MIN_DAY: i64 = 6 * 60;

impl OpeningHours {
    pub fn of(settings: &Settings) -> Self {
        let usual = Settings::default();
        let (opens, closes) = (settings.opens_at_minute, settings.closes_at_minute);
        let sane = opens >= 0 && closes <= 24 * 60 && closes - opens >= MIN_DAY;
        let (opens, closes) =
            if sane { (opens, closes) } else { (usual.opens_at_minute, usual.closes_at_minute) };
        // A shop that names no day of rest keeps Sundays in the story; one that
        // leaves too few days to tell it keeps those.
        let mut rests = [false; 7];
        for (place, rests) in rests.iter_mut().enumerate() {
            *rests = settings.closed_weekdays.iter().any(|day| usize::from(*day) == place + 1);
        }
        if !(1..=3).contains(&settings.closed_weekdays.len()) {
            rests = [false, false, false, false, false, false, true];
        }
        Self { zone: settings.zone, opens, closes, rests }
    }

    pub fn zone(&self) -> ShopZone {
        self.zone
    }

    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        !self.rests[day.weekday().num_days_from_monday() as usize]
    }

    /// So many minutes after the day's midnight.
    pub fn at(&self, day: NaiveDate, minute: i64) -> DateTime<Utc> {
        from_local(day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute), self.zone)
    }

    pub fn opening(&self, day: NaiveDate) -> DateTime<Utc> {
        self.at(day, self.opens)
    }

    pub fn closing(&self, day: NaiveDate) -> DateTime<Utc> {
        self.at(day, self.closes)
    }

    /// The minutes of a working day.
    pub fn length(&self) -> i64 {
        self.closes - self.opens
    }

    pub fn day_after(&self, day: NaiveDate) -> NaiveDate {
        let mut next = add_days(day, 1);
        while !self.is_open_on(next) {
            next = add_days(next, 1);
        }
        next
    }

    pub fn day_before(&self, day: NaiveDate) -> NaiveDate {
        let mut last = add_days(day, -1);
        while !self.is_open_on(last) {
            last = add_days(last, -1);
        }
        last
    }

    pub fn is_open_at(&self, at: DateTime<Utc>) -> bool {
        let day = local_day(at, self.zone);
        self.is_open_on(day) && at >= self.opening(day) && at <= self.closing(day)
    }

    /// The instant itself while the shop is open, else its last closing.
    pub fn last_open(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let day = local_day(at, self.zone);
        if self.is_open_at(at) {
            return at;
        }
        if self.is_open_on(day) && at > self.closing(day) {
            return self.closing(day);
        }
        self.closing(self.day_before(day))
    }

    /// The instant itself while the shop is open, else its next opening.
    pub fn next_open(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let day = local_day(at, self.zone);
        if self.is_open_at(at) {
            return at;
        }
        if self.is_open_on(day) && at < self.opening(day) {
            return self.opening(day);
        }
        self.opening(self.day_after(day))
    }

    /// So many working minutes later.
    pub fn after(&self, at: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
        let (mut at, mut left) = (self.next_open(at), minutes);
        loop {
            let day = local_day(at, self.zone);
            let today = (self.closing(day) - at).num_minutes();
            if left <= today {
                return at + TimeDelta::minutes(left);
            }
            left -= today;
            at = self.opening(self.day_after(day));
        }
    }

    /// So many working minutes earlier.
    pub fn before(&self, at: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
        let (mut at, mut left) = (self.last_open(at), minutes);
        loop {
            let day = local_day(at, self.zone);
            let today = (at - self.opening(day)).num_minutes();
            if left <= today {
                return at - TimeDelta::minutes(left);
            }
            left -= today;
            at = self.closing(self.day_before(day));
        }
    }

    /// The next half hour on the wall clock that is not before it.
    pub fn half_hour_from(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let minutes = local(at, self.zone).and_utc().timestamp().div_euclid(60);
        let late = (HALF_HOUR - minutes.rem_euclid(HALF_HOUR)) % HALF_HOUR;
        self.next_open(at + TimeDelta::minutes(late))
    }

    /// The half hour on the wall clock that it falls into.
    pub fn half_hour_of(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let seconds = local(at, self.zone).and_utc().timestamp();
        at - TimeDelta::seconds(seconds.rem_euclid(HALF_HOUR * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::OpeningHours;
    use chrono::{DateTime, NaiveDateTime, Utc};
    use domain::dates::{from_local, local_text};
    use domain::shop::Settings;

    fn hours() -> OpeningHours {
        OpeningHours::of(&Settings::default())
    }

    fn at(text: &str) -> DateTime<Utc> {
        let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        from_local(wall, hours().zone())
    }

    #[test]
    fn working_minutes_leave_out_nights_and_sundays() {
        // 2026-03-01 is a Sunday; the shop is open from 8:30 to 18:00.
        for (from, minutes, later) in [
            ("2026-02-28 17:50", 10, "2026-02-28 18:00"),
            ("2026-02-28 17:50", 11, "2026-03-02 08:31"),
            ("2026-03-01 12:00", 5, "2026-03-02 08:35"),
            ("2026-03-02 05:00", 0, "2026-03-02 08:30"),
            ("2026-03-02 23:59", 60, "2026-03-03 09:30"),
        ] {
            assert_eq!(local_text(hours().after(at(from), minutes), hours().zone()), later, "{from}");
        }
        for (from, minutes, earlier) in [
            ("2026-03-02 08:40", 10, "2026-03-02 08:30"),
            ("2026-03-02 08:40", 11, "2026-02-28 17:59"),
            ("2026-03-01 12:00", 0, "2026-02-28 18:00"),
            ("2026-03-02 05:00", 60, "2026-02-28 17:00"),
            ("2026-03-02 23:59", 570, "2026-03-02 08:30"),
        ] {
            assert_eq!(local_text(hours().before(at(from), minutes), hours().zone()), earlier, "{from}");
        }
    }

    #[test]
    fn a_promise_is_given_for_a_half_hour_at_which_somebody_is_there() {
        for (from, promised) in [
            ("2026-03-02 10:00", "2026-03-02 10:00"),
            ("2026-03-02 10:01", "2026-03-02 10:30"),
            ("2026-03-02 17:45", "2026-03-02 18:00"),
            ("2026-02-28 18:10", "2026-03-02 08:30"),
        ] {
            assert_eq!(local_text(hours().half_hour_from(at(from)), hours().zone()), promised, "{from}");
        }
    }
}
