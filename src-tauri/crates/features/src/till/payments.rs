//! Money in, money on account, money back.

use super::drawer::shift_of;
use super::prepaid::{at_sale, keep_prepaid};
pub(super) use super::receipt_content::{ReceiptContent, ReceiptSubject};
use super::vouchers::laid_down;
use super::{CollectOnAccount, PaymentPart, PaymentTaken, PutOnAccount, RefundPayment, TakePayment};
use crate::kept::sheets::{
    keep_standing, payment, payments_are_intact, sheet_with_payments, stored_receipts, sum_of_payment,
};
use crate::papers::keep_receipt;
use crate::records::search::index_number;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::account::limit::AccountRoom;
use domain::account::movement::AccountMovement;
use domain::appointment::Appointment;
use domain::credit::credit_of;
use domain::customer::Customer;
use domain::ids::{PaymentId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{MAX_TEXT_LEN, Refusal, required};
use domain::settlement::{Payment, PaymentMeans, Settlement};
use domain::sheet_actions::{
    Paid, SheetAction, as_seen, check_parts, check_refund, is_on_a_standing_sheet, refundable_as_seen,
};
use domain::stored_value::{balance_of, gift_drawn, gift_given_back};
use domain::work_order::StageStep;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// Writes one receipt.
pub(super) fn receipt(cx: &Write, of: &ReceiptSubject, content: &ReceiptContent<'_>) -> Result<PaymentId> {
    receipt_naming(cx, of, content, "")
}

/// The same with the number of the voucher that paid, or that it goes back to.
pub(super) fn receipt_naming(
    cx: &Write,
    of: &ReceiptSubject,
    content: &ReceiptContent<'_>,
    voucher_number: &str,
) -> Result<PaymentId> {
    let mut payment = Payment {
        id: PaymentId(0),
        number: cx.w.next_number::<Payment>(&cx.details()?.settings.prefixes.receipt, cx.today()?)?,
        settlement_id: of.settlement_id,
        work_order_id: of.work_order_id,
        appointment_id: of.appointment_id,
        shift_id: shift_of(cx, content.means, content.amount)?,
        service_contract_id: of.service_contract_id,
        counter_sale_id: of.counter_sale_id,
        core_deposit_id: of.core_deposit_id,
        customer_id: of.customer_id,
        gift: content.gift,
        at_sale: at_sale(cx, of, content)?,
        voucher_number: voucher_number.to_owned(),
        means: content.means,
        amount: content.amount,
        tendered: content.tendered,
        refund_of: content.refund_of,
        taken_with: content.taken_with,
        reason: content.reason.to_owned(),
        at: cx.now,
        person_id: cx.my_id()?,
        checksum: String::new(),
    };
    payment.checksum = sum_of_payment(&payment);
    cx.w.insert(&mut payment)?;
    index_number(cx.w, "payment", payment.id.0, &payment.number)?;
    keep_prepaid(cx, &payment)?;
    keep_receipt(cx, &payment)?;
    Ok(payment.id)
}

/// What came over the counter at once.
pub(super) struct Recorded {
    pub payments: Vec<PaymentId>,
    pub amount: Money,
    pub change: Money,
}

pub(super) fn paid(parts: &[PaymentPart]) -> Vec<Paid> {
    parts
        .iter()
        .map(|part| Paid { means: part.means, amount: part.amount, tendered: part.tendered })
        .collect()
}

/// The receipts of one payment know the first of them: one paper tells of all.
#[derive(Clone, Copy, Default)]
pub(super) struct PaymentGroup {
    first: Option<PaymentId>,
}

impl PaymentGroup {
    /// Ties a receipt to the first one of the same payment. Money that only moves
    /// within the shop had its receipt when it came in, and is not printed again.
    fn joined<'a>(&self, content: ReceiptContent<'a>) -> ReceiptContent<'a> {
        ReceiptContent { taken_with: self.first.filter(|_| content.means.is_money()), ..content }
    }

    fn wrote(&mut self, means: PaymentMeans, receipt: PaymentId) {
        if means.is_money() {
            self.first.get_or_insert(receipt);
        }
    }
}

/// A receipt for every part.
pub(super) fn receipts(cx: &Write, of: &ReceiptSubject, parts: &[PaymentPart]) -> Result<Vec<PaymentId>> {
    receipts_in(cx, of, parts, &mut PaymentGroup::default())
}

