//! What an operation asks of the hands at the car: out of its limits a value is taken, and stays marked.

use domain::ids::{JobId, LineId, WorkOrderId};
use domain::inspection::InspectionKind;
use domain::inspection_template::TemplateItem;
use domain::job::Measurement;
use domain::line::LineKind;
use domain::money::Quantity;
use domain::operation::{AskedValue, PackagedWork, SkillLevel, Trade};
use features::operations::inspection_lists::{SaveInspectionList, save_inspection_list};
use features::operations::packages::{SaveWorkPackage, save_work_package};
use features::operations::terms::{
    AskOperation, SaveOperationTerms, get_operation_terms, save_operation_terms,
};
use features::visit::asked_work::{AskWorkAsked, WeighMeasured, get_work_asked, weigh_measured};
use features::visit::lines::packaged::{AddPackage, add_package};
use features::visit::workshop::{FinishJob, finish_job};
use serde_json::{Value, json};
use shop_tests::asks_visit::catalogue;
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read};
use shop_tests::{Car, MORNING, TestShop};

fn asked(name: &str, unit: &str, least: Option<i64>) -> AskedValue {
    AskedValue { name: name.to_owned(), unit: unit.to_owned(), least: least.map(Quantity), most: None }
}

fn measured(name: &str, value: &str, unit: &str) -> Measurement {
    let [name, value, unit] = [name, value, unit].map(str::to_owned);
    Measurement { name, value, unit, limits: None }
}

/// What the shop asks of its pads, whoever did them before.
fn asks(shop: &TestShop, item: &Value, least: i64) {
    let labour_operation_id = field(&item["id"], "labour_operation");
    let before = shop.run("manager", get_operation_terms, AskOperation { labour_operation_id });
    let terms = SaveOperationTerms {
        labour_operation_id,
        version: field(&before, "version"),
        trade: Trade::Mechanic,
        level: SkillLevel::Junior,
        class_hours: Vec::new(),
        asked: vec![asked("新片厚度", "mm", Some(least)), asked("故障码", "", None)],
        checklist: vec!["踩实制动踏板".to_owned()],
        usual_parts: Vec::new(),
    };
    shop.run("manager", save_operation_terms, terms);
}

/// A car whose pads are being done, with its job running.
fn at_work<'a>(shop: &'a TestShop, item: &Value) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let package = SaveWorkPackage {
        id: None,
        version: 0,
        code: String::new(),
        name: "换前片".to_owned(),
        works: vec![PackagedWork {
            item: read(item["id"].clone()),
            kind: LineKind::Labour,
            name: item["name"].as_str().expect("a name").to_owned(),
            unit: String::new(),
            quantity: Quantity(1_000),
        }],
        active: true,
    };
    let package = shop.run("manager", save_work_package, package);
    let work_order_id = WorkOrderId(car.id());
    shop.run("advisor", add_package, AddPackage { work_order_id, work_package_id: field(&package, "id") });
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    car
}

#[test]
fn what_is_out_of_its_limits_is_taken_and_stays_marked_whatever_is_asked_later() {
    let shop = TestShop::open_at(MORNING);
    let pads = catalogue(&shop, "advisor", "ZD01")[0].clone();
    asks(&shop, &pads, 8_000);
    let car = at_work(&shop, &pads);
    let (job, version) = car.job_at(0);
    let job_id = JobId(job);
    let work_order_id = WorkOrderId(car.id());
    let work = shop.run("technician", get_work_asked, AskWorkAsked { work_order_id });
    assert_eq!(work["jobs"][0]["not_measured"], json!(["新片厚度", "故障码"]));
    assert_eq!(work["jobs"][0]["checklist"], json!(["踩实制动踏板"]));

    let thin = || vec![measured("新片厚度", "7.9", "mm")];
    let weighed = shop.run("technician", weigh_measured, WeighMeasured { job_id, measurements: thin() });
    let limits = json!({ "least": 8_000, "most": null, "out": true });
    assert_eq!(weighed["measurements"][0]["limits"], limits);
    assert_eq!(car.jobs()[0]["key_data"], json!([]), "nothing is kept while it is typed");

    let ask = FinishJob { job_id, version, measurements: thin(), note: String::new() };
    shop.run("technician", finish_job, ask);
    assert_eq!(car.jobs()[0]["key_data"][0]["limits"], limits);
    // The list says another thing from now on: what was measured was out of what held then.
    asks(&shop, &pads, 5_000);
    assert_eq!(car.jobs()[0]["key_data"][0]["limits"], limits);
    let work = shop.run("inspector", get_work_asked, AskWorkAsked { work_order_id });
    assert_eq!(
        work["jobs"][0]["not_measured"],
        json!(["故障码"]),
        "the inspector sees what nobody wrote down"
    );

    car.self_inspected("technician");
    let text = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    for said in ["技师实测数据", "7.9mm", "≥8mm", "超限", "未记录"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_list_of_a_trade_is_asked_where_its_work_was_done() {
    let shop = TestShop::open_at(MORNING);
    let pads = catalogue(&shop, "advisor", "ZD01")[0].clone();
    asks(&shop, &pads, 8_000);
    let list = |trade: Trade, name: &str| SaveInspectionList {
        kind: InspectionKind::SelfInspection,
        trade: Some(trade),
        edition: 0,
        template_items: vec![TemplateItem {
            code: "own".to_owned(),
            name: name.to_owned(),
            unit: String::new(),
            least: None,
            most: None,
            unsafe_without: false,
        }],
    };
    shop.run("manager", save_inspection_list, list(Trade::Mechanic, "机修自检项"));
    shop.run("manager", save_inspection_list, list(Trade::Paint, "涂漆自检项"));
    let car = at_work(&shop, &pads);
    let work = shop.run("technician", get_work_asked, AskWorkAsked { work_order_id: WorkOrderId(car.id()) });
    let names: Vec<&str> = work["own_list"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|item| item["name"].as_str().filter(|name| !name.is_empty()))
        .collect();
    assert_eq!(names, ["机修自检项"]);
}

#[test]
fn what_was_typed_freely_asks_nothing() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let line = LineId(car.with_line(shop_tests::visit::labour("查异响", 100)));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    assert_eq!(car.jobs()[0]["line_id"], json!(line.0));
    let work_order_id = WorkOrderId(car.id());
    assert_eq!(shop.run("technician", get_work_asked, AskWorkAsked { work_order_id })["jobs"], json!([]));
    assert_eq!(car.jobs()[0]["key_data"][0].get("limits"), None);
}
