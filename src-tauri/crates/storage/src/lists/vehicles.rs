//! The cars of all years, those seen last first; one that never came stands where it was put on file.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, few};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, VehicleId};
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::plate::{Plate, PlateColour};
use domain::vehicle::soon_until;
use domain::vin::Vin;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A car in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VehicleListed {
    pub id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub vin: Option<Vin>,
    pub make: String,
    pub model: String,
    pub colour: String,
    pub customer_id: Option<CustomerId>,
    /// Empty where nobody is known to own it.
    pub customer_name: String,
    pub mileage_km: Option<i64>,
    pub inspection_due: Option<NaiveDate>,
    pub insurance_due: Option<NaiveDate>,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
    /// Called off or not.
    pub visits: i64,
    pub last_visit_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

/// What some cars come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VehicleSums {
    pub count: i64,
    /// Of so many something is due, or will be within the month.
    pub due: i64,
    /// So many never came.
    pub never: i64,
}

/// As `DaysDue` says it of one car that something is not later, and the kilometres beside it.
macro_rules! is_due {
    ($soon:literal) => {
        concat!(
            "(vehicle.inspection_due <= ",
            $soon,
            " OR vehicle.insurance_due <= ",
            $soon,
            " OR vehicle.next_service_on <= ",
            $soon,
            " OR vehicle.next_service_km <= vehicle.mileage_km)"
        )
    };
}

pub(crate) const VEHICLE_ROWS: &str = "
    SELECT vehicle.id, vehicle.plate, vehicle.plate_colour, vehicle.vin, vehicle.make, vehicle.model,
        vehicle.colour, vehicle.customer_id, coalesce(customer.name, '') AS customer_name, vehicle.mileage_km,
        vehicle.inspection_due, vehicle.insurance_due, vehicle.next_service_on, vehicle.next_service_km,
        (SELECT count(*) FROM work_order INDEXED BY work_order_vehicle
         WHERE work_order.vehicle_id = vehicle.id) AS visits,
        vehicle.last_visit_at, vehicle.created_at
    FROM json_each(?1) AS asked
    CROSS JOIN vehicle ON vehicle.id = asked.value
    LEFT JOIN customer ON customer.id = vehicle.customer_id
    ORDER BY coalesce(vehicle.last_visit_at, vehicle.created_at) DESC, vehicle.id DESC";

pub(crate) const VEHICLE_SUMS: &str = concat!(
    "SELECT count(*) AS count, count(CASE WHEN ",
    is_due!("?2"),
    " THEN 1 END) AS due, count(CASE WHEN vehicle.last_visit_at IS NULL THEN 1 END) AS never
     FROM json_each(?1) AS asked CROSS JOIN vehicle ON vehicle.id = asked.value"
);

/// Some cars, and those of some customers.
pub(crate) const VEHICLES_OF_TEXT: &str = "
    SELECT value AS id FROM json_each(?1)
    UNION SELECT id FROM vehicle WHERE customer_id IN (SELECT value FROM json_each(?2))
    ORDER BY id DESC LIMIT ?3";

const VEHICLES: Walk =
    Walk { table: "vehicle", at: "coalesce(vehicle.last_visit_at, vehicle.created_at)", lead, narrow };

fn lead(_: &ListAsked<'_>, _: &mut Question) -> Result<()> {
    Ok(())
}

fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    question.conditions.push(shown_vehicle!("vehicle.id").to_owned());
    question.conditions.push(stands_for_itself!("vehicle", "vehicle.id").to_owned());
    if asked.filter.due {
        question.on(is_due!("{}"), soon_until(asked.today).to_string());
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    VEHICLES.every_question(&[ListFilter::default(), ListFilter { due: true, ..ListFilter::default() }])
}

impl Reader<'_> {
    /// Some cars and those of some customers, and whether there are more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        Ok(few(select(self.connection(), VEHICLES_OF_TEXT, params![vehicles, customers, AMONG_AT_MOST])?))
    }

    /// The first of the cars that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        VEHICLES.found(self.connection(), asked, limit)
    }

    /// Some cars as the list shows them, those seen last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicle_rows(&self, vehicles: &[i64]) -> Result<Vec<VehicleListed>> {
        select(self.connection(), VEHICLE_ROWS, [serde_json::to_string(vehicles)?])
    }

    /// What some cars come to on a day.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicle_sums(&self, vehicles: &[i64], today: NaiveDate) -> Result<VehicleSums> {
        let (vehicles, soon) = (serde_json::to_string(vehicles)?, soon_until(today).to_string());
        let sums = select(self.connection(), VEHICLE_SUMS, params![vehicles, soon])?.pop();
        Ok(sums.unwrap_or(VehicleSums { count: 0, due: 0, never: 0 }))
    }
}
