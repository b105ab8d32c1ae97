//! The door of a computer that joined another one's shop, as long as its window is there.

use lan::JoinedDoor;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager};

pub struct OwnDoor(Mutex<Option<JoinedDoor>>);

impl OwnDoor {
    pub fn of(door: JoinedDoor) -> Self {
        Self(Mutex::new(Some(door)))
    }
}

/// Answers what is still being answered, and shuts.
pub fn end(app: &AppHandle) {
    if let Some(own) = app.try_state::<OwnDoor>() {
        own.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
