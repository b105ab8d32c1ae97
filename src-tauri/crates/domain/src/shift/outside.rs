//! Cash that belongs to no shift. A small shop takes money without any; one that uses
//! shifts may take cash between two of them, which no count finds. It is told when the
//! next shift is opened, and in the report of its days, so that somebody can say where it
//! is: in the float, in the safe, or nowhere.

use super::means::by_means;
use crate::money::Money;
use crate::settlement::{Payment, PaymentMeans};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CashOutside {
    pub since: DateTime<Utc>,
    pub receipts: i64,
    pub refunds: i64,
    /// What came in less what went back.
    pub net: Money,
}

impl CashOutside {
    /// None where there is no such cash.
    pub fn of<'a>(payments: impl IntoIterator<Item = &'a Payment>, since: DateTime<Utc>) -> Option<Self> {
        let is_outside =
            |paid: &&Payment| paid.means == PaymentMeans::Cash && paid.shift_id.is_none() && paid.at >= since;
        let moved = payments.into_iter().filter(is_outside).map(|paid| (paid.means, paid.amount));
        let total = by_means(moved).pop()?;
        Some(Self { since, receipts: total.receipts, refunds: total.refunds, net: total.net() })
    }
}

/// So long after its last closing a shop that may do without shifts is taken to use them
/// still: over a weekend, and no longer. One that tried them once is not asked about its cash
/// for ever.
const USED_UNTIL: TimeDelta = TimeDelta::days(3);

/// From when on cash was taken that the next shift is told of: the last closing. While a
/// drawer is open all cash goes into one, and who opened the first was told of the rest; a
/// shop that never closed a shift uses none, nor does one that closed its last days ago,
/// unless it takes no money without one.
pub fn outside_since(
    is_any_open: bool,
    required: bool,
    last_closed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    last_closed.filter(|closed_at| !is_any_open && (required || now - *closed_at <= USED_UNTIL))
}

/// When a shift was open; one that still is was not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ShiftSpan {
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl ShiftSpan {
    /// Whether the shop used shifts at that instant, as far as this one shows.
    fn shows_use_at(&self, at: DateTime<Utc>) -> bool {
        self.opened_at <= at && self.closed_at.is_none_or(|closed_at| at - closed_at <= USED_UNTIL)
    }
}

/// From when on shifts are looked at that show whether some days used any.
pub fn shows_use_from(from: DateTime<Utc>) -> DateTime<Utc> {
    from - USED_UNTIL
}

/// Cash of some days that is in no shift, as far as the shop used shifts when it was taken:
/// one that tried them in January is told nothing of its cash of June.
pub fn outside_of_days<'a>(
    payments: impl IntoIterator<Item = &'a Payment>,
    spans: &[ShiftSpan],
    from: DateTime<Utc>,
) -> Option<CashOutside> {
    let since = spans.iter().map(|span| span.opened_at).min()?.max(from);
    let in_use = |paid: &&Payment| spans.iter().any(|span| span.shows_use_at(paid.at));
    CashOutside::of(payments.into_iter().filter(in_use), since)
}
