//! A row of a list of operations: what the shop does, and what it knows of the work.

use super::known::Fields;
use super::row_reader::RowReader;
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms, LabourOperation};
use domain::folded::of_text;
use domain::ids::LabourOperationId;
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::operation::written::{
    read_asked, read_checklist, read_class_hours, read_usual_parts, read_warranty, write_usual_parts,
    write_warranty,
};
use domain::operation::{OperationTerms, SkillLevel, Trade};
use domain::refusal::Refusal;
use domain::warranty::WarrantyTerm;
use kernel::error::Result;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use storage::Reader;

/// Of the rows before, with their numbers.
#[derive(Default)]
pub struct EarlierRows {
    names: HashMap<(LineKind, String), i64>,
    codes: HashMap<(LineKind, String), i64>,
}

/// What a row says; what it leaves empty says nothing.
pub struct OperationRow {
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    unit: String,
    hours: Option<Hours>,
    unit_price: Option<Money>,
    /// What all of the work cost, where the list knows neither its hours nor what an hour costs.
    fee: Option<Money>,
    trade: Option<Trade>,
    level: Option<SkillLevel>,
    /// What the shop promises of it beyond its kind of repair.
    warranty: Option<WarrantyTerm>,
    /// Fields of the terms as the file has them.
    listed: Fields,
}

/// What shops call the kinds of work.
const KINDS: &[(&str, LineKind)] = &[
    ("诊断", LineKind::Diagnosis),
    ("检测", LineKind::Testing),
    ("施救", LineKind::Towing),
    ("救援", LineKind::Towing),
    ("拖车", LineKind::Towing),
    ("外协", LineKind::OutsideWork),
    ("外加工", LineKind::OutsideWork),
    ("加工", LineKind::Machining),
    ("其他", LineKind::Other),
    ("其它", LineKind::Other),
    ("工时", LineKind::Labour),
    ("维修", LineKind::Labour),
];

fn kind_of(row: &mut RowReader<'_>) -> LineKind {
    let text = row.short("line_kind");
    let said = of_text(&text);
    let found = KINDS.iter().find(|(word, _)| said.contains(&of_text(word)));
    if found.is_none() && !text.is_empty() {
        row.warn("cell_unreadable", "line_kind", &text, "");
    }
    found.map_or(LineKind::Labour, |(_, kind)| *kind)
}

/// A cell that says it in the form in which it goes out; what cannot be read is warned about and left.
fn listed<T: Serialize>(
    row: &mut RowReader<'_>,
    fields: &mut Fields,
    field: &str,
    read: fn(&str) -> std::result::Result<Vec<T>, Refusal>,
) -> Result<()> {
    let text = row.raw(field);
    if text.is_empty() || row.says_nothing(field) {
        return Ok(());
    }
    match read(text) {
        Ok(list) => {
            fields.insert(field.to_owned(), serde_json::to_value(list)?);
        }
        Err(_) => row.warn("cell_unreadable", field, text, ""),
    }
    Ok(())
}

/// A word a column may say, where it says one there is.
fn word<T>(row: &mut RowReader<'_>, field: &str, read: fn(&str) -> Option<T>) -> Option<T> {
    let text = row.short(field);
    let read = read(&text);
    if read.is_none() && !text.is_empty() {
        row.warn("cell_unreadable", field, &text, "");
    }
    read
}

/// Nothing is promised of what repairs nothing.
fn warranty_of(row: &mut RowReader<'_>, kind: LineKind) -> Option<WarrantyTerm> {
    let text = row.raw("warranty");
    if text.is_empty() || row.says_nothing("warranty") {
        return None;
    }
    let read = read_warranty(text).ok().filter(|term| kind.can_be_warranted() || term.is_none());
    if read.is_none() {
        row.warn("cell_unreadable", "warranty", text, "");
    }
    read.filter(|term| !term.is_none())
}

pub(crate) fn operation_of(row: &mut RowReader<'_>, number: i64) -> Result<OperationRow> {
    let (code, mut name) = (row.short("code"), row.short("name"));
    if name.is_empty() {
        name = if code.is_empty() { format!("？{number}") } else { code.clone() };
        row.warn("name_missing", "name", "", &name);
    }
    let hours = row.amount("hours").map(|(hours, _)| Hours(hours.0 / 10));
    let mut fields = Fields::new();
    listed(row, &mut fields, "class_hours", read_class_hours)?;
    listed(row, &mut fields, "asked", read_asked)?;
    listed(row, &mut fields, "usual_parts", read_usual_parts)?;
    let checklist = read_checklist(row.raw("checklist"));
    if !checklist.is_empty() {
        fields.insert("checklist".to_owned(), serde_json::to_value(checklist)?);
    }
    let kind = kind_of(row);
    let mut read = OperationRow {
        kind,
        code,
        name,
        unit: row.short("unit"),
        hours: hours.filter(|hours| *hours <= Hours::MAX),
        unit_price: row.price("unit_price"),
        fee: row.price("fee"),
        trade: word(row, "trade", Trade::read),
        level: word(row, "level", SkillLevel::read),
        warranty: warranty_of(row, kind),
        listed: fields,
    };
    // Each cell can be read, and together they say one thing twice.
    if read.terms(LabourOperationId(0)).is_err() {
        row.warn("cell_unreadable", "asked", row.raw("asked"), "");
        read.listed.clear();
    }
    Ok(read)
}

