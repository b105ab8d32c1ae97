//! Reading a stranger's file: outside of every lock and, where the program can,
//! in a process of its own, so that no file takes the shop along.

use super::table::{Table, refusal_of, unreadable};
use super::{ImportFile, MAX_FILE, columns};
use base64::Engine;
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::{Error, Result};
use kernel::tasks::Progress;
use spreadsheets::{Options, Program, read, read_outside};
use std::sync::OnceLock;

static READER: OnceLock<Program> = OnceLock::new();

/// From now on files are read by this program, called anew for each. Without
/// one, as in tests, they are read here.
pub fn read_files_with(program: Program) {
    // Said twice, the first counts: it is the same program.
    let _ = READER.set(program);
}

/// The rows read so far are told as done; how many there are is not known yet.
pub fn table_of(ask: &ImportFile, progress: &Progress) -> Result<Table> {
    let table = read_table(ask, |rows| {
        progress.at(rows as usize);
        progress.go_on().is_ok()
    })?;
    progress.at(0);
    Ok(table)
}

fn read_table(ask: &ImportFile, go_on: impl Fn(u32) -> bool) -> Result<Table> {
    let megabytes = |bytes: usize| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    if ask.content.len() / 4 * 3 > MAX_FILE {
        let limit = megabytes(MAX_FILE);
        return Err(Refusal::FileTooLarge { megabytes: megabytes(ask.content.len() / 4 * 3), limit }.into());
    }
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(ask.content.trim())
        .map_err(|_| Refusal::bad("content", FieldProblem::Unknown))?;
    let options = Options { sheet: ask.sheet.clone() };
    let grid = match READER.get() {
        Some(program) => read_outside(program, &bytes, &options, go_on)
            .map_err(|error| Error::Fault(format!("the reader of files cannot be started: {error}")))?,
        None => read(&bytes, &options),
    };
    drop(bytes);
    let grid = grid.map_err(refusal_of)?;
    if grid.is_empty() {
        return Err(unreadable("no_rows").into());
    }
    let known = |name: &str| columns::usual_field(ask.kind, name).is_some();
    Ok(Table::of(grid, known)?)
}
