//! What was received cost another price than was typed: what is still there is worth another value, the rest
//! is a difference.

use super::supplier_accounts::came_by;
use crate::stock::post::reprice;
use domain::as_seen::at_version;
use domain::ids::{GoodsReceiptId, GoodsReceiptLineId};
use domain::money::{Money, Quantity};
use domain::receiving::receipt::line_costs;
use domain::receiving::{GoodsReceipt, GoodsReceiptLine, SupplierInvoice, SupplierInvoiceShare};
use domain::refusal::{MAX_TEXT_LEN, Refusal, required};
use domain::stock::{KEEPS, StockMovement};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectReceiptPrice {
    pub goods_receipt_line_id: GoodsReceiptLineId,
    pub version: i64,
    /// Of one unit as it was bought.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub buying_price: Money,
    /// Why.
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectReceiptFreight {
    pub id: GoodsReceiptId,
    pub version: i64,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub freight: Money,
    pub freight_charged: bool,
    /// Why.
    pub reason: String,
}

/// What a correction did.
#[derive(Debug, Serialize, TS)]
pub struct PriceCorrected {
    /// What the stock is worth more by it, or less.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
    /// What was used already.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost_difference: Money,
    /// None where no invoice charges all of the delivery yet, or it is what came by now.
    pub invoice_off: Option<InvoiceOff>,
}

/// A supplier's invoice that is not what came by it, now that its prices were put right.
#[derive(Debug, Serialize, TS)]
pub struct InvoiceOff {
    pub invoice_number: String,
    /// How much more it charges, or less.
    pub difference: Money,
}

fn priced(line: &GoodsReceiptLine) -> (Money, Quantity) {
    (line.buying_price, line.bought)
}

/// Keeps the line as it is now, and posts what it costs more, or less.
fn put_right(
    cx: &Write,
    before: &GoodsReceiptLine,
    now: &GoodsReceiptLine,
    reason: &str,
    done: &mut PriceCorrected,
) -> Result<()> {
    cx.w.update(now)?;
    let by = now.whole_cost() - before.whole_cost();
    if !by.is_zero() {
        let received: StockMovement = cx.w.get(now.movement_id.0)?;
        let movement = reprice(cx, &received, by, reason)?;
        done.stock_value += movement.stock_value;
        done.cost_difference += movement.cost_difference;
        // What it cost last is another price where nothing of it came since.
        if cx.w.last_received(now.part_id)?.is_some_and(|last| last.id == now.id) {
            let mut account = cx.w.stock_account(now.part_id)?;
            account.cost_last(now.whole_cost(), now.quantity);
            cx.w.keep_stock_account(&mut account)?;
        }
    }
    Ok(())
}

/// What is charged for the delivery follows its lines; where nothing of it waits for an invoice any more, so
/// does the share of the newest one. Where that is another amount than it charges, somebody has to be told.
fn charge_follows(cx: &Write, receipt: GoodsReceipt) -> Result<Option<InvoiceOff>> {
    let charged = receipt.comes_to(&cx.w.goods_receipt_lines(receipt.id)?);
    let newest = cx.w.invoice_shares_of_receipt(receipt.id)?.pop();
    let (receipt, by) = receipt.recharged(charged, newest.as_ref().map(|share| share.supplier_invoice_id));
    cx.w.update(&receipt)?;
    let Some(share) = newest.filter(|_| !by.is_zero()) else { return Ok(None) };
    let invoice: SupplierInvoice = cx.w.get(share.supplier_invoice_id.0)?;
    cx.w.update(&SupplierInvoiceShare { amount: share.amount + by, ..share })?;
    let shares = cx.w.shares_of_supplier_invoice(invoice.id)?;
    let difference = invoice.amount - came_by(cx.w, &shares, &cx.w.returns_of_supplier_invoice(invoice.id)?)?;
    let SupplierInvoice { invoice_number, .. } = invoice;
    Ok((!difference.is_zero()).then_some(InvoiceOff { invoice_number, difference }))
}

const NOTHING: PriceCorrected =
    PriceCorrected { stock_value: Money::ZERO, cost_difference: Money::ZERO, invoice_off: None };

/// The price of a line, put right. Its share of the freight stays: the others' shares would move with it.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, `BadField` for a price that is none and without a reason,
/// `NothingCorrected` where it is the same.
pub fn correct_receipt_price(cx: &Write, ask: CorrectReceiptPrice) -> Result<PriceCorrected> {
    let line: GoodsReceiptLine = cx.w.get(ask.goods_receipt_line_id.0)?;
    at_version("goods_receipt_line", line.id.0, ask.version, line.version)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    line_costs(&[(ask.buying_price, line.bought)], Money::ZERO)?;
    if ask.buying_price == line.buying_price {
        return Err(Refusal::NothingCorrected.into());
    }
    let now = GoodsReceiptLine { buying_price: ask.buying_price, ..line.clone() };
    let mut done = NOTHING;
    put_right(cx, &line, &now, &reason, &mut done)?;
    done.invoice_off = charge_follows(cx, cx.w.get(line.goods_receipt_id.0)?)?;
    Ok(done)
}

/// The freight of a delivery, put right, or written when its bill came later: it is spread over the lines
/// anew.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, `BadField` for a freight that is none and without a reason,
/// `NothingCorrected` where it is the same.
pub fn correct_receipt_freight(cx: &Write, ask: CorrectReceiptFreight) -> Result<PriceCorrected> {
    let receipt: GoodsReceipt = cx.w.get(ask.id.0)?;
    at_version("goods_receipt", receipt.id.0, ask.version, receipt.version)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    if (ask.freight, ask.freight_charged) == (receipt.freight, receipt.freight_charged) {
        return Err(Refusal::NothingCorrected.into());
    }
    let lines = cx.w.goods_receipt_lines(receipt.id)?;
    let figures: Vec<(Money, Quantity)> = lines.iter().map(priced).collect();
    let mut done = NOTHING;
    for (line, cost) in lines.iter().zip(line_costs(&figures, ask.freight)?) {
        if cost.freight_share != line.freight_share {
            let now = GoodsReceiptLine { freight_share: cost.freight_share, ..line.clone() };
            put_right(cx, line, &now, &reason, &mut done)?;
        }
    }
    let (freight, freight_charged) = (ask.freight, ask.freight_charged);
    done.invoice_off = charge_follows(cx, GoodsReceipt { freight, freight_charged, ..receipt })?;
    Ok(done)
}

kernel::commands! {
    write correct_receipt_price(CorrectReceiptPrice) -> PriceCorrected, Roles(KEEPS),
        changes [Purchasing Stock Catalogue];
    write correct_receipt_freight(CorrectReceiptFreight) -> PriceCorrected, Roles(KEEPS),
        changes [Purchasing Stock Catalogue];
}
