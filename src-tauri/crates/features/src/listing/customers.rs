//! 客户: every customer on file, a page at a time, the newest first.

use super::asking::{ADDED_UP, AskList, Asking, ON_A_PAGE, TotalList};
use super::found::{Few, of_text};
use crate::records::consents::all_left_alone;
use chrono::{DateTime, Utc};
use domain::consent::Purpose;
use domain::customer::Customer;
use domain::dates::ShopZone;
use domain::ids::CustomerId;
use domain::list_filter::{LOOKS_THROUGH_CUSTOMERS, ListFilter};
use domain::money::Money;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::{CustomerFigures, ListKey, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CustomerRow {
    pub customer: Customer,
    /// Of the cars that were here last.
    pub plates: Vec<String>,
    pub cars: i64,
    pub last_visit_at: Option<DateTime<Utc>>,
    /// What is on account.
    pub owed: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerList {
    pub rows: Vec<CustomerRow>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerTotals {
    pub count: i64,
    pub cars: i64,
    pub owed: Money,
    /// Only those from here on were added up: there may be others before.
    pub since: Option<DateTime<Utc>>,
    /// Where the next portion begins.
    pub next: Option<ListKey>,
    pub cut: bool,
}

/// So many plates say whose row it is.
const MAX_PLATES: i64 = 5;

fn few(r: &Reader<'_>, filter: &ListFilter) -> Result<Option<Few>> {
    let left = ListFilter { text: String::new(), ..filter.clone() };
    let mut sets = Vec::new();
    if !filter.text.is_empty() {
        let told = of_text(r, None, &filter.text)?;
        let (ids, cut) = r.customers_of_text(&told.vehicles, &told.customers)?;
        sets.push((ids, cut || told.full));
    }
    if !filter.tag.is_empty() {
        sets.push(r.customers_tagged(&filter.tag)?);
    }
    if filter.marketing {
        sets.push(may_be_written_to(r)?);
    }
    if sets.is_empty() && filter.unpaid {
        sets.push(r.customers_owing()?);
    }
    Ok(in_all(sets).map(|found| Few::of(found, left)))
}

/// Who agreed to news and offers, and wants them still.
fn may_be_written_to(r: &Reader<'_>) -> Result<(Vec<i64>, bool)> {
    let (mut ids, cut) = r.customers_agreed()?;
    let asked: Vec<CustomerId> = ids.iter().copied().map(CustomerId).collect();
    let alone = all_left_alone(r, Purpose::Marketing, &asked)?;
    ids.retain(|id| !alone.contains_key(&CustomerId(*id)));
    Ok((ids, cut))
}

/// Who is among all of them; none where nothing was asked that leaves few.
fn in_all(sets: Vec<(Vec<i64>, bool)>) -> Option<(Vec<i64>, bool)> {
    sets.into_iter().reduce(|(mut ids, cut), (others, others_cut)| {
        ids.retain(|id| others.contains(id));
        (ids, cut || others_cut)
    })
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.customers_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<CustomerList> {
    let found = of.found(cx, after, limit)?;
    let customers = cx.r.customer_rows(&found.ids)?;
    let figures = cx.r.customer_figures(&found.ids)?;
    let mut rows = Vec::with_capacity(customers.len());
    for (customer, figures) in customers.into_iter().zip(figures) {
        let CustomerFigures { id, cars, last_visit_at, owed } = figures;
        let plates = if cars == 0 { Vec::new() } else { plates_of(cx.r, id)? };
        rows.push(CustomerRow { customer, plates, cars, last_visit_at, owed });
    }
    Ok(CustomerList { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

fn plates_of(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<String>> {
    let vehicles = r.vehicles_of_customer(customer, MAX_PLATES)?;
    Ok(vehicles.into_iter().filter_map(|vehicle| vehicle.plate.map(String::from)).collect())
}

/// The customers that fit, the newest first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_customers(cx: &Read, ask: AskList) -> Result<CustomerList> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// What the customers that fit come to.
///
/// # Errors
/// As `list_customers`.
pub fn total_customers(cx: &Read, ask: TotalList) -> Result<CustomerTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.customer_sums(&found.ids)?;
    let since = found.next.map(|key| key.at);
    Ok(CustomerTotals {
        count: sums.count,
        cars: sums.cars,
        owed: sums.owed,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_customers(AskList) -> CustomerList, Roles(LOOKS_THROUGH_CUSTOMERS),
        shows [Customers Vehicles Visits Sheets Sales];
    read total_customers(TotalList) -> CustomerTotals, Roles(LOOKS_THROUGH_CUSTOMERS),
        shows [Customers Vehicles Visits Sheets Sales];
}
