//! The door of the house as a tablet meets it: a code once, a token from then
//! on, the person's PIN on top; and out within a second where it is lost.

mod names;
#[path = "../support/mod.rs"]
mod support;

use domain::role::Role;
use domain::station::CODE_TRIES;
use features::office::stations::{
    OfferPairing, SaveStation, StopPairing, offer_pairing, save_station, stop_pairing,
};
use lan::House;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{MORNING, PIN, TestShop};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use support::opened::{ALL, Opened, door, free_port, here, opened, said, soon, state, stations};

#[test]
fn the_door_is_shut_until_a_manager_opens_it_and_shut_again_when_they_say_so() {
    let shop = TestShop::open_at(MORNING);
    let _house = House::keep_at(shop.shop.clone(), None, here).expect("a thread");
    let port = free_port();
    let reached = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
    assert_eq!(state(&shop)["is"], "shut");
    assert!(!reached());
    assert_eq!(shop.refused("advisor", "list_stations", json!({})), "role_missing");
    for port in [80, 0, -1, 70_000] {
        let ask = json!({ "open": true, "port": port, "version": 1 });
        assert_eq!(shop.refused("manager", "open_house_door", ask), "bad_field", "{port}");
    }
    door(&shop, true, port);
    soon("it opens", || reached().then_some(()));
    door(&shop, false, port);
    soon("it shuts", || (!reached()).then_some(()));
    soon("it says so", || (state(&shop)["is"] == "shut").then_some(()));
}

#[test]
fn a_port_that_another_program_has_is_said() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let shop = TestShop::open_at(MORNING);
    let _house = House::keep_at(shop.shop.clone(), None, here).expect("a thread");
    door(&shop, true, taken.local_addr().expect("an address").port());
    soon("it says why", || (state(&shop)["is"] == "failed").then_some(()));
    let _nowhere = {
        let shop = TestShop::open_at(MORNING);
        let house = House::keep_at(shop.shop.clone(), None, Vec::new).expect("a thread");
        door(&shop, true, free_port());
        soon("there is no network", || (state(&shop)["is"] == "no_network").then_some(()));
        house
    };
}

#[test]
fn nothing_answers_who_was_not_let_in() {
    let opened = opened();
    let mut guest = opened.guest();
    let page = guest.get("/");
    assert_eq!((page.status, page.header("location")), (303, Some("/pair".to_owned())));
    assert_eq!(guest.get("/pair").status, 200);
    assert_eq!(guest.get("/trust").status, 200);
    for command in ["shop_status", "get_shop", "pair_station", "set_up_shop"] {
        assert_eq!(said(&guest.call(command, json!({}))), (401, "station_unknown".to_owned()), "{command}");
    }
    assert_eq!(said(&guest.sign_in(1, PIN)), (401, "station_unknown".to_owned()));
    for path in ["/api/events", "/api/documents/settlement_sheet/1", "/api/nowhere"] {
        assert_eq!(guest.get(path).status, 401, "{path}");
    }
    for path in [
        "/trust/",
        "/trust/anything",
        "/trustworthy",
        "/index.html",
        "/assets/first.js",
        "/settings",
        "/../workbay.db",
        "/workbay.db",
    ] {
        assert_eq!(guest.get(path).status, 303, "{path}");
    }
    let tablet = opened.paired("平板", &ALL);
    assert_eq!(tablet.get("/").body, b"the first page");
    assert_eq!(tablet.get("/assets/first.js").body, b"the program");
    assert_eq!(tablet.get("/visits/7").body, b"the first page", "a place inside the pages");
    let kept = |path: &str| tablet.get(path).header("cache-control").unwrap_or_default();
    assert!(kept("/assets/first.js").contains("immutable"), "its name has the sum of its bytes");
    assert_eq!(kept("/"), "no-cache", "after an update the page is another");
    let gone = tablet.get("/assets/gone.js");
    assert_eq!((gone.status, gone.header("cache-control")), (404, Some("no-cache".to_owned())));
    assert_eq!(
        guest.get("/assets/first.js").header("cache-control"),
        None,
        "nobody keeps where it was led to"
    );
    assert_eq!(tablet.get("/pair").status, 200);

    let book = format!("{{\"code\":\"{}\"}}", "A".repeat(100_000));
    let own = format!("127.0.0.1:{}", opened.port);
    let sent = guest.raw("POST", "/api/pair", &own, &format!("Origin: https://{own}\r\n"), book.as_bytes());
    assert_eq!(said(&sent), (400, "unreadable_request".to_owned()));
    let mut liar = opened.guest();
    liar.cookie = Some(format!("workbay_station={}", "0".repeat(64)));
    assert_eq!(said(&liar.call("shop_status", json!({}))), (401, "station_unknown".to_owned()));
}

