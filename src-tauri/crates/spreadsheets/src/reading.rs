//! Any file as rows of text, whatever kind it is of.

use crate::bounds::Options;
use crate::grid::Grid;
use crate::kind::{self, Kind};
use crate::progress::{Progress, ReadRequest};
use crate::unreadable::Unreadable;
use crate::{text, xls, xlsx};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads in this very process. Time and panics are bounded here, memory is not:
/// `read_outside` is for files that nobody vouches for.
///
/// # Errors
/// Why it cannot be read: too large, of no kind we read, damaged, behind a password, more
/// demanding than anybody waits for, or without the sheet that is asked for.
pub fn read(bytes: &[u8], options: &Options) -> Result<Grid, Unreadable> {
    read_guarded(Cow::Borrowed(bytes), options, Progress::default())
}

pub(crate) fn read_guarded(
    bytes: Cow<'_, [u8]>,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Grid, Unreadable> {
    let request = ReadRequest { sheet: options.sheet.as_deref(), progress };
    // The readers of workbooks were written for sound files: what makes one of
    // them panic is a damaged file and no fault of the shop's.
    catch_unwind(AssertUnwindSafe(|| read_any(bytes, request))).unwrap_or(Err(Unreadable::Damaged))
}

fn read_any(bytes: Cow<'_, [u8]>, request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    match kind::of(&bytes)? {
        Kind::Ole => xls::read_ole(bytes, request),
        Kind::Biff => xls::read_stream(bytes.into_owned(), request),
        Kind::Zip => xlsx::read(&bytes, request),
        Kind::Text => text::read(&bytes, request),
    }
}
