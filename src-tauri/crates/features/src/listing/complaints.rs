//! 投诉: every complaint there ever was, a page at a time, those opened last first.

use super::asking::{ADDED_UP, AskList, Asking, ON_A_PAGE, TotalList};
use super::found::{Few, of_text};
use chrono::{DateTime, Utc};
use domain::complaint::is_answer_late;
use domain::dates::ShopZone;
use domain::list_filter::{LOOKS_THROUGH_COMPLAINTS, ListFilter};
use domain::money::Money;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::{ComplaintListed, ListKey, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct ComplaintInList {
    #[serde(flatten)]
    pub complaint: ComplaintListed,
    /// Nobody answered in time.
    pub late: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct AllComplaints {
    pub rows: Vec<ComplaintInList>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintTotals {
    pub count: i64,
    /// Not closed yet.
    pub open: i64,
    /// Nobody answered in time.
    pub late: i64,
    pub cost: Money,
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
    let told = of_text(r, Some("complaint"), &filter.text)?;
    let (ids, cut) = r.complaints_of_text(&told.vehicles, &told.customers, &told.numbered)?;
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(Few::of((ids, cut || told.full), left)))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.complaints_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<AllComplaints> {
    let found = of.found(cx, after, limit)?;
    let told = |complaint: ComplaintListed| {
        let (answered, due) = (complaint.responded_at, complaint.response_due);
        ComplaintInList { late: is_answer_late(complaint.state, answered, due, cx.now), complaint }
    };
    let rows = cx.r.complaint_rows(&found.ids)?.into_iter().map(told).collect();
    Ok(AllComplaints { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The complaints that fit, those opened last first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_all_complaints(cx: &Read, ask: AskList) -> Result<AllComplaints> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// What the complaints that fit come to.
///
/// # Errors
/// As `list_all_complaints`.
pub fn total_all_complaints(cx: &Read, ask: TotalList) -> Result<ComplaintTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.complaint_sums(&found.ids, cx.now)?;
    let since = found.next.map(|key| key.at);
    Ok(ComplaintTotals {
        count: sums.count,
        open: sums.open,
        late: sums.late,
        cost: sums.cost,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_all_complaints(AskList) -> AllComplaints, Roles(LOOKS_THROUGH_COMPLAINTS),
        shows [Complaints Customers Vehicles];
    read total_all_complaints(TotalList) -> ComplaintTotals, Roles(LOOKS_THROUGH_COMPLAINTS),
        shows [Complaints Customers Vehicles];
}
