//! What is still to be invoiced, what was, and what stands for the sheets of a
//! visit.

use crate::visit::changes::AskVisit;
use domain::counter_sale::CounterSale;
use domain::customer::Customer;
use domain::dates::written_month;
use domain::ids::{
    CounterSaleId, CustomerId, PersonId, PrepaidReceiptId, SettlementId, TaxInvoiceId, WorkOrderId,
};
use domain::money::Money;
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::settlement::{Payment, Settlement, SheetState};
use domain::tax_invoice::balance::{Invoiceable, left_of};
use domain::tax_invoice::buyer::{BuyerFigures, NamedPayer, buyer_of};
use domain::tax_invoice::prepaid::PrepaidReceipt;
use domain::tax_invoice::{TaxInvoice, TaxInvoiceReceipt, TaxInvoiceSale, TaxInvoiceShare};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::{ROWS_AT_A_TIME, Reader, ToInvoiceRow};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskToInvoice {
    /// Those before this sheet; None for the newest.
    pub before: Option<SettlementId>,
    /// Only those whose payer wants an invoice.
    pub wanted: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ToBeInvoiced {
    pub rows: Vec<InvoicedSheet>,
    /// There are more, before the last of these.
    pub more: bool,
    /// Sheets whose invoices stand for more than may be invoiced of them: they were
    /// voided, or paid by prepaid money afterwards.
    pub to_reverse: Vec<InvoicedSheet>,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoicedSheet {
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: ToInvoiceRow,
    /// What is still to be invoiced of it, or to be reversed.
    pub left: Money,
    /// In whose name the next one is offered.
    pub buyer: BuyerFigures,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskTaxInvoices {
    /// `2026-03`; without one they are of any day, and the text is how their number
    /// or title begins.
    pub month: Option<String>,
    pub text: String,
}

#[derive(Debug, Serialize, TS)]
pub struct TaxInvoiceList {
    pub invoices: Vec<TaxInvoiceRow>,
    /// Only the newest are shown.
    pub more: bool,
    /// Of those that stand, reds taken off.
    pub total: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct TaxInvoiceRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub invoice: TaxInvoice,
    pub taken_back_by_name: String,
    /// The invoice it reverses.
    pub red_of_number: String,
    pub sheets: Vec<ShareOfSheet>,
    /// Of prepaid money; never beside sheets.
    pub receipts: Vec<ShareOfReceipt>,
    /// Sold over the counter; never beside others.
    pub sales: Vec<ShareOfSale>,
    /// Something of it is left to be reversed by a red one.
    pub may_reverse: bool,
    pub may_take_back: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ShareOfSheet {
    pub settlement_id: SettlementId,
    pub settlement_number: String,
    pub work_order_id: WorkOrderId,
    pub sheet_state: SheetState,
    pub amount: Money,
    /// What of it no red one took back.
    pub left: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct ShareOfReceipt {
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub receipt_number: String,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub amount: Money,
    /// What of it no red one took back.
    pub left: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct ShareOfSale {
    pub counter_sale_id: CounterSaleId,
    pub sale_number: String,
    pub amount: Money,
    /// What of it no red one took back.
    pub left: Money,
}

/// A sheet of a visit with its invoices.
#[derive(Debug, Serialize, TS)]
pub struct SheetInvoices {
    pub settlement_id: SettlementId,
    /// What is still to be invoiced.
    pub left: Money,
    /// What stands on invoices beyond what may be invoiced of it.
    pub to_reverse: Money,
    /// What of it prepaid money, a gift or the shop's own voucher paid.
    pub not_invoiced: Money,
    pub wanted: bool,
    /// Whether an invoice may stand for it at all.
    pub may_record: bool,
    /// In whose name: what is kept with who pays, or the payer's own name.
    pub buyer: BuyerFigures,
    pub invoices: Vec<TaxInvoiceRow>,
}

pub type Names = HashMap<PersonId, String>;

pub(crate) fn names_of(r: &Reader<'_>) -> Result<Names> {
    Ok(r.people()?.into_iter().map(|person| (person.id, person.name)).collect())
}

pub(super) fn row(r: &Reader<'_>, invoice: TaxInvoice, names: &Names) -> Result<TaxInvoiceRow> {
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let is_blue = invoice.is_active() && invoice.red_of.is_none();
    let mut sheets = Vec::new();
    for TaxInvoiceShare { settlement_id, amount, .. } in r.shares_of_invoice(invoice.id)? {
        let sheet: Settlement = r.get(settlement_id.0)?;
        let shares = r.standing_shares(settlement_id)?;
        let left = if is_blue { left_of(invoice.id, settlement_id, &shares) } else { Money::ZERO };
        sheets.push(ShareOfSheet {
            settlement_id,
            settlement_number: sheet.number,
            work_order_id: sheet.work_order_id,
            sheet_state: sheet.state,
            amount,
            left,
        });
    }
    let mut receipts = Vec::new();
    for TaxInvoiceReceipt { prepaid_receipt_id, amount, .. } in r.receipts_of_invoice(invoice.id)? {
        let of: PrepaidReceipt = r.get(prepaid_receipt_id.0)?;
        let shares = r.standing_shares_of_receipt(prepaid_receipt_id)?;
        receipts.push(ShareOfReceipt {
            prepaid_receipt_id,
            receipt_number: r.get::<Payment>(of.payment_id.0)?.number,
            customer_id: of.customer_id,
            customer_name: r.get::<Customer>(of.customer_id.0)?.name,
            amount,
            left: if is_blue { left_of(invoice.id, prepaid_receipt_id, &shares) } else { Money::ZERO },
        });
    }
    let mut sales = Vec::new();
    for TaxInvoiceSale { counter_sale_id, amount, .. } in r.sales_of_invoice(invoice.id)? {
        let shares = r.standing_shares_of_sale(counter_sale_id)?;
        sales.push(ShareOfSale {
            counter_sale_id,
            sale_number: r.get::<CounterSale>(counter_sale_id.0)?.number,
            amount,
            left: if is_blue { left_of(invoice.id, counter_sale_id, &shares) } else { Money::ZERO },
        });
    }
    let has_reds = r.reds_of(invoice.id)?.iter().any(TaxInvoice::is_active);
    let red_of_number = |id: TaxInvoiceId| -> Result<String> { Ok(r.get::<TaxInvoice>(id.0)?.number) };
    Ok(TaxInvoiceRow {
        taken_back_by_name: invoice.taken_back_by.map(name).unwrap_or_default(),
        red_of_number: invoice.red_of.map(red_of_number).transpose()?.unwrap_or_default(),
        may_reverse: sheets.iter().any(|sheet| sheet.left > Money::ZERO)
            || receipts.iter().any(|receipt| receipt.left > Money::ZERO)
            || sales.iter().any(|sale| sale.left > Money::ZERO),
        may_take_back: invoice.is_active() && !has_reds,
        sheets,
        receipts,
        sales,
        invoice,
    })
}

/// The sheets that no invoice stands for yet, and those with too many.
///
/// # Errors
/// Only what the file itself fails with.
pub fn to_be_invoiced(cx: &Read, ask: AskToInvoice) -> Result<ToBeInvoiced> {
    let rows = cx.r.sheets_to_invoice(ask.before, ask.wanted)?;
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= ROWS_AT_A_TIME;
    let may_be = |row: &ToInvoiceRow| match row.sheet_state.is_active() {
        true => row.total - row.not_invoiced,
        false => Money::ZERO,
    };
    let left = |row: &ToInvoiceRow| may_be(row) - row.invoiced;
    let listed = |left: Money, row: ToInvoiceRow| InvoicedSheet { left, buyer: buyer_of_row(&row), row };
    let rows = rows.into_iter().map(|row| listed(left(&row), row)).collect();
    let gone = if ask.before.is_none() { cx.r.sheets_to_reverse()? } else { Vec::new() };
    let to_reverse = gone.into_iter().map(|row| listed(-left(&row), row)).collect();
    Ok(ToBeInvoiced { rows, more, to_reverse })
}

fn buyer_of_row(row: &ToInvoiceRow) -> BuyerFigures {
    let payer = NamedPayer {
        payer: row.payer,
        payer_name: &row.payer_name,
        customer_name: &row.customer_name,
        customer_kind: row.customer_kind,
    };
    payer.offered(kept_in_list(&row.buyer_title, &row.buyer_tax_number, row.buyer_is_person))
}

/// As a list has it of who pays: without a title nothing is kept.
pub(super) fn kept_in_list(title: &str, tax_number: &str, is_person: bool) -> Option<BuyerFigures> {
    let (title, tax_number) = (title.to_owned(), tax_number.to_owned());
    (!title.is_empty()).then_some(BuyerFigures { title, tax_number, is_person })
}

/// The invoices of a month, or those that begin with a text.
///
/// # Errors
/// `BadField` for a text too long or a month that is none.
pub fn list_tax_invoices(cx: &Read, ask: AskTaxInvoices) -> Result<TaxInvoiceList> {
    let text = optional("text", &ask.text, MAX_NAME_LEN)?;
    let stand = |found: &[TaxInvoice]| found.iter().filter(|of| of.is_active()).map(|of| of.amount).sum();
    let (found, total) = match ask.month.as_deref().filter(|month| !month.is_empty()) {
        Some(month) => {
            let (from, to) = written_month(month)?;
            let found = cx.r.tax_invoices_of_days(from, to, &text)?;
            (found, cx.r.total_of_tax_invoices(from, to, &text)?)
        }
        None => {
            let found = cx.r.tax_invoices_beginning(&text)?;
            let total = stand(&found);
            (found, total)
        }
    };
    let more = i64::try_from(found.len()).unwrap_or(i64::MAX) >= ROWS_AT_A_TIME;
    let names = names_of(cx.r)?;
    let invoices = found.into_iter().map(|invoice| row(cx.r, invoice, &names)).collect::<Result<_>>()?;
    Ok(TaxInvoiceList { invoices, more, total })
}

pub(crate) fn sheet_invoices(r: &Reader<'_>, sheet: &Settlement, names: &Names) -> Result<SheetInvoices> {
    let kept = buyer_of(sheet).map(|of| r.invoice_buyer(&of)).transpose()?.flatten();
    let customer: Customer = r.get(sheet.customer_id.0)?;
    let payer = NamedPayer {
        payer: sheet.payer,
        payer_name: &sheet.payer_name,
        customer_name: &customer.name,
        customer_kind: customer.kind,
    };
    let left = sheet.left_to_invoice();
    let invoices = r.tax_invoices_of_sheet(sheet.id)?;
    Ok(SheetInvoices {
        settlement_id: sheet.id,
        left,
        to_reverse: sheet.left_to_reverse(),
        not_invoiced: sheet.not_invoiced,
        wanted: sheet.invoice_wanted,
        may_record: left > Money::ZERO,
        buyer: payer.offered(kept.map(|kept| kept.figures())),
        invoices: invoices.into_iter().map(|invoice| row(r, invoice, names)).collect::<Result<_>>()?,
    })
}

/// The invoices of a visit, sheet by sheet.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn invoices_of_visit(cx: &Read, ask: AskVisit) -> Result<Vec<SheetInvoices>> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let names = names_of(cx.r)?;
    let sheets = cx.r.settlements_of(order.id)?;
    sheets.iter().map(|sheet| sheet_invoices(cx.r, sheet, &names)).collect()
}
