//! What comes back over the counter: its money by a receipt below zero, its stock at the cost it went
//! out at, in one write; and what is taken in exchange for it.

use super::core_taken::{core_of_returned, give_back_with_returned};
use super::sell::{COUNTER_SALES, SellAtCounter, SoldAtCounter, sell_at_counter};
use crate::kept::counter_sales::{KeptSale, sale_with_payments, sum_of_return};
use crate::stock::places::bin_back;
use crate::stock::post::{Posting, post};
use crate::till::give_back;
use domain::account::movement::AccountMovement;
use domain::counter_sale::taking_back::{BroughtBack, stock_back, taken_back};
use domain::counter_sale::{CounterReturn, CounterReturnLine, TAKES_BACK};
use domain::ids::{CounterReturnId, CounterSaleId, PaymentId};
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, required};
use domain::service_contract::money_back::refunds;
use domain::settlement::PaymentMeans;
use domain::stock::{MovementKind, StockDocument};
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const BACK: Access = Roles(TAKES_BACK);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteCounterReturn {
    pub id: CounterSaleId,
    pub lines: Vec<BroughtBack>,
}

/// What goes back for it.
#[derive(Debug, Serialize, TS)]
pub struct CounterReturnQuote {
    pub lines: Vec<CounterReturnLine>,
    pub amount: Money,
    /// What of it goes off the buyer's account: only the rest is money.
    pub off_account: Money,
    /// What goes back beside it of the deposits on old parts.
    pub core: Money,
    /// What is counted out: all of it but what goes off the account.
    pub money: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBackSale {
    pub id: CounterSaleId,
    pub lines: Vec<BroughtBack>,
    /// What the page said goes back. A page that is behind gives nothing back.
    pub amount: Money,
    /// What the page said is counted out. What was paid on account meanwhile, or an old part that came, makes
    /// it another sum of the same amount.
    #[serde(default)]
    #[ts(optional, as = "Option<Money>")]
    pub money: Option<Money>,
    /// None gives each part back as it came.
    pub means: Option<PaymentMeans>,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SaleTakenBack {
    pub id: CounterReturnId,
    pub payments: Vec<PaymentId>,
    pub amount: Money,
}

/// Something comes back, and something else is taken for it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExchangeAtCounter {
    pub back: TakeBackSale,
    pub sale: SellAtCounter,
}

#[derive(Debug, Serialize, TS)]
pub struct ExchangedAtCounter {
    pub back: SaleTakenBack,
    pub sale: SoldAtCounter,
}

/// What would go back for so much of a sale.
///
/// # Errors
/// What `sale_with_payments` and `taken_back` refuse.
pub fn quote_counter_return(cx: &Read, ask: QuoteCounterReturn) -> Result<CounterReturnQuote> {
    let kept = sale_with_payments(cx.r, ask.id)?;
    let lines = match ask.lines.is_empty() {
        true => Vec::new(),
        false => taken_back(&kept.lines, &kept.back, &ask.lines)?,
    };
    let amount = lines.iter().map(|line| line.amount).sum();
    let core = core_of_returned(cx.r, ask.id, &lines)?;
    let (off_account, money) = (kept.book.off_account(amount), kept.book.money_back(amount, core));
    Ok(CounterReturnQuote { lines, amount, off_account, core, money })
}

/// Takes back what was sold over the counter: what is on account of it is owed no more, the rest goes back as
/// money, and with it what was taken on old parts that nobody owes any more.
///
/// # Errors
/// What `sale_with_payments` refuses, `SaleTooOld` once its days are over, what `taken_back` refuses;
/// `RefundableChanged` where another sum goes back, or is counted out, than the page said; `BadField` without a reason or
/// for a means it does not go back by, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`,
/// `NotInDrawer`).
pub fn take_back_sale(cx: &Write, ask: TakeBackSale) -> Result<SaleTakenBack> {
    let kept = sale_with_payments(cx.w, ask.id)?;
    kept.sale.check_days(cx.now, cx.details()?.settings.taking_back_days)?;
    let mut lines = taken_back(&kept.lines, &kept.back, &ask.lines)?;
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    if amount != ask.amount {
        return Err(Refusal::RefundableChanged { seen: ask.amount, remains: amount }.into());
    }
    let money = kept.book.money_back(amount, core_of_returned(cx.w, ask.id, &lines)?);
    if let Some(seen) = ask.money.filter(|seen| *seen != money) {
        return Err(Refusal::RefundableChanged { seen, remains: money }.into());
    }
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let off_account = kept.book.off_account(amount);
    let returned = refunds(&kept.payments, amount - off_account, ask.means)?;
    let net = lines.iter().map(|line| line.net).sum();
    let mut back = CounterReturn {
        id: CounterReturnId(0),
        counter_sale_id: kept.sale.id,
        amount,
        net,
        tax: amount - net,
        reason,
        at: cx.now,
        person_id: cx.my_id()?,
        checksum: String::new(),
    };
    back.checksum = sum_of_return(&back, &lines);
    cx.w.insert(&mut back)?;
    for line in &mut lines {
        line.counter_return_id = back.id;
        cx.w.insert(line)?;
        onto_the_shelf(cx, &kept, line)?;
    }
    keep_book(cx, &kept, &back, off_account)?;
    let mut payments = give_back(cx, kept.sale.id, &returned, &back.reason)?;
    payments.extend(give_back_with_returned(cx, kept.sale.id, &lines, ask.means, &back.reason)?);
    Ok(SaleTakenBack { id: back.id, payments, amount })
}

/// Less stands of it, and less is owed.
fn keep_book(cx: &Write, kept: &KeptSale, back: &CounterReturn, off_account: Money) -> Result<()> {
    if let Some(buyer) = kept.sale.customer_id.filter(|_| !off_account.is_zero()) {
        let amount = Money::ZERO - off_account;
        cx.w.insert(&mut AccountMovement::sold(kept.sale.id, buyer, amount, &back.reason, cx.now))?;
    }
    let mut book = kept.book.clone();
    book.standing -= back.amount;
    book.on_account -= off_account;
    Ok(cx.w.update(&book)?)
}

/// Where it came from, unless it is put elsewhere.
fn onto_the_shelf(cx: &Write, kept: &KeptSale, back: &CounterReturnLine) -> Result<()> {
    let Some(line) = kept.lines.iter().find(|line| line.id == back.counter_sale_line_id) else {
        return Err(Refusal::bad("counter_sale_line_id", FieldProblem::Unknown).into());
    };
    let moved = cx.w.stock_movements_of_document("counter_sale", kept.sale.id.0)?;
    for of in stock_back(&moved, (line.part_id, &line.name), back.quantity)? {
        let bin_id = bin_back(cx, line.part_id, of.bin_id, back.bin_id)?;
        post(
            cx,
            Posting {
                batch_id: of.batch_id,
                cost: Some(of.cost),
                document: Some((StockDocument::CounterSale, kept.sale.id.0)),
                of_movement_id: Some(of.of_movement_id),
                ..Posting::new(MovementKind::SaleReturned, line.part_id, bin_id, of.quantity)
            },
        )?;
    }
    Ok(())
}

/// What comes back goes back onto its shelf, and what is taken for it leaves its own; each has its
/// receipt.
///
/// # Errors
/// What `take_back_sale` and `sell_at_counter` refuse: of an exchange that is refused nothing is done.
pub fn exchange_at_counter(cx: &Write, ask: ExchangeAtCounter) -> Result<ExchangedAtCounter> {
    let back = take_back_sale(cx, ask.back)?;
    let sale = sell_at_counter(cx, ask.sale)?;
    Ok(ExchangedAtCounter { back, sale })
}

kernel::commands! {
    read quote_counter_return(QuoteCounterReturn) -> CounterReturnQuote, COUNTER_SALES,
        shows [Sales Sheets];
    write take_back_sale(TakeBackSale) -> SaleTakenBack, BACK, changes [Sales Stock Sheets Catalogue];
    write exchange_at_counter(ExchangeAtCounter) -> ExchangedAtCounter, BACK,
        changes [Sales Stock Sheets Catalogue];
}
