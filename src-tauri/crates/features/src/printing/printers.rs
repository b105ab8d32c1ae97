//! The printers of the shop: those of the computer that keeps it, and those its
//! stations offer. Any seat prints on them.

use documents::PageSize;
use domain::cash_drawer::CashDrawer;
use domain::print_codes::{PrintTrouble, PrinterStatus};
use domain::printer::PrinterCorrection;
use domain::printer_address::PrinterAddress;
use domain::refusal::Refusal;
use domain::station::Station;
use domain::station_printers::{PrinterStanding, StationPrinter};
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use printing::{Document, JobId, JobStatus, Media, PrintError, Printer, PrinterState, SentJob, Service};
use serde::Serialize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use storage::Reader;
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
    fn job_state(&self, printer: &str, job: SentJob<'_>) -> std::result::Result<JobStatus, PrintError>;
    /// # Errors
    /// No service, one that knows nothing of the job, or a job that is over.
    fn cancel(&self, printer: &str, job: SentJob<'_>) -> std::result::Result<(), PrintError>;
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
    fn job_state(&self, printer: &str, job: SentJob<'_>) -> std::result::Result<JobStatus, PrintError> {
        Self::job_state(self, printer, job)
    }
    fn cancel(&self, printer: &str, job: SentJob<'_>) -> std::result::Result<(), PrintError> {
        Self::cancel(self, printer, job)
    }
    fn open_drawer(&self, printer: &str) -> std::result::Result<(), PrintError> {
        Self::open_drawer(self, printer)
    }
}

pub type AnyPrinters = Arc<dyn Printers + Send + Sync>;

static SERVICE: OnceLock<AnyPrinters> = OnceLock::new();

/// Other printers than those of this computer, for a test that has its own; said
/// before anything is printed.
pub fn print_through(printers: AnyPrinters) {
    let _ = SERVICE.set(printers);
}

/// What prints at this computer, for who prints at a station.
pub fn this_computer() -> AnyPrinters {
    service()
}

pub(super) fn service() -> AnyPrinters {
    SERVICE.get_or_init(|| Arc::new(Service::system())).clone()
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PrinterRow {
    #[serde(flatten)]
    pub address: PrinterAddress,
    /// What its station is called; none is the computer that keeps the shop.
    pub printer_at_name: Option<String>,
    /// It hangs on the computer at which it is asked for.
    pub is_own: bool,
    /// What a person wrote about it and where it stands; either may be empty.
    pub info: String,
    pub location: String,
    pub is_default: bool,
    pub status: PrinterStatus,
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
    /// Those of the computer that keeps the shop first, then by station.
    pub printers: Vec<PrinterRow>,
    /// Without a print service at that computer none of its own is listed; a person
    /// prints by the system's own dialog.
    pub trouble: Option<PrintTrouble>,
}

/// # Errors
/// The file cannot be read. A computer that cannot print is an answer.
pub fn printers(cx: &Read, _: AskNothing) -> Result<PrintersHere> {
    let (listed, trouble) = match listed() {
        Ok(listed) => (listed, None),
        Err(error) => {
            tracing::info!(%error, "the printers of this computer cannot be listed");
            (Vec::new(), Some(trouble_of(&error)))
        }
    };
    let mut rows: Vec<PrinterRow> = listed.into_iter().map(row_here).collect();
    let offered = cx.r.printers_of_stations()?;
    for station in cx.r.stations()?.into_iter().filter(Station::is_let_in) {
        let Some(own) = offered.iter().find(|offered| offered.station_id == station.id) else { continue };
        let standing = cx.shop.presence.printers_of(station.id, cx.shop.clock.now());
        rows.extend(own.printers.iter().map(|printer| row_there(&station, printer, standing.as_deref())));
    }
    let (corrections, drawers) = (cx.r.printer_corrections()?, cx.r.cash_drawers()?);
    for row in &mut rows {
        row.is_own = row.address.printer_at == cx.session.station_id;
        if let Some(known) = corrections.iter().find(|known| known.address == row.address) {
            row.correction = known.clone();
            row.is_corrected = !known.is_none();
        }
        if let Some(known) = drawers.iter().find(|known| known.address == row.address) {
            row.drawer = known.clone();
        }
    }
    Ok(PrintersHere { printers: rows, trouble })
}

/// As nobody measured it and nothing hangs on it.
fn bare(address: PrinterAddress, status: PrinterStatus) -> PrinterRow {
    PrinterRow {
        printer_at_name: None,
        is_own: false,
        info: String::new(),
        location: String::new(),
        is_default: false,
        status,
        reasons: Vec::new(),
        message: String::new(),
        sizes: Vec::new(),
        correction: PrinterCorrection::none(&address),
        is_corrected: false,
        drawer: CashDrawer::none(&address),
        address,
    }
}

fn row_here(printer: Printer) -> PrinterRow {
    let bare = bare(PrinterAddress::here(&printer.name), status_of(&printer));
    PrinterRow {
        sizes: sizes_of(&printer),
        info: printer.info,
        location: printer.location,
        is_default: printer.is_default,
        reasons: printer.reasons,
        message: printer.message.unwrap_or_default(),
        ..bare
    }
}

/// How it stands is known as long as its station is there.
fn row_there(
    station: &Station,
    printer: &StationPrinter,
    standing: Option<&[PrinterStanding]>,
) -> PrinterRow {
    let said = standing.and_then(|all| all.iter().find(|one| one.printer == printer.printer));
    let bare = bare(
        PrinterAddress::of(Some(station.id), &printer.printer),
        said.map_or(PrinterStatus::Away, |said| said.status),
    );
    let sizes = PageSize::ALL.into_iter().map(PageSize::name);
    PrinterRow {
        printer_at_name: Some(station.name.clone()),
        info: printer.info.clone(),
        location: printer.location.clone(),
        is_default: printer.is_default,
        reasons: said.map(|said| said.reasons.clone()).unwrap_or_default(),
        message: said.map(|said| said.message.clone()).unwrap_or_default(),
        sizes: sizes.filter(|size| printer.sizes.iter().any(|taken| taken == size)).collect(),
        ..bare
    }
}

pub(super) const fn status_of(printer: &Printer) -> PrinterStatus {
    match printer.state {
        _ if !printer.is_accepting => PrinterStatus::Closed,
        PrinterState::Idle => PrinterStatus::Idle,
        PrinterState::Processing => PrinterStatus::Printing,
        PrinterState::Stopped => PrinterStatus::Stopped,
    }
}

pub(super) fn sizes_of(printer: &Printer) -> Vec<&'static str> {
    let takes = |size: &PageSize| media_of(*size).is_some_and(|media| printer.takes(media));
    PageSize::ALL.iter().filter(|size| takes(size)).map(|size| size.name()).collect()
}

/// A printer that may be sent to: of this computer, or of a station that is let in.
///
/// # Errors
/// It has no name, or its station is shut out.
pub(super) fn there(r: &Reader<'_>, address: PrinterAddress) -> Result<PrinterAddress> {
    if let Some(id) = address.printer_at {
        let gone = Refusal::NotFound { entity: "station".to_owned(), id: id.0 };
        let station: Station = r.get(id.0)?;
        if !station.is_let_in() {
            return Err(gone.into());
        }
    }
    Ok(address.checked()?)
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
    read printers(AskNothing) -> PrintersHere, SignedIn, shows [Printing Stations];
}
