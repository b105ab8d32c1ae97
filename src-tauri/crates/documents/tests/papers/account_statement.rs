//! What one payer owes, as both sides sign it.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use documents::account_statement::{AccountStatementPaper, StatementMovement, StatementSheet};
use documents::{Content, Form, PageSize};
use domain::money::Money;
use domain::words::amount_in_words;

/// Every sheet at 100.00 and some, all put on account; every third one was paid.
pub fn statement(sheets: i64) -> AccountStatementPaper {
    let opening = Money(123_456_789);
    let mut balance = opening;
    let mut movements = Vec::new();
    let mut open = Vec::new();
    for n in 1..=sheets {
        let amount = Money(10_000 + n);
        let mut moved = |number: String, matter: &str, amount: Money| {
            balance += amount;
            movements.push(StatementMovement {
                day: format!("2026-03-{:02}", 1 + n % 28),
                number,
                plate: "粤B·12345".into(),
                matter: matter.into(),
                amount,
                balance,
            });
        };
        moved(format!("JS20260302{n:03}"), "挂账", amount);
        if n % 3 == 0 {
            moved(format!("SK20260302{n:03}"), &format!("收款 转账，结算单 JS20260302{n:03}"), -amount);
            continue;
        }
        open.push(StatementSheet {
            number: format!("JS20260302{n:03}"),
            day: "2026-03-02".into(),
            plate: "粤B·12345".into(),
            customer: "深圳市鹏程物流有限公司".into(),
            total: amount,
            amount,
            age: "逾期 12 天".into(),
        });
    }
    let collected = movements.iter().map(|of| of.amount).filter(|of| *of < Money::ZERO).sum::<Money>();
    let closing = balance;
    AccountStatementPaper {
        head: sample::head(),
        number: "DZ20260401001".into(),
        printed_at: sample::PRINTED_AT.into(),
        made_at: "2026-04-01 09:00".into(),
        payer: "中国平安财产保险股份有限公司深圳分公司（保险公司）".into(),
        phone: String::new(),
        days: "2026-03-01 至 2026-03-31".into(),
        first_day: "2026-03-01".into(),
        last_day: "2026-03-31".into(),
        term_days: 30,
        maker: "王收银".into(),
        opening,
        put: closing - opening - collected,
        collected: -collected,
        refunded: Money::ZERO,
        taken_back: Money::ZERO,
        passed_on: Money::ZERO,
        closing,
        closing_in_words: amount_in_words(closing),
        movements,
        open,
        ageing: [Money(1), Money(2), Money(3), Money(4), closing],
    }
}

#[test]
fn a_statement_tells_every_movement_every_open_sheet_and_what_is_owed() {
    for size in [PageSize::A4, PageSize::Form280, PageSize::A5] {
        for sheets in [0, 1, 40, 400] {
            let of = statement(sheets);
            let form = Form::new("对账单", size);
            let name = format!("account_statement_{sheets}_{size:?}");
            let paper = Paper::keep(&name, &of.draw(form).expect("it prints"));
            stands_well(&paper, size, &name);
            let text = paper.solid();
            for moved in &of.movements {
                let told =
                    [moved.number.clone(), moved.balance.plain(), moved.amount.plain().replace('-', "")];
                told.iter().for_each(|told| assert!(text.contains(told.as_str()), "{name}: no {told}"));
            }
            for sheet in &of.open {
                assert!(text.contains(&sheet.number) && text.contains(&sheet.amount.plain()), "{name}");
            }
            let words = [
                "期初余额".to_owned(),
                "1234567.89".to_owned(),
                of.closing.plain(),
                of.closing_in_words.clone(),
                "对账期间".to_owned(),
                "付款方签章".to_owned(),
            ];
            for word in words {
                let word: String = word.chars().filter(|of| !of.is_whitespace()).collect();
                assert!(text.replace(',', "").contains(&word.replace(',', "")), "{name}: no {word}");
            }
        }
    }
}

#[test]
fn what_is_carried_to_the_next_page_is_what_was_owed_there() {
    let of = statement(40);
    let form = Form::new("对账单", PageSize::A5);
    let paper = Paper::keep("account_statement_carried", &of.draw(form).expect("it prints"));
    let pages = paper.pages();
    let carried = pages.iter().filter_map(|page| {
        let line = page.lines().find(|line| line.contains("过次页"))?;
        line.split_whitespace().last().map(str::to_owned)
    });
    let carried: Vec<String> = carried.collect();
    assert!(!carried.is_empty(), "forty sheets are more than a page");
    let balances: Vec<String> = of.movements.iter().map(|of| of.balance.plain()).collect();
    let first = carried.first().expect("one").clone();
    assert!(
        pages
            .iter()
            .all(|page| !page.contains("过次页") || !page.contains("本页小计") || page.contains("未收"))
    );
    assert!(balances.contains(&first), "{first} was never owed");
}
