//! A part as it is typed: what it is, what it goes by and comes in, and how the store keeps it.

use super::demand;
use super::items::part_of;
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms, Part};
use domain::ids::{PartId, WorkOrderId};
use domain::line::{LineKind, PartGrade};
use domain::money::{Hours, Money, Quantity};
use domain::part_number::{TypedNumber, numbers_kept};
use domain::part_unit::{PartUnit, TypedUnit, check_stays, in_counted, is_same, units_kept};
use domain::purchasing::Supplier;
use domain::refusal::{FieldProblem, Refusal};
use domain::search_terms::of_text;
use domain::stock::{Bin, KEEPS};
use domain::stock_terms::{StockTerms, UnitUse, check_successors, check_unit};
use domain::warranty_term::WarrantyTerm;
use domain::work_order::WorkOrder;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePart {
    pub id: Option<PartId>,
    pub version: i64,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// The unit it is counted in.
    pub unit: String,
    pub grade: Option<PartGrade>,
    pub warranty: Option<WarrantyTerm>,
    /// Of a new part; what the shop's markup makes of its cost where nobody says. The price of a known
    /// one is set with its day.
    pub unit_price: Option<Money>,
    /// What it is bought at; as it is where nobody says.
    pub cost: Option<Money>,
    pub active: bool,
    pub numbers: Vec<TypedNumber>,
    pub units: Vec<TypedUnit>,
    pub stock: StockTerms,
    /// The unit in which the limits of the stock are typed; the counted one where nobody says.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub limits_in: Option<String>,
}

/// More took each other's place than any part has behind it.
const MAX_SUCCESSORS: usize = 50;

/// Writes a part, new or changed.
///
/// # Errors
/// `BadField` for a figure or a text that is none, a code another part of the brand has, and a successor
/// that leads back; `Stock` for another unit once some of it was counted in the one it has, and for one that is
/// gone while a visit is written in it; `NotFound`, and `Conflict` where it was changed meanwhile.
pub fn save_part(cx: &Write, ask: SavePart) -> Result<PartId> {
    let before: Option<Part> = ask.id.map(|id| cx.w.get(id.0)).transpose()?;
    let unit = ask.unit.trim().to_owned();
    let units = units_kept(ask.id.unwrap_or(PartId(0)), &unit, &ask.units)?;
    let stock = limits_counted(&ask, &units)?;
    let item = typed(cx, &ask, stock, before.as_ref())?.checked()?;
    if let Some(before) = &before {
        check_counted(cx, before, &unit)?;
    }
    check_places(cx, &ask)?;
    check_code(cx, &item)?;
    let id = write(cx, item)?;
    let units: Vec<PartUnit> = units.into_iter().map(|unit| PartUnit { part_id: id, ..unit }).collect();
    let units_before = cx.w.part_units(id)?;
    cx.w.keep_part_units(id, units.clone())?;
    reserved_anew(cx, id, (ask.name.trim(), &unit), (&units_before, &units))?;
    cx.w.keep_part_numbers(id, numbers_kept(id, &ask.code, &ask.numbers)?)?;
    Ok(id)
}

/// What visits reserve of it in barrels follows what a barrel holds.
fn reserved_anew(
    cx: &Write,
    id: PartId,
    part: (&str, &str),
    (before, now): (&[PartUnit], &[PartUnit]),
) -> Result<()> {
    let waiting = cx.w.stock_demands_for(id)?;
    let orders: BTreeSet<WorkOrderId> = waiting.iter().map(|row| row.work_order_id).collect();
    for order in orders {
        let order: WorkOrder = cx.w.get(order.0)?;
        let lines = cx.w.lines_of(order.id)?;
        for row in waiting.iter().filter(|row| row.work_order_id == order.id) {
            let Some(line) = lines.iter().find(|line| line.id == row.line_id) else { continue };
            check_stays(part, (before, now), (row.open(), &line.figures.unit))?;
        }
        demand::follow(cx, &order, &lines)?;
    }
    Ok(())
}

/// What was counted or written in its unit stays in it, whichever form the part is written on.
///
/// # Errors
/// `Stock` for another unit.
pub fn check_counted(cx: &Write, before: &Part, unit: &str) -> Result<()> {
    let used = unit_use(cx.w, before.id)?;
    Ok(check_unit(&before.terms.name, (before.terms.unit.as_str(), unit), used)?)
}

/// What of a part was counted or written in its unit.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn unit_use(r: &Reader<'_>, part: PartId) -> Result<UnitUse> {
    let on_hand = r.stock_account(part)?.on_hand;
    let ordered = r.part_ordered(part)?.into_iter().map(|line| line.quantity.0);
    let drafted = r.being_bought(&[part])?.into_iter().map(|line| line.in_draft.0);
    let coming = Quantity(ordered.chain(drafted).sum());
    let waited_for = r.stock_demands_for(part)?.iter().map(|row| row.open().0).sum();
    let moved = r.stock_movements(part, i64::MAX, 1)?.pop();
    Ok(UnitUse {
        there: if on_hand.is_zero() { coming } else { on_hand },
        waited_for: Quantity(waited_for),
        moved: moved.map(|movement| Quantity(movement.quantity.0.abs())),
    })
}

