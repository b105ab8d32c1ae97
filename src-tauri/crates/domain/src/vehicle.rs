//! A vehicle outlives its plate and its owner; its service history stays with it.

use crate::dates::add_days;
use crate::ids::{CustomerId, ImportId, VehicleId};
use crate::plate::{Plate, PlateColour};
use crate::refusal::Refusal;
use crate::vin::Vin;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vehicle {
    pub id: VehicleId,
    pub customer_id: Option<CustomerId>,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub vin: Option<Vin>,
    pub engine_no: String,
    pub make: String,
    pub model: String,
    pub colour: String,
    pub registered_on: Option<NaiveDate>,
    pub inspection_due: Option<NaiveDate>,
    pub insurance_due: Option<NaiveDate>,
    pub insurer: String,
    pub mileage_km: Option<i64>,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
    pub note: String,
    pub last_visit_at: Option<DateTime<Utc>>,
    pub import_id: Option<ImportId>,
    pub import_key: Option<String>,
    pub sample: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// Who makes an appointment for the yearly inspection needs about a month.
const SOON_DAYS: i64 = 30;

/// The last day that is soon.
pub fn soon_until(today: NaiveDate) -> NaiveDate {
    add_days(today, SOON_DAYS)
}

/// How a day stands that must not be missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueStanding {
    Later,
    /// In its last month.
    Soon,
    Over,
}

/// The days of a vehicle that must not be missed, each as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DaysDue {
    pub inspection: Option<DueStanding>,
    pub insurance: Option<DueStanding>,
    pub service: Option<DueStanding>,
}

impl DaysDue {
    /// Of the days an inspection and an insurance hold through, and of the one a service is due on.
    pub fn of([inspection, insurance, service]: [Option<NaiveDate>; 3], today: NaiveDate) -> Self {
        let soon = soon_until(today);
        let standing = |is_over: bool, day: NaiveDate| match is_over {
            true => DueStanding::Over,
            false if day <= soon => DueStanding::Soon,
            false => DueStanding::Later,
        };
        let holds_until = |day: Option<NaiveDate>| day.map(|day| standing(day < today, day));
        Self {
            inspection: holds_until(inspection),
            insurance: holds_until(insurance),
            service: service.map(|day| standing(day <= today, day)),
        }
    }
}

/// The kilometres a service is due at are on the clock.
pub fn is_km_reached(due: Option<i64>, reading: Option<i64>) -> bool {
    due.zip(reading).is_some_and(|(due, km)| due <= km)
}

/// One stretch of ownership. `until` is open for the present owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ownership {
    pub id: i64,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// A plate the vehicle carried before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormerPlate {
    pub id: i64,
    pub vehicle_id: VehicleId,
    pub plate: Plate,
    pub until: NaiveDate,
}

impl Vehicle {
    /// A car nobody has told anything about yet.
    pub fn unknown(created_at: DateTime<Utc>) -> Self {
        Self {
            id: VehicleId(0),
            customer_id: None,
            plate: None,
            plate_colour: PlateColour::Blue,
            vin: None,
            engine_no: String::new(),
            make: String::new(),
            model: String::new(),
            colour: String::new(),
            registered_on: None,
            inspection_due: None,
            insurance_due: None,
            insurer: String::new(),
            mileage_km: None,
            next_service_on: None,
            next_service_km: None,
            note: String::new(),
            last_visit_at: None,
            import_id: None,
            import_key: None,
            sample: false,
            created_at,
            version: 1,
        }
    }

    /// As people call it in a sentence: by its plate, and without one by what tells it then.
    pub fn called(&self) -> String {
        let by_plate = self.plate.as_ref().map(Plate::shown);
        let by_vin = || self.vin.as_ref().map(|vin| vin.as_str().to_owned());
        by_plate.or_else(by_vin).unwrap_or_else(|| format!("{} {}", self.make, self.model).trim().to_owned())
    }

    /// Something must tell which vehicle it is: a forklift has no plate, and is told by
    /// its model.
    ///
    /// # Errors
    /// `VehicleNotTold` where nobody would find it again.
    pub fn check_told(&self) -> Result<(), Refusal> {
        let by_text = !self.model.is_empty() || !self.engine_no.is_empty();
        if self.plate.is_some() || self.vin.is_some() || by_text {
            Ok(())
        } else {
            Err(Refusal::VehicleNotTold)
        }
    }

    /// An inspection and an insurance hold through their day; a service is due on its day.
    pub fn days_due(&self, today: NaiveDate) -> DaysDue {
        DaysDue::of([self.inspection_due, self.insurance_due, self.next_service_on], today)
    }

    /// The next service is due by day or by kilometres. Without a reading of
    /// today the last one counts.
    pub fn is_service_overdue(&self, today: NaiveDate, mileage_km: Option<i64>) -> bool {
        self.next_service_on.is_some_and(|due| due <= today)
            || is_km_reached(self.next_service_km, mileage_km.or(self.mileage_km))
    }
}
