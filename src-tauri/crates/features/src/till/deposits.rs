//! Money before there is a sheet to pay: kept for the booking or the visit, drawn
//! down at the till, given back when it is not used.

use super::payments::{ReceiptContent, ReceiptSubject, paid, receipt, receipts};
use super::{BookingDepositTaken, DepositTaken, RefundBookingDeposit, TakeBookingDeposit, TakeDeposit};
use crate::bookings::{SavedAppointment, booking_for_action, save};
use crate::kept::sheets::{payment, payments_are_intact};
use crate::visit::flow;
use domain::appointment::AppointmentAction;
use domain::ids::AppointmentId;
use domain::money::Money;
use domain::refusal::{MAX_TEXT_LEN, Refusal, required};
use domain::settlement::Payment;
use domain::sheet_actions::{check_deposit, check_refund, held_as_seen};
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// Takes money before there is a sheet to pay.
///
/// # Errors
/// What `load_for_action`, `held_as_seen` and `check_deposit` refuse, and the drawer
/// (`NoShiftOpen`, `WhichDrawer`).
pub fn take_deposit(cx: &Write, ask: TakeDeposit) -> Result<DepositTaken> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::TakeDeposit)?;
    held_as_seen(ask.held, &visit.payments, &visit.sheets)?;
    let (_, change) = check_deposit(&paid(&ask.parts))?;
    let payments = receipts(cx, &ReceiptSubject::deposit(visit.id), &ask.parts)?;
    let visit = flow::advance(cx, visit, Action::TakeDeposit, "")?;
    Ok(DepositTaken { payments, change, visit })
}

/// Takes money for a booking.
///
/// # Errors
/// What `BookingFacts::check` and `check_deposit` refuse, `Conflict` on an older page, and what
/// the drawer refuses (`NoShiftOpen`, `WhichDrawer`).
pub fn take_booking_deposit(cx: &Write, ask: TakeBookingDeposit) -> Result<BookingDepositTaken> {
    let mut booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::TakeDeposit)?;
    let (_, change) = check_deposit(&paid(&ask.parts))?;
    let payments = receipts(cx, &ReceiptSubject::booking(booking.id), &ask.parts)?;
    booking.deposit = paid_in(cx, booking.id)?.1;
    let appointment = save(cx, booking)?;
    Ok(BookingDepositTaken { payments, change, appointment })
}

/// What was paid in for a booking goes back while it is no visit; afterwards it
/// is the visit's, and goes back there.
///
/// # Errors
/// `NotFound` where no booking has such a payment; what `BookingFacts::check` and
/// `check_refund` refuse, `Conflict` on an older page, `BadField` without a reason, and what
/// the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn refund_booking_deposit(cx: &Write, ask: RefundBookingDeposit) -> Result<SavedAppointment> {
    let paid = payment(cx.w, ask.payment_id)?;
    let unknown = || Refusal::NotFound { entity: "appointment".to_owned(), id: ask.payment_id.0 };
    let id = paid.appointment_id.ok_or_else(unknown)?;
    let mut booking = booking_for_action(cx, id, ask.version, AppointmentAction::RefundDeposit)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let (payments, _) = paid_in(cx, id)?;
    check_refund(&paid, &payments, &[], ask.amount, ask.means)?;
    let amount = -ask.amount;
    let content = ReceiptContent {
        means: ask.means,
        amount,
        tendered: amount,
        gift: Money::ZERO,
        refund_of: Some(paid.id),
        taken_with: None,
        reason: &reason,
    };
    receipt(cx, &ReceiptSubject::booking(id), &content)?;
    booking.deposit = paid_in(cx, id)?.1;
    save(cx, booking)
}

/// The receipts of a booking, each as it was written, and what they come to.
fn paid_in(cx: &Write, booking: AppointmentId) -> Result<(Vec<Payment>, Money)> {
    let payments = cx.w.payments_of_booking(booking)?;
    payments_are_intact(&payments)?;
    let sum = payments.iter().map(|payment| payment.amount).sum();
    Ok((payments, sum))
}
