//! The folder of copies. A copy counts once its sum stands beside it.

use crate::error::{Error, Result};
use crate::shop::Shop;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::dates::{ShopZone, from_local, local};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    /// The day's copy, or one a person asked for.
    Kept,
    /// What stood there before a copy took its place.
    BeforeRestore,
}

const KEPT: &str = "workbay-";
const ASIDE: &str = "workbay-before-restore-";
const MINUTE: &str = "%Y-%m-%d-%H%M";
/// So many copies within one minute are a mistake of somebody's.
const MOST_A_MINUTE: usize = 60;

impl Purpose {
    fn of(name: &str) -> Self {
        if name.starts_with(ASIDE) { Self::BeforeRestore } else { Self::Kept }
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Kept => KEPT,
            Self::BeforeRestore => ASIDE,
        }
    }
}

/// The minute in a copy's name, and which of that minute it is.
fn minute_of(name: &str) -> Option<(NaiveDateTime, usize)> {
    let rest = name.strip_prefix(Purpose::of(name).prefix())?.strip_suffix(".db")?;
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

pub struct Copies {
    folder: PathBuf,
}

fn failed(doing: &'static str) -> impl Fn(io::Error) -> Error {
    move |error| Error::Fault(format!("cannot {doing}: {error}"))
}

impl Copies {
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join("backups") }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All copies, newest first.
    pub fn names(&self) -> Result<Vec<String>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed("list the copies")(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(failed("list the copies"))?.file_name();
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
            Purpose::of(name) == Purpose::Kept
                && minute_of(name).is_some_and(|(minute, _)| minute.date() == day)
        };
        Ok(self.names()?.iter().any(of_day))
    }

    pub fn bytes(&self, name: &str) -> u64 {
        fs::metadata(self.folder.join(name)).map(|about| about.len()).unwrap_or(0)
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
            Err(error) => return Err(failed("read the sum of a copy")(error)),
        };
        let sum = sum_of(&self.folder.join(name)).map_err(failed("read a copy"))?;
        Ok(said.split_whitespace().next() == Some(sum.as_str()))
    }

    /// Copies the file under the name of this minute, its sum beside it.
    pub fn make(&self, shop: &Shop, purpose: Purpose, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        fs::create_dir_all(&self.folder).map_err(failed("make the folder of copies"))?;
        let part = self.folder.join(format!("{}part", purpose.prefix()));
        remove(&part)?;
        let made = self.make_as(&part, shop, purpose, now, zone);
        if made.is_err() {
            // What could not become a copy must not fill the disk.
            remove(&part)?;
        }
        made
    }

    fn make_as(
        &self,
        part: &Path,
        shop: &Shop,
        purpose: Purpose,
        now: DateTime<Utc>,
        zone: ShopZone,
    ) -> Result<String> {
        shop.db.back_up_to(part)?;
        storage::backups::seal(part)?;
        storage::backups::check_copy(part)?;
        // For writing: Windows flushes no file that was opened for reading.
        let written = File::options().write(true).open(part).and_then(|file| file.sync_all());
        written.map_err(failed("write a copy to the disk"))?;
        let name = self.free_name(purpose, now, zone)?;
        let sum = sum_of(part).map_err(failed("read a copy"))?;
        fs::write(self.sum_path(&name), format!("{sum}  {name}\n"))
            .map_err(failed("write the sum of a copy"))?;
        fs::rename(part, self.folder.join(&name)).map_err(failed("name a copy"))?;
        Ok(name)
    }

    fn free_name(&self, purpose: Purpose, now: DateTime<Utc>, zone: ShopZone) -> Result<String> {
        let minute = local(now, zone).format(MINUTE);
        (1..=MOST_A_MINUTE)
            .map(|again| match again {
                1 => format!("{}{minute}.db", purpose.prefix()),
                more => format!("{}{minute}-{more}.db", purpose.prefix()),
            })
            .find(|name| !self.folder.join(name).exists())
            .ok_or_else(|| Error::Fault("there are too many copies of this minute".into()))
    }

    /// Removes all but the newest of a purpose.
    pub fn prune(&self, purpose: Purpose, kept: usize) -> Result<()> {
        let names = self.names()?;
        for name in names.iter().filter(|name| Purpose::of(name) == purpose).skip(kept) {
            remove(&self.folder.join(name))?;
            remove(&self.sum_path(name))?;
        }
        Ok(())
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove an old copy")(error)),
        _ => Ok(()),
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
        check("workbay-2026-03-02-0830.db.sha256", None);
        check("workbay-2026-03-02-0860.db", None);
        check("workbay-2026-03-02-0830x.db", None);
        check("workbay-part", None);
        check("workbay-前天的副本-很久以前.db", None);
        check("../workbay.db", None);
    }
}
