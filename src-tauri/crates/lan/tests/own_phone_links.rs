//! Links to customers' own phones: who gives them out, how they end, and what else
//! than an estimate they show.

mod support;

use domain::follow_up::{CallOutcome, SurveyScores};
use domain::ids::WorkOrderId;
use features::aftercare::follow_ups::{RecordCall, record_call};
use features::office::backups::{RestoreBackup, make_backup, restore_backup};
use features::own_phone::{LinkTarget, MarkOnOwnPhone};
use features::till::void_settlement;
use features::visit::course::{CancelVisit, cancel_visit};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::Car;
use shop_tests::asks_visit::voided;
use shop_tests::typed::{field, request};
use std::net::Ipv4Addr;
use support::guest::Guest;
use support::opened::{opened, said, soon};
use support::phone::{Phone, estimated, links, repaired, shown_to, taken_back};

#[test]
fn a_link_ends_with_its_time_with_a_word_and_with_what_it_shows() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let order = car.id();
    let over = (410, "link_over".to_owned());
    let (one, other) = (
        Phone::of(&opened, "advisor", order, LinkTarget::Estimate),
        Phone::of(&opened, "advisor", order, LinkTarget::Estimate),
    );
    assert_ne!(one.token, other.token);
    assert_eq!(
        said(&one.ask("customer_page", json!({}))),
        over,
        "a newer code takes the place of an earlier one"
    );
    taken_back(shop, one.id);
    assert_eq!(said(&one.ask("customer_page", json!({}))), over);
    assert_eq!(one.get("").status, 200, "the page itself says so in words");
    let shown = shown_to(shop, "advisor", one.id);
    assert_eq!(
        (&shown["is_over"], &shown["address"], &shown["qr"]),
        (&json!(true), &Value::Null, &json!([]))
    );
    assert_eq!(other.thing()["standing"], "open");
    let ask = other.answers(&[]);
    shop.later(3 * 24 * 60 - 1);
    assert_eq!(other.thing()["standing"], "open");
    shop.later(1);
    assert_eq!(said(&other.ask("customer_page", json!({}))), over);
    assert_eq!(said(&other.ask("answer_on_own_phone", ask)), over);
    for token in ["", "x", &"A".repeat(22), &other.token.to_lowercase(), &format!("{}A", other.token)] {
        let phone = Phone { guest: opened.guest(), token: token.to_owned(), id: 0 };
        assert_ne!(phone.ask("customer_page", json!({})).status, 200, "{token}");
    }
    let progress = Phone::of(&opened, "advisor", order, LinkTarget::Progress);
    assert_eq!(progress.thing()["step"], "quoted");
    let unanswered = Phone::of(&opened, "advisor", order, LinkTarget::Estimate);
    called_off(&car);
    for phone in [&progress, &unanswered] {
        assert_eq!(said(&phone.ask("customer_page", json!({}))), over);
        let shown = shown_to(shop, "advisor", phone.id);
        assert_eq!((&shown["is_over"], shown["ended_at"].is_string()), (&json!(true), true));
    }
    assert_eq!(links(shop, "advisor", order), json!([]));
}

fn called_off(car: &Car<'_>) {
    let (work_order_id, version) = (WorkOrderId(car.id()), car.version());
    let ask = CancelVisit { work_order_id, version, reason: "客户改日再来".to_owned() };
    car.shop.run("advisor", cancel_visit, ask);
}

