//! Guests at the door of the house who are no guests: who asks for everything,
//! opens every connection, or guesses codes. They use up their own share.

mod support;

use serde_json::json;
use shop_tests::PIN;
use std::io::Read;
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};
use support::guest::{Guest, connected_from};
use support::opened::{ALL, Opened, opened, said};

const HOSTILE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 66);

fn hostile(opened: &Opened) -> Guest {
    Guest { from: HOSTILE, ..opened.guest() }
}

#[test]
fn who_holds_every_connection_keeps_nobody_else_out() {
    let opened = opened();
    let silent = || connected_from(HOSTILE, Ipv4Addr::LOCALHOST, opened.port).expect("a connection");
    let held: Vec<TcpStream> = (0..400).map(|_| silent()).collect();
    let begun = Instant::now();
    assert_eq!(opened.guest().get("/pair").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    // All but its share were closed at once: not one of them waits for the end of a greeting.
    let is_closed = |mut stream: TcpStream| {
        stream.set_read_timeout(Some(Duration::from_millis(1))).expect("a timeout");
        let waits = |error: &std::io::Error| matches!(error.kind(), std::io::ErrorKind::WouldBlock);
        !stream.read(&mut [0]).is_err_and(|error| waits(&error))
    };
    let closed = held.into_iter().filter(|stream| is_closed(stream.try_clone().expect("the same"))).count();
    assert!(closed >= 300, "{closed}");
}

#[test]
fn eight_computers_that_hold_every_place_keep_no_station_and_no_guest_out() {
    let opened = opened();
    let tablet = opened.paired("平板", &ALL);
    let held: Vec<TcpStream> = (0..8)
        .flat_map(|number| (0..40).map(move |_| Ipv4Addr::new(127, 0, 0, 60 + number)))
        .filter_map(|from| connected_from(from, Ipv4Addr::LOCALHOST, opened.port).ok())
        .collect();
    assert!(held.len() >= 256, "{}", held.len());
    let begun = Instant::now();
    assert_eq!(tablet.call("shop_status", json!({})).status, 200);
    assert_eq!(opened.guest().get("/pair").status, 200);
    assert_eq!(opened.paired("二号平板", &ALL).call("shop_status", json!({})).status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drop(held);
}

#[test]
fn who_tries_every_address_of_the_shop_finds_none_and_soon_is_not_heard() {
    let opened = opened();
    let scanner = hostile(&opened);
    let mut tablet = opened.paired("平板", &ALL);
    assert_eq!(tablet.sign_in(opened.shop.id_of("manager"), PIN).status, 200);
    let mut not_heard = 0;
    for number in 0..300 {
        let (path, asked) = match number % 3 {
            0 => (format!("/{number}"), false),
            1 => (format!("/api/documents/settlement_sheet/{number}"), true),
            _ => (format!("/api/anything/{number}"), true),
        };
        let answer = scanner.get(&path);
        match answer.status {
            303 => assert!(!asked, "{path}"),
            401 => assert_eq!(answer.code(), "station_unknown"),
            429 => {
                assert_eq!(answer.code(), "too_many_requests");
                assert!(answer.header("retry-after").is_some());
                not_heard += 1;
            }
            status => panic!("{path}: {status}"),
        }
    }
    assert!(not_heard > 100, "{not_heard}");
    assert_eq!(opened.guest().get("/pair").status, 200, "another guest has a share of its own");
    let there = Guest { from: HOSTILE, ..tablet };
    assert_eq!(there.call("get_shop", json!({})).status, 200, "and so has a station behind the same router");
}

#[test]
fn who_guesses_codes_is_held_back_and_keeps_no_station_out() {
    let opened = opened();
    let code = opened.code(&ALL);
    let mut guesser = hostile(&opened);
    let mut answers = Vec::new();
    while answers.last().is_none_or(|(status, _)| *status != 429) {
        answers.push(said(&guesser.pair("AAAAAAAA", "猜")));
        assert!(answers.len() < 100, "never held back");
    }
    assert_eq!(answers.last(), Some(&(429, "too_many_requests".to_owned())));
    assert!(answers.iter().filter(|(_, code)| code == "pairing_over").count() >= 5, "{answers:?}");
    // Whoever was told the code comes in by it.
    assert_eq!(opened.guest().pair(&code, "前台").status, 200);
}

#[test]
fn a_made_up_token_is_a_guest_s() {
    let opened = opened();
    let mut liar = hostile(&opened);
    let mut not_heard = 0;
    for number in 0..100 {
        liar.cookie = Some(format!("workbay_station={number:064}"));
        let answer = liar.call("shop_status", json!({}));
        assert!([401, 429].contains(&answer.status), "{}", answer.status);
        not_heard += u32::from(answer.status == 429);
    }
    assert!(not_heard > 40, "{not_heard}");
}

#[test]
fn a_station_whose_page_runs_wild_is_held_back_and_no_other() {
    let opened = opened();
    let (wild, calm) = (opened.paired("一号", &ALL), opened.paired("二号", &ALL));
    // On a line that stays: on a slow computer a greeting for each would never be too much.
    let mut line = wild.kept_line();
    let mut asked = 0;
    let refusal = loop {
        let answer = line.get("/api/nowhere");
        if answer.status == 429 {
            break said(&answer);
        }
        assert_eq!(answer.code(), "unknown_command");
        asked += 1;
        assert!(asked < 20_000, "never held back");
    };
    assert_eq!(refusal, (429, "too_many_requests".to_owned()));
    assert!(asked >= 600, "a first visit has room: {asked}");
    assert_eq!(calm.call("shop_status", json!({})).status, 200);
}
