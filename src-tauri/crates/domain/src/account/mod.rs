//! 挂账: what is on account with one payer, over all of its sheets, how old it
//! is, and how one payment is laid over several sheets.

pub mod limit;
pub mod movement;
pub mod statement;

use crate::dates::add_days;
use crate::ids::{CounterSaleId, CustomerId, SettlementId};
use crate::line::Payer;
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use crate::sheet_actions::{Paid, check_each};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is owed on account: a sheet, or what was sold over the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountSubject {
    Sheet(SettlementId),
    Sale(CounterSaleId),
}

impl AccountSubject {
    /// As rows name it, by one of two columns.
    pub fn of(sheet: Option<SettlementId>, sale: Option<CounterSaleId>) -> Option<Self> {
        sheet.map(Self::Sheet).or(sale.map(Self::Sale))
    }
}

/// Who owes it: a customer, however their sheets call them, or whoever else pays,
/// by name and over all the customers whose sheets they pay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Debtor {
    pub payer: Payer,
    /// Empty where the customer pays.
    pub payer_name: String,
    /// Of nobody but a customer who pays.
    pub customer_id: Option<CustomerId>,
}

impl Debtor {
    pub fn of(payer: Payer, payer_name: &str, customer: CustomerId) -> Self {
        if payer == Payer::Customer {
            return Self { payer, payer_name: String::new(), customer_id: Some(customer) };
        }
        Self { payer, payer_name: payer_name.to_owned(), customer_id: None }
    }

    /// As files keep it.
    pub fn key(&self) -> (&'static str, &str, Option<i64>) {
        (self.payer.code(), &self.payer_name, self.customer_id.map(|id| id.0))
    }

    /// The shop owes itself nothing, a customer is known by the id, anybody else by
    /// the name.
    ///
    /// # Errors
    /// `BadField` where the shop owes itself, a customer has no id, or another payer has one.
    pub fn check(&self) -> Result<(), Refusal> {
        match (self.payer, self.customer_id) {
            (Payer::Shop, _) => Err(Refusal::bad("payer", FieldProblem::Unknown)),
            (Payer::Customer, None) => Err(Refusal::bad("customer_id", FieldProblem::Empty)),
            (Payer::Customer, Some(_)) => Ok(()),
            (_, Some(_)) => Err(Refusal::bad("customer_id", FieldProblem::Unknown)),
            (_, None) => Ok(()),
        }
    }
}

/// 账龄: what is owed by how many days it is past its term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Ageing {
    pub not_due: Money,
    pub to_30_days: Money,
    pub to_60_days: Money,
    pub to_90_days: Money,
    pub over_90_days: Money,
}

impl Ageing {
    pub fn add(&mut self, amount: Money, days_over: i64) {
        let bucket = match days_over {
            ..=0 => &mut self.not_due,
            1..=30 => &mut self.to_30_days,
            31..=60 => &mut self.to_60_days,
            61..=90 => &mut self.to_90_days,
            _ => &mut self.over_90_days,
        };
        *bucket += amount;
    }

    pub fn overdue(&self) -> Money {
        self.to_30_days + self.to_60_days + self.to_90_days + self.over_90_days
    }

    pub fn whole(&self) -> Money {
        self.not_due + self.overdue()
    }
}

/// How many days past its term a debt is: none or fewer while it is not due. It
/// is due on the last day of the term, by the shop's own days.
pub fn days_over(since: NaiveDate, term_days: i64, today: NaiveDate) -> i64 {
    today.signed_duration_since(add_days(since, term_days)).num_days()
}

/// One sheet or sale on account, by the day it was made out: that never moves, while the day
/// it was settled does when money goes back and comes again.
#[derive(Clone, Debug)]
pub struct Debt {
    pub debtor: Debtor,
    pub name: String,
    pub amount: Money,
    pub since: NaiveDate,
}

/// All that one payer owes on account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Account {
    #[serde(flatten)]
    #[ts(flatten)]
    pub debtor: Debtor,
    /// As the list calls them: the customer's name, or the payer's.
    pub name: String,
    pub owed: Money,
    pub overdue: Money,
    pub ageing: Ageing,
    pub oldest: NaiveDate,
    pub sheets: i64,
}

/// One account for each payer; whoever is furthest behind stands first.
pub fn accounts(debts: &[Debt], term_days: i64, today: NaiveDate) -> Vec<Account> {
    let mut accounts: std::collections::BTreeMap<&Debtor, Account> = std::collections::BTreeMap::new();
    for debt in debts {
        let account = accounts.entry(&debt.debtor).or_insert_with(|| Account {
            debtor: debt.debtor.clone(),
            name: debt.name.clone(),
            owed: Money::ZERO,
            overdue: Money::ZERO,
            ageing: Ageing::default(),
            oldest: debt.since,
            sheets: 0,
        });
        account.ageing.add(debt.amount, days_over(debt.since, term_days, today));
        account.owed += debt.amount;
        account.overdue = account.ageing.overdue();
        account.oldest = account.oldest.min(debt.since);
        account.sheets += 1;
    }
    let mut accounts: Vec<Account> = accounts.into_values().collect();
    accounts
        .sort_by(|a, b| (b.overdue, b.owed).cmp(&(a.overdue, a.owed)).then_with(|| a.oldest.cmp(&b.oldest)));
    accounts
}

/// What one payer pays at once on several sheets, checked against what is on
/// account on them together. Nothing is drawn down here: what a payer has with
/// the shop lies with one visit, and pays that visit's sheets.
///
/// # Errors
/// `BadField` for no parts, too many, an amount of nothing or a means this payer does not pay
/// by; `TenderedTooLittle`; `OverPaid` beyond what is due.
pub fn check_collection(payer: Payer, parts: &[Paid], due: Money) -> Result<(Money, Money), Refusal> {
    let total = check_each(parts, |means| means.is_money() && payer.pays_by(means))?;
    if total.0 > due {
        return Err(Refusal::OverPaid { amount: total.0, owed: due });
    }
    Ok(total)
}

/// Lays the parts over the sheets in their order: a sheet is paid off before the
/// next one gets anything, and the last one may be paid in part. To each sheet its
/// parts, none to one that nothing reached. The change of a part of cash goes back
/// with the last sheet that part pays.
pub fn share_out(parts: &[Paid], owed: &[Money]) -> Vec<Vec<Paid>> {
    let mut shares: Vec<Vec<Paid>> = vec![Vec::new(); owed.len()];
    let mut open: Vec<Money> = owed.to_vec();
    let mut place = 0;
    for part in parts {
        let mut left = part.amount;
        let mut laid_down = part.tendered;
        while left > Money::ZERO && place < open.len() {
            let amount = left.min(open[place]);
            if amount > Money::ZERO {
                left -= amount;
                let tendered = if left > Money::ZERO { amount } else { laid_down };
                laid_down -= tendered;
                open[place] -= amount;
                shares[place].push(Paid { means: part.means, amount, tendered });
            }
            if open[place] <= Money::ZERO {
                place += 1;
            }
        }
    }
    shares
}
