//! Who booked is here: what is told at the counter, beside what the booking and the file
//! know.

use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, AppointmentStage, Channel};
use domain::arrival::{ArrivalDetails, answers_for, brought_by};
use domain::customer::Customer;
use domain::ids::{AppointmentId, PersonId};
use domain::money::Money;
use domain::person::Person;
use domain::role::Role;
use domain::trade::Trade;
use domain::vehicle::Vehicle;
use domain::vin::Vin;

pub fn booking() -> Appointment {
    Appointment {
        id: AppointmentId(1),
        number: "YY20260302001".into(),
        stage: AppointmentStage::Booked,
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: "李国强".into(),
        contact_phone: "13800138000".into(),
        plate: None,
        model: "轩逸".into(),
        symptom: "异响".into(),
        items: Vec::new(),
        starts_at: DateTime::<Utc>::UNIX_EPOCH,
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
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        version: 1,
    }
}

fn vin(text: &str) -> Option<Vin> {
    Some(Vin::read(text).expect("a VIN").vin)
}

#[test]
fn the_counter_knows_better_than_the_telephone_did() {
    let told =
        ArrivalDetails { name: "李小明".into(), model: "天籁".into(), ..ArrivalDetails::default() };
    let here = told.over(&booking());
    let expected = Appointment { contact_name: "李小明".into(), model: "天籁".into(), ..booking() };
    assert_eq!(here, expected, "the phone was not told anew");
    assert_eq!(ArrivalDetails::default().over(&booking()), booking());
}

#[test]
fn another_vin_under_the_plate_is_another_car() {
    let car = |kept: Option<Vin>| Vehicle { vin: kept, ..Vehicle::unknown(DateTime::<Utc>::UNIX_EPOCH) };
    let told = |of: Option<Vin>| ArrivalDetails { vin: of, ..ArrivalDetails::default() };
    let (one, other) = (vin("LGBH52E01GY123456"), vin("LGBH52E01GY654321"));
    assert!(told(one.clone()).may_be(&car(one.clone())));
    assert!(!told(other).may_be(&car(one.clone())));
    assert!(told(None).may_be(&car(one.clone())) && told(one).may_be(&car(None)), "nobody said otherwise");
}

#[test]
fn what_the_file_knows_of_a_car_stays_and_the_rest_is_taken_from_what_was_told() {
    let told = ArrivalDetails {
        make: "日产".into(),
        model: "天籁".into(),
        vin: vin("LGBH52E01GY123456"),
        ..ArrivalDetails::default()
    };
    let bare = Vehicle::unknown(DateTime::<Utc>::UNIX_EPOCH);
    let filled = told.filled_into(bare.clone());
    assert_eq!((filled.make.as_str(), filled.model.as_str(), &filled.vin), ("日产", "天籁", &told.vin));
    let known = Vehicle {
        make: "丰田".into(),
        model: "卡罗拉".into(),
        vin: vin("LGBH52E01GY654321"),
        ..bare.clone()
    };
    assert_eq!(told.filled_into(known.clone()), known);
    assert_eq!(ArrivalDetails::default().filled_into(bare.clone()), bare);
}

#[test]
fn who_brings_the_car_is_who_booked_else_the_contact_else_the_customer() {
    let customer = Customer {
        name: "顺风物流".into(),
        phone: "075526012345".into(),
        ..Customer::unknown(DateTime::<Utc>::UNIX_EPOCH)
    };
    let with_contact =
        Customer { contact_name: "阿强".into(), contact_phone: "13900139000".into(), ..customer.clone() };
    let nameless = Appointment { contact_name: String::new(), ..booking() };
    let told = |name: &str, phone: &str| (name.to_owned(), phone.to_owned());
    assert_eq!(brought_by(&with_contact, Some(&booking())), told("李国强", "13800138000"));
    assert_eq!(
        brought_by(&with_contact, Some(&nameless)),
        told("阿强", "13900139000"),
        "a phone alone names nobody"
    );
    assert_eq!(brought_by(&customer, Some(&nameless)), told("顺风物流", "075526012345"));
    assert_eq!(brought_by(&customer, None), told("顺风物流", "075526012345"));
}

#[test]
fn the_booked_advisor_answers_for_the_visit_or_whoever_takes_the_car_in() {
    let person = |id: i64, role: Role, active: bool| Person {
        id: PersonId(id),
        name: "林晓燕".into(),
        roles: vec![role],
        discount_limit: None,
        active,
        sample: false,
        version: 1,
    };
    let me = person(9, Role::Manager, true);
    let answers = |booked: Option<Person>| answers_for(booked.as_ref(), &me).0;
    assert_eq!(answers(Some(person(2, Role::Advisor, true))), 2);
    assert_eq!(answers(Some(person(2, Role::Advisor, false))), 9, "has left");
    assert_eq!(answers(Some(person(2, Role::Foreman, true))), 9, "is something else by now");
    assert_eq!(answers(None), 9);
}
