//! A believable shop to click around in, loaded and removed in one action.
//! Its generator also makes the ten-year shop that speed is measured on.

mod calendar;
mod plan;
mod play;
pub mod ten_years;
mod town;

use calendar::hours::OpeningHours;
use domain::complaint::is_manager;
use domain::dates::local_day;
use domain::ids::{BayId, PersonId};
use domain::person::{Bay, Person};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use features::office::backups::{BackupKind, back_up, unwatched};
use features::records::customers;
use features::records::vehicles;
use kernel::PORTION;
use kernel::clock::present_in;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Read, Task, Write};
use kernel::sessions::Session;
use kernel::sessions::SessionEnd;
use kernel::shop::Shop;
use kernel::sign_in::hash_pin;
use kernel::tasks::{Progress, TaskKind, TaskStatus};
use play::{Player, Staff, Story, customer_row, vehicle_row};
use serde::Serialize;
use serde_json::{Value, json};
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;
use std::time::Instant;
use storage::{Reader, Writer};
use town::Town;
use ts_rs::TS;

const SEED: u64 = 20_260_302;
const BAYS: usize = 6;

/// What everybody of the sample shop types to sign in; the screen says so.
pub const SAMPLE_PIN: &str = "1234";

/// Pours the sample shop in, on a thread of its own.
///
/// # Errors
/// `SampleLoaded` where it is there, and what `Task::spawn` refuses.
pub fn load_sample_shop(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    if cx.shop.db.read(|r| r.has_sample())? {
        return Err(Refusal::SampleLoaded.into());
    }
    cx.spawn(TaskKind::LoadSample, load)
}

/// What removing the sample shop would take, and what it would leave.
#[derive(Debug, Serialize, TS)]
pub struct SampleRemoval {
    pub visits: i64,
    /// Visits of the sample on which people went on since it was loaded.
    pub visits_worked_on: i64,
    pub bookings: i64,
    pub vehicles: i64,
    pub customers: i64,
    /// Visits and bookings that people made themselves on cars of the sample:
    /// they stay, with those cars and their owners.
    pub own_visits: i64,
    pub own_bookings: i64,
}

/// What would go with the sample shop, and what stays.
///
/// # Errors
/// Only what the file itself fails with.
pub fn sample_removal(cx: &Read, _: AskNothing) -> Result<SampleRemoval> {
    let counts = cx.r.sample_counts()?;
    Ok(SampleRemoval {
        visits: counts.visits,
        visits_worked_on: counts.visits_worked_on,
        bookings: counts.bookings,
        vehicles: counts.vehicles,
        customers: counts.customers,
        own_visits: counts.own_visits,
        own_bookings: counts.own_bookings,
    })
}

/// A copy of the file first: what somebody did on the sample's cars may be
/// missed the day after.
///
/// # Errors
/// `NoSample` where there is none, and what `Task::spawn` refuses.
pub fn remove_sample_shop(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    if !cx.shop.db.read(|r| r.has_sample())? {
        return Err(Refusal::NoSample.into());
    }
    let now = cx.now;
    cx.spawn(TaskKind::RemoveSample, move |shop, session, progress| {
        // Said before anything goes: the refusal names whom the shop still needs.
        shop.db.read(somebody_stays)?;
        let copy = back_up(shop, BackupKind::BeforeRemoval, now, &unwatched)?;
        progress.go_on()?;
        let counts = shop.db.read(|r| r.sample_counts())?;
        let rows = counts.visits + counts.bookings + counts.vehicles + counts.customers;
        progress.total(usize::try_from(rows).unwrap_or(0));
        remove(shop, session, &|rows| progress.count(rows))?;
        Ok(json!({ "copy": copy.file_name }))
    })
}

fn somebody_stays(r: &Reader<'_>) -> Result<()> {
    let managers = || r.people_who_sign_in().map(|people| people.into_iter().filter(is_manager));
    if managers()?.any(|one| !one.sample) {
        return Ok(());
    }
    let name = managers()?.next().map(|one| one.name).unwrap_or_default();
    Err(Refusal::LastManager { name }.into())
}

