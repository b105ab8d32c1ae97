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
mod check_in_lists;
mod checkpoint;
mod claims;
mod complaints;
mod core_deposits;
mod counter_sales;
mod counterfoils;
mod counting;
mod customer_links;
mod customers;
mod customers_told;
pub mod damage;
mod data_requests;
pub mod db;
mod error;
mod express;
mod file_names;
pub mod file_summary;
mod follow_ups;
mod foreign;
pub mod imports;
mod instant;
#[cfg(test)]
mod leaving;
mod let_in;
mod lists;
mod loans;
pub mod lock;
mod merges;
mod migrate;
mod numbers;
mod operations;
mod outside_work;
pub mod own;
mod part_requests;
mod parts;
mod past_orders;
mod people;
mod photos;
#[cfg(test)]
mod plans;
mod printing;
mod purchasing;
pub mod quiet;
mod readers;
mod receiving;
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
mod staff;
mod stations;
mod step;
mod stock;
mod suggestions;
mod tax_invoices;
mod transaction;
mod unfinished;
mod vehicles;
mod vouchers;
mod watched;
mod work_orders;
mod workmanship;

pub use claims::UntaggedRow;
pub use complaints::{ComplaintFound, RemedyWaitingRow};
pub use counter_sales::{AccountSale, SaleToInvoiceRow};
pub use counting::{
    BinContentRow, BinHeld, CountBinRow, CountOffRow, CountPlaceRow, DuePartRow, MovedAt, PartPlaceRow,
};
pub use data_requests::SoldCarDocuments;
pub use db::{Db, WriteOutcome};
pub use error::{StorageError, Trouble};
pub use follow_ups::FollowUpRow;
pub use foreign::{ForeignChange, ForeignCommand};
pub use instant::instant;
pub use lists::{
    BookingListed, BookingSums, CallListed, CallSums, ComplaintListed, ComplaintSums, CustomerFigures,
    CustomerSums, ListAsked, ListKey, OrderListed, OrderSums, SheetListed, SheetSums, VehicleListed,
    VehicleSums,
};
pub use merges::{MERGES, NewestMoney, tables_naming};
pub use migrate::{COMPATIBILITY, newest_step};
pub use operations::Charged;
pub use parts::found::PartFound;
pub use parts::{OrderedPart, PartSupplier};
pub use printing::PrintedPaper;
pub use purchasing::{
    BeingBought, CarOfVisit, CarWaiting, Delivered, LastBought, MaybeNeeded, PartUse, UsedSince,
};
pub use receiving::{
    ExpectedOrder, GoodsReceiptRow, HeldLine, SupplierCredit, SupplierNamed, SupplierReturnRow,
};
pub use record::{Record, rows_scanned, selects_run};
pub use search::SearchHit;
pub use settlements::{AccountDays, MovementRow, OpenAt};
pub use stations::{KeptSession, PinTries};
pub use stock::figures::{AskedAndThere, ClassedPart, DeadStock, IssuedLines, PartNamed, UsedPart};
pub use stock::lists::{PartLabelled, PartListed, PartOrdered};
pub use stock::months::{CardRow, MovedSince, MovementListed, PartInMonth};
pub use stock::visit_needs::{ExpectedRow, NeededRow, QuotedRow};
pub use stock::warnings::{StockWarning, StockWarningCounts, WarningDays};
pub use stock::{Availability, StockLevel, WrongSum};
pub use suggestions::SuggestionFound;
pub use tax_invoices::{PrepaidRow, ROWS_AT_A_TIME, ToInvoiceRow};
pub use transaction::{Actor, Reader, Writer};
pub use watched::{plans_of, tables_read_by};
pub use work_orders::SolvedFault;
pub use workmanship::{DeliveredVisit, VisitCameBack};

pub type Result<T> = std::result::Result<T, StorageError>;
