//! Which part of the shop a row of a list means, and where what it says may be put.

use crate::imports_of_parts::{codes, is_sound, number, rows, said, text, with};
use crate::support::{Office, part_list};
use domain::ids::{BinId, PartId};
use domain::part_number::{PartNumberKind, TypedNumber};
use domain::stock::BinKind;
use features::counting::bins::{SaveBin, save_bin};
use features::imports::{ImportFile, KnownRows, run_import};
use features::stock::items::{AskPart, get_part};
use features::stock::writing::{SavePart, save_part};
use serde_json::{Value, json};
use shop_tests::typed::{field, read};

/// A store's own workbook: a title above, the brand in the first row of merged cells, a code that is a
/// number, prices as texts, a blank row, a sum and a blank row at the end.
const WORKBOOK: &[u8] = include_bytes!("files/parts.xlsx");

/// The shop's parts before any list.
const SHELF: &str = "编码,名称,品牌,零售价,OE号,替换号\n\
    001230045,机油滤芯,甲牌,40,,\n\
    KL-1,空气滤芯,甲牌,60,1K0 129 620,W-620\n\
    KL-2,空气滤芯,乙牌,55,1K0129620,\n";

fn part(office: &Office, code: &str) -> PartId {
    PartId(number(&office.file(), &format!("SELECT id FROM part WHERE code = '{code}'")))
}

fn page(office: &Office, code: &str) -> Value {
    office.run(get_part, AskPart { id: part(office, code) })
}

fn bin(office: &Office, code: &str, kind: BinKind) -> (BinId, i64) {
    let bin =
        SaveBin { id: None, version: 0, code: code.to_owned(), name: String::new(), kind, active: true };
    let kept = office.run(save_bin, bin);
    (field(&kept, "id"), field(&kept, "version"))
}

fn retired(office: &Office, code: &str, (id, version): (BinId, i64)) {
    let (code, name) = (code.to_owned(), String::new());
    office.run(save_bin, SaveBin { id: Some(id), version, code, name, kind: BinKind::Shelf, active: false });
}

#[test]
fn a_workbook_of_a_store_comes_in_whole_as_it_really_is_and_goes_again() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    let before = rows(&office);
    let list = || ImportFile { known: Some(KnownRows::Update), ..part_list(WORKBOOK) };
    let looked = office.preview(list());
    assert_eq!(
        looked["mapping"],
        json!(["brand", "name", "code", "maker_number", "cost", "unit_price", "quantity", "bin", "unit"])
    );
    assert_eq!(
        (&looked["known_rows"], &looked["updated"], &looked["coming_in"]),
        (&json!(1), &json!(1), &json!(4))
    );
    assert_eq!(rows(&office), before, "the preview writes nothing");
    let report = office.task(run_import, list()).unwrap();
    assert_eq!(
        codes(&report),
        said(&[
            (3, "zeros_lost"),
            (3, "field_filled"),
            (3, "field_updated"),
            (3, "field_filled"),
            (3, "field_filled"),
            (3, "field_filled"),
            (4, "carried_down"),
            (4, "price_unreadable"),
            (5, "carried_down"),
            (7, "carried_down"),
            (7, "price_rounded"),
            (8, "empty_row"),
            (9, "total_row"),
        ])
    );
    let file = office.file();
    assert_eq!(
        number(&file, "SELECT count(*) FROM part WHERE code LIKE '%1230045'"),
        1,
        "its zeros came back"
    );
    let of = "FROM part JOIN stock_level ON part_id = part.id JOIN bin ON bin.id = stock_level.bin_id WHERE part.code =";
    let lies = |code: &str| {
        text(&file, &format!("SELECT brand || '/' || bin.code || '/' || stock_level.quantity {of} '{code}'"))
    };
    assert_eq!(lies("001230045"), "甲牌/A-01/12000");
    assert_eq!(lies("6923500011122"), "甲牌/A-02/4000");
    assert_eq!(lies("BP 77"), "乙牌/B-01/2000");
    assert_eq!(text(&file, "SELECT brand || unit || cost FROM part WHERE code = 'BD-9'"), "乙牌只31001");
    assert_eq!(
        text(&file, "SELECT unit || cost || '/' || unit_price FROM part WHERE code = '6923500011122'"),
        "盒120050/150000"
    );
    let numbers = |code: &str| page(&office, code)["numbers"].as_array().unwrap().len();
    assert_eq!((numbers("001230045"), numbers("BP 77")), (1, 2), "several stand in one cell");
    is_sound(&office);

    office.undone(&report["id"]).unwrap();
    assert_eq!(rows(&office), before);
    assert_eq!(page(&office, "001230045")["numbers"], json!([]), "a number it got goes with the list");
    assert_eq!(page(&office, "001230045")["item"]["unit_price"], 4_000);
    is_sound(&office);
}

