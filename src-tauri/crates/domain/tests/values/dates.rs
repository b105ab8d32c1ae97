use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::dates::{
    ShopZone, add_days, day_range_utc, from_local, in_the_calendar, in_the_calendar_if_any,
    is_in_the_calendar, local_day, local_text,
};
use domain::refusal::{FieldProblem, Refusal};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day is written YYYY-MM-DD")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant is written in RFC 3339")
}

#[test]
fn a_day_of_the_shop_starts_at_its_own_midnight() {
    let zone = ShopZone::default();
    assert_eq!(zone, ShopZone(480));
    assert_eq!(local_day(instant("2026-03-01T15:59:59Z"), zone), day("2026-03-01"));
    assert_eq!(local_day(instant("2026-03-01T16:00:00Z"), zone), day("2026-03-02"));
    assert_eq!(
        day_range_utc(day("2026-03-02"), zone),
        (instant("2026-03-01T16:00:00Z"), instant("2026-03-02T16:00:00Z"))
    );
    assert_eq!(local_text(instant("2026-03-02T00:30:59Z"), zone), "2026-03-02 08:30");
    assert_eq!(local_text(instant("2026-03-02T00:30:00Z"), ShopZone(-300)), "2026-03-01 19:30");
}

#[test]
fn days_are_counted_over_the_end_of_months_and_stop_at_the_calendars_ends() {
    assert_eq!(add_days(day("2026-02-25"), 10), day("2026-03-07"));
    assert_eq!(add_days(day("2028-02-28"), 1), day("2028-02-29"));
    assert_eq!(add_days(day("2026-01-01"), -1), day("2025-12-31"));
    assert_eq!(add_days(day("2026-01-01"), i64::MAX), NaiveDate::MAX);
    assert_eq!(add_days(day("2026-01-01"), i64::MIN), NaiveDate::MIN);
}

#[test]
fn a_day_outside_of_the_calendar_is_a_slip() {
    for (text, is_in) in [
        ("1899-12-31", false),
        ("1900-01-01", true),
        ("2026-03-02", true),
        ("2100-12-31", true),
        ("2101-01-01", false),
    ] {
        let day = day(text);
        let expect = if is_in { Ok(day) } else { Err(Refusal::bad("due", FieldProblem::NotADate)) };
        assert_eq!(is_in_the_calendar(day), is_in, "{text}");
        assert_eq!(in_the_calendar("due", day), expect, "{text}");
        assert_eq!(in_the_calendar_if_any("due", Some(day)), expect.map(Some), "{text}");
    }
    assert_eq!(in_the_calendar_if_any("due", None), Ok(None));
}

#[test]
fn a_damaged_zone_and_the_ends_of_time_stay_harmless() {
    for zone in [ShopZone(i32::MAX), ShopZone(i32::MIN)] {
        for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let (from, to) = day_range_utc(local_day(at, zone), zone);
            assert!(from <= to);
            assert!(!local_text(at, zone).is_empty());
        }
    }
}

proptest! {
    #[test]
    fn every_instant_lies_in_its_day(seconds in 0i64..4_000_000_000, minutes in -720i32..=840) {
        let zone = ShopZone(minutes);
        let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(seconds);
        let (from, to) = day_range_utc(local_day(at, zone), zone);
        prop_assert!(from <= at && at < to);
        prop_assert_eq!(to - from, TimeDelta::days(1));
        let wall_clock = at.naive_utc() + TimeDelta::minutes(i64::from(minutes));
        prop_assert_eq!(from_local(wall_clock, zone), at);
    }
}
