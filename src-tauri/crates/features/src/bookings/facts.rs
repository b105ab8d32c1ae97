//! What the gate of a booking looks at, loaded once.

use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, AppointmentStage, ArrivalFacts, is_written_on};
use domain::booking_actions::BookingFacts;
use domain::shop::Settings;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use storage::Reader;

pub(crate) fn facts_of<'a>(
    r: &Reader<'_>,
    booking: &'a Appointment,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<BookingFacts<'a>> {
    Ok(BookingFacts { arrival: arrival_of(r, booking)?, ..listed(booking, settings, now) })
}

/// The facts as a list has them: it looks at no visits.
pub(crate) fn listed<'a>(
    booking: &'a Appointment,
    settings: &Settings,
    now: DateTime<Utc>,
) -> BookingFacts<'a> {
    let (no_show_minutes, zone) = (settings.no_show_minutes, settings.zone);
    BookingFacts { booking, arrival: None, no_show_minutes, now, zone }
}

fn arrival_of(r: &Reader<'_>, booking: &Appointment) -> Result<Option<ArrivalFacts>> {
    let Some(id) = booking.work_order_id.filter(|_| booking.stage == AppointmentStage::Arrived) else {
        return Ok(None);
    };
    let order: WorkOrder = r.get(id.0)?;
    let kept_beside = usize::from(r.walk_around_of(id)?.is_some())
        + r.complaints_of(id)?.len()
        + r.photos_of(id)?.len()
        + r.attached_files_of(id)?.len();
    Ok(Some(ArrivalFacts {
        number: order.number,
        stage: order.stage,
        arrived_at: booking.arrived_at.unwrap_or(order.checked_in_at),
        written_on: is_written_on(order.version, kept_beside),
    }))
}
