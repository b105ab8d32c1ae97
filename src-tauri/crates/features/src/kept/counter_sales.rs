//! Whether a sale over the counter, and what came back of it, still say what was written: both are money.

use super::sheets::payments_are_intact;
use domain::counter_sale::book::SaleBook;
use domain::counter_sale::{CounterReturn, CounterReturnLine, CounterSale, CounterSaleLine};
use domain::ids::CounterSaleId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::Payment;
use kernel::checksum::checksum;
use kernel::error::{Error, Result};
use serde_json::{Value, json};
use storage::Reader;

/// Of the sale with its lines. The fields are named one by one: a field of a later program must not
/// change the sum.
pub fn sum_of_sale(sale: &CounterSale, lines: &[CounterSaleLine]) -> String {
    let of_line = |line: &CounterSaleLine| -> Value {
        json!([
            line.position,
            line.part_id,
            line.code,
            line.name,
            line.brand,
            line.specification,
            line.unit,
            line.quantity,
            line.unit_price,
            line.price_basis,
            line.list_price,
            line.discount,
            line.amount,
            line.tax_rate,
            line.net,
            line.tax,
        ])
    };
    // Sold as it is counted it is summed as before there were other units.
    let as_sold = |line: &CounterSaleLine| -> Value {
        match line.sold_unit.as_str() {
            "" => of_line(line),
            unit => json!([of_line(line), unit, line.unit_factor]),
        }
    };
    checksum(&json!({
        "number": sale.number,
        "customer_id": sale.customer_id,
        "buyer_name": sale.buyer_name,
        "total": sale.total,
        "net": sale.net,
        "tax": sale.tax,
        "sold_at": sale.sold_at,
        "sold_by": sale.sold_by,
        "granted_by": sale.granted_by,
        "note": sale.note,
        "lines": lines.iter().map(as_sold).collect::<Vec<_>>(),
    }))
}

/// Of a return with its lines.
pub fn sum_of_return(of: &CounterReturn, lines: &[CounterReturnLine]) -> String {
    let line = |line: &CounterReturnLine| -> Value {
        json!([line.counter_sale_line_id, line.quantity, line.amount, line.net, line.tax, line.bin_id])
    };
    checksum(&json!({
        "counter_sale_id": of.counter_sale_id,
        "amount": of.amount,
        "net": of.net,
        "tax": of.tax,
        "reason": of.reason,
        "at": of.at,
        "person_id": of.person_id,
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
    }))
}

/// # Errors
/// Only what the file itself fails with.
pub fn sale_is_intact(r: &Reader<'_>, sale: &CounterSale) -> Result<bool> {
    Ok(sum_of_sale(sale, &r.counter_sale_lines(sale.id)?) == sale.checksum)
}

/// # Errors
/// Only what the file itself fails with.
pub fn return_is_intact(r: &Reader<'_>, of: &CounterReturn) -> Result<bool> {
    Ok(sum_of_return(of, &r.counter_return_lines(of.id)?) == of.checksum)
}

fn damaged(number: &str) -> Error {
    Refusal::Damaged { entity: "counter_sale".to_owned(), number: number.to_owned() }.into()
}

/// A sale, what came back of it, and its money.
#[derive(Clone, Debug)]
pub struct KeptSale {
    pub sale: CounterSale,
    pub lines: Vec<CounterSaleLine>,
    pub returns: Vec<CounterReturn>,
    pub back: Vec<CounterReturnLine>,
    pub payments: Vec<Payment>,
    pub book: SaleBook,
}

/// The sale as it was written, with all that came back, and receipts that say the same.
///
/// # Errors
/// `NotFound` where there is none; `Damaged` where it, a return or a receipt does not say what was
/// written, or where the money is not what was sold less what came back and what is on account.
pub fn sale_with_payments(r: &Reader<'_>, id: CounterSaleId) -> Result<KeptSale> {
    let sale: CounterSale = r.get(id.0)?;
    let lines = r.counter_sale_lines(id)?;
    let (returns, back) = (r.counter_returns(id)?, r.counter_sale_back(id)?);
    let payments = r.payments_of_counter_sale(id)?;
    payments_are_intact(&payments)?;
    let of = |of: &CounterReturn| -> Vec<CounterReturnLine> {
        back.iter().filter(|line| line.counter_return_id == of.id).cloned().collect()
    };
    let sums_hold = sum_of_sale(&sale, &lines) == sale.checksum
        && returns.iter().all(|one| sum_of_return(one, &of(one)) == one.checksum);
    let money: Money = payments.iter().map(|paid| paid.amount).sum();
    let returned: Money = returns.iter().map(|one| one.amount).sum();
    let Some(book) = r.sale_book(id)? else { return Err(damaged(&sale.number)) };
    let on_account = r.sale_on_account_by_movements(id)?;
    let standing = sale.total - returned;
    let books_hold = book.standing == standing && book.on_account == on_account;
    if !sums_hold || !books_hold || money != standing - on_account {
        return Err(damaged(&sale.number));
    }
    Ok(KeptSale { sale, lines, returns, back, payments, book })
}

/// Sales and returns of some days, each as it was written.
///
/// # Errors
/// `Damaged` where one of them does not say what was written.
pub fn all_as_written(r: &Reader<'_>, sold: &[CounterSale], back: &[CounterReturn]) -> Result<()> {
    for sale in sold {
        if !sale_is_intact(r, sale)? {
            return Err(damaged(&sale.number));
        }
    }
    for of in back {
        if !return_is_intact(r, of)? {
            let sale: CounterSale = r.get(of.counter_sale_id.0)?;
            return Err(damaged(&sale.number));
        }
    }
    Ok(())
}
