//! Money in, money on account, money back.

use super::{CollectOnAccount, PaymentPart, PaymentTaken, PutOnAccount, RefundPayment, TakePayment};
use crate::kept::sheets::{keep_standing, payment, sheet_with_payments, sum_of_payment};
use crate::records::search::index_number;
use crate::visit::flow;
use crate::visit::flow::Moved;
use domain::ids::PaymentId;
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, LONGEST_TEXT, Refusal, required};
use domain::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use domain::work_order::StageStep;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// More ways of paying at once than a counter has ever seen.
const MOST_PARTS: usize = 10;

fn check_means(sheet: &Settlement, means: PaymentMeans) -> Result<()> {
    let claim = matches!(sheet.payer, Payer::Insurer | Payer::Manufacturer);
    if means == PaymentMeans::Insurer && !claim {
        return Err(Refusal::bad("means", FieldProblem::Unknown).into());
    }
    Ok(())
}

fn check_amount(amount: Money) -> Result<()> {
    let problem = match amount {
        amount if amount == Money::ZERO => FieldProblem::Empty,
        amount if amount < Money::ZERO => FieldProblem::Negative,
        amount if amount > Money::LARGEST => FieldProblem::TooLarge,
        _ => return Ok(()),
    };
    Err(Refusal::bad("amount", problem).into())
}

fn check_part(sheet: &Settlement, part: &PaymentPart) -> Result<()> {
    check_amount(part.amount)?;
    check_means(sheet, part.means)?;
    if part.tendered < part.amount {
        return Err(Refusal::TenderedTooLittle.into());
    }
    // Only notes and coins give change.
    let most = if part.means == PaymentMeans::Cash { Money::LARGEST } else { part.amount };
    if part.tendered > most {
        return Err(Refusal::bad("tendered", FieldProblem::TooLarge).into());
    }
    Ok(())
}

fn is_open(sheet: &Settlement) -> Result<()> {
    if sheet.state == SheetState::Open {
        Ok(())
    } else {
        Err(Refusal::SheetIs { state: sheet.state.code().to_owned() }.into())
    }
}

fn stands(sheet: &Settlement) -> Result<()> {
    if super::bill::stands(sheet) {
        Ok(())
    } else {
        Err(Refusal::SheetIs { state: sheet.state.code().to_owned() }.into())
    }
}

/// Money is taken on what the cashier saw: a page behind another station's
/// payment is told what is owed by now, and nothing is taken.
fn as_seen(seen: Money, owed: Money) -> Result<()> {
    if seen == owed { Ok(()) } else { Err(Refusal::OwedChanged { seen, owed }.into()) }
}

/// Where the sheet stands after money moved.
fn settle(sheet: &mut Settlement, now: chrono::DateTime<chrono::Utc>) {
    if sheet.owed() <= Money::ZERO {
        sheet.state = SheetState::Settled;
        sheet.settled_at = Some(now);
    } else {
        sheet.state = SheetState::Open;
        sheet.settled_at = None;
    }
}

/// Writes one receipt.
fn receipt(cx: &Write, mut payment: Payment) -> Result<PaymentId> {
    payment.number = cx.w.next_number::<Payment>(&cx.details()?.settings.prefixes.receipt, cx.today()?)?;
    payment.checksum = sum_of_payment(&payment);
    cx.w.insert(&mut payment)?;
    index_number(cx.w, "payment", payment.id.0, &payment.number)?;
    Ok(payment.id)
}

/// What came over the counter at once.
struct Taken {
    payments: Vec<PaymentId>,
    amount: Money,
    change: Money,
}

/// Writes a receipt for every part, when together they are no more than is
/// `due`.
fn take_parts(cx: &Write, sheet: &Settlement, parts: &[PaymentPart], due: Money) -> Result<Taken> {
    if parts.is_empty() {
        return Err(Refusal::bad("parts", FieldProblem::Empty).into());
    }
    if parts.len() > MOST_PARTS {
        return Err(Refusal::bad("parts", FieldProblem::TooLarge).into());
    }
    for part in parts {
        check_part(sheet, part)?;
    }
    let amount: Money = parts.iter().map(|part| part.amount).sum();
    if amount > due {
        return Err(Refusal::OverPaid { amount, owed: due }.into());
    }
    let mut payments = Vec::with_capacity(parts.len());
    let mut change = Money::ZERO;
    for part in parts {
        change += part.tendered - part.amount;
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
    Ok(Taken { payments, amount, change })
}

pub fn take_payment(cx: &Write, ask: TakePayment) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::take(cx, sheet.work_order_id, Action::TakePayment)?;
    is_open(&sheet)?;
    as_seen(ask.owed, sheet.owed())?;
    let taken = take_parts(cx, &sheet, &ask.parts, sheet.owed())?;
    sheet.received += taken.amount;
    settle(&mut sheet, cx.now);
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.owed();
    let visit = flow::moved(cx, visit, Action::TakePayment, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

/// All that is still owed on the sheet is trusted to its payer.
pub fn put_on_account(cx: &Write, ask: PutOnAccount) -> Result<Moved> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::take(cx, sheet.work_order_id, Action::PutOnAccount)?;
    is_open(&sheet)?;
    let reason = required("reason", &ask.reason, LONGEST_TEXT)?;
    sheet.on_account += sheet.owed();
    settle(&mut sheet, cx.now);
    keep_standing(cx.w, &mut sheet)?;
    let (id, stage) = (visit.id, visit.stage);
    let moved = flow::moved(cx, visit, Action::PutOnAccount, &reason)?;
    if moved.stage == stage {
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
    Ok(moved)
}

/// What was trusted to the payer comes in. The sheet was settled when it was
/// trusted: neither its state nor the visit's stage moves.
pub fn collect_on_account(cx: &Write, ask: CollectOnAccount) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::take(cx, sheet.work_order_id, Action::CollectOnAccount)?;
    stands(&sheet)?;
    as_seen(ask.owed, sheet.on_account)?;
    let taken = take_parts(cx, &sheet, &ask.parts, sheet.on_account)?;
    sheet.on_account -= taken.amount;
    sheet.received += taken.amount;
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.on_account;
    let visit = flow::moved(cx, visit, Action::CollectOnAccount, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

pub fn refund_payment(cx: &Write, ask: RefundPayment) -> Result<Moved> {
    let paid = payment(cx.w, ask.payment_id)?;
    let (mut sheet, payments) = sheet_with_payments(cx.w, paid.settlement_id)?;
    let visit = flow::take(cx, sheet.work_order_id, Action::RefundPayment)?;
    stands(&sheet)?;
    let reason = required("reason", &ask.reason, LONGEST_TEXT)?;
    check_amount(ask.amount)?;
    if !paid.means.goes_back_as().contains(&ask.means) {
        return Err(Refusal::bad("means", FieldProblem::Unknown).into());
    }
    if paid.refund_of.is_some() {
        // What went back once cannot go back again.
        return Err(Refusal::bad("payment_id", FieldProblem::Unknown).into());
    }
    let given_back: Money =
        payments.iter().filter(|other| other.refund_of == Some(paid.id)).map(|other| other.amount).sum();
    let remains = paid.amount + given_back;
    if ask.amount > remains {
        return Err(Refusal::OverRefunded { amount: ask.amount, remains }.into());
    }
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
    settle(&mut sheet, cx.now);
    keep_standing(cx.w, &mut sheet)?;
    flow::moved(cx, visit, Action::RefundPayment, &reason)
}
