//! How money moves on a settlement sheet, and what becomes of it when the sheet is
//! taken back. Whether it may move is asked of [`crate::sheet_actions`] before.

use crate::money::Money;
use crate::settlement::{Payment, Settlement, SheetState};
use crate::sheet_actions::{goes_back_by_itself, left_of};
use crate::stored_value::gift_given_back;
use chrono::{DateTime, Utc};

impl Settlement {
    /// So much came in.
    pub fn take(&mut self, amount: Money, now: DateTime<Utc>) {
        self.received += amount;
        self.settle(now);
    }

    /// All that is still owed on it is trusted to its payer.
    pub fn trust(&mut self, now: DateTime<Utc>) {
        let owed = self.owed();
        self.on_account += owed;
        self.settle(now);
    }

    /// So much of what was trusted came in. The sheet was settled when it was trusted,
    /// and stays so.
    pub fn collect(&mut self, amount: Money) {
        self.on_account -= amount;
        self.received += amount;
    }

    /// So much went back, and is owed again.
    pub fn refund(&mut self, amount: Money, now: DateTime<Utc>) {
        self.received -= amount;
        self.settle(now);
    }

    /// So much of what had been collected went back. Its payer was trusted with it, and
    /// is again: the sheet stays as settled as it was.
    pub fn refund_collected(&mut self, amount: Money) {
        self.received -= amount;
        self.on_account += amount;
    }

    /// It is taken back: nobody owes it any more, on account or otherwise, and what was
    /// paid on it is elsewhere.
    pub fn void(&mut self, reason: &str) {
        self.state = SheetState::Voided;
        self.received = Money::ZERO;
        self.on_account = Money::ZERO;
        reason.clone_into(&mut self.void_reason);
    }
}

/// What of a receipt goes back to where it was drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PutBack<'a> {
    pub drawn: &'a Payment,
    pub amount: Money,
    /// What of the amount had been given on top.
    pub gift: Money,
}

/// What was drawn for a sheet from stored value, and the vouchers laid down for it: what
/// of each goes back by itself when the sheet is taken back.
pub fn put_back_by_void<'a>(sheet: &Settlement, payments: &'a [Payment]) -> Vec<PutBack<'a>> {
    let on_it = payments.iter().filter(|paid| paid.settlement_id == Some(sheet.id));
    let back = on_it.filter(|paid| goes_back_by_itself(paid)).map(|drawn| {
        let amount = left_of(drawn, payments);
        PutBack { drawn, amount, gift: gift_given_back(drawn, payments, amount) }
    });
    back.filter(|back| back.amount > Money::ZERO).collect()
}

/// What of the money on a sheet stays with the shop when it is taken back, until the
/// corrected sheet draws it down or it goes back: nobody pays twice because a sheet was
/// wrong.
pub fn set_free_by_void(sheet: &Settlement, payments: &[Payment]) -> Money {
    let on_it = payments.iter().filter(|paid| paid.settlement_id == Some(sheet.id));
    on_it.filter(|paid| !goes_back_by_itself(paid)).map(|paid| paid.amount).sum()
}
