//! A dot-matrix printer behind CUPS, whose driver counts the length of a form in
//! lines: a form too long by one line is a pile of paper by noon.

use crate::support::cups::{Cups, DOT_MATRIX};
use crate::support::{followed, in_state, over, pdf, sent};
use printing::{Document, JobId, JobState, Media, PrintError, PrinterState, SentJob, Service};
use std::io::Read;
use std::net::TcpListener;

fn form(height: u32, pdf: &[u8]) -> Document<'_> {
    Document { title: "结算单", pdf, media: Media::of_points(684.0, height.into()), copies: 1 }
}

/// `ESC C n`: the form is n lines of a sixth of an inch long.
fn lengths(printed: &[u8]) -> Vec<u8> {
    printed.windows(3).filter(|bytes| bytes.starts_with(b"\x1bC")).map(|bytes| bytes[2]).collect()
}

/// `ESC * m n`: a row of n dots, here always 120 to the inch; in points.
fn rows(printed: &[u8]) -> Vec<u32> {
    let rows = printed.windows(5).filter(|bytes| bytes.starts_with(b"\x1b*\x01"));
    rows.map(|bytes| u32::from(u16::from_le_bytes([bytes[3], bytes[4]])) * 72 / 120).collect()
}

#[test]
fn forms_are_as_long_as_the_paper() {
    let cups = Cups::with_a_dot_matrix_printer();
    let service = cups.service();
    for (height, lines) in [(792, 66), (396, 33), (264, 22)] {
        let pdf = pdf(684, height, 2);
        let job = sent(&service, DOT_MATRIX, &form(height, &pdf));
        let status = over(&service, DOT_MATRIX, job);
        assert_eq!(status.state, JobState::Completed, "{status:?}\n{}", cups.log());
        // Told for each of the two forms; and there is no third one that is blank.
        assert_eq!(lengths(&cups.printed()), [lines, lines], "{height} points");
        // The rule is as wide as it was drawn, 20 points from either side, and lies:
        // the head passes it once or, where it is on the edge of a pass, twice.
        let rows = rows(&cups.printed());
        assert!(
            (2..=4).contains(&rows.len()) && rows.iter().all(|row| (643..=646).contains(row)),
            "{rows:?}"
        );
        let feeds = cups.printed().iter().filter(|byte| **byte == 0x0c).count();
        assert_eq!(feeds, 2, "{height} points");
    }
}

#[test]
fn the_printers_of_a_computer_are_listed_with_what_they_take() {
    let cups = Cups::start();
    assert_eq!(cups.service().printers().expect("it answers"), []);

    let cups = Cups::with_a_dot_matrix_printer();
    cups.run(
        "lpadmin",
        &["-p", "Laser", "-E", "-v", "file:///dev/null", "-m", "drv:///sample.drv/generic.ppd"],
    );
    cups.run("lpadmin", &["-d", DOT_MATRIX]);
    let printers = cups.service().printers().expect("it answers");
    let names: Vec<_> = printers.iter().map(|printer| (printer.name.as_str(), printer.is_default)).collect();
    assert_eq!(names, [(DOT_MATRIX, true), ("Laser", false)]);
    let dots = &printers[0];
    assert_eq!(
        (dots.info.as_str(), dots.location.as_str(), dots.state),
        ("针式打印机", "前台", PrinterState::Idle)
    );
    assert!(dots.is_accepting && dots.reasons.is_empty(), "{dots:?}");
    let a4 = dots.media.iter().find(|offer| offer.name.as_deref() == Some("iso_a4_210x297mm")).expect("A4");
    assert_eq!(a4.size(), Some(Media::new(20990, 29704)));
    assert!(dots.media.iter().any(|offer| offer.width == (1270..=38100)), "{:?}", dots.media);
}

/// `ESC p m t1 t2` of ESC/POS, and nothing before or after it: no paper moves.
#[test]
fn the_drawer_on_a_printer_is_opened_by_a_few_bytes() {
    let cups = Cups::start();
    let printer = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = printer.local_addr().expect("bound");
    let driver = "drv:///sample.drv/epson24.ppd";
    cups.run("lpadmin", &["-p", "Receipts", "-E", "-v", &format!("socket://{address}"), "-m", driver]);
    cups.service().open_drawer("Receipts").expect("told");
    let mut told = Vec::new();
    let (mut cable, _) = printer.accept().expect("called");
    cable.read_to_end(&mut told).expect("read");
    assert_eq!(told, b"\x1bp\x00\x32\xfa", "{}", cups.log());
    let missing = cups.service().open_drawer("Nowhere");
    assert!(matches!(missing, Err(PrintError::NoSuchPrinter(_))), "{missing:?}");
}

