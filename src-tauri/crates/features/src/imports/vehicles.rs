//! A row of the old program becomes a vehicle, with its owner when the owner
//! came in before.

use super::row_reader::RowReader;
use chrono::{DateTime, Utc};
use domain::dates::local_day;
use domain::ids::{CustomerId, VehicleId};
use domain::mileage::{MAX_KM, MileageWarning, Reading, mileage_warning, written_km};
use domain::plate::{CarRead, Plate, PlateRead, PlateWarning};
use domain::search_terms::{of_name, of_phone};
use domain::shop::ShopDetails;
use domain::vehicle::Vehicle;
use domain::vin::{VinRead, VinWarning};
use domain::work_order::readings::{MAX_VISITS, readings_before};
use kernel::error::Result;
use std::collections::HashMap;
use storage::Reader;

/// Of the rows before: plates and VINs with their numbers, phones with whose.
#[derive(Default)]
pub struct EarlierRows {
    numbers: HashMap<String, i64>,
    phones: HashMap<String, String>,
}

pub(crate) fn vehicle_of(
    row: &mut RowReader<'_>,
    number: i64,
    seen: &mut EarlierRows,
    r: &Reader<'_>,
    now: DateTime<Utc>,
) -> Result<(Vehicle, Option<Owner>)> {
    let mut vehicle = Vehicle::unknown(now);
    let key = row.key("key");
    vehicle.import_key = (!key.is_empty()).then_some(key);
    let owner = find_owner(row, &mut vehicle, seen, r)?;
    let read = CarRead::typed(&row.text("plate"), &row.text("vin"));
    if read.vin_in_plate {
        let vin = read.vin.as_ref().map(|read| read.vin.to_string()).unwrap_or_default();
        row.warn("plate_is_vin", "plate", &vin, "");
    } else {
        read_plate(row, &mut vehicle, read.plate);
    }
    read_vin(row, &mut vehicle, read.vin);
    vehicle.engine_no = row.text("engine_no");
    vehicle.make = row.text("make");
    vehicle.model = row.text("model");
    if vehicle.model.is_empty() {
        vehicle.model = row.text("model_code");
    } else {
        row.keep("model_code");
    }
    vehicle.colour = row.text("colour");
    vehicle.registered_on = row.day("registered_on");
    vehicle.inspection_due = row.day("inspection_due");
    vehicle.insurance_due = row.day("insurance_due");
    vehicle.insurer = row.text("insurer");
    vehicle.mileage_km = mileage(row);
    row.keep("last_visit");
    row.keep("year");
    row.keep("displacement");
    warn_of_twins(row, &vehicle, number, seen);
    vehicle.note = row.note();
    Ok((vehicle, owner))
}

/// Whose car it is, told in the car's own row: found again by name and phone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Owner {
    pub name: String,
    pub phone: String,
}

fn find_owner(
    row: &mut RowReader<'_>,
    vehicle: &mut Vehicle,
    seen: &mut EarlierRows,
    r: &Reader<'_>,
) -> Result<Option<Owner>> {
    let key = row.key("customer_key");
    if key.is_empty() {
        let owner = owner_in_row(row, seen);
        match &owner {
            Some(owner) => vehicle.customer_id = owner_in_shop(r, owner)?,
            None if row.is_mapped("customer_key") => row.warn("owner_not_found", "customer_key", "", ""),
            None => {}
        }
        return Ok(owner.filter(|_| vehicle.customer_id.is_none()));
    }
    row.keep("owner_name");
    row.keep("owner_phone");
    vehicle.customer_id = r.customer_of_key(&key)?;
    if vehicle.customer_id.is_none() {
        row.warn("owner_not_found", "customer_key", &key, "");
        row.keep("customer_key");
    }
    Ok(None)
}

/// The owner as the row tells it. Two people may share a phone: they stay two,
/// and it is said.
fn owner_in_row(row: &mut RowReader<'_>, seen: &mut EarlierRows) -> Option<Owner> {
    let (name, phone) = (row.text("owner_name"), row.phone("owner_phone"));
    if name.is_empty() && phone.is_empty() {
        return None;
    }
    let name = if name.is_empty() {
        let instead = format!("？{phone}");
        row.warn("name_missing", "owner_name", "", &instead);
        instead
    } else {
        name
    };
    if !phone.is_empty() {
        let before = seen.phones.entry(phone.clone()).or_insert_with(|| name.clone());
        if *before != name {
            row.warn("phone_shared", "owner_phone", &phone, &before.clone());
        }
    }
    Some(Owner { name, phone })
}

