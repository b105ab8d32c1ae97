//! On which days the shop is open. 2026-02-17 is 春节, 2026-02-14 and 2026-02-28 are Saturdays worked in its
//! place; 2026-03-02 is a Monday.

use crate::booking::booking;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, AppointmentStage};
use domain::appointment_move::AppointmentMove;
use domain::booking_call::{BookingCall, BookingCallKind, BookingCallOutcome, is_to_be_called};
use domain::booking_capacity::{Capacity, Technicians, check_capacity};
use domain::booking_load::trade_loads;
use domain::booking_wish::wished_days;
use domain::ids::{BayId, PersonId};
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
use domain::shop_calendar::{CalendarSettings, Holiday, OwnDay, ShopDays};
use domain::trade::{Trade, TradeTechnicians};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn weekends_off(keeps_holidays: bool) -> ShopDays {
    ShopDays { closed_weekdays: vec![6, 7], keeps_holidays, own: Vec::new() }
}

#[test]
fn a_shop_that_keeps_holidays_rests_on_them_and_works_the_weekend_in_their_place() {
    let (keeps, works) = (weekends_off(true), weekends_off(false));
    for (on, keeping, working) in [
        ("2026-02-17", true, false),
        ("2026-02-14", false, true),
        ("2026-02-28", false, true),
        ("2026-02-21", true, true),
        ("2026-03-02", false, false),
        ("2026-03-07", true, true),
    ] {
        assert_eq!((keeps.rests_on(day(on)), works.rests_on(day(on))), (keeping, working), "{on}");
    }
    let told = works.told(day("2026-02-14"));
    assert_eq!((told.holiday, told.made_up, told.own), (Some(Holiday::SpringFestival), true, false));
}

#[test]
fn the_shops_own_word_goes_before_the_holiday_and_the_week() {
    let own = |day: NaiveDate, open| OwnDay { day, open, reason: "盘点".to_owned() };
    let days = ShopDays {
        own: vec![own(day("2026-02-17"), true), own(day("2026-03-02"), false)],
        ..weekends_off(true)
    };
    assert!(!days.rests_on(day("2026-02-17")) && days.rests_on(day("2026-03-02")));
    let told = days.told(day("2026-03-02"));
    assert_eq!((told.own, told.reason.as_str()), (true, "盘点"));
}

#[test]
fn somebody_is_there_in_the_hours_of_a_day_on_which_the_shop_is_open() {
    let mut settings = Settings::default();
    settings.calendar.keeps_holidays = true;
    // From half past eight to six by the clock in China.
    for (at, open) in [
        ("2026-03-02T00:29:00Z", false),
        ("2026-03-02T00:30:00Z", true),
        ("2026-03-02T09:59:00Z", true),
        ("2026-03-02T10:00:00Z", false),
        ("2026-02-17T02:00:00Z", false),
    ] {
        assert_eq!(settings.is_open_at(at.parse().expect("an instant")), open, "{at}");
    }
}

#[test]
fn a_year_without_its_notice_is_said_and_goes_by_the_week() {
    let keeps = weekends_off(true);
    assert!(!keeps.told(day("2026-10-01")).year_unknown);
    let unknown = keeps.told(day("2031-10-01"));
    assert_eq!((unknown.year_unknown, unknown.rests, unknown.holiday), (true, false, None));
}

#[test]
fn the_next_day_that_is_open_is_reminded_of_with_all_before_it() {
    let keeps = weekends_off(true);
    assert_eq!(keeps.next_open_day(day("2026-03-02")), day("2026-03-03"));
    assert_eq!(keeps.next_open_day(day("2026-03-06")), day("2026-03-09"));
    assert_eq!(keeps.next_open_day(day("2026-02-14")), day("2026-02-24"));
    let never = ShopDays { closed_weekdays: (1..=7).collect(), ..ShopDays::default() };
    assert_eq!(never.next_open_day(day("2026-03-02")), day("2026-03-03"));
}

