//! Receipts for money given, given back and kept, at every size they have.

use crate::ink::stands_well;
use crate::paper::{MAX_PAGE_BYTES, Paper};
use crate::sample;
use documents::receipt::{
    Change, DepositReceipt, MeansTaken, MoneyTaken, Receipt, RefundOf, SheetPaid, StoredValueReceipt,
};
use documents::{Content, Form, PageSize};
use domain::money::Money;
use domain::words::amount_in_words;

const SIZES: [PageSize; 4] = [PageSize::A5, PageSize::Form140, PageSize::Form93, PageSize::Roll80];

pub fn means(means: &str, reference: &str, amount: i64) -> MeansTaken {
    let numbers = String::new();
    MeansTaken { means: means.into(), reference: reference.into(), numbers, amount: Money(amount) }
}

fn taken(means: Vec<MeansTaken>) -> MoneyTaken {
    let amount: Money = means.iter().map(|part| part.amount).sum();
    MoneyTaken {
        head: sample::head(),
        number: "SK20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        at: "2026-03-02 17:08".into(),
        payer: "张小芳".into(),
        means,
        amount,
        amount_in_words: amount_in_words(amount),
        change: None,
        refund: None,
        cashier: "赵敏".into(),
        note: "本收据为收款凭证，不作发票使用。".into(),
    }
}

pub fn paid(number: &str, total: i64, amount: i64, owed: i64) -> SheetPaid {
    SheetPaid {
        number: number.into(),
        work_order: String::new(),
        plate: String::new(),
        numbers: String::new(),
        total: Money(total),
        amount: Money(amount),
        paid: Money(total - owed),
        owed: Money(owed),
    }
}

pub fn receipt() -> Receipt {
    let parts = vec![means("微信", "4200002345", 100_000), means("现金", "", 117_150)];
    Receipt {
        taken: MoneyTaken {
            change: Some(Change { given: Money(120_000), back: Money(2_850) }),
            ..taken(parts)
        },
        work_order: "GD20260302001".into(),
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特 2019 款 330TSI 豪华版".into(),
        sheets: vec![paid("JS20260302001", 237_150, 217_150, 20_000)],
    }
}

fn at_every_size(name: &str, title: &'static str, content: &dyn Content, check: impl Fn(PageSize, &Paper)) {
    printed_at_every_size(name, title, None, content, check);
}

