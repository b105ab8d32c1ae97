//! The counter's shop: two bays, and 张小芳, who has every role and is signed in.

use domain::ids::PersonId;
use features::office::people::{SavePerson, save_person};
use features::office::setup::SetUpShop;
use kernel::Session;
use serde_json::Value;
use shop_tests::typed::read;
use shop_tests::{Alone, PIN};

/// Monday 2026-03-02, 08:30 by the shop's clock.
pub const MORNING: &str = "2026-03-02T00:30:00Z";

pub fn set_up() -> SetUpShop {
    let bays = ["一号", "二号"].map(str::to_owned).to_vec();
    SetUpShop { person_name: "张小芳".to_owned(), bays, ..shop_tests::set_up() }
}

pub fn ready() -> Alone {
    Alone::at(MORNING, set_up())
}

/// A new person with these roles, signed in.
pub fn hire(shop: &Alone, name: &str, roles: &[&str]) -> Session {
    let roles = roles.iter().map(|role| read(*role)).collect();
    let pin = Some(PIN.to_owned());
    let ask = SavePerson {
        id: None,
        version: 0,
        name: name.to_owned(),
        roles,
        discount_limit: None,
        active: true,
        pin,
    };
    let person = shop.run(save_person, ask);
    Session::of(PersonId(person["id"].as_i64().unwrap()), "workshop")
}

pub fn with(mut request: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().unwrap() {
        request[field] = value.clone();
    }
    request
}
