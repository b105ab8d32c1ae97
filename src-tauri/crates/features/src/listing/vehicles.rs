//! 车辆: every car on file, a page at a time, those seen last first.

use super::asking::{ADDED_UP, AskList, Asking, ON_A_PAGE, TotalList};
use super::found::{Few, of_text};
use crate::records::consents::all_left_alone;
use chrono::{DateTime, Utc};
use domain::consent::{LeftAlone, Purpose};
use domain::dates::ShopZone;
use domain::ids::CustomerId;
use domain::list_filter::{LOOKS_THROUGH_CUSTOMERS, ListFilter};
use domain::vehicle::{DaysDue, is_km_reached};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::{ListKey, Reader, VehicleListed};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct VehicleInList {
    #[serde(flatten)]
    pub car: VehicleListed,
    pub days: DaysDue,
    /// The kilometres of the next service are on the clock.
    pub km_reached: bool,
    /// Why the owner is not reminded of what is due; none where they may be, or nobody is known.
    pub no_care: Option<LeftAlone>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleList {
    pub rows: Vec<VehicleInList>,
    /// Where the next page goes on; none where all of it was shown.
    pub next: Option<ListKey>,
    /// So far back it was looked, and the page is not full: there may be others before.
    pub looked_to: Option<DateTime<Utc>>,
    /// So many fit what was typed that the oldest were not looked at.
    pub cut: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleTotals {
    pub count: i64,
    /// Of so many something is due, or will be within the month.
    pub due: i64,
    /// So many never came.
    pub never: i64,
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
    let told = of_text(r, None, &filter.text)?;
    let (ids, cut) = r.vehicles_of_text(&told.vehicles, &told.customers)?;
    let left = ListFilter { text: String::new(), ..filter.clone() };
    Ok(Some(Few::of((ids, cut || told.full), left)))
}

/// # Errors
/// What `ListFilter::checked` refuses.
pub(crate) fn asking(cx: &Read, filter: ListFilter, zone: ShopZone) -> Result<Asking> {
    Asking::of(cx, filter, zone, few, |r, asked, limit| r.vehicles_listed(asked, limit))
}

/// So many rows behind a key, and where to go on from.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn page(cx: &Read, of: &Asking, after: Option<ListKey>, limit: i64) -> Result<VehicleList> {
    let found = of.found(cx, after, limit)?;
    let today = cx.today()?;
    let cars = cx.r.vehicle_rows(&found.ids)?;
    let mut owners: Vec<CustomerId> = cars.iter().filter_map(|car| car.customer_id).collect();
    owners.sort_unstable();
    owners.dedup();
    let alone = all_left_alone(cx.r, Purpose::Care, &owners)?;
    let told = |car: VehicleListed| {
        let days = DaysDue::of([car.inspection_due, car.insurance_due, car.next_service_on], today);
        let km_reached = is_km_reached(car.next_service_km, car.mileage_km);
        let no_care = car.customer_id.and_then(|owner| alone.get(&owner).copied());
        VehicleInList { car, days, km_reached, no_care }
    };
    let rows = cars.into_iter().map(told).collect();
    Ok(VehicleList { rows, next: found.next, looked_to: found.looked_to, cut: found.cut })
}

/// The cars that fit, those seen last first.
///
/// # Errors
/// `BadField` for a day nobody writes or a text too long.
pub fn list_vehicles(cx: &Read, ask: AskList) -> Result<VehicleList> {
    page(cx, &asking(cx, ask.filter, cx.zone()?)?, ask.after, ON_A_PAGE)
}

/// How many cars fit, and how they stand.
///
/// # Errors
/// As `list_vehicles`.
pub fn total_vehicles(cx: &Read, ask: TotalList) -> Result<VehicleTotals> {
    let found = asking(cx, ask.filter, cx.zone()?)?.found(cx, ask.after, ADDED_UP)?;
    let sums = cx.r.vehicle_sums(&found.ids, cx.today()?)?;
    let since = found.next.map(|key| key.at);
    Ok(VehicleTotals {
        count: sums.count,
        due: sums.due,
        never: sums.never,
        since,
        next: found.next,
        cut: found.cut,
    })
}

kernel::commands! {
    read list_vehicles(AskList) -> VehicleList, Roles(LOOKS_THROUGH_CUSTOMERS),
        shows [Vehicles Customers Visits];
    read total_vehicles(TotalList) -> VehicleTotals, Roles(LOOKS_THROUGH_CUSTOMERS),
        shows [Vehicles Customers];
}
