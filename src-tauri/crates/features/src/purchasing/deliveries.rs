//! What comes of an order: the one way its lines are taken in, so that what is on its way, what is late
//! and how a supplier delivers follow from it.

use chrono::NaiveDate;
use domain::dates::month_of;
use domain::ids::SupplierId;
use domain::money::Quantity;
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::delivery::DeliveryCounts;
use domain::purchasing::step::promised_first;
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState};
use domain::refusal::Refusal;
use kernel::error::Result;
use kernel::host::Write;

/// So much of a line came, and was accepted or is being looked at. Below zero it is taken back. Once all
/// of it is here the delivery is counted, late where it is after the day that was promised first; once
/// all of the order is, it is closed.
///
/// # Errors
/// `NotFound`, and `Purchase` of an order that was not sent or was cancelled.
pub fn take_in(cx: &Write, line: PurchaseOrderLine, quantity: Quantity) -> Result<PurchaseOrderLine> {
    let order: PurchaseOrder = cx.w.get(line.purchase_order_id.0)?;
    if matches!(order.state, PurchaseOrderState::Draft | PurchaseOrderState::Cancelled) {
        let problem = PurchaseProblem::NotOrdered;
        return Err(Refusal::Purchase { problem, name: order.number }.into());
    }
    let waited = line.open().0 > 0;
    let received = Quantity(line.received.0 + quantity.0);
    let mut line = PurchaseOrderLine { received, ..line };
    cx.w.update(&line)?;
    line.version += 1;
    if waited && line.open().0 == 0 {
        let steps = cx.w.purchase_steps(order.id)?;
        let promised = promised_first(&steps, line.id, line.expected(&order));
        let today = cx.today()?;
        let late = promised.is_some_and(|promised| promised < today);
        let counts = DeliveryCounts { delivered: 1, late: i64::from(late), rejected: 0 };
        count(cx, order.supplier_id, today, counts)?;
    }
    follow(cx, order)?;
    Ok(line)
}

/// Deliveries of a supplier are counted: a receipt that is turned back counts as rejected.
///
/// # Errors
/// Only what the file itself fails with.
pub fn count(cx: &Write, supplier: SupplierId, day: NaiveDate, counts: DeliveryCounts) -> Result<()> {
    Ok(cx.w.keep_supplier_month(supplier, &month_of(day), counts)?)
}

/// An order is closed once nothing of it is on its way, and open again where something is.
pub(super) fn follow(cx: &Write, order: PurchaseOrder) -> Result<()> {
    let lines = cx.w.purchase_lines(&[order.id])?;
    let waits = lines.iter().any(|line| line.open().0 > 0);
    let state = if waits { PurchaseOrderState::Ordered } else { PurchaseOrderState::Closed };
    if order.state != state {
        cx.w.update(&PurchaseOrder { state, ..order })?;
    }
    Ok(())
}
