//! One program at a time has the file. The second is told which one.

use crate::{Result, StorageError};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held as long as the file is open; the system lets go of it when the
/// process ends, however it ends.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

impl FileLock {
    pub fn take(dir: &Path) -> Result<Self> {
        let path = dir.join("workbay.lock");
        // Who holds the lock is written beside it: a locked file cannot be
        // read on every system.
        let owner_path = dir.join("workbay.owner");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StorageError::file("open the lock"))?;
        match file.try_lock() {
            Ok(()) => {
                let program = std::env::current_exe()
                    .ok()
                    .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
                    .unwrap_or_default();
                std::fs::write(&owner_path, format!("{program} ({})", std::process::id()))
                    .map_err(StorageError::file("say who has the file"))?;
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let owner = std::fs::read_to_string(&owner_path).unwrap_or_default();
                Err(StorageError::InUse { owner })
            }
            Err(TryLockError::Error(source)) => {
                Err(StorageError::File { doing: "lock the file".into(), source })
            }
        }
    }
}
