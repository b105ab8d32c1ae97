//! Wrong input at every door: named, in time, and nothing half written.

use domain::ids::CustomerId;
use domain::role::Role;
use features::office::people::{SavePerson, save_person};
use features::records::customers::{self, AskCustomer, SaveCustomer};
use features::visit_page::get_visit;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, asked, bill, changed, hits, moved_on};
use shop_tests::at_once::at_once;
use shop_tests::typed::{read, request};
use shop_tests::visit::labour;
use shop_tests::{MORNING, TestShop};

/// Every row of every logged table, to see that a refusal wrote nothing.
fn fingerprint(shop: &TestShop) -> String {
    let db = shop.file();
    let mut find = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .expect("a schema");
    let tables: Vec<String> = find.query_map([], |row| row.get(0)).expect("tables").flatten().collect();
    let mut text = String::new();
    for table in tables {
        let rows: i64 =
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
        text.push_str(&format!("{table}={rows};"));
    }
    let last: i64 =
        db.query_row("SELECT coalesce(max(id), 0) FROM change_log", [], |row| row.get(0)).expect("a log");
    format!("{text}log={last}")
}

#[test]
fn every_command_refuses_nonsense_by_name_and_writes_nothing() {
    for shop in [TestShop::open_at(MORNING), TestShop::over_http_at(MORNING)] {
        let before = fingerprint(&shop);
        for command in app::PROGRAM.commands() {
            // Work on the whole file takes no request worth refusing.
            if command.kind() == "task" {
                continue;
            }
            for nonsense in [
                Value::Null,
                json!([]),
                json!("text"),
                json!(12),
                json!({ "id": "eins", "work_order_id": {}, "version": "x", "figures": 7, "query": [], "text": 5 }),
            ] {
                for seat in ["manager", "technician"] {
                    match shop.ask(seat, command.name, nonsense.clone()) {
                        // A few reads ask nothing at all.
                        Ok(_) => assert_eq!(command.kind(), "read", "{} took {nonsense}", command.name),
                        Err(refusal) => {
                            let code = refusal["code"].as_str().unwrap_or_default();
                            assert!(
                                ["unreadable_request", "role_missing", "already_set_up", "link_over"]
                                    .contains(&code),
                                "{} answered {nonsense} with {refusal}",
                                command.name
                            );
                        }
                    }
                }
            }
        }
        assert_eq!(fingerprint(&shop), before);
    }
}

#[test]
fn only_the_roles_of_the_registry_get_through() {
    use kernel::command::Access;
    let shop = TestShop::open_at(MORNING);
    for command in app::PROGRAM.commands() {
        let Access::Roles(roles) = command.access else { continue };
        for seat in shop_tests::SEATS {
            let role = seat.trim_start_matches("second_");
            let allowed = roles.iter().any(|one| serde_json::to_value(one).is_ok_and(|name| name == role));
            if !allowed {
                assert_eq!(
                    shop.refused(seat, command.name, json!({})),
                    "role_missing",
                    "{seat} at {}",
                    command.name
                );
            } else if command.kind() != "task" {
                let answer = shop.ask(seat, command.name, json!({ "nonsense": 1 }));
                let code = answer.err().map(|refusal| refusal["code"].clone());
                assert_ne!(code, Some(json!("role_missing")), "{seat} at {}", command.name);
            }
        }
    }
}

#[test]
fn a_wrong_stage_is_named_and_nothing_moves() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响").checked_in(30_000);
    let order = request(moved_on(&car));
    for (seat, command, ask) in [
        ("foreman", "release_to_repair", order.clone()),
        ("inspector", "pass_final_inspection", car.final_inspection()),
        ("cashier", "prepare_bill", request(bill(&car, 0))),
        ("cashier", "complete_preparation", order),
        ("advisor", "deliver", car.delivery()),
        ("advisor", "confirm_check_in", car.confirmation()),
    ] {
        assert_eq!(shop.refused(seat, command, ask), "wrong_stage", "{command}");
    }
    car.is_in("estimating");
}

