//! Old parts over the counter and of cars: what is taken on them is no revenue, and goes back as they come.

use crate::checked_sums::checked;
use domain::catalogue::ItemId;
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::ids::{CoreDepositId, CounterSaleId, CounterSaleLineId, LineId, PartId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use features::counter_sales::cores::{
    AskCoreTerms, AskVisitCores, GiveCoreBack, KeepCore, SetCoreTerms, TakeCoreDeposits, get_core_terms,
    get_visit_cores, give_core_back, keep_core, list_core_deposits, set_core_terms, take_core_deposits,
};
use features::counter_sales::pages::{AskCounterSale, get_counter_sale};
use features::counter_sales::sell::{QuoteCounterSale, SellAtCounter, quote_counter_sale, sell_at_counter};
use features::counter_sales::take_back::{
    QuoteCounterReturn, TakeBackSale, quote_counter_return, take_back_sale,
};
use features::counter_sales::unused::{
    QuoteUnusedCore, TakeBackWithCore, quote_unused_core, take_back_with_core,
};
use features::overdue::list_overdue;
use features::picking::issue::{IssueAll, TakeBackPart, issue_all};
use features::till::{AskTillReport, PaymentPart, till_report};
use features::visit::lines::{add_line, supersede_line};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, monday, part};
use shop_tests::asks_visit::{added, superseded};
use shop_tests::papers::text_of;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::request;
use shop_tests::visit::figures;
use shop_tests::{MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

/// Ten starters at 800.00 that cost 400.00; on each old one 200.00 for seven days.
fn open() -> (TestShop, PartId) {
    let shop = TestShop::open_at(MORNING);
    let starter = listed_part(&shop, "ST-1", "起动机", "个", 80_000);
    stocked(&shop, "ST-1", 10_000, 400_000);
    let terms = SetCoreTerms { part_id: starter, version: 0, deposit: Money(20_000), days: 7 };
    shop.run("manager", set_core_terms, terms);
    (shop, starter)
}

fn starters(part_id: PartId, quantity: i64) -> Vec<WantedPart> {
    vec![WantedPart {
        part_id,
        quantity: Quantity(quantity),
        unit: String::new(),
        unit_price: Money(80_000),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    }]
}

fn sale(part_id: PartId, quantity: i64, parts: Vec<PaymentPart>) -> SellAtCounter {
    SellAtCounter {
        customer_id: None,
        lines: starters(part_id, quantity),
        total: Money(80 * quantity),
        parts,
        note: String::new(),
        approval: None,
        promised_too: false,
    }
}

fn give(quantity: i64, amount: i64, balance: i64, reason: &str) -> GiveCoreBack {
    GiveCoreBack {
        id: CoreDepositId(1),
        quantity: Quantity(quantity),
        amount: Money(amount),
        balance: Money(balance),
        means: None,
        reason: reason.to_owned(),
    }
}

fn till_figures(shop: &TestShop) -> Value {
    shop.run("manager", till_report, AskTillReport { from: monday(), to: monday() })["figures"].clone()
}

fn number(shop: &TestShop, sql: &str) -> i64 {
    shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
}

#[test]
fn it_is_taken_beside_the_price_and_is_no_revenue() {
    let (shop, starter) = open();
    let ask = QuoteCounterSale { customer_id: None, lines: starters(starter, 2_000) };
    let quote = shop.run(KEEPER, quote_counter_sale, ask);
    assert_eq!((&quote["total"], &quote["core"]), (&json!(160_000), &json!(40_000)));
    let short = sale(starter, 2_000, vec![cash(160_000, 160_000)]);
    assert_eq!(shop.refused(KEEPER, "sell_at_counter", request(short)), "owed_changed");
    let sold = shop.run(KEEPER, sell_at_counter, sale(starter, 2_000, vec![cash(200_000, 210_000)]));
    assert_eq!((&sold["change"], sold["payments"].as_array().map(Vec::len)), (&json!(10_000), Some(2)));

    let figures = till_figures(&shop);
    assert_eq!((&figures["sales"]["taken"], &figures["taken"]), (&json!(160_000), &json!(200_000)));
    assert_eq!(figures["cores"], json!({ "taken": 40_000, "returned": 0, "forfeited": 0 }));
    assert_eq!(figures["deposits"]["taken"], 0, "it is no deposit of a visit");
    let receipt = text_of(&shop.paper(KEEPER, "receipt", 1));
    for word in ["零售收据", "起动机", "1600.00", "旧件押金", "400.00", "2026-03-09"] {
        assert!(receipt.replace(',', "").contains(word), "the receipt does not say {word}: {receipt}");
    }
    let page = shop.run(KEEPER, get_counter_sale, AskCounterSale { id: CounterSaleId(1) });
    assert_eq!((&page["cores"][0]["balance"], &page["sale"]["total"]), (&json!(40_000), &json!(160_000)));
    let list = shop.run("cashier", list_core_deposits, AskNothing {});
    assert_eq!((&list[0]["to_come"], &list[0]["may_keep"]), (&json!(2_000), &json!(false)));
}

#[test]
fn it_goes_back_as_the_old_parts_come() {
    let (shop, starter) = open();
    shop.run(KEEPER, sell_at_counter, sale(starter, 2_000, vec![part(PaymentMeans::Wechat, 200_000)]));
    let refused = |ask: GiveCoreBack| shop.refused("cashier", "give_core_back", request(ask));
    assert_eq!(refused(give(1_000, 15_000, 40_000, "")), "bad_field", "less only with the reason");
    assert_eq!(refused(give(1_000, 20_000, 39_999, "")), "refundable_changed");
    shop.run("cashier", give_core_back, give(1_000, 20_000, 40_000, ""));
    shop.run("cashier", give_core_back, give(1_000, 15_000, 20_000, "壳体裂"));
    let keep =
        |reason: &str| KeepCore { id: CoreDepositId(1), balance: Money(5_000), reason: reason.to_owned() };
    assert_eq!(shop.refused("cashier", "keep_core", request(keep("壳体裂"))), "role_missing");
    shop.run("manager", keep_core, keep("壳体裂"));
    assert_eq!(shop.run("cashier", list_core_deposits, AskNothing {}), json!([]));
    let figures = till_figures(&shop);
    assert_eq!(figures["cores"], json!({ "taken": 40_000, "returned": 35_000, "forfeited": 5_000 }));
    assert_eq!(number(&shop, "SELECT sum(amount) FROM core_movement"), 0);
    assert_eq!(number(&shop, "SELECT sum(amount) FROM payment WHERE core_deposit_id = 1"), 5_000);
    let refund = text_of(&shop.paper("cashier", "receipt", 4));
    for word in ["旧件押金退款收据", "起动机", "150.00", "壳体裂"] {
        assert!(refund.contains(word), "the refund does not say {word}: {refund}");
    }
}

#[test]
fn once_its_days_are_over_the_manager_decides() {
    let (shop, starter) = open();
    shop.run(KEEPER, sell_at_counter, sale(starter, 1_000, vec![part(PaymentMeans::Card, 100_000)]));
    let keep = || KeepCore { id: CoreDepositId(1), balance: Money(20_000), reason: "没来".to_owned() };
    assert_eq!(shop.refused("manager", "keep_core", request(keep())), "core_still_due");
    assert_eq!(shop.run(KEEPER, list_overdue, AskNothing {})["rows"], json!([]), "its days go on");
    shop.later(8 * 24 * 60);
    assert_eq!(
        shop.refused(KEEPER, "give_core_back", request(give(1_000, 20_000, 20_000, ""))),
        "core_too_late"
    );
    let out = shop.run(KEEPER, list_overdue, AskNothing {});
    let told = ["kind", "name", "number", "counter_sale_id"].map(|field| out["rows"][0][field].clone());
    assert_eq!(told, [json!("core_deposit"), json!("起动机"), json!("LS20260302001"), json!(1)]);
    let late = shop.run("manager", list_core_deposits, AskNothing {});
    let told = ["is_late", "may_give_back", "may_keep"].map(|field| late[0][field].clone());
    assert_eq!(told, [json!(true), json!(true), json!(true)]);
    assert_eq!(shop.run(KEEPER, list_core_deposits, AskNothing {})[0]["may_give_back"], false);
    shop.run("manager", keep_core, keep());
    assert_eq!(shop.run(KEEPER, list_overdue, AskNothing {})["rows"], json!([]), "nothing is held of it");
    let again = shop.refused("manager", "give_core_back", request(give(1_000, 20_000, 0, "")));
    assert_eq!(again, "over_refunded", "it is the shop's");
}

#[test]
fn a_part_that_comes_back_brings_its_deposit_along() {
    let (shop, starter) = open();
    shop.run(KEEPER, sell_at_counter, sale(starter, 2_000, vec![part(PaymentMeans::Card, 200_000)]));
    let lines = || {
        vec![BroughtBack {
            counter_sale_line_id: CounterSaleLineId(1),
            quantity: Quantity(1_000),
            bin_id: None,
        }]
    };
    let ask = QuoteCounterReturn { id: CounterSaleId(1), lines: lines() };
    let quote = shop.run("cashier", quote_counter_return, ask);
    assert_eq!((&quote["amount"], &quote["core"]), (&json!(80_000), &json!(20_000)));
    let ask = TakeBackSale {
        id: CounterSaleId(1),
        lines: lines(),
        amount: Money(80_000),
        money: None,
        means: None,
        reason: "装不上".to_owned(),
    };
    shop.run("manager", take_back_sale, ask);
    assert_eq!(number(&shop, "SELECT sum(amount) FROM core_movement"), 20_000);
    assert_eq!(number(&shop, "SELECT sum(amount) FROM payment"), 100_000);
    assert_eq!(till_figures(&shop)["cores"]["returned"], 20_000);
}

#[test]
fn of_a_car_it_is_taken_for_what_was_issued_and_stands_on_no_sheet() {
    let (shop, starter) = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    let of = json!({ "unit": "个", "quantity": 1_000, "unit_price": 80_000 });
    let mut line = added(&car, &figures("part", "起动机", of));
    line.item = Some(ItemId::Part(starter));
    let line = shop.run("advisor", add_line, line)["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[]);
    let order = WorkOrderId(car.id());
    let cores = || shop.run("cashier", get_visit_cores, AskVisitCores { work_order_id: order });
    assert_eq!(cores()["due"], json!([]), "nothing was issued");
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: order });
    assert_eq!((&cores()["due"][0]["amount"], &cores()["may_take"]), (&json!(20_000), &json!(true)));
    let take = |amount: i64| TakeCoreDeposits {
        work_order_id: order,
        lines: vec![LineId(line)],
        amount: Money(amount),
        parts: vec![part(PaymentMeans::Alipay, amount)],
    };
    assert_eq!(shop.refused("cashier", "take_core_deposits", request(take(19_000))), "owed_changed");
    shop.run("cashier", take_core_deposits, take(20_000));
    assert_eq!((&cores()["due"], &cores()["taken"][0]["balance"]), (&json!([]), &json!(20_000)));
    assert_eq!(shop.refused("cashier", "take_core_deposits", request(take(20_000))), "bad_field");
    assert_eq!(car.visit()["credits"], json!([]), "no sheet is paid by it");
    let receipt = text_of(&shop.paper("cashier", "receipt", 1));
    assert!(receipt.contains("旧件押金收据") && receipt.contains("起动机"), "{receipt}");
    shop.run("cashier", give_core_back, give(1_000, 20_000, 20_000, ""));
    assert_eq!(number(&shop, "SELECT sum(amount) FROM payment"), 0);
}

