//! The store of the ten-year shop: as many parts as a shop of that size has had a code for, and all that
//! moved of them. Movements are poured as rows; what they add up to is reckoned by the rules.

use super::shelves::{BINS, all};
use super::town::Town;
use chrono::{DateTime, TimeDelta, Utc};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::ids::{BinId, LineId, PartId, PersonId, StockMovementId, WorkOrderId};
use domain::line::{Line, LineKind};
use domain::money::{Hours, Money, Quantity};
use domain::stock::{Bin, BinKind, MovementKind, StockAccount, StockDemand, StockMovement, Worth};
use domain::stock_settings::CostMethod;
use domain::stock_terms::StockTerms;
use kernel::Session;
use kernel::error::Result;
use kernel::shop::Shop;
use serde_json::{Value, json};
use storage::{StockLevel, Writer};

const BRANDS: [&str; 12] =
    ["博世", "曼牌", "马勒", "法雷奥", "电装", "采埃孚", "布雷博", "菲罗多", "TRW", "原厂", "NGK", "海拉"];
/// So many rows under one command.
const AT_ONCE: usize = 5_000;
/// What comes in when a shelf is empty, of what goes every week, and of what was wanted once.
const BATCH: i64 = 20_000;
const FOR_ONE_CAR: i64 = 2_000;
/// One part in so many is always kept, and has a minimum; the others were bought for a car.
const KEPT_ONE_IN: usize = 20;
/// Of ten movements so many are of parts that are always kept.
const OF_KEPT: usize = 9;

const fn is_kept(place: usize) -> bool {
    place.is_multiple_of(KEPT_ONE_IN)
}

struct Kept {
    id: PartId,
    bin: BinId,
    cost: Money,
    account: StockAccount,
}

/// Every part with its sums so far.
pub struct Store {
    parts: Vec<Kept>,
}

impl Store {
    /// The bins and the parts, with nothing in them yet.
    pub fn of(shop: &Shop, parts: usize, town: &mut Town) -> Result<Self> {
        let session = Session::nobody("bench");
        let mut bins = Vec::new();
        let mut kept: Vec<Kept> = Vec::with_capacity(parts);
        let named = all();
        while kept.len() < parts {
            let actor = shop.actor(&session, "pour_parts", None, &Value::Null);
            shop.db.write(&actor, |w| -> Result<Value> {
                if bins.is_empty() {
                    bins = pour_bins(w)?;
                }
                for number in kept.len()..(kept.len() + AT_ONCE).min(parts) {
                    let like = &named[number % named.len()].item;
                    let cost = Money(town.dice.i64(100..60_000));
                    let bin = bins[town.dice.usize(..bins.len())];
                    let mut item = part_row(number, like, cost, bin)?;
                    w.insert_catalogue_item(&mut item)?;
                    if let ItemId::Part(id) = item.id {
                        kept.push(Kept { id, bin, cost, account: StockAccount::of(id) });
                    }
                }
                Ok(json!({}))
            })?;
        }
        Ok(Self { parts: kept })
    }

    /// So many movements over the years: what lay there first, then deliveries and what went. Nine in ten
    /// are of the parts that are always kept.
    pub fn move_for_years(&mut self, shop: &Shop, movements: usize, town: &mut Town) -> Result<()> {
        let session = Session::nobody("bench");
        let now = shop.clock.now();
        let step = TimeDelta::seconds(315_360_000 / i64::try_from(movements.max(1)).unwrap_or(1));
        let mut at = now - TimeDelta::days(3650);
        let mut poured = 0;
        while poured < movements && !self.parts.is_empty() {
            let actor = shop.actor(&session, "pour_movements", None, &Value::Null);
            shop.db.write(&actor, |w| -> Result<Value> {
                for number in poured..(poured + AT_ONCE).min(movements) {
                    let opening = number < self.parts.len();
                    let place = if opening { number } else { self.any_place(number, town) };
                    let batch = if is_kept(place) { BATCH } else { FOR_ONE_CAR };
                    let kind = match number {
                        _ if opening => MovementKind::Opening,
                        turn if turn.is_multiple_of(35) => MovementKind::Counted,
                        turn if turn.is_multiple_of(9) => MovementKind::Received,
                        _ => MovementKind::Sold,
                    };
                    let quantity = match kind {
                        MovementKind::Opening | MovementKind::Received => batch,
                        MovementKind::Counted => 1_000,
                        _ => -town.dice.i64(1..=3) * 1_000,
                    };
                    self.moves(w, place, kind, Quantity(quantity), at, None)?;
                    at += step;
                }
                Ok(json!({}))
            })?;
            poured += AT_ONCE;
        }
        Ok(())
    }

    /// Which part the next movement is of.
    fn any_place(&self, number: usize, town: &mut Town) -> usize {
        let all = self.parts.len();
        if number % 10 < OF_KEPT {
            town.dice.usize(..all.div_ceil(KEPT_ONE_IN)) * KEPT_ONE_IN
        } else {
            town.dice.usize(..all)
        }
    }

    /// A part that a line may name.
    pub fn any(&self, town: &mut Town) -> Option<PartId> {
        if self.parts.is_empty() {
            return None;
        }
        let number = town.dice.usize(..10);
        Some(self.parts[self.any_place(number, town)].id)
    }