#[test]
fn a_stale_page_is_told_of_the_newer_version_and_keeps_nothing() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let page = || {
        let ask = AskCustomer { id: CustomerId(car.customer_id) };
        shop.run("advisor", customers::get_customer, ask)
    };
    let customer = page()["customer"].clone();
    let renamed = |name: &str| SaveCustomer { name: name.to_owned(), ..read(customer.clone()) };
    shop.run("advisor", customers::save_customer, renamed("张晓芳"));
    let refusal =
        shop.ask("advisor", "save_customer", request(renamed("章小芳"))).expect_err("a stale write");
    assert_eq!(refusal["code"], "conflict");
    assert_eq!(refusal["params"]["current"], customer["version"].as_i64().expect("a version") + 1);
    assert_eq!(page()["customer"]["name"], "张晓芳");
}

#[test]
fn a_repeated_post_is_answered_and_not_done_twice() {
    for shop in [TestShop::open_at(MORNING), TestShop::over_http_at(MORNING)] {
        let car = shop.car("张小芳", "13800138000", "粤B12345");
        car.walks_in("repair", "异响").checked_in(30_000);
        let ask = request(added(&car, &labour("诊断", 50)));
        let first = shop.ask_with_key("advisor", "add_line", ask.clone(), "the-same").expect("a line");
        let again =
            shop.ask_with_key("advisor", "add_line", ask.clone(), "the-same").expect("the same answer");
        assert_eq!(first, again);
        assert_eq!(car.visit()["lines"].as_array().map(Vec::len), Some(1));
        let mut other = ask;
        other["figures"]["hours"] = 60.into();
        let refusal =
            shop.ask_with_key("advisor", "add_line", other, "the-same").expect_err("another request");
        assert_eq!(refusal["code"], "key_reused");
    }
}

#[test]
fn a_key_belongs_to_who_posted_it_and_to_what() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响").checked_in(30_000);
    let ask = request(added(&car, &labour("诊断", 50)));
    shop.ask_with_key("advisor", "add_line", ask.clone(), "the-same").expect("a line");
    let elsewhere = shop.ask_with_key("manager", "add_line", ask, "the-same").expect_err("another person");
    assert_eq!(elsewhere["code"], "key_reused");
    let save = request(shop_tests::customer("钱多多", "13900139000"));
    let other = shop.ask_with_key("advisor", "save_customer", save, "the-same").expect_err("another command");
    assert_eq!(other["code"], "key_reused");
    assert_eq!(car.visit()["lines"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_name_of_characters_nobody_sees_is_no_name() {
    let shop = TestShop::open_at(MORNING);
    for name in ["", " ", "\u{3000}", "\u{200b}", "\u{feff}\u{2060}", "\u{200d} \u{ad}"] {
        let ask = request(shop_tests::customer(name, "13900139000"));
        let refusal = shop.ask("advisor", "save_customer", ask).expect_err("a name of nothing");
        assert_eq!(
            (&refusal["code"], &refusal["params"]["field"]),
            (&json!("bad_field"), &json!("name")),
            "{name:?}: {refusal}"
        );
    }
    assert_eq!(hits(&shop, "advisor", "13900139000")["customers"], json!([]));
}

#[test]
fn strange_names_are_kept_and_shown_as_typed() {
    let shop = TestShop::over_http_at(MORNING);
    for name in [
        "<script>alert(1)</script>",
        "O'Neil \"the\" \\ boss",
        "𠮷野家",
        "שלום\u{200f}\u{202e}abc",
        "'; DROP TABLE line; --",
    ] {
        let car = shop.car(name, "13800138000", "");
        let ask = AskCustomer { id: CustomerId(car.customer_id) };
        let page = shop.run("advisor", customers::get_customer, ask);
        assert_eq!(page["customer"]["name"], name);
    }
}

#[test]
fn huge_and_negative_figures_are_refused_by_their_field() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响").checked_in(30_000);
    for (field, value, problem) in [
        ("hours", json!(-1), "negative"),
        ("hours", json!(9_000_000_000_000_000_i64), "too_large"),
        ("unit_price", json!(-5), "negative"),
        ("unit_price", json!(i64::MAX), "too_large"),
        ("name", json!(""), "empty"),
        ("name", json!("长".repeat(5_000)), "too_long"),
        ("discount", json!(-1), "negative"),
        ("tax_rate", json!(-1), "negative"),
        ("tax_rate", json!(10_001), "too_large"),
        ("cost", json!(i64::MAX), "too_large"),
    ] {
        let mut figures = labour("诊断", 50);
        figures[field] = value;
        let ask = json!({ "work_order_id": car.id(), "figures": figures, "finding_id": null, "walk_around_code": null });
        let refusal = shop.ask("advisor", "add_line", ask).expect_err(field);
        assert_eq!(refusal["code"], "bad_field", "{field}: {refusal}");
        assert_eq!(refusal["params"]["field"], field, "{refusal}");
        assert_eq!(refusal["params"]["problem"], problem, "{refusal}");
    }
    assert_eq!(car.visit()["lines"], json!([]));
}

/// Four digits hashed without salt are guessed in no time, so neither a PIN nor
/// a hash that follows from it alone may stand in the log of commands.
#[test]
fn no_pin_can_be_guessed_from_the_command_log() {
    let shop = TestShop::open_at(MORNING);
    let save = |shop: &TestShop| {
        let ask = SavePerson {
            id: None,
            version: 0,
            name: "同名".to_owned(),
            roles: vec![Role::Advisor],
            discount_limit: None,
            active: true,
            pin: Some("1357".to_owned()),
        };
        shop.run("manager", save_person, ask);
    };
    save(&shop);
    save(&shop);
    let hashes = |folder: &std::path::Path| -> Vec<String> {
        let db = rusqlite::Connection::open(folder.join("workbay.db")).expect("the file opens");
        let mut all = db
            .prepare(
                "SELECT request_hash FROM command_log WHERE command = 'save_person' ORDER BY id DESC LIMIT 2",
            )
            .expect("a statement");
        all.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("texts")
    };
    let here = hashes(shop.folder());
    assert_eq!(here[0], here[1], "the same asked twice is the same");
    // In another folder the same PIN leaves another hash: who has a copy of the
    // file cannot try out all PINs against it.
    let elsewhere = TestShop::open_at(MORNING);
    save(&elsewhere);
    assert_ne!(hashes(elsewhere.folder())[0], here[0], "the hash is of the PIN alone");
}

#[test]
fn what_was_authorised_is_not_swapped_for_something_cheaper() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响").checked_in(30_000);
    let mut pads = shop_tests::visit::part("前刹车片", 1000, 38_000);
    pads["brand"] = "博世".into();
    pads["cost"] = 20_000.into();
    let line = car.with_line(pads.clone());
    car.estimate_issued();
    car.authorised(&[]);
    pads["brand"] = "杂牌".into();
    let ask = request(changed(&car, line, &pads));
    assert_eq!(shop.refused("advisor", "change_line", ask), "line_fixed");
}

