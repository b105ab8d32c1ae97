//! 快修: one press carries an order through every stage, or nothing of it is written.

use domain::catalogue::ItemId;
use domain::express::ExpressLine;
use domain::ids::{ExpressKindId, PersonId, WorkOrderId};
use domain::inspection::ConfirmationMeans;
use domain::line::LineKind;
use domain::money::{Hours, Money};
use domain::operation::{ClassHours, SkillLevel, Trade, VehicleClass};
use domain::part_price::PriceClass;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::aftercare::delivery::{Deliver, deliver};
use features::aftercare::follow_ups::list_follow_ups;
use features::express::{
    ExpressOrder, QuoteExpress, SaveExpressKind, express_order, express_page, quote_express,
    save_express_kind,
};
use features::homes::advisor_home;
use features::operations::rates::{SetHourRate, set_hour_rate};
use features::operations::terms::{SaveOperationTerms, save_operation_terms};
use features::picking::shown::{AskAvailability, parts_availability};
use features::records::search::{Search, search};
use features::till::{PrepareBill, TakePayment, complete_preparation, prepare_bill, take_payment};
use features::visit::changes::AskVisit;
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use features::visit::workshop::AskVisitAction;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till;
use shop_tests::asks_visit::{new_part, sets};
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{MORNING, TestShop};

/// Whoever sits at the counter of this shop takes money as well.
pub(crate) const COUNTER: &str = "counter";

pub(crate) struct Express {
    pub(crate) shop: TestShop,
    kind: ExpressKindId,
    work: ItemId,
}

impl Express {
    pub(crate) fn new() -> Self {
        let mut shop = TestShop::open_at(MORNING);
        shop.hire(COUNTER, &["advisor", "cashier"]);
        let work = SaveCatalogueItem {
            kind: LineKind::Labour,
            unit: "工时".to_owned(),
            hours: Hours(30),
            ..new_part("KX1", "外胎穿孔修补", 12_000)
        };
        let work: ItemId = field(&shop.run("manager", save_catalogue_item, work), "id");
        let kind = SaveExpressKind {
            id: None,
            version: 0,
            name: "补胎".to_owned(),
            repair_kind: RepairKind::Repair,
            express_items: vec![work],
            active: true,
        };
        let kind = field(&shop.run("manager", save_express_kind, kind), "id");
        Self { shop, kind, work }
    }

    /// Of a stranger, paid by their phone.
    pub(crate) fn order(&self) -> ExpressOrder {
        ExpressOrder {
            express_kind_id: self.kind,
            vehicle_id: None,
            plate: "粤B12345".to_owned(),
            name: String::new(),
            phone: String::new(),
            mileage_km: 45_210,
            lines: vec![ExpressLine { item: self.work, times: 1 }],
            technician_id: Some(PersonId(self.shop.id_of("technician"))),
            total: Money(3_600),
            parts: vec![asks_till::part(PaymentMeans::Wechat, 3_600)],
            beside_booking: false,
        }
    }

    fn visit(&self, done: &Value) -> Value {
        let work_order_id: WorkOrderId = field(&done["visit"], "work_order_id");
        self.shop.run("advisor", get_visit, AskVisit { work_order_id })
    }

    /// What the screen would say it comes to.
    fn quoted(&self, plate: &str, lines: Vec<ExpressLine>) -> i64 {
        let ask =
            QuoteExpress { express_kind_id: self.kind, vehicle_id: None, plate: plate.to_owned(), lines };
        field(&self.shop.run(COUNTER, quote_express, ask), "total")
    }

    fn calls(&self) -> usize {
        let list = self.shop.run("callback_clerk", list_follow_ups, AskNothing {});
        let piles = ["call_backs", "overdue", "due_today", "later", "waiting"];
        piles.iter().map(|pile| list[*pile].as_array().map_or(0, Vec::len)).sum()
    }

