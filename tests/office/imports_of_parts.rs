//! Parts with what lies there of them, and suppliers: in from the lists of old programs, as they
//! really are, and out again.

use crate::support::{Office, part_list, supplier_list};
use domain::ids::{BinId, PartId};
use domain::money::{Money, Quantity};
use domain::part_number::{PartNumberKind, TypedNumber};
use domain::part_price::{PriceClass, PriceRule};
use domain::part_unit::TypedUnit;
use domain::stock::MovementKind;
use features::imports::{ImportFile, KnownRows, run_import};
use features::office::backups::check_file;
use features::stock::items::{AskPart, get_part};
use features::stock::post::Posting;
use features::stock::prices::{AskPriceChange, ChangePrices, PriceScope, change_prices, preview_prices};
use features::stock::writing::{SavePart, save_part};
use kernel::host::AskNothing;
use rusqlite::Connection;
use serde_json::{Value, json};
use shop_tests::asks_till::monday;
use shop_tests::stock::sums_that_differ;
use shop_tests::typed::{field, read};

/// As the stores of workshops write it: a code that is a number, units among the notes, a price as
/// text, a name twice under two codes, a blank row and a sum at the end.
const STOCK: &str = "供应商,编号,商品名称,进价,卖价,数量,备注\n\
    八路通汽车科技有限公司,YG-014,通用型无骨雨刮14寸,10,30,10.0,支\n\
    八路通汽车科技有限公司,001234,刹车油,8.5,¥20.00元,3,1L/瓶\n\
    好利时汽车用品公司,QP-1,七系机油,\"¥1,200.00元\",1680,2,4L/支\n\
    好利时汽车用品公司,QP-2,七系机油,260,320,0,4L/支\n\
    八路通汽车科技有限公司,yg014,通用型无骨雨刮14寸,10,30,5,支\n\
    ,,,,,,\n\
    合计,,,,,20,\n";

