//! What a line costs the shop that is drawn from a contract.

use crate::packages::{draw, item, package, sale};
use crate::visit::{Till, figures};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::service_package::PackageItem;
use features::packages::offers::save_package;
use features::till::sell_contract;
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use shop_tests::typed::field;

/// Oil is counted in litres, of which one costs 25.00, and sold in barrels of 200.
#[test]
fn a_barrel_of_a_contract_costs_what_its_litres_cost() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    let oil = SaveCatalogueItem {
        id: None,
        version: 0,
        kind: LineKind::Part,
        code: "OIL-200".to_owned(),
        name: "机油 5W-30".to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "升".to_owned(),
        quantity: Quantity(0),
        hours: Hours(0),
        unit_price: Money(3_750),
        cost: Money(2_500),
        grade: None,
        warranty: None,
        active: true,
    };
    let oil = till.run("manager", save_catalogue_item, oil);
    let barrel = "INSERT INTO part_unit (part_id, unit, factor) SELECT id, '桶', 200000 FROM part
                  WHERE code = 'OIL-200'";
    assert_eq!(till.file().execute(barrel, []).expect("it comes in barrels"), 1);
    let sold = PackageItem {
        item: Some(field(&oil, "id")),
        code: "OIL-200".to_owned(),
        unit: "桶".to_owned(),
        ..item("机油 5W-30", 750_000, 1)
    };
    till.run("manager", save_package, package(700_000, vec![sold]));
    till.run("cashier", sell_contract, sale(700_000));
    draw(&till, 1).expect("it is drawn");
    let cost = till.number("SELECT cost FROM line WHERE name = '机油 5W-30'");
    assert_eq!(cost, 500_000, "a barrel, and not a litre");
}
