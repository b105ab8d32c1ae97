//! The printers of other computers of the shop: two of one name are two, a station
//! that is away is waited for, one that died in the middle leaves its paper
//! unknown, and nothing comes out twice by itself.

use super::asks::{FOUND, about, calibration_page, corrected, drawer, printed, sends_again};
use super::counter::{Counter, NAME};
use super::{JobState, PrintError, comes_to, is_listed, job, looked_at, refused, status, till, till_paid};
use domain::ids::PrintJobId;
use domain::settlement::PaymentMeans;
use features::office::stations::{RevokeStation, list_stations, revoke_station};
use features::printing::{
    HostError, cancel_print_job, correct_printer, fit_cash_drawer, print_calibration_page, print_jobs,
    printers, sheet_for_station,
};
use kernel::Session;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};

#[test]
fn two_computers_with_printers_of_one_name_keep_what_was_measured_apart() {
    let (till, told) = till();
    let (front, back) = (Counter::joins(&till, "收银台电脑"), Counter::joins(&till, "后台电脑"));
    let listed = till.run("manager", printers, AskNothing {});
    let whose: Vec<_> = listed["printers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["printer"].clone(), row["printer_at_name"].clone()))
        .collect();
    let named = |at: Value| (json!(NAME), at);
    assert_eq!(whose, [named(Value::Null), named(json!("后台电脑")), named(json!("收银台电脑"))]);
    assert_eq!(front.row().unwrap()["sizes"], json!(["A5", "241x140"]));
    assert_eq!(front.row().unwrap()["status"], "idle");
    // Whoever sits at one of them is told which are their own.
    let seated = Session { station_id: Some(front.id), ..till.session("manager") };
    let seen = app::call(&till.shop, &seated, "printers", json!({}), None).unwrap();
    let own: Vec<_> =
        seen["printers"].as_array().unwrap().iter().filter(|row| row["is_own"] == true).collect();
    assert_eq!(own.iter().map(|row| &row["printer_at"]).collect::<Vec<_>>(), [&json!(front.id)]);

    // Measured at the front: nothing changes for the two others.
    let page = calibration_page(front.address());
    let page = till.run("manager", print_calibration_page, page)["id"].as_i64().unwrap();
    front.works();
    assert!(text_of(&front.at()[0].pdf).contains("打印校准页"));
    assert_eq!(front.state_of(page), "queued");
    till.run("manager", correct_printer, corrected(front.address(), Some(FOUND), 1));
    assert_eq!(front.row().unwrap()["correction"]["rightward"], -12);
    assert_eq!(back.row().unwrap()["correction"]["rightward"], 0);

    let straight = looked_at(&till, "settlement_sheet");
    let (at_front, at_back) = (front.sends("settlement_sheet"), back.sends("settlement_sheet"));
    front.works();
    back.works();
    assert_eq!(
        (front.state_of(at_front), back.state_of(at_back)),
        ("queued".to_owned(), "queued".to_owned())
    );
    assert_eq!((front.at().len(), back.at().len()), (2, 1), "each its own");
    assert!(front.at()[1].pdf != straight, "it lies elsewhere on its sheet");
    assert_eq!(front.at()[1].media, back.at()[0].media);
    // The second of the two says that there may be another; the first says nothing of the kind.
    assert!(!text_of(&front.at()[1].pdf).contains("重打") && text_of(&back.at()[0].pdf).contains("重打"));
    assert!(told.at(NAME).is_empty(), "none came out at the host");
}

#[test]
fn a_number_at_a_station_that_is_anothers_now_says_nothing_of_ours() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    let id = front.sends("receipt");
    front.works();
    assert_eq!(front.state_of(id), "queued");
    assert_eq!(front.at()[0].title, "收款收据 SK20260302001");
    front.printers.counts_anew(NAME, &status(JobState::Completed, ""));
    front.works();
    assert_eq!((front.state_of(id).as_str(), printed(&till)), ("lost", json!(0)));
}

