//! The bytes of a file that came in a request.

use base64::Engine;
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::{Error, Result};
use spreadsheets::{Grid, Options, Program, Unreadable, read, read_outside};
use std::sync::OnceLock;

static READER: OnceLock<Program> = OnceLock::new();

/// From now on tables are read by this program, called anew for each. Without
/// one, as in tests, they are read here.
pub fn read_files_with(program: Program) {
    // Said twice, the first counts: it is the same program.
    let _ = READER.set(program);
}

/// A stranger's table, read where the program can in a process of its own, so that
/// no file takes the shop along. `go_on` hears how many rows are read.
///
/// # Errors
/// No program to read with. What is wrong with the file is an answer.
pub(crate) fn grid_of(
    bytes: &[u8],
    sheet: Option<&str>,
    go_on: impl Fn(u32) -> bool,
) -> Result<std::result::Result<Grid, Unreadable>> {
    let options = Options { sheet: sheet.map(str::to_owned) };
    match READER.get() {
        Some(program) => read_outside(program, bytes, &options, go_on)
            .map_err(|error| Error::Fault(format!("the reader of files cannot be started: {error}"))),
        None => Ok(read(bytes, &options)),
    }
}

/// A camera's own files stay below; the page sends photos smaller.
pub const MAX_SENT_BYTES: usize = 20 << 20;

/// # Errors
/// More than anybody sends, or no base64.
pub(crate) fn bytes_of(content: &str) -> Result<Vec<u8>> {
    let megabytes = |bytes: usize| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    let content = content.trim();
    // What fills up the last four letters is no part of the file.
    let padding = content.bytes().rev().take_while(|byte| *byte == b'=').count();
    let length = (content.len() / 4 * 3).saturating_sub(padding);
    if length > MAX_SENT_BYTES {
        let (megabytes, limit) = (megabytes(length), megabytes(MAX_SENT_BYTES));
        return Err(Refusal::FileTooLarge { megabytes, limit }.into());
    }
    let decoded = base64::engine::general_purpose::STANDARD.decode(content);
    Ok(decoded.map_err(|_| Refusal::bad("content", FieldProblem::Unknown))?)
}
