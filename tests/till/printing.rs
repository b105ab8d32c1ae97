//! A paper on its way to a printer, whatever the printer does: printed, waiting,
//! refused, lost, taken back, sent elsewhere, and never twice.

mod again;
mod asks;
mod counter;
mod drawer;
mod fake;
mod stations;

use crate::visit::{Till, figures};
use asks::{FOUND, about, calibration_page, corrected, here, next_is_marked, paper, printed, sends_again};
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use fake::{A5, FakePrinters, status};
use features::printing::{
    HandOverDocument, MeasuredPage, PrintDocument, cancel_print_job, correct_printer, hand_over_document,
    print_calibration_page, print_document, print_jobs, printers, put_print_job_away,
};
use kernel::Refusal;
use kernel::host::AskNothing;
use printing::{JobState, PrintError};
use serde_json::{Value, json};
use shop_tests::alone::code;
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A visit with a sheet that is paid, at a till with its own printers.
fn till() -> (Till, Arc<FakePrinters>) {
    till_paid(PaymentMeans::Wechat)
}

fn till_paid(means: PaymentMeans) -> (Till, Arc<FakePrinters>) {
    let told = FakePrinters::there();
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, means, 12_999);
    (till, told)
}

fn looked_at(till: &Till, kind: &str) -> Vec<u8> {
    features::papers::document(&till.shop, &till.session("cashier"), kind, 1, None).unwrap().bytes
}

fn sends(till: &Till, printer: &str) -> i64 {
    till.run("cashier", print_document, paper("receipt", here(printer)))["id"].as_i64().unwrap()
}

fn job(till: &Till, id: i64) -> Value {
    let jobs = till.run("cashier", print_jobs, AskNothing {});
    let all = ["open", "done"].into_iter().flat_map(|list| jobs[list].as_array().unwrap().clone());
    all.into_iter().find(|job| job["id"] == id).expect("the job stands in the lists")
}

