//! What prints at a computer that joined, over the wire: with the token of its
//! station, as long as its program runs, and each paper once.

mod support;

use domain::printer_address::PrinterAddress;
use features::printing::{PrintCalibrationPage, print_calibration_page, print_jobs, printers};
use kernel::host::AskNothing;
use lan::joined::{self, FoundHost, JoinedDoor};
use printing::{
    Document, JobId, JobState, JobStatus, Media, MediaOffer, PrintError, Printer, PrinterState, SentJob,
};
use serde_json::{Value, json};
use shop_tests::typed::field;
use std::path::Path;
use std::sync::{Arc, Mutex};
use support::Station;
use support::opened::{Opened, opened_today, soon, state};

const NAME: &str = "LQ-630K";
const A5: Media = Media::new(14_800, 21_000);

/// A printer that prints at once.
#[derive(Default)]
struct Tray(Mutex<Vec<(Media, Vec<u8>)>>);

impl Tray {
    fn sheets(&self) -> usize {
        self.0.lock().expect("held by nobody").len()
    }
}

impl features::printing::Printers for Tray {
    fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        let offer =
            MediaOffer { name: None, width: A5.width()..=A5.width(), height: A5.height()..=A5.height() };
        Ok(vec![Printer {
            name: NAME.to_owned(),
            info: "针式打印机".to_owned(),
            location: String::new(),
            is_default: true,
            state: PrinterState::Idle,
            reasons: Vec::new(),
            message: None,
            is_accepting: true,
            media: vec![offer],
        }])
    }

    fn send(&self, _: &str, document: &Document<'_>) -> Result<JobId, PrintError> {
        let mut sheets = self.0.lock().expect("held by nobody");
        sheets.push((document.media, document.pdf.to_vec()));
        Ok(JobId::new(u32::try_from(sheets.len()).expect("a few")))
    }

    fn job_state(&self, _: &str, _: SentJob<'_>) -> Result<JobStatus, PrintError> {
        Ok(JobStatus { state: JobState::Completed, reasons: Vec::new(), message: None })
    }

    fn cancel(&self, _: &str, job: SentJob<'_>) -> Result<(), PrintError> {
        Err(PrintError::AlreadyOver { job: job.id })
    }

    fn open_drawer(&self, printer: &str) -> Result<(), PrintError> {
        Err(PrintError::NoRawBytes { printer: printer.to_owned() })
    }
}

fn nobody() -> Vec<FoundHost> {
    Vec::new()
}

fn begins(folder: &Path, tray: &Arc<Tray>) -> JoinedDoor {
    JoinedDoor::start_printing(folder, nobody, tray.clone(), || {}).expect("a door")
}

/// Its window chooses the host and comes in by a code.
fn joins(door: &JoinedDoor, opened: &Opened) -> Station {
    let outside = Station::at(door.address());
    let entrance = door.entrance().strip_prefix(&format!("http://{}", door.address())).expect("its own");
    let cookie = outside.get(entrance).header("set-cookie").expect("a cookie");
    let window = Station { cookie: cookie.split(';').next().map(str::to_owned), ..outside };
    let post = |path: &str, body: Value| window.post(path, body.to_string().as_bytes());
    let seen = post("/joined/look", json!({ "address": format!("127.0.0.1:{}", opened.port) })).json();
    assert_eq!(seen["fingerprint"], state(&opened.shop)["fingerprint"]);
    assert_eq!(post("/joined/choose", seen).status, 204);
    let code = opened.code(&["manager"]);
    assert_eq!(post("/api/pair", json!({ "code": code, "name": "收银台电脑" })).status, 200);
    window
}

fn its_printer(opened: &Opened) -> Option<Value> {
    let listed = opened.shop.run("manager", printers, AskNothing {});
    let rows = listed["printers"].as_array().expect("rows").clone();
    rows.into_iter().find(|row| row["printer_at_name"] == "收银台电脑")
}

fn asks(opened: &Opened, printer: &Value) -> i64 {
    let address = PrinterAddress { printer_at: field(printer, "printer_at"), printer: NAME.to_owned() };
    let ask = PrintCalibrationPage { address, size: "A5".to_owned(), corrected: false };
    let asked = opened.shop.run("manager", print_calibration_page, ask);
    asked["id"].as_i64().expect("a number")
}

fn state_of(opened: &Opened, id: i64) -> String {
    let jobs = opened.shop.run("manager", print_jobs, AskNothing {});
    let all = ["open", "done"].into_iter().flat_map(|list| jobs[list].as_array().expect("rows").clone());
    let found = all.into_iter().find(|job| job["id"] == id).expect("it is listed");
    found["state"].as_str().expect("a state").to_owned()
}

#[test]
fn a_joined_computer_prints_with_its_token_once_each_and_no_more_once_it_is_shut_out() {
    let opened = opened_today();
    let folder = tempfile::tempdir().expect("a folder");
    joined::join(folder.path()).expect("it joins");
    let tray = Arc::new(Tray::default());
    let door = begins(folder.path(), &tray);
    let window = joins(&door, &opened);
    let printer =
        soon("it offers its printer", || its_printer(&opened).filter(|row| row["status"] == "idle"));
    assert_eq!(printer["sizes"], json!(["A5"]));
    let first = asks(&opened, &printer);
    soon("it is printed", || (state_of(&opened, first) == "printed").then_some(()));
    assert_eq!(tray.0.lock().expect("held by nobody")[0].0, A5);

    // Its program ends, and begins again as the same station.
    drop(door);
    let second = asks(&opened, &printer);
    assert_eq!(state_of(&opened, second), "waiting");
    let door = begins(folder.path(), &tray);
    soon("it is printed", || (state_of(&opened, second) == "printed").then_some(()));
    assert_eq!(tray.sheets(), 2);

    // A page at the station is none of its runs, and gets no sheet.
    let answer = window.get(&format!("/api/print-jobs/{second}/{}", "0".repeat(32)));
    assert_eq!((answer.status, answer.code().as_str()), (422, "print_job_over"));

    opened.revoke("收银台电脑");
    assert!(its_printer(&opened).is_none());
    drop(door);
    assert_eq!(tray.sheets(), 2);
}
