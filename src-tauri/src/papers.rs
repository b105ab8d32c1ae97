//! Papers as the window handles them: looked at, saved where the person says,
//! handed to the viewer a person prints from by hand. What goes to a printer by
//! itself is the shop's own matter (`features::printing`).

use crate::app_state::{AppState, beside};
use crate::desktop::{DesktopError, Trouble};
use crate::folder::plain_name;
use crate::saving::{SaveDialog, save};
use features::photos::PhotoSize;
use kernel::Refusal;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};

/// A paper's bytes, for the preview.
#[tauri::command]
pub async fn document(
    state: State<'_, AppState>,
    kind: String,
    id: i64,
    size: Option<String>,
) -> Result<Response, Refusal> {
    let (shop, session) = (state.shop.clone(), state.session());
    let made =
        beside(move || features::document::document(&shop, &session, &kind, id, size.as_deref())).await?;
    Ok(Response::new(made.bytes))
}

/// A photo's bytes, small for a list or whole.
#[tauri::command]
pub async fn photo(state: State<'_, AppState>, id: i64, small: bool) -> Result<Response, Refusal> {
    let (shop, session) = (state.shop.clone(), state.session());
    let size = if small { PhotoSize::Small } else { PhotoSize::Whole };
    Ok(Response::new(beside(move || features::photos::photo(&shop, &session, id, size)).await?))
}

/// Asks where, and writes the paper there. The person may close the dialog: no path then.
#[tauri::command]
pub async fn save_document(
    window: WebviewWindow,
    state: State<'_, AppState>,
    kind: String,
    id: i64,
    size: Option<String>,
    title: String,
) -> Result<Option<String>, DesktopError> {
    let (shop, session) = (state.shop.clone(), state.session());
    beside(move || {
        let made = features::document::document(&shop, &session, &kind, id, size.as_deref())?;
        let (called, ending) = made.ending();
        let wish = SaveDialog { title: &title, file_name: &plain_name(&made.file_name), called, ending };
        Ok(save(&window, &wish, &made.bytes)?)
    })
    .await
}

/// What lies ready for the viewer. The page is told the name of its folder alone, and has
/// nothing else of the computer opened.
#[derive(Default)]
pub struct LaidOut(Mutex<HashMap<String, PathBuf>>);

impl LaidOut {
    fn note(&self, paper: PathBuf) -> String {
        let folder = paper.parent().and_then(Path::file_name).unwrap_or_default();
        let name = folder.to_string_lossy().into_owned();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), paper);
        name
    }

    fn take(&self, name: &str) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name)
    }
}

/// Draws the paper and lays it where the viewer of this computer finds it. Between this and
/// `open_document` the page has it counted: drawn after that, the first print would call
/// itself the second, and opened before it, a print could go uncounted.
#[tauri::command]
pub async fn lay_out_document(
    app: AppHandle,
    state: State<'_, AppState>,
    laid_out: State<'_, LaidOut>,
    kind: String,
    id: i64,
    size: Option<String>,
) -> Result<String, DesktopError> {
    let (shop, session) = (state.shop.clone(), state.session());
    let paper = beside(move || {
        let made = features::document::document(&shop, &session, &kind, id, size.as_deref())?;
        let folder = to_be_printed(&app).map_err(|error| not_printed(&error))?;
        let path = folder.join(plain_name(&made.file_name));
        std::fs::write(&path, &made.bytes).map_err(|error| not_printed(&error))?;
        Ok::<_, DesktopError>(path)
    })
    .await?;
    Ok(laid_out.note(paper))
}

/// Opens what was laid out in the viewer this computer has for it.
#[tauri::command]
pub async fn open_document(laid_out: State<'_, LaidOut>, paper: String) -> Result<(), DesktopError> {
    let path = laid_out.take(&paper).ok_or_else(|| not_printed(&"it was not laid out here"))?;
    beside(move || Ok(to_viewer(&path).map_err(|error| not_printed(&error))?)).await
}

fn not_printed(error: &dyn std::fmt::Display) -> Trouble {
    Trouble::Printing { reason: error.to_string() }
}

/// Windows says itself whether a program took the file. Elsewhere a launcher is
/// started that fails when there is none: it does so within moments, while one
/// that found a viewer may live as long as it.
#[cfg(windows)]
fn to_viewer(file: &Path) -> std::io::Result<()> {
    open::that_detached(file)
}

#[cfg(not(windows))]
fn to_viewer(file: &Path) -> std::io::Result<()> {
    open::that_detached_with_timeout(file, std::time::Duration::from_secs(2))
}

/// At the start, too: a code for a customer's phone is good for longer than a day.
pub fn forget_printed(app: &AppHandle) {
    if let Ok(cache) = app.path().app_cache_dir() {
        std::thread::spawn(move || forget_yesterday(&cache.join(PRINTING)));
    }
}

const PRINTING: &str = "printing";

/// A folder of its own for each paper: a viewer may still hold the one before.
fn to_be_printed(app: &AppHandle) -> tauri::Result<PathBuf> {
    let all = app.path().app_cache_dir()?.join(PRINTING);
    forget_yesterday(&all);
    let newest = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos());
    let folder = all.join(format!("{newest}"));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Papers hold names and phone numbers: what went to a printer a day ago goes.
fn forget_yesterday(all: &Path) {
    let Ok(folders) = std::fs::read_dir(all) else {
        return;
    };
    for folder in folders.flatten() {
        let old = folder
            .metadata()
            .and_then(|found| found.modified())
            .is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() > 24 * 60 * 60));
        if old && let Err(error) = std::fs::remove_dir_all(folder.path()) {
            tracing::info!(%error, "a printed paper is still held by a viewer");
        }
    }
}
