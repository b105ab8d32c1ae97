//! The customer is not here after all: the wrong booking was let in. The visit
//! is called off under its number, and the booking waits again.

use super::{SavedAppointment, UndoArrival};
use crate::visit::flow;
use chrono::{DateTime, Utc};
use domain::appointment::{ARRIVAL_UNDONE, Appointment, AppointmentAction, ArrivalFacts, may_undo_arrival};
use domain::dates::ShopZone;
use domain::ids::VehicleId;
use domain::refusal::Refusal;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Stage};
use kernel::error::{Error, Result};
use kernel::host::Write;
use storage::Reader;

/// Of so many visits the last one that stands is looked for.
const MOST_VISITS: i64 = 50;

/// Whether the arrival of the booking may still be taken back.
pub(crate) fn may_undo(
    r: &Reader<'_>,
    booking: &Appointment,
    now: DateTime<Utc>,
    zone: ShopZone,
) -> Result<bool> {
    match check(r, booking, now, zone) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn check(r: &Reader<'_>, booking: &Appointment, now: DateTime<Utc>, zone: ShopZone) -> Result<WorkOrder> {
    let Some(id) = booking.work_order_id else {
        return Err(Refusal::BookingIs { stage: booking.stage.code().to_owned() }.into());
    };
    let order: WorkOrder = r.get(id.0)?;
    // A visit that begins carries version 1, and the lines that came with it
    // theirs; whatever is written afterwards raises the order's.
    let written_on =
        order.version != 1 || r.walk_around_of(id)?.is_some() || !r.complaints_of(id)?.is_empty();
    let facts = ArrivalFacts {
        number: &order.number,
        stage: order.stage,
        arrived_at: booking.arrived_at.unwrap_or(order.checked_in_at),
        written_on,
    };
    may_undo_arrival(&facts, now, zone)?;
    Ok(order)
}

pub fn undo_arrival(cx: &Write, ask: UndoArrival) -> Result<SavedAppointment> {
    let booking: Appointment = cx.w.get(ask.id.0)?;
    booking.stage.after(AppointmentAction::UndoArrival)?;
    flow::at_version("appointment", booking.id.0, ask.version, booking.version)?;
    let order = check(cx.w, &booking, cx.now, cx.zone()?)?;
    let mut visit = flow::at_hand(cx.w, order)?;
    let vehicle = visit.vehicle_id;
    visit.cancel_reason = ARRIVAL_UNDONE.to_owned();
    flow::moved(cx, visit, Action::Cancel, ARRIVAL_UNDONE)?;
    last_visit_as_before(cx, vehicle)?;
    let booking = booking.arrival_undone();
    cx.w.update(&booking)?;
    Ok(SavedAppointment { id: booking.id, number: booking.number, version: booking.version + 1 })
}

/// The car was not here: it was last seen at the visit before.
fn last_visit_as_before(cx: &Write, id: VehicleId) -> Result<()> {
    let mut vehicle: Vehicle = cx.w.get(id.0)?;
    let visits = cx.w.orders_of_vehicle(id, MOST_VISITS)?;
    vehicle.last_visit_at =
        visits.into_iter().find(|visit| visit.stage != Stage::Cancelled).map(|visit| visit.checked_in_at);
    crate::records::vehicles::store(cx.w, &mut vehicle, cx.today()?)
}
