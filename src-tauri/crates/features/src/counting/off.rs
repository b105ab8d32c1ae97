//! What a count is off by, and what that is worth.

use super::bins::account;
use crate::stock::own_word::others_approve;
use domain::counting::{CountFacts, CountScope, CountState, StockCount};
use domain::ids::{PersonId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::role::Role;
use kernel::error::Result;
use storage::{CountBinRow, CountOffRow, Reader, Writer};

/// The newest movement there is; none where nothing ever moved.
pub(super) fn newest_movement(w: &Writer<'_>) -> Result<Option<StockMovementId>> {
    let next = w.next_stock_movement()?;
    Ok((next.0 > 1).then_some(StockMovementId(next.0 - 1)))
}

/// The bins of a count, each with what is left.
pub(super) fn bins_of(r: &Reader<'_>, count: &StockCount) -> Result<Vec<CountBinRow>> {
    Ok(match count.scope {
        CountScope::Full => r.stock_count_bins(count.id, None)?,
        CountScope::Bins => r.stock_count_bins(count.id, Some(&count.bin_ids))?,
        CountScope::Cycle | CountScope::Item => r.stock_count_bins_of_parts(count.id, &count.part_ids)?,
    })
}

/// What is on the list and has no figure, or is counted again.
pub(super) fn uncounted(bins: &[CountBinRow]) -> i64 {
    bins.iter().map(|bin| bin.again + bin.untouched).sum()
}

/// What the difference of a figure is worth by what the part costs now.
pub(super) fn worth(row: &CountOffRow) -> Money {
    let by = Quantity(row.counted_quantity.0 - row.book_quantity.0);
    account(row.part_id, row.on_hand, row.stock_value, row.last_cost).worth_of(by)
}

/// What is off in all, more and less both taken as they are.
pub(super) fn off_in_all(rows: &[CountOffRow]) -> Money {
    rows.iter().map(|row| Money(worth(row).0.saturating_abs())).sum()
}

/// Everything the gate of a count looks at.
pub(super) fn facts<'a>(
    r: &Reader<'_>,
    count: &StockCount,
    (me, roles): (PersonId, &'a [Role]),
    limit: Money,
) -> Result<CountFacts<'a>> {
    // Only while it goes on somebody asks what is left, and only then there is nothing to approve.
    let counting = count.state == CountState::Counting;
    let uncounted = if counting { uncounted(&bins_of(r, count)?) } else { 0 };
    let rows = if counting { Vec::new() } else { r.stock_count_off(count.id)? };
    let counted_it = !counting && r.stock_count_lines(count.id)?.iter().any(|line| line.counted_by == me);
    Ok(CountFacts {
        roles,
        counted_it,
        others_approve: !counting && others_approve(r, me)?,
        figures: r.stock_count_figures(count.id)?,
        uncounted,
        differs: rows.iter().any(|row| row.counted_quantity != row.book_quantity),
        off_value: off_in_all(&rows),
        count_limit: limit,
    })
}
