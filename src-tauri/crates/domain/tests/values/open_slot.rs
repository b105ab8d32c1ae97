//! Where a new booking opens. Monday 2026-03-02, open from 08:30 to 18:00.

use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::{Appointment, AppointmentStage, Channel};
use domain::booking_capacity::{Capacity, Technicians};
use domain::dates::ShopZone;
use domain::ids::{AppointmentId, BayId};
use domain::money::Money;
use domain::open_slot::{OpenSlot, Wanted, WhyLater, half_hours, next_open};
use domain::shop_calendar::ShopDays;
use domain::trade::{Trade, TradeTechnicians};

static EVERY_DAY: ShopDays = ShopDays { closed_weekdays: Vec::new(), keeps_holidays: false, own: Vec::new() };

fn at(wall: &str) -> DateTime<Utc> {
    format!("{wall}:00+08:00").parse().expect("a moment")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stay(starts_at: &str, minutes: i64, bay: Option<i64>) -> Appointment {
    Appointment {
        id: AppointmentId(1),
        number: String::new(),
        stage: AppointmentStage::Booked,
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: String::new(),
        contact_phone: String::new(),
        plate: None,
        model: String::new(),
        symptom: String::new(),
        items: Vec::new(),
        starts_at: at(starts_at),
        minutes,
        advisor_id: None,
        bay_id: bay.map(BayId),
        trade: Trade::Mechanic,
        estimate: None,
        deposit: Money::ZERO,
        reason: String::new(),
        work_order_id: None,
        sample: false,
        arrived_at: None,
        arrived_from: None,
        no_show_at: None,
        created_at: at("2026-03-01T08:30"),
        version: 1,
    }
}

fn wanted(on: &str) -> Wanted<'static> {
    Wanted {
        day: day(on),
        minutes: 60,
        bay: None,
        trade: Trade::Mechanic,
        capacity: Capacity { bays: 2, technicians: Technicians::Typed(&[]) },
        opens_at_minute: 510,
        closes_at_minute: 1080,
        days: &EVERY_DAY,
        zone: ShopZone::default(),
    }
}

fn opens(wanted: &Wanted, now: &str, bookings: &[Appointment]) -> Option<(String, Option<WhyLater>)> {
    let found = next_open(wanted, at(now), |_| Ok::<_, ()>(bookings.to_vec())).expect("bookings are there");
    found.map(|OpenSlot { day, starts_at, why_later }| {
        let wall = domain::dates::local_text(starts_at, ShopZone::default());
        assert_eq!(wall[..10], day.to_string());
        (wall, why_later)
    })
}

#[test]
fn a_booking_opens_on_the_next_half_hour_that_has_not_begun() {
    use WhyLater::DayIsOver;
    for (now, expect, why) in [
        ("2026-03-02T04:00", "2026-03-02 08:30", None),
        ("2026-03-02T08:30", "2026-03-02 08:30", None),
        ("2026-03-02T08:31", "2026-03-02 09:00", None),
        ("2026-03-02T12:30", "2026-03-02 12:30", None),
        ("2026-03-02T17:30", "2026-03-02 17:30", None),
        ("2026-03-02T17:31", "2026-03-03 08:30", Some(DayIsOver)),
        ("2026-03-02T18:30", "2026-03-03 08:30", Some(DayIsOver)),
        ("2026-03-02T23:59", "2026-03-03 08:30", Some(DayIsOver)),
    ] {
        assert_eq!(opens(&wanted("2026-03-02"), now, &[]), Some((expect.to_owned(), why)), "{now}");
    }
    // Over the ends of months and years.
    assert_eq!(
        opens(&wanted("2028-02-28"), "2028-02-28T20:00", &[]),
        Some(("2028-02-29 08:30".into(), Some(DayIsOver)))
    );
    assert_eq!(
        opens(&wanted("2026-12-31"), "2026-12-31T20:00", &[]),
        Some(("2027-01-01 08:30".into(), Some(DayIsOver)))
    );
}

#[test]
fn a_full_day_is_passed_over_and_says_that_it_is_full() {
    let full = [stay("2026-03-02T08:00", 660, Some(1)), stay("2026-03-02T08:00", 660, Some(2))];
    assert_eq!(
        opens(&wanted("2026-03-02"), "2026-03-02T09:00", &full),
        Some(("2026-03-03 08:30".into(), Some(WhyLater::DayIsFull)))
    );
    assert_eq!(
        opens(&wanted("2026-03-02"), "2026-03-02T09:00", &full[..1]),
        Some(("2026-03-02 09:00".into(), None)),
        "one bay is free"
    );
}

