//! 工单: every order there ever was, a page at a time, and what those that fit come to.

use super::asking::{ADDED_UP, Asking, ON_A_PAGE};
use super::found::{Few, of_text};
use crate::progress::{AskedCar, CarAtRisk, at_risk};
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::list_filter::{LOOKS_THROUGH_ORDERS, ListFilter};
use domain::money::Money;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{ListKey, OrderListed, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskWorkOrders {
    pub filter: ListFilter,
    /// Where the page before ended.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

#[derive(Debug, Serialize, TS)]
pub struct WorkOrderList {
    pub rows: Vec<OrderListed>,
    /// Those of them whose promise is at risk, and why.
    pub at_risk: Vec<CarAtRisk>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TotalWorkOrders {
    pub filter: ListFilter,
    /// Where the portion before ended: a shop of many years is added up portion by portion.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

#[derive(Debug, Serialize, TS)]
pub struct ListTotals {
    pub count: i64,
    pub total: Money,
    pub unpaid: Money,
    /// Only those from here on were added up: there may be others before.
    pub since: Option<DateTime<Utc>>,
    /// Where the next portion begins.
    pub next: Option<ListKey>,
    pub cut: bool,
}

fn few(r: &Reader<'_>, filter: &ListFilter) -> Result<Option<Few>> {
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(if !filter.text.is_empty() {
        let told = of_text(r, Some("work_order"), &filter.text)?;
        let (ids, cut) = r.orders_of_text(&told.vehicles, &told.customers, &told.numbered)?;
        Few::of((ids, cut || told.full), left)
    } else if filter.is_of_what_moves() {
        Few::of(r.orders_moving(&filter.stages)?, left)
    } else if filter.unpaid {
        Few::of(r.orders_unpaid()?, ListFilter { unpaid: false, ..left })
    } else if filter.comeback {
        Few::of(r.orders_come_back()?, ListFilter { comeback: false, ..left })
    } else {
        return Ok(None);
    }))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.orders_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from; nothing of what they were promised.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<WorkOrderList> {
    let found = of.found(cx, after, limit)?;
    let rows = cx.r.order_rows(&found.ids)?;
    let at_risk = Vec::new();
    Ok(WorkOrderList { rows, at_risk, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The orders that fit, the newest first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_work_orders(cx: &Read, ask: AskWorkOrders) -> Result<WorkOrderList> {
    let listed = page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)?;
    Ok(WorkOrderList { at_risk: at_risk(cx, listed.rows.iter().map(AskedCar::from))?, ..listed })
}

/// What the orders that fit come to.
///
/// # Errors
/// As `list_work_orders`.
pub fn total_work_orders(cx: &Read, ask: TotalWorkOrders) -> Result<ListTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.order_sums(&found.ids)?;
    let since = found.next.map(|key| key.at);
    Ok(ListTotals {
        count: sums.count,
        total: sums.total,
        unpaid: sums.unpaid,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_work_orders(AskWorkOrders) -> WorkOrderList, Roles(LOOKS_THROUGH_ORDERS),
        shows [Visits Sheets Vehicles Customers Stock Purchasing Catalogue];
    read total_work_orders(TotalWorkOrders) -> ListTotals, Roles(LOOKS_THROUGH_ORDERS),
        shows [Visits Sheets Vehicles Customers];
}
