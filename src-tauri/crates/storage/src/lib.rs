//! The shop's file. This is the only crate that knows SQLite: everything that
//! leaves it is a value of the rules, everything that enters is written inside
//! one transaction with its row in the change log.

// Before all others: its conditions stand in their questions.
#[macro_use]
mod hidden;

mod answers;
mod appointments;
mod attached_files;
pub mod backups;
pub mod blobs;
mod catalogue;
pub mod changes;
mod checkpoint;
mod complaints;
mod counterfoils;
mod customer_links;
mod customers;
pub mod damage;
pub mod db;
mod error;
mod file_names;
pub mod file_summary;
mod follow_ups;
mod foreign;
pub mod imports;
mod instant;
#[cfg(test)]
mod leaving;
mod let_in;
pub mod lock;
mod migrate;
mod numbers;
pub mod own;
mod people;
mod photos;
#[cfg(test)]
mod plans;
mod printing;
pub mod quiet;
mod record;
mod records;
pub mod replay;
pub mod restore;
mod sample;
pub mod screens;
mod search;
mod seen;
mod service_contracts;
mod settlements;
mod shifts;
mod shop;
mod stations;
mod step;
mod suggestions;
mod tax_invoices;
mod transaction;
mod unfinished;
mod vehicles;
mod vouchers;
mod watched;
mod work_orders;

pub use complaints::{ComplaintFound, RemedyWaitingRow};
pub use db::{Db, WriteOutcome};
pub use error::{StorageError, Trouble};
pub use follow_ups::FollowUpRow;
pub use foreign::{ForeignChange, ForeignCommand};
pub use instant::instant;
pub use migrate::{COMPATIBILITY, newest_step};
pub use printing::PrintedPaper;
pub use record::{Record, rows_scanned, selects_run};
pub use search::SearchHit;
pub use settlements::{AccountDays, MovementRow, OpenAt};
pub use stations::{KeptSession, PinTries};
pub use suggestions::SuggestionFound;
pub use tax_invoices::{PrepaidRow, ROWS_AT_A_TIME, ToInvoiceRow};
pub use transaction::{Actor, Reader, Writer};
pub use watched::{plans_of, tables_read_by};

pub type Result<T> = std::result::Result<T, StorageError>;
