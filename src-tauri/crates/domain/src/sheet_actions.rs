//! What may be done with a settlement sheet and with a payment on it. Whether
//! the visit lets it, and whom, is asked of the visit's own gate before.

use crate::credit::{credit_of, payer_of};
use crate::line::Payer;
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::role::Role;
use crate::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use crate::work_order::stage::Action;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetAction {
    TakePayment,
    PutOnAccount,
    CollectOnAccount,
    RefundPayment,
    VoidSettlement,
}

impl SheetAction {
    pub const ALL: [Self; 5] = [
        Self::TakePayment,
        Self::PutOnAccount,
        Self::CollectOnAccount,
        Self::RefundPayment,
        Self::VoidSettlement,
    ];

    /// What the visit has to allow for it.
    pub const fn of_visit(self) -> Action {
        match self {
            Self::TakePayment => Action::TakePayment,
            Self::PutOnAccount => Action::PutOnAccount,
            Self::CollectOnAccount => Action::CollectOnAccount,
            Self::RefundPayment => Action::RefundPayment,
            Self::VoidSettlement => Action::VoidSettlement,
        }
    }
}

impl Settlement {
    /// Neither voided nor the mirror that voids.
    pub const fn is_active(&self) -> bool {
        self.state.is_active()
    }

    /// What is still to be collected on an active sheet.
    pub fn owed_now(&self) -> Money {
        if self.is_active() { self.owed().max(Money::ZERO) } else { Money::ZERO }
    }

    /// The gate of the sheet itself.
    ///
    /// # Errors
    /// `SheetIs` where the action does not belong to its state.
    pub fn check(&self, action: SheetAction) -> Result<(), Refusal> {
        let lets = match action {
            SheetAction::TakePayment | SheetAction::PutOnAccount => self.state == SheetState::Open,
            SheetAction::CollectOnAccount | SheetAction::RefundPayment | SheetAction::VoidSettlement => {
                self.is_active()
            }
        };
        if !lets {
            return Err(Refusal::SheetIs { state: self.state.code().to_owned() });
        }
        Ok(())
    }

    /// What is offered on it to these roles, and to nobody else: the offers say
    /// something of the money on it. Where nothing is on account there is nothing
    /// to collect: who tries all the same, from a page behind another till, is
    /// told by the amounts what is on account by now. Nor is one voided whose days
    /// for it are over.
    pub fn actions(&self, roles: &[Role], voiding_ended: bool) -> Vec<SheetAction> {
        let collects = self.on_account > Money::ZERO;
        SheetAction::ALL
            .into_iter()
            .filter(|action| action.of_visit().roles().iter().any(|role| roles.contains(role)))
            .filter(|action| self.check(*action).is_ok())
            .filter(|action| *action != SheetAction::CollectOnAccount || collects)
            .filter(|action| *action != SheetAction::VoidSettlement || !voiding_ended)
            .collect()
    }

    /// Where it stands after money moved.
    pub fn settle(&mut self, now: DateTime<Utc>) {
        let settled = self.owed() <= Money::ZERO;
        self.state = if settled { SheetState::Settled } else { SheetState::Open };
        self.settled_at = settled.then_some(now);
    }
}

impl SheetState {
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Open | Self::Settled)
    }
}

impl Payer {
    /// Only a claim is paid by an insurer: nobody else's sheet takes that.
    pub const fn pays_by(self, means: PaymentMeans) -> bool {
        match means {
            PaymentMeans::Insurer => matches!(self, Self::Insurer | Self::Manufacturer),
            _ => means.is_money(),
        }
    }
}

/// One means at the till: how much by it, and what was laid down for it.
#[derive(Clone, Copy, Debug)]
pub struct Paid {
    pub means: PaymentMeans,
    pub amount: Money,
    pub tendered: Money,
}

/// More ways of paying at once than a counter has ever seen.
pub const MAX_PARTS: usize = 10;

