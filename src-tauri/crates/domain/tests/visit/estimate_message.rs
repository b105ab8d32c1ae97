//! The text a customer is asked by: what waits, what of it they pay, until when, and how they answer.

use crate::sample::line;
use domain::estimate_message::{TextLanguage, ToldEstimate, estimate_message};
use domain::line::{Line, LineKind, LineState, Payer};
use domain::money::Money;

fn named(id: i64, name: &str, amount: i64, state: LineState) -> Line {
    let mut line = Line { amount: Money(amount), ..line(id, LineKind::Part, state, None) };
    line.figures.name = name.to_owned();
    line
}

fn told(address: Option<&str>) -> ToldEstimate<'_> {
    ToldEstimate {
        shop_name: "顺达汽修",
        shop_phone: "020-88880000",
        plate: "粤B12345",
        number: "BJ1",
        valid_until: "2026-03-09".parse().expect("a day"),
        address,
    }
}

#[test]
fn the_text_tells_what_waits_and_of_it_only_what_the_customer_pays() {
    let mut insured = named(2, "保险杠", 90_000, LineState::Offered);
    insured.figures.payer = Payer::Insurer;
    let lines = [
        named(1, "前制动片", 46_000, LineState::Offered),
        insured,
        named(3, "机油", 20_000, LineState::Approved),
        named(4, "雨刮片", 3_050, LineState::Offered),
    ];
    let text = estimate_message(told(None), &lines, TextLanguage::Simplified);
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(
        rows,
        [
            "【顺达汽修】粤B12345 维修报价 BJ1",
            "1. 前制动片 460.00 元",
            "2. 保险杠（不由您付款）",
            "3. 雨刮片 30.50 元",
            "合计 490.50 元",
            "报价有效期至 2026年3月9日",
            "同意请回复“同意”，不做的项目请说明。",
            "电话：020-88880000",
        ]
    );
}

#[test]
fn a_link_stands_beside_the_reply_as_it_opens_in_the_shop_alone() {
    let lines = [named(1, "前制动片", 46_000, LineState::Offered)];
    let address = "https://192.168.1.20:7443/c/K7PM";
    for (language, total, until) in [
        (TextLanguage::Simplified, "合计 460.00 元", "报价有效期至 2026年3月9日"),
        (TextLanguage::Traditional, "合計 460.00 元", "報價有效期至 2026年3月9日"),
        (TextLanguage::English, "Total CNY 460.00", "These prices hold until 2026-03-09"),
    ] {
        let linked = estimate_message(told(Some(address)), &lines, language);
        assert!(linked.contains(total) && linked.contains(until), "{linked}");
        let row = linked.lines().find(|row| row.ends_with(address)).expect("the link");
        assert!(row.contains("Wi-Fi"), "where it opens: {row}");
        let plain = estimate_message(told(None), &lines, language);
        assert!(!plain.contains("http"), "{plain}");
        assert!(plain.lines().all(|row| linked.contains(row)), "who is elsewhere answers as well: {linked}");
    }
}

#[test]
fn nothing_is_sent_where_nothing_waits() {
    let lines = [named(1, "机油", 20_000, LineState::Approved), named(2, "雨刮片", 100, LineState::Draft)];
    assert_eq!(estimate_message(told(None), &lines, TextLanguage::English), "");
}
