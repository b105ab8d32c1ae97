//! Any file as rows of text, whatever kind it is of.

use crate::bounds::Options;
use crate::grid::Grid;
use crate::kind::{self, Kind};
use crate::told::{Asked, Told};
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
    read_guarded(Cow::Borrowed(bytes), options, Told::default())
}

pub(crate) fn read_guarded(
    bytes: Cow<'_, [u8]>,
    options: &Options,
    told: Told<'_>,
) -> Result<Grid, Unreadable> {
    let asked = Asked { sheet: options.sheet.as_deref(), told };
    // The readers of workbooks were written for sound files: what makes one of
    // them panic is a damaged file and no fault of the shop's.
    catch_unwind(AssertUnwindSafe(|| read_any(bytes, asked))).unwrap_or(Err(Unreadable::Damaged))
}

fn read_any(bytes: Cow<'_, [u8]>, asked: Asked<'_>) -> Result<Grid, Unreadable> {
    match kind::of(&bytes)? {
        Kind::Ole => xls::read_ole(bytes, asked),
        Kind::Biff => xls::read_stream(bytes.into_owned(), asked),
        Kind::Zip => xlsx::read(&bytes, asked),
        Kind::Text => text::read(&bytes, asked),
    }
}
