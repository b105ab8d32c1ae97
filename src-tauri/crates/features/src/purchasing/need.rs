//! What has to be bought: a proposal with its reasons, and the orders that are made of it.

use super::orders::{OrdersMade, SavePurchaseLine, begin_each};
use super::pages::lacking;
use super::told::{CarLacking, PartTold, SupplierChoice, choices, of, parts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::Part;
use domain::dates::{add_days, day_range_utc, month_of};
use domain::ids::{LineId, PartId, PurchaseInquiryId, SupplierId};
use domain::money::{Money, Quantity};
use domain::part_unit::{PartUnit, known_factor};
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::need::{Need, NeedFacts, NeedReason, USE_DAYS};
use domain::purchasing::order::in_units;
use domain::refusal::Refusal;
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{Availability, LastBought, MaybeNeeded, Reader};
use ts_rs::TS;

/// More than a keeper looks through at once; the rest is there when these are ordered.
const MOST: usize = 300;

#[derive(Debug, Serialize, TS)]
pub struct NeedPage {
    /// What customers were promised before all, the soonest first.
    pub rows: Vec<NeedRow>,
    /// So many more parts are needed than are shown.
    pub more: i64,
    pub suppliers: Vec<SupplierChoice>,
    /// What it is reckoned with.
    pub cycle_days: i64,
    pub use_days: i64,
}

/// A part that is needed, and how to buy it.
#[derive(Debug, Serialize, TS)]
pub struct NeedRow {
    pub part: PartTold,
    pub reasons: Vec<NeedReason>,
    pub there: Quantity,
    pub reserved: Quantity,
    pub on_order: Quantity,
    /// On orders that were not sent yet.
    pub in_draft: Quantity,
    /// The next day on which some of it is expected.
    pub expected_on: Option<NaiveDate>,
    pub minimum: Quantity,
    /// From here on it is ordered.
    pub point: Quantity,
    /// In the days that use is counted of.
    pub used: Quantity,
    /// What is missing for customers.
    pub short: Quantity,
    /// What is proposed, in the unit it is counted in.
    pub quantity: Quantity,
    /// The same in units as it is bought.
    pub bought: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
    pub supplier_id: Option<SupplierId>,
    /// What one such unit was bought for last.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub buying_price: Money,
    pub lead_days: i64,
    /// Those it is missing for, who was promised it the soonest first.
    pub cars: Vec<CarLacking>,
    /// Suppliers are being asked for it.
    pub purchase_inquiry_id: Option<PurchaseInquiryId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OrderNeeded {
    pub rows: Vec<NeededLine>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NeededLine {
    pub part_id: PartId,
    pub supplier_id: SupplierId,
    pub bought: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
    #[serde(deserialize_with = "domain::visibility::withheld_is_zero")]
    pub buying_price: Money,
    /// The line of a visit it is ordered for.
    pub line_id: Option<LineId>,
    /// What of it was on its way or on an order that nobody sent, as the page showed it: what somebody
    /// else ordered meanwhile is not ordered twice.
    pub seen_coming: Quantity,
}

/// A unit as a part is bought, where it was bought before, or as it is counted. The shop may count it
/// otherwise since, or have written down what the unit holds.
fn unit_of(part: &PartTold, last: Option<&LastBought>, units: &Units) -> (String, Quantity) {
    let Some(last) = last.filter(|last| last.unit_factor.0 > 0) else {
        return (part.counted_in.clone(), Quantity(1000));
    };
    let own = units.get(&part.part_id).map_or(&[][..], Vec::as_slice);
    let factor = known_factor(&part.counted_in, own, &last.unit).unwrap_or(last.unit_factor);
    (last.unit.clone(), factor)
}

/// The units parts come in beside the counted one.
type Units = BTreeMap<PartId, Vec<PartUnit>>;

fn units_of(r: &Reader<'_>, ids: &[PartId]) -> Result<Units> {
    let mut units = Units::new();
    for unit in r.part_units_of(ids)? {
        units.entry(unit.part_id).or_default().push(unit);
    }
    Ok(units)
}

/// What is known of the parts that may be needed, each asked for once for all of them.
struct Known {
    last: BTreeMap<PartId, LastBought>,
    units: Units,
    used: BTreeMap<PartId, Quantity>,
    coming: BTreeMap<PartId, (Quantity, Option<PurchaseInquiryId>)>,
}

impl Known {
    fn of(cx: &Read, ids: &[PartId], since: DateTime<Utc>) -> Result<Self> {
        let last = cx.r.last_bought(ids)?.into_iter().map(|last| (last.part_id, last));
        let used = cx.r.used_since(ids, since)?.into_iter().map(|used| (used.part_id, used.quantity));
        let coming = cx.r.being_bought(ids)?.into_iter();
        let coming = coming.map(|one| (one.part_id, (one.in_draft, one.purchase_inquiry_id)));
        let units = units_of(cx.r, ids)?;
        Ok(Self { last: last.collect(), units, used: used.collect(), coming: coming.collect() })
    }
}

/// What has to be bought, and why: a page of it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn purchase_need(cx: &Read, _: AskNothing) -> Result<NeedPage> {
    let settings = &cx.details()?.settings.stock;
    let mut rows = needed(cx)?;
    let more = i64::try_from(rows.len().saturating_sub(MOST)).unwrap_or(i64::MAX);
    rows.truncate(MOST);
    let suppliers = choices(cx.r, cx.today()?, settings.lead_days)?;
    Ok(NeedPage { rows, more, suppliers, cycle_days: settings.purchase_cycle_days, use_days: USE_DAYS })
}

/// All that has to be bought, what customers were promised before all.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn needed(cx: &Read) -> Result<Vec<NeedRow>> {
    let (today, zone, settings) = (cx.today()?, cx.zone()?, &cx.details()?.settings.stock);
    let first = add_days(today, -USE_DAYS);
    let maybe = cx.r.maybe_needed(&month_of(first), today, settings)?;
    let ids: Vec<PartId> = maybe.iter().map(|one| one.part_id).collect();
    let known = Known::of(cx, &ids, day_range_utc(first, zone).0)?;
    let there = cx.r.availability(&ids, today)?;
    let of_parts = parts(cx.r, ids.iter().copied())?;
    let mut rows = Vec::new();
    for (one, there) in maybe.iter().zip(&there) {
        let part = PartTold::from(of(&of_parts, one.part_id)?);
        let last = known.last.get(&one.part_id);
        let (unit, unit_factor) = unit_of(&part, last, &known.units);
        let (in_draft, purchase_inquiry_id) =
            known.coming.get(&one.part_id).copied().unwrap_or((Quantity::ZERO, None));
        let used = known.used.get(&one.part_id).copied().unwrap_or(Quantity::ZERO);
        let MaybeNeeded { minimum, reorder_point, maximum, abc, lead_days, .. } = *one;
        let facts = NeedFacts {
            there: one.there,
            reserved: there.reserved,
            on_order: Quantity(there.on_order.0 + in_draft.0),
            minimum,
            reorder_point,
            maximum,
            abc,
            used,
            cycle_days: settings.purchase_cycle_days,
            lead_days,
            unit_factor,
        };
        let Some(Need { reasons, short, point, quantity }) = facts.need() else { continue };
        rows.push(NeedRow {
            reasons,
            there: one.there,
            reserved: there.reserved,
            on_order: there.on_order,
            in_draft,
            expected_on: there.expected_on,
            minimum,
            point,
            used,
            short,
            quantity,
            bought: in_units(quantity, unit_factor),
            buying_price: last.map_or(Money::ZERO, |last| last.buying_price),
            supplier_id: one.supplier_id.or(last.map(|last| last.supplier_id)),
            unit,
            unit_factor,
            lead_days,
            cars: Vec::new(),
            purchase_inquiry_id,
            part,
        });
    }
    let promised = rows.iter().filter(|row| row.short.0 > 0);
    // Whoever is served by what is there or on its way lacks nothing.
    let serves: BTreeMap<PartId, Quantity> = promised
        .map(|row| (row.part.part_id, Quantity(row.there.0 + row.on_order.0 + row.in_draft.0)))
        .collect();
    let promised: Vec<PartId> = serves.keys().copied().collect();
    let serving = |there: &Availability| serves.get(&there.part_id).copied().unwrap_or_default();
    let mut cars = lacking(cx.r, &promised, today, serving)?;
    for row in &mut rows {
        row.cars = cars.remove(&row.part.part_id).unwrap_or_default();
    }
    rows.sort_by_key(|row| {
        let soonest = row.cars.iter().filter_map(|lacks| lacks.car.promised_at).min();
        let soonest = soonest.unwrap_or(DateTime::<Utc>::MAX_UTC);
        (row.short.0 == 0, soonest, row.supplier_id, row.part.code.clone(), row.part.part_id)
    });
    Ok(rows)
}

/// Nobody else ordered of these parts since the page was opened.
fn check_seen(cx: &Write, rows: &[NeededLine]) -> Result<()> {
    let ids: Vec<PartId> = rows.iter().map(|row| row.part_id).collect();
    let drafts = cx.w.being_bought(&ids)?;
    for ((row, there), draft) in rows.iter().zip(cx.w.availability(&ids, cx.today()?)?).zip(drafts) {
        if there.on_order.0 + draft.in_draft.0 != row.seen_coming.0 {
            let part: Part = cx.w.get(row.part_id.0)?;
            let problem = PurchaseProblem::OrderedMeanwhile;
            return Err(Refusal::Purchase { problem, name: part.terms.name }.into());
        }
    }
    Ok(())
}

/// Orders of what is needed, one for each supplier; nobody sent them yet.
///
/// # Errors
/// `NotFound`, `Purchase` where nothing was chosen, somebody else ordered of it meanwhile, or for what
/// `save_purchase_order` refuses.
pub fn order_needed(cx: &Write, ask: OrderNeeded) -> Result<OrdersMade> {
    if ask.rows.is_empty() {
        let problem = PurchaseProblem::NoLines;
        return Err(Refusal::Purchase { problem, name: String::new() }.into());
    }
    check_seen(cx, &ask.rows)?;
    let mut of_supplier: BTreeMap<SupplierId, Vec<SavePurchaseLine>> = BTreeMap::new();
    for row in ask.rows {
        of_supplier.entry(row.supplier_id).or_default().push(SavePurchaseLine {
            id: None,
            part_id: row.part_id,
            bought: row.bought,
            unit: row.unit,
            unit_factor: row.unit_factor,
            buying_price: row.buying_price,
            expected_on: None,
            line_id: row.line_id,
        });
    }
    begin_each(cx, of_supplier)
}

/// How some parts were bought last, for who writes an order by hand.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskBuying {
    pub parts: Vec<PartId>,
}

