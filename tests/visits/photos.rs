//! Photos of a visit: who takes which, when, of what; drawn on and taken off the
//! page with a reason; and never kept as they came.

use base64::Engine;
use domain::ids::{JobId, PhotoId, WorkOrderId};
use domain::photo::{PhotoDrawing, PhotoKind, PhotoPlace};
use features::homes::{advisor_home, foreman_home};
use features::photos::commands::{self, DrawOnPhoto, RemovePhoto};
use features::photos::{AddPhoto, PhotoSize, add_photo, photo};
use features::visit::changes::visit_changes;
use features::visit::findings::report_finding;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, found};
use shop_tests::photos::picture;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn blank(car: &Car<'_>, kind: PhotoKind) -> AddPhoto {
    let place = PhotoPlace {
        kind,
        finding_id: None,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
    };
    AddPhoto { work_order_id: WorkOrderId(car.id()), checked_in_at: None, place, content: picture(7) }
}

/// A photo with these fields, whether it may be taken or not.
fn of(car: &Car<'_>, kind: &str, more: Value) -> Value {
    let mut ask = request(blank(car, read(kind)));
    for (name, value) in more.as_object().expect("fields") {
        assert!(ask.get(name).is_some(), "a photo has no {name}");
        ask[name] = value.clone();
    }
    ask
}

pub(crate) fn taken(car: &Car<'_>, seat: &str, kind: PhotoKind, about: impl FnOnce(&mut AddPhoto)) -> i64 {
    let mut photo = blank(car, kind);
    about(&mut photo);
    car.shop.run(seat, add_photo, photo)["id"].as_i64().expect("an id")
}

pub(crate) fn of_item(item: &str, caption: &str) -> impl FnOnce(&mut AddPhoto) {
    |photo| {
        photo.place.item = item.to_owned();
        photo.place.caption = caption.to_owned();
    }
}

pub(crate) fn of_finding(finding: &Value, number: u8) -> impl FnOnce(&mut AddPhoto) {
    move |photo| {
        photo.place.finding_id = field(finding, "id");
        photo.content = picture(number);
    }
}

/// One that needs no words.
pub(crate) fn snapped(car: &Car<'_>, seat: &str, kind: PhotoKind, number: u8) -> i64 {
    taken(car, seat, kind, |photo| photo.content = picture(number))
}

fn page(car: &Car<'_>, seat: &str) -> Value {
    car.shop.run(seat, commands::list_photos, asked(car))
}

pub(crate) fn off(id: i64, version: i64, reason: &str) -> RemovePhoto {
    RemovePhoto { id: PhotoId(id), version, reason: reason.to_owned() }
}

pub(crate) fn row(car: &Car<'_>, seat: &str, id: i64) -> Value {
    let photos = page(car, seat)["photos"].as_array().expect("rows").clone();
    photos.into_iter().find(|row| row["id"] == id).expect("the photo is on the page")
}

fn bytes(shop: &TestShop, seat: &str, id: i64, size: PhotoSize) -> Result<Vec<u8>, String> {
    photo(&shop.shop, &shop.session(seat), id, size).map_err(|refusal| shop_tests::code(&refusal))
}

pub(crate) fn arrived(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响");
    car
}

pub(crate) fn in_repair(shop: &TestShop) -> Car<'_> {
    let car = arrived(shop);
    car.checked_in(60_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car
}

#[test]
fn a_scratch_is_photographed_at_the_walk_around_and_seen_at_every_seat() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = taken(&car, "advisor", PhotoKind::WalkAround, of_item("mirrors", " 左前门划痕 "));
    for seat in ["advisor", "technician", "foreman", "manager"] {
        let row = row(&car, seat, id);
        assert_eq!((&row["caption"], &row["item"]), (&json!("左前门划痕"), &json!("mirrors")), "{seat}");
        assert_eq!((&row["width"], &row["height"]), (&json!(40), &json!(30)));
        let whole = bytes(&shop, seat, id, PhotoSize::Whole).expect("shown");
        assert!(whole.starts_with(&[0xff, 0xd8]), "ours is a JPEG, whatever came in");
        assert!(bytes(&shop, seat, id, PhotoSize::Small).expect("shown").starts_with(&[0xff, 0xd8]));
    }
    assert_eq!(row(&car, "advisor", id)["may_change"], true);
    assert_eq!(row(&car, "technician", id)["may_change"], false);
    // Nobody who is not signed in is shown one.
    let nobody = kernel::Session::nobody("door");
    assert!(photo(&shop.shop, &nobody, id, PhotoSize::Small).is_err());
}

