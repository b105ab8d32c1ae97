//! The counter's shop: two bays, and 张小芳, who has every role and is signed in.

use domain::ids::{AppointmentId, PersonId, WorkOrderId};
use domain::inspection::ConfirmationMeans;
use domain::role::Role;
use domain::warranty::RepairKind;
use domain::work_order::{ArrivalMeans, OldParts};
use features::bookings::walk_in::WalkIn;
use features::bookings::{
    ArriveAppointment, AskAppointment, CancelAppointment, ConfirmAppointment, get_appointment,
};
use features::office::people::save_person;
use features::office::setup::SetUpShop;
use features::records::search::{Search, search};
use features::visit::changes::AskVisit;
use features::visit::check_in::{ConfirmCheckIn, SaveCheckIn};
use features::visit_page::get_visit;
use kernel::Session;
use serde_json::Value;
use shop_tests::asks_office::new_person;
use shop_tests::typed::read;
use shop_tests::{Alone, MORNING};

/// Most tests make one booking.
pub const BOOKING: AppointmentId = AppointmentId(1);

pub fn set_up() -> SetUpShop {
    let bays = ["一号", "二号"].map(str::to_owned).to_vec();
    SetUpShop { person_name: "张小芳".to_owned(), bays, ..shop_tests::set_up() }
}

pub fn ready() -> Alone {
    Alone::at(MORNING, set_up())
}

/// A new person with these roles, signed in.
pub fn hire(shop: &Alone, name: &str, roles: &[Role]) -> Session {
    let person = shop.run(save_person, new_person(name, roles));
    Session::of(PersonId(person["id"].as_i64().unwrap()), "workshop")
}

pub fn found(shop: &Alone, query: &str) -> Value {
    shop.run(search, Search { query: query.to_owned() })
}

pub fn booking_page(shop: &Alone, id: AppointmentId) -> Value {
    shop.run(get_appointment, AskAppointment { id })
}

pub fn visit(shop: &Alone, id: i64) -> Value {
    shop.run(get_visit, AskVisit { work_order_id: WorkOrderId(id) })
}

pub fn yes(version: i64) -> ConfirmAppointment {
    ConfirmAppointment { id: BOOKING, version }
}

pub fn called_off(id: AppointmentId, version: i64) -> CancelAppointment {
    CancelAppointment { id, version, reason: "客户取消".to_owned() }
}

pub fn arrival(id: AppointmentId, version: i64) -> ArriveAppointment {
    ArriveAppointment {
        id,
        version,
        vehicle_id: None,
        customer_id: None,
        repair_kind: RepairKind::Maintenance,
        second_visit: false,
        details: None,
    }
}

pub fn walks_in(vehicle: i64, customer: i64) -> WalkIn {
    WalkIn {
        vehicle_id: read(vehicle),
        customer_id: read(customer),
        repair_kind: RepairKind::Repair,
        symptom: "异响".to_owned(),
        second_visit: false,
        beside_booking: false,
        again: None,
    }
}

/// The first visit is looked at, and nothing is wrong with it.
pub fn looked_at() -> SaveCheckIn {
    SaveCheckIn {
        work_order_id: WorkOrderId(1),
        version: 1,
        priority: None,
        repair_kind: RepairKind::Repair,
        symptom: String::new(),
        brought_by_name: "李国强".to_owned(),
        brought_by_phone: String::new(),
        arrival: ArrivalMeans::DrivenIn,
        mileage_km: Some(100),
        fuel_percent: Some(50),
        old_parts: OldParts::Take,
        wash_wanted: false,
        test_drive_allowed: true,
        promised_at: None,
        bay_id: None,
        warning_lights: Vec::new(),
        marks: Vec::new(),
        items: Vec::new(),
        belongings: String::new(),
        valuables_reminded: true,
    }
}

pub fn signed_on_paper() -> ConfirmCheckIn {
    ConfirmCheckIn {
        work_order_id: WorkOrderId(1),
        version: None,
        confirmed_by: "李国强".to_owned(),
        means: ConfirmationMeans::OnPaper,
        signature: None,
        photos: String::new(),
    }
}

pub fn with(mut request: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().unwrap() {
        request[field] = value.clone();
    }
    request
}
