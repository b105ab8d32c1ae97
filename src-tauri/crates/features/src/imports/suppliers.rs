//! A row of a list of suppliers, who are known by their names.

use super::known::{Fields, add_note, differing};
use super::row_reader::RowReader;
use domain::folded::of_text;
use domain::ids::SupplierId;
use domain::purchasing::Supplier;
use kernel::error::Result;
use std::collections::HashMap;

/// Names of the rows before, with their numbers.
pub type EarlierRows = HashMap<String, i64>;

const TEXTS: [&str; 6] =
    ["contact_name", "supplier_phone", "supplier_address", "supplier_tax_number", "bank", "licence_number"];

/// A supplier of a name, of whom nothing else is known.
pub fn named(name: &str) -> Supplier {
    Supplier {
        id: SupplierId(0),
        name: name.to_owned(),
        initials: String::new(),
        contact_name: String::new(),
        supplier_phone: String::new(),
        supplier_address: String::new(),
        supplier_tax_number: String::new(),
        bank: String::new(),
        licence_number: String::new(),
        licence_until: None,
        payment_days: 0,
        lead_days: 0,
        note: String::new(),
        active: true,
        version: 1,
    }
}

pub(crate) fn supplier_of(row: &mut RowReader<'_>, number: i64) -> Supplier {
    let mut supplier = named(&row.text("name"));
    supplier.contact_name = row.text("contact_name");
    supplier.supplier_phone = row.phone("phone");
    supplier.supplier_address = row.text("address");
    supplier.supplier_tax_number =
        row.key("tax_number").chars().take(domain::refusal::MAX_NAME_LEN).collect();
    supplier.bank = row.text("bank");
    supplier.licence_number = row.text("licence_number");
    supplier.licence_until = row.day("licence_until");
    supplier.payment_days = row.days("payment_days");
    supplier.lead_days = row.days("lead_days");
    if supplier.name.is_empty() {
        let instead =
            [&supplier.contact_name, &supplier.supplier_phone].into_iter().find(|text| !text.is_empty());
        supplier.name = format!("？{}", instead.cloned().unwrap_or_else(|| number.to_string()));
        let name = supplier.name.clone();
        row.warn("name_missing", "name", "", &name);
    }
    supplier.note = row.note();
    supplier
}

/// A name that stood in the list before is the same supplier.
pub fn came_before(
    row: &mut RowReader<'_>,
    supplier: &Supplier,
    number: i64,
    seen: &mut EarlierRows,
) -> bool {
    match seen.get(&of_text(&supplier.name)) {
        Some(first) => {
            row.warn("supplier_twice", "name", &supplier.name, &first.to_string());
            true
        }
        None => {
            seen.insert(of_text(&supplier.name), number);
            false
        }
    }
}

/// What the list says otherwise of one the shop has.
pub(crate) fn news(row: &mut RowReader<'_>, known: &Supplier, read: &Supplier) -> Result<Fields> {
    let mut news = differing(row, known, read, &TEXTS)?;
    let days = [
        ("payment_days", known.payment_days, read.payment_days),
        ("lead_days", known.lead_days, read.lead_days),
    ];
    for (field, before, said) in days {
        if said != 0 && said != before {
            row.warn("field_updated", field, &before.to_string(), &said.to_string());
            news.insert(field.to_owned(), said.into());
        }
    }
    if let Some(until) = read.licence_until.filter(|_| read.licence_until != known.licence_until) {
        let before = known.licence_until.map(|day| day.to_string()).unwrap_or_default();
        row.warn("field_updated", "licence_until", &before, &until.to_string());
        news.insert("licence_until".to_owned(), until.to_string().into());
    }
    add_note(row, &mut news, &known.note, &read.note);
    Ok(news)
}
