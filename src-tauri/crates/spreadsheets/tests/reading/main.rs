//! Every kind of file, read as the programs of the shop read it.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod attacks;
mod kinds;
mod mutated;
mod pages;
mod support;
mod texts;
mod workbooks;
