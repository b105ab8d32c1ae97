//! Copies of the file: one a day by itself, others before anything that changes
//! the whole of it and when a person asks, each with its SHA-256 beside it.

pub(crate) mod copies;
mod copy_name;
mod file_check;

use chrono::{DateTime, TimeDelta, Utc};
use copies::Copies;
pub use copies::{Backup, unwatched};
pub use copy_name::BackupKind;
use domain::dates::{ShopZone, local_day};
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
pub use file_check::{FileCheck, RowFault, RowFound};
use kernel::command::MANAGER;
use kernel::error::{Error, Result};
use kernel::host::AskNothing;
use kernel::host::{Read, Task};
use kernel::no_copy::NoCopy;
use kernel::shop::Shop;
use kernel::tasks::{Progress, TaskKind, TaskStatus};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use storage::StorageError;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct BackupList {
    pub folder: String,
    pub backups: Vec<Backup>,
    /// So many days' copies are kept.
    pub kept: i64,
    /// So many days every other copy is kept.
    pub kept_days: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    pub file_name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CheckBackup {
    pub file_name: String,
}

/// What the check of a copy found.
#[derive(Debug, Serialize, TS)]
pub struct BackupCheck {
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub sound: bool,
}

/// A fortnight: long enough to notice that something went wrong.
const DAYS_KEPT: usize = 14;
/// What a person asked for, or would lose without it, stays for a month
/// whatever else is copied; the newest of a kind stay for good.
const OTHERS_KEPT_DAYS: i64 = 30;
const BY_HAND_KEPT: usize = 14;
const BEFORE_KEPT: usize = 3;
/// How often the program looks whether the day has its copy.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

/// Names, kinds and sizes only: whether a copy is sound is looked at when it is
/// asked, because that reads every byte of it.
///
/// # Errors
/// Where the folder of the copies cannot be looked into.
pub fn list_backups(cx: &Read, _: AskNothing) -> Result<BackupList> {
    let copies = Copies::of(cx.shop.dir());
    let zone = cx.zone()?;
    let backups = copies.names()?.into_iter().map(|name| copies.described(name, zone, cx.now)).collect();
    let kept = i64::try_from(DAYS_KEPT).unwrap_or(i64::MAX);
    let folder = copies.folder().display().to_string();
    Ok(BackupList { folder, backups, kept, kept_days: OTHERS_KEPT_DAYS })
}

/// The day's copy failed, and none was made since: null when all is well.
///
/// # Errors
/// Never.
pub fn backup_trouble(cx: &Read, _: AskNothing) -> Result<Option<NoCopy>> {
    Ok(cx.shop.no_copy.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

/// Makes a copy of the file now, on a thread of its own.
///
/// # Errors
/// What `Task::spawn` refuses. Why no copy was made is told by the task.
pub fn make_backup(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    let now = cx.now;
    cx.spawn(TaskKind::Backup, move |shop, _, progress| {
        back_up(shop, BackupKind::ByHand, now, &|done, of| counted(progress, done, of))
    })
}

/// What is copied stays when the work is called off: the next copy goes on from there.
fn counted(progress: &Progress, done: usize, of: usize) -> Result<()> {
    progress.total(of);
    progress.at(done);
    progress.go_on()
}

fn of_name(cx: &Task, file_name: &str) -> Result<Copies> {
    let copies = Copies::of(cx.shop.dir());
    if copies.names()?.iter().any(|name| name == file_name) {
        Ok(copies)
    } else {
        Err(Refusal::NotFound { entity: "backup".to_owned(), id: 0 }.into())
    }
}

/// Reads a copy wholly: the bytes that were written, and a shop file.
///
/// # Errors
/// `NotFound` for a name that is no copy's, and what `Task::spawn` refuses.
pub fn check_backup(cx: &Task, ask: CheckBackup) -> Result<TaskStatus> {
    let (copies, now) = (of_name(cx, &ask.file_name)?, cx.now);
    cx.spawn(TaskKind::CheckBackup, move |shop, _, _| {
        let path = copies.folder().join(&ask.file_name);
        let sound = copies.is_sound(&ask.file_name)?
            && match storage::backups::check_copy(&path) {
                Ok(()) => copies.has_all_blobs_of(&path)?,
                Err(error) if error.is_damage() => false,
                Err(error) => return Err(refused_copy(&copies, error)),
            };
        let at = copy_name::made_at(&ask.file_name, zone_of(shop)?).unwrap_or(now);
        Ok(BackupCheck { file_name: ask.file_name, at, sound })
    })
}

/// The checked copy takes the place of what is there now, which is put aside.
/// Everybody signs in anew: people may be others in the restored file.
///
/// # Errors
/// `NotFound` for a name that is no copy's, and what `Task::spawn` refuses. Why a copy is not
/// taken is told by the task: `BackupDamaged`, `BackupNewer`, or what the disk says.
pub fn restore_backup(cx: &Task, ask: RestoreBackup) -> Result<TaskStatus> {
    let (copies, now) = (of_name(cx, &ask.file_name)?, cx.now);
    cx.spawn(TaskKind::Restore, move |shop, session, progress| {
        let counted: copies::Step<'_> = &|done, of| counted(progress, done, of);
        let path = copies.folder().join(&ask.file_name);
        if !copies.is_sound(&ask.file_name)? {
            return Err(Refusal::BackupDamaged.into());
        }
        storage::backups::check_copy(&path).map_err(|error| refused_copy(&copies, error))?;
        let zone = zone_of(shop)?;
        let actor = shop.actor(session, "restore_backup", None, &serde_json::to_value(&ask)?);
        let prepared = copies.folder().join("workbay-restore.part");
        shop.db.prepare_restore(&path, &prepared, &actor).map_err(|error| copies.stored(error))?;
        if let Err(error) = copies.bring_blobs_back(&path, counted) {
            copies.tidy(&prepared);
            return Err(error);
        }
        let aside = shop.db.restore_from(
            &prepared,
            || copies.make(shop, BackupKind::BeforeRestore, now, zone, &copies::unwatched),
            || {
                shop.sessions.end_all();
                shop.links.forget();
                shop.tills.forget();
            },
        );
        copies.tidy(&prepared);
        let aside = aside?;
        prune(&copies, BackupKind::BeforeRestore, now, zone);
        Ok(json!({ "restored": ask.file_name, "aside": aside }))
    })
}

/// Only the copy itself is damaged: a sound one that the program is too old for,
/// or that the disk does not give out just now, may be the one a person needs.
pub(crate) fn refused_copy(copies: &Copies, error: StorageError) -> Error {
    match error {
        StorageError::NewerFile { found, known } => Refusal::BackupNewer { found, known }.into(),
        error if error.is_damage() => Refusal::BackupDamaged.into(),
        error => copies.stored(error),
    }
}

/// Looks at every page of the file and at the sum of everything signed.
///
/// # Errors
/// What `Task::spawn` refuses. What is wrong with the file is its result.
pub fn check_file(cx: &Task, _: AskNothing) -> Result<TaskStatus> {
    cx.spawn(TaskKind::CheckFile, |shop, _, progress| {
        shop.db.read(|r| file_check::check(r, shop.db.blobs(), progress))
    })
}

fn zone_of(shop: &Shop) -> Result<ShopZone> {
    shop.db.read(|r| match r.get::<ShopDetails>(1) {
        Ok(details) => Ok(details.settings.zone),
        Err(StorageError::NotFound { .. }) => Ok(ShopZone::default()),
        Err(error) => Err(error.into()),
    })
}

/// Makes a copy of the file, and lets go of older ones of its kind.
///
/// # Errors
/// A disk that does not take it, a file that is damaged, and what `step` refuses.
pub fn back_up(shop: &Shop, kind: BackupKind, now: DateTime<Utc>, step: copies::Step<'_>) -> Result<Backup> {
    let (copies, zone) = (Copies::of(shop.dir()), zone_of(shop)?);
    let file_name = copies.make(shop, kind, now, zone, step)?;
    // Whoever asked for it: the shop has a sound copy of this moment.
    no_copy_because(shop, None);
    prune(&copies, kind, now, zone);
    Ok(copies.described(file_name, zone, now))
}

/// An old copy that cannot be removed makes the new one no worse.
fn prune(copies: &Copies, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) {
    let month = now - TimeDelta::days(OTHERS_KEPT_DAYS);
    let pruned = match kind {
        BackupKind::Daily => copies.prune(kind, DAYS_KEPT, None, zone),
        BackupKind::ByHand => copies.prune(kind, BY_HAND_KEPT, Some(month), zone),
        BackupKind::BeforeUpdate | BackupKind::BeforeRestore | BackupKind::BeforeRemoval => {
            copies.prune(kind, BEFORE_KEPT, Some(month), zone)
        }
    };
    if let Err(error) = pruned {
        tracing::warn!(%error, "an old copy of the file could not be removed");
    }
}

/// Storage keeps what a file was before its form changed beside it; here it
/// becomes a copy like the others. The shop opens whether or not it does.
pub fn adopt_copies_before_updates(shop: &Shop) {
    let adopt = || -> Result<()> {
        let (copies, now) = (Copies::of(shop.dir()), shop.now()?);
        let zone = zone_of(shop)?;
        for path in copies::before_updates(shop.dir())? {
            copies.adopt(&path, BackupKind::BeforeUpdate, now, zone)?;
            prune(&copies, BackupKind::BeforeUpdate, now, zone);
        }
        Ok(())
    };
    if let Err(error) = adopt() {
        tracing::error!(%error, "the copy made before the update stays beside the file");
    }
}

/// What the program was stopped at between a blob and its row, and what went with
/// rows and old copies, is swept away: whatever the file or a kept copy names
/// stays. Only here, before anybody can put one.
pub fn sweep_blobs(shop: &Shop) {
    let copies = Copies::of(shop.dir());
    let (of_file, of_copies) = (shop.db.blobs(), copies.blobs());
    if of_file.is_unused() && of_copies.is_unused() {
        return;
    }
    let sweep = || -> Result<usize> {
        // A file that is new beside blobs is not the one that named them, and
        // what a broken one named cannot be read.
        if !shop.db.read(|r| r.is_set_up())? || copies::has_a_broken_file(shop.dir())? {
            return Ok(0);
        }
        let mut named = storage::file_summary::blobs_named_by(&shop.db.path())?;
        named.extend(copies.blobs_named()?);
        Ok(of_file.sweep(&named)? + of_copies.sweep(&named)?)
    };
    match sweep() {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "blobs that nothing names are swept"),
        Err(error) => tracing::warn!(%error, "the blobs stay as they are"),
    }
}

/// Makes the day's copy unless it was made already; says whether it did.
/// A shop that is not set up yet has nothing to keep.
///
/// # Errors
/// Why the day's copy could not be made; it is kept for the manager to see.
pub fn keep_todays_backup(shop: &Shop) -> std::result::Result<bool, Refusal> {
    let keep = || {
        let now = shop.now()?;
        let ready = shop.db.read(|r| r.is_set_up())?;
        let today = local_day(now, zone_of(shop)?);
        if !ready || Copies::of(shop.dir()).has_copy_of(today)? {
            return Ok(false);
        }
        back_up(shop, BackupKind::Daily, now, &copies::unwatched).map(|_| true)
    };
    let kept = keep().map_err(|error| shop.refusal("daily backup", error));
    match &kept {
        Err(refusal) => no_copy_because(shop, Some(refusal)),
        Ok(true) => no_copy_because(shop, None),
        Ok(false) => {}
    }
    kept
}

/// Told to every window at once: a shop learns that it has no copy while the
/// file is still well.
fn no_copy_because(shop: &Shop, refusal: Option<&Refusal>) {
    let mut known = shop.no_copy.lock().unwrap_or_else(PoisonError::into_inner);
    let since = known.as_ref().map_or_else(|| shop.clock.now(), |before| before.since);
    let now = refusal.map(|refusal| NoCopy { since, refusal: refusal.clone() });
    if *known != now {
        *known = now;
        drop(known);
        shop.db.announce(&["backup"]);
    }
}

/// A copy now and one each day as long as the shop is open. Whoever opens
/// the shop for people asks for it; a test does not.
pub fn keep_daily_backups(shop: &Arc<Shop>) {
    let open = Arc::downgrade(shop);
    std::thread::spawn(move || {
        while let Some(shop) = open.upgrade() {
            match keep_todays_backup(&shop) {
                Ok(true) => forget_old_answers(&shop),
                Ok(false) => {}
                Err(refusal) => tracing::error!(%refusal, "today's copy of the file could not be made"),
            }
            drop(shop);
            std::thread::sleep(LOOK_EVERY);
        }
    });
}

/// Once a day, beside the copy, which still holds them.
fn forget_old_answers(shop: &Shop) {
    match shop.db.forget_old_answers() {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "answers that nobody asks for again are forgotten"),
        Err(error) => tracing::warn!(%error, "old answers stay in the log"),
    }
}

kernel::commands! {
    read list_backups(AskNothing) -> BackupList, MANAGER, shows [Backups];
    read backup_trouble(AskNothing) -> Option<NoCopy>, MANAGER, shows [Backups];
    task make_backup(AskNothing) -> TaskStatus, MANAGER, changes [Backups Tasks];
    task check_backup(CheckBackup) -> TaskStatus, MANAGER, changes [Tasks];
    task restore_backup(RestoreBackup) -> TaskStatus, MANAGER, changes [Backups Tasks Shop];
    task check_file(AskNothing) -> TaskStatus, MANAGER, changes [Tasks];
}
