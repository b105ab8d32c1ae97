//! The figures of the store, the report of a month, the card of a part, and what goes out of them: all
//! of them say what the movements say.

use crate::lists_out::rows;
use crate::warnings::Store;
use chrono::Datelike;
use domain::counter_sale::SELLS;
use domain::ids::PartId;
use domain::loan::LENDS;
use domain::money::{Money, Quantity};
use domain::part_price::{PartPrice, PriceClass};
use domain::stock::{KEEPS, MovementKind, StockMovement};
use features::document::document;
use features::lists::LISTS;
use features::stock::abc::{ClassifyAbc, abc_proposal, classify_abc};
use features::stock::card::{AskStockCard, stock_card};
use features::stock::figures::{AskStockMargin, stock_figures, stock_margin};
use features::stock::month::{AskStockMonth, stock_month};
use features::stock::post::{Posting, reprice};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::SEATS;
use shop_tests::asks_till::day;
use shop_tests::stock::as_person;
use spreadsheets::{Options, read};
use std::collections::BTreeMap;

fn month(store: &Store, month: &str) -> Value {
    store.shop.run("parts_keeper", stock_month, AskStockMonth { month: month.to_owned(), after: 0 })
}

fn number(value: &Value) -> i64 {
    value.as_i64().expect("a number")
}

/// Every movement of a part, as the file holds it.
fn movements(store: &Store, part: PartId) -> Vec<StockMovement> {
    store.shop.shop.db.read(|r| r.stock_movements(part, i64::MAX, 10_000)).expect("they are read")
}

/// March and April, with everything that moves in them.
pub fn two_months() -> (Store, PartId, PartId) {
    let store = Store::open();
    let (oil, filter) = (store.part("000451", 2_000), store.part("0017", 9_000));
    store.receives(oil, store.shelf, 20_000, 24_000);
    store.receives(filter, store.shelf, 5_000, 25_000);
    store.issues(oil, 4_500, None);
    store.issues(filter, 1_000, None);
    let mut counted = Posting::new(MovementKind::Counted, oil, store.shelf, Quantity(-500));
    counted.note = "盘亏".to_owned();
    store.shop.posts("manager", counted).expect("it is counted");
    let received = movements(&store, oil).last().expect("the receipt").clone();
    let corrected = as_person(&store.shop.shop, &store.shop.session("manager"), |cx| {
        reprice(cx, &received, Money(2_000), "发票价")
    });
    corrected.expect("it is repriced");
    store.shop.later(31 * 24 * 60);
    store.receives(oil, store.shelf, 10_000, 15_000);
    store.issues(oil, 3_000, None);
    for (bin, quantity) in [(store.shelf, -2_000), (store.quarantine, 2_000)] {
        let moved = Posting::new(MovementKind::Moved, oil, bin, Quantity(quantity));
        store.shop.posts("parts_keeper", moved).expect("it is moved");
    }
    (store, oil, filter)
}

