//! Tax invoices of the shop's sheets and of prepaid money: recorded, reversed, taken back, and what is
//! still to be invoiced.

mod batch;
mod books;
mod columns;
mod lists;
mod matched;
mod prepaid;
mod put_right;
mod record;
mod reds;
mod result_row;
mod results;
mod sales;
mod template;

pub use batch::{
    BatchCheck, CheckTaxBatch, CodeOfKind, FillTaxBatch, SaveTaxCodes, TaxBatchFilled, check_tax_batch,
    fill_tax_batch, save_tax_codes, tax_codes,
};
pub(crate) use batch::{KIND, document};
pub use lists::{
    AskTaxInvoices, AskToInvoice, InvoicedSheet, ShareOfReceipt, ShareOfSheet, SheetInvoices, TaxInvoiceList,
    TaxInvoiceRow, ToBeInvoiced, invoices_of_visit, list_tax_invoices, to_be_invoiced,
};
pub use prepaid::{
    AskPrepaidToInvoice, InvoicedReceipt, PrepaidToBeInvoiced, WantPrepaidInvoice, prepaid_to_be_invoiced,
    want_prepaid_invoice,
};
pub(crate) use put_right::carry_over;
pub use record::{
    RecordRedInvoice, RecordTaxInvoice, SavedTaxInvoice, TakeBackTaxInvoice, WantTaxInvoice,
    record_red_invoice, record_tax_invoice, take_back_tax_invoice, want_tax_invoice,
};

pub use sales::{
    AskSaleInvoices, AskSalesToInvoice, RecordSaleInvoice, RecordSaleRed, SaleInvoices, SalesToBeInvoiced,
    WantSaleInvoice, invoices_of_sale, record_sale_invoice, record_sale_red, sales_to_be_invoiced,
    want_sale_invoice,
};

pub use result_row::InvoiceResult;
pub use results::{
    InvoiceResults, InvoicesKept, KeepInvoiceResults, ReadInvoiceResults, keep_invoice_results,
    read_invoice_results,
};

use crate::visit::changes::AskVisit;
use domain::ids::CounterSaleId;
use domain::tax_invoice::batch::TaxCode;
use domain::tax_invoice::prepaid::PrepaidReceipt;
use kernel::command::TILL;
use kernel::host::AskNothing;

kernel::commands! {
    read to_be_invoiced(AskToInvoice) -> ToBeInvoiced, TILL,
        shows [Invoices Sheets Visits Customers Vehicles];
    read prepaid_to_be_invoiced(AskPrepaidToInvoice) -> PrepaidToBeInvoiced, TILL,
        shows [Invoices Sheets Packages Customers];
    read list_tax_invoices(AskTaxInvoices) -> TaxInvoiceList, TILL,
        shows [Invoices Sheets Customers People Sales];
    read invoices_of_visit(AskVisit) -> Vec<SheetInvoices>, TILL,
        shows [Invoices Sheets Visits Customers Sales];
    write record_tax_invoice(RecordTaxInvoice) -> SavedTaxInvoice, TILL, changes [Invoices Sheets];
    write record_red_invoice(RecordRedInvoice) -> SavedTaxInvoice, TILL, changes [Invoices Sheets];
    write take_back_tax_invoice(TakeBackTaxInvoice) -> SavedTaxInvoice, TILL,
        changes [Invoices Sheets Sales];
    read sales_to_be_invoiced(AskSalesToInvoice) -> SalesToBeInvoiced, TILL,
        shows [Invoices Sales Customers];
    read invoices_of_sale(AskSaleInvoices) -> SaleInvoices, TILL,
        shows [Invoices Sales Sheets Customers People];
    write want_sale_invoice(WantSaleInvoice) -> CounterSaleId, TILL, changes [Invoices Sales];
    write record_sale_invoice(RecordSaleInvoice) -> SavedTaxInvoice, TILL, changes [Invoices Sales];
    write record_sale_red(RecordSaleRed) -> SavedTaxInvoice, TILL, changes [Invoices Sales];
    write want_tax_invoice(WantTaxInvoice) -> SheetInvoices, TILL, changes [Invoices Sheets];
    write want_prepaid_invoice(WantPrepaidInvoice) -> PrepaidReceipt, TILL, changes [Invoices];
    read tax_codes(AskNothing) -> Vec<TaxCode>, TILL, shows [Invoices];
    write save_tax_codes(SaveTaxCodes) -> (), TILL, changes [Invoices];
    read check_tax_batch(CheckTaxBatch) -> Vec<BatchCheck>, TILL, shows [Invoices Sheets Visits];
    prepared fill_tax_batch(FillTaxBatch) -> TaxBatchFilled, TILL, changes [Invoices Photos];
    read read_invoice_results(ReadInvoiceResults) -> InvoiceResults, TILL, shows [Invoices Sheets Visits];
    write keep_invoice_results(KeepInvoiceResults) -> InvoicesKept, TILL, changes [Invoices Sheets];
}
