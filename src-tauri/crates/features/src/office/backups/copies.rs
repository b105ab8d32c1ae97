//! The folder of copies. A copy counts once its sum stands beside it.

use super::copy_name::{BackupKind, CopyName, MINUTE, made_at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{ShopZone, local};
use kernel::error::{Error, Result};
use kernel::shop::Shop;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use storage::blobs::Blobs;
use storage::{StorageError, Trouble};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct Backup {
    pub file_name: String,
    pub kind: BackupKind,
    pub at: DateTime<Utc>,
    pub bytes: i64,
}

/// How a file that could not be used is named when a copy takes its place.
pub const BROKEN: &str = "workbay.broken-";

/// The copies storage made before it changed the file's form.
pub(crate) fn before_updates(data: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(data).map_err(StorageError::file("look into the data folder"))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<String> =
        names.filter(|name| name.starts_with(storage::db::BEFORE_CHANGE) && name.ends_with(".db")).collect();
    found.sort_unstable();
    Ok(found.into_iter().map(|name| data.join(name)).collect())
}

/// Whether a file that could not be used was set aside beside the shop's.
pub(crate) fn has_a_broken_file(data: &Path) -> Result<bool> {
    let entries = fs::read_dir(data).map_err(StorageError::file("look into the data folder"))?;
    Ok(entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(BROKEN)))
}

/// Hears how many of how many photos and files are copied, and may break it off:
/// the first copy of a shop with many takes minutes.
pub type Step<'a> = &'a dyn Fn(usize, usize) -> Result<()>;

/// # Errors
/// For a copy whose progress nobody sees and that nobody can call off.
pub fn unwatched(_done: usize, _of: usize) -> Result<()> {
    Ok(())
}

/// Why what lies beside the file was not copied.
enum NotCopied {
    Stored(StorageError),
    BrokenOff(Error),
}

impl From<StorageError> for NotCopied {
    fn from(error: StorageError) -> Self {
        Self::Stored(error)
    }
}

impl From<Error> for NotCopied {
    fn from(error: Error) -> Self {
        Self::BrokenOff(error)
    }
}

pub struct Copies {
    data: PathBuf,
    folder: PathBuf,
}

impl Copies {
    pub fn of(data: &Path) -> Self {
        Self { data: data.to_path_buf(), folder: data.join("backups") }
    }

    /// What the copies name, each once for all of them.
    pub fn blobs(&self) -> Blobs {
        Blobs::beside(&self.folder)
    }

    /// Copies the photos and files that a copy refers to into the folder of
    /// copies. One that is missing or damaged does not stop the copy: the check
    /// of the file reports it.
    fn keep_blobs_of(&self, copy: &Path, step: Step<'_>) -> Result<()> {
        let named = storage::file_summary::blobs_named_by(copy).map_err(|error| self.stored(error))?;
        let kept =
            Blobs::beside(&self.data).copy_new_to(&self.blobs(), &named, |done, of| Ok(step(done, of)?));
        let left_out = kept.map_err(|error: NotCopied| self.not_copied(error))?;
        if !left_out.is_empty() {
            tracing::warn!(count = left_out.len(), "blobs that are missing or damaged are in no copy");
        }
        Ok(())
    }

    /// Brings the photos and files that a copy refers to back beside the shop's
    /// file, before the copy takes its place.
    pub fn bring_blobs_back(&self, copy: &Path, step: Step<'_>) -> Result<()> {
        let named = storage::file_summary::blobs_named_by(copy).map_err(|error| self.stored(error))?;
        let back =
            self.blobs().bring_back_to(&Blobs::beside(&self.data), &named, |done, of| Ok(step(done, of)?));
        let left_out = back.map_err(|error: NotCopied| self.not_copied(error))?;
        if !left_out.is_empty() {
            tracing::warn!(count = left_out.len(), "blobs of the copy are missing or damaged");
        }
        Ok(())
    }

