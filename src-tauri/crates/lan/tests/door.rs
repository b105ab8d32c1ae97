//! The door as a browser meets it: who is let in, what wrong requests are told,
//! and that a change is heard.

mod support;

use domain::ids::PersonId;
use domain::role::Role;
use features::bookings::BookAppointment;
use features::listing::AskList;
use features::office::backups::RestoreBackup;
use features::office::people::{SaveBay, SavePerson};
use lan::Door;
use serde_json::json;
use shop_tests::asks_office::{booking, known_person, new_person};
use shop_tests::typed::{field, request};
use shop_tests::{Folder, MORNING, PIN, TestShop};
use std::time::{Duration, Instant};
use support::{Station, customer};

fn open() -> (TestShop, Door, Station) {
    let shop = TestShop::empty_at(MORNING);
    let door = Door::start(shop.shop.clone(), None, 0).expect("a free port");
    let station = Station::at(door.address());
    (shop, door, station)
}

#[test]
fn a_person_signs_in_works_and_signs_out() {
    let (_shop, _door, nobody) = open();
    let status = nobody.call("shop_status", json!({}), None);
    assert_eq!((status.status, status.json()["ready"].as_bool()), (200, Some(false)));

    let manager = nobody.clone().set_up();
    assert_eq!(manager.call("get_shop", json!({}), None).json()["name"], "顺风汽修");
    let refused = nobody.call("get_shop", json!({}), None);
    assert_eq!((refused.status, refused.code().as_str()), (401, "not_signed_in"));

    let person =
        nobody.call("shop_status", json!({}), None).json()["people"][0]["id"].as_i64().expect("a person");
    let signed_in = nobody.try_sign_in(person, PIN).json();
    assert_eq!(signed_in["name"], "manager");
    assert!(
        signed_in["roles"].as_array().is_some_and(|roles| roles.contains(&json!("manager"))),
        "{signed_in}"
    );
    assert_eq!(signed_in["station"], "front desk");
    assert_eq!(signed_in["token"].as_str().map(str::len), Some(64));

    let wrong = nobody.try_sign_in(person, "1111");
    assert_eq!((wrong.status, wrong.code().as_str()), (401, "wrong_pin"));
    assert_eq!(manager.post("/api/sign-out", b"{}").status, 200);
    assert_eq!(manager.call("get_shop", json!({}), None).status, 401);
}

#[test]
fn five_wrong_pins_make_the_person_wait() {
    let (_shop, _door, nobody) = open();
    let _manager = nobody.clone().set_up();
    for _ in 0..5 {
        assert_eq!(nobody.try_sign_in(1, "9999").status, 401);
    }
    let waiting = nobody.try_sign_in(1, PIN);
    assert_eq!((waiting.status, waiting.code().as_str()), (429, "too_many_tries"));
}

#[test]
fn a_role_is_needed_and_a_right_taken_away_is_gone_at_once() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.clone().set_up();
    let technician =
        SavePerson { pin: Some("1357".to_owned()), ..new_person("李师傅", &[Role::Technician]) };
    let saved = manager.call("save_person", request(technician), Some("person-1"));
    assert_eq!(saved.status, 200, "{}", saved.json());
    let person = saved.json();
    let id = person["id"].as_i64().expect("an id");
    let mut at_the_bay = nobody.clone();
    at_the_bay.sign_in(id, "1357");
    let refused = at_the_bay.call("save_customer", customer("张小芳"), Some("customer-1"));
    assert_eq!((refused.status, refused.code().as_str()), (403, "role_missing"));
    assert_eq!(at_the_bay.call("list_people", json!({}), None).status, 200);

    let gone = SavePerson { active: false, ..known_person(&person) };
    let saved = manager.call("save_person", request(gone), Some("person-2"));
    assert_eq!(saved.status, 200, "{}", saved.json());
    assert_eq!(at_the_bay.call("list_people", json!({}), None).status, 401);
}

