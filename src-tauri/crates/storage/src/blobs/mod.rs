//! What is too large for a row: photos, scans, sound. It lies beside the file by
//! the SHA-256 of its bytes (`blobs/ab/cdef…`) and in no log; a row of `blob`
//! names it. First the bytes are on the disk, then a row may name them. Stopped
//! in between, nothing names them, and the next start sweeps them away.

use crate::record::{Record, select};
use crate::step::{Step, dated};
use crate::unfinished::whole_or_gone;
use crate::{Result, StorageError, Writer, file_names, own};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-27-0810-blobs")];

/// The ending of a file's name while the file is still being written.
const PART: &str = ".part";

/// A blob as the file names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    pub id: i64,
    pub hash: String,
    pub bytes: i64,
    pub media_type: String,
    pub first_seen: DateTime<Utc>,
}

impl Record for Blob {
    const TABLE: &'static str = "blob";
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&mut self, id: i64) {
        self.id = id;
    }
}

/// Bytes that are on the disk for good. Only whoever put them there has one, so
/// that no row can name what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    hash: String,
    bytes: i64,
}

impl Put {
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// The blobs of one folder: those of the file, or those of its copies.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// Those that lie beside what is in a folder.
    pub fn beside(folder: &Path) -> Self {
        Self { folder: folder.join("blobs") }
    }

    /// No blob was ever kept here.
    pub fn is_unused(&self) -> bool {
        !self.folder.exists()
    }

    /// What a row says may be damaged as well: no path is made of anything else.
    fn place(&self, hash: &str) -> Result<PathBuf> {
        if is_hash(hash) {
            Ok(self.folder.join(&hash[..2]).join(&hash[2..]))
        } else {
            Err(StorageError::Damaged { detail: "the name of a blob".to_owned() })
        }
    }

    /// The same bytes are kept once, and written again only where they are not
    /// whole any more.
    ///
    /// # Errors
    /// A disk that does not give or take the bytes.
    pub fn put(&self, content: &[u8]) -> Result<Put> {
        let hash = hash_of(content);
        let put = Put { bytes: i64::try_from(content.len()).unwrap_or(i64::MAX), hash };
        if !self.is_whole(&put.hash)? {
            let place = self.place(&put.hash)?;
            self.write(&place, content).map_err(StorageError::file("keep a blob"))?;
        }
        Ok(put)
    }

    fn write(&self, place: &Path, content: &[u8]) -> io::Result<()> {
        let is_new = self.write_bytes(place, content)?;
        self.settle(place, is_new)
    }

    /// The name lasts from here on, too.
    fn settle(&self, place: &Path, folder_is_new: bool) -> io::Result<()> {
        file_names::settle_names(place.parent().unwrap_or(&self.folder))?;
        if folder_is_new {
            file_names::settle_names(&self.folder)?;
            self.folder.parent().map_or(Ok(()), file_names::settle_names)?;
        }
        Ok(())
    }

    /// The bytes are on the disk; says whether their folder is new.
    fn write_bytes(&self, place: &Path, content: &[u8]) -> io::Result<bool> {
        static WRITTEN: AtomicU64 = AtomicU64::new(0);
        let folder = place.parent().unwrap_or(&self.folder);
        let is_new = !folder.exists();
        fs::create_dir_all(folder)?;
        own::only(&self.folder);
        own::only(folder);
        // Two may put the same bytes at once.
        let part = self.folder.join(format!("{}{PART}", WRITTEN.fetch_add(1, Ordering::Relaxed)));
        let written = File::create(&part)
            .and_then(|mut file| {
                own::only(&part);
                file.write_all(content)?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&part, place));
        whole_or_gone(&part, written).map(|()| is_new)
    }

