//! 对账单: what one payer owed before some days, what moved in them, and what is
//! open after, sheet by sheet.

use super::movement::{AccountMovement, AccountMovementKind, on_account_by};
use super::{AccountSubject, Ageing, Debtor, days_over};
use crate::dates::{add_days, check_days};
use crate::ids::{AccountMovementId, AccountStatementId, PersonId};
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One that was made out: what it says never changes any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountStatement {
    pub id: AccountStatementId,
    pub number: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub debtor: Debtor,
    /// As the account was called when it was made out.
    pub name: String,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// The last one of its days. What moved after it was made out stands on the one that
    /// follows it, also on the same day.
    pub last_movement_id: AccountMovementId,
    /// The last one of the statement that ended the day before: this one goes on from
    /// there. Nought where none did, and the days alone say what stands on it; below
    /// nought where that one ended before anything had moved.
    pub after_movement_id: AccountMovementId,
    pub term_days: i64,
    pub opening: Money,
    pub closing: Money,
    pub made_at: DateTime<Utc>,
    pub person_id: PersonId,
}

impl AccountStatement {
    /// The first day of the statement that follows it. Between the two nothing is lost,
    /// whenever on its last day this one was made out.
    pub fn next_day(&self) -> NaiveDate {
        add_days(self.last_day, 1)
    }
}

/// A year and a month: nobody settles more at once.
const MAX_DAYS: i64 = 400;

/// # Errors
/// `BadField` for days that end before they begin, or more of them than anybody settles.
pub fn check_statement_days(from: NaiveDate, to: NaiveDate) -> Result<(), Refusal> {
    check_days(from, to, MAX_DAYS)
}

/// Every movement comes after it.
const BEFORE_ALL: AccountMovementId = AccountMovementId(-1);

/// Where a statement goes on: at the end of the one that ended the day before its first,
/// where there is one. `last_before` is the last movement of the days before. One that a
/// program before this made out days later ends at the newest movement of that moment,
/// which is no movement of its days: it is gone on from where its days end.
pub fn goes_on_after(before: Option<&AccountStatement>, last_before: AccountMovementId) -> AccountMovementId {
    let Some(before) = before else { return AccountMovementId(0) };
    match before.last_movement_id.min(last_before) {
        AccountMovementId(0) => BEFORE_ALL,
        last => last,
    }
}

/// Nobody states what is still to come.
///
/// # Errors
/// `BadField` for a day after today.
pub fn check_last_day(last: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if last > today { Err(Refusal::bad("to", FieldProblem::InTheFuture)) } else { Ok(()) }
}

/// What a sheet or a sale has open at the end of the days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OpenSheet {
    pub of: AccountSubject,
    /// By the day it was made out.
    pub since: NaiveDate,
    pub amount: Money,
    pub days_over: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StatementFigures {
    pub opening: Money,
    pub put: Money,
    pub collected: Money,
    /// What of that which was collected, then or before, went back.
    pub refunded: Money,
    pub taken_back: Money,
    /// What came from another file of the same customer; below zero what went to one.
    pub passed_on: Money,
    pub closing: Money,
    /// What was owed after each movement, in their order.
    pub balances: Vec<Money>,
    pub ageing: Ageing,
    /// The oldest first.
    pub open: Vec<OpenSheet>,
}

/// `opening` is what stood before the first of the movements; `open` what each
/// sheet and sale has open after the last.
pub fn figures(
    opening: Money,
    movements: &[AccountMovement],
    open: &[(AccountSubject, NaiveDate, Money)],
    term_days: i64,
    last_day: NaiveDate,
) -> StatementFigures {
    let of = |kind| movements.iter().filter(move |of| of.kind() == kind).map(|of| of.amount);
    let mut balance = opening;
    let balances = movements.iter().map(|of| {
        balance += of.amount;
        balance
    });
    let balances = balances.collect();
    let mut ageing = Ageing::default();
    let mut sheets: Vec<OpenSheet> = Vec::with_capacity(open.len());
    for (of, since, amount) in open.iter().copied().filter(|of| of.2 != Money::ZERO) {
        let days_over = days_over(since, term_days, last_day);
        ageing.add(amount, days_over);
        sheets.push(OpenSheet { of, since, amount, days_over });
    }
    sheets.sort_by_key(|sheet| (sheet.since, sheet.of));
    StatementFigures {
        opening,
        put: of(AccountMovementKind::PutOnAccount).sum(),
        collected: -of(AccountMovementKind::Collected).sum::<Money>(),
        refunded: of(AccountMovementKind::Refunded).sum(),
        taken_back: -of(AccountMovementKind::TakenBack).sum::<Money>(),
        passed_on: of(AccountMovementKind::PassedOn).sum(),
        closing: opening + on_account_by(movements),
        balances,
        ageing,
        open: sheets,
    }
}
