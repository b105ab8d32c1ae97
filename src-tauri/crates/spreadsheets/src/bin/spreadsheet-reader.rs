//! Reads one spreadsheet for the program that started it, within bounds.

use cap::Cap;
use std::alloc::System;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    spreadsheets::child::serve_only(|bytes| ALLOCATOR.set_limit(bytes).is_ok())
}
