use crate::support::{ready, with};
use domain::ids::PersonId;
use serde_json::{Value, json};
use shop_tests::{Alone, PIN};

fn new_person() -> Value {
    json!({ "id": null, "version": 0, "name": "李国强", "roles": ["technician"], "active": true, "pin": PIN })
}

#[test]
fn a_new_person_signs_in_with_the_pin_and_has_the_roles_given() {
    let shop = ready();
    let person = shop
        .ok("save_person", with(new_person(), json!({ "roles": ["inspector", "technician", "inspector"] })));
    assert_eq!(person["roles"], json!(["technician", "inspector"]));
    let (session, _) = shop.shop.sign_in(PersonId(2), PIN, "workshop").unwrap();
    assert_eq!(
        shop.ask_as(&session, "save_person", new_person()).unwrap_err().to_string(),
        "this needs one of the roles [Manager]"
    );
}

#[test]
fn a_person_needs_a_name_a_role_and_a_pin() {
    let shop = ready();
    for (change, field, problem) in [
        (json!({ "name": "  " }), "name", "empty"),
        (json!({ "roles": [] }), "roles", "empty"),
        (json!({ "pin": null }), "pin", "empty"),
        (json!({ "pin": "12" }), "pin", "too_short"),
        (json!({ "pin": "12x4" }), "pin", "not_digits"),
    ] {
        let refusal = shop.refusal("save_person", with(new_person(), change));
        assert_eq!(refusal["params"], json!({ "field": field, "problem": problem }));
    }
    assert_eq!(shop.ok("list_people", json!({}))["people"].as_array().unwrap().len(), 1);
}

#[test]
fn the_last_manager_cannot_be_lost() {
    let shop = ready();
    let me =
        json!({ "id": 1, "version": 1, "name": "张小芳", "roles": ["advisor"], "active": true, "pin": null });
    assert_eq!(shop.refused("save_person", me.clone()), "last_manager");
    let gone = with(me.clone(), json!({ "roles": ["manager"], "active": false }));
    assert_eq!(shop.refused("save_person", gone.clone()), "last_manager");
    // With a second manager both are possible.
    shop.ok("save_person", with(new_person(), json!({ "roles": ["manager"] })));
    let saved = shop.ok("save_person", me);
    assert_eq!((&saved["version"], &saved["roles"]), (&json!(2), &json!(["advisor"])));
}

#[test]
fn who_left_cannot_sign_in_and_is_not_offered() {
    let shop = ready();
    let person = shop.ok("save_person", new_person());
    shop.ok("save_person", with(person, json!({ "active": false, "pin": null })));
    assert!(shop.shop.sign_in(PersonId(2), PIN, "workshop").is_err());
    assert_eq!(shop.ok("shop_status", json!({}))["people"].as_array().unwrap().len(), 1);
}

#[test]
fn the_own_pin_is_changed_by_who_knows_the_old_one() {
    let shop = ready();
    let change = |old: &str, new: &str| json!({ "old_pin": old, "new_pin": new });
    assert_eq!(shop.refused("change_own_pin", change("0000", "7777")), "wrong_pin");
    assert_eq!(shop.refused("change_own_pin", change(PIN, "77")), "bad_field");
    shop.ok("change_own_pin", change(PIN, "7777"));
    assert!(shop.shop.sign_in(PersonId(1), PIN, "counter").is_err());
    assert!(shop.shop.sign_in(PersonId(1), "7777", "counter").is_ok());
}

#[test]
fn five_wrong_old_pins_make_wait_like_at_the_door() {
    let shop = ready();
    let wrong = json!({ "old_pin": "0000", "new_pin": "7777" });
    for _ in 0..5 {
        assert_eq!(shop.refused("change_own_pin", wrong.clone()), "wrong_pin");
    }
    assert_eq!(
        shop.refused("change_own_pin", json!({ "old_pin": PIN, "new_pin": "7777" })),
        "too_many_tries"
    );
    shop.later(1);
    shop.ok("change_own_pin", json!({ "old_pin": PIN, "new_pin": "7777" }));
}

#[test]
fn bays_have_names_of_their_own() {
    let shop = ready();
    let bay = json!({ "id": null, "version": 0, "name": "三号", "active": true });
    let saved = shop.ok("save_bay", bay.clone());
    assert_eq!(shop.refusal("save_bay", bay)["params"]["problem"], json!("taken"));
    let renamed = shop.ok("save_bay", with(saved.clone(), json!({ "active": false })));
    assert_eq!((&renamed["active"], &renamed["version"]), (&json!(false), &json!(2)));
    assert_eq!(shop.refused("save_bay", saved), "conflict");
}

fn asks(shop: &Alone, session: &kernel::Session) -> Result<(), kernel::Refusal> {
    shop.ask_as(session, "list_people", json!({})).map(|_| ())
}

#[test]
fn a_changed_pin_ends_the_other_sessions_and_not_the_own() {
    let shop = ready();
    let person = shop.ok("save_person", new_person());
    let sign_in = |pin: &str, station: &str| shop.shop.sign_in(PersonId(2), pin, station).unwrap().0;
    let (here, there) = (sign_in(PIN, "here"), sign_in(PIN, "there"));
    shop.ask_as(&here, "change_own_pin", json!({ "old_pin": PIN, "new_pin": "7777" })).unwrap();
    assert_eq!(asks(&shop, &here), Ok(()));
    assert_eq!(asks(&shop, &there), Err(kernel::Refusal::NotSignedIn));

    // The manager sets it anew: both are gone, and the manager works on.
    let again = sign_in("7777", "there");
    shop.ok("save_person", with(person.clone(), json!({ "pin": "8888" })));
    assert_eq!(asks(&shop, &here), Err(kernel::Refusal::NotSignedIn));
    assert_eq!(asks(&shop, &again), Err(kernel::Refusal::NotSignedIn));
    let anew = sign_in("8888", "here");
    assert_eq!(asks(&shop, &anew), Ok(()));

    // A change that is refused ends nothing; neither does another name.
    let stale = with(person, json!({ "pin": "9999" }));
    assert_eq!(shop.refused("save_person", stale.clone()), "conflict");
    assert_eq!(asks(&shop, &anew), Ok(()));
    shop.ok("save_person", with(stale, json!({ "version": 2, "name": "李国强师傅", "pin": null })));
    assert_eq!(asks(&shop, &anew), Ok(()));
}

#[test]
fn who_was_let_go_does_not_sit_there_again_when_let_in_again() {
    let shop = ready();
    let person = shop.ok("save_person", new_person());
    let (session, _) = shop.shop.sign_in(PersonId(2), PIN, "workshop").unwrap();
    shop.ok("save_person", with(person.clone(), json!({ "active": false, "pin": null })));
    assert_eq!(asks(&shop, &session), Err(kernel::Refusal::NotSignedIn));
    shop.ok("save_person", with(person, json!({ "version": 2, "active": true, "pin": null })));
    assert_eq!(asks(&shop, &session), Err(kernel::Refusal::NotSignedIn));
    assert!(shop.shop.sign_in(PersonId(2), PIN, "workshop").is_ok());
}
