//! Which cars a part is for: those that fit come first where a line is written, what belongs to another
//! car is said beside it and never refused, and a part is found by the series it fits.

use crate::picking::{checked_in, takes};
use domain::ids::{PartId, VehicleId};
use domain::money::Money;
use domain::stock_terms::StockTerms;
use features::stock::listed::{AskParts, PartFilter, list_parts};
use features::stock::writing::{SavePart, save_part};
use features::visit::lines::{FindCatalogue, find_catalogue};
use serde_json::{Value, json};
use shop_tests::visit::part;
use shop_tests::{MORNING, TestShop};

fn wipers(shop: &TestShop, code: &str, fits: &[&str]) -> PartId {
    let fits = fits.iter().map(|series| (*series).to_owned()).collect();
    let ask = SavePart {
        id: None,
        version: 0,
        code: code.to_owned(),
        name: "无骨雨刮片".to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "个".to_owned(),
        grade: None,
        warranty: None,
        unit_price: Some(Money(6_800)),
        cost: None,
        active: true,
        numbers: Vec::new(),
        units: Vec::new(),
        stock: StockTerms { fits, ..StockTerms::default() },
        limits_in: None,
    };
    PartId(shop.run("parts_keeper", save_part, ask).as_i64().expect("a part has an id"))
}

/// By their codes other cars' would come first.
fn three(shop: &TestShop) -> [PartId; 3] {
    [wipers(shop, "W-1", &["福克斯"]), wipers(shop, "W-2", &[]), wipers(shop, "W-3", &["蒙迪欧", "福特翼虎"])]
}

fn found(shop: &TestShop, query: &str, vehicle_id: Option<i64>) -> Value {
    let ask = FindCatalogue {
        query: query.to_owned(),
        kind: None,
        retired: false,
        price_class: None,
        vehicle_id: vehicle_id.map(VehicleId),
    };
    shop.run("advisor", find_catalogue, ask)
}

fn codes(list: &Value) -> Vec<String> {
    let rows = list.as_array().expect("a list");
    rows.iter().map(|row| row["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_fits_the_car_comes_first_and_what_is_for_another_last() {
    let shop = TestShop::open_at(MORNING);
    let [other, ..] = three(&shop);
    let car = checked_in(&shop, "粤B12345");
    assert_eq!(codes(&found(&shop, "无骨雨刮", None)["items"]), ["W-1", "W-2", "W-3"]);
    let for_car = found(&shop, "无骨雨刮", Some(car.vehicle_id));
    assert_eq!(codes(&for_car["items"]), ["W-3", "W-2", "W-1"]);
    assert_eq!(for_car["other_series"], json!([other.0]));
    assert_eq!(found(&shop, "无骨雨刮", None)["other_series"], json!([]), "nobody said for which car");
    // Whoever types or scans its number means it, and is told.
    let scanned = found(&shop, "W-1", Some(car.vehicle_id));
    assert_eq!((&scanned["items"][0]["code"], &scanned["other_series"]), (&json!("W-1"), &json!([other.0])));
}

#[test]
fn of_more_parts_than_are_shown_those_of_the_car_are_among_them() {
    let shop = TestShop::open_at(MORNING);
    for number in 0..70 {
        wipers(&shop, &format!("W-{number:03}"), &["福克斯"]);
    }
    wipers(&shop, "W-999", &["翼虎"]);
    let car = checked_in(&shop, "粤B12345");
    let items = found(&shop, "无骨雨刮", Some(car.vehicle_id))["items"].clone();
    assert_eq!(codes(&items)[..2], ["W-999", "W-000"]);
}

#[test]
fn a_part_of_another_car_is_said_beside_its_line_and_not_refused() {
    let shop = TestShop::open_at(MORNING);
    let [other, any, own] = three(&shop);
    let car = checked_in(&shop, "粤B12345");
    let figures = part("无骨雨刮片", 1_000, 6_800);
    let [line, ..] = [other, any, own].map(|id| takes(&car, id, &figures));
    assert_eq!(car.visit()["misfits"], json!([{ "line_id": line, "fits": ["福克斯"] }]));
    car.estimate_issued();
    car.authorised(&[line]);
    assert_eq!(car.visit()["misfits"], json!([]), "nobody puts it on the car");
}

#[test]
fn a_part_is_found_by_the_series_it_fits() {
    let shop = TestShop::open_at(MORNING);
    three(&shop);
    let listed = |text: &str| {
        let ask = AskParts { text: text.to_owned(), part_filter: PartFilter::All, after: None };
        shop.run("parts_keeper", list_parts, ask)["rows"].clone()
    };
    assert_eq!(codes(&listed("翼虎 雨刮")), ["W-3"]);
    assert_eq!(listed("蒙迪欧 雨刮")[0]["fits"], json!(["蒙迪欧", "福特翼虎"]));
    assert_eq!(codes(&listed("福克斯 雨刮")), ["W-1"]);
}