#[test]
fn the_report_of_a_month_is_the_sum_of_its_movements() {
    let (store, oil, filter) = two_months();
    let all: Vec<StockMovement> = [movements(&store, oil), movements(&store, filter)].concat();
    let (mut quantity, mut value) = (0, 0);
    for name in ["2026-03", "2026-04"] {
        let report = month(&store, name);
        assert_eq!(number(&report["opening_quantity"]), quantity, "{name}");
        assert_eq!(number(&report["opening_value"]), value, "{name}");
        let mut expected: BTreeMap<String, [i64; 6]> = BTreeMap::new();
        // The shop's days: eight hours ahead.
        let own = |of: &&StockMovement| {
            let local = of.at + chrono::TimeDelta::hours(8);
            format!("{:04}-{:02}", local.year(), local.month()) == name
        };
        for of in all.iter().filter(own) {
            let kind = serde_json::to_value(of.kind).expect("a code");
            let sums = expected.entry(kind.as_str().expect("a word").to_owned()).or_default();
            let (quantity, value) = (of.quantity.0, of.stock_value.0);
            for (sum, more) in sums.iter_mut().zip([
                1,
                quantity.max(0),
                -quantity.min(0),
                value.max(0),
                -value.min(0),
                of.cost_difference.0,
            ]) {
                *sum += more;
            }
        }
        let shown: BTreeMap<String, [i64; 6]> = report["kinds"]
            .as_array()
            .expect("kinds")
            .iter()
            .map(|row| {
                let of = |field: &str| number(&row[field]);
                let sums = [
                    of("movements"),
                    of("quantity_in"),
                    of("quantity_out"),
                    of("value_in"),
                    of("value_out"),
                    of("cost_difference"),
                ];
                (row["kind"].as_str().expect("a kind").to_owned(), sums)
            })
            .collect();
        assert_eq!(shown, expected, "{name}");
        for sums in expected.values() {
            quantity += sums[1] - sums[2];
            value += sums[3] - sums[4];
        }
        assert_eq!(number(&report["closing_quantity"]), quantity, "{name}");
        assert_eq!(number(&report["closing_value"]), value, "{name}");
    }
    let of_oil = |name: &str| {
        let report = month(&store, name);
        let parts = report["parts"].as_array().expect("parts").clone();
        parts.into_iter().find(|part| part["part_id"] == oil.0).expect("the oil moved")
    };
    // 20 − 4.5 − 0.5, and then 10 − 3 more; what is moved from bin to bin is neither.
    assert_eq!(number(&of_oil("2026-03")["closing_quantity"]), 15_000);
    assert_eq!(number(&of_oil("2026-04")["closing_quantity"]), 22_000);
    assert_eq!(number(&of_oil("2026-04")["quantity_in"]), 10_000);
    assert_eq!(number(&month(&store, "2026-02")["closing_value"]), 0);
    assert_eq!(number(&month(&store, "2027-02")["opening_quantity"]), quantity);
    let wrong = store.shop.ask("parts_keeper", "stock_month", json!({ "month": "2026-13", "after": 0 }));
    assert_eq!(wrong.expect_err("no month")["code"], "bad_field");
}

#[test]
fn the_card_of_a_part_runs_from_what_was_there_to_what_is() {
    let (store, oil, _) = two_months();
    let card = |from: &str, to: &str| {
        let ask = AskStockCard { part_id: oil, from: day(from), to: day(to) };
        store.shop.run("parts_keeper", stock_card, ask)
    };
    let april = card("2026-04-01", "2026-04-30");
    assert_eq!(number(&april["opening_quantity"]), 15_000);
    let after: Vec<i64> =
        april["rows"].as_array().expect("rows").iter().map(|row| number(&row["there_after"])).collect();
    assert_eq!(after, [25_000, 22_000, 20_000, 22_000]);
    assert_eq!(number(&april["closing_quantity"]), 22_000);
    let both = card("2026-03-01", "2026-04-30");
    assert_eq!((number(&both["opening_quantity"]), number(&both["opening_value"])), (0, 0));
    assert_eq!(number(&both["closing_value"]), number(&april["closing_value"]));
    let between = card("2026-03-10", "2026-03-20");
    assert_eq!((between["rows"].clone(), number(&between["opening_quantity"])), (json!([]), 15_000));
    let backwards = json!({ "part_id": oil.0, "from": "2026-04-02", "to": "2026-04-01" });
    assert_eq!(store.shop.refused("manager", "stock_card", backwards), "bad_field");
}

#[test]
fn the_figures_of_a_year_end_with_the_value_that_is_there() {
    let (store, oil, filter) = two_months();
    let of = store.shop.run("manager", stock_figures, AskNothing {});
    let worth = |part| store.shop.shop.db.read(|r| r.stock_account(part)).expect("it is read").stock_value.0;
    assert_eq!(number(&of["stock_value"]), worth(oil) + worth(filter));
    let months = of["months"].as_array().expect("months");
    assert_eq!(months.len(), 12);
    assert_eq!(months[11]["month"], "2026-04");
    assert_eq!(number(&months[9]["closing_value"]), 0);
    let used: i64 = months.iter().map(|month| number(&month["value_used"])).sum();
    let issued = [movements(&store, oil), movements(&store, filter)].concat();
    let issued = issued.iter().filter(|of| of.kind == MovementKind::Issued);
    assert_eq!(used, -issued.map(|of| of.stock_value.0).sum::<i64>());
    assert!(of["turnover_days"].as_i64().is_some_and(|days| days > 0), "{of}");
    assert_eq!((of["asked"].clone(), of["fill_rate"].clone()), (0.into(), Value::Null));
}

