//! The shop's own head on every paper, and its settings.

use crate::complaint::ComplaintOwners;
use crate::dates::ShopZone;
use crate::money::{Money, Rate};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The whole, of which a rate is a part.
pub const MAX_RATE: Rate = Rate(10_000);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopDetails {
    pub id: i64,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub licence: String,
    pub bank: String,
    pub settings: Settings,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// China keeps one zone.
    pub zone: ShopZone,
    #[serde(serialize_with = "crate::sight::posted")]
    #[ts(type = "number")]
    pub hour_rate: Money,
    pub labour_tax: Rate,
    pub part_tax: Rate,
    pub other_tax: Rate,
    /// How far a line may rise over the authorised amount without asking again.
    pub overrun_limit: Rate,
    /// The largest discount on one line without a manager.
    pub discount_limit: Rate,
    /// A shop of one may inspect its own work.
    pub inspector_may_have_repaired: bool,
    pub no_show_minutes: i64,
    /// Days until the follow-up call is due after delivery.
    pub follow_up_days: i64,
    /// The same after accident, assembly and whole-vehicle repair.
    pub follow_up_days_safety: i64,
    /// Days until the second call is due, once the complaint the first one
    /// brought is closed.
    pub second_call_days: i64,
    /// Days within which a customer's suggestion is answered.
    pub suggestion_days: i64,
    /// Who answers for what customers say.
    pub complaint_owners: ComplaintOwners,
    /// Days after delivery in which a sheet may still be taken back.
    pub taking_back_days: i64,
    /// Nobody takes money or gives it back without a shift of their own.
    pub shifts_required: bool,
    /// The dearest remedy that is promised without a manager.
    #[serde(serialize_with = "crate::sight::posted")]
    #[ts(type = "number")]
    pub remedy_limit: Money,
    pub opens_at_minute: i64,
    pub closes_at_minute: i64,
    /// The days of the week on which the shop rests, Monday 1 to Sunday 7.
    pub closed_weekdays: Vec<u8>,
    pub prefixes: Prefixes,
    /// Days until what is on account is due.
    pub account_term_days: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Prefixes {
    pub booking: String,
    pub work_order: String,
    pub estimate: String,
    pub settlement: String,
    pub receipt: String,
    pub complaint: String,
    pub shift: String,
    pub service_contract: String,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self {
            booking: "YY".into(),
            work_order: "GD".into(),
            estimate: "BJ".into(),
            settlement: "JS".into(),
            receipt: "SK".into(),
            complaint: "TS".into(),
            shift: "JB".into(),
            service_contract: "TC".into(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone: ShopZone::default(),
            hour_rate: Money(12_000),
            labour_tax: Rate(1300),
            part_tax: Rate(1300),
            other_tax: Rate(600),
            overrun_limit: Rate(0),
            discount_limit: Rate(1000),
            inspector_may_have_repaired: false,
            no_show_minutes: 60,
            follow_up_days: 7,
            follow_up_days_safety: 3,
            second_call_days: 2,
            suggestion_days: 3,
            taking_back_days: 90,
            shifts_required: false,
            complaint_owners: ComplaintOwners::default(),
            remedy_limit: Money(50_000),
            opens_at_minute: 8 * 60 + 30,
            closes_at_minute: 18 * 60,
            closed_weekdays: Vec::new(),
            prefixes: Prefixes::default(),
            account_term_days: 30,
        }
    }
}

/// Whether the shop rests on this day of the week.
pub fn rests_on(closed_weekdays: &[u8], day: NaiveDate) -> bool {
    closed_weekdays.iter().any(|closed| u32::from(*closed) == day.weekday().number_from_monday())
}
