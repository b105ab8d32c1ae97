//! By which names and addresses the host is asked, and what answers there without TLS.

use crate::support::guest::Guest;
use crate::support::opened::{ALL, opened, opened_at, own_name, soon, state};
use serde_json::json;
use shop_tests::PIN;
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::sync::Mutex;

#[test]
fn only_this_computer_s_own_names_and_pages_are_answered() {
    let opened = opened();
    let mut tablet = opened.paired("前台", &ALL);
    assert_eq!(tablet.sign_in(opened.shop.id_of("manager"), PIN).status, 200);
    let own = format!("127.0.0.1:{}", opened.port);
    let origin = format!("https://{own}");
    let call = |host: &str, head: &str| {
        let answer = tablet.raw("POST", "/api/rpc/shop_status", host, head, br#"{"request":{}}"#);
        // No page of another name ever reads what is answered.
        assert_eq!(answer.header("access-control-allow-origin"), None, "{host} {head}");
        answer.status
    };
    assert_eq!(call(&own, &format!("Origin: {origin}\r\n")), 200);
    let named = format!("{}:{}", own_name(&opened), opened.port);
    assert_eq!(call(&named, &format!("Origin: https://{named}\r\n")), 200);
    assert_eq!(call(&named, &format!("Origin: {origin}\r\n")), 403, "a page of one name is none of another");
    let nobodys = format!("workbay-00000000.local:{}", opened.port);
    assert_eq!(call(&nobodys, &format!("Origin: https://{nobodys}\r\n")), 421);
    // A page from elsewhere, or one that names nothing.
    for head in [
        "Origin: https://evil.example\r\n".to_owned(),
        format!("Origin: http://{own}\r\n"),
        "Origin: null\r\n".to_owned(),
        format!("Origin: {origin}.evil.example\r\n"),
        String::new(),
    ] {
        assert_eq!(call(&own, &head), 403, "{head}");
    }
    // A name from elsewhere that points here (DNS rebinding), another port, none.
    for host in
        ["evil.example", "evil.example:7443", "127.0.0.1", "127.0.0.1:1", "localhost:7443", "[::1]:7443", ""]
    {
        assert_eq!(call(host, &format!("Origin: https://{host}\r\n")), 421, "{host}");
    }
    let nobody = Guest { token: None, ..tablet.clone() };
    let listen = |head: &str| nobody.raw("GET", "/api/events?token=0", &own, head, b"").status;
    assert_eq!(listen("Sec-Fetch-Site: cross-site\r\n"), 403);
    assert_eq!(listen("Sec-Fetch-Site: same-site\r\n"), 403);
    assert_eq!(listen("Sec-Fetch-Site: same-origin\r\n"), 401, "it comes to the question who that is");
}

#[test]
fn without_tls_there_is_the_page_of_trust_and_nothing_else() {
    let opened = opened();
    let plain = crate::support::Station::at(format!("127.0.0.1:{}", opened.port));
    for path in ["/", "/api/rpc/shop_status", "/pair", "/index.html", "/workbay.db"] {
        let answer = plain.get(path);
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.headers.contains("location: /trust"), "{path}");
    }
    let fingerprint = state(&opened.shop)["fingerprint"].as_str().expect("a fingerprint").to_owned();
    let page = String::from_utf8(plain.get("/trust").body).expect("a page");
    assert!(page.replace(' ', "").contains(&fingerprint));
    assert!(page.contains(&format!("https://127.0.0.1:{}/", opened.port)));
    let certificate = plain.get("/trust/workbay.crt");
    assert!(certificate.headers.contains("application/x-x509-ca-cert"));
    assert!(String::from_utf8(certificate.body).expect("PEM").starts_with("-----BEGIN CERTIFICATE-----"));
    let profile = String::from_utf8(plain.get("/trust/workbay.mobileconfig").body).expect("XML");
    assert!(!profile.contains('{'), "everything is filled in");
    let named = plain
        .send(b"GET /trust HTTP/1.1\r\nHost: \"><script>\r\nConnection: close\r\n\r\n")
        .expect("an answer");
    assert!(
        !String::from_utf8_lossy(&named.body).contains("\"><script>"),
        "no name of others gets into the page"
    );
}

static MOVED: Mutex<bool> = Mutex::new(false);

fn here_or_there() -> Vec<IpAddr> {
    let moved = *MOVED.lock().expect("read");
    vec![IpAddr::V4(Ipv4Addr::new(127, 0, 0, if moved { 2 } else { 1 }))]
}

#[test]
fn at_another_address_the_same_shop_is_found_by_the_same_stations() {
    let opened = opened_at(here_or_there);
    let mut tablet = opened.paired("前台", &ALL);
    assert_eq!(tablet.sign_in(opened.shop.id_of("manager"), PIN).status, 200);
    let mut stream = tablet.events();
    assert!(stream.line().is_some());
    let mut by_name = Guest { name: Some(own_name(&opened)), ..opened.guest() };
    assert_eq!(by_name.pair(&opened.code(&ALL), "平板").status, 200);
    assert_eq!(by_name.sign_in(opened.shop.id_of("manager"), PIN).status, 200);
    *MOVED.lock().expect("written") = true;
    let there = Ipv4Addr::new(127, 0, 0, 2);
    soon("it listens there", || TcpStream::connect((there, opened.port)).ok());
    // Its certificate is for the new address, and by the same authority: the guest checks both.
    let moved = Guest { address: there, ..tablet.clone() };
    assert_eq!(moved.call("get_shop", json!({})).status, 200);
    // Who knows it by name asks at the same place, which is the same page with the same cookie.
    let followed = Guest { address: there, ..by_name.on_day(opened.shop.folder(), 0) };
    assert_eq!(followed.call("get_shop", json!({})).status, 200);
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, opened.port)).is_err(), "the old one is left");
    assert!(stream.line().is_some(), "who is connected stays so, over the change of the certificate");
}