/// So many rows go at once; a visit takes dozens with it.
const AT_ONCE: i64 = 4;

/// In portions, visits first. Broken off, it goes on with the next start.
fn remove(shop: &Arc<Shop>, session: &Session, on_progress: &dyn Fn(i64)) -> Result<()> {
    const COMMAND: &str = "remove_sample_shop";
    shop.portion(session, COMMAND, |w| Ok(w.begin_sample_move()?))?;
    let mut left = true;
    while left {
        left = shop.portion(session, COMMAND, |w| {
            let begun = Instant::now();
            let mut left = true;
            while left && begun.elapsed() < PORTION {
                left = w.remove_some_of_sample(AT_ONCE)?;
                on_progress(AT_ONCE);
            }
            Ok(left)
        })?;
    }
    let gone = shop.portion(session, COMMAND, |w| {
        let gone: Vec<PersonId> =
            w.people()?.into_iter().filter(|one| one.sample).map(|one| one.id).collect();
        w.remove_rest_of_sample()?;
        leave_nothing_open(shop, session, w, w.at())?;
        w.end_sample_move()?;
        Ok(gone)
    })?;
    // Some stay because real work names them; nobody of the sample goes on
    // working when the shop later lets one of them in again.
    for person in gone {
        shop.sessions.end(&SessionEnd::Of { person, except: None });
    }
    shop.db.announce(&["file"]);
    Ok(())
}

/// The sample that was coming in or going out when the program ended goes.
pub fn finish_moving(shop: &Arc<Shop>) {
    if !shop.db.read(|r| r.is_sample_moving()).unwrap_or(false) {
        return;
    }
    let open = Arc::downgrade(shop);
    std::thread::spawn(move || {
        let Some(shop) = open.upgrade() else { return };
        if let Err(error) = remove(&shop, &Session::nobody(""), &|_| {}) {
            tracing::warn!(%error, "some of the sample shop is left");
        }
    });
}

/// A complaint of the shop's own that somebody of the sample answered for goes
/// to somebody who still works here.
fn leave_nothing_open(
    shop: &Shop,
    session: &Session,
    w: &Writer<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    // Whoever gave the order may be of the sample and gone with it.
    let manager = || w.people().map(|people| people.into_iter().find(is_manager));
    let person = match kernel::shop::person_of(w, session)? {
        Some(person) => Some(person),
        None => manager()?,
    };
    let cx = Write {
        w,
        shop,
        session,
        person: person.as_ref(),
        now,
        details: OnceCell::new(),
        endings: &RefCell::default(),
    };
    for gone in w.people()?.iter().filter(|one| !one.active) {
        features::aftercare::complaints::hand_over_from(&cx, gone)?;
    }
    Ok(())
}

/// A step at a time; called off or refused, all of it goes again.
fn load(shop: &Arc<Shop>, session: &Session, progress: &Progress) -> Result<Value> {
    let done = play(shop, session, progress);
    if done.is_err()
        && let Err(left) = remove(shop, session, &|_| {})
    {
        tracing::error!(%left, "what came in of the sample goes with the next start");
    }
    done
}

