use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::{ShopZone, add_days, local_day};
use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::job::JobTime;
use domain::present::{TOLERATED_SECONDS, minutes_behind, present};
use domain::worked::{DayMinutes, WorkedSoFar, added_up, ended_at, minutes_by_day};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant is written in RFC 3339")
}

fn told(from: &str, to: &str) -> Vec<(String, i64)> {
    let days = minutes_by_day(at(from), at(to), ShopZone::default());
    days.into_iter().map(|DayMinutes { day, minutes }| (day.to_string(), minutes)).collect()
}

#[test]
fn work_over_midnight_is_parted_between_its_days() {
    let days = |days: &[(&str, i64)]| -> Vec<(String, i64)> {
        days.iter().map(|(day, minutes)| ((*day).to_owned(), *minutes)).collect()
    };
    assert_eq!(
        told("2026-12-08T15:30:00Z", "2026-12-08T17:10:00Z"),
        days(&[("2026-12-08", 30), ("2026-12-09", 70)])
    );
    assert_eq!(told("2026-12-08T15:30:00Z", "2026-12-08T16:00:00Z"), days(&[("2026-12-08", 30)]));
    assert_eq!(told("2026-12-08T16:00:00Z", "2026-12-08T16:30:00Z"), days(&[("2026-12-09", 30)]));
    // Half minutes at a midnight are not lost.
    assert_eq!(
        told("2026-12-08T15:58:30Z", "2026-12-08T16:01:30Z"),
        days(&[("2026-12-08", 1), ("2026-12-09", 2)])
    );
    assert_eq!(told("2026-12-09T02:00:00Z", "2026-12-09T01:50:00Z"), days(&[("2026-12-09", 0)]));
}

#[test]
fn stretches_of_several_are_added_up_by_day() {
    let both = added_up(
        minutes_by_day(at("2026-12-08T15:30:00Z"), at("2026-12-08T16:10:00Z"), ShopZone::default())
            .into_iter()
            .chain(minutes_by_day(
                at("2026-12-08T15:00:00Z"),
                at("2026-12-08T16:20:00Z"),
                ShopZone::default(),
            )),
    );
    let both: Vec<(String, i64)> = both.into_iter().map(|day| (day.day.to_string(), day.minutes)).collect();
    assert_eq!(both, [("2026-12-08".to_owned(), 90), ("2026-12-09".to_owned(), 30)]);
}

#[test]
fn every_clock_of_a_job_counts_to_the_second_and_says_whether_it_goes_on() {
    let clock = |from: &str, to: Option<&str>| JobTime {
        id: 1,
        job_id: JobId(1),
        work_order_id: WorkOrderId(1),
        person_id: PersonId(1),
        started_at: at(from),
        ended_at: to.map(at),
        pause_reason: None,
        clock_went_back: false,
    };
    let done = clock("2026-12-09T01:00:00Z", Some("2026-12-09T01:10:30Z"));
    let own = clock("2026-12-09T01:20:00Z", None);
    let shared = clock("2026-12-09T01:29:50Z", None);
    let now = at("2026-12-09T01:30:00Z");
    let of = |clocks: &[&JobTime], now| {
        let so_far = WorkedSoFar::of(clocks.iter().copied(), now);
        assert_eq!(so_far.at, now);
        (so_far.seconds, so_far.running)
    };
    assert_eq!(of(&[], now), (0, 0));
    assert_eq!(of(&[&done], now), (630, 0), "a pause stands between two stretches");
    assert_eq!(of(&[&done, &own], now), (630 + 600, 1));
    assert_eq!(of(&[&done, &own, &shared], now), (630 + 600 + 10, 2), "two who share a job work twice");
    // What is told of a clock that runs is what comes with each second.
    let later = at("2026-12-09T01:30:07Z");
    assert_eq!(of(&[&done, &own, &shared], later), (630 + 600 + 10 + 2 * 7, 2));
    // The computer's clock went back meanwhile: nothing is taken off, and it stands still.
    assert_eq!(of(&[&done, &own], at("2026-12-09T01:15:00Z")), (630, 0));
}

#[test]
fn the_present_is_never_before_what_was_seen_and_a_step_of_seconds_is_no_news() {
    let seen = at("2026-12-09T02:00:00Z");
    let after = |seconds: i64| seen + TimeDelta::seconds(seconds);
    assert_eq!(present(Some(seen), after(-600)), seen);
    assert_eq!(present(Some(seen), after(600)), after(600));
    assert_eq!(present(None, after(-600)), after(-600));
    for (seconds, expect) in [
        (60, None),
        (0, None),
        (-TOLERATED_SECONDS, None),
        (-TOLERATED_SECONDS - 1, Some(3)),
        (-1200, Some(20)),
    ] {
        assert_eq!(minutes_behind(Some(seen), after(seconds)), expect, "{seconds}");
    }
    assert_eq!(minutes_behind(None, seen), None);
}

proptest! {
    #[test]
    fn the_days_add_up_to_the_stretch_and_none_is_negative(
        start in 0i64..4_000_000_000, lasts in -100_000i64..1_000_000, offset in -720i32..=840
    ) {
        let from = DateTime::from_timestamp(start, 0).expect("in range");
        let to = ended_at(from, from + TimeDelta::seconds(lasts));
        prop_assert!(to >= from);
        let days = minutes_by_day(from, to, ShopZone(offset));
        prop_assert_eq!(days.iter().map(|day| day.minutes).sum::<i64>(), (to - from).num_minutes());
        prop_assert!(days.iter().all(|day| day.minutes >= 0 && day.minutes <= 24 * 60));
        prop_assert!(days.windows(2).all(|two| two[0].day < two[1].day));
        prop_assert!(days[0].day >= local_day(from, ShopZone(offset)));
        prop_assert!(days[days.len() - 1].day <= add_days(local_day(to, ShopZone(offset)), 0));
    }
}
