//! The customer is not here after all: the wrong booking was let in. The visit
//! is called off under its number, and the booking waits again.

use super::facts::facts_of;
use super::{SavedAppointment, UndoArrival};
use crate::visit::flow;
use domain::appointment::{ARRIVAL_UNDONE, Appointment, AppointmentAction};
use domain::ids::VehicleId;
use domain::refusal::Refusal;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Stage};
use kernel::error::Result;
use kernel::host::Write;

/// Of so many visits the last one that stands is looked for.
const MAX_VISITS: i64 = 50;

/// Takes a wrong arrival back: the booking stands again, the visit is called off.
///
/// # Errors
/// `NotFound`, what `BookingFacts::check` refuses, and `Conflict` on an older page.
pub fn undo_arrival(cx: &Write, ask: UndoArrival) -> Result<SavedAppointment> {
    let booking: Appointment = cx.w.get(ask.id.0)?;
    facts_of(cx.w, &booking, &cx.details()?.settings, cx.now)?
        .check(AppointmentAction::UndoArrival, cx.roles())?;
    flow::at_version("appointment", booking.id.0, ask.version, booking.version)?;
    let Some(id) = booking.work_order_id else {
        return Err(Refusal::BookingIs { stage: booking.stage.code().to_owned() }.into());
    };
    // First: what was paid in for the booking is the booking's again, and none of
    // the visit's that is called off.
    let booking = booking.arrival_undone();
    cx.w.update(&booking)?;
    let order: WorkOrder = cx.w.get(id.0)?;
    let mut visit = cx.w.visit_at_hand(order)?;
    let vehicle = visit.vehicle_id;
    visit.cancel_reason = ARRIVAL_UNDONE.to_owned();
    flow::advance(cx, visit, Action::Cancel, ARRIVAL_UNDONE)?;
    last_visit_as_before(cx, vehicle)?;
    Ok(SavedAppointment { id: booking.id, number: booking.number, version: booking.version + 1 })
}

/// The car was not here: it was last seen at the visit before.
fn last_visit_as_before(cx: &Write, id: VehicleId) -> Result<()> {
    let mut vehicle: Vehicle = cx.w.get(id.0)?;
    let visits = cx.w.orders_of_vehicle(id, MAX_VISITS)?;
    vehicle.last_visit_at =
        visits.into_iter().find(|visit| visit.stage != Stage::Cancelled).map(|visit| visit.checked_in_at);
    crate::records::vehicles::store(cx.w, &mut vehicle, cx.today()?)
}
