//! A sale: priced against the list, paid at once, and off the shelf in the same write.

use super::core_taken::take_core;
use crate::kept::counter_sales::sum_of_sale;
use crate::records::search::index_number;
use crate::stock::costs::at_last_cost;
use crate::stock::post::{Posting, post};
use crate::till::{PaymentPart, Price, take_price};
use crate::visit::approvals::{ByPin, grant};
use chrono::NaiveDate;
use domain::account::limit::AccountRoom;
use domain::account::movement::AccountMovement;
use domain::catalogue::{CatalogueItem, Part};
use domain::concession::{Concession, to_be_granted};
use domain::core_deposit::carried;
use domain::counter_sale::book::{SaleBook, check_trusted};
use domain::counter_sale::places::{Place, taken_from};
use domain::counter_sale::selling::{PricedPart, WantedPart, check_wanted, totals};
use domain::counter_sale::{CounterSale, CounterSaleLine, SELLS};
use domain::customer::Customer;
use domain::ids::{CoreDepositId, CounterSaleId, CustomerId, PaymentId};
use domain::money::{Money, Quantity};
use domain::part_price::PriceClass;
use domain::part_unit::PartUnit;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional, required};
use domain::sheet_actions::as_seen;
use domain::stock::demand::check_promised;
use domain::stock::{Bin, MovementKind, StockDocument};
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Availability;
use storage::Reader;
use ts_rs::TS;

pub(super) const COUNTER_SALES: Access = Roles(SELLS);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteCounterSale {
    /// By whose price list; by the retail prices where nobody asked who buys.
    #[serde(default)]
    #[ts(optional, as = "Option<CustomerId>")]
    pub customer_id: Option<CustomerId>,
    pub lines: Vec<WantedPart>,
}

/// What it would come to, as it is typed.
#[derive(Debug, Serialize, TS)]
pub struct CounterSaleQuote {
    pub lines: Vec<QuotedPart>,
    pub total: Money,
    pub net: Money,
    pub tax: Money,
    /// What is taken on old parts beside it, and is no part of the total.
    pub core: Money,
    /// What the sale is refused with until the manager says yes.
    pub refusals: Vec<Refusal>,
}

/// A line with what there is of its part.
#[derive(Debug, Serialize, TS)]
pub struct QuotedPart {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: CounterSaleLine,
    /// On shelves.
    pub usable: Quantity,
    /// Of it what no visit waits for; below zero where more is promised than there is.
    pub free: Quantity,
    /// More is wanted than lies there.
    pub is_short: bool,
    /// Some of what is wanted a visit waits for: it is sold only where that is meant.
    pub is_promised: bool,
    /// What is taken on the old ones.
    pub core: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SellAtCounter {
    pub customer_id: Option<CustomerId>,
    pub lines: Vec<WantedPart>,
    /// What the page said it comes to. A page that is behind sells nothing.
    pub total: Money,
    pub parts: Vec<PaymentPart>,
    #[serde(default)]
    pub note: String,
    /// The manager's word, when it gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
    /// Also what visits wait for.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub promised_too: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SoldAtCounter {
    pub id: CounterSaleId,
    pub number: String,
    pub payments: Vec<PaymentId>,
    pub change: Money,
    pub on_account: Money,
}

/// What is not paid of it at once is trusted to its buyer; the deposits on old parts are paid in any case.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SellOnAccount {
    pub sale: SellAtCounter,
    pub reason: String,
}

/// A part, its item of the price list, and the units it comes in.
type OnTheList = (Part, CatalogueItem, Vec<PartUnit>);

/// The parts, each with its item of the price list at the price that holds today for whoever buys it, as a
/// line of a visit is held against it.
fn on_the_list(
    r: &Reader<'_>,
    wanted: &[WantedPart],
    buyer: Option<&Customer>,
    today: NaiveDate,
) -> Result<Vec<OnTheList>> {
    let mut parts = Vec::with_capacity(wanted.len());
    for of in wanted {
        parts.push(r.get::<Part>(of.part_id.0)?);
    }
    let class = buyer.map_or(PriceClass::Retail, |buyer| buyer.price_class);
    let items = parts.iter().cloned().map(CatalogueItem::from).collect();
    let items = at_last_cost(r, r.at_prices_of(items, class, today)?)?;
    let mut listed = Vec::with_capacity(items.len());
    for (part, item) in parts.into_iter().zip(items) {
        let units = r.part_units(part.id)?;
        listed.push((part, item, units));
    }
    Ok(listed)
}

