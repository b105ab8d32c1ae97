//! A computer that joined: its window talks to a door of its own, which passes
//! everything on to the host it trusts, and finds it again when it moved.

mod support;

use features::office::backups::make_backup;
use features::office::stations::OpenHouseDoor;
use kernel::host::AskNothing;
use lan::House;
use lan::joined::{self, FoundHost, JoinedDoor};
use serde_json::{Value, json};
use shop_tests::typed::request;
use shop_tests::{PIN, TestShop};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::opened::{
    Opened, door, free_port, here, opened, opened_of, opened_today, soon, state, stations, today,
};
use support::{Answered, Station};

fn post(station: &Station, path: &str, body: &Value) -> Answered {
    station.post(path, body.to_string().as_bytes())
}

fn call(station: &Station, command: &str, request: Value) -> Answered {
    station.call(command, request, Some("key-of-a-station"))
}

fn nobody() -> Vec<FoundHost> {
    Vec::new()
}

fn joined_to(folder: &Path, search: fn() -> Vec<FoundHost>) -> (JoinedDoor, Station) {
    joined::join(folder).expect("it joins");
    let door = JoinedDoor::start_with(folder, search, || {}).expect("a door");
    let station = window_of(&door);
    (door, station)
}

/// Its window, which came in by the entrance.
fn window_of(door: &JoinedDoor) -> Station {
    let outside = Station::at(door.address());
    let entrance = door.entrance().strip_prefix(&format!("http://{}", door.address())).expect("its own");
    let let_in = outside.get(entrance);
    assert_eq!((let_in.status, let_in.header("location")), (303, Some("/".to_owned())));
    let cookie = let_in.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("httponly") && cookie.contains("samesite=strict"), "{cookie}");
    let station = Station { cookie: cookie.split(';').next().map(str::to_owned), ..outside };
    // So it does at its second start, when it is known already.
    let again = station.get(entrance);
    assert_eq!((again.status, again.header("location")), (303, Some("/".to_owned())));
    station
}

#[test]
fn no_other_program_of_this_computer_speaks_for_it() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (own, station) = joined_to(folder.path(), nobody);
    choose(&station, &opened);
    let other = Station::at(own.address());
    let guessed = Station {
        cookie: Some(format!("workbay_own_{}={}", own.address().port(), "0".repeat(32))),
        ..other.clone()
    };
    for program in [&other, &guessed] {
        for path in
            ["/", "/pair", "/joined", "/joined/state", "/joined/found", "/joined/own/", "/joined/own/0"]
        {
            assert_eq!(program.get(path).status, 403, "{path}");
        }
        for path in ["/joined/leave", "/joined/choose", "/api/leave", "/api/pair"] {
            assert_eq!(post(program, path, &json!({})).status, 403, "{path}");
        }
    }
    assert!(joined::has_joined(folder.path()), "it is in the shop still");
    assert_eq!(station.get("/joined/state").status, 200);
    assert_eq!(station.get("/joined/own/guessed").status, 403, "and is passed on to no host");
}

fn looked_at(station: &Station, opened: &Opened) -> (u16, Value) {
    let answer = post(station, "/joined/look", &json!({ "address": format!("127.0.0.1:{}", opened.port) }));
    (answer.status, answer.json())
}

fn choose(station: &Station, opened: &Opened) {
    let (status, seen) = looked_at(station, opened);
    assert_eq!(status, 200, "{seen}");
    assert_eq!(seen["fingerprint"], state(&opened.shop)["fingerprint"], "as the host's page shows it");
    assert_eq!(post(station, "/joined/choose", &seen).status, 204);
}

fn paired(station: &Station, opened: &Opened, roles: &[&str]) {
    let answer = post(station, "/api/pair", &json!({ "code": opened.code(roles), "name": "前台二号机" }));
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let cookies = answer.headers.to_lowercase();
    assert!(!cookies.contains("workbay_station="), "the token stays out of the page: {cookies}");
    assert!(cookies.contains("workbay_station_name=") && !cookies.contains("secure"), "{cookies}");
}

fn signed_in(station: &Station, shop: &TestShop, seat: &str) -> Station {
    let answer =
        post(station, "/api/sign-in", &json!({ "person_id": shop.id_of(seat), "pin": PIN, "station": "" }));
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    Station { token: answer.json()["token"].as_str().map(str::to_owned), ..station.clone() }
}

