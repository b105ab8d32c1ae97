//! What comes of an order, followed on the order itself.

use crate::purchasing::deliveries;
use domain::ids::GoodsReceiptId;
use domain::money::Quantity;
use domain::purchasing::PurchaseOrderLine;
use domain::purchasing::delivery::DeliveryCounts;
use domain::receiving::GoodsReceipt;
use kernel::error::Result;
use kernel::host::Write;

/// So much came of a line, or did not after all where it is below zero.
///
/// # Errors
/// What `deliveries::take_in` refuses.
pub(super) fn take_in(cx: &Write, line: PurchaseOrderLine, quantity: Quantity) -> Result<()> {
    deliveries::take_in(cx, line, quantity).map(|_| ())
}

/// Some of what came was rejected: it speaks against the supplier, whether it was ordered or not.
///
/// # Errors
/// `NotFound` where there is no such receipt.
pub(super) fn speaks_against(cx: &Write, receipt: GoodsReceiptId) -> Result<()> {
    let receipt: GoodsReceipt = cx.w.get(receipt.0)?;
    let counts = DeliveryCounts { delivered: 0, late: 0, rejected: 1 };
    deliveries::count(cx, receipt.supplier_id, cx.today()?, counts)
}
