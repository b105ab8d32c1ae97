//! The cash drawer on a receipt printer: fitted, opened with cash, and said when it stays shut.

use super::{JobState, PrintError, Told, comes_to, job, refused, sends, status, till, till_paid};
use crate::visit::Till;
use serde_json::{Value, json};

impl Told {
    fn drawers(&self, printer: &str) -> usize {
        self.opened.lock().unwrap().iter().filter(|opened| *opened == printer).count()
    }
}

fn fits(till: &Till, printer: &str, is_fitted: bool) -> Value {
    let ask = json!({ "printer": printer, "is_fitted": is_fitted, "version": 0 });
    till.ok("manager", "fit_cash_drawer", ask)
}

#[test]
fn the_drawer_opens_with_the_first_receipt_of_cash_and_with_nothing_else() {
    let (till, told) = till_paid("cash");
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
    let ask = json!({ "kind": "settlement_sheet", "id": 1, "size": null, "printer": "drawer", "copies": 1 });
    let sheet = till.ok("cashier", "print_document", ask)["id"].as_i64().unwrap();
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
    let (till, told) = till_paid("cash");
    let fitted = fits(&till, "drawer-late", true);
    told.refuses("drawer-late", |printer| PrintError::NoRawBytes { printer });
    let ask = json!({ "printer": "drawer-late", "is_fitted": true, "version": fitted["version"] });
    assert_eq!(refused(&till, "manager", "fit_cash_drawer", ask.clone()), "no_drawer");
    // The cable was pulled out after it was fitted: the paper is refused for the same reason here.
    let id = sends(&till, "drawer-late");
    assert_eq!(comes_to(&till, id, "failed")["drawer"], "not_told");
    told.takes_again("drawer-late");
    let failed = job(&till, id);
    let ask = json!({ "id": id, "version": failed["version"], "printer": null });
    let back = till.ok("cashier", "send_print_job_again", ask)["id"].as_i64().unwrap();
    // Who sends it once more stands at the drawer already, or days later: it stays shut.
    assert_eq!(comes_to(&till, back, "queued")["drawer"], Value::Null);
    assert_eq!(told.drawers("drawer-late"), 1);
    assert_eq!(
        refused(
            &till,
            "cashier",
            "fit_cash_drawer",
            json!({ "printer": "drawer-late", "is_fitted": false, "version": 1 })
        ),
        "role_missing"
    );
    let gone = till.ok(
        "manager",
        "fit_cash_drawer",
        json!({ "printer": "drawer-late", "is_fitted": false, "version": 1 }),
    );
    assert_eq!(gone["is_fitted"], false);
    assert_eq!(told.drawers("drawer-late"), 1, "what is taken off is not opened");
}
