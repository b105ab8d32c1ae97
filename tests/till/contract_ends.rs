//! What has ended, by its day or by its kilometres, says why, and the manager lets it
//! through with a reason.

use crate::packages::{contract, draw, draw_ask, item, package, sale, sold};
use crate::visit::{Till, figures};
use domain::ids::{CustomerId, ServiceContractId, VehicleId, WorkOrderId};
use domain::line::LineKind;
use features::packages::contracts::{AskContract, AskVisitContracts, get_contract, visit_contracts};
use features::packages::offers::save_package;
use features::till::{SellContract, sell_contract};
use features::visit::lines::drawn::draw_from_contract;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::typed::request;
use shop_tests::{Car, MORNING, TestShop};

const DAY: i64 = 24 * 60;

#[test]
fn what_has_ended_says_why_and_the_manager_lets_it_through() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    let other = json!({ "id": 1, "version": 1, "amount": 1, "means": null, "reason": "x" });
    assert!(matches!(till.refused("cashier", "give_contract_back", other), Refusal::RoleMissing { .. }));
    till.later(366 * DAY);
    assert!(matches!(draw(&till, 1), Err(Refusal::ContractEnded { .. })), "by date");
    let ask = |reason: &str| draw_ask(till.order, 1, Some(reason));
    assert!(till.ask("advisor", "draw_from_contract", request(ask("老客户"))).is_err());
    assert!(till.ask("manager", "draw_from_contract", request(ask(""))).is_err());
    till.run("manager", draw_from_contract, ask("老客户"));
    assert_eq!(till.text("SELECT reason FROM contract_draw"), "老客户");
    assert_eq!(contract(&till)["row"]["end"], json!({ "why": "by_date", "on": "2027-03-02" }));
}

/// A package for the 20,000 km behind 68,432, and its car checked in with so many.
fn checked_in(shop: &TestShop, km: i64) -> Car<'_> {
    let car = shop.car("张小芳", "13823456789", "粤B12345");
    shop.run("manager", save_package, package(80_000, vec![item("机油保养", 30_000, 3)]));
    let (customer_id, vehicle_id) = (CustomerId(car.customer_id), Some(VehicleId(car.vehicle_id)));
    shop.run("cashier", sell_contract, SellContract { customer_id, vehicle_id, ..sale(80_000) });
    car.walks_in("repair", "机油保养").checked_in(km);
    car
}

#[test]
fn beyond_its_kilometres_only_the_manager_draws_and_says_why() {
    for (km, over) in [(88_432, false), (88_433, true)] {
        let shop = TestShop::open_at(MORNING);
        let car = checked_in(&shop, km);
        let ask = |reason: &str| draw_ask(car.id(), 1, Some(reason));
        let end = if over { json!({ "why": "by_km", "km": 88_432 }) } else { Value::Null };
        let of_visit = AskVisitContracts { work_order_id: WorkOrderId(car.id()) };
        let page = shop.run("advisor", visit_contracts, of_visit);
        assert_eq!(page["contracts"][0]["end"], end, "{km}");
        if !over {
            shop.run("advisor", draw_from_contract, ask(""));
            continue;
        }
        let ended = json!({ "code": "contract_ended", "params": { "number": "TC20260302001", "end": end } });
        for (seat, reason) in [("advisor", ""), ("advisor", "老客户"), ("manager", " ")] {
            let refused = shop.ask(seat, "draw_from_contract", request(ask(reason)));
            assert_eq!(refused, Err(ended.clone()), "{seat} says {reason:?}");
        }
        let kept = |sql: &str| -> String { shop.file().query_row(sql, [], |row| row.get(0)).expect("a row") };
        assert_eq!(kept("SELECT count(*) || '' FROM contract_draw"), "0");
        shop.run("manager", draw_from_contract, ask("老客户"));
        assert_eq!(kept("SELECT reason FROM contract_draw"), "老客户");
        let contract = shop.run("cashier", get_contract, AskContract { id: ServiceContractId(1) });
        assert_eq!(contract["row"]["end"], end);
    }
}
