//! What is sent to a printer, what stands in the list of what was not printed,
//! and what a person does about it.

use super::printers::{service, there, trouble_of};
use crate::{document, papers};
use domain::as_seen::at_version;
use domain::ids::{PersonId, PrintJobId, StationId};
use domain::print_codes::{DrawerState, PrintState, PrintTrouble};
use domain::print_job::{HandedOver, PrintJob, ToPrint};
use domain::printer_address::PrinterAddress;
use domain::refusal::Refusal;
use domain::station::Station;
use kernel::command::SignedIn;
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Prepare, Read, Task, Write};
use printing::{JobId, PrintError, SentJob};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::{Reader, WriteOutcome, Writer};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrintDocument {
    #[ts(type = "PaperKind | 'customer_slip'")]
    pub kind: String,
    pub id: i64,
    #[ts(type = "PaperSize | null", optional = nullable)]
    pub size: Option<String>,
    #[serde(flatten)]
    pub address: PrinterAddress,
    pub copies: i64,
}

/// A paper that a person prints by hand, by the system's own dialog or viewer.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HandOverDocument {
    #[ts(type = "PaperKind | 'customer_slip'")]
    pub kind: String,
    pub id: i64,
    #[ts(type = "PaperSize | null", optional = nullable)]
    pub size: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrintAsked {
    pub id: PrintJobId,
}

