//! The cash drawer on a receipt printer: fitted, opened with cash, and said when it stays shut.

use super::asks::{drawer, here, paper, sends_again};
use super::{FakePrinters, JobState, PrintError, comes_to, job, refused, sends, status, till, till_paid};
use crate::visit::Till;
use domain::settlement::PaymentMeans;
use features::printing::{fit_cash_drawer, print_document};
use serde_json::Value;
use shop_tests::typed::{field, request};

impl FakePrinters {
    fn drawers(&self, printer: &str) -> usize {
        self.opened.lock().unwrap().iter().filter(|opened| *opened == printer).count()
    }
}

fn fits(till: &Till, printer: &str, is_fitted: bool) -> Value {
    till.run("manager", fit_cash_drawer, drawer(here(printer), is_fitted, 0))
}

#[test]
fn the_drawer_opens_with_the_first_receipt_of_cash_and_with_nothing_else() {
    let (till, told) = till_paid(PaymentMeans::Cash);
    // Nobody said that one hangs there.
    let id = sends(&till, "drawer-none");
    assert_eq!(comes_to(&till, id, "queued")["drawer"], Value::Null);
    told.says("drawer-none", &status(JobState::Cancelled, ""));
    comes_to(&till, id, "cancelled");

    assert_eq!(fits(&till, "drawer", true)["is_fitted"], true);
    assert_eq!(told.drawers("drawer"), 1, "it opens once to show that it does");
    let id = sends(&till, "drawer");
    assert_eq!(comes_to(&till, id, "queued")["drawer"], "told");
    told.says("drawer", &status(JobState::Completed, ""));
    comes_to(&till, id, "printed");
    assert_eq!(told.drawers("drawer"), 2);

    // Printed again no money moves; on another paper neither.
    let again = sends(&till, "drawer");
    assert_eq!(comes_to(&till, again, "queued")["drawer"], Value::Null);
    let ask = paper("settlement_sheet", here("drawer"));
    let sheet = till.run("cashier", print_document, ask)["id"].as_i64().unwrap();
    assert_eq!(comes_to(&till, sheet, "queued")["drawer"], Value::Null);
    assert_eq!((told.drawers("drawer"), told.drawers("drawer-none")), (2, 0));
}

#[test]
fn money_that_is_no_cash_opens_no_drawer() {
    let (till, told) = till();
    fits(&till, "drawer-wechat", true);
    let id = sends(&till, "drawer-wechat");
    assert_eq!(comes_to(&till, id, "queued")["drawer"], Value::Null);
    assert_eq!(told.drawers("drawer-wechat"), 1);
}

#[test]
fn a_drawer_that_does_not_open_is_said_and_keeps_no_receipt_back() {
    let (till, told) = till_paid(PaymentMeans::Cash);
    let fitted = fits(&till, "drawer-late", true);
    told.refuses("drawer-late", |printer| PrintError::NoRawBytes { printer });
    let ask = request(drawer(here("drawer-late"), true, field(&fitted, "version")));
    assert_eq!(refused(&till, "manager", "fit_cash_drawer", ask), "no_drawer");
    // The cable was pulled out after it was fitted: the paper is refused for the same reason here.
    let id = sends(&till, "drawer-late");
    assert_eq!(comes_to(&till, id, "failed")["drawer"], "not_told");
    told.takes_again("drawer-late");
    let failed = job(&till, id);
    let back = sends_again(&till, &failed, None);
    // Who sends it once more stands at the drawer already, or days later: it stays shut.
    assert_eq!(comes_to(&till, back, "queued")["drawer"], Value::Null);
    assert_eq!(told.drawers("drawer-late"), 1);
    let off = || drawer(here("drawer-late"), false, 1);
    assert_eq!(refused(&till, "cashier", "fit_cash_drawer", request(off())), "role_missing");
    let gone = till.run("manager", fit_cash_drawer, off());
    assert_eq!(gone["is_fitted"], false);
    assert_eq!(told.drawers("drawer-late"), 1, "what is taken off is not opened");
}
