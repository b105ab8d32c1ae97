//! A customer's own phone at the door of the house: the estimate it answers, and
//! nothing else of the shop.

mod support;

use domain::finding::FindingUrgency;
use domain::ids::{FindingId, PhotoId, WorkOrderId};
use domain::money::Money;
use domain::photo::{PhotoDrawing, PhotoKind, PhotoMark, PhotoPlace, PhotoShape};
use features::own_phone::LinkTarget;
use features::photos::commands::{DrawOnPhoto, RemovePhoto, draw_on_photo, remove_photo};
use features::photos::{AddPhoto, add_photo};
use features::visit::answers::{RecordAnswers, record_answers};
use features::visit::changes::visit_changes;
use features::visit::estimates::{IssueEstimate, offer_again};
use features::visit::findings::{ReportFinding, report_finding};
use features::visit::lines::{AddLine, add_line};
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, asked, found, sets};
use shop_tests::photos::picture;
use shop_tests::typed::{field, read};
use shop_tests::visit::labour;
use shop_tests::{Car, SEATS};
use support::opened::{opened, said};
use support::phone::{Phone, drawn, estimated, shown_to};

#[test]
fn a_customer_answers_line_by_line_and_signs_on_their_own_phone() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, pads, oil) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let looked_at = || shown_to(shop, "advisor", phone.id)["opened_at"].clone();
    assert!(looked_at().is_null());
    let page = phone.page();
    assert!(looked_at().is_string(), "the counter sees that it was opened");
    assert_eq!(page["vehicle"], json!({ "plate": "粤B·12345", "model": "福特 翼虎" }));
    let thing = &page["thing"];
    assert_eq!(
        (&thing["kind"], &thing["standing"], &thing["total"]),
        (&json!("estimate"), &json!("open"), &json!(48_600))
    );
    assert_eq!(thing["lines"][1]["quantity"], "4.5");
    let answer = phone.ask("answer_on_own_phone", phone.answers(&[oil]));
    assert_eq!((answer.status, answer.json()), (200, Value::Null));
    let again = phone.thing();
    assert_eq!((&again["standing"], &again["total"]), (&json!("answered"), &json!(0)));
    assert_eq!(
        (&again["lines"][0]["answer"], &again["lines"][1]["answer"]),
        (&json!("approved"), &json!("declined"))
    );
    let visit = car.visit();
    assert_eq!(visit["order"]["stage"], "awaiting_assignment");
    let kept = visit["authorisations"].as_array().expect("answers").clone();
    assert_eq!(kept.len(), 2);
    for one in &kept {
        assert_eq!(
            (&one["means"], &one["shown"], &one["by_name"]),
            (&json!("own_phone"), &thing["shown"], &json!("张小芳"))
        );
        assert_eq!(one["person_id"], shop.id_of("advisor"), "who gave the link out stands for it");
    }
    assert_eq!(kept[0]["line_id"], pads);
    let consent = &visit["consents"][0];
    assert_eq!(
        (&consent["means"], &consent["intact"], &consent["signature"]),
        (&json!("own_phone"), &json!(true), &drawn())
    );
    let paper = || shop_tests::papers::text_of(&shop.paper("advisor", "authorisation", car.id()));
    let sum: String = thing["shown"].as_str().expect("a checksum").chars().take(16).collect();
    for words in ["本人手机上签字", "张小芳", "同意的合计", "以后再做", &sum] {
        assert!(paper().contains(words), "{words}: {}", paper());
    }
    // The ledger names the page that is kept: a turned letter in either is told.
    let turned = "UPDATE authorisation SET shown = replace(shown, substr(shown, 1, 1), 'x') WHERE id = 1";
    assert_eq!(shop.file().execute(turned, []).expect("written"), 1);
    assert_eq!(car.visit()["consents"][0]["intact"], false);
    assert!(paper().contains("存根与当时不一致") && !paper().contains("同意的合计"), "{}", paper());
    let changes = shop.run("manager", visit_changes, asked(&car));
    let written = changes.to_string();
    assert!(written.contains("own_phone"), "the log says from where: {written}");
}