#[test]
fn wrong_requests_are_answered_with_what_is_wrong() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.clone().set_up();
    let check = |path: &str, body: &[u8], status: u16, code: &str| {
        let answer = manager.post(path, body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{path} {}",
            String::from_utf8_lossy(body)
        );
    };
    check("/api/rpc/save_customer", b"", 400, "unreadable_request");
    check("/api/rpc/save_customer", b"{\"request\":", 400, "unreadable_request");
    check("/api/rpc/save_customer", b"\xff\xfe", 400, "unreadable_request");
    check("/api/rpc/save_customer", b"{}", 400, "unreadable_request");
    check("/api/rpc/save_customer", br#"{"request":{"name":7},"key":"key-of-a"}"#, 400, "unreadable_request");
    check("/api/rpc/get_customer", br#"{"request":{"id":"seven"}}"#, 400, "unreadable_request");
    check("/api/rpc/get_customer", br#"{"request":{"id":4711}}"#, 404, "not_found");
    check("/api/rpc/no_such_command", br#"{"request":{}}"#, 404, "unknown_command");
    check("/api/nowhere", b"{}", 404, "unknown_command");
    check("/api/sign-in", br#"{"pin":"1"}"#, 400, "unreadable_request");
    check("/api/sign-in", br#"{"person_id":99,"pin":"1234"}"#, 401, "wrong_pin");
    let without_key = manager.call("save_customer", customer("张小芳"), None);
    assert_eq!((without_key.status, without_key.code().as_str()), (400, "key_missing"));
    let nameless = manager.call("save_customer", customer("  "), Some("key-of-b"));
    assert_eq!((nameless.status, nameless.code().as_str()), (422, "bad_field"));
    let by_get = manager.get("/api/rpc/list_people");
    assert_eq!((by_get.status, by_get.code().as_str()), (404, "unknown_command"));
    let deep = format!("{{\"request\":{}", "[".repeat(100_000));
    check("/api/rpc/save_customer", deep.as_bytes(), 400, "unreadable_request");
    // After all that the door still answers.
    assert_eq!(manager.call("list_people", json!({}), None).status, 200);
}

#[test]
fn a_body_over_thirty_megabytes_is_refused_by_name() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.set_up();
    let answer = manager.post("/api/rpc/preview_import", &vec![b'x'; 31 << 20]);
    assert_eq!((answer.status, answer.code().as_str()), (413, "file_too_large"));
    assert_eq!(answer.json()["params"], json!({ "megabytes": 31, "limit": 30 }));
}

#[test]
fn the_same_key_twice_is_done_once() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.set_up();
    let first = manager.call("save_customer", customer("张小芳"), Some("key-of-one"));
    let again = manager.call("save_customer", customer("张小芳"), Some("key-of-one"));
    assert_eq!(first.status, 200, "{}", first.json());
    assert_eq!(first.json(), again.json());
    let rows = manager.call("list_customers", request(AskList::default()), None).json();
    assert_eq!(rows["rows"].as_array().map(Vec::len), Some(1));
    let other = manager.call("save_customer", customer("李四"), Some("key-of-one"));
    assert_eq!((other.status, other.code().as_str()), (409, "key_reused"));
}

#[test]
fn two_who_edit_the_same_customer_are_not_lost_on_each_other() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.set_up();
    let saved = manager.call("save_customer", customer("张小芳"), Some("key-of-one")).json();
    let mut edit = customer("张晓芳");
    edit["id"] = saved["customer"]["id"].clone();
    edit["version"] = saved["customer"]["version"].clone();
    assert_eq!(manager.call("save_customer", edit.clone(), Some("key-of-two")).status, 200);
    edit["name"] = json!("章小芳");
    let stale = manager.call("save_customer", edit, Some("key-of-three"));
    assert_eq!((stale.status, stale.code().as_str()), (409, "conflict"));
}

#[test]
fn a_change_is_heard_within_a_second_and_only_by_who_is_signed_in() {
    let (_shop, door, nobody) = open();
    let manager = nobody.clone().set_up();
    assert_eq!(nobody.get("/api/events").status, 401);
    assert_eq!(nobody.get("/api/events?token=0000").status, 401);
    let mut heard = manager.events();
    let started = Instant::now();
    let saved = manager.call("save_customer", customer("张小芳"), Some("key-of-one")).json();
    let change = heard.next_data().expect("a change");
    assert!(started.elapsed() < Duration::from_secs(1));
    let named = json!({ "entity": "customer", "id": saved["customer"]["id"] });
    assert!(change["changes"].as_array().is_some_and(|all| all.contains(&named)), "{change}");
    assert!(change["tx"].as_i64().is_some_and(|tx| tx > 0));

    drop(door);
    assert_eq!(heard.next_data(), None, "a closing door ends the stream");
    assert!(std::net::TcpStream::connect(&manager.address).is_err());
}

#[test]
fn who_signed_out_hears_nothing_more() {
    let (_shop, _door, nobody) = open();
    let mut manager = nobody.set_up();
    let mut heard = manager.events();
    manager.post("/api/sign-out", b"{}");
    manager.token = None;
    manager.sign_in(1, PIN);
    assert_eq!(manager.call("save_customer", customer("张小芳"), Some("key-of-one")).status, 200);
    assert_eq!(heard.next_data(), None);
}

#[test]
fn pages_of_other_sites_are_turned_away() {
    let (_shop, _door, station) = open();
    let check = |host: &str, origin: &str, expect: u16| {
        let head = format!(
            "POST /api/rpc/shop_status HTTP/1.1\r\nHost: {host}\r\n{origin}Connection: close\r\nContent-Length: 14\r\n\r\n{{\"request\":{{}}}}"
        );
        assert_eq!(station.send(head.as_bytes()).expect("an answer").status, expect, "{host} {origin}");
    };
    let here = station.address.clone();
    check(&here, "", 200);
    check(&here, &format!("Origin: http://{here}\r\n"), 200);
    check("shop.example", "", 403);
    check(&here, "Origin: https://shop.example\r\n", 403);
}

#[test]
fn the_files_of_the_ui_are_served_with_their_types() {
    let shop = TestShop::empty_at(MORNING);
    let ui = Folder::made();
    std::fs::create_dir(ui.path().join("assets")).expect("a folder");
    for (name, content) in [
        ("index.html", "<title>Workbay</title>"),
        ("assets/index.js", "1"),
        ("assets/pdf.worker.mjs", "1"),
        ("assets/openjpeg.wasm", "\0asm"),
        ("assets/index.css", "a{}"),
    ] {
        std::fs::write(ui.path().join(name), content).expect("written");
    }
    let door = Door::start(shop.shop.clone(), Some(ui.path().to_path_buf()), 0).expect("a free port");
    let station = Station::at(door.address());
    let check = |path: &str, status: u16, kind: &str| {
        let answer = station.get(path);
        assert_eq!(answer.status, status, "{path}");
        assert!(
            answer.headers.contains(&format!("content-type: {kind}")) || kind.is_empty(),
            "{path}: {}",
            answer.headers
        );
    };
    check("/", 200, "text/html");
    check("/work-orders/12", 200, "text/html");
    check("/assets/index.js", 200, "text/javascript");
    check("/assets/pdf.worker.mjs", 200, "application/javascript");
    check("/assets/openjpeg.wasm", 200, "application/wasm");
    check("/assets/index.css", 200, "text/css");
    check("/assets/gone.js", 404, "");
    check("/../Cargo.toml", 200, "text/html");
    check("/assets/../../workbay.db", 404, "");
    check("/assets/..%2f..%2fworkbay.db", 404, "");
    check("/api/nowhere", 404, "application/json");
    assert!(station.get("/").headers.contains("content-security-policy: default-src 'self'"));
}

#[test]
fn a_paper_is_shown_to_who_is_signed_in() {
    let (shop, _door, nobody) = open();
    let manager = nobody.clone().set_up();
    let ask = BookAppointment {
        plate: "粤B12345".to_owned(),
        symptom: "保养".to_owned(),
        advisor_id: Some(PersonId(1)),
        ..booking("李小芳", "13800138000", shop.clock.time(24 * 60))
    };
    let booked = manager.call("book_appointment", request(ask), Some("key-of-booked"));
    assert_eq!(booked.status, 200, "{}", booked.json());
    let id = booked.json()["id"].as_i64().expect("a booking");

    let paper = manager.get(&format!("/api/documents/booking_slip/{id}"));
    assert_eq!(paper.status, 200);
    assert!(paper.body.starts_with(b"%PDF-"), "{} bytes are no PDF", paper.body.len());
    let name =
        "content-disposition: inline; filename*=utf-8''%e9%a2%84%e7%ba%a6%e7%a1%ae%e8%ae%a4%e5%8d%95%20";
    assert!(paper.headers.contains(name), "it is called by its title: {}", paper.headers);
    let on = |kind: &str, size: &str| manager.get(&format!("/api/documents/{kind}/{id}?size={size}"));
    assert!(on("booking_slip", "A5").body == paper.body, "without a size it is printed on its usual one");
    for (kind, size) in [("booking_slip", "A4"), ("booking_slip", ""), ("love_letter", "A4")] {
        let none = on(kind, size);
        assert_eq!((none.status, none.code().as_str()), (404, "not_found"), "{kind} {size:?}");
    }
    let refused = nobody.get(&format!("/api/documents/booking_slip/{id}"));
    assert_eq!((refused.status, refused.code().as_str()), (401, "not_signed_in"));
    let none = manager.get("/api/documents/booking_slip/999");
    assert_eq!((none.status, none.code().as_str()), (404, "not_found"));
}

#[test]
fn a_restore_ends_the_sessions_of_browsers_and_tells_them() {
    let (_shop, _door, nobody) = open();
    let mut manager = nobody.clone().set_up();
    let until_done = |station: &Station| loop {
        let answer = station.call("task_status", json!({}), None);
        match answer.json()["state"].as_str() {
            Some("running") => std::thread::park_timeout(Duration::from_millis(10)),
            _ => return answer,
        }
    };
    assert_eq!(manager.call("make_backup", json!({}), Some("key-of-copy")).status, 200);
    let file_name: String = field(&until_done(&manager).json()["result"], "file_name");
    let back = || request(RestoreBackup { file_name: file_name.clone() });
    let mut heard = manager.events();
    let begun = manager.call("restore_backup", back(), Some("key-of-back"));
    assert_eq!(begun.status, 200, "{}", begun.json());
    // The page hears that long work begins, and perhaps that it is over, then that
    // it should ask anew, and nothing of what changed.
    let of_task = json!({ "tx": 0, "changes": [{ "entity": "task", "id": 0 }] });
    assert_eq!(heard.next_data().as_ref(), Some(&of_task));
    let then = std::iter::repeat_with(|| heard.next_data()).find(|told| told.as_ref() != Some(&of_task));
    assert_eq!(then, Some(Some(json!({ "tx": 0, "changes": [] }))));
    assert_eq!(heard.next_data(), None);
    let asked = manager.call("get_shop", json!({}), None);
    assert_eq!((asked.status, asked.code().as_str()), (401, "restored"));
    assert_eq!(manager.get("/api/events").code(), "restored");
    assert_eq!(manager.get("/api/documents/booking_slip/1").code(), "restored");
    let posted_again = manager.call("restore_backup", back(), Some("key-of-back"));
    assert_eq!(posted_again.code(), "restored");
    assert_eq!(manager.call("shop_status", json!({}), None).status, 200);
    manager.sign_in(1, PIN);
    assert_eq!(until_done(&manager).json()["state"], "done");
    assert_eq!(manager.call("get_shop", json!({}), None).status, 200);
}

/// What happens after a page read and before it listens is in neither; by the two
/// numbers the page finds that there was something.
#[test]
fn an_answer_and_a_stream_say_up_to_where_they_know() {
    let (_shop, _door, nobody) = open();
    let manager = nobody.clone().set_up();
    let told_with = |answer: &support::Answered| {
        let line = answer.headers.lines().find_map(|line| line.strip_prefix("x-workbay-told: "));
        line.and_then(|told| told.trim().parse::<u64>().ok()).expect("each answer says so")
    };
    for round in 0..12 {
        let read = told_with(&manager.call("list_people", json!({}), None));
        let name = format!("工位{round}");
        let bay = SaveBay { id: None, version: 0, name, active: true };
        let saved = manager.call("save_bay", request(bay), Some(&format!("key-of-bay-{round}")));
        assert_eq!(saved.status, 200, "{}", saved.json());
        let mut heard = manager.events();
        let since = heard.since();
        let is_known = since > read || heard.next_data().is_some_and(|told| told["tx"] != 0);
        assert!(is_known, "the page knows up to {read}, the stream begins at {since}");
        // Who reads after a stream began misses nothing, whatever the number says then.
        assert!(told_with(&manager.call("list_people", json!({}), None)) >= since);
    }
}

/// Whoever waits for the file waits alone: the door goes on answering.
#[test]
fn stations_that_wait_for_the_file_keep_nobody_from_the_pages() {
    let (shop, _door, nobody) = open();
    let _manager = nobody.clone().set_up();
    let held = shop.file();
    held.execute_batch("BEGIN IMMEDIATE").expect("nobody writes");
    let waiting: Vec<_> = (0..4)
        .map(|_| {
            let station = nobody.clone();
            std::thread::spawn(move || station.try_sign_in(1, PIN).status)
        })
        .collect();
    let begun = Instant::now();
    for _ in 0..20 {
        assert_eq!(nobody.call("shop_status", json!({}), None).status, 200);
        std::thread::park_timeout(Duration::from_millis(20));
    }
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    held.execute_batch("ROLLBACK").expect("given back");
    for station in waiting {
        assert_eq!(station.join().expect("no panic"), 200);
    }
}