#[test]
fn a_code_is_for_one_station_for_ten_minutes_and_five_tries() {
    let opened = opened();
    let mut guest = opened.guest();
    assert_eq!(guest.pair("ABCDEFGH", "平板").code(), "pairing_over", "nobody offered one");

    let code = opened.code(&ALL);
    assert_eq!(said(&guest.pair("AAAAAAAA", "平板")), (422, "pairing_wrong".to_owned()));
    assert_eq!(
        guest.pair(&code, "  ").code(),
        "bad_field",
        "a station has a name, and its code is not used up"
    );
    let written = format!("{}-{}", code[..4].to_lowercase(), &code[4..]);
    assert_eq!(guest.pair(&written, "平板").status, 200, "as people write it");
    assert!(guest.cookie.as_ref().is_some_and(|cookie| cookie.len() > 64));
    assert_eq!(guest.call("shop_status", json!({})).status, 200);
    assert_eq!(opened.guest().pair(&code, "第二台").code(), "pairing_over", "used");

    let code = opened.code(&ALL);
    let mut guesser = opened.guest();
    for _ in 1..CODE_TRIES {
        assert_eq!(guesser.pair("AAAAAAAA", "平板").code(), "pairing_wrong");
    }
    assert_eq!(guesser.pair("AAAAAAAA", "平板").code(), "pairing_over");
    assert_eq!(
        guesser.pair(&code, "平板").code(),
        "pairing_over",
        "after so many guesses it is none for them"
    );
    assert_eq!(opened.guest().pair(&code, "二号平板").status, 200, "and for nobody else");

    let code = opened.code(&ALL);
    opened.shop.later(10);
    assert_eq!(opened.guest().pair(&code, "平板").code(), "pairing_over", "too old");
    let code = opened.code(&ALL);
    let stop = |code: &str| opened.shop.run("manager", stop_pairing, StopPairing { code: code.to_owned() });
    stop("of another day");
    assert_eq!(opened.guest().pair("AAAAAAAA", "平板").code(), "pairing_wrong", "another is left as it is");
    stop(&code);
    assert_eq!(opened.guest().pair(&code, "平板").code(), "pairing_over", "called off");
    let (before, after) = (opened.code(&ALL), opened.code(&ALL));
    assert_eq!(opened.guest().pair(&before, "平板").code(), "pairing_wrong", "the newest counts");
    assert_eq!(opened.guest().pair(&after, "三号平板").status, 200);
}

#[test]
fn of_two_that_know_one_code_one_comes_in() {
    let opened = opened();
    for round in 0..5 {
        let code = opened.code(&ALL);
        let came = Mutex::new(0);
        thread::scope(|scope| {
            for guest in 0..4 {
                let (opened, code, came) = (&opened, &code, &came);
                scope.spawn(move || {
                    let answer = opened.guest().pair(code, &format!("平板 {round}{guest}"));
                    *came.lock().expect("counted") += u32::from(answer.status == 200);
                });
            }
        });
        assert_eq!(*came.lock().expect("counted"), 1);
    }
    let all = stations(&opened.shop);
    assert_eq!(all["stations"].as_array().map(Vec::len), Some(5));
}

#[test]
fn what_is_done_at_a_station_is_its_roles_cut_with_the_person_s() {
    let opened = opened();
    let mut tablet = opened.paired("2号工位平板", &["technician", "inspector"]);
    let manager = opened.shop.id_of("manager");
    // What everybody who is signed in may ask is most of the shop: nobody signs in for that alone.
    assert_eq!(said(&tablet.sign_in(manager, PIN)), (403, "nothing_allowed_here".to_owned()));
    assert_eq!(said(&tablet.call("get_shop", json!({}))), (401, "not_signed_in".to_owned()));

    let technician = opened.shop.id_of("technician");
    let signed_in = tablet.sign_in(technician, PIN);
    assert_eq!(signed_in.json()["station"], "2号工位平板", "as the shop calls it, whatever the browser says");
    assert_eq!(signed_in.json()["roles"], json!(["technician"]));

    let station = opened.station("2号工位平板")["station"].clone();
    let ask = |version: i64, roles: &[Role]| SaveStation {
        id: field(&station, "id"),
        version,
        name: "门口平板".to_owned(),
        roles: roles.to_vec(),
        wall: None,
        till_display: None,
        till_id: None,
    };
    opened.shop.run("manager", save_station, ask(1, &[Role::Manager]));
    assert_eq!(opened.shop.refused("manager", "save_station", request(ask(1, &[Role::Manager]))), "conflict");
    // Who sits there still has nothing left to do, and is told so.
    assert_eq!(said(&tablet.call("get_shop", json!({}))), (403, "nothing_allowed_here".to_owned()));
    opened.shop.run("manager", save_station, ask(2, &[Role::Manager, Role::Technician]));
    // Without signing in anew: the page hears of a change and asks who sits there.
    let now = tablet.call("whoami", json!({})).json();
    assert_eq!((&now["person_id"], &now["roles"]), (&json!(technician), &json!(["technician"])));
    let _signed_in = tablet.sign_in(manager, PIN);
    assert_eq!(tablet.call("list_stations", json!({})).status, 200, "the new roles count at once");
    let none = json!({ "id": station["id"], "version": 3, "name": "门口平板", "roles": [] });
    assert_eq!(opened.shop.refused("manager", "save_station", none), "bad_field");
}

