//! The shop's file. This is the only crate that knows SQLite: everything that
//! leaves it is a value of the rules, everything that enters is written inside
//! one transaction with its row in the change log.

mod appointments;
mod catalogue;
pub mod backups;
pub mod changes;
mod complaints;
pub mod db;
mod error;
mod follow_ups;
pub mod homes;
mod vehicles;
mod instant;
mod customers;
pub mod imports;
pub mod lock;
mod migrate;
mod numbers;
mod people;
#[cfg(test)]
mod plans;
mod record;
mod records;
mod sample;
pub mod replay;
mod search;
mod settlements;
mod shop;
mod work_orders;

pub use complaints::ComplaintFound;
pub use db::{Actor, Db, Reader, WriteOutcome, Writer};
pub use error::StorageError;
pub use instant::instant;
pub use follow_ups::CallToMake;
pub use record::{Record, rows_scanned};
pub use search::SearchHit;

pub type Result<T> = std::result::Result<T, StorageError>;
