//! Operations with what the workshop knows of them: in from a list, as one goes out, and out again.

use crate::imports_of_parts::{codes, number, said, text};
use crate::support::{Office, operation_list};
use features::document::document;
use features::imports::{ImportFile, KnownRows, run_import};
use features::operations::{BringCatalogue, bring_catalogue};
use serde_json::json;
use spreadsheets::{Options, read};

const LIST: &str = "项目编码,项目名称,类别,工种,等级,标准工时,单位,单价,各车型工时,关键数据,检查要点,常用配件\n\
    BY01,更换机油机滤,工时,机修,初级,0.6,工时,130,SUV 0.8,\"机油液位(%,40~100)\",无渗漏；保养灯归零,机油*4升\n\
    KA01,清洗烧烤架,工时,美容,中级,1.2小时,工时,,,油污等级,,清洗剂*1瓶\n\
    KA02,清洗烧烤架,工时,,,1,,,,,,\n\
    KA03,烤架检测,检测,厨师,,,次,80,,\"温度(℃,三~)\",,\n";

fn list(known: KnownRows) -> ImportFile {
    ImportFile { known: Some(known), ..operation_list(LIST.as_bytes()) }
}

#[test]
fn a_list_of_operations_comes_in_with_what_it_knows_and_goes_again() {
    let office = Office::open();
    let file = office.file();
    let of_oil = "FROM labour_operation JOIN operation_terms ON labour_operation_id = labour_operation.id
         WHERE code = 'BY01'";
    let was = text(&file, &format!("SELECT hours || class_hours || asked || usual_parts {of_oil}"));
    let before = number(&file, "SELECT count(*) FROM operation_terms");

    let report = office.task(run_import, list(KnownRows::Update)).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_updated"]), (&json!(2), &json!(1)), "{report}");
    let warned = codes(&report);
    for expected in said(&[
        (2, "field_updated"),
        (2, "field_updated_wholly"),
        (4, "operation_twice"),
        (5, "cell_unreadable"),
    ]) {
        assert!(warned.contains(&expected), "{expected:?} of {warned:?}");
    }
    assert_eq!(number(&file, &format!("SELECT hours {of_oil}")), 60);
    assert_eq!(number(&file, &format!("SELECT unit_price {of_oil}")), 13_000);
    assert_eq!(
        text(&file, &format!("SELECT class_hours {of_oil}")),
        "[{\"hours\":80,\"vehicle_class\":\"suv\"}]"
    );
    let grill = "FROM labour_operation JOIN operation_terms ON labour_operation_id = labour_operation.id
         WHERE code = 'KA01' AND active = 1";
    assert_eq!(text(&file, &format!("SELECT trade || level || hours {grill}")), "detailingintermediate120");
    assert_eq!(number(&file, &format!("SELECT unit_price {grill}")), 12_000, "an hour costs what it costs");
    assert_eq!(number(&file, "SELECT count(*) FROM labour_operation WHERE code = 'KA02'"), 0);
    assert_eq!(text(&file, "SELECT kind FROM labour_operation WHERE code = 'KA03'"), "testing");

    office.undone(&report["id"]).expect("it goes");
    assert_eq!(number(&file, "SELECT count(*) FROM labour_operation WHERE code LIKE 'KA%'"), 0);
    assert_eq!(number(&file, "SELECT count(*) FROM operation_terms"), before, "nothing of it is left");
    assert_eq!(text(&file, &format!("SELECT hours || class_hours || asked || usual_parts {of_oil}")), was);
}

#[test]
fn the_labour_of_past_orders_is_a_price_list_as_well() {
    let office = Office::open();
    let file = office.file();
    let labour =
        "工单ID,项目编号,项目名称,费用\nG1,KB01,修补烤架,80.50\nG2,KB01,修补烤架,90\nG3,KB02,擦烤架,0.00\n";
    let report = office.task(run_import, operation_list(labour.as_bytes())).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_skipped"]), (&json!(2), &json!(1)), "{report}");
    let of = |what: &str, code: &str| {
        number(&file, &format!("SELECT {what} FROM labour_operation WHERE code = '{code}' AND active = 1"))
    };
    assert_eq!((of("hours", "KB01"), of("unit_price", "KB01")), (100, 8_050), "as one hour of so much");
    assert_eq!((of("hours", "KB02"), of("unit_price", "KB02")), (0, 12_000), "nothing is no price");
}