    /// What a line of a closed visit took; of one that is still in the shop it is only needed.
    pub fn take_for(&mut self, w: &Writer<'_>, line: &Line, at: DateTime<Utc>, in_shop: bool) -> Result<()> {
        let Some(part_id) = line.listed.part_id else { return Ok(()) };
        if in_shop {
            w.insert(&mut StockDemand {
                id: 0,
                work_order_id: line.work_order_id,
                line_id: line.id,
                part_id,
                wanted: line.figures.quantity,
                issued: Quantity::ZERO,
                since: at,
            })?;
            return Ok(());
        }
        // Parts were poured one after the other, and are found by their place.
        let Ok(place) = self.parts.binary_search_by_key(&part_id.0, |kept| kept.id.0) else { return Ok(()) };
        let taken = Quantity(-line.figures.quantity.0);
        self.moves(w, place, MovementKind::Issued, taken, at, Some((line.work_order_id, line.id)))
    }

    /// What all of it adds up to.
    pub fn add_up(&mut self, shop: &Shop) -> Result<()> {
        let session = Session::nobody("bench");
        for chunk in self.parts.chunks_mut(AT_ONCE) {
            let actor = shop.actor(&session, "pour_sums", None, &Value::Null);
            shop.db.write(&actor, |w| -> Result<Value> {
                for kept in chunk {
                    w.insert(&mut kept.account)?;
                    if !kept.account.on_hand.is_zero() {
                        w.insert(&mut StockLevel {
                            id: 0,
                            part_id: kept.id,
                            bin_id: kept.bin,
                            batch_id: None,
                            quantity: kept.account.on_hand,
                        })?;
                    }
                }
                Ok(json!({}))
            })?;
        }
        let actor = shop.actor(&session, "pour_months", None, &Value::Null);
        shop.db.write(&actor, |w| -> Result<Value> {
            w.add_up_months()?;
            Ok(json!({}))
        })?;
        Ok(())
    }

    fn moves(
        &mut self,
        w: &Writer<'_>,
        place: usize,
        kind: MovementKind,
        quantity: Quantity,
        at: DateTime<Utc>,
        line: Option<(WorkOrderId, LineId)>,
    ) -> Result<()> {
        if quantity.0 + self.parts[place].account.on_hand.0 < 0 {
            // The van comes first: nothing goes below zero.
            let batch = if is_kept(place) { BATCH } else { 0 };
            let came = Quantity(batch - quantity.0 - self.parts[place].account.on_hand.0);
            self.moves(w, place, MovementKind::Received, came, at, None)?;
        }
        let kept = &mut self.parts[place];
        let (method, mut layers) = (CostMethod::MovingAverage, Vec::new());
        let worth: Worth = if quantity.0 > 0 {
            kept.account.last_in_at = Some(at);
            let cost = kept.cost.times_quantity(quantity);
            kept.account.take_in(method, &mut layers, quantity, cost, StockMovementId(0))
        } else {
            kept.account.last_out_at = Some(at);
            kept.account.take_out(method, &mut layers, Quantity(-quantity.0))
        };
        w.insert(&mut StockMovement {
            id: StockMovementId(0),
            part_id: kept.id,
            bin_id: kept.bin,
            batch_id: None,
            kind,
            quantity,
            stock_value: worth.value,
            cost_difference: worth.difference,
            at,
            person_id: PersonId(1),
            work_order_id: line.map(|(order, _)| order),
            line_id: line.map(|(_, line)| line),
            document_kind: None,
            document_id: None,
            of_movement_id: None,
            granted_by: None,
            note: String::new(),
        })?;
        Ok(())
    }
}

fn pour_bins(w: &Writer<'_>) -> Result<Vec<BinId>> {
    let mut bins = Vec::new();
    for (aisle, name) in BINS {
        for shelf in 1..=40 {
            let (code, name, kind) = (format!("{aisle}-{shelf:02}"), name.to_owned(), BinKind::Shelf);
            let mut bin = Bin { id: BinId(0), code, name, kind, active: true, version: 1 };
            w.insert(&mut bin)?;
            bins.push(bin.id);
        }
    }
    Ok(bins)
}

fn part_row(number: usize, like: &super::town::Item, cost: Money, bin: BinId) -> Result<CatalogueItem> {
    let (_, code, name, _, specification, unit, ..) = *like;
    let brand = BRANDS[number % BRANDS.len()];
    let stock = StockTerms {
        stocked: true,
        bin_id: Some(bin),
        minimum: Quantity(if is_kept(number) { 2_000 } else { 0 }),
        reorder_point: Quantity(if is_kept(number) { 4_000 } else { 0 }),
        ..StockTerms::default()
    };
    Ok(CatalogueItem {
        id: ItemId::none_yet(LineKind::Part),
        kind: LineKind::Part,
        terms: ItemTerms {
            code: format!("{code}-{number:06}"),
            name: name.to_owned(),
            brand: brand.to_owned(),
            specification: format!("{specification} {:04}", number % 10_000),
            unit: unit.to_owned(),
            quantity: Quantity(1000),
            unit_price: Money(cost.0 * 17 / 10),
            cost,
            initials: String::new(),
            warranty: None,
        },
        hours: Hours::ZERO,
        grade: None,
        stock: Some(stock),
        active: true,
        version: 1,
    }
    .checked()?)
}
