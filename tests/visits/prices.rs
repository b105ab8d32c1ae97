//! 价格口径: whether what is typed as a price includes the tax.

use domain::tax::PriceBasis;
use features::till::approvals::{RequestApproval, RequestedAction};
use features::visit::lines;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, changed, line, sets};
use shop_tests::typed::request;
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop};

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn prices_are(shop: &TestShop, basis: PriceBasis) {
    sets(shop, |settings| settings.price_basis = basis);
}

fn without_tax(mut figures: Value) -> Value {
    figures["price_basis"] = json!("tax_added");
    figures
}

/// A car at the counter of a shop that quotes companies.
fn at_a_net_shop(shop: &TestShop) -> Car<'_> {
    prices_are(shop, PriceBasis::TaxAdded);
    let car = shop.car("顺达物流", "075526001234", "粤B88888");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

#[test]
fn a_net_shop_writes_net_prices_and_charges_the_tax_on_top() {
    let shop = open();
    let car = at_a_net_shop(&shop);
    // A hundred bolts at 3.33: 333.00 and 43.29 tax, and not a hundred times 3.76.
    let bolts = car.with_line(without_tax(part("轮毂螺栓", 100_000, 333)));
    let work = car.with_line(without_tax(labour("更换轮毂螺栓", 100)));
    assert_eq!(line(&car, bolts)["amount"], 37_629);
    assert_eq!(line(&car, work)["amount"], 13_560);
    car.estimate_issued();
    car.authorised(&[]);
    let page = car.visit();
    let of = |id: i64| page["lines"].as_array().expect("lines").iter().find(|line| line["id"] == id).cloned();
    assert_eq!(of(bolts).map(|line| line["authorised_amount"].clone()), Some(json!(37_629)));
}

#[test]
fn a_price_typed_for_the_other_kind_is_refused_and_nothing_is_written() {
    let shop = open();
    let car = at_a_net_shop(&shop);
    let gross = labour("更换前制动片", 100);
    assert_eq!(shop.refused("advisor", "add_line", request(added(&car, &gross))), "price_basis_changed");
    assert_eq!(car.visit()["lines"], json!([]));
    // Nor is the manager asked for what could not be done.
    let action = RequestedAction::AddLine(added(&car, &gross));
    let asked = request(RequestApproval { action, note: "老客户".to_owned() });
    assert_eq!(shop.refused("advisor", "request_approval", asked), "price_basis_changed");
}

#[test]
fn a_line_keeps_what_its_price_meant_when_the_shop_changes_its_mind() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let before = car.with_line(part("刹车油", 1_000, 11_300));
    prices_are(&shop, PriceBasis::TaxAdded);
    let dearer = part("刹车油", 1_000, 11_400);
    let net = request(changed(&car, before, &without_tax(dearer.clone())));
    assert_eq!(shop.refused("advisor", "change_line", net), "price_basis_changed");
    shop.run("advisor", lines::change_line, changed(&car, before, &dearer));
    assert_eq!(line(&car, before)["amount"], 11_400);
    // The hour rate of 120.00 is without the tax from now on, and 135.60 to a line of before.
    let old = shop.car("李石生", "13900139000", "粤B67890");
    prices_are(&shop, PriceBasis::TaxIncluded);
    old.walks_in("repair", "异响").checked_in(20_000);
    let work = old.with_line(labour("检查异响", 100));
    prices_are(&shop, PriceBasis::TaxAdded);
    let listed = |car: &Car<'_>, id| line(car, id)["list_price"].clone();
    assert_eq!(listed(&old, work), 12_000);
    let renamed = changed(&old, work, &labour("更换前制动片", 100));
    // It is an item of the price list by its new name, 13.56 off of which nobody need grant.
    shop.run("manager", lines::change_line, renamed);
    assert_eq!(listed(&old, work), 13_560);
}

#[test]
fn the_list_of_a_net_shop_is_held_against_net_prices() {
    let shop = open();
    let car = at_a_net_shop(&shop);
    let mut cheap = without_tax(labour("更换前制动片", 100));
    cheap["unit_price"] = json!(10_799);
    assert_eq!(shop.refused("advisor", "add_line", request(added(&car, &cheap))), "discount_over_limit");
    cheap["unit_price"] = json!(10_800);
    shop.run("advisor", lines::add_line, added(&car, &cheap));
}
