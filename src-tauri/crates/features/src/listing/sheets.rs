//! 结算单: every sheet there ever was, a page at a time, and what those that fit come to.

use super::asking::{ADDED_UP, Asking, ON_A_PAGE};
use super::found::{Few, of_text};
use super::orders::ListTotals;
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::list_filter::{LOOKS_THROUGH_SHEETS, ListFilter};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{ListKey, Reader, SheetListed};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSheets {
    pub filter: ListFilter,
    /// Where the page before ended.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

#[derive(Debug, Serialize, TS)]
pub struct SheetList {
    pub rows: Vec<SheetListed>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TotalSheets {
    pub filter: ListFilter,
    /// Where the portion before ended: a shop of many years is added up portion by portion.
    #[ts(optional = nullable)]
    pub after: Option<ListKey>,
}

fn few(r: &Reader<'_>, filter: &ListFilter) -> Result<Option<Few>> {
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(if !filter.text.is_empty() {
        let told = of_text(r, Some("settlement"), &filter.text)?;
        let (ids, cut) = r.sheets_of_text(&told.vehicles, &told.customers, &told.numbered)?;
        Few::of((ids, cut || told.full), left)
    } else if filter.unpaid {
        Few::of(r.sheets_unpaid()?, ListFilter { unpaid: false, ..left })
    } else {
        return Ok(None);
    }))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.sheets_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<SheetList> {
    let found = of.found(cx, after, limit)?;
    let rows = cx.r.sheet_rows(&found.ids)?;
    Ok(SheetList { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The sheets that fit, the newest first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_sheets(cx: &Read, ask: AskSheets) -> Result<SheetList> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// What the sheets that fit come to; one that was taken back, and the one that took it back, are in no sum.
///
/// # Errors
/// As `list_sheets`.
pub fn total_sheets(cx: &Read, ask: TotalSheets) -> Result<ListTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.sheet_sums(&found.ids)?;
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
    read list_sheets(AskSheets) -> SheetList, Roles(LOOKS_THROUGH_SHEETS),
        shows [Sheets Visits Vehicles Customers];
    read total_sheets(TotalSheets) -> ListTotals, Roles(LOOKS_THROUGH_SHEETS),
        shows [Sheets Visits Vehicles Customers];
}
