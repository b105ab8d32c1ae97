//! What hands papers to printers and asks after them, beside everything else.
//! Each step is written down before the next: a program that is killed goes on
//! where it was, and prints nothing twice.

use super::calibration::{self, CALIBRATION_PAGE};
use super::drawer;
use super::printers::{Printers, service, trouble_of};
use crate::{document, papers};
use chrono::{DateTime, TimeDelta, Utc};
use documents::Correction;
use domain::ids::PrintJobId;
use domain::print_codes::{PrintState, PrintTrouble};
use domain::print_job::{PrintJob, PrintReport};
use domain::printer::PrinterCorrection;
use kernel::error::{Error, Result};
use kernel::shop::Shop;
use printing::{Document, JobId, JobState, JobStatus, Media, PrintError, SentJob};
use std::collections::HashSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use storage::changes::Changes;
use storage::{Actor, Reader};

/// Somebody stands at the printer and looks.
const SOON: Duration = Duration::from_millis(700);
/// What has waited for minutes waits for somebody.
const LATER: Duration = Duration::from_secs(10);
const FRESH: TimeDelta = TimeDelta::minutes(3);
/// Nothing is on its way: only a change of the file says that something is.
const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

/// What a job comes into being by, and what ends one.
const MATTER: [&str; 2] = ["print_job", "station"];

/// From now on, as long as the shop is open. Where nothing is on its way the file
/// is let alone: whoever opens it anew must find it free.
pub fn follow(shop: &Arc<Shop>) {
    let (heard, weak) = (shop.subscribe(), Arc::downgrade(shop));
    let waits = |r: &Reader<'_>| -> Result<bool> { Ok(!r.unfinished_print_jobs()?.is_empty()) };
    let first = if shop.db.read(waits).unwrap_or(true) { Duration::ZERO } else { NEVER };
    let begun = std::thread::Builder::new()
        .name("printing".to_owned())
        .spawn(move || follow_all(&weak, &heard, first));
    if let Err(error) = begun {
        tracing::error!(%error, "nothing follows what is printed");
    }
}

fn follow_all(shop: &Weak<Shop>, heard: &Receiver<Changes>, first: Duration) {
    let mut mine = HashSet::new();
    let mut next = first;
    while waited(heard, next) {
        let Some(shop) = shop.upgrade() else { return };
        next = round(&shop, service().as_ref(), &mut mine).unwrap_or_else(|error| {
            tracing::warn!(?error, "what is printed could not be followed");
            LATER
        });
    }
}

