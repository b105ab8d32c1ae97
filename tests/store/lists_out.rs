//! What goes out of the store as workbooks says what its pages say, to the fen.

use crate::counting;
use crate::loans::{lending, with_a_car};
use crate::ordering_asks::{item, kept, needs, waits};
use crate::receiving::{Store, line};
use crate::sales::{Counter, back, sale, wanted};
use domain::counting::StockCount;
use domain::ids::StockCountId;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::counter_sales::sell::sell_at_counter;
use features::counter_sales::take_back::take_back_sale;
use features::counting::moves::move_stock;
use features::document::document;
use features::loans::lend::lend_unit;
use features::receiving::receipts::ReceiveGoods;
use shop_tests::asks_till::part;
use shop_tests::asks_visit::new_part;
use shop_tests::{MORNING, TestShop};
use spreadsheets::{Options, read};

const MARCH: i64 = 202_603;

/// Its rows without the headings.
pub fn rows(shop: &TestShop, kind: &str, id: i64) -> Vec<Vec<String>> {
    let out = document(&shop.shop, &shop.session("parts_keeper"), kind, id, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    grid.rows().skip(1).map(|row| row.cells().map(str::to_owned).collect()).collect()
}

#[track_caller]
pub fn one(rows: &[Vec<String>], says: &[&str]) {
    let [row] = rows else { panic!("one row: {rows:?}") };
    let missing: Vec<_> = says.iter().filter(|words| !row.iter().any(|cell| cell == **words)).collect();
    assert!(missing.is_empty(), "{missing:?} of {row:?}");
}

#[test]
fn what_comes_what_is_on_its_way_and_what_is_owed_for_it() {
    let store = Store::open();
    let order = store.pads_ordered(10_000);
    let came = store.receiving(Some(order), vec![line(store.pads, 6_000, 5_001)]);
    store.receives(ReceiveGoods { freight: Money(1_003), ..came });
    one(&rows(&store.shop, "on_order_list", 1), &["CG20260227001", "广通配件", "BP-1", "4", "2026-03-01"]);
    let says = ["广通配件", "送 0302", "BP-1", "6", "50.01", "10.03", "310.09"];
    one(&rows(&store.shop, "goods_receipt_list", MARCH), &says);
    assert!(rows(&store.shop, "goods_receipt_list", 202_602).is_empty(), "it came in March");
    one(&rows(&store.shop, "payable_list", 1), &["广通配件", "310.09"]);
    one(&rows(&store.shop, "supplier_list", 1), &["广通配件", "在用"]);
}

#[test]
fn what_was_sold_and_what_of_it_came_back() {
    let counter = Counter::open();
    let lines = vec![wanted(counter.pads, 2_000, 29_999)];
    let paid = vec![part(PaymentMeans::Wechat, 59_998)];
    counter.shop.run("parts_keeper", sell_at_counter, sale(lines, 59_998, paid));
    counter.shop.run("manager", take_back_sale, back(1, 1, 1_000, 29_999));
    let says = ["LS20260302001", "BP-1", "2", "1", "599.98", "299.99"];
    one(&rows(&counter.shop, "counter_sale_list", MARCH), &says);
    assert!(rows(&counter.shop, "counter_sale_list", 202_604).is_empty());
}

#[test]
fn what_a_count_is_off_by_goes_out_once_it_is_handed_in() {
    let store = counting::Store::stocked();
    let count: StockCountId = store.begun();
    store.counts(count, store.pads, 8_000);
    store.counts(count, store.oil, 10_000);
    assert!(
        rows(&store.shop, "count_list", count.0).is_empty(),
        "who counts is not told what should be there"
    );
    store.hands_in(count);
    one(&rows(&store.shop, "count_list", count.0), &["BP-1", "A-01", "10", "8", "-2"]);
    let known: StockCount = store.shop.shop.db.read(|r| r.get(count.0)).expect("there is a count");
    let out = document(&store.shop.shop, &store.shop.session("manager"), "count_list", count.0, None);
    assert_eq!(out.expect("it goes out").file_name, format!("盘点差异 {}.xlsx", known.number));
}

#[test]
fn who_has_what_of_the_shop_and_is_late_with_it() {
    let shop = with_a_car();
    shop.run("advisor", lend_unit, lending(1, "2026-03-04"));
    shop.later(3 * 24 * 60);
    one(&rows(&shop, "loan_list", 1), &["JY20260302001", "代步车 朗逸", "张小芳", "逾期", "52300", "75"]);
    let late = ["借用逾期", "JY20260302001", "代步车 朗逸", "张小芳", "粤B·88888", "2026-03-04"];
    one(&rows(&shop, "overdue_list", 1), &late);
}

#[test]
fn what_is_to_be_bought_goes_out_whole_with_its_reasons_and_who_waits() {
    let shop = TestShop::open_at(MORNING);
    let (_, pads) = item(&shop, new_part("BP-9", "前制动片", 46_000));
    waits(&shop, "粤B12345", pads, 2_000);
    one(&rows(&shop, "need_list", 1), &["BP-9", "前制动片", "客户在等", "2", "粤B·12345"]);
    // A page has room for three hundred.
    let more = 305;
    for number in 0..more {
        kept(&shop, &format!("LX-{number:03}"), "滤芯");
    }
    let wanted = "UPDATE part SET stocked = 1, minimum = 1000 WHERE code LIKE 'LX-%'";
    shop.file().execute(wanted, []).expect("they are wanted");
    let page = needs(&shop);
    assert_eq!(page["rows"].as_array().map(Vec::len), Some(300));
    assert_eq!(page["more"], more - 299);
    assert_eq!(rows(&shop, "need_list", 1).len(), 306);
}

#[test]
fn what_lies_in_the_bins_goes_out_bin_by_bin() {
    let store = counting::Store::stocked();
    store.shop.run("parts_keeper", move_stock, store.moving(4_000));
    let out = rows(&store.shop, "bin_list", 1);
    let of = |bin: &str, code: &str| -> Vec<Vec<String>> {
        let here = |row: &&Vec<String>| row[0] == bin && (code.is_empty() || row[3] == code);
        out.iter().filter(here).cloned().collect()
    };
    one(&of("A-01", "BP-1"), &["货架", "前制动片", "6", "600"]);
    one(&of("A-02", "BP-1"), &["货架", "前制动片", "4", "400"]);
    one(&of("DJ", ""), &["待检区"]);
}
