//! A file that does not open, is gone, or is empty beside copies that are not:
//! the shop's copies are shown with what they hold, and one of them takes its
//! place. What was there is kept. Whoever does it is a manager of that very
//! copy: there is nobody else who could be asked.

use crate::office::backups::copies::{BROKEN, Copies, unwatched};
use crate::office::backups::{Backup, refused_copy};
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::ids::PersonId;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use kernel::Program;
use kernel::checksum::checksum;
use kernel::clock::{Clock, present_in};
use kernel::error::{Error, Result};
use kernel::pin_throttle::PinThrottle;
use kernel::sessions::Session;
use kernel::shop::Shop;
use kernel::sign_in::matches;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use storage::file_summary::{self, FileSummary};
use storage::lock::FileLock;
use storage::{Actor, StorageError, Trouble};

/// What came of opening a folder.
pub enum Opened {
    Shop(Arc<Shop>),
    /// The file cannot be used as it is, and there are copies to choose from.
    Stuck(Recovery),
}

/// Why the file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Stuck {
    Damaged {
        detail: String,
    },
    Missing,
    /// It is a new file, or one of no bytes, beside copies of a shop.
    Empty,
    Foreign,
}

/// A copy to choose, the newest first.
#[derive(Debug, Serialize)]
pub struct CopyOnOffer {
    pub copy: Backup,
    /// Why it cannot take the file's place; of a sound one nothing.
    pub trouble: Option<Refusal>,
    pub shop_name: Option<String>,
    pub customers: i64,
    pub vehicles: i64,
    pub visits: i64,
    pub newest: Option<DateTime<Utc>>,
    pub managers: Vec<Manager>,
}

#[derive(Debug, Serialize)]
pub struct Manager {
    pub id: PersonId,
    pub name: String,
}

#[derive(Debug, Serialize)]
pub struct RecoveryOffer {
    pub stuck: Stuck,
    pub folder: String,
    pub copies: Vec<CopyOnOffer>,
}

#[derive(Debug, Deserialize)]
pub struct Recover {
    pub file_name: String,
    pub manager_id: PersonId,
    pub pin: String,
}

pub struct Recovery {
    dir: PathBuf,
    clock: Arc<dyn Clock>,
    program: &'static Program,
    stuck: Stuck,
    pin_throttle: PinThrottle,
    /// Nobody else puts a copy in place meanwhile.
    lock: Option<FileLock>,
}

/// Opens the shop of a folder, or says that it is stuck. Every other refusal
/// (another program has it, the disk is full) is for the person to mend.
///
/// # Errors
/// `InUse` where another program has it, and what a person has to mend: a full disk, a newer
/// file, or a damaged one without a copy to go on from.
pub fn open_or_recover(
    dir: &Path,
    clock: Arc<dyn Clock>,
    program: &'static Program,
) -> std::result::Result<Opened, StorageError> {
    let path = dir.join(storage::db::FILE_NAME);
    let beside = Copies::of(dir);
    let copies = has_among(&beside, file_summary::is_a_shop);
    // A copy that only might be one of a shop is reason enough not to set up a
    // new shop over it, but not to refuse a file that opens.
    let perhaps_copies = copies || has_among(&beside, file_summary::may_be_a_shop);
    let stuck = |stuck| -> std::result::Result<Opened, StorageError> {
        let lock = FileLock::acquire(dir)?;
        let (dir, clock) = (dir.to_path_buf(), clock.clone());
        Ok(Opened::Stuck(Recovery {
            dir,
            clock,
            program,
            stuck,
            pin_throttle: PinThrottle::default(),
            lock: Some(lock),
        }))
    };
    if perhaps_copies && !path.exists() {
        return stuck(Stuck::Missing);
    }
    if perhaps_copies && path.metadata().is_ok_and(|about| about.len() == 0) {
        return stuck(Stuck::Empty);
    }
    match program.open(dir, clock.clone()) {
        Ok(shop) if perhaps_copies => match first_look(&shop) {
            Ok(true) => Ok(Opened::Shop(shop)),
            // A new file beside copies of a shop: somebody took the old one away
            // and the program was started. Nobody asks the five questions then.
            Ok(false) => {
                shop.close();
                drop(shop);
                stuck(Stuck::Empty)
            }
            // Without a copy to go on from, what still opens is better than nothing.
            Err(Error::Damage(detail)) if copies => {
                shop.close();
                drop(shop);
                stuck(Stuck::Damaged { detail })
            }
            // Any other refusal is shown by the sign-in.
            Err(_) => Ok(Opened::Shop(shop)),
        },
        Ok(shop) => Ok(Opened::Shop(shop)),
        Err(StorageError::ForeignFile { .. }) if copies => stuck(Stuck::Foreign),
        Err(error) if copies && error.is_damage() => stuck(Stuck::Damaged { detail: error.to_string() }),
        Err(error) => Err(error),
    }
}

