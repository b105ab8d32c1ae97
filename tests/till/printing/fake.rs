//! Printers that do what a test tells them.

use features::printing::{Printers, print_through};
use printing::{
    Document, JobId, JobState, JobStatus, Media, MediaOffer, PrintError, Printer, PrinterState, SentJob,
};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

pub const A5: Media = Media::new(14_800, 21_000);

/// What arrived at a printer, and what it says of it.
#[derive(Clone)]
pub struct Arrived {
    pub printer: String,
    pub title: String,
    pub pdf: Vec<u8>,
    pub media: Media,
    pub copies: u16,
    pub status: JobStatus,
}

pub type Refuses = fn(String) -> PrintError;

/// Printers that do what a test tells them, each under a name of its own: tests
/// of one process share them.
#[derive(Default)]
pub struct FakePrinters {
    pub jobs: Mutex<Vec<Arrived>>,
    refusing: Mutex<HashMap<String, Refuses>>,
    /// The printers whose drawer was opened, in order.
    pub opened: Mutex<Vec<String>>,
}

pub fn status(state: JobState, reason: &str) -> JobStatus {
    let reasons = if reason.is_empty() { Vec::new() } else { vec![reason.to_owned()] };
    JobStatus { state, reasons, message: None }
}

impl FakePrinters {
    pub fn there() -> Arc<Self> {
        static THERE: OnceLock<Arc<FakePrinters>> = OnceLock::new();
        let there = THERE.get_or_init(|| {
            let told = Arc::new(Self::default());
            print_through(told.clone());
            told
        });
        there.clone()
    }

    pub fn at(&self, printer: &str) -> Vec<Arrived> {
        self.jobs.lock().unwrap().iter().filter(|job| job.printer == printer).cloned().collect()
    }

    /// Of everything that lies there.
    pub fn says(&self, printer: &str, said: &JobStatus) {
        let mut jobs = self.jobs.lock().unwrap();
        jobs.iter_mut().filter(|job| job.printer == printer).for_each(|job| job.status = said.clone());
    }

    /// It was cleared, and the numbers of what lay there are others' now.
    pub fn counts_anew(&self, printer: &str, said: &JobStatus) {
        let mut jobs = self.jobs.lock().unwrap();
        for job in jobs.iter_mut().filter(|job| job.printer == printer) {
            job.title = "别家的单据".to_owned();
            job.status = said.clone();
        }
    }

    pub fn refuses(&self, printer: &str, with: Refuses) {
        self.refusing.lock().unwrap().insert(printer.to_owned(), with);
    }

    pub fn takes_again(&self, printer: &str) {
        self.refusing.lock().unwrap().remove(printer);
    }

    fn place(job: JobId) -> usize {
        usize::try_from(job.number()).unwrap() - 1
    }
}

impl Printers for FakePrinters {
    fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        let sheet = |name: &str, media: Media| MediaOffer {
            name: Some(name.to_owned()),
            width: media.width()..=media.width(),
            height: media.height()..=media.height(),
        };
        Ok(vec![Printer {
            name: "Counter".to_owned(),
            info: "前台".to_owned(),
            location: String::new(),
            is_default: true,
            state: PrinterState::Idle,
            reasons: Vec::new(),
            message: None,
            is_accepting: true,
            media: vec![sheet("iso_a5", A5), sheet("half", Media::new(24_130, 13_970))],
        }])
    }

    fn send(&self, printer: &str, document: &Document<'_>) -> Result<JobId, PrintError> {
        if let Some(refused) = self.refusing.lock().unwrap().get(printer) {
            return Err(refused(printer.to_owned()));
        }
        let mut jobs = self.jobs.lock().unwrap();
        jobs.push(Arrived {
            printer: printer.to_owned(),
            title: document.title.to_owned(),
            pdf: document.pdf.to_vec(),
            media: document.media,
            copies: document.copies,
            status: status(JobState::Pending, ""),
        });
        Ok(JobId::new(u32::try_from(jobs.len()).unwrap()))
    }

    fn job_state(&self, printer: &str, job: SentJob<'_>) -> Result<JobStatus, PrintError> {
        let jobs = self.jobs.lock().unwrap();
        let found = jobs.get(Self::place(job.id));
        let found = found.filter(|found| found.printer == printer && found.title == job.title);
        let no_such = || PrintError::NoSuchJob { printer: printer.to_owned(), job: job.id };
        found.map(|found| found.status.clone()).ok_or_else(no_such)
    }

    fn cancel(&self, printer: &str, job: SentJob<'_>) -> Result<(), PrintError> {
        let mut jobs = self.jobs.lock().unwrap();
        let found = &mut jobs[Self::place(job.id)];
        if found.title != job.title {
            return Err(PrintError::NoSuchJob { printer: printer.to_owned(), job: job.id });
        }
        if found.status.state.is_over() {
            return Err(PrintError::AlreadyOver { job: job.id });
        }
        found.status = status(JobState::Cancelled, "");
        Ok(())
    }

    fn open_drawer(&self, printer: &str) -> Result<(), PrintError> {
        if let Some(refused) = self.refusing.lock().unwrap().get(printer) {
            return Err(refused(printer.to_owned()));
        }
        self.opened.lock().unwrap().push(printer.to_owned());
        Ok(())
    }
}
