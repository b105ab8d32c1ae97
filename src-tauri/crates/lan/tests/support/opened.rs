//! A shop whose door of the house stands open, and those who come to it.

use super::Answered;
use super::guest::Guest;
use features::office::stations::{
    OfferPairing, OpenHouseDoor, RevokeStation, list_stations, offer_pairing, open_house_door, revoke_station,
};
use kernel::host::AskNothing;
use lan::House;
use serde_json::Value;
use shop_tests::typed::{field, read};
use shop_tests::{MORNING, TestShop};
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Another program may take a port between two looks: each shop asks for one that was free just now.
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|free| free.local_addr())
        .expect("a free port")
        .port()
}

pub fn here() -> Vec<IpAddr> {
    vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]
}

/// What must come true soon does.
pub fn soon<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "not within twenty seconds: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

pub struct Opened {
    pub shop: TestShop,
    pub house: House,
    pub port: u16,
}

pub fn door(shop: &TestShop, open: bool, port: u16) {
    let version = field(&stations(shop)["door"], "version");
    shop.run("manager", open_house_door, OpenHouseDoor { open, port: i64::from(port), version });
}

/// The manager's page of stations.
pub fn stations(shop: &TestShop) -> Value {
    shop.run("manager", list_stations, AskNothing {})
}

pub fn state(shop: &TestShop) -> Value {
    stations(shop)["state"].clone()
}

pub fn opened_at(addresses: fn() -> Vec<IpAddr>) -> Opened {
    opened_of(TestShop::open_at(MORNING), addresses)
}

/// By the computer's own clock, for who looks at certificates by it.
pub fn opened_today() -> Opened {
    opened_of(TestShop::open_at(&today()), here)
}

/// What the clock on the shop's wall shows, as it stands on this computer.
pub fn today() -> String {
    (chrono::Utc::now() + chrono::TimeDelta::hours(8)).format("%Y-%m-%dT%H:%M").to_string()
}

pub fn opened_of(shop: TestShop, addresses: fn() -> Vec<IpAddr>) -> Opened {
    let ui = shop.folder().join("ui");
    std::fs::create_dir_all(ui.join("assets")).expect("a folder");
    std::fs::write(ui.join("index.html"), "the first page").expect("written");
    std::fs::write(ui.join("assets/first.js"), "the program").expect("written");
    let house = House::keep_at(shop.shop.clone(), Some(ui), addresses).expect("a thread");
    let port = free_port();
    door(&shop, true, port);
    soon("the door is open", || (state(&shop)["is"] == "open").then_some(()));
    Opened { shop, house, port }
}

pub fn opened() -> Opened {
    opened_at(here)
}

impl Opened {
    /// Each guest is a computer of its own, with an address of its own.
    pub fn guest(&self) -> Guest {
        static CAME: AtomicU8 = AtomicU8::new(0);
        let from = Ipv4Addr::new(127, 0, 1, CAME.fetch_add(1, Ordering::Relaxed));
        Guest { from, ..Guest::of(self.shop.folder(), Ipv4Addr::LOCALHOST, self.port) }
    }

    pub fn code(&self, roles: &[&str]) -> String {
        let roles = roles.iter().map(|role| read(*role)).collect();
        self.shop.run(
            "manager",
            offer_pairing,
            OfferPairing { roles, wall: false, ..OfferPairing::default() },
        );
        field(&stations(&self.shop)["offer"], "code")
    }

    pub fn paired(&self, name: &str, roles: &[&str]) -> Guest {
        let mut guest = self.guest();
        let answer = guest.pair(&self.code(roles), name);
        assert_eq!(answer.status, 200, "{}", answer.json());
        guest
    }

    pub fn station(&self, name: &str) -> Value {
        let page = stations(&self.shop);
        let rows = page["stations"].as_array().expect("rows").clone();
        rows.into_iter().find(|row| row["station"]["name"] == name).expect("the station")
    }

    pub fn revoke(&self, name: &str) {
        let station = self.station(name)["station"].clone();
        let ask = RevokeStation { id: field(&station, "id"), version: field(&station, "version") };
        self.shop.run("manager", revoke_station, ask);
    }
}

/// By which the house is told of the host.
pub fn own_name(opened: &Opened) -> String {
    let fingerprint: String = field(&state(&opened.shop), "fingerprint");
    format!("workbay-{}.local", fingerprint[..8].to_lowercase())
}

pub const ALL: [&str; 8] =
    ["advisor", "foreman", "technician", "inspector", "cashier", "callback_clerk", "parts_keeper", "manager"];

pub fn said(answer: &Answered) -> (u16, String) {
    (answer.status, answer.code())
}
