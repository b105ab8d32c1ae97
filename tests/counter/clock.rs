//! The computer's clock is set back, or forward by mistake and back again.

use crate::support::{hire, ready};
use domain::ids::PersonId;
use domain::role::Role;
use features::bookings::{MarkNoShow, book_appointment, mark_no_show};
use features::homes::manager_home;
use features::office::people::{SaveBay, save_bay};
use kernel::host::AskNothing;
use kernel::host_clock::{AcceptClock, accept_clock, get_clock};
use serde_json::{Value, json};
use shop_tests::asks_office::booking;
use shop_tests::typed::{field, read, request};
use shop_tests::{Alone, PIN};

/// The tests' morning by the file's clock.
const OPENED: &str = "2026-03-02T00:30:00Z";

fn clock(shop: &Alone) -> Value {
    shop.run(get_clock, AskNothing {})
}

fn write_something(shop: &Alone) {
    shop.run(save_bay, SaveBay { id: None, version: 0, name: "三号".to_owned(), active: true });
}

fn book(shop: &Alone, starts_at: &str) -> Value {
    shop.run(book_appointment, booking("李强", "13900139000", read(starts_at)))
}

#[test]
fn a_clock_that_goes_right_is_nobodys_matter() {
    let shop = ready();
    shop.later(10);
    assert_eq!(
        clock(&shop),
        json!({
            "now": "2026-03-02T00:40:00Z", "computer": "2026-03-02T00:40:00Z",
            "zone": 480, "minutes_behind": null, "given": false,
        })
    );
}

#[test]
fn a_clock_behind_what_the_file_has_seen_is_said_also_after_a_restart_and_before_anybody_signs_in() {
    let mut shop = ready();
    shop.clock.set_to("2026-03-02T00:10:00Z");
    let said = json!({
        "now": OPENED, "computer": "2026-03-02T00:10:00Z", "zone": 480,
        "minutes_behind": 20, "given": false,
    });
    assert_eq!(clock(&shop), said);
    shop.restart();
    let nobody = kernel::Session::nobody("front");
    assert_eq!(shop.ask_as(&nobody, "get_clock", json!({})).unwrap(), said);

    // It catches up by itself, and nobody has to do anything.
    shop.later(21);
    assert_eq!(clock(&shop)["minutes_behind"], Value::Null);
    assert_eq!(clock(&shop)["now"], "2026-03-02T00:31:00Z");
}

#[test]
fn a_step_of_the_networks_clock_is_not_worth_a_word() {
    let shop = ready();
    shop.clock.set_to("2026-03-02T00:28:00Z");
    assert_eq!(clock(&shop)["minutes_behind"], Value::Null);
    assert_eq!(clock(&shop)["now"], OPENED, "time stands still until the clock has caught up");
    shop.clock.set_to("2026-03-02T00:27:59Z");
    assert_eq!(clock(&shop)["minutes_behind"], 3);
}

#[test]
fn the_shops_day_is_never_lowered_and_numbers_go_on() {
    let shop = ready();
    let book = || book(&shop, "2026-03-04T02:00:00Z")["number"].as_str().unwrap().to_owned();
    assert_eq!(book(), "YY20260302001");
    shop.clock.set_to("2026-02-28T23:00:00Z");
    assert_eq!(book(), "YY20260302002");
    assert_eq!(shop.run(manager_home, AskNothing {})["day"], "2026-03-02");
}

#[test]
fn who_did_not_come_is_not_waited_for_again_when_the_clock_is_set_back() {
    let shop = ready();
    let booking = book(&shop, "2026-03-02T01:00:00Z");
    let no_show = || MarkNoShow { id: field(&booking, "id"), version: 1 };
    shop.later(89);
    assert_eq!(shop.refused("mark_no_show", request(no_show())), "no_show_too_early");
    shop.later(1);
    write_something(&shop);
    shop.clock.set_to("2026-03-02T01:10:00Z");
    shop.run(mark_no_show, no_show());
}

#[test]
fn wrong_pins_wait_half_a_minute_whatever_the_clock_is_set_to() {
    for set_to in ["2026-03-01T00:30:00Z", "2027-03-02T00:30:00Z"] {
        let shop = ready();
        let seconds = |pin: &str| match shop.shop.sign_in(PersonId(1), pin, "front") {
            Err(kernel::Refusal::TooManyTries { seconds }) => Some(seconds),
            _ => None,
        };
        for _ in 0..5 {
            assert_eq!(seconds("0000"), None);
        }
        shop.clock.set_to(set_to);
        assert_eq!(seconds(PIN), Some(30), "{set_to}");
        shop.later(1);
        assert_eq!(seconds(PIN), None, "{set_to}");
        assert!(shop.shop.sign_in(PersonId(1), PIN, "front").is_ok());
    }
}

#[test]
fn each_wrong_pin_after_the_fifth_makes_wait_twice_as_long() {
    let shop = ready();
    let seconds = |pin: &str| match shop.shop.sign_in(PersonId(1), pin, "front") {
        Err(kernel::Refusal::TooManyTries { seconds }) => Some(seconds),
        _ => None,
    };
    for _ in 0..5 {
        assert_eq!(seconds("0000"), None);
    }
    for wait in [30, 60, 120] {
        assert_eq!(seconds(PIN), Some(wait));
        shop.later(15);
        assert_eq!(seconds("0000"), None);
    }
    shop.later(15);
    assert!(shop.shop.sign_in(PersonId(1), PIN, "front").is_ok());
    assert_eq!(seconds("0000"), None, "and begins anew");
}

#[test]
fn the_manager_says_that_the_clock_is_right_and_time_goes_on_from_there() {
    let shop = ready();
    let advisor = hire(&shop, "林晓燕", &[Role::Advisor]);
    // Somebody set a wrong year, worked, and put it right again.
    shop.clock.set_to("2030-03-02T00:40:00Z");
    write_something(&shop);
    shop.clock.set_to("2026-03-02T00:45:00Z");
    assert!(clock(&shop)["minutes_behind"].as_i64().unwrap() > 2_000_000);
    assert_eq!(clock(&shop)["now"], "2030-03-02T00:40:00Z");
    let seen = || AcceptClock { now: read("2030-03-02T00:40:00Z") };
    assert_eq!(
        shop.ask_as(&advisor, "accept_clock", request(seen())),
        Err(kernel::Refusal::RoleMissing { roles: vec![Role::Manager] })
    );

    // Who saw another time is asked to look again.
    assert_eq!(shop.refused("accept_clock", json!({ "now": "2030-03-02T00:39:59Z" })), "clock_moved");
    assert!(clock(&shop)["minutes_behind"].as_i64().is_some());
    let accepted = shop.run(accept_clock, seen());
    assert_eq!(
        (&accepted["now"], &accepted["minutes_behind"]),
        (&json!("2026-03-02T00:45:00Z"), &Value::Null)
    );
    shop.later(5);
    assert_eq!(clock(&shop)["now"], "2026-03-02T00:50:00Z");
    // Asked again, or when nothing is wrong, it changes nothing.
    shop.run(accept_clock, seen());
    assert_eq!(clock(&shop)["now"], "2026-03-02T00:50:00Z");
}
