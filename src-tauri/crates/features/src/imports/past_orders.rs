//! Rows of what the program before this one kept of its orders: an order with the car it is of, and a line
//! of labour or a part with the order it stands under.

use super::cars_meant::CarsMeant;
use super::row_reader::RowReader;
use chrono::NaiveDate;
use domain::dates::written_day;
use domain::ids::{ImportId, PastOrderId, VehicleId};
use domain::line::LineKind;
use domain::mileage::{MAX_KM, fills_the_cell, written_km};
use domain::past_order::{PastOrder, PastOrderLine};
use domain::placeholder::is_no_day;
use domain::plate::{CarRead, Plate};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN};
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use kernel::error::Result;
use std::collections::HashMap;
use storage::Reader;

/// Of the rows before.
#[derive(Default)]
pub struct EarlierRows {
    /// Orders by what tells them apart, with the numbers of their rows.
    orders: HashMap<String, i64>,
    /// The numbers they were written under, with the numbers of their rows.
    numbers: HashMap<String, i64>,
    /// Which order a line's key and number meant.
    meant: HashMap<(String, String), Option<PastOrderId>>,
    /// How many lines of an order said the same.
    lines: HashMap<(PastOrderId, String), i64>,
}

/// What the old programs write into the column of what was struck out.
const STRUCK_OUT: [&str; 8] = ["1", "是", "true", "y", "yes", "已删除", "作废", "已作废"];

/// A text of a thing that has no note of its own: what is too long stands whole in the report.
fn long(row: &mut RowReader<'_>, field: &str) -> String {
    let text = row.raw(field);
    if row.says_nothing(field) {
        return String::new();
    }
    if text.chars().count() > MAX_TEXT_LEN {
        row.warn("text_cut", field, text, "");
    }
    text.chars().take(MAX_TEXT_LEN).collect::<String>().trim().to_owned()
}

fn key(row: &mut RowReader<'_>, field: &str) -> String {
    let key = row.key(field);
    if row.says_nothing(field) { String::new() } else { key.chars().take(MAX_NAME_LEN).collect() }
}

fn day(row: &mut RowReader<'_>, field: &str) -> Option<NaiveDate> {
    let text = row.raw(field);
    let day = written_day(text);
    if is_no_day(text) {
        row.warn("date_unknown", field, text, "");
    } else if day.is_none() && !row.says_nothing(field) {
        row.warn("cell_unreadable", field, text, "");
    }
    day
}

fn mileage(row: &mut RowReader<'_>) -> Option<i64> {
    let text = row.raw("mileage_km");
    match written_km(text, row.header("mileage_km")) {
        Some((km, in_thousands)) if (0..=MAX_KM).contains(&km) => {
            if in_thousands {
                row.warn("unit_read", "mileage_km", text, &km.to_string());
            }
            if fills_the_cell(km) {
                row.warn("mileage_filler", "mileage_km", text, "");
            }
            Some(km)
        }
        None if text.is_empty() || row.says_nothing("mileage_km") => None,
        _ => {
            row.warn("mileage_left_out", "mileage_km", text, "");
            None
        }
    }
}

pub(crate) fn order_of(row: &mut RowReader<'_>, r: &Reader<'_>) -> Result<PastOrder> {
    let car = CarRead::typed(&row.short("plate"), &row.short("vin"));
    let struck_out = STRUCK_OUT.contains(&row.raw("struck_out").trim().to_lowercase().as_str());
    if struck_out {
        row.warn("order_struck_out", "struck_out", "", "");
    }
    let order = PastOrder {
        id: PastOrderId(0),
        import_id: ImportId(0),
        vehicle_id: None,
        import_key: key(row, "order_key"),
        number: key(row, "order_number"),
        identity: String::new(),
        plate: car.plate.map(|read| read.plate),
        vin: car.vin.map(|read| read.vin),
        received_on: day(row, "received_on"),
        left_on: day(row, "left_on"),
        mileage_km: mileage(row),
        symptom: long(row, "symptom"),
        advisor_name: row.short("advisor"),
        technician_name: row.short("technician"),
        old_state: row.short("old_state"),
        struck_out,
        payer_name: row.short("payer"),
        paid_by: row.short("paid_by"),
        total: row.price("total"),
        note: long(row, "note"),
    };
    let vehicle_id = car_of(row, &order, r)?;
    Ok(PastOrder { vehicle_id, ..order }.identified())
}

/// The car of the shop that an order is of. Its VIN says so before its plate, which moves on to other cars,
/// and its plate before the old program's key: two lists may both begin with 1.
fn car_of(row: &mut RowReader<'_>, order: &PastOrder, r: &Reader<'_>) -> Result<Option<VehicleId>> {
    let key = key(row, "vehicle_key");
    let plate = order.plate.as_ref().map_or("", Plate::as_str);
    let vin = order.vin.as_ref().map_or("", Vin::as_str);
    let plate_of = |car: &Vehicle| car.plate.as_ref().map(ToString::to_string).unwrap_or_default();
    if order.vin.is_some()
        && let Some((car, several)) = CarsMeant::with_vin(r, vin)?.chosen(order.plate.as_ref(), &key)
    {
        if several > 1 {
            row.warn("vin_of_several", "vin", vin, &several.to_string());
        } else if order.plate.is_some() && car.plate != order.plate {
            row.warn("car_by_vin", "plate", plate, &plate_of(&car));
        }
        return Ok(Some(car.id));
    }
    let another = |car: &Vehicle| matches!((&car.vin, &order.vin), (Some(one), Some(two)) if one != two);
    if let Some(written) = &order.plate
        && let Some((car, several)) = CarsMeant::with_plate(r, written)?.without(another).chosen(None, &key)
    {
        if several > 1 {
            row.warn("car_of_several", "plate", plate, &several.to_string());
        }
        return Ok(Some(car.id));
    }
    if !key.is_empty()
        && let Some(id) = r.vehicle_of_key(&key)?
    {
        let car: Vehicle = r.get(id.0)?;
        if !another(&car) {
            if order.plate.is_some() && car.plate != order.plate {
                row.warn("car_by_key", "plate", plate, &plate_of(&car));
            }
            return Ok(Some(id));
        }
    }
    let named = if plate.is_empty() { vin } else { plate };
    let code = if named.is_empty() { "car_unnamed" } else { "car_unknown" };
    row.warn(code, "plate", named, "");
    Ok(None)
}

