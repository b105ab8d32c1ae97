//! Parts as the keeper knows them: found by whatever stands on the box, counted in their unit, priced from a
//! day on, and followed by what took their place.

use crate::ordering_asks::{line, ordered, supplier};
use domain::ids::{BinId, CustomerId, PartId};
use domain::line::PartGrade;
use domain::money::{Money, Quantity, Rate};
use domain::part_number::{PartNumberKind, TypedNumber};
use domain::part_price::{PriceClass, PriceRule};
use domain::part_unit::TypedUnit;
use domain::stock_terms::StockTerms;
use features::records::customers::{AskCustomer, get_customer};
use features::stock::items::{AskPart, get_part};
use features::stock::listed::{AskParts, PartFilter, list_parts};
use features::stock::movements::{AskPartMovements, part_movements};
use features::stock::pictures::{SetPartPicture, part_picture};
use features::stock::prices::{
    AskPriceChange, ChangePrices, PriceScope, SetPriceClass, change_prices, preview_prices, set_price_class,
};
use features::stock::writing::{SavePart, save_part};
use features::visit::lines::{self, FindCatalogue, find_catalogue};
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use shop_tests::asks_visit::{added, catalogue, new_part};
use shop_tests::lines::part;
use shop_tests::photos::picture;
use shop_tests::stocked::stocked;
use shop_tests::typed::{field, read, request};
use shop_tests::{MORNING, TestShop};

const DAY: i64 = 24 * 60;

fn filter_part() -> SavePart {
    SavePart {
        id: None,
        version: 0,
        code: "JL-0012".to_owned(),
        name: "机油滤清器滤芯总成".to_owned(),
        brand: "箭冠".to_owned(),
        specification: "大众 EA888".to_owned(),
        unit: "个".to_owned(),
        grade: Some(PartGrade::Equivalent),
        warranty: None,
        unit_price: Some(Money(6_800)),
        cost: Some(Money(3_200)),
        active: true,
        numbers: vec![TypedNumber {
            number_kind: PartNumberKind::Maker,
            part_number: "06A 115 561 B".to_owned(),
            number_brand: "大众".to_owned(),
        }],
        units: Vec::new(),
        stock: StockTerms { minimum: Quantity(5_000), ..StockTerms::default() },
        limits_in: None,
    }
}

fn saved(shop: &TestShop, ask: SavePart) -> PartId {
    PartId(shop.run("parts_keeper", save_part, ask).as_i64().expect("a part has an id"))
}

fn page(shop: &TestShop, id: PartId) -> Value {
    shop.run("parts_keeper", get_part, AskPart { id })
}

/// The part as its page shows it, to be written again.
fn again(shop: &TestShop, id: PartId) -> SavePart {
    let page = page(shop, id);
    let item = &page["item"];
    SavePart {
        id: Some(id),
        version: field(item, "version"),
        code: field(item, "code"),
        name: field(item, "name"),
        brand: field(item, "brand"),
        specification: field(item, "specification"),
        unit: field(item, "unit"),
        grade: read(item["grade"].clone()),
        warranty: None,
        unit_price: None,
        cost: None,
        active: true,
        numbers: read(page["numbers"].clone()),
        units: read(page["units"].clone()),
        stock: read(item["stock"].clone()),
        limits_in: None,
    }
}

fn listed(shop: &TestShop, text: &str, part_filter: PartFilter) -> Value {
    let text = text.to_owned();
    shop.run("parts_keeper", list_parts, AskParts { text, part_filter, after: None })
}

