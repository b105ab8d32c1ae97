//! A station that was let in for none of a person's roles: they ask it for nothing at all, not
//! even for what everybody who is signed in may ask.

use domain::ids::{PersonId, StationId};
use domain::role::Role;
use features::office::people::whoami;
use features::office::stations::{OfferPairing, SaveStation, list_stations, offer_pairing, save_station};
use kernel::command::Access;
use kernel::host::AskNothing;
use kernel::{Refusal, Session};
use serde_json::{Value, json};
use shop_tests::typed::field;
use shop_tests::{MORNING, PIN, SEATS, TestShop};

fn let_in(shop: &TestShop, roles: &[Role]) -> Value {
    shop.run(
        "manager",
        offer_pairing,
        OfferPairing { roles: roles.to_vec(), wall: false, ..OfferPairing::default() },
    );
    let code = shop.run("manager", list_stations, AskNothing {})["offer"]["code"].clone();
    let ask = json!({ "code": code, "name": "2号工位平板", "token_hash": "0".repeat(64) });
    shop.ask_as(&Session::of_stranger("there"), "pair_station", ask).expect("let in")
}

#[test]
fn whoever_may_do_nothing_at_a_station_asks_nothing_there() {
    let shop = TestShop::open_at(MORNING);
    let station = let_in(&shop, &[Role::Technician]);
    let at = StationId(field(&station, "id"));
    let there = |seat: &str| Session { station_id: Some(at), ..shop.session(seat) };
    let manager = there("manager");
    let mut asked = 0;
    for command in app::PROGRAM.commands() {
        if matches!(command.access, Access::Public | Access::Customer) {
            continue;
        }
        let refused = shop.ask_as(&manager, command.name, json!({}));
        assert_eq!(refused, Err(Refusal::NothingAllowedHere), "{}", command.name);
        asked += 1;
    }
    assert!(asked > 100, "only {asked} commands were asked");
    let seat = kernel::Seat { station: "there".to_owned(), station_id: Some(at), place: "there".to_owned() };
    let refused = shop.shop.sign_in(PersonId(shop.id_of("manager")), PIN, seat);
    assert_eq!(refused.map(|_| ()), Err(Refusal::NothingAllowedHere));
    assert!(shop.ask_as(&there("technician"), "get_shop", json!({})).is_ok(), "whom it is for works there");
    assert!(shop.ask_as(&shop.session("manager"), "get_shop", json!({})).is_ok(), "and the host is for all");
}

#[test]
fn a_page_is_told_the_roles_that_count_by_now() {
    let shop = TestShop::open_at(MORNING);
    for seat in SEATS {
        let me = shop.run(seat, whoami, AskNothing {});
        assert_eq!(me["person_id"], shop.id_of(seat), "{seat}");
        assert_eq!(me["roles"], json!([seat.trim_start_matches("second_")]), "{seat}");
    }
    let station = let_in(&shop, &[Role::Technician]);
    let there = Session { station_id: Some(StationId(field(&station, "id"))), ..shop.session("technician") };
    let roles = |of: &Session| shop.ask_as(of, "whoami", json!({})).map(|me| me["roles"].clone());
    assert_eq!(roles(&there), Ok(json!(["technician"])));
    let set = |version: i64, role: Role| SaveStation {
        id: field(&station, "id"),
        version,
        name: field(&station, "name"),
        roles: vec![role],
        wall: None,
        till_display: None,
        till_id: None,
    };
    shop.run("manager", save_station, set(1, Role::Inspector));
    assert_eq!(roles(&there), Err(Refusal::NothingAllowedHere));
    shop.run("manager", save_station, set(2, Role::Technician));
    assert_eq!(roles(&there), Ok(json!(["technician"])));
}