#[test]
fn what_was_shown_is_what_is_answered() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, pads, oil) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let seen = phone.answers(&[]);
    // The advisor writes one of the answers down meanwhile, told by phone.
    let mut told: RecordAnswers = read(car.answers(&[]));
    told.answers.retain(|answer| answer.line_id.0 == oil);
    shop.run("advisor", record_answers, told);
    assert_eq!(said(&phone.ask("answer_on_own_phone", seen)), (409, "offer_changed".to_owned()));
    let thing = phone.thing();
    assert_eq!((&thing["standing"], &thing["total"]), (&json!("open"), &json!(18_000)));
    // A newer estimate takes its place.
    let seen = phone.answers(&[]);
    car.with_line(labour("更换后刹车片", 120));
    car.estimate_issued();
    assert_eq!(said(&phone.ask("answer_on_own_phone", seen)), (409, "offer_changed".to_owned()));
    let thing = phone.thing();
    assert_eq!((&thing["standing"], &thing["lines"]), (&json!("changed"), &json!([])));
    let newer = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let thing = newer.thing();
    assert_eq!((&thing["standing"], &thing["total"]), (&json!("open"), &json!(32_400)));
    assert_eq!(thing["lines"].as_array().map(Vec::len), Some(2), "{pads} waits still, beside the new one");
    // Anything of what was shown counts: another sum, another line, none at all.
    for change in [
        json!({ "shown": "" }),
        json!({ "shown": "0".repeat(64) }),
        json!({ "answers": [] }),
        json!({ "answers": [{ "line_id": oil, "approved": true }] }),
        json!({ "answers": [{ "line_id": 999, "approved": true }] }),
        json!({ "by_name": "  " }),
        json!({ "signature": { "width": 600, "height": 200, "strokes": [] } }),
        json!({ "signature": { "width": 600, "height": 200, "strokes": [[[601, 1]]] } }),
    ] {
        let mut ask = newer.answers(&[]);
        for (name, value) in change.as_object().expect("fields") {
            ask[name] = value.clone();
        }
        let answer = newer.ask("answer_on_own_phone", ask);
        assert!(matches!(answer.status, 409 | 422), "{change}: {}", answer.status);
    }
    let mut without = newer.answers(&[pads]);
    without["answers"][0]["reason"] = json!("");
    assert_eq!(said(&newer.ask("answer_on_own_phone", without)).1, "bad_field", "a no has a reason");
    assert_eq!(car.visit()["authorisations"].as_array().map(Vec::len), Some(1), "nothing was half written");
}