    /// Whatever is found under the plate.
    fn known(&self) -> usize {
        let found = self.shop.run("advisor", search, Search { query: "粤B12345".to_owned() });
        found["vehicles"].as_array().map_or(0, Vec::len)
    }
}

#[test]
fn a_strangers_puncture_passes_every_stage_at_one_press_and_nobody_is_called() {
    let express = Express::new();
    let page = express.shop.run(COUNTER, express_page, AskNothing {});
    assert_eq!(page["takes_money"], true);
    assert_eq!(page["kinds"][0]["items"][0]["name"], "外胎穿孔修补");
    let lines = vec![ExpressLine { item: express.work, times: 2 }];
    assert_eq!(express.quoted("", lines), 7_200);

    let done = express.shop.run(COUNTER, express_order, express.order());
    assert_eq!(done["visit"]["stage"], "closed");
    assert_eq!(done["payments"].as_array().map_or(0, Vec::len), 1);

    let visit = express.visit(&done);
    let me = express.shop.id_of(COUNTER);
    let steps = visit["steps"].as_array().expect("steps");
    let passed: Vec<&Value> = steps.iter().map(|step| &step["to_stage"]).collect();
    assert_eq!(
        json!(passed),
        json!([
            "checked_in",
            "estimating",
            "awaiting_authorisation",
            "awaiting_assignment",
            "in_repair",
            "awaiting_inspection",
            "preparing",
            "awaiting_settlement",
            "ready_for_delivery",
            "delivered",
            "closed"
        ]),
        "no stage is skipped"
    );
    assert!(steps.iter().all(|step| step["person_id"] == me), "each was passed by who sat there: {steps:?}");
    assert_eq!(visit["customer"]["name"], "散客 粤B·12345");
    assert_eq!(visit["order"]["express_kind_id"], json!(express.kind));
    assert_eq!(visit["order"]["fuel_percent"], Value::Null, "nobody looked");
    assert_eq!(visit["jobs"][0]["state"], "finished");
    assert_eq!(visit["jobs"][0]["technicians"][0]["person_id"], express.shop.id_of("technician"));
    assert_eq!(visit["inspections"].as_array().map_or(0, Vec::len), 2);
    assert_eq!(visit["settlements"][0]["state"], "settled");
    assert_eq!(visit["order"]["mileage_out_km"], 45_210, "the warranty runs from there");
    assert_eq!(express.calls(), 0);
    let sheet = field(&done, "settlement_id");
    express.shop.paper(COUNTER, "settlement_sheet", sheet);
}

#[test]
fn the_screen_says_what_the_order_comes_to_by_the_rate_of_the_trade_and_the_size_of_the_car() {
    let express = Express::new();
    let ItemId::LabourOperation(labour_operation_id) = express.work else { panic!("work is no part") };
    let terms = SaveOperationTerms {
        labour_operation_id,
        version: 0,
        trade: Trade::Tyre,
        level: SkillLevel::Junior,
        class_hours: vec![ClassHours { vehicle_class: VehicleClass::Suv, hours: Hours(50) }],
        asked: Vec::new(),
        checklist: Vec::new(),
        usual_parts: Vec::new(),
    };
    express.shop.run("manager", save_operation_terms, terms);
    let dearer = SetHourRate {
        trade: Trade::Tyre,
        price_class: PriceClass::Retail,
        hour_rate: Money(15_000),
        from_day: "2026-03-02".parse().expect("a day"),
    };
    express.shop.run("manager", set_hour_rate, dearer);
    // A stranger's car is of no size yet; the one in the file is a 翼虎.
    express.shop.car("李国强", "13900139000", "粤B66666");
    for (plate, comes_to) in [("粤B12345", 4_500), ("粤B66666", 7_500)] {
        let total = express.quoted(plate, express.order().lines);
        assert_eq!(total, comes_to, "{plate}");
        let order = ExpressOrder {
            plate: plate.to_owned(),
            total: Money(total),
            parts: vec![asks_till::part(PaymentMeans::Wechat, total)],
            ..express.order()
        };
        let done = express.shop.run(COUNTER, express_order, order);
        assert_eq!(express.visit(&done)["settlements"][0]["total"], total, "{plate}");
    }
    assert_eq!(express.quoted("粤B6", express.order().lines), 4_500, "half a plate is nobody's");
}

