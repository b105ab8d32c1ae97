//! A visit begins: the vehicle is here, with a booking or without one.

use crate::records::search::index_number;
use crate::visit::flow::VisitUpdate;
use domain::appointment::Appointment;
use domain::arrival::{answers_for, brought_by};
use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::person::Person;
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional};
use domain::vehicle::Vehicle;
use domain::warranty::RepairKind;
use domain::work_order::stage::{Action, Stage};
use domain::work_order::{ArrivalMeans, OldParts, Priority, StageStep, WorkOrder};
use kernel::error::Result;
use kernel::host::Write;

pub struct NewVisit<'a> {
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub repair_kind: RepairKind,
    pub symptom: String,
    /// The vehicle has another visit open, and a second is wanted all the same.
    pub second_visit: bool,
    /// It gives the advisor, the bay and who brings the car.
    pub appointment: Option<&'a Appointment>,
}

/// Begins a visit.
///
/// # Errors
/// `NotFound` for a car or a customer that is not there, `VehicleInShop` where the car stands
/// here already, `BadField` for a text too long.
pub fn open_visit(cx: &Write, new: NewVisit<'_>) -> Result<VisitUpdate> {
    let mut vehicle: Vehicle = cx.w.get(new.vehicle_id.0)?;
    let customer: Customer = cx.w.get(new.customer_id.0)?;
    if !new.second_visit
        && let Some(open) = cx.w.visit_in_shop(vehicle.id)?
    {
        return Err(Refusal::VehicleInShop { number: open.number, work_order_id: open.id.0 }.into());
    }

    let booked = new.appointment.and_then(|appointment| appointment.advisor_id);
    let booked: Option<Person> = booked.map(|id| cx.w.get(id.0)).transpose()?;
    let number = cx.w.next_number::<WorkOrder>(&cx.details()?.settings.prefixes.work_order, cx.today()?)?;
    let mut order = WorkOrder {
        id: WorkOrderId(0),
        number,
        stage: Stage::CheckedIn,
        stage_since: cx.now,
        vehicle_id: vehicle.id,
        customer_id: customer.id,
        appointment_id: new.appointment.map(|appointment| appointment.id),
        advisor_id: answers_for(booked.as_ref(), cx.me()?),
        bay_id: new.appointment.and_then(|appointment| appointment.bay_id),
        repair_kind: new.repair_kind,
        symptom: optional("symptom", &new.symptom, MAX_TEXT_LEN)?,
        brought_by_name: String::new(),
        brought_by_phone: String::new(),
        arrival: ArrivalMeans::DrivenIn,
        mileage_km: None,
        mileage_out_km: None,
        instrument_replaced: false,
        fuel_percent: None,
        // What the customer has not given away is theirs.
        old_parts: OldParts::Take,
        wash_wanted: false,
        test_drive_allowed: false,
        promised_at: None,
        certificate_number: String::new(),
        checked_in_at: cx.now,
        delivered_at: None,
        closed_at: None,
        cancel_reason: String::new(),
        money_open: false,
        express_kind_id: None,
        priority: Priority::default(),
        version: 1,
    };
    (order.brought_by_name, order.brought_by_phone) = brought_by(&customer, new.appointment);
    cx.w.insert(&mut order)?;
    index_number(cx.w, "work_order", order.id.0, &order.number)?;
    cx.w.insert(&mut StageStep {
        id: 0,
        work_order_id: order.id,
        action: Action::CheckIn,
        from_stage: None,
        to_stage: order.stage,
        at: cx.now,
        person_id: cx.my_id()?,
        note: String::new(),
    })?;

    vehicle.last_visit_at = Some(cx.now);
    // Whoever brings a vehicle that nobody owns yet is its customer from now
    // on; a known owner stays, because drivers and relatives bring cars too.
    vehicle.customer_id = vehicle.customer_id.or(Some(customer.id));
    crate::records::vehicles::store(cx.w, &mut vehicle, cx.today()?)?;
    Ok(VisitUpdate {
        work_order_id: order.id,
        number: order.number,
        stage: order.stage,
        version: order.version,
    })
}
