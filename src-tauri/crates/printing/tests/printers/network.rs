//! A printer that speaks IPP itself and prints what it is sent.

use crate::support::ipp_printer::{HALF_FORM, IppPrinter};
use crate::support::{followed, in_state, over, pdf, sent, until};
use printing::{Document, JobId, JobState, Media, PrintError, PrinterState, SentJob, Service};

fn half_form(title: &'static str, pdf: &'static [u8]) -> Document<'static> {
    Document { title, pdf, media: Media::of_points(684.0, 396.0), copies: 1 }
}

fn paper() -> &'static [u8] {
    pdf(684, 396, 1).leak()
}

#[test]
fn a_printer_tells_what_it_is_and_what_it_takes() {
    let printer = IppPrinter::start();
    let printers = printer.service().printers().expect("it answers");
    let [listed] = printers.as_slice() else { panic!("{printers:?}") };
    assert_eq!(
        (listed.name.as_str(), listed.state, listed.is_accepting),
        (printer.name.as_str(), PrinterState::Idle, true)
    );
    assert!(listed.reasons.is_empty(), "{:?}", listed.reasons);
    let media: Vec<_> = listed.media.iter().map(|offer| (offer.name.as_deref(), offer.size())).collect();
    assert_eq!(
        media,
        [
            (Some(HALF_FORM), Some(Media::new(24130, 13970))),
            (Some("iso_a4_210x297mm"), Some(Media::new(21000, 29700)))
        ]
    );
}

#[test]
fn exactly_our_bytes_arrive_at_exactly_their_size() {
    let printer = IppPrinter::start();
    let service = printer.service();
    let document = Document { copies: 2, ..half_form("结算单 JS-0001", paper()) };
    let job = sent(&service, &printer.name, &document);
    assert_eq!(over(&service, &printer.name, job).state, JobState::Completed);
    let (bytes, told) = printer.got(job.id.number()).expect("printed");
    assert_eq!(bytes, document.pdf);
    for line in [
        "IPP_MEDIA_COL={media-size={x-dimension=24130 y-dimension=13970}}",
        "IPP_PRINT_SCALING=none",
        "IPP_COPIES=2",
        "IPP_JOB_NAME=结算单 JS-0001",
    ] {
        assert!(told.lines().any(|told| told == line), "{line} in\n{told}");
    }
}

#[test]
fn a_large_paper_with_an_endless_title_arrives_whole() {
    let printer = IppPrinter::start();
    let service = printer.service();
    let pdf: &'static [u8] = pdf(684, 396, 20_000).leak();
    assert!(pdf.len() > 1 << 20);
    let job = sent(&service, &printer.name, &half_form("单".repeat(300).leak(), pdf));
    assert_eq!(over(&service, &printer.name, job).state, JobState::Completed);
    let (bytes, told) = printer.got(job.id.number()).expect("printed");
    assert!(bytes == pdf, "{} of {} bytes", bytes.len(), pdf.len());
    assert!(told.contains(&format!("IPP_JOB_NAME={}\n", "单".repeat(85))), "{told}");
}

