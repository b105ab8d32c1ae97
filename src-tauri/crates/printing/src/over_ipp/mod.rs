//! Printing through a service that speaks IPP: the CUPS of this computer, or a
//! printer of the network by itself.

mod attributes;
mod http;
mod media_names;
mod place;
mod request;

use crate::drawer;
use crate::error::PrintError;
use crate::job::{Document, JobId, JobState, JobStatus, SentJob};
use crate::media;
use crate::printer::{Printer, PrinterState};
use attributes::Attributes;
use ipp::model::Operation;
use ipp::value::IppValue;
use place::Place;
use request::{About, Answer, Request, collection, escaped, keyword, name, within_a_name};

const ABOUT_A_PRINTER: [&str; 12] = [
    "printer-name",
    "printer-dns-sd-name",
    "printer-info",
    "printer-location",
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "media-supported",
    "media-size-supported",
    // Large, and not among `all`: it has to be named.
    "media-col-database",
    "print-scaling-supported",
];

const ABOUT_A_JOB: [&str; 6] = [
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-state-message",
    // What the printer said while it printed this job; CUPS alone keeps it.
    "job-printer-state-reasons",
    "job-printer-state-message",
];

/// Where printers are asked for and jobs are sent to.
#[derive(Clone, Debug)]
pub struct Service {
    /// Tried one after the other.
    places: Vec<Place>,
    /// The path of the one printer that answers there, where it is no CUPS.
    printer: Option<String>,
    /// Who sends; a job may be cancelled by whoever sent it.
    user: String,
}

impl Service {
    /// The print service of this computer.
    #[must_use]
    pub fn system() -> Self {
        let named = std::env::var("CUPS_SERVER").ok();
        Self { places: Place::of_this_computer(named.as_deref()), printer: None, user: user() }
    }

    /// The service at an address: `/run/cups/cups.sock` and `ipp://host:631` are a
    /// CUPS, `ipp://host:631/ipp/print` is one printer by itself.
    ///
    /// # Errors
    /// What is no such address; one that asks for encryption is none.
    pub fn at(address: &str) -> Result<Self, PrintError> {
        let bad = || PrintError::BadAddress(address.to_owned());
        if address.starts_with('/') {
            return Ok(Self { places: vec![Place::Socket(address.into())], printer: None, user: user() });
        }
        let rest =
            address.strip_prefix("ipp://").or_else(|| address.strip_prefix("http://")).ok_or_else(bad)?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let place = Place::parsed(authority).ok_or_else(bad)?;
        let printer = (path.len() > 1).then(|| path.to_owned());
        Ok(Self { places: vec![place], printer, user: user() })
    }

