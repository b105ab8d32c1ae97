//! What many tests ask about a visit, as its page asks it. Figures come as JSON,
//! as `lines` hands them out: a test may change one before.

use crate::typed::{field, read};
use crate::{Car, TestShop};
use domain::finding::FindingUrgency;
use domain::ids::{CustomerId, JobId, LineId, ServiceContractId, ServicePackageId, VehicleId, WorkOrderId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_package::PackageItem;
use domain::settlement::PaymentMeans;
use domain::shop::{Settings, ShopDetails};
use domain::tax::PriceBasis;
use domain::work_order::correction::CheckInFacts;
use features::office::setup::{get_shop, save_shop};
use features::packages::offers::SavePackage;
use features::records::search::{Search, search};
use features::till::{PaymentPart, PrepareBill, PutOnAccount, SellContract, VoidSettlement};
use features::visit::changes::AskVisit;
use features::visit::check_in::{AskNotices, CorrectCheckIn};
use features::visit::course::CancelVisit;
use features::visit::findings::ReportFinding;
use features::visit::lines::drawn::DrawFromContract;
use features::visit::lines::{
    AddLine, ChangeLine, FindCatalogue, RemoveLine, SaveCatalogueItem, SupersedeLine, WithdrawLine,
    find_catalogue,
};
use features::visit::workshop::AskVisitAction;
use kernel::host::AskNothing;
use serde_json::Value;

fn order(car: &Car<'_>) -> WorkOrderId {
    WorkOrderId(car.id())
}

/// The visit, to be read.
pub fn asked(car: &Car<'_>) -> AskVisit {
    AskVisit { work_order_id: order(car) }
}

/// The visit, to be moved on.
pub fn moved_on(car: &Car<'_>) -> AskVisitAction {
    AskVisitAction { work_order_id: order(car) }
}

/// A line as it stands on the page.
#[track_caller]
pub fn line(car: &Car<'_>, id: i64) -> Value {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    lines.into_iter().find(|line| line["id"] == id).expect("the line is on the page")
}

#[track_caller]
pub fn added(car: &Car<'_>, figures: &Value) -> AddLine {
    AddLine {
        work_order_id: order(car),
        figures: read(figures.clone()),
        finding_id: None,
        walk_around_code: None,
        item: None,
        approval: None,
    }
}

/// A line with other figures, by a page that shows it as it is.
#[track_caller]
pub fn changed(car: &Car<'_>, id: i64, figures: &Value) -> ChangeLine {
    let version = field(&line(car, id), "version");
    ChangeLine { line_id: LineId(id), version, figures: read(figures.clone()), approval: None }
}

/// Another line in place of an agreed one.
#[track_caller]
pub fn superseded(car: &Car<'_>, id: i64, figures: &Value) -> SupersedeLine {
    let ChangeLine { line_id, version, figures, approval } = changed(car, id, figures);
    SupersedeLine { line_id, version, figures, approval }
}

#[track_caller]
pub fn withdrawn(car: &Car<'_>, id: i64, reason: &str) -> WithdrawLine {
    let version = field(&line(car, id), "version");
    WithdrawLine { line_id: LineId(id), version, reason: reason.to_owned() }
}

/// A line that came with an answer, taken off again.
#[track_caller]
pub fn removed(line: &Value) -> RemoveLine {
    RemoveLine { line_id: field(line, "id"), version: field(line, "version") }
}

pub fn bill(car: &Car<'_>, discount: i64) -> PrepareBill {
    let (discount, rounding) = (Money(discount), Money::ZERO);
    PrepareBill { work_order_id: order(car), discount, rounding, approval: None }
}

/// Found at a job, or at the car.
pub fn found(car: &Car<'_>, job: Option<i64>, text: &str) -> ReportFinding {
    ReportFinding {
        work_order_id: order(car),
        job_id: job.map(JobId),
        text: text.to_owned(),
        suggestion: String::new(),
        urgency: FindingUrgency::Soon,
    }
}

/// What the counter hears when the car stands there with so many kilometres.
pub fn notices(car: &Car<'_>, mileage_km: i64) -> AskNotices {
    AskNotices {
        vehicle_id: VehicleId(car.vehicle_id),
        work_order_id: Some(order(car)),
        mileage_km: Some(mileage_km),
    }
}

pub fn called_off(car: &Car<'_>, reason: &str) -> CancelVisit {
    CancelVisit { work_order_id: order(car), version: car.version(), reason: reason.to_owned() }
}

/// What was written down at check-in, as the form has it, with something put right.
#[track_caller]
pub fn put_right(car: &Car<'_>, reason: &str, right: impl FnOnce(&mut CheckInFacts)) -> CorrectCheckIn {
    let written = car.visit()["order"].clone();
    let mut facts = read(written.clone());
    right(&mut facts);
    let version = field(&written, "version");
    CorrectCheckIn { work_order_id: order(car), version, facts, reason: reason.to_owned() }
}

/// The sheet as the page shows it.
#[track_caller]
pub fn voided(sheet: &Value, reason: &str) -> VoidSettlement {
    VoidSettlement {
        settlement_id: field(sheet, "id"),
        received: field(sheet, "received"),
        on_account: field(sheet, "on_account"),
        reason: reason.to_owned(),
    }
}

/// A sheet whose payer pays by the month.
#[track_caller]
pub fn on_account(sheet: &Value, reason: &str) -> PutOnAccount {
    PutOnAccount { settlement_id: field(sheet, "id"), reason: reason.to_owned() }
}

/// The shop's form as the manager reads it.
#[track_caller]
pub fn details(shop: &TestShop) -> ShopDetails {
    read(shop.run("manager", get_shop, AskNothing {}))
}

/// The manager sets the shop otherwise.
#[track_caller]
pub fn sets(shop: &TestShop, otherwise: impl FnOnce(&mut Settings)) {
    let mut details = details(shop);
    otherwise(&mut details.settings);
    shop.run("manager", save_shop, details);
}

/// What the shop has under such a name or code.
#[track_caller]
pub fn catalogue(shop: &TestShop, seat: &str, query: &str) -> Value {
    let ask = FindCatalogue {
        query: query.to_owned(),
        kind: None,
        retired: false,
        price_class: None,
        vehicle_id: None,
    };
    shop.run(seat, find_catalogue, ask)["items"].clone()
}

/// A part nobody sold before.
pub fn new_part(code: &str, name: &str, price: i64) -> SaveCatalogueItem {
    SaveCatalogueItem {
        id: None,
        version: 0,
        kind: LineKind::Part,
        code: code.to_owned(),
        name: name.to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "个".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(price),
        cost: Money::ZERO,
        grade: None,
        warranty: None,
        active: true,
    }
}

/// What is found wherever somebody searches.
#[track_caller]
pub fn hits(shop: &TestShop, seat: &str, query: &str) -> Value {
    shop.run(seat, search, Search { query: query.to_owned() })
}

/// Three oil changes for 600.00, with whatever else the card holds.
pub fn oil_card(name: &str, beside: Option<PackageItem>) -> SavePackage {
    let oil = PackageItem {
        times: 3,
        amount: Money::ZERO,
        item: None,
        kind: LineKind::Part,
        code: String::new(),
        name: "机油保养".to_owned(),
        unit: "次".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(30_000),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
    };
    SavePackage {
        id: None,
        version: 0,
        name: name.to_owned(),
        price: Money(60_000),
        package_items: std::iter::once(oil).chain(beside).collect(),
        valid_months: Some(12),
        valid_km: None,
        vehicle_bound: false,
        active: true,
    }
}

/// The shop's first card, sold to whose car it is.
pub fn oil_card_sold(car: &Car<'_>, means: PaymentMeans) -> SellContract {
    let price = Money(60_000);
    SellContract {
        service_package_id: ServicePackageId(1),
        version: 1,
        customer_id: CustomerId(car.customer_id),
        vehicle_id: None,
        start_km: None,
        parts: vec![PaymentPart { means, amount: price, tendered: price, voucher: None }],
        signed_by: String::new(),
        signature: None,
    }
}

/// One of the oil changes of that card.
pub fn drawn_once(car: &Car<'_>) -> DrawFromContract {
    DrawFromContract {
        work_order_id: order(car),
        service_contract_id: ServiceContractId(1),
        position: 0,
        times: 1,
        reason: None,
    }
}