#[test]
fn what_was_answered_may_be_read_again_when_the_visit_is_called_off() {
    let opened = opened();
    let (car, pads, oil) = estimated(&opened.shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let answer = phone.ask("answer_on_own_phone", phone.answers(&[pads, oil]));
    assert_eq!(answer.status, 200, "{}", answer.json());
    called_off(&car);
    let thing = phone.thing();
    assert_eq!((&thing["standing"], &thing["lines"][0]["answer"]), (&json!("answered"), &json!("declined")));
}

#[test]
fn how_far_the_car_is_ends_when_the_visit_is_closed_and_not_as_it_drives_off() {
    let opened = opened();
    let shop = &opened.shop;
    let car = repaired(shop);
    let sheet = car.billed(0, 0).remove(0);
    let progress = Phone::of(&opened, "advisor", car.id(), LinkTarget::Progress);
    let paid = LinkTarget::Sheet { sheet_id: field(&sheet, "id") };
    let paid = Phone::of(&opened, "cashier", car.id(), paid);
    assert_eq!(progress.thing()["step"], "ready");
    car.paid(&sheet, "wechat", 48_600, 48_600);
    car.delivered();
    let survey = Phone::of(&opened, "advisor", car.id(), LinkTarget::Survey);
    assert_eq!(progress.thing()["step"], "delivered");
    let call = car.visit()["follow_up"].clone();
    let satisfied = RecordCall {
        id: field(&call, "id"),
        version: field(&call, "version"),
        outcome: CallOutcome::Satisfied,
        note: String::new(),
        marks: None,
        call_back_at: None,
        complaint: None,
    };
    shop.run("callback_clerk", record_call, satisfied);
    car.is_in("closed");
    assert_eq!(said(&progress.ask("customer_page", json!({}))), (410, "link_over".to_owned()));
    // The customer's own paper is read on, and their marks are still theirs to give.
    assert_eq!(paid.thing()["owed"], 0);
    let marked = survey.ask("mark_on_own_phone", marks(5, ""));
    assert_eq!(marked.status, 200, "{}", marked.json());
    assert_eq!(survey.thing()["given"], true);
}

#[test]
fn the_counter_sees_what_customers_have_on_their_phones_and_prints_a_code_once_more() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let list = |seat: &str| links(shop, seat, car.id());
    assert_eq!(list("advisor"), json!([]));
    let estimate = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let progress = Phone::of(&opened, "manager", car.id(), LinkTarget::Progress);
    assert_eq!(progress.get("").status, 200);
    progress.page();
    let rows = list("advisor");
    let told: Vec<_> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (row["kind"].clone(), row["opened_at"].is_string(), row["can_be_shown"].clone()))
        .collect();
    assert_eq!(
        told,
        [(json!("estimate"), false, json!(true)), (json!("progress"), true, json!(true))],
        "what a phone looked at is said"
    );
    assert_eq!(list("cashier"), json!([]), "whoever may not give them out is not told of them");

    let slip = |seat: &str, id: i64| {
        let made = features::document::document(&shop.shop, &shop.session(seat), "customer_slip", id, None);
        made.map_err(|refusal| shop_tests::code(&refusal))
    };
    let paper = slip("advisor", estimate.id).expect("a paper");
    let text = shop_tests::papers::text_of(&paper.bytes);
    assert!(
        text.contains("查看并确认报价")
            && text.contains(car.visit()["order"]["number"].as_str().expect("a number")),
        "{text}"
    );
    assert!(
        text.replace('\n', "").contains(&estimate.token),
        "the address for a phone without a camera: {text}"
    );
    assert_eq!(slip("cashier", estimate.id).expect_err("refused"), "role_missing");
    assert_eq!(slip("advisor", 99).expect_err("refused"), "not_found");
    taken_back(shop, estimate.id);
    assert_eq!(slip("advisor", estimate.id).expect_err("refused"), "link_over");
    assert_eq!(list("advisor").as_array().map(Vec::len), Some(1));
    // The program begins anew and knows the codes no more: they work on, and cannot be shown.
    shop.shop.links.forget();
    let told = || {
        let row = list("advisor")[0].clone();
        (row["opened_at"].is_string(), row["is_of_before"].clone(), row["can_be_shown"].clone())
    };
    assert_eq!(told(), (false, json!(true), json!(false)), "what was opened before nobody knows");
    assert_eq!(slip("advisor", progress.id).expect_err("refused"), "not_found");
    assert_eq!(progress.page()["thing"]["step"], "quoted");
    assert_eq!(told(), (true, json!(true), json!(false)), "a phone that asks on is seen to have it open");
}

#[test]
fn what_was_taken_back_stays_so_over_a_restore() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    shop.run("manager", make_backup, AskNothing {});
    let copy = RestoreBackup { file_name: field(&shop.finished("manager")["result"], "file_name") };
    taken_back(shop, phone.id);
    shop.run("manager", restore_backup, copy);
    soon("everybody is sent away", || shop.ask("advisor", "get_shop", json!({})).is_err().then_some(()));
    assert_eq!(said(&phone.ask("customer_page", json!({}))), (410, "link_over".to_owned()));
}

#[test]
fn nobody_gives_out_what_is_not_theirs_to_speak_of() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let order = car.id();
    let refused = |seat: &str, thing: Value| {
        shop.refused(seat, "offer_customer_link", json!({ "work_order_id": order, "thing": thing }))
    };
    assert_eq!(refused("technician", request(LinkTarget::Estimate)), "role_missing");
    assert_eq!(refused("cashier", request(LinkTarget::Estimate)), "role_missing");
    assert_eq!(refused("advisor", json!({ "kind": "survey" })), "wrong_stage");
    assert_eq!(refused("cashier", json!({ "kind": "sheet", "sheet_id": 1 })), "not_found");
    assert_eq!(refused("advisor", json!({ "kind": "everything" })), "unreadable_request");
    let phone = Phone::of(&opened, "advisor", order, LinkTarget::Estimate);
    assert_eq!(shop.refused("cashier", "show_customer_link", json!({ "id": phone.id })), "role_missing");
    assert_eq!(shop.refused("cashier", "end_customer_link", json!({ "id": phone.id })), "role_missing");
}

