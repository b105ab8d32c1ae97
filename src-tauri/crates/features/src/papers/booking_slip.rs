//! The slip that goes out after booking.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use documents::booking_slip::BookingSlip;
use domain::appointment::Appointment;
use domain::customer::Customer;
use domain::dates::local;
use domain::ids::AppointmentId;
use domain::vehicle::Vehicle;
use domain::visibility::Confidential;
use kernel::error::Result;

/// It bears the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "booking_slip",
    called: PaperNames { zh_cn: "预约确认单", zh_tw: "預約確認單", en: "Booking slip" },
    title: "预约确认单",
    file_title: "预约确认单",
    sizes: documents::booking_slip::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| {
        visit.booking.map(|booking| (booking.id.0, booking.number.clone())).into_iter().collect()
    },
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.booking_slip(AppointmentId(id))?)),
};

/// What the customer should bring along.
const BRING: [&str; 3] = ["行驶证", "保养手册", "保险单（如走保险）"];

impl PaperContext<'_> {
    fn booking_slip(&self, id: AppointmentId) -> Result<BookingSlip> {
        let booking: Appointment = self.r.get(id.0)?;
        let vehicle: Option<Vehicle> = booking.vehicle_id.map(|id| self.r.get(id.0)).transpose()?;
        let customer: Option<Customer> = booking.customer_id.map(|id| self.r.get(id.0)).transpose()?;
        // What was said on the telephone comes first; the file fills the gaps.
        let or_else = |said: &str, known: Option<String>| {
            if said.is_empty() { known.unwrap_or_default() } else { said.to_owned() }
        };
        let plate = booking.plate.as_ref().or(vehicle.as_ref().and_then(|vehicle| vehicle.plate.as_ref()));
        Ok(BookingSlip {
            head: self.head(),
            number: booking.number,
            printed_at: self.time(self.now),
            customer: or_else(&booking.contact_name, customer.as_ref().map(|customer| customer.name.clone())),
            phone: or_else(&booking.contact_phone, customer.as_ref().map(|customer| customer.phone.clone())),
            plate: plate.map(|plate| plate.shown()).unwrap_or_default(),
            model: or_else(
                &booking.model,
                vehicle.as_ref().map(|vehicle| words::model(&vehicle.make, &vehicle.model)),
            ),
            starts_at: words::day_and_time(local(booking.starts_at, self.zone())),
            minutes: u32::try_from(booking.minutes).unwrap_or_default(),
            bay: self.bay(booking.bay_id),
            advisor: self.person(booking.advisor_id),
            symptom: booking.symptom,
            items: booking.items,
            estimate: booking.estimate,
            bring: BRING.map(str::to_owned).to_vec(),
        })
    }
}
