//! A file for whoever is asked for help: what this program is, how it is set,
//! what its journal says. Who saves it can read it first: it is plain text.

use crate::app_state::{AppState, beside};
use crate::desktop::DesktopError;
use crate::folder::Folder;
use crate::saving::{SaveDialog, save};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use tauri::{State, WebviewWindow};

/// The end of the journal is what the trouble is about.
const MAX_JOURNAL: u64 = 300_000;
const FILE_NAME: &str = "workbay-support.txt";

/// Asks where, and writes it there. The person may close the dialog: no path then.
#[tauri::command]
pub async fn save_support_file(
    window: WebviewWindow,
    state: State<'_, AppState>,
    folder: State<'_, Folder>,
    title: String,
) -> Result<Option<String>, DesktopError> {
    let (shop, session, folder) = (state.shop.clone(), state.session(), folder.0.clone());
    beside(move || {
        let asked = serde_json::json!({});
        let report = app::call(&shop, &session, "support_report", asked, None)?;
        let report = report["text"].as_str().unwrap_or_default();
        let journal = features::office::support::without_persons(&end_of(&folder.join("workbay.log")));
        let wish = SaveDialog { title: &title, file_name: FILE_NAME, called: "TXT", ending: "txt" };
        Ok(save(&window, &wish, format!("{report}\njournal\n{journal}").as_bytes())?)
    })
    .await
}

/// A journal that cannot be read is not what keeps the rest from being sent.
fn end_of(path: &Path) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = std::fs::File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(MAX_JOURNAL)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_or_else(|error| error.to_string(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}