#[test]
fn two_tablets_of_one_name_are_not_let_in_and_the_code_waits_for_another() {
    let opened = opened();
    let _one = opened.paired("前台", &ALL);
    let code = opened.code(&ALL);
    let refused = opened.guest().pair(&code, "前台");
    assert_eq!(said(&refused), (422, "bad_field".to_owned()));
    assert_eq!(refused.json()["params"], json!({ "field": "name", "problem": "taken" }));
    assert_eq!(stations(&opened.shop)["offer"]["code"], code, "it is still shown");
    assert_eq!(opened.guest().pair("AAAAAAAA", "前台").code(), "pairing_wrong", "a guest learns no names");
    assert_eq!(opened.guest().pair(&code, "前台二号").status, 200, "the code was not used up");
    assert_eq!(opened.guest().pair(&code, "三号").code(), "pairing_over", "and is now");

    let station = opened.station("前台二号")["station"].clone();
    let named = |version: i64, name: &str| json!({ "id": station["id"], "version": version, "name": name, "roles": ["advisor"] });
    assert_eq!(opened.shop.refused("manager", "save_station", named(1, "前台")), "bad_field");
    opened.shop.ok("manager", "save_station", named(1, "前台二号"));
    opened.revoke("前台");
    opened.shop.ok("manager", "save_station", named(2, "前台"));
}

#[test]
fn a_token_is_worth_nothing_elsewhere() {
    let opened = opened();
    let (mut one, mut other) = (opened.paired("收银台", &ALL), opened.paired("前台", &ALL));
    let manager = opened.shop.id_of("manager");
    assert_eq!(one.sign_in(manager, PIN).status, 200);
    other.token = one.token.clone();
    assert_eq!(said(&other.call("get_shop", json!({}))), (401, "not_signed_in".to_owned()));
    assert_eq!(other.get("/api/documents/settlement_sheet/1").status, 401);
    let on_host = lan::Door::start(opened.shop.shop.clone(), None, 0).expect("a port");
    let mut beside = support::Station::at(on_host.address());
    beside.token = one.token.clone();
    assert_eq!(beside.call("get_shop", json!({}), None).code(), "not_signed_in");
    assert_eq!(one.call("get_shop", json!({})).status, 200);
}

#[test]
fn a_lost_tablet_is_out_within_a_second_its_stream_included() {
    let opened = opened();
    let mut tablet = opened.paired("丢失的平板", &ALL);
    assert_eq!(tablet.sign_in(opened.shop.id_of("technician"), PIN).status, 200);
    let mut stream = tablet.events();
    assert!(stream.line().is_some(), "it hears the shop");
    assert_ne!(opened.station("丢失的平板")["heard"], Value::Null);

    opened.revoke("丢失的平板");
    let revoked = Instant::now();
    assert_eq!(said(&tablet.call("get_shop", json!({}))), (401, "station_unknown".to_owned()));
    assert_eq!(tablet.get("/").status, 303);
    while stream.line().is_some() {}
    // It waits for no beat, which may be a second away.
    assert!(revoked.elapsed() < Duration::from_secs(1), "{:?}", revoked.elapsed());
    assert_eq!(
        said(&tablet.sign_in(opened.shop.id_of("technician"), PIN)),
        (401, "station_unknown".to_owned())
    );
    let station = opened.station("丢失的平板")["station"].clone();
    let again = json!({ "id": station["id"], "version": station["version"] });
    assert_eq!(opened.shop.refused("manager", "revoke_station", again), "not_found");
}

