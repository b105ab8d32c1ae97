//! A stranger's file as rows of text: workbooks old and new, plain text in the
//! encodings Chinese programs write, and the web pages that call themselves
//! workbooks. What a file says is never believed before it is read, and a
//! program that has to go on living reads it through `outside`.

mod biff;
mod cell;
pub mod child;
mod draft;
mod encoding;
mod grid;
mod kind;
mod outside;
mod package;
mod page;
mod quotes;
mod remark;
mod rows;
mod strays;
mod strings;
mod text;
mod unreadable;
mod value;
mod wire;
mod xls;
mod xlsx;
mod xml;

pub use grid::{Grid, Row};
pub use outside::{Program, read_outside};
pub use remark::Remark;
pub use unreadable::Unreadable;

use kind::Kind;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest file a caller should hand in.
pub const LARGEST_FILE: usize = 20 << 20;
pub const MOST_ROWS: u32 = 200_000;
pub const MOST_COLUMNS: u32 = 256;
/// What a spreadsheet holds in one cell at most.
pub const LONGEST_CELL: usize = 32_767;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The sheet to read; without one it is the first visible one with rows.
    pub sheet: Option<String>,
}

/// Reads in this very process. Time and panics are bounded here, memory is not:
/// `read_outside` is for files that nobody vouches for.
pub fn read(bytes: &[u8], options: &Options) -> Result<Grid, Unreadable> {
    read_guarded(Cow::Borrowed(bytes), options)
}

fn read_guarded(bytes: Cow<'_, [u8]>, options: &Options) -> Result<Grid, Unreadable> {
    // The readers of workbooks were written for sound files: what makes one of
    // them panic is a damaged file and no fault of the shop's.
    catch_unwind(AssertUnwindSafe(|| read_any(bytes, options))).unwrap_or(Err(Unreadable::Damaged))
}

fn read_any(bytes: Cow<'_, [u8]>, options: &Options) -> Result<Grid, Unreadable> {
    let sheet = options.sheet.as_deref();
    match kind::of(&bytes)? {
        Kind::Ole => xls::read_ole(bytes, sheet),
        Kind::Biff => xls::read_stream(bytes.into_owned(), sheet),
        Kind::Zip => xlsx::read(&bytes, sheet),
        Kind::Text => text::read(&bytes, sheet),
    }
}
