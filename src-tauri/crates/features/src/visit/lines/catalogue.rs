//! The shop's ready-made lines, and the ones a new shop starts with.

use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::line::{LineKind, PartGrade};
use domain::money::{Hours, Money, Quantity};
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::shop::ShopDetails;
use domain::warranty::WarrantyTerm;
use kernel::error::{Error, Result};
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Writer;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FindCatalogue {
    /// A code, or words of the name, the brand or the specification in anybody's
    /// terms, or initials; empty lists all.
    pub query: String,
    pub kind: Option<LineKind>,
    /// Those no longer offered instead, to be brought back.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub retired: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CatalogueFound {
    pub items: Vec<CatalogueItem>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCatalogueItem {
    pub id: Option<ItemId>,
    pub version: i64,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub hours: Hours,
    pub unit_price: Money,
    pub cost: Money,
    #[serde(default)]
    pub grade: Option<PartGrade>,
    #[serde(default)]
    pub warranty: Option<WarrantyTerm>,
    pub active: bool,
}

/// More than a shop looks through: then it types a letter more.
const MAX_FOUND: usize = 200;
const STARTING_LINES: &str = include_str!("../../../../../../assets/catalogues/starting_lines.csv");

/// What the price list has for a text.
///
/// # Errors
/// `BadField` for a text too long.
pub fn find_catalogue(cx: &Read, ask: FindCatalogue) -> Result<CatalogueFound> {
    let query = optional("query", &ask.query, MAX_NAME_LEN)?;
    Ok(CatalogueFound { items: cx.r.catalogue(&query, ask.kind, !ask.retired, MAX_FOUND)? })
}

/// As it was typed, before anybody looked at it.
fn typed_item(ask: SaveCatalogueItem) -> CatalogueItem {
    CatalogueItem {
        id: ask.id.unwrap_or(ItemId::none_yet(ask.kind)),
        kind: ask.kind,
        terms: ItemTerms {
            code: ask.code,
            name: ask.name,
            brand: ask.brand,
            specification: ask.specification,
            unit: ask.unit,
            quantity: ask.quantity,
            unit_price: ask.unit_price,
            cost: ask.cost,
            initials: String::new(),
            warranty: ask.warranty,
        },
        hours: ask.hours,
        grade: ask.grade,
        active: ask.active,
        version: ask.version,
    }
}

/// Writes an item of the price list, new or changed.
///
/// # Errors
/// `BadField` for a figure or a text that is none, `NotFound`, and `Conflict` where it was
/// changed meanwhile.
pub fn save_catalogue_item(cx: &Write, ask: SaveCatalogueItem) -> Result<CatalogueItem> {
    let known = ask.id;
    let mut item = typed_item(ask).checked()?;
    match known {
        Some(_) => {
            cx.w.update_catalogue_item(&item)?;
            item.version += 1;
        }
        None => {
            item.version = 1;
            cx.w.insert_catalogue_item(&mut item)?;
        }
    }
    Ok(item)
}

/// One row of the file a new shop starts with. Amounts stand in it as people
/// write them; labour has no price of its own, the shop's hour rate is asked.
#[derive(Debug, Deserialize)]
struct StartingLine {
    kind: LineKind,
    code: String,
    name: String,
    brand: String,
    specification: String,
    unit: String,
    quantity: String,
    hours: String,
    unit_price: String,
    cost: String,
}

fn typed<T: Default, E: std::fmt::Display>(
    text: &str,
    read: fn(&str) -> std::result::Result<T, E>,
) -> Result<T> {
    if text.is_empty() {
        return Ok(T::default());
    }
    read(text).map_err(|error| Error::Fault(format!("the starting catalogue has {text}: {error}")))
}

fn starting_lines() -> Result<Vec<StartingLine>> {
    let rows: csv::Result<Vec<_>> =
        csv::Reader::from_reader(STARTING_LINES.as_bytes()).into_deserialize().collect();
    rows.map_err(|error| Error::Fault(format!("the starting catalogue cannot be read: {error}")))
}

/// How many operations and how many parts every shop begins with.
///
/// # Errors
/// Only where the program's own list cannot be read.
pub fn starting_items() -> Result<(i64, i64)> {
    let (mut operations, mut parts) = (0, 0);
    for row in starting_lines()? {
        if row.kind == LineKind::Part { parts += 1 } else { operations += 1 }
    }
    Ok((operations, parts))
}

/// The lines every shop sells, so that the first estimate needs no typing.
///
/// # Errors
/// `NotFound` before the shop is set up.
pub fn insert_starting_catalogue(w: &Writer<'_>) -> Result<()> {
    let hour_rate = w.get::<ShopDetails>(1)?.settings.hour_rate;
    for row in starting_lines()? {
        let unit_price =
            if row.kind.is_by_hours() { hour_rate } else { typed(&row.unit_price, Money::parse)? };
        let item = typed_item(SaveCatalogueItem {
            id: None,
            version: 1,
            kind: row.kind,
            code: row.code,
            name: row.name,
            brand: row.brand,
            specification: row.specification,
            unit: row.unit,
            quantity: typed(&row.quantity, Quantity::parse)?,
            hours: typed(&row.hours, Hours::parse)?,
            unit_price,
            cost: typed(&row.cost, Money::parse)?,
            grade: None,
            warranty: None,
            active: true,
        });
        w.insert_catalogue_item(&mut item.checked()?)?;
    }
    Ok(())
}
