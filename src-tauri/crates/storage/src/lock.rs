//! One program at a time has the file. The second is told which one.

use crate::{Result, StorageError};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held as long as the file is open; the system lets go of it when the
/// process ends, however it ends.
#[derive(Debug)]
pub struct FileLock {
    file: File,
    /// Where a folder can be locked it is, too: a lock whose file was deleted
    /// by somebody who tidied up holds nobody out.
    folder: Option<File>,
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // Said, not left to the closing: a viewer or a printer's program that is
        // just being started holds a copy of the handle for a moment. What
        // cannot be unlocked any more is unlocked by the system.
        let _ = self.file.unlock();
        if let Some(folder) = &self.folder {
            let _ = folder.unlock();
        }
    }
}

impl FileLock {
    /// Takes the folder for this program.
    ///
    /// # Errors
    /// `InUse`, by whom, where another program has it; a disk on which the lock cannot be made.
    pub fn acquire(dir: &Path) -> Result<Self> {
        let path = dir.join("workbay.lock");
        // Who holds the lock is written beside it: a locked file cannot be
        // read on every system.
        let owner_path = dir.join("workbay.owner");
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        cannot_be_deleted(&mut options);
        let file = options.open(&path).map_err(StorageError::file("open the lock"))?;
        let folder = folder_of(dir);
        let locked = file.try_lock().and_then(|()| match &folder {
            Some(folder) => folder.try_lock(),
            None => Ok(()),
        });
        match locked {
            Ok(()) => {
                let program = std::env::current_exe()
                    .ok()
                    .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
                    .unwrap_or_default();
                std::fs::write(&owner_path, format!("{program} ({})", std::process::id()))
                    .map_err(StorageError::file("say who has the file"))?;
                Ok(Self { file, folder })
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

#[cfg(unix)]
fn folder_of(dir: &Path) -> Option<File> {
    File::open(dir).ok()
}

#[cfg(not(unix))]
fn folder_of(_: &Path) -> Option<File> {
    None
}

/// On Windows a file that is open is deleted only when who opened it allows that.
#[cfg(windows)]
fn cannot_be_deleted(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;
    const SHARE_READ_AND_WRITE: u32 = 3;
    options.share_mode(SHARE_READ_AND_WRITE);
}

#[cfg(not(windows))]
fn cannot_be_deleted(_: &mut OpenOptions) {}

#[cfg(test)]
mod tests {
    use super::FileLock;
    use crate::StorageError;

    #[test]
    fn a_shop_that_was_closed_opens_again_whoever_still_has_a_copy_of_the_handle() {
        let dir = std::env::temp_dir().join(format!("workbay-lock-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let lock = FileLock::acquire(&dir).unwrap();
        assert!(matches!(FileLock::acquire(&dir), Err(StorageError::InUse { .. })));
        std::fs::remove_file(dir.join("workbay.lock")).unwrap();
        assert!(
            matches!(FileLock::acquire(&dir), Err(StorageError::InUse { .. })),
            "also when somebody deleted the lock"
        );
        let with_a_child = lock.file.try_clone().unwrap();
        drop(lock);
        FileLock::acquire(&dir).unwrap();
        drop(with_a_child);
        let _ = std::fs::remove_dir_all(&dir);
    }
}
