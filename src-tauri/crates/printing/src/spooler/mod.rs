//! Printing through the spooler of Windows, by the driver of the printer: what
//! Windows itself draws of a PDF, on a paper that the driver said it has.

mod ticket;
mod winspool;

use crate::drawer;
use crate::error::PrintError;
use crate::job::{Document, JobId, JobState, JobStatus, SentJob};
use crate::printer::{Printer, PrinterState};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use ticket::Paper;
use windows::Win32::Foundation::{
    ERROR_ACCESS_DENIED, ERROR_INVALID_DATATYPE, ERROR_INVALID_PARAMETER, ERROR_INVALID_PRINTER_NAME,
};
use windows::Win32::Graphics::Printing as flags;
use winprint::printer::{FilePrinter, FindDeviceError, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winspool::{Described, Queue};

/// What a queue or a job may be short of, in the keywords that IPP has for it.
const OF_A_PRINTER: [(u32, &str); 13] = [
    (flags::PRINTER_STATUS_PAUSED, "paused"),
    (flags::PRINTER_STATUS_PAPER_OUT, "media-empty"),
    (flags::PRINTER_STATUS_PAPER_JAM, "media-jam"),
    (flags::PRINTER_STATUS_PAPER_PROBLEM, "media-needed"),
    (flags::PRINTER_STATUS_MANUAL_FEED, "media-needed"),
    (flags::PRINTER_STATUS_OFFLINE, "offline"),
    (flags::PRINTER_STATUS_NOT_AVAILABLE, "offline"),
    (flags::PRINTER_STATUS_SERVER_OFFLINE, "offline"),
    (flags::PRINTER_STATUS_DOOR_OPEN, "door-open"),
    (flags::PRINTER_STATUS_NO_TONER, "marker-supply-empty"),
    (flags::PRINTER_STATUS_OUTPUT_BIN_FULL, "output-area-full"),
    (flags::PRINTER_STATUS_USER_INTERVENTION, "user-intervention"),
    (flags::PRINTER_STATUS_ERROR, "other-error"),
];
const OF_A_JOB: [(u32, &str); 5] = [
    (flags::JOB_STATUS_PAPEROUT, "media-empty"),
    (flags::JOB_STATUS_OFFLINE, "offline"),
    (flags::JOB_STATUS_USER_INTERVENTION, "user-intervention"),
    (flags::JOB_STATUS_BLOCKED_DEVQ, "blocked-by-driver"),
    (flags::JOB_STATUS_ERROR, "other-error"),
];

/// Ports that are no printer: what is sent to one opens a window that asks where
/// to put a file.
const ASK_FOR_A_FILE: [&str; 3] = ["PORTPROMPT:", "FILE:", "XPSPort:"];

/// The spooler gives a job no number before it is in the queue: of two papers
/// sent at the same time nobody could tell which job is which.
static SENDING: Mutex<()> = Mutex::new(());

/// The print service of this computer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Service;

impl Service {
    #[must_use]
    pub const fn system() -> Self {
        Self
    }

    /// # Errors
    /// The spooler is stopped or refuses.
    pub fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        let queues = winspool::queues().map_err(|error| spooler(&error))?;
        let default = PrinterDevice::user_default().ok().flatten();
        let silent = queues.into_iter().filter(|queue| !ASK_FOR_A_FILE.contains(&queue.port.as_str()));
        let listed = silent.map(|queue| {
            // A driver that does not answer still has a name to choose.
            let paper =
                PrinterDevice::by_os_name(&queue.name).ok().and_then(|device| Paper::of(&device).ok());
            Printer {
                is_default: default.as_ref().is_some_and(|default| default.name() == queue.name),
                state: state_of(&queue),
                reasons: reasons_of(&queue),
                message: None,
                is_accepting: queue.status & flags::PRINTER_STATUS_PENDING_DELETION == 0,
                media: paper.map(|paper| paper.offers()).unwrap_or_default(),
                info: queue.comment,
                location: queue.location,
                name: queue.name,
            }
        });
        Ok(listed.collect())
    }

    /// Hands a paper to a printer. It is not printed then: what becomes of it, and
    /// whether it waits for a printer that stands, `job_state` says.
    ///
    /// # Errors
    /// No spooler or printer, a printer that takes no jobs or has no paper of that
    /// size. Nothing is printed then, nor will be. `NoSuchJob` alone is another
    /// matter: the paper was taken and gone before it could be followed.
    pub fn send(&self, printer: &str, document: &Document<'_>) -> Result<JobId, PrintError> {
        let device = PrinterDevice::by_os_name(printer).map_err(|error| match error {
            FindDeviceError::NotFound => PrintError::NoSuchPrinter(printer.to_owned()),
            other => PrintError::Refused(other.to_string()),
        })?;
        let queue = open(printer)?;
        let described = queue.described().map_err(|error| spooler(&error))?;
        if described.is_some_and(|queue| queue.status & flags::PRINTER_STATUS_PENDING_DELETION != 0) {
            let reasons = vec!["pending-deletion".to_owned()];
            return Err(PrintError::NotAccepting { printer: printer.to_owned(), reasons, message: None });
        }
        let ticket = Paper::of(&device)?.ticket(&device, document)?;
        let file = File::written(document).map_err(PrintError::BrokeOff)?;

        let _alone = SENDING.lock().unwrap_or_else(PoisonError::into_inner);
        let before: Vec<u32> = jobs(&queue).iter().map(|job| job.number).collect();
        let mut job = None;
        let mut look = || {
            let new = jobs(&queue)
                .into_iter()
                .find(|job| job.document == file.name && !before.contains(&job.number));
            job = job.or_else(|| {
                let number = new?.number;
                // The spooler forgets a job as soon as it is printed, and one that was
                // deleted as well: it is told to keep ours until we know.
                let _ = queue.command(number, flags::JOB_CONTROL_RETAIN);
                Some(JobId::new(number))
            });
        };
        let printed = WinPdfPrinter::new(device).print_with_progress(&file.path, ticket, &mut |_| {
            look();
            ControlFlow::Continue(())
        });
        look();
        match (printed, job) {
            (Ok(_), Some(job)) => Ok(job),
            (Ok(PrintOutcome::Completed), None) => {
                Err(PrintError::NoSuchJob { printer: printer.to_owned(), job: JobId::new(0) })
            }
            (Ok(PrintOutcome::Canceled), None) => {
                Err(PrintError::Refused("cancelled while it was spooled".to_owned()))
            }
            // What broke off is deleted from the queue by then.
            (Err(error), _) => Err(PrintError::Refused(causes(&error))),
        }
    }

    /// Opens the cash drawer that hangs on a receipt printer. Whether anything hangs
    /// there no printer says.
    ///
    /// # Errors
    /// No spooler or printer, or one whose driver lets nothing through as it is.
    pub fn open_drawer(&self, printer: &str) -> Result<(), PrintError> {
        let queue = open(printer)?;
        queue.pass_on(drawer::TITLE, &drawer::OPENS).map_err(|error| {
            if error.code() == ERROR_INVALID_DATATYPE.to_hresult() {
                PrintError::NoRawBytes { printer: printer.to_owned() }
            } else {
                spooler(&error)
            }
        })
    }

    /// Reporting a job as over releases it from the queue: asked again, the
    /// spooler does not know it.
    ///
    /// # Errors
    /// No spooler, or one that knows nothing of the job.
    pub fn job_state(&self, printer: &str, job: SentJob<'_>) -> Result<JobStatus, PrintError> {
        let queue = open(printer)?;
        let found = found(&queue, printer, job)?;
        let described = queue.described().map_err(|error| spooler(&error))?;
        let mut reasons = named(found.status, &OF_A_JOB);
        let state = state_of_job(found.status, described.as_ref().map(state_of));
        if state.is_over() {
            let _ = queue.command(job.id.number(), flags::JOB_CONTROL_RELEASE);
        } else if let Some(queue) = &described {
            reasons.extend(reasons_of(queue));
            reasons.dedup();
        }
        Ok(JobStatus { state, reasons, message: found.message })
    }

    /// Takes a job back. What is on paper already stays there.
    ///
    /// # Errors
    /// No spooler, one that knows nothing of the job, or a job that is over.
    pub fn cancel(&self, printer: &str, job: SentJob<'_>) -> Result<(), PrintError> {
        let queue = open(printer)?;
        let found = found(&queue, printer, job)?;
        if state_of_job(found.status, None).is_over() {
            return Err(PrintError::AlreadyOver { job: job.id });
        }
        // We asked the spooler to keep the job after printing, so a deleted one
        // would stay in the queue.
        let _ = queue.command(job.id.number(), flags::JOB_CONTROL_RELEASE);
        let no_such = || PrintError::NoSuchJob { printer: printer.to_owned(), job: job.id };
        queue.command(job.id.number(), flags::JOB_CONTROL_DELETE).map_err(|error| of_job(&error, no_such))
    }
}

