//! A price is held against what the part was bought for last, whatever was typed into the price list once.

use crate::picking::{KEEPER, checked_in, open, takes};
use crate::sales::wanted;
use domain::catalogue::ItemId;
use domain::money::Money;
use features::counter_sales::sell::{QuoteCounterSale, quote_counter_sale};
use features::visit::lines::{AddLine, SaveCatalogueItem, add_line, save_catalogue_item};
use serde_json::json;
use shop_tests::asks_visit::{added, new_part};
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, request};
use shop_tests::visit::part;

#[test]
fn what_became_dearer_than_its_price_is_sold_by_nobody_alone() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 30_000);
    let car = checked_in(&shop, "粤B12345");
    let figures = || part("前制动片 A", 1_000, 30_000);
    takes(&car, pads, &figures());
    let quote = || {
        let ask = QuoteCounterSale { customer_id: None, lines: vec![wanted(pads, 1_000, 30_000)] };
        shop.run(KEEPER, quote_counter_sale, ask)["refusals"].clone()
    };
    stocked(&shop, "PAD", 1_000, 20_000);
    assert_eq!(quote(), json!([]));

    stocked(&shop, "PAD", 1_000, 40_000);
    assert_eq!(quote()[0]["code"], "below_cost");
    let ask = || AddLine { item: Some(ItemId::Part(pads)), ..added(&car, &figures()) };
    let why = shop.ask("advisor", "add_line", request(ask())).expect_err("the shop would pay for it");
    assert_eq!((&why["code"], &why["params"]["by"]), (&json!("below_cost"), &json!(10_000)));
    shop.run("manager", add_line, ask());
}

/// A manager's page sends what a line costs as well: what it took over from the price list is no word of theirs.
#[test]
fn what_a_page_took_over_from_the_price_list_is_not_what_the_part_costs() {
    let shop = open();
    let ask = SaveCatalogueItem { cost: Money(18_000), ..new_part("PAD", "前制动片 A", 60_000) };
    let pads: ItemId = field(&shop.run("manager", save_catalogue_item, ask), "id");
    stocked(&shop, "PAD", 1_000, 40_000);
    let car = checked_in(&shop, "粤B12345");
    let costs = |cost: i64| {
        let mut figures = part("前制动片 A", 1_000, 60_000);
        figures["cost"] = json!(cost);
        let ask = AddLine { item: Some(pads), ..added(&car, &figures) };
        shop.run("manager", add_line, ask)["line"]["cost"].clone()
    };
    assert_eq!(costs(18_000), 40_000, "as it was bought last");
    assert_eq!(costs(35_000), 35_000, "what a manager types stands");
}