fn printed_at_every_size(
    name: &str,
    title: &'static str,
    reprint: Option<u32>,
    content: &dyn Content,
    check: impl Fn(PageSize, &Paper),
) {
    for size in SIZES {
        let what = format!("{name}_{}", size.name());
        let form = Form { reprint, ..Form::new(title, size) };
        let paper = Paper::keep(&what, &content.draw(form).expect("it prints"));
        stands_well(&paper, size, &what);
        check(size, &paper);
    }
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

fn says(paper: &Paper, words: &[&str]) {
    let text = paper.solid();
    for word in words {
        assert!(text.contains(&solid(word)), "\"{word}\" is not in\n{}", paper.text());
    }
}

#[test]
fn a_receipt_says_who_paid_what_for_what_and_what_is_owed() {
    at_every_size("receipt", "收款收据", &receipt(), |size, paper| {
        paper.is_well_made("收款收据", "SK20260302001");
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        assert!(paper.bytes <= MAX_PAGE_BYTES, "{} bytes", paper.bytes);
        says(
            paper,
            &[
                "收款收据",
                "SK20260302001",
                "张小芳",
                "2026-03-02 17:08",
                "粤B·D12345",
                "GD20260302001",
                "JS20260302001",
                "微信",
                "1000.00",
                "4200002345",
                "现金",
                "1171.50",
                "收现金 1200.00，找零 28.50",
                "贰仟壹佰柒拾壹元伍角整",
                "¥2171.50",
                "2371.50",
                "200.00",
                "赵敏",
                "交款人签字",
                "不作发票使用",
            ],
        );
        assert!(!paper.text().contains("重打"));
    });
}

/// What one paper tells of stands elsewhere by its own number: on the sheet, in the statement.
#[test]
fn a_receipt_of_several_names_each_of_its_numbers() {
    let mut of_means = receipt();
    for (means, numbers) in of_means.taken.means.iter_mut().zip(["SK20260302001", "SK20260302002"]) {
        means.numbers = numbers.to_owned();
    }
    at_every_size("receipt_of_two_means", "收款收据", &of_means, |size, paper| {
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        says(paper, &["SK20260302001", "SK20260302002", "4200002345", "收现金 1200.00，找零 28.50"]);
    });

    let mut of_sheets = receipt();
    of_sheets.sheets =
        vec![paid("JS20260302001", 100_000, 100_000, 0), paid("JS20260302002", 137_150, 117_150, 20_000)];
    of_sheets.sheets[0].numbers = "SK20260302001".into();
    of_sheets.sheets[1].numbers = "SK20260302002、SK20260302003".into();
    at_every_size("receipt_of_two_sheets", "收款收据", &of_sheets, |_, paper| {
        says(paper, &["JS20260302002", "SK20260302002", "SK20260302003", "1171.50"]);
    });
}

#[test]
fn the_second_print_says_so_and_which_it_is() {
    printed_at_every_size("receipt_again", "收款收据", Some(2), &receipt(), |_, paper| {
        says(paper, &["（重打）收款收据", "SK20260302001", "第 2 次打印"]);
        paper.is_well_made("收款收据", "SK20260302001");
    });
}

#[test]
fn a_refund_is_negative_in_figures_and_words_and_names_its_receipt() {
    let mut back = receipt();
    back.taken = MoneyTaken {
        number: "SK20260402003".into(),
        refund: Some(RefundOf {
            receipt: "SK20260302001".into(),
            reason: "机油按实际用量重算，多收部分退还".into(),
        }),
        ..taken(vec![means("微信", "", -4_000)])
    };
    back.sheets = vec![paid("JS20260402002", 8_999, -4_000, 0)];
    at_every_size("receipt_refund", "收款收据", &back, |size, paper| {
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        paper.is_well_made("退款收据", "SK20260402003");
        says(
            paper,
            &[
                "退款收据",
                "领款人",
                "退款时间",
                "负肆拾元整",
                "-¥40.00",
                "SK20260302001",
                "多收部分退还",
                "本次退款",
                "-40.00",
                "领款人签字",
            ],
        );
        paper.never_says(&["收款收据", "交款人"]);
    });
}

#[test]
fn one_payment_for_many_sheets_lists_each_and_carries_its_sum() {
    for count in [1_i64, 40, 400] {
        let mut many = receipt();
        let sheets = (1..=count).map(|n| SheetPaid {
            work_order: format!("GD{n:011}"),
            plate: "粤B·D12345".into(),
            ..paid(&format!("JS{n:011}"), 100_000 + n, 50_000 + n, 50_000)
        });
        many.sheets = sheets.collect();
        let whole: Money = many.sheets.iter().map(|sheet| sheet.amount).sum();
        many.taken = taken(vec![means("转账", "工行 20260302 000123", whole.fen())]);
        at_every_size(&format!("receipt_of_{count}"), "收款收据", &many, |size, paper| {
            let text = paper.text();
            for n in 1..=count {
                assert_eq!(text.matches(&format!("JS{n:011}")).count(), 1, "{} of {count}", n);
                assert!(text.contains(&Money(50_000 + n).plain()));
            }
            // Longer than five metres no reader of PDF follows a strip.
            assert!(size != PageSize::Roll80 || count == 400 || paper.pages().len() == 1);
            let pages = paper.pages();
            let carried = crate::settlement_sheet::amounts_after(&pages, "过次页");
            assert_eq!(carried, crate::settlement_sheet::amounts_after(&pages, "承前页"));
            says(paper, &[&whole.plain(), &amount_in_words(whole), "赵敏"]);
        });
    }
}

pub fn deposit() -> DepositReceipt {
    DepositReceipt {
        taken: MoneyTaken { number: "SK20260302009".into(), ..taken(vec![means("支付宝", "", 50_000)]) },
        kept_for: "预约单 YY20260302001".into(),
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特 2019 款".into(),
        rule: "结算时抵扣应付款；未发生维修或余额未用完的，凭本收据原路退还。".into(),
        balance: Money(80_000),
        of_sheet: None,
    }
}

#[test]
fn a_deposit_says_what_it_is_kept_for_and_how_it_comes_back() {
    at_every_size("deposit", "定金收据", &deposit(), |size, paper| {
        paper.is_well_made("定金收据", "SK20260302009");
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        says(
            paper,
            &[
                "定金收据",
                "预约单 YY20260302001",
                "支付宝",
                "伍佰元整",
                "¥500.00",
                "定金余额",
                "800.00",
                "凭本收据原路退还",
                "赵敏",
            ],
        );
    });
    let mut back = deposit();
    back.taken.amount = Money(-50_000);
    back.taken.amount_in_words = amount_in_words(back.taken.amount);
    back.taken.refund =
        Some(RefundOf { receipt: "SK20260302009".into(), reason: "客户取消预约".into() });
    back.balance = Money::ZERO;
    at_every_size("deposit_refund", "定金收据", &back, |_, paper| {
        says(paper, &["定金退款收据", "负伍佰元整", "-¥500.00", "SK20260302009", "客户取消预约", "0.00"]);
    });
}

#[test]
fn a_receipt_of_stored_value_says_both_parts_and_what_is_left() {
    let mut stored = StoredValueReceipt {
        taken: taken(vec![means("微信", "", 100_000)]),
        phone: "13712345601".into(),
        gift: Money(10_000),
        paid_left: Money(150_000),
        gift_left: Money(12_000),
        balance: Money(162_000),
        rule: "结算时先用充值金额，后用赠送金额。退款只退未用的充值金额，退款后剩余赠送作废。".into(),
    };
    at_every_size("stored_value", "收款收据", &stored, |size, paper| {
        paper.is_well_made("储值收据", "SK20260302001");
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        says(paper, &["13712345601", "壹仟元整", "¥1000.00", "本次赠送", "100.00", "赠送余额"]);
        says(paper, &["120.00", "储值余额", "1620.00", "先用充值金额", "赵敏"]);
    });
    stored.taken = MoneyTaken {
        refund: Some(RefundOf { receipt: "SK20260302001".into(), reason: "搬家了".into() }),
        ..taken(vec![means("现金", "", -150_000)])
    };
    (stored.gift, stored.paid_left, stored.gift_left) = (Money(-12_000), Money::ZERO, Money::ZERO);
    (stored.balance, stored.rule) = (Money::ZERO, String::new());
    at_every_size("stored_value_refund", "收款收据", &stored, |size, paper| {
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        says(paper, &["储值退款收据", "-¥1500.00", "作废赠送", "120.00", "搬家了", "0.00"]);
    });
}

#[test]
fn any_name_and_the_largest_amounts_keep_their_places() {
    let mut odd = receipt();
    odd.taken.payer = "𠮷野家龘䶮👍深圳市南山区恒达汽车维修服务有限公司驻西丽街道同发路项目部".into();
    odd.plate = "粤B·👍龘".into();
    odd.taken.means =
        (1..=9).map(|n| means("招商银行转账", &format!("2026030200012345{n}"), 9_999_999_999)).collect();
    odd.taken.amount = Money::MAX;
    odd.taken.amount_in_words = "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分".into();
    odd.sheets = vec![paid("JS20260302001", 9_999_999_999, 9_999_999_999, 9_999_999_999)];
    at_every_size("receipt_odd", "收款收据", &odd, |_, paper| {
        says(paper, &["𠮷野家龘䶮〓①", "U+1F44D", "99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"]);
    });
}