/// A job that is ours: the spooler names it after the file it was sent as.
fn found(queue: &Queue, printer: &str, job: SentJob<'_>) -> Result<winspool::Job, PrintError> {
    let no_such = || PrintError::NoSuchJob { printer: printer.to_owned(), job: job.id };
    let found = queue.job(job.id.number()).map_err(|error| of_job(&error, no_such))?;
    found.filter(|found| found.document == file_name(job.title)).ok_or_else(no_such)
}

fn open(printer: &str) -> Result<Queue, PrintError> {
    Queue::open(printer).map_err(|error| {
        if error.code() == ERROR_INVALID_PRINTER_NAME.to_hresult() {
            PrintError::NoSuchPrinter(printer.to_owned())
        } else {
            spooler(&error)
        }
    })
}

fn jobs(queue: &Queue) -> Vec<winspool::Job> {
    queue.jobs().unwrap_or_default()
}

/// What the spooler says when it does not run: `RPC_S_SERVER_UNAVAILABLE`.
const NOT_RUNNING: u32 = 1722;

fn spooler(error: &windows::core::Error) -> PrintError {
    if error.code() == windows::core::HRESULT::from_win32(NOT_RUNNING) {
        let source = io::Error::other(error.message());
        PrintError::NoService { place: "the spooler of Windows".to_owned(), source }
    } else if error.code() == ERROR_ACCESS_DENIED.to_hresult() {
        PrintError::NotAllowed(error.message())
    } else {
        PrintError::Refused(error.message())
    }
}

