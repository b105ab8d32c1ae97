//! When a car is due again: so many months or kilometres on, whichever comes first.
//! What the advisor is offered at the delivery, and may change for this car.

use crate::dates::in_the_calendar_if_any;
use crate::mileage::MAX_KM;
use crate::refusal::{FieldProblem, Refusal, in_range, in_range_if_any};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ServiceInterval {
    pub months: u32,
    pub km: u32,
}

impl Default for ServiceInterval {
    fn default() -> Self {
        Self { months: 6, km: 5000 }
    }
}

/// Ten years.
const MAX_MONTHS: i64 = 120;

impl ServiceInterval {
    /// The same day of a later month, or its last one.
    pub fn next_day(self, today: NaiveDate) -> NaiveDate {
        today.checked_add_months(Months::new(self.months)).unwrap_or(NaiveDate::MAX)
    }

    /// By the distance at which the car leaves.
    pub fn next_km(self, out_km: i64) -> i64 {
        out_km.saturating_add(i64::from(self.km))
    }

    /// # Errors
    ///
    /// Where it is longer than any car goes without service.
    pub fn check(self) -> Result<(), Refusal> {
        in_range("service_interval", i64::from(self.months), MAX_MONTHS)?;
        in_range("service_interval", i64::from(self.km), MAX_KM)?;
        Ok(())
    }
}

/// When this car is due again, as the advisor says it: in time to come.
///
/// # Errors
/// `BadField` for a day that is past or of no calendar, or for kilometres no car is driven.
pub fn check_next(today: NaiveDate, on: Option<NaiveDate>, km: Option<i64>) -> Result<(), Refusal> {
    in_the_calendar_if_any("next_service_on", on)?;
    if on.is_some_and(|day| day < today) {
        return Err(Refusal::bad("next_service_on", FieldProblem::InThePast));
    }
    in_range_if_any("next_service_km", km, MAX_KM)?;
    Ok(())
}
