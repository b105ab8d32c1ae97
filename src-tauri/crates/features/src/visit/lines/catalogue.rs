//! The shop's ready-made lines, and the ones a new shop starts with.

use super::typed::charged_for;
use crate::stock::prices::keep_retail;
use crate::stock::writing::{check_code, check_counted, check_own_unit};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms, Part};
use domain::ids::{PartId, VehicleId};
use domain::line::{LineKind, PartGrade};
use domain::money::{Hours, Money, Quantity};
use domain::part_fit::{CarCalled, SeriesFit};
use domain::part_price::PriceClass;
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::shop::ShopDetails;
use domain::vehicle::Vehicle;
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
    /// By which list the customer buys; the retail prices where nobody said.
    #[serde(default)]
    #[ts(optional, as = "Option<PriceClass>")]
    pub price_class: Option<PriceClass>,
    /// The car it is for: parts of other series come last.
    #[serde(default)]
    #[ts(optional, as = "Option<VehicleId>")]
    pub vehicle_id: Option<VehicleId>,
}

#[derive(Debug, Serialize, TS)]
pub struct CatalogueFound {
    /// At the prices that hold today.
    pub items: Vec<CatalogueItem>,
    /// Parts whose code or other number is what was typed.
    pub numbered: Vec<PartId>,
    /// Parts so numbered that are sold no more; what took their place stands first among the items.
    pub replaced: Vec<ReplacedPart>,
    /// Of the items the parts that are for other series than the car's.
    pub other_series: Vec<PartId>,
}

/// A part that is sold no more.
#[derive(Debug, Serialize, TS)]
pub struct ReplacedPart {
    pub code: String,
    pub name: String,
    pub replaced_by: PartId,
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
/// Of what was typed the best are meant, and whoever types wants them at once.
const MAX_TYPED: usize = 60;
/// A part that took the place of one that took the place of another, and so on.
const MAX_SUCCESSORS: usize = 20;
const STARTING_LINES: &str = include_str!("../../../../../../assets/catalogues/starting_lines.csv");

/// What the price list has for a text.
///
/// # Errors
/// `BadField` for a text too long.
pub fn find_catalogue(cx: &Read, ask: FindCatalogue) -> Result<CatalogueFound> {
    let query = optional("query", &ask.query, MAX_NAME_LEN)?;
    let most = if query.is_empty() { MAX_FOUND } else { MAX_TYPED };
    let vehicle: Option<Vehicle> = ask.vehicle_id.map(|id| cx.r.get(id.0)).transpose()?;
    let car = vehicle.as_ref().map(CarCalled::from);
    let mut items = cx.r.catalogue_for(&query, ask.kind, !ask.retired, most, car.as_ref())?;
    let (mut numbered, mut replaced) = (Vec::new(), Vec::new());
    if ask.kind.is_none_or(|kind| kind == LineKind::Part) {
        for id in cx.r.parts_numbered(&query)? {
            let part: Part = cx.r.get(id.0)?;
            if part.active != ask.retired {
                numbered.push(id);
            } else if let Some(successor) = successor_of(cx, &part)?.filter(|_| !ask.retired) {
                let Part { terms, .. } = part;
                let (code, name) = (terms.code, terms.name);
                replaced.push(ReplacedPart { code, name, replaced_by: successor.id });
                let id = ItemId::Part(successor.id);
                items.retain(|item| item.id != id);
                items.insert(0, successor.into());
            }
        }
    }
    let mut items = cx.r.at_prices_of(items, ask.price_class.unwrap_or_default(), cx.today()?)?;
    // Whoever keeps the list sees it as it is written.
    if let Some(class) = ask.price_class {
        items = cx.r.as_charged(items, charged_for(cx.r, class, cx.today()?, vehicle.as_ref())?)?;
    }
    let other_series = car.map_or_else(Vec::new, |car| for_other_cars(&items, &car));
    Ok(CatalogueFound { items, numbered, replaced, other_series })
}

fn for_other_cars(items: &[CatalogueItem], car: &CarCalled) -> Vec<PartId> {
    let other = |item: &CatalogueItem| match (item.id, &item.stock) {
        (ItemId::Part(id), Some(stock)) if car.fit_of(&stock.fits) == SeriesFit::Other => Some(id),
        _ => None,
    };
    items.iter().filter_map(other).collect()
}

/// What is sold in the place of a retired part by now.
fn successor_of(cx: &Read, part: &Part) -> Result<Option<Part>> {
    let mut next = part.stock.replaced_by;
    for _ in 0..MAX_SUCCESSORS {
        let Some(id) = next else { break };
        let part: Part = cx.r.get(id.0)?;
        if part.active {
            return Ok(Some(part));
        }
        next = part.stock.replaced_by;
    }
    Ok(None)
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
        stock: None,
        active: ask.active,
        version: ask.version,
    }
}

/// Two parts of one code that are there from before do not lock each other's price.
fn code_is_new(before: &Part, item: &CatalogueItem) -> bool {
    let now = (&item.terms.code, &item.terms.brand);
    (&before.terms.code, &before.terms.brand) != now || (item.active && !before.active)
}

/// Writes an item of the price list, new or changed.
///
/// # Errors
/// `BadField` for a figure or a text that is none, for a code another part of the brand has and for a unit the
/// part comes in as a larger one; `NotFound`, `Stock` for another unit than a part is
/// counted in already, and `Conflict` where it was changed meanwhile.
pub fn save_catalogue_item(cx: &Write, ask: SaveCatalogueItem) -> Result<CatalogueItem> {
    let known = ask.id;
    let mut item = typed_item(ask).checked()?;
    match known {
        Some(id) => {
            if let ItemId::Part(part) = id {
                let before: Part = cx.w.get(part.0)?;
                check_counted(cx, &before, &item.terms.unit)?;
                if before.terms.unit != item.terms.unit {
                    check_own_unit(cx, part, &item.terms.unit)?;
                }
                if code_is_new(&before, &item) {
                    check_code(cx, &item)?;
                }
            }
            // What the store knows of it is typed elsewhere.
            item.stock = cx.w.catalogue_item(id)?.stock;
            cx.w.update_catalogue_item(&item)?;
            item.version += 1;
            if let ItemId::Part(part) = id {
                keep_retail(cx, part, item.terms.unit_price)?;
            }
        }
        None => {
            if item.kind == LineKind::Part {
                check_code(cx, &item)?;
            }
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