    /// # Errors
    /// No service, or its refusal.
    pub fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        if self.printer.is_some() {
            return Ok(self
                .described("", &ABOUT_A_PRINTER)?
                .printers()
                .filter_map(|said| printer(said, None))
                .collect());
        }
        let asked = |operation, attributes: &[&'static str]| {
            let request = self.request(operation, "/")?.asking_for(attributes);
            match request.send(&self.places, &[], &About::Printer("")) {
                // CUPS answers this way when it has no printers.
                Err(PrintError::NoSuchPrinter(_)) => Ok(None),
                answer => answer.map(Some),
            }
        };
        let Some(answer) = asked(Operation::CupsGetPrinters, &ABOUT_A_PRINTER)? else {
            return Ok(Vec::new());
        };
        let default = asked(Operation::CupsGetDefault, &["printer-name"])?
            .and_then(|answer| answer.printers().find_map(|said| said.text("printer-name")));
        Ok(answer.printers().filter_map(|said| printer(said, default.as_deref())).collect())
    }

    /// Hands a paper to a printer. It is not printed then: what becomes of it, and
    /// whether it waits for a printer that stands, `job_state` says.
    ///
    /// # Errors
    /// No service or printer, a printer that takes no jobs, has no media of that
    /// size or does not take PDF. Nothing is printed then, nor will be.
    pub fn send(&self, printer: &str, document: &Document<'_>) -> Result<JobId, PrintError> {
        let Preparation { media, knows_scaling } = self.prepared(printer, document)?;
        let side = |side: u32| IppValue::Integer(i32::try_from(side).unwrap_or(i32::MAX));
        let size = collection([("x-dimension", side(media.width())), ("y-dimension", side(media.height()))]);
        let mut request = self
            .request(Operation::CreateJob, &self.path_of(printer))?
            .with("job-name", name(document.title))
            .for_the_job("media-col", collection([("media-size", size)]));
        // Every printer makes one copy, also one that does not know the
        // attribute.
        if document.copies > 1 {
            request = request.for_the_job("copies", IppValue::Integer(document.copies.into()));
        }
        if knows_scaling {
            request = request.for_the_job("print-scaling", keyword("none"));
        }
        let answer = match request.send(&self.places, &[], &About::Printer(printer)) {
            Err(PrintError::WouldIgnore { attributes, .. }) if of_media(&attributes) => {
                return Err(PrintError::NoSuchMedia { printer: printer.to_owned(), wanted: document.media });
            }
            answer => answer?,
        };
        let number =
            answer.job().and_then(|said| said.number("job-id")).and_then(|id| u32::try_from(id).ok());
        let job =
            JobId::new(number.ok_or_else(|| PrintError::Unreadable("a job without a number".to_owned()))?);
        // The job has a number before the first byte of it is sent: whatever goes
        // wrong from here on, it can be taken back.
        if let Err(refusal) = self.agreed(printer, document, &answer) {
            let _ = self.take_out(printer, job);
            return Err(refusal);
        }
        match self.hand_over(printer, job, document.pdf) {
            Ok(()) => Ok(job),
            Err(error) => match self.take_out(printer, job) {
                Ok(()) | Err(PrintError::NoSuchJob { .. }) => Err(error),
                // Perhaps all of it arrived and only the answer was lost. Whoever sent it
                // again could print it twice; whoever follows it learns what it is.
                Err(_) => Ok(job),
            },
        }
    }

    /// Opens the cash drawer that hangs on a receipt printer. Whether anything hangs
    /// there no printer says.
    ///
    /// # Errors
    /// No service or printer, one that takes no jobs, or nothing but papers.
    pub fn open_drawer(&self, printer: &str) -> Result<(), PrintError> {
        const RAW: &str = "application/vnd.cups-raw";
        let answer = self.described(printer, &["document-format-supported"])?;
        let formats = answer.printers().next().map(|said| said.texts("document-format-supported"));
        if !formats.is_some_and(|formats| formats.iter().any(|format| format == RAW)) {
            return Err(PrintError::NoRawBytes { printer: printer.to_owned() });
        }
        let format = ipp::value::IppMimeMediaTypeLiteral::const_new(RAW).into();
        let request = self
            .request(Operation::PrintJob, &self.path_of(printer))?
            .with("job-name", name(drawer::TITLE))
            .with("document-format", IppValue::MimeMediaType(format));
        request.send(&self.places, &drawer::OPENS, &About::Printer(printer)).map(drop)
    }

    /// # Errors
    /// No service, or one that knows nothing of the job.
    pub fn job_state(&self, printer: &str, job: SentJob<'_>) -> Result<JobStatus, PrintError> {
        let answer = self.described_job(printer, job, &ABOUT_A_JOB)?;
        let said = job_in(&answer)?;
        let state = match said.number("job-state") {
            Some(3) => JobState::Pending,
            Some(4) => JobState::Held,
            Some(5) => JobState::Processing,
            Some(6) => JobState::Stopped,
            Some(7) => JobState::Cancelled,
            Some(8) => JobState::Aborted,
            Some(9) => JobState::Completed,
            state => return Err(PrintError::Unreadable(format!("a job in the state {state:?}"))),
        };
        let mut status = JobStatus {
            state,
            reasons: said.reasons("job-state-reasons"),
            message: said.text("job-printer-state-message").or_else(|| said.text("job-state-message")),
        };
        add(&mut status.reasons, said.reasons("job-printer-state-reasons"));
        if !state.is_over() {
            let answer = self.described(printer, &ABOUT_A_PRINTER[4..7])?;
            if let Some(said) = answer.printers().next() {
                let reasons = said.reasons("printer-state-reasons");
                let stands = printer_state(said) == PrinterState::Stopped;
                // A printer that lacks nothing only says that it prints.
                if stands || !reasons.is_empty() {
                    status.message = said.text("printer-state-message").or(status.message);
                }
                add(&mut status.reasons, reasons);
                if stands && state == JobState::Pending {
                    status.state = JobState::Stopped;
                }
            }
        }
        Ok(status)
    }

    /// Takes a job back. What is on paper already stays there.
    ///
    /// # Errors
    /// No service, one that knows nothing of the job, or a job that is over.
    pub fn cancel(&self, printer: &str, job: SentJob<'_>) -> Result<(), PrintError> {
        self.described_job(printer, job, &["job-name"])?;
        self.take_out(printer, job.id)
    }

    /// What it says of a job that is ours.
    fn described_job(
        &self,
        printer: &str,
        job: SentJob<'_>,
        attributes: &[&'static str],
    ) -> Result<Answer, PrintError> {
        let request = self.about_job(Operation::GetJobAttributes, printer, job.id)?.asking_for(attributes);
        let answer = request.send(&self.places, &[], &About::Job(printer, job.id))?;
        // CUPS tells the title of a job to nobody but its owner: one without is not ours.
        if job_in(&answer)?.text("job-name").as_deref() != Some(within_a_name(job.title)) {
            return Err(PrintError::NoSuchJob { printer: printer.to_owned(), job: job.id });
        }
        Ok(answer)
    }

    fn take_out(&self, printer: &str, job: JobId) -> Result<(), PrintError> {
        let request = self.about_job(Operation::CancelJob, printer, job)?;
        request.send(&self.places, &[], &About::Job(printer, job)).map(drop)
    }

    fn request(&self, operation: Operation, path: &str) -> Result<Request, PrintError> {
        Request::new(operation, &self.places[0], path, &self.user)
    }

    fn about_job(&self, operation: Operation, printer: &str, job: JobId) -> Result<Request, PrintError> {
        let number = i32::try_from(job.number()).unwrap_or(i32::MAX);
        Ok(self.request(operation, &self.path_of(printer))?.with("job-id", IppValue::Integer(number)))
    }

    fn path_of(&self, printer: &str) -> String {
        self.printer.clone().unwrap_or_else(|| format!("/printers/{}", escaped(printer)))
    }

    fn described(&self, printer: &str, attributes: &[&'static str]) -> Result<Answer, PrintError> {
        let request = self.request(Operation::GetPrinterAttributes, &self.path_of(printer))?;
        request.asking_for(attributes).send(&self.places, &[], &About::Printer(printer))
    }

    /// What the printer says before anything is sent to it.
    fn prepared(&self, printer: &str, document: &Document<'_>) -> Result<Preparation, PrintError> {
        let mut asked = ABOUT_A_PRINTER.to_vec();
        asked.push("document-format-supported");
        let answer = self.described(printer, &asked)?;
        let no_such = || PrintError::NoSuchPrinter(printer.to_owned());
        let said = answer.printers().next().ok_or_else(no_such)?;
        if self.printer.is_some() && name_of(said).as_deref() != Some(printer) {
            return Err(no_such());
        }
        let printer = printer.to_owned();
        if said.flag("printer-is-accepting-jobs") == Some(false) {
            let (reasons, message) =
                (said.reasons("printer-state-reasons"), said.text("printer-state-message"));
            return Err(PrintError::NotAccepting { printer, reasons, message });
        }
        if !said.texts("document-format-supported").iter().any(|format| format == "application/pdf") {
            return Err(PrintError::NoPdf { printer });
        }
        let wanted = document.media;
        let Some(media) = media::fitting(wanted, &said.media()) else {
            return Err(PrintError::NoSuchMedia { printer, wanted });
        };
        // A printer that cannot be told not to scale does not scale.
        let knows_scaling = said.texts("print-scaling-supported").iter().any(|scaling| scaling == "none");
        Ok(Preparation { media, knows_scaling })
    }

    /// Whether the service will follow what it was asked for: IPP lets it print
    /// on another size and say so.
    fn agreed(&self, printer: &str, document: &Document<'_>, answer: &Answer) -> Result<(), PrintError> {
        let attributes = answer.unsupported();
        let printer = printer.to_owned();
        if of_media(&attributes) {
            Err(PrintError::NoSuchMedia { printer, wanted: document.media })
        } else if attributes.is_empty() {
            Ok(())
        } else {
            Err(PrintError::WouldIgnore { printer, attributes })
        }
    }

    fn hand_over(&self, printer: &str, job: JobId, pdf: &[u8]) -> Result<(), PrintError> {
        let request = self
            .about_job(Operation::SendDocument, printer, job)?
            .with(
                "document-format",
                IppValue::MimeMediaType(
                    ipp::value::IppMimeMediaTypeLiteral::const_new("application/pdf").into(),
                ),
            )
            .with("last-document", IppValue::Boolean(true));
        request.send(&self.places, pdf, &About::Job(printer, job)).map(drop)
    }
}

fn job_in(answer: &Answer) -> Result<Attributes<'_>, PrintError> {
    answer.job().ok_or_else(|| PrintError::Unreadable("no job".to_owned()))
}