#[test]
fn an_answered_estimate_shows_nothing_of_the_one_after_it() {
    let opened = opened();
    let (car, ..) = estimated(&opened.shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let answer = phone.ask("answer_on_own_phone", phone.answers(&[]));
    assert_eq!(answer.status, 200, "{}", answer.json());
    car.with_line(labour("更换转向拉杆", 250));
    car.estimate_issued();
    let thing = phone.thing();
    assert_eq!((&thing["standing"], &thing["total"]), (&json!("answered"), &json!(0)));
    assert_eq!(thing["lines"].as_array().map(Vec::len), Some(2));
    assert!(!thing.to_string().contains("转向拉杆"), "{thing}");
}

#[test]
fn an_answer_that_is_sent_again_is_one_answer() {
    let opened = opened();
    let (car, ..) = estimated(&opened.shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let ask = phone.answers(&[]);
    for _ in 0..3 {
        let answer = phone.ask_as("answer_on_own_phone", ask.clone(), "one-key-of-the-phone");
        assert_eq!(answer.status, 200, "{}", answer.json());
    }
    assert_eq!(car.visit()["authorisations"].as_array().map(Vec::len), Some(2));
}

#[test]
fn prices_whose_last_day_is_over_are_not_agreed_to_on_the_own_phone() {
    let opened = opened();
    let shop = &opened.shop;
    sets(shop, |settings| settings.papers.quote_valid_days = 1);
    let (car, ..) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let ask = phone.answers(&[]);
    shop.later(2 * 24 * 60);
    let thing = phone.thing();
    assert_eq!((&thing["standing"], &thing["over_since"]), (&json!("over"), &car.visit()["lapsed"]["until"]));
    assert!(thing["over_since"].is_string(), "the day is named: {thing}");
    let late = phone.ask_as("answer_on_own_phone", ask, "the-key-that-comes-late");
    assert_eq!(said(&late), (409, "offer_changed".to_owned()));
    let again = IssueEstimate { work_order_id: WorkOrderId(car.id()), version: car.version() };
    shop.run("advisor", offer_again, again);
    let anew = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let answer = anew.ask_as("answer_on_own_phone", anew.answers(&[]), "the-key-of-the-new-link");
    assert_eq!((answer.status, answer.json()), (200, Value::Null));
    assert_eq!(car.visit()["order"]["stage"], "awaiting_assignment");
}

#[test]
fn the_own_phone_asks_of_the_customer_only_what_they_pay() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let mut makers = labour("更换水泵", 150);
    makers["payer"] = json!("manufacturer");
    makers["payer_name"] = json!("福特");
    makers["category"] = json!("free");
    shop.run("advisor", add_line, added(&car, &makers));
    car.estimate_issued();
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let thing = phone.thing();
    assert_eq!(thing["over_since"], Value::Null);
    let lines = thing["lines"].as_array().cloned().unwrap_or_default();
    assert_eq!(lines.len(), 3);
    for line in lines {
        assert_eq!(line["asks"], json!(line["payer"] == "customer"), "{line}");
    }
}

#[test]
fn what_was_said_on_the_telephone_is_confirmed_on_the_own_phone_and_just_that() {
    let opened = opened();
    let shop = &opened.shop;
    sets(shop, |settings| settings.spoken_limit = Money(10_000));
    let (car, pads, oil) = estimated(shop);
    let early = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    assert_eq!(early.thing()["spoken"], Value::Null, "nothing was said yet");
    let mut told: RecordAnswers = read(car.answers(&[oil]));
    told.note = "13800138000，本人同意".to_owned();
    shop.run("advisor", record_answers, told);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let thing = phone.thing();
    let spoken = thing["spoken"].clone();
    assert_eq!(thing["standing"], "answered");
    assert_eq!((&spoken["amount"], spoken["lines"].as_array().map(Vec::len)), (&json!(18_000), Some(1)));
    assert_eq!(spoken["lines"][0]["id"], pads);
    let confirm = json!({ "shown": spoken["shown"], "by_name": "张小芳", "signature": drawn() });
    for change in [
        json!({ "shown": thing["shown"] }),
        json!({ "by_name": " " }),
        json!({ "signature": { "width": 600, "height": 200, "strokes": [] } }),
    ] {
        let mut ask = confirm.clone();
        for (name, value) in change.as_object().expect("fields") {
            ask[name] = value.clone();
        }
        let answer = phone.ask("confirm_on_own_phone", ask);
        assert!(matches!(answer.status, 409 | 422), "{change}: {}", answer.status);
    }
    assert_eq!(car.visit()["spoken_yes"]["amount"], 18_000, "it waits still");
    let answer = phone.ask_as("confirm_on_own_phone", confirm.clone(), "the-key-that-confirms");
    assert_eq!((answer.status, answer.json()), (200, Value::Null));
    let visit = car.visit();
    assert_eq!(visit["spoken_yes"], Value::Null, "it stands in writing");
    let newest = visit["authorisations"].as_array().and_then(|all| all.last()).cloned().expect("an answer");
    assert_eq!((&newest["means"], &newest["shown"]), (&json!("own_phone"), &spoken["shown"]));
    assert_eq!((&newest["line_id"], &newest["approved"]), (&json!(pads), &json!(true)));
    assert_eq!(phone.thing()["spoken"], Value::Null);
    let again = phone.ask_as("confirm_on_own_phone", confirm, "another-key-of-it");
    assert_eq!(said(&again), (409, "offer_changed".to_owned()));
}

#[test]
fn a_phone_asks_nothing_else_of_the_shop() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let own = ["customer_page", "answer_on_own_phone", "confirm_on_own_phone", "mark_on_own_phone"];
    let mut asked = 0;
    for command in app::PROGRAM.commands().filter(|command| !own.contains(&command.name)) {
        let key = format!("key-of-a-phone-{asked}");
        // Each from a phone of its own: otherwise the guests' share would say no.
        let phone = Phone { guest: opened.guest(), token: phone.token.clone(), id: 0 };
        let answer = phone.ask_as(command.name, json!({}), &key);
        assert_eq!(said(&answer), (404, "unknown_command".to_owned()), "{}", command.name);
        asked += 1;
    }
    assert!(asked > 100, "{asked}");
    for name in own {
        assert_eq!(shop.refused("manager", name, json!({})), "link_over", "{name} is the customer's");
    }
    // Neither does the link open anything where stations come in.
    let fresh = opened.guest();
    for path in ["/", "/api/events", "/api/documents/settlement_sheet/1", "/api/photos/1/small"] {
        assert_ne!(fresh.get(path).status, 200, "{path}");
    }
    assert_ne!(
        phone.guest.post("/api/rpc/customer_page", &json!({ "request": {}, "key": null })).status,
        200
    );
    for (path, status) in [
        ("/rpc/customer_page", 405),
        ("/nothing", 404),
        ("/../assets/first.js", 404),
        ("/photos/x/small", 400),
    ] {
        assert_eq!(phone.get(path).status, status, "{path}");
    }
}

