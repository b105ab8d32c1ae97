//! How many technicians there are, where the book counts the people. 2026-03-02 is a Monday.

use crate::booking::booking;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, AppointmentStage};
use domain::assignment::presence::{OnDuty, Stretch};
use domain::booking_capacity::{Capacity, Stay, Technicians, check_capacity};
use domain::booking_load::trade_loads;
use domain::booking_staffing::{PeopleHours, Staffing};
use domain::dates::ShopZone;
use domain::refusal::{FieldProblem, Refusal};
use domain::shop_calendar::{CalendarSettings, TechniciansFrom};
use domain::trade::Trade::{self, Mechanic, Paint, Tyre};

const NINE: i64 = 9 * 60;
const NOON: i64 = 12 * 60;
const TWO: i64 = 14 * 60;
const SIX: i64 = 18 * 60;
/// Of the next day.
const TOMORROW: i64 = 24 * 60;

/// At this minute of Monday by the shop's clock.
fn at(minute: i64) -> DateTime<Utc> {
    let midnight: DateTime<Utc> = "2026-03-01T16:00:00Z".parse().expect("midnight in the shop");
    midnight + TimeDelta::minutes(minute)
}

fn monday() -> NaiveDate {
    "2026-03-02".parse().expect("a day")
}

fn stretches(of: &[(i64, i64)]) -> Vec<Stretch> {
    of.iter().map(|(from, to)| Stretch { begins_at: at(*from), ends_at: at(*to) }).collect()
}

/// Nine to six with the hour and a half of lunch that two shifts leave: seven and a half hours.
fn there(trades: &[Trade], away: &[(i64, i64)]) -> OnDuty {
    let shifts = stretches(&[(NINE, NOON), (NOON + 90, SIX)]);
    OnDuty { trades: trades.to_vec(), shifts, away: stretches(away) }
}

fn of(people: &[OnDuty], worked_share: i64) -> Staffing {
    Staffing::of(people, worked_share, ShopZone::default())
}

fn booked(trade: Trade, from: i64, minutes: i64) -> Appointment {
    Appointment { trade, starts_at: at(from), minutes, ..booking(1, AppointmentStage::Booked) }
}

fn asked(
    staffing: &Staffing,
    others: &[Appointment],
    trade: Trade,
    from: i64,
    minutes: i64,
) -> Result<(), Refusal> {
    let capacity = Capacity { bays: 9, technicians: Technicians::People(staffing) };
    check_capacity(others, &Stay { starts_at: at(from), minutes, bay: None, trade }, capacity)
}

fn no_hands(trade: Trade, booked: i64, capacity: i64) -> Result<(), Refusal> {
    Err(Refusal::OverTechnicians { trade, booked, capacity })
}

fn no_hours(trade: Trade, booked_minutes: i64, capacity_minutes: i64) -> Result<(), Refusal> {
    Err(Refusal::OverTechnicianHours { trade, booked_minutes, capacity_minutes })
}

#[test]
fn the_hours_of_a_day_are_the_shifts_less_what_people_are_away_by_the_share_the_shop_plans() {
    let half_hours = |people, shifts: i64, away: i64, worked_share| PeopleHours {
        people,
        shift_minutes: shifts * 30,
        away_minutes: away * 30,
        worked_share,
    };
    for (people, worked_share, hours, open) in [
        (vec![], 100, half_hours(0, 0, 0, 100), 0),
        (vec![there(&[Mechanic], &[])], 100, half_hours(1, 15, 0, 100), 450),
        (vec![there(&[Mechanic], &[]); 3], 80, half_hours(3, 45, 0, 80), 1080),
        // Of the lunch nothing is taken by an absence that lies over it.
        (vec![there(&[Mechanic], &[(NOON - 60, TWO)])], 100, half_hours(1, 15, 3, 100), 360),
        // Two absences that meet take their time once.
        (vec![there(&[Mechanic], &[(NINE, NOON), (NINE, NOON)])], 100, half_hours(1, 15, 6, 100), 270),
        (
            vec![there(&[Mechanic], &[(0, TOMORROW)]), there(&[Mechanic], &[])],
            100,
            half_hours(2, 30, 15, 100),
            450,
        ),
        // Who can do both counts for both, who can do the other one only does not.
        (vec![there(&[Mechanic, Tyre], &[]), there(&[Paint], &[])], 100, half_hours(1, 15, 0, 100), 450),
        // Of whom nothing is said, they can do anything.
        (vec![there(&[Mechanic], &[]), there(&[], &[])], 100, half_hours(2, 30, 0, 100), 900),
    ] {
        let told = of(&people, worked_share).hours(&[Mechanic], monday());
        assert_eq!((told, told.open_minutes()), (hours, open), "{people:?}");
    }
}

