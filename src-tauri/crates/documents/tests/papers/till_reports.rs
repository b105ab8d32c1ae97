//! 交班单 and 收银日报 at every size they have.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use documents::shift_report::{CashMoved, MeansCompared, MeansMoved, PiecesCounted, ShiftReport};
use documents::till_report::{KindRow, PayerRow, TillReport};
use documents::{Content, Form, PageSize};
use domain::money::Money;

fn at_each(
    name: &str,
    title: &'static str,
    sizes: &[PageSize],
    content: &dyn Content,
    look: impl Fn(PageSize, &Paper),
) {
    for size in sizes {
        let name = format!("{name}_{}", size.name());
        let paper = Paper::keep(&name, &content.draw(Form::new(title, *size)).expect("it prints"));
        stands_well(&paper, *size, &name);
        look(*size, &paper);
    }
}

/// What was wrapped stands together, and poppler drops narrow blanks.
fn says(paper: &Paper, words: &[&str]) {
    let text = paper.solid();
    for word in words {
        let word: String = word.split_whitespace().collect();
        assert!(text.contains(&word), "the paper does not say \"{word}\":\n{}", paper.text());
    }
}

pub fn means(means: &str, (receipts, received): (i64, i64), (refunds, returned): (i64, i64)) -> MeansMoved {
    MeansMoved {
        means: means.into(),
        receipts,
        received: Money(received),
        refunds,
        returned: Money(returned),
        net: Money(received - returned),
    }
}

pub fn pieces(denomination: &str, pieces: i64, amount: i64) -> PiecesCounted {
    PiecesCounted { denomination: denomination.into(), pieces, amount: Money(amount) }
}

pub fn compared(means: &str, expected: i64, counted: i64) -> MeansCompared {
    let difference = Money(counted - expected);
    MeansCompared { means: means.into(), expected: Money(expected), counted: Money(counted), difference }
}

pub fn shift() -> ShiftReport {
    let moved = |reason: &str, amount| CashMoved {
        at: "2026-03-02 12:10".into(),
        reason: reason.into(),
        amount: Money(amount),
    };
    ShiftReport {
        head: sample::head(),
        number: "JB20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        cashier: "赵敏".into(),
        till: "收银台".into(),
        opened_at: "2026-03-02 08:25".into(),
        closed_at: "2026-03-02 18:04".into(),
        closed_by: String::new(),
        closed_for: String::new(),
        opening_float: Money(50_000),
        means: vec![means("现金", (7, 317_150), (1, 4_000)), means("微信", (12, 845_000), (0, 0))],
        movements: vec![moved("银行换零钱", 20_000), moved("存银行", -300_000)],
        paid_in: Money(20_000),
        paid_out: Money(300_000),
        expected: Money(83_150),
        counted: vec![pieces("100 元", 8, 80_000), pieces("1 元", 21, 2_100), pieces("5 角", 1, 50)],
        counted_total: Money(82_150),
        difference: Money(-1_000),
        compared: vec![compared("微信", 845_000, 842_300)],
        explanation: "下午有一笔找零多给了十元".into(),
    }
}

const SHIFT_SIZES: [PageSize; 3] = [PageSize::A5, PageSize::A4, PageSize::Roll80];

#[test]
fn a_shift_says_what_moved_what_was_counted_and_what_is_missing() {
    at_each("shift", "交班单", &SHIFT_SIZES, &shift(), |size, paper| {
        // Half a sheet holds the sums; who signs stands on the next one.
        let most = if size == PageSize::A5 { 2 } else { 1 };
        assert!(paper.pages().len() <= most, "{}", size.name());
        paper.is_well_made("交班单", "JB20260302001");
        says(
            paper,
            &[
                "赵敏",
                "收银台",
                "08:25",
                "18:04",
                "现金",
                "3171.50",
                "40.00",
                "3131.50",
                "8450.00",
                "银行换零钱",
                "存银行",
                "-3000.00",
                "备用金",
                "500.00",
                "831.50",
                "100 元",
                "21.00",
                "821.50",
                "短款",
                "-10.00",
                "8423.00",
                "-27.00",
                "多给了十元",
                "交班人",
                "接班人",
                "复核人",
            ],
        );
        paper.never_says(&["代为交班"]);
    });
}

