//! The certificate of the house is exchanged long before it ends, and when the
//! clock was set back to before it began: whoever is connected stays so, and whoever
//! comes is shown one that is good.

mod support;

use serde_json::json;
use shop_tests::PIN;
use std::time::{Duration, Instant};
use support::guest::{Guest, Heard};
use support::opened::{ALL, Opened, opened, soon};

/// A station with somebody at it, and what it hears.
fn connected(opened: &Opened) -> (Guest, Heard) {
    let mut tablet = opened.paired("前台", &ALL);
    assert_eq!(tablet.sign_in(opened.shop.id_of("manager"), PIN).status, 200);
    let mut stream = tablet.events();
    assert!(stream.line().is_some(), "it hears the shop");
    (tablet, stream)
}

/// Whether something is said from now on: what was said before is in the line, and is
/// read at once.
fn goes_on(stream: &mut Heard) -> bool {
    loop {
        let asked = Instant::now();
        match stream.line() {
            None => return false,
            Some(_) if asked.elapsed() > Duration::from_millis(100) => return true,
            Some(_) => {}
        }
    }
}

/// The certificate that is shown to who comes so many days after the shop's morning.
fn shown(opened: &Opened, days: i64) -> Vec<u8> {
    opened.guest().on_day(opened.shop.folder(), days).shown()
}

#[test]
fn a_certificate_is_exchanged_before_it_ends_while_stations_are_connected() {
    let opened = opened();
    let (tablet, mut stream) = connected(&opened);
    let mut line = tablet.kept_line();
    assert_eq!(line.get("/api/nowhere").status, 404);
    let first = shown(&opened, 0);
    assert_eq!(shown(&opened, 0), first, "nobody has one to themselves");

    opened.shop.later(301 * 24 * 60);
    let second = soon("another one", || Some(shown(&opened, 301)).filter(|shown| *shown != first));
    assert!(goes_on(&mut stream), "it hears the shop over the exchange");
    assert_eq!(line.get("/api/nowhere").status, 404, "the line of before stands");
    let late = tablet.on_day(opened.shop.folder(), 301);
    assert_eq!(late.call("get_shop", json!({})).status, 200, "by the same token");
    // By then the first one has ended.
    assert_eq!(shown(&opened, 600), second);
}

#[test]
fn a_clock_that_was_set_back_gets_a_certificate_that_has_begun() {
    let opened = opened();
    let (tablet, mut stream) = connected(&opened);
    let first = shown(&opened, 0);
    // Seven weeks before the certificate was made.
    opened.shop.clock.set_to("2026-01-10T08:30");
    let second = soon("another one", || Some(shown(&opened, 0)).filter(|shown| *shown != first));
    assert_eq!(shown(&opened, -51), second, "it has begun by the clock of then");
    let early = tablet.on_day(opened.shop.folder(), -51);
    assert_eq!(early.call("get_shop", json!({})).status, 200, "by the same token");
    assert!(goes_on(&mut stream), "it hears the shop over the exchange");
}
