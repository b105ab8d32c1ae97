//! The side that reads: a process of its own, which may run out of memory
//! without taking the shop's program along.

use crate::progress::Progress;
use crate::reading::read_guarded;
use crate::{Options, wire};
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

/// A program that is called with this, and nothing else, reads and ends.
pub const ASKED: &str = "--read-spreadsheet";
/// What reading may take. The allocator counts what it is asked for; the system
/// gives more than that, and the whole is to stay below 200 MB.
pub const MEMORY: usize = 165 << 20;

/// Sets how many bytes the program may take from now on; false when it cannot.
/// Only the program itself can say this of its allocator.
pub type Limit = fn(usize) -> bool;

/// Reads a file for the program that started this one, and ends the process.
/// Does nothing when nobody asked for it, so every program that is its own
/// reader calls this before all else.
pub fn serve_if_asked(limit: Limit) {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == ASKED) {
        let done = limit(MEMORY) && serve().is_ok();
        std::process::exit(i32::from(!done));
    }
}

/// The main function of a program that can do nothing but read.
pub fn serve_only(limit: Limit) -> ExitCode {
    serve_if_asked(limit);
    eprintln!("This program reads a spreadsheet for another one, when asked with {ASKED}.");
    ExitCode::FAILURE
}

fn serve() -> io::Result<()> {
    // A damaged file makes its readers panic; the answer says so, and nobody
    // reads what would be printed.
    std::panic::set_hook(Box::new(|_| {}));
    let question = wire::read_question(&mut BufReader::new(io::stdin().lock()))?;
    let options = Options { sheet: question.sheet };
    let out = RefCell::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    // Whoever asked may be gone: then the answer cannot be written either.
    let tell = |rows: u32| drop(wire::write_progress(&mut *out.borrow_mut(), rows));
    let answer = read_guarded(Cow::Owned(question.bytes), &options, Progress(&tell));
    let mut out = out.into_inner();
    wire::write_answer(&mut out, answer)?;
    out.flush()
}
