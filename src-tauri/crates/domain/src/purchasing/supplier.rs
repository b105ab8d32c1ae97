//! Whom the shop buys from.

use crate::dates::{add_days, in_the_calendar_if_any};
use crate::ids::SupplierId;
use crate::purchase_problem::PurchaseProblem;
use crate::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Supplier {
    pub id: SupplierId,
    pub name: String,
    /// Found by the initials of its name as well.
    pub initials: String,
    pub contact_name: String,
    pub supplier_phone: String,
    pub supplier_address: String,
    pub supplier_tax_number: String,
    pub bank: String,
    /// Its business licence, and until when it holds.
    pub licence_number: String,
    pub licence_until: Option<NaiveDate>,
    /// Days until its invoices are due.
    pub payment_days: i64,
    /// Days until it delivers; zero where the shop's own count.
    pub lead_days: i64,
    pub note: String,
    pub active: bool,
    pub version: i64,
}

/// Whether a supplier may still trade, as far as the shop was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LicenceState {
    /// Nobody wrote down until when it holds.
    Untold,
    Holds,
    /// It ends within the next weeks: a new one is asked for.
    EndsSoon,
    Over,
}

/// So many days before its end a new licence is asked for.
const LICENCE_WARNING_DAYS: i64 = 30;
const MAX_DAYS: i64 = 3650;

impl Supplier {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a name, for a text too long, or for days nobody means.
    pub fn checked(self) -> Result<Self, Refusal> {
        in_range("payment_days", self.payment_days, MAX_DAYS)?;
        in_range("lead_days", self.lead_days, MAX_DAYS)?;
        in_the_calendar_if_any("licence_until", self.licence_until)?;
        let name = required("supplier_name", &self.name, MAX_NAME_LEN)?;
        Ok(Self {
            initials: crate::names::pinyin_initials(&name).join(" "),
            name,
            contact_name: optional("contact_name", &self.contact_name, MAX_NAME_LEN)?,
            supplier_phone: optional("supplier_phone", &self.supplier_phone, MAX_NAME_LEN)?,
            supplier_address: optional("supplier_address", &self.supplier_address, MAX_NAME_LEN)?,
            supplier_tax_number: optional("supplier_tax_number", &self.supplier_tax_number, MAX_NAME_LEN)?,
            bank: optional("bank", &self.bank, MAX_NAME_LEN)?,
            licence_number: optional("licence_number", &self.licence_number, MAX_NAME_LEN)?,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            ..self
        })
    }
    /// How its licence stands on a day. The day it ends on still counts.
    pub fn licence(&self, today: NaiveDate) -> LicenceState {
        match self.licence_until {
            None => LicenceState::Untold,
            Some(until) if until < today => LicenceState::Over,
            Some(until) if until < add_days(today, LICENCE_WARNING_DAYS) => LicenceState::EndsSoon,
            Some(_) => LicenceState::Holds,
        }
    }

    /// # Errors
    /// `Purchase` where nothing more is bought of it.
    pub fn check_active(&self) -> Result<(), Refusal> {
        if self.active {
            return Ok(());
        }
        Err(Refusal::Purchase { problem: PurchaseProblem::SupplierRetired, name: self.name.clone() })
    }

    /// Days until it delivers, by its own word or as the shop reckons.
    pub fn lead(&self, usual: i64) -> i64 {
        if self.lead_days > 0 { self.lead_days } else { usual }
    }
}