#[test]
fn the_screen_is_told_beforehand_whether_somebody_is_named_who_did_it() {
    let express = Express::new();
    let shop = &express.shop;
    let wash = SaveCatalogueItem {
        kind: LineKind::Other,
        unit: "次".to_owned(),
        ..new_part("XC1", "外观清洗", 3_000)
    };
    let wash: ItemId = field(&shop.run("manager", save_catalogue_item, wash), "id");
    let kind = SaveExpressKind {
        id: None,
        version: 0,
        name: "补胎洗车".to_owned(),
        repair_kind: RepairKind::Repair,
        express_items: vec![express.work, wash],
        active: true,
    };
    let express_kind_id: ExpressKindId = field(&shop.run("manager", save_express_kind, kind), "id");
    let work = ExpressLine { item: express.work, times: 1 };
    let wash = ExpressLine { item: wash, times: 1 };
    for (lines, total, needs_technician) in
        [(vec![work], 3_600, true), (vec![work, wash], 6_600, true), (vec![wash], 3_000, false)]
    {
        let plate = "粤B12345".to_owned();
        let ask = QuoteExpress { express_kind_id, vehicle_id: None, plate, lines: lines.clone() };
        let quote = shop.run(COUNTER, quote_express, ask);
        assert_eq!(quote["needs_technician"], json!(needs_technician), "{lines:?}");
        // And the order is held to the same.
        let order = ExpressOrder {
            express_kind_id,
            lines,
            total: Money(total),
            parts: vec![asks_till::part(PaymentMeans::Wechat, total)],
            technician_id: None,
            ..express.order()
        };
        if needs_technician {
            let refusal = shop.ask(COUNTER, "express_order", request(order)).expect_err("refused");
            assert_eq!(refusal["params"]["field"], "technician_id");
        } else {
            assert_eq!(shop.run(COUNTER, express_order, order)["visit"]["stage"], "closed");
        }
    }
}

#[test]
fn where_the_workshop_begins_as_the_last_job_is_given_the_order_passes_all_the_same() {
    let express = Express::new();
    sets(&express.shop, |settings| settings.release_when_given = true);
    let done = express.shop.run(COUNTER, express_order, express.order());
    assert_eq!(done["visit"]["stage"], "closed");
}

#[test]
fn a_part_that_is_fitted_with_it_is_sold_with_it() {
    let express = Express::new();
    let patch = express.shop.run("manager", save_catalogue_item, new_part("BT-9", "蘑菇钉", 1_500));
    let patch: ItemId = field(&patch, "id");
    let lines = vec![ExpressLine { item: express.work, times: 1 }, ExpressLine { item: patch, times: 2 }];
    let total = express.quoted("", lines.clone());
    assert_eq!(total, 6_600);
    let order = ExpressOrder {
        lines,
        total: Money(total),
        parts: vec![asks_till::part(PaymentMeans::Wechat, total)],
        ..express.order()
    };
    let done = express.shop.run(COUNTER, express_order, order);
    assert_eq!(done["visit"]["stage"], "closed");
    let visit = express.visit(&done);
    assert_eq!(visit["lines"][1]["quantity"], 2_000);
    assert_eq!(visit["settlements"][0]["total"], 6_600);
}