#[test]
fn who_takes_which_photo_is_told_to_the_page_and_held_by_the_command() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let job = car.job_at(0).0;
    let report = found(&car, Some(job), "胶套开裂");
    let finding = shop.run("technician", report_finding, report)["id"].clone();
    let every = ["walk_around", "accident", "document", "finding", "before", "after", "part", "delivery"];
    for seat in shop_tests::SEATS {
        let may = page(&car, seat)["may_take"].as_array().expect("kinds").clone();
        for kind in every {
            let more = match kind {
                "finding" => json!({ "finding_id": finding }),
                "before" | "after" => json!({ "job_id": job }),
                _ => json!({}),
            };
            let asked = shop.ask(seat, "add_photo", of(&car, kind, more));
            match asked {
                Ok(_) => assert!(may.contains(&json!(kind)), "{seat} {kind}"),
                Err(refusal) => {
                    assert_eq!(refusal["code"], "role_missing", "{seat} {kind}");
                    assert!(!may.contains(&json!(kind)), "{seat} {kind}");
                }
            }
        }
    }
    assert_eq!(page(&car, "technician")["may_take"], json!(["finding", "before", "after", "part"]));
    assert_eq!(page(&car, "cashier")["may_take"], json!([]));
}

#[test]
fn a_licence_is_shown_to_those_who_speak_with_the_customer() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = taken(&car, "advisor", PhotoKind::Document, of_item("", "张小芳 身份证"));
    let told = shop.run("advisor", visit_changes, asked(&car)).to_string();
    assert!(told.contains("身份证"));
    assert!(bytes(&shop, "callback_clerk", id, PhotoSize::Whole).is_ok());
    for seat in ["technician", "inspector", "parts_keeper"] {
        assert_eq!(page(&car, seat)["photos"], json!([]), "{seat}");
        assert_eq!(bytes(&shop, seat, id, PhotoSize::Small), Err("not_found".to_owned()), "{seat}");
        let draw = json!({ "id": id, "version": 1, "quarter_turns": 1, "marks": [], "caption": "" });
        assert_ne!(shop.refused(seat, "draw_on_photo", draw), "conflict", "{seat}");
        let told = shop.run(seat, visit_changes, asked(&car)).to_string();
        assert!(!told.contains("身份证"), "{seat} reads of it in the history");
    }
}

#[test]
fn a_photo_belongs_to_what_it_shows() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let other = shop.car("李四", "13900139000", "粤B54321");
    other.walks_in("repair", "异响").checked_in(9_000).with_line(labour("检查", 50));
    other.estimate_issued();
    other.authorised(&[]).assigned_to("technician").released();
    let (job, foreign) = (car.job_at(0).0, other.job_at(0).0);
    for (kind, more, field) in [
        ("finding", json!({}), "finding_id"),
        ("finding", json!({ "finding_id": 99 }), ""),
        ("before", json!({}), "job_id"),
        ("before", json!({ "job_id": foreign }), "job_id"),
        ("after", json!({ "job_id": job, "finding_id": 1 }), "finding_id"),
        ("walk_around", json!({ "job_id": job }), "job_id"),
        ("walk_around", json!({ "item": "wings" }), "item"),
        ("part", json!({ "item": "mirrors" }), "item"),
        ("walk_around", json!({ "damage_mark": "左前门" }), "damage_mark"),
        ("walk_around", json!({ "item": "mirrors", "damage_mark": "a1" }), "damage_mark"),
        ("accident", json!({ "damage_mark": "a1" }), "damage_mark"),
        ("part", json!({ "caption": "长".repeat(200) }), "caption"),
    ] {
        let refusal = shop.ask("manager", "add_photo", of(&car, kind, more)).expect_err("refused");
        match field {
            "" => assert_eq!(refusal["code"], "not_found"),
            field => assert_eq!(refusal["params"]["field"], field, "{refusal}"),
        }
    }
    assert_eq!(page(&car, "manager")["photos"], json!([]));
}

#[test]
fn a_photo_that_waited_for_another_visit_of_this_number_is_not_put_to_this_one() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let began = page(&car, "advisor")["checked_in_at"].clone();
    let another = of(&car, "walk_around", json!({ "checked_in_at": "2026-03-01T01:00:00Z" }));
    let refusal = shop.ask("advisor", "add_photo", another).expect_err("refused");
    assert_eq!(refusal["code"], "visit_is_another");
    assert_eq!(refusal["params"]["number"], car.visit()["order"]["number"]);
    let kept = shop.shop.dir().join("blobs");
    let left = std::fs::read_dir(&kept).map(|folders| folders.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing was kept of what was refused");
    // The one that is meant, and a page of an older program that does not say which.
    for began in [began, Value::Null] {
        shop.ok("advisor", "add_photo", of(&car, "walk_around", json!({ "checked_in_at": began })));
    }
    assert_eq!(page(&car, "advisor")["photos"].as_array().expect("photos").len(), 2);
}

