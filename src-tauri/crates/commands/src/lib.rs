//! The use cases, one file per feature, and the one list that names them all.

pub mod appointments;
pub mod arrival;
pub mod backups;
pub mod bindings;
pub mod check_in;
pub mod complaints;
pub mod customers;
pub mod delivery;
mod error;
pub mod estimates;
pub mod flow;
pub mod follow_ups;
#[cfg(test)]
mod full_disk;
pub mod homes;
mod host;
pub mod imports;
pub mod inspections;
pub mod lines;
pub mod papers;
pub mod people;
pub mod registry;
pub mod sample;
pub mod search;
mod sessions;
pub mod settlement;
pub mod setup;
mod shop;
mod sign_in;
pub mod tasks;
pub mod vehicles;
pub mod visits;
pub mod workshop;

pub use domain::refusal::Refusal;
pub use error::{Error, Result};
pub use host::{Clock, Session, SystemClock};
pub use papers::Document;
pub use shop::Shop;
pub use storage::StorageError as OpenRefusal;
pub use storage::Trouble;
pub use storage::changes::{Changed, Changes};
