//! Where the shop's file lies when nobody says otherwise.

use std::env::var_os;
use std::path::PathBuf;

/// `WORKBAY_DATA` names another folder. Otherwise it is the system's place for
/// data that stays on this computer: a folder that roams with the person would
/// copy the file while it is being written. `None` on a system without a home.
pub fn data_folder() -> Option<PathBuf> {
    named("WORKBAY_DATA").or_else(usual_folder)
}

/// The system's own place for it, whatever this start was told.
pub fn usual_folder() -> Option<PathBuf> {
    system_folder(named).map(|folder| folder.join("Workbay"))
}

fn named(name: &str) -> Option<PathBuf> {
    var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn system_folder(named: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        named("XDG_DATA_HOME").or_else(|| named("HOME").map(|home| home.join(".local").join("share")))
    }
}
