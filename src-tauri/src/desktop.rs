//! What only a desktop can tell and show: this computer, and the shop's folder on it.

use crate::app_state::{AppState, beside};
use crate::folder::Folder;
use kernel::Refusal;
use serde::Serialize;
use tauri::{AppHandle, State};

/// What a command of the desktop may answer instead: the shop's own refusal, or
/// what the computer would not do.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DesktopError {
    Shop(Refusal),
    Computer(Trouble),
}

#[derive(Debug, Serialize)]
#[serde(tag = "code", content = "params")]
pub enum Trouble {
    #[serde(rename = "cannot_save")]
    Saving { path: String, reason: String },
    #[serde(rename = "cannot_print")]
    Printing { reason: String },
    #[serde(rename = "cannot_open_folder")]
    OpeningFolder { path: String, reason: String },
    #[serde(rename = "cannot_start_by_itself")]
    Starting { reason: String },
    #[serde(rename = "cannot_read_file")]
    Reading { path: String, reason: String },
}

impl From<Refusal> for DesktopError {
    fn from(refusal: Refusal) -> Self {
        Self::Shop(refusal)
    }
}

impl From<Trouble> for DesktopError {
    fn from(trouble: Trouble) -> Self {
        Self::Computer(trouble)
    }
}

/// What the settings page says of this computer.
#[derive(Debug, Serialize)]
pub struct Station {
    pub name: String,
    pub version: String,
    pub folder: String,
    /// Where a browser on this computer finds the shop; none while the door is shut.
    pub address: Option<String>,
}

#[tauri::command]
pub fn station(app: AppHandle, desk: State<'_, AppState>, folder: State<'_, Folder>) -> Station {
    Station {
        name: desk.station.clone(),
        version: app.package_info().version.to_string(),
        folder: folder.0.display().to_string(),
        address: desk.address(),
    }
}

#[tauri::command]
pub async fn open_data_folder(folder: State<'_, Folder>) -> Result<(), DesktopError> {
    let folder = folder.0.clone();
    beside(move || {
        open::that_detached(&folder).map_err(|error| {
            let path = folder.display().to_string();
            DesktopError::from(Trouble::OpeningFolder { path, reason: error.to_string() })
        })
    })
    .await
}
