use chrono::{DateTime, Utc};
use domain::call_back_times::call_back_times;
use domain::dates::ShopZone;
use domain::shop_calendar::ShopDays;

/// What is offered at this moment of a shop eight hours ahead, on its own wall clock.
fn offered(now: &str, (opens, closes): (i64, i64), closed: &[u8]) -> Vec<String> {
    let now: DateTime<Utc> = format!("{now}+08:00").parse().expect("an instant");
    let zone = ShopZone(480);
    let days = ShopDays { closed_weekdays: closed.to_vec(), ..ShopDays::default() };
    let times = call_back_times(now, opens * 60, closes * 60, &days, zone);
    times.into_iter().map(|at| domain::dates::local(at, zone).format("%m-%d %H:%M").to_string()).collect()
}

#[test]
fn the_next_usual_times_are_half_an_hour_away_at_least() {
    let day = (8, 18);
    assert_eq!(offered("2026-03-02T09:30:00", day, &[]), ["03-02 10:00", "03-02 15:00", "03-02 18:00"]);
    assert_eq!(offered("2026-03-02T09:31:00", day, &[]), ["03-02 15:00", "03-02 18:00", "03-03 10:00"]);
    assert_eq!(offered("2026-02-28T19:00:00", day, &[]), ["03-01 10:00", "03-01 15:00", "03-01 18:00"]);
}

#[test]
fn nobody_calls_before_the_shop_opens_after_it_closes_or_on_a_day_of_rest() {
    let morning = "2026-03-06T09:00:00";
    assert_eq!(offered(morning, (11, 17), &[]), ["03-06 11:00", "03-06 15:00", "03-06 17:00"]);
    // Saturday and Sunday it rests.
    assert_eq!(offered("2026-03-06T17:45:00", (8, 18), &[6, 7])[0], "03-09 10:00");
    // An afternoon alone has two times and not three.
    assert_eq!(offered(morning, (16, 18), &[]), ["03-06 16:00", "03-06 18:00", "03-07 16:00"]);
    assert!(offered(morning, (8, 18), &[1, 2, 3, 4, 5, 6, 7]).is_empty());
}
