//! A row of the old program becomes a customer.

use super::row_reader::RowReader;
use super::vehicles::Owner;
use chrono::{DateTime, Utc};
use domain::customer::{Customer, CustomerKind, names_two_people};
use kernel::error::Result;
use std::collections::HashMap;

/// Names and phones of the rows before, with their numbers.
pub type EarlierRows = HashMap<(String, String), i64>;

pub(crate) fn customer_of(
    row: &mut RowReader<'_>,
    number: i64,
    seen: &mut EarlierRows,
    now: DateTime<Utc>,
) -> Result<Customer> {
    let mut customer = Customer::unknown(now);
    let key = row.key("key");
    customer.import_key = (!key.is_empty()).then_some(key);
    customer.phone = row.phone("phone");
    customer.contact_name = row.text("contact_name");
    customer.contact_phone = row.phone("contact_phone");
    customer.address = row.text("address");
    customer.name = row.text("name");
    customer.kind = kind_of(row, &customer.name);
    check_name(row, &mut customer, number);
    if let Some(before) = seen.insert((customer.name.clone(), customer.phone.clone()), number) {
        let name = customer.name.clone();
        row.warn("customer_twice", "name", &name, &before.to_string());
    }
    customer.note = row.note();
    Ok(customer)
}

/// An owner told in the row of a car.
pub fn owner_of_a_car(owner: &Owner, now: DateTime<Utc>) -> Customer {
    let mut customer = Customer::unknown(now);
    customer.name.clone_from(&owner.name);
    customer.phone.clone_from(&owner.phone);
    customer.kind = CustomerKind::of_name(&owner.name);
    customer
}

/// What the old program called a kind is often something else, such as who
/// sent the customer: it is kept as a note.
fn kind_of(row: &mut RowReader<'_>, name: &str) -> CustomerKind {
    CustomerKind::written(row.raw("kind")).unwrap_or_else(|| {
        row.keep("kind");
        CustomerKind::of_name(name)
    })
}

fn check_name(row: &mut RowReader<'_>, customer: &mut Customer, number: i64) {
    if customer.name.is_empty() {
        // Somebody has to see at once that there was no name.
        let instead = [&customer.contact_name, &customer.phone, &customer.contact_phone]
            .into_iter()
            .find(|text| !text.is_empty())
            .cloned()
            .or_else(|| customer.import_key.clone())
            .unwrap_or_else(|| number.to_string());
        customer.name = format!("？{instead}");
        let name = customer.name.clone();
        row.warn("name_missing", "name", "", &name);
    } else if customer.name.chars().all(|c| c.is_ascii_digit() || c == '.') {
        let name = customer.name.clone();
        row.warn("name_looks_like_number", "name", &name, "");
    } else if customer.kind == CustomerKind::Private && names_two_people(&customer.name) {
        let name = customer.name.clone();
        row.warn("two_people", "name", &name, "");
    }
}