/// An amount that goes over the counter: more than nothing.
///
/// # Errors
/// `BadField` for nothing, less, or beyond any amount.
pub fn check_amount(amount: Money) -> Result<(), Refusal> {
    if amount == Money::ZERO {
        return Err(Refusal::bad("amount", FieldProblem::Empty));
    }
    in_range("amount", amount.0, Money::MAX.0).map(|_| ())
}

/// What is paid at once, checked part by part and together against what is due:
/// the sum, and the change that goes back. What is drawn down is no more than
/// the payer has with the shop.
///
/// # Errors
/// `BadField` for no parts, too many, an amount of nothing or a means this payer does not pay
/// by; `TenderedTooLittle`; `OverDrawn` beyond the credit, `OverPaid` beyond what is due.
pub fn check_parts(
    payer: Payer,
    parts: &[Paid],
    due: Money,
    credit: Money,
) -> Result<(Money, Money), Refusal> {
    // What a customer has stored is theirs alone.
    let stored = |means| means == PaymentMeans::StoredValue && payer == Payer::Customer;
    let takes = |means| means == PaymentMeans::Deposit || stored(means) || payer.pays_by(means);
    let total = check_each(parts, takes)?;
    let drawn = parts.iter().filter(|part| part.means == PaymentMeans::Deposit).map(|part| part.amount);
    let drawn: Money = drawn.sum();
    if drawn > credit {
        return Err(Refusal::OverDrawn { amount: drawn, credit });
    }
    if total.0 > due {
        return Err(Refusal::OverPaid { amount: total.0, owed: due });
    }
    Ok(total)
}

/// What is paid in before there is a sheet to pay.
///
/// # Errors
/// `BadField` for no parts, too many, a means that is no deposit, or a sum beyond any amount;
/// `TenderedTooLittle`.
pub fn check_deposit(parts: &[Paid]) -> Result<(Money, Money), Refusal> {
    let total = check_each(parts, PaymentMeans::may_be_deposited)?;
    in_range("amount", total.0.0, Money::MAX.0)?;
    Ok(total)
}

pub(crate) fn check_each(
    parts: &[Paid],
    takes: impl Fn(PaymentMeans) -> bool,
) -> Result<(Money, Money), Refusal> {
    if parts.is_empty() {
        return Err(Refusal::bad("parts", FieldProblem::Empty));
    }
    if parts.len() > MAX_PARTS {
        return Err(Refusal::bad("parts", FieldProblem::TooLarge));
    }
    for part in parts {
        check_amount(part.amount)?;
        if !takes(part.means) {
            return Err(Refusal::bad("means", FieldProblem::Unknown));
        }
        check_tendered(part)?;
    }
    let amount: Money = parts.iter().map(|part| part.amount).sum();
    Ok((amount, parts.iter().map(|part| part.tendered - part.amount).sum()))
}

fn check_tendered(part: &Paid) -> Result<(), Refusal> {
    if part.tendered < part.amount {
        return Err(Refusal::TenderedTooLittle);
    }
    // Only notes and coins give change.
    let most = if part.means == PaymentMeans::Cash { Money::MAX } else { part.amount };
    if part.tendered > most {
        return Err(Refusal::bad("tendered", FieldProblem::TooLarge));
    }
    Ok(())
}

/// Money is taken on what the cashier saw: a page behind another station's
/// payment is told what is owed by now, and nothing is taken.
///
/// # Errors
/// `OwedChanged` where another amount is owed by now.
pub fn as_seen(seen: Money, owed: Money) -> Result<(), Refusal> {
    if seen == owed { Ok(()) } else { Err(Refusal::OwedChanged { seen, owed }) }
}

/// A sheet is taken back as the page showed it: of one that another till was paid for a
/// moment ago its money is told first. A page from before it was asked says nothing.
///
/// # Errors
/// `SheetChanged` where something else is paid on it, or on account, by now.
pub fn sheet_as_seen(
    received: Option<Money>,
    on_account: Option<Money>,
    sheet: &Settlement,
) -> Result<(), Refusal> {
    let was_seen = |seen: Option<Money>, now| seen.is_none_or(|seen| seen == now);
    if was_seen(received, sheet.received) && was_seen(on_account, sheet.on_account) {
        return Ok(());
    }
    Err(Refusal::SheetChanged { received: sheet.received, on_account: sheet.on_account })
}

