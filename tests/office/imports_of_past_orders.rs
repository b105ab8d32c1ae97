//! What the old program kept of its orders: in as history of the cars they are of, told there and nowhere
//! else, and out again whole.

use crate::imports_of_parts::{codes, number, said};
use crate::support::{Office, past_labour_list, past_order_list, past_part_list, vehicle_list};
use domain::ids::VehicleId;
use features::document::document;
use features::imports::run_import;
use features::records::history::{AskVehicleHistory, vehicle_history};
use features::records::vehicles::{AskVehicle, get_vehicle};
use rusqlite::Connection;
use serde_json::{Value, json};
use spreadsheets::{Options, read};

const CARS: &str = "车辆ID,车牌号,车架号,品牌\n\
    V1,粤B12345,,大众\n\
    V2,粤B55555,LFV3A23CXA3959135,大众\n";
/// Two orders of one number, one of a car nobody knows, one whose plate changed, one that has a VIN alone.
const ORDERS: &str = "工单ID,维修单号,入厂时间,服务顾问,交修原因,车辆ID,车牌号,里程,VIN,车主电话,状态,出厂时间,支付方式,是否删除,最终实际支付金额\n\
    G1,JD001,2015-03-03,陈顾问,刹车异响,V1,粤B12345,74472,,13800138000,交车,2015-03-05,现金,0,130.05\n\
    G2,JD001,2015-03-10 11:36:11,陈顾问,,V1,粤B12345,98765432,,13800138000,维修接待,,,0,-1.00\n\
    G3,JD003,2015-03-11,,,V9,粤B77777,100,,,交车,,,1,80\n\
    G4,JD004,2015-03-12,,,V2,粤BX9999,5000,,,交车,,,0,80\n\
    G5,JD005,2015-03-13,,,,,5200,LFV3A23CXA3959135,,交车,,,0,\n";
const LABOUR: &str = "行ID,工单ID,项目编号,项目名称,维修内容,费用,帐套,主修人\n\
    L1,G1,007,精细洗车,精洗,0.00,客户自费,陈静\n\
    L2,G1,145,更换前制动片,前轮,60.10,客户自费,陈静\n\
    L3,G9,009,空调格,,60.00,,\n";
/// Two lines that say the same: both were fitted.
const PARTS: &str = "工单ID,商品编号,商品名称,领用数量,销售价,实际支付价格\n\
    G1,BO-5005,机油格,2.00,40.00,\n\
    G1,BO-5005,机油格,2.00,40.00,\n";

fn car(file: &Connection, key: &str) -> VehicleId {
    VehicleId(number(file, &format!("SELECT id FROM vehicle WHERE import_key = '{key}'")))
}

fn history(office: &Office, vehicle_id: VehicleId, words: &str) -> Value {
    office.run(vehicle_history, AskVehicleHistory { vehicle_id, words: words.to_owned(), visits: 20 })
}

fn numbers(history: &Value) -> Vec<&str> {
    history["old_visits"].as_array().unwrap().iter().filter_map(|visit| visit["number"].as_str()).collect()
}

/// The cars, the orders, their labour and their parts, as their reports tell.
fn brought(office: &Office) -> [Value; 4] {
    [
        office.task(run_import, vehicle_list(CARS.as_bytes())).unwrap(),
        office.task(run_import, past_order_list(ORDERS.as_bytes())).unwrap(),
        office.task(run_import, past_labour_list(LABOUR.as_bytes())).unwrap(),
        office.task(run_import, past_part_list(PARTS.as_bytes())).unwrap(),
    ]
}

