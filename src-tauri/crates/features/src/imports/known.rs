//! Rows whose customer or vehicle the shop knows already, as of a list that
//! comes in a second time: which row it is, and what the list says anew.

use super::cars_meant::CarsMeant;
use super::row_reader::RowReader;
use domain::customer::{Customer, CustomerKind};
use domain::ids::{CustomerId, VehicleId};
use domain::search_terms::{of_name, of_phone};
use domain::vehicle::Vehicle;
use kernel::error::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use storage::Reader;

pub type Fields = Map<String, Value>;

const OF_CUSTOMERS: [&str; 5] = ["name", "phone", "contact_name", "contact_phone", "address"];
const OF_VEHICLES: [&str; 10] = [
    "plate",
    "vin",
    "engine_no",
    "make",
    "model",
    "colour",
    "registered_on",
    "inspection_due",
    "insurance_due",
    "insurer",
];

/// The key of the old program counts only with a name or a phone that agrees:
/// two lists may both begin with 1.
pub(crate) fn customer(r: &Reader<'_>, read: &Customer) -> Result<Option<CustomerId>> {
    if let Some(key) = &read.import_key
        && let Some(id) = r.customer_of_key(key)?
    {
        let known: Customer = r.get(id.0)?;
        if known.name == read.name || !read.phone.is_empty() && known.phone == read.phone {
            return Ok(Some(id));
        }
    }
    let term = of_phone(&read.phone).into_iter().chain(of_name(&read.name)).next();
    term.map_or(Ok(None), |term| Ok(r.customer_like(&term, &read.name, &read.phone)?))
}

/// A plate moves on to other cars: where both VINs are known, they decide.
pub(crate) fn vehicle(r: &Reader<'_>, read: &Vehicle) -> Result<Option<VehicleId>> {
    let key = read.import_key.as_deref().unwrap_or_default();
    if let Some(vin) = &read.vin
        && let Some((known, _)) = CarsMeant::with_vin(r, vin.as_str())?.chosen(read.plate.as_ref(), key)
    {
        return Ok(Some(known.id));
    }
    if let Some(plate) = &read.plate {
        let cars = CarsMeant::with_plate(r, plate)?;
        let another = |known: &Vehicle| known.vin.is_some() && read.vin.is_some();
        if let Some((known, _)) = cars.without(another).chosen(None, key) {
            return Ok(Some(known.id));
        }
    }
    match &read.import_key {
        Some(key) if read.plate.is_none() && read.vin.is_none() => Ok(r.vehicle_of_key(key)?),
        _ => Ok(None),
    }
}

/// What the list says otherwise of a customer, each said in the report of its row.
pub(crate) fn news_of_customer(row: &mut RowReader<'_>, known: &Customer, read: &Customer) -> Result<Fields> {
    let mut news = differing(row, known, read, &OF_CUSTOMERS)?;
    if read.kind == CustomerKind::Company && known.kind != read.kind {
        news.insert("kind".to_owned(), serde_json::to_value(read.kind)?);
    }
    add_note(row, &mut news, &known.note, &read.note);
    Ok(news)
}

/// The same of a vehicle. Its owner is not taken from it by a list.
pub(crate) fn news_of_vehicle(row: &mut RowReader<'_>, known: &Vehicle, read: &Vehicle) -> Result<Fields> {
    let mut news = differing(row, known, read, &OF_VEHICLES)?;
    if news.contains_key("plate") {
        news.insert("plate_colour".to_owned(), serde_json::to_value(read.plate_colour)?);
    }
    if let Some(km) = read.mileage_km.filter(|km| known.mileage_km.is_none_or(|before| before < *km)) {
        let before = known.mileage_km.map(|km| km.to_string()).unwrap_or_default();
        tell(row, "mileage_km", &before, &km.to_string());
        news.insert("mileage_km".to_owned(), km.into());
    }
    if let Some(owner) = read.customer_id {
        match known.customer_id {
            None => {
                tell(row, "owner_name", "", row.raw("owner_name"));
                news.insert("customer_id".to_owned(), owner.0.into());
            }
            Some(present) if present != owner => {
                row.warn("owner_kept", "owner_name", row.raw("owner_name"), "")
            }
            Some(_) => {}
        }
    }
    add_note(row, &mut news, &known.note, &read.note);
    Ok(news)
}

pub(super) fn differing<T: Serialize>(
    row: &mut RowReader<'_>,
    known: &T,
    read: &T,
    fields: &[&str],
) -> Result<Fields> {
    let (known, read) = (serde_json::to_value(known)?, serde_json::to_value(read)?);
    let mut news = Fields::new();
    for field in fields {
        // A field the list leaves empty says nothing.
        let Some(said) = read[*field].as_str().filter(|said| !said.is_empty()) else { continue };
        let before = known[*field].as_str().unwrap_or_default();
        if said != before {
            tell(row, field, before, said);
            news.insert((*field).to_owned(), said.into());
        }
    }
    Ok(news)
}

fn tell(row: &mut RowReader<'_>, field: &str, before: &str, said: &str) {
    row.warn(if before.is_empty() { "field_filled" } else { "field_updated" }, field, before, said);
}

/// What was noted here stays; lines of the list that are not in it follow.
pub(super) fn add_note(row: &mut RowReader<'_>, news: &mut Fields, known: &str, read: &str) {
    let lines: Vec<&str> = read.lines().filter(|line| !known.lines().any(|before| before == *line)).collect();
    if lines.is_empty() {
        return;
    }
    let note: Vec<&str> =
        [known].into_iter().filter(|known| !known.is_empty()).chain(lines.iter().copied()).collect();
    let note = note.join("\n");
    if note.chars().count() > domain::refusal::MAX_TEXT_LEN {
        row.warn("note_cut", "note", &lines.join("\n"), "");
        return;
    }
    tell(row, "note", known, &note);
    news.insert("note".to_owned(), note.into());
}

/// The row with these fields, and what they were.
pub(crate) fn merged<T: Serialize + DeserializeOwned>(row: &T, fields: &Fields) -> Result<(T, Fields)> {
    let mut whole = serde_json::to_value(row)?;
    let mut before = Fields::new();
    for (field, value) in fields {
        before.insert(field.clone(), whole[field.as_str()].take());
        whole[field.as_str()] = value.clone();
    }
    Ok((serde_json::from_value(whole)?, before))
}
