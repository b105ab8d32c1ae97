//! The bookings of all years, the latest day first: those to come stand above those that were.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, code_of, codes, few};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::appointment::{AppointmentStage, Channel};
use domain::ids::{AppointmentId, CustomerId, PersonId, VehicleId, WorkOrderId};
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A booking in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BookingListed {
    pub id: AppointmentId,
    pub number: String,
    pub stage: AppointmentStage,
    pub channel: Channel,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub model: String,
    pub contact_name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub contact_phone: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub advisor_id: Option<PersonId>,
    /// Empty where nobody was named.
    pub advisor_name: String,
    pub estimate: Option<Money>,
    pub deposit: Money,
    /// Why it was called off, or what was agreed.
    pub reason: String,
    pub work_order_id: Option<WorkOrderId>,
    pub created_at: DateTime<Utc>,
}

/// What some bookings come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct BookingSums {
    pub count: i64,
    pub arrived: i64,
    pub no_show: i64,
    pub cancelled: i64,
}

pub(crate) const BOOKING_ROWS: &str = "
    SELECT appointment.id, appointment.number, appointment.stage, appointment.channel, appointment.starts_at,
        appointment.minutes, appointment.plate, coalesce(vehicle.plate_colour, 'blue') AS plate_colour,
        appointment.model, appointment.contact_name, appointment.contact_phone, appointment.symptom,
        appointment.items, appointment.advisor_id, coalesce(person.name, '') AS advisor_name,
        appointment.estimate, appointment.deposit, appointment.reason, appointment.work_order_id,
        appointment.created_at
    FROM json_each(?1) AS asked
    CROSS JOIN appointment ON appointment.id = asked.value
    LEFT JOIN vehicle ON vehicle.id = appointment.vehicle_id
    LEFT JOIN person ON person.id = appointment.advisor_id
    ORDER BY appointment.starts_at DESC, appointment.id DESC";

pub(crate) const BOOKING_SUMS: &str = "
    SELECT count(*) AS count, count(CASE appointment.stage WHEN 'arrived' THEN 1 END) AS arrived,
        count(CASE appointment.stage WHEN 'no_show' THEN 1 END) AS no_show,
        count(CASE appointment.stage WHEN 'cancelled' THEN 1 END) AS cancelled
    FROM json_each(?1) AS asked CROSS JOIN appointment ON appointment.id = asked.value";

/// The bookings of some cars and of some customers, and some by themselves.
pub(crate) const BOOKINGS_OF_TEXT: &str = "
    SELECT id FROM appointment INDEXED BY appointment_vehicle
    WHERE vehicle_id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM appointment INDEXED BY appointment_customer
    WHERE customer_id IN (SELECT value FROM json_each(?2))
    UNION SELECT value AS id FROM json_each(?3)
    ORDER BY id DESC LIMIT ?4";

const BOOKINGS: Walk = Walk { table: "appointment", at: "appointment.starts_at", lead, narrow };

fn lead(asked: &ListAsked<'_>, way: &mut Question) -> Result<()> {
    if let Some(advisor) = asked.filter.advisor_id.filter(|_| asked.among.is_none()) {
        way.on("appointment.advisor_id = {}", advisor.0);
    }
    Ok(())
}

/// The index of deposits begins with the stage, and is no way through the years.
fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let filter = asked.filter;
    if let Some(advisor) = filter.advisor_id.filter(|_| asked.among.is_some()) {
        question.on("+appointment.advisor_id = {}", advisor.0);
    }
    if !filter.booking_stages.is_empty() {
        question.conditions.push(format!("+appointment.stage IN ({})", codes(&filter.booking_stages)?));
    }
    if let Some(channel) = filter.channel {
        question.on("appointment.channel = {}", code_of(&channel)?);
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    BOOKINGS.every_question(&[
        ListFilter::default(),
        ListFilter { advisor_id: Some(PersonId(1)), ..ListFilter::default() },
        ListFilter { booking_stages: vec![AppointmentStage::NoShow], ..ListFilter::default() },
        ListFilter {
            channel: Some(Channel::Phone),
            advisor_id: Some(PersonId(1)),
            booking_stages: AppointmentStage::ALL.to_vec(),
            ..ListFilter::default()
        },
    ])
}

impl Reader<'_> {
    /// The bookings of some cars and customers, and those told by themselves; and whether there are more of them
    /// than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bookings_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
        bookings: &[i64],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        let bookings = serde_json::to_string(bookings)?;
        let asked = params![vehicles, customers, bookings, AMONG_AT_MOST];
        Ok(few(select(self.connection(), BOOKINGS_OF_TEXT, asked)?))
    }

    /// The first of the bookings that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bookings_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        BOOKINGS.found(self.connection(), asked, limit)
    }

    /// Some bookings as the list shows them, the latest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_rows(&self, bookings: &[i64]) -> Result<Vec<BookingListed>> {
        select(self.connection(), BOOKING_ROWS, [serde_json::to_string(bookings)?])
    }

    /// What some bookings come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_sums(&self, bookings: &[i64]) -> Result<BookingSums> {
        let sums = select(self.connection(), BOOKING_SUMS, [serde_json::to_string(bookings)?])?.pop();
        Ok(sums.unwrap_or(BookingSums { count: 0, arrived: 0, no_show: 0, cancelled: 0 }))
    }
}
