//! What hangs on the wall: every operation and part with its price.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use documents::price_list::{PostedClass, PostedPackage, PostedPart, PostedRate, PostedWork, PriceList};
use documents::{Content, Form, PageSize};
use domain::money::{Hours, Money};
use std::time::{Duration, Instant};

fn on_suv(n: i64) -> PostedClass {
    PostedClass { class: "SUV".into(), hours: Hours(80 + n), price: Money(12_000).times_hours(Hours(80 + n)) }
}

pub fn list(items: i64) -> PriceList {
    let work = |n: i64| PostedWork {
        code: format!("G{n:04}"),
        name: format!("项目{n:04}拆装与调整"),
        kind: "工时".into(),
        trade: "机修".into(),
        hours: Some(Hours(50 + n)),
        unit_price: Money(12_000),
        unit: "工时".into(),
        price: Money(12_000).times_hours(Hours(50 + n)),
        classes: if n % 20 == 1 { vec![on_suv(n)] } else { Vec::new() },
    };
    let part = |n: i64| PostedPart {
        code: format!("P{n:04}"),
        name: format!("配件{n:04}"),
        brand: "原厂".into(),
        specification: "2.0T".into(),
        grade: if n % 3 == 0 { String::new() } else { "原厂件".into() },
        unit: "个".into(),
        price: Money(10_000 + n),
    };
    let package = |n: i64| PostedPackage {
        code: format!("XM{n:04}"),
        name: format!("套餐{n:04}"),
        content: "更换机油机滤、机油滤清器".into(),
        labour: Money(6_000 + n),
    };
    PriceList {
        head: sample::head(),
        number: "2026-03-02".into(),
        printed_at: sample::PRINTED_AT.into(),
        hour_rate: Money(12_000),
        rates: vec![PostedRate { trade: "涂漆".into(), hour_rate: Money(18_000) }],
        labour: (1..=items).map(work).collect(),
        parts: (1..=items).map(part).collect(),
        packages: (1..=items.min(40)).map(package).collect(),
    }
}

fn keep(items: i64) -> Paper {
    let form = Form::new("工时与配件公示价目表", PageSize::A4);
    Paper::keep(&format!("price_list_{items}"), &list(items).draw(form).expect("it prints"))
}

#[test]
fn a_price_list_shows_every_item_with_heads_on_every_page() {
    for items in [0, 1, 40, 400] {
        let paper = keep(items);
        stands_well(&paper, PageSize::A4, "price list");
        let text = paper.solid();
        for n in 1..=items {
            assert!(n > 40 || text.contains(&format!("套餐{n:04}")), "{n}");
            assert!(text.contains(&format!("项目{n:04}")) && text.contains(&format!("配件{n:04}")), "{n}");
        }
        let pages = paper.pages();
        for page in pages.iter().filter(|page| page.contains("项目0") || page.contains("配件0")) {
            assert!(page.contains("收费标准") || page.contains("配件名称"), "no head on\n{page}");
        }
        assert!(text.contains("涂漆¥180.00"), "each trade's hour");
        assert!(text.contains("工时单价：¥120.00") && text.contains("经客户同意后方可收费"));
    }
}

#[test]
fn work_stands_by_its_trade_and_with_what_it_costs_on_a_larger_car() {
    let mut of = list(3);
    of.labour[1].trade = "涂漆".into();
    of.labour[2].trade = String::new();
    of.labour[2].hours = None;
    let paper = Paper::keep(
        "price_list_by_trade",
        &of.draw(Form::new("工时与配件公示价目表", PageSize::A4)).expect("it prints"),
    );
    stands_well(&paper, PageSize::A4, "price list by trade");
    let text = paper.solid();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not on\n{text}"));
    let order =
        [at("维修项目（机修）"), at("项目0001"), at("维修项目（涂漆）"), at("项目0002"), at("项目0003")];
    assert!(order.is_sorted(), "{order:?} of\n{text}");
    // 0.81 of an hour, at 120.00.
    assert!(text.contains("—SUV0.81") && text.contains("97.20"), "{text}");
}

#[test]
fn two_thousand_items_are_printed_while_somebody_waits() {
    let begun = Instant::now();
    let paper = keep(1_000);
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?} in a build without optimisation");
    let text = paper.solid();
    assert!(text.contains("项目1000") && text.contains("配件1000"));
    assert!(paper.bytes < 900_000, "{} bytes", paper.bytes);
}