/// The same for a deposit, which comes on top of what is held already.
///
/// # Errors
/// `HeldChanged` where another amount is held by now.
pub fn held_as_seen(seen: Money, payments: &[Payment], sheets: &[Settlement]) -> Result<(), Refusal> {
    let held = credit_of(Payer::Customer, "", payments, sheets);
    if seen == held { Ok(()) } else { Err(Refusal::HeldChanged { seen, held }) }
}

/// What of a payment has not gone back: nothing is left of what went back itself.
/// Refunds are amounts below zero.
pub(crate) fn left_of(paid: &Payment, payments: &[Payment]) -> Money {
    if paid.refund_of.is_some() {
        return Money::ZERO;
    }
    let back: Money =
        payments.iter().filter(|other| other.refund_of == Some(paid.id)).map(|other| other.amount).sum();
    (paid.amount + back).max(Money::ZERO)
}

/// What of a payment may still go back: nothing of what went back itself. Of one
/// whose sheet no longer stands, or that never had one, no more than is left of
/// it with the shop.
pub fn refundable(paid: &Payment, payments: &[Payment], sheets: &[Settlement]) -> Money {
    let remains = left_of(paid, payments);
    if remains == Money::ZERO || is_on_a_standing_sheet(paid, sheets) {
        return remains;
    }
    if !paid.means.is_money() {
        return Money::ZERO;
    }
    let (payer, name) = payer_of(paid, payments, sheets);
    remains.min(credit_of(payer, name, payments, sheets)).max(Money::ZERO)
}

/// Money goes back on what the page said may: of two who give back of one payment
/// at the same time the second is told what is left by now.
///
/// # Errors
/// `RefundableChanged` where another amount may go back by now.
pub fn refundable_as_seen(
    seen: Money,
    paid: &Payment,
    payments: &[Payment],
    sheets: &[Settlement],
) -> Result<(), Refusal> {
    let remains = refundable(paid, payments, sheets);
    if seen == remains { Ok(()) } else { Err(Refusal::RefundableChanged { seen, remains }) }
}

/// It goes back to where it was drawn from when its sheet is taken back: to the stored
/// value, or to the voucher. A voucher without a number, of an older program, has
/// nowhere to go back to.
pub fn goes_back_by_itself(paid: &Payment) -> bool {
    paid.means == PaymentMeans::StoredValue || !paid.voucher_number.is_empty()
}

/// What goes back of it is owed again; of any other it leaves the deposit.
pub fn is_on_a_standing_sheet(paid: &Payment, sheets: &[Settlement]) -> bool {
    sheets.iter().any(|sheet| Some(sheet.id) == paid.settlement_id && sheet.is_active())
}

/// Whether so much of a payment goes back by this means.
///
/// # Errors
/// `BadField` for no amount, a means it does not go back by, or a receipt that went back
/// itself; `OverRefunded` beyond what is left, `VoucherGoesBackWhole` for a part of a voucher.
pub fn check_refund(
    paid: &Payment,
    payments: &[Payment],
    sheets: &[Settlement],
    amount: Money,
    means: PaymentMeans,
) -> Result<(), Refusal> {
    check_amount(amount)?;
    if !paid.means.goes_back_as().contains(&means) {
        return Err(Refusal::bad("means", FieldProblem::Unknown));
    }
    if paid.refund_of.is_some() {
        // What went back once cannot go back again.
        return Err(Refusal::bad("payment_id", FieldProblem::Unknown));
    }
    let remains = refundable(paid, payments, sheets);
    if amount > remains {
        return Err(Refusal::OverRefunded { amount, remains });
    }
    if !paid.voucher_number.is_empty() && amount < remains {
        // A voucher is used or it is not.
        let number = paid.voucher_number.clone();
        return Err(Refusal::VoucherGoesBackWhole { number, amount: remains });
    }
    Ok(())
}