fn of_job(error: &windows::core::Error, no_such: impl FnOnce() -> PrintError) -> PrintError {
    if error.code() == ERROR_INVALID_PARAMETER.to_hresult() { no_such() } else { spooler(error) }
}

/// The error with what caused it, the deepest last: the outer ones only say where.
fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn named(status: u32, words: &[(u32, &str)]) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for (flag, word) in words {
        if status & flag != 0 && !named.iter().any(|other| other == word) {
            named.push((*word).to_owned());
        }
    }
    named
}

fn reasons_of(queue: &Described) -> Vec<String> {
    let mut reasons = named(queue.status, &OF_A_PRINTER);
    if queue.attributes & flags::PRINTER_ATTRIBUTE_WORK_OFFLINE != 0
        && !reasons.iter().any(|why| why == "offline")
    {
        reasons.push("offline".to_owned());
    }
    reasons
}

fn state_of(queue: &Described) -> PrinterState {
    // Whatever a printer is short of, it does not print until somebody sees to it.
    if !reasons_of(queue).is_empty() {
        PrinterState::Stopped
    } else if queue.status & (flags::PRINTER_STATUS_PRINTING | flags::PRINTER_STATUS_PROCESSING) != 0 {
        PrinterState::Processing
    } else {
        PrinterState::Idle
    }
}