fn owner_in_shop(r: &Reader<'_>, owner: &Owner) -> Result<Option<CustomerId>> {
    let terms = of_phone(&owner.phone).into_iter().chain(of_name(&owner.name));
    match terms.into_iter().next() {
        Some(term) => Ok(r.customer_like(&term, &owner.name, &owner.phone)?),
        None => Ok(None),
    }
}

fn read_plate(row: &mut RowReader<'_>, vehicle: &mut Vehicle, read: Option<PlateRead>) {
    let typed = row.raw("plate");
    let Some(read) = read else {
        if row.is_mapped("plate") {
            row.warn("plate_missing", "plate", typed, "");
        }
        return;
    };
    match read.warning {
        Some(PlateWarning::Lookalikes) => {
            let suggestion = read.suggestions.first().map(Plate::as_str).unwrap_or_default();
            row.warn("plate_suggestion", "plate", typed, suggestion);
        }
        Some(PlateWarning::UnknownForm) => row.warn("plate_unknown_form", "plate", typed, ""),
        Some(PlateWarning::TooLong) => {
            row.warn("plate_too_long", "plate", typed, "");
            row.keep("plate");
        }
        None => {}
    }
    vehicle.plate_colour = Plate::usual_colour(Some(&read));
    vehicle.plate = Some(read.plate);
}

fn read_vin(row: &mut RowReader<'_>, vehicle: &mut Vehicle, read: Option<VinRead>) {
    let Some(read) = read else { return };
    let typed = read.vin.to_string();
    match read.warning {
        Some(VinWarning::Length(length)) => {
            row.warn("vin_length", "vin", &typed, &length.to_string());
            // What is far too long is stored cut.
            if length >= 32 {
                row.keep("vin");
            }
        }
        Some(VinWarning::Letters) => row.warn("vin_letters", "vin", &typed, ""),
        Some(VinWarning::CheckDigit) => row.warn("vin_check_digit", "vin", &typed, ""),
        None => {}
    }
    vehicle.vin = Some(read.vin);
}

fn mileage(row: &mut RowReader<'_>) -> Option<i64> {
    let typed = row.raw("mileage_km");
    match written_km(typed, row.header("mileage_km")) {
        Some((km, in_thousands)) if (0..=MAX_KM).contains(&km) => {
            if in_thousands {
                row.warn("unit_read", "mileage_km", typed, &km.to_string());
            }
            Some(km)
        }
        None if typed.is_empty() || row.says_nothing("mileage_km") => None,
        _ => {
            row.warn("mileage_unusual", "mileage_km", typed, "");
            row.keep("mileage_km");
            None
        }
    }
}

/// The same plate or VIN in an earlier row of the file.
fn warn_of_twins(row: &mut RowReader<'_>, vehicle: &Vehicle, number: i64, seen: &mut EarlierRows) {
    if let Some(plate) = &vehicle.plate
        && let Some(before) = seen.numbers.insert(format!("plate {plate}"), number)
    {
        row.warn("plate_twice", "plate", plate.as_str(), &before.to_string());
    }
    if let Some(vin) = &vehicle.vin
        && let Some(before) = seen.numbers.insert(format!("vin {vin}"), number)
    {
        row.warn("vin_twice", "vin", vin.as_str(), &before.to_string());
    }
}

/// The same car, with a reading that its visits here do not bear out. When the
/// old program read it nobody knows; today it cannot be later.
pub(crate) fn warn_of_mileage(
    row: &mut RowReader<'_>,
    vehicle: &Vehicle,
    known: VehicleId,
    r: &Reader<'_>,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(km) = vehicle.mileage_km else { return Ok(()) };
    let zone = r.get::<ShopDetails>(1)?.settings.zone;
    let before = readings_before(&r.get(known.0)?, None, &r.orders_of_vehicle(known, MAX_VISITS)?, zone);
    let code = match mileage_warning(&before, Reading { km, on: Some(local_day(now, zone)) }) {
        Some(MileageWarning::BelowLast) => "mileage_below_last",
        Some(MileageWarning::LeapsAbsurdly) => "mileage_leaps",
        None => return Ok(()),
    };
    let last = before.first().map(|last| last.km.to_string()).unwrap_or_default();
    row.warn(code, "mileage_km", &km.to_string(), &last);
    Ok(())
}