#[test]
fn what_is_fitted_leaves_its_shelf_and_what_is_not_there_refuses_the_order() {
    let express = Express::new();
    let shop = &express.shop;
    let patch = listed_part(shop, "BT-9", "蘑菇钉", "个", 1_500);
    stocked(shop, "BT-9", 3_000, 900);
    let order = |times| {
        let patches = ExpressLine { item: ItemId::Part(patch), times };
        let lines = vec![ExpressLine { item: express.work, times: 1 }, patches];
        let total = express.quoted("", lines.clone());
        let parts = vec![asks_till::part(PaymentMeans::Wechat, total)];
        ExpressOrder { lines, total: Money(total), parts, ..express.order() }
    };
    let refusal = shop.ask(COUNTER, "express_order", request(order(4))).expect_err("refused");
    let short = json!({ "problem": "short", "name": "蘑菇钉", "quantity": 3_000 });
    assert_eq!(refusal, json!({ "code": "stock", "params": short }));
    assert_eq!(express.known(), 0);

    let done = shop.run(COUNTER, express_order, order(2));
    assert_eq!(done["visit"]["stage"], "closed");
    let there = shop.run(COUNTER, parts_availability, AskAvailability { parts: vec![patch] });
    assert_eq!((&there["parts"][0]["on_hand"], &there["parts"][0]["free"]), (&json!(1_000), &json!(1_000)));
}

#[test]
fn who_left_a_number_is_called_as_after_any_visit() {
    let express = Express::new();
    let told =
        ExpressOrder { name: "张小芳".to_owned(), phone: "13800138000".to_owned(), ..express.order() };
    let done = express.shop.run(COUNTER, express_order, told);
    assert_eq!(done["visit"]["stage"], "delivered");
    assert_eq!(express.visit(&done)["customer"]["name"], "张小芳");
    assert_eq!(express.calls(), 1);
}

#[test]
fn an_advisor_without_the_till_leaves_the_money_to_it() {
    let express = Express::new();
    let order = ExpressOrder { parts: Vec::new(), ..express.order() };
    let done = express.shop.run("advisor", express_order, order);
    assert_eq!(done["visit"]["stage"], "preparing");
    assert_eq!(done["settlement_id"], Value::Null);
    assert_eq!(express.visit(&done)["order"]["mileage_out_km"], 45_210);

    // Whoever stands there goes first at the till, and nobody calls them to the counter they stand at.
    assert_eq!(express.visit(&done)["order"]["priority"], "waiting");
    let work_order_id = field(&done["visit"], "work_order_id");
    let bill = PrepareBill { work_order_id, discount: Money::ZERO, rounding: Money::ZERO, approval: None };
    express.shop.run("cashier", prepare_bill, bill);
    express.shop.run("cashier", complete_preparation, AskVisitAction { work_order_id });
    let visit = express.visit(&done);
    assert_eq!((&visit["order"]["stage"], &visit["to_tell"]), (&json!("awaiting_settlement"), &Value::Null));
    let home = express.shop.run("advisor", advisor_home, AskNothing {});
    assert_eq!(home["to_tell"], json!([]));

    // The car stands there until the till is done with it.
    let refusal = express.shop.ask(COUNTER, "express_order", request(express.order())).expect_err("refused");
    assert_eq!(refusal["code"], "vehicle_in_shop");

    // And whoever hands it back, nobody calls a stranger.
    let paid = TakePayment {
        settlement_id: field(&express.visit(&done)["settlements"][0], "id"),
        owed: Money(3_600),
        parts: express.order().parts,
    };
    express.shop.run("cashier", take_payment, paid);
    let handed_back = Deliver {
        work_order_id,
        version: None,
        accepted_by: "车主".to_owned(),
        means: ConfirmationMeans::OnPaper,
        signature: None,
        old_parts_shown: false,
        items_returned: false,
        advice: String::new(),
        next_service_on: None,
        next_service_km: None,
        mileage_out_km: None,
    };
    let gone = express.shop.run("advisor", deliver, handed_back);
    assert_eq!(gone["stage"], "closed");
    assert_eq!(express.calls(), 0);
}

