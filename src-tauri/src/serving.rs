//! `workbay --serve`: the installed program does what `workbay-serve` does. Started as a
//! service of the system it serves from the moment the computer is switched on, where
//! `--without-window` waits for somebody to sign in to a desktop.

use crate::logging;
use lan::serving::{Serving, serve as serve_shop};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use tauri::utils::platform::resource_dir;
use tauri::{Context, Env};

/// Until the system ends it. Nobody may look at what a service says: it stands in the
/// journal beside the file.
pub fn serve(words: impl Iterator<Item = OsString>, packed: fn() -> Context) -> ExitCode {
    match run(words, packed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            tracing::error!(sentence, "the shop cannot be served");
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(words: impl Iterator<Item = OsString>, packed: fn() -> Context) -> Result<(), String> {
    let mut asked = Serving::of(words)?;
    std::fs::create_dir_all(&asked.data).map_err(|error| format!("The folder cannot be made: {error}."))?;
    logging::begin(&asked.data);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), folder = %asked.data.display(), "started to serve");
    asked.ui = asked.ui.or_else(|| installed_pages(&packed()));
    serve_shop(asked)
}

/// As they were installed beside the program; otherwise they are looked for where a build leaves them.
fn installed_pages(packed: &Context) -> Option<PathBuf> {
    let folder = resource_dir(packed.package_info(), &Env::default()).ok()?;
    Some(folder.join("ui")).filter(|ui| ui.join("index.html").is_file())
}