#[test]
fn every_order_comes_in_the_odd_ones_warned_and_a_line_without_its_order_is_named() {
    let office = Office::open();
    let file = office.file();
    let [_, orders, labour, parts] = brought(&office);
    assert_eq!(orders["rows_added"], 5, "{orders}");
    assert_eq!(
        codes(&orders),
        said(&[
            (3, "mileage_left_out"),
            (3, "price_unreadable"),
            (3, "order_number_twice"),
            (4, "order_struck_out"),
            (4, "car_unknown"),
            (5, "car_by_key"),
        ])
    );
    assert_eq!((&labour["rows_added"], &labour["rows_skipped"]), (&json!(2), &json!(1)));
    assert_eq!(codes(&labour), said(&[(4, "past_order_missing")]));
    assert_eq!(parts["rows_added"], 2, "{parts}");
    assert_eq!(number(&file, "SELECT total FROM past_order WHERE import_key = 'G1'"), 13_005);
    assert_eq!(number(&file, "SELECT count(*) FROM past_order WHERE vehicle_id IS NULL"), 1);
    // Whoever may not be told a phone is told none here.
    assert_eq!(number(&file, "SELECT count(*) FROM past_order WHERE note <> ''"), 0);

    let id = labour["id"].as_i64().unwrap();
    let out = document(&office.shop, &office.me, "import_report_list", id, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let cells: Vec<String> =
        grid.rows().flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(cells.iter().any(|cell| cell == "没有导入"), "{cells:?}");
    assert!(cells.iter().any(|cell| cell == "找不到这一行所属的旧工单（G9）"), "{cells:?}");
}

#[test]
fn a_cars_page_tells_them_and_they_are_looked_through_by_words() {
    let office = Office::open();
    let file = office.file();
    brought(&office);
    let (one, two) = (car(&file, "V1"), car(&file, "V2"));
    let all = history(&office, one, "");
    assert_eq!((&all["visits"], &all["found"]), (&json!([]), &json!(2)));
    assert_eq!(numbers(&all), ["JD001", "JD001"]);
    let visit = &all["old_visits"][1];
    assert_eq!((&visit["total"], &visit["symptom"]), (&json!(13_005), &json!("刹车异响")));
    let amounts: Vec<&Value> =
        visit["lines"].as_array().unwrap().iter().map(|line| &line["amount"]).collect();
    assert_eq!(amounts, [&json!(0), &json!(6_010), &json!(8_000), &json!(8_000)]);
    assert_eq!(numbers(&history(&office, two, "")), ["JD005", "JD004"], "by its VIN, and by its key");

    let found = history(&office, one, "机油格");
    assert_eq!(found["found"], 1);
    let sought: Vec<&Value> =
        found["old_visits"][0]["lines"].as_array().unwrap().iter().map(|line| &line["sought"]).collect();
    assert_eq!(sought, [&json!(false), &json!(false), &json!(true), &json!(true)]);
    assert_eq!(history(&office, one, "刹车")["found"], 1, "as customers call it");
    assert_eq!(history(&office, one, "变速箱")["found"], 0);

    let page = office.run(get_vehicle, AskVehicle { id: one });
    let read = json!([{ "work_order_id": null, "on": "2015-03-03", "km": 74_472, "doubtful": false }]);
    assert_eq!(page["mileage"], read);
    assert_eq!((&page["km_a_month"], &page["vehicle"]["mileage_km"]), (&Value::Null, &Value::Null));
}

#[test]
fn what_fits_no_car_waits_for_it() {
    let office = Office::open();
    let file = office.file();
    brought(&office);
    office.task(run_import, vehicle_list("车辆ID,车牌号\nV7,粤B77777\n".as_bytes())).unwrap();
    let later = history(&office, car(&file, "V7"), "");
    assert_eq!(numbers(&later), ["JD003"]);
    assert_eq!(later["old_visits"][0]["by_plate_alone"], true);
}

#[test]
fn the_same_files_change_nothing_and_history_is_not_rewritten() {
    let office = Office::open();
    let file = office.file();
    brought(&office);
    let [_, orders, labour, parts] = brought(&office);
    assert_eq!((&orders["rows_added"], &orders["rows_skipped"]), (&json!(0), &json!(5)));
    assert_eq!((&labour["rows_added"], &parts["rows_added"]), (&json!(0), &json!(0)));
    assert_eq!(number(&file, "SELECT count(*) FROM past_order"), 5);
    assert_eq!(number(&file, "SELECT count(*) FROM past_order_line"), 4);

    let other = ORDERS.replace("130.05", "131");
    let report = office.task(run_import, past_order_list(other.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 0);
    assert!(codes(&report).contains(&(2, "past_order_kept".to_owned())), "{report}");
    assert_eq!(number(&file, "SELECT total FROM past_order WHERE import_key = 'G1'"), 13_005);
}

#[test]
fn they_go_whole_and_what_stands_under_them_first() {
    let office = Office::open();
    let file = office.file();
    let [cars, orders, labour, parts] = brought(&office);
    let refused = Err("in_use".to_owned());
    assert_eq!(office.undone(&orders["id"]), refused, "their lines are another list's");
    assert_eq!(office.undone(&cars["id"]), refused, "their orders are told on their pages");
    for report in [&labour, &parts, &orders, &cars] {
        office.undone(&report["id"]).unwrap();
    }
    for table in ["past_order", "past_order_line", "vehicle"] {
        assert_eq!(number(&file, &format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
}

#[test]
fn a_file_that_names_no_order_is_no_list_of_them() {
    let office = Office::open();
    let preview = office.preview(past_labour_list("项目名称,费用\n空调格,60\n".as_bytes()));
    assert_eq!(preview["required_missing"], json!(["order_number"]));
    assert_eq!(preview["noteless"], true);
}

#[test]
fn what_was_drawn_below_nothing_is_said_and_sends_nobody_to_count() {
    let office = Office::open();
    let file = office.file();
    brought(&office);
    let back = "工单ID,商品编号,商品名称,领用数量,实际支付价格\nG1,BO-7007,空调格,-1.00,60\n";
    let report = office.task(run_import, past_part_list(back.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 1, "{report}");
    assert_eq!(codes(&report), said(&[(2, "quantity_below_zero")]));
    let kept = "SELECT count(*) FROM past_order_line WHERE code = 'BO-7007' AND quantity IS NULL";
    assert_eq!(number(&file, kept), 1);
}

/// Two cars of one VIN, as the old program let them be, one of another, and a second of a plate.
const TWINS: &str = "车辆ID,车牌号,车架号\n\
    V1,粤B11111,LFV3A23CXA3959135\n\
    V2,粤B22222,LFV3A23CXA3959135\n\
    V3,粤B33333,LSVAN4187C2176874\n\
    V4,粤B44444,\n\
    V5,粤B44444,\n";

#[test]
fn an_order_goes_to_its_own_car_where_two_have_one_vin_and_another_plate_is_said() {
    let office = Office::open();
    let file = office.file();
    office.task(run_import, vehicle_list(TWINS.as_bytes())).unwrap();
    let orders = "工单ID,维修单号,入厂时间,车辆ID,车牌号,VIN\n\
        G1,JD1,2015-03-01,V1,粤B11111,LFV3A23CXA3959135\n\
        G2,JD2,2015-03-02,,粤B22222,LFV3A23CXA3959135\n\
        G3,JD3,2015-03-03,V1,,LFV3A23CXA3959135\n\
        G4,JD4,2015-03-04,,,LFV3A23CXA3959135\n\
        G5,JD5,2015-03-05,V3,粤B99999,LSVAN4187C2176874\n\
        G6,JD6,2015-03-06,V4,粤B44444,\n\
        G7,JD7,2015-03-07,,粤B44444,\n\
        G8,JD8,2015-03-08,,,\n";
    let report = office.task(run_import, past_order_list(orders.as_bytes())).unwrap();
    assert_eq!(
        codes(&report),
        said(&[(5, "vin_of_several"), (6, "car_by_vin"), (8, "car_of_several"), (9, "car_unnamed")])
    );
    let of = |key: &str| history(&office, car(&file, key), "");
    assert_eq!(numbers(&of("V1")), ["JD3", "JD1"], "by its plate, and by its key");
    assert_eq!(numbers(&of("V2")), ["JD4", "JD2"], "by its plate, and as the one entered last");
    assert_eq!(numbers(&of("V3")), ["JD5"]);
    assert_eq!(numbers(&of("V4")), ["JD6"]);
    assert_eq!(numbers(&of("V5")), ["JD7"]);
}

#[test]
fn the_team_stands_beside_who_did_it_and_a_price_that_does_not_go_with_its_amount_is_said() {
    let office = Office::open();
    let file = office.file();
    office.task(run_import, vehicle_list(CARS.as_bytes())).unwrap();
    office.task(run_import, past_order_list(ORDERS.as_bytes())).unwrap();
    let labour = "行ID,工单ID,项目名称,费用,维修班组,主修人\n\
        L1,G1,精细洗车,30,美容组1,陈静\n\
        L2,G1,更换前制动片,60,何涛班组,何涛\n\
        L3,G1,空调格,60,维修组3,\n\
        L4,G1,机油格,60,,陈静\n";
    let report = office.task(run_import, past_labour_list(labour.as_bytes())).unwrap();
    assert_eq!((codes(&report), &report["rows_added"]), (said(&[]), &json!(4)));
    let all = history(&office, car(&file, "V1"), "");
    let lines = all["old_visits"][1]["lines"].as_array().unwrap();
    let by: Vec<&str> = lines.iter().filter_map(|line| line["done_by"].as_str()).collect();
    assert_eq!(by, ["美容组1 陈静", "何涛班组", "维修组3", "陈静"]);
    assert_eq!(history(&office, car(&file, "V1"), "美容组1")["found"], 1, "a team is looked for as well");

    let parts = "工单ID,商品编号,商品名称,领用数量,销售价,实际支付价格\n\
        G1,KD-1,机油,4.00,155.00,155.00\n\
        G1,KD-2,雨刮,2.00,30.00,60.00\n\
        G1,KD-3,灯泡,1.00,,10.00\n";
    let report = office.task(run_import, past_part_list(parts.as_bytes())).unwrap();
    assert_eq!((codes(&report), &report["rows_added"]), (said(&[(2, "line_price_unkept")]), &json!(3)));
    assert_eq!(number(&file, "SELECT amount FROM past_order_line WHERE code = 'KD-1'"), 15_500);
}

#[test]
fn a_reading_that_fills_its_cell_is_said_and_drawn_nowhere() {
    let office = Office::open();
    let file = office.file();
    office.task(run_import, vehicle_list(CARS.as_bytes())).unwrap();
    let orders = "工单ID,维修单号,入厂时间,车辆ID,车牌号,里程\n\
        G1,JD1,2015-03-01,V1,粤B12345,1\n\
        G2,JD2,2015-03-09,V1,粤B12345,74472\n\
        G3,JD3,2015-03-10,V1,粤B12345,21\n";
    let report = office.task(run_import, past_order_list(orders.as_bytes())).unwrap();
    assert_eq!(codes(&report), said(&[(2, "mileage_filler"), (4, "mileage_filler")]));
    let page = office.run(get_vehicle, AskVehicle { id: car(&file, "V1") });
    let read = json!([{ "work_order_id": null, "on": "2015-03-09", "km": 74_472, "doubtful": false }]);
    assert_eq!(page["mileage"], read);
    assert_eq!(
        history(&office, car(&file, "V1"), "")["old_visits"][0]["mileage_km"],
        21,
        "it is told as written"
    );
}

#[test]
fn a_list_of_orders_that_names_no_car_is_none() {
    let office = Office::open();
    let preview = office.preview(past_order_list(LABOUR.as_bytes()));
    assert_eq!(preview["required_missing"], json!(["plate"]));
}

#[test]
fn a_file_that_breaks_off_says_so_and_what_was_whole_of_it_comes_in() {
    let office = Office::open();
    office.task(run_import, vehicle_list(CARS.as_bytes())).unwrap();
    let (whole, _) = ORDERS.split_once("G3,JD003,2015-03-11").unwrap();
    let cut = format!("{whole}G3,JD003,2015-03-11,");
    let report = office.task(run_import, past_order_list(cut.as_bytes())).unwrap();
    assert_eq!(report["rows_added"], 3, "{report}");
    assert!(codes(&report).contains(&(4, "row_cut".to_owned())), "{report}");
}
