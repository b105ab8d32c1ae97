//! A shop for a test: an empty file in a folder of its own, a clock that stands
//! where the test puts it, people with one role each, and two doors to the same
//! commands.

pub mod clock;
pub mod doors;
pub mod papers;
pub mod visit;

use clock::ShopClock;
use doors::{Door, Http, Router};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const PIN: &str = "2468";

pub use visit::Car;

/// The seats of the shop, each with one person and one role.
pub const SEATS: [&str; 9] = [
    "advisor",
    "foreman",
    "technician",
    "second_technician",
    "inspector",
    "cashier",
    "callback_clerk",
    "parts_keeper",
    "manager",
];

pub struct TestShop {
    pub shop: Arc<kernel::Shop>,
    pub clock: Arc<ShopClock>,
    pub people: BTreeMap<&'static str, i64>,
    door: Box<dyn Door>,
    keys: Cell<u64>,
    folder: TempDir,
}

/// Long work answers at once and is looked at until it is over. Who looks waits
/// in between: the work needs the processor.
pub fn finished(look: impl Fn() -> Value) -> Value {
    let began = Instant::now();
    loop {
        let status = look();
        if status["state"] != "running" {
            return status;
        }
        assert!(began.elapsed() < Duration::from_secs(240), "the work goes on and on: {status}");
        std::thread::park_timeout(Duration::from_millis(10));
    }
}

impl TestShop {
    /// The shop asked in its own process, at a local time such as `2026-03-02T08:30`.
    pub fn open_at(local: &str) -> Self {
        Self::open(local, |shop| Box::new(Router::new(shop)))
    }

    /// Waits for the end of the long work `seat` began.
    pub fn finished(&self, seat: &str) -> Value {
        finished(|| self.ok(seat, "task_status", json!({})))
    }

    /// The same shop asked over HTTP.
    pub fn over_http_at(local: &str) -> Self {
        Self::open(local, |shop| Box::new(Http::new(shop)))
    }

    fn open(local: &str, door: impl FnOnce(Arc<kernel::Shop>) -> Box<dyn Door>) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let clock = Arc::new(ShopClock::at_local(local));
        let shop = app::open(folder.path(), clock.clone()).expect("an empty shop opens");
        let door = door(shop.clone());
        let mut test = Self { shop, clock, people: BTreeMap::new(), door, keys: Cell::new(0), folder };
        let set_up = json!({
            "name": "顺风汽修", "phone": "0755-27788990", "address": "深圳市宝安区新安路 18 号",
            "person_name": "manager", "pin": PIN, "bays": ["1 号工位", "2 号工位", "钣喷位"],
        });
        let status =
            test.door.call(None, "set_up_shop", set_up, Some(test.key())).expect("five answers make a shop");
        let manager = status["people"][0]["id"].as_i64().expect("the first person can sign in");
        test.people.insert("manager", manager);
        test.door.sign_in("manager", manager);
        for seat in SEATS {
            if seat != "manager" {
                let role = seat.trim_start_matches("second_");
                test.hire(seat, &[role]);
            }
        }
        // From here on the manager is a manager and nothing else.
        let person = test.ok("manager", "list_people", json!({}))["people"]
            .as_array()
            .and_then(|people| people.iter().find(|person| person["id"] == manager).cloned())
            .expect("the manager works here");
        test.ok(
            "manager",
            "save_person",
            json!({ "id": manager, "version": person["version"], "name": "manager", "roles": ["manager"],
                    "active": true, "pin": null }),
        );
        test
    }

    /// A shop that an earlier program kept, with the people of its seats.
    pub fn on_file(file: &std::path::Path, local: &str, people: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::copy(file, folder.path().join(storage::db::FILE_NAME)).expect("the file can be copied");
        let clock = Arc::new(ShopClock::at_local(local));
        let shop = app::open(folder.path(), clock.clone()).expect("the file of an earlier program opens");
        let door = Box::new(Router::new(shop.clone()));
        let mut test = Self { shop, clock, people: BTreeMap::new(), door, keys: Cell::new(0), folder };
        for seat in SEATS {
            let id = people[seat].as_i64().expect("somebody sits there");
            test.people.insert(seat, id);
            test.door.sign_in(seat, id);
        }
        test
    }

    pub fn hire(&mut self, seat: &'static str, roles: &[&str]) -> i64 {
        let saved = self.ok(
            "manager",
            "save_person",
            json!({ "id": null, "version": 0, "name": seat, "roles": roles, "active": true, "pin": PIN }),
        );
        let id = saved["id"].as_i64().expect("a person has an id");
        self.people.insert(seat, id);
        self.door.sign_in(seat, id);
        id
    }

    pub fn id_of(&self, seat: &str) -> i64 {
        self.people[seat]
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    fn key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        format!("test-key-{}", self.keys.get())
    }

    /// What the command answers, or the refusal as `{code, params}`.
    pub fn ask(&self, seat: &str, command: &str, request: Value) -> Result<Value, Value> {
        self.door.call(Some(seat), command, request, Some(self.key()))
    }

    pub fn ask_with_key(&self, seat: &str, command: &str, request: Value, key: &str) -> Result<Value, Value> {
        self.door.call(Some(seat), command, request, Some(key.to_owned()))
    }

    #[track_caller]
    pub fn ok(&self, seat: &str, command: &str, request: Value) -> Value {
        match self.ask(seat, command, request.clone()) {
            Ok(answer) => answer,
            Err(refusal) => panic!("{seat} asked {command} {request} and was refused: {refusal}"),
        }
    }

    /// The code of the refusal; the test fails when the command went through.
    #[track_caller]
    pub fn refused(&self, seat: &str, command: &str, request: Value) -> String {
        match self.ask(seat, command, request.clone()) {
            Ok(answer) => panic!("{seat} asked {command} {request} and was let through: {answer}"),
            Err(refusal) => refusal["code"].as_str().unwrap_or_default().to_owned(),
        }
    }

    pub fn paper(&self, seat: &str, kind: &str, id: i64) -> Vec<u8> {
        self.ask_paper(seat, kind, id).expect("the paper prints")
    }

    /// The paper, or the refusal as `{code, params}`.
    pub fn ask_paper(&self, seat: &str, kind: &str, id: i64) -> Result<Vec<u8>, Value> {
        self.door.paper(seat, kind, id)
    }

    pub fn later(&self, minutes: i64) {
        self.clock.later(minutes);
    }

    /// A known customer's car.
    pub fn car(&self, customer: &str, phone: &str, plate: &str) -> Car<'_> {
        let customer = self.ok(
            "advisor",
            "save_customer",
            json!({ "id": null, "version": 0, "kind": "private", "name": customer, "phone": phone,
                    "contact_name": "", "contact_phone": "", "address": "", "note": "", "refuses_messages": false }),
        );
        let customer_id = customer["customer"]["id"].as_i64().expect("a customer has an id");
        let vehicle = self.ok(
            "advisor",
            "save_vehicle",
            json!({ "id": null, "version": 0, "customer_id": customer_id, "plate": plate, "plate_colour": null,
                    "vin": "LVSHJCAB2DE404866", "engine_no": "", "make": "福特", "model": "翼虎", "colour": "白色",
                    "registered_on": null, "inspection_due": null, "insurance_due": null, "insurer": "", "note": "" }),
        );
        let vehicle_id = vehicle["vehicle"]["id"].as_i64().expect("a vehicle has an id");
        Car { shop: self, customer_id, vehicle_id, order: Cell::new(0) }
    }
}
