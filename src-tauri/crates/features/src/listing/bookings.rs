//! 预约: every booking there ever was or is to come, a page at a time, the latest day first.

use super::asking::{ADDED_UP, AskList, Asking, ON_A_PAGE, TotalList};
use super::found::{Few, of_text};
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::list_filter::{LOOKS_THROUGH_BOOKINGS, ListFilter};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::{BookingListed, ListKey, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct BookingList {
    pub rows: Vec<BookingListed>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct BookingTotals {
    pub count: i64,
    pub arrived: i64,
    pub no_show: i64,
    pub cancelled: i64,
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
    let told = of_text(r, Some("appointment"), &filter.text)?;
    let (ids, cut) = r.bookings_of_text(&told.vehicles, &told.customers, &told.numbered)?;
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(Few::of((ids, cut || told.full), left)))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.bookings_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<BookingList> {
    let found = of.found(cx, after, limit)?;
    let rows = cx.r.booking_rows(&found.ids)?;
    Ok(BookingList { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The bookings that fit, the latest day first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_bookings(cx: &Read, ask: AskList) -> Result<BookingList> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// How many bookings fit, and what became of them.
///
/// # Errors
/// As `list_bookings`.
pub fn total_bookings(cx: &Read, ask: TotalList) -> Result<BookingTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.booking_sums(&found.ids)?;
    let since = found.next.map(|key| key.at);
    Ok(BookingTotals {
        count: sums.count,
        arrived: sums.arrived,
        no_show: sums.no_show,
        cancelled: sums.cancelled,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_bookings(AskList) -> BookingList, Roles(LOOKS_THROUGH_BOOKINGS),
        shows [Bookings Customers Vehicles];
    read total_bookings(TotalList) -> BookingTotals, Roles(LOOKS_THROUGH_BOOKINGS),
        shows [Bookings Customers Vehicles];
}