fn state_of_job(status: u32, printer: Option<PrinterState>) -> JobState {
    let is = |flags: u32| status & flags != 0;
    if is(flags::JOB_STATUS_DELETED | flags::JOB_STATUS_DELETING) {
        JobState::Cancelled
    } else if is(flags::JOB_STATUS_PRINTED | flags::JOB_STATUS_COMPLETE) {
        // Most printers on a cable never say more than that they took it all.
        JobState::Completed
    } else if !named(status, &OF_A_JOB).is_empty() {
        JobState::Stopped
    } else if is(flags::JOB_STATUS_PAUSED) {
        JobState::Held
    } else if printer == Some(PrinterState::Stopped) {
        JobState::Stopped
    } else if is(flags::JOB_STATUS_PRINTING
        | flags::JOB_STATUS_SPOOLING
        | flags::JOB_STATUS_RENDERING_LOCALLY)
    {
        JobState::Processing
    } else {
        JobState::Pending
    }
}

/// The paper as a file, which Windows reads it from and names the job after.
struct File {
    name: String,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl File {
    fn written(document: &Document<'_>) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("workbay-print").tempdir()?;
        let name = file_name(document.title);
        let path = Path::new(folder.path()).join(&name);
        std::fs::write(&path, document.pdf)?;
        Ok(Self { name, path, _folder: folder })
    }
}

/// A title without what no file of Windows may be called.
fn file_name(title: &str) -> String {
    let sign = |sign: char| if sign.is_control() || "\\/:*?\"<>|".contains(sign) { '_' } else { sign };
    let name: String = title.chars().map(sign).take(80).collect();
    let name = name.trim_matches([' ', '.']);
    // `CON.pdf` is a device; a paper's title is none.
    format!("{}.pdf", if name.is_empty() { "workbay" } else { name })
}

#[cfg(test)]
mod tests {
    use super::{Service, file_name, flags, state_of_job};
    use crate::error::PrintError;
    use crate::job::{Document, JobId, JobState, SentJob};
    use crate::media::Media;
    use crate::printer::PrinterState;

    #[test]
    fn a_job_is_where_its_flags_say() {
        for (status, printer, expect) in [
            (0, PrinterState::Idle, JobState::Pending),
            (0, PrinterState::Stopped, JobState::Stopped),
            (flags::JOB_STATUS_SPOOLING, PrinterState::Idle, JobState::Processing),
            (
                flags::JOB_STATUS_PRINTING | flags::JOB_STATUS_PAPEROUT,
                PrinterState::Processing,
                JobState::Stopped,
            ),
            (flags::JOB_STATUS_PAUSED, PrinterState::Idle, JobState::Held),
            (flags::JOB_STATUS_PRINTED | flags::JOB_STATUS_RETAINED, PrinterState::Idle, JobState::Completed),
            (
                flags::JOB_STATUS_DELETING | flags::JOB_STATUS_PRINTING,
                PrinterState::Idle,
                JobState::Cancelled,
            ),
        ] {
            assert_eq!(state_of_job(status, Some(printer)), expect, "{status:#x} {printer:?}");
        }
    }

    #[test]
    fn titles_become_names_of_files() {
        for (title, expect) in [
            ("结算单 JS-0001", "结算单 JS-0001.pdf"),
            ("粤B/12345: \"a\"", "粤B_12345_ _a_.pdf"),
            (" ..", "workbay.pdf"),
        ] {
            assert_eq!(file_name(title), expect);
        }
    }

    #[test]
    fn the_spooler_answers_and_knows_no_printer_that_is_not_there() {
        let service = Service::system();
        let name = format!("workbay-missing-{}", std::process::id());
        let printers = service.printers().expect("the spooler answers");
        assert!(
            printers.iter().all(|printer| printer.name != name && !printer.name.is_empty()),
            "{printers:?}"
        );
        let document =
            Document { title: "结算单", pdf: b"%PDF", media: Media::of_points(684.0, 396.0), copies: 1 };
        let refused = service.send(&name, &document);
        assert!(
            matches!(&refused, Err(PrintError::NoSuchPrinter(missing)) if *missing == name),
            "{refused:?}"
        );
        let unknown = service.job_state(&name, SentJob { id: JobId::new(1), title: document.title });
        assert!(matches!(unknown, Err(PrintError::NoSuchPrinter(_))), "{unknown:?}");
    }
}
