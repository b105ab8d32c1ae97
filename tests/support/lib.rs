//! A shop for a test: an empty file in a folder of its own, a clock that stands
//! where the test puts it, people with one role each, and two doors to the same
//! commands.
//!
//! What a test rightly asks it asks with the request's own type, `shop.run(seat,
//! lines::add_line, AddLine { .. })`: a field that was renamed does not compile,
//! and a command that is gone neither. What is sent wrong on purpose, or as an
//! older page would send it, is JSON under a command's name: `ask`, `refused`.

#![allow(clippy::missing_errors_doc, reason = "what is refused is what the test is about")]

pub mod alone;
pub mod asks_office;
pub mod asks_till;
pub mod asks_visit;
pub mod at_once;
pub mod clock;
pub mod doors;
mod first_day;
pub mod life;
pub mod lines;
pub mod papers;
pub mod photos;
pub mod prepared;
pub mod rows;
pub mod stock;
pub mod stocked;
pub mod typed;
pub mod visit;
pub mod workbook;

use clock::ShopClock;
use domain::customer::CustomerKind;
use domain::ids::{CustomerId, PersonId};
use domain::role::Role;
use doors::Door;
use features::office::people::{self, SavePerson};
use features::records::customers::{self, SaveCustomer};
use features::records::vehicles::{self, SaveVehicle};
use kernel::host::AskNothing;
use kernel::{Refusal, Session, Shop};
use serde::Serialize;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use typed::{Command, field, read, request};

pub const PIN: &str = "2468";

/// A Monday, half an hour after the shop opens.
pub const MORNING: &str = "2026-03-02T08:30";

pub use alone::{Alone, code};
pub use life::{Folder, set_up};
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
    pub shop: Arc<Shop>,
    pub clock: Arc<ShopClock>,
    pub people: BTreeMap<&'static str, i64>,
    door: Box<dyn Door>,
    keys: AtomicU64,
    folder: Folder,
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
    /// Waits for the end of the long work `seat` began.
    pub fn finished(&self, seat: &str) -> Value {
        finished(|| self.ok(seat, "task_status", json!({})))
    }

    pub fn hire(&mut self, seat: &'static str, roles: &[&str]) -> i64 {
        let roles = roles.iter().map(|role| read::<Role>(*role)).collect();
        let pin = Some(PIN.to_owned());
        let name = seat.to_owned();
        let ask = SavePerson { id: None, version: 0, name, roles, discount_limit: None, active: true, pin };
        let saved = self.run("manager", people::save_person, ask);
        let id = saved["id"].as_i64().expect("a person has an id");
        self.sits(seat, id);
        id
    }

    fn sits(&mut self, seat: &'static str, id: i64) {
        self.people.insert(seat, id);
        self.door.sign_in(seat, id);
    }

    /// From here on the manager is a manager and nothing else.
    fn only_manages(&self) {
        let id = PersonId(self.id_of("manager"));
        let listed = self.run("manager", people::list_people, AskNothing {});
        let people = listed["people"].as_array().expect("people work here");
        let manager = people.iter().find(|person| person["id"] == id.0).expect("the manager works here");
        let ask = SavePerson {
            id: Some(id),
            version: field(manager, "version"),
            name: field(manager, "name"),
            roles: vec![Role::Manager],
            discount_limit: None,
            active: true,
            pin: None,
        };
        self.run("manager", people::save_person, ask);
    }

    pub fn id_of(&self, seat: &str) -> i64 {
        self.people[seat]
    }

    /// The person of a seat as this process knows them.
    pub fn session(&self, seat: &str) -> Session {
        Session::of(PersonId(self.id_of(seat)), "counter")
    }

    fn key(&self) -> String {
        // As long as those of the screens.
        format!("test-key-{:027}", self.keys.fetch_add(1, Ordering::SeqCst))
    }

    /// What the command answers to a request of its own type.
    #[track_caller]
    pub fn run<Run, Ask: Serialize, Answer>(
        &self,
        seat: &str,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Value {
        self.ok(seat, command.name(), request(ask))
    }

    /// What the command answers, or the refusal as `{code, params}`.
    pub fn ask(&self, seat: &str, command: &str, request: Value) -> Result<Value, Value> {
        self.door.call(Some(seat), command, request, Some(self.key()))
    }

    pub fn ask_with_key(&self, seat: &str, command: &str, request: Value, key: &str) -> Result<Value, Value> {
        self.door.call(Some(seat), command, request, Some(key.to_owned()))
    }

    /// Asked in this process by whoever has the session: the refusal as it is.
    pub fn ask_as(&self, session: &Session, command: &str, request: Value) -> Result<Value, Refusal> {
        app::call(&self.shop, session, command, request, Some(&self.key()))
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
    pub fn car(&self, name: &str, phone: &str, plate: &str) -> Car<'_> {
        let saved = self.run("advisor", customers::save_customer, customer(name, phone));
        let customer_id = saved["customer"]["id"].as_i64().expect("a customer has an id");
        let ask = SaveVehicle {
            vin: "LVSHJCAB2DE404866".to_owned(),
            make: "福特".to_owned(),
            model: "翼虎".to_owned(),
            colour: "白色".to_owned(),
            ..vehicle(plate, Some(customer_id))
        };
        let saved = self.run("advisor", vehicles::save_vehicle, ask);
        let vehicle_id = saved["vehicle"]["id"].as_i64().expect("a vehicle has an id");
        Car { shop: self, customer_id, vehicle_id, order: Cell::new(0) }
    }
}

/// Somebody who came in and said no more than this.
pub fn customer(name: &str, phone: &str) -> SaveCustomer {
    SaveCustomer {
        id: None,
        version: 0,
        kind: CustomerKind::Private,
        name: name.to_owned(),
        phone: phone.to_owned(),
        contact_name: String::new(),
        contact_phone: String::new(),
        address: String::new(),
        note: String::new(),
        refuses_messages: false,
    }
}

pub fn vehicle(plate: &str, customer: Option<i64>) -> SaveVehicle {
    SaveVehicle {
        id: None,
        version: 0,
        customer_id: customer.map(CustomerId),
        plate: plate.to_owned(),
        plate_colour: None,
        vin: String::new(),
        engine_no: String::new(),
        make: String::new(),
        model: String::new(),
        colour: String::new(),
        registered_on: None,
        inspection_due: None,
        insurance_due: None,
        insurer: String::new(),
        note: String::new(),
    }
}
