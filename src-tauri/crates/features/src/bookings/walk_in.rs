//! A car that comes without a booking, and says so when it has one.

use super::booked_today_by;
use crate::visit::arrival::{NewVisit, open_visit};
use crate::visit::flow::VisitUpdate;
use crate::visit::lines;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::refusal::Refusal;
use domain::vehicle::Vehicle;
use domain::warranty::RepairKind;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Without a booking.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WalkIn {
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub second_visit: bool,
    /// The car is booked for today and comes for something else.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub beside_booking: bool,
    /// The earlier visit of this car whose work is to be done once more.
    #[serde(default)]
    #[ts(optional, as = "Option<WorkOrderId>")]
    pub again: Option<WorkOrderId>,
}

/// A vehicle without a booking: its visit begins here. Who booked comes in by
/// the booking, or it would be counted as not kept.
///
/// # Errors
/// `NotFound` for a car or a customer that is not there, `BookedToday` where the car is booked,
/// what `open_visit` refuses, and `BadField` where another car's work is to be done once more.
pub fn walk_in(cx: &Write, ask: WalkIn) -> Result<VisitUpdate> {
    let vehicle: Vehicle = cx.w.get(ask.vehicle_id.0)?;
    let booked = booked_today_by(cx.w, Some(vehicle.id), vehicle.plate.as_ref(), cx.today()?, cx.zone()?)?;
    if let Some(booking) = booked.filter(|_| !ask.beside_booking) {
        return Err(Refusal::BookedToday {
            number: booking.number,
            appointment_id: booking.id.0,
            name: booking.contact_name,
        }
        .into());
    }
    let visit = open_visit(
        cx,
        NewVisit {
            vehicle_id: ask.vehicle_id,
            customer_id: ask.customer_id,
            repair_kind: ask.repair_kind,
            symptom: ask.symptom,
            second_visit: ask.second_visit,
            appointment: None,
        },
    )?;
    if let Some(done) = ask.again {
        lines::add_again(cx, visit.work_order_id, done)?;
    }
    Ok(visit)
}

kernel::commands! {
    write walk_in(WalkIn) -> VisitUpdate, of(Action::CheckIn),
        changes [Visits Customers Vehicles Bookings Stock];
}
