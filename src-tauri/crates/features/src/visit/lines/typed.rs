//! What was typed into a line, held against the list.

use crate::stock::costs::at_last_cost;
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, ItemId, Part};
use domain::concession::{self, Concession, Listed};
use domain::customer::Customer;
use domain::ids::WorkOrderId;
use domain::line::{Line, LineFigures};
use domain::money::Money;
use domain::part_price::PriceClass;
use domain::part_unit::is_same;
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::ShopDetails;
use domain::stock_problem::StockProblem;
use domain::vehicle::Vehicle;
use domain::visibility::Confidential;
use domain::warranty_term::WarrantyTerm;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;
use storage::{Charged, Reader};

/// A line as it would stand, and what it would give away beyond the limit.
pub(super) struct PricedLine {
    pub figures: LineFigures,
    pub amount: Money,
    pub listed: Listed,
    pub concessions: Vec<Concession>,
}

/// Holds a line against the list and the shop's limit. What it costs the shop
/// is set by the catalogue or by who may see costs; what others send is not
/// listened to.
pub(super) fn priced(
    cx: &Write,
    order: WorkOrderId,
    typed: LineFigures,
    item: Option<ItemId>,
    before: Option<&Line>,
) -> Result<PricedLine> {
    let (figures, amount) = typed.tidied()?;
    let of_shop = cx.details()?.settings.price_basis;
    figures.check_basis(before.map_or(of_shop, |before| before.figures.price_basis))?;
    super::of_contract::is_not_typed(cx, &figures)?;
    let FromList { listed, cost, written, warranty } = listed(cx, order, &figures, item, before)?;
    // What a page left out is promised all the same: by the item, or as the line stands.
    let same = |before: &&Line| before.figures.kind == figures.kind && before.figures.name == figures.name;
    let stands = before.filter(same).and_then(|before| before.figures.warranty);
    let mut figures = figures.promised(if item.is_some() { warranty } else { stands });
    // What a page took over from the price list nobody typed.
    let is_typed = Confidential::Cost.is_visible_to(cx.roles()) && written != Some(figures.cost);
    if !is_typed {
        figures.cost = cost;
    }
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    let concessions = concession::of_line(&figures, amount, &listed, limit, before);
    Ok(PricedLine { figures, amount, listed, concessions })
}

struct FromList {
    listed: Listed,
    /// What the line costs the shop by now.
    cost: Money,
    /// What stands in the price list beside its item, where it is one of it.
    written: Option<Money>,
    /// What its item promises.
    warranty: Option<WarrantyTerm>,
}

/// What the list says of the line, and what the line costs the shop.
fn listed(
    cx: &Write,
    order: WorkOrderId,
    figures: &LineFigures,
    item: Option<ItemId>,
    before: Option<&Line>,
) -> Result<FromList> {
    let settings = &cx.details()?.settings;
    let hour_rate = settings.hour_rate;
    let on_its_basis = |list: Listed| list.on_basis_of(figures, settings.price_basis);
    let other = before.is_none_or(|before| before.figures.kind != figures.kind);
    let renamed = before.is_some_and(|before| before.figures.name != figures.name);
    let meant = match item_meant(cx, figures, item, other || renamed)? {
        None if !other => as_its_part(cx, figures, before)?,
        meant => meant,
    };
    if let Some(item) = meant {
        let of = |cost| figures.price_basis.price_from(settings.price_basis, cost, figures.tax_rate);
        let written = in_its_unit(cx.w, item.clone(), &figures.unit)?.terms.cost;
        let item = in_its_unit(cx.w, at_price_for(cx.w, order, item, cx.today()?)?, &figures.unit)?;
        let (cost, written) = (of(item.terms.cost), Some(of(written)));
        let (listed, warranty) = (on_its_basis(Listed::item(&item, hour_rate)), item.terms.warranty);
        return Ok(FromList { listed, cost, written, warranty });
    }
    let (listed, cost) = match before.filter(|_| !other) {
        Some(before) => before.list_and_cost(),
        None => (on_its_basis(Listed::free(figures.kind, hour_rate)), Money::ZERO),
    };
    Ok(FromList { listed, cost, written: None, warranty: None })
}

