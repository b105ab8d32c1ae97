//! Customers and vehicles of the old program come in, all of them, and go out
//! again.

use crate::support::{Office, customer_list, vehicle_list};
use domain::ids::{CustomerId, ServicePackageId, VehicleId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::imports::{ImportFile, list_imports, run_import};
use features::packages::offers::{SavePackage, save_package};
use features::records::contacts::{SaveDepartment, save_department};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::till::{PaymentPart, SellContract, sell_contract};
use kernel::host::AskNothing;
use kernel::long_work::{AskTask, cancel_task};
use serde_json::{Value, json};
use shop_tests::asks_visit::oil_card;
use shop_tests::typed::field;

const CUSTOMERS: &[u8] = include_bytes!("files/customers.xls");
const VEHICLES: &[u8] = include_bytes!("files/vehicles.xlsx");

/// Number and codes of every row of a report.
fn warnings(report: &Value) -> Vec<(i64, Vec<String>)> {
    let rows = report["rows"].as_array().unwrap();
    let codes = |row: &Value| -> Vec<String> {
        let mut codes: Vec<String> = row["warnings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["code"].as_str().unwrap().to_owned())
            .collect();
        codes.sort_unstable();
        codes
    };
    rows.iter().map(|row| (row["number"].as_i64().unwrap(), codes(row))).collect()
}

fn expected(rows: &[(i64, &[&str])]) -> Vec<(i64, Vec<String>)> {
    rows.iter()
        .map(|(number, codes)| (*number, codes.iter().map(|code| (*code).to_owned()).collect()))
        .collect()
}

fn vehicle(office: &Office, query: &str) -> Value {
    let found = office.found(query);
    let id = found["vehicles"][0]["vehicle"]["id"].as_i64();
    let id = VehicleId(id.unwrap_or_else(|| panic!("{query}: {found}")));
    office.run(get_vehicle, AskVehicle { id })
}

#[test]
fn every_row_with_anything_in_it_becomes_a_customer() {
    let office = Office::open();
    let report = office.task(run_import, customer_list(CUSTOMERS)).unwrap();
    assert_eq!((&report["rows_read"], &report["rows_added"]), (&json!(6), &json!(5)), "{report}");
    assert_eq!(
        warnings(&report),
        expected(&[
            (5, &["two_people"]),
            (6, &["name_looks_like_number", "phone_unusual"]),
            (7, &["name_missing"]),
            (8, &["empty_row"]),
        ])
    );
    assert_eq!(report["person_name"], "陈经理");

    let mut customers = office.customers();
    customers.reverse();
    let names: Vec<&str> = customers.iter().map(|row| row["customer"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["张小芳", "李某  石生", "1", "？13800138004", "深圳市顺风物流有限公司"]);
    assert_eq!(customers[0]["customer"]["note"], "常客\n积分：120\n登记：2013-04-19");
    assert_eq!(customers[1]["customer"]["phone"], "075583221234");
    assert_eq!(customers[2]["customer"]["phone"], "12345678901");
    assert_eq!(customers[4]["customer"]["kind"], "company");
    let id = report["id"].clone();
    assert_eq!(office.import(&id), report);
    let list = office.run(list_imports, AskNothing {});
    assert_eq!((&list[0]["rows_added"], &list[0]["rows"]), (&json!(5), &json!([])));
    // What came in is found like anything else.
    assert!(office.found("zxf").to_string().contains("张小芳"));
}

#[test]
fn vehicles_find_their_owners_and_keep_what_has_no_field() {
    let office = Office::open();
    office.task(run_import, customer_list(CUSTOMERS)).unwrap();
    let preview = office.preview(vehicle_list(VEHICLES));
    let report = office.task(run_import, vehicle_list(VEHICLES)).unwrap();
    assert_eq!(report["rows_added"], 5, "{report}");
    assert_eq!(
        warnings(&report),
        expected(&[
            (3, &["mileage_unusual"]),
            (4, &["date_unreadable", "owner_not_found", "plate_unknown_form", "vin_length"]),
            (5, &["plate_twice", "vin_letters"]),
            (6, &["plate_suggestion", "vin_check_digit"]),
        ])
    );
    let promised: Vec<&Value> = preview["sample"].as_array().unwrap().iter().skip(1).collect();
    assert_eq!(json!(promised), report["rows"], "the preview said what happened");
    assert_eq!((&preview["rows"], &preview["warned"]), (&json!(5), &json!(4)));
    assert_eq!(preview["coming_in"], report["rows_added"], "the button says what comes in");

    // Two cars carry the plate, so its VIN names the one.
    let page = vehicle(&office, "LSVAA49J132047371");
    let car = &page["vehicle"];
    assert_eq!(
        (&car["plate"], &car["make"], &car["model"]),
        (&json!("粤B12345"), &json!("大众"), &json!("帕萨特"))
    );
    assert_eq!((&car["registered_on"], &car["mileage_km"]), (&json!("2013-04-19"), &json!(74472)));
    assert_eq!(car["note"], "车辆型号：SVW7183\n排量：1.8");
    assert_eq!(page["customer"]["name"], "张小芳");
    assert_eq!(page["owners"][0]["since"], "2026-03-02");
    let orphan = vehicle(&office, "aaa");
    assert_eq!(orphan["customer"], Value::Null);
    assert_eq!(orphan["vehicle"]["note"], "客户编号：K099\n注册日期：明天");
    assert_eq!(vehicle(&office, "U276E")["vehicle"]["model"], "DFL7162ACC");
}

#[test]
fn what_stands_where_there_is_no_plate_is_no_plate() {
    let office = Office::open();
    let content = "车牌号,车架号,品牌,颜色,注册日期,年检到期,行驶里程\n\
        未上牌,LTSTZ2607TZ002671,比亚迪,白,--,--,--\n\
        未上牌,LTSTZ2609TZ002672,特斯拉,黑,0000-00-00,,0\n\
        无,LTSTZ2600TZ002673,大众,--,1900-01-00,2027-01-31,12\n\
        新车,暂无,丰田,无,2026-10-01,,35\n\
        --,LTSTZ2604TZ002675,本田,红,2020-02-29,2027-02-28,66000\n\
        LTSTZ2606TZ002676,,五菱,银,,,100\n\
        粤BT2677,无,别克,蓝,2019/3/1,/,88000\n";
    let report = office.task(run_import, vehicle_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 7, "{report}");
    assert_eq!(
        warnings(&report),
        expected(&[
            (2, &["plate_missing"]),
            (3, &["date_unknown", "plate_missing"]),
            (4, &["date_unknown", "plate_missing"]),
            (5, &["plate_missing"]),
            (6, &["plate_missing"]),
            (7, &["plate_is_vin"]),
        ])
    );
    let car = |query: &str| vehicle(&office, query)["vehicle"].clone();
    for vin in ["002671", "002672", "002673", "002675", "002676"] {
        assert_eq!(car(vin)["plate"], Value::Null, "{vin}");
    }
    assert_eq!((&car("002671")["mileage_km"], &car("002672")["mileage_km"]), (&Value::Null, &json!(0)));
    assert_eq!((&car("002672")["note"], &car("002673")["colour"]), (&json!(""), &json!("")));
    assert_eq!(car("002675")["registered_on"], "2020-02-29");
    assert_eq!(car("002676")["vin"], "LTSTZ2606TZ002676");
    let buick = car("T2677");
    assert_eq!((&buick["vin"], &buick["registered_on"]), (&Value::Null, &json!("2019-03-01")));
    assert_eq!(office.found("未上牌")["vehicles"], json!([]));
    let toyota = &car("丰田");
    assert_eq!((&toyota["vin"], &toyota["registered_on"]), (&Value::Null, &json!("2026-10-01")));
}

#[test]
fn the_same_file_twice_is_warned_about_and_taken_in() {
    let office = Office::open();
    office.task(run_import, customer_list(CUSTOMERS)).unwrap();
    let again = office.task(run_import, customer_list(CUSTOMERS)).unwrap();
    assert_eq!(again["rows_added"], 5);
    let warned = warnings(&again);
    let twice = warned.iter().filter(|(_, codes)| codes.contains(&"duplicate_in_shop".to_owned())).count();
    assert_eq!(twice, 5, "{warned:?}");
}

#[test]
fn a_corrected_column_is_remembered_and_one_left_out_stays_out() {
    let office = Office::open();
    let content = "名号,电话,积分\n张小芳,13800138000,120\n".as_bytes();
    let mapped = |columns: &[Option<&str>]| {
        let mapping = columns.iter().map(|column| column.map(str::to_owned)).collect();
        ImportFile { mapping: Some(mapping), ..customer_list(content) }
    };
    let preview = office.preview(customer_list(content));
    assert_eq!(preview["mapping"], json!([null, "phone", null]));
    assert_eq!(preview["required_missing"], json!([]), "a phone is enough to call somebody");
    office.task(run_import, mapped(&[Some("name"), Some("phone"), Some("left_out")])).unwrap();
    assert_eq!(office.customers()[0]["customer"]["name"], "张小芳");
    assert_eq!(office.customers()[0]["customer"]["note"], "");
    let preview = office.preview(customer_list(content));
    assert_eq!(preview["mapping"], json!(["name", "phone", "left_out"]));

    assert_eq!(office.no_preview(mapped(&[Some("nonsense"), None, None])), "bad_field");
    assert_eq!(office.no_preview(mapped(&[Some("name"), Some("name"), None])), "bad_field");
    assert_eq!(office.no_preview(mapped(&[None, None, None, None])), "bad_field");
    let noted = office.task(run_import, mapped(&[None, None, Some("note")]));
    assert_eq!(noted, Err("column_missing".to_owned()));
}

#[test]
fn a_whole_import_is_undone_unless_somebody_works_with_it() {
    let office = Office::open();
    let customers = office.task(run_import, customer_list(CUSTOMERS)).unwrap()["id"].clone();
    let vehicles = office.task(run_import, vehicle_list(VEHICLES)).unwrap()["id"].clone();
    assert_eq!(office.undone(&customers), Err("in_use".to_owned()));
    let refusal = office.status()["refusal"].clone();
    let detail = refusal["params"]["detail"].as_str().unwrap().to_owned();
    assert_eq!(detail, "张小芳、李某  石生、1 (3)", "their vehicles came with the second file");

    let car = vehicle(&office, "粤B12345")["vehicle"].clone();
    let visit = WalkIn {
        vehicle_id: field(&car, "id"),
        customer_id: field(&car, "customer_id"),
        repair_kind: RepairKind::Maintenance,
        symptom: "异响".to_owned(),
        second_visit: false,
        beside_booking: false,
        again: None,
    };
    office.run(walk_in, visit);
    assert_eq!(office.undone(&vehicles), Err("in_use".to_owned()));
    let still = office.found("粤B12345");
    assert!(still.to_string().contains("帕萨特"), "what stays is seen again: {still}");

    // A package that was sold for a car nobody has brought yet holds both of them.
    let sold = Office::open();
    let customers = sold.task(run_import, customer_list(CUSTOMERS)).unwrap()["id"].clone();
    let vehicles = sold.task(run_import, vehicle_list(VEHICLES)).unwrap()["id"].clone();
    let car = vehicle(&sold, "粤B12345")["vehicle"].clone();
    sold.run(save_package, SavePackage { vehicle_bound: true, ..oil_card("保养三次卡", None) });
    let sale = SellContract {
        service_package_id: ServicePackageId(1),
        version: 1,
        customer_id: field(&car, "customer_id"),
        vehicle_id: field(&car, "id"),
        start_km: Some(68_432),
        parts: vec![PaymentPart {
            means: PaymentMeans::Alipay,
            amount: Money(60_000),
            tendered: Money(60_000),
            voucher: None,
        }],
        signed_by: String::new(),
        signature: None,
    };
    sold.run(sell_contract, sale);
    assert_eq!(sold.undone(&vehicles), Err("in_use".to_owned()));
    assert_eq!(sold.undone(&customers), Err("in_use".to_owned()));
    let still = sold.found("粤B12345");
    assert!(still.to_string().contains("帕萨特"), "what stays is seen: {still}");

    let other = Office::open();
    let customers = other.task(run_import, customer_list(CUSTOMERS)).unwrap()["id"].clone();
    let vehicles = other.task(run_import, vehicle_list(VEHICLES)).unwrap()["id"].clone();
    let undone = other.undone(&vehicles).unwrap();
    assert_eq!(undone["undone_at"], "2026-03-02T00:30:00Z");
    other.undone(&customers).unwrap();
    assert_eq!(other.customers(), Vec::<Value>::new());
    let found = other.found("粤B12345");
    assert!(!found.to_string().contains("帕萨特"), "{found}");
    // Undone once is undone: asked again, nothing happens.
    assert_eq!(other.undone(&vehicles).unwrap(), undone);
    assert_eq!(other.refused("undo_import", json!({ "id": 99 })), "not_found");
}

#[test]
fn a_company_whose_departments_somebody_wrote_down_stays() {
    let office = Office::open();
    let customers = office.task(run_import, customer_list(CUSTOMERS)).unwrap()["id"].clone();
    let id: i64 = field(&office.customers()[0]["customer"], "id");
    office.file().execute("UPDATE customer SET kind = 'company' WHERE id = ?1", [id]).unwrap();
    let name = "车队".to_owned();
    office.run(save_department, SaveDepartment { id: None, version: 0, customer_id: CustomerId(id), name });
    assert_eq!(office.undone(&customers), Err("in_use".to_owned()));
}

/// 4,000 rows of the usual kind.
fn many() -> Vec<u8> {
    let mut text = "客户编号,姓名,电话,备注\n".to_owned();
    for n in 0..4_000 {
        text.push_str(&format!("C{n:05},客户{n},138{n:08},老客户\n"));
    }
    text.into_bytes()
}

#[test]
fn an_import_that_is_called_off_leaves_nothing() {
    let office = Office::open();
    office.run(run_import, customer_list(&many()));
    office.run(cancel_task, AskTask {});
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!(office.customers(), Vec::<Value>::new());
    assert_eq!(office.run(list_imports, AskNothing {}), json!([]));
    // Nothing is remembered of it either, and the next one runs.
    let report = office.task(run_import, customer_list(&many())).unwrap();
    assert_eq!(report["rows_added"], 4_000);
}

#[test]
fn long_texts_are_cut_in_their_field_and_whole_in_the_note() {
    let office = Office::open();
    let long = "很长的名字".repeat(40);
    let content = format!("姓名,电话,地址\n{long},13800138000,{long}\n");
    let report = office.task(run_import, customer_list(content.as_bytes())).unwrap();
    assert_eq!(warnings(&report), expected(&[(2, &["too_long", "too_long"])]));
    let customer = office.customers()[0]["customer"].clone();
    assert_eq!(customer["name"].as_str().unwrap().chars().count(), 120);
    assert_eq!(customer["note"], format!("地址：{long}\n姓名：{long}"));
}

#[test]
fn a_reading_the_shops_own_do_not_bear_out_is_warned_of() {
    let office = Office::open();
    let rows = |rows: &str| format!("车牌号,车型,行驶里程\n{rows}");
    office.task(run_import, vehicle_list(rows("粤B12345,翼虎,60900").as_bytes())).unwrap();
    let again = rows("粤B12345,翼虎,60000\n粤B12345,翼虎,300000\n粤B12345,翼虎,61000");
    let report = office.task(run_import, vehicle_list(again.as_bytes())).unwrap();
    let warned = |row: usize| -> Vec<Value> {
        let warnings = report["rows"][row]["warnings"].as_array().cloned().unwrap_or_default();
        warnings.into_iter().filter(|one| one["field"] == "mileage_km").collect()
    };
    let said = |code: &str, km: &str| {
        vec![json!({ "code": code, "field": "mileage_km", "value": km, "suggestion": "60900" })]
    };
    assert_eq!(warned(0), said("mileage_below_last", "60000"));
    assert_eq!(warned(1), said("mileage_leaps", "300000"));
    assert_eq!(warned(2), Vec::<Value>::new());
}
