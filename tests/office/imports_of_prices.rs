//! A supplier's price list: looked at before it holds, and from the day somebody names.

use crate::imports_of_parts::{codes, is_sound, number, rows, said, text, with};
use crate::support::{Office, part_list};
use chrono::{Days, NaiveDate};
use domain::ids::PartId;
use domain::money::Money;
use domain::part_price::{PriceClass, PriceRule};
use features::imports::{ImportFile, KnownRows, run_import};
use features::stock::prices::{AskPriceChange, PriceScope, preview_prices};
use serde_json::{Value, json};
use shop_tests::asks_till::monday;

const SHELF: &str = "编码,名称,进价,零售价\nK-1,机油滤芯,10,30\nK-2,空气滤芯,20,40\nK-3,刹车片,100,260\n";

const LIST: &str = "编码,名称,进价,零售价\n\
    K-1,机油滤芯,¥12.00,36\n\
    K-2,空气滤芯,45,40\n\
    K-3,刹车片,,260.00\n\
    N-1,没有的,5,9\n";

fn from(day: NaiveDate) -> ImportFile {
    ImportFile { prices_from: Some(day), ..with(LIST, KnownRows::UpdateOnly) }
}

fn in_ten_days() -> NaiveDate {
    monday() + Days::new(10)
}

/// What the part is sold for on a day.
fn sold_for(office: &Office, code: &str, on: NaiveDate) -> Value {
    let part_id = PartId(number(&office.file(), &format!("SELECT id FROM part WHERE code = '{code}'")));
    let ask = AskPriceChange {
        scope: PriceScope::Part { part_id },
        rule: PriceRule::To { price: Money(1) },
        price_class: PriceClass::Retail,
        from_day: on,
        round_to: Money(1),
    };
    office.run(preview_prices, ask)["rows"][0]["old_price"].clone()
}

#[test]
fn a_price_list_shows_old_new_and_margin_before_anything_changes() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    let before = rows(&office);
    let shown = office.preview(with(LIST, KnownRows::UpdateOnly))["prices"].clone();
    assert_eq!(
        (&shown["prices"], &shown["costs"], &shown["below_cost"]),
        (&json!(1), &json!(2), &json!(1)),
        "{shown}"
    );
    let row = |at: usize| {
        let row = &shown["rows"][at];
        let fields =
            ["number", "code", "old_price", "new_price", "old_cost", "cost", "margin_before", "margin_after"];
        json!(fields.map(|field| row[field].clone()))
    };
    // What is left least of stands first: 40 yuan for what costs 45 from now on.
    assert_eq!(row(0), json!([3, "K-2", 4_000, 4_000, 2_000, 4_500, 5_000, -1_250]));
    assert_eq!(row(1), json!([2, "K-1", 3_000, 3_600, 1_000, 1_200, 6_666, 6_666]));
    assert_eq!(shown["rows"].as_array().map(Vec::len), Some(2), "what stays as it is does not stand there");
    assert_eq!(rows(&office), before);
    // Nothing of the kind for what comes in anew.
    assert_eq!(office.preview(part_list(LIST.as_bytes()))["prices"], Value::Null);
}

#[test]
fn prices_of_a_list_hold_from_the_day_that_was_named() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    let before = rows(&office);
    let (day_before, day) = (monday() + Days::new(9), in_ten_days());
    let report = office.task(run_import, from(day)).unwrap();
    let remark = &report["remarks"][0];
    assert_eq!(
        (&remark["code"], &remark["value"]),
        (&json!("prices_from"), &json!(day.to_string())),
        "{report}"
    );
    let at = |on: NaiveDate| sold_for(&office, "K-1", on);
    assert_eq!((at(monday()), at(day_before), at(day)), (json!(3_000), json!(3_000), json!(3_600)));
    let file = office.file();
    assert_eq!(number(&file, "SELECT unit_price FROM part WHERE code = 'K-1'"), 3_000);
    assert_eq!(number(&file, "SELECT cost FROM part WHERE code = 'K-1'"), 1_200, "a cost holds at once");
    // Held against that day the same list says nothing new.
    let again = office.preview(from(day));
    assert_eq!((&again["prices"], &again["updated"]), (&Value::Null, &json!(0)), "{again}");
    is_sound(&office);

    office.undone(&report["id"]).unwrap();
    assert_eq!(at(day), json!(3_000));
    assert_eq!(number(&file, "SELECT count(*) FROM part_price"), 0);
    assert_eq!(rows(&office), before);
    is_sound(&office);
}

