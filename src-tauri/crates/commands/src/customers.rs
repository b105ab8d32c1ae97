//! Customers: their vehicles, visits and what they owe.

use crate::error::Result;
use crate::host::{Read, Write};
use crate::vehicles::VisitRow;
use domain::customer::{Customer, CustomerKind};
use domain::ids::{CustomerId};
use domain::money::Money;
use domain::phone::PhoneWarning;
use domain::vehicle::Vehicle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCustomer {
    pub id: CustomerId,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerPage {
    pub customer: Customer,
    pub vehicles: Vec<Vehicle>,
    pub visits: Vec<VisitRow>,
    pub owed_on_account: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCustomer {
    pub id: Option<CustomerId>,
    pub version: i64,
    pub kind: CustomerKind,
    pub name: String,
    pub phone: String,
    pub contact_name: String,
    pub contact_phone: String,
    pub address: String,
    pub note: String,
    pub refuses_messages: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedCustomer {
    pub customer: Customer,
    pub phone_warning: Option<PhoneWarning>,
}

/// Newest first, from below `before`; 50 a page.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListCustomers {
    pub before: Option<CustomerId>,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerRow {
    pub customer: Customer,
    pub plates: Vec<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerList {
    pub rows: Vec<CustomerRow>,
    pub more: bool,
}

pub fn get_customer(_cx: &crate::host::Read, _ask: crate::customers::AskCustomer) -> Result<crate::customers::CustomerPage> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn list_customers(_cx: &crate::host::Read, _ask: crate::customers::ListCustomers) -> Result<crate::customers::CustomerList> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_customer(_cx: &crate::host::Write, _ask: crate::customers::SaveCustomer) -> Result<crate::customers::SavedCustomer> {
    Err(crate::Error::Fault("pending".into()))
}
