//! 电话同意: up to the shop's limit a word is taken; what comes to more is noted, and had in writing before the
//! car leaves.

use domain::estimate::AuthorisationMeans;
use domain::ids::WorkOrderId;
use domain::money::Money;
use features::aftercare::delivery::deliver;
use features::visit::answers::{RecordAnswers, record_answers};
use features::visit::spoken::{ConfirmSpoken, confirm_spoken};
use features::visit_page::get_visit;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

/// A shop that takes a word for a hundred yuan.
fn open() -> TestShop {
    let shop = TestShop::open_at(MORNING);
    sets(&shop, |settings| settings.spoken_limit = Money(10_000));
    shop
}

fn said(car: &Car<'_>, note: &str) -> RecordAnswers {
    RecordAnswers { note: note.to_owned(), ..read(car.answers(&[])) }
}

fn confirming(car: &Car<'_>, amount: i64) -> ConfirmSpoken {
    ConfirmSpoken {
        work_order_id: WorkOrderId(car.id()),
        amount: Money(amount),
        by_name: "张小芳".to_owned(),
        means: AuthorisationMeans::Paper,
        signature: None,
        paper: "委托书 1".to_owned(),
        note: String::new(),
    }
}

fn refused(car: &Car<'_>, ask: ConfirmSpoken) -> Value {
    let refusal = car.shop.ask("advisor", "confirm_spoken", request(ask)).expect_err("it is refused");
    if refusal["code"] == "bad_field" { refusal["params"]["field"].clone() } else { refusal["code"].clone() }
}

#[test]
fn what_an_insurer_pays_is_not_asked_of_the_customer_and_does_not_weigh_in_their_word() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("检查制动", 50));
    let insured = json!({ "category": "insurance", "payer": "insurer", "payer_name": "平安产险 A-7",
                          "unit": "次", "quantity": 1000, "unit_price": 30_000 });
    car.with_line(figures("towing", "拖车施救", insured));
    let own = car.visit()["lines"][0]["id"].clone();
    assert_eq!(car.visit()["asked_lines"], json!([own]), "as it is written down");
    car.estimate_issued();
    assert_eq!(car.visit()["asked_lines"], json!([own]), "and as it waits for the answer");
    // Sixty of the customer's own are below the limit, whatever the insurer pays beside them.
    shop.run("advisor", record_answers, said(&car, ""));
    assert_eq!((&car.visit()["asked_lines"], &car.visit()["spoken_yes"]), (&json!([]), &Value::Null));
}

#[test]
fn a_word_over_the_limit_is_noted_and_the_car_stays_until_it_stands_in_writing() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    let silent = shop.ask("advisor", "record_answers", request(said(&car, ""))).expect_err("it is refused");
    assert_eq!(silent["params"]["field"], "call_note", "nobody wrote down what was said");
    shop.run("advisor", record_answers, said(&car, "13800138000，本人同意"));
    let page = car.visit();
    assert_eq!(page["spoken_yes"]["amount"], 12_000);
    assert_eq!(page["consents"][0]["note"], "13800138000，本人同意");
    let paper: String =
        text_of(&shop.paper("advisor", "authorisation", car.id())).split_whitespace().collect();
    assert!(paper.contains("13800138000，本人同意"), "the note is not on it: {paper}");

    car.assigned_to("technician").released().repaired_by("technician");
    for sheet in car.self_inspected("technician").passed().cleaned().billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    let stays = shop.ask("advisor", "deliver", car.delivery()).expect_err("it stays");
    assert_eq!(stays["params"]["missing"], json!([{ "what": "answers_written", "count": 1 }]));

    let by = |means, note: &str| ConfirmSpoken {
        means,
        note: note.to_owned(),
        paper: String::new(),
        ..confirming(&car, 12_000)
    };
    assert_eq!(
        refused(&car, by(AuthorisationMeans::Phone, "又打了一次")),
        "means",
        "another call writes nothing"
    );
    assert_eq!(refused(&car, by(AuthorisationMeans::Message, "")), "call_note");
    assert_eq!(refused(&car, by(AuthorisationMeans::Paper, "")), "paper");
    assert_eq!(refused(&car, confirming(&car, 11_999)), "offer_changed");
    assert_eq!(
        shop.refused("technician", "confirm_spoken", request(confirming(&car, 12_000))),
        "role_missing"
    );
    shop.run("advisor", confirm_spoken, by(AuthorisationMeans::Message, "微信：同意 120 元"));
    assert_eq!(car.visit()["spoken_yes"], Value::Null);
    assert_eq!(refused(&car, confirming(&car, 12_000)), "offer_changed", "it was confirmed already");
    shop.run("advisor", deliver, read(car.delivery()));
    car.is_in("delivered");
}

#[test]
fn several_calls_do_not_divide_what_a_word_is_taken_for() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    for name in ["更换机油", "更换空调滤"] {
        car.with_line(labour(name, 50));
        car.estimate_issued();
        shop.run("advisor", record_answers, said(&car, ""));
    }
    assert_eq!(car.visit()["spoken_yes"]["amount"], 12_000);
    let to_cashier = shop.run("cashier", get_visit, asked(&car));
    assert_eq!(to_cashier["spoken_yes"], Value::Null, "told to who may have it confirmed");
    sets(&shop, |settings| settings.spoken_limit = Money::ZERO);
    assert_eq!(car.visit()["spoken_yes"], Value::Null, "a word is always taken");
}
