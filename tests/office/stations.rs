//! Stations over the life of a file: what a copy may bring back, and what not.

use crate::support::Office;
use domain::role::Role;
use features::office::backups::{check_file, make_backup};
use features::office::stations::{
    OfferPairing, OpenHouseDoor, PairStation, RevokeStation, list_stations, offer_pairing, open_house_door,
    revoke_station,
};
use kernel::Session;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};

fn offered(office: &Office) -> String {
    office.run(
        offer_pairing,
        OfferPairing { roles: vec![Role::Technician], wall: false, ..OfferPairing::default() },
    );
    office.run(list_stations, AskNothing {})["offer"]["code"].as_str().unwrap().to_owned()
}

fn paired(office: &Office, name: &str, hash: &str) -> Value {
    let ask = PairStation { code: offered(office), name: name.to_owned(), token_hash: hash.to_owned() };
    let key = format!("key-of-{name}");
    app::call(&office.shop, &Session::nobody("browser"), "pair_station", request(ask), Some(&key)).unwrap()
}

fn shut_out(office: &Office, station: &Value) {
    let ask = RevokeStation { id: field(station, "id"), version: field(station, "version") };
    office.run(revoke_station, ask);
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
    let copy = office.task(make_backup, AskNothing {}).unwrap()["file_name"].as_str().unwrap().to_owned();
    shut_out(&office, &lost);
    office.restore(&copy).unwrap();

    assert!(!is_let_in(&office, "hash-of-the-lost"));
    assert!(is_let_in(&office, "hash-of-the-kept"), "the others find the shop again");
    let page = office.run(list_stations, AskNothing {});
    let rows = page["stations"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[1]["station"]["revoked_at"].is_string(), "{rows:?}");
    assert_eq!(office.task(check_file, AskNothing {}).unwrap()["damaged"], json!([]));
}

/// A copy from before it was let in knows nothing of it at all, and the copy after
/// that one would let it in.
#[test]
fn a_lost_tablet_stays_out_over_two_restores() {
    let mut office = Office::open();
    let copied = |office: &Office| {
        office.task(make_backup, AskNothing {}).unwrap()["file_name"].as_str().unwrap().to_owned()
    };
    let before = copied(&office);
    let lost = paired(&office, "lost", "hash-of-the-lost");
    let between = copied(&office);
    shut_out(&office, &lost);
    office.restore(&before).unwrap();
    assert!(!is_let_in(&office, "hash-of-the-lost"));
    office.restore(&between).unwrap();
    assert!(!is_let_in(&office, "hash-of-the-lost"));
    assert_eq!(office.task(check_file, AskNothing {}).unwrap()["damaged"], json!([]));
}

#[test]
fn a_door_that_was_shut_is_not_opened_by_an_older_copy() {
    let mut office = Office::open();
    let door = |office: &Office| office.run(list_stations, AskNothing {})["door"].clone();
    let turn = |office: &Office, open: bool| {
        let ask = OpenHouseDoor { open, port: 7443, version: field(&door(office), "version") };
        office.run(open_house_door, ask);
    };
    turn(&office, true);
    let copy = office.task(make_backup, AskNothing {}).unwrap()["file_name"].as_str().unwrap().to_owned();
    turn(&office, false);
    office.restore(&copy).unwrap();
    assert_eq!(door(&office)["open"], false);
}

/// Whoever has a copy of the file has no token and no key by it.
#[test]
fn a_copy_holds_no_secret_of_a_station() {
    let office = Office::open();
    let code = offered(&office);
    let copy = office.task(make_backup, AskNothing {}).unwrap()["file_name"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(office.folder().join("backups").join(copy)).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!holds(&code), "a code that is still good lies in the copy");
    assert!(!holds("BEGIN PRIVATE KEY"));
}
