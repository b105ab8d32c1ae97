//! The program's own journal, `workbay.log` beside the shop's file: what went
//! wrong on a computer nobody can look at is found here.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// One journal before this one is kept; together they stay below a few megabytes.
const MAX: u64 = 2_000_000;

pub fn begin(folder: &Path) {
    let filter = EnvFilter::try_from_env("WORKBAY_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    // A disk that takes no journal must not keep the counter from working.
    let file = open(folder)
        .ok()
        .map(|file| tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(file)));
    let console = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // Only a second subscriber is refused, and this is the only place that makes one.
    let _ = tracing_subscriber::registry().with(filter).with(console).with(file).try_init();

    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!(%panic, "a bug brought a thread down");
        before(panic);
    }));
}

fn open(folder: &Path) -> std::io::Result<File> {
    let path = folder.join("workbay.log");
    if path.metadata().is_ok_and(|found| found.len() > MAX) {
        std::fs::rename(&path, folder.join("workbay.before.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
