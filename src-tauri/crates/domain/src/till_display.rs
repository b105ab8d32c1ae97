//! What the screen turned to the customer shows: what is due of the one sheet
//! the till collects just now, the shop's codes to scan, and a thank you. It
//! stands in the open, so that it shows the less the longer nobody says a word.

use crate::collection_code::CollectionCode;
use crate::customer_link::sheet_may_be_shown;
use crate::ids::{SettlementId, StationId};
use crate::money::Money;
use crate::settlement::{PaymentMeans, Settlement};
use crate::sheet_actions::MAX_PARTS;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where money is collected: a station, or the host's own computer, which is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Till(pub Option<StationId>);

/// The page says again and again that it collects: a computer that was switched
/// off says nothing more. Browsers let a page out of sight speak once a minute.
const SILENCE: TimeDelta = TimeDelta::seconds(90);
/// A page somebody left open collects from nobody any more.
const LONGEST: TimeDelta = TimeDelta::minutes(15);
/// The thank you is read once, and the next customer steps up.
const THANKS: TimeDelta = TimeDelta::minutes(1);
/// How long a screen that asked last is taken to be there: it asks every second.
pub const LOOKS: TimeDelta = TimeDelta::seconds(10);

/// So much by one means, as it stands in the cashier's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartShown {
    pub means: PaymentMeans,
    pub amount: Money,
}

/// What a till collects just now, as its page said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collecting {
    pub settlement_id: SettlementId,
    /// Of what is on account, and not of what is owed.
    collects: bool,
    /// By what it is to be paid; nothing while nobody said so.
    parts: Vec<PartShown>,
    /// What had been paid on the sheet when it began.
    received: Money,
    since: DateTime<Utc>,
    last: DateTime<Utc>,
    ended: bool,
}

/// What the customer sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForCustomer {
    Nothing,
    Due(Money),
    ThankYou,
}

impl Collecting {
    /// `before` is what this till collected until now: the same sheet goes on
    /// where it was, so that a page that only says it again begins no new time.
    pub fn of(
        sheet: &Settlement,
        collects: bool,
        mut parts: Vec<PartShown>,
        before: Option<&Self>,
        now: DateTime<Utc>,
    ) -> Self {
        parts.truncate(MAX_PARTS);
        let begun = before.filter(|before| {
            before.settlement_id == sheet.id && before.collects == collects && before.is_open(now)
        });
        let (since, received) = begun.map_or((now, sheet.received), |begun| (begun.since, begun.received));
        Self { settlement_id: sheet.id, collects, parts, received, since, last: now, ended: false }
    }

    /// The cashier left it; what was paid until then is still thanked for.
    pub fn end(&mut self, now: DateTime<Utc>) {
        self.ended = true;
        self.last = now;
    }

    fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.ended && within(self.last, SILENCE, now)
    }

    /// Only a sheet of the customer's own that stands, and only while it is collected.
    pub fn shows(&self, sheet: &Settlement, now: DateTime<Utc>) -> ForCustomer {
        if sheet.id != self.settlement_id || sheet_may_be_shown(sheet).is_err() {
            return ForCustomer::Nothing;
        }
        let due = if self.collects { sheet.on_account } else { sheet.owed_now() };
        if due > Money::ZERO {
            let is_now = self.is_open(now) && within(self.since, LONGEST, now);
            return if is_now { ForCustomer::Due(due) } else { ForCustomer::Nothing };
        }
        // Put on account it is owed no more, and nobody paid.
        let is_paid = sheet.received > self.received && within(self.last, THANKS, now);
        if is_paid { ForCustomer::ThankYou } else { ForCustomer::Nothing }
    }

    /// Which of the shop's codes stand beside it, and what is to be typed after
    /// each: all of it by any while nobody said by what; then what the form
    /// says, and none where it is paid in notes.
    pub fn to_scan(&self, due: Money) -> Vec<PartShown> {
        let all = |means| PartShown { means, amount: due };
        if self.parts.is_empty() {
            return CollectionCode::MEANS.into_iter().map(all).collect();
        }
        let of = |means| {
            let parts = self.parts.iter().filter(|part| part.means == means);
            let amount = parts.map(|part| part.amount.max(Money::ZERO).min(due)).sum::<Money>().min(due);
            PartShown { means, amount }
        };
        CollectionCode::MEANS.into_iter().map(of).filter(|part| part.amount > Money::ZERO).collect()
    }
}

/// A clock that was set back makes nothing last longer.
fn within(since: DateTime<Utc>, most: TimeDelta, now: DateTime<Utc>) -> bool {
    now >= since && now - since < most
}
