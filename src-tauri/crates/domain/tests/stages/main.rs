//! The rules of the stages, held against a table that was written from the
//! shop's own description, and against long random days.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod missing;
mod table;
mod walks;