pub fn number(file: &Connection, sql: &str) -> i64 {
    file.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

pub fn text(file: &Connection, sql: &str) -> String {
    file.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

pub fn codes(report: &Value) -> Vec<(i64, String)> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.flat_map(|row| {
        let number = row["number"].as_i64().unwrap();
        let warnings = row["warnings"].as_array().unwrap().iter();
        warnings.map(move |one| (number, one["code"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
    })
    .collect()
}

pub fn said(expected: &[(i64, &str)]) -> Vec<(i64, String)> {
    expected.iter().map(|(number, code)| (*number, (*code).to_owned())).collect()
}

pub fn with(content: &str, known: KnownRows) -> ImportFile {
    ImportFile { known: Some(known), ..part_list(content.as_bytes()) }
}

pub fn is_sound(office: &Office) {
    assert_eq!(sums_that_differ(&office.file()), Vec::<String>::new());
    let check = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!((&check["rows"], &check["damaged"]), (&json!([]), &json!([])), "{check}");
}

/// How many rows there are of all that an import of parts may write.
pub fn rows(office: &Office) -> Vec<i64> {
    let file = office.file();
    let tables = [
        "part",
        "bin",
        "supplier",
        "stock_movement",
        "stock_account",
        "stock_level",
        "stock_layer",
        "import_update",
    ];
    tables.iter().map(|table| number(&file, &format!("SELECT count(*) FROM {table}"))).collect()
}

#[test]
fn a_list_of_the_store_comes_in_whole_with_what_lies_there() {
    let office = Office::open();
    let before = rows(&office);
    let preview = office.preview(part_list(STOCK.as_bytes()));
    assert_eq!(
        preview["mapping"],
        json!(["supplier", "code", "name", "cost", "unit_price", "quantity", "unit"]),
        "what stands among the notes are units"
    );
    assert_eq!(rows(&office), before, "the preview writes nothing");
    let report = office.task(run_import, part_list(STOCK.as_bytes())).unwrap();
    assert_eq!((&report["rows_added"], &preview["coming_in"]), (&json!(5), &json!(5)), "{report}");
    assert_eq!(codes(&report), said(&[(6, "part_twice"), (7, "empty_row"), (8, "total_row")]));

    let file = office.file();
    assert_eq!(number(&file, "SELECT count(*) FROM part WHERE import_id IS NOT NULL AND active = 1"), 4);
    let of = |code: &str, what: &str| {
        number(
            &file,
            &format!(
                "SELECT {what} FROM part LEFT JOIN stock_account ON part_id = part.id WHERE code = '{code}'"
            ),
        )
    };
    assert_eq!((of("YG-014", "on_hand"), of("YG-014", "stock_value")), (15_000, 15_000), "of both rows");
    assert_eq!((of("001234", "cost"), of("001234", "unit_price")), (850, 2_000));
    assert_eq!((of("QP-1", "on_hand"), of("QP-1", "stock_value")), (2_000, 240_000));
    assert_eq!(of("QP-2", "on_hand IS NULL"), 1, "nothing lies there of it");
    assert_eq!(text(&file, "SELECT unit || specification FROM part WHERE code = 'QP-1'"), "支4L/支");
    assert_eq!(number(&file, "SELECT count(*) FROM supplier WHERE active = 1"), 2);
    assert_eq!(text(&file, "SELECT code FROM bin"), "主库", "the shop had none");
    assert_eq!(
        number(
            &file,
            "SELECT count(*) FROM stock_movement WHERE kind = 'opening' AND document_kind = 'import'"
        ),
        4
    );
    is_sound(&office);

    office.undone(&report["id"]).unwrap();
    let mut gone = rows(&office);
    gone.pop();
    assert_eq!(gone, before[..gone.len()], "nothing of it is left");
    is_sound(&office);
}

#[test]
fn a_known_part_keeps_its_code_and_is_stocked_once() {
    let office = Office::open();
    office.task(run_import, part_list(STOCK.as_bytes())).unwrap();
    let before = rows(&office);
    // A spreadsheet took the code for a number; the columns stand otherwise, and the brand in the
    // first row of a merged block.
    let list = "品牌,名称,编码,数量,售价,库位,最低库存\n\
        博世,刹车油,1234,7,25,a-01,4\n\
        ,七系机油,QP-2,6,350,A-02,2\n\
        ,新配件,X-9,面议,面议,A-02,\n\
        ,,,,1200.00,,\n";
    let looked = office.preview(with(list, KnownRows::Update));
    assert_eq!(
        (&looked["known_rows"], &looked["updated"], &looked["coming_in"]),
        (&json!(2), &json!(2), &json!(1))
    );
    let report = office.task(run_import, with(list, KnownRows::Update)).unwrap();
    let told = codes(&report);
    for expected in
        [(2, "zeros_lost"), (2, "stock_kept"), (3, "carried_down"), (4, "price_unreadable"), (5, "total_row")]
    {
        assert!(told.contains(&(expected.0, expected.1.to_owned())), "{expected:?}: {told:?}");
    }
    let file = office.file();
    assert_eq!(number(&file, "SELECT count(*) FROM part WHERE code IN ('1234', '001234')"), 1);
    let oil = "FROM part JOIN stock_account ON part_id = part.id WHERE code = '001234'";
    assert_eq!(number(&file, &format!("SELECT on_hand {oil}")), 3_000, "the shop's own count stays");
    assert_eq!(number(&file, &format!("SELECT unit_price {oil}")), 2_500);
    assert_eq!(text(&file, &format!("SELECT brand {oil}")), "博世");
    let other = "FROM part JOIN stock_level ON part_id = part.id JOIN bin ON bin.id = stock_level.bin_id WHERE part.code = 'QP-2'";
    assert_eq!(
        text(&file, &format!("SELECT brand || bin.code || stock_level.quantity {other}")),
        "博世A-026000"
    );
    is_sound(&office);

    office.undone(&report["id"]).unwrap();
    assert_eq!(number(&file, &format!("SELECT unit_price {oil}")), 2_000);
    assert_eq!(
        number(&file, "SELECT count(*) FROM stock_level JOIN part ON part.id = part_id WHERE code = 'QP-2'"),
        0
    );
    assert_eq!(number(&file, "SELECT stocked FROM part WHERE code = 'QP-2'"), 0);
    assert_eq!(rows(&office), before);
    is_sound(&office);
}

#[test]
fn a_list_whose_part_was_used_since_stays_and_names_it() {
    let office = Office::open();
    let id = office.task(run_import, part_list(STOCK.as_bytes())).unwrap()["id"].clone();
    let file = office.file();
    let part = PartId(number(&file, "SELECT id FROM part WHERE code = 'YG-014'"));
    let bin = BinId(number(&file, "SELECT id FROM bin"));
    office.posts("manager", Posting::new(MovementKind::Scrapped, part, bin, Quantity(-1_000))).unwrap();
    let before = rows(&office);
    assert_eq!(office.undone(&id), Err("in_use".to_owned()));
    assert!(office.status()["refusal"]["params"]["detail"].as_str().unwrap().contains("通用型无骨雨刮14寸"));
    assert_eq!(rows(&office), before);
    assert_eq!(number(&file, "SELECT count(*) FROM part WHERE import_id IS NOT NULL AND active = 1"), 4);
    is_sound(&office);
}

#[test]
fn what_a_part_of_the_list_goes_by_comes_in_and_costs_leaves_with_it() {
    let office = Office::open();
    let before = rows(&office);
    let id = office.task(run_import, part_list(STOCK.as_bytes())).unwrap()["id"].clone();
    let file = office.file();
    let part = number(&file, "SELECT id FROM part WHERE code = 'YG-014'");
    let page = office.run(get_part, AskPart { id: PartId(part) });
    let item = &page["item"];
    let known = SavePart {
        id: Some(PartId(part)),
        version: field(item, "version"),
        code: field(item, "code"),
        name: field(item, "name"),
        brand: field(item, "brand"),
        specification: field(item, "specification"),
        unit: field(item, "unit"),
        grade: None,
        warranty: None,
        unit_price: None,
        cost: None,
        active: true,
        numbers: vec![TypedNumber {
            number_kind: PartNumberKind::Maker,
            part_number: "3397 118".to_owned(),
            number_brand: "博世".to_owned(),
        }],
        units: vec![TypedUnit { unit: "盒".to_owned(), factor: Quantity(10_000) }],
        stock: read(item["stock"].clone()),
        limits_in: None,
    };
    office.run(save_part, known);
    let change = AskPriceChange {
        scope: PriceScope::Part { part_id: PartId(part) },
        rule: PriceRule::To { price: Money(3_300) },
        price_class: PriceClass::Retail,
        from_day: "2026-03-02".parse().unwrap(),
        round_to: Money(1),
    };
    office.run(change_prices, ChangePrices { change, count: 1, new_total: Money(3_300) });
    let rows_of =
        |table: &str| number(&file, &format!("SELECT count(*) FROM {table} WHERE part_id = {part}"));
    let own = ["part_number", "part_unit", "part_price"];
    assert!(own.map(rows_of).iter().all(|rows| *rows > 0));
    office.undone(&id).unwrap();
    let mut gone = rows(&office);
    gone.pop();
    assert_eq!(gone, before[..gone.len()], "nothing of it is left");
    assert_eq!(own.map(rows_of), [0, 0, 0]);
    let found = "SELECT count(*) FROM search_term WHERE entity = 'part' AND entity_id = ";
    assert_eq!(number(&file, &format!("{found}{part}")), 0);
    is_sound(&office);
}

#[test]
fn what_was_fitted_to_cars_is_a_list_of_parts_and_no_stock() {
    let office = Office::open();
    let list = "行ID,工单ID,商品编号,商品名称,供应商,领用数量,销售价,成本价,备注\n\
        M1,G1,BLT-JYG-001,机油格BO-3305,八路通,1.00,,,\n\
        M2,G2,BLT-JYG-001,机油格BO-3305,八路通,1.00,15.00,9.09,\n\
        M3,G3,1234512345.0,测试物料,八路通,2.00,15.00,0.00,100\n\
        M4,G4,1.2345E+12,外采件,冠峰,1.00,,,\n";
    let report = office.task(run_import, part_list(list.as_bytes())).unwrap();
    assert_eq!((&report["rows_read"], &report["rows_added"]), (&json!(4), &json!(4)));
    assert_eq!(
        codes(&report),
        said(&[(3, "part_twice"), (4, "point_zero"), (4, "note_unkept"), (5, "code_digits_lost")])
    );
    assert_eq!(report["remarks"][0]["value"], "行ID、工单ID、领用数量", "{report}");
    let file = office.file();
    assert_eq!(number(&file, "SELECT count(*) FROM stock_movement"), 0);
    assert_eq!(
        number(&file, "SELECT cost FROM part WHERE code = 'BLT-JYG-001'"),
        909,
        "the second row knew it"
    );
    is_sound(&office);
}

#[test]
fn suppliers_come_in_once_and_go_unless_something_names_them() {
    let office = Office::open();
    let list = "供应商名称,联系人,电话,税号,账期,执照有效期\n\
        八路通汽车科技有限公司,王工,13800138000,91440300MA5EQXL17P,30天,2028-05-01\n\
        八路通 汽车科技有限公司,,,,,\n\
        冠峰,,0755-83221234,,,\n";
    let id = office.task(run_import, supplier_list(list.as_bytes())).unwrap()["id"].clone();
    let file = office.file();
    let named = "FROM supplier WHERE name = '八路通汽车科技有限公司'";
    assert_eq!(number(&file, "SELECT count(*) FROM supplier WHERE active = 1"), 2);
    assert_eq!(
        text(&file, &format!("SELECT payment_days || contact_name || licence_until {named}")),
        "30王工2028-05-01"
    );
    let again = ImportFile {
        known: Some(KnownRows::Update),
        ..supplier_list("名称,电话\n冠峰,13900139000\n".as_bytes())
    };
    let update = office.task(run_import, again).unwrap();
    assert_eq!(text(&file, "SELECT supplier_phone FROM supplier WHERE name = '冠峰'"), "13900139000");
    office.undone(&update["id"]).unwrap();
    assert_eq!(text(&file, "SELECT supplier_phone FROM supplier WHERE name = '冠峰'"), "075583221234");

    // Its parts name one of them.
    let parts = office.task(run_import, part_list(STOCK.as_bytes())).unwrap()["id"].clone();
    assert_eq!(number(&file, "SELECT count(*) FROM supplier"), 3, "found by its name");
    assert_eq!(office.undone(&id), Err("in_use".to_owned()));
    office.undone(&parts).unwrap();
    office.undone(&id).unwrap();
    assert_eq!(number(&file, "SELECT count(*) FROM supplier"), 0);
    is_sound(&office);
}

#[test]
fn a_supplier_s_price_list_changes_what_the_shop_keeps_and_brings_nothing_else() {
    let office = Office::open();
    office.task(run_import, part_list(STOCK.as_bytes())).unwrap();
    let before = rows(&office);
    let list = "商品编号,名称,进价,零售价\n\
        YG-014,通用型无骨雨刮14寸,¥12.00,30\n\
        QP-1,七系机油,1700,1680\n\
        N-1,店里没有的,5,9\n";
    let looked = office.preview(with(list, KnownRows::UpdateOnly));
    assert_eq!(
        (&looked["updated"], &looked["coming_in"], &looked["skipped"]),
        (&json!(2), &json!(0), &json!(1))
    );
    let told: Vec<&Value> = looked["sample"][0]["warnings"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&told[0]["code"], &told[0]["value"], &told[0]["suggestion"]),
        (&json!("field_updated"), &json!("10.00"), &json!("12.00"))
    );
    let report = office.task(run_import, with(list, KnownRows::UpdateOnly)).unwrap();
    assert!(codes(&report).contains(&(3, "below_cost".to_owned())), "{report}");
    let file = office.file();
    let cost = "SELECT cost FROM part WHERE code = 'YG-014'";
    assert_eq!(number(&file, cost), 1_200);
    assert_eq!(
        number(
            &file,
            "SELECT stock_value FROM stock_account JOIN part ON part.id = part_id WHERE code = 'YG-014'"
        ),
        15_000,
        "what lies there cost what it cost"
    );
    office.undone(&report["id"]).unwrap();
    assert_eq!(number(&file, cost), 1_000);
    assert_eq!(rows(&office), before);
}

#[test]
fn a_price_of_a_list_holds_after_one_that_came_with_a_day_and_goes_with_the_list() {
    let office = Office::open();
    office.task(run_import, part_list(STOCK.as_bytes())).unwrap();
    let part_id = PartId(number(&office.file(), "SELECT id FROM part WHERE code = 'YG-014'"));
    let change = || AskPriceChange {
        scope: PriceScope::Part { part_id },
        rule: PriceRule::To { price: Money(3_500) },
        price_class: PriceClass::Retail,
        from_day: monday(),
        round_to: Money(1),
    };
    let shown = office.run(preview_prices, change());
    let (count, new_total) = (field(&shown, "count"), field(&shown, "new_total"));
    office.run(change_prices, ChangePrices { change: change(), count, new_total });
    let price = || office.run(get_part, AskPart { id: part_id })["item"]["unit_price"].clone();
    assert_eq!(price(), 3_500);
    let before = rows(&office);
    let list = "商品编号,名称,零售价\nYG-014,通用型无骨雨刮14寸,32\n";
    let report = office.task(run_import, with(list, KnownRows::UpdateOnly)).unwrap();
    assert_eq!(price(), 3_200);
    office.undone(&report["id"]).unwrap();
    assert_eq!(price(), 3_500);
    assert_eq!(rows(&office), before);
}
