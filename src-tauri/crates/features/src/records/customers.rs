//! Customers: their vehicles, visits and what they owe.

use domain::customer::{Customer, CustomerKind};
use domain::ids::CustomerId;
use domain::merge::MergedKind;
use domain::money::Money;
use domain::phone::{Phone, PhoneWarning};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional, required};
use domain::search_terms::{of_contact, of_customer};
use domain::vehicle::Vehicle;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::screens::VisitRow;
use storage::{Record, StorageError, Writer};
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

const MAX_VISITS: i64 = 50;
/// A fleet larger than this is looked up by plate.
const MAX_VEHICLES: i64 = 200;
/// A customer with cars and visits.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_customer(cx: &Read, ask: AskCustomer) -> Result<CustomerPage> {
    // A page that was left open asks by the number they had before they were merged.
    let id = CustomerId(cx.r.stands_for(MergedKind::Customer, ask.id.0)?);
    Ok(CustomerPage {
        customer: cx.r.get(id.0)?,
        vehicles: cx.r.vehicles_of_customer(id, MAX_VEHICLES)?,
        visits: cx.r.visits_of_customer(id, MAX_VISITS)?,
        owed_on_account: cx.r.unpaid_on_account(id)?,
    })
}

/// Writes a customer, new or changed.
///
/// # Errors
/// `BadField` without a name or for a text too long, `NotFound`, and `Conflict` where they were
/// changed meanwhile.
pub fn save_customer(cx: &Write, ask: SaveCustomer) -> Result<SavedCustomer> {
    let mut customer = match ask.id {
        Some(id) => Customer { version: ask.version, ..still_shown(cx.w, id, ask.version)? },
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

/// The customer a page shows, to be written again: one that went into another since was changed meanwhile,
/// and what is written to it nobody would ever see.
///
/// # Errors
/// `NotFound`, and `Conflict` where they went into another.
pub(super) fn still_shown(w: &Writer<'_>, id: CustomerId, version: i64) -> Result<Customer> {
    let stands = w.stands_for(MergedKind::Customer, id.0)?;
    let customer: Customer = w.get(stands)?;
    if stands == id.0 {
        return Ok(customer);
    }
    let current = customer.version;
    Err(StorageError::Conflict { entity: Customer::TABLE, id: id.0, yours: version, current }.into())
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
    index(w, customer)
}

/// What they are found by, the people who are spoken to for them among it, and by what those were who went
/// into them: whoever calls may know no other number.
pub(crate) fn index(w: &Writer<'_>, customer: &Customer) -> Result<()> {
    let gone = w.customers_gone_into(customer.id)?;
    let mut terms = Vec::new();
    for of in std::iter::once(customer).chain(&gone) {
        let names = [of.name.as_str(), &of.contact_name];
        let phones = [of.phone.as_str(), &of.contact_phone];
        terms.extend(of_customer(names, phones));
        // Who left speaks for nobody any more, and is found again once they are back.
        for other in w.contacts_of(of.id)?.into_iter().filter(|other| other.active) {
            terms.extend(of_contact(&other.name, &other.phone));
        }
    }
    w.index_terms("customer", customer.id.0, &terms)?;
    Ok(())
}

kernel::commands! {
    read get_customer(AskCustomer) -> CustomerPage, SignedIn, shows [Visits Sheets Customers Vehicles];
    write save_customer(SaveCustomer) -> SavedCustomer, COUNTER, changes [Customers];
}