#[test]
fn nothing_of_others_and_no_cost_is_shown() {
    let opened = opened();
    let shop = &opened.shop;
    shop.car("李国强", "13911112222", "粤B99999").walks_in("repair", "保养");
    let (car, ..) = estimated(shop);
    let page = |seat: &str, thing: LinkTarget| Phone::of(&opened, seat, car.id(), thing).page().to_string();
    let mut pages = vec![page("advisor", LinkTarget::Estimate)];
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    pages.push(page("advisor", LinkTarget::Progress));
    shop.later(30);
    car.finishes("technician", 0).repaired_by("technician").self_inspected("technician").passed().cleaned();
    let sheet = car.billed(0, 0).remove(0);
    let paid = LinkTarget::Sheet { sheet_id: field(&sheet, "id") };
    pages.push(page("cashier", paid));
    // Everybody had a hand in it by now, and each is called as their seat is.
    car.paid(&sheet, "wechat", 48_600, 48_600);
    pages.push(page("cashier", paid));
    pages.push(page("advisor", LinkTarget::Progress));
    let others = ["李国强", "13911112222", "99999", "cost", "13800138000", "person"];
    for page in pages {
        for hidden in others.into_iter().chain(SEATS) {
            assert!(!page.contains(hidden), "{hidden} in {page}");
        }
    }
}

/// One photo more on the page of the visit.
fn photographed(car: &Car<'_>, seat: &str, kind: PhotoKind, finding_id: Option<FindingId>) -> i64 {
    let place = PhotoPlace {
        kind,
        finding_id,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
    };
    let work_order_id = WorkOrderId(car.id());
    let ask = AddPhoto { work_order_id, checked_in_at: None, place, content: picture(7) };
    car.shop.run(seat, add_photo, ask)["id"].as_i64().expect("an id")
}

#[test]
fn only_the_photos_beside_its_lines_are_shown() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let other = photographed(&car, "advisor", PhotoKind::Document, None);
    for size in ["small", "whole"] {
        assert_eq!(phone.get(&format!("/photos/{other}/{size}")).status, 404, "a licence");
    }
    assert_eq!(phone.thing()["lines"][0]["photos"], json!([]));
}