#[test]
fn a_half_hour_has_as_many_cars_of_a_trade_as_people_who_are_there_then() {
    let staffing = of(&[there(&[Mechanic], &[]), there(&[Mechanic], &[(TWO, TWO + 60)])], 100);
    let one = [booked(Mechanic, TWO, 60)];
    let two = [booked(Mechanic, NINE, 60), booked(Mechanic, NINE + 30, 60)];
    for (others, from, minutes, told) in [
        (&one[..], NINE, 60, Ok(())),
        // One of two is away, and the other one has a car.
        (&one[..], TWO, 60, no_hands(Mechanic, 1, 1)),
        (&one[..], TWO + 60, 60, Ok(())),
        (&two[..], NINE, 30, Ok(())),
        (&two[..], NINE, 60, no_hands(Mechanic, 2, 2)),
        // It lies over the lunch, and over the night.
        (&two[..], NOON - 60, 120, Ok(())),
        (&two[..], SIX - 60, 240, Ok(())),
    ] {
        assert_eq!(asked(&staffing, others, Mechanic, from, minutes), told, "{from} for {minutes}");
    }
    // Of a trade nobody's file names it is not said who does it.
    let full = [booked(Paint, NINE, 60), booked(Paint, NINE, 60), booked(Paint, NINE, 60)];
    assert_eq!(asked(&staffing, &full, Paint, NINE, 60), Ok(()));
    assert_eq!(asked(&of(&[there(&[], &[])], 100), &two, Mechanic, NINE + 30, 60), Ok(()));
}

#[test]
fn who_can_two_trades_is_not_at_two_cars() {
    let both = there(&[Mechanic, Paint], &[]);
    let alone = of(std::slice::from_ref(&both), 100);
    assert_eq!(asked(&alone, &[booked(Paint, NINE, 60)], Mechanic, NINE, 60), no_hands(Mechanic, 1, 1));
    // The mechanic takes the one car, and whoever can both the other.
    let beside = of(&[both, there(&[Mechanic], &[])], 100);
    let painted = booked(Paint, NINE, 60);
    assert_eq!(asked(&beside, std::slice::from_ref(&painted), Mechanic, NINE, 60), Ok(()));
    let full = [painted, booked(Mechanic, NINE, 60)];
    assert_eq!(asked(&beside, &full, Mechanic, NINE, 60), no_hands(Mechanic, 2, 2));
    assert_eq!(asked(&beside, &full, Paint, NINE, 60), no_hands(Paint, 1, 1));
    // Nor are their hours there twice: of fifteen, six go to mechanics' cars, and then eight and a half.
    let day = [booked(Mechanic, SIX, 300), booked(Mechanic, SIX + 300, 60)];
    assert_eq!(asked(&beside, &day, Paint, SIX, 450), Ok(()));
    let day = [booked(Mechanic, SIX, 450), booked(Mechanic, SIX + 60, 60)];
    assert_eq!(asked(&beside, &day, Paint, SIX, 450), no_hours(Paint, 60, 450));
}

#[test]
fn a_day_has_no_more_minutes_than_its_people_whatever_the_half_hours_say() {
    let people = [there(&[Mechanic], &[(NINE, NOON)])];
    let (whole, half) = (of(&people, 100), of(&people, 50));
    let before = [booked(Mechanic, NOON + 90, 120)];
    // Four and a half hours, two of them booked.
    assert_eq!(asked(&whole, &before, Mechanic, NOON + 210, 150), Ok(()));
    assert_eq!(asked(&whole, &before, Mechanic, NOON + 210, 180), no_hours(Mechanic, 120, 270));
    assert_eq!(asked(&half, &before, Mechanic, NOON + 210, 30), no_hours(Mechanic, 120, 135));
    // What is called off, and what is of another day, takes none of it.
    let given_up = Appointment { stage: AppointmentStage::Cancelled, ..before[0].clone() };
    let yesterdays = booked(Mechanic, -60, 30);
    assert_eq!(asked(&half, &[given_up, yesterdays], Mechanic, NOON + 210, 120), Ok(()));
    // On a day without a shift there are none to be had without saying so.
    assert_eq!(asked(&whole, &[], Mechanic, TOMORROW + NINE, 30), no_hours(Mechanic, 0, 0));
}

#[test]
fn the_book_shows_the_hours_it_goes_by() {
    let people = [there(&[Mechanic, Paint], &[(TWO, SIX)]), there(&[Mechanic], &[])];
    let staffing = of(&people, 90);
    let bookings = [booked(Mechanic, NINE, 90), booked(Tyre, NINE, 60)];
    let loads = trade_loads(&bookings, Technicians::People(&staffing), monday(), 570);
    let told: Vec<(Trade, i64, i64, i64)> = loads
        .iter()
        .map(|load| (load.trade, load.technicians, load.booked_minutes, load.open_minutes))
        .collect();
    assert_eq!(told, [(Mechanic, 2, 90, 594), (Paint, 1, 0, 189)]);
    assert_eq!(loads[1].of_people.map(|hours| (hours.shift_minutes, hours.away_minutes)), Some((450, 240)));
}

#[test]
fn a_shop_that_opens_counts_its_people_and_one_that_was_there_goes_on_by_what_it_typed() {
    assert_eq!(CalendarSettings::of_new_shop().technicians_from, TechniciansFrom::People);
    let written: CalendarSettings = serde_json::from_str(r#"{"keeps_holidays":true}"#).expect("settings");
    assert_eq!((written.technicians_from, written.worked_share), (TechniciansFrom::Typed, 100));
    for (worked_share, told) in [
        (1, Ok(())),
        (200, Ok(())),
        (0, Err(Refusal::bad("worked_share", FieldProblem::Empty))),
        (-5, Err(Refusal::bad("worked_share", FieldProblem::Negative))),
        (201, Err(Refusal::bad("worked_share", FieldProblem::TooLarge))),
    ] {
        assert_eq!(CalendarSettings { worked_share, ..CalendarSettings::default() }.check(), told);
    }
}
