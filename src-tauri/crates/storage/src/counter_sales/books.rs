//! What of sales moves after they were made: on account, and on tax invoices. Lists are answered from
//! indexes that hold nothing else.

use crate::record::select;
use crate::screens::MAX_ROWS;
use crate::tax_invoices::{ROWS_AT_A_TIME, of_number};
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::counter_sale::book::SaleBook;
use domain::customer::CustomerKind;
use domain::ids::{CounterSaleId, CustomerId, TaxInvoiceId};
use domain::money::Money;
use domain::tax_invoice::{StandingShare, TaxInvoice, TaxInvoiceSale};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const BOOK: &str = "SELECT * FROM counter_sale_book WHERE counter_sale_id = ?1";
pub(crate) const ON_ACCOUNT_BY_MOVEMENTS: &str =
    "SELECT coalesce(sum(amount), 0) FROM account_movement WHERE counter_sale_id = ?1";
macro_rules! on_account {
    ($more:literal, $end:literal) => {
        concat!(
            "SELECT counter_sale.id AS counter_sale_id, counter_sale.number AS sale_number,
                 counter_sale.customer_id, customer.name AS customer_name, counter_sale.total,
                 counter_sale_book.on_account, counter_sale.sold_at AS since
             FROM counter_sale_book
             CROSS JOIN counter_sale ON counter_sale.id = counter_sale_book.counter_sale_id
             CROSS JOIN customer ON customer.id = counter_sale.customer_id
             WHERE counter_sale_book.on_account > 0 AND counter_sale_book.counter_sale_id > 0",
            $more,
            " ORDER BY counter_sale_book.counter_sale_id",
            $end
        )
    };
}
pub(crate) const ALL_ON_ACCOUNT: &str = on_account!("", "");
pub(crate) const OLDEST_ON_ACCOUNT: &str = on_account!("", " LIMIT ?1");
pub(crate) const ON_ACCOUNT_OF: &str = on_account!(" AND counter_sale.customer_id = ?1", "");
pub(crate) const OWED: &str = "SELECT coalesce(sum(on_account), 0) FROM counter_sale_book
     WHERE on_account > 0 AND counter_sale_id > 0";

pub(crate) const SHARES: &str = "SELECT tax_invoice_sale.tax_invoice_id, tax_invoice.red_of,
     tax_invoice_sale.counter_sale_id AS stands_for, tax_invoice_sale.amount
     FROM tax_invoice_sale CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_sale.tax_invoice_id
     WHERE tax_invoice_sale.counter_sale_id = ?1 AND tax_invoice.taken_back_at IS NULL";
pub(crate) const SALES_OF_INVOICE: &str =
    "SELECT * FROM tax_invoice_sale WHERE tax_invoice_id = ?1 ORDER BY id";
pub(crate) const INVOICES: &str = "SELECT DISTINCT tax_invoice.* FROM tax_invoice_sale
     CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_sale.tax_invoice_id
     WHERE tax_invoice_sale.counter_sale_id = ?1 ORDER BY tax_invoice.id";

/// A sale of which something is on account.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AccountSale {
    pub counter_sale_id: CounterSaleId,
    pub sale_number: String,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub total: Money,
    pub on_account: Money,
    pub since: DateTime<Utc>,
}

/// A sale of which something is still to be invoiced, or to be reversed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaleToInvoiceRow {
    pub counter_sale_id: CounterSaleId,
    pub sale_number: String,
    pub sold_at: DateTime<Utc>,
    /// None where nobody asked who bought.
    pub customer_id: Option<CustomerId>,
    pub buyer_name: String,
    pub customer_kind: Option<CustomerKind>,
    pub total: Money,
    /// What of it did not come back.
    pub standing: Money,
    pub invoiced: Money,
    pub invoice_wanted: bool,
    /// What is kept with the customer; empty where nothing is.
    pub buyer_title: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub buyer_tax_number: String,
    #[serde(deserialize_with = "of_number")]
    pub buyer_is_person: bool,
}

pub(crate) fn to_invoice_sql(wanted: bool) -> String {
    let base = include_str!("to_invoice.sql");
    let wanted = if wanted { "counter_sale_book.invoice_wanted = 1 AND " } else { "" };
    format!(
        "{base} WHERE {wanted}counter_sale_book.standing > counter_sale_book.invoiced
         AND counter_sale_book.counter_sale_id < ?1 ORDER BY counter_sale_book.counter_sale_id DESC LIMIT ?2"
    )
}

pub(crate) fn to_reverse_sql() -> String {
    let base = include_str!("to_invoice.sql");
    format!(
        "{base} WHERE counter_sale_book.invoiced > counter_sale_book.standing
         AND counter_sale_book.counter_sale_id > 0 ORDER BY counter_sale_book.counter_sale_id DESC LIMIT ?1"
    )
}

impl Reader<'_> {
    /// What moved of a sale since; every sale has one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sale_book(&self, sale: CounterSaleId) -> Result<Option<SaleBook>> {
        Ok(select(self.connection(), BOOK, [sale.0])?.pop())
    }

    /// What is on account of a sale by its movements.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sale_on_account_by_movements(&self, sale: CounterSaleId) -> Result<Money> {
        let mut sum = self.connection().prepare_cached(ON_ACCOUNT_BY_MOVEMENTS)?;
        Ok(Money(sum.query_row([sale.0], |row| row.get(0))?))
    }

    /// All sales of which something is on account, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn all_sales_on_account(&self) -> Result<Vec<AccountSale>> {
        select(self.connection(), ALL_ON_ACCOUNT, [])
    }

    /// The first of them, as a home shows them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn oldest_sales_on_account(&self) -> Result<Vec<AccountSale>> {
        select(self.connection(), OLDEST_ON_ACCOUNT, [MAX_ROWS])
    }

    /// What all of them come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn owed_for_sales(&self) -> Result<Money> {
        Ok(Money(self.connection().prepare_cached(OWED)?.query_row([], |row| row.get(0))?))
    }

    /// Those of one customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sales_on_account_of(&self, customer: CustomerId) -> Result<Vec<AccountSale>> {
        select(self.connection(), ON_ACCOUNT_OF, [customer.0])
    }

    /// The newest first, those before a key; all, or those whose buyer wants an invoice.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sales_to_invoice(
        &self,
        before: Option<CounterSaleId>,
        wanted: bool,
    ) -> Result<Vec<SaleToInvoiceRow>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), &to_invoice_sql(wanted), [before, ROWS_AT_A_TIME])
    }

    /// Those of which something came back after an invoice was made out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sales_to_reverse(&self) -> Result<Vec<SaleToInvoiceRow>> {
        select(self.connection(), &to_reverse_sql(), [ROWS_AT_A_TIME])
    }

    /// What of a sale its standing invoices are for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn standing_shares_of_sale(&self, sale: CounterSaleId) -> Result<Vec<StandingShare<CounterSaleId>>> {
        select(self.connection(), SHARES, [sale.0])
    }

    /// The sales an invoice is for, with how much of each.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sales_of_invoice(&self, invoice: TaxInvoiceId) -> Result<Vec<TaxInvoiceSale>> {
        select(self.connection(), SALES_OF_INVOICE, [invoice.0])
    }

    /// All that ever stood for a sale, those taken back among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_invoices_of_sale(&self, sale: CounterSaleId) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), INVOICES, [sale.0])
    }
}
