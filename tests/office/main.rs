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
mod known_rows;
mod pin_throttle;
mod portions;
mod recovery;
mod restores;
mod stations;
mod support;
mod tasks;
mod turned_bits;
