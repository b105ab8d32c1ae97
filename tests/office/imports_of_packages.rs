//! Packages of work: in from a list, as one goes out, and out again.

use crate::imports_of_parts::{codes, number, said, text};
use crate::support::{Office, operation_list, package_list};
use domain::catalogue::ItemId;
use domain::ids::LabourOperationId;
use domain::line::LineKind;
use domain::money::Quantity;
use domain::operation::PackagedWork;
use features::document::document;
use features::imports::{ImportFile, KnownRows, run_import};
use features::operations::packages::{SaveWorkPackage, save_work_package};
use features::operations::{BringCatalogue, bring_catalogue};
use rusqlite::Connection;
use serde_json::json;
use spreadsheets::{Options, read};

const LIST: &str = "套餐编码,套餐名称,内容\n\
    KT1,烤架小保养,工时:更换机油机滤[BY01]*1；配件：烤架油*2瓶；擦烤架\n\
    KT2,烤架检测套餐,检测:烤架检测*1；工时:更换机油机滤*1\n\
    KT3,烤架大保养,材料:烤架油*两瓶\n\
    KT4,烤架 小保养,工时:更换机油机滤*1\n\
    KT5,烤架空套餐,\n";

fn list(content: &[u8], known: KnownRows) -> ImportFile {
    ImportFile { known: Some(known), ..package_list(content) }
}

fn work(file: &Connection, code: &str, name: &str) -> PackagedWork {
    let id = number(file, &format!("SELECT id FROM labour_operation WHERE code = '{code}'"));
    PackagedWork {
        item: Some(ItemId::LabourOperation(LabourOperationId(id))),
        kind: LineKind::Labour,
        name: name.to_owned(),
        unit: String::new(),
        quantity: Quantity(1_000),
    }
}

fn part(name: &str, unit: &str, quantity: i64) -> PackagedWork {
    PackagedWork {
        item: None,
        kind: LineKind::Part,
        name: name.to_owned(),
        unit: unit.to_owned(),
        quantity: Quantity(quantity),
    }
}

fn saved(office: &Office, code: &str, name: &str, works: Vec<PackagedWork>) {
    let (code, name) = (code.to_owned(), name.to_owned());
    office.run(save_work_package, SaveWorkPackage { id: None, version: 0, code, name, works, active: true });
}

