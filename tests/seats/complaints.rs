//! Nothing a customer said is ever nobody's.

use domain::complaint::{ComplaintCategory, ComplaintOwners};
use domain::ids::{ComplaintId, PersonId};
use domain::role::Role;
use features::aftercare::complaints::{AskComplaint, get_complaint, open_complaint};
use features::office::people::{SavePerson, list_people, save_person};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_office::{complaint, known_person};
use shop_tests::asks_visit::sets;
use shop_tests::{MORNING, TestShop};

fn complain(shop: &TestShop, category: ComplaintCategory) -> i64 {
    let saved = shop.run("callback_clerk", open_complaint, complaint(category, "等太久"));
    saved["id"].as_i64().expect("an id")
}

fn owner_of(shop: &TestShop, id: i64) -> Value {
    shop.run("callback_clerk", get_complaint, AskComplaint { id: ComplaintId(id) })["owner_name"].clone()
}

fn named(shop: &TestShop, change: impl FnOnce(&mut ComplaintOwners)) {
    sets(shop, |settings| change(&mut settings.complaint_owners));
}

fn person(shop: &TestShop, seat: &str) -> Option<PersonId> {
    Some(PersonId(shop.id_of(seat)))
}

/// Whoever is let go, or holds other roles from now on.
fn becomes(shop: &TestShop, seat: &str, roles: &[Role], active: bool) {
    let people = shop.run("manager", list_people, AskNothing {})["people"].clone();
    let id = shop.id_of(seat);
    let person =
        people.as_array().expect("people").iter().find(|one| one["id"] == id).expect("there").clone();
    let ask = SavePerson { roles: roles.to_vec(), active, ..known_person(&person) };
    shop.run("manager", save_person, ask);
}

#[test]
fn each_matter_is_somebodys_from_the_first_moment_and_the_rest_the_managers() {
    let shop = TestShop::open_at(MORNING);
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::Delay)), "manager");
    named(&shop, |owners| owners.repair_quality = person(&shop, "foreman"));
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::RepairQuality)), "foreman");
    named(&shop, |owners| owners.rest = person(&shop, "advisor"));
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::Price)), "advisor");
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::RepairQuality)), "foreman");
}

#[test]
fn who_is_let_go_leaves_nothing_open_behind() {
    let shop = TestShop::open_at(MORNING);
    named(&shop, |owners| owners.repair_quality = person(&shop, "foreman"));
    named(&shop, |owners| owners.rest = person(&shop, "advisor"));
    let (brakes, price) =
        (complain(&shop, ComplaintCategory::RepairQuality), complain(&shop, ComplaintCategory::Price));
    becomes(&shop, "foreman", &[Role::Foreman], false);
    assert_eq!(owner_of(&shop, brakes), "advisor", "the one for the rest takes over");
    let steps = shop.run("manager", get_complaint, AskComplaint { id: ComplaintId(brakes) })["steps"].clone();
    assert_eq!(
        (&steps[1]["step"]["kind"], &steps[1]["step"]["text"]),
        (&json!("handed_over"), &json!("foreman → advisor"))
    );
    // The shop's settings still name the foreman: what opens now is not theirs.
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::RepairQuality)), "advisor");
    becomes(&shop, "advisor", &[Role::Technician], true);
    assert_eq!((owner_of(&shop, brakes), owner_of(&shop, price)), (json!("manager"), json!("manager")));
    assert_eq!(owner_of(&shop, complain(&shop, ComplaintCategory::Attitude)), "manager");
}