#[test]
fn an_unused_part_comes_back_from_the_car_with_its_deposit_in_one_press() {
    let (shop, starter) = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    let of = json!({ "unit": "个", "quantity": 2_000, "unit_price": 80_000 });
    let mut line = added(&car, &figures("part", "起动机", of));
    line.item = Some(ItemId::Part(starter));
    let line = shop.run("advisor", add_line, line)["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[]);
    let order = WorkOrderId(car.id());
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: order });
    let quoted = |quantity: i64| {
        let ask = QuoteUnusedCore { line_id: LineId(line), quantity: Quantity(quantity), unit: None };
        shop.run(KEEPER, quote_unused_core, ask)["amount"].clone()
    };
    assert_eq!(quoted(1_000), 0, "nothing was taken on it");
    let take = TakeCoreDeposits {
        work_order_id: order,
        lines: vec![LineId(line)],
        amount: Money(40_000),
        parts: vec![part(PaymentMeans::Alipay, 40_000)],
    };
    shop.run("cashier", take_core_deposits, take);
    assert_eq!((quoted(1_000), quoted(2_000)), (json!(20_000), json!(40_000)));
    let back = |core: i64| TakeBackWithCore {
        back: TakeBackPart {
            line_id: LineId(line),
            quantity: Quantity(1_000),
            unit: None,
            bin_id: None,
            note: "没用上".to_owned(),
        },
        core: Money(core),
        means: None,
    };
    assert_eq!(shop.refused("cashier", "take_back_with_core", request(back(20_000))), "role_missing");
    let behind = shop.refused(KEEPER, "take_back_with_core", request(back(40_000)));
    assert_eq!(behind, "refundable_changed");
    let issued = "SELECT coalesce(sum(-quantity), 0) FROM stock_movement WHERE line_id IS NOT NULL";
    assert_eq!(number(&shop, issued), 2_000, "of what is refused nothing is done");
    shop.run(KEEPER, take_back_with_core, back(20_000));
    assert_eq!((number(&shop, issued), quoted(1_000)), (1_000, json!(20_000)));
    let cores = shop.run("cashier", get_visit_cores, AskVisitCores { work_order_id: order });
    assert_eq!((&cores["taken"][0]["balance"], &cores["due"]), (&json!(20_000), &json!([])));
    assert_eq!(number(&shop, "SELECT sum(amount) FROM payment WHERE core_deposit_id = 1"), 20_000);
    assert_eq!(checked(&shop)["damaged"], json!([]));
}

