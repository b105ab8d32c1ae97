//! What could not be written whole does not stay.

use crate::{Result, StorageError};
use std::path::{Path, PathBuf};

/// Removes a file that was not finished, with what SQLite left beside it.
///
/// # Errors
/// Where the disk lets one of them be read but not removed.
pub fn discard(path: &Path) -> Result<()> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StorageError::file("remove an unfinished copy")(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Answers what writing this file came to, and removes what there is of it after
/// a failure. If removing fails as well, the answer is still the first failure:
/// it says why there is no file.
pub(crate) fn whole_or_gone<T, E>(
    path: &Path,
    written: std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    if written.is_err() {
        let _ = discard(path);
    }
    written
}