    fn not_copied(&self, error: NotCopied) -> Error {
        match error {
            NotCopied::Stored(error) => self.stored(error),
            NotCopied::BrokenOff(error) => error,
        }
    }

    /// Whether all photos and files that a copy refers to lie whole in the
    /// folder of copies.
    pub fn has_all_blobs_of(&self, copy: &Path) -> Result<bool> {
        let blobs = self.blobs();
        let named = storage::file_summary::blobs_named_by(copy).map_err(|error| self.stored(error))?;
        for hash in named {
            if !blobs.is_whole(&hash).map_err(|error| self.stored(error))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What any of the copies names. A copy that cannot be read may name anything.
    pub fn blobs_named(&self) -> Result<BTreeSet<String>> {
        let mut named = BTreeSet::new();
        for name in self.names()? {
            let of_copy = storage::file_summary::blobs_named_by(&self.folder.join(name));
            named.extend(of_copy.map_err(|error| self.stored(error))?);
        }
        Ok(named)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the system would not do in the folder of copies. A folder that is
    /// not there any more or a stick pulled out is no fault of the program.
    fn failed(&self, doing: &'static str) -> impl Fn(io::Error) -> Error {
        let folder = self.folder.clone();
        move |error| {
            tracing::warn!(%error, doing, "the folder of copies");
            let reason = error.to_string();
            let trouble = Trouble::of(&error).unwrap_or(Trouble::NotWritable { reason });
            Error::Disk { trouble, folder: Some(folder.clone()) }
        }
    }

    /// The same for what storage did there.
    pub fn stored(&self, error: StorageError) -> Error {
        match error.trouble() {
            Some(trouble) => Error::Disk { trouble, folder: Some(self.folder.clone()) },
            None => error.into(),
        }
    }

    pub fn described(&self, file_name: String, zone: ShopZone, now: DateTime<Utc>) -> Backup {
        let bytes = fs::metadata(self.folder.join(&file_name)).map_or(0, |about| about.len());
        Backup {
            kind: BackupKind::of(&file_name),
            at: made_at(&file_name, zone).unwrap_or(now),
            bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            file_name,
        }
    }

    /// All copies, newest first.
    pub fn names(&self) -> Result<Vec<String>> {
        Ok(self.in_order()?.into_iter().map(|(_, name)| name).collect())
    }

    fn in_order(&self) -> Result<Vec<(CopyName, String)>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.failed("list the copies")(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(self.failed("list the copies"))?.file_name();
            if let Some(named) = name.into_string().ok().and_then(|name| Some((CopyName::of(&name)?, name))) {
                names.push(named);
            }
        }
        names.sort_unstable_by(|one, other| other.cmp(one));
        Ok(names)
    }

    pub fn has_copy_of(&self, day: NaiveDate) -> Result<bool> {
        let of_day = |name: &String| {
            BackupKind::of(name) == BackupKind::Daily
                && CopyName::of(name).is_some_and(|named| named.minute.date() == day)
        };
        Ok(self.names()?.iter().any(of_day))
    }

    fn sum_path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.sha256"))
    }

    /// Whether the copy is still, byte for byte, what was written. Without its
    /// checksum nobody can tell, so it counts as damaged.
    pub fn is_sound(&self, name: &str) -> Result<bool> {
        let said = match fs::read_to_string(self.sum_path(name)) {
            Ok(said) => said,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            // A sum that is no text any more is damaged itself.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(false),
            Err(error) => return Err(self.failed("read the sum of a copy")(error)),
        };
        let sum = sum_of(&self.folder.join(name)).map_err(self.failed("read a copy"))?;
        Ok(said.split_whitespace().next() == Some(sum.as_str()))
    }

    /// Copies the file under the name of this minute and the next number, its sum beside it. A
    /// copy that fails halfway is removed: it would only fill the disk further.
    pub fn make(
        &self,
        shop: &Shop,
        kind: BackupKind,
        now: DateTime<Utc>,
        zone: ShopZone,
        step: Step<'_>,
    ) -> Result<String> {
        self.make_folder()?;
        let part = self.folder.join(format!("{}part", kind.prefix()));
        self.discard(&part)?;
        let copied = shop.db.back_up_to(&part).and_then(|()| match kind {
            // A damaged file is what people restore for: it is set aside as it is.
            BackupKind::BeforeRestore => Ok(()),
            _ => storage::backups::check_copy(&part),
        });
        let made = copied
            .map_err(|error| self.stored(error))
            .and_then(|()| match (self.keep_blobs_of(&part, step), kind) {
                // What a damaged file names cannot always be read.
                (Err(Error::Damage(causes)), BackupKind::BeforeRestore) => {
                    tracing::warn!(causes, "what is set aside may be without its blobs");
                    Ok(())
                }
                (kept, _) => kept,
            })
            .and_then(|()| self.name(&part, kind, now, zone));
        if made.is_err() {
            self.tidy(&part);
        }
        made
    }

    /// Makes a copy of a file that was copied already.
    pub fn adopt(&self, path: &Path, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        self.make_folder()?;
        self.keep_blobs_of(path, &unwatched)?;
        self.name(path, kind, now, zone)
    }

    fn make_folder(&self) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(self.failed("make the folder of copies"))?;
        storage::own::only(&self.folder);
        Ok(())
    }