fn kept(folder: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join("joined.json")).expect("kept")).expect("JSON")
}

#[test]
fn a_computer_joins_by_address_fingerprint_and_code_and_works_as_any_station() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (own, station) = joined_to(folder.path(), nobody);
    let first = station.get("/");
    assert_eq!((first.status, first.header("location")), (303, Some("/joined".to_owned())));
    assert_eq!(station.get("/joined").status, 200);
    assert_eq!(post(&station, "/joined/look", &json!({ "address": "8.8.8.8" })).status, 422);
    let nobody = format!("127.0.0.1:{}", free_port());
    assert_eq!(post(&station, "/joined/look", &json!({ "address": nobody })).status, 404);
    let (_, mut seen) = looked_at(&station, &opened);
    let right = seen["fingerprint"].clone();
    seen["fingerprint"] = json!("0".repeat(64));
    assert_eq!(post(&station, "/joined/choose", &seen).status, 404, "another one than was compared");
    seen["fingerprint"] = right;
    assert_eq!(post(&station, "/joined/choose", &seen).status, 204);
    // The host does not know it yet, and asks for a code on its own page.
    let page = station.get("/");
    assert_eq!((page.status, page.header("location")), (303, Some("/pair".to_owned())));
    assert_eq!(station.get("/pair").status, 200);
    paired(&station, &opened, &["advisor"]);
    let advisor = signed_in(&station, &opened.shop, "advisor");
    assert_eq!(call(&advisor, "advisor_home", json!({})).status, 200);
    assert_eq!(call(&advisor, "list_stations", json!({})).status, 403, "roles are cut there");
    let first = station.get("/");
    assert_eq!(String::from_utf8_lossy(&first.body), "the first page");
    assert!(first.headers.contains("workbay_joined=1"), "{}", first.headers);
    // A stream stays one: what somebody else writes is heard here.
    let mut events = advisor.events();
    opened.shop.car("张小芳", "13800138000", "粤B12345");
    assert!(events.next_data().is_some_and(|data| data.to_string().contains("customer")));
    // Started again it is the same station at the same place.
    let address = own.address();
    drop(events);
    drop(own);
    let again = JoinedDoor::start_with(folder.path(), nobody_found, || {}).expect("a door");
    assert_eq!(again.address(), address);
    assert_eq!(call(&advisor, "advisor_home", json!({})).status, 200);
}

#[test]
fn the_token_it_has_already_is_not_written_down_again() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), nobody);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    let place = folder.path().join("joined.json");
    std::fs::remove_file(&place).expect("it lies there");
    assert_eq!(station.get("/").status, 200);
    let advisor = signed_in(&station, &opened.shop, "advisor");
    assert_eq!(call(&advisor, "advisor_home", json!({})).status, 200);
    assert!(!place.exists(), "each page and each sign-in wrote it, and opened all lines anew");
}

fn nobody_found() -> Vec<FoundHost> {
    Vec::new()
}

#[test]
fn a_clock_that_is_months_off_is_said_and_not_taken_for_no_answer() {
    // This host's day is years before that of the computer that looks at its certificate.
    let (then, now) = (opened_of(TestShop::open_at("2021-03-02T08:30"), here), opened_today());
    let folder = tempfile::tempdir().expect("a folder");
    let (own, station) = joined_to(folder.path(), nobody);
    let typed = |opened: &Opened| json!({ "address": format!("127.0.0.1:{}", opened.port) });
    assert_eq!(post(&station, "/joined/look", &typed(&then)).status, 412);
    choose(&station, &now);
    let state = station.get("/joined/state").json();
    assert_eq!((&state["answers"], &state["clock_is_off"]), (&json!(true), &json!(false)), "{state}");
    drop(own);
    // Chosen while the clocks agreed.
    let mut membership = kept(folder.path());
    let at = format!("127.0.0.1:{}", then.port);
    let authority = Station::at(&at).get("/trust/workbay.crt").body;
    membership["host"] = json!(at);
    membership["authority"] = json!(String::from_utf8(authority).expect("a certificate"));
    std::fs::write(folder.path().join("joined.json"), membership.to_string()).expect("written");
    let (_own, station) = joined_to(folder.path(), nobody);
    let state = station.get("/joined/state").json();
    assert_eq!((&state["answers"], &state["clock_is_off"]), (&json!(false), &json!(true)), "{state}");
}

