//! PINs that are tried fill no file: what nobody needs to remember is not kept.

use crate::support::Office;
use domain::ids::PersonId;
use shop_tests::{PIN, code};

fn kept(office: &Office) -> i64 {
    let file = office.file();
    file.query_row("SELECT count(*) FROM pin_try", [], |row| row.get(0)).unwrap()
}

fn tried(office: &Office, person: i64, pin: &str, place: &str) -> String {
    office
        .shop
        .sign_in(PersonId(person), pin, place)
        .map_or_else(|refusal| code(&refusal), |_| "ok".to_owned())
}

#[test]
fn who_does_not_exist_is_not_remembered_and_who_does_is() {
    let office = Office::open();
    for person in 100..200 {
        assert_eq!(tried(&office, person, "0000", "tablet"), "wrong_pin");
    }
    assert_eq!(kept(&office), 0);
    assert_eq!(tried(&office, 1, "0000", "tablet"), "wrong_pin");
    assert_eq!(kept(&office), 1);
    assert_eq!(tried(&office, 1, PIN, "tablet"), "ok");
    assert_eq!(kept(&office), 0);
}