#[test]
fn what_is_no_photo_is_refused_in_words_and_leaves_nothing() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let in_base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let whole = base64::engine::general_purpose::STANDARD.decode(picture(7)).expect("a photo");
    let broke_off = &whole[..whole.len() - 20];
    for (content, problem) in [
        (in_base64(b"MZ this is an .exe that was named .jpg"), "no_picture"),
        (in_base64(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "heic"),
        (in_base64(&[0xff, 0xd8, 0xff, 0xe0, 0, 16]), "damaged"),
        (in_base64(broke_off), "damaged"),
    ] {
        let refusal =
            shop.ask("advisor", "add_photo", of(&car, "walk_around", json!({ "content": content })));
        let refusal = refusal.expect_err("refused");
        assert_eq!((&refusal["code"], &refusal["params"]["problem"]), (&json!("no_photo"), &json!(problem)));
    }
    let large = json!({ "content": "A".repeat(29 << 20) });
    let refusal = shop.ask("advisor", "add_photo", of(&car, "walk_around", large)).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["limit"]), (&json!("file_too_large"), &json!(20)));
    let garbled = json!({ "content": "not base64!" });
    assert_eq!(shop.refused("advisor", "add_photo", of(&car, "walk_around", garbled)), "bad_field");
    assert_eq!(page(&car, "advisor")["photos"], json!([]));
    // Nor what is a photo, and not of this visit, this stage or this person.
    for (seat, kind, more) in [
        ("technician", "walk_around", json!({})),
        ("advisor", "walk_around", json!({ "work_order_id": 999 })),
        ("advisor", "finding", json!({ "finding_id": 999 })),
        ("advisor", "part", json!({ "job_id": 999 })),
    ] {
        assert!(shop.ask(seat, "add_photo", of(&car, kind, more)).is_err(), "{seat} {kind}");
    }
    assert!(!shop.folder().join("blobs").exists(), "what is refused leaves no bytes");
}

#[test]
fn a_photo_posted_again_is_taken_once() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let ask = || of(&car, "walk_around", json!({}));
    let first = shop.ask_with_key("advisor", "add_photo", ask(), "photo-once").expect("taken");
    assert_eq!(shop.ask_with_key("advisor", "add_photo", ask(), "photo-once"), Ok(first));
    assert_eq!(page(&car, "advisor")["photos"].as_array().map(Vec::len), Some(1));
    let other = of(&car, "accident", json!({}));
    let refusal = shop.ask_with_key("advisor", "add_photo", other, "photo-once").expect_err("refused");
    assert_eq!(refusal["code"], "key_reused");
}

#[test]
fn arrows_and_circles_lie_over_the_photo_and_not_in_it() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = snapped(&car, "advisor", PhotoKind::WalkAround, 7);
    let before = bytes(&shop, "advisor", id, PhotoSize::Whole);
    let circle = json!({ "shape": "circle", "from": [100, 100], "to": [300, 400] });
    let draw = |version: i64, turns: i64, marks: Value| {
        let drawing =
            PhotoDrawing { quarter_turns: turns, marks: read(marks), caption: "在这里".to_owned() };
        DrawOnPhoto { id: PhotoId(id), version, drawing }
    };
    shop.run("advisor", commands::draw_on_photo, draw(1, 3, json!([circle])));
    let seen = row(&car, "foreman", id);
    assert_eq!((&seen["quarter_turns"], &seen["marks"]), (&json!(3), &json!([circle])));
    assert_eq!(seen["caption"], "在这里");
    assert_eq!(bytes(&shop, "advisor", id, PhotoSize::Whole), before);
    assert_eq!(shop.refused("advisor", "draw_on_photo", request(draw(1, 0, json!([])))), "conflict");
    assert_eq!(shop.refused("foreman", "draw_on_photo", request(draw(2, 0, json!([])))), "photo_of_another");
    let beside = json!([{ "shape": "arrow", "from": [0, 0], "to": [1001, 5] }]);
    let nothing = json!([{ "shape": "arrow", "from": [5, 5], "to": [5, 5] }]);
    for (turns, marks) in
        [(4, json!([])), (-1, json!([])), (0, beside), (0, nothing), (0, json!(vec![circle; 21]))]
    {
        assert_eq!(shop.refused("advisor", "draw_on_photo", request(draw(2, turns, marks))), "bad_field");
    }
}

