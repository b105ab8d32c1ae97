//! A computer that keeps no shop: its window shows another computer's, through a
//! door of this one (`lan::joined`). It is chosen on the first page of a new file or,
//! by a manager, among the stations of a shop that is kept here, whose file stays
//! where it is; and given up on the page of that door.

use crate::app_state::{self, AppState, beside};
use crate::desktop::{DesktopError, Trouble};
use crate::folder::Folder;
use crate::own_door::OwnDoor;
use crate::{logging, resident, window};
use domain::role::Role;
use kernel::Refusal;
use lan::{JoinedDoor, joined};
use std::error::Error;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, State, Url};

/// Opens the window on the shop this computer joined, or on the page where one is chosen.
///
/// # Errors
///
/// Where the folder cannot be made, or no door can be opened.
pub fn begin(app: &AppHandle, folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    logging::begin(folder);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), folder = %folder.display(), "started at another computer's shop");
    let handle = app.clone();
    let door = JoinedDoor::start(folder, move || handle.request_restart())?;
    let pages = Url::parse(door.entrance())?;
    app.manage(OwnDoor::of(door));
    window::open_elsewhere(app, pages)?;
    Ok(())
}

/// From the next start on, which is now, this computer works at another one's shop. A
/// shop that is kept here is found by nobody meanwhile: that is its manager's word.
#[tauri::command]
pub async fn join_a_shop(
    app: AppHandle,
    state: State<'_, AppState>,
    folder: State<'_, Folder>,
) -> Result<(), DesktopError> {
    let is_manager = state.signed_in().is_some_and(|person| person.roles.contains(&Role::Manager));
    if app_state::may_keep_a_shop(&app) && !is_manager {
        return Err(Refusal::RoleMissing { roles: vec![Role::Manager] }.into());
    }
    let (place, handle): (PathBuf, AppHandle) = (folder.0.clone(), app.clone());
    beside(move || {
        // What keeps no shop has nothing to do for others without its window.
        if let Err(DesktopError::Computer(trouble)) = resident::set(&handle, &place, false) {
            tracing::warn!(?trouble, "the program may start by itself still");
        }
        joined::join(&place).map_err(|error| {
            let path = place.display().to_string();
            DesktopError::from(Trouble::Saving { path, reason: error.to_string() })
        })
    })
    .await?;
    app.request_restart();
    Ok(())
}