/// The list as it goes out, and its rows.
fn gone_out(office: &Office) -> (Vec<u8>, Vec<Vec<String>>) {
    let out = document(&office.shop, &office.me, "package_list", 1, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let rows = grid.rows().map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    (out.bytes, rows)
}

#[test]
fn a_list_of_packages_comes_in_with_what_they_hold_and_goes_again() {
    let office = Office::open();
    let file = office.file();
    let oil = number(&file, "SELECT id FROM labour_operation WHERE code = 'BY01'");
    let looked = office.preview(list(LIST.as_bytes(), KnownRows::Update));
    assert_eq!((&looked["coming_in"], &looked["skipped"]), (&json!(2), &json!(3)), "{looked}");

    let report = office.task(run_import, list(LIST.as_bytes(), KnownRows::Update)).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_skipped"]), (&json!(2), &json!(3)), "{report}");
    assert_eq!(
        codes(&report),
        said(&[
            (3, "work_unknown"),
            (4, "cell_unreadable"),
            (4, "package_without_work"),
            (5, "package_twice"),
            (6, "package_without_work"),
        ])
    );
    let of = |what: &str, code: &str| {
        text(&file, &format!("SELECT {what} FROM work_package WHERE code = '{code}' AND active = 1"))
    };
    let works: serde_json::Value = serde_json::from_str(&of("works", "KT1")).expect("works");
    assert_eq!(
        works,
        json!([
            { "item": { "labour_operation": oil }, "kind": "labour", "name": "更换机油机滤", "unit": "",
              "quantity": 1_000 },
            { "item": null, "kind": "part", "name": "烤架油", "unit": "瓶", "quantity": 2_000 },
            { "item": null, "kind": "part", "name": "擦烤架", "unit": "", "quantity": 1_000 },
        ])
    );
    let works: serde_json::Value = serde_json::from_str(&of("works", "KT2")).expect("works");
    assert_eq!((&works[0]["item"], &works[0]["kind"]), (&json!(null), &json!("testing")), "by its name");
    assert_eq!(works[1]["item"], json!({ "labour_operation": oil }), "what is done is known by its name");

    // A second list says one of them anew; taken back it is as it was.
    let was = of("works || name || initials", "KT1");
    let news = "套餐编码,套餐名称,内容\nKT1,烤架保养,材料:烤架油*3瓶\n";
    let anew = office.task(run_import, list(news.as_bytes(), KnownRows::Update)).expect("it comes in");
    assert_eq!((&anew["rows_added"], &anew["rows_updated"]), (&json!(0), &json!(1)), "{anew}");
    assert_eq!(codes(&anew), said(&[(2, "field_updated"), (2, "field_updated_wholly")]));
    assert_eq!(of("name", "KT1"), "烤架保养");
    assert!(of("works", "KT1").contains("3000"));
    office.undone(&anew["id"]).expect("it goes");
    assert_eq!(of("works || name || initials", "KT1"), was);

    office.undone(&report["id"]).expect("it goes");
    assert_eq!(number(&file, "SELECT count(*) FROM work_package WHERE code LIKE 'KT%'"), 0);
}

#[test]
fn what_went_out_comes_in_as_the_same() {
    let office = Office::open();
    office.run(bring_catalogue, BringCatalogue { trades: Vec::new() });
    let file = office.file();
    saved(
        &office,
        "KU1",
        "烤架；\"特别\"保养",
        vec![
            work(&file, "BY01", "更换机油机滤"),
            part("烤架油[5W-30];特级*", "20L桶", 500),
            work(&file, "ZD01", "更换前制动片"),
        ],
    );
    let kept = |file: &Connection| {
        text(file, "SELECT group_concat(id || code || name || works || version, '|') FROM work_package")
    };
    let (before, (bytes, rows)) = (kept(&file), gone_out(&office));
    assert!(rows.len() > 10, "{rows:?}");
    let report = office.task(run_import, list(&bytes, KnownRows::Update)).expect("it comes in");
    let counts = (&report["rows_added"], &report["rows_updated"], &report["rows_warned"]);
    assert_eq!(counts, (&json!(0), &json!(0), &json!(0)), "{report}");
    assert_eq!(kept(&file), before, "nothing of it is written anew");

    // Another shop, which has the operations and none of the packages.
    let other = Office::open();
    saved(&office, "KU2", "修烤架套餐", vec![part("烤架油", "", 1_000)]);
    let mine = gone_out(&office).1;
    let of_mine = |row: &&Vec<String>| row.first().is_some_and(|code| code.starts_with("KU"));
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = mine.iter().filter(of_mine).map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
    let csv = format!("套餐编码,套餐名称,内容\n{}\n", lines.collect::<Vec<_>>().join("\n"));
    let report = other.task(run_import, package_list(csv.as_bytes())).expect("it comes in");
    assert_eq!((&report["rows_added"], &report["rows_warned"]), (&json!(2), &json!(0)), "{report}");
    let theirs = gone_out(&other).1;
    let both = |rows: &[Vec<String>]| rows.iter().filter(of_mine).cloned().collect::<Vec<_>>();
    assert_eq!(both(&theirs), both(&mine));
    let file = other.file();
    let oil = number(&file, "SELECT id FROM labour_operation WHERE code = 'BY01'");
    let works = text(&file, "SELECT works FROM work_package WHERE code = 'KU1'");
    assert!(works.contains(&format!("{{\"labour_operation\":{oil}}}")), "{works}");
}

#[test]
fn a_package_whose_operation_left_with_its_list_still_goes_out() {
    let office = Office::open();
    let file = office.file();
    let labour = "项目编码,项目名称,标准工时\nKV1,修烤架腿,1\n";
    let report = office.task(run_import, operation_list(labour.as_bytes())).expect("it comes in");
    saved(&office, "KV", "烤架腿套餐", vec![work(&file, "KV1", "修烤架腿")]);
    office.undone(&report["id"]).expect("it goes");
    let rows = gone_out(&office).1;
    let cell = |row: &Vec<String>| row.iter().any(|cell| cell == "工时:修烤架腿*1");
    assert!(rows.iter().any(cell), "by its name: {rows:?}");
}
