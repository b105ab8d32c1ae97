//! What the manager does in the office: taking in the old program's files, and
//! the copies of the shop's own.

#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod attachments;
mod backups;
mod cases;
mod ending;
mod files;
mod first_hour;
mod imports;
mod imports_of_operations;
mod imports_of_packages;
mod imports_of_parts;
mod imports_of_past_orders;
mod imports_of_prices;
mod imports_of_units;
mod known_parts;
mod known_rows;
mod pin_throttle;
mod portions;
mod recovery;
mod restores;
mod stations;
mod support;
mod tasks;
mod turned_bits;