#[test]
fn a_day_that_is_over_is_refused_and_today_is_at_once() {
    let office = Office::open();
    office.task(run_import, part_list(SHELF.as_bytes())).unwrap();
    let before = rows(&office);
    let yesterday = monday() - Days::new(1);
    assert_eq!(office.no_preview(from(yesterday)), "bad_field");
    assert_eq!(office.status()["refusal"]["params"]["field"], "from_day");
    assert_eq!(office.task(run_import, from(yesterday)), Err("bad_field".to_owned()));
    assert_eq!(rows(&office), before, "nothing came in");
    let report = office.task(run_import, from(monday())).unwrap();
    assert_eq!(report["remarks"], json!([]));
    assert_eq!(number(&office.file(), "SELECT unit_price FROM part WHERE code = 'K-1'"), 3_600);
}

#[test]
fn a_list_brings_the_prices_of_the_other_lists_and_what_is_known_of_a_part() {
    let office = Office::open();
    let first = "编码,名称,零售价,会员价,类别,保质期,订货点,最高库存\n\
        K-1,机油滤芯,30,27,原厂件,18个月,4,20\n\
        K-2,空气滤芯,40,,油品,长期,,\n";
    let report = office.task(run_import, part_list(first.as_bytes())).unwrap();
    assert_eq!(codes(&report), said(&[(3, "grade_unknown"), (3, "quantity_unreadable")]));
    let file = office.file();
    let known = "SELECT grade || '/' || shelf_life_days || '/' || reorder_point || '/' || maximum FROM part";
    assert_eq!(text(&file, &format!("{known} WHERE code = 'K-1'")), "genuine/540/4000/20000");
    let member = |from: &str| {
        let of = "FROM part_price WHERE price_class = 'member' AND from_day =";
        number(&file, &format!("SELECT coalesce(sum(unit_price), 0) {of} '{from}'"))
    };
    assert_eq!(member("2026-03-02"), 2_700);
    let later = "编码,名称,会员价,类别,最高库存\nK-1,机油滤芯,26,副厂,3\nK-2,空气滤芯,38,原厂,\n";
    let day = in_ten_days();
    let ask = ImportFile { prices_from: Some(day), ..with(later, KnownRows::Update) };
    let update = office.task(run_import, ask).unwrap();
    assert_eq!(
        codes(&update),
        said(&[
            (2, "maximum_below_minimum"),
            (2, "field_updated"),
            (2, "field_updated"),
            (3, "field_filled"),
            (3, "field_filled"),
        ])
    );
    assert_eq!(member(&day.to_string()), 2_600 + 3_800);
    assert_eq!(text(&file, &format!("{known} WHERE code = 'K-1'")), "aftermarket/540/4000/20000");
    office.undone(&update["id"]).unwrap();
    assert_eq!((member(&day.to_string()), member("2026-03-02")), (0, 2_700));
    assert_eq!(text(&file, &format!("{known} WHERE code = 'K-1'")), "genuine/540/4000/20000");
    office.undone(&report["id"]).unwrap();
    assert_eq!(number(&file, "SELECT count(*) FROM part_price"), 0);
    is_sound(&office);
    // What kind of thing a part is says nothing of its grade.
    let kinds = "编码,名称,类别\nK-1,机油滤芯,滤清器\n";
    assert_eq!(office.preview(part_list(kinds.as_bytes()))["mapping"], json!(["code", "name", null]));
}