#[test]
fn what_was_asked_for_and_there_is_written_down_as_it_is_agreed_to() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.shelf, 3_000, 3_600);
    store.agreed("粤B12345", "13712345601", part, 2_000);
    // One of the three is left, and it is asked for two.
    store.agreed("粤B54321", "13712345602", part, 2_000);
    store.receives(part, store.shelf, 5_000, 6_000);
    let of = store.shop.run("manager", stock_figures, AskNothing {});
    assert_eq!((number(&of["asked"]), number(&of["there"]), number(&of["fill_rate"])), (2, 1, 5_000));
}

#[test]
fn what_the_shop_never_kept_was_asked_for_as_well() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.changes(part, |part| part.stock.stocked = false);
    store.agreed("粤B12345", "13712345601", part, 2_000);
    let of = store.shop.run("manager", stock_figures, AskNothing {});
    assert_eq!((number(&of["asked"]), number(&of["there"]), number(&of["fill_rate"])), (1, 0, 0));
}

#[test]
fn the_margin_counts_a_line_once_with_everything_it_took() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.changes(part, |part| part.terms.brand = "博世".to_owned());
    store.receives(part, store.shelf, 10_000, 12_000);
    let (car, line) = store.agreed("粤B12345", "13712345601", part, 2_000);
    store.issues(part, 1_000, Some((&car, line)));
    store.shop.later(31 * 24 * 60);
    store.issues(part, 1_000, Some((&car, line)));
    let of = |month: &str| {
        store.shop.run("manager", stock_margin, AskStockMargin { month: month.to_owned() })["total"].clone()
    };
    let march = of("2026-03");
    // 40.00 charged and 24.00 spent, both with the tax within: without it, as the visit's profit has it.
    assert_eq!((number(&march["lines"]), number(&march["net"]), number(&march["cost"])), (1, 3_540, 2_124));
    assert_eq!(number(&of("2026-04")["lines"]), 0);
    let out = rows(&store.shop, "margin_list", 202_603);
    assert_eq!(out[0], ["品牌", "未填品牌", "1", "35.4", "21.24", "14.16", "40"]);
    assert_eq!(out[2][0], "合计", "{out:?}");
}

#[test]
fn classes_are_proposed_by_whole_months_and_written_by_the_manager() {
    let (store, oil, filter) = two_months();
    let class = |part: PartId| {
        let part: domain::catalogue::Part =
            store.shop.shop.db.read(|r| r.get(part.0)).expect("the part is read");
        part.stock.abc
    };
    let proposal = store.shop.run("parts_keeper", abc_proposal, AskNothing {});
    assert_eq!((proposal["last"].clone(), proposal["may_apply"].clone()), ("2026-03".into(), false.into()));
    assert_eq!(number(&proposal["changes"]), 2);
    let last = "2026-03".to_owned();
    let asked = json!({ "last": "2026-03" });
    assert_eq!(store.shop.refused("parts_keeper", "classify_abc", asked), "role_missing");
    assert_eq!((class(oil), class(filter)), (None, None));
    let done = store.shop.run("manager", classify_abc, ClassifyAbc { last: last.clone() });
    assert_eq!(number(&done["changed"]), 2);
    assert!(class(oil).is_some() && class(filter).is_some());
    let again = store.shop.run("manager", classify_abc, ClassifyAbc { last });
    assert_eq!(number(&again["changed"]), 0);
    let proposal = store.shop.run("manager", abc_proposal, AskNothing {});
    assert_eq!((number(&proposal["changes"]), proposal["parts"].clone()), (0, json!([])));
}

