//! What the shop owes its suppliers.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::{GoodsReceiptId, SupplierId, SupplierInvoiceId, SupplierPaymentId};
use domain::money::Money;
use domain::receiving::{
    GoodsReceipt, SupplierInvoice, SupplierInvoiceShare, SupplierPayment, SupplierPaymentShare,
    SupplierReturn,
};
use rusqlite::params;
use serde::Deserialize;

pub(crate) const ALL_OPEN: &str = "
    SELECT supplier_invoice.* FROM supplier
    CROSS JOIN supplier_invoice INDEXED BY supplier_invoice_open
        ON supplier_invoice.supplier_id = supplier.id
    WHERE supplier_invoice.withdrawn_at IS NULL AND supplier_invoice.paid < supplier_invoice.amount
    ORDER BY supplier_invoice.due_on, supplier_invoice.id";
pub(crate) const OPEN: &str = "
    SELECT * FROM supplier_invoice INDEXED BY supplier_invoice_open
    WHERE supplier_id = ?1 AND withdrawn_at IS NULL AND paid < amount ORDER BY due_on, id";
pub(crate) const NUMBERED: &str = "
    SELECT * FROM supplier_invoice WHERE supplier_id = ?1 AND invoice_number = ?2 AND withdrawn_at IS NULL";
pub(crate) const INVOICES: &str =
    "SELECT * FROM supplier_invoice WHERE supplier_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
pub(crate) const PAYMENTS: &str =
    "SELECT * FROM supplier_payment WHERE supplier_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
pub(crate) const SHARES: &str =
    "SELECT * FROM supplier_payment_share WHERE supplier_payment_id = ?1 ORDER BY id";
pub(crate) const RECEIPTS_OPEN: &str =
    "SELECT * FROM goods_receipt WHERE supplier_id = ?1 AND supplier_invoice_id IS NULL ORDER BY id";
pub(crate) const ALL_RECEIPTS_OPEN: &str = "
    SELECT goods_receipt.* FROM supplier
    CROSS JOIN goods_receipt ON goods_receipt.supplier_id = supplier.id
    WHERE goods_receipt.supplier_invoice_id IS NULL ORDER BY goods_receipt.id";
pub(crate) const RETURNS_OPEN: &str =
    "SELECT * FROM supplier_return WHERE supplier_id = ?1 AND supplier_invoice_id IS NULL ORDER BY id";
pub(crate) const INVOICE_SHARES: &str =
    "SELECT * FROM supplier_invoice_share WHERE supplier_invoice_id = ?1 ORDER BY id";
pub(crate) const RECEIPT_SHARES: &str = "
    SELECT supplier_invoice_share.* FROM supplier_invoice_share
    CROSS JOIN supplier_invoice ON supplier_invoice.id = supplier_invoice_share.supplier_invoice_id
    WHERE supplier_invoice_share.goods_receipt_id = ?1 AND supplier_invoice.withdrawn_at IS NULL
    ORDER BY supplier_invoice_share.id";
pub(crate) const RETURNS_OF: &str =
    "SELECT * FROM supplier_return WHERE supplier_invoice_id = ?1 ORDER BY id";
/// What each supplier owes for what went back, less what was drawn of it.
macro_rules! credit {
    () => {
        "SELECT supplier.id AS supplier_id,
            coalesce((SELECT sum(supplier_return_line.credited)
                      FROM supplier_return CROSS JOIN supplier_return_line
                          ON supplier_return_line.supplier_return_id = supplier_return.id
                      WHERE supplier_return.supplier_id = supplier.id
                          AND supplier_return.supplier_invoice_id IS NULL), 0)
          - coalesce((SELECT sum(amount) FROM supplier_payment
                      WHERE supplier_id = supplier.id AND means = 'credit' AND withdrawn_at IS NULL), 0) AS credit
         FROM supplier"
    };
}
pub(crate) const CREDITS: &str = concat!(credit!(), " ORDER BY supplier.name");
pub(crate) const CREDIT: &str = concat!(credit!(), " WHERE supplier.id = ?1");

/// What a supplier owes the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SupplierCredit {
    pub supplier_id: SupplierId,
    pub credit: Money,
}

impl Reader<'_> {
    /// Every invoice on which something is owed, what is due first before the others.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_supplier_invoices(&self) -> Result<Vec<SupplierInvoice>> {
        select(self.connection(), ALL_OPEN, [])
    }

    /// Those of one supplier.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_invoices_of_supplier(&self, supplier: SupplierId) -> Result<Vec<SupplierInvoice>> {
        select(self.connection(), OPEN, [supplier.0])
    }

    /// A supplier's invoice of a number that counts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_invoice_numbered(
        &self,
        supplier: SupplierId,
        number: &str,
    ) -> Result<Option<SupplierInvoice>> {
        Ok(select(self.connection(), NUMBERED, params![supplier.0, number])?.pop())
    }

    /// A supplier's invoices before one, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_invoices(
        &self,
        supplier: SupplierId,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SupplierInvoice>> {
        select(self.connection(), INVOICES, [supplier.0, before, limit])
    }

    /// What a supplier was paid, before one payment, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_payments(
        &self,
        supplier: SupplierId,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SupplierPayment>> {
        select(self.connection(), PAYMENTS, [supplier.0, before, limit])
    }

    /// What invoices got of a payment.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_payment_shares(&self, payment: SupplierPaymentId) -> Result<Vec<SupplierPaymentShare>> {
        select(self.connection(), SHARES, [payment.0])
    }

    /// What a supplier delivered and has not charged yet, or not all of it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn receipts_not_invoiced(&self, supplier: SupplierId) -> Result<Vec<GoodsReceipt>> {
        select(self.connection(), RECEIPTS_OPEN, [supplier.0])
    }

    /// What all of them did.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn all_receipts_not_invoiced(&self) -> Result<Vec<GoodsReceipt>> {
        select(self.connection(), ALL_RECEIPTS_OPEN, [])
    }

    /// What went back, and no invoice is less by it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn returns_not_invoiced(&self, supplier: SupplierId) -> Result<Vec<SupplierReturn>> {
        select(self.connection(), RETURNS_OPEN, [supplier.0])
    }

    /// What of which deliveries an invoice charges; also one that was taken back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn shares_of_supplier_invoice(
        &self,
        invoice: SupplierInvoiceId,
    ) -> Result<Vec<SupplierInvoiceShare>> {
        select(self.connection(), INVOICE_SHARES, [invoice.0])
    }

    /// What of a delivery stands on which invoices that count, the newest last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn invoice_shares_of_receipt(&self, receipt: GoodsReceiptId) -> Result<Vec<SupplierInvoiceShare>> {
        select(self.connection(), RECEIPT_SHARES, [receipt.0])
    }

    /// # Errors
    /// Only what the file itself fails with.
    pub fn returns_of_supplier_invoice(&self, invoice: SupplierInvoiceId) -> Result<Vec<SupplierReturn>> {
        select(self.connection(), RETURNS_OF, [invoice.0])
    }

    /// What a supplier owes for what went back, less what was drawn of it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_credit(&self, supplier: SupplierId) -> Result<Money> {
        let rows: Vec<SupplierCredit> = select(self.connection(), CREDIT, [supplier.0])?;
        Ok(rows.first().map_or(Money::ZERO, |row| row.credit))
    }

    /// What each of them owes.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_credits(&self) -> Result<Vec<SupplierCredit>> {
        select(self.connection(), CREDITS, [])
    }
}