#[test]
fn what_was_found_is_shown_with_its_photos_and_a_no_to_what_is_unsafe_is_signed_for() {
    let opened = opened();
    let shop = &opened.shop;
    let (car, ..) = estimated(shop);
    car.authorised(&[]).assigned_to("technician").released();
    let found = ReportFinding {
        suggestion: "更换".to_owned(),
        urgency: FindingUrgency::Now,
        ..found(&car, Some(car.job_at(0).0), "前下摆臂胶套开裂")
    };
    let finding = shop.run("technician", report_finding, found);
    let finding_id: FindingId = field(&finding, "id");
    let photo = photographed(&car, "technician", PhotoKind::Finding, Some(finding_id));
    let photo_id = PhotoId(photo);
    let line = AddLine { finding_id: Some(finding_id), ..added(&car, &labour("更换下摆臂", 200)) };
    let line = shop.run("advisor", add_line, line)["line"]["id"].as_i64().expect("an id");
    car.estimate_issued();
    let phone = Phone::of(&opened, "advisor", car.id(), LinkTarget::Estimate);
    let shown = phone.thing()["lines"][0].clone();
    assert_eq!(
        (&shown["finding"], &shown["unsafe_to_drive"], &shown["photos"][0]["id"]),
        (&json!("前下摆臂胶套开裂"), &json!(true), &json!(photo))
    );
    assert_eq!(shown["urgency"], "now");
    for size in ["small", "whole"] {
        let answer = phone.get(&format!("/photos/{photo}/{size}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("image/jpeg".to_owned())));
    }
    assert_eq!(phone.get(&format!("/photos/{photo}/huge")).status, 404);
    // So does an arrow that points elsewhere.
    let seen = phone.answers(&[line]);
    let arrow = PhotoMark { shape: PhotoShape::Arrow, from: (100, 100), to: (500, 500) };
    let caption = "裂口在这里".to_owned();
    let drawing = PhotoDrawing { quarter_turns: 0, marks: vec![arrow], caption };
    shop.run("technician", draw_on_photo, DrawOnPhoto { id: photo_id, version: 1, drawing });
    assert_eq!(said(&phone.ask("answer_on_own_phone", seen)), (409, "offer_changed".to_owned()));
    // A photo that is taken off the page makes another page of it.
    let seen = phone.answers(&[line]);
    let off = RemovePhoto { id: photo_id, version: 2, reason: "拍糊了".to_owned() };
    shop.run("technician", remove_photo, off);
    assert_eq!(phone.get(&format!("/photos/{photo}/small")).status, 404);
    assert_eq!(said(&phone.ask("answer_on_own_phone", seen)), (409, "offer_changed".to_owned()));
    let answer = phone.ask_as("answer_on_own_phone", phone.answers(&[line]), "another-key-of-it");
    assert_eq!(answer.status, 200, "{}", answer.json());
    let kept = car.visit()["findings"][0].clone();
    // The no is kept with what the phone showed, the answers' own sum.
    let visit = car.visit();
    let no = visit["consents"].as_array().and_then(|all| all.last()).expect("it is told").clone();
    assert_eq!((&no["finding"], &no["intact"]), (&json!("前下摆臂胶套开裂"), &json!(true)));
    let file = shop.file();
    let sql = "SELECT content FROM counterfoil WHERE kind = 'finding_declined'";
    let content: String = file.query_row(sql, [], |row| row.get(0)).expect("it is kept");
    let content: Value = serde_json::from_str(&content).expect("it is read");
    let answers = visit["authorisations"].as_array().expect("answers");
    let shown = answers.last().expect("an answer")["shown"].clone();
    assert_eq!((&content["shown"], content["shown"].as_str().map(str::len)), (&shown, Some(64)));
    assert_eq!(
        (&kept["state"], &kept["means"], &kept["declined_by"], &kept["signature"]),
        (&json!("declined"), &json!("own_phone"), &json!("张小芳"), &drawn())
    );
}

#[test]
fn nobody_of_the_shop_says_that_a_customer_pressed_it() {
    let opened = opened();
    let (car, ..) = estimated(&opened.shop);
    let mut told = car.answers(&[]);
    told["means"] = json!("own_phone");
    told["signature"] = drawn();
    assert_eq!(opened.shop.refused("advisor", "record_answers", told), "bad_field");
}