/// So many bytes of copies are read before the page shows: a second or two.
const CHECKED_AT_ONCE: u64 = 256 << 20;
/// How this door is named in the log and where PINs are counted.
const STATION: &str = "recovery";

/// Everything the way from the sign-in to the copies needs is read once:
/// where that is damaged, nobody could get there to restore one. Says whether
/// the shop was set up.
fn first_look(shop: &Shop) -> Result<bool> {
    shop.db.read(|r| {
        if !r.is_set_up()? {
            return Ok(false);
        }
        present_in(r, shop.clock.as_ref())?;
        r.get::<ShopDetails>(1)?;
        r.bays()?;
        for person in r.people()? {
            r.pin_hash(person.id)?;
        }
        r.answered(&shop.actor(&Session::nobody(STATION), "first_look", Some("first-look"), &Value::Null))?;
        Ok(true)
    })
}

fn has_among(copies: &Copies, of_kind: impl Fn(&Path) -> bool) -> bool {
    copies.names().is_ok_and(|names| names.iter().any(|name| of_kind(&copies.folder().join(name))))
}

impl Recovery {
    /// What is wrong with the file, and the copies to go on from.
    ///
    /// # Errors
    /// Where the folder of the copies cannot be looked into.
    pub fn offer(&self) -> std::result::Result<RecoveryOffer, Refusal> {
        let copies = Copies::of(&self.dir);
        let names = copies.names().map_err(|error| self.refusal(error))?;
        let mut checked = 0;
        Ok(RecoveryOffer {
            stuck: self.stuck.clone(),
            folder: self.dir.display().to_string(),
            copies: names.into_iter().map(|name| self.on_offer(&copies, name, &mut checked)).collect(),
        })
    }

    /// Of large copies only what they hold is looked at; their bytes are checked
    /// once one is chosen, before anything is touched.
    fn on_offer(&self, copies: &Copies, name: String, checked: &mut u64) -> CopyOnOffer {
        let path = copies.folder().join(&name);
        *checked = checked.saturating_add(path.metadata().map_or(0, |about| about.len()));
        let whole = *checked > CHECKED_AT_ONCE || copies.is_sound(&name).unwrap_or(false);
        let looked_at = file_summary::summary(&path).and_then(|held| {
            if whole && *checked <= CHECKED_AT_ONCE {
                storage::backups::check_copy(&path)?;
            }
            Ok(held)
        });
        let (held, trouble) = match looked_at {
            Ok(held) if whole && held.shop_name.is_some() => (held, None),
            Ok(held) => (held, Some(Refusal::BackupDamaged)),
            // What a copy holds is believed only where its checksum is right.
            Err(_) if !whole => (FileSummary::default(), Some(Refusal::BackupDamaged)),
            Err(error) => (FileSummary::default(), Some(self.refusal(refused_copy(copies, error)))),
        };
        // A copy that cannot be read offers no manager to choose.
        let managers = managers_of(&path).unwrap_or_default();
        CopyOnOffer {
            copy: copies.described(name, ShopZone::default(), self.clock.now()),
            trouble,
            shop_name: held.shop_name,
            customers: held.customers,
            vehicles: held.vehicles,
            visits: held.visits,
            newest: held.newest.and_then(|at| at.parse().ok()),
            managers: managers
                .into_iter()
                .map(|(person, _)| Manager { id: person.id, name: person.name })
                .collect(),
        }
    }

    /// Puts the copy in the file's place and opens the shop. Whatever fails
    /// leaves the folder so that it can be tried again.
    ///
    /// # Errors
    /// `InUse` where the folder is another program's by now, `NotFound`, `TooManyTries`,
    /// `WrongPin`, `BackupDamaged`, `BackupNewer`, or what the disk says; with it the recovery,
    /// to try again.
    pub fn recover(self, ask: &Recover) -> std::result::Result<Arc<Shop>, Box<(Self, Refusal)>> {
        if let Err(error) = self.may(ask).and_then(|()| self.put_in_place(&ask.file_name, ask.manager_id)) {
            let refusal = self.refusal(error);
            return Err(Box::new((self, refusal)));
        }
        let Self { dir, clock, program, stuck, pin_throttle, lock } = self;
        // The shop takes the lock itself.
        drop(lock);
        match program.open(&dir, clock.clone()) {
            Ok(shop) => {
                tracing::warn!(copy = ask.file_name, "the shop goes on from a copy");
                Ok(shop)
            }
            Err(error) => {
                // Where another program was quicker it has the lock, and the next
                // try is told so.
                let lock = FileLock::acquire(&dir).ok();
                let recovery = Self { dir, clock, program, stuck, pin_throttle, lock };
                let refusal = recovery.refusal(error.into());
                Err(Box::new((recovery, refusal)))
            }
        }
    }

