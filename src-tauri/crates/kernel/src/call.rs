//! How a door opens a shop and asks it: by a command's name, as one transaction.

use crate::clock::{Clock, present_in};
use crate::command::{Access, Command, Program, Run};
use crate::error::Result;
use crate::host::{Prepare, Read, Task, Write};
use crate::sessions::Session;
use crate::shop::{Shop, is_for_the_wall, person_of, till_faced_by};
use crate::topic::topic_of;
use domain::person::Person;
use domain::present::minutes_behind;
use domain::refusal::{FieldProblem, Refusal};
use serde_json::Value;
use std::cell::{OnceCell, RefCell};
use std::path::Path;
use std::sync::Arc;
use storage::{Actor, Reader, StorageError, WriteOutcome, Writer};

impl Program {
    /// The shop of a folder, put right where an earlier run was broken off.
    ///
    /// # Errors
    /// What the file itself refuses: it is in use, newer than this program, foreign or damaged,
    /// or the disk does not let it be read or written.
    pub fn open(&self, dir: &Path, clock: Arc<dyn Clock>) -> std::result::Result<Arc<Shop>, StorageError> {
        let shop = Shop::open(dir, clock)?;
        for put_right in self.at_start {
            put_right(&shop);
        }
        Ok(shop)
    }

    /// The one way in: find the command, check the right, run it as one
    /// transaction. A fault is logged here, once, with its causes.
    ///
    /// # Errors
    /// Whatever the command refuses; `UnknownCommand`, `RoleMissing`, `KeyMissing`,
    /// `KeyReused`, `DoneLongAgo` or `UnreadableRequest` before it is begun, and `Bug` under a
    /// reference for a fault of ours.
    pub fn call(
        &self,
        shop: &Arc<Shop>,
        session: &Session,
        name: &str,
        request: Value,
        key: Option<&str>,
    ) -> std::result::Result<Value, Refusal> {
        let started = std::time::Instant::now();
        let done = self.dispatch(shop, session, name, request, key);
        tracing::debug!(command = name, station = session.station, took = ?started.elapsed(), ok = done.is_ok());
        done.map_err(|error| shop.refusal(name, error))
    }

    fn dispatch(
        &self,
        shop: &Arc<Shop>,
        session: &Session,
        name: &str,
        request: Value,
        key: Option<&str>,
    ) -> Result<Value> {
        let command = self
            .find(name)
            .ok_or_else(|| Refusal::UnknownCommand { command: name.chars().take(60).collect() })?;
        match command.run {
            Run::Read(run) => shop.db.read(|r| {
                let person = shop.allowed(r, command, session)?;
                let now = present_in(r, shop.clock.as_ref())?;
                run(
                    &Read { r, shop, session, person: person.as_ref(), now, details: OnceCell::new() },
                    request,
                )
            }),
            Run::Write(run) => {
                let key = checked_key(key.ok_or(Refusal::KeyMissing)?)?;
                let actor = shop.actor(session, name, Some(key), &request);
                written(shop, session, command, &actor, |cx| run(cx, request))
            }
            Run::Prepared(prepare) => {
                let key = checked_key(key.ok_or(Refusal::KeyMissing)?)?;
                let mut actor = shop.actor(session, name, Some(key), &request);
                // Asked before the slow part: a request that is not allowed must not cost
                // that time, nor one that was answered already.
                let (person, done) = shop.db.read(|r| -> Result<_> {
                    Ok((shop.allowed(r, command, session)?, r.answered(&actor)?))
                })?;
                if let Some(answer) = done {
                    return Ok(answer);
                }
                let work = prepare(&Prepare { shop, person: person.as_ref() }, request)?;
                // The time of writing, not of asking: an older one would look like a clock
                // that was set back.
                actor.at = shop.clock.now();
                written(shop, session, command, &actor, work)
            }
            Run::Task(run) => {
                let key = key.map(checked_key).transpose()?;
                let actor = shop.actor(session, name, key, &request);
                let (person, now) = shop.db.read(|r| -> Result<_> {
                    Ok((shop.allowed(r, command, session)?, present_in(r, shop.clock.as_ref())?))
                })?;
                if let Some(begun) = shop.tasks.repeated(&actor)? {
                    return Ok(serde_json::to_value(begun)?);
                }
                // What an earlier run of the program ended is not done again.
                if let Some(ended) = shop.db.read(|r| r.answered(&actor))? {
                    return Ok(ended);
                }
                let person = person.as_ref();
                let access = command.access;
                run(&Task { shop, session, person, now, actor: &actor, access }, request)
            }
        }
    }
}

