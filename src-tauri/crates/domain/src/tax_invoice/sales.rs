//! Tax invoices of what was sold over the counter: of a sale they stand for what did not come back.

use super::balance::{Invoiceable, RequestedAmount};
use crate::counter_sale::CounterSale;
use crate::counter_sale::book::SaleBook;
use crate::ids::CounterSaleId;
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked for of one sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaleAmount {
    pub counter_sale_id: CounterSaleId,
    pub amount: Money,
}

/// An invoice of sales is of nothing else: a sheet and a sale are two bills.
///
/// # Errors
/// `BadField` where it names sheets or receipts as well.
pub fn against_sales(
    sales: &[SaleAmount],
    names_others: bool,
) -> Result<Vec<RequestedAmount<CounterSaleId>>, Refusal> {
    if names_others {
        return Err(Refusal::bad("sheets", FieldProblem::Unknown));
    }
    let of = |one: &SaleAmount| RequestedAmount { stands_for: one.counter_sale_id, amount: one.amount };
    Ok(sales.iter().map(of).collect())
}

/// A sale with what stands of it.
#[derive(Clone, Debug)]
pub struct OpenSale {
    pub sale: CounterSale,
    pub book: SaleBook,
}

impl Invoiceable for OpenSale {
    type Id = CounterSaleId;

    fn id(&self) -> CounterSaleId {
        self.sale.id
    }

    fn number(&self) -> &str {
        &self.sale.number
    }

    fn asks_for(&self) -> Money {
        self.sale.total
    }

    fn may_be_invoiced(&self) -> Money {
        self.book.standing.max(Money::ZERO)
    }

    fn invoiced(&self) -> Money {
        self.book.invoiced
    }

    fn check_takes(&self) -> Result<(), Refusal> {
        Ok(())
    }

    fn unknown(id: CounterSaleId) -> Refusal {
        Refusal::NotFound { entity: "counter_sale".to_owned(), id: id.0 }
    }
}
