//! Where something is saved: asked in the desktop's own dialog, which says in the person's language what it is for,
//! begins where they saved before, and leaves the ending to the program.

use crate::desktop::Trouble;
use crate::folder::write_whole;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

/// The folder somebody chose last, as long as the program runs.
#[derive(Default)]
pub struct LastFolder(Mutex<Option<PathBuf>>);

impl LastFolder {
    /// Where a dialog begins: there, or where this computer keeps documents. The folder of the program means nothing to
    /// anybody.
    fn or_documents(&self, window: &WebviewWindow) -> Option<PathBuf> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        last.filter(|folder| folder.is_dir())
            .or_else(|| window.path().document_dir().ok().filter(|folder| folder.is_dir()))
            .or_else(|| window.path().home_dir().ok())
    }

    fn is(&self, folder: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
    }
}

/// What is to be saved, as the dialog says it.
pub struct SaveDialog<'a> {
    /// The dialog's own title.
    pub title: &'a str,
    pub file_name: &'a str,
    /// What such files are called, and how their names end.
    pub called: &'a str,
    pub ending: &'a str,
}

/// Asks where, and writes it there. The person may close the dialog: no path then.
pub fn save(window: &WebviewWindow, wish: &SaveDialog<'_>, bytes: &[u8]) -> Result<Option<String>, Trouble> {
    let last = window.state::<LastFolder>();
    let mut dialog = window
        .dialog()
        .file()
        .set_parent(window)
        .set_title(wish.title)
        .set_file_name(wish.file_name)
        .add_filter(wish.called, &[wish.ending]);
    if let Some(folder) = last.or_documents(window) {
        dialog = dialog.set_directory(folder);
    }
    let Some(chosen) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let trouble = |path: String, reason: String| Trouble::Saving { path, reason };
    let chosen = chosen.into_path().map_err(|error| trouble(wish.file_name.to_owned(), error.to_string()))?;
    let path = with_ending(chosen, wish.ending, Path::exists);
    write_whole(&path, bytes).map_err(|error| trouble(path.display().to_string(), error.to_string()))?;
    if let Some(folder) = path.parent() {
        last.is(folder);
    }
    Ok(Some(path.display().to_string()))
}

/// A name typed without its ending would be a file no computer knows how to open. The dialog asked about overwriting the
/// name as it was typed, not about this one: what is there already stays.
fn with_ending(chosen: PathBuf, ending: &str, is_there: impl Fn(&Path) -> bool) -> PathBuf {
    if chosen.extension().is_some_and(|typed| typed.eq_ignore_ascii_case(ending)) {
        return chosen;
    }
    let name = chosen.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = name.trim_end_matches('.');
    let numbered = |number: u32| {
        let number = if number == 1 { String::new() } else { format!(" ({number})") };
        chosen.with_file_name(format!("{name}{number}.{ending}"))
    };
    (1..).map(numbered).find(|path| !is_there(path)).unwrap_or(chosen)
}

#[cfg(test)]
mod tests {
    use super::with_ending;
    use std::path::{Path, PathBuf};

    fn saved_as(typed: &str, there: &[&str]) -> PathBuf {
        with_ending(PathBuf::from(typed), "pdf", |path| there.iter().any(|one| path == Path::new(one)))
    }

    #[test]
    fn a_name_gets_the_ending_nobody_typed() {
        for (typed, expect) in [
            ("/a/结算单.pdf", "/a/结算单.pdf"),
            ("/a/结算单.PDF", "/a/结算单.PDF"),
            ("/a/结算单", "/a/结算单.pdf"),
            ("/a/结算单.", "/a/结算单.pdf"),
            ("/a/JS20260302001.第一份", "/a/JS20260302001.第一份.pdf"),
        ] {
            assert_eq!(saved_as(typed, &[]), Path::new(expect), "{typed}");
        }
    }

    #[test]
    fn what_the_dialog_did_not_ask_about_is_not_written_over() {
        assert_eq!(saved_as("/a/x", &["/a/x.pdf"]), Path::new("/a/x (2).pdf"));
        assert_eq!(saved_as("/a/x", &["/a/x.pdf", "/a/x (2).pdf"]), Path::new("/a/x (3).pdf"));
        // Of this one it asked.
        assert_eq!(saved_as("/a/x.pdf", &["/a/x.pdf"]), Path::new("/a/x.pdf"));
    }
}