#[test]
fn the_whole_stay_has_to_fit_and_into_the_bay_that_was_named() {
    let noon = [stay("2026-03-02T10:00", 60, Some(1)), stay("2026-03-02T10:00", 60, Some(2))];
    let mut long = wanted("2026-03-02");
    long.minutes = 120;
    assert_eq!(opens(&long, "2026-03-02T08:31", &noon), Some(("2026-03-02 11:00".into(), None)));
    let mut in_bay = wanted("2026-03-02");
    in_bay.bay = Some(BayId(1));
    let one = [stay("2026-03-02T08:30", 120, Some(1))];
    assert_eq!(opens(&in_bay, "2026-03-02T08:00", &one), Some(("2026-03-02 10:30".into(), None)));
}

#[test]
fn another_day_is_kept_when_it_has_room_and_one_that_is_gone_is_today() {
    assert_eq!(
        opens(&wanted("2026-03-09"), "2026-03-02T20:00", &[]),
        Some(("2026-03-09 08:30".into(), None))
    );
    assert_eq!(
        opens(&wanted("2026-01-05"), "2026-03-02T09:00", &[]),
        Some(("2026-03-02 09:00".into(), Some(WhyLater::DayIsOver)))
    );
}

#[test]
fn a_shop_without_a_bay_has_no_free_place_however_long_one_looks() {
    let mut none = wanted("2026-03-02");
    none.capacity.bays = 0;
    assert_eq!(opens(&none, "2026-03-02T09:00", &[]), None);
}

#[test]
fn half_hours_begin_at_the_half_hour_of_the_opening_in_the_shops_zone() {
    let starts = half_hours(day("2026-03-02"), 525, 600, ShopZone::default());
    assert_eq!(starts, [at("2026-03-02T08:30"), at("2026-03-02T09:00"), at("2026-03-02T09:30")]);
    assert_eq!(
        half_hours(day("2026-03-02"), 510, 540, ShopZone(-480)),
        ["2026-03-02T16:30:00Z".parse::<DateTime<Utc>>().expect("a moment")]
    );
}

#[test]
fn a_day_on_which_the_shop_rests_is_passed_over_and_named() {
    use WhyLater::{DayIsClosed, DayIsOver};
    // Saturday and Sunday.
    let closed = |days: &[u8]| ShopDays { closed_weekdays: days.to_vec(), ..ShopDays::default() };
    let weekends = closed(&[6, 7]);
    let resting = |on: &str| Wanted { days: &weekends, ..wanted(on) };
    for (on, now, expect, why) in [
        ("2026-03-06", "2026-03-06T17:00", "2026-03-06 17:00", None),
        ("2026-03-06", "2026-03-06T18:30", "2026-03-09 08:30", Some(DayIsOver)),
        ("2026-03-07", "2026-03-06T09:00", "2026-03-09 08:30", Some(DayIsClosed)),
        ("2026-03-08", "2026-03-08T09:00", "2026-03-09 08:30", Some(DayIsClosed)),
    ] {
        assert_eq!(opens(&resting(on), now, &[]), Some((expect.to_owned(), why)), "{on} at {now}");
    }
    let all = closed(&[1, 2, 3, 4, 5, 6, 7]);
    let never = Wanted { days: &all, ..wanted("2026-03-06") };
    assert_eq!(opens(&never, "2026-03-06T09:00", &[]), None);
}

#[test]
fn a_half_hour_without_a_technician_of_the_trade_has_no_room_although_a_bay_is_free() {
    let one_painter = [TradeTechnicians { trade: Trade::Paint, technicians: 1 }];
    let painted = Appointment { trade: Trade::Paint, ..stay("2026-03-02T08:30", 120, None) };
    let mut paint = wanted("2026-03-02");
    paint.capacity.technicians = Technicians::Typed(&one_painter);
    // Of the mechanics nobody said how many there are: only bays count.
    assert_eq!(
        opens(&paint, "2026-03-02T08:00", std::slice::from_ref(&painted)),
        Some(("2026-03-02 08:30".into(), None))
    );
    paint.trade = Trade::Paint;
    assert_eq!(opens(&paint, "2026-03-02T08:00", &[painted]), Some(("2026-03-02 10:30".into(), None)));
}