#[test]
fn no_copy_of_the_file_and_no_log_opens_anything() {
    let opened = opened();
    let (car, ..) = estimated(&opened.shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    phone.page();
    opened.shop.run("manager", make_backup, AskNothing {});
    opened.shop.finished("manager");
    let mut looked_at = 0;
    let mut folders = vec![opened.shop.folder().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let bytes = std::fs::read(&entry).expect("a file");
                let has = bytes.windows(phone.token.len()).any(|part| part == phone.token.as_bytes());
                assert!(!has, "{}", entry.display());
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 3, "{looked_at}");
}

#[test]
fn who_guesses_links_is_told_to_wait_and_keeps_nobody_out() {
    let opened = opened();
    let (car, ..) = estimated(&opened.shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let guesser = Guest { from: Ipv4Addr::new(127, 0, 9, 9), ..opened.guest() };
    let mut line = guesser.kept_line();
    let statuses: Vec<u16> =
        (0..400).map(|number| line.get(&format!("/c/{number:022}/sheet.pdf")).status).collect();
    assert_eq!(statuses[0], 410);
    assert!(statuses.contains(&429), "{statuses:?}");
    assert_eq!(phone.thing()["standing"], "open");
}

#[test]
fn the_sheet_is_shown_and_had_as_printed() {
    let opened = opened();
    let shop = &opened.shop;
    let car = repaired(shop);
    let sheet = car.billed(0, 0).remove(0);
    let paid = LinkTarget::Sheet { sheet_id: field(&sheet, "id") };
    let phone = Phone::of(&opened, "cashier", car.id(), paid);
    let seen = phone.thing();
    assert_eq!((&seen["total"], &seen["owed"], &seen["paid"]), (&json!(48_600), &json!(48_600), &json!(0)));
    assert_eq!((&seen["paper"], &seen["lines"][1]["amount"]), (&json!(true), &json!(30_600)));
    let paper = phone.get("/sheet.pdf");
    assert_eq!((paper.status, paper.header("content-type")), (200, Some("application/pdf".to_owned())));
    assert!(paper.body.starts_with(b"%PDF"));
    let page = phone.page().to_string();
    assert!(!page.contains("cost"), "{page}");
    // A sheet's link has no answers, and another's no sheet.
    let over = (410, "link_over".to_owned());
    let progress = Phone::of(&opened, "advisor", car.id(), LinkTarget::Progress);
    assert_eq!(said(&progress.get("/sheet.pdf")), over);
    assert_eq!(said(&phone.ask("mark_on_own_phone", marks(5, ""))), over);
    assert_eq!(phone.thing()["owed"], 48_600);
    shop.run("manager", void_settlement, voided(&sheet, "付款方写错"));
    assert_eq!(said(&phone.ask("customer_page", json!({}))), over);
    assert_eq!(said(&phone.get("/sheet.pdf")), over, "what is wrong is handed to nobody");
    assert_eq!(progress.thing()["step"], "preparing", "the visit goes on");
    // The one that takes its place has a link of its own.
    let corrected = car.billed(600, 0).pop().expect("a sheet");
    let thing = LinkTarget::Sheet { sheet_id: field(&corrected, "id") };
    assert_eq!(Phone::of(&opened, "cashier", car.id(), thing).thing()["owed"], 48_000);
    assert_eq!(said(&phone.ask("customer_page", json!({}))), over);
}

fn marks(mark: i64, comment: &str) -> Value {
    let marks = SurveyScores {
        service: mark,
        quality: mark,
        on_time: 5,
        price_clarity: 5,
        cleanliness: 5,
        recommend: 8,
    };
    request(MarkOnOwnPhone { marks, comment: comment.to_owned() })
}

#[test]
fn marks_from_the_phone_count_once_and_a_low_one_calls_somebody() {
    let opened = opened();
    let shop = &opened.shop;
    let car = repaired(shop);
    let sheet = car.billed(0, 0).remove(0);
    car.paid(&sheet, "wechat", 48_600, 48_600);
    car.delivered();
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Survey);
    let asked = phone.thing();
    assert_eq!((&asked["kind"], &asked["given"]), (&json!("survey"), &json!(false)));
    assert_eq!(asked["questions"][5], json!({ "field": "recommend", "least": 0, "most": 10, "low": 6 }));
    let bad = marks(6, "");
    assert_eq!(said(&phone.ask("mark_on_own_phone", bad)).1, "bad_field");
    let low = marks(1, "等了太久");
    let answer = phone.ask_as("mark_on_own_phone", low.clone(), "first-key-of-a-phone");
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert_eq!(phone.thing()["given"], true);
    assert_ne!(phone.ask_as("mark_on_own_phone", low, "second-key-of-a-phone").status, 200);
    let visit = car.visit();
    assert_eq!(
        (&visit["survey"]["marks"]["service"], &visit["survey"]["comment"]),
        (&json!(1), &json!("等了太久"))
    );
    assert_eq!(visit["complaints"].as_array().map(Vec::len), Some(1));
}
