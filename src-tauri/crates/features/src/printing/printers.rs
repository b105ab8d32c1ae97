//! The printers of the computer that keeps the shop: any seat prints on them.

use documents::PageSize;
use domain::cash_drawer::CashDrawer;
use domain::print_codes::PrintTrouble;
use domain::printer::PrinterCorrection;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use printing::{Document, JobId, JobStatus, Media, PrintError, Printer, PrinterState, Service};
use serde::Serialize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use ts_rs::TS;

/// What prints, as far as it is asked here. A test has printers of its own.
pub trait Printers {
    /// # Errors
    /// No service, or its refusal.
    fn printers(&self) -> std::result::Result<Vec<Printer>, PrintError>;
    /// # Errors
    /// Nothing is printed then.
    fn send(&self, printer: &str, document: &Document<'_>) -> std::result::Result<JobId, PrintError>;
    /// # Errors
    /// No service, or one that knows nothing of the job.
    fn job_state(&self, printer: &str, job: JobId) -> std::result::Result<JobStatus, PrintError>;
    /// # Errors
    /// No service, one that knows nothing of the job, or a job that is over.
    fn cancel(&self, printer: &str, job: JobId) -> std::result::Result<(), PrintError>;
    /// # Errors
    /// No service or printer, or one that takes nothing but papers.
    fn open_drawer(&self, printer: &str) -> std::result::Result<(), PrintError>;
}

impl Printers for Service {
    fn printers(&self) -> std::result::Result<Vec<Printer>, PrintError> {
        Self::printers(self)
    }
    fn send(&self, printer: &str, document: &Document<'_>) -> std::result::Result<JobId, PrintError> {
        Self::send(self, printer, document)
    }
    fn job_state(&self, printer: &str, job: JobId) -> std::result::Result<JobStatus, PrintError> {
        Self::job_state(self, printer, job)
    }
    fn cancel(&self, printer: &str, job: JobId) -> std::result::Result<(), PrintError> {
        Self::cancel(self, printer, job)
    }
    fn open_drawer(&self, printer: &str) -> std::result::Result<(), PrintError> {
        Self::open_drawer(self, printer)
    }
}

type AnyPrinters = Arc<dyn Printers + Send + Sync>;

static SERVICE: OnceLock<AnyPrinters> = OnceLock::new();

/// Other printers than those of this computer, for a test that has its own; said
/// before anything is printed.
pub fn print_through(printers: AnyPrinters) {
    let _ = SERVICE.set(printers);
}

pub(super) fn service() -> AnyPrinters {
    SERVICE.get_or_init(|| Arc::new(Service::system())).clone()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrinterStands {
    Idle,
    Printing,
    /// It prints nothing until somebody sees to it; papers wait.
    Stopped,
    /// It takes no papers.
    Closed,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PrinterRow {
    /// What it is called when something is sent to it.
    pub name: String,
    /// What a person wrote about it and where it stands; either may be empty.
    pub info: String,
    pub location: String,
    pub is_default: bool,
    pub stands: PrinterStands,
    pub reasons: Vec<String>,
    pub message: String,
    /// Which of our sizes it takes.
    #[ts(type = "PaperSize[]")]
    pub sizes: Vec<&'static str>,
    pub correction: PrinterCorrection,
    /// Whether that does anything.
    pub is_corrected: bool,
    /// Whether a cash drawer hangs on it.
    pub drawer: CashDrawer,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PrintersHere {
    pub printers: Vec<PrinterRow>,
    /// Without a print service there is nothing to list; a person prints by the
    /// system's own dialog.
    pub trouble: Option<PrintTrouble>,
}

/// # Errors
/// The file cannot be read. A computer that cannot print is an answer.
pub fn printers(cx: &Read, _: AskNothing) -> Result<PrintersHere> {
    let listed = match listed() {
        Ok(listed) => listed,
        Err(error) => {
            tracing::info!(%error, "the printers of this computer cannot be listed");
            return Ok(PrintersHere { printers: Vec::new(), trouble: Some(trouble_of(&error)) });
        }
    };
    let (corrections, drawers) = (cx.r.printer_corrections()?, cx.r.cash_drawers()?);
    let row = |printer: Printer| {
        let known = corrections.iter().find(|known| known.printer == printer.name);
        let correction = known.cloned().unwrap_or_else(|| PrinterCorrection::none(&printer.name));
        let fitted = drawers.iter().find(|known| known.printer == printer.name);
        let drawer = fitted.cloned().unwrap_or_else(|| CashDrawer::none(&printer.name));
        row_of(printer, correction, drawer)
    };
    Ok(PrintersHere { printers: listed.into_iter().map(row).collect(), trouble: None })
}

fn row_of(printer: Printer, correction: PrinterCorrection, drawer: CashDrawer) -> PrinterRow {
    let takes = |size: &PageSize| media_of(*size).is_some_and(|media| printer.takes(media));
    PrinterRow {
        stands: match printer.state {
            _ if !printer.is_accepting => PrinterStands::Closed,
            PrinterState::Idle => PrinterStands::Idle,
            PrinterState::Processing => PrinterStands::Printing,
            PrinterState::Stopped => PrinterStands::Stopped,
        },
        sizes: PageSize::ALL.iter().filter(|size| takes(size)).map(|size| size.name()).collect(),
        name: printer.name,
        info: printer.info,
        location: printer.location,
        is_default: printer.is_default,
        reasons: printer.reasons,
        message: printer.message.unwrap_or_default(),
        is_corrected: !correction.is_none(),
        correction,
        drawer,
    }
}

/// A roll is as long as what stands on it; whether a printer has one shows at
/// about the length of a receipt.
fn media_of(size: PageSize) -> Option<Media> {
    const RECEIPT: f64 = 400.0;
    let (width, height) = size.points();
    Some(Media::of_points(width, height.unwrap_or(RECEIPT)))
}

/// Drivers of a network printer may be long to answer, and the list is asked for
/// whenever a paper is opened: one that is a moment old is as good.
fn listed() -> std::result::Result<Vec<Printer>, PrintError> {
    const A_MOMENT: Duration = Duration::from_secs(2);
    static KEPT: Mutex<Option<(Instant, Vec<Printer>)>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((at, printers)) = kept.as_ref()
        && at.elapsed() < A_MOMENT
    {
        return Ok(printers.clone());
    }
    *kept = None;
    let printers = service().printers()?;
    *kept = Some((Instant::now(), printers.clone()));
    Ok(printers)
}

pub(super) const fn trouble_of(error: &PrintError) -> PrintTrouble {
    match error {
        PrintError::NoService { .. } | PrintError::BadAddress(_) => PrintTrouble::NoService,
        PrintError::NoSuchPrinter(_) => PrintTrouble::NoSuchPrinter,
        PrintError::NoSuchMedia { .. } => PrintTrouble::NoSuchMedia,
        PrintError::WouldIgnore { .. } => PrintTrouble::WouldIgnore,
        PrintError::NoPdf { .. } => PrintTrouble::NoPdf,
        PrintError::NotAccepting { .. } => PrintTrouble::NotAccepting,
        PrintError::NotAllowed(_) => PrintTrouble::NotAllowed,
        PrintError::BrokeOff(_) => PrintTrouble::BrokeOff,
        _ => PrintTrouble::Refused,
    }
}

kernel::commands! {
    read printers(AskNothing) -> PrintersHere, SignedIn, shows [Printing];
}