/// The part of a line that is written in another unit now: a barrel is held against what a barrel costs. Of a
/// part that comes in no other, and of which no stock is kept, a line may say any.
fn as_its_part(cx: &Write, figures: &LineFigures, before: Option<&Line>) -> Result<Option<CatalogueItem>> {
    let rewritten = before.filter(|before| !is_same(&before.figures.unit, &figures.unit));
    let Some(id) = rewritten.and_then(|before| before.listed.part_id) else { return Ok(None) };
    let part: Part = cx.w.get(id.0)?;
    let counted = part.stock.stocked || !cx.w.part_units(id)?.is_empty();
    Ok(counted.then(|| part.into()))
}

/// As a line in this unit says it.
pub(super) fn in_its_unit(r: &Reader<'_>, item: CatalogueItem, unit: &str) -> Result<CatalogueItem> {
    match item.id {
        ItemId::Part(part) => Ok(item.in_unit(&r.part_units(part)?, unit)?),
        ItemId::LabourOperation(_) => Ok(item),
    }
}

/// By which list the customer of a visit buys.
pub(super) fn class_of(r: &Reader<'_>, order: WorkOrderId) -> Result<PriceClass> {
    let order: WorkOrder = r.get(order.0)?;
    Ok(r.get::<Customer>(order.customer_id.0)?.price_class)
}

/// How work is charged on a day to whoever buys by a list, on a car.
pub(super) fn charged_for(
    r: &Reader<'_>,
    class: PriceClass,
    day: NaiveDate,
    car: Option<&Vehicle>,
) -> Result<Charged> {
    let vehicle_class = match car {
        Some(car) => r.class_of_car(&car.make, &car.model)?,
        None => None,
    };
    let hour_rate = r.get::<ShopDetails>(1)?.settings.hour_rate;
    Ok(Charged { class, day, vehicle_class, hour_rate })
}

/// Parts at the prices and work at the rates and hours that hold on a day for whoever buys by a list, on a car: what
/// `at_price_for` will say of each. Whatever is told of a price before there is a line is asked here.
pub(crate) fn priced_for(
    r: &Reader<'_>,
    items: Vec<CatalogueItem>,
    class: PriceClass,
    day: NaiveDate,
    car: Option<&Vehicle>,
) -> Result<Vec<CatalogueItem>> {
    let items = r.at_prices_of(items, class, day)?;
    if items.iter().all(|item| matches!(item.id, ItemId::Part(_))) {
        return Ok(items);
    }
    Ok(r.as_charged(items, charged_for(r, class, day, car)?)?)
}

/// At the price that holds today for the customer, which is nobody's concession, and at what it costs by now.
pub(super) fn at_price_for(
    r: &Reader<'_>,
    order: WorkOrderId,
    item: CatalogueItem,
    today: NaiveDate,
) -> Result<CatalogueItem> {
    let class = class_of(r, order)?;
    let priced = match item.id {
        ItemId::Part(_) => r.at_prices_of(vec![item.clone()], class, today)?,
        ItemId::LabourOperation(_) => {
            let order: WorkOrder = r.get(order.0)?;
            let car: Vehicle = r.get(order.vehicle_id.0)?;
            r.as_charged(vec![item.clone()], charged_for(r, class, today, Some(&car))?)?
        }
    };
    let priced = at_last_cost(r, priced)?;
    Ok(priced.into_iter().next().unwrap_or(item))
}

/// What another took the place of is sold no more: that one is offered.
fn check_stands(cx: &Write, item: &CatalogueItem) -> Result<()> {
    let successor = item.stock.as_ref().and_then(|stock| stock.replaced_by);
    match successor.filter(|_| !item.active) {
        Some(successor) => {
            let problem = StockProblem::Replaced;
            let name = cx.w.get::<Part>(successor.0)?.called();
            Err(Refusal::Stock { problem, name, quantity: item.terms.quantity }.into())
        }
        None => Ok(()),
    }
}

/// The item the line was taken from, or the one whose very name was typed.
fn item_meant(
    cx: &Write,
    figures: &LineFigures,
    item: Option<ItemId>,
    by_name: bool,
) -> Result<Option<CatalogueItem>> {
    if let Some(id) = item {
        let item = cx.w.catalogue_item(id)?;
        if item.kind != figures.kind {
            return Err(Refusal::bad("item", FieldProblem::Unknown).into());
        }
        check_stands(cx, &item)?;
        return Ok(Some(item));
    }
    if by_name { Ok(cx.w.catalogue_item_named(figures.kind, &figures.name)?) } else { Ok(None) }
}