#[test]
fn what_of_the_book_is_set_has_its_bounds() {
    let of = |trade, technicians| TradeTechnicians { trade, technicians };
    let with = |technicians: Vec<TradeTechnicians>| CalendarSettings { technicians, ..Default::default() };
    assert_eq!(with(vec![of(Trade::Body, 0), of(Trade::Paint, 99)]).check(), Ok(()));
    for (technicians, problem) in [
        (vec![of(Trade::Body, -1)], FieldProblem::Negative),
        (vec![of(Trade::Body, 100)], FieldProblem::TooLarge),
        (vec![of(Trade::Body, 1), of(Trade::Body, 2)], FieldProblem::Taken),
    ] {
        assert_eq!(with(technicians).check(), Err(Refusal::bad("technicians", problem)));
    }
    let today = day("2026-03-02");
    let closed = |on: &str| (day(on), Some((false, "盘点")));
    let said = [closed("2026-03-09"), closed("2026-03-05"), (day("2026-03-05"), Some((true, "")))];
    let said = said.into_iter().fold(CalendarSettings::default(), |calendar, (on, word)| {
        calendar.with_own_day(on, word, today).expect("a day")
    });
    let kept: Vec<(String, bool)> = said.own_days.iter().map(|own| (own.day.to_string(), own.open)).collect();
    assert_eq!(kept, [("2026-03-05".to_owned(), true), ("2026-03-09".to_owned(), false)]);
    let taken_back = said.with_own_day(day("2026-03-05"), None, today).expect("a day");
    assert_eq!(taken_back.own_days.len(), 1);
    // A year and a day later nobody looks at it any more.
    let later = taken_back.with_own_day(day("2027-03-12"), Some((false, "")), day("2027-03-11"));
    assert_eq!(later.map(|calendar| calendar.own_days.len()), Ok(1));
}

fn of_trade(id: i64, trade: Trade, bay: Option<i64>) -> Appointment {
    Appointment { trade, bay_id: bay.map(BayId), ..booking(id, AppointmentStage::Booked) }
}

#[test]
fn a_half_hour_has_as_many_bays_and_as_many_technicians_of_a_trade_as_the_shop() {
    let technicians = [TradeTechnicians { trade: Trade::Paint, technicians: 1 }];
    let capacity = Capacity { bays: 3, technicians: Technicians::Typed(&technicians) };
    let painted = of_trade(1, Trade::Paint, None);
    let (paint, oil) = (of_trade(2, Trade::Paint, None), of_trade(3, Trade::Mechanic, None));
    let others = [painted.clone()];
    assert_eq!(check_capacity(&others, &oil.stay(), capacity), Ok(()));
    assert_eq!(
        check_capacity(&others, &paint.stay(), capacity),
        Err(Refusal::OverTechnicians { trade: Trade::Paint, booked: 1, capacity: 1 })
    );
    let behind = Appointment { starts_at: painted.ends_at(), ..paint.clone() };
    assert_eq!(check_capacity(&others, &behind.stay(), capacity), Ok(()));
    let full = Capacity { bays: 1, ..capacity };
    assert_eq!(
        check_capacity(&others, &oil.stay(), full),
        Err(Refusal::OverCapacity { booked: 1, capacity: 1 })
    );
    // Called off, it takes nobody's hours.
    let called_off = [Appointment { stage: AppointmentStage::Cancelled, ..painted }];
    assert_eq!(check_capacity(&called_off, &paint.stay(), capacity), Ok(()));
}

#[test]
fn the_hours_of_a_trade_are_those_of_its_technicians_while_the_shop_is_open() {
    let technicians = [TradeTechnicians { trade: Trade::Body, technicians: 2 }];
    let given_up = Appointment { stage: AppointmentStage::NoShow, ..of_trade(3, Trade::Body, None) };
    let bookings = [of_trade(1, Trade::Body, None), of_trade(2, Trade::Mechanic, None), given_up];
    let load = trade_loads(&bookings, Technicians::Typed(&technicians), day("2026-03-02"), 570);
    let [load] = load.as_slice() else { panic!("{load:?}") };
    assert_eq!((load.technicians, load.booked_minutes, load.open_minutes), (2, 60, 1140));
}