#[test]
fn a_size_no_driver_feeds_is_refused() {
    let cups = Cups::with_a_dot_matrix_printer();
    let service = cups.service();
    let pdf = pdf(684, 396, 1);
    let wanted = Media::of_points(1200.0, 396.0);
    let refused = service.send(DOT_MATRIX, &Document { media: wanted, ..form(396, &pdf) });
    assert!(
        matches!(refused, Err(PrintError::NoSuchMedia { wanted: named, .. }) if named == wanted),
        "{refused:?}"
    );
    // CUPS counts its jobs from one: it never had any.
    let none = service.job_state(DOT_MATRIX, SentJob { id: JobId::new(1), title: "结算单" });
    assert!(matches!(none, Err(PrintError::NoSuchJob { .. })), "{none:?}");
}

#[test]
fn a_paper_waits_in_a_queue_that_stands_and_prints_when_it_goes_on() {
    let cups = Cups::with_a_dot_matrix_printer();
    let service = cups.service();
    cups.run("cupsdisable", &["-r", "色带用完了", DOT_MATRIX]);
    let pdf = pdf(684, 396, 1);
    let job = sent(&service, DOT_MATRIX, &form(396, &pdf));
    let taken_back = sent(&service, DOT_MATRIX, &form(396, &pdf));
    let status = service.job_state(DOT_MATRIX, job).expect("known");
    assert_eq!((status.state, status.message.as_deref()), (JobState::Stopped, Some("色带用完了")));
    assert!(status.reasons.iter().any(|why| why == "paused"), "{status:?}");
    let listed = service.printers().expect("it answers").remove(0);
    assert_eq!((listed.state, listed.message.as_deref()), (PrinterState::Stopped, Some("色带用完了")));
    assert!(cups.printed().is_empty());

    service.cancel(DOT_MATRIX, taken_back).expect("taken back");
    assert_eq!(over(&service, DOT_MATRIX, taken_back).state, JobState::Cancelled);
    cups.run("cupsenable", &[DOT_MATRIX]);
    assert_eq!(over(&service, DOT_MATRIX, job).state, JobState::Completed);
    assert_eq!(lengths(&cups.printed()), [33]);
    assert!(matches!(service.cancel(DOT_MATRIX, job), Err(PrintError::AlreadyOver { .. })));
}

#[test]
fn a_printer_that_takes_no_jobs_says_why() {
    let cups = Cups::with_a_dot_matrix_printer();
    cups.run("cupsreject", &["-r", "送修", DOT_MATRIX]);
    let service = cups.service();
    assert!(!service.printers().expect("it answers")[0].is_accepting);
    let pdf = pdf(684, 396, 1);
    match service.send(DOT_MATRIX, &form(396, &pdf)) {
        Err(PrintError::NotAccepting { printer, message, .. }) => {
            assert_eq!((printer.as_str(), message.as_deref()), (DOT_MATRIX, Some("送修")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_pdf_is_not_called_printed() {
    let cups = Cups::with_a_dot_matrix_printer();
    let service = cups.service();
    let job = sent(&service, DOT_MATRIX, &form(396, b"%PDF-1.4\nand then nothing"));
    let status = followed(&service, DOT_MATRIX, job, |status| {
        !matches!(status.state, JobState::Pending | JobState::Processing)
    });
    assert!(in_state(JobState::Aborted)(&status) || in_state(JobState::Stopped)(&status), "{status:?}");
    assert!(status.message.is_some() && !status.reasons.is_empty(), "{status:?}");
}

#[test]
fn without_a_service_or_a_printer_nothing_pretends() {
    let pdf = pdf(684, 396, 1);
    let nowhere = Service::at("/nonexistent/cups.sock").expect("an address");
    assert!(matches!(nowhere.printers(), Err(PrintError::NoService { .. })));
    assert!(matches!(nowhere.send(DOT_MATRIX, &form(396, &pdf)), Err(PrintError::NoService { .. })));

    let cups = Cups::start();
    let refused = cups.service().send("Laser", &form(396, &pdf));
    assert!(matches!(refused, Err(PrintError::NoSuchPrinter(_))), "{refused:?}");
    let raw = format!("file://{}/raw", cups.socket().parent().expect("a folder").display());
    cups.run("lpadmin", &["-p", "Raw", "-E", "-v", &raw]);
    let refused = cups.service().send("Raw", &form(396, &pdf));
    assert!(matches!(refused, Err(PrintError::NoSuchMedia { .. } | PrintError::NoPdf { .. })), "{refused:?}");
}
