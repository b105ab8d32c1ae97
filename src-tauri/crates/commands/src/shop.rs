//! The open shop: the file, its people, the clock. Every door holds one and
//! asks it by a command's name.

use crate::error::{Error, Result};
use crate::host::{Clock, Read, Session, Task, Write};
use crate::registry::{self, Access, Command, Run};
use crate::sign_in::Tries;
use crate::tasks::{TaskKind, Tasks};
use domain::ids::PersonId;
use domain::person::Person;
use domain::refusal::Refusal;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use storage::changes::Changes;
use storage::{Actor, Db, Reader, StorageError, WriteOutcome};

pub struct Shop {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) tries: Tries,
    pub(crate) tasks: Tasks,
}

impl Shop {
    pub fn open(dir: &Path, clock: Arc<dyn Clock>) -> std::result::Result<Arc<Self>, StorageError> {
        let db = Db::open(dir, clock.now())?;
        let shop = Self { db, clock, tries: Tries::default(), tasks: Tasks::default() };
        Ok(Arc::new(shop))
    }

    pub fn dir(&self) -> &Path {
        self.db.dir()
    }

    /// Every change from now on, whichever door it came through.
    pub fn subscribe(&self) -> Receiver<Changes> {
        self.db.subscribe()
    }

    /// The one way in: find the command, check the right, run it as one
    /// transaction. A fault is logged here, once, with its causes.
    pub fn call(
        self: &Arc<Self>,
        session: &Session,
        name: &str,
        request: Value,
        key: Option<&str>,
    ) -> std::result::Result<Value, Refusal> {
        let started = std::time::Instant::now();
        let done = self.dispatch(session, name, request, key);
        tracing::debug!(command = name, station = session.station, took = ?started.elapsed(), ok = done.is_ok());
        done.map_err(|error| self.refusal(name, error))
    }

    pub(crate) fn refusal(&self, doing: &str, error: Error) -> Refusal {
        match error {
            Error::Refused(refusal) => refusal,
            Error::Fault(causes) => {
                let reference = format!("{:x}", self.clock.now().timestamp());
                tracing::error!(command = doing, reference, causes, "a command failed");
                Refusal::Bug { reference }
            }
        }
    }

    fn dispatch(
        self: &Arc<Self>,
        session: &Session,
        name: &str,
        request: Value,
        key: Option<&str>,
    ) -> Result<Value> {
        let command = registry::find(name)
            .ok_or_else(|| Refusal::UnknownCommand { command: name.chars().take(60).collect() })?;
        match command.run {
            Run::Read(run) => self.db.read(|r| {
                let person = allowed(r, command, session)?;
                let (shop, now) = (self.as_ref(), self.clock.now());
                run(
                    &Read { r, shop, session, person: person.as_ref(), now, details: OnceCell::new() },
                    request,
                )
            }),
            Run::Write(run) => {
                let key = key.ok_or(Refusal::KeyMissing)?;
                // What was answered now would be neither in the copy put back
                // nor in the one set aside.
                if self.tasks.is_running(TaskKind::Restore) {
                    return Err(Refusal::TaskRunning.into());
                }
                let actor = self.actor(session, name, Some(key), &request);
                let done = self.db.write(&actor, |w| {
                    let person = allowed(w, command, session)?;
                    let (shop, now) = (self.as_ref(), actor.at);
                    run(
                        &Write { w, shop, session, person: person.as_ref(), now, details: OnceCell::new() },
                        request,
                    )
                })?;
                Ok(match done {
                    WriteOutcome::Done(answer) | WriteOutcome::Repeated(answer) => answer,
                })
            }
            Run::Task(run) => {
                let person = self.db.read(|r| allowed(r, command, session))?;
                run(&Task { shop: self, session, person: person.as_ref(), now: self.clock.now() }, request)
            }
        }
    }

    pub(crate) fn actor(
        &self,
        session: &Session,
        command: &str,
        key: Option<&str>,
        request: &Value,
    ) -> Actor {
        Actor {
            person_id: session.person_id,
            station: session.station.clone(),
            command: command.to_owned(),
            key: key.map(str::to_owned),
            request_hash: checksum(&without_secrets(request)),
            at: self.clock.now(),
        }
    }
}

/// Who sits at the station, when they still work here.
pub(crate) fn person_of(r: &Reader<'_>, session: &Session) -> Result<Option<Person>> {
    let Some(PersonId(id)) = session.person_id else { return Ok(None) };
    match r.get::<Person>(id) {
        Ok(person) if person.active => Ok(Some(person)),
        Ok(_) | Err(StorageError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Rights are checked here and nowhere else, from the registry.
fn allowed(r: &Reader<'_>, command: &Command, session: &Session) -> Result<Option<Person>> {
    let person = person_of(r, session)?;
    match (command.access, &person) {
        (Access::Public, _) => {}
        (_, None) => return Err(Refusal::NotSignedIn.into()),
        (Access::SignedIn, Some(_)) => {}
        (Access::Roles(roles), Some(person)) => {
            if !roles.iter().any(|role| person.roles.contains(role)) {
                return Err(Refusal::RoleMissing { roles: roles.to_vec() }.into());
            }
        }
    }
    Ok(person)
}

/// The request as it may be remembered: a hash of a PIN's four digits could be
/// guessed from a copy of the file in no time.
fn without_secrets(request: &Value) -> Value {
    let mut request = request.clone();
    for secret in ["pin", "old_pin", "new_pin"] {
        if let Some(pin) = request.get_mut(secret) {
            *pin = Value::Null;
        }
    }
    request
}

/// SHA-256 over the canonical text of a value: the keys of every object in
/// order, whatever order the program's JSON maps happen to keep.
pub(crate) fn checksum(content: &impl Serialize) -> String {
    let mut text = String::new();
    canonical(&serde_json::to_value(content).unwrap_or_default(), &mut text);
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_unstable();
            text.push('{');
            for name in names {
                text.push_str(&Value::String(name.clone()).to_string());
                text.push(':');
                canonical(&fields[name], text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
