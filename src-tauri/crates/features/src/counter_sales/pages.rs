//! Sales over the counter, the newest first, and one of them with all that came back.

use super::cores::{CoreShown, cores_of_sale};
use super::sell::COUNTER_SALES;
use crate::kept::counter_sales::sale_with_payments;
use domain::counter_sale::{CounterReturn, CounterReturnLine, CounterSale, CounterSaleLine, TAKES_BACK};
use domain::ids::{CounterSaleId, PartId};
use domain::money::{Money, Quantity};
use domain::settlement::Payment;
use domain::stock::{Bin, BinKind, MovementKind, StockMovement};
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A screen and a half.
const AT_A_TIME: i64 = 50;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCounterSales {
    pub before: Option<CounterSaleId>,
}

#[derive(Debug, Serialize, TS)]
pub struct CounterSales {
    pub sales: Vec<CounterSaleRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CounterSaleRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub sale: CounterSale,
    /// The parts of it, as far as they fit into a row.
    pub names: String,
    pub returned: Money,
    /// What of it is on account.
    pub on_account: Money,
    pub sold_by_name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCounterSale {
    pub id: CounterSaleId,
}

#[derive(Debug, Serialize, TS)]
pub struct CounterSalePage {
    pub sale: CounterSale,
    pub lines: Vec<SoldLine>,
    pub returns: Vec<CounterReturn>,
    pub back: Vec<CounterReturnLine>,
    pub payments: Vec<Payment>,
    /// What was taken on old parts beside it.
    pub cores: Vec<CoreShown>,
    /// What of it is on account of its buyer.
    pub on_account: Money,
    pub returned: Money,
    /// Whoever stands at something of it, by name.
    pub people: BTreeMap<i64, String>,
    /// Whoever asks may take it back, and its days are not over.
    pub may_take_back: bool,
    /// The shop's days of taking back, once they are over.
    pub days_over: Option<i64>,
    /// Where what comes back may be put, where it does not go back to its place.
    pub bins: Vec<Bin>,
}

#[derive(Debug, Serialize, TS)]
pub struct SoldLine {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: CounterSaleLine,
    /// As many as were sold, in the unit it was sold in.
    pub sold_quantity: Quantity,
    /// What may still come back.
    pub left: Quantity,
    /// What all of it cost that did not come back.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost: Money,
}

/// Sales over the counter, the newest first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_counter_sales(cx: &Read, ask: AskCounterSales) -> Result<CounterSales> {
    let mut found = cx.r.counter_sales_before(ask.before, AT_A_TIME + 1)?;
    let page = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let people = names(cx)?;
    let mut sales = Vec::with_capacity(found.len());
    for sale in found {
        let lines = cx.r.counter_sale_lines(sale.id)?;
        let returned = cx.r.counter_returns(sale.id)?.iter().map(|of| of.amount).sum();
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        sales.push(CounterSaleRow {
            names: names.join("、"),
            returned,
            on_account: cx.r.sale_book(sale.id)?.map_or(Money::ZERO, |book| book.on_account),
            sold_by_name: people.get(&sale.sold_by.0).cloned().unwrap_or_default(),
            sale,
        });
    }
    Ok(CounterSales { sales, more })
}

fn names(cx: &Read) -> Result<BTreeMap<i64, String>> {
    Ok(cx.r.people()?.into_iter().map(|person| (person.id.0, person.name)).collect())
}

/// One sale with all that came back of it.
///
/// # Errors
/// What `sale_with_payments` refuses.
pub fn get_counter_sale(cx: &Read, ask: AskCounterSale) -> Result<CounterSalePage> {
    let kept = sale_with_payments(cx.r, ask.id)?;
    let moved = cx.r.stock_movements_of_document("counter_sale", kept.sale.id.0)?;
    let days = cx.details()?.settings.taking_back_days;
    let days_over = kept.sale.check_days(cx.now, days).is_err().then_some(days);
    let takes_back = TAKES_BACK.iter().any(|role| cx.roles().contains(role));
    let sold = |line: &CounterSaleLine| SoldLine {
        sold_quantity: line.as_sold(line.quantity).quantity,
        left: line.left(&kept.back),
        cost: cost_of(&moved, line.part_id),
        line: line.clone(),
    };
    let lines: Vec<SoldLine> = kept.lines.iter().map(sold).collect();
    Ok(CounterSalePage {
        may_take_back: takes_back
            && days_over.is_none()
            && lines.iter().any(|line| line.left > Quantity::ZERO),
        returned: kept.returns.iter().map(|of| of.amount).sum(),
        cores: cores_of_sale(cx, kept.sale.id)?,
        on_account: kept.book.on_account,
        lines,
        days_over,
        bins: cx.r.bins()?.into_iter().filter(|bin| bin.active && bin.kind != BinKind::OldParts).collect(),
        people: names(cx)?,
        sale: kept.sale,
        returns: kept.returns,
        back: kept.back,
        payments: kept.payments,
    })
}

/// What left the shelves for it, less what came back onto them.
fn cost_of(moved: &[StockMovement], part: PartId) -> Money {
    let of = moved.iter().filter(|of| of.part_id == part && of.kind != MovementKind::Repriced);
    Money::ZERO - of.map(|of| of.stock_value + of.cost_difference).sum::<Money>()
}

kernel::commands! {
    read list_counter_sales(AskCounterSales) -> CounterSales, COUNTER_SALES, shows [Sales People];
    read get_counter_sale(AskCounterSale) -> CounterSalePage, COUNTER_SALES,
        shows [Sales Sheets Stock Shop People];
}
