//! 查重: who may be written down twice, what making them one would do, and what was made one.

use crate::kept::sheets::stored_receipts;
use chrono::{DateTime, Utc};
use domain::customer::Customer;
use domain::folded::of_text;
use domain::ids::{CustomerId, RecordMergeId, VehicleId};
use domain::merge::{
    Likeness, MERGE_ROLES, MergedKind, check_in_shop, check_two, customers_alike, plate_as_looked_at,
    telling_numbers, vehicles_alike,
};
use domain::merge_problem::MergeProblem;
use domain::money::Money;
use domain::plate::Plate;
use domain::refusal::Refusal;
use domain::search_terms::{of_name, of_phone, of_plate, of_vin};
use domain::stored_value::balance_of;
use domain::vehicle::Vehicle;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::{MERGES, Reader, tables_naming};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FindDuplicates {
    pub kind: MergedKind,
    /// The number up to which it was looked before; nought at the beginning.
    pub after: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct Duplicates {
    pub pairs: Vec<LikelyPair>,
    /// How many records were looked at.
    pub looked: i64,
    /// From where it goes on; none where all were looked at.
    pub next: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct LikelyPair {
    /// The older of the two.
    pub one: MergeSide,
    pub other: MergeSide,
    pub alike: Vec<Likeness>,
}

/// What people tell a record by.
#[derive(Debug, Serialize, TS)]
pub struct MergeSide {
    pub id: i64,
    pub version: i64,
    /// A name, or a plate.
    pub called: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub phone: String,
    /// Of a customer the plates of the cars; of a car make, model and VIN.
    pub about: String,
    /// Whose a car is.
    pub owner: String,
    /// Counted up to a thousand.
    pub visits: i64,
    pub since: DateTime<Utc>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskMerge {
    pub kind: MergedKind,
    pub kept_id: i64,
    pub gone_id: i64,
}

/// What making them one would do.
#[derive(Debug, Serialize, TS)]
pub struct MergeOffer {
    pub kept: MergeSide,
    pub gone: MergeSide,
    pub along: Vec<GoingAlong>,
    /// What the one that goes has stored, and what they owe on account.
    pub held: Money,
    pub on_account: Money,
    pub problem: Option<MergeProblem>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoingAlong {
    pub entity: String,
    pub rows: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct MergesMade {
    /// The newest first.
    pub merges: Vec<MergeMade>,
}

#[derive(Debug, Serialize, TS)]
pub struct MergeMade {
    pub id: RecordMergeId,
    pub version: i64,
    pub kind: MergedKind,
    pub kept_id: i64,
    pub kept_name: String,
    pub gone_id: i64,
    pub gone_name: String,
    pub rows: i64,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_name: String,
    pub undone_at: Option<DateTime<Utc>>,
    /// What keeps them from being two again; none where nothing does.
    pub problem: Option<MergeProblem>,
}

/// So many records are looked at at once, or fewer where so many pairs were found.
const AT_ONCE: i64 = 300;
const ENOUGH: usize = 20;
const PLATES: i64 = 5;
const MOST_VISITS: i64 = 1_000;
const MOST_MERGES: i64 = 50;
/// Also those of a higher number.
const ANY: i64 = i64::MAX;

/// A portion of the customers or cars, each held against those written down before it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn find_duplicates(cx: &Read, ask: FindDuplicates) -> Result<Duplicates> {
    let mut found = Duplicates { pairs: Vec::new(), looked: 0, next: None };
    match ask.kind {
        MergedKind::Customer => {
            for customer in cx.r.customers_after(ask.after, AT_ONCE)? {
                if found.is_enough() {
                    break;
                }
                found.looked_at(customer.id.0);
                for other in before_customer(cx.r, &customer)? {
                    let alike = customers_alike(&other, &customer);
                    if !alike.is_empty() {
                        let (one, other) = (of_customer(cx.r, &other)?, of_customer(cx.r, &customer)?);
                        found.pairs.push(LikelyPair { one, other, alike });
                    }
                }
            }
        }
        MergedKind::Vehicle => {
            for vehicle in cx.r.vehicles_after(ask.after, AT_ONCE)? {
                if found.is_enough() {
                    break;
                }
                found.looked_at(vehicle.id.0);
                for other in before_vehicle(cx.r, &vehicle)? {
                    let alike = vehicles_alike(&other, &vehicle);
                    if !alike.is_empty() {
                        // A misread plate may be the older one.
                        let first = if other.id < vehicle.id { &other } else { &vehicle };
                        let second = if other.id < vehicle.id { &vehicle } else { &other };
                        let (one, other) = (of_vehicle(cx.r, first)?, of_vehicle(cx.r, second)?);
                        found.pairs.push(LikelyPair { one, other, alike });
                    }
                }
            }
        }
    }
    if !found.is_enough() && found.looked < AT_ONCE {
        found.next = None;
    }
    Ok(found)
}

impl Duplicates {
    fn is_enough(&self) -> bool {
        self.pairs.len() >= ENOUGH
    }

    fn looked_at(&mut self, id: i64) {
        self.looked += 1;
        self.next = Some(id);
    }
}

/// Customers of a lower number that bear the same phone or name.
fn before_customer(r: &Reader<'_>, customer: &Customer) -> Result<Vec<Customer>> {
    let mut terms: Vec<String> = Vec::new();
    for number in telling_numbers(customer) {
        terms.extend(of_phone(&number).into_iter().next());
    }
    if !of_text(&customer.name).is_empty() {
        terms.extend(of_name(&customer.name).into_iter().next());
    }
    let mut found: Vec<Customer> = Vec::new();
    for term in terms {
        for other in r.customers_called(&term, customer.id.0)? {
            if found.iter().all(|known| known.id != other.id) {
                found.push(other);
            }
        }
    }
    Ok(found)
}

/// Cars of a lower number that bear the same plate or VIN, and any that bear the plate this one's is
/// mistaken for.
fn before_vehicle(r: &Reader<'_>, vehicle: &Vehicle) -> Result<Vec<Vehicle>> {
    let first = |terms: Vec<String>| terms.into_iter().next();
    let mut asked: Vec<(String, i64)> = Vec::new();
    if let Some(plate) = &vehicle.plate {
        asked.extend(first(of_plate(plate)).map(|term| (term, vehicle.id.0)));
        let looked_at = plate_as_looked_at(plate);
        if looked_at != plate.as_str() {
            let other = Plate::normalised(&looked_at);
            asked.extend(other.and_then(|plate| first(of_plate(&plate))).map(|term| (term, ANY)));
        }
    }
    if let Some(vin) = &vehicle.vin {
        asked.extend(first(of_vin(vin)).map(|term| (term, vehicle.id.0)));
    }
    let mut found: Vec<Vehicle> = Vec::new();
    for (term, below) in asked {
        for other in r.vehicles_called(&term, below)? {
            if other.id != vehicle.id && found.iter().all(|known| known.id != other.id) {
                found.push(other);
            }
        }
    }
    Ok(found)
}

fn of_customer(r: &Reader<'_>, customer: &Customer) -> Result<MergeSide> {
    let cars = r.vehicles_of_customer(customer.id, PLATES)?;
    let plates: Vec<String> = cars.iter().map(Vehicle::called).collect();
    let phone = if customer.phone.is_empty() { &customer.contact_phone } else { &customer.phone };
    Ok(MergeSide {
        id: customer.id.0,
        version: customer.version,
        called: customer.name.clone(),
        phone: phone.clone(),
        about: plates.join(" "),
        owner: String::new(),
        visits: r.visits_counted(MergedKind::Customer, customer.id.0, MOST_VISITS)?,
        since: customer.created_at,
    })
}

fn of_vehicle(r: &Reader<'_>, vehicle: &Vehicle) -> Result<MergeSide> {
    let owner = vehicle.customer_id.map(|id| r.get::<Customer>(id.0)).transpose()?;
    let vin = vehicle.vin.as_ref().map(|vin| vin.as_str()).unwrap_or_default();
    let about = [vehicle.make.as_str(), &vehicle.model, vin].map(str::trim).join(" ");
    let (owner, phone) = owner.map(|owner| (owner.name, owner.phone)).unwrap_or_default();
    Ok(MergeSide {
        id: vehicle.id.0,
        version: vehicle.version,
        called: vehicle.called(),
        phone,
        about: about.trim().to_owned(),
        owner,
        visits: r.visits_counted(MergedKind::Vehicle, vehicle.id.0, MOST_VISITS)?,
        since: vehicle.created_at,
    })
}

fn problem_of(checked: std::result::Result<(), Refusal>) -> Option<MergeProblem> {
    match checked {
        Err(Refusal::Merge { problem, .. }) => Some(problem),
        _ => None,
    }
}

/// What making them one would do, before anybody does it.
///
/// # Errors
/// `NotFound` where one of them is not there, `Damaged` where what is stored does not say what was
/// written.
pub fn ask_merge(cx: &Read, ask: AskMerge) -> Result<MergeOffer> {
    let (kept, gone, problem, held, on_account) = match ask.kind {
        MergedKind::Customer => {
            let kept: Customer = cx.r.get(ask.kept_id)?;
            let gone: Customer = cx.r.get(ask.gone_id)?;
            let checked = check_two((kept.id.0, kept.sample), (gone.id.0, gone.sample), &gone.name);
            let held = balance_of(&stored_receipts(cx.r, gone.id)?).total;
            let owed = cx.r.owed_by(CustomerId(ask.gone_id))?;
            let owed: Money = owed.into_iter().map(|of| of.amount).sum();
            (of_customer(cx.r, &kept)?, of_customer(cx.r, &gone)?, problem_of(checked), held, owed)
        }
        MergedKind::Vehicle => {
            let kept: Vehicle = cx.r.get(ask.kept_id)?;
            let gone: Vehicle = cx.r.get(ask.gone_id)?;
            let in_shop = |id: VehicleId| -> Result<bool> { Ok(cx.r.visit_in_shop(id)?.is_some()) };
            let visits = [in_shop(kept.id)?, in_shop(gone.id)?];
            let checked = check_two((kept.id.0, kept.sample), (gone.id.0, gone.sample), "")
                .and_then(|()| check_in_shop(visits, ""));
            let (kept, gone) = (of_vehicle(cx.r, &kept)?, of_vehicle(cx.r, &gone)?);
            (kept, gone, problem_of(checked), Money::ZERO, Money::ZERO)
        }
    };
    let mut along = Vec::new();
    for table in tables_naming(ask.kind).iter().copied().chain([MERGES]) {
        let ids = cx.r.rows_going_along(ask.kind, table, ask.gone_id, ask.kept_id)?;
        if !ids.is_empty() {
            let rows = i64::try_from(ids.len()).unwrap_or(i64::MAX);
            along.push(GoingAlong { entity: table.to_owned(), rows });
        }
    }
    Ok(MergeOffer { kept, gone, along, held, on_account, problem })
}

/// What was made one, the newest first, each with what keeps it from being two again.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_merges(cx: &Read, _: AskNothing) -> Result<MergesMade> {
    let people: HashMap<_, _> = cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let mut merges = Vec::new();
    for merge in cx.r.newest_merges(MOST_MERGES)? {
        let problem = merge.holds_back(cx.r.since_merged(&merge)?);
        let rows = merge.moved_rows.iter().map(|of| of.ids.len()).sum::<usize>();
        merges.push(MergeMade {
            id: merge.id,
            version: merge.version,
            kind: merge.merged_kind,
            kept_id: merge.kept_id,
            kept_name: merge.kept_name,
            gone_id: merge.gone_id,
            gone_name: merge.gone_name,
            rows: i64::try_from(rows).unwrap_or(i64::MAX),
            reason: merge.reason,
            at: merge.at,
            person_name: people.get(&merge.person_id).cloned().unwrap_or_default(),
            undone_at: merge.undone_at,
            problem,
        });
    }
    Ok(MergesMade { merges })
}

kernel::commands! {
    read find_duplicates(FindDuplicates) -> Duplicates, Roles(MERGE_ROLES), shows [Customers Vehicles Visits];
    read ask_merge(AskMerge) -> MergeOffer, Roles(MERGE_ROLES),
        shows [Customers Vehicles Bookings Visits Sheets Invoices Complaints Suggestions
            Packages Vouchers Sales Loans];
    read list_merges(AskNothing) -> MergesMade, Roles(MERGE_ROLES),
        shows [Customers Vehicles Sheets Vouchers];
}