/// A job with what may be done about it, as the rules say.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PrintJobRow {
    pub id: PrintJobId,
    #[ts(type = "PaperKind | 'customer_slip' | 'calibration_page' | 'cash_drawer'")]
    pub kind: String,
    pub number: String,
    #[ts(type = "PaperSize")]
    pub size: String,
    #[serde(flatten)]
    pub address: PrinterAddress,
    pub copies: i64,
    pub state: PrintState,
    pub trouble: Option<PrintTrouble>,
    pub reasons: Vec<String>,
    pub message: String,
    pub asked_by_name: String,
    pub station: String,
    pub asked_at: chrono::DateTime<chrono::Utc>,
    pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pub drawer: Option<DrawerState>,
    pub is_open: bool,
    pub needs_somebody: bool,
    pub may_be_cancelled: bool,
    pub may_be_sent_again: bool,
    pub may_be_put_away: bool,
    pub is_called_off: bool,
    /// What the station is called whose printer it is.
    pub printer_at_name: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PrintJobs {
    /// On its way, or to be seen to; the newest first.
    pub open: Vec<PrintJobRow>,
    /// What else was sent in the last day.
    pub done: Vec<PrintJobRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPrints {
    #[ts(type = "PaperKind | 'customer_slip'")]
    pub kind: String,
    pub id: i64,
}

/// What is known of the prints of one paper.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperPrints {
    /// As often as its printers said so or a person took it to print it by hand.
    pub printed: i64,
    /// Whether the next print says that it is not the first: what is on its way, or lost,
    /// counts there as well.
    pub next_is_marked: bool,
    pub newest: Option<PrintJobRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AboutPrintJob {
    pub id: PrintJobId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SendPrintJobAgain {
    pub id: PrintJobId,
    pub version: i64,
    /// Another one, and where it is; without it the same.
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    #[ts(optional = nullable)]
    pub printer_at: Option<StationId>,
}

/// Who may not have the paper, or asks for one that cannot be made, hears so at
/// once; what the printer says comes later.
///
/// # Errors
/// `NotFound`, `RoleMissing`, `Damaged`, `BadField` for the printer or the copies.
pub fn print_document(cx: &Task, ask: PrintDocument) -> Result<PrintAsked> {
    let (what, title) = handed_out(cx, ask.kind, ask.id, ask.size.as_deref())?;
    let HandedOver { kind, document_id, edition, size, number } = what;
    let address = ask.address.checked()?;
    written(cx, ToPrint { kind, document_id, edition, size, number, title, address, copies: ask.copies })
}

/// A person prints it by hand: what the system's dialog or viewer makes of it nobody
/// hears, so it counts as printed where the next print says which it is. Asked once
/// the paper is drawn, that it does not count itself; what is only looked at or saved
/// does not ask.
///
/// # Errors
/// `NotFound`, `RoleMissing`, `Damaged`.
pub fn hand_over_document(cx: &Task, ask: HandOverDocument) -> Result<PrintAsked> {
    let (what, _) = handed_out(cx, ask.kind, ask.id, ask.size.as_deref())?;
    kept(cx, |w, by| Ok(PrintJob::handed_over(what, by, &cx.session.station, w.at())))
}

/// The paper as it is known to the shop, when whoever asks is handed it, and what a list
/// of jobs calls it.
fn handed_out(cx: &Task, kind: String, id: i64, size: Option<&str>) -> Result<(HandedOver, String)> {
    let unknown = || Refusal::NotFound { entity: "document".to_owned(), id };
    let size = document::size_of(&kind, size).ok_or_else(unknown)?;
    let made = document::document(cx.shop, cx.session, &kind, id, Some(size))?;
    let (document_id, edition) = cx.shop.db.read(|r| -> Result<_> {
        let id = papers::id_of_paper(r, &kind, id)?;
        Ok((id, papers::printed(r, &kind, id)?.edition))
    })?;
    let title = made.title().to_owned();
    Ok((HandedOver { kind, document_id, edition, size: size.to_owned(), number: made.number }, title))
}

pub(super) fn written(cx: &Task, what: ToPrint) -> Result<PrintAsked> {
    kept(cx, |w, by| {
        let what = ToPrint { address: there(w, what.address)?, ..what };
        Ok(PrintJob::asked(what, by, &cx.session.station, w.at())?)
    })
}

fn kept(cx: &Task, job: impl FnOnce(&Writer<'_>, PersonId) -> Result<PrintJob>) -> Result<PrintAsked> {
    let person = cx.person.ok_or(Refusal::NotSignedIn)?;
    let outcome = cx.shop.db.write(cx.actor, |w| {
        let mut job = job(w, person.id)?;
        w.insert(&mut job)?;
        Ok::<_, Error>(serde_json::to_value(PrintAsked { id: job.id })?)
    })?;
    let (WriteOutcome::Done(answer) | WriteOutcome::Repeated(answer)) = outcome;
    Ok(serde_json::from_value(answer)?)
}

/// What is on its way to a printer or waits for somebody, and what ended since yesterday.
///
/// # Errors
/// The file cannot be read.
pub fn print_jobs(cx: &Read, _: AskNothing) -> Result<PrintJobs> {
    let open = cx.r.open_print_jobs()?;
    let done = cx.r.print_jobs_since(cx.now - chrono::TimeDelta::days(1))?;
    let names: HashMap<_, _> = cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let stations = cx.r.stations()?;
    let row = |job: PrintJob| {
        let name = names.get(&job.asked_by).cloned().unwrap_or_default();
        row_of(cx.r, job, name, &stations)
    };
    Ok(PrintJobs {
        open: open.into_iter().map(row).collect::<Result<_>>()?,
        done: done.into_iter().map(row).collect::<Result<_>>()?,
    })
}

/// How often a paper was printed.
///
/// # Errors
/// `NotFound` for a paper that is none.
pub fn prints_of(cx: &Read, ask: AskPrints) -> Result<PaperPrints> {
    let id = papers::id_of_paper(cx.r, &ask.kind, ask.id)?;
    let paper = papers::printed(cx.r, &ask.kind, id)?;
    let printed = cx.r.prints_of(paper)?;
    let Some(job) = cx.r.newest_print_of(paper)? else {
        return Ok(PaperPrints { printed, next_is_marked: false, newest: None });
    };
    let people = cx.r.people()?;
    let name = people.into_iter().find(|person| person.id == job.asked_by).map(|person| person.name);
    let newest = row_of(cx.r, job, name.unwrap_or_default(), &cx.r.stations()?)?;
    let next_is_marked = papers::next_is_marked(cx.r, &ask.kind, id)?;
    Ok(PaperPrints { printed, next_is_marked, newest: Some(newest) })
}

fn row_of(r: &Reader<'_>, job: PrintJob, asked_by_name: String, stations: &[Station]) -> Result<PrintJobRow> {
    let its_station = stations.iter().find(|one| Some(one.id) == job.address.printer_at);
    let was_sent_again = r.was_sent_again(job.id)?;
    Ok(PrintJobRow {
        printer_at_name: its_station.map(|station| station.name.clone()),
        is_called_off: job.is_called_off,
        needs_somebody: job.needs_somebody(),
        may_be_cancelled: job.may_be_cancelled(),
        may_be_sent_again: job.is_offered_again(was_sent_again),
        may_be_put_away: job.may_be_put_away(),
        id: job.id,
        kind: job.kind,
        number: job.number,
        size: job.size,
        address: job.address,
        copies: job.copies,
        state: job.state,
        trouble: job.trouble,
        reasons: job.reasons,
        message: job.message,
        asked_by_name,
        station: job.station,
        asked_at: job.asked_at,
        ended_at: job.ended_at,
        drawer: job.drawer,
        is_open: job.is_open,
        version: job.version,
    })
}

/// Takes it back at the printer first: nobody's write waits for that.
///
/// # Errors
/// `NotFound`, `PrintJobOver`, `PrinterRefused`; `Conflict` for who did not see that it was
/// called off at its station already.
pub fn cancel_print_job(
    cx: &Prepare,
    ask: AboutPrintJob,
) -> Result<impl FnOnce(&Write) -> Result<PrintAsked> + 'static> {
    let job: PrintJob = cx.shop.db.read(|r| -> Result<_> { Ok(r.get(ask.id.0)?) })?;
    if !job.may_be_cancelled() {
        return Err(Refusal::PrintJobOver { state: job.state }.into());
    }
    let lay_here = lies_here(&job).is_some();
    taken_back(&job)?;
    Ok(move |cx: &Write| {
        let job: PrintJob = cx.w.get(ask.id.0)?;
        if lay_here && job.state == PrintState::Cancelled {
            // The printer told of it before this was written.
            return Ok(PrintAsked { id: job.id });
        }
        if job.is_called_off {
            // To ask a second time gives it up: two who ask once each have not done that.
            at_version("print_job", job.id.0, ask.version, job.version)?;
        }
        cx.w.update(&job.called_off(cx.now)?)?;
        Ok(PrintAsked { id: job.id })
    })
}

/// By which number: one that no service has is nobody's to take back; one at a station the
/// station takes back.
fn lies_here(job: &PrintJob) -> Option<i64> {
    job.service_job.filter(|_| job.address.is_here() && job.may_be_cancelled())
}

fn taken_back(job: &PrintJob) -> Result<()> {
    let Some(number) = lies_here(job) else { return Ok(()) };
    let title = job.sent_as();
    let sent = SentJob { id: JobId::new(u32::try_from(number).unwrap_or(u32::MAX)), title: &title };
    match service().cancel(&job.address.printer, sent) {
        Ok(()) | Err(PrintError::NoSuchJob { .. } | PrintError::NoSuchPrinter(_)) => Ok(()),
        Err(error) => Err(Refusal::PrinterRefused {
            trouble: trouble_of(&error),
            printer: job.address.printer.clone(),
            detail: error.to_string(),
        }
        .into()),
    }
}

/// The same paper once more: what waits elsewhere is taken back first, so that
/// it does not come out twice.
///
/// # Errors
/// `NotFound`, `PrintJobOver`, `PrinterRefused`, `BadField` for the printer; `Conflict` for a
/// page that is behind, `PrintJobSentAgain` where somebody was faster.
pub fn send_print_job_again(
    cx: &Prepare,
    ask: SendPrintJobAgain,
) -> Result<impl FnOnce(&Write) -> Result<PrintAsked> + 'static> {
    let job: PrintJob = cx.shop.db.read(|r| -> Result<_> { Ok(r.get(ask.id.0)?) })?;
    if !job.may_be_sent_again() {
        return Err(Refusal::PrintJobOver { state: job.state }.into());
    }
    // A page that is behind takes nothing out of a printer. What it took out itself the
    // printer tells of before this is written: that is no other's change.
    let as_seen = move |job: &PrintJob| at_version("print_job", job.id.0, ask.version, job.version);
    let lay_here = lies_here(&job).is_some();
    if lay_here {
        as_seen(&job)?;
        taken_back(&job)?;
    }
    let elsewhere = ask.printer.map(|printer| PrinterAddress::of(ask.printer_at, &printer).checked());
    let elsewhere = elsewhere.transpose()?;
    Ok(move |cx: &Write| {
        let job: PrintJob = cx.w.get(ask.id.0)?;
        let elsewhere = elsewhere.map(|address| there(cx.w, address)).transpose()?;
        let was_sent_again = cx.w.was_sent_again(job.id)?;
        if !lay_here && !was_sent_again {
            as_seen(&job)?;
        }
        // Made from what stands there now: it may have come out meanwhile.
        let mut again = job.again(was_sent_again, elsewhere, cx.my_id()?, &cx.session.station, cx.now)?;
        if job.may_be_cancelled() {
            cx.w.update(&job.cancelled(cx.now)?)?;
        } else if job.is_open {
            cx.w.update(&job.put_away()?)?;
        }
        cx.w.insert(&mut again)?;
        Ok(PrintAsked { id: again.id })
    })
}

/// Somebody has seen to what came to nothing.
///
/// # Errors
/// `NotFound`, `PrintJobOver`, `Conflict`.
pub fn put_print_job_away(cx: &Write, ask: AboutPrintJob) -> Result<PrintAsked> {
    let job: PrintJob = cx.w.get(ask.id.0)?;
    cx.w.update(&PrintJob { version: ask.version, ..job.put_away()? })?;
    Ok(PrintAsked { id: ask.id })
}

kernel::commands! {
    task print_document(PrintDocument) -> PrintAsked, SignedIn, changes [Printing];
    task hand_over_document(HandOverDocument) -> PrintAsked, SignedIn, changes [Printing];
    read print_jobs(AskNothing) -> PrintJobs, SignedIn, shows [Printing Stations People];
    read prints_of(AskPrints) -> PaperPrints, SignedIn, shows [Printing Stations People Visits];
    prepared cancel_print_job(AboutPrintJob) -> PrintAsked, SignedIn, changes [Printing];
    prepared send_print_job_again(SendPrintJobAgain) -> PrintAsked, SignedIn, changes [Printing];
    write put_print_job_away(AboutPrintJob) -> PrintAsked, SignedIn, changes [Printing];
}