#[test]
fn what_went_back_with_an_unused_part_does_not_go_back_again_with_the_next() {
    let (shop, starter) = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    let of = json!({ "unit": "个", "quantity": 2_000, "unit_price": 80_000 });
    let mut line = added(&car, &figures("part", "起动机", of));
    line.item = Some(ItemId::Part(starter));
    let line = shop.run("advisor", add_line, line)["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[]);
    let order = WorkOrderId(car.id());
    let issue = || shop.run(KEEPER, issue_all, IssueAll { work_order_id: order });
    issue();
    let take = |amount: i64| TakeCoreDeposits {
        work_order_id: order,
        lines: vec![LineId(line)],
        amount: Money(amount),
        parts: vec![part(PaymentMeans::Alipay, amount)],
    };
    shop.run("cashier", take_core_deposits, take(40_000));
    let back = |core: i64| TakeBackWithCore {
        back: TakeBackPart {
            line_id: LineId(line),
            quantity: Quantity(1_000),
            unit: None,
            bin_id: None,
            note: "没用上".to_owned(),
        },
        core: Money(core),
        means: None,
    };
    shop.run(KEEPER, take_back_with_core, back(20_000));
    issue();
    let quoted = || {
        let ask = QuoteUnusedCore { line_id: LineId(line), quantity: Quantity(1_000), unit: None };
        shop.run(KEEPER, quote_unused_core, ask)["amount"].clone()
    };
    assert_eq!(quoted(), 0, "the one on the car keeps the deposit that is left");
    assert_eq!(shop.refused(KEEPER, "take_back_with_core", request(back(20_000))), "refundable_changed");
    let cores = || shop.run("cashier", get_visit_cores, AskVisitCores { work_order_id: order });
    assert_eq!(cores()["due"][0]["amount"], 20_000, "it may be taken on the one that was issued anew");
    shop.run("cashier", take_core_deposits, take(20_000));
    assert_eq!((cores()["due"].clone(), quoted()), (json!([]), json!(20_000)));
    shop.run(KEEPER, take_back_with_core, back(20_000));
    let held = number(&shop, "SELECT sum(amount) FROM payment WHERE core_deposit_id IS NOT NULL");
    assert_eq!(held, 20_000, "three were taken, two went back");
    assert_eq!(checked(&shop)["damaged"], json!([]));
}

#[test]
fn a_line_that_takes_anothers_place_carries_no_second_deposit() {
    let (shop, starter) = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    let at = |price: i64| {
        figures("part", "起动机", json!({ "unit": "个", "quantity": 1_000, "unit_price": price }))
    };
    let mut line = added(&car, &at(80_000));
    line.item = Some(ItemId::Part(starter));
    let line = shop.run("advisor", add_line, line)["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[]);
    let order = WorkOrderId(car.id());
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: order });
    let take = TakeCoreDeposits {
        work_order_id: order,
        lines: vec![LineId(line)],
        amount: Money(20_000),
        parts: vec![part(PaymentMeans::Alipay, 20_000)],
    };
    shop.run("cashier", take_core_deposits, take);
    shop.run("advisor", supersede_line, superseded(&car, line, &at(82_000)));
    car.estimate_issued();
    car.authorised(&[]);
    let cores = shop.run("cashier", get_visit_cores, AskVisitCores { work_order_id: order });
    assert_eq!(cores["due"], json!([]), "the starter is on the car already, and its deposit was paid");
    assert_eq!(cores["taken"][0]["balance"], 20_000);
}

