//! A lost tablet is no place to try PINs at: it takes none any more after too many wrong ones.

mod support;

use domain::ids::StationId;
use domain::pin_tries::TRIES_OF_STATION;
use features::office::station_pins::{AllowPinsAgain, allow_pins_again};
use lan::House;
use serde_json::json;
use shop_tests::typed::field;
use shop_tests::{PIN, SEATS};
use support::opened::{ALL, Opened, here, opened, said, soon, state};

#[test]
fn after_fifty_wrong_pins_a_station_asks_for_a_manager_whoever_they_were_for() {
    let opened = opened();
    let (mut tablet, mut other) = (opened.paired("平板", &ALL), opened.paired("前台", &ALL));
    let manager = opened.shop.id_of("manager");
    let seen = || {
        let row = opened.station("平板");
        (row["wrong_pins"].clone(), row["pins_stopped"].clone())
    };
    assert_eq!(seen(), (json!(0), json!(false)));
    let mut everybody = SEATS.iter().cycle();
    for tried in 0..TRIES_OF_STATION {
        let seat = everybody.next().expect("somebody");
        let answer = tablet.sign_in(opened.shop.id_of(seat), "0000");
        assert_eq!(said(&answer), (401, "wrong_pin".to_owned()), "{tried}");
        // Long enough for each of them to be asked again.
        opened.shop.later(15);
    }
    let stopped = (429, "pins_stopped".to_owned());
    assert_eq!(said(&tablet.sign_in(manager, PIN)), stopped, "the right one neither");
    assert_eq!(seen(), (json!(TRIES_OF_STATION), json!(true)), "the manager sees it");
    assert_eq!(other.sign_in(manager, PIN).status, 200, "the others go on");

    // A restart gives it no new tries.
    let id: StationId = field(&opened.station("平板")["station"], "id");
    let Opened { mut shop, house, .. } = opened;
    drop(house);
    shop.restart();
    let _house = House::keep_at(shop.shop.clone(), None, here).expect("a thread");
    soon("it opens by itself", || (state(&shop)["is"] == "open").then_some(()));
    assert_eq!(said(&tablet.sign_in(manager, PIN)), stopped);
    assert_eq!(shop.refused("advisor", "allow_pins_again", json!({ "id": id })), "role_missing");
    shop.run("manager", allow_pins_again, AllowPinsAgain { id });
    assert_eq!(tablet.sign_in(manager, PIN).status, 200);
}