#[test]
fn a_photo_goes_off_the_page_with_a_reason_and_is_kept_all_the_same() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let job = car.job_at(0).0;
    let id = taken(&car, "technician", PhotoKind::Before, |photo| photo.place.job_id = Some(JobId(job)));
    let without = |seat: &str, version: i64, reason: &str| {
        shop.ask(seat, "remove_photo", request(off(id, version, reason)))
            .map_err(|refusal| refusal["code"].as_str().expect("a code").to_owned())
    };
    assert_eq!(without("technician", 1, "  "), Err("bad_field".to_owned()));
    assert_eq!(without("second_technician", 1, "不是我的"), Err("photo_of_another".to_owned()));
    without("technician", 1, "拍糊了").expect("taken off");
    assert_eq!(without("technician", 2, "再删一次"), Err("not_found".to_owned()));
    let seen = row(&car, "advisor", id);
    assert_eq!((&seen["removed_reason"], &seen["may_change"]), (&json!("拍糊了"), &json!(false)));
    assert_eq!(bytes(&shop, "advisor", id, PhotoSize::Small), Err("not_found".to_owned()));
    assert!(bytes(&shop, "manager", id, PhotoSize::Small).is_ok(), "who answers for it may look again");
    // The change log tells of both.
    let told = shop.run("manager", visit_changes, asked(&car));
    let commands: Vec<&Value> =
        told["rows"].as_array().expect("rows").iter().filter(|row| row["entity"] == "photo").collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
}

#[test]
fn a_car_that_left_is_photographed_no_more_and_a_visit_has_an_end_of_photos() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let job = car.job_at(0).0;
    car.repaired_by("technician").self_inspected("technician").passed().cleaned();
    let sheet = car.billed(0, 0).remove(0);
    let owed = car.owed(&sheet);
    car.paid(&sheet, "wechat", owed, owed);
    car.delivered();
    let after = of(&car, "after", json!({ "job_id": job }));
    let refusal = shop.ask("technician", "add_photo", after).expect_err("refused");
    assert_eq!(
        (&refusal["code"], &refusal["params"]["stage"]),
        (&json!("photo_too_late"), &json!("delivered"))
    );
    snapped(&car, "advisor", PhotoKind::Delivery, 7);
    for number in 1..200 {
        snapped(&car, "advisor", PhotoKind::Document, number);
    }
    let one_more = of(&car, "document", json!({}));
    assert_eq!(shop.refused("advisor", "add_photo", one_more), "too_many_photos");
    assert_eq!(page(&car, "advisor")["may_take"], json!(["document", "delivery"]));
}

#[test]
fn a_lost_photo_is_said_and_damages_nothing_else() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = snapped(&car, "advisor", PhotoKind::WalkAround, 7);
    let hash = row(&car, "advisor", id)["hash"].as_str().expect("a name").to_owned();
    std::fs::remove_file(shop.folder().join("blobs").join(&hash[..2]).join(&hash[2..])).expect("gone");
    assert_eq!(bytes(&shop, "advisor", id, PhotoSize::Whole), Err("photo_lost".to_owned()));
    assert!(bytes(&shop, "advisor", id, PhotoSize::Small).is_ok());
    assert_eq!(page(&car, "advisor")["photos"].as_array().map(Vec::len), Some(1));
}

#[test]
fn who_decides_on_a_finding_sees_the_first_photo_of_it_and_how_many_there_are() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let report = found(&car, Some(car.job_at(0).0), "胶套开裂");
    let finding = shop.run("technician", report_finding, report);
    let photos = |home: Value| {
        let row = &home["open_findings"][0];
        (row["photos"].clone(), row["first_photo"]["id"].clone())
    };
    let advisor = || photos(shop.run("advisor", advisor_home, AskNothing {}));
    let foreman = || photos(shop.run("foreman", foreman_home, AskNothing {}));
    assert_eq!(advisor(), (json!(0), Value::Null));
    let of_it = |number: u8| taken(&car, "technician", PhotoKind::Finding, of_finding(&finding, number));
    let (blurred, sharp) = (of_it(1), of_it(2));
    taken(&car, "technician", PhotoKind::Before, |photo| {
        photo.place.job_id = Some(JobId(car.job_at(0).0));
        photo.content = picture(3);
    });
    assert_eq!(advisor(), (json!(2), json!(blurred)));
    shop.run("technician", commands::remove_photo, off(blurred, 1, "拍糊了"));
    assert_eq!(advisor(), (json!(1), json!(sharp)));
    assert_eq!(foreman(), advisor());
}
