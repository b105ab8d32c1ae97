//! What invoices stand for, as it is loaded and kept: sheets, and receipts of prepaid
//! money, by the same rules.

use crate::kept::counter_sales::sale_with_payments;
use crate::kept::sheets::{damaged, keep_standing, payment, payments_are_intact, sheet_with_payments};
use chrono::{DateTime, Utc};
use domain::ids::{CounterSaleId, PrepaidReceiptId, SettlementId, TaxInvoiceId};
use domain::money::Money;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{Invoiceable, invoiced};
use domain::tax_invoice::buyer::{BuyerFigures, BuyerOf, InvoiceBuyer, buyer_of};
use domain::tax_invoice::prepaid::{OpenReceipt, PrepaidReceipt, received};
use domain::tax_invoice::sales::OpenSale;
use domain::tax_invoice::{StandingShare, TaxInvoice, TaxInvoiceReceipt, TaxInvoiceSale, TaxInvoiceShare};
use kernel::error::Result;
use storage::{Reader, Writer};

pub trait OnTheBooks: Invoiceable + Sized {
    /// As it was written, with how much of it is invoiced by what stands: its own sum
    /// is for the lists.
    ///
    /// # Errors
    /// `NotFound` where there is none, `Damaged` where it does not say what was written.
    fn load(r: &Reader<'_>, id: Self::Id) -> Result<Self>;
    /// What of it is invoiced by what stands.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn shares(r: &Reader<'_>, id: Self::Id) -> Result<Vec<StandingShare<Self::Id>>>;
    /// All that ever stood for it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn invoices(r: &Reader<'_>, id: Self::Id) -> Result<Vec<TaxInvoice>>;
    /// What of this kind an invoice is for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn ids_of(r: &Reader<'_>, invoice: TaxInvoiceId) -> Result<Vec<Self::Id>>;
    /// Writes what of it an invoice is for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn put_share(w: &Writer<'_>, invoice: TaxInvoiceId, id: Self::Id, amount: Money) -> Result<()>;
    /// Writes how much of it is invoiced now.
    ///
    /// # Errors
    /// `Conflict` where it was written meanwhile.
    fn keep(self, w: &Writer<'_>) -> Result<()>;
    /// When it was written; of a sheet that was put right, when the first of them was.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn written_at(&self, r: &Reader<'_>) -> Result<DateTime<Utc>>;
    /// In whose name its invoices are made out.
    fn buyer(&self) -> Option<BuyerOf>;

    /// Whom its invoices were made out to before.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    fn kept_buyer(&self, r: &Reader<'_>) -> Result<Option<BuyerFigures>> {
        let kept = self.buyer().map(|of| r.invoice_buyer(&of)).transpose()?.flatten();
        Ok(kept.as_ref().map(InvoiceBuyer::figures))
    }
}

impl OnTheBooks for Settlement {
    fn load(r: &Reader<'_>, id: SettlementId) -> Result<Self> {
        let (mut sheet, _) = sheet_with_payments(r, id)?;
        sheet.invoiced = invoiced(id, &r.standing_shares(id)?);
        Ok(sheet)
    }

    fn shares(r: &Reader<'_>, id: SettlementId) -> Result<Vec<StandingShare>> {
        Ok(r.standing_shares(id)?)
    }

    fn invoices(r: &Reader<'_>, id: SettlementId) -> Result<Vec<TaxInvoice>> {
        Ok(r.tax_invoices_of_sheet(id)?)
    }

    fn ids_of(r: &Reader<'_>, invoice: TaxInvoiceId) -> Result<Vec<SettlementId>> {
        Ok(r.shares_of_invoice(invoice)?.into_iter().map(|share| share.settlement_id).collect())
    }

    fn put_share(
        w: &Writer<'_>,
        tax_invoice_id: TaxInvoiceId,
        id: SettlementId,
        amount: Money,
    ) -> Result<()> {
        w.insert(&mut TaxInvoiceShare { id: 0, tax_invoice_id, settlement_id: id, amount })?;
        Ok(())
    }

    fn keep(mut self, w: &Writer<'_>) -> Result<()> {
        self.invoiced = invoiced(self.id, &w.standing_shares(self.id)?);
        keep_standing(w, &mut self)
    }

    fn written_at(&self, r: &Reader<'_>) -> Result<DateTime<Utc>> {
        Ok(self.invoiced_from(&r.settlements_of(self.work_order_id)?))
    }

