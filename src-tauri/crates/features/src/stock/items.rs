//! The page of a part the shop keeps.

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::{CatalogueItem, ItemId, Part};
use domain::ids::{BinId, PartId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::part_number::TypedNumber;
use domain::part_price::{PRICES, PartPrice, PriceClass, holding, of_class_on};
use domain::part_unit::TypedUnit;
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::purchasing::Supplier;
use domain::role::Role;
use domain::stock::{Bin, BinKind, KEEPS, LOOKS_UP, StockBatch, StockDemand};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::{Availability, OrderedPart, PartSupplier};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPart {
    pub id: PartId,
}

/// How a part is called where another is spoken of.
#[derive(Debug, Serialize, TS)]
pub struct PartName {
    pub id: PartId,
    pub code: String,
    pub name: String,
}

/// So much of it lies here.
#[derive(Debug, Serialize, TS)]
pub struct PlaceRow {
    pub bin_id: BinId,
    pub bin_code: String,
    pub bin_name: String,
    pub bin_kind: BinKind,
    /// Empty where it lies in no batch.
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    pub quantity: Quantity,
}

/// A visit that needs it.
#[derive(Debug, Serialize, TS)]
pub struct PartNeed {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub wanted: Quantity,
    pub issued: Quantity,
    /// What of it is reserved.
    pub open: Quantity,
    pub since: DateTime<Utc>,
}

/// What customers of a class pay today.
#[derive(Debug, Serialize, TS)]
pub struct ClassPrice {
    pub price_class: PriceClass,
    pub unit_price: Money,
    /// Set for the class; otherwise it pays the retail price.
    pub own: bool,
}

/// A price that was set, and by whom.
#[derive(Debug, Serialize, TS)]
pub struct PriceSet {
    #[serde(flatten)]
    #[ts(flatten)]
    pub price: PartPrice,
    pub person_name: String,
    /// It holds from a day on that did not come yet.
    pub to_come: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PartPage {
    /// At the retail price that holds today.
    pub item: CatalogueItem,
    pub numbers: Vec<TypedNumber>,
    pub units: Vec<TypedUnit>,
    pub there: Availability,
    pub free: Quantity,
    pub below_minimum: bool,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub average_cost: Money,
    pub bin_code: String,
    pub supplier_name: String,
    pub places: Vec<PlaceRow>,
    pub needed: Vec<PartNeed>,
    pub ordered: Vec<OrderedPart>,
    /// What took its place.
    pub successor: Option<PartName>,
    /// Whose place it took.
    pub replaces: Vec<PartName>,
    pub class_prices: Vec<ClassPrice>,
    /// Those to come first.
    pub prices: Vec<PriceSet>,
    /// What the shop's markup makes of what it cost last; told to who is told costs.
    #[serde(serialize_with = "domain::visibility::cost_within")]
    pub proposed_price: Option<Money>,
    pub keeps: bool,
    pub sets_prices: bool,
}

/// What a part may be given.
#[derive(Debug, Serialize, TS)]
pub struct PartChoices {
    pub suppliers: Vec<PartSupplier>,
    /// Where parts are issued from.
    pub bins: Vec<Bin>,
}

pub(super) fn is_one_of(cx: &Read, roles: &[Role]) -> bool {
    cx.roles().iter().any(|role| roles.contains(role))
}

/// What waits to be looked at, goes back or is expired fits onto no car.
pub(super) fn is_below_minimum(part: &Part, there: &Availability) -> bool {
    part.stock.minimum.0 > 0 && there.usable < part.stock.minimum
}

fn name_of(part: Part) -> PartName {
    PartName { id: part.id, code: part.terms.code, name: part.terms.name }
}

/// Everything the shop knows of a part.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_part(cx: &Read, ask: AskPart) -> Result<PartPage> {
    let part: Part = cx.r.get(ask.id.0)?;
    let today = cx.today()?;
    let account = cx.r.stock_account(part.id)?;
    let there = cx.r.availability(&[part.id], today)?.into_iter().next();
    let there = there.ok_or(storage::StorageError::NotFound { entity: "part", id: part.id.0 })?;
    let prices = cx.r.part_prices(part.id)?;
    let listed = part.terms.unit_price;
    let class_prices = PriceClass::ALL.into_iter().map(|price_class| ClassPrice {
        price_class,
        unit_price: holding(&prices, price_class, today, listed),
        own: price_class == PriceClass::Retail || of_class_on(&prices, price_class, today).is_some(),
    });
    let class_prices: Vec<ClassPrice> = class_prices.collect();
    let cost = if account.last_cost.is_zero() { part.terms.cost } else { account.last_cost };
    let supplier = part.stock.supplier_id.map(|id| cx.r.get::<Supplier>(id.0)).transpose()?;
    let bin = part.stock.bin_id.map(|id| cx.r.get::<Bin>(id.0)).transpose()?;
    let successor = part.stock.replaced_by.map(|id| cx.r.get::<Part>(id.0)).transpose()?;
    let numbers = cx.r.part_numbers(part.id)?.into_iter().map(|number| TypedNumber {
        number_kind: number.number_kind,
        part_number: number.part_number,
        number_brand: number.number_brand,
    });
    let units = cx.r.part_units(part.id)?;
    let units = units.into_iter().map(|unit| TypedUnit { unit: unit.unit, factor: unit.factor });
    Ok(PartPage {
        numbers: numbers.collect(),
        units: units.collect(),
        free: there.free(),
        below_minimum: is_below_minimum(&part, &there),
        average_cost: account.average_cost(),
        bin_code: bin.map(|bin| bin.code).unwrap_or_default(),
        supplier_name: supplier.map(|supplier| supplier.name).unwrap_or_default(),
        places: places(cx, part.id)?,
        needed: needed(cx, part.id)?,
        ordered: cx.r.part_ordered(part.id)?,
        successor: successor.map(name_of),
        replaces: cx.r.parts_replaced_by(part.id)?.into_iter().map(name_of).collect(),
        prices: set(cx, prices, today)?,
        proposed_price: cx.details()?.settings.stock.retail_of(cost).filter(|_| !cost.is_zero()),
        keeps: is_one_of(cx, KEEPS),
        sets_prices: is_one_of(cx, PRICES),
        item: at_retail(part, &class_prices),
        class_prices,
        there,
    })
}

fn at_retail(part: Part, class_prices: &[ClassPrice]) -> CatalogueItem {
    let mut item = CatalogueItem::from(part);
    if let Some(retail) = class_prices.iter().find(|price| price.price_class == PriceClass::Retail) {
        item.terms.unit_price = retail.unit_price;
    }
    item
}

fn set(cx: &Read, prices: Vec<PartPrice>, today: NaiveDate) -> Result<Vec<PriceSet>> {
    let mut set = Vec::with_capacity(prices.len());
    for price in prices {
        let person_name = cx.r.get::<Person>(price.person_id.0)?.name;
        set.push(PriceSet { to_come: price.from_day > today, person_name, price });
    }
    // Across the classes what is to come stands before all.
    set.sort_by_key(|set| std::cmp::Reverse((set.price.from_day, set.price.id)));
    Ok(set)
}

fn places(cx: &Read, part: PartId) -> Result<Vec<PlaceRow>> {
    let batches: HashMap<i64, StockBatch> =
        cx.r.stock_batches(part)?.into_iter().map(|batch| (batch.id.0, batch)).collect();
    let mut places = Vec::new();
    for level in cx.r.stock_levels(part)? {
        let bin: Bin = cx.r.get(level.bin_id.0)?;
        let batch = level.batch_id.and_then(|id| batches.get(&id.0));
        places.push(PlaceRow {
            bin_id: bin.id,
            bin_code: bin.code,
            bin_name: bin.name,
            bin_kind: bin.kind,
            batch_number: batch.map(|batch| batch.batch_number.clone()).unwrap_or_default(),
            expires_on: batch.and_then(|batch| batch.expires_on),
            quantity: level.quantity,
        });
    }
    Ok(places)
}

fn needed(cx: &Read, part: PartId) -> Result<Vec<PartNeed>> {
    let demands: Vec<StockDemand> = cx.r.stock_demands_for(part)?;
    let mut rows = Vec::with_capacity(demands.len());
    for demand in demands.into_iter().filter(|demand| !demand.open().is_zero()) {
        let order: WorkOrder = cx.r.get(demand.work_order_id.0)?;
        let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
        rows.push(PartNeed {
            work_order_id: order.id,
            number: order.number,
            plate: vehicle.plate,
            plate_colour: vehicle.plate_colour,
            wanted: demand.wanted,
            issued: demand.issued,
            open: demand.open(),
            since: demand.since,
        });
    }
    Ok(rows)
}

/// The suppliers and the bins a part may be given.
///
/// # Errors
/// Only what the file itself fails with.
pub fn part_choices(cx: &Read, _: AskNothing) -> Result<PartChoices> {
    let bins = cx.r.bins()?.into_iter().filter(|bin| bin.active && bin.kind.is_usable()).collect();
    Ok(PartChoices { suppliers: cx.r.supplier_names()?, bins })
}

/// The part behind an item of the price list.
pub(super) const fn part_of(id: ItemId) -> Option<PartId> {
    match id {
        ItemId::Part(id) => Some(id),
        ItemId::LabourOperation(_) => None,
    }
}

kernel::commands! {
    read get_part(AskPart) -> PartPage, Roles(LOOKS_UP),
        shows [Catalogue Stock Purchasing Visits Vehicles];
    read part_choices(AskNothing) -> PartChoices, Roles(KEEPS), shows [Stock Purchasing];
}
