//! The confirmation as a file for the customer's calendar, asked for at both doors as papers are.

use super::message::confirmation;
use crate::papers::Document;
use domain::appointment::{Appointment, AppointmentStage};
use domain::calendar_file::CalendarEvent;
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use domain::visibility::Confidential;
use kernel::clock::present_in;
use kernel::error::Result;
use kernel::sessions::Session;
use kernel::shop::Shop;

/// By what both doors ask for it.
pub(crate) const KIND: &str = "booking_calendar";

/// # Errors
/// Nobody signed in, who speaks with no customers, no such booking, or one nobody is expected by.
pub(crate) fn document(shop: &Shop, session: &Session, id: i64) -> Result<Document> {
    shop.db.read(|r| -> Result<Document> {
        let person = shop.signed_in(r, session)?;
        if !Confidential::Contact.is_visible_to(&person.roles) {
            return Err(Refusal::RoleMissing { roles: Confidential::Contact.roles().to_vec() }.into());
        }
        let booking: Appointment = r.get(id)?;
        if !booking.stage.is_expected() {
            return Err(Refusal::BookingIs { stage: booking.stage.code().to_owned() }.into());
        }
        let details: ShopDetails = r.get(1)?;
        let event = CalendarEvent {
            uid: format!("{}@workbay", booking.number),
            sequence: booking.version,
            written_at: present_in(r, shop.clock.as_ref())?,
            starts_at: booking.starts_at,
            ends_at: booking.ends_at(),
            title: format!("{} {}", details.name, booking.items.join("、")).trim().to_owned(),
            place: details.address.clone(),
            text: confirmation(&booking, &details),
            confirmed: booking.stage == AppointmentStage::Confirmed,
        };
        Ok(Document {
            file_name: format!("预约 {}.ics", booking.number),
            number: booking.number,
            bytes: event.file().into_bytes(),
        })
    })
}