struct Preparation {
    media: media::Media,
    knows_scaling: bool,
}

fn of_media(attributes: &[String]) -> bool {
    attributes.iter().any(|name| name.starts_with("media"))
}

fn add(reasons: &mut Vec<String>, more: Vec<String>) {
    for reason in more {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
}

/// CUPS names its queues; a printer by itself is known by its name on the network.
fn name_of(said: Attributes<'_>) -> Option<String> {
    ["printer-name", "printer-dns-sd-name", "printer-info"].iter().find_map(|name| said.text(name))
}

fn printer_state(said: Attributes<'_>) -> PrinterState {
    match said.number("printer-state") {
        Some(3) => PrinterState::Idle,
        Some(4) => PrinterState::Processing,
        _ => PrinterState::Stopped,
    }
}

fn printer(said: Attributes<'_>, default: Option<&str>) -> Option<Printer> {
    let name = name_of(said)?;
    Some(Printer {
        info: said.text("printer-info").unwrap_or_default(),
        location: said.text("printer-location").unwrap_or_default(),
        is_default: default == Some(name.as_str()),
        state: printer_state(said),
        reasons: said.reasons("printer-state-reasons"),
        message: said.text("printer-state-message"),
        is_accepting: said.flag("printer-is-accepting-jobs").unwrap_or(true),
        media: said.media(),
        name,
    })
}

fn user() -> String {
    let named = ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| "workbay".to_owned())
}
