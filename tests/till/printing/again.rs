//! What was not printed is sent once more by one of those who see it in the list, as the
//! list showed it.

use super::asks::{about, again, sends_again};
use super::{FakePrinters, JobState, PrintError, comes_to, is_listed, job, refused, sends, status, till};
use crate::visit::Till;
use features::printing::{cancel_print_job, put_print_job_away};
use kernel::Refusal;
use serde_json::Value;
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::{field, request};

/// Who comes first is the machine's to say: each race is run more than once.
const ROUNDS: usize = 4;

/// As the list shows it; its printer takes papers again since.
fn failed(till: &Till, told: &FakePrinters, printer: &str) -> Value {
    told.refuses(printer, |printer| PrintError::NotAccepting { printer, reasons: Vec::new(), message: None });
    let failed = comes_to(till, sends(till, printer), "failed");
    told.takes_again(printer);
    failed
}

fn cancelled(till: &Till, _: &FakePrinters, printer: &str) -> Value {
    let queued = comes_to(till, sends(till, printer), "queued");
    till.run("cashier", cancel_print_job, about(&queued));
    job(till, field(&queued, "id"))
}

/// What failed stands open in the list, what was called off does not: nothing of it is
/// written when it is sent again.
#[test]
fn two_who_send_one_job_again_at_once_print_it_once() {
    let (till, told) = till();
    type Ends = fn(&Till, &FakePrinters, &str) -> Value;
    let ends: [(&str, Ends, usize); 2] = [("failed", failed, 1), ("cancelled", cancelled, 2)];
    for (name, ended, arrived) in ends {
        for round in 0..ROUNDS {
            let printer = format!("again-{name}-{round}");
            let old = ended(&till, &told, &printer);
            let ask = || request(again(&old, None));
            let answers =
                at_once(["cashier", "manager"], |seat| till.ask(seat, "send_print_job_again", ask()));
            assert_eq!(one_refused(answers), Refusal::PrintJobSentAgain, "{name}");
            let of = format!("FROM print_job WHERE again_of = {}", old["id"]);
            assert_eq!(till.number(&format!("SELECT count(*) {of}")), 1, "{name}");
            comes_to(&till, till.number(&format!("SELECT id {of}")), "queued");
            assert_eq!(told.at(&printer).len(), arrived, "{name}");
            // The old one is nobody's to send any more: what comes next is the newer one's.
            let shown = job(&till, field(&old, "id"));
            assert_eq!(shown["may_be_sent_again"], false, "{name}");
            let late = request(again(&shown, Some("again-elsewhere")));
            assert_eq!(refused(&till, "cashier", "send_print_job_again", late), "print_job_sent_again");
        }
    }
    assert!(told.at("again-elsewhere").is_empty());
}

#[test]
fn a_page_that_is_behind_sends_nothing_again_and_takes_nothing_out_of_a_printer() {
    let (till, told) = till();
    let seen = failed(&till, &told, "again-behind");
    till.run("manager", put_print_job_away, about(&seen));
    let stale = request(again(&seen, None));
    assert_eq!(refused(&till, "cashier", "send_print_job_again", stale), "conflict");
    assert!(told.at("again-behind").is_empty());
    // Who sees that it was put away may want it all the same.
    let once_more = sends_again(&till, &job(&till, field(&seen, "id")), None);
    comes_to(&till, once_more, "queued");
    assert_eq!(told.at("again-behind").len(), 1);

    // It waited when it was looked at, and comes out just now.
    let queued = comes_to(&till, sends(&till, "again-out"), "queued");
    told.says("again-out", &status(JobState::Processing, ""));
    comes_to(&till, field(&queued, "id"), "printing");
    let stale = request(again(&queued, Some("again-elsewhere")));
    assert_eq!(refused(&till, "cashier", "send_print_job_again", stale), "conflict");
    assert_eq!(told.at("again-out")[0].status.state, JobState::Processing);
    assert!(is_listed(&till, field(&queued, "id")));
}
