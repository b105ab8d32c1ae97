//! The printers of this computer: which there are, a PDF sent to one of them at
//! the exact size of its paper and without a dialog, and what became of it.
//!
//! Linux and macOS print through the service that speaks IPP (CUPS), Windows
//! through its spooler. The shop's papers are strange to this crate: it takes
//! bytes, a title and a size.

mod drawer;
mod error;
mod job;
mod media;
mod printer;

#[cfg(not(windows))]
mod over_ipp;
#[cfg(windows)]
mod spooler;

pub use error::PrintError;
pub use job::{Document, JobId, JobState, JobStatus, SentJob};
pub use media::{Media, MediaOffer};
pub use printer::{Printer, PrinterState};

#[cfg(not(windows))]
pub use over_ipp::Service;
#[cfg(windows)]
pub use spooler::Service;
