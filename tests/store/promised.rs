//! What a visit waits for goes to nobody else unless whoever lets it go says that it is meant.

use domain::catalogue::ItemId;
use domain::counter_sale::selling::WantedPart;
use domain::ids::{CustomerId, LoanUnitId, PartId};
use domain::loan::{Lending, LoanUnitKind};
use domain::money::{Money, Quantity};
use domain::tax::PriceBasis;
use features::counter_sales::sell::{QuoteCounterSale, SellAtCounter, quote_counter_sale, sell_at_counter};
use features::loans::lend::{LendUnit, lend_unit};
use features::loans::pages::list_loan_units;
use features::loans::units::{SaveLoanUnit, save_loan_unit};
use features::visit::lines::add_line;
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::asks_till::{cash, day};
use shop_tests::asks_visit::added;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::request;
use shop_tests::visit::part;
use shop_tests::{MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

/// Three pads lie there, and a visit waits for two of them.
fn two_of_three() -> (TestShop, PartId) {
    let shop = TestShop::open_at(MORNING);
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 3_000, 60_000);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let mut ask = added(&car, &part("前制动片 A", 2_000, 46_000));
    ask.item = Some(ItemId::Part(pads));
    shop.run("advisor", add_line, ask);
    car.estimate_issued();
    car.authorised(&[]);
    (shop, pads)
}

fn wanted(part_id: PartId, quantity: i64) -> Vec<WantedPart> {
    vec![WantedPart {
        part_id,
        quantity: Quantity(quantity),
        unit: String::new(),
        unit_price: Money(46_000),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    }]
}

fn sale(pads: PartId, pieces: i64, promised_too: bool) -> SellAtCounter {
    let total = 46_000 * pieces;
    SellAtCounter {
        customer_id: None,
        lines: wanted(pads, 1_000 * pieces),
        total: Money(total),
        parts: vec![cash(total, total)],
        note: String::new(),
        approval: None,
        promised_too,
    }
}

#[test]
fn a_sale_of_what_a_visit_waits_for_is_meant() {
    let (shop, pads) = two_of_three();
    let quoted = |quantity| {
        let ask = QuoteCounterSale { lines: wanted(pads, quantity), customer_id: None };
        let line = shop.run(KEEPER, quote_counter_sale, ask)["lines"][0].clone();
        (line["is_promised"].clone(), line["is_short"].clone())
    };
    assert_eq!(quoted(1_000), (json!(false), json!(false)));
    assert_eq!(quoted(2_000), (json!(true), json!(false)));
    assert_eq!(quoted(4_000), (json!(false), json!(true)), "what is not there is said first");

    let refusal = shop.ask(KEEPER, "sell_at_counter", request(sale(pads, 2, false))).expect_err("refused");
    let told = json!({ "problem": "promised", "name": "前制动片 A", "quantity": 1_000 });
    assert_eq!(refusal, json!({ "code": "stock", "params": told }));
    let short = shop.ask(KEEPER, "sell_at_counter", request(sale(pads, 4, false))).expect_err("refused");
    assert_eq!(short["params"]["problem"], "short");
    shop.run(KEEPER, sell_at_counter, sale(pads, 1, false));
    shop.run(KEEPER, sell_at_counter, sale(pads, 1, true));
}

#[test]
fn so_is_a_loan_of_it() {
    let (shop, pads) = two_of_three();
    shop.run(KEEPER, sell_at_counter, sale(pads, 1, false));
    let unit = SaveLoanUnit {
        id: None,
        version: 0,
        kind: LoanUnitKind::Part,
        name: "备用制动片".to_owned(),
        plate: String::new(),
        part_id: Some(pads),
        condition: String::new(),
        active: true,
    };
    shop.run(KEEPER, save_loan_unit, unit);
    assert_eq!(shop.run(KEEPER, list_loan_units, AskNothing {})["units"][0]["is_promised"], true);
    let ask = |promised_too| LendUnit {
        loan_unit_id: LoanUnitId(1),
        lending: Lending {
            customer_id: CustomerId(1),
            work_order_id: None,
            due_on: day("2026-03-04"),
            agreement: String::new(),
            out_condition: String::new(),
            out_km: None,
            out_fuel: None,
            signed_by: String::new(),
            signature: None,
        },
        promised_too,
    };
    let refusal = shop.ask(KEEPER, "lend_unit", request(ask(false))).expect_err("refused");
    assert_eq!(refusal["params"]["problem"], "promised");
    shop.run(KEEPER, lend_unit, ask(true));
}