/// A name that stood in the list before is the same operation.
pub fn came_before(
    row: &mut RowReader<'_>,
    read: &OperationRow,
    number: i64,
    seen: &mut EarlierRows,
) -> bool {
    let key = (read.kind, of_text(&read.name));
    if let Some(first) = seen.names.get(&key) {
        row.warn("operation_twice", "name", &read.name, &first.to_string());
        return true;
    }
    seen.names.insert(key, number);
    // A shop that never cared for its codes has one of them on several works: they are several all the same.
    if !read.code.is_empty()
        && let Some(first) = seen.codes.insert((read.kind, of_text(&read.code)), number)
    {
        row.warn("operation_code_twice", "code", &read.code, &first.to_string());
    }
    false
}

/// The operation a row is about: of its code and name, of its code, or else of its name.
pub(crate) fn known(r: &Reader<'_>, read: &OperationRow) -> Result<Option<LabourOperation>> {
    let named = r.operation_known(read.kind, &read.name)?;
    if read.code.is_empty() || named.as_ref().is_some_and(|known| known.terms.code == read.code) {
        return Ok(named);
    }
    // Of two shops one code means two things.
    let coded = r.operation_coded(&read.code)?.filter(|known| known.kind == read.kind);
    Ok(coded.or(named))
}

impl OperationRow {
    /// As it comes into the shop, at the shop's hour rate where the list names no price.
    pub fn item(&self, hour_rate: Money) -> Result<CatalogueItem> {
        let open = if self.kind.is_by_hours() { hour_rate } else { Money::ZERO };
        let fee = self.fee.filter(|fee| {
            !fee.is_zero() && self.unit_price.is_none() && self.hours.unwrap_or_default() == Hours::ZERO
        });
        // One hour at what all of it cost comes to what all of it cost.
        let (hours, unit_price) = match fee {
            Some(fee) if self.kind.is_by_hours() => (Hours(100), fee),
            Some(fee) => (Hours::ZERO, fee),
            None => (self.hours.unwrap_or_default(), self.unit_price.unwrap_or(open)),
        };
        let item = CatalogueItem {
            id: ItemId::none_yet(self.kind),
            kind: self.kind,
            terms: ItemTerms {
                code: self.code.clone(),
                name: self.name.clone(),
                brand: String::new(),
                specification: String::new(),
                unit: self.unit.clone(),
                quantity: Quantity(1000),
                unit_price,
                cost: Money::ZERO,
                initials: String::new(),
                warranty: self.warranty,
            },
            hours,
            grade: None,
            stock: None,
            // Nobody is offered it until all of the list is there.
            active: false,
            version: 1,
        };
        Ok(item.checked()?)
    }

    /// What it says of the work, as fields of the terms.
    fn said(&self) -> Result<Fields> {
        let mut fields = self.listed.clone();
        if let Some(trade) = self.trade {
            fields.insert("trade".to_owned(), serde_json::to_value(trade)?);
        }
        if let Some(level) = self.level {
            fields.insert("level".to_owned(), serde_json::to_value(level)?);
        }
        Ok(fields)
    }

    pub fn terms(&self, id: LabourOperationId) -> Result<OperationTerms> {
        let unsaid = OperationTerms { version: 1, ..OperationTerms::unsaid(id) };
        let (terms, _) = super::known::merged(&unsaid, &self.said()?)?;
        Ok(terms.checked()?)
    }
}

/// What the list says otherwise of an operation the shop has, and of its terms.
pub(crate) fn news(
    row: &mut RowReader<'_>,
    known: &LabourOperation,
    terms: &OperationTerms,
    read: &OperationRow,
) -> Result<(Fields, Fields)> {
    let mut fields = Fields::new();
    let mut differs = |row: &mut RowReader<'_>, field: &str, before: String, said: String, value: Value| {
        if said != before {
            row.warn(if before.is_empty() { "field_filled" } else { "field_updated" }, field, &before, &said);
            fields.insert(field.to_owned(), value);
        }
    };
    let of = &known.terms;
    for (field, before, said) in
        [("code", &of.code, &read.code), ("name", &of.name, &read.name), ("unit", &of.unit, &read.unit)]
    {
        if !said.is_empty() {
            differs(row, field, before.clone(), said.clone(), said.as_str().into());
        }
    }
    if let Some(hours) = read.hours {
        differs(row, "hours", known.hours.plain(), hours.plain(), hours.0.into());
    }
    if let Some(price) = read.unit_price {
        differs(row, "unit_price", of.unit_price.plain(), price.plain(), price.0.into());
    }
    if let Some(term) = read.warranty {
        let before = of.warranty.map(write_warranty).unwrap_or_default();
        differs(row, "warranty", before, write_warranty(term), serde_json::to_value(term)?);
    }
    let before = serde_json::to_value(terms)?;
    let mut of_terms = read.said()?;
    of_terms.retain(|field, said| before[field.as_str()] != *said);
    // A cell names a part and does not choose one: what stands there as it went out keeps those that were chosen.
    if of_terms.contains_key("usual_parts") && row.raw("usual_parts") == write_usual_parts(&terms.usual_parts)
    {
        of_terms.remove("usual_parts");
    }
    if terms.id == 0 {
        // Nobody wrote of it before: also what is as it would be anyway is said now.
        of_terms = read.said()?;
    }
    for field in of_terms.keys() {
        row.warn("field_updated_wholly", field, "", "");
    }
    Ok((fields, of_terms))
}