#[test]
fn what_a_part_carries_is_the_managers_to_say() {
    let (shop, starter) = open();
    let terms =
        |version, deposit| SetCoreTerms { part_id: starter, version, deposit: Money(deposit), days: 0 };
    assert_eq!(shop.refused(KEEPER, "set_core_terms", request(terms(1, 0))), "role_missing");
    assert_eq!(shop.refused("manager", "set_core_terms", request(terms(0, 0))), "conflict");
    shop.run("manager", set_core_terms, terms(1, 0));
    let shown = shop.run("manager", get_core_terms, AskCoreTerms { part_id: starter });
    assert_eq!((&shown["deposit"], &shown["version"]), (&json!(0), &json!(2)));
    shop.run(KEEPER, sell_at_counter, sale(starter, 1_000, vec![part(PaymentMeans::Card, 80_000)]));
    assert_eq!(number(&shop, "SELECT count(*) FROM core_deposit"), 0);
}

#[test]
fn the_check_of_the_file_holds_a_deposit_against_its_movements() {
    let (shop, starter) = open();
    shop.run(KEEPER, sell_at_counter, sale(starter, 2_000, vec![cash(200_000, 210_000)]));
    assert_eq!(checked(&shop)["damaged"], json!([]));
    // All of it is still held.
    shop.file()
        .execute_batch("UPDATE core_deposit SET settled_at = '2026-03-02T01:00:00Z'")
        .expect("it is over");
    assert_eq!(checked(&shop)["damaged"], json!(["core_deposit 起动机"]));
}
