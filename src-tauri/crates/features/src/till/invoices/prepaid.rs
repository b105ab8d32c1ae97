//! Receipts of prepaid money that are still to be invoiced.

use super::books::OnTheBooks;
use super::lists::kept_in_list;
use super::record::keep_buyer;
use domain::ids::PrepaidReceiptId;
use domain::line::Payer;
use domain::money::Money;
use domain::tax_invoice::balance::Invoiceable;
use domain::tax_invoice::buyer::{BuyerFigures, NamedPayer};
use domain::tax_invoice::prepaid::{OpenReceipt, PrepaidReceipt};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::{PrepaidRow, ROWS_AT_A_TIME};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPrepaidToInvoice {
    /// Those before this receipt; None for the newest.
    pub before: Option<PrepaidReceiptId>,
    /// Only those whose payer wants an invoice.
    pub wanted: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PrepaidToBeInvoiced {
    pub rows: Vec<InvoicedReceipt>,
    /// There are more, before the last of these.
    pub more: bool,
    /// Money that went back while an invoice stands for it.
    pub to_reverse: Vec<InvoicedReceipt>,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoicedReceipt {
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: PrepaidRow,
    /// What is still to be invoiced of it, or to be reversed.
    pub left: Money,
    /// In whose name the next one is offered.
    pub buyer: BuyerFigures,
}

/// Whether whoever paid wants an invoice, and in whose name.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WantPrepaidInvoice {
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub wanted: bool,
    /// None leaves what is kept.
    pub buyer: Option<BuyerFigures>,
}

/// The prepaid money that no invoice stands for yet, and that with too many.
///
/// # Errors
/// Only what the file itself fails with.
pub fn prepaid_to_be_invoiced(cx: &Read, ask: AskPrepaidToInvoice) -> Result<PrepaidToBeInvoiced> {
    let rows = cx.r.prepaid_to_invoice(ask.before, ask.wanted)?;
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= ROWS_AT_A_TIME;
    let gone = if ask.before.is_none() { cx.r.prepaid_to_reverse()? } else { Vec::new() };
    let listed = |left: Money, row: PrepaidRow| InvoicedReceipt { left, buyer: buyer_of_row(&row), row };
    Ok(PrepaidToBeInvoiced {
        rows: rows.into_iter().map(|row| listed(row.received - row.invoiced, row)).collect(),
        more,
        to_reverse: gone.into_iter().map(|row| listed(row.invoiced - row.received, row)).collect(),
    })
}

/// Prepaid money is the customer's own.
fn buyer_of_row(row: &PrepaidRow) -> BuyerFigures {
    let payer = NamedPayer {
        payer: Payer::Customer,
        payer_name: "",
        customer_name: &row.customer_name,
        customer_kind: row.customer_kind,
    };
    payer.offered(kept_in_list(&row.buyer_title, &row.buyer_tax_number, row.buyer_is_person))
}

/// Whether the payer of prepaid money wants an invoice, and made out to whom.
///
/// # Errors
/// `NotFound`, `Damaged`, what `check_takes` refuses, and what `BuyerFigures::checked` says of
/// the buyer.
pub fn want_prepaid_invoice(cx: &Write, ask: WantPrepaidInvoice) -> Result<PrepaidReceipt> {
    let open = OpenReceipt::load(cx.w, ask.prepaid_receipt_id)?;
    open.check_takes()?;
    if let Some(buyer) = &ask.buyer {
        keep_buyer(cx, open.buyer(), &buyer.checked(false)?)?;
    }
    let mut receipt = open.receipt;
    if receipt.invoice_wanted != ask.wanted {
        receipt.invoice_wanted = ask.wanted;
        cx.w.update(&receipt)?;
        receipt.version += 1;
    }
    Ok(receipt)
}