/// What prints does so beside everything else.
fn comes_to(till: &Till, id: i64, state: &str) -> Value {
    let began = Instant::now();
    loop {
        let now = job(till, id);
        if now["state"] == state {
            return now;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "{now} does not come to {state}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

fn refused(till: &Till, seat: &str, command: &str, ask: Value) -> String {
    code(&till.refused(seat, command, ask))
}

fn is_listed(till: &Till, id: i64) -> bool {
    let jobs = till.run("cashier", print_jobs, AskNothing {});
    jobs["open"].as_array().unwrap().iter().any(|job| job["id"] == id)
}

#[test]
fn what_the_printer_was_handed_counts_as_printed_only_when_it_says_so() {
    let (till, told) = till();
    let shown = looked_at(&till, "receipt");
    let id = sends(&till, "one");
    let queued = comes_to(&till, id, "queued");
    assert_eq!((&queued["number"], &queued["size"]), (&json!("SK20260302001"), &json!("A5")));
    assert_eq!(printed(&till), 0);
    let [arrived] = &told.at("one")[..] else { panic!("once") };
    assert_eq!((arrived.media, arrived.copies), (A5, 1));
    assert_eq!(arrived.pdf, shown, "the printer gets the bytes of the preview");
    assert_eq!(arrived.title, "收款收据 SK20260302001", "as the printer's own list calls it");

    told.says("one", &status(JobState::Processing, ""));
    comes_to(&till, id, "printing");
    told.says("one", &status(JobState::Stopped, "media-empty"));
    let held = comes_to(&till, id, "held");
    assert_eq!(held["reasons"], json!(["media-empty"]));
    assert!(is_listed(&till, id));
    // Somebody puts paper in.
    told.says("one", &status(JobState::Completed, ""));
    comes_to(&till, id, "printed");
    assert!(!is_listed(&till, id));
    assert_eq!(printed(&till), 1);
    let over = request(about(&job(&till, id)));
    assert_eq!(refused(&till, "cashier", "cancel_print_job", over), "print_job_over");
}

#[test]
fn from_the_second_print_on_a_paper_says_which_it_is() {
    let (till, told) = till();
    for _ in 0..2 {
        let id = sends(&till, "two");
        comes_to(&till, id, "queued");
        told.says("two", &status(JobState::Completed, ""));
        comes_to(&till, id, "printed");
    }
    let papers: Vec<String> = told.at("two").iter().map(|arrived| text_of(&arrived.pdf)).collect();
    assert!(!papers[0].contains("重打"), "{}", papers[0]);
    assert!(papers[1].contains("重打") && papers[1].contains("第2次打印"), "{}", papers[1]);
    // What is looked at is what would come out next.
    assert!(text_of(&looked_at(&till, "receipt")).contains("第3次打印"));
    // A paper of its own beside it was never printed.
    assert!(!text_of(&looked_at(&till, "settlement_sheet")).contains("重打"));
}

/// A person prints by the dialog of a browser or by the viewer: nobody hears what comes
/// of it, and the next print says all the same that it is not the first.
#[test]
fn what_is_printed_by_hand_counts_and_waits_in_no_list() {
    let (till, told) = till();
    let by_hand = |kind: &str, id: i64| HandOverDocument { kind: kind.to_owned(), id, size: None };
    // Looked at, or saved, as often as anybody likes.
    for _ in 0..2 {
        assert!(!text_of(&looked_at(&till, "receipt")).contains("重打"));
    }
    assert_eq!((printed(&till), next_is_marked(&till)), (json!(0), json!(false)));
    let id = till.run("cashier", hand_over_document, by_hand("receipt", 1))["id"].as_i64().unwrap();
    let over = job(&till, id);
    assert_eq!((&over["state"], &over["size"]), (&json!("handed_over"), &json!("A5")));
    assert_eq!((&over["needs_somebody"], &over["may_be_sent_again"]), (&json!(false), &json!(false)));
    assert!(!is_listed(&till, id), "nobody has to see to it");
    assert_eq!((printed(&till), next_is_marked(&till)), (json!(1), json!(true)), "as the next paper counts");
    assert!(text_of(&looked_at(&till, "receipt")).contains("第2次打印"));
    assert!(!text_of(&looked_at(&till, "settlement_sheet")).contains("重打"));

    // A page that asks again under its key has handed it over once.
    let session = till.session("cashier");
    let ask = request(by_hand("receipt", 1));
    let asks = || app::call(&till.shop, &session, "hand_over_document", ask.clone(), Some("key-of-one-hand"));
    assert_eq!(asks().unwrap(), asks().unwrap());
    let sent = sends(&till, "by-hand");
    comes_to(&till, sent, "queued");
    assert!(text_of(&told.at("by-hand")[0].pdf).contains("第3次打印"));
    told.says("by-hand", &status(JobState::Completed, ""));
    comes_to(&till, sent, "printed");
    assert_eq!(printed(&till), 3, "by hand and by a printer");

    for (seat, ask, code) in [
        ("technician", by_hand("receipt", 1), "role_missing"),
        ("cashier", by_hand("receipt", 99), "not_found"),
        ("cashier", by_hand("no_paper", 1), "not_found"),
    ] {
        assert_eq!(refused(&till, seat, "hand_over_document", request(&ask)), code, "{seat} {ask:?}");
    }
}

#[test]
fn what_failed_waits_in_a_list_and_is_sent_again_or_elsewhere() {
    let (till, told) = till();
    told.refuses("three", |printer| PrintError::NotAccepting {
        printer,
        reasons: vec!["paused".to_owned()],
        message: Some("Paused by the owner".to_owned()),
    });
    let id = sends(&till, "three");
    let failed = comes_to(&till, id, "failed");
    assert_eq!((&failed["trouble"], &failed["reasons"]), (&json!("not_accepting"), &json!(["paused"])));
    assert_eq!(failed["message"], "Paused by the owner");
    assert!(is_listed(&till, id) && told.at("three").is_empty());
    assert_eq!(next_is_marked(&till), false, "nothing came out");

    let elsewhere = sends_again(&till, &failed, Some("three-b"));
    comes_to(&till, elsewhere, "queued");
    assert_eq!(told.at("three-b").len(), 1);
    assert!(!is_listed(&till, id), "somebody has seen to it");

    // What waits for paper there is taken back before it goes to the first one again.
    told.says("three-b", &status(JobState::Stopped, "media-empty"));
    let held = comes_to(&till, elsewhere, "held");
    told.takes_again("three");
    let back = sends_again(&till, &held, Some("three"));
    comes_to(&till, back, "queued");
    assert_eq!(told.at("three-b")[0].status.state, JobState::Cancelled);
    assert_eq!(job(&till, elsewhere)["state"], "cancelled");
    // None of those that came to nothing counts: this is the first print.
    assert!(!text_of(&told.at("three")[0].pdf).contains("重打"));
}

#[test]
fn a_job_is_cancelled_at_its_printer_or_not_at_all() {
    let (till, told) = till();
    let id = sends(&till, "four");
    let queued = comes_to(&till, id, "queued");
    till.run("cashier", cancel_print_job, about(&queued));
    assert_eq!(job(&till, id)["state"], "cancelled");
    assert_eq!(told.at("four")[0].status.state, JobState::Cancelled);

    // It came out in the moment in which somebody pressed.
    let late = sends(&till, "four");
    let queued = comes_to(&till, late, "queued");
    told.says("four", &status(JobState::Completed, ""));
    let refused = refused(&till, "cashier", "cancel_print_job", request(about(&queued)));
    assert!(["printer_refused", "print_job_over"].contains(&refused.as_str()), "{refused}");
    comes_to(&till, late, "printed");
}

#[test]
fn what_no_service_knows_any_more_is_said_to_be_unknown_and_is_put_away() {
    let (till, told) = till();
    let id = sends(&till, "five");
    comes_to(&till, id, "queued");
    told.jobs
        .lock()
        .unwrap()
        .iter_mut()
        .filter(|job| job.printer == "five")
        .for_each(|job| job.printer.push('x'));
    let lost = comes_to(&till, id, "lost");
    assert!(is_listed(&till, id));
    assert_eq!(refused(&till, "cashier", "cancel_print_job", request(about(&lost))), "print_job_over");
    till.run("cashier", put_print_job_away, about(&lost));
    assert!(!is_listed(&till, id));
    assert_eq!(refused(&till, "cashier", "put_print_job_away", request(about(&lost))), "print_job_over");
}

#[test]
fn a_paper_whose_number_is_anothers_now_is_unknown_and_the_others_is_left_alone() {
    let (till, told) = till();
    let id = sends(&till, "anew");
    comes_to(&till, id, "queued");
    told.counts_anew("anew", &status(JobState::Completed, ""));
    comes_to(&till, id, "lost");
    assert_eq!(printed(&till), 0, "the other's came out");

    let id = sends(&till, "anew-too");
    let queued = comes_to(&till, id, "queued");
    told.counts_anew("anew-too", &status(JobState::Pending, ""));
    // Whether or not it was heard before that it is unknown.
    let _ = till.ask("cashier", "cancel_print_job", request(about(&queued)));
    assert!(["cancelled", "lost"].contains(&job(&till, id)["state"].as_str().unwrap()));
    assert_eq!(told.at("anew-too")[0].status.state, JobState::Pending, "it is not ours to take out");
}

#[test]
fn what_is_on_its_way_is_followed_and_listed_behind_any_number_that_failed() {
    let (till, told) = till();
    let id = sends(&till, "patient");
    comes_to(&till, id, "queued");
    let failed = "INSERT INTO print_job (kind, document_id, size, number, printer, copies, state, reasons,
             message, asked_by, station, asked_at, ended_at, is_open, version)
         WITH RECURSIVE more (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM more WHERE place < 250)
         SELECT kind, document_id, size, number, printer, copies, 'failed', reasons,
             message, asked_by, station, asked_at, asked_at, TRUE, 1 FROM print_job, more WHERE id = ?1";
    till.file().execute(failed, [id]).unwrap();
    assert!(is_listed(&till, id));
    told.says("patient", &status(JobState::Completed, ""));
    comes_to(&till, id, "printed");
}

#[test]
fn who_may_not_have_a_paper_cannot_print_it_either() {
    let (till, told) = till();
    let ask = |kind: &str, id: i64, copies: i64| json!({ "kind": kind, "id": id, "size": null, "printer": "six", "copies": copies });
    for (seat, ask, code) in [
        ("technician", ask("receipt", 1, 1), "role_missing"),
        ("cashier", ask("receipt", 99, 1), "not_found"),
        ("cashier", ask("nothing", 1, 1), "not_found"),
        // What somebody else made has pages of any size.
        ("cashier", ask("attached_file", 1, 1), "not_found"),
        ("cashier", ask("receipt", 1, 0), "bad_field"),
        ("cashier", ask("receipt", 1, 21), "bad_field"),
        (
            "cashier",
            json!({ "kind": "receipt", "id": 1, "size": "A4", "printer": "six", "copies": 1 }),
            "not_found",
        ),
        (
            "cashier",
            json!({ "kind": "receipt", "id": 1, "size": null, "printer": "", "copies": 1 }),
            "bad_field",
        ),
    ] {
        assert_eq!(refused(&till, seat, "print_document", ask.clone()), code, "{seat} {ask}");
    }
    let jobs = till.run("cashier", print_jobs, AskNothing {});
    assert_eq!(jobs["open"], json!([]));
    assert!(told.at("six").is_empty());
}

#[test]
fn a_paper_asked_for_twice_with_one_key_is_printed_once() {
    let (till, told) = till();
    let ask = request(PrintDocument { copies: 2, ..paper("receipt", here("seven")) });
    let session = till.session("cashier");
    let asks = || app::call(&till.shop, &session, "print_document", ask.clone(), Some("key-of-one-print"));
    let (first, second) = (asks().unwrap(), asks().unwrap());
    assert_eq!(first, second);
    comes_to(&till, first["id"].as_i64().unwrap(), "queued");
    let arrived = told.at("seven");
    assert_eq!((arrived.len(), arrived[0].copies), (1, 2));
}

#[test]
fn what_was_being_handed_over_when_the_program_was_killed_is_not_sent_again() {
    let (till, told) = till();
    let id = sends(&till, "eight");
    comes_to(&till, id, "queued");
    // So a kill leaves it: written down that it goes, and not that it arrived.
    let as_killed = "UPDATE print_job SET state = 'sending', service_job = NULL WHERE id = ?1";
    till.file().execute(as_killed, [id]).unwrap();
    let lost = comes_to(&till, id, "lost");
    assert_eq!(told.at("eight").len(), 1, "{lost}");
}

#[test]
fn the_printers_are_listed_with_the_sizes_they_take_and_corrected_by_what_was_measured() {
    let (till, told) = till();
    let listed = till.run("advisor", printers, AskNothing {});
    let [counter] = &listed["printers"].as_array().unwrap()[..] else { panic!("{listed}") };
    assert_eq!(counter["sizes"], json!(["A5", "241x140"]));
    assert_eq!(counter["correction"]["scale"], 1000);

    let page = || calibration_page(here("nine"));
    assert_eq!(refused(&till, "cashier", "print_calibration_page", request(page())), "role_missing");
    let id = till.run("manager", print_calibration_page, page())["id"].as_i64().unwrap();
    comes_to(&till, id, "queued");
    assert!(text_of(&told.at("nine")[0].pdf).contains("打印校准页"));

    let straight = looked_at(&till, "receipt");
    let wrong = MeasuredPage { left: 300, top: 600, length: 700 };
    let correct = |measured: Option<MeasuredPage>, version: i64| corrected(here("nine"), measured, version);
    assert_eq!(refused(&till, "manager", "correct_printer", request(correct(Some(wrong), 1))), "bad_field");
    let kept = till.run("manager", correct_printer, correct(Some(FOUND), 1));
    assert_eq!(
        (&kept["rightward"], &kept["downward"], &kept["scale"]),
        (&json!(-12), &json!(25), &json!(1000))
    );
    let id = sends(&till, "nine");
    comes_to(&till, id, "queued");
    let printed = &told.at("nine")[1].pdf;
    assert_ne!(*printed, straight, "it lies elsewhere on its sheet");
    assert!(text_of(printed).contains("SK20260302001"));
    // Somebody else measured meanwhile.
    let version: i64 = field(&kept, "version");
    till.run("manager", correct_printer, correct(Some(FOUND), version));
    let stale = refused(&till, "manager", "correct_printer", request(correct(Some(FOUND), version)));
    assert_eq!(stale, "conflict");
    let reset = till.run("manager", correct_printer, correct(None, version + 1));
    assert_eq!((&reset["rightward"], &reset["scale"]), (&json!(0), &json!(1000)));
}

#[test]
fn a_sheet_that_was_tampered_with_is_not_printed() {
    let (till, told) = till();
    till.file().execute("UPDATE payment SET amount = amount + 1 WHERE id = 1", []).unwrap();
    let ask = request(paper("receipt", here("ten")));
    let session = till.session("cashier");
    let refused = till.ask_as(&session, "print_document", ask).unwrap_err();
    assert!(matches!(refused, Refusal::Damaged { .. }), "{refused:?}");
    assert!(told.at("ten").is_empty());
}