impl EarlierRows {
    /// An order that stood in the list before; another of its number is one of its own.
    pub fn came_before(&mut self, row: &mut RowReader<'_>, order: &PastOrder, number: i64) -> bool {
        if let Some(first) = self.orders.get(&order.identity) {
            row.warn("past_order_twice", "order_number", &order.number, &first.to_string());
            return true;
        }
        self.orders.insert(order.identity.clone(), number);
        if order.number.is_empty() {
            if order.import_key.is_empty() {
                row.warn("order_number_missing", "order_number", "", "");
            }
        } else if let Some(first) = self.numbers.insert(order.number.clone(), number) {
            row.warn("order_number_twice", "order_number", &order.number, &first.to_string());
        }
        false
    }

    /// The order a line stands under. One that is not there is named: the line is left out.
    pub(crate) fn order_of_line(
        &mut self,
        row: &mut RowReader<'_>,
        r: &Reader<'_>,
    ) -> Result<Option<PastOrderId>> {
        let named = (key(row, "order_key"), key(row, "order_number"));
        let known = match self.meant.get(&named) {
            Some(known) => *known,
            None => {
                let found = meant(row, &named, r)?;
                self.meant.insert(named.clone(), found);
                found
            }
        };
        if known.is_none() {
            let (key, number) = &named;
            row.warn("past_order_missing", "order_number", if number.is_empty() { key } else { number }, "");
        }
        Ok(known)
    }

    /// The shop has this line already: as many of its order say the same as did so in the list up to here.
    pub(crate) fn is_known(&mut self, line: &PastOrderLine, r: &Reader<'_>) -> Result<bool> {
        let seen = self.lines.entry((line.past_order_id, line.identity.clone())).or_insert(0);
        *seen += 1;
        Ok(*seen <= r.past_lines_identified(line.past_order_id, line.line_kind, &line.identity)?)
    }
}

/// The order of this key, or else of this number; of two the newer one is meant, and it is said.
fn meant(
    row: &mut RowReader<'_>,
    (key, number): &(String, String),
    r: &Reader<'_>,
) -> Result<Option<PastOrderId>> {
    let mut found = if key.is_empty() { Vec::new() } else { r.past_orders_of_key(key)? };
    if found.is_empty() && !number.is_empty() {
        found = r.past_orders_of_number(number)?;
    }
    if found.len() > 1 {
        let named = if number.is_empty() { key } else { number };
        row.warn("past_order_of_several", "order_number", named, "");
    }
    Ok(found.first().copied())
}

/// Who did it: the team, and who of it.
fn done_by(row: &mut RowReader<'_>) -> String {
    let (team, technician) = (row.short("team"), row.short("done_by"));
    if team.contains(&technician) {
        return team;
    }
    [team, technician].join(" ").trim().chars().take(MAX_NAME_LEN).collect()
}

pub fn line_of(
    row: &mut RowReader<'_>,
    number: i64,
    line_kind: LineKind,
    past_order_id: PastOrderId,
) -> PastOrderLine {
    let (code, detail) = (row.short("code"), long(row, "detail"));
    let mut name = row.short("name");
    if name.is_empty() {
        let instead = [&code, &detail].into_iter().find(|text| !text.is_empty()).cloned();
        name = instead.unwrap_or_else(|| format!("？{number}")).chars().take(MAX_NAME_LEN).collect();
        row.warn("name_missing", "name", "", &name);
    }
    let (quantity, mut unit) = match row.amount("used_quantity") {
        Some((quantity, unit)) => (Some(quantity), unit),
        None => (None, String::new()),
    };
    let written = row.short("unit");
    if !written.is_empty() {
        unit = written;
    }
    let (amount, price) = (row.price("amount"), row.price("line_price"));
    let times = quantity.zip(price).map(|(quantity, price)| price.times_quantity(quantity));
    if let (Some(amount), Some(times)) = (amount, times)
        && amount != times
    {
        row.warn("line_price_unkept", "line_price", row.raw("line_price"), &amount.plain());
    }
    let key = key(row, "line_key");
    PastOrderLine {
        id: 0,
        import_id: ImportId(0),
        past_order_id,
        line_kind,
        identity: String::new(),
        code,
        name,
        detail,
        unit,
        quantity,
        amount: amount.or(times),
        payer_name: row.short("payer"),
        done_by: done_by(row),
        note: long(row, "note"),
    }
    .identified(&key)
}