#[test]
fn a_row_finds_its_part_by_another_number_it_goes_by() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    let list = "编码,名称,品牌,零售价\n\
        W 620,空滤（供应商的叫法）,,66\n\
        1K0.129.620,空气滤清器,乙牌,58\n\
        w620,空气滤清器,丙牌,50\n\
        1K0-129-620,空气滤清器,,49\n";
    let report = office.task(run_import, with(list, KnownRows::Update)).unwrap();
    assert_eq!(
        codes(&report),
        said(&[
            (2, "found_by_number"),
            (2, "field_updated"),
            (3, "found_by_number"),
            (3, "field_updated"),
            (5, "number_of_several"),
        ])
    );
    assert_eq!(report["rows"][0]["warnings"][0]["suggestion"], "KL-1");
    assert_eq!(report["rows"][2]["warnings"][0]["suggestion"], "KL-1、KL-2", "nobody can say which");
    let item = |code: &str| page(&office, code)["item"].clone();
    assert_eq!((&item("KL-1")["unit_price"], &item("KL-1")["name"]), (&json!(6_600), &json!("空气滤芯")));
    assert_eq!((&item("KL-2")["unit_price"], &item("KL-2")["name"]), (&json!(5_800), &json!("空气滤芯")));
    // Another brand's is another part, and so comes in; the one nobody can tell does as well, each a part.
    let file = office.file();
    let own = format!("SELECT count(*) FROM part WHERE import_id = {}", report["id"]);
    assert_eq!(number(&file, &own), 2);
    assert_eq!((&report["rows_added"], &report["rows_updated"]), (&json!(2), &json!(2)));

    office.undone(&report["id"]).unwrap();
    assert_eq!(item("KL-1")["unit_price"], 6_000);
    let only = office.preview(with(list, KnownRows::UpdateOnly));
    assert_eq!(
        (&only["coming_in"], &only["updated"]),
        (&json!(0), &json!(2)),
        "what is unsure changes nothing"
    );
}

#[test]
fn a_code_that_two_makers_write_is_told_by_the_brand() {
    let office = Office::open();
    let list = "编码,名称,品牌,数量,进价\nW712,机油滤芯,甲牌,5,20\nW712,机油滤芯,乙牌,3,30\nW712,机油滤芯,甲牌,1,25\n";
    let report = office.task(run_import, part_list(list.as_bytes())).unwrap();
    assert_eq!(codes(&report), said(&[(3, "code_twice"), (4, "part_twice")]));
    let file = office.file();
    let there = |brand: &str| {
        let of = "FROM part JOIN stock_account ON part_id = part.id WHERE brand =";
        text(&file, &format!("SELECT on_hand || '/' || stock_value {of} '{brand}'"))
    };
    assert_eq!((there("甲牌"), there("乙牌")), ("6000/12500".to_owned(), "3000/9000".to_owned()));
    // A brand that is not said again is that of the row above: what stands first has none.
    let prices = "编码,名称,品牌,零售价\nW712,机油滤芯,,44\nW712,机油滤芯,乙牌,45\n";
    let report = office.task(run_import, with(prices, KnownRows::UpdateOnly)).unwrap();
    assert_eq!(codes(&report), said(&[(2, "number_of_several"), (3, "field_filled")]));
    assert_eq!(number(&file, "SELECT unit_price FROM part WHERE brand = '乙牌'"), 4_500);
    assert_eq!(number(&file, "SELECT unit_price FROM part WHERE brand = '甲牌'"), 0);
}

#[test]
fn what_a_further_row_of_a_part_says_otherwise_is_told_and_not_taken() {
    let office = Office::open();
    let list = "编码,名称,供应商,单位,售价,成本价\n\
        Q1,机油,甲行,桶,420,0\n\
        Q1,机油,甲行,,400,188\n\
        Q1,机油,乙行,桶,420,190\n";
    let report = office.task(run_import, part_list(list.as_bytes())).unwrap();
    assert_eq!(
        codes(&report),
        said(&[
            (3, "part_twice"),
            (3, "differs_above"),
            (4, "part_twice"),
            (4, "differs_above"),
            (4, "differs_above"),
        ])
    );
    let file = office.file();
    assert_eq!(text(&file, "SELECT unit_price || '/' || cost FROM part WHERE code = 'Q1'"), "42000/18800");
    assert_eq!(number(&file, "SELECT count(*) FROM supplier"), 1, "whom nothing names does not come in");
}