#[test]
fn a_station_that_is_away_is_waited_for_and_its_paper_comes_out_once() {
    let (till, told) = till();
    let front = Counter::joins(&till, "收银台电脑");
    // A page that is open there is no printer.
    till.shop.presence.record_contact(front.id, "10.0.0.2", None, till.shop.door_time());
    till.later(1);
    let shown = looked_at(&till, "receipt");
    let row = front.row().expect("it stays in the list");
    assert_eq!((&row["status"], &row["printer_at_name"]), (&json!("away"), &json!("收银台电脑")));
    let id = front.sends("receipt");
    let elsewhere = front.sends("settlement_sheet");
    assert_eq!(front.state_of(id), "waiting");
    let waiting = job(&till, elsewhere);
    assert_eq!(waiting["printer_at_name"], "收银台电脑");

    // One of them goes elsewhere meanwhile.
    let moved = sends_again(&till, &waiting, Some("here"));
    comes_to(&till, moved, "queued");
    assert_eq!(told.at("here").len(), 1);

    for _ in 0..3 {
        front.works();
    }
    let [arrived] = &front.at()[..] else { panic!("once") };
    assert!(arrived.pdf == shown, "the printer gets the bytes of the preview");
    assert_eq!(front.state_of(id), "queued");
    assert_eq!(front.row().unwrap()["status"], "idle");
    assert_eq!(printed(&till), 0);
    front.printers.says(NAME, &status(JobState::Stopped, "media-empty"));
    front.works();
    assert_eq!(job(&till, id)["reasons"], json!(["media-empty"]));
    front.printers.says(NAME, &status(JobState::Completed, ""));
    front.works();
    front.works();
    assert_eq!((front.state_of(id).as_str(), printed(&till)), ("printed", json!(1)));
    assert_eq!(front.at().len(), 1);
}

#[test]
fn what_was_in_hand_when_the_program_was_killed_is_unknown_and_never_goes_by_itself() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    // Taken, and not a byte of it fetched.
    front.cut_at.set(Some("sheet"));
    let first = front.sends("receipt");
    assert_eq!(front.round(), Err(HostError::Away));
    // On paper, and nobody heard of it.
    front.starts_anew();
    front.cut_at.set(Some("report_print_job"));
    let second = front.sends("settlement_sheet");
    assert_eq!(front.round(), Err(HostError::Away));
    assert_eq!((front.state_of(first), front.state_of(second)), ("lost".to_owned(), "sending".to_owned()));
    assert_eq!(front.at().len(), 1);
    front.cut_at.set(None);
    front.starts_anew();
    for _ in 0..3 {
        front.works();
    }
    assert_eq!((front.state_of(first), front.state_of(second)), ("lost".to_owned(), "lost".to_owned()));
    assert_eq!(front.at().len(), 1, "nobody asked for it again");
    assert!(is_listed(&till, first) && is_listed(&till, second));
    // Somebody looked, and it was not there.
    let again = sends_again(&till, &job(&till, second), None);
    front.works();
    assert_eq!((front.state_of(again).as_str(), front.at().len()), ("queued", 2));
}

#[test]
fn one_paper_that_never_comes_does_not_keep_those_behind_it() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    front.cut_at.set(Some("sheet"));
    let first = front.sends("receipt");
    assert_eq!(front.round(), Err(HostError::Away));
    assert_eq!(front.round(), Err(HostError::Away));
    assert!(front.at().is_empty());
    front.works();
    assert_eq!(front.state_of(first), "failed");
    assert!(is_listed(&till, first), "somebody is told");
    front.cut_at.set(None);
    let second = front.sends("settlement_sheet");
    front.works();
    assert_eq!((front.state_of(second).as_str(), front.at().len()), ("queued", 1));
}

#[test]
fn a_connection_that_breaks_off_takes_nothing_away_and_prints_nothing_twice() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    // The answer to the claim is lost: it is asked for once more.
    front.unanswered.set(Some("claim_print_job"));
    let id = front.sends("receipt");
    assert_eq!(front.round(), Err(HostError::Away));
    assert_eq!((front.state_of(id).as_str(), front.at().len()), ("sending", 0));
    front.works();
    assert_eq!((front.state_of(id).as_str(), front.at().len()), ("queued", 1));

    // The sheet does not come through: it is given back, and taken anew.
    front.cut_at.set(Some("sheet"));
    let id = front.sends("settlement_sheet");
    assert_eq!(front.round(), Err(HostError::Away));
    front.cut_at.set(None);
    front.works();
    assert_eq!((front.state_of(id).as_str(), front.at().len()), ("queued", 2));

    // The report is heard, and its answer lost; or not heard at all.
    for cut in [false, true] {
        let before = front.at().len();
        let id = front.sends("settlement_sheet");
        if cut {
            front.cut_at.set(Some("report_print_job"));
        } else {
            front.unanswered.set(Some("report_print_job"));
        }
        assert_eq!(front.round(), Err(HostError::Away));
        front.cut_at.set(None);
        front.works();
        front.works();
        assert_eq!((front.state_of(id).as_str(), front.at().len()), ("queued", before + 1), "{cut}");
    }
}

