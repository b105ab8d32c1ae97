//! Lists as real shops bring them: what spreadsheets do to numbers, what people
//! leave between the rows, and what a comma too many makes of one.

use crate::support::{Office, customer_list, vehicle_list};
use features::imports::run_import;
use features::records::customers::save_customer;
use features::records::vehicles::{AskVehicle, get_vehicle};
use serde_json::{Value, json};
use shop_tests::typed::field;

fn codes(report: &Value, number: i64) -> Vec<String> {
    let rows = report["rows"].as_array().unwrap();
    let Some(row) = rows.iter().find(|row| row["number"] == number) else { return Vec::new() };
    row["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

fn customer(office: &Office, name: &str) -> Value {
    let rows = office.customers();
    let found = rows.iter().find(|row| row["customer"]["name"] == name);
    found.unwrap_or_else(|| panic!("{name}"))["customer"].clone()
}

fn car(office: &Office, plate: &str) -> Value {
    let found = office.found(plate);
    office.run(get_vehicle, AskVehicle { id: field(&found["vehicles"][0]["vehicle"], "id") })
}

#[test]
fn what_a_spreadsheet_does_to_numbers_is_undone_where_it_can_be_and_said_where_not() {
    let office = Office::open();
    let customers = "客户编号,客户名称,联系电话,备注\n\
        2001.0,周点零,13911112611.0,\n\
        2002.0,吴科学,1.39E+10,\n\
        2003.0,郑掉零,75526112345,\n\
        2004.0,王正常,0755-26112346,\n\
        2005,钱没有,N/A,\n";
    let report = office.task(run_import, customer_list(customers.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 5, "{report}");
    assert_eq!(customer(&office, "周点零")["phone"], "13911112611");
    assert_eq!(customer(&office, "周点零")["import_key"], "2001");
    let lost = customer(&office, "吴科学");
    assert_eq!((&lost["phone"], &lost["note"]), (&json!(""), &json!("联系电话：1.39E+10")));
    assert!(codes(&report, 3).contains(&"digits_lost".to_owned()), "{report}");
    let row = report["rows"].as_array().unwrap().iter().find(|row| row["number"] == 4).unwrap().clone();
    let zero = row["warnings"].as_array().unwrap().iter().find(|one| one["code"] == "area_code_without_zero");
    assert_eq!(zero.unwrap()["suggestion"], "075526112345");
    assert_eq!(customer(&office, "王正常")["phone"], "075526112346");
    let none = customer(&office, "钱没有");
    assert_eq!(none["phone"], "");
    // Every repair is said.
    assert!(codes(&report, 2).contains(&"point_zero".to_owned()));

    let vehicles = "客户编号,车牌号,行驶里程(万公里)\n2001,粤B26110,4.0001\n2002.0,粤B26120,5.2\n";
    let report = office.task(run_import, vehicle_list(vehicles.as_bytes())).unwrap();
    let found = car(&office, "粤B26110");
    assert_eq!(
        (&found["customer"]["name"], &found["vehicle"]["mileage_km"]),
        (&json!("周点零"), &json!(40_001))
    );
    let found = car(&office, "粤B26120");
    assert_eq!(
        (&found["customer"]["name"], &found["vehicle"]["mileage_km"]),
        (&json!("吴科学"), &json!(52_000))
    );
    assert!(codes(&report, 2).contains(&"unit_read".to_owned()), "{report}");
}

#[test]
fn a_comma_too_many_moves_nothing_into_another_column() {
    let office = Office::open();
    let content = "车牌号,品牌,行驶里程,颜色,备注\n\
        粤B26210,大众,98765,白,正常\n\
        粤B26220,丰田,12,345,黑,写成了两格\n\
        粤B26230,本田,\"23,456\",银,\n\
        粤B26240,别克,白,红,多,了,两格\n";
    let report = office.task(run_import, vehicle_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_read"], 4);
    assert!(codes(&report, 3).contains(&"cells_joined".to_owned()), "{report}");
    let joined = car(&office, "粤B26220")["vehicle"].clone();
    assert_eq!((&joined["mileage_km"], &joined["colour"]), (&json!(12_345), &json!("黑")));
    assert_eq!(car(&office, "粤B26230")["vehicle"]["mileage_km"], 23_456);
    assert!(codes(&report, 5).contains(&"more_cells".to_owned()), "{report}");
    let wide = car(&office, "粤B26240")["vehicle"].clone();
    assert_eq!((&wide["mileage_km"], &wide["colour"]), (&Value::Null, &json!("")));
    assert!(wide["note"].as_str().unwrap().contains("别克"), "nothing of it is lost: {wide}");
}

#[test]
fn what_stands_between_the_rows_is_no_row_and_is_named() {
    let office = Office::open();
    let content = "姓名,电话,备注\n\
        必填,示例：13800138000,选填\n\
        张小芳,13800138001,\n\
        姓名,电话,备注\n\
        李四,13800138002,\n\
        合计：,2,\n";
    let report = office.task(run_import, customer_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 2, "{report}");
    for (row, code) in [(2, "hint_row"), (4, "header_again"), (6, "total_row")] {
        assert_eq!(codes(&report, row), [code], "{report}");
    }
}

#[test]
fn a_web_page_that_calls_itself_a_workbook_is_read() {
    let office = Office::open();
    let content = "<html><body><table><tr><td>客户名称</td><td>手机号码</td></tr>\
        <tr><td>孙&amp;李</td><td>13911112631</td></tr></table></body></html>";
    let report = office.task(run_import, customer_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 1);
    assert_eq!(customer(&office, "孙&李")["phone"], "13911112631");
}

#[test]
fn the_columns_of_a_combined_list_are_known_by_the_names_programs_give_them() {
    let office = Office::open();
    let content = "客户名称,手机号码,车牌号,厂牌车型信息,年审到期日期,交强险到期日期,上次保养日期,最近进店里程,来厂次数\n\
        测试甲,13900002601,粤B26010,大众 帕萨特,2027-03-31,2027-02-28,2026-05-01,52000,3\n";
    let report = office.task(run_import, vehicle_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 1, "{report}");
    let found = car(&office, "粤B26010");
    let vehicle = &found["vehicle"];
    assert_eq!(found["customer"]["phone"], "13900002601");
    assert_eq!((&vehicle["model"], &vehicle["mileage_km"]), (&json!("大众 帕萨特"), &json!(52_000)));
    assert_eq!(
        (&vehicle["inspection_due"], &vehicle["insurance_due"]),
        (&json!("2027-03-31"), &json!("2027-02-28"))
    );
    let note = vehicle["note"].as_str().unwrap();
    assert!(
        note.contains("上次保养日期") && note.contains("2026-05-01") && note.contains("来厂次数"),
        "{note}"
    );
}

#[test]
fn owner_and_car_in_one_row_become_a_car_and_its_owner_once() {
    let office = Office::open();
    office.run(save_customer, shop_tests::customer("老客户", "13911112699"));
    let content = "车主姓名,联系电话,车牌号,品牌,车系,车架号,发动机号,年检到期,保险到期,行驶里程（万公里）\n\
        赵甲,13911112601,粤B26010,大众,朗逸,,,2027-01-31,2027-02-28,5.2\n\
        赵甲,13911112601,粤B26020,大众,帕萨特,,,,,\n\
        钱乙,13911112602,粤B26030,丰田,卡罗拉,,,,,\n\
        深圳永顺物流有限公司,0755-26011234,粤B26040,五菱,之光,,,,,\n\
        孙丁,13911112602,粤B26060,本田,飞度,,,,,5.2005\n\
        老客户,13911112699,粤B26070,别克,凯越,,,,,\n";
    let report = office.task(run_import, vehicle_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 6, "{report}");
    assert_eq!(office.customers().len(), 5, "four came with their cars, one was there");
    for (plate, owner) in [
        ("粤B26010", "赵甲"),
        ("粤B26020", "赵甲"),
        ("粤B26030", "钱乙"),
        ("粤B26040", "深圳永顺物流有限公司"),
        ("粤B26060", "孙丁"),
        ("粤B26070", "老客户"),
    ] {
        assert_eq!(car(&office, plate)["customer"]["name"], owner, "{plate}");
    }
    assert_eq!(customer(&office, "深圳永顺物流有限公司")["kind"], "company");
    assert_eq!(car(&office, "粤B26060")["vehicle"]["mileage_km"], 52_005);
    assert!(codes(&report, 6).contains(&"phone_shared".to_owned()), "{report}");
    office.undone(&report["id"]).unwrap();
    assert_eq!(office.customers().len(), 1, "they go as they came");
}

#[test]
fn rows_below_a_long_gap_come_in_and_what_is_said_of_the_file_stands_in_its_report() {
    let office = Office::open();
    let mut content = String::from("sep=,\n姓名,电话\n");
    for number in 0..5 {
        content.push_str(&format!("前{number},1380013800{number}\n"));
    }
    content.push_str(&",\n".repeat(1_500));
    for number in 0..4 {
        content.push_str(&format!("后{number},1390013900{number}\n"));
    }
    let report = office.task(run_import, customer_list(content.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 9, "{report}");
    assert_eq!(report["remarks"][0]["code"], "separator_line", "{report}");
}

#[test]
fn the_error_of_a_spreadsheet_in_a_csv_is_said() {
    let office = Office::open();
    let customers = "客户编号,客户名称,联系电话\n3001,周查无,#N/A\n3002,吴引用,#REF!\n3003,郑没有,无\n";
    let report = office.task(run_import, customer_list(customers.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 3);
    for number in [2, 3] {
        assert!(codes(&report, number).contains(&"error_cell".to_owned()), "{report}");
    }
    assert!(!codes(&report, 4).contains(&"error_cell".to_owned()), "{report}");
    assert_eq!(customer(&office, "周查无")["phone"], "");
}
