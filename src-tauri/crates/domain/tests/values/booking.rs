use chrono::{DateTime, TimeDelta, Utc};
use domain::appointment::{
    Appointment, AppointmentStage, ArrivalFacts, Channel, Kept, booking_kept_by, is_written_on,
    may_undo_arrival,
};
use domain::dates::ShopZone;
use domain::ids::{AppointmentId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::plate::Plate;
use domain::refusal::Refusal;
use domain::trade::Trade;
use domain::work_order::stage::Stage;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// Ten o'clock in the shop.
pub fn booking(id: i64, stage: AppointmentStage) -> Appointment {
    Appointment {
        id: AppointmentId(id),
        number: format!("YY20260302{id:03}"),
        stage,
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: "李国强".into(),
        contact_phone: "13800138000".into(),
        plate: Plate::normalised("粤B12345"),
        model: String::new(),
        symptom: String::new(),
        items: Vec::new(),
        starts_at: at("2026-03-02T02:00:00Z"),
        minutes: 60,
        advisor_id: None,
        bay_id: None,
        trade: Trade::Mechanic,
        estimate: None,
        deposit: Money::ZERO,
        reason: String::new(),
        work_order_id: None,
        arrived_at: None,
        arrived_from: None,
        no_show_at: None,
        sample: false,
        created_at: at("2026-03-01T02:00:00Z"),
        version: 1,
    }
}

#[test]
fn who_comes_late_came() {
    let came = |minutes: i64, given_up: bool| {
        let mut booked = booking(1, AppointmentStage::Booked);
        if given_up {
            booked.no_show_at = Some(booked.starts_at + TimeDelta::minutes(45));
            booked.stage = AppointmentStage::NoShow;
        }
        let arrival = booked.starts_at + TimeDelta::minutes(minutes);
        booked.arrived(arrival, WorkOrderId(7)).kept(60)
    };
    assert_eq!(came(-10, false), Kept::InTime);
    assert_eq!(came(60, false), Kept::InTime);
    assert_eq!(came(61, false), Kept::Late);
    assert_eq!(came(50, true), Kept::Late, "it had been given up");
    assert_eq!(booking(1, AppointmentStage::NoShow).kept(60), Kept::NoShow);
    assert_eq!(booking(1, AppointmentStage::Confirmed).kept(60), Kept::Open);
}

#[test]
fn an_arrival_taken_back_leaves_the_booking_as_it_was() {
    for stage in [AppointmentStage::Booked, AppointmentStage::Confirmed, AppointmentStage::NoShow] {
        let before = booking(1, stage);
        let after = before.clone().arrived(at("2026-03-02T02:05:00Z"), WorkOrderId(7)).arrival_undone();
        assert_eq!(after, before);
    }
}

#[test]
fn a_wrong_arrival_is_taken_back_on_its_day_while_nothing_was_written() {
    let arrival = ArrivalFacts {
        number: "GD20260302001".into(),
        stage: Stage::CheckedIn,
        arrived_at: at("2026-03-02T02:00:00Z"),
        written_on: false,
    };
    let zone = ShopZone::default();
    let undo = |facts: &ArrivalFacts, now: &str| may_undo_arrival(facts, at(now), zone);
    // Midnight is the shop's, not that of London.
    assert_eq!(undo(&arrival, "2026-03-02T15:59:59Z"), Ok(()));
    let number = arrival.number.clone();
    assert_eq!(
        undo(&arrival, "2026-03-02T16:00:00Z"),
        Err(Refusal::ArrivalOfAnotherDay { number: number.clone() })
    );
    for (stage, written_on) in
        [(Stage::CheckedIn, true), (Stage::Estimating, false), (Stage::Cancelled, false)]
    {
        assert_eq!(
            undo(&ArrivalFacts { stage, written_on, ..arrival.clone() }, "2026-03-02T03:00:00Z"),
            Err(Refusal::ArrivalWrittenOn { number: number.clone(), stage })
        );
    }
}

#[test]
fn a_car_keeps_the_earliest_booking_that_is_its_own() {
    let mut early = booking(1, AppointmentStage::Booked);
    early.starts_at = at("2026-03-02T01:00:00Z");
    early.vehicle_id = Some(VehicleId(5));
    let late = booking(2, AppointmentStage::Confirmed);
    let given_up =
        Appointment { starts_at: at("2026-03-02T00:30:00Z"), ..booking(3, AppointmentStage::NoShow) };
    let here = booking(4, AppointmentStage::Arrived);
    let day = [late, early, given_up.clone(), here];
    let plate = Plate::normalised("粤b·12345");
    let kept = |vehicle: Option<i64>, plate: Option<&Plate>| {
        booking_kept_by(&day, vehicle.map(VehicleId), plate).map(|booking| booking.id.0)
    };
    assert_eq!(kept(Some(5), None), Some(1));
    assert_eq!(kept(None, plate.as_ref()), Some(1));
    // Another car of the file under the same plate keeps the one made for no car of the file.
    assert_eq!(kept(Some(9), plate.as_ref()), Some(2));
    assert_eq!(kept(Some(9), None), None);
    assert_eq!(kept(None, None), None);
    let alone = [given_up];
    assert_eq!(booking_kept_by(&alone, None, plate.as_ref()).map(|one| one.id.0), Some(3));
}

#[test]
fn another_time_wants_a_new_yes_and_another_bay_does_not() {
    let asks = |stage, to: &str| booking(1, stage).asks_anew(at(to));
    for expected in [AppointmentStage::Booked, AppointmentStage::Confirmed] {
        assert!(!asks(expected, "2026-03-02T02:00:00Z"), "{expected:?}: its time stays");
        assert!(asks(expected, "2026-03-02T02:01:00Z"), "{expected:?}");
    }
    assert!(asks(AppointmentStage::NoShow, "2026-03-02T02:00:00Z"), "they had been given up");
    let with_seconds =
        Appointment { starts_at: at("2026-03-02T02:00:31Z"), ..booking(1, AppointmentStage::Confirmed) };
    assert!(!with_seconds.asks_anew(at("2026-03-02T02:00:00Z")), "nobody agreed on seconds");
}

#[test]
fn a_visit_is_written_on_by_its_version_and_by_what_is_kept_beside_it() {
    assert!(!is_written_on(1, 0), "as it began");
    assert!(is_written_on(2, 0) && is_written_on(1, 1));
}
