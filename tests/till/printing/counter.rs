//! A computer that joined, with printers of its own and a program that prints.

use super::asks::paper;
use super::fake::{Arrived, FakePrinters};
use super::{code, job};
use crate::visit::Till;
use domain::ids::{PrintJobId, StationId};
use domain::printer_address::PrinterAddress;
use domain::role::Role;
use features::office::stations::{OfferPairing, list_stations, offer_pairing};
use features::printing::{Host, HostError, Worker, print_document, printers, sheet_for_station};
use kernel::Session;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};

/// The printer that every computer here has.
pub const NAME: &str = "Counter";

/// A computer that joined, with printers of its own and a program that prints.
pub struct Counter<'a> {
    pub till: &'a Till,
    pub id: StationId,
    pub name: &'static str,
    pub printers: FakePrinters,
    pub worker: RefCell<Worker>,
    /// The cable is out from this command on: it does not arrive.
    pub cut_at: Cell<Option<&'static str>>,
    /// This one arrives, and its answer does not.
    pub unanswered: Cell<Option<&'static str>>,
}

fn run() -> Worker {
    static RUNS: AtomicU64 = AtomicU64::new(1);
    Worker::new(format!("run-{}-of-a-test", RUNS.fetch_add(1, Ordering::Relaxed)))
}

impl<'a> Counter<'a> {
    pub fn joins(till: &'a Till, name: &'static str) -> Self {
        let offer = OfferPairing {
            roles: vec![Role::Cashier, Role::Manager],
            wall: false,
            ..OfferPairing::default()
        };
        till.run("manager", offer_pairing, offer);
        let code = till.run("manager", list_stations, AskNothing {})["offer"]["code"].clone();
        let ask = json!({ "code": code, "name": name, "token_hash": format!("hash-of-{name}") });
        let key = format!(
            "pairs-{}",
            name.len() + usize::try_from(till.number("SELECT count(*) FROM station")).unwrap()
        );
        let paired =
            app::call(&till.shop, &Session::of_stranger("here"), "pair_station", ask, Some(&key)).unwrap();
        let counter = Self {
            till,
            id: StationId(paired["id"].as_i64().unwrap()),
            name,
            printers: FakePrinters::default(),
            worker: RefCell::new(run()),
            cut_at: Cell::new(None),
            unanswered: Cell::new(None),
        };
        counter.works();
        counter
    }

    pub fn session(&self) -> Session {
        Session::of_station(self.id, self.name)
    }

    pub fn round(&self) -> Result<bool, HostError> {
        self.worker.borrow_mut().round(self, &self.printers)
    }

    pub fn works(&self) {
        self.round().expect("the host is there");
    }

    /// Its program is killed, and started again.
    pub fn starts_anew(&self) {
        *self.worker.borrow_mut() = run();
    }

    pub fn asks(&self, command: &str, request: Value) -> Result<Value, kernel::Refusal> {
        app::call(&self.till.shop, &self.session(), command, request, Some("key-of-a-counter"))
    }

    pub fn at(&self) -> Vec<Arrived> {
        self.printers.at(NAME)
    }

    pub fn row(&self) -> Option<Value> {
        let listed = self.till.run("manager", printers, AskNothing {});
        listed["printers"].as_array().unwrap().iter().find(|row| row["printer_at"] == self.id.0).cloned()
    }

    pub fn sends(&self, kind: &str) -> i64 {
        let ask = paper(kind, self.address());
        self.till.run("cashier", print_document, ask)["id"].as_i64().unwrap()
    }

    pub fn address(&self) -> PrinterAddress {
        PrinterAddress { printer_at: Some(self.id), printer: NAME.to_owned() }
    }

    pub fn state_of(&self, id: i64) -> String {
        job(self.till, id)["state"].as_str().unwrap().to_owned()
    }
}

impl Host for Counter<'_> {
    fn call(&self, command: &str, request: Value, key: Option<&str>) -> Result<Value, HostError> {
        if self.cut_at.get() == Some(command) {
            return Err(HostError::Away);
        }
        let answer = app::call(&self.till.shop, &self.session(), command, request, key);
        if self.unanswered.get() == Some(command) {
            self.unanswered.set(None);
            return Err(HostError::Away);
        }
        answer.map_err(|refusal| HostError::Refused(code(&refusal)))
    }

    fn sheet(&self, id: PrintJobId, run: &str) -> Result<Vec<u8>, HostError> {
        if self.cut_at.get() == Some("sheet") {
            return Err(HostError::Away);
        }
        let sheet = sheet_for_station(&self.till.shop, self.id, id, run);
        sheet.map_err(|refusal| HostError::Refused(code(&refusal)))
    }
}