#[test]
fn a_stay_must_fit_anew_where_it_takes_another_place_and_only_there() {
    let before = of_trade(1, Trade::Mechanic, Some(1));
    let now = |change: fn(&mut Appointment)| {
        let mut after = before.clone();
        change(&mut after);
        after.takes_another_place(&before)
    };
    assert!(!now(|_| ()) && !now(|after| after.advisor_id = Some(PersonId(2))));
    assert!(now(|after| after.minutes = 90) && now(|after| after.bay_id = None));
    assert!(now(|after| after.trade = Trade::Body));
    assert!(now(|after| after.starts_at += TimeDelta::minutes(30)));
    assert!(!now(|after| after.stage = AppointmentStage::NoShow), "it takes none any more");
    let given_up = Appointment { stage: AppointmentStage::NoShow, ..before.clone() };
    assert!(before.takes_another_place(&given_up), "it takes one again");
}

#[test]
fn a_move_is_taken_back_whole_while_nothing_was_written_since() {
    let before =
        Appointment {
            reason: "客户要求".to_owned(), version: 4, ..of_trade(1, Trade::Mechanic, Some(1))
        };
    let before = Appointment { stage: AppointmentStage::Confirmed, ..before };
    let after = Appointment {
        stage: AppointmentStage::Booked,
        starts_at: at("2026-03-02T06:00:00Z"),
        minutes: 120,
        bay_id: Some(BayId(2)),
        advisor_id: Some(PersonId(3)),
        reason: String::new(),
        ..before.clone()
    };
    let moved = AppointmentMove::between(&before, &after, PersonId(1), at("2026-03-01T02:00:00Z"));
    assert!(moved.is_of_time());
    let written = Appointment { version: 5, ..after };
    assert_eq!(moved.taken_back(&written), Ok(Appointment { version: 5, ..before }));
    let since = Appointment { version: 6, ..written.clone() };
    assert!(matches!(moved.taken_back(&since), Err(Refusal::Conflict { yours: 5, current: 6, .. })));
    let of_an_older_program = AppointmentMove { left_version: None, from_stage: None, ..moved };
    assert!(of_an_older_program.taken_back(&written).is_err());
}

#[test]
fn who_was_reached_is_called_no_more_until_the_booking_moves() {
    use BookingCallKind::{NoShow, Reminder};
    let expected = booking(1, AppointmentStage::Booked);
    let call = |outcome| BookingCall {
        id: 1,
        appointment_id: expected.id,
        kind: Reminder,
        outcome,
        for_at: expected.starts_at,
        note: String::new(),
        person_id: PersonId(1),
        at: at("2026-03-01T02:00:00Z"),
    };
    assert!(is_to_be_called(&expected, Reminder, &[]));
    assert!(is_to_be_called(&expected, Reminder, &[call(BookingCallOutcome::NotReached)]));
    let reached = [call(BookingCallOutcome::Comes)];
    assert!(!is_to_be_called(&expected, Reminder, &reached));
    let moved = Appointment { starts_at: at("2026-03-03T02:00:00Z"), ..expected.clone() };
    assert!(is_to_be_called(&moved, Reminder, &reached));
    assert!(!is_to_be_called(&expected, NoShow, &[]), "they are expected");
    let given_up = Appointment { stage: AppointmentStage::NoShow, ..expected };
    assert!(is_to_be_called(&given_up, NoShow, &reached) && !is_to_be_called(&given_up, Reminder, &[]));
}

#[test]
fn somebody_waits_for_days_that_are_to_come() {
    let days = |from: &str, until: &str| wished_days(day(from), day(until), day("2026-03-02"));
    let wrong = |problem| Err(Refusal::bad("until_day", problem));
    assert!(days("2026-03-01", "2026-03-02").is_ok());
    assert_eq!(days("2026-02-20", "2026-03-01"), wrong(FieldProblem::InThePast));
    assert_eq!(days("2026-03-09", "2026-03-05"), wrong(FieldProblem::TooShort));
    assert_eq!(days("2026-03-09", "2027-03-04"), wrong(FieldProblem::TooLarge));
}