#[test]
fn only_pages_of_this_computer_come_in_at_its_door() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), nobody);
    choose(&station, &opened);
    for (head, status) in
        [("Host: shop.example", 403), ("Host: 127.0.0.1\r\nOrigin: https://shop.example", 403)]
    {
        assert_eq!(raw(&station, head).status, status, "{head}");
    }
}

fn raw(station: &Station, head: &str) -> Answered {
    let ask =
        format!("POST /joined/leave HTTP/1.1\r\n{head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    station.send(ask.as_bytes()).expect("an answer")
}

static LOOKED: AtomicUsize = AtomicUsize::new(0);

fn nobody_is_found() -> Vec<FoundHost> {
    LOOKED.fetch_add(1, Ordering::SeqCst);
    Vec::new()
}

#[test]
fn a_host_with_another_authority_is_not_the_host_though_it_stands_at_its_place() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), nobody_is_found);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    let port = opened.port;
    let token = kept(folder.path())["token"].clone();
    drop(opened);
    // Another shop of the same house takes the address.
    let other = TestShop::open_at(&today());
    let _house = House::keep_at(other.shop.clone(), None, here).expect("a thread");
    door(&other, true, port);
    soon("the other shop's door is open", || (state(&other)["is"] == "open").then_some(()));
    let answer = post(&station, "/api/rpc/shop_status", &json!({ "request": {} }));
    assert_eq!(answer.status, 502, "nothing is asked of it, and no token told");
    let away = station.get("/");
    assert!(away.status == 200 && String::from_utf8_lossy(&away.body).contains("data-testid=\"joined\""));
    soon("the host was looked for", || (LOOKED.load(Ordering::SeqCst) > 0).then_some(()));
    assert_eq!(kept(folder.path())["token"], token);
    assert_eq!(post(&station, "/api/rpc/shop_status", &json!({ "request": {} })).status, 502);
}

static MOVED: Mutex<Option<(SocketAddr, String)>> = Mutex::new(None);

fn where_it_moved() -> Vec<FoundHost> {
    let moved = MOVED.lock().expect("not poisoned").clone();
    moved.map(|(host, fingerprint)| FoundHost { host, fingerprint }).into_iter().collect()
}

#[test]
fn a_host_that_moved_is_found_by_its_authority() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), where_it_moved);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    let advisor = signed_in(&station, &opened.shop, "advisor");
    let port = free_port();
    door(&opened.shop, true, port);
    soon("it stands at another place", || {
        let addresses = state(&opened.shop)["addresses"].to_string();
        addresses.contains(&port.to_string()).then_some(())
    });
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let fingerprint = state(&opened.shop)["fingerprint"].as_str().expect("one").to_owned();
    *MOVED.lock().expect("not poisoned") = Some((place, fingerprint));
    soon("it is found", || (call(&advisor, "advisor_home", json!({})).status == 200).then_some(()));
    assert_eq!(kept(folder.path())["host"], place.to_string());
}

static RESTORED: Mutex<Option<SocketAddr>> = Mutex::new(None);

fn where_the_copy_is() -> Vec<FoundHost> {
    let place = *RESTORED.lock().expect("not poisoned");
    place.map(|host| FoundHost { host, fingerprint: "of another".to_owned() }).into_iter().collect()
}