#[test]
fn selling_below_cost_needs_a_manager_and_what_a_part_costs_is_not_the_advisors_to_say() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响").checked_in(30_000);
    let pads = |price: i64, cost: i64| {
        let mut pads = shop_tests::visit::part("前刹车片", 2000, price);
        pads["cost"] = cost.into();
        pads
    };
    let line = car.with_line(pads(9_999, 10));
    let change =
        |seat: &str, figures: Value| shop.ask(seat, "change_line", request(changed(&car, line, &figures)));
    let seen = |seat: &str| shop.run(seat, get_visit, asked(&car))["lines"][0]["cost"].clone();
    assert_eq!(seen("manager"), 0, "the advisor's figure is not taken");
    change("manager", pads(9_999, 9_990)).expect("the manager knows what it costs");
    let refusal = change("advisor", pads(9_900, 0)).expect_err("below cost");
    assert_eq!((&refusal["code"], &refusal["params"]["by"]), (&json!("below_cost"), &json!(180)));
    change("manager", pads(9_900, 9_990)).expect("the manager gives it away");
    assert_eq!(seen("manager"), 9_990);
}

#[test]
fn many_wrong_pins_at_once_are_no_more_than_many_in_a_row() {
    let shop = TestShop::open_at(MORNING);
    let person = domain::ids::PersonId(shop.id_of("advisor"));
    let codes = at_once([(); 24], |()| match shop.shop.sign_in(person, "9999", "counter") {
        Ok(_) => "let in".to_owned(),
        Err(refusal) => serde_json::to_value(refusal).expect("a refusal")["code"].to_string(),
    });
    assert_eq!(codes.iter().filter(|code| *code == "\"wrong_pin\"").count(), 5, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| *code == "\"too_many_tries\"").count(), 19, "{codes:?}");
}
