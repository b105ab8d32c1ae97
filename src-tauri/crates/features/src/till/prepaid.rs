//! Prepaid money and when it is invoiced: every receipt says it of itself as it is
//! written, whichever command writes it.

use super::receipt_content::{ReceiptContent, ReceiptSubject};
use crate::kept::sheets::{payment, payments_are_intact, stored_receipts};
use domain::ids::CustomerId;
use domain::money::Money;
use domain::service_contract::ServiceContract;
use domain::settlement::{Payment, PaymentMeans};
use domain::stored_value::{at_sale_drawn, at_sale_given_back, balance_of};
use domain::tax_invoice::prepaid::{PrepaidReceipt, received};
use kernel::error::Result;
use kernel::host::Write;

/// What of what moves is invoiced, or was, as it came in.
pub(super) fn at_sale(cx: &Write, of: &ReceiptSubject, content: &ReceiptContent<'_>) -> Result<Money> {
    let is_prepaid = of.customer_id.is_some() || of.service_contract_id.is_some();
    if !is_prepaid {
        return Ok(Money::ZERO);
    }
    match (of.settlement_id, content.refund_of) {
        (None, None) => Ok(cx.details()?.settings.prepaid_invoicing.of_sale(content.amount)),
        (None, Some(paid)) => {
            let paid = payment(cx.w, paid)?;
            Ok(if paid.at_sale == Money::ZERO { Money::ZERO } else { content.amount })
        }
        (Some(_), _) if content.means != PaymentMeans::StoredValue => Ok(Money::ZERO),
        (Some(_), None) => {
            let Some(customer) = of.customer_id else { return Ok(Money::ZERO) };
            let balance = balance_of(&stored_receipts(cx.w, customer)?);
            Ok(at_sale_drawn(balance, content.amount, content.gift))
        }
        (Some(sheet), Some(drawn)) => {
            let (drawn, receipts) = (payment(cx.w, drawn)?, cx.w.payments_of_sheet(sheet)?);
            payments_are_intact(&receipts)?;
            Ok(-at_sale_given_back(&drawn, &receipts, -content.amount, -content.gift))
        }
    }
}

/// A receipt that was just written stands among what is to be invoiced, or what it
/// gives back is off there.
pub(super) fn keep_prepaid(cx: &Write, written: &Payment) -> Result<()> {
    if written.settlement_id.is_some() || written.at_sale == Money::ZERO {
        return Ok(());
    }
    if let Some(paid) = written.refund_of {
        let (paid, back) = (payment(cx.w, paid)?, cx.w.back_of_payment(paid)?);
        payments_are_intact(&back)?;
        if let Some(mut row) = cx.w.prepaid_receipt_of(paid.id)? {
            row.received = received(&paid, &back);
            cx.w.update(&row)?;
        }
        return Ok(());
    }
    let Some(customer) = customer_of(cx, written)? else { return Ok(()) };
    if let Some(mut row) = PrepaidReceipt::of(written, customer) {
        // Who had an invoice before has one again, unless somebody says otherwise.
        let buyer = domain::tax_invoice::buyer::BuyerOf::Customer(customer);
        row.invoice_wanted = cx.w.invoice_buyer(&buyer)?.is_some();
        cx.w.insert(&mut row)?;
    }
    Ok(())
}

fn customer_of(cx: &Write, written: &Payment) -> Result<Option<CustomerId>> {
    match written.service_contract_id {
        Some(contract) => Ok(Some(cx.w.get::<ServiceContract>(contract.0)?.customer_id)),
        None => Ok(written.customer_id),
    }
}