#[test]
fn a_forgotten_shift_says_who_closed_it_and_a_long_one_carries_its_sums() {
    let mut forgotten = shift();
    forgotten.closed_by = "曾经理".into();
    forgotten.closed_for = "下班忘了交班".into();
    forgotten.difference = Money(500);
    forgotten.compared = Vec::new();
    forgotten.movements = (1..=90)
        .map(|n| CashMoved {
            at: "2026-03-02 12:10".into(),
            reason: format!("第{n}笔买水"),
            amount: Money(-n),
        })
        .collect();
    at_each("shift_long", "交班单", &SHIFT_SIZES, &forgotten, |_, paper| {
        says(paper, &["曾经理", "下班忘了交班", "长款", "第90笔买水"]);
        paper.never_says(&["其他方式对账", "对账金额"]);
    });
}

pub fn day() -> TillReport {
    TillReport {
        head: sample::head(),
        number: "2026-03-02".into(),
        printed_at: sample::PRINTED_AT.into(),
        is_month: false,
        means: vec![means("现金", (7, 317_150), (1, 4_000)), means("微信", (12, 845_000), (0, 0))],
        cashiers: vec![means("赵敏", (10, 700_000), (1, 4_000)), means("钱进", (9, 462_150), (0, 0))],
        payers: vec![
            PayerRow { payer: "客户".into(), billed: Money(900_000), taken: Money(858_150) },
            PayerRow { payer: "保险公司".into(), billed: Money(361_000), taken: Money(300_000) },
        ],
        kinds: vec![
            KindRow {
                kind: "工时".into(), net: Money(500_000), tax: Money(65_000), charged: Money(565_000)
            },
            KindRow {
                kind: "材料".into(), net: Money(615_929), tax: Money(80_071), charged: Money(696_000)
            },
        ],
        taken: Money(1_158_150),
        billed: Money(1_261_000),
        net: Money(1_115_929),
        tax: Money(145_071),
        made: (14, Money(1_300_000)),
        voided: (1, Money(39_000)),
        owed: Money(61_000),
        on_account: Money(41_850),
        vouchers: Money(3_000),
        deposits_taken: Money(50_000),
        deposits_returned: Money(0),
        deposits_drawn: Money(20_000),
        deposits_set_free: Money(39_000),
        contracts_taken: Money(98_000),
        contracts_returned: Money(0),
        contracts_drawn: Money(17_143),
        stored: [100_000, 10_000, 30_000, 0, 5_000, 1_000].map(Money),
        sales: [0; 4].map(Money),
        cores: [0; 3].map(Money),
        outside_shifts: None,
    }
}

#[test]
fn a_day_says_every_sum_it_is_made_of() {
    at_each("till_day", "收银日报", &[PageSize::A4, PageSize::A5], &day(), |size, paper| {
        // Half a sheet holds the sums; who signs stands on the next one.
        let most = if size == PageSize::A5 { 2 } else { 1 };
        assert!(paper.pages().len() <= most, "{}", size.name());
        paper.is_well_made("收银日报", "2026-03-02");
        says(
            paper,
            &[
                "11581.50",
                "14 张",
                "13000.00",
                "390.00",
                "610.00",
                "418.50",
                "赵敏",
                "钱进",
                "保险公司",
                "工时",
                "12610.00",
                "11159.29",
                "1450.71",
                "定金",
                "作废转入",
            ],
        );
    });
    let mut month = day();
    month.is_month = true;
    month.number = "2026-03".into();
    at_each("till_month", "收银日报", &[PageSize::A4, PageSize::A5], &month, |_, paper| {
        paper.is_well_made("收银月报", "2026-03");
        paper.never_says(&["收银日报"]);
    });
}

#[test]
fn cash_that_is_in_no_shift_is_said() {
    let outside = TillReport { outside_shifts: Some((3, Money(12_050))), ..day() };
    at_each("till_outside", "收银日报", &[PageSize::A4, PageSize::Roll80], &outside, |_, paper| {
        says(paper, &["班次外现金", "3 笔", "120.50"]);
    });
    at_each("till_inside", "收银日报", &[PageSize::A4], &day(), |_, paper| paper.never_says(&["班次外"]));
}

#[test]
fn a_day_without_anything_still_prints() {
    let none = TillReport {
        means: vec![],
        cashiers: vec![],
        payers: vec![],
        kinds: vec![],
        vouchers: Money(0),
        deposits_taken: Money(0),
        deposits_drawn: Money(0),
        deposits_set_free: Money(0),
        contracts_taken: Money(0),
        contracts_drawn: Money(0),
        stored: [Money::ZERO; 6],
        ..day()
    };
    at_each("till_empty", "收银日报", &[PageSize::A4, PageSize::A5], &none, |_, paper| {
        says(paper, &["没有收款和退款"]);
        paper.never_says(&["作废转入", "按收银员"]);
    });
}
