//! The first minute: five questions, then the shop's head and settings.

use crate::office::people::bay_name;
use domain::complaint::{ComplaintOwners, check_may_answer};
use domain::ids::{BayId, LabourOperationId, PersonId};
use domain::money::Money;
use domain::operation::{Trade, goes_along};
use domain::person::{Bay, Person};
use domain::refusal::{MAX_NAME_LEN, Refusal, required};
use domain::role::{Role, first_roles};
use domain::shop::{Settings, ShopDetails};
use domain::shop_calendar::CalendarSettings;
use domain::shop_settings::check_first_bays;
use kernel::command::{MANAGER, Public, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use kernel::shop::{is_for_the_wall, till_faced_by};
use kernel::sign_in::hash_pin;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct SignInPerson {
    pub id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
}

/// What a screen may know before anybody signed in.
#[derive(Debug, Serialize, TS)]
pub struct ShopStatus {
    pub ready: bool,
    pub shop_name: String,
    pub people: Vec<SignInPerson>,
    pub has_sample: bool,
    pub program_version: String,
    /// This station was let in to show the wall screen.
    pub wall: bool,
    /// This station was let in to face the customer of a till.
    pub till_display: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetUpShop {
    pub name: String,
    pub phone: String,
    pub address: String,
    pub person_name: String,
    pub pin: String,
    pub bays: Vec<String>,
    /// They repair cars themselves. A page that does not ask it opens the shop as it always did, with every role.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub repairs: Option<bool>,
}

/// What a page has to know before anybody signs in.
///
/// # Errors
/// Only what the file itself fails with.
pub fn shop_status(cx: &Read, _: AskNothing) -> Result<ShopStatus> {
    let (wall, till_display) = match cx.session.station_id {
        Some(station) => (is_for_the_wall(cx.r, station)?, till_faced_by(cx.r, station)?.is_some()),
        None => (false, false),
    };
    Ok(ShopStatus { wall, till_display, ..status(cx.r)? })
}

fn status(r: &storage::Reader<'_>) -> Result<ShopStatus> {
    let ready = r.is_set_up()?;
    let shop_name = if ready { r.get::<ShopDetails>(1)?.name } else { String::new() };
    let people = r
        .people_who_sign_in()?
        .into_iter()
        .map(|person| SignInPerson { id: person.id, name: person.name, roles: person.roles })
        .collect();
    let program_version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(ShopStatus {
        ready,
        shop_name,
        people,
        has_sample: r.has_sample()?,
        program_version,
        wall: false,
        till_display: false,
    })
}

/// The shop, its first person with every role, and its bays: all or nothing.
///
/// # Errors
/// `AlreadySetUp`; `BadField` for a head, a person or bays that lack something, and what
/// `check_pin` refuses.
pub fn set_up_shop(cx: &Write, ask: SetUpShop) -> Result<ShopStatus> {
    if cx.w.is_set_up()? {
        return Err(Refusal::AlreadySetUp.into());
    }
    let details = ShopDetails {
        // The table is empty, and SQLite numbers its first row 1.
        id: 1,
        name: ask.name,
        phone: ask.phone,
        address: ask.address,
        licence: String::new(),
        bank: String::new(),
        settings: Settings { calendar: CalendarSettings::of_new_shop(), ..Settings::default() },
        version: 1,
    };
    cx.w.insert(&mut details.with_checked_head()?)?;

    let mut first = Person {
        id: PersonId(0),
        name: required("person_name", &ask.person_name, MAX_NAME_LEN)?,
        roles: first_roles(ask.repairs.unwrap_or(true)),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    };
    let hash = hash_pin(&ask.pin)?;
    cx.w.insert(&mut first)?;
    cx.w.set_pin_hash(first.id, &hash)?;

    check_first_bays(&ask.bays)?;
    for name in &ask.bays {
        let name = bay_name(cx.w, "bays", name, None)?;
        cx.w.insert(&mut Bay { id: BayId(0), name, active: true, sample: false, version: 1 })?;
    }
    crate::visit::lines::insert_starting_catalogue(cx.w)?;
    crate::operations::describe_starting(cx.w)?;
    status(cx.w)
}

/// The shop's head and settings.
///
/// # Errors
/// Only what the file itself fails with.
pub fn get_shop(cx: &Read, _: AskNothing) -> Result<ShopDetails> {
    Ok(cx.details()?.clone())
}

/// Writes the shop's head and settings.
///
/// # Errors
/// `BadField` for a setting that is none, `Conflict` where they were changed meanwhile.
pub fn save_shop(cx: &Write, ask: ShopDetails) -> Result<ShopDetails> {
    let hour_rate_before = cx.details()?.settings.hour_rate;
    let mut details = ShopDetails { id: 1, ..ask }.with_checked_head()?;
    details.settings.check()?;
    details.settings.papers = details.settings.papers.checked(&cx.details()?.settings.papers)?;
    check_complaint_owners(cx, &details.settings.complaint_owners)?;
    cx.w.update(&details)?;
    details.version += 1;
    take_along(cx, hour_rate_before, details.settings.hour_rate)?;
    Ok(details)
}

/// What goes by the rate of its trade goes by it also once the shop's own rate is another.
fn take_along(cx: &Write, before: Money, hour_rate: Money) -> Result<()> {
    let rates = cx.w.hour_rates()?;
    if hour_rate == before || rates.is_empty() {
        return Ok(());
    }
    let mut operations = cx.w.labour_operations()?;
    operations.retain(|operation| operation.kind.is_by_hours());
    let ids: Vec<LabourOperationId> = operations.iter().map(|operation| operation.id).collect();
    let terms = cx.w.terms_of_operations(&ids)?;
    let trades: HashMap<LabourOperationId, Trade> =
        terms.into_iter().map(|terms| (terms.labour_operation_id, terms.trade)).collect();
    for mut operation in operations {
        let trade = trades.get(&operation.id).copied().unwrap_or_default();
        if goes_along(&rates, trade, operation.terms.unit_price, before) {
            operation.terms.unit_price = hour_rate;
            cx.w.update(&operation)?;
        }
    }
    Ok(())
}

/// Whoever is newly named to answer for a matter works here and may. Who left
/// after being named stays written: the next in line answers meanwhile.
fn check_complaint_owners(cx: &Write, owners: &ComplaintOwners) -> Result<()> {
    for id in owners.newly_named(&cx.details()?.settings.complaint_owners) {
        check_may_answer("complaint_owners", &cx.w.get::<Person>(id.0)?)?;
    }
    Ok(())
}

kernel::commands! {
    read shop_status(AskNothing) -> ShopStatus, Public, shows [Customers Vehicles];
    write set_up_shop(SetUpShop) -> ShopStatus, Public, changes [Catalogue Shop People];
    read get_shop(AskNothing) -> ShopDetails, SignedIn, shows [];
    write save_shop(ShopDetails) -> ShopDetails, MANAGER, changes [Catalogue Shop];
}
