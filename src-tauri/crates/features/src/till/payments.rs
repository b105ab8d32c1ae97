//! Money in, money on account, money back.

use super::{CollectOnAccount, PaymentPart, PaymentTaken, PutOnAccount, RefundPayment, TakePayment};
use crate::kept::sheets::{keep_standing, payment, sheet_with_payments, sum_of_payment};
use crate::records::search::index_number;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::ids::PaymentId;
use domain::money::Money;
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::settlement::{Payment, Settlement};
use domain::sheet_actions::{Paid, SheetAction, as_seen, check_parts, check_refund};
use domain::work_order::StageStep;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// Writes one receipt.
fn receipt(cx: &Write, mut payment: Payment) -> Result<PaymentId> {
    payment.number = cx.w.next_number::<Payment>(&cx.details()?.settings.prefixes.receipt, cx.today()?)?;
    payment.checksum = sum_of_payment(&payment);
    cx.w.insert(&mut payment)?;
    index_number(cx.w, "payment", payment.id.0, &payment.number)?;
    Ok(payment.id)
}

/// What came over the counter at once.
struct Recorded {
    payments: Vec<PaymentId>,
    amount: Money,
    change: Money,
}

const fn paid(part: &PaymentPart) -> Paid {
    Paid { means: part.means, amount: part.amount, tendered: part.tendered }
}

/// Writes a receipt for every part, when together they are no more than is
/// `due`.
fn record_parts(cx: &Write, sheet: &Settlement, parts: &[PaymentPart], due: Money) -> Result<Recorded> {
    let (amount, change) = check_parts(sheet.payer, &parts.iter().map(paid).collect::<Vec<_>>(), due)?;
    let mut payments = Vec::with_capacity(parts.len());
    for part in parts {
        payments.push(receipt(
            cx,
            Payment {
                id: PaymentId(0),
                number: String::new(),
                settlement_id: sheet.id,
                work_order_id: sheet.work_order_id,
                means: part.means,
                amount: part.amount,
                tendered: part.tendered,
                refund_of: None,
                reason: String::new(),
                at: cx.now,
                person_id: cx.my_id()?,
                checksum: String::new(),
            },
        )?);
    }
    Ok(Recorded { payments, amount, change })
}

pub fn take_payment(cx: &Write, ask: TakePayment) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::TakePayment)?;
    sheet.check(SheetAction::TakePayment)?;
    as_seen(ask.owed, sheet.owed())?;
    let taken = record_parts(cx, &sheet, &ask.parts, sheet.owed())?;
    sheet.received += taken.amount;
    sheet.settle(cx.now);
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.owed();
    let visit = flow::advance(cx, visit, Action::TakePayment, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

/// All that is still owed on the sheet is trusted to its payer.
pub fn put_on_account(cx: &Write, ask: PutOnAccount) -> Result<VisitUpdate> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::PutOnAccount)?;
    sheet.check(SheetAction::PutOnAccount)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    sheet.on_account += sheet.owed();
    sheet.settle(cx.now);
    keep_standing(cx.w, &mut sheet)?;
    let (id, stage) = (visit.id, visit.stage);
    let update = flow::advance(cx, visit, Action::PutOnAccount, &reason)?;
    if update.stage == stage {
        // Another sheet keeps the visit where it is; why this one was trusted
        // is kept all the same.
        cx.w.insert(&mut StageStep {
            id: 0,
            work_order_id: id,
            action: Action::PutOnAccount,
            from_stage: Some(stage),
            to_stage: stage,
            at: cx.now,
            person_id: cx.my_id()?,
            note: reason,
        })?;
    }
    Ok(update)
}

/// What was trusted to the payer comes in. The sheet was settled when it was
/// trusted: neither its state nor the visit's stage moves.
pub fn collect_on_account(cx: &Write, ask: CollectOnAccount) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::CollectOnAccount)?;
    sheet.check(SheetAction::CollectOnAccount)?;
    as_seen(ask.owed, sheet.on_account)?;
    let taken = record_parts(cx, &sheet, &ask.parts, sheet.on_account)?;
    sheet.on_account -= taken.amount;
    sheet.received += taken.amount;
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.on_account;
    let visit = flow::advance(cx, visit, Action::CollectOnAccount, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

pub fn refund_payment(cx: &Write, ask: RefundPayment) -> Result<VisitUpdate> {
    let paid = payment(cx.w, ask.payment_id)?;
    let (mut sheet, payments) = sheet_with_payments(cx.w, paid.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::RefundPayment)?;
    sheet.check(SheetAction::RefundPayment)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    check_refund(&sheet, &paid, &payments, ask.amount, ask.means)?;
    receipt(
        cx,
        Payment {
            id: PaymentId(0),
            number: String::new(),
            settlement_id: sheet.id,
            work_order_id: visit.id,
            means: ask.means,
            amount: -ask.amount,
            tendered: -ask.amount,
            refund_of: Some(paid.id),
            reason: reason.clone(),
            at: cx.now,
            person_id: cx.my_id()?,
            checksum: String::new(),
        },
    )?;
    sheet.received -= ask.amount;
    sheet.settle(cx.now);
    keep_standing(cx.w, &mut sheet)?;
    flow::advance(cx, visit, Action::RefundPayment, &reason)
}
