//! Customers: their vehicles, visits and what they owe.

use domain::customer::{Customer, CustomerKind};
use domain::ids::CustomerId;
use domain::money::Money;
use domain::phone::{Phone, PhoneWarning};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional, required};
use domain::search_terms::of_customer;
use domain::vehicle::Vehicle;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Writer;
use storage::screens::VisitRow;
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

const PAGE: usize = 50;
const MAX_VISITS: i64 = 50;
/// A fleet larger than this is looked up by plate.
const MAX_VEHICLES: i64 = 200;
/// So many plates say whose row it is.
const MAX_PLATES: i64 = 5;

/// A customer with cars and visits.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_customer(cx: &Read, ask: AskCustomer) -> Result<CustomerPage> {
    Ok(CustomerPage {
        customer: cx.r.get(ask.id.0)?,
        vehicles: cx.r.vehicles_of_customer(ask.id, MAX_VEHICLES)?,
        visits: cx.r.visits_of_customer(ask.id, MAX_VISITS)?,
        owed_on_account: cx.r.unpaid_on_account(ask.id)?,
    })
}

/// The customers, a page at a time.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_customers(cx: &Read, ask: ListCustomers) -> Result<CustomerList> {
    // One more than a page tells whether there is another.
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut customers = cx.r.customers_before(ask.before, most)?;
    let more = customers.len() > PAGE;
    customers.truncate(PAGE);
    let mut rows = Vec::with_capacity(customers.len());
    for customer in customers {
        let plates = plates_of(cx.r, customer.id)?;
        rows.push(CustomerRow { customer, plates });
    }
    Ok(CustomerList { rows, more })
}

fn plates_of(r: &storage::Reader<'_>, customer: CustomerId) -> Result<Vec<String>> {
    let vehicles = r.vehicles_of_customer(customer, MAX_PLATES)?;
    Ok(vehicles.into_iter().filter_map(|vehicle| vehicle.plate.map(String::from)).collect())
}

/// Writes a customer, new or changed.
///
/// # Errors
/// `BadField` without a name or for a text too long, `NotFound`, and `Conflict` where they were
/// changed meanwhile.
pub fn save_customer(cx: &Write, ask: SaveCustomer) -> Result<SavedCustomer> {
    let mut customer = match ask.id {
        Some(id) => Customer { version: ask.version, ..cx.w.get::<Customer>(id.0)? },
        None => Customer::unknown(cx.now),
    };
    customer.kind = ask.kind;
    customer.name = required("name", &ask.name, MAX_NAME_LEN)?;
    customer.contact_name = optional("contact_name", &ask.contact_name, MAX_NAME_LEN)?;
    customer.address = optional("address", &ask.address, MAX_NAME_LEN)?;
    customer.note = optional("note", &ask.note, MAX_TEXT_LEN)?;
    customer.refuses_messages = ask.refuses_messages;
    let (phone, phone_warning) = Phone::typed("phone", &ask.phone)?;
    let (contact_phone, contact_warning) = Phone::typed("contact_phone", &ask.contact_phone)?;
    (customer.phone, customer.contact_phone) = (phone, contact_phone);
    store(cx.w, &mut customer)?;
    Ok(SavedCustomer { customer, phone_warning: phone_warning.or(contact_warning) })
}

/// Writes the customer, new when its id is 0, and what it is found by. The
/// struct carries the row's id and version afterwards.
///
/// # Errors
/// `Conflict` where it was changed meanwhile, `NotFound` where it is not there.
pub fn store(w: &Writer<'_>, customer: &mut Customer) -> Result<()> {
    if customer.id.0 == 0 {
        w.insert(customer)?;
    } else {
        w.update(customer)?;
        customer.version += 1;
    }
    let names = [customer.name.as_str(), &customer.contact_name];
    let phones = [customer.phone.as_str(), &customer.contact_phone];
    w.index_terms("customer", customer.id.0, &of_customer(names, phones))?;
    Ok(())
}

kernel::commands! {
    read get_customer(AskCustomer) -> CustomerPage, SignedIn, shows [Visits Sheets Customers Vehicles];
    read list_customers(ListCustomers) -> CustomerList, SignedIn, shows [Customers Vehicles];
    write save_customer(SaveCustomer) -> SavedCustomer, COUNTER, changes [Customers];
}