/// The counted unit is none of the larger ones the part comes in: a line in it would mean either.
///
/// # Errors
/// `BadField` where it is.
pub fn check_own_unit(cx: &Write, part: PartId, unit: &str) -> Result<()> {
    if cx.w.part_units(part)?.iter().any(|one| is_same(&one.unit, unit)) {
        return Err(Refusal::bad("unit", FieldProblem::Taken).into());
    }
    Ok(())
}

/// A minimum of two barrels is 400 litres.
fn limits_counted(ask: &SavePart, units: &[PartUnit]) -> Result<StockTerms> {
    let typed_in = ask.limits_in.as_deref().unwrap_or_default();
    let part = (ask.name.as_str(), ask.unit.as_str());
    let counted = |quantity: Quantity| in_counted(part, units, quantity, typed_in);
    Ok(StockTerms {
        minimum: counted(ask.stock.minimum)?,
        reorder_point: counted(ask.stock.reorder_point)?,
        maximum: counted(ask.stock.maximum)?,
        ..ask.stock.clone()
    })
}

fn typed(cx: &Write, ask: &SavePart, stock: StockTerms, before: Option<&Part>) -> Result<CatalogueItem> {
    let cost = ask.cost.or(before.map(|part| part.terms.cost)).unwrap_or_default();
    let markup = cx.details()?.settings.stock.retail_of(cost).filter(|_| !cost.is_zero());
    let unit_price = match before {
        Some(part) => part.terms.unit_price,
        None => ask.unit_price.or(markup).unwrap_or_default(),
    };
    let stock = StockTerms {
        // From its first movement on, whatever a page says.
        stocked: stock.stocked || before.is_some_and(|part| part.stock.stocked),
        picture: before.map(|part| part.stock.picture.clone()).unwrap_or_default(),
        ..stock
    };
    Ok(CatalogueItem {
        id: ask.id.map_or(ItemId::none_yet(LineKind::Part), ItemId::Part),
        kind: LineKind::Part,
        terms: ItemTerms {
            code: ask.code.clone(),
            name: ask.name.clone(),
            brand: ask.brand.clone(),
            specification: ask.specification.clone(),
            unit: ask.unit.clone(),
            quantity: before.map_or(Quantity(1000), |part| part.terms.quantity),
            unit_price,
            cost,
            initials: String::new(),
            warranty: ask.warranty,
        },
        hours: Hours::ZERO,
        grade: ask.grade,
        stock: Some(stock),
        active: ask.active,
        version: ask.version,
    })
}

fn write(cx: &Write, mut item: CatalogueItem) -> Result<PartId> {
    match part_of(item.id) {
        Some(id) if id.0 > 0 => {
            cx.w.update_catalogue_item(&item)?;
            Ok(id)
        }
        _ => {
            item.version = 1;
            cx.w.insert_catalogue_item(&mut item)?;
            Ok(part_of(item.id).unwrap_or(PartId(0)))
        }
    }
}

/// The supplier, the bin and the successor there are.
fn check_places(cx: &Write, ask: &SavePart) -> Result<()> {
    if let Some(id) = ask.stock.supplier_id {
        cx.w.get::<Supplier>(id.0)?;
    }
    if let Some(id) = ask.stock.bin_id
        && !cx.w.get::<Bin>(id.0)?.kind.is_usable()
    {
        return Err(Refusal::bad("bin_id", FieldProblem::Unknown).into());
    }
    let mut successors = Vec::new();
    let mut next = ask.stock.replaced_by;
    while let Some(id) = next.filter(|_| successors.len() < MAX_SUCCESSORS) {
        successors.push(id);
        next = cx.w.get::<Part>(id.0)?.stock.replaced_by;
    }
    Ok(check_successors(ask.id.unwrap_or(PartId(0)), &successors)?)
}

/// A scanner opens one part: a code stands on one part of a brand, whichever form it is written on.
///
/// # Errors
/// `BadField` where another part in use has it.
pub fn check_code(cx: &Write, item: &CatalogueItem) -> Result<()> {
    let code = of_text(&item.terms.code);
    if code.is_empty() || !item.active {
        return Ok(());
    }
    for id in cx.w.parts_numbered(&code)? {
        let other: Part = cx.w.get(id.0)?;
        let is_same = of_text(&other.terms.code) == code && other.terms.brand == item.terms.brand;
        if is_same && other.active && part_of(item.id) != Some(id) {
            return Err(Refusal::bad("code", FieldProblem::Taken).into());
        }
    }
    Ok(())
}

kernel::commands! {
    write save_part(SavePart) -> PartId, Roles(KEEPS), changes [Catalogue Stock];
}