#[test]
fn the_number_left_with_a_car_of_the_file_is_of_who_brought_it() {
    let express = Express::new();
    express.shop.car("李国强", "13900139000", "粤B12345");
    let told =
        ExpressOrder { name: "张小芳".to_owned(), phone: "138 0013 8000".to_owned(), ..express.order() };
    let done = express.shop.run(COUNTER, express_order, told);
    let visit = express.visit(&done);
    assert_eq!(visit["order"]["brought_by_phone"], "13800138000");
    assert_eq!(visit["customer"]["phone"], "13900139000");
}

#[test]
fn what_refuses_one_stage_refuses_the_order_and_nothing_of_it_was_written() {
    let express = Express::new();
    let shop = &express.shop;
    let boss = shop.id_of(COUNTER);
    let busy = shop.car("李国强", "13900139000", "粤B99999");
    busy.walks_in("repair", "异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    busy.estimate_issued();
    busy.authorised(&[]).assigned_to("technician").released().starts("technician", 0);

    let ordered = |changed: Value| {
        let mut ask = request(express.order());
        for (field, value) in changed.as_object().expect("fields") {
            ask[field] = value.clone();
        }
        ask
    };
    for (seat, changed, code) in [
        (COUNTER, json!({}), "already_running"),
        (COUNTER, json!({ "technician_id": null }), "bad_field"),
        (COUNTER, json!({ "technician_id": boss }), "bad_field"),
        (COUNTER, json!({ "total": 3_500 }), "owed_changed"),
        (COUNTER, json!({ "plate": "" }), "vehicle_not_told"),
        (COUNTER, json!({ "mileage_km": -1 }), "bad_field"),
        ("technician", json!({}), "role_missing"),
    ] {
        let refusal = shop.ask(seat, "express_order", ordered(changed.clone())).expect_err("refused");
        assert_eq!(refusal["code"], code, "{seat} {changed}: {refusal}");
        assert_eq!(express.known(), 0, "{changed}: the car of a refused order is no car of the file");
    }

    busy.finishes("technician", 0);
    let refusal = shop.ask("advisor", "express_order", ordered(json!({}))).expect_err("refused");
    assert_eq!(refusal["code"], "role_missing", "who takes no money takes none here: {refusal}");
    assert_eq!(express.known(), 0);
    shop.run(COUNTER, express_order, express.order());
    assert_eq!(express.known(), 1);
}

#[test]
fn nobody_passes_their_own_work_at_the_counter_either() {
    let mut express = Express::new();
    express.shop.hire("alone", &["advisor", "cashier", "technician"]);
    let own = ExpressOrder { technician_id: Some(PersonId(express.shop.id_of("alone"))), ..express.order() };
    let refusal = express.shop.ask("alone", "express_order", request(own)).expect_err("refused");
    assert_eq!(refusal["code"], "own_work");
    assert_eq!(express.known(), 0);
}

#[test]
fn other_work_and_a_kind_that_is_over_are_refused_by_the_kinds_name() {
    let express = Express::new();
    let other = SaveCatalogueItem {
        kind: LineKind::Labour,
        hours: Hours(200),
        ..new_part("FD1", "发动机大修", 12_000)
    };
    let other: ItemId = field(&express.shop.run("manager", save_catalogue_item, other), "id");
    let order = ExpressOrder { lines: vec![ExpressLine { item: other, times: 1 }], ..express.order() };
    let refusal = express.shop.ask(COUNTER, "express_order", request(order)).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["problem"]), (&json!("express"), &json!("other_work")));
    assert_eq!(refusal["params"]["name"], "补胎");

    let over = SaveExpressKind {
        id: Some(express.kind),
        version: 1,
        name: "补胎".to_owned(),
        repair_kind: RepairKind::Repair,
        express_items: vec![express.work],
        active: false,
    };
    express.shop.run("manager", save_express_kind, over);
    let refusal = express.shop.ask(COUNTER, "express_order", request(express.order())).expect_err("refused");
    assert_eq!(refusal["params"]["problem"], "retired");
    assert_eq!(express.known(), 0);
}