#[test]
fn whoever_says_nothing_until_the_lease_is_over_is_believed_when_he_speaks_after_all() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    front.cut_at.set(Some("report_print_job"));
    let id = front.sends("receipt");
    assert_eq!(front.round(), Err(HostError::Away));
    till.later(3);
    // Any news has the host look after its leases.
    let other = front.sends("settlement_sheet");
    let lost = comes_to(&till, id, "lost");
    assert_eq!(lost["may_be_sent_again"], true);
    front.cut_at.set(None);
    front.works();
    assert_eq!(front.state_of(id), "queued");
    assert_eq!((front.state_of(other).as_str(), front.at().len()), ("queued", 2));
}

#[test]
fn what_lies_at_a_station_is_taken_back_there() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    let id = front.sends("receipt");
    front.works();
    let queued = job(&till, id);
    assert_eq!(queued["may_be_sent_again"], false, "it may come out there");
    till.run("cashier", cancel_print_job, about(&queued));
    let called = job(&till, id);
    assert_eq!((&called["state"], &called["is_called_off"]), (&json!("queued"), &json!(true)));
    front.works();
    assert_eq!(front.at()[0].status.state, JobState::Cancelled);
    assert_eq!(front.state_of(id), "cancelled");
    // From then on it may come out at another printer.
    let moved = sends_again(&till, &job(&till, id), Some("taken-over"));
    comes_to(&till, moved, "queued");
    // What nobody took yet is taken back at once.
    let id = front.sends("receipt");
    till.run("cashier", cancel_print_job, about(&job(&till, id)));
    front.works();
    assert_eq!((front.state_of(id).as_str(), front.at().len()), ("cancelled", 1));
}

/// Called off a second time it is given up: two who call it off once each have not asked
/// the station twice.
#[test]
fn two_who_call_off_what_lies_at_a_station_do_not_give_it_up() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    let id = front.sends("receipt");
    front.works();
    let queued = job(&till, id);
    till.run("cashier", cancel_print_job, about(&queued));
    assert_eq!(refused(&till, "manager", "cancel_print_job", request(about(&queued))), "conflict");
    assert_eq!(front.state_of(id), "queued");
    till.run("manager", cancel_print_job, about(&job(&till, id)));
    assert_eq!(front.state_of(id), "lost");
}

#[test]
fn a_station_that_is_shut_out_offers_nothing_and_what_waits_for_it_is_listed_as_failed() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    let queued = front.sends("receipt");
    front.works();
    let waiting = front.sends("settlement_sheet");
    let listed = till.run("manager", list_stations, AskNothing {});
    let version = field(&listed["stations"][0]["station"], "version");
    till.run("manager", revoke_station, RevokeStation { id: front.id, version });
    let failed = comes_to(&till, waiting, "failed");
    assert_eq!((&failed["trouble"], &failed["may_be_sent_again"]), (&json!("station_gone"), &json!(true)));
    let lost = comes_to(&till, queued, "lost");
    assert_eq!(lost["trouble"], "station_gone");
    assert!(front.row().is_none());
    assert_eq!(front.round(), Err(HostError::Refused("station_unknown".to_owned())));
    assert_eq!(front.at().len(), 1);
    let ask = json!({ "kind": "receipt", "id": 1, "size": null, "printer": NAME, "printer_at": front.id, "copies": 1 });
    assert_eq!(refused(&till, "cashier", "print_document", ask.clone()), "not_found");
    let ask = json!({ "id": waiting, "version": failed["version"], "printer": NAME, "printer_at": front.id });
    assert_eq!(refused(&till, "cashier", "send_print_job_again", ask), "not_found");
}

