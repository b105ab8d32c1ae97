//! Stations over the life of a file: what a copy may bring back, and what not.

use crate::support::Office;
use kernel::Session;
use serde_json::{Value, json};

fn offered(office: &Office) -> String {
    office.ok("offer_pairing", json!({ "roles": ["technician"] }));
    office.ok("list_stations", json!({}))["offer"]["code"].as_str().unwrap().to_owned()
}

fn paired(office: &Office, name: &str, hash: &str) -> Value {
    let ask = json!({ "code": offered(office), "name": name, "token_hash": hash });
    let key = format!("key-of-{name}");
    app::call(&office.shop, &Session::nobody("browser"), "pair_station", ask, Some(&key)).unwrap()
}

fn is_let_in(office: &Office, hash: &str) -> bool {
    let station = office.shop.db.read(|r| r.station_by_token(hash)).unwrap();
    station.is_some_and(|station| station.is_let_in())
}

/// A copy of the day before the tablet was lost knows nothing of it.
#[test]
fn a_lost_tablet_stays_out_when_an_older_copy_is_restored() {
    let mut office = Office::open();
    let lost = paired(&office, "lost", "hash-of-the-lost");
    paired(&office, "kept", "hash-of-the-kept");
    let copy = office.task("make_backup", json!({})).unwrap()["file_name"].as_str().unwrap().to_owned();
    office.ok("revoke_station", json!({ "id": lost["id"], "version": lost["version"] }));
    office.restore(&copy).unwrap();

    assert!(!is_let_in(&office, "hash-of-the-lost"));
    assert!(is_let_in(&office, "hash-of-the-kept"), "the others find the shop again");
    let page = office.ok("list_stations", json!({}));
    let rows = page["stations"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[1]["station"]["revoked_at"].is_string(), "{rows:?}");
    assert_eq!(office.task("check_file", json!({})).unwrap()["damaged"], json!([]));
}

/// A copy from before it was let in knows nothing of it at all, and the copy after
/// that one would let it in.
#[test]
fn a_lost_tablet_stays_out_over_two_restores() {
    let mut office = Office::open();
    let copied = |office: &Office| {
        office.task("make_backup", json!({})).unwrap()["file_name"].as_str().unwrap().to_owned()
    };
    let before = copied(&office);
    let lost = paired(&office, "lost", "hash-of-the-lost");
    let between = copied(&office);
    office.ok("revoke_station", json!({ "id": lost["id"], "version": lost["version"] }));
    office.restore(&before).unwrap();
    assert!(!is_let_in(&office, "hash-of-the-lost"));
    office.restore(&between).unwrap();
    assert!(!is_let_in(&office, "hash-of-the-lost"));
    assert_eq!(office.task("check_file", json!({})).unwrap()["damaged"], json!([]));
}

#[test]
fn a_door_that_was_shut_is_not_opened_by_an_older_copy() {
    let mut office = Office::open();
    let door = |office: &Office| office.ok("list_stations", json!({}))["door"].clone();
    let turn = |office: &Office, open: bool| {
        let ask = json!({ "open": open, "port": 7443, "version": door(office)["version"] });
        office.ok("open_house_door", ask);
    };
    turn(&office, true);
    let copy = office.task("make_backup", json!({})).unwrap()["file_name"].as_str().unwrap().to_owned();
    turn(&office, false);
    office.restore(&copy).unwrap();
    assert_eq!(door(&office)["open"], false);
}

/// Whoever has a copy of the file has no token and no key by it.
#[test]
fn a_copy_holds_no_secret_of_a_station() {
    let office = Office::open();
    let code = offered(&office);
    let copy = office.task("make_backup", json!({})).unwrap()["file_name"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(office.folder().join("backups").join(copy)).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!holds(&code), "a code that is still good lies in the copy");
    assert!(!holds("BEGIN PRIVATE KEY"));
}
