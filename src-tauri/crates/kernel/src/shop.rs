//! The open shop: the file, who sits where, the clock. It knows no command:
//! how it is asked for one stands in `call.rs`.

use crate::checksum::checksum;
use crate::clock::{Clock, present_in};
use crate::error::{Error, Result};
use crate::links::Links;
use crate::no_copy::NoCopy;
use crate::pin_throttle::PinThrottle;
use crate::presence::Presence;
use crate::sessions::{Session, Sessions};
use crate::tasks::Tasks;
use crate::tills::Tills;
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, StationId};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::station::{PairingCode, Station};
use domain::till_display::Till;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use storage::changes::Changes;
use storage::{Actor, Db, Reader, StorageError, Trouble};

/// How long a cancelled task has to reach its next step.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Shop {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub sessions: Sessions,
    pub pin_throttle: PinThrottle,
    pub tasks: Tasks,
    /// Why today's copy could not be made, until one is made.
    pub no_copy: Mutex<Option<NoCopy>>,
    /// The code by which one station may come in just now.
    pub pairing: Mutex<Option<PairingCode>>,
    pub presence: Presence,
    /// What customers were given to look at on their own phones.
    pub links: Links,
    /// What is collected just now, for the screens that face the customers.
    pub tills: Tills,
    /// Lies beside the file and in no copy of it.
    secret: [u8; 32],
}

impl Shop {
    /// Nothing is put right yet that an earlier run left undone: a program
    /// opens the shops it works on.
    pub(crate) fn open(dir: &Path, clock: Arc<dyn Clock>) -> std::result::Result<Arc<Self>, StorageError> {
        if clock.is_given() {
            tracing::warn!(now = %clock.now(), "the clock is given from outside: this is a trial");
        }
        let db = Db::open(dir, clock.now())?;
        let sessions = Sessions::after(db.newest_session()?);
        let pin_throttle = PinThrottle::known(db.pin_tries()?, clock.running());
        let secret = secret_of(dir)?;
        let (tasks, no_copy) = (Tasks::default(), Mutex::default());
        let (pairing, presence, links) = (Mutex::default(), Presence::default(), Links::default());
        let tills = Tills::default();
        Ok(Arc::new(Self {
            db,
            clock,
            sessions,
            pin_throttle,
            tasks,
            no_copy,
            pairing,
            presence,
            links,
            tills,
            secret,
        }))
    }

    /// The shop's present, for what the program does by itself.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn now(&self) -> Result<DateTime<Utc>> {
        self.db.read(|r| present_in(r, self.clock.as_ref()))
    }

    pub fn dir(&self) -> &Path {
        self.db.dir()
    }

    /// Every change from now on, whichever door it came through.
    pub fn subscribe(&self) -> Receiver<Changes> {
        self.db.subscribe()
    }

    /// Whether long work runs that closing the program would break off.
    pub fn is_at_long_work(&self) -> bool {
        self.tasks.is_running()
    }

    /// Ends in order, once the doors are shut: long work is called off at its
    /// next step, what is being written is finished, the file is closed.
    pub fn close(&self) {
        self.tasks.call_off();
        if !self.tasks.wait_for_the_end(PATIENCE) {
            // Its transaction is undone when the file is opened the next time.
            tracing::error!("long work did not stop; the file is left as it is");
            return;
        }
        match self.db.close() {
            Ok(()) => tracing::info!("the file is closed"),
            Err(error) => tracing::error!(%error, "the file could not be closed in order"),
        }
    }

    /// Whether a session a door holds still stands, or why not.
    ///
    /// # Errors
    /// `Restored` after a restore; `NotSignedIn` where the person or the station was let go.
    pub fn check_session(&self, session: &Session) -> std::result::Result<(), Refusal> {
        self.sessions.check(session)
    }

    pub fn refusal(&self, doing: &str, error: Error) -> Refusal {
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
            Error::Damage(causes) => {
                tracing::error!(command = doing, causes, "the file is damaged");
                Refusal::FileDamaged
            }
            Error::Fault(causes) => {
                let reference = format!("{:x}", self.clock.now().timestamp());
                tracing::error!(command = doing, reference, causes, "a command failed");
                Refusal::Bug { reference }
            }
        }
    }

    /// Who sits at the station, or why nobody does.
    ///
    /// # Errors
    /// What `check_session` and `may_work_there` refuse, and `NotSignedIn` where nobody sits there
    /// or may any more.
    pub fn signed_in(&self, r: &Reader<'_>, session: &Session) -> Result<Person> {
        self.check_session(session)?;
        let person = person_of(r, session)?.ok_or(Error::Refused(Refusal::NotSignedIn))?;
        may_work_there(&person, session.station_id)?;
        Ok(person)
    }

    pub fn actor(&self, session: &Session, command: &str, key: Option<&str>, request: &Value) -> Actor {
        Actor {
            person_id: session.person_id,
            station: session.station.clone(),
            command: command.to_owned(),
            key: key.map(str::to_owned),
            request_hash: checksum(&self.without_secrets(request)),
            at: self.clock.now(),
        }
    }
}