#[test]
fn a_station_speaks_for_its_own_printers_and_jobs_only() {
    let (till, _) = till();
    let (front, back) = (Counter::joins(&till, "收银台电脑"), Counter::joins(&till, "后台电脑"));
    let id = front.sends("receipt");
    let run = "0".repeat(32);
    let claim = json!({ "id": id, "run": run });
    let told = json!({ "id": id, "run": run, "state": "printed", "trouble": null, "reasons": [], "message": "",
                       "drawer": null, "service_job": null });
    for (command, ask) in [("claim_print_job", &claim), ("report_print_job", &told)] {
        let refusal = back.asks(command, ask.clone()).unwrap_err();
        assert_eq!(super::code(&refusal), "not_found", "{command}");
        // Whoever sits at the host, or nowhere, is no station.
        assert_eq!(refused(&till, "manager", command, ask.clone()), "station_unknown", "{command}");
    }
    for (command, ask) in [
        ("announce_printers", json!({ "run": run, "printers": [] })),
        ("station_print_jobs", json!({ "run": run, "standing": [] })),
    ] {
        assert_eq!(refused(&till, "manager", command, ask), "station_unknown", "{command}");
    }
    let refusal = sheet_for_station(&till.shop, back.id, PrintJobId(id), &run).unwrap_err();
    assert_eq!(super::code(&refusal), "not_found");
    // Its own it gets once it took it, and says nothing of what it did not take.
    let refusal = sheet_for_station(&till.shop, front.id, PrintJobId(id), &run).unwrap_err();
    assert_eq!(super::code(&refusal), "print_job_over");
    let refusal = front.asks("report_print_job", told).unwrap_err();
    assert_eq!(super::code(&refusal), "print_job_over");
    assert_eq!(front.state_of(id), "waiting");
    back.works();
    assert!(back.at().is_empty());
    front.works();
    assert_eq!(front.at().len(), 1);
}

#[test]
fn the_drawer_at_a_station_is_there_once_it_opened_and_opens_with_cash() {
    let (till, told) = till_paid(PaymentMeans::Cash);
    let front = Counter::joins(&till, "收银台电脑");
    let opened = |counter: &Counter<'_>| counter.printers.opened.lock().unwrap().len();
    let fits = |is_fitted: bool, version: i64| {
        till.run("manager", fit_cash_drawer, drawer(front.address(), is_fitted, version))
    };
    front.printers.refuses(NAME, |printer| PrintError::NoRawBytes { printer });
    assert_eq!(fits(true, 0)["is_fitted"], false, "nobody knows yet whether it opens");
    front.works();
    let tried = till.run("manager", print_jobs, AskNothing {})["open"][0].clone();
    assert_eq!((&tried["kind"], &tried["state"]), (&json!("cash_drawer"), &json!("failed")));
    assert_eq!(front.row().unwrap()["drawer"]["is_fitted"], false);

    front.printers.takes_again(NAME);
    fits(true, 0);
    front.works();
    let drawer = front.row().unwrap()["drawer"].clone();
    assert_eq!((&drawer["is_fitted"], opened(&front)), (&json!(true), 1));
    let id = front.sends("receipt");
    front.works();
    assert_eq!((job(&till, id)["drawer"].clone(), opened(&front)), (json!("told"), 2));
    front.sends("receipt");
    front.works();
    assert_eq!(opened(&front), 2, "no money moves with the second print");
    assert_eq!(fits(false, field(&drawer, "version"))["is_fitted"], false);
    assert!(told.opened.lock().unwrap().is_empty(), "the host's stays shut");
}

#[test]
fn a_printer_that_refuses_says_why_at_the_host() {
    let (till, _) = till();
    let front = Counter::joins(&till, "收银台电脑");
    front.printers.refuses(NAME, |printer| PrintError::NotAccepting {
        printer,
        reasons: vec!["paused".to_owned()],
        message: Some("Paused by the owner".to_owned()),
    });
    let id = front.sends("receipt");
    front.works();
    let failed = job(&till, id);
    assert_eq!((&failed["state"], &failed["trouble"]), (&json!("failed"), &json!("not_accepting")));
    assert_eq!((&failed["reasons"], &failed["message"]), (&json!(["paused"]), &json!("Paused by the owner")));
}
