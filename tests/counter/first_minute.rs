use crate::support::{ready, set_up, with};
use domain::ids::PersonId;
use domain::money::Money;
use domain::shop::ShopDetails;
use features::office::setup::{get_shop, save_shop, set_up_shop, shop_status};
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::typed::{read, request};
use shop_tests::{Alone, MORNING, PIN};

#[test]
fn five_questions_make_a_shop_that_can_be_signed_in_to() {
    let shop = Alone::nobody_at(MORNING);
    let before = shop.run(shop_status, AskNothing {});
    assert_eq!((&before["ready"], &before["people"]), (&json!(false), &json!([])));
    let after = shop.run(set_up_shop, set_up());
    assert_eq!((&after["ready"], &after["shop_name"]), (&json!(true), &json!("顺风汽修")));
    assert_eq!(after["has_sample"], json!(false));
    assert_eq!(after["people"][0]["roles"].as_array().unwrap().len(), 8);
    let (session, person) = shop.shop.sign_in(PersonId(1), PIN, "counter").unwrap();
    assert_eq!(person.name, "张小芳");
    let people = shop.ask_as(&session, "list_people", json!({})).unwrap();
    assert_eq!(people["bays"][1]["name"], json!("二号"));
}

#[test]
fn a_shop_is_set_up_once() {
    let shop = ready();
    assert_eq!(shop.refused("set_up_shop", request(set_up())), "already_set_up");
}

#[test]
fn a_refused_setup_leaves_nothing_behind() {
    let shop = Alone::nobody_at(MORNING);
    for wrong in [
        json!({ "bays": ["一号", " 一号 "] }),
        json!({ "bays": [] }),
        json!({ "bays": ["一号", ""] }),
        json!({ "bays": (0..31).map(|bay| bay.to_string()).collect::<Vec<_>>() }),
        json!({ "pin": "12a4" }),
        json!({ "pin": "123" }),
        json!({ "name": " " }),
        json!({ "person_name": "" }),
    ] {
        assert_eq!(shop.refused("set_up_shop", with(request(set_up()), wrong)), "bad_field");
    }
    assert_eq!(shop.run(shop_status, AskNothing {})["ready"], json!(false));
    shop.run(set_up_shop, set_up());
}

#[test]
fn the_settings_are_kept_and_an_older_page_does_not_overwrite_them() {
    let shop = ready();
    let mut details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    details.settings.hour_rate = Money(15_000);
    details.settings.prefixes.booking = "YD".to_owned();
    let saved = shop.run(save_shop, details.clone());
    assert_eq!(saved, shop.run(get_shop, AskNothing {}));
    assert_eq!(saved["settings"]["hour_rate"], json!(15_000));
    assert_eq!(shop.refused("save_shop", request(details)), "conflict");
}

#[test]
fn settings_that_make_no_sense_are_refused_by_name() {
    let shop = ready();
    let details = shop.run(get_shop, AskNothing {});
    let refused = |path: &str, value: serde_json::Value| {
        let mut wrong = details.clone();
        *wrong["settings"].pointer_mut(path).unwrap() = value;
        shop.refusal("save_shop", wrong)["params"].clone()
    };
    let bad = |field: &str, problem: &str| json!({ "field": field, "problem": problem });
    assert_eq!(refused("/part_tax", json!(10_001)), bad("rate", "too_large"));
    assert_eq!(refused("/overrun_limit", json!(-1)), bad("rate", "negative"));
    assert_eq!(refused("/hour_rate", json!(-1)), bad("hour_rate", "negative"));
    assert_eq!(refused("/no_show_minutes", json!(1441)), bad("no_show_minutes", "too_large"));
    assert_eq!(refused("/opens_at_minute", json!(1200)), bad("opening_hours", "too_short"));
    assert_eq!(refused("/zone", json!(900)), bad("settings", "too_large"));
    for (closed, problem) in [
        (json!([0]), "unknown"),
        (json!([8]), "unknown"),
        (json!([7, 7]), "unknown"),
        (json!([1, 2, 3, 4, 5, 6, 7]), "too_long"),
    ] {
        assert_eq!(refused("/closed_weekdays", closed), bad("closed_weekdays", problem));
    }
    assert_eq!(refused("/prefixes/receipt", json!("GD")), bad("prefixes", "taken"));
    assert_eq!(refused("/prefixes/receipt", json!("")), bad("prefixes", "empty"));
    assert_eq!(refused("/prefixes/receipt", json!("sk")), bad("prefixes", "unknown"));
    assert_eq!(refused("/prefixes/receipt", json!("SKSKS")), bad("prefixes", "too_long"));
    assert_eq!(shop.run(get_shop, AskNothing {}), details);
}