fn play(shop: &Arc<Shop>, session: &Session, progress: &Progress) -> Result<Value> {
    const COMMAND: &str = "load_sample_shop";
    let pin = hash_pin(SAMPLE_PIN)?;
    let (now, details) = shop
        .db
        .read(|r| -> Result<_> { Ok((present_in(r, shop.clock.as_ref())?, r.get::<ShopDetails>(1)?)) })?;
    let zone = details.settings.zone;
    let plan = calendar::three_months(SEED, now, OpeningHours::of(&details.settings));
    progress.total(plan.customers.len() + plan.cars.len() + plan.steps.len());
    let (staff, bays) = shop.portion(session, COMMAND, |w| {
        w.begin_sample_move()?;
        Ok((staff(w, &pin)?, bays(w)?))
    })?;
    let born = now - chrono::TimeDelta::days(120);
    let mut story = Story::of(plan.visits.len(), Town::new(SEED + 1));
    while story.customers.len() < plan.customers.len() || story.vehicles.len() < plan.cars.len() {
        shop.portion(session, COMMAND, |w| {
            let begun = Instant::now();
            while begun.elapsed() < PORTION {
                if let Some(planned) = plan.customers.get(story.customers.len()) {
                    let mut customer = customer_row(planned, born);
                    customers::store(w, &mut customer)?;
                    story.customers.push(customer.id);
                } else if let Some(planned) = plan.cars.get(story.vehicles.len()) {
                    let mut vehicle = vehicle_row(planned, story.customers[planned.customer], born);
                    vehicles::store(w, &mut vehicle, local_day(born, zone))?;
                    story.vehicles.push(vehicle.id);
                } else {
                    break;
                }
                progress.step()?;
            }
            Ok(())
        })?;
    }
    let mut steps = plan.steps.iter().peekable();
    while steps.peek().is_some() {
        shop.portion(session, COMMAND, |w| {
            let begun = Instant::now();
            let mut player =
                Player { shop, w, zone, plan: &plan, staff: &staff, bays: &bays, story: &mut story };
            while begun.elapsed() < PORTION {
                let Some((at, visit, step)) = steps.next() else { break };
                player.step(*at, *visit, *step)?;
                progress.step()?;
            }
            Ok(())
        })?;
    }
    shop.portion(session, COMMAND, |w| Ok(w.end_sample_move()?))?;
    shop.db.announce(&["file"]);
    Ok(json!({}))
}

fn staff(w: &Writer<'_>, pin: &str) -> Result<Staff> {
    let person = |name: &str, roles: &[Role]| -> Result<Person> {
        let mut person = Person {
            id: PersonId(0),
            name: name.into(),
            roles: roles.to_vec(),
            discount_limit: None,
            active: true,
            sample: true,
            version: 1,
        };
        w.insert(&mut person)?;
        w.set_pin_hash(person.id, pin)?;
        Ok(person)
    };
    let staff = Staff {
        advisors: [person("林晓燕", &[Role::Advisor])?, person("何志明", &[Role::Advisor])?],
        foreman: person("赵建国", &[Role::Foreman])?,
        technicians: ["李师傅", "陈师傅", "黄师傅", "梁师傅", "罗师傅"]
            .into_iter()
            .map(|name| person(name, &[Role::Technician]))
            .collect::<Result<_>>()?,
        inspector: person("周国强", &[Role::Inspector])?,
        cashier: person("吴秀英", &[Role::Cashier])?,
        clerk: person("苏婷婷", &[Role::CallbackClerk])?,
        manager: person("郑店长", &Role::ALL)?,
    };
    // Somebody has to sit at the parts counter, but no step of the sample is
    // theirs.
    person("方志强", &[Role::PartsKeeper])?;
    Ok(staff)
}

/// The shop's own bays, and as many more as a shop of this size has.
fn bays(w: &Writer<'_>) -> Result<Vec<BayId>> {
    let mut bays: Vec<BayId> = w.bays()?.into_iter().filter(|bay| bay.active).map(|bay| bay.id).collect();
    while bays.len() < BAYS {
        let mut bay = Bay {
            id: BayId(0),
            name: format!("{}号工位", bays.len() + 1),
            active: true,
            sample: true,
            version: 1,
        };
        w.insert(&mut bay)?;
        bays.push(bay.id);
    }
    Ok(bays)
}

kernel::commands! {
    task load_sample_shop(AskNothing) -> TaskStatus, MANAGER, changes [Tasks Shop];
    read sample_removal(AskNothing) -> SampleRemoval, MANAGER,
        shows [Visits Photos Customers Vehicles Bookings Sheets Invoices];
    task remove_sample_shop(AskNothing) -> TaskStatus, MANAGER, changes [Tasks Shop];
}