    fn may(&self, ask: &Recover) -> Result<()> {
        if self.lock.is_none() {
            return Err(Refusal::InUse { detail: self.dir.display().to_string() }.into());
        }
        let copies = Copies::of(&self.dir);
        let path = copies.folder().join(&ask.file_name);
        if !copies.names()?.contains(&ask.file_name) {
            return Err(Refusal::NotFound { entity: "backup".to_owned(), id: 0 }.into());
        }
        self.pin_throttle.begin(ask.manager_id, STATION, None, self.clock.running())?;
        let managers = managers_of(&path)?;
        let hash = managers.iter().find(|(person, _)| person.id == ask.manager_id).map(|(_, hash)| hash);
        if !hash.is_some_and(|hash| matches(&ask.pin, hash)) {
            return Err(Refusal::WrongPin.into());
        }
        self.pin_throttle.clear(ask.manager_id, STATION);
        // Every byte is read, which takes its time: for the right PIN only.
        if !copies.is_sound(&ask.file_name)? {
            return Err(Refusal::BackupDamaged.into());
        }
        storage::backups::check_copy(&path).map_err(|error| refused_copy(&copies, error))?;
        Ok(())
    }

    /// The broken file goes aside under a name of its own, with what SQLite left
    /// beside it; then a copy of the copy gets the name. Stopped in between, the
    /// next start finds the file missing, and the copies.
    fn put_in_place(&self, file_name: &str, manager: PersonId) -> Result<()> {
        let copies = Copies::of(&self.dir);
        let path = self.dir.join(storage::db::FILE_NAME);
        let part = self.dir.join("workbay.recovered.part");
        copies.bring_blobs_back(&copies.folder().join(file_name), &unwatched)?;
        let disk = |doing: &'static str| move |error| Error::from(StorageError::file(doing)(error));
        storage::backups::discard(&part)?;
        std::fs::copy(copies.folder().join(file_name), &part).map_err(disk("copy the copy"))?;
        // As when a copy is restored: it is of this program's form, its sessions
        // are of other days, and its log says who put it in place.
        let recovered = Actor {
            person_id: Some(manager),
            station: STATION.to_owned(),
            command: "recover".to_owned(),
            key: None,
            request_hash: checksum(&file_name),
            at: self.clock.now(),
        };
        storage::restore::bring_up(&part, &recovered)?;
        std::fs::File::options()
            .write(true)
            .open(&part)
            .and_then(|part| part.sync_all())
            .map_err(disk("copy the copy"))?;
        let aside = format!("{BROKEN}{}", self.clock.now().format("%Y%m%dT%H%M%SZ"));
        for ending in ["", "-wal", "-shm", "-journal"] {
            let from = self.dir.join(format!("{}{ending}", storage::db::FILE_NAME));
            if from.exists() {
                std::fs::rename(&from, self.dir.join(format!("{aside}.db{ending}")))
                    .map_err(disk("set the broken file aside"))?;
            }
        }
        std::fs::rename(&part, &path)
            .and_then(|()| storage::backups::settle_names(&self.dir))
            .map_err(disk("put the copy in place"))?;
        Ok(())
    }

    fn refusal(&self, error: Error) -> Refusal {
        match error {
            Error::Refused(refusal) => refusal,
            Error::Disk { trouble: Trouble::Full, .. } => {
                Refusal::DiskFull { folder: self.dir.display().to_string() }
            }
            Error::Disk { trouble: Trouble::NotWritable { reason }, .. } => {
                Refusal::FolderNotWritable { folder: self.dir.display().to_string(), reason }
            }
            Error::Damage(causes) => {
                tracing::error!(causes, "recovering the file");
                Refusal::FileDamaged
            }
            Error::Fault(causes) => {
                let reference = format!("{:x}", self.clock.now().timestamp());
                tracing::error!(reference, causes, "recovering the file");
                Refusal::Bug { reference }
            }
        }
    }
}

fn managers_of(copy: &Path) -> Result<Vec<(Person, String)>> {
    let mut people = file_summary::people_of(copy)?;
    people.retain(|(person, _)| person.roles.contains(&Role::Manager));
    Ok(people)
}