/// The same beside what else is taken at once.
pub(super) fn receipts_in(
    cx: &Write,
    of: &ReceiptSubject,
    parts: &[PaymentPart],
    group: &mut PaymentGroup,
) -> Result<Vec<PaymentId>> {
    let one = |part: &PaymentPart| {
        let receipt = receipt(cx, of, &group.joined(ReceiptContent::of_part(part)))?;
        group.wrote(part.means, receipt);
        Ok(receipt)
    };
    parts.iter().map(one).collect()
}

/// Writes a receipt for every part, when together they are no more than is
/// `due`, and nothing is drawn down that is not there.
fn record_parts(
    cx: &Write,
    sheet: &Settlement,
    visit: &VisitAtHand,
    parts: &[PaymentPart],
    due: Money,
    group: &mut PaymentGroup,
) -> Result<Recorded> {
    if parts.iter().any(|part| part.means == PaymentMeans::Deposit) {
        payments_are_intact(&visit.payments)?;
    }
    let credit = credit_of(sheet.payer, &sheet.payer_name, &visit.payments, &visit.sheets);
    let (amount, change) = check_parts(sheet.payer, &paid(parts), due, credit)?;
    let mut left = due;
    let on_sheet = |part: &PaymentPart| {
        let content = group.joined(ReceiptContent::of_part(part));
        let receipt = match part.means {
            PaymentMeans::StoredValue => draw(cx, sheet, part),
            PaymentMeans::Voucher => {
                let number = laid_down(cx, sheet, part, left)?;
                left -= part.amount;
                receipt_naming(cx, &ReceiptSubject::sheet(sheet), &content, &number)
            }
            _ => receipt(cx, &ReceiptSubject::sheet(sheet), &content),
        }?;
        group.wrote(part.means, receipt);
        Ok(receipt)
    };
    Ok(Recorded { payments: parts.iter().map(on_sheet).collect::<Result<_>>()?, amount, change })
}

/// From the stored value of the customer of the sheet, as it stands in this very write.
fn draw(cx: &Write, sheet: &Settlement, part: &PaymentPart) -> Result<PaymentId> {
    let balance = balance_of(&stored_receipts(cx.w, sheet.customer_id)?);
    let gift = gift_drawn(balance, part.amount)?;
    receipt(
        cx,
        &ReceiptSubject::drawn(sheet, Some(sheet.customer_id)),
        &ReceiptContent { gift, ..ReceiptContent::of_part(part) },
    )
}

/// Takes money on a sheet.
///
/// # Errors
/// What `sheet_with_payments`, `load_for_action`, `Settlement::check` and `as_seen` refuse;
/// what is wrong with a part (`check_parts`, a voucher, the stored value), and what the drawer
/// refuses (`NoShiftOpen`, `WhichDrawer`).
pub fn take_payment(cx: &Write, ask: TakePayment) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::TakePayment)?;
    sheet.check(SheetAction::TakePayment)?;
    as_seen(ask.owed, sheet.owed())?;
    let taken = record_parts(cx, &sheet, &visit, &ask.parts, sheet.owed(), &mut PaymentGroup::default())?;
    sheet.take(taken.amount, cx.now);
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.owed();
    let visit = flow::advance(cx, visit, Action::TakePayment, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

/// All that is still owed on the sheet is trusted to its payer.
///
/// # Errors
/// What `sheet_with_payments`, `load_for_action` and `Settlement::check` refuse, `BadField`
/// without a reason, and `OverAccountLimit`.
pub fn put_on_account(cx: &Write, ask: PutOnAccount) -> Result<VisitUpdate> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::PutOnAccount)?;
    sheet.check(SheetAction::PutOnAccount)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let owed = sheet.owed();
    if sheet.payer == Payer::Customer {
        let customer: Customer = cx.w.get(sheet.customer_id.0)?;
        AccountRoom::of(&customer, cx.w.unpaid_on_account(customer.id)?).check(owed)?;
    }
    cx.w.insert(&mut AccountMovement::put(&sheet, owed, &reason, cx.now))?;
    sheet.trust(cx.now);
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
///
/// # Errors
/// What `sheet_with_payments`, `load_for_action`, `Settlement::check` and `as_seen` refuse;
/// what is wrong with a part, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`).
pub fn collect_on_account(cx: &Write, ask: CollectOnAccount) -> Result<PaymentTaken> {
    collect_from(cx, ask.settlement_id, ask.owed, &ask.parts, &mut PaymentGroup::default())
}

