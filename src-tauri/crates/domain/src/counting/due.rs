//! 循环盘点: which part is counted again when, by its class.

use crate::stock_terms::AbcClass;
use chrono::{Months, NaiveDate};

/// The few dear ones every month, the rest every quarter and every year.
const fn months(class: AbcClass) -> u32 {
    match class {
        AbcClass::A => 1,
        AbcClass::B => 3,
        AbcClass::C => 12,
    }
}

/// Whatever was counted last on this day or before is due, and what was never counted.
pub fn due_until(class: AbcClass, today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(months(class))).unwrap_or(NaiveDate::MIN)
}