/// Who sits at the station, when they still work here and it is still let in,
/// with what of their roles may be done from there.
///
/// # Errors
/// Only what the file itself fails with.
pub fn person_of(r: &Reader<'_>, session: &Session) -> Result<Option<Person>> {
    let Some(PersonId(id)) = session.person_id else { return Ok(None) };
    let Some(person) = there(r.get::<Person>(id))?.filter(|person| person.active) else { return Ok(None) };
    seated(r, person, session.station_id)
}

/// Whether this station was let in to show the wall screen.
///
/// # Errors
/// Only what the file itself fails with.
pub fn is_for_the_wall(r: &Reader<'_>, StationId(id): StationId) -> Result<bool> {
    let station = there(r.get::<Station>(id))?;
    Ok(station.is_some_and(|station| station.is_let_in() && station.wall))
}

/// The till whose customer reads this station's screen, where it was let in for that.
///
/// # Errors
/// Only what the file itself fails with.
pub fn till_faced_by(r: &Reader<'_>, StationId(id): StationId) -> Result<Option<Till>> {
    let station = there(r.get::<Station>(id))?;
    Ok(station.and_then(|station| station.faces_customer_of()))
}

/// The person at this station; nobody where it was shut out.
///
/// # Errors
/// Only what the file itself fails with.
pub fn seated(r: &Reader<'_>, person: Person, station: Option<StationId>) -> Result<Option<Person>> {
    let Some(StationId(id)) = station else { return Ok(Some(person)) };
    let station = there(r.get::<Station>(id))?.filter(Station::is_let_in);
    Ok(station.map(|station| Person { roles: station.cut(&person.roles), ..person }))
}

/// Whether anything is left of what a seated person may do. What everybody who is signed in
/// may ask is most of the shop: a station is not let in for that.
///
/// # Errors
/// `NothingAllowedHere` where the station was let in for none of their roles.
pub(crate) fn may_work_there(
    seated: &Person,
    station: Option<StationId>,
) -> std::result::Result<(), Refusal> {
    let nothing = station.is_some() && seated.roles.is_empty();
    if nothing { Err(Refusal::NothingAllowedHere) } else { Ok(()) }
}

fn there<T>(found: std::result::Result<T, StorageError>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(StorageError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Shop {
    /// The request as it may be remembered: a hash of a PIN's four digits could
    /// be guessed from a copy of the file in no time, so it is hashed together
    /// with what no copy holds. A PIN also comes inside a manager's approval.
    fn without_secrets(&self, request: &Value) -> Value {
        match request {
            Value::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(name, value)| {
                        let secret = matches!(name.as_str(), "pin" | "old_pin" | "new_pin");
                        let kept = if secret { self.sealed(value) } else { self.without_secrets(value) };
                        (name.clone(), kept)
                    })
                    .collect(),
            ),
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.without_secrets(item)).collect())
            }
            other => other.clone(),
        }
    }

    fn sealed(&self, value: &Value) -> Value {
        let mut hasher = Sha256::new();
        hasher.update(self.secret);
        hasher.update(value.to_string());
        hasher.update(self.secret);
        Value::String(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Made with the first opening of a folder. Where it was lost a new one is as
/// good: a repeated post with a PIN in it is refused then, and nothing else.
fn secret_of(dir: &Path) -> std::result::Result<[u8; 32], StorageError> {
    let path = dir.join("workbay.secret");
    if let Ok(known) = std::fs::read(&path)
        && let Ok(secret) = known.try_into()
    {
        return Ok(secret);
    }
    let mut secret = [0; 32];
    let no_random = |error: getrandom::Error| StorageError::File {
        doing: "ask the system for a secret".to_owned(),
        source: std::io::Error::other(error.to_string()),
    };
    getrandom::fill(&mut secret).map_err(no_random)?;
    // On the disk before anything is answered under it.
    let part = dir.join("workbay.secret.part");
    let kept = File::create(&part)
        .and_then(|mut file| {
            storage::own::only(&part);
            file.write_all(&secret)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&part, &path))
        .and_then(|()| storage::backups::settle_names(dir));
    kept.map_err(StorageError::file("keep the secret of this folder"))?;
    Ok(secret)
}
