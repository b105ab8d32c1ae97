//! The first minute: five questions, then the shop's head and settings.

use crate::office::people::bay_name;
use domain::complaint::{ComplaintOwners, may_answer};
use domain::ids::{BayId, PersonId};
use domain::money::{Money, Rate};
use domain::person::{Bay, Person};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use domain::role::Role;
use domain::shop::{
    MAX_FOOT_LEN, MAX_QUOTE_DAYS, MAX_RATE, MAX_TERMS_LEN, PaperSettings, Prefixes, Settings, ShopDetails,
};
use domain::stored_value::check_offers;
use kernel::command::{MANAGER, Public, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use kernel::shop::is_for_the_wall;
use kernel::sign_in::hash_pin;
use serde::{Deserialize, Serialize};
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
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetUpShop {
    pub name: String,
    pub phone: String,
    pub address: String,
    pub person_name: String,
    pub pin: String,
    pub bays: Vec<String>,
}

/// More bays than the largest dealership has under one roof.
const MAX_BAYS: usize = 30;
const MINUTES_OF_A_DAY: i64 = 24 * 60;
const MAX_FOLLOW_UP_DAYS: i64 = 90;
/// What the law keeps of a visit is kept for ten years at most.
const MAX_TAKING_BACK_DAYS: i64 = 3650;
const MAX_ACCOUNT_TERM_DAYS: i64 = 365;

/// What a page has to know before anybody signs in.
///
/// # Errors
/// Only what the file itself fails with.
pub fn shop_status(cx: &Read, _: AskNothing) -> Result<ShopStatus> {
    let wall = match cx.session.station_id {
        Some(station) => is_for_the_wall(cx.r, station)?,
        None => false,
    };
    Ok(ShopStatus { wall, ..status(cx.r)? })
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
    Ok(ShopStatus { ready, shop_name, people, has_sample: r.has_sample()?, program_version, wall: false })
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
    let mut details = ShopDetails {
        // The table is empty, and SQLite numbers its first row 1.
        id: 1,
        name: ask.name,
        phone: ask.phone,
        address: ask.address,
        licence: String::new(),
        bank: String::new(),
        settings: Settings::default(),
        version: 1,
    };
    check_head(&mut details)?;
    cx.w.insert(&mut details)?;

    let mut first = Person {
        id: PersonId(0),
        name: required("person_name", &ask.person_name, MAX_NAME_LEN)?,
        roles: Role::ALL.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    };
    let hash = hash_pin(&ask.pin)?;
    cx.w.insert(&mut first)?;
    cx.w.set_pin_hash(first.id, &hash)?;

    if ask.bays.is_empty() {
        return Err(Refusal::bad("bays", FieldProblem::Empty).into());
    }
    if ask.bays.len() > MAX_BAYS {
        return Err(Refusal::bad("bays", FieldProblem::TooLarge).into());
    }
    for name in &ask.bays {
        let name = bay_name(cx.w, "bays", name, None)?;
        cx.w.insert(&mut Bay { id: BayId(0), name, active: true, sample: false, version: 1 })?;
    }
    crate::visit::lines::insert_starting_catalogue(cx.w)?;
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
pub fn save_shop(cx: &Write, mut ask: ShopDetails) -> Result<ShopDetails> {
    ask.id = 1;
    check_head(&mut ask)?;
    check_settings(&ask.settings)?;
    check_papers(cx, &mut ask.settings.papers)?;
    check_complaint_owners(cx, &ask.settings.complaint_owners)?;
    cx.w.update(&ask)?;
    ask.version += 1;
    Ok(ask)
}

fn check_head(details: &mut ShopDetails) -> Result<()> {
    details.name = required("shop_name", &details.name, MAX_NAME_LEN)?;
    // As typed: it stands on the letterhead.
    details.phone = optional("phone", &details.phone, MAX_NAME_LEN)?;
    details.address = optional("address", &details.address, MAX_NAME_LEN)?;
    details.licence = optional("licence", &details.licence, MAX_NAME_LEN)?;
    details.bank = optional("bank", &details.bank, MAX_NAME_LEN)?;
    Ok(())
}

fn check_settings(settings: &Settings) -> std::result::Result<(), Refusal> {
    // From Baker Island to the Line Islands.
    if !(-12 * 60..=14 * 60).contains(&settings.zone.0) {
        return Err(Refusal::bad("settings", FieldProblem::TooLarge));
    }
    in_range("hour_rate", settings.hour_rate.0, Money::MAX.0)?;
    settings.check_taxes()?;
    for Rate(rate) in [settings.overrun_limit, settings.discount_limit] {
        in_range("rate", rate, MAX_RATE.0)?;
    }
    settings.warranty.check()?;
    settings.service_interval.check()?;
    in_range("no_show_minutes", settings.no_show_minutes, MINUTES_OF_A_DAY)?;
    in_range("follow_up_days", settings.follow_up_days, MAX_FOLLOW_UP_DAYS)?;
    in_range("follow_up_days", settings.follow_up_days_safety, MAX_FOLLOW_UP_DAYS)?;
    in_range("second_call_days", settings.second_call_days, MAX_FOLLOW_UP_DAYS)?;
    in_range("suggestion_days", settings.suggestion_days, MAX_FOLLOW_UP_DAYS)?;
    in_range("taking_back_days", settings.taking_back_days, MAX_TAKING_BACK_DAYS)?;
    in_range("account_term_days", settings.account_term_days, MAX_ACCOUNT_TERM_DAYS)?;
    in_range("remedy_limit", settings.remedy_limit.0, Money::MAX.0)?;
    check_offers(&mut settings.stored_offers.clone())?;
    in_range("opening_hours", settings.opens_at_minute, MINUTES_OF_A_DAY)?;
    in_range("opening_hours", settings.closes_at_minute, MINUTES_OF_A_DAY)?;
    if settings.opens_at_minute >= settings.closes_at_minute {
        return Err(Refusal::bad("opening_hours", FieldProblem::TooShort));
    }
    check_closed_weekdays(&settings.closed_weekdays)?;
    in_range("quote_valid_days", settings.papers.quote_valid_days, MAX_QUOTE_DAYS)?;
    check_prefixes(&settings.prefixes)
}

/// The pictures are not typed: they are put there by their own command.
fn check_papers(cx: &Write, papers: &mut PaperSettings) -> Result<()> {
    papers.mail = optional("mail", &papers.mail, MAX_NAME_LEN)?;
    papers.contract_terms = optional("contract_terms", &papers.contract_terms, MAX_TERMS_LEN)?;
    papers.foot = optional("foot", &papers.foot, MAX_FOOT_LEN)?;
    let before = &cx.details()?.settings.papers;
    papers.logo.clone_from(&before.logo);
    papers.seal.clone_from(&before.seal);
    Ok(())
}

/// A shop rests on days of the week, each named once, and not on all of them.
fn check_closed_weekdays(closed: &[u8]) -> std::result::Result<(), Refusal> {
    let days: std::collections::BTreeSet<u8> = closed.iter().copied().collect();
    if days.len() != closed.len() || days.iter().any(|day| !(1..=7).contains(day)) {
        return Err(Refusal::bad("closed_weekdays", FieldProblem::Unknown));
    }
    if days.len() == 7 {
        return Err(Refusal::bad("closed_weekdays", FieldProblem::TooLong));
    }
    Ok(())
}

/// Whoever is newly named to answer for a matter works here and may. Who left
/// after being named stays written: the next in line answers meanwhile.
fn check_complaint_owners(cx: &Write, owners: &ComplaintOwners) -> Result<()> {
    let before = &cx.details()?.settings.complaint_owners;
    for (matter, id) in owners.named() {
        if before.named().any(|named| named == (matter, id)) {
            continue;
        }
        if !may_answer(&cx.w.get::<Person>(id.0)?) {
            return Err(Refusal::bad("complaint_owners", FieldProblem::Unknown).into());
        }
    }
    Ok(())
}

/// Two kinds of document with one prefix would share their running numbers,
/// and the scanned number of one would open the other.
fn check_prefixes(prefixes: &Prefixes) -> std::result::Result<(), Refusal> {
    let all = [
        &prefixes.booking,
        &prefixes.work_order,
        &prefixes.estimate,
        &prefixes.settlement,
        &prefixes.receipt,
        &prefixes.complaint,
        &prefixes.shift,
        &prefixes.service_contract,
        &prefixes.account_statement,
        &prefixes.contract,
        &prefixes.certificate,
        &prefixes.voucher,
    ];
    for (place, prefix) in all.iter().enumerate() {
        let problem = match prefix.len() {
            0 => Some(FieldProblem::Empty),
            _ if !prefix.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(FieldProblem::Unknown),
            5.. => Some(FieldProblem::TooLong),
            _ if all[..place].contains(prefix) => Some(FieldProblem::Taken),
            _ => None,
        };
        if let Some(problem) = problem {
            return Err(Refusal::bad("prefixes", problem));
        }
    }
    Ok(())
}

kernel::commands! {
    read shop_status(AskNothing) -> ShopStatus, Public, shows [Customers Vehicles];
    write set_up_shop(SetUpShop) -> ShopStatus, Public, changes [Catalogue Shop People];
    read get_shop(AskNothing) -> ShopDetails, SignedIn, shows [];
    write save_shop(ShopDetails) -> ShopDetails, MANAGER, changes [Shop];
}
