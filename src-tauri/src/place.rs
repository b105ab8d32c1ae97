//! Where the window stood, how large it was and how large its words are: each
//! is found again after the next start.

use crate::folder::write_whole;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Manager, State, WebviewWindow};

pub const WIDTH: f64 = 1366.0;
pub const HEIGHT: f64 = 768.0;
pub const MIN_WIDTH: f64 = 1024.0;
pub const MIN_HEIGHT: f64 = 560.0;

/// The sizes of everything in the window, in per cent.
const ZOOMS: [u32; 11] = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250];
const FULL: u32 = 100;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub width: f64,
    pub height: f64,
    /// The upper left corner; none before the window was ever moved.
    pub corner: Option<(f64, f64)>,
    pub maximized: bool,
    pub zoom: u32,
}

impl Default for Place {
    fn default() -> Self {
        Self { width: WIDTH, height: HEIGHT, corner: None, maximized: false, zoom: FULL }
    }
}

pub struct PlaceStore {
    path: PathBuf,
    place: Mutex<Place>,
    /// Whether an earlier start has left a place.
    pub known: bool,
}

impl PlaceStore {
    pub fn in_folder(folder: &Path) -> Self {
        let path = folder.join("window").join("place.json");
        let read = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { path, place: Mutex::new(read.map_or_else(Place::default, validated)), known: read.is_some() }
    }

    fn lock(&self) -> MutexGuard<'_, Place> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn place(&self) -> Place {
        *self.lock()
    }

    pub fn save(&self) {
        let written = serde_json::to_vec(&self.place()).map_err(std::io::Error::from).and_then(|bytes| {
            std::fs::create_dir_all(self.path.parent().unwrap_or(&self.path))?;
            write_whole(&self.path, &bytes)
        });
        if let Err(error) = written {
            tracing::warn!(%error, "the window's place is not kept");
        }
    }
}

/// What was kept may be of another screen, or written by a hand.
fn validated(place: Place) -> Place {
    let within = |value: f64, least: f64| if value.is_finite() { value.max(least) } else { least };
    Place {
        width: within(place.width, MIN_WIDTH),
        height: within(place.height, MIN_HEIGHT),
        corner: place.corner.filter(|(x, y)| x.is_finite() && y.is_finite()),
        zoom: if ZOOMS.contains(&place.zoom) { place.zoom } else { FULL },
        ..place
    }
}

/// Whether the window's title bar would lie on one of the screens there are
/// now: the second one may be at home today.
pub fn is_on_a_screen(app: &AppHandle, (x, y): (f64, f64)) -> bool {
    /// So much of the title bar is enough to take hold of the window.
    const HOLD: f64 = 100.0;
    app.available_monitors().unwrap_or_default().iter().any(|screen| {
        let scale = screen.scale_factor();
        let (corner, size) =
            (screen.position().to_logical::<f64>(scale), screen.size().to_logical::<f64>(scale));
        let across = x + HOLD >= corner.x && x + HOLD <= corner.x + size.width;
        across && y >= corner.y && y + HOLD <= corner.y + size.height
    })
}

/// The window was moved or resized.
pub fn note(window: &WebviewWindow) {
    let kept: State<'_, PlaceStore> = window.state();
    let maximized = window.is_maximized().unwrap_or(false);
    let mut place = kept.lock();
    place.maximized = maximized;
    // A window that fills the screen, or lies in the task bar, has the place it had before.
    if maximized || window.is_minimized().unwrap_or(false) {
        return;
    }
    let scale = window.scale_factor().unwrap_or(1.0);
    if let Ok(size) = window.inner_size() {
        let size = size.to_logical::<f64>(scale);
        (place.width, place.height) = (size.width, size.height);
    }
    if let Ok(corner) = window.outer_position() {
        let corner = corner.to_logical::<f64>(scale);
        place.corner = Some((corner.x, corner.y));
    }
}

/// One step larger or smaller, or with 0 back to the full size; answers the per cent it is now.
#[tauri::command]
pub fn zoom(window: WebviewWindow, kept: State<'_, PlaceStore>, step: i32) -> u32 {
    let percent = stepped(kept.place().zoom, step);
    kept.lock().zoom = percent;
    kept.save();
    set_zoom(&window, percent);
    percent
}

fn stepped(percent: u32, step: i32) -> u32 {
    let next = match step {
        0 => Some(&FULL),
        1.. => ZOOMS.iter().find(|one| **one > percent),
        _ => ZOOMS.iter().rev().find(|one| **one < percent),
    };
    next.copied().unwrap_or(percent)
}

pub fn set_zoom(window: &WebviewWindow, percent: u32) {
    if let Err(error) = window.set_zoom(f64::from(percent) / f64::from(FULL)) {
        tracing::warn!(%error, percent, "the window's words could not change their size");
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, stepped, validated};

    #[test]
    fn a_kept_place_is_never_one_nobody_could_work_in() {
        let kept = Place {
            width: 10.0,
            height: f64::NAN,
            corner: Some((f64::INFINITY, 0.0)),
            maximized: true,
            zoom: 3,
        };
        let found = validated(kept);
        assert_eq!(found, Place { width: 1024.0, height: 560.0, corner: None, maximized: true, zoom: 100 });
        assert_eq!(validated(Place::default()), Place::default());
    }

    #[test]
    fn words_grow_and_shrink_by_steps_and_end_somewhere() {
        let cases = [(100, 1, 110), (100, -1, 90), (250, 1, 250), (50, -1, 50), (175, 0, 100), (104, 1, 110)];
        for (from, step, to) in cases {
            assert_eq!(stepped(from, step), to, "{from} {step}");
        }
    }
}
