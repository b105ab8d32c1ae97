//! What is asked of printers again and again.

use crate::visit::Till;
use domain::printer_address::PrinterAddress;
use features::printing::{
    AboutPrintJob, AskPrints, CorrectPrinter, FitCashDrawer, MeasuredPage, PrintCalibrationPage,
    PrintDocument, SendPrintJobAgain, prints_of, send_print_job_again,
};
use serde_json::Value;
use shop_tests::typed::field;

/// A printer of the computer that keeps the shop.
pub fn here(printer: &str) -> PrinterAddress {
    PrinterAddress { printer_at: None, printer: printer.to_owned() }
}

/// The first of its kind, once, on its usual size.
pub fn paper(kind: &str, address: PrinterAddress) -> PrintDocument {
    PrintDocument { kind: kind.to_owned(), id: 1, size: None, address, copies: 1 }
}

fn prints_of_receipt(till: &Till) -> Value {
    till.run("cashier", prints_of, AskPrints { kind: "receipt".to_owned(), id: 1 })
}

/// How often the receipt came out.
pub fn printed(till: &Till) -> Value {
    prints_of_receipt(till)["printed"].clone()
}

/// Whether the page says that the next one is a reprint.
pub fn next_is_marked(till: &Till) -> Value {
    prints_of_receipt(till)["next_is_marked"].clone()
}

/// Once more, as the list shows the job: there, or at another printer.
pub fn again(job: &Value, elsewhere: Option<&str>) -> SendPrintJobAgain {
    SendPrintJobAgain {
        id: field(job, "id"),
        version: field(job, "version"),
        printer: elsewhere.map(str::to_owned),
        printer_at: None,
    }
}

pub fn sends_again(till: &Till, job: &Value, elsewhere: Option<&str>) -> i64 {
    till.run("cashier", send_print_job_again, again(job, elsewhere))["id"].as_i64().unwrap()
}

pub fn about(job: &Value) -> AboutPrintJob {
    AboutPrintJob { id: field(job, "id"), version: field(job, "version") }
}

pub fn calibration_page(address: PrinterAddress) -> PrintCalibrationPage {
    PrintCalibrationPage { address, size: "A5".to_owned(), corrected: false }
}

/// A little too far to the right and up, and as long as it should be.
pub const FOUND: MeasuredPage = MeasuredPage { left: 312, top: 575, length: 1000 };

pub fn corrected(address: PrinterAddress, measured: Option<MeasuredPage>, version: i64) -> CorrectPrinter {
    CorrectPrinter { address, size: "A5".to_owned(), measured, version }
}

pub fn drawer(address: PrinterAddress, is_fitted: bool, version: i64) -> FitCashDrawer {
    FitCashDrawer { address, is_fitted, version }
}