#[test]
fn what_is_looked_at_goes_out_with_the_time_it_takes() {
    let office = Office::open();
    let out = document(&office.shop, &office.me, "operation_list", 1, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let cells: Vec<Vec<String>> =
        grid.rows().map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    let of = |name: &str| cells.iter().find(|row| row.iter().any(|cell| cell == name)).expect("a row");
    assert!(of("电脑检测故障诊断").iter().any(|cell| cell == "0.5"), "{cells:?}");
    assert!(!of("市内拖车救援").iter().any(|cell| cell == "0"), "carrying takes none");
}

#[test]
fn works_of_one_code_all_come_in_and_are_known_apart_when_they_come_again() {
    let office = Office::open();
    let file = office.file();
    let list =
        "项目编号,项目名称,费用\nKC01,修烤架腿,80\nKC01,换烤架网,90\nKC02,焊烤架,100\nKC01,修烤架腿,85\n";
    let report = office.task(run_import, operation_list(list.as_bytes())).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_skipped"]), (&json!(3), &json!(1)), "{report}");
    assert_eq!(codes(&report), said(&[(3, "operation_code_twice"), (5, "operation_twice")]));
    assert_eq!(number(&file, "SELECT count(*) FROM labour_operation WHERE code = 'KC01' AND active = 1"), 2);

    let again = ImportFile { known: Some(KnownRows::Update), ..operation_list(list.as_bytes()) };
    let report = office.task(run_import, again).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_updated"]), (&json!(0), &json!(0)), "{report}");
    assert_eq!(
        text(&file, "SELECT group_concat(name) FROM labour_operation WHERE code = 'KC01'"),
        "修烤架腿,换烤架网"
    );
}

#[test]
fn what_the_shop_promises_of_its_work_comes_in_and_goes_out_with_it() {
    let office = Office::open();
    let file = office.file();
    let list = "项目编码,项目名称,类别,质保\nKD01,换烤架脚,工时,180天/10000公里\n\
        KD02,看烤架,检测,30天\nKD03,修烤架门,工时,很久\nKD04,烤架外加工,外加工,3个月\n";
    let report = office.task(run_import, operation_list(list.as_bytes())).expect("it comes in");
    assert_eq!(report["rows_added"], json!(4), "{report}");
    let unread = said(&[(3, "cell_unreadable"), (4, "cell_unreadable")]);
    assert_eq!(codes(&report), unread, "nothing is promised of what repairs nothing");
    let of = |code: &str| {
        text(&file, &format!("SELECT coalesce(warranty, '') FROM labour_operation WHERE code = '{code}'"))
    };
    assert_eq!(of("KD01"), "{\"days\":180,\"km\":10000}");
    assert_eq!((of("KD02"), of("KD03")), (String::new(), String::new()));
    assert_eq!(text(&file, "SELECT kind FROM labour_operation WHERE code = 'KD04'"), "outside_work");

    let known = |list: &str| ImportFile { known: Some(KnownRows::Update), ..operation_list(list.as_bytes()) };
    let longer = "项目编码,项目名称,质保\nKD01,换烤架脚,1年\n";
    let anew = office.task(run_import, known(longer)).expect("it comes in");
    assert_eq!(codes(&anew), said(&[(2, "field_updated")]), "{anew}");
    assert_eq!(of("KD01"), "{\"days\":365,\"km\":0}");
    office.undone(&anew["id"]).expect("it goes");
    assert_eq!(of("KD01"), "{\"days\":180,\"km\":10000}");

    let out = document(&office.shop, &office.me, "operation_list", 1, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let cells: Vec<Vec<String>> =
        grid.rows().map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    let feet = cells.iter().find(|row| row.iter().any(|cell| cell == "KD01")).expect("a row");
    assert!(feet.iter().any(|cell| cell == "180天/10000公里"), "{feet:?}");
}

#[test]
fn all_the_work_of_a_shop_comes_in_as_it_went_out() {
    let office = Office::open();
    office.run(bring_catalogue, BringCatalogue { trades: Vec::new() });
    let file = office.file();
    // Nobody wrote of this one who does it.
    file.execute("DELETE FROM operation_terms WHERE labour_operation_id = 3", []).expect("it is forgotten");
    let kept =
        "SELECT group_concat(labour_operation.id || name || hours || unit_price || labour_operation.version
            || coalesce(trade || level || class_hours || asked || checklist || usual_parts, ''), '|')
        FROM labour_operation LEFT JOIN operation_terms ON labour_operation_id = labour_operation.id";
    let before = text(&file, kept);
    let out = document(&office.shop, &office.me, "operation_list", 1, None).expect("it goes out");
    let again = ImportFile { known: Some(KnownRows::Update), ..operation_list(&out.bytes) };
    let report = office.task(run_import, again).expect("it comes in");
    let counts = (&report["rows_added"], &report["rows_updated"]);
    assert_eq!(counts, (&json!(0), &json!(0)), "{report}");
    assert_eq!(text(&file, kept), before, "nothing of it is written anew");
}
