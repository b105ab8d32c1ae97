//! A believable shop to click around in, loaded and removed in one action.
//! Its generator also makes the ten-year shop that speed is measured on.

mod calendar;
mod plan;
mod play;
mod shelves;
pub mod ten_years;
mod ten_years_store;
mod town;

use calendar::hours::OpeningHours;
use domain::complaint::is_manager;
use domain::dates::local_day;
use domain::ids::{BayId, PersonId};
use domain::person::{Bay, Person};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use features::attached_files::records::attach_record_document;
use features::office::backups::{BackupKind, back_up, unwatched};
use features::photos::add_photo;
use features::records::customers;
use features::records::vehicles;
use kernel::PORTION;
use kernel::clock::present_in;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Prepare, Read, Task, Write};
use kernel::sessions::Session;
use kernel::sessions::SessionEnd;
use kernel::shop::Shop;
use kernel::sign_in::hash_pin;
use kernel::tasks::{Progress, TaskKind, TaskStatus};
use plan::Shows;
use play::{Player, Staff, Story, customer_row, documents, levels, photo_of, vehicle_row};
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
        forget_levels(w)?;
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

/// Levels that the sample named go again where nobody of the shop's own has one of them by now.
fn forget_levels(w: &Writer<'_>) -> Result<()> {
    let mut details: ShopDetails = w.get(1)?;
    if details.settings.customer_levels == levels() && w.levels_are_left_of_sample()? {
        details.settings.customer_levels = Vec::new();
        w.update(&details)?;
    }
    Ok(())
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
    let settings = &details.settings;
    let plan = calendar::three_months(SEED, now, OpeningHours::of(settings), settings.shifts_required);
    progress.total(plan.customers.len() + plan.cars.len() + plan.steps.len() + plan.photos.len());
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
    let advisor = &staff.advisors[0];
    for planned in &plan.photos {
        if let Some(ask) = photo_of(&story, planned) {
            let prepare = Prepare { shop, person: Some(advisor) };
            let keep = add_photo(&prepare, ask)?;
            shop.portion(session, COMMAND, |w| {
                let player =
                    Player { shop, w, zone, plan: &plan, staff: &staff, bays: &bays, story: &mut story };
                let photo = player.by(advisor, planned.at, keep)?;
                if planned.shows == Shows::Again {
                    player.show_judged(planned.visit, planned.at, photo.id)?;
                }
                Ok(())
            })?;
        }
        progress.step()?;
    }
    let papers_at = plan.photos.last().map_or(now, |photo| photo.at);
    for ask in documents(&plan, &story, local_day(now, zone)) {
        progress.go_on()?;
        let prepare = Prepare { shop, person: Some(advisor) };
        let keep = attach_record_document(&prepare, ask)?;
        shop.portion(session, COMMAND, |w| {
            let player = Player { shop, w, zone, plan: &plan, staff: &staff, bays: &bays, story: &mut story };
            player.by(advisor, papers_at, keep)
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
        keeper: person("方志强", &[Role::PartsKeeper])?,
        manager: person("郑店长", &Role::ALL)?,
    };
    Ok(staff)
}

/// The shop's own bays, and as many more as a shop of this size has, called as those are.
fn bays(w: &Writer<'_>) -> Result<Vec<BayId>> {
    let own = w.bays()?;
    let mut names: Vec<String> = own.iter().map(|bay| bay.name.clone()).collect();
    let mut bays: Vec<BayId> = own.iter().filter(|bay| bay.active).map(|bay| bay.id).collect();
    while bays.len() < BAYS {
        let name = next_bay(&names);
        names.push(name.clone());
        let mut bay = Bay { id: BayId(0), name, active: true, sample: true, version: 1 };
        w.insert(&mut bay)?;
        bays.push(bay.id);
    }
    Ok(bays)
}

/// The next name of a row: `1`, `2` go on with `3`, `A1工位` with `A2工位`. Names without a number
/// tell of no row, and the sample's have one of their own.
fn next_bay(names: &[String]) -> String {
    let numbered = |name: &String| {
        let start = name.find(|sign: char| sign.is_ascii_digit())?;
        let digits = name[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(name.len() - start);
        let (before, after) = (&name[..start], &name[start + digits..]);
        let number: u64 = name[start..start + digits].parse().ok()?;
        Some((before.to_owned(), number, after.to_owned()))
    };
    let row: Vec<_> = names.iter().filter_map(numbered).collect();
    let Some((before, _, after)) = row.first() else { return "1号工位".to_owned() };
    let of_the_row = row.iter().filter(|(start, _, end)| start == before && end == after);
    let last = of_the_row.map(|(_, number, _)| *number).max().unwrap_or_default();
    format!("{before}{}{after}", last.saturating_add(1))
}

kernel::commands! {
    task load_sample_shop(AskNothing) -> TaskStatus, MANAGER, changes [Tasks Shop];
    read sample_removal(AskNothing) -> SampleRemoval, MANAGER,
        shows [Visits Photos Customers Vehicles Bookings Sheets Invoices];
    task remove_sample_shop(AskNothing) -> TaskStatus, MANAGER, changes [Tasks Shop];
}

#[cfg(test)]
mod tests {
    use super::next_bay;

    #[test]
    fn the_sample_s_bays_are_called_as_the_shop_s_own() {
        for (own, next) in [
            (&["1", "2"][..], "3"),
            (&["1号工位", "2号工位"][..], "3号工位"),
            (&["A1", "A3", "B9"][..], "A4"),
            (&["举升机", "洗车位"][..], "1号工位"),
            (&["举升机", "1号工位"][..], "2号工位"),
            (&[][..], "1号工位"),
        ] {
            let own: Vec<String> = own.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(next_bay(&own), next);
        }
    }
}
