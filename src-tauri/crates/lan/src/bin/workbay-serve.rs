//! The shop without a window, as a program of its own.

use cap::Cap;
use lan::serving::{Serving, serve};
use std::io;
use std::process::ExitCode;

// glibc keeps what was large in every thread that ever used it; other systems give it back.
#[cfg(target_os = "linux")]
use mimalloc::MiMalloc as Memory;
#[cfg(not(target_os = "linux"))]
use std::alloc::System as Memory;

/// A stranger's file is read by this program called anew, within bounds that
/// only its allocator can hold.
#[global_allocator]
static ALLOCATOR: Cap<Memory> = Cap::new(Memory, usize::MAX);

fn main() -> ExitCode {
    spreadsheets::child::serve_if_asked(|bytes| ALLOCATOR.set_limit(bytes).is_ok());
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("WORKBAY_LOG").unwrap_or_else(|_| "info".into()),
        )
        .init();
    match Serving::of(std::env::args_os().skip(1)).and_then(serve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
