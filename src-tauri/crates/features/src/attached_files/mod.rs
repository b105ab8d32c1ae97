//! Files put to a visit: taken in whole, shown to those who speak with people,
//! taken off the page with a reason.

mod attached;
pub mod commands;

pub use attached::{AttachFile, FileAttached, attach_file};
pub(crate) use attached::{KIND, document};
pub use commands::{COMMANDS, visit};
