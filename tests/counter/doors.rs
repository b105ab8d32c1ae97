//! What no door lets through, whichever it is: keys that are none, rights that
//! went, secrets that are only half known, ids and versions nobody has.

use crate::support::ready;
use domain::ids::PersonId;
use domain::refusal::FieldProblem;
use kernel::{Refusal, Seat, Session, Shop};
use serde_json::{Value, json};
use shop_tests::typed::request;
use shop_tests::{Alone, PIN};
use std::sync::Arc;

fn customer(name: &str) -> Value {
    request(shop_tests::customer(name, "13800138000"))
}

fn post(counter: &Alone, who: &Session, name: &str, ask: Value, key: &str) -> Result<Value, Refusal> {
    app::call(&counter.shop, who, name, ask, Some(key))
}

#[test]
fn a_key_has_eight_to_sixty_four_characters() {
    let counter = ready();
    let manager = Session::of(PersonId(1), "counter");
    let saved = |key: &str| post(&counter, &manager, "save_customer", customer("张小芳"), key).map(|_| ());
    assert_eq!(saved("seven77"), Err(Refusal::bad("key", FieldProblem::TooShort)));
    assert_eq!(saved(&"八".repeat(7)), Err(Refusal::bad("key", FieldProblem::TooShort)));
    assert_eq!(saved(&"x".repeat(65)), Err(Refusal::bad("key", FieldProblem::TooLong)));
    assert_eq!(saved("eight888"), Ok(()));
    assert_eq!(saved(&"x".repeat(64)), Ok(()));
    let task = post(&counter, &manager, "make_backup", json!({}), "short");
    assert_eq!(task, Err(Refusal::bad("key", FieldProblem::TooShort)));
}

#[test]
fn a_repeated_post_is_answered_only_to_who_may_still_ask() {
    let counter = ready();
    let (session, _) = counter.shop.sign_in(PersonId(1), PIN, "counter").unwrap();
    let first = post(&counter, &session, "save_customer", customer("张小芳"), "key-of-the-first").unwrap();
    assert_eq!(post(&counter, &session, "save_customer", customer("张小芳"), "key-of-the-first"), Ok(first));
    // The PIN is changed elsewhere: this session has ended, and hears nothing.
    let (elsewhere, _) = counter.shop.sign_in(PersonId(1), PIN, "office").unwrap();
    let change = json!({ "old_pin": PIN, "new_pin": "97531" });
    post(&counter, &elsewhere, "change_own_pin", change, "key-of-the-change").unwrap();
    assert_eq!(
        post(&counter, &session, "save_customer", customer("张小芳"), "key-of-the-first"),
        Err(Refusal::NotSignedIn)
    );
}

#[test]
fn a_change_of_the_pin_is_never_answered_by_its_key_alone() {
    let counter = ready();
    let me = Session::of(PersonId(1), "counter");
    let change = |old: &str, new: &str| {
        let ask = json!({ "old_pin": old, "new_pin": new });
        post(&counter, &me, "change_own_pin", ask, "one-key-for-all").map(|_| ())
    };
    assert_eq!(change(PIN, "97531"), Ok(()));
    assert_eq!(change("0000", "97531"), Err(Refusal::KeyReused));
    assert_eq!(change(PIN, "86420"), Err(Refusal::KeyReused));
    assert!(counter.shop.sign_in(PersonId(1), "97531", "office").is_ok());
}

#[test]
fn wrong_pins_are_counted_where_they_are_tried_and_survive_a_restart() {
    let mut counter = ready();
    let tried = |shop: &Arc<Shop>, pin: &str, place: &str| {
        let seat = Seat { station: "tablet".to_owned(), station_id: None, place: place.to_owned() };
        shop.sign_in(PersonId(1), pin, seat).map(|_| ())
    };
    for _ in 0..5 {
        assert_eq!(tried(&counter.shop, "0000", "192.168.1.7"), Err(Refusal::WrongPin));
    }
    assert!(matches!(tried(&counter.shop, PIN, "192.168.1.7"), Err(Refusal::TooManyTries { .. })));
    assert_eq!(tried(&counter.shop, PIN, "127.0.0.1"), Ok(()), "nobody is kept out of the own station");

    counter.restart();
    assert!(matches!(tried(&counter.shop, PIN, "192.168.1.7"), Err(Refusal::TooManyTries { .. })));
    assert_eq!(tried(&counter.shop, PIN, "127.0.0.1"), Ok(()));
}

#[test]
fn ids_and_versions_nobody_has_are_refused_by_name() {
    let counter = ready();
    let me = Session::of(PersonId(1), "counter");
    let saved = post(&counter, &me, "save_customer", customer("张小芳"), "key-of-a-customer").unwrap();
    let mut edit = customer("张晓芳");
    edit["id"] = saved["customer"]["id"].clone();
    edit["version"] = json!(i64::MAX);
    let refused = post(&counter, &me, "save_customer", edit, "key-of-the-last-version").unwrap_err();
    assert!(matches!(refused, Refusal::Conflict { .. }), "{refused:?}");

    let unknown = json!({
        "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "李四",
        "contact_phone": "13900139000", "plate": "粤B00001", "model": "朗逸", "symptom": "", "items": [],
        "starts_at": "2026-03-03T01:00:00Z", "minutes": 60, "advisor_id": null, "bay_id": null,
        "estimate": null, "over_capacity": true,
    });
    let booked = post(&counter, &me, "book_appointment", unknown.clone(), "key-of-a-sound-one").unwrap();
    for (field, id) in [("advisor_id", 4711), ("bay_id", 4711), ("vehicle_id", 4711), ("customer_id", 4711)] {
        let mut ask = unknown.clone();
        ask[field] = json!(id);
        let refused = post(&counter, &me, "book_appointment", ask, &format!("key-of-{field}")).unwrap_err();
        assert!(matches!(refused, Refusal::NotFound { .. }), "{field}: {refused:?}");
    }
    let arrive = json!({
        "id": booked["id"], "version": booked["version"], "vehicle_id": 4711,
        "customer_id": 4711, "repair_kind": "repair", "second_visit": false, "details": null,
    });
    let refused = post(&counter, &me, "arrive_appointment", arrive, "key-of-an-arrival").unwrap_err();
    assert!(matches!(refused, Refusal::NotFound { .. }), "{refused:?}");
}

#[cfg(unix)]
#[test]
fn the_file_its_copies_and_their_folders_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let counter = ready();
    features::office::backups::keep_todays_backup(&counter.shop).unwrap();
    let mut looked_at = 0;
    let mut folders = vec![counter.folder().to_path_buf()];
    while let Some(folder) = folders.pop() {
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if name.contains(".db") || name.ends_with(".secret") {
                let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
                assert_eq!(mode & 0o077, 0, "{name} is {mode:o}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at >= 3, "{looked_at}");
}
