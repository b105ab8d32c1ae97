//! What the till took and billed between two instants, from receipts and sheets
//! that are as they were signed.

use super::counter_sales::all_as_written;
use super::sheets::{payments_are_intact, sum_of_sheet, sum_of_standing};
use chrono::{DateTime, Utc};
use domain::refusal::Refusal;
use domain::settlement::Settlement;
use domain::shift::{ShiftSpan, outside_of_days, shows_use_from};
use domain::till_report::{TillFigures, till_figures};
use kernel::error::Result;
use storage::Reader;

/// A sum is only made of what still says what was signed.
///
/// # Errors
/// `Damaged` where a receipt or a sheet does not say what was written.
pub fn figures_between(r: &Reader<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<TillFigures> {
    let (moved, sheets) = (r.money_moved(from, to)?, r.sheets_issued(from, to)?);
    moved.iter().try_for_each(|of| payments_are_intact(std::slice::from_ref(&of.payment)))?;
    if let Some(sheet) = sheets.iter().find(|sheet| !says_what_was_signed(sheet)) {
        return Err(Refusal::Damaged { entity: "settlement".to_owned(), number: sheet.number.clone() }.into());
    }
    let (sold, back) = (r.counter_sold(from, to)?, r.counter_taken_back(from, to)?);
    all_as_written(r, &sold, &back)?;
    let mut books = Vec::with_capacity(sold.len());
    for sale in &sold {
        books.extend(r.sale_book(sale.id)?);
    }
    let mut figures = till_figures(&moved, &sheets)
        .with_sales(&sold, &back)
        .with_trusted(&books)
        .with_cores(&r.cores_kept(from, to)?);
    // A shop that had no shifts in these days is told nothing of what is in none.
    let mut spans = r.closed_shift_spans(shows_use_from(from), to)?;
    let open = r.open_shifts()?.into_iter().filter(|shift| shift.opened_at < to);
    spans.extend(open.map(|shift| ShiftSpan { opened_at: shift.opened_at, closed_at: None }));
    figures.outside_shifts = outside_of_days(moved.iter().map(|of| &of.payment), &spans, from);
    Ok(figures)
}

/// A sheet of a file that kept no sum of its standing has none until money moves.
fn says_what_was_signed(sheet: &Settlement) -> bool {
    let standing = sheet.standing_checksum.is_empty() || sum_of_standing(sheet) == sheet.standing_checksum;
    standing && sheet.total == sheet.content.total && sum_of_sheet(&sheet.content) == sheet.checksum
}
