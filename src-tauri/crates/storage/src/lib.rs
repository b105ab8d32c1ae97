//! The shop's file. This is the only crate that knows SQLite: everything that
//! leaves it is a value of the rules, everything that enters is written inside
//! one transaction with its row in the change log.

mod catalogue;
pub mod changes;
pub mod db;
mod error;
mod vehicles;
mod instant;
mod customers;
pub mod lock;
mod migrate;
mod numbers;
mod people;
mod record;
mod records;
mod sample;
mod search;
mod shop;
mod work_orders;

pub use db::{Actor, Db, Reader, WriteOutcome, Writer};
pub use error::StorageError;
pub use instant::instant;
pub use record::Record;
pub use search::SearchHit;

pub type Result<T> = std::result::Result<T, StorageError>;
