//! Tax invoices of what was sold over the counter: what is still to be invoiced, recorded, and reversed where
//! something came back.

use super::books::OnTheBooks;
use super::lists::{TaxInvoiceRow, kept_in_list, names_of, row};
use super::record::{RecordRedInvoice, RecordTaxInvoice, SavedTaxInvoice, keep_buyer, record, reverse};
use domain::customer::CustomerKind;
use domain::ids::CounterSaleId;
use domain::line::Payer;
use domain::money::Money;
use domain::tax_invoice::balance::Invoiceable;
use domain::tax_invoice::buyer::{BuyerFigures, NamedPayer};
use domain::tax_invoice::sales::{OpenSale, SaleAmount, against_sales};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::{ROWS_AT_A_TIME, SaleToInvoiceRow};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSalesToInvoice {
    /// Those before this sale; None for the newest.
    pub before: Option<CounterSaleId>,
    /// Only those whose buyer wants an invoice.
    pub wanted: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SalesToBeInvoiced {
    pub rows: Vec<InvoicedSale>,
    /// There are more, before the last of these.
    pub more: bool,
    /// Sales of which something came back while an invoice stands for it.
    pub to_reverse: Vec<InvoicedSale>,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoicedSale {
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: SaleToInvoiceRow,
    /// What is still to be invoiced of it, or to be reversed.
    pub left: Money,
    /// In whose name the next one is offered.
    pub buyer: BuyerFigures,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSaleInvoices {
    pub id: CounterSaleId,
}

/// A sale with its invoices.
#[derive(Debug, Serialize, TS)]
pub struct SaleInvoices {
    pub left: Money,
    pub to_reverse: Money,
    pub wanted: bool,
    pub invoices: Vec<TaxInvoiceRow>,
}

/// Whether whoever bought wants an invoice, and in whose name.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WantSaleInvoice {
    pub id: CounterSaleId,
    pub wanted: bool,
    /// None leaves what is kept.
    pub buyer: Option<BuyerFigures>,
}

/// An invoice that stands for sales and nothing else.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordSaleInvoice {
    pub invoice: RecordTaxInvoice,
    pub sales: Vec<SaleAmount>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordSaleRed {
    pub invoice: RecordRedInvoice,
    pub sales: Vec<SaleAmount>,
}

/// What was sold and no invoice stands for yet, and that with too many.
///
/// # Errors
/// Only what the file itself fails with.
pub fn sales_to_be_invoiced(cx: &Read, ask: AskSalesToInvoice) -> Result<SalesToBeInvoiced> {
    let rows = cx.r.sales_to_invoice(ask.before, ask.wanted)?;
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= ROWS_AT_A_TIME;
    let gone = if ask.before.is_none() { cx.r.sales_to_reverse()? } else { Vec::new() };
    let listed = |left: Money, row: SaleToInvoiceRow| InvoicedSale { left, buyer: buyer_of_row(&row), row };
    Ok(SalesToBeInvoiced {
        rows: rows.into_iter().map(|row| listed(row.standing - row.invoiced, row)).collect(),
        more,
        to_reverse: gone.into_iter().map(|row| listed(row.invoiced - row.standing, row)).collect(),
    })
}

fn buyer_of_row(row: &SaleToInvoiceRow) -> BuyerFigures {
    let payer = NamedPayer {
        payer: Payer::Customer,
        payer_name: "",
        customer_name: &row.buyer_name,
        customer_kind: row.customer_kind.unwrap_or(CustomerKind::Private),
    };
    payer.offered(kept_in_list(&row.buyer_title, &row.buyer_tax_number, row.buyer_is_person))
}

/// The invoices of one sale.
///
/// # Errors
/// `NotFound`, `Damaged`.
pub fn invoices_of_sale(cx: &Read, ask: AskSaleInvoices) -> Result<SaleInvoices> {
    let open = OpenSale::load(cx.r, ask.id)?;
    let names = names_of(cx.r)?;
    let invoices = OpenSale::invoices(cx.r, ask.id)?;
    Ok(SaleInvoices {
        left: open.left_to_invoice(),
        to_reverse: open.left_to_reverse(),
        wanted: open.book.invoice_wanted,
        invoices: invoices.into_iter().map(|invoice| row(cx.r, invoice, &names)).collect::<Result<_>>()?,
    })
}

/// Whether the buyer wants an invoice, and made out to whom.
///
/// # Errors
/// `NotFound`, `Damaged`, and what `BuyerFigures::checked` says of the buyer.
pub fn want_sale_invoice(cx: &Write, ask: WantSaleInvoice) -> Result<CounterSaleId> {
    let OpenSale { sale, mut book } = OpenSale::load(cx.w, ask.id)?;
    if let Some(buyer) = &ask.buyer {
        let open = OpenSale { sale: sale.clone(), book: book.clone() };
        keep_buyer(cx, open.buyer(), &buyer.checked(false)?)?;
    }
    if book.invoice_wanted != ask.wanted {
        book.invoice_wanted = ask.wanted;
        cx.w.update(&book)?;
    }
    Ok(sale.id)
}

/// Records an invoice of what was sold over the counter.
///
/// # Errors
/// What `against_sales` and `check_invoice` refuse, `InvoiceKnown`, and what is wrong with its number, buyer,
/// day or tax.
pub fn record_sale_invoice(cx: &Write, ask: RecordSaleInvoice) -> Result<SavedTaxInvoice> {
    let RecordSaleInvoice { invoice, sales } = ask;
    let asked = against_sales(&sales, !invoice.sheets.is_empty() || !invoice.receipts.is_empty())?;
    record::<OpenSale>(cx, invoice, &asked)
}

/// Records a red invoice of it.
///
/// # Errors
/// What `against_sales` and `check_red` refuse, `InvoiceKnown`, and what is wrong with its number, day or tax.
pub fn record_sale_red(cx: &Write, ask: RecordSaleRed) -> Result<SavedTaxInvoice> {
    let RecordSaleRed { invoice, sales } = ask;
    let asked = against_sales(&sales, !invoice.sheets.is_empty() || !invoice.receipts.is_empty())?;
    reverse::<OpenSale>(cx, invoice, &asked)
}
