//! What was asked for when booking, as lines of the visit: at the catalogue's
//! prices, drafts until the estimate.

use super::draft;
use super::typed::weighed;
use domain::appointment::Appointment;
use domain::catalogue::CatalogueItem;
use domain::ids::WorkOrderId;
use domain::line::Line;
use domain::money::Money;
use domain::trade_words::plain;
use domain::work_order::at_hand::next_position;
use domain::work_order::totals::expected_total;
use kernel::error::Result;
use kernel::host::Write;
use serde::Serialize;
use ts_rs::TS;

/// More items than a catalogue has under one name.
const MAX_NAMESAKES: usize = 50;

/// What the customer was told when booking, beside what the lines come to.
#[derive(Debug, Serialize, TS)]
pub struct BookedQuote {
    pub quoted: Option<Money>,
    /// How much more the lines come to than was told; less below zero.
    pub over: Money,
    /// What was asked for and stands in no line yet.
    pub unlisted: Vec<String>,
}

/// Every item that the catalogue knows becomes a line. What it does not know
/// stands in the customer's words and is told on the page.
pub(crate) fn add_wanted(cx: &Write, order: WorkOrderId, items: &[String]) -> Result<()> {
    let mut position = next_position(&cx.w.lines_of(order)?);
    for item in items {
        let Some(item) = item_called(cx, item)? else { continue };
        let figures = item.figures(&cx.details()?.settings);
        // The list price is nobody's concession, whatever the thing costs the shop.
        let typed = weighed(cx, figures, Some(item.id), None)?;
        let mut line = draft(order, position, typed);
        cx.w.insert(&mut line)?;
        cx.w.count_use(line.figures.kind, &line.figures.code)?;
        position += 1;
    }
    Ok(())
}

/// The item of this name in anybody's words, the work before the part.
fn item_called(cx: &Write, name: &str) -> Result<Option<CatalogueItem>> {
    let called = plain(name);
    let mut found = cx.w.catalogue(name, None, true, MAX_NAMESAKES)?;
    found.retain(|item| plain(&item.terms.name) == called);
    found.sort_by_key(|item| !item.kind.is_job());
    Ok(found.into_iter().next())
}

/// Nothing to tell when nothing was quoted and everything stands in the lines.
pub(crate) fn quote_of(booking: Option<&Appointment>, lines: &[Line]) -> Option<BookedQuote> {
    let booking = booking?;
    let names: Vec<String> = lines.iter().map(|line| plain(&line.figures.name)).collect();
    let unlisted: Vec<String> =
        booking.items.iter().filter(|item| !names.contains(&plain(item))).cloned().collect();
    if booking.estimate.is_none() && unlisted.is_empty() {
        return None;
    }
    let over = booking.estimate.map_or(Money::ZERO, |quoted| expected_total(lines) - quoted);
    Some(BookedQuote { quoted: booking.estimate, over, unlisted })
}