#[test]
fn a_stream_ends_as_its_station_is_shut_out_and_not_at_the_next_beat() {
    let opened = opened();
    // Each begins at a moment of its own between two beats: their middle one would wait for half of one.
    let mut took = Vec::new();
    for number in 1..=5 {
        let name = format!("{number}号平板");
        let mut tablet = opened.paired(&name, &ALL);
        assert_eq!(tablet.sign_in(opened.shop.id_of("technician"), PIN).status, 200);
        let mut stream = tablet.events();
        assert!(stream.line().is_some(), "it hears the shop");
        opened.revoke(&name);
        let revoked = Instant::now();
        while stream.line().is_some() {}
        took.push(revoked.elapsed());
    }
    took.sort();
    assert!(took[2] < Duration::from_millis(300), "{took:?}");
}

#[test]
fn a_browser_too_old_for_the_pages_of_the_entrance_reads_what_to_take() {
    let opened = opened();
    let plain = support::Station::at(format!("127.0.0.1:{}", opened.port));
    let pages = [opened.guest().get("/pair").body, plain.get("/trust").body];
    for page in pages.map(|body| String::from_utf8(body).expect("a page")) {
        for said in ["这个浏览器太旧", "這個瀏覽器太舊", "too old for Workbay", "Chrome 或 Edge 109", "15.4"]
        {
            assert!(page.contains(said), "{said} is not in {page}");
        }
        // It runs before the scripts it would have to understand, and what it takes away is there.
        let asks = page.find("structuredClone").expect("it asks");
        assert!(page[asks..].contains("const words"), "{page}");
        assert!(page.contains("<main id=\"root\"") && !page.contains("{floor}"), "{page}");
    }
}

#[test]
fn the_authority_is_the_same_after_a_restart_and_belongs_to_its_owner_only() {
    let opened = opened();
    let tablet = opened.paired("前台", &ALL);
    let before = state(&opened.shop)["fingerprint"].clone();
    let Opened { mut shop, house, .. } = opened;
    drop(house);
    shop.restart();
    let _house = House::keep_at(shop.shop.clone(), None, here).expect("a thread");
    soon("it opens by itself", || (state(&shop)["is"] == "open").then_some(()));
    assert_eq!(state(&shop)["fingerprint"], before);
    assert_eq!(tablet.call("shop_status", json!({})).status, 200, "let in once is let in");
    #[cfg(unix)]
    for (file, mode) in [("", 0o700), ("authority.key", 0o600)] {
        use std::os::unix::fs::PermissionsExt;
        let path = shop.folder().join("certificates").join(file);
        assert_eq!(std::fs::metadata(path).expect("there").permissions().mode() & 0o777, mode, "{file}");
    }
}

#[test]
fn a_screen_on_the_wall_shows_the_workshop_with_nobody_signed_in_and_nothing_else() {
    let opened = opened();
    let shop = &opened.shop;
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(60_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);

    let tablet = opened.paired("平板", &ALL);
    assert_eq!(said(&tablet.call("wall_screen", json!({}))), (401, "not_signed_in".to_owned()));
    let refused = shop.refused("manager", "offer_pairing", json!({ "roles": [] }));
    assert_eq!(refused, "bad_field", "a station is there for something");
    shop.run(
        "manager",
        offer_pairing,
        OfferPairing { roles: Vec::new(), wall: true, ..OfferPairing::default() },
    );
    let offer = stations(shop)["offer"].clone();
    assert_eq!(offer["wall"], true);
    let mut screen = opened.guest();
    assert_eq!(screen.pair(offer["code"].as_str().expect("a code"), "车间大屏").status, 200);

    let answer = screen.call("wall_screen", json!({}));
    assert_eq!(answer.status, 200);
    let row = answer.json()["rows"][0].clone();
    assert_eq!((&row["plate"], &row["stage"]), (&json!("粤B12345"), &json!("in_repair")));
    assert_eq!((&row["technicians"], &row["running"]), (&json!(["technician"]), &json!(true)));
    let shown = answer.json().to_string();
    for hidden in ["张小芳", "138", "12000", "刹车异响"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
    assert_eq!(screen.call("shop_status", json!({})).json()["wall"], true);
    assert_eq!(tablet.call("shop_status", json!({})).json()["wall"], false);
    // Everything else asks who that is.
    for command in ["get_shop", "foreman_home", "list_stations", "nav_counts"] {
        assert_eq!(said(&screen.call(command, json!({}))), (401, "not_signed_in".to_owned()), "{command}");
    }
    // Nobody signs in there: it was let in for no role.
    let mut person = screen.clone();
    let refused = person.sign_in(shop.id_of("manager"), PIN);
    assert_eq!(said(&refused), (403, "nothing_allowed_here".to_owned()));
    assert_eq!(said(&person.call("get_shop", json!({}))), (401, "not_signed_in".to_owned()));

    opened.revoke("车间大屏");
    assert_eq!(said(&screen.call("wall_screen", json!({}))), (401, "station_unknown".to_owned()));
}
