//! For when a car may be promised.

use chrono::{DateTime, Utc};
use domain::assignment::presence::{Stretch, on_duty, without};
use domain::assignment::worker::WorkShift;
use domain::dates::{ShopZone, local_day};
use domain::proposed_promise::{DAYS_LOOKED_AT, WorkAhead, proposed};
use domain::shop::Settings;
use domain::work_order::Priority;

/// Open from eight to six, but not on Sundays; in China.
fn settings() -> Settings {
    Settings {
        zone: ShopZone(480),
        opens_at_minute: 8 * 60,
        closes_at_minute: 18 * 60,
        closed_weekdays: vec![7],
        ..Settings::default()
    }
}

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00+08:00").parse().expect("a moment")
}

/// Somebody with these shifts; with none of their own they are there as long as the shop is open.
fn hand(shifts: &[WorkShift]) -> Vec<Stretch> {
    on_duty(shifts, &settings(), local_day(at("2026-03-02T00:00"), ShopZone(480)), DAYS_LOOKED_AT)
}

/// Before two of them.
fn work(own: i64, others: i64) -> WorkAhead {
    WorkAhead { own, others, hands: vec![hand(&[]), hand(&[])], priority: Priority::Normal }
}

#[test]
fn what_is_before_the_car_is_shared_and_its_own_work_is_not() {
    let cases = [
        // Monday, half past eight.
        ("2026-03-02T08:30", work(60, 0), "2026-03-02T09:30"),
        ("2026-03-02T08:30", work(61, 0), "2026-03-02T10:00"),
        ("2026-03-02T08:30", work(60, 120), "2026-03-02T10:30"),
        ("2026-03-02T08:30", WorkAhead { hands: Vec::new(), ..work(60, 120) }, "2026-03-02T11:30"),
        // Before it opens the work begins when it does.
        ("2026-03-02T06:00", work(60, 0), "2026-03-02T09:00"),
        // What is not done at closing time goes on the next morning.
        ("2026-03-02T17:00", work(90, 0), "2026-03-03T08:30"),
        ("2026-03-02T17:00", work(60, 0), "2026-03-02T18:00"),
        ("2026-03-02T18:00", work(30, 0), "2026-03-03T08:30"),
        // Two share what is before it over the evening: an hour each today, another one tomorrow.
        ("2026-03-02T17:00", work(60, 240), "2026-03-03T10:00"),
        // Saturday evening: not on Sunday.
        ("2026-03-07T17:30", work(60, 0), "2026-03-09T08:30"),
    ];
    for (now, work, ready) in cases {
        assert_eq!(proposed(at(now), &work, &settings()), Some(at(ready)), "{now} {work:?}");
    }
}

#[test]
fn whoever_waits_in_the_shop_has_nobody_before_them() {
    let now = at("2026-03-02T08:30");
    let waiting = WorkAhead { priority: Priority::Waiting, ..work(60, 1200) };
    assert_eq!(proposed(now, &waiting, &settings()), Some(at("2026-03-02T09:30")));
    let urgent = WorkAhead { priority: Priority::Urgent, ..work(60, 120) };
    assert_eq!(
        proposed(now, &urgent, &settings()),
        Some(at("2026-03-02T10:30")),
        "the work before it is begun"
    );
}

#[test]
fn of_unknown_work_nothing_is_promised_nor_of_what_nobody_can_see_the_end_of() {
    let now = at("2026-03-02T08:30");
    assert_eq!(proposed(now, &work(0, 600), &settings()), None);
    assert_eq!(proposed(now, &work(60, 100_000_000), &settings()), None);
}

#[test]
fn nothing_is_promised_of_the_hours_in_which_nobody_is_there() {
    let now = at("2026-03-02T08:30");
    let away = |until: &str| Stretch { begins_at: at("2026-03-02T08:00"), ends_at: at(until) };
    let alone = |hand: Vec<Stretch>| WorkAhead { hands: vec![hand], ..work(60, 0) };
    // Ill until noon.
    let ill = without(&hand(&[]), [away("2026-03-02T12:00")]);
    assert_eq!(proposed(now, &alone(ill.clone()), &settings()), Some(at("2026-03-02T13:00")));
    let of_two = WorkAhead { hands: vec![ill, hand(&[])], ..work(60, 120) };
    assert_eq!(proposed(now, &of_two, &settings()), Some(at("2026-03-02T11:30")), "the other does it all");
    // Who waits in the shop waits for hands as well.
    let mornings = hand(&[WorkShift { weekday: 2, begins_minute: 480, ends_minute: 720 }]);
    let waiting = WorkAhead { priority: Priority::Waiting, ..alone(mornings) };
    assert_eq!(proposed(now, &waiting, &settings()), Some(at("2026-03-03T09:00")), "Tuesdays alone");
    // A night's work is fetched once the shop is open, and so is a Sunday's.
    let nights = hand(&[WorkShift { weekday: 1, begins_minute: 1_080, ends_minute: 1_320 }]);
    assert_eq!(proposed(now, &alone(nights), &settings()), Some(at("2026-03-03T08:00")));
    let sundays = hand(&[WorkShift { weekday: 7, begins_minute: 480, ends_minute: 720 }]);
    assert_eq!(proposed(now, &alone(sundays), &settings()), Some(at("2026-03-09T08:00")));
    let nobody = without(&hand(&[]), [away("2026-12-31T00:00")]);
    assert_eq!(proposed(now, &alone(nobody), &settings()), None);
}
