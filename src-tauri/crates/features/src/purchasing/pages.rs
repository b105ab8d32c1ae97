//! Orders as they are followed: what is on its way, what is late, and everything one order says. Its paper
//! and its list are made of `purchase_order_page`.

use super::kept_orders::Standing;
use super::told::{CarLacking, CarTold, PartTold, PurchaseOrderRow, cars, of, parts, sender};
use chrono::NaiveDate;
use domain::allowed::Allowed;
use domain::ids::{PartId, PersonId, PurchaseOrderId};
use domain::money::{Money, Quantity};
use domain::person::Person;
use domain::purchasing::message::{self, ToldLine, ToldOrder};
use domain::purchasing::need::{Waiting, left_waiting};
use domain::purchasing::order_actions::PurchaseOrderAction;
use domain::purchasing::supplier::LicenceState;
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState, PurchaseStep, Supplier};
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{Availability, Reader};
use ts_rs::TS;

const ON_A_PAGE: i64 = 50;
/// A text that so many suppliers are called by tells of none of them.
const MOST_SUPPLIERS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseOrderView {
    /// On their way, what is late before all.
    Ordered,
    Draft,
    /// Closed and cancelled.
    Over,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListPurchaseOrders {
    pub view: PurchaseOrderView,
    /// Some of the number or of the supplier's name; empty for all.
    pub text: String,
    /// The last one of the page before, of those that are over.
    pub before: Option<PurchaseOrderId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchaseOrderList {
    pub orders: Vec<PurchaseOrderRow>,
    /// There are older ones.
    pub more: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPurchaseOrder {
    pub id: PurchaseOrderId,
}

/// Everything an order says.
#[derive(Debug, Serialize, TS)]
pub struct PurchaseOrderPage {
    pub row: PurchaseOrderRow,
    pub supplier: Supplier,
    pub licence: LicenceState,
    pub made_by_name: String,
    pub lines: Vec<PurchaseLineShown>,
    /// What became of it, the newest first.
    pub steps: Vec<PurchaseStepShown>,
    pub actions: Vec<Allowed<PurchaseOrderAction>>,
    /// Days until the supplier delivers, by its own word or as the shop reckons.
    pub lead_days: i64,
    /// To be copied and sent.
    pub message: String,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchaseLineShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: PurchaseOrderLine,
    pub part: PartTold,
    /// So many units as it is bought.
    pub bought: Quantity,
    /// What is still on its way, in the unit it is counted in.
    pub open: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub line_amount: Money,
    /// When it is expected, by its own day or the order's.
    pub expected: Option<NaiveDate>,
    pub late_since: Option<NaiveDate>,
    /// The one it was ordered for.
    pub car: Option<CarTold>,
    /// Those that lack it beside what is on the shelf, whoever it was ordered for.
    pub waiting: Vec<CarLacking>,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchaseStepShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub step: PurchaseStep,
    pub person_name: String,
    /// Of a line that it is about.
    pub part_name: Option<String>,
}

fn is_about(row: &PurchaseOrderRow, suppliers: &[Supplier], text: &str) -> bool {
    let text = text.to_lowercase();
    let initials = suppliers.iter().find(|one| one.id == row.order.supplier_id).map(|one| &one.initials);
    row.order.number.to_lowercase().contains(&text)
        || row.supplier_name.to_lowercase().contains(&text)
        || initials.is_some_and(|initials| initials.contains(&text))
}

/// Those that are over and of which a text tells: by the beginning of the number, or by the supplier.
fn over_by_text(r: &Reader<'_>, suppliers: &[Supplier], text: &str) -> Result<Vec<PurchaseOrder>> {
    let mut found = r.purchase_orders_numbered(&text.to_uppercase(), ON_A_PAGE)?;
    let lower = text.to_lowercase();
    let called = suppliers
        .iter()
        .filter(|one| one.name.to_lowercase().contains(&lower) || one.initials.contains(&lower));
    for supplier in called.take(MOST_SUPPLIERS) {
        found.extend(r.purchase_orders_of(supplier.id, i64::MAX, ON_A_PAGE)?);
    }
    found.retain(|order| matches!(order.state, PurchaseOrderState::Closed | PurchaseOrderState::Cancelled));
    found.sort_by_key(|order| std::cmp::Reverse(order.id));
    found.dedup_by_key(|order| order.id);
    Ok(found)
}

/// Orders that stand so.
///
/// # Errors
/// `BadField` for a text too long.
pub fn list_purchase_orders(cx: &Read, ask: ListPurchaseOrders) -> Result<PurchaseOrderList> {
    let text = optional("query", &ask.text, MAX_NAME_LEN)?;
    let suppliers = cx.r.suppliers()?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let before = ask.before.map_or(i64::MAX, |id| id.0);
    let mut orders = match ask.view {
        PurchaseOrderView::Ordered => cx.r.purchase_orders(PurchaseOrderState::Ordered)?,
        PurchaseOrderView::Draft => cx.r.purchase_orders(PurchaseOrderState::Draft)?,
        PurchaseOrderView::Over if text.is_empty() => cx.r.purchase_orders_over(before, ON_A_PAGE + 1)?,
        PurchaseOrderView::Over => over_by_text(cx.r, &suppliers, &text)?,
    };
    let more = ask.view == PurchaseOrderView::Over && text.is_empty() && orders.len() > page;
    if ask.view == PurchaseOrderView::Over {
        orders.truncate(page);
    }
    let mut orders = Standing::of(cx.r, orders)?.rows(cx.r, &suppliers, cx.today()?)?;
    if ask.view != PurchaseOrderView::Over {
        orders.retain(|row| text.is_empty() || is_about(row, &suppliers, &text));
    }
    if ask.view == PurchaseOrderView::Ordered {
        // The latest before all, then as they come; what nobody said a day of comes last.
        orders.sort_by_key(|row| (row.late_since.or(row.next_on).unwrap_or(NaiveDate::MAX), row.order.id));
    }
    Ok(PurchaseOrderList { orders, more })
}

/// Who lacks these parts beside what serves those who wait.
pub(super) fn lacking(
    r: &Reader<'_>,
    ids: &[PartId],
    today: NaiveDate,
    serves: impl Fn(&Availability) -> Quantity,
) -> Result<BTreeMap<PartId, Vec<CarLacking>>> {
    let cars = r.cars_waiting(ids)?;
    let mut lacking = BTreeMap::new();
    for there in r.availability(ids, today)? {
        let of_part = cars.iter().filter(|car| car.part_id == there.part_id);
        let waiting = of_part.clone().map(|car| Waiting {
            line_id: car.line_id,
            open: car.open,
            promised_at: car.promised_at,
            since: car.since,
        });
        let left = left_waiting(waiting.collect(), serves(&there));
        let named = left.into_iter().filter_map(|(line_id, lacks)| {
            let car = of_part.clone().find(|car| car.line_id == line_id)?;
            Some(CarLacking { car: CarTold::from(car), line_id, lacks })
        });
        lacking.insert(there.part_id, named.collect());
    }
    Ok(lacking)
}

/// One order, as it is followed and printed.
///
/// # Errors
/// `NotFound` where there is none.
pub fn purchase_order_page(cx: &Read, ask: AskPurchaseOrder) -> Result<PurchaseOrderPage> {
    let order: PurchaseOrder = cx.r.get(ask.id.0)?;
    let supplier: Supplier = cx.r.get(order.supplier_id.0)?;
    let today = cx.today()?;
    let standing = Standing::of(cx.r, vec![order.clone()])?;
    let lines = standing.lines(&order);
    let of_lines = parts(cx.r, lines.iter().map(|line| line.part_id))?;
    let own = cars(cx.r, lines.iter().filter_map(|line| line.work_order_id))?;
    let ids: Vec<PartId> = of_lines.keys().copied().collect();
    let is_over = matches!(order.state, PurchaseOrderState::Closed | PurchaseOrderState::Cancelled);
    let serving = |there: &Availability| there.usable;
    let mut waiting = if is_over { BTreeMap::new() } else { lacking(cx.r, &ids, today, serving)? };
    let shown = |line: &PurchaseOrderLine| -> Result<PurchaseLineShown> {
        Ok(PurchaseLineShown {
            part: PartTold::from(of(&of_lines, line.part_id)?),
            bought: line.bought(),
            open: line.open(),
            line_amount: line.amount(),
            expected: line.expected(&order),
            late_since: line.late_since(&order, today),
            car: line.work_order_id.and_then(|visit| own.get(&visit).cloned()),
            waiting: Vec::new(),
            line: line.clone(),
        })
    };
    let mut told = lines.iter().map(shown).collect::<Result<Vec<_>>>()?;
    // Where a part stands on it twice, whoever waits is named once.
    for line in &mut told {
        line.waiting = waiting.remove(&line.line.part_id).unwrap_or_default();
    }
    let row = standing.rows(cx.r, std::slice::from_ref(&supplier), today)?.pop();
    let row = row.ok_or_else(|| kernel::Error::Fault("an order without a row".to_owned()))?;
    let name = |id: PersonId| Ok::<_, kernel::Error>(cx.r.get::<Person>(id.0)?.name);
    let step = |step: PurchaseStep| -> Result<PurchaseStepShown> {
        let of_line = told.iter().find(|shown| Some(shown.line.id) == step.purchase_order_line_id);
        Ok(PurchaseStepShown {
            person_name: name(step.person_id)?,
            part_name: of_line.map(|shown| shown.part.name.clone()),
            step,
        })
    };
    let steps = cx.r.purchase_steps(order.id)?.into_iter().rev().map(step).collect::<Result<Vec<_>>>()?;
    let words: Vec<ToldLine<'_>> = told.iter().map(as_told).collect();
    let head = ToldOrder {
        number: &order.number,
        expected_on: order.expected_on,
        total: row.order_total,
        terms: &order.terms,
        note: &order.note,
    };
    let message = message::order(sender(cx.details()?), &supplier.name, head, &words);
    Ok(PurchaseOrderPage {
        licence: supplier.licence(today),
        made_by_name: name(order.made_by)?,
        actions: order.allowed(lines),
        lead_days: supplier.lead(cx.details()?.settings.stock.lead_days),
        row,
        supplier,
        lines: told,
        steps,
        message,
    })
}

fn as_told(shown: &PurchaseLineShown) -> ToldLine<'_> {
    ToldLine {
        code: &shown.part.code,
        name: &shown.part.name,
        brand: &shown.part.brand,
        specification: &shown.part.specification,
        bought: shown.bought,
        unit: &shown.line.unit,
        // A price nobody agreed to is none.
        buying_price: Some(shown.line.buying_price).filter(|price| price.fen() > 0),
    }
}

kernel::commands! {
    read list_purchase_orders(ListPurchaseOrders) -> PurchaseOrderList, Roles(KEEPS),
        shows [Purchasing Visits Vehicles Shop];
    read purchase_order_page(AskPurchaseOrder) -> PurchaseOrderPage, Roles(KEEPS),
        shows [Purchasing Stock Catalogue Visits Vehicles People Shop];
}