/// What a sale would come to, and what there is of its parts.
///
/// # Errors
/// `NotFound` for a part or a customer that is none, and what `WantedPart::priced` and `totals` refuse.
pub fn quote_counter_sale(cx: &Read, ask: QuoteCounterSale) -> Result<CounterSaleQuote> {
    if !ask.lines.is_empty() {
        check_wanted(&ask.lines)?;
    }
    let settings = &cx.details()?.settings;
    let limit = cx.me()?.may_let_off(settings.discount_limit);
    let buyer = ask.customer_id.map(|id| cx.r.get::<Customer>(id.0)).transpose()?;
    let listed = on_the_list(cx.r, &ask.lines, buyer.as_ref(), cx.today()?)?;
    let mut priced = Vec::with_capacity(ask.lines.len());
    for (position, (wanted, (_, item, units))) in (1..).zip(ask.lines.iter().zip(&listed)) {
        priced.push(wanted.priced(item, units, position, settings, limit)?);
    }
    let parts: Vec<_> = ask.lines.iter().map(|line| line.part_id).collect();
    let there = cx.r.availability(&parts, cx.today()?)?;
    let refusals = to_be_granted(concessions(&priced), cx.roles()).iter().map(Concession::refusal).collect();
    let lines: Vec<CounterSaleLine> = priced.into_iter().map(|of| of.line).collect();
    let (total, split) = totals(&lines)?;
    let mut cores = Vec::with_capacity(lines.len());
    for line in &lines {
        cores.push(carried(cx.r.core_terms(line.part_id)?.as_ref(), line.quantity));
    }
    let core = cores.iter().copied().sum();
    let quoted = |(line, core): (CounterSaleLine, Money)| {
        let of = there.iter().find(|of| of.part_id == line.part_id);
        let (usable, free) = of.map_or((Quantity::ZERO, Quantity::ZERO), |of| (of.usable, of.free()));
        let is_short = line.quantity > usable;
        let promised = check_promised(&line.name, free, line.quantity, false).is_err();
        QuotedPart { is_short, is_promised: promised && !is_short, usable, free, core, line }
    };
    Ok(CounterSaleQuote {
        lines: lines.into_iter().zip(cores).map(quoted).collect(),
        total,
        core,
        net: split.net,
        tax: split.tax,
        refusals,
    })
}

fn concessions(priced: &[PricedPart]) -> Vec<Concession> {
    priced.iter().flat_map(|of| of.concessions.iter().cloned()).collect()
}

/// Sells parts over the counter: the sale, its receipts and what leaves the shelves are one write.
///
/// # Errors
/// `NotFound` for a part or a customer that is none; what `check_wanted`, `WantedPart::priced` and
/// `totals` refuse; `OwedChanged` where it comes to another sum than the page said or than is paid; the
/// first concession where no manager grants it; `Stock` where less is there, or a visit waits for it and
/// nobody said that it is meant; and what the drawer refuses
/// (`NoShiftOpen`, `WhichDrawer`).
pub fn sell_at_counter(cx: &Write, ask: SellAtCounter) -> Result<SoldAtCounter> {
    sell(cx, ask, None)
}

/// The same, and what is not paid at once goes on account of the customer who buys, within what they are
/// trusted with.
///
/// # Errors
/// What `sell_at_counter` refuses, `SaleWithoutBuyer` where nobody asked who buys, what `check_trusted`
/// refuses, and `BadField` without a reason or where nothing is left to trust.
pub fn sell_on_account(cx: &Write, ask: SellOnAccount) -> Result<SoldAtCounter> {
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    sell(cx, ask.sale, Some(&reason))
}

/// What of a total is trusted to the buyer: all that is not paid, once the deposits are.
fn trusted(cx: &Write, buyer: Option<&Customer>, total: Money, core: Money, paid: Money) -> Result<Money> {
    let buyer = buyer.ok_or(Refusal::SaleWithoutBuyer)?;
    let trusted = total + core - paid;
    if trusted <= Money::ZERO {
        return Err(Refusal::bad("amount", FieldProblem::Empty).into());
    }
    // Less than the deposits was paid: they are the customer's own money, and nobody is trusted with it.
    as_seen(paid.max(core), paid)?;
    check_trusted(&AccountRoom::of(buyer, cx.w.unpaid_on_account(buyer.id)?), trusted, cx.roles())?;
    Ok(trusted)
}