#[test]
fn a_list_puts_nothing_where_nothing_is_issued_from() {
    let office = Office::open();
    let shelf = bin(&office, "A-01", BinKind::Shelf);
    let old = bin(&office, "Z-9", BinKind::Shelf);
    bin(&office, "待检", BinKind::Quarantine);
    office.task(run_import, part_list("编码,名称,库位\nK-1,旧位置的,Z-9\n".as_bytes())).unwrap();
    retired(&office, "Z-9", old);
    let list = "编码,名称,数量,进价,库位\n\
        N-1,新的,2,10,z-9\n\
        N-2,待检的,3,10,待检\n\
        K-1,旧位置的,4,10,\n\
        N-3,照常的,1,10,A-01\n";
    let looked = office.preview(with(list, KnownRows::Update));
    assert_eq!(looked["warned"], 3, "{looked}");
    let report = office.task(run_import, with(list, KnownRows::Update)).unwrap();
    let told = codes(&report);
    for expected in [(2, "bin_retired"), (3, "bin_no_shelf"), (4, "bin_retired")] {
        assert!(told.contains(&(expected.0, expected.1.to_owned())), "{expected:?}: {told:?}");
    }
    let file = office.file();
    let closed = "FROM stock_level JOIN bin ON bin.id = bin_id WHERE bin.active = 0 OR bin.kind <> 'shelf'";
    assert_eq!(number(&file, &format!("SELECT count(*) {closed}")), 0);
    let on = format!("SELECT sum(quantity) FROM stock_level WHERE bin_id = {}", shelf.0);
    assert_eq!(number(&file, &on), 10_000, "all of it lies on the shelf in use");
    assert_eq!(number(&file, "SELECT count(*) FROM part WHERE code LIKE 'N-%' AND bin_id IS NOT NULL"), 1);
    is_sound(&office);
    office.undone(&report["id"]).unwrap();
    assert_eq!(number(&file, "SELECT count(*) FROM stock_movement"), 0);
    is_sound(&office);
}

#[test]
fn what_one_file_looked_like_is_no_correction_for_the_next() {
    let office = Office::open();
    // Units among the notes, and no code but the makers' numbers.
    let first = "OE号,名称,备注\n04E115561,机油滤芯,个\n1K0129620,空气滤芯,4L/支\n";
    let looked = office.preview(part_list(first.as_bytes()));
    assert_eq!(looked["mapping"], json!(["code", "name", "unit"]));
    office.task(run_import, part_list(first.as_bytes())).unwrap();
    let next = "编码,OE号,名称,备注\nJL-1,04E115562,机油滤芯长,买一送一\n";
    let looked = office.preview(part_list(next.as_bytes()));
    assert_eq!(looked["mapping"], json!(["code", "maker_number", "name", "note"]), "notes are notes again");
    // What a person said otherwise stays said, also where the file looks like something else.
    let mapping = Some(["code", "name", "note"].map(|field| Some(field.to_owned())).to_vec());
    office.task(run_import, ImportFile { mapping, ..with(first, KnownRows::Update) }).unwrap();
    assert_eq!(office.preview(part_list(first.as_bytes()))["mapping"], json!(["code", "name", "note"]));
}

#[test]
fn numbers_somebody_added_meanwhile_stay_when_the_list_goes() {
    let office = Office::open();
    office.task(run_import, part_list("编码,名称\nK-1,机油滤芯\n".as_bytes())).unwrap();
    let list = "编码,名称,OE号\nK-1,机油滤芯,04E115561\n";
    let report = office.task(run_import, with(list, KnownRows::Update)).unwrap();
    let shown = page(&office, "K-1");
    let mut numbers: Vec<TypedNumber> = read(shown["numbers"].clone());
    let number_kind = PartNumberKind::Cross;
    numbers.push(TypedNumber {
        number_kind,
        part_number: "W 712".to_owned(),
        number_brand: "甲牌".to_owned(),
    });
    let item = &shown["item"];
    let ask = SavePart {
        id: Some(part(&office, "K-1")),
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
        numbers,
        units: Vec::new(),
        stock: read(item["stock"].clone()),
        limits_in: None,
    };
    office.run(save_part, ask);
    office.undone(&report["id"]).unwrap();
    let left = page(&office, "K-1")["numbers"].clone();
    assert_eq!(left.as_array().map(Vec::len), Some(1), "{left}");
    assert_eq!(left[0]["part_number"], "W 712");
}
