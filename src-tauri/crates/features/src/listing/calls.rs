//! 回访记录: every call after a delivery there ever was, a page at a time, those made last first.

use super::asking::{ADDED_UP, AskList, Asking, ON_A_PAGE, TotalList};
use super::found::{Few, of_text};
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::list_filter::{LOOKS_THROUGH_CALLS, ListFilter};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::{CallListed, ListKey, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CallList {
    pub rows: Vec<CallListed>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CallTotals {
    pub count: i64,
    pub satisfied: i64,
    pub problems: i64,
    pub unreachable: i64,
    /// Only those from here on were added up: there may be others before.
    pub since: Option<DateTime<Utc>>,
    /// Where the next portion begins.
    pub next: Option<ListKey>,
    pub cut: bool,
}

fn few(r: &Reader<'_>, filter: &ListFilter) -> Result<Option<Few>> {
    if filter.text.is_empty() {
        return Ok(None);
    }
    let told = of_text(r, Some("work_order"), &filter.text)?;
    let (ids, cut) = r.calls_of_text(&told.vehicles, &told.customers, &told.numbered)?;
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(Few::of((ids, cut || told.full), left)))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.calls_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<CallList> {
    let found = of.found(cx, after, limit)?;
    let rows = cx.r.call_rows(&found.ids)?;
    Ok(CallList { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The calls that fit, those made last first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_calls(cx: &Read, ask: AskList) -> Result<CallList> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// How many calls fit, and what came of them.
///
/// # Errors
/// As `list_calls`.
pub fn total_calls(cx: &Read, ask: TotalList) -> Result<CallTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.call_sums(&found.ids)?;
    let since = found.next.map(|key| key.at);
    Ok(CallTotals {
        count: sums.count,
        satisfied: sums.satisfied,
        problems: sums.problems,
        unreachable: sums.unreachable,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_calls(AskList) -> CallList, Roles(LOOKS_THROUGH_CALLS),
        shows [Calls Visits Customers Vehicles];
    read total_calls(TotalList) -> CallTotals, Roles(LOOKS_THROUGH_CALLS),
        shows [Calls Visits Customers Vehicles];
}
