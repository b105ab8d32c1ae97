use crate::support::{ready, with};
use domain::ids::PersonId;
use domain::role::Role;
use features::office::people::{
    ChangeOwnPin, SaveBay, SavePerson, change_own_pin, list_people, save_bay, save_person,
};
use features::office::setup::shop_status;
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::asks_office::known_person;
use shop_tests::typed::{read, request};
use shop_tests::{Alone, PIN};

fn new_person() -> SavePerson {
    shop_tests::asks_office::new_person("李国强", &[Role::Technician])
}

fn pins(old: &str, new: &str) -> ChangeOwnPin {
    ChangeOwnPin { old_pin: old.to_owned(), new_pin: new.to_owned() }
}

#[test]
fn a_new_person_signs_in_with_the_pin_and_has_the_roles_given() {
    let shop = ready();
    let roles = vec![Role::Inspector, Role::Technician, Role::Inspector];
    let person = shop.run(save_person, SavePerson { roles, ..new_person() });
    assert_eq!(person["roles"], json!(["technician", "inspector"]));
    let (session, _) = shop.shop.sign_in(PersonId(2), PIN, "workshop").unwrap();
    assert_eq!(
        shop.ask_as(&session, "save_person", request(new_person())).unwrap_err().to_string(),
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
        let refusal = shop.refusal("save_person", with(request(new_person()), change));
        assert_eq!(refusal["params"], json!({ "field": field, "problem": problem }));
    }
    assert_eq!(shop.run(list_people, AskNothing {})["people"].as_array().unwrap().len(), 1);
}

#[test]
fn the_last_manager_cannot_be_lost() {
    let shop = ready();
    let me = || SavePerson {
        id: Some(PersonId(1)),
        version: 1,
        name: "张小芳".to_owned(),
        roles: vec![Role::Advisor],
        pin: None,
        ..new_person()
    };
    assert_eq!(shop.refused("save_person", request(me())), "last_manager");
    let gone = SavePerson { roles: vec![Role::Manager], active: false, ..me() };
    assert_eq!(shop.refused("save_person", request(gone)), "last_manager");
    // With a second manager both are possible.
    shop.run(save_person, SavePerson { roles: vec![Role::Manager], ..new_person() });
    let saved = shop.run(save_person, me());
    assert_eq!((&saved["version"], &saved["roles"]), (&json!(2), &json!(["advisor"])));
}

#[test]
fn who_left_cannot_sign_in_and_is_not_offered() {
    let shop = ready();
    let person = shop.run(save_person, new_person());
    shop.run(save_person, SavePerson { active: false, ..known_person(&person) });
    assert!(shop.shop.sign_in(PersonId(2), PIN, "workshop").is_err());
    assert_eq!(shop.run(shop_status, AskNothing {})["people"].as_array().unwrap().len(), 1);
}

#[test]
fn the_own_pin_is_changed_by_who_knows_the_old_one() {
    let shop = ready();
    assert_eq!(shop.refused("change_own_pin", request(pins("0000", "7777"))), "wrong_pin");
    assert_eq!(shop.refused("change_own_pin", request(pins(PIN, "77"))), "bad_field");
    shop.run(change_own_pin, pins(PIN, "7777"));
    assert!(shop.shop.sign_in(PersonId(1), PIN, "counter").is_err());
    assert!(shop.shop.sign_in(PersonId(1), "7777", "counter").is_ok());
}

#[test]
fn five_wrong_old_pins_make_wait_like_at_the_door() {
    let shop = ready();
    for _ in 0..5 {
        assert_eq!(shop.refused("change_own_pin", request(pins("0000", "7777"))), "wrong_pin");
    }
    assert_eq!(shop.refused("change_own_pin", request(pins(PIN, "7777"))), "too_many_tries");
    shop.later(1);
    shop.run(change_own_pin, pins(PIN, "7777"));
}

#[test]
fn bays_have_names_of_their_own() {
    let shop = ready();
    let bay = || SaveBay { id: None, version: 0, name: "三号".to_owned(), active: true };
    let saved = shop.run(save_bay, bay());
    assert_eq!(shop.refusal("save_bay", request(bay()))["params"]["problem"], json!("taken"));
    let renamed = shop.run(save_bay, SaveBay { active: false, ..read(saved.clone()) });
    assert_eq!((&renamed["active"], &renamed["version"]), (&json!(false), &json!(2)));
    assert_eq!(shop.refused("save_bay", saved), "conflict");
}

fn asks(shop: &Alone, session: &kernel::Session) -> Result<(), kernel::Refusal> {
    shop.ask_as(session, "list_people", json!({})).map(|_| ())
}

#[test]
fn a_changed_pin_ends_the_other_sessions_and_not_the_own() {
    let shop = ready();
    let person = shop.run(save_person, new_person());
    let sign_in = |pin: &str, station: &str| shop.shop.sign_in(PersonId(2), pin, station).unwrap().0;
    let (here, there) = (sign_in(PIN, "here"), sign_in(PIN, "there"));
    shop.ask_as(&here, "change_own_pin", request(pins(PIN, "7777"))).unwrap();
    assert_eq!(asks(&shop, &here), Ok(()));
    assert_eq!(asks(&shop, &there), Err(kernel::Refusal::NotSignedIn));

    // The manager sets it anew: both are gone, and the manager works on.
    let again = sign_in("7777", "there");
    let pin = |pin: &str| Some(pin.to_owned());
    shop.run(save_person, SavePerson { pin: pin("8888"), ..known_person(&person) });
    assert_eq!(asks(&shop, &here), Err(kernel::Refusal::NotSignedIn));
    assert_eq!(asks(&shop, &again), Err(kernel::Refusal::NotSignedIn));
    let anew = sign_in("8888", "here");
    assert_eq!(asks(&shop, &anew), Ok(()));

    // A change that is refused ends nothing; neither does another name.
    let stale = SavePerson { pin: pin("9999"), ..known_person(&person) };
    assert_eq!(shop.refused("save_person", request(stale)), "conflict");
    assert_eq!(asks(&shop, &anew), Ok(()));
    let name = "李国强师傅".to_owned();
    shop.run(save_person, SavePerson { version: 2, name, ..known_person(&person) });
    assert_eq!(asks(&shop, &anew), Ok(()));
}

#[test]
fn who_was_let_go_does_not_sit_there_again_when_let_in_again() {
    let shop = ready();
    let person = shop.run(save_person, new_person());
    let (session, _) = shop.shop.sign_in(PersonId(2), PIN, "workshop").unwrap();
    shop.run(save_person, SavePerson { active: false, ..known_person(&person) });
    assert_eq!(asks(&shop, &session), Err(kernel::Refusal::NotSignedIn));
    shop.run(save_person, SavePerson { version: 2, active: true, ..known_person(&person) });
    assert_eq!(asks(&shop, &session), Err(kernel::Refusal::NotSignedIn));
    assert!(shop.shop.sign_in(PersonId(2), PIN, "workshop").is_ok());
}
