//! 挂账 by payer: who owes how much since when, and one payment over several
//! sheets.

use super::PaymentPart;
use super::payments::{PaymentGroup, collect_from, paid};
use crate::kept::sheets::payment;
use crate::kept::statements::name_of;
use domain::account::limit::{AccountRoom, LIMIT_ROLES};
use domain::account::{Account, Debt, Debtor, accounts, check_collection, days_over, share_out};
use domain::customer::Customer;
use domain::dates::local_day;
use domain::ids::{PaymentId, SettlementId};
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
}

#[derive(Debug, Serialize, TS)]
pub struct AgedSheet {
    #[serde(flatten)]
    #[ts(flatten)]
    pub sheet: AccountSheet,
    /// Days past the term; none or fewer while it is not due.
    pub days_over: i64,
}

/// A payer pays several sheets at once.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CollectAccount {
    pub debtor: Debtor,
    /// All that the page said this payer has on account.
    pub owed: Money,
    /// The sheets it is for; none named are all of them. The oldest is paid first.
    pub sheets: Vec<SettlementId>,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct AccountCollected {
    pub payments: Vec<PaymentId>,
    /// Of the one paper that tells of them all.
    pub receipt_number: String,
    /// The sheets that were paid, wholly or in part.
    pub sheets: Vec<SettlementId>,
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

/// Who owes how much since when.
///
/// # Errors
/// The file cannot be read.
pub fn debtor_accounts(cx: &Read, _: AskNothing) -> Result<Accounts> {
    let term_days = cx.details()?.settings.account_term_days;
    let debts = debts(cx, &cx.r.all_on_account()?)?;
    Ok(Accounts { accounts: accounts(&debts, term_days, cx.today()?), term_days })
}

/// What one payer owes, sheet by sheet.
///
/// # Errors
/// What `Debtor::check` refuses, `NotFound`.
pub fn account_of(cx: &Read, ask: AskAccount) -> Result<AccountOfPayer> {
    ask.debtor.check()?;
    let sheets = cx.r.on_account_of(&ask.debtor)?;
    let (term, today) = (cx.details()?.settings.account_term_days, cx.today()?);
    let debts = debts(cx, &sheets)?;
    let aged = |(sheet, debt): (AccountSheet, &Debt)| AgedSheet {
        sheet,
        days_over: days_over(debt.since, term, today),
    };
    let customer = ask.debtor.customer_id.map(|id| cx.r.get::<Customer>(id.0)).transpose()?;
    let owed = on_them(&sheets);
    Ok(AccountOfPayer {
        name: name_of(cx.r, &ask.debtor)?,
        room: customer.as_ref().map(|customer| AccountRoom::of(customer, owed)),
        version: customer.as_ref().map_or(0, |customer| customer.version),
        may_set_limit: customer.is_some() && LIMIT_ROLES.iter().any(|role| cx.roles().contains(role)),
        account: accounts(&debts, term, today).pop(),
        sheets: sheets.into_iter().zip(&debts).map(aged).collect(),
    })
}

fn on_them(sheets: &[AccountSheet]) -> Money {
    sheets.iter().map(|sheet| sheet.on_account).sum()
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
    let owed = on_them(&all);
    as_seen(ask.owed, owed)?;
    let sheets = chosen(cx, all, &ask.sheets)?;
    let parts = paid(&ask.parts);
    let (amount, change) = check_collection(ask.debtor.payer, &parts, on_them(&sheets))?;
    let due: Vec<Money> = sheets.iter().map(|sheet| sheet.on_account).collect();
    let mut collected = AccountCollected {
        payments: Vec::new(),
        receipt_number: String::new(),
        sheets: Vec::new(),
        change,
        owed: owed - amount,
    };
    let mut group = PaymentGroup::default();
    for (sheet, share) in sheets.iter().zip(share_out(&parts, &due)) {
        if share.is_empty() {
            continue;
        }
        let share: Vec<PaymentPart> = share.iter().map(part).collect();
        let taken = collect_from(cx, sheet.settlement_id, sheet.on_account, &share, &mut group)?;
        collected.payments.extend(taken.payments);
        collected.sheets.push(sheet.settlement_id);
    }
    if let Some(first) = collected.payments.first() {
        collected.receipt_number = payment(cx.w, *first)?.number;
    }
    Ok(collected)
}

kernel::commands! {
    read debtor_accounts(AskNothing) -> Accounts, TILL, shows [Visits Sheets Customers Vehicles Shop];
    read account_of(AskAccount) -> AccountOfPayer, TILL, shows [Visits Sheets Customers Vehicles Shop];
    write collect_account(CollectAccount) -> AccountCollected, of(Action::CollectOnAccount),
        changes [Visits Sheets];
}
