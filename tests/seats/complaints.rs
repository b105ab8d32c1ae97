//! Nothing a customer said is ever nobody's.

use serde_json::{Value, json};
use shop_tests::TestShop;

fn complain(shop: &TestShop, category: &str) -> i64 {
    let about = json!({
        "work_order_id": null, "vehicle_id": null, "customer_id": null, "person_name": "李国强",
        "phone": "13800138000", "matter": "等太久", "category": category, "severity": "normal", "source": "phone",
        "owner_id": null,
    });
    shop.ok("callback_clerk", "open_complaint", about)["id"].as_i64().expect("an id")
}

fn owner_of(shop: &TestShop, id: i64) -> Value {
    shop.ok("callback_clerk", "get_complaint", json!({ "id": id }))["row"]["owner_name"].clone()
}

fn named(shop: &TestShop, matter: &str, seat: &str) {
    let mut details = shop.ok("manager", "get_shop", json!({}));
    details["settings"]["complaint_owners"][matter] = json!(shop.id_of(seat));
    shop.ok("manager", "save_shop", details);
}

/// Whoever is let go, or holds other roles from now on.
fn becomes(shop: &TestShop, seat: &str, roles: &[&str], active: bool) {
    let people = shop.ok("manager", "list_people", json!({}))["people"].clone();
    let id = shop.id_of(seat);
    let person =
        people.as_array().expect("people").iter().find(|one| one["id"] == id).expect("there").clone();
    shop.ok(
        "manager",
        "save_person",
        json!({ "id": id, "version": person["version"], "name": person["name"], "roles": roles,
                "active": active, "pin": null }),
    );
}

#[test]
fn each_matter_is_somebodys_from_the_first_moment_and_the_rest_the_managers() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    assert_eq!(owner_of(&shop, complain(&shop, "delay")), "manager");
    named(&shop, "repair_quality", "foreman");
    assert_eq!(owner_of(&shop, complain(&shop, "repair_quality")), "foreman");
    named(&shop, "rest", "advisor");
    assert_eq!(owner_of(&shop, complain(&shop, "price")), "advisor");
    assert_eq!(owner_of(&shop, complain(&shop, "repair_quality")), "foreman");
}

#[test]
fn who_is_let_go_leaves_nothing_open_behind() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    named(&shop, "repair_quality", "foreman");
    named(&shop, "rest", "advisor");
    let (brakes, price) = (complain(&shop, "repair_quality"), complain(&shop, "price"));
    becomes(&shop, "foreman", &["foreman"], false);
    assert_eq!(owner_of(&shop, brakes), "advisor", "the one for the rest takes over");
    let steps = shop.ok("manager", "get_complaint", json!({ "id": brakes }))["steps"].clone();
    assert_eq!(
        (&steps[1]["step"]["kind"], &steps[1]["step"]["text"]),
        (&json!("handed_over"), &json!("foreman → advisor"))
    );
    // The shop's settings still name the foreman: what opens now is not theirs.
    assert_eq!(owner_of(&shop, complain(&shop, "repair_quality")), "advisor");
    becomes(&shop, "advisor", &["technician"], true);
    assert_eq!((owner_of(&shop, brakes), owner_of(&shop, price)), (json!("manager"), json!("manager")));
    assert_eq!(owner_of(&shop, complain(&shop, "attitude")), "manager");
}
