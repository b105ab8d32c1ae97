//! The use cases, a folder for each of the shop's matters. Each file ends with
//! the list of its commands, or its folder has one in `commands.rs`; a use case
//! reads: load, ask the rule, save.

pub mod aftercare;
pub mod attached_files;
pub mod bookings;
pub mod claims;
pub mod counter_sales;
pub mod counting;
pub mod data_requests;
pub mod document;
pub mod express;
mod glance;
pub mod homes;
pub mod imports;
pub mod kept;
pub mod listing;
pub mod lists;
pub mod loans;
pub mod office;
pub mod operations;
pub mod overdue;
pub mod own_phone;
pub mod packages;
pub mod papers;
pub mod photos;
pub mod picking;
pub mod printing;
mod progress;
pub mod purchasing;
pub mod receiving;
pub mod records;
mod sent;
pub mod stock;
pub mod till;
pub mod visit;
pub mod visit_page;

pub use sent::MAX_SENT_BYTES;
