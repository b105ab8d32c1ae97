//! How long something is answered for.

use crate::dates::add_days;
use crate::mileage::MAX_KM;
use crate::refusal::{FieldProblem, Refusal, in_range};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// So many days and so many kilometres, whichever end first. Without kilometres the
/// days alone end it; without days there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub struct WarrantyTerm {
    pub days: u32,
    pub km: u32,
}

impl WarrantyTerm {
    /// No warranty at all is given.
    pub const fn is_none(self) -> bool {
        self.days == 0
    }

    /// A term that covers whatever either of the two does.
    #[must_use]
    pub fn or_longer(self, other: Self) -> Self {
        match (self.is_none(), other.is_none()) {
            (true, _) => other,
            (_, true) => self,
            _ if self.km == 0 || other.km == 0 => Self { days: self.days.max(other.days), km: 0 },
            _ => Self { days: self.days.max(other.days), km: self.km.max(other.km) },
        }
    }

    /// The last day it covers, and the last kilometre where one ends it.
    pub fn until(self, delivered: NaiveDate, km: i64) -> (NaiveDate, Option<i64>) {
        let last_km = (self.km > 0).then(|| km.saturating_add(i64::from(self.km)));
        (add_days(delivered, i64::from(self.days)), last_km)
    }

    /// # Errors
    ///
    /// Where it lasts longer than anybody answers for, or has kilometres and no day.
    pub fn check(self, field: &str) -> Result<(), Refusal> {
        in_range(field, i64::from(self.days), MAX_WARRANTY_DAYS)?;
        in_range(field, i64::from(self.km), MAX_KM)?;
        if self.days == 0 && self.km > 0 {
            return Err(Refusal::bad(field, FieldProblem::Empty));
        }
        Ok(())
    }
}

/// Twenty years.
pub const MAX_WARRANTY_DAYS: i64 = 7300;
