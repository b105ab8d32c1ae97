//! Copies of the file: one a day by itself, the last fourteen kept, each with
//! its SHA-256 beside it.

mod copies;
mod file_check;

use crate::error::{Error, Result};
use crate::host::Task;
use crate::setup::AskNothing;
use crate::shop::Shop;
use crate::tasks::{TaskKind, TaskStatus};
use chrono::{DateTime, Utc};
use copies::{Copies, Purpose};
use domain::dates::{ShopZone, local_day};
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use storage::StorageError;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct Backup {
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub bytes: i64,
    /// None until it was checked against its own SHA-256.
    pub sound: Option<bool>,
}

#[derive(Debug, Serialize, TS)]
pub struct BackupList {
    pub folder: String,
    pub backups: Vec<Backup>,
    pub kept: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    pub file_name: String,
}

/// What the check of the file found.
#[derive(Debug, Serialize, TS)]
pub struct FileCheck {
    pub sqlite_says: Vec<String>,
    pub sheets_checked: i64,
    pub payments_checked: i64,
    pub reports_checked: i64,
    pub damaged: Vec<String>,
}

/// A fortnight: long enough to notice that something went wrong.
const KEPT: usize = 14;
/// Copies put aside by a restore are few and do not push a day's copy out.
const KEPT_ASIDE: usize = 3;
/// The list reads so much of the newest copies to say whether they are sound;
/// a person waits for it.
const READ_FOR_LIST: u64 = 512 << 20;
/// How often the program looks whether the day has its copy.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

pub fn list_backups(cx: &Task, _: AskNothing) -> Result<BackupList> {
    let copies = Copies::of(cx.shop.dir());
    let zone = zone_of(cx.shop)?;
    let mut unread = READ_FOR_LIST;
    let mut backups = Vec::new();
    for name in copies.names()? {
        let bytes = copies.bytes(&name);
        let sound = if bytes <= unread {
            unread -= bytes;
            Some(copies.is_sound(&name)?)
        } else {
            None
        };
        let at = copies::made_at(&name, zone).unwrap_or(cx.now);
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        backups.push(Backup { file_name: name, at, bytes, sound });
    }
    let folder = copies.folder().display().to_string();
    Ok(BackupList { folder, backups, kept: i64::try_from(KEPT).unwrap_or(i64::MAX) })
}

pub fn make_backup(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    let now = cx.now;
    cx.spawn(TaskKind::Backup, move |shop, _, _| shop.back_up(now))
}

/// The checked copy takes the place of what is there now, which is put aside.
pub fn restore_backup(cx: &Task, ask: RestoreBackup) -> Result<TaskStatus> {
    let copies = Copies::of(cx.shop.dir());
    if !copies.names()?.contains(&ask.file_name) {
        return Err(Refusal::NotFound { entity: "backup".to_owned(), id: 0 }.into());
    }
    let now = cx.now;
    cx.spawn(TaskKind::Restore, move |shop, session, _| {
        let path = copies.folder().join(&ask.file_name);
        if !copies.is_sound(&ask.file_name)? {
            return Err(Refusal::BackupDamaged.into());
        }
        storage::backups::check_copy(&path).map_err(refused_copy)?;
        let aside = copies.make(shop, Purpose::BeforeRestore, now, zone_of(shop)?)?;
        shop.db.restore_from(&path, now)?;
        // The log of commands came back with the copy: say in it that it did.
        let actor = shop.actor(session, "restore_backup", None, &serde_json::to_value(&ask)?);
        shop.db.write(&actor, |_| -> Result<Value> {
            Ok(json!({ "restored": ask.file_name, "aside": aside }))
        })?;
        copies.prune(Purpose::BeforeRestore, KEPT_ASIDE)?;
        Ok(json!({ "restored": ask.file_name, "aside": aside }))
    })
}

fn refused_copy(error: StorageError) -> Error {
    match error {
        StorageError::NewerFile { found, known } => Refusal::BackupNewer { found, known }.into(),
        _ => Refusal::BackupDamaged.into(),
    }
}

/// Looks at every page of the file and at the sum of everything signed.
pub fn check_file(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    cx.spawn(TaskKind::CheckFile, |shop, _, progress| shop.db.read(|r| file_check::check(r, progress)))
}

fn zone_of(shop: &Shop) -> Result<ShopZone> {
    shop.db.read(|r| match r.get::<ShopDetails>(1) {
        Ok(details) => Ok(details.settings.zone),
        Err(StorageError::NotFound { .. }) => Ok(ShopZone::default()),
        Err(error) => Err(error.into()),
    })
}

impl Shop {
    fn back_up(&self, now: DateTime<Utc>) -> Result<Backup> {
        let copies = Copies::of(self.dir());
        let file_name = copies.make(self, Purpose::Kept, now, zone_of(self)?)?;
        copies.prune(Purpose::Kept, KEPT)?;
        let bytes = i64::try_from(copies.bytes(&file_name)).unwrap_or(i64::MAX);
        Ok(Backup { file_name, at: now, bytes, sound: Some(true) })
    }

    /// Makes the day's copy unless it was made already; says whether it did.
    /// A shop that is not set up yet has nothing to keep.
    pub fn keep_todays_backup(&self) -> std::result::Result<bool, Refusal> {
        let keep = || {
            let now = self.clock.now();
            let ready = self.db.read(|r| r.is_set_up())?;
            let today = local_day(now, zone_of(self)?);
            if !ready || Copies::of(self.dir()).has_copy_of(today)? {
                return Ok(false);
            }
            self.back_up(now).map(|_| true)
        };
        keep().map_err(|error| self.refusal("daily backup", error))
    }

    /// A copy now and one each day as long as the shop is open. Whoever opens
    /// the shop for people asks for it; a test does not.
    pub fn keep_daily_backups(self: &Arc<Self>) {
        let open = Arc::downgrade(self);
        std::thread::spawn(move || {
            while let Some(shop) = open.upgrade() {
                if let Err(refusal) = shop.keep_todays_backup() {
                    tracing::error!(%refusal, "today's copy of the file could not be made");
                }
                drop(shop);
                std::thread::sleep(LOOK_EVERY);
            }
        });
    }
}
