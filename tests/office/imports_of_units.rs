//! A list that counts parts otherwise than the shop does: in boxes what lies there in pieces.

use crate::imports_of_parts::{codes, is_sound, number, said, text, with};
use crate::support::{Office, part_list};
use domain::ids::PartId;
use domain::money::Quantity;
use domain::part_unit::TypedUnit;
use features::imports::{KnownRows, run_import};
use features::stock::items::{AskPart, get_part};
use features::stock::writing::{SavePart, save_part};
use serde_json::json;
use shop_tests::typed::{field, read};

const SHELF: &str = "编码,名称,单位,零售价,进价,数量\n\
    K-1,机油滤芯,个,10,5,20\n\
    K-2,大灯灯泡,个,2,1,8\n\
    K-3,车轮螺栓,,1,,\n\
    K-4,密封胶,支,20,10,6\n";

/// Twenty of the filter are a box.
fn comes_in_boxes(office: &Office) {
    let id = PartId(number(&office.file(), "SELECT id FROM part WHERE code = 'K-1'"));
    let page = office.run(get_part, AskPart { id });
    let item = &page["item"];
    let part = SavePart {
        id: Some(id),
        version: field(item, "version"),
        code: field(item, "code"),
        name: field(item, "name"),
        brand: String::new(),
        specification: String::new(),
        unit: field(item, "unit"),
        grade: None,
        warranty: None,
        unit_price: None,
        cost: None,
        active: true,
        numbers: Vec::new(),
        units: vec![TypedUnit { unit: "箱".to_owned(), factor: Quantity(20_000) }],
        stock: read(item["stock"].clone()),
        limits_in: None,
    };
    office.run(save_part, part);
}

#[test]
fn a_list_in_boxes_changes_neither_the_unit_nor_what_one_piece_costs() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    comes_in_boxes(&office);
    let list = "编码,名称,单位,零售价,最低库存\n\
        K-1,机油滤芯,箱,180,2\n\
        K-2,大灯灯泡,只,3,\n\
        K-3,车轮螺栓,盒,60,\n\
        K-4,密封胶,盒,200,3\n\
        N-1,雨刮,个,9,3箱\n";
    let report = office.task(run_import, with(list, KnownRows::Update)).unwrap();
    assert_eq!(
        codes(&report),
        said(&[
            (2, "unit_differs"),
            (3, "unit_kept"),
            (3, "field_updated"),
            (4, "field_filled"),
            (4, "field_updated"),
            (5, "unit_differs"),
            (6, "quantity_other_unit"),
        ])
    );
    let file = office.file();
    let kept = |code: &str| {
        text(&file, &format!("SELECT unit || unit_price || '/' || minimum FROM part WHERE code = '{code}'"))
    };
    assert_eq!(kept("K-1"), "个1000/0", "a box is no piece");
    assert_eq!(kept("K-2"), "个300/0", "one is one, whatever it is called");
    assert_eq!(kept("K-3"), "盒6000/0", "nothing was counted in any unit yet");
    assert_eq!(kept("K-4"), "支2000/0", "nobody said how many are in one");
    assert_eq!(kept("N-1"), "个900/0");
    is_sound(&office);
}

#[test]
fn what_lies_there_in_another_unit_than_its_row_or_the_row_above_says_is_not_put_in() {
    let office = Office::open();
    let list = "编码,名称,单位,数量,进价\n\
        Q-1,散装机油,升,20,10\n\
        Q-1,散装机油,桶,2,2000\n\
        Q-2,清洗剂,瓶,3箱,5\n\
        Q-3,滤芯,,4只,6\n";
    let report = office.task(run_import, part_list(list.as_bytes())).unwrap();
    assert_eq!(
        codes(&report),
        said(&[
            (3, "part_twice"),
            (3, "differs_above"),
            (3, "quantity_other_unit"),
            (4, "quantity_other_unit"),
        ])
    );
    let file = office.file();
    let of = |code: &str, what: &str| {
        let of = "FROM part LEFT JOIN stock_account ON part_id = part.id WHERE code =";
        text(&file, &format!("SELECT unit || coalesce({what}, 0) {of} '{code}'"))
    };
    assert_eq!((of("Q-1", "on_hand"), of("Q-1", "stock_value")), ("升20000".into(), "升20000".into()));
    assert_eq!((of("Q-2", "on_hand"), of("Q-3", "on_hand")), ("瓶0".into(), "只4000".into()));
    assert_eq!(report["rows_added"], json!(4));
    is_sound(&office);
}
