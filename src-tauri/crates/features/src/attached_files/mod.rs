//! Files put to a visit, and documents of customers and cars: taken in whole, shown to those who
//! speak with people, taken off the page with a reason.

mod attached;
pub mod commands;
pub mod records;

pub use attached::{AttachFile, FileAttached, attach_file};
pub(crate) use attached::{KIND, document};

kernel::lists!(commands, records);
