//! Files let fall on the window. The page hears of them, and may read these and
//! no others of the computer.

use crate::app_state::beside;
use crate::desktop::{DesktopError, Trouble};
use features::imports::MAX_FILE;
use kernel::Refusal;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::State;
use tauri::ipc::Response;

const MEGABYTE: u64 = 1 << 20;

/// What was let fall last.
#[derive(Default)]
pub struct Dropped(Mutex<Vec<PathBuf>>);

impl Dropped {
    pub fn note(&self, paths: &[PathBuf]) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = paths.to_vec();
    }

    fn holds(&self, path: &Path) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|one| one == path)
    }
}

#[tauri::command]
pub async fn dropped_file(dropped: State<'_, Dropped>, path: PathBuf) -> Result<Response, DesktopError> {
    let allowed = dropped.holds(&path);
    let bytes = beside(move || {
        let trouble = |reason: String| {
            DesktopError::from(Trouble::Reading { path: path.display().to_string(), reason })
        };
        if !allowed {
            return Err(trouble("it was not let fall here".to_owned()));
        }
        let length = path.metadata().map_err(|error| trouble(error.to_string()))?.len();
        // What the import does not take is not even read.
        let most = MAX_FILE as u64;
        if length > most {
            let megabytes = |bytes: u64| i64::try_from(bytes.div_ceil(MEGABYTE)).unwrap_or(i64::MAX);
            return Err(Refusal::FileTooLarge { megabytes: megabytes(length), limit: megabytes(most) }.into());
        }
        std::fs::read(&path).map_err(|error| trouble(error.to_string()))
    })
    .await?;
    Ok(Response::new(bytes))
}
