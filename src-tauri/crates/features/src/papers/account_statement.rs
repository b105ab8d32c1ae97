//! 对账单: an account as it was when the statement was made out.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::statements::{StatementContent, customer_of, stated_as_kept, subject_of};
use documents::Content;
use documents::account_statement::{AccountStatementPaper, StatementMovement, StatementSheet};
use domain::account::movement::AccountMovementKind;
use domain::account::statement::AccountStatement;
use domain::line::Payer;
use domain::money::Money;
use domain::plate::Plate;
use domain::role::Role;
use domain::words::amount_in_words;
use kernel::error::Result;
use storage::MovementRow;

pub(super) const PAPER: Paper = Paper {
    kind: "account_statement",
    called: PaperNames { zh_cn: "对账单", zh_tw: "對帳單", en: "Statement of account" },
    title: "对账单",
    file_title: "对账单",
    sizes: documents::account_statement::SIZES,
    handed_to: &[Role::Cashier, Role::Manager],
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.account_statement(id)?) as Box<dyn Content>),
};

fn plate(of: Option<&Plate>) -> String {
    of.map(Plate::shown).unwrap_or_default()
}

/// What a movement is of.
const fn document(row: &MovementRow) -> &'static str {
    if row.movement.counter_sale_id.is_some() { "零售单" } else { "结算单" }
}

/// What it was, in the words of the trade.
fn matter(row: &MovementRow) -> String {
    match row.movement.kind() {
        AccountMovementKind::PutOnAccount => {
            let claim = words::claim(row.movement.debtor.payer, &row.claim_number);
            match (row.movement.counter_sale_id, claim.is_empty()) {
                (Some(_), _) => "零售挂账".to_owned(),
                (None, true) => "挂账".to_owned(),
                (None, false) => format!("挂账，{claim}"),
            }
        }
        AccountMovementKind::Collected => {
            let means = row.means.map(words::means).unwrap_or_default();
            format!("收款 {means}，{} {}", document(row), row.settlement_number)
        }
        AccountMovementKind::Refunded => {
            let means = row.means.map(words::means).unwrap_or_default();
            format!("退款 {means}，{} {}", document(row), row.settlement_number)
        }
        AccountMovementKind::TakenBack if row.movement.counter_sale_id.is_some() => "零售退货冲回".to_owned(),
        AccountMovementKind::TakenBack => "结算单作废冲回".to_owned(),
        AccountMovementKind::PassedOn if row.movement.amount > Money::ZERO => {
            format!("档案合并转入，{} {}", document(row), row.settlement_number)
        }
        AccountMovementKind::PassedOn => format!("档案合并转出，{} {}", document(row), row.settlement_number),
    }
}

fn age(days_over: i64) -> String {
    if days_over > 0 { format!("逾期 {days_over} 天") } else { "未到期".to_owned() }
}

impl PaperContext<'_> {
    fn account_statement(&self, id: i64) -> Result<AccountStatementPaper> {
        let statement: AccountStatement = self.r.get(id)?;
        let StatementContent { figures, moved, open } = stated_as_kept(self.r, &statement, self.zone())?;
        let customer = customer_of(self.r, &statement.debtor)?;
        let payer = match statement.debtor.payer {
            Payer::Customer => statement.name.clone(),
            payer => words::payer_of_claim(payer, &statement.name, ""),
        };
        let movement = |(row, balance): (&MovementRow, _)| StatementMovement {
            day: self.day(row.movement.at),
            number: row.payment_number.clone().unwrap_or_else(|| row.settlement_number.clone()),
            plate: plate(row.plate.as_ref()),
            matter: matter(row),
            amount: row.movement.amount,
            balance,
        };
        // Both are in the order of their sheets: the figures may not be taken for
        // another sheet's, so that each is looked up.
        let days_over = |of: &storage::OpenAt| {
            let found = figures.open.iter().find(|sheet| Some(sheet.of) == subject_of(of));
            found.map_or(0, |sheet| sheet.days_over)
        };
        let sheet = |of: &storage::OpenAt| StatementSheet {
            number: of.settlement_number.clone(),
            day: self.day(of.issued_at),
            plate: plate(of.plate.as_ref()),
            customer: match (&customer, words::claim(statement.debtor.payer, &of.claim_number)) {
                (Some(_), _) => String::new(),
                (None, claim) if claim.is_empty() => of.customer_name.clone(),
                (None, claim) => format!("{}，{claim}", of.customer_name),
            },
            total: of.total,
            amount: of.amount,
            age: age(days_over(of)),
        };
        let ageing = &figures.ageing;
        Ok(AccountStatementPaper {
            head: self.head(),
            printed_at: self.time(self.now),
            made_at: self.time(statement.made_at),
            payer,
            phone: customer.as_ref().map(|customer| customer.phone.clone()).unwrap_or_default(),
            days: format!("{} 至 {}", statement.first_day, statement.last_day),
            first_day: statement.first_day.to_string(),
            last_day: statement.last_day.to_string(),
            term_days: statement.term_days,
            maker: self.person(Some(statement.person_id)),
            opening: figures.opening,
            put: figures.put,
            collected: figures.collected,
            refunded: figures.refunded,
            taken_back: figures.taken_back,
            passed_on: figures.passed_on,
            closing: figures.closing,
            closing_in_words: amount_in_words(figures.closing),
            movements: moved.iter().zip(figures.balances.iter().copied()).map(movement).collect(),
            open: open.iter().map(sheet).collect(),
            ageing: [
                ageing.not_due,
                ageing.to_30_days,
                ageing.to_60_days,
                ageing.to_90_days,
                ageing.over_90_days,
            ],
            number: statement.number,
        })
    }
}