    fn discard(&self, part: &Path) -> Result<()> {
        storage::backups::discard(part).map_err(|error| self.stored(error))
    }

    /// Removes what is of no use any more. If the disk refuses, the file stays
    /// and the log says so; the command goes on.
    pub fn tidy(&self, part: &Path) {
        if let Err(error) = storage::backups::discard(part) {
            tracing::warn!(%error, "something of no use stays in the folder of copies");
        }
    }

    /// Gives a whole file the name of a copy. Its sum is there first, so that
    /// no copy is ever without.
    fn name(&self, whole: &Path, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        let name = self.free_name(kind, now, zone)?;
        let sum = sum_of(whole).map_err(self.failed("read a copy"))?;
        storage::own::only(whole);
        let named = File::create(self.sum_path(&name))
            .and_then(|mut file| {
                storage::own::only(&self.sum_path(&name));
                file.write_all(format!("{sum}  {name}\n").as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(whole, self.folder.join(&name)))
            .and_then(|()| storage::backups::settle_names(&self.folder));
        if named.is_err() {
            self.tidy(&self.sum_path(&name));
        }
        named.map_err(self.failed("name a copy"))?;
        Ok(name)
    }

    fn free_name(&self, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        let minute = local(now, zone).format(MINUTE);
        let last = self.in_order()?.first().map_or(0, |(named, _)| named.number);
        let next =
            last.checked_add(1).ok_or_else(|| Error::Fault("the copies have run out of numbers".into()))?;
        Ok(format!("{}{minute}-no{next:05}.db", kind.prefix()))
    }

    /// Removes of a kind what is not among the newest; what was made since a
    /// moment stays even so. The clock alone never removes a copy.
    pub fn prune(
        &self,
        kind: BackupKind,
        newest: usize,
        since: Option<DateTime<Utc>>,
        zone: ShopZone,
    ) -> Result<()> {
        let names = self.names()?;
        let young = |name: &String| since.is_some_and(|since| made_at(name, zone) >= Some(since));
        let old = |name: &&String| !young(name);
        for name in names.iter().filter(|name| BackupKind::of(name) == kind).skip(newest).filter(old) {
            self.discard(&self.folder.join(name))?;
            self.discard(&self.sum_path(name))?;
        }
        Ok(())
    }
}

fn sum_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 1 << 20];
    loop {
        match file.read(&mut part)? {
            0 => break,
            length => hasher.update(&part[..length]),
        }
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