#[test]
fn a_size_it_has_not_is_refused_before_anything_is_printed() {
    let printer = IppPrinter::start();
    let service = printer.service();
    // A third of the form, and the half one lying on its side.
    for (width, height) in [(684.0, 264.0), (396.0, 684.0)] {
        let wanted = Media::of_points(width, height);
        let refused = service.send(&printer.name, &Document { media: wanted, ..half_form("小票", paper()) });
        match refused {
            Err(PrintError::NoSuchMedia { printer: name, wanted: named }) => {
                assert_eq!((name, named), (printer.name.clone(), wanted));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(printer.got_nothing());
}

#[test]
fn a_paper_waits_for_forms_and_prints_when_they_are_there() {
    let printer = IppPrinter::start();
    let service = printer.service();
    printer.load(0);
    let job = sent(&service, &printer.name, &half_form("委托书", paper()));
    let waits = followed(&service, &printer.name, job, |status| {
        status.reasons.iter().any(|why| why.starts_with("media-needed"))
    });
    assert_eq!(waits.state, JobState::Processing);
    assert!(waits.reasons.iter().any(|why| why.starts_with("media-empty")), "{waits:?}");
    let listed = service.printers().expect("it answers").remove(0);
    assert!(listed.reasons.iter().any(|why| why.starts_with("media-empty")), "{listed:?}");
    assert!(printer.got(job.id.number()).is_none());

    printer.load(250);
    assert_eq!(over(&service, &printer.name, job).state, JobState::Completed);
    assert_eq!(printer.got(job.id.number()).expect("printed").0, paper());
}

#[test]
fn a_paper_it_could_not_print_is_not_called_printed() {
    let printer = IppPrinter::start();
    let service = printer.service();
    printer.does("echo 'ERROR: the ribbon is torn' >&2; exit 1");
    let job = sent(&service, &printer.name, &half_form("报价单", paper()));
    let status = over(&service, &printer.name, job);
    assert_eq!(status.state, JobState::Aborted);
    assert!(status.reasons.iter().any(|why| why == "aborted-by-system"), "{status:?}");
    assert!(printer.got(job.id.number()).is_none());
}

#[test]
fn a_paper_is_taken_back_and_only_once() {
    let printer = IppPrinter::start();
    let service = printer.service();
    printer.load(0);
    let job = sent(&service, &printer.name, &half_form("结算单", paper()));
    followed(&service, &printer.name, job, in_state(JobState::Processing));
    service.cancel(&printer.name, job).expect("taken back");
    printer.load(250);
    assert_eq!(over(&service, &printer.name, job).state, JobState::Cancelled);
    assert!(
        matches!(service.cancel(&printer.name, job), Err(PrintError::AlreadyOver { job: over }) if over == job.id)
    );
}

/// A printer that was cleared gives the same numbers to other papers.
#[test]
fn a_number_under_another_title_is_somebody_elses_and_stays() {
    let printer = IppPrinter::start();
    let service = printer.service();
    printer.load(0);
    let job = sent(&service, &printer.name, &half_form("结算单 JS2", paper()));
    let ours = SentJob { title: "结算单 JS1", ..job };
    let unknown = service.job_state(&printer.name, ours);
    assert!(matches!(unknown, Err(PrintError::NoSuchJob { .. })), "{unknown:?}");
    let unknown = service.cancel(&printer.name, ours);
    assert!(matches!(unknown, Err(PrintError::NoSuchJob { .. })), "{unknown:?}");
    printer.load(250);
    assert_eq!(over(&service, &printer.name, job).state, JobState::Completed);
}

#[test]
fn a_printer_that_takes_only_papers_opens_no_drawer_and_prints_no_signs() {
    let printer = IppPrinter::start();
    let refused = printer.service().open_drawer(&printer.name);
    assert!(matches!(refused, Err(PrintError::NoRawBytes { .. })), "{refused:?}");
}

#[test]
fn nobody_answers_for_another_printer_or_another_job() {
    let printer = IppPrinter::start();
    let service = printer.service();
    let refused = service.send("Laser", &half_form("结算单", paper()));
    assert!(matches!(refused, Err(PrintError::NoSuchPrinter(name)) if name == "Laser"));
    let unknown = service.job_state(&printer.name, SentJob { id: JobId::new(4711), title: "结算单" });
    assert!(matches!(unknown, Err(PrintError::NoSuchJob { .. })), "{unknown:?}");

    let off = printer.turn_off();
    let gone = until("it is off", || off.printers().err());
    assert!(matches!(gone, PrintError::NoService { .. }), "{gone:?}");
}

#[test]
fn what_is_no_address_is_said_to_be_none() {
    for address in ["", "printer", "ipps://printer/ipp/print", "ipp:///ipp/print", "ipp://printer:paper/"] {
        assert!(
            matches!(Service::at(address), Err(PrintError::BadAddress(bad)) if bad == address),
            "{address}"
        );
    }
}
