//! A paper of the shop, from the till's button to a real printer: what comes out is,
//! byte by byte, what was looked at, on the form that was asked for.

use crate::support::ipp_printer::IppPrinter;
use domain::ids::PrintJobId;
use domain::printer_address::PrinterAddress;
use features::papers;
use features::printing::{AskPrints, PrintDocument, print_document, print_through, prints_of};
use serde_json::{Value, json};
use shop_tests::typed::field;
use shop_tests::{MORNING, TestShop, visit};
use std::sync::Arc;

const KIND: &str = "settlement_sheet";

#[test]
fn a_settlement_sheet_comes_out_as_it_was_looked_at_on_its_own_form() {
    let printer = IppPrinter::start();
    print_through(Arc::new(printer.service()));
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13823456789", "粤B·D12345");
    car.walks_in("maintenance", "保养").checked_in(68_432);
    car.with_line(visit::part("机油滤清器", 1_000, 12_999));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    let sheet: i64 = field(&sheets[0], "id");

    let size = "241x140";
    let session = shop.session("cashier");
    let shown = papers::document(&shop.shop, &session, KIND, sheet, Some(size));
    let ask = PrintDocument {
        kind: KIND.to_owned(),
        id: sheet,
        size: Some(size.to_owned()),
        address: PrinterAddress { printer_at: None, printer: printer.name.clone() },
        copies: 1,
    };
    let sent = shop.run("cashier", print_document, ask);
    let id: PrintJobId = field(&sent, "id");

    let is_over = || {
        let jobs = shop.ok("cashier", "print_jobs", json!({}));
        let of = |list: &str| jobs[list].as_array().cloned().unwrap_or_default();
        let all: Vec<Value> = of("open").into_iter().chain(of("done")).collect();
        let job = all.into_iter().find(|job| job["id"] == id.0)?;
        assert_ne!(job["state"], "failed", "{job}");
        (job["state"] == "printed").then_some(job)
    };
    crate::support::until("the sheet is printed", is_over);
    let (bytes, told) = printer.got(1).expect("it came out");
    assert_eq!(bytes, shown.expect("it can be looked at").bytes, "what comes out is what was looked at");
    for line in ["IPP_MEDIA_COL={media-size={x-dimension=24130 y-dimension=13970}}", "IPP_PRINT_SCALING=none"]
    {
        assert!(told.lines().any(|told| told == line), "{line} in\n{told}");
    }
    let of = AskPrints { kind: KIND.to_owned(), id: sheet };
    assert_eq!(shop.run("cashier", prints_of, of)["printed"], 1);
}