    fn buyer(&self) -> Option<BuyerOf> {
        buyer_of(self)
    }
}

impl OnTheBooks for OpenReceipt {
    fn load(r: &Reader<'_>, id: PrepaidReceiptId) -> Result<Self> {
        let mut receipt: PrepaidReceipt = r.get(id.0)?;
        let paid = payment(r, receipt.payment_id)?;
        let back = r.back_of_payment(paid.id)?;
        payments_are_intact(std::slice::from_ref(&paid))?;
        payments_are_intact(&back)?;
        if received(&paid, &back) != receipt.received {
            return Err(damaged("payment", &paid.number));
        }
        receipt.invoiced = invoiced(id, &r.standing_shares_of_receipt(id)?);
        Ok(Self { receipt, number: paid.number, paid: paid.at_sale, paid_at: paid.at })
    }

    fn shares(r: &Reader<'_>, id: PrepaidReceiptId) -> Result<Vec<StandingShare<PrepaidReceiptId>>> {
        Ok(r.standing_shares_of_receipt(id)?)
    }

    fn invoices(r: &Reader<'_>, id: PrepaidReceiptId) -> Result<Vec<TaxInvoice>> {
        Ok(r.tax_invoices_of_receipt(id)?)
    }

    fn ids_of(r: &Reader<'_>, invoice: TaxInvoiceId) -> Result<Vec<PrepaidReceiptId>> {
        Ok(r.receipts_of_invoice(invoice)?.into_iter().map(|share| share.prepaid_receipt_id).collect())
    }

    fn put_share(
        w: &Writer<'_>,
        tax_invoice_id: TaxInvoiceId,
        id: PrepaidReceiptId,
        amount: Money,
    ) -> Result<()> {
        w.insert(&mut TaxInvoiceReceipt { id: 0, tax_invoice_id, prepaid_receipt_id: id, amount })?;
        Ok(())
    }

    fn keep(self, w: &Writer<'_>) -> Result<()> {
        let mut receipt = self.receipt;
        receipt.invoiced = invoiced(receipt.id, &w.standing_shares_of_receipt(receipt.id)?);
        Ok(w.update(&receipt)?)
    }

    fn written_at(&self, _: &Reader<'_>) -> Result<DateTime<Utc>> {
        Ok(self.paid_at)
    }

    fn buyer(&self) -> Option<BuyerOf> {
        Some(BuyerOf::Customer(self.receipt.customer_id))
    }
}

impl OnTheBooks for OpenSale {
    fn load(r: &Reader<'_>, id: CounterSaleId) -> Result<Self> {
        let kept = sale_with_payments(r, id)?;
        let mut book = kept.book;
        book.invoiced = invoiced(id, &r.standing_shares_of_sale(id)?);
        Ok(Self { sale: kept.sale, book })
    }

    fn shares(r: &Reader<'_>, id: CounterSaleId) -> Result<Vec<StandingShare<CounterSaleId>>> {
        Ok(r.standing_shares_of_sale(id)?)
    }

    fn invoices(r: &Reader<'_>, id: CounterSaleId) -> Result<Vec<TaxInvoice>> {
        Ok(r.tax_invoices_of_sale(id)?)
    }

    fn ids_of(r: &Reader<'_>, invoice: TaxInvoiceId) -> Result<Vec<CounterSaleId>> {
        Ok(r.sales_of_invoice(invoice)?.into_iter().map(|share| share.counter_sale_id).collect())
    }

    fn put_share(
        w: &Writer<'_>,
        tax_invoice_id: TaxInvoiceId,
        id: CounterSaleId,
        amount: Money,
    ) -> Result<()> {
        w.insert(&mut TaxInvoiceSale { id: 0, tax_invoice_id, counter_sale_id: id, amount })?;
        Ok(())
    }

    fn keep(self, w: &Writer<'_>) -> Result<()> {
        let mut book = self.book;
        book.invoiced = invoiced(self.sale.id, &w.standing_shares_of_sale(self.sale.id)?);
        Ok(w.update(&book)?)
    }

    fn written_at(&self, _: &Reader<'_>) -> Result<DateTime<Utc>> {
        Ok(self.sale.sold_at)
    }

    /// Where nobody asked who bought, nothing is kept of whoever wanted one.
    fn buyer(&self) -> Option<BuyerOf> {
        self.sale.customer_id.map(BuyerOf::Customer)
    }
}

/// What was loaded, with the shares of invoices that stand on it.
type Loaded<S> = (Vec<S>, Vec<StandingShare<<S as Invoiceable>::Id>>);

/// Each once.
pub(crate) fn load_all<S: OnTheBooks>(
    r: &Reader<'_>,
    ids: impl IntoIterator<Item = S::Id>,
) -> Result<Loaded<S>> {
    let (mut loaded, mut shares): Loaded<S> = (Vec::new(), Vec::new());
    for id in ids {
        if loaded.iter().any(|known| known.id() == id) {
            continue;
        }
        loaded.push(S::load(r, id)?);
        shares.extend(S::shares(r, id)?);
    }
    Ok((loaded, shares))
}
