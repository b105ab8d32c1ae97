//! What a station's program and the host say to each other about the printers of
//! the station: which there are, what waits for one of them, what became of it.
//! All of it is the station's own, whoever sits there or nobody.

use super::drawer::{self, CASH_DRAWER};
use super::follow::made;
use crate::papers;
use domain::ids::{PrintJobId, StationId};
use domain::print_claim::{Claimant, StationReport};
use domain::print_codes::{DrawerState, PrintState, PrintTrouble};
use domain::print_job::{PrintJob, PrintReport};
use domain::refusal::{MAX_NAME_LEN, Refusal, optional, required};
use domain::station::Station;
use domain::station_printers::{
    PrinterStanding, StationPrinter, StationPrinters, checked_printers, checked_standing,
};
use kernel::command::Public;
use kernel::error::Result;
use kernel::host::{Read, Write};
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

/// What a printer says of itself is kept as it is, up to here.
const MAX_MESSAGE_LEN: usize = 1000;
const MAX_REASONS: usize = 20;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnnouncePrinters {
    /// Names one run of the station's program.
    pub run: String,
    pub printers: Vec<StationPrinter>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStationJobs {
    pub run: String,
    /// How its printers stand just now.
    pub standing: Vec<PrinterStanding>,
}

/// What there is to do at a station.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StationJobs {
    /// Waiting for its printers, the oldest first.
    pub waiting: Vec<PrintJobId>,
    /// In its printers' queues.
    pub queued: Vec<QueuedJob>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QueuedJob {
    pub id: PrintJobId,
    pub printer: String,
    pub service_job: i64,
    /// What it was sent as.
    pub title: String,
    /// It is to be taken back.
    pub is_called_off: bool,
    /// What the host knows of it: only what differs is news.
    pub state: PrintState,
    pub reasons: Vec<String>,
    pub message: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ClaimPrintJob {
    pub id: PrintJobId,
    pub run: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ClaimedJob {
    pub id: PrintJobId,
    pub printer: String,
    /// What the list of the printer's jobs calls it.
    pub title: String,
    pub copies: i64,
    /// Its receipt is for cash: the drawer opens before it prints.
    pub opens_drawer: bool,
    /// There is no paper, only the drawer.
    pub is_drawer: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReportPrintJob {
    pub id: PrintJobId,
    pub run: String,
    /// None: it was not handed to the printer, and is given back.
    pub state: Option<PrintState>,
    pub trouble: Option<PrintTrouble>,
    pub reasons: Vec<String>,
    pub message: String,
    pub drawer: Option<DrawerState>,
    pub service_job: Option<i64>,
}

/// One that was shut out a moment ago is none any more.
fn station_of(r: &Reader<'_>, session: &Session) -> Result<StationId> {
    let id = session.station_id.ok_or(Refusal::StationUnknown)?;
    let station: Station = r.get(id.0)?;
    if station.is_let_in() { Ok(id) } else { Err(Refusal::StationUnknown.into()) }
}

/// The first word of each run: what the run before had in hand is unknown now.
fn announce_printers(cx: &Write, ask: AnnouncePrinters) -> Result<()> {
    let station = station_of(cx.w, cx.session)?;
    let run = required("run", &ask.run, MAX_NAME_LEN)?;
    let before = cx.w.printers_of_station(station)?;
    let mut next = StationPrinters { printers: checked_printers(ask.printers)?, ..before.clone() };
    // Most computers have no printer, and say so at each start.
    if next != before {
        if next.id.0 == 0 {
            cx.w.insert(&mut next)?;
        } else {
            cx.w.update(&next)?;
        }
    }
    for job in cx.w.unfinished_print_jobs()? {
        if job.of_station(station).is_ok()
            && let Some(lost) = job.left_by_another(&run, cx.now)
        {
            cx.w.update(&lost)?;
        }
    }
    Ok(())
}

/// Asked every second: how the printers stand is kept in mind and in no file.
fn station_print_jobs(cx: &Read, ask: AskStationJobs) -> Result<StationJobs> {
    let station = station_of(cx.r, cx.session)?;
    let shop = cx.shop;
    if shop.presence.set_printers(station, checked_standing(ask.standing), shop.door_time()) {
        shop.db.announce(&["station_printers"]);
    }
    let mut jobs = StationJobs { waiting: Vec::new(), queued: Vec::new() };
    let all = cx.r.unfinished_print_jobs()?;
    for job in all.into_iter().filter(|job| job.of_station(station).is_ok()) {
        if job.state == PrintState::Waiting || job.is_held_by(&ask.run) {
            jobs.waiting.push(job.id);
        } else if let Some(service_job) = job.service_job {
            jobs.queued.push(QueuedJob {
                id: job.id,
                title: job.sent_as(),
                printer: job.address.printer,
                service_job,
                is_called_off: job.is_called_off,
                state: job.state,
                reasons: job.reasons,
                message: job.message,
            });
        }
    }
    Ok(jobs)
}

fn claim_print_job(cx: &Write, ask: ClaimPrintJob) -> Result<ClaimedJob> {
    let by =
        Claimant { station: station_of(cx.w, cx.session)?, run: &required("run", &ask.run, MAX_NAME_LEN)? };
    let job: PrintJob = cx.w.get(ask.id.0)?;
    let edition = papers::edition_now(cx.w, &job);
    let taken = PrintJob { edition, ..job.claimed(by, cx.now)? };
    cx.w.update(&taken)?;
    Ok(ClaimedJob {
        id: taken.id,
        title: taken.sent_as(),
        opens_drawer: drawer::opens(cx.w, &taken)?,
        is_drawer: taken.kind == CASH_DRAWER,
        printer: taken.address.printer,
        copies: taken.copies,
    })
}

fn report_print_job(cx: &Write, ask: ReportPrintJob) -> Result<()> {
    let by =
        Claimant { station: station_of(cx.w, cx.session)?, run: &required("run", &ask.run, MAX_NAME_LEN)? };
    let reasons = ask.reasons.into_iter().take(MAX_REASONS);
    let said = match ask.state {
        None => StationReport::GivenBack,
        Some(state) => StationReport::PrintReport(
            PrintReport {
                state,
                trouble: ask.trouble,
                reasons: reasons
                    .map(|reason| optional("reasons", &reason, MAX_NAME_LEN))
                    .collect::<std::result::Result<_, _>>()?,
                message: ask.message.chars().take(MAX_MESSAGE_LEN).collect(),
                drawer: ask.drawer,
            },
            ask.service_job,
        ),
    };
    let job: PrintJob = cx.w.get(ask.id.0)?;
    if let Some(next) = job.said(by, said, cx.now)? {
        cx.w.update(&next)?;
        drawer::tried(cx.w, &next)?;
    }
    Ok(())
}

/// What a station took, as its printer gets it: the bytes of what is looked at,
/// put right for this printer.
///
/// # Errors
/// Another station's, taken by another run, over by now, or a paper that cannot be made.
pub fn sheet_for_station(
    shop: &Shop,
    station: StationId,
    id: PrintJobId,
    run: &str,
) -> std::result::Result<Vec<u8>, Refusal> {
    let sheet = || -> Result<Vec<u8>> {
        let job: PrintJob = shop.db.read(|r| -> Result<_> { Ok(r.get(id.0)?) })?;
        job.of_station(station)?;
        if !job.is_held_by(run) {
            return Err(Refusal::PrintJobOver { state: job.state }.into());
        }
        made(shop, &job)
    };
    sheet().map_err(|error| shop.refusal("print_document", error))
}

kernel::commands! {
    write announce_printers(AnnouncePrinters) -> (), Public, changes [Printing];
    read station_print_jobs(AskStationJobs) -> StationJobs, Public, shows [Printing Stations];
    write claim_print_job(ClaimPrintJob) -> ClaimedJob, Public, changes [Printing];
    write report_print_job(ReportPrintJob) -> (), Public, changes [Printing];
}