#[test]
fn a_copy_put_in_place_on_another_computer_is_found_by_the_stations_it_knows() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), where_the_copy_is);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    // The computer burns; its file, of last night's copy, is opened on another one with another authority.
    let other = tempfile::tempdir().expect("a folder");
    opened.shop.run("manager", make_backup, AskNothing {});
    opened.shop.finished("manager");
    let copies = opened.shop.folder().join("backups");
    let copy = std::fs::read_dir(copies).expect("copies").flatten().map(|entry| entry.path());
    let copy =
        copy.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "db")).expect("a copy");
    std::fs::copy(copy, other.path().join("workbay.db")).expect("copied");
    let people = opened.shop.people.clone();
    let authority = kept(folder.path())["authority"].clone();
    drop(opened);
    let clock = std::sync::Arc::new(shop_tests::clock::ShopClock::at(&today()));
    let shop = app::open(other.path(), clock).expect("it opens");
    let port = free_port();
    let version = shop.db.read(|r| r.house_door()).expect("a door").version;
    let manager = kernel::Session::of(domain::ids::PersonId(people["manager"]), "counter");
    let ask = OpenHouseDoor { open: true, port: i64::from(port), version };
    app::call(&shop, &manager, "open_house_door", request(ask), Some("key-of-the-manager")).expect("opened");
    let _house = House::keep_at(shop.clone(), None, here).expect("a thread");
    soon("its door is open", || std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
    *RESTORED.lock().expect("not poisoned") = Some(SocketAddr::from((IpAddr::V4(Ipv4Addr::LOCALHOST), port)));
    let state = || station.get("/joined/state").json();
    post(&station, "/api/rpc/shop_status", &json!({ "request": {} }));
    let proposed =
        soon("it is found by what it knows", || Some(state()["proposed"].clone()).filter(Value::is_object));
    assert_eq!(kept(folder.path())["authority"], authority, "nobody goes there by themselves");
    assert_eq!(post(&station, "/joined/choose", &proposed).status, 204);
    let signed_in = soon("it works there", || {
        let ask = json!({ "person_id": people["advisor"], "pin": PIN, "station": "" });
        let answer = post(&station, "/api/sign-in", &ask);
        (answer.status == 200).then(|| answer.json())
    });
    assert_eq!(signed_in["station"], "前台二号机", "nobody let it in anew");
    assert_ne!(kept(folder.path())["authority"], authority);
}

#[test]
fn a_station_leaves_by_itself_and_a_computer_keeps_a_shop_of_its_own_again() {
    static LEFT: AtomicUsize = AtomicUsize::new(0);
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    joined::join(folder.path()).expect("it joins");
    let own = JoinedDoor::start_with(folder.path(), nobody, || {
        LEFT.fetch_add(1, Ordering::SeqCst);
    })
    .expect("a door");
    let station = window_of(&own);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    let advisor = signed_in(&station, &opened.shop, "advisor");
    assert_eq!(post(&station, "/api/leave", &json!({})).status, 204);
    assert_eq!(call(&advisor, "advisor_home", json!({})).status, 401, "out, and who sat there with it");
    assert!(opened.station("前台二号机")["station"]["revoked_at"].is_string());
    assert_eq!(kept(folder.path())["token"], "", "nothing is left of it here");
    paired(&station, &opened, &["cashier"]);
    assert_eq!(post(&station, "/joined/leave", &json!({})).status, 204);
    let stations = stations(&opened.shop)["stations"].clone();
    let out =
        stations.as_array().expect("stations").iter().filter(|row| row["station"]["revoked_at"].is_string());
    assert_eq!(out.count(), 2, "the host was told both times: {stations}");
    assert_eq!(LEFT.load(Ordering::SeqCst), 1);
    assert!(!joined::has_joined(folder.path()));
}

#[test]
fn who_leaves_while_the_host_is_off_is_told_that_the_host_does_not_know() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    let (_own, station) = joined_to(folder.path(), nobody);
    choose(&station, &opened);
    paired(&station, &opened, &["advisor"]);
    door(&opened.shop, false, opened.port);
    soon("the door is shut", || (state(&opened.shop)["is"] == "shut").then_some(()));
    assert_eq!(post(&station, "/joined/leave", &json!({})).status, 202);
    assert!(!joined::has_joined(folder.path()), "it is out here all the same");
}

#[test]
fn nobody_makes_another_station_leave() {
    let opened = opened();
    let one = opened.paired("一号", &["advisor"]);
    opened.paired("二号", &["advisor"]);
    let other = opened.station("二号")["station"]["id"].clone();
    let refused = one.call("leave_house", json!({ "id": other }));
    assert_eq!((refused.status, refused.code()), (401, "station_unknown".to_owned()));
    assert_eq!(opened.shop.refused("manager", "leave_house", json!({ "id": other })), "station_unknown");
    assert!(opened.station("二号")["station"]["revoked_at"].is_null());
}