/// Until a job is asked for, a station goes, or for so long; false once the shop is closed.
fn waited(heard: &Receiver<Changes>, max_wait: Duration) -> bool {
    let until = Instant::now() + max_wait;
    loop {
        match heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(changes)
                if changes.changes.iter().any(|changed| MATTER.contains(&changed.entity.as_str())) =>
            {
                return true;
            }
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Everything that is on its way, one step further; answers when to look again.
/// `mine` are the jobs this run of the program is handing over itself.
///
/// # Errors
/// The file cannot be read or written.
fn round(shop: &Shop, service: &dyn Printers, mine: &mut HashSet<PrintJobId>) -> Result<Duration> {
    let (jobs, stations) =
        shop.db.read(|r| -> Result<_> { Ok((r.unfinished_print_jobs()?, r.stations()?)) })?;
    let mut next = NEVER;
    // The oldest first: papers come out in the order in which they were asked for.
    for job in jobs {
        if let Some(station) = job.address.printer_at {
            let is_let_in = stations.iter().any(|one| one.id == station && one.is_let_in());
            looked_after(shop, &job, is_let_in)?;
            // What waits for its station waits for a word of it; a lease ends by itself.
            next = next.min(if job.state == PrintState::Sending { LATER } else { NEVER });
            continue;
        }
        let age = shop.clock.now() - job.asked_at;
        step(shop, service, &job, mine)?;
        next = next.min(if age < FRESH { SOON } else { LATER });
    }
    Ok(next)
}

/// What a station prints it follows itself; here it is seen that it does.
fn looked_after(shop: &Shop, job: &PrintJob, is_let_in: bool) -> Result<()> {
    written(shop, job.id, |job, now| if is_let_in { job.overdue(now) } else { job.forsaken(now) })?;
    Ok(())
}

fn step(shop: &Shop, service: &dyn Printers, job: &PrintJob, mine: &mut HashSet<PrintJobId>) -> Result<()> {
    match (job.state, job.service_job) {
        (PrintState::Waiting, _) => {
            // Written down first: were the program killed now, it would not be sent again.
            if let Some(sending) = taken_up(shop, job)? {
                mine.insert(job.id);
                // Money waits for no paper, and a drawer opened in vain harms nobody.
                let drawer = drawer::opened(shop, service, &sending)?;
                let (heard, number) = handed_over(shop, service, &sending);
                let heard = PrintReport { drawer, ..heard };
                record_report(shop, job.id, heard, number)?;
                mine.remove(&job.id);
            }
        }
        (PrintState::Sending, None) => {
            if !mine.contains(&job.id) {
                record_report(shop, job.id, PrintReport::of(PrintState::Lost), None)?;
            }
        }
        (_, Some(number)) => {
            let title = job.sent_as();
            let sent = SentJob { id: JobId::new(u32::try_from(number).unwrap_or(u32::MAX)), title: &title };
            if let Some(heard) = report_of(service, &job.address.printer, sent) {
                record_report(shop, job.id, heard, None)?;
            }
        }
        (_, None) => {}
    }
    Ok(())
}

/// It is being handed over from now on, as the edition that is drawn for it.
fn taken_up(shop: &Shop, job: &PrintJob) -> Result<Option<PrintJob>> {
    let edition = shop.db.read(|r| -> Result<_> { Ok(papers::edition_now(r, job)) })?;
    written(shop, job.id, |job, now| {
        PrintJob { edition, ..job.clone() }.followed(PrintReport::of(PrintState::Sending), now)
    })
}

fn handed_over(shop: &Shop, service: &dyn Printers, job: &PrintJob) -> (PrintReport, Option<i64>) {
    let pdf = match made(shop, job) {
        Ok(pdf) => pdf,
        Err(error) => {
            let refusal = shop.refusal("print_document", error);
            let heard = PrintReport::of(PrintState::Failed);
            let message = refusal.to_string();
            return (PrintReport { trouble: Some(PrintTrouble::NotMade), message, ..heard }, None);
        }
    };
    handed(service, &job.address.printer, &job.sent_as(), job.copies, &pdf)
}

/// To a printer of this computer, whoever drew the paper.
pub(super) fn handed(
    service: &dyn Printers,
    printer: &str,
    title: &str,
    copies: i64,
    pdf: &[u8],
) -> (PrintReport, Option<i64>) {
    let (width, height) = documents::page_size(pdf).unwrap_or_default();
    let copies = u16::try_from(copies).unwrap_or(1);
    let document = Document { title, pdf, media: Media::of_points(width, height), copies };
    match service.send(printer, &document) {
        Ok(number) => (PrintReport::of(PrintState::Queued), Some(i64::from(number.number()))),
        // Taken, and gone before it could be followed.
        Err(PrintError::NoSuchJob { .. }) => (PrintReport::of(PrintState::Lost), None),
        Err(error) => (failed(&error), None),
    }
}

pub(super) fn failed(error: &PrintError) -> PrintReport {
    let (reasons, said) = match error {
        PrintError::NotAccepting { reasons, message, .. } => (reasons.clone(), message.clone()),
        _ => (Vec::new(), None),
    };
    let message = said.unwrap_or_else(|| error.to_string());
    PrintReport { trouble: Some(trouble_of(error)), reasons, message, ..PrintReport::of(PrintState::Failed) }
}

/// The paper of a job as its printer needs it.
pub(super) fn made(shop: &Shop, job: &PrintJob) -> Result<Vec<u8>> {
    let found: PrinterCorrection = shop.db.read(|r| -> Result<_> { Ok(r.correction_of(&job.address)?) })?;
    let part = |of: i64| i32::try_from(of).unwrap_or(0);
    let correction =
        Correction { right: part(found.rightward), down: part(found.downward), scale: part(found.scale) };
    match job.kind.as_str() {
        CALIBRATION_PAGE => calibration::page(shop, job, correction),
        _ => Ok(document::for_printer(shop, job, correction)?.bytes),
    }
}

/// A service that does not answer now may answer later: nothing is heard then.
pub(super) fn report_of(service: &dyn Printers, printer: &str, sent: SentJob<'_>) -> Option<PrintReport> {
    match service.job_state(printer, sent) {
        Ok(JobStatus { state, reasons, message }) => Some(PrintReport {
            state: match state {
                JobState::Pending => PrintState::Queued,
                JobState::Held | JobState::Stopped => PrintState::Held,
                JobState::Processing => PrintState::Printing,
                JobState::Cancelled => PrintState::Cancelled,
                JobState::Aborted => PrintState::Failed,
                JobState::Completed => PrintState::Printed,
            },
            trouble: (state == JobState::Aborted).then_some(PrintTrouble::Refused),
            reasons,
            message: message.unwrap_or_default(),
            drawer: None,
        }),
        Err(PrintError::NoSuchJob { .. } | PrintError::NoSuchPrinter(_)) => {
            Some(PrintReport::of(PrintState::Lost))
        }
        Err(error) => {
            tracing::info!(%error, printer, "what became of a paper is not known yet");
            None
        }
    }
}

/// Written only when it is news: a queue that stands for a day fills no log.
fn record_report(
    shop: &Shop,
    id: PrintJobId,
    heard: PrintReport,
    number: Option<i64>,
) -> Result<Option<PrintJob>> {
    written(shop, id, |job, now| {
        let with_number = PrintJob { service_job: number.or(job.service_job), ..job.clone() };
        with_number.followed(heard.clone(), now)
    })
}

fn written(
    shop: &Shop,
    id: PrintJobId,
    news: impl Fn(&PrintJob, DateTime<Utc>) -> Option<PrintJob>,
) -> Result<Option<PrintJob>> {
    let now = shop.clock.now();
    let before: PrintJob = shop.db.read(|r| -> Result<_> { Ok(r.get(id.0)?) })?;
    if news(&before, now).is_none() {
        return Ok(None);
    }
    let actor = Actor {
        person_id: None,
        station: String::new(),
        command: "follow_print_job".to_owned(),
        key: None,
        request_hash: String::new(),
        at: now,
    };
    let mut written = None;
    shop.db.write(&actor, |w| {
        // Somebody may have cancelled it meanwhile: it stays so.
        let job: PrintJob = w.get(id.0)?;
        if let Some(next) = news(&job, now) {
            w.update(&next)?;
            written = Some(next);
        }
        Ok::<_, Error>(serde_json::Value::Null)
    })?;
    Ok(written)
}
