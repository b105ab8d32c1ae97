//! 往来 of one payer, the statement made out of it, and how much a customer is
//! trusted with.

use crate::kept::statements::{StatementContent, name_of, stated};
use crate::records::search::index_number;
use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Debtor;
use domain::account::limit::{LIMIT_ROLES, check_limit};
use domain::account::movement::AccountMovementKind;
use domain::account::statement::{AccountStatement, check_last_day, check_statement_days, goes_on_after};
use domain::customer::Customer;
use domain::dates::day_range_utc;
use domain::ids::{
    AccountMovementId, AccountStatementId, CounterSaleId, CustomerId, PersonId, SettlementId, WorkOrderId,
};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::PaymentMeans;
use domain::shop::ShopDetails;
use kernel::command::{Roles, TILL};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

/// As many as a screen lists; the older ones are found by their numbers.
const MAX_STATEMENTS: i64 = 50;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskAccountMovements {
    pub debtor: Debtor,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct AccountMovements {
    pub opening: Money,
    pub put: Money,
    pub collected: Money,
    pub refunded: Money,
    pub taken_back: Money,
    /// What came from another file of the same customer; below zero what went to one.
    pub passed_on: Money,
    pub closing: Money,
    /// In the order in which they were made.
    pub movements: Vec<MovementShown>,
    /// Where the next statement would go on.
    pub goes_on: Option<NaiveDate>,
    /// Those made out before, the newest first.
    pub statements: Vec<AccountStatement>,
}

#[derive(Debug, Serialize, TS)]
pub struct MovementShown {
    pub id: AccountMovementId,
    pub kind: AccountMovementKind,
    pub at: DateTime<Utc>,
    /// With its visit; of what was sold over the counter there is neither.
    pub settlement_id: Option<SettlementId>,
    /// Of the sheet, or of the sale.
    pub settlement_number: String,
    pub work_order_id: Option<WorkOrderId>,
    pub counter_sale_id: Option<CounterSaleId>,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub payment_number: Option<String>,
    pub means: Option<PaymentMeans>,
    pub reason: String,
    pub amount: Money,
    /// What was owed after it.
    pub balance: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MakeAccountStatement {
    pub debtor: Debtor,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// What the page said is owed at the end of the days.
    pub closing: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskAccountStatement {
    pub id: AccountStatementId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetAccountLimit {
    pub customer_id: CustomerId,
    pub version: i64,
    /// None: nobody sets one any more.
    pub account_limit: Option<Money>,
}

/// What the days say now: not kept yet.
fn of_days(
    r: &Reader<'_>,
    debtor: &Debtor,
    (from, to): (NaiveDate, NaiveDate),
    details: &ShopDetails,
    now: DateTime<Utc>,
) -> Result<(AccountStatement, StatementContent)> {
    debtor.check()?;
    check_statement_days(from, to)?;
    let before = r.statements_of(debtor, MAX_STATEMENTS)?.into_iter().find(|of| of.next_day() == from);
    let zone = details.settings.zone;
    let last_before = r.last_account_movement(debtor, day_range_utc(from, zone).0)?;
    let statement = AccountStatement {
        id: AccountStatementId(0),
        number: String::new(),
        debtor: debtor.clone(),
        name: name_of(r, debtor)?,
        first_day: from,
        last_day: to,
        last_movement_id: r.last_account_movement(debtor, day_range_utc(to, zone).1)?,
        after_movement_id: goes_on_after(before.as_ref(), last_before),
        term_days: details.settings.account_term_days,
        opening: Money::ZERO,
        closing: Money::ZERO,
        made_at: now,
        person_id: PersonId(0),
    };
    let stated = stated(r, &statement, zone)?;
    let (opening, closing) = (stated.figures.opening, stated.figures.closing);
    Ok((AccountStatement { opening, closing, ..statement }, stated))
}

/// What moved on account of one payer between two days.
///
/// # Errors
/// What `Debtor::check` and the days refuse, `NotFound`, `Damaged`.
pub fn account_movements(cx: &Read, ask: AskAccountMovements) -> Result<AccountMovements> {
    let (_, StatementContent { figures, moved, .. }) =
        of_days(cx.r, &ask.debtor, (ask.from, ask.to), cx.details()?, cx.now)?;
    let shown = |(row, balance): (storage::MovementRow, Money)| MovementShown {
        id: row.movement.id,
        kind: row.movement.kind(),
        at: row.movement.at,
        settlement_id: row.movement.settlement_id,
        settlement_number: row.settlement_number,
        work_order_id: row.movement.work_order_id,
        counter_sale_id: row.movement.counter_sale_id,
        plate: row.plate,
        plate_colour: row.plate_colour,
        payment_number: row.payment_number,
        means: row.means,
        reason: row.movement.reason,
        amount: row.movement.amount,
        balance,
    };
    let statements = cx.r.statements_of(&ask.debtor, MAX_STATEMENTS)?;
    Ok(AccountMovements {
        goes_on: statements.first().map(AccountStatement::next_day),
        opening: figures.opening,
        put: figures.put,
        collected: figures.collected,
        refunded: figures.refunded,
        taken_back: figures.taken_back,
        passed_on: figures.passed_on,
        closing: figures.closing,
        movements: moved.into_iter().zip(figures.balances).map(shown).collect(),
        statements,
    })
}

/// Whose it is and of which days, for whoever found it by its number.
fn get_account_statement(cx: &Read, ask: AskAccountStatement) -> Result<AccountStatement> {
    Ok(cx.r.get(ask.id.0)?)
}

/// Made out, it has a number and says for ever what it said then.
///
/// # Errors
/// What the debtor and the days refuse, `OwedChanged` for a page that is behind, `Damaged`.
pub fn make_account_statement(cx: &Write, ask: MakeAccountStatement) -> Result<AccountStatement> {
    check_last_day(ask.to, cx.today()?)?;
    let (mut statement, _) = of_days(cx.w, &ask.debtor, (ask.from, ask.to), cx.details()?, cx.now)?;
    domain::sheet_actions::as_seen(ask.closing, statement.closing)?;
    let prefix = &cx.details()?.settings.prefixes.account_statement;
    statement.number = cx.w.next_number::<AccountStatement>(prefix, cx.today()?)?;
    statement.person_id = cx.my_id()?;
    cx.w.insert(&mut statement)?;
    index_number(cx.w, "account_statement", statement.id.0, &statement.number)?;
    Ok(statement)
}

/// What they owe already stays owed, also when it is more than the new limit.
///
/// # Errors
/// `NotFound`, `Conflict`, `BadField` for what is no limit.
pub fn set_account_limit(cx: &Write, ask: SetAccountLimit) -> Result<Customer> {
    let customer: Customer = cx.w.get(ask.customer_id.0)?;
    let limit = check_limit(ask.account_limit)?;
    let mut customer = Customer { version: ask.version, account_limit: limit, ..customer };
    cx.w.update(&customer)?;
    customer.version += 1;
    Ok(customer)
}

kernel::commands! {
    read account_movements(AskAccountMovements) -> AccountMovements, TILL,
        shows [Visits Sheets Customers Vehicles Shop Sales];
    read get_account_statement(AskAccountStatement) -> AccountStatement, TILL, shows [Sheets];
    write make_account_statement(MakeAccountStatement) -> AccountStatement, TILL, changes [Sheets];
    write set_account_limit(SetAccountLimit) -> Customer, Roles(LIMIT_ROLES), changes [Customers];
}
