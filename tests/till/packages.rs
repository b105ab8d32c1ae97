//! A package of the shop, its one contract, and what is asked of both.

use crate::visit::Till;
use domain::ids::{CustomerId, ServiceContractId, ServicePackageId, VehicleId, WorkOrderId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_package::PackageItem;
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use features::packages::contracts::{AskContract, get_contract};
use features::packages::offers::{SavePackage, save_package};
use features::till::{GiveContractBack, SellContract, sell_contract};
use features::visit::lines::drawn::DrawFromContract;
use kernel::Refusal;
use serde_json::Value;
use shop_tests::asks_till::{cash, part};
use shop_tests::typed::request;

pub fn item(name: &str, price: i64, times: i64) -> PackageItem {
    PackageItem {
        times,
        amount: Money::ZERO,
        item: None,
        kind: LineKind::Part,
        code: String::new(),
        name: name.to_owned(),
        unit: "次".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(price),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
    }
}

fn amount(name: &str, amount: i64) -> PackageItem {
    PackageItem {
        amount: Money(amount),
        kind: LineKind::Other,
        unit: String::new(),
        quantity: Quantity(0),
        tax_rate: Rate(0),
        ..item(name, 0, 0)
    }
}

pub fn package(price: i64, package_items: Vec<PackageItem>) -> SavePackage {
    SavePackage {
        id: None,
        version: 0,
        name: "保养套餐".to_owned(),
        price: Money(price),
        package_items,
        valid_months: Some(12),
        valid_km: Some(20_000),
        vehicle_bound: true,
        active: true,
    }
}

/// Oil three times and an amount of 500, for 800 instead of 1400.
pub fn offer() -> SavePackage {
    package(80_000, vec![item("机油保养", 30_000, 3), amount("养护金", 50_000)])
}

pub fn offered(till: &Till) {
    till.run("manager", save_package, offer());
}

pub fn sale(price: i64) -> SellContract {
    SellContract {
        service_package_id: ServicePackageId(1),
        version: 1,
        customer_id: CustomerId(1),
        vehicle_id: Some(VehicleId(1)),
        start_km: Some(68_432),
        parts: vec![cash(10_000, 20_000), part(PaymentMeans::Wechat, price - 10_000)],
        signed_by: String::new(),
        signature: None,
    }
}

pub fn sold(till: &Till) {
    offered(till);
    till.run("cashier", sell_contract, sale(80_000));
}

/// So many times of the first thing of the one contract there is.
pub fn draw_ask(order: i64, times: i64, reason: Option<&str>) -> DrawFromContract {
    DrawFromContract {
        work_order_id: WorkOrderId(order),
        service_contract_id: ServiceContractId(1),
        position: 0,
        times,
        reason: reason.map(str::to_owned),
    }
}

pub fn draw(till: &Till, times: i64) -> Result<Value, Refusal> {
    till.ask("advisor", "draw_from_contract", request(draw_ask(till.order, times, None)))
}

pub fn contract(till: &Till) -> Value {
    till.run("cashier", get_contract, AskContract { id: ServiceContractId(1) })
}

/// So much of it goes back, as the page stands at this version.
pub fn back(version: i64, amount: i64, means: Option<PaymentMeans>, reason: &str) -> GiveContractBack {
    let (id, amount, reason) = (ServiceContractId(1), Money(amount), reason.to_owned());
    GiveContractBack { id, version, amount, means, reason }
}

/// The customer said yes to every draft.
pub fn agreed(till: &Till) {
    till.offers_and_is_told_yes("advisor");
}

pub fn lines(till: &Till) -> Vec<Value> {
    till.visit("advisor")["lines"].as_array().cloned().unwrap()
}

pub fn money_in_the_till(till: &Till) -> i64 {
    till.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE means <> 'deposit'")
}