fn names(list: &Value) -> Vec<String> {
    let rows = list["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_part_is_found_by_whatever_stands_on_its_box() {
    let shop = TestShop::open_at(MORNING);
    let id = saved(&shop, filter_part());
    for typed in ["JL-0012", "jl0012", "06A115561B", "06a 115 561 b", "06A-115-561-B"] {
        let list = listed(&shop, typed, PartFilter::All);
        assert_eq!(list["numbered"], id.0, "{typed} opens it");
        assert_eq!(names(&list)[0], "机油滤清器滤芯总成", "{typed}");
        let sold = catalogue(&shop, "advisor", typed);
        assert_eq!(sold[0]["code"], "JL-0012", "{typed} is quoted");
    }
    for typed in ["jylq", "机滤 箭冠", "EA888", "总成"] {
        let list = listed(&shop, typed, PartFilter::All);
        assert!(names(&list).contains(&"机油滤清器滤芯总成".to_owned()), "{typed}");
        assert_eq!(list["numbered"], Value::Null, "{typed} is no number");
    }
    let below = listed(&shop, "", PartFilter::BelowMinimum);
    assert_eq!(names(&below), ["机油滤清器滤芯总成"], "five should be there, and none is");

    // What it is called no longer finds it.
    let renamed = SavePart { name: "滤芯".to_owned(), numbers: Vec::new(), ..again(&shop, id) };
    saved(&shop, renamed);
    assert_eq!(listed(&shop, "06A115561B", PartFilter::All)["numbered"], Value::Null);
    assert_eq!(names(&listed(&shop, "总成", PartFilter::All)), Vec::<String>::new());
}

#[test]
fn the_price_lists_form_makes_no_twin_and_no_unit_that_means_two_things() {
    let shop = TestShop::open_at(MORNING);
    let barrel = TypedUnit { unit: "桶".to_owned(), factor: Quantity(200_000) };
    let oil = SavePart { unit: "升".to_owned(), units: vec![barrel], ..filter_part() };
    let id = saved(&shop, oil);
    let refused = |ask: lines::SaveCatalogueItem| -> Value {
        let asked = shop.ask("manager", "save_catalogue_item", request(ask));
        asked.expect_err("it is refused")["params"].clone()
    };
    let twin = |code: &str, brand: &str| lines::SaveCatalogueItem {
        brand: brand.to_owned(),
        ..new_part(code, "滤芯", 6_800)
    };
    let taken = |field: &str| json!({ "field": field, "problem": "taken" });
    assert_eq!(refused(twin("jl 0012", "箭冠")), taken("code"), "the scanner would open neither");
    let other = shop.run("manager", lines::save_catalogue_item, twin("JL-0012", "曼牌"));
    let as_brand = lines::SaveCatalogueItem {
        id: read(other["id"].clone()),
        version: field(&other, "version"),
        ..twin("JL-0012", "箭冠")
    };
    assert_eq!(refused(as_brand), taken("code"), "nor does another brand make one");
    let in_barrels = lines::SaveCatalogueItem {
        id: Some(domain::catalogue::ItemId::Part(id)),
        version: 1,
        unit: " 桶".to_owned(),
        ..twin("JL-0012", "箭冠")
    };
    assert_eq!(refused(in_barrels), taken("unit"), "a barrel is 200 litres, and no barrel of barrels");
}

#[test]
fn a_code_stands_on_one_part_of_a_brand_and_only_who_keeps_the_store_writes_one() {
    let shop = TestShop::open_at(MORNING);
    saved(&shop, filter_part());
    let twin = SavePart { code: "jl 0012".to_owned(), ..filter_part() };
    assert_eq!(shop.refused("parts_keeper", "save_part", request(twin)), "bad_field");
    let other = SavePart { brand: "马勒".to_owned(), ..filter_part() };
    saved(&shop, other);
    let both = listed(&shop, "JL0012", PartFilter::All);
    assert_eq!(both["numbered"], Value::Null, "one of two is chosen, not opened");
    assert_eq!(shop.refused("advisor", "save_part", request(filter_part())), "role_missing");
    assert_eq!(shop.refused("technician", "list_parts", json!({})), "role_missing");
}

#[test]
fn a_part_keeps_its_units_and_what_its_page_does_not_say() {
    let shop = TestShop::open_at(MORNING);
    let units = vec![TypedUnit { unit: "箱".to_owned(), factor: Quantity(12_000) }];
    let id = saved(&shop, SavePart { units, ..filter_part() });
    let before = page(&shop, id);
    assert_eq!(before["units"], json!([{ "unit": "箱", "factor": 12_000 }]));
    assert_eq!(before["item"]["cost"], 3_200);
    saved(&shop, again(&shop, id));
    let after = page(&shop, id);
    assert_eq!(after["units"], before["units"]);
    assert_eq!(after["numbers"], before["numbers"]);
    assert_eq!(after["item"]["unit_price"], 6_800, "its price is set elsewhere");
    assert_eq!(after["item"]["cost"], 3_200);
    let two_boxes = StockTerms { minimum: Quantity(2_000), ..StockTerms::default() };
    let limits_in = Some("箱".to_owned());
    saved(&shop, SavePart { stock: two_boxes.clone(), limits_in, ..again(&shop, id) });
    assert_eq!(page(&shop, id)["item"]["stock"]["minimum"], 24_000, "two boxes of twelve");
    let limits_in = Some("桶".to_owned());
    let unknown = request(SavePart { stock: two_boxes, limits_in, ..again(&shop, id) });
    assert_eq!(shop.refused("parts_keeper", "save_part", unknown), "stock");
    let twice = vec![TypedUnit { unit: "个".to_owned(), factor: Quantity(1_000) }];
    let counted = request(SavePart { units: twice, ..again(&shop, id) });
    assert_eq!(shop.refused("parts_keeper", "save_part", counted), "bad_field");
    let nowhere = StockTerms { bin_id: Some(BinId(99)), ..StockTerms::default() };
    let nowhere = request(SavePart { stock: nowhere, ..again(&shop, id) });
    assert_eq!(shop.refused("parts_keeper", "save_part", nowhere), "not_found");
    let card = AskPartMovements { part_id: id, before: None };
    assert_eq!(shop.run("parts_keeper", part_movements, card), json!({ "rows": [], "more": null }));
}

#[test]
fn what_lies_there_or_is_on_its_way_keeps_its_unit_on_every_form() {
    let shop = TestShop::open_at(MORNING);
    let id = saved(&shop, filter_part());
    let by_keeper = || request(SavePart { unit: "箱".to_owned(), ..again(&shop, id) });
    let by_list = || {
        let item = catalogue(&shop, "manager", "JL-0012")[0].clone();
        request(lines::SaveCatalogueItem {
            id: field(&item, "id"),
            version: field(&item, "version"),
            unit: "箱".to_owned(),
            ..new_part("JL-0012", "机油滤清器滤芯总成", 6_800)
        })
    };
    let in_use = |quantity: i64| {
        for (seat, command, ask) in
            [("parts_keeper", "save_part", by_keeper()), ("manager", "save_catalogue_item", by_list())]
        {
            let why = shop.ask(seat, command, ask).expect_err("it is counted in pieces");
            let told =
                json!({ "problem": "unit_in_use", "name": "机油滤清器滤芯总成", "quantity": quantity });
            assert_eq!((&why["code"], &why["params"]), (&json!("stock"), &told), "{command}");
        }
    };
    let from = supplier(&shop, "广州正信汽配");
    ordered(&shop, from, vec![line(id, 12_000, 3_200)]);
    in_use(12_000);
    stocked(&shop, "JL-0012", 5_000, 16_000);
    in_use(5_000);
    assert_eq!(page(&shop, id)["item"]["unit"], "个");
}

#[test]
fn what_took_a_parts_place_is_offered_for_it() {
    let shop = TestShop::open_at(MORNING);
    let old = saved(&shop, filter_part());
    let new = saved(&shop, SavePart { code: "JL-0013".to_owned(), numbers: Vec::new(), ..filter_part() });
    let circle = StockTerms { replaced_by: Some(old), ..StockTerms::default() };
    let stock = StockTerms { replaced_by: Some(new), ..StockTerms::default() };
    saved(&shop, SavePart { active: false, stock, ..again(&shop, old) });
    let circle = request(SavePart { stock: circle, ..again(&shop, new) });
    assert_eq!(shop.refused("parts_keeper", "save_part", circle), "bad_field", "nothing replaces itself");

    let query = "06A115561B".to_owned();
    let ask = FindCatalogue { query, kind: None, retired: false, price_class: None, vehicle_id: None };
    let found = shop.run("advisor", find_catalogue, ask);
    assert_eq!(found["items"][0]["code"], "JL-0013");
    assert_eq!(found["replaced"][0]["code"], "JL-0012");
    assert_eq!(found["numbered"], json!([]), "nothing is sold under that number");

    let car = shop.car("王先生", "13800138000", "粤B12345");
    car.walks_in("repair", "换机油").checked_in(8_000);
    let figures = part("机油滤清器滤芯总成", 1000, 6_800);
    let of_old = lines::AddLine { item: Some(domain::catalogue::ItemId::Part(old)), ..added(&car, &figures) };
    assert_eq!(shop.refused("advisor", "add_line", request(of_old)), "stock");
    let of_new = lines::AddLine { item: Some(domain::catalogue::ItemId::Part(new)), ..added(&car, &figures) };
    shop.run("advisor", lines::add_line, of_new);
    assert_eq!(page(&shop, new)["replaces"][0]["id"], old.0);
}

fn change(rule: PriceRule, price_class: PriceClass, from: &str) -> AskPriceChange {
    AskPriceChange {
        scope: PriceScope::Brand { brand: "箭冠".to_owned() },
        rule,
        price_class,
        from_day: day(from),
        round_to: Money(1),
    }
}

/// The prices as they are shown, and then set.
fn set(shop: &TestShop, change: impl Fn() -> AskPriceChange) -> Value {
    let shown = shop.run("manager", preview_prices, change());
    let ask = ChangePrices {
        change: change(),
        count: field(&shown, "count"),
        new_total: field(&shown, "new_total"),
    };
    shop.run("manager", change_prices, ask);
    shown
}

fn price_of(shop: &TestShop, price_class: Option<PriceClass>) -> Value {
    let ask = FindCatalogue {
        query: "JL-0012".to_owned(),
        kind: None,
        retired: false,
        price_class,
        vehicle_id: None,
    };
    shop.run("advisor", find_catalogue, ask)["items"][0]["unit_price"].clone()
}

#[test]
fn a_change_of_prices_is_shown_and_holds_from_its_day_on() {
    let shop = TestShop::open_at(MORNING);
    let id = saved(&shop, filter_part());
    let more = || change(PriceRule::Percent { rate: Rate(500) }, PriceClass::Retail, "2026-03-03");
    let shown = set(&shop, more);
    let row = &shown["rows"][0];
    assert_eq!((&row["old_price"], &row["new_price"]), (&json!(6_800), &json!(7_140)));
    assert_eq!(row["margin_after"], 5_518, "3940 fen of 7140 are left");
    assert_eq!((&shown["count"], &shown["below_cost"]), (&json!(1), &json!(0)));
    assert_eq!(price_of(&shop, None), 6_800, "tomorrow is not today");
    let prices = page(&shop, id)["prices"].clone();
    assert_eq!((&prices[0]["to_come"], &prices[0]["from_day"]), (&json!(true), &json!("2026-03-03")));

    shop.later(DAY);
    assert_eq!(price_of(&shop, None), 7_140);
    let car = shop.car("王先生", "13800138000", "粤B12345");
    car.walks_in("repair", "换机油").checked_in(8_000);
    let item = Some(domain::catalogue::ItemId::Part(id));
    let figures = part("机油滤清器滤芯总成", 1000, 7_140);
    let line = shop.run("advisor", lines::add_line, lines::AddLine { item, ..added(&car, &figures) });
    assert_eq!(line["line"]["list_price"], 7_140, "a line is held against the price of its day");
}

#[test]
fn what_was_not_shown_is_not_set_and_nobody_sets_yesterdays_prices() {
    let shop = TestShop::open_at(MORNING);
    saved(&shop, filter_part());
    let today = || change(PriceRule::To { price: Money(3_000) }, PriceClass::Retail, "2026-03-02");
    let shown = shop.run("manager", preview_prices, today());
    assert_eq!(shown["below_cost"], 1, "it costs 32 yuan");
    let other = SavePart { code: "JL-0099".to_owned(), numbers: Vec::new(), ..filter_part() };
    saved(&shop, other);
    let count = field(&shown, "count");
    let new_total = field(&shown, "new_total");
    let ask = || request(ChangePrices { change: today(), count, new_total });
    assert_eq!(shop.refused("manager", "change_prices", ask()), "price_change_outdated");
    assert_eq!(price_of(&shop, None), 6_800);
    let yesterday = change(PriceRule::Markup, PriceClass::Retail, "2026-03-01");
    assert_eq!(shop.refused("manager", "preview_prices", request(yesterday)), "bad_field");
    assert_eq!(shop.refused("parts_keeper", "preview_prices", request(today())), "role_missing");
    set(&shop, today);
    assert_eq!(price_of(&shop, None), 3_000, "what holds today holds at once");
}

#[test]
fn a_company_pays_by_its_own_list_and_that_is_no_discount() {
    let shop = TestShop::open_at(MORNING);
    let id = saved(&shop, filter_part());
    let less = || change(PriceRule::Percent { rate: Rate(-2_000) }, PriceClass::Company, "2026-03-02");
    set(&shop, less);
    assert_eq!(price_of(&shop, None), 6_800, "retail stays");
    assert_eq!(price_of(&shop, Some(PriceClass::Company)), 5_440);
    assert_eq!(price_of(&shop, Some(PriceClass::Trade)), 6_800, "who has no price of their own pays retail");

    let car = shop.car("顺达物流", "13800138000", "粤B12345");
    car.walks_in("repair", "换机油").checked_in(8_000);
    let item = Some(domain::catalogue::ItemId::Part(id));
    let figures = part("机油滤清器滤芯总成", 1000, 5_440);
    let cheap = || lines::AddLine { item, ..added(&car, &figures) };
    assert_eq!(shop.refused("advisor", "add_line", request(cheap())), "discount_over_limit");
    let customer_id = CustomerId(car.customer_id);
    let known = shop.run("manager", get_customer, AskCustomer { id: customer_id });
    let version = field(&known["customer"], "version");
    let fleet = SetPriceClass { customer_id, version, price_class: PriceClass::Company };
    shop.run("manager", set_price_class, fleet);
    let line = shop.run("advisor", lines::add_line, cheap());
    assert_eq!(line["line"]["list_price"], 5_440);
}

#[test]
fn a_price_typed_into_the_list_holds_after_one_that_came_with_a_day() {
    let shop = TestShop::open_at(MORNING);
    saved(&shop, filter_part());
    let today = || change(PriceRule::To { price: Money(7_000) }, PriceClass::Retail, "2026-03-02");
    set(&shop, today);
    let item = catalogue(&shop, "manager", "JL-0012")[0].clone();
    let typed = lines::SaveCatalogueItem {
        id: field(&item, "id"),
        version: field(&item, "version"),
        unit_price: Money(7_500),
        ..new_part("JL-0012", "机油滤清器滤芯总成", 7_500)
    };
    shop.run("manager", lines::save_catalogue_item, typed);
    assert_eq!(price_of(&shop, None), 7_500);
}

#[test]
fn a_part_has_a_picture_until_it_is_taken_off() {
    let shop = TestShop::open_at(MORNING);
    let id = saved(&shop, filter_part());
    let shown = || shop.run("advisor", part_picture, AskPart { id })["content"].clone();
    let version = || field(&page(&shop, id)["item"], "version");
    assert_eq!(shown(), "");
    let put = SetPartPicture { part_id: id, content: picture(7), version: version() };
    shop.ok("parts_keeper", "set_part_picture", request(put));
    assert_ne!(shown(), "");
    // Its page says nothing of the picture, and takes none off.
    saved(&shop, again(&shop, id));
    assert_ne!(shown(), "");
    let stale = SetPartPicture { part_id: id, content: String::new(), version: 1 };
    assert_eq!(shop.refused("parts_keeper", "set_part_picture", request(stale)), "conflict");
    let none = SetPartPicture { part_id: id, content: "aGFsbG8=".to_owned(), version: version() };
    assert_eq!(shop.refused("parts_keeper", "set_part_picture", request(none)), "no_photo");
    let off = SetPartPicture { part_id: id, content: String::new(), version: version() };
    shop.ok("parts_keeper", "set_part_picture", request(off));
    assert_eq!(shown(), "");
}