#[test]
fn every_list_goes_out_to_those_who_are_told_it_and_codes_keep_their_noughts() {
    let (store, ..) = two_months();
    let of_month =
        ["movement_list", "stock_month_list", "goods_receipt_list", "counter_sale_list", "margin_list"];
    let id = |kind: &str| if of_month.contains(&kind) { 202_603 } else { 1 };
    // These are asked for by their own numbers (`warnings.rs`, `ordering.rs`, `lists_out.rs`, `visits/listed.rs`,
    // `office/imports_of_operations.rs`, `office/imports_of_packages.rs`, `office/imports_of_past_orders.rs`,
    // `counter/data_requests.rs`).
    let of_own = [
        "purchase_order_list",
        "inquiry_list",
        "count_list",
        "work_order_list",
        "sheet_list",
        "vehicle_list",
        "customer_list",
        "booking_list",
        "complaint_list",
        "call_list",
        "operation_list",
        "package_list",
        "import_report_list",
        "personal_data_list",
    ];
    for list in LISTS.iter().filter(|list| !of_own.contains(&list.kind)) {
        let told = match list.kind {
            "counter_sale_list" => SELLS,
            "loan_list" => LENDS,
            _ => KEEPS,
        };
        for seat in SEATS {
            let role = serde_json::from_value(seat.trim_start_matches("second_").into()).expect("a role");
            let out = document(&store.shop.shop, &store.shop.session(seat), list.kind, id(list.kind), None);
            assert_eq!(out.is_ok(), told.contains(&role), "{seat} {}", list.kind);
        }
        let keeper = store.shop.session("parts_keeper");
        let out = document(&store.shop.shop, &keeper, list.kind, id(list.kind), None).expect("it goes out");
        assert!(
            out.file_name.starts_with(list.title) && out.file_name.ends_with(".xlsx"),
            "{}",
            out.file_name
        );
        let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
        let cells: Vec<String> =
            grid.rows().flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
        let of_others =
            ["supplier_list", "payable_list", "claim_list", "loan_list", "margin_list", "overdue_list"];
        let about_parts = !of_others.contains(&list.kind);
        assert_eq!(cells.iter().any(|cell| cell.contains("配件编码")), about_parts, "{}", list.kind);
        if ["stock_list", "movement_list", "stock_month_list", "bin_list", "abc_list"].contains(&list.kind) {
            assert!(cells.iter().any(|cell| cell == "000451"), "{}: {cells:?}", list.kind);
        }
        document(&store.shop.shop, &keeper, list.kind, 99, None).expect_err("there is no such list");
    }
}

#[test]
fn the_list_of_parts_tells_the_price_that_holds_today_and_what_was_paid_last() {
    let store = Store::open();
    let part_id = store.part("000451", 2_000);
    store.receives(part_id, store.shelf, 1_000, 1_201);
    store.receives(part_id, store.shelf, 1_000, 1_601);
    let mut back = Posting::new(MovementKind::ReturnedFromLine, part_id, store.shelf, Quantity(1_000));
    back.cost = Some(Money(1_401));
    store.shop.posts("parts_keeper", back).expect("it comes back from a car");
    let dated = as_person(&store.shop.shop, &store.shop.session("manager"), |cx| {
        let (from_day, set_at, person_id) = (cx.today()?, cx.now, cx.my_id()?);
        let (price_class, unit_price) = (PriceClass::Retail, Money(2_345));
        let mut price = PartPrice { id: 0, part_id, price_class, unit_price, from_day, set_at, person_id };
        Ok(cx.w.insert(&mut price)?)
    });
    dated.expect("the price is set");
    let keeper = store.shop.session("parts_keeper");
    let out = document(&store.shop.shop, &keeper, "stock_list", 1, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let cells: Vec<String> =
        grid.rows().flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(cells.iter().any(|cell| cell == "23.45"), "{cells:?}");
    assert!(cells.iter().any(|cell| cell == "16.01"), "what came back was bought for nothing new: {cells:?}");
    assert!(!cells.iter().any(|cell| cell == "14.01"), "{cells:?}");
}