/// One sheet's part of what comes in.
pub(super) fn collect_from(
    cx: &Write,
    sheet: SettlementId,
    seen: Money,
    parts: &[PaymentPart],
    group: &mut PaymentGroup,
) -> Result<PaymentTaken> {
    let (mut sheet, _) = sheet_with_payments(cx.w, sheet)?;
    let visit = flow::load_for_action(cx, sheet.work_order_id, Action::CollectOnAccount)?;
    sheet.check(SheetAction::CollectOnAccount)?;
    as_seen(seen, sheet.on_account)?;
    let taken = record_parts(cx, &sheet, &visit, parts, sheet.on_account, group)?;
    for receipt in &taken.payments {
        cx.w.insert(&mut AccountMovement::collected(&sheet, &payment(cx.w, *receipt)?))?;
    }
    sheet.collect(taken.amount);
    keep_standing(cx.w, &mut sheet)?;
    let owed = sheet.on_account;
    let visit = flow::advance(cx, visit, Action::CollectOnAccount, "")?;
    Ok(PaymentTaken { payments: taken.payments, change: taken.change, owed, visit })
}

/// Money goes back, as far as it has not gone back yet: of a sheet that stands it
/// is owed again then, on account where it was collected on account; what no sheet
/// uses leaves the deposit.
///
/// # Errors
/// `NotFound`, `Damaged`, what `load_for_action`, `refundable_as_seen` and `check_refund`
/// refuse; `BadField` without a reason, `StillMissing` where its days of taking back are over,
/// and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn refund_payment(cx: &Write, ask: RefundPayment) -> Result<VisitUpdate> {
    let paid = payment(cx.w, ask.payment_id)?;
    let visit = flow::load_for_action(cx, visit_of(cx, &paid)?, Action::RefundPayment)?;
    payments_are_intact(&visit.payments)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let sheet = paid.settlement_id.filter(|_| is_on_a_standing_sheet(&paid, &visit.sheets));
    if sheet.is_some() {
        visit.check_taking_back(Action::RefundPayment, paid.at, cx.now, &cx.details()?.settings)?;
    }
    refundable_as_seen(ask.refundable, &paid, &visit.payments, &visit.sheets)?;
    check_refund(&paid, &visit.payments, &visit.sheets, ask.amount, ask.means)?;
    let drawn = paid.means == PaymentMeans::StoredValue;
    let back = if drawn { gift_given_back(&paid, &visit.payments, ask.amount) } else { Money::ZERO };
    let content = ReceiptContent {
        means: ask.means,
        amount: -ask.amount,
        tendered: -ask.amount,
        gift: -back,
        refund_of: Some(paid.id),
        taken_with: None,
        reason: &reason,
    };
    match sheet {
        Some(sheet) => {
            let (mut sheet, _) = sheet_with_payments(cx.w, sheet)?;
            sheet.check(SheetAction::RefundPayment)?;
            let of = ReceiptSubject::drawn(&sheet, paid.customer_id);
            let gone = receipt_naming(cx, &of, &content, &paid.voucher_number)?;
            if cx.w.collected_on_account(sheet.work_order_id)?.contains(&paid.id) {
                // Statement, limit and ageing know of it again.
                cx.w.insert(&mut AccountMovement::refunded(&sheet, &payment(cx.w, gone)?))?;
                sheet.refund_collected(ask.amount);
            } else {
                sheet.refund(ask.amount, cx.now);
            }
            keep_standing(cx.w, &mut sheet)?;
        }
        None => {
            receipt_naming(cx, &ReceiptSubject::back_to(visit.id, &paid), &content, &paid.voucher_number)?;
        }
    }
    flow::advance(cx, visit, Action::RefundPayment, &reason)
}

/// The visit a receipt belongs to: its own, or the one its booking became.
fn visit_of(cx: &Write, paid: &Payment) -> Result<WorkOrderId> {
    if let Some(order) = paid.work_order_id {
        return Ok(order);
    }
    let unknown = || Refusal::NotFound { entity: "work_order".to_owned(), id: paid.id.0 };
    let booking: Appointment = cx.w.get(paid.appointment_id.ok_or_else(unknown)?.0)?;
    Ok(booking.work_order_id.ok_or_else(unknown)?)
}
