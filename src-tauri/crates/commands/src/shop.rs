//! The open shop: the file, its people, the clock. Every door holds one and
//! asks it by a command's name.

use crate::error::{Error, Result};
use crate::host::{Clock, Read, Session, Task, Write};
use crate::registry::{self, Access, Command, Run};
use crate::sessions::Sessions;
use crate::sign_in::Tries;
use crate::tasks::Tasks;
use domain::ids::PersonId;
use domain::person::Person;
use domain::refusal::Refusal;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::cell::{OnceCell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use storage::changes::Changes;
use storage::{Actor, Db, Reader, StorageError, Trouble, WriteOutcome};

pub struct Shop {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) sessions: Sessions,
    pub(crate) tries: Tries,
    pub(crate) tasks: Tasks,
}

impl Shop {
    pub fn open(dir: &Path, clock: Arc<dyn Clock>) -> std::result::Result<Arc<Self>, StorageError> {
        let db = Db::open(dir, clock.now())?;
        let (sessions, tries, tasks) = (Sessions::default(), Tries::default(), Tasks::default());
        let shop = Self { db, clock, sessions, tries, tasks };
        shop.take_in_copies_before_updates();
        Ok(Arc::new(shop))
    }

    pub fn dir(&self) -> &Path {
        self.db.dir()
    }

    /// Every change from now on, whichever door it came through.
    pub fn subscribe(&self) -> Receiver<Changes> {
        self.db.subscribe()
    }

    /// Whether a session a door holds still stands, or why not.
    pub fn stands(&self, session: &Session) -> std::result::Result<(), Refusal> {
        self.sessions.stands(session)
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
            Error::Disk { trouble, folder } => {
                let folder = folder.as_deref().unwrap_or(self.dir()).display().to_string();
                tracing::warn!(command = doing, ?trouble, folder, "the disk refused");
                match trouble {
                    Trouble::Full => Refusal::DiskFull { folder },
                    Trouble::NotWritable { reason } => Refusal::FolderNotWritable { folder, reason },
                }
            }
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
                let person = self.allowed(r, command, session)?;
                let (shop, now) = (self.as_ref(), self.clock.now());
                run(
                    &Read { r, shop, session, person: person.as_ref(), now, details: OnceCell::new() },
                    request,
                )
            }),
            Run::Write(run) => {
                let key = key.ok_or(Refusal::KeyMissing)?;
                let actor = self.actor(session, name, Some(key), &request);
                let endings = RefCell::default();
                let done = self.db.write(&actor, |w| {
                    // Asked inside the transaction: a write that waited for a
                    // restore is refused, because its session ended with it.
                    let person = self.allowed(w, command, session)?;
                    let (shop, now, person) = (self.as_ref(), actor.at, person.as_ref());
                    let details = OnceCell::new();
                    run(&Write { w, shop, session, person, now, details, endings: &endings }, request)
                })?;
                endings.borrow().iter().for_each(|ending| self.sessions.end(ending));
                Ok(match done {
                    WriteOutcome::Done(answer) | WriteOutcome::Repeated(answer) => answer,
                })
            }
            Run::Task(run) => {
                let actor = self.actor(session, name, key, &request);
                let person = self.db.read(|r| self.allowed(r, command, session))?;
                if let Some(begun) = self.tasks.repeated(&actor)? {
                    return Ok(serde_json::to_value(begun)?);
                }
                let (now, person) = (actor.at, person.as_ref());
                run(&Task { shop: self, session, person, now, actor: &actor }, request)
            }
        }
    }

    /// Rights are checked here and nowhere else, from the registry.
    fn allowed(&self, r: &Reader<'_>, command: &Command, session: &Session) -> Result<Option<Person>> {
        if let Access::Public = command.access {
            // Also for who was sent away: the sign-in page asks who works here.
            return if self.stands(session).is_ok() { person_of(r, session) } else { Ok(None) };
        }
        let person = self.signed_in(r, session)?;
        if let Access::Roles(roles) = command.access
            && !roles.iter().any(|role| person.roles.contains(role))
        {
            return Err(Refusal::RoleMissing { roles: roles.to_vec() }.into());
        }
        Ok(Some(person))
    }

    /// Who sits at the station, or why nobody does.
    pub(crate) fn signed_in(&self, r: &Reader<'_>, session: &Session) -> Result<Person> {
        self.stands(session)?;
        person_of(r, session)?.ok_or(Error::Refused(Refusal::NotSignedIn))
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
fn person_of(r: &Reader<'_>, session: &Session) -> Result<Option<Person>> {
    let Some(PersonId(id)) = session.person_id else { return Ok(None) };
    match r.get::<Person>(id) {
        Ok(person) if person.active => Ok(Some(person)),
        Ok(_) | Err(StorageError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
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