impl Shop {
    /// Rights are checked here and nowhere else, from the lists.
    fn allowed(&self, r: &Reader<'_>, command: &Command, session: &Session) -> Result<Option<Person>> {
        if session.customer.is_some() {
            // A phone sees its one thing and asks nothing else, not even what anybody may.
            return match command.access {
                Access::Customer => Ok(None),
                _ => Err(Refusal::UnknownCommand { command: command.name.to_owned() }.into()),
            };
        }
        if let Access::Customer = command.access {
            return Err(Refusal::LinkOver.into());
        }
        if let Access::Public = command.access {
            // Also for who was sent away: the sign-in page asks who works here.
            return if self.check_session(session).is_ok() { person_of(r, session) } else { Ok(None) };
        }
        if let Access::Wall = command.access
            && session.person_id.is_none()
        {
            let hangs_there = match session.station_id {
                Some(station) => is_for_the_wall(r, station)?,
                None => false,
            };
            return if hangs_there { Ok(None) } else { Err(Refusal::NotSignedIn.into()) };
        }
        if let Access::TillDisplay = command.access
            && session.person_id.is_none()
        {
            let faces_customer = match session.station_id {
                Some(station) => till_faced_by(r, station)?.is_some(),
                None => false,
            };
            return if faces_customer { Ok(None) } else { Err(Refusal::NotSignedIn.into()) };
        }
        let person = self.signed_in(r, session)?;
        if let Some(roles) = command.access.roles()
            && !command.access.allows(&person.roles)
        {
            return Err(Refusal::RoleMissing { roles: roles.to_vec() }.into());
        }
        Ok(Some(person))
    }
}

/// One command's transaction, with the right asked in it.
fn written(
    shop: &Shop,
    session: &Session,
    command: &Command,
    actor: &Actor,
    work: impl FnOnce(&Write) -> Result<Value>,
) -> Result<Value> {
    let endings = RefCell::default();
    // Asked inside the transaction: a write that waited for a restore is refused,
    // because its session ended with it.
    let may = |r: &Reader<'_>| shop.allowed(r, command, session);
    let done = shop.db.write_if(actor, may, |w, person| {
        // What was read before the wait for the file may be old by now.
        let (now, person) = (w.at(), person.as_ref());
        let behind = minutes_behind(w.seen_before(), actor.at).is_some();
        if behind {
            w.remark_running_clocks()?;
        }
        let details = OnceCell::new();
        let cx = Write { w, shop, session, person, now, details, endings: &endings };
        let answer = work(&cx)?;
        if cfg!(debug_assertions) && !behind {
            changes_what_it_says(command, w)?;
        }
        Ok(answer)
    });
    shop.keep_tries();
    let done = done?;
    endings.borrow().iter().for_each(|ending| shop.end_sessions(ending));
    Ok(match done {
        WriteOutcome::Done(answer) | WriteOutcome::Repeated(answer) => answer,
    })
}

/// A screen that shows what a command changes without saying so would go on
/// showing what was. Every test that writes asks it.
fn changes_what_it_says(command: &Command, w: &Writer<'_>) -> Result<()> {
    for changed in w.changed()? {
        let told = topic_of(&changed.entity).is_some_and(|topic| command.topics.contains(&topic));
        debug_assert!(told, "{} changes {} and does not say so", command.name, changed.entity);
    }
    Ok(())
}

/// A key names one request among all that are ever made: too short a one would
/// soon name two, and nobody needs a long one.
fn checked_key(key: &str) -> Result<&str> {
    match key.chars().count() {
        0..=7 => Err(Refusal::bad("key", FieldProblem::TooShort).into()),
        8..=64 => Ok(key),
        _ => Err(Refusal::bad("key", FieldProblem::TooLong).into()),
    }
}
