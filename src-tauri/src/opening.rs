//! The shop's file is opened while the desktop's libraries wake: each takes a
//! part of the first second, and neither needs the other.

use crate::logging;
use features::office::recovery::Opened;
use kernel::{Clock, OpenRefusal};
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;

/// A folder whose file is on its way.
pub struct Opening {
    pub folder: PathBuf,
    /// What time it is for this program, from its start to its end.
    pub clock: Arc<dyn Clock>,
    file: JoinHandle<Result<Opened, OpenRefusal>>,
}

/// Begins to open the file of a folder, which is made where there is none, and
/// the journal beside it.
///
/// # Errors
///
/// Where the folder cannot be made, no thread can be had, or the clock this
/// program was told to go by says no time.
pub fn begin(folder: PathBuf) -> Result<Opening, Box<dyn Error>> {
    std::fs::create_dir_all(&folder)?;
    logging::begin(&folder);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), folder = %folder.display(), "started");
    // Without itself it would read files in the window's own process: rather none.
    features::imports::read_files_with(spreadsheets::Program::this()?);
    let clock = kernel::clock::of_this_program()?;
    let (place, time) = (folder.clone(), clock.clone());
    let file = std::thread::Builder::new()
        .name("opening".to_owned())
        .spawn(move || app::open_or_recover(&place, time))?;
    Ok(Opening { folder, clock, file })
}

impl Opening {
    /// What came of it, as soon as it is there.
    pub fn done(self) -> Result<Opened, OpenRefusal> {
        self.file.join().unwrap_or_else(|bug| std::panic::resume_unwind(bug))
    }
}