    /// The bytes of that sum, never others.
    ///
    /// # Errors
    /// `Damaged` where they are not there or others, and for a name that is no sum; a disk that
    /// does not give them.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>> {
        let damaged = |how: &str| StorageError::Damaged { detail: format!("blob {hash} {how}") };
        match fs::read(self.place(hash)?) {
            Ok(content) if hash_of(&content) == hash => Ok(content),
            Ok(_) => Err(damaged("has other bytes")),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(damaged("is not there")),
            Err(error) => Err(StorageError::file("read a blob")(error)),
        }
    }

    /// Whether it is there with every byte.
    ///
    /// # Errors
    /// A disk that does not give the bytes.
    pub fn is_whole(&self, hash: &str) -> Result<bool> {
        match self.get(hash) {
            Ok(_) => Ok(true),
            Err(error) if error.is_damage() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Copies what is not there yet, so that a copy of the file has its blobs
    /// beside it. A link would be no second copy: what damages the one would
    /// damage the other. What is missing or damaged here comes out, left out.
    ///
    /// `step` hears how many of how many are copied, and may break it off; what is
    /// copied by then is good.
    ///
    /// # Errors
    ///
    /// A disk that does not give or take the bytes; what `step` says.
    pub fn copy_new_to<E: From<StorageError>>(
        &self,
        to: &Self,
        named: &BTreeSet<String>,
        step: impl FnMut(usize, usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<Vec<String>, E> {
        self.copy_to(to, named, |hash| to.place(hash).is_ok_and(|place| place.is_file()), step)
    }

    /// Copies what is missing or damaged there, so that a copy of the file finds
    /// its blobs again in the file's place.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn bring_back_to<E: From<StorageError>>(
        &self,
        to: &Self,
        named: &BTreeSet<String>,
        step: impl FnMut(usize, usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<Vec<String>, E> {
        self.copy_to(to, named, |hash| to.is_whole(hash).unwrap_or(false), step)
    }

    fn copy_to<E: From<StorageError>>(
        &self,
        to: &Self,
        named: &BTreeSet<String>,
        is_there: impl Fn(&str) -> bool,
        mut step: impl FnMut(usize, usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<Vec<String>, E> {
        let mut left_out = Vec::new();
        let missing: Vec<&String> = named.iter().filter(|hash| !is_there(hash.as_str())).collect();
        // The names of a folder are settled once, when the last of them is there: a first
        // copy of a hundred thousand photos would wait for the disk twice as often.
        let mut unsettled: BTreeMap<String, (PathBuf, bool)> = BTreeMap::new();
        let mut broken_off = Ok(());
        for (done, hash) in missing.iter().enumerate() {
            broken_off = step(done, missing.len());
            if broken_off.is_err() {
                break;
            }
            let content = match self.get(hash) {
                Ok(content) => content,
                Err(error) if error.is_damage() => {
                    left_out.push((*hash).clone());
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let place = to.place(hash)?;
            let is_new = to.write_bytes(&place, &content).map_err(StorageError::file("keep a blob"))?;
            unsettled.entry(hash[..2].to_owned()).or_insert((place, false)).1 |= is_new;
        }
        for (place, is_new) in unsettled.into_values() {
            to.settle(&place, is_new).map_err(StorageError::file("keep a blob"))?;
        }
        broken_off.map(|()| left_out)
    }

    /// Removes what nothing names, and what was being written when the program
    /// was stopped. Nobody may put a blob meanwhile. What is no blob stays.
    ///
    /// # Errors
    /// A disk that does not show or remove them.
    pub fn sweep(&self, named: &BTreeSet<String>) -> Result<usize> {
        let mut swept = 0;
        for (name, path) in entries(&self.folder)? {
            if name.ends_with(PART) && path.is_file() {
                fs::remove_file(&path).map_err(StorageError::file("sweep the blobs"))?;
                continue;
            }
            if name.len() != 2 || !path.is_dir() {
                continue;
            }
            for (rest, blob) in entries(&path)? {
                let hash = format!("{name}{rest}");
                if is_hash(&hash) && !named.contains(&hash) {
                    fs::remove_file(&blob).map_err(StorageError::file("sweep the blobs"))?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}

fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let all = match fs::read_dir(folder) {
        Ok(all) => all,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageError::file("list the blobs")(error)),
    };
    let mut found = Vec::new();
    for entry in all {
        let entry = entry.map_err(StorageError::file("list the blobs"))?;
        if let Ok(name) = entry.file_name().into_string() {
            found.push((name, entry.path()));
        }
    }
    Ok(found)
}

fn hash_of(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl Writer<'_> {
    /// Names a blob that is on the disk; the same bytes have one row.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn name_blob(&self, put: &Put, media_type: &str) -> Result<Blob> {
        let known = select(self.connection(), "SELECT * FROM blob WHERE hash = ?1", [&put.hash])?.pop();
        if let Some(known) = known {
            return Ok(known);
        }
        let mut blob = Blob {
            id: 0,
            hash: put.hash.clone(),
            bytes: put.bytes,
            media_type: media_type.to_owned(),
            first_seen: self.at(),
        };
        self.insert(&mut blob)?;
        Ok(blob)
    }
}
