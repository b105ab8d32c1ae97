//! The folder of copies. A copy counts once its sum stands beside it.

use super::{Backup, BackupKind};
use crate::error::{Error, Result};
use crate::shop::Shop;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::dates::{ShopZone, from_local, local};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use storage::{StorageError, Trouble};

const MINUTE: &str = "%Y-%m-%d-%H%M";
/// So many copies within one minute are a mistake of somebody's.
const MOST_A_MINUTE: usize = 60;

impl BackupKind {
    const SPECIAL: [Self; 3] = [Self::ByHand, Self::BeforeUpdate, Self::BeforeRestore];

    fn of(name: &str) -> Self {
        Self::SPECIAL.into_iter().find(|kind| name.starts_with(kind.prefix())).unwrap_or(Self::Daily)
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Daily => "workbay-",
            Self::ByHand => "workbay-by-hand-",
            Self::BeforeUpdate => "workbay-before-update-",
            Self::BeforeRestore => "workbay-before-restore-",
        }
    }
}

/// The minute in a copy's name, and which of that minute it is.
fn minute_of(name: &str) -> Option<(NaiveDateTime, usize)> {
    let rest = name.strip_prefix(BackupKind::of(name).prefix())?.strip_suffix(".db")?;
    // An ordinary day and minute: 2026-03-02-0830.
    let (minute, again) = (rest.get(..15)?, rest.get(15..)?);
    let again = match again.strip_prefix('-') {
        Some(number) => number.parse().ok()?,
        None if again.is_empty() => 1,
        None => return None,
    };
    NaiveDateTime::parse_from_str(minute, MINUTE).ok().map(|minute| (minute, again))
}

pub fn made_at(name: &str, zone: ShopZone) -> Option<DateTime<Utc>> {
    minute_of(name).map(|(minute, _)| from_local(minute, zone))
}

/// The copies storage made before it changed the file's form.
pub fn before_updates(data: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(data).map_err(StorageError::file("look into the data folder"))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<String> =
        names.filter(|name| name.starts_with(storage::db::BEFORE_CHANGE) && name.ends_with(".db")).collect();
    found.sort_unstable();
    Ok(found.into_iter().map(|name| data.join(name)).collect())
}

pub struct Copies {
    folder: PathBuf,
}

impl Copies {
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join("backups") }
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
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.failed("list the copies")(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(self.failed("list the copies"))?.file_name();
            if let Some((made, name)) =
                name.into_string().ok().and_then(|name| Some((minute_of(&name)?, name)))
            {
                names.push((made, name));
            }
        }
        names.sort_unstable_by(|one, other| other.cmp(one));
        Ok(names.into_iter().map(|(_, name)| name).collect())
    }

    pub fn has_copy_of(&self, day: NaiveDate) -> Result<bool> {
        let of_day = |name: &String| {
            BackupKind::of(name) == BackupKind::Daily
                && minute_of(name).is_some_and(|(minute, _)| minute.date() == day)
        };
        Ok(self.names()?.iter().any(of_day))
    }

    fn sum_path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.sha256"))
    }

    /// Whether the copy is, byte for byte, what was copied. Without its sum
    /// nobody can tell, and it is not.
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

    /// Copies the file under the name of this minute, its sum beside it. What
    /// could not become a copy does not stay: it would only fill the disk more.
    pub fn make(&self, shop: &Shop, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        fs::create_dir_all(&self.folder).map_err(self.failed("make the folder of copies"))?;
        let part = self.folder.join(format!("{}part", kind.prefix()));
        self.discard(&part)?;
        let copied = shop.db.back_up_to(&part).and_then(|()| match kind {
            // A damaged file is what people restore for: it is set aside as it is.
            BackupKind::BeforeRestore => Ok(()),
            _ => storage::backups::check_copy(&part),
        });
        let made =
            copied.map_err(|error| self.stored(error)).and_then(|()| self.name(&part, kind, now, zone));
        if made.is_err() {
            self.tidy(&part);
        }
        made
    }

    /// Makes a copy of a file that was copied already.
    pub fn take_in(
        &self,
        path: &Path,
        kind: BackupKind,
        now: DateTime<Utc>,
        zone: ShopZone,
    ) -> Result<String> {
        fs::create_dir_all(&self.folder).map_err(self.failed("make the folder of copies"))?;
        self.name(path, kind, now, zone)
    }

    fn discard(&self, part: &Path) -> Result<()> {
        storage::backups::discard(part).map_err(|error| self.stored(error))
    }

    /// Removes what is of no use any more. That a disk refuses this too changes
    /// nothing of the answer.
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
        let named = File::create(self.sum_path(&name))
            .and_then(|mut file| {
                file.write_all(format!("{sum}  {name}\n").as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(whole, self.folder.join(&name)));
        if named.is_err() {
            self.tidy(&self.sum_path(&name));
        }
        named.map_err(self.failed("name a copy"))?;
        Ok(name)
    }

    fn free_name(&self, kind: BackupKind, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        let minute = local(now, zone).format(MINUTE);
        (1..=MOST_A_MINUTE)
            .map(|again| match again {
                1 => format!("{}{minute}.db", kind.prefix()),
                more => format!("{}{minute}-{more}.db", kind.prefix()),
            })
            .find(|name| !self.folder.join(name).exists())
            .ok_or_else(|| Error::Fault("there are too many copies of this minute".into()))
    }

    /// Removes of a kind what is neither among the newest nor made since.
    pub fn prune(&self, kind: BackupKind, newest: usize, since: DateTime<Utc>, zone: ShopZone) -> Result<()> {
        let names = self.names()?;
        let old = |name: &&String| made_at(name, zone).is_some_and(|made| made < since);
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

#[cfg(test)]
mod tests {
    use super::minute_of;

    #[test]
    fn only_names_of_copies_are_copies() {
        let check = |name: &str, expect: Option<(&str, usize)>| {
            let found =
                minute_of(name).map(|(minute, again)| (minute.format("%Y-%m-%d %H:%M").to_string(), again));
            assert_eq!(found.as_ref().map(|(minute, again)| (minute.as_str(), *again)), expect, "{name}");
        };
        check("workbay-2026-03-02-0830.db", Some(("2026-03-02 08:30", 1)));
        check("workbay-2026-03-02-0830-12.db", Some(("2026-03-02 08:30", 12)));
        check("workbay-before-restore-2026-03-02-0830.db", Some(("2026-03-02 08:30", 1)));
        check("workbay-before-update-2026-03-02-0830.db", Some(("2026-03-02 08:30", 1)));
        check("workbay-by-hand-2026-03-02-0830-2.db", Some(("2026-03-02 08:30", 2)));
        check("workbay-2026-03-02-0830.db.sha256", None);
        check("workbay-2026-03-02-0860.db", None);
        check("workbay-2026-03-02-0830x.db", None);
        check("workbay-part", None);
        check("workbay-前天的副本-很久以前.db", None);
        check("../workbay.db", None);
    }
}
