//! 挂账 by payer: who owes how much since when, and one payment over several
//! sheets.

use super::PaymentPart;
use super::over_the_counter::collect_price;
use super::payments::{PaymentGroup, collect_from, paid};
use crate::kept::counter_sales::sale_with_payments;
use crate::kept::sheets::payment;
use crate::kept::statements::{customer_of, name_of};
use domain::account::limit::{AccountRoom, LIMIT_ROLES};
use domain::account::movement::AccountMovement;
use domain::account::{Account, Debt, Debtor, accounts, check_collection, days_over, share_out};
use domain::dates::local_day;
use domain::ids::{CounterSaleId, PaymentId, SettlementId};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::Settlement;
use domain::sheet_actions::{Paid, SheetAction, as_seen};
use domain::work_order::stage::Action;
use kernel::command::{TILL, of};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::screens::AccountSheet;
use storage::{AccountSale, Reader};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskAccount {
    pub debtor: Debtor,
}

#[derive(Debug, Serialize, TS)]
pub struct Accounts {
    /// Whoever is furthest behind first.
    pub accounts: Vec<Account>,
    pub term_days: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct AccountOfPayer {
    /// As lists and papers call them.
    pub name: String,
    /// How much a customer is trusted with; nobody else has a limit.
    pub room: Option<AccountRoom>,
    /// Of the customer, for whoever sets the limit.
    pub version: i64,
    pub may_set_limit: bool,
    /// None where nothing is on account any more.
    pub account: Option<Account>,
    /// The oldest first: in this order they are paid.
    pub sheets: Vec<AgedSheet>,
    /// What was sold over the counter, the oldest first: it is paid after the sheets.
    pub sales: Vec<AgedSale>,
}

#[derive(Debug, Serialize, TS)]
pub struct AgedSheet {
    #[serde(flatten)]
    #[ts(flatten)]
    pub sheet: AccountSheet,
    /// Days past the term; none or fewer while it is not due.
    pub days_over: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct AgedSale {
    #[serde(flatten)]
    #[ts(flatten)]
    pub sale: AccountSale,
    pub days_over: i64,
}

/// A payer pays several sheets and sales at once.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CollectAccount {
    pub debtor: Debtor,
    /// All that the page said this payer has on account.
    pub owed: Money,
    /// The sheets it is for, the oldest paid first; where no sale is named either, all that is on account.
    pub sheets: Vec<SettlementId>,
    /// The sales it is for, paid after the sheets.
    #[serde(default)]
    pub sales: Vec<CounterSaleId>,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct AccountCollected {
    pub payments: Vec<PaymentId>,
    /// Of the one paper that tells of them all.
    pub receipt_number: String,
    /// The sheets that were paid, wholly or in part.
    pub sheets: Vec<SettlementId>,
    pub sales: Vec<CounterSaleId>,
    pub change: Money,
    /// What the payer still has on account.
    pub owed: Money,
}

/// What the rules know of the sheets.
fn debts(cx: &Read, sheets: &[AccountSheet]) -> Result<Vec<Debt>> {
    let zone = cx.zone()?;
    let debt = |sheet: &AccountSheet| {
        let debtor = sheet.debtor();
        let name = if debtor.customer_id.is_some() { &sheet.customer_name } else { &sheet.payer_name };
        Debt { name: name.clone(), debtor, amount: sheet.on_account, since: local_day(sheet.since, zone) }
    };
    Ok(sheets.iter().map(debt).collect())
}

fn debts_of_sales(cx: &Read, sales: &[AccountSale]) -> Result<Vec<Debt>> {
    let zone = cx.zone()?;
    let debt = |sale: &AccountSale| Debt {
        debtor: Debtor::of(Payer::Customer, "", sale.customer_id),
        name: sale.customer_name.clone(),
        amount: sale.on_account,
        since: local_day(sale.since, zone),
    };
    Ok(sales.iter().map(debt).collect())
}

/// Sales are a customer's own: nobody else pays them.
fn sales_of(r: &Reader<'_>, debtor: &Debtor) -> Result<Vec<AccountSale>> {
    Ok(debtor.customer_id.map(|id| r.sales_on_account_of(id)).transpose()?.unwrap_or_default())
}

/// Who owes how much since when.
///
/// # Errors
/// The file cannot be read.
pub fn debtor_accounts(cx: &Read, _: AskNothing) -> Result<Accounts> {
    let term_days = cx.details()?.settings.account_term_days;
    let mut debts = debts(cx, &cx.r.all_on_account()?)?;
    debts.extend(debts_of_sales(cx, &cx.r.all_sales_on_account()?)?);
    Ok(Accounts { accounts: accounts(&debts, term_days, cx.today()?), term_days })
}

/// What one payer owes, sheet by sheet.
///
/// # Errors
/// What `Debtor::check` refuses, `NotFound`.
pub fn account_of(cx: &Read, ask: AskAccount) -> Result<AccountOfPayer> {
    ask.debtor.check()?;
    let sheets = cx.r.on_account_of(&ask.debtor)?;
    let sales = sales_of(cx.r, &ask.debtor)?;
    let (term, today) = (cx.details()?.settings.account_term_days, cx.today()?);
    let mut debts = debts(cx, &sheets)?;
    let of_sales = debts_of_sales(cx, &sales)?;
    let aged_sale =
        |(sale, debt): (AccountSale, &Debt)| AgedSale { sale, days_over: days_over(debt.since, term, today) };
    let aged = |(sheet, debt): (AccountSheet, &Debt)| AgedSheet {
        sheet,
        days_over: days_over(debt.since, term, today),
    };
    let customer = customer_of(cx.r, &ask.debtor)?;
    let owed = on_them(&sheets) + on_sales(&sales);
    let aged_sheets: Vec<AgedSheet> = sheets.into_iter().zip(&debts).map(aged).collect();
    let aged_sales = sales.into_iter().zip(&of_sales).map(aged_sale).collect();
    debts.extend(of_sales.iter().cloned());
    Ok(AccountOfPayer {
        name: name_of(cx.r, &ask.debtor)?,
        room: customer.as_ref().map(|customer| AccountRoom::of(customer, owed)),
        version: customer.as_ref().map_or(0, |customer| customer.version),
        may_set_limit: customer.is_some() && LIMIT_ROLES.iter().any(|role| cx.roles().contains(role)),
        account: accounts(&debts, term, today).pop(),
        sheets: aged_sheets,
        sales: aged_sales,
    })
}

fn on_them(sheets: &[AccountSheet]) -> Money {
    sheets.iter().map(|sheet| sheet.on_account).sum()
}

fn on_sales(sales: &[AccountSale]) -> Money {
    sales.iter().map(|sale| sale.on_account).sum()
}

/// The sales that were named, in the order they are paid.
fn chosen_sales(all: Vec<AccountSale>, named: &[CounterSaleId]) -> Result<Vec<AccountSale>> {
    if named.iter().any(|id| all.iter().all(|sale| sale.counter_sale_id != *id)) {
        return Err(Refusal::bad("sales", FieldProblem::Unknown).into());
    }
    Ok(all.into_iter().filter(|sale| named.contains(&sale.counter_sale_id)).collect())
}

/// One sale's part of what comes in.
fn collect_sale(cx: &Write, of: &AccountSale, share: &[Paid]) -> Result<Vec<PaymentId>> {
    let kept = sale_with_payments(cx.w, of.counter_sale_id)?;
    as_seen(of.on_account, kept.book.on_account)?;
    let payments = collect_price(cx, kept.sale.id, share)?;
    let mut book = kept.book;
    for id in &payments {
        let paid = payment(cx.w, *id)?;
        book.on_account -= paid.amount;
        cx.w.insert(&mut AccountMovement::sale_collected(kept.sale.id, of.customer_id, &paid))?;
    }
    cx.w.update(&book)?;
    Ok(payments)
}

/// The sheets that were named, in the order they are paid. One that is nobody's
/// debt any more, or another's, is named on no page that is up to date.
fn chosen(cx: &Write, all: Vec<AccountSheet>, named: &[SettlementId]) -> Result<Vec<AccountSheet>> {
    if named.is_empty() {
        return Ok(all);
    }
    for id in named {
        if all.iter().all(|sheet| sheet.settlement_id != *id) {
            cx.w.get::<Settlement>(id.0)?.check(SheetAction::CollectOnAccount)?;
            return Err(Refusal::bad("sheets", FieldProblem::Unknown).into());
        }
    }
    Ok(all.into_iter().filter(|sheet| named.contains(&sheet.settlement_id)).collect())
}

const fn part(paid: &Paid) -> PaymentPart {
    PaymentPart { means: paid.means, amount: paid.amount, tendered: paid.tendered, voucher: None }
}

/// One payment over several sheets: each gets its receipts as if it were paid
/// alone, all of them or none.
///
/// # Errors
/// What `Debtor::check`, `as_seen` and `check_collection` refuse; `BadField` for sheets that
/// are none of theirs, `SheetIs` for one nothing is collected on; `Damaged`, and what the
/// drawer refuses (`NoShiftOpen`, `WhichDrawer`).
pub fn collect_account(cx: &Write, ask: CollectAccount) -> Result<AccountCollected> {
    ask.debtor.check()?;
    let all = cx.w.on_account_of(&ask.debtor)?;
    let all_sales = sales_of(cx.w, &ask.debtor)?;
    let owed = on_them(&all) + on_sales(&all_sales);
    as_seen(ask.owed, owed)?;
    let (sheets, sales) = match (ask.sheets.is_empty(), ask.sales.is_empty()) {
        (true, true) => (all, all_sales),
        (true, false) => (Vec::new(), chosen_sales(all_sales, &ask.sales)?),
        (false, _) => (chosen(cx, all, &ask.sheets)?, chosen_sales(all_sales, &ask.sales)?),
    };
    let parts = paid(&ask.parts);
    let (amount, change) = check_collection(ask.debtor.payer, &parts, on_them(&sheets) + on_sales(&sales))?;
    let of_sheets = sheets.iter().map(|sheet| sheet.on_account);
    let due: Vec<Money> = of_sheets.chain(sales.iter().map(|sale| sale.on_account)).collect();
    let mut collected = AccountCollected {
        payments: Vec::new(),
        receipt_number: String::new(),
        sheets: Vec::new(),
        sales: Vec::new(),
        change,
        owed: owed - amount,
    };
    let mut group = PaymentGroup::default();
    let shares = share_out(&parts, &due);
    for (sheet, share) in sheets.iter().zip(&shares) {
        if share.is_empty() {
            continue;
        }
        let share: Vec<PaymentPart> = share.iter().map(part).collect();
        let taken = collect_from(cx, sheet.settlement_id, sheet.on_account, &share, &mut group)?;
        collected.payments.extend(taken.payments);
        collected.sheets.push(sheet.settlement_id);
    }
    // What was sold is told on a paper of its own.
    for (sale, share) in sales.iter().zip(shares.iter().skip(sheets.len())) {
        if !share.is_empty() {
            collected.payments.extend(collect_sale(cx, sale, share)?);
            collected.sales.push(sale.counter_sale_id);
        }
    }
    if let Some(first) = collected.payments.first() {
        collected.receipt_number = payment(cx.w, *first)?.number;
    }
    Ok(collected)
}

kernel::commands! {
    read debtor_accounts(AskNothing) -> Accounts, TILL,
        shows [Visits Sheets Customers Vehicles Shop Sales];
    read account_of(AskAccount) -> AccountOfPayer, TILL,
        shows [Visits Sheets Customers Vehicles Shop Sales];
    write collect_account(CollectAccount) -> AccountCollected, of(Action::CollectOnAccount),
        changes [Visits Sheets Stock Sales];
}