#[derive(Debug, Serialize, TS)]
pub struct Buying {
    pub parts: Vec<BuyingOfPart>,
    pub suppliers: Vec<SupplierChoice>,
}

#[derive(Debug, Serialize, TS)]
pub struct BuyingOfPart {
    pub part: PartTold,
    pub unit: String,
    pub unit_factor: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub buying_price: Money,
    pub supplier_id: Option<SupplierId>,
    pub there: Quantity,
    pub reserved: Quantity,
    pub on_order: Quantity,
    /// Those that lack it beside what is on the shelf and on its way.
    pub cars: Vec<CarLacking>,
}

/// What the form of an order and of an inquiry begins with.
///
/// # Errors
/// `NotFound` for a part there is none of.
pub fn how_bought(cx: &Read, ask: AskBuying) -> Result<Buying> {
    let ids: Vec<PartId> = ask.parts.into_iter().take(MOST).collect();
    let of_parts = parts(cx.r, ids.iter().copied())?;
    let last: BTreeMap<PartId, LastBought> =
        cx.r.last_bought(&ids)?.into_iter().map(|last| (last.part_id, last)).collect();
    let units = units_of(cx.r, &ids)?;
    let today = cx.today()?;
    let mut cars = lacking(cx.r, &ids, today, |there| Quantity(there.usable.0 + there.on_order.0))?;
    let mut told = Vec::with_capacity(ids.len());
    for there in cx.r.availability(&ids, today)? {
        let own = of(&of_parts, there.part_id)?;
        let part = PartTold::from(own);
        let last = last.get(&there.part_id);
        let (unit, unit_factor) = unit_of(&part, last, &units);
        told.push(BuyingOfPart {
            unit,
            unit_factor,
            buying_price: last.map_or(Money::ZERO, |last| last.buying_price),
            supplier_id: own.stock.supplier_id.or(last.map(|last| last.supplier_id)),
            there: there.on_hand,
            reserved: there.reserved,
            on_order: there.on_order,
            cars: cars.remove(&there.part_id).unwrap_or_default(),
            part,
        });
    }
    let suppliers = choices(cx.r, today, cx.details()?.settings.stock.lead_days)?;
    Ok(Buying { parts: told, suppliers })
}

kernel::commands! {
    read purchase_need(AskNothing) -> NeedPage, Roles(KEEPS),
        shows [Stock Purchasing Catalogue Visits Vehicles Shop];
    read how_bought(AskBuying) -> Buying, Roles(KEEPS),
        shows [Stock Purchasing Catalogue Visits Vehicles Shop];
    write order_needed(OrderNeeded) -> OrdersMade, Roles(KEEPS), changes [Purchasing];
}
