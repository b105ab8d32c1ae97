//! How a tablet that was let in finds the shop again: its browser keeps what lets it in as long as it
//! is used, and for the name in its address line, which stays where an address does not.

mod support;

use features::office::backups::make_backup;
use kernel::host::AskNothing;
use kernel::presence::HouseDoorState;
use lan::House;
use serde_json::json;
use shop_tests::{MORNING, PIN};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use support::guest::Guest;
use support::opened::{ALL, Opened, here, opened, own_name, soon};

/// What an answer tells the browser to keep: each name with the rest of its line.
fn kept_by(answer: &support::Answered) -> Vec<(String, String)> {
    let lines = answer.headers.lines().filter_map(|line| line.split_once(": "));
    let cookies = lines.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    let split = cookies.filter_map(|(_, cookie)| cookie.split_once('='));
    split.map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

#[test]
fn a_tablet_that_is_used_is_never_thrown_out_by_its_browser() {
    let opened = opened();
    let mut tablet = opened.paired("平板", &ALL);
    let cookie = tablet.cookie.clone().expect("a cookie");
    // As long as browsers keep one at the most, counted from the last time and not from the first.
    let asked = format!("{cookie}; Path=/; Max-Age=34560000; Secure; HttpOnly; SameSite=Strict");
    let is_kept = |answer: &support::Answered| {
        kept_by(answer).into_iter().any(|(name, rest)| format!("{name}={rest}") == asked)
    };
    assert!(is_kept(&tablet.get("/")), "with each page");
    assert!(is_kept(&tablet.sign_in(opened.shop.id_of("manager"), PIN)), "and where a page is never left");
    assert!(kept_by(&tablet.call("get_shop", json!({}))).is_empty());
    let guest = opened.guest();
    assert!(kept_by(&guest.get("/")).is_empty(), "who was not let in keeps nothing");
    opened.revoke("平板");
    assert!(kept_by(&tablet.get("/")).is_empty(), "nor who is out again");
}

#[test]
fn the_page_for_the_code_knows_the_name_that_stays() {
    let opened = opened();
    let page = || String::from_utf8(opened.guest().get("/pair").body).expect("a page");
    assert!(
        page().contains("const lasting = null;"),
        "of a host that talks with itself alone nobody is told"
    );
    let name = format!("https://{}:{}", own_name(&opened), opened.port);
    // The host looks again every few seconds whether it is told of; it says so until then.
    soon("the page goes on by it", || {
        opened.shop.shop.presence.set_door(HouseDoorState::Open {
            addresses: Vec::new(),
            name: Some(name.clone()),
            system_name: None,
            fingerprint: String::new(),
        });
        page().contains(&format!("const lasting = \"{name}\";")).then_some(())
    });
}

/// The newest copy of a shop, put in place in a folder of another computer.
fn copied_to(opened: &Opened, other: &Path) {
    opened.shop.run("manager", make_backup, AskNothing {});
    opened.shop.finished("manager");
    let copies = std::fs::read_dir(opened.shop.folder().join("backups")).expect("copies");
    let mut files = copies.flatten().map(|entry| entry.path());
    let copy = files.find(|path| path.extension().is_some_and(|kind| kind == "db")).expect("a copy");
    std::fs::copy(copy, other.join("workbay.db")).expect("copied");
}

/// The authority is in no copy: with the file alone the other computer is another host to a browser. Who
/// brings the folder of certificates along as well has the same one.
#[test]
fn a_copy_on_another_computer_is_found_by_tablets_where_its_certificates_came_along() {
    for comes_along in [true, false] {
        let before = opened();
        let mut tablet = Guest { name: Some(own_name(&before)), ..before.guest() };
        assert_eq!(tablet.pair(&before.code(&ALL), "平板").status, 200);
        let other = tempfile::tempdir().expect("a folder");
        copied_to(&before, other.path());
        if comes_along {
            let there = other.path().join("certificates");
            std::fs::create_dir(&there).expect("a folder");
            for file in ["authority.key", "authority.crt"] {
                let own = before.shop.folder().join("certificates").join(file);
                std::fs::copy(own, there.join(file)).expect("copied");
            }
        }
        let (known_as, port) = (own_name(&before), before.port);
        drop(before);
        let clock = Arc::new(shop_tests::clock::ShopClock::at(MORNING));
        let shop = app::open(other.path(), clock).expect("it opens");
        let _house = House::keep_at(shop.clone(), None, here).expect("a thread");
        // The copy knows that the door stood open, and where.
        let stood = soon("its door is open", || match shop.presence.door() {
            HouseDoorState::Open { fingerprint, .. } => Some(fingerprint),
            _ => None,
        });
        let is_the_same = known_as.contains(&stood[..8].to_lowercase());
        assert_eq!(is_the_same, comes_along);
        let found = Guest { port, from: Ipv4Addr::LOCALHOST, ..tablet.on_day(other.path(), 0) };
        let own = format!("{known_as}:{port}");
        let head = format!("Origin: https://{own}\r\n");
        if comes_along {
            let ask = br#"{"request":{}}"#;
            let answer = found.raw("POST", "/api/rpc/shop_status", &own, &head, ask);
            assert_eq!(answer.status, 200, "the same name, the same certificate, the same cookie");
        } else {
            let nobody = Guest { name: None, ..found };
            assert_eq!(nobody.call("shop_status", json!({})).status, 200, "the file knows it still");
            let answer = nobody.raw("POST", "/api/rpc/shop_status", &own, &head, br#"{"request":{}}"#);
            assert_eq!(answer.status, 421, "but it has another name, by which no tablet asks");
        }
    }
}