fn sell(cx: &Write, ask: SellAtCounter, reason: Option<&str>) -> Result<SoldAtCounter> {
    check_wanted(&ask.lines)?;
    let settings = &cx.details()?.settings;
    let limit = cx.me()?.may_let_off(settings.discount_limit);
    let buyer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let listed = on_the_list(cx.w, &ask.lines, buyer.as_ref(), cx.today()?)?;
    let mut priced = Vec::with_capacity(ask.lines.len());
    for (position, (wanted, (_, item, units))) in (1..).zip(ask.lines.iter().zip(&listed)) {
        priced.push(wanted.priced(item, units, position, settings, limit)?);
    }
    let given = concessions(&priced);
    let mut lines: Vec<CounterSaleLine> = priced.into_iter().map(|of| of.line).collect();
    let (total, split) = totals(&lines)?;
    as_seen(ask.total, total)?;
    let granted = grant(cx, &given, ask.approval.as_ref())?;
    let mut core = Money::ZERO;
    for line in &lines {
        core += carried(cx.w.core_terms(line.part_id)?.as_ref(), line.quantity);
    }
    let paid: Money = ask.parts.iter().map(|part| part.amount).sum();
    let on_account = match reason {
        Some(_) => trusted(cx, buyer.as_ref(), total, core, paid)?,
        None => Money::ZERO,
    };
    let mut sale = CounterSale {
        id: CounterSaleId(0),
        number: cx.w.next_number::<CounterSale>(&settings.prefixes.counter_sale, cx.today()?)?,
        customer_id: buyer.as_ref().map(|buyer| buyer.id),
        buyer_name: buyer.map(|buyer| buyer.name).unwrap_or_default(),
        total,
        net: split.net,
        tax: split.tax,
        sold_at: cx.now,
        sold_by: cx.my_id()?,
        granted_by: granted.by_whom(),
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        checksum: String::new(),
    };
    sale.checksum = sum_of_sale(&sale, &lines);
    cx.w.insert(&mut sale)?;
    index_number(cx.w, "counter_sale", sale.id.0, &sale.number)?;
    cx.w.insert(&mut SaleBook::of(sale.id, total, on_account))?;
    if let (Some(reason), Some(buyer)) = (reason, sale.customer_id) {
        cx.w.insert(&mut AccountMovement::sold(sale.id, buyer, on_account, reason, cx.now))?;
    }
    let mut cores: Vec<(CoreDepositId, Money)> = Vec::new();
    for (line, (part, ..)) in lines.iter_mut().zip(&listed) {
        line.counter_sale_id = sale.id;
        cx.w.insert(line)?;
        let there = cx.w.availability(&[part.id], cx.today()?)?;
        let free = there.first().map_or(Quantity::ZERO, Availability::free);
        // What is not there at all is said before whom it is promised to.
        off_the_shelf(cx, sale.id, part, line.quantity)?;
        check_promised(&part.terms.name, free, line.quantity, ask.promised_too)?;
        cores.extend(take_core(cx, &sale, line)?);
    }
    let price = Price { sale: Some(sale.id), amount: total - on_account, cores: &cores };
    let (payments, change) = take_price(cx, &price, &ask.parts)?;
    Ok(SoldAtCounter { id: sale.id, number: sale.number, payments, change, on_account })
}

fn off_the_shelf(cx: &Write, sale: CounterSaleId, part: &Part, quantity: Quantity) -> Result<()> {
    let (levels, batches) = (cx.w.stock_levels(part.id)?, cx.w.stock_batches(part.id)?);
    let mut bins: Vec<Bin> = Vec::with_capacity(levels.len());
    for level in &levels {
        bins.push(cx.w.get(level.bin_id.0)?);
    }
    let places = levels
        .iter()
        .zip(&bins)
        .map(|(level, bin)| Place {
            bin,
            batch: batches.iter().find(|of| Some(of.id) == level.batch_id),
            there: level.quantity,
        })
        .collect();
    for taken in taken_from(&part.terms.name, places, part.stock.bin_id, quantity, cx.today()?)? {
        let out = Quantity(-taken.quantity.0);
        post(
            cx,
            Posting {
                batch_id: taken.batch_id,
                document: Some((StockDocument::CounterSale, sale.0)),
                ..Posting::new(MovementKind::Sold, part.id, taken.bin_id, out)
            },
        )?;
    }
    Ok(())
}

kernel::commands! {
    read quote_counter_sale(QuoteCounterSale) -> CounterSaleQuote, COUNTER_SALES,
        shows [Catalogue Stock Purchasing Customers Shop];
    write sell_at_counter(SellAtCounter) -> SoldAtCounter, COUNTER_SALES,
        changes [Sales Stock Sheets Catalogue];
    write sell_on_account(SellOnAccount) -> SoldAtCounter, COUNTER_SALES,
        changes [Sales Stock Sheets Catalogue];
}
