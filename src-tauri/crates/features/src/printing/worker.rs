//! What prints at a station: it tells the host which printers there are, takes
//! what waits for them, hands it over and says what became of it. It knows
//! neither how the host is reached nor which window stands before it.

use super::follow::{failed, handed, report_of};
use super::printers::{Printers, sizes_of, status_of};
use super::stations::{ClaimedJob, QueuedJob, ReportPrintJob, StationJobs};
use domain::ids::PrintJobId;
use domain::print_claim::BEGUN_WITHIN_SECONDS;
use domain::print_codes::{DrawerState, PrintState, PrintTrouble};
use domain::print_job::PrintReport;
use domain::station_printers::{MAX_PRINTERS, PrinterStanding, StationPrinter, checked_printers};
use printing::{JobId, Printer, SentJob};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

/// Drivers of a network printer may be long to answer.
const LISTED_FOR: Duration = Duration::from_secs(5);
const BEGUN_WITHIN: Duration = Duration::from_secs(BEGUN_WITHIN_SECONDS);

/// So often the bytes of one paper are asked for.
const MAX_TRIES: u32 = 3;

/// Why the host did not do what it was asked.
#[derive(Debug, PartialEq, Eq)]
pub enum HostError {
    /// Nobody answers, or the answer was lost: it may have been done.
    Away,
    /// It heard it, and says no; with the code of its refusal.
    Refused(String),
}

/// The host, as a station reaches it.
pub trait Host {
    /// # Errors
    /// The host is away, or refuses.
    fn call(&self, command: &str, request: Value, key: Option<&str>) -> Result<Value, HostError>;
    /// The bytes of what this run took.
    ///
    /// # Errors
    /// The host is away, or refuses.
    fn sheet(&self, id: PrintJobId, run: &str) -> Result<Vec<u8>, HostError>;
}

/// One run of what prints at a station.
pub struct Worker {
    /// Names this run at the host; nobody else knows it.
    run: String,
    keys: u64,
    announced: Option<Vec<StationPrinter>>,
    listed: Option<(Instant, Vec<Printer>)>,
    /// What was handed over by this run, or is about to be: never twice.
    begun: BTreeSet<PrintJobId>,
    /// How often the bytes of a sheet did not come in time.
    tries: BTreeMap<PrintJobId, u32>,
    /// What the host has not heard yet, each under the key it was said with first.
    unsent: VecDeque<(String, ReportPrintJob)>,
}

impl Worker {
    /// `run` is a secret of this run.
    pub fn new(run: String) -> Self {
        Self {
            run,
            keys: 0,
            announced: None,
            listed: None,
            begun: BTreeSet::new(),
            tries: BTreeMap::new(),
            unsent: VecDeque::new(),
        }
    }

    /// Everything there is to do once; answers whether anything is on its way here.
    ///
    /// # Errors
    /// The host is away, or does not know this station.
    pub fn round(&mut self, host: &dyn Host, printers: &dyn Printers) -> Result<bool, HostError> {
        let there = self.listed(printers);
        let offered = offered_of(&there);
        if self.announced.as_ref() != Some(&offered) {
            let request = json!({ "run": self.run, "printers": offered });
            self.write(host, "announce_printers", request)?;
            self.announced = Some(offered);
        }
        self.send_reports(host)?;
        let standing: Vec<PrinterStanding> = there.iter().map(standing).collect();
        let request = json!({ "run": self.run, "standing": standing });
        let jobs: StationJobs = read(host.call("station_print_jobs", request, None)?)?;
        // A host that came back from a copy gives the same numbers to other papers.
        let unsent: BTreeSet<PrintJobId> = self.unsent.iter().map(|(_, report)| report.id).collect();
        self.begun.retain(|id| jobs.waiting.contains(id) || unsent.contains(id));
        self.tries.retain(|id, _| jobs.waiting.contains(id));
        let is_busy = !jobs.waiting.is_empty() || !jobs.queued.is_empty();
        for job in &jobs.queued {
            self.follow(printers, job);
        }
        for id in jobs.waiting {
            if self.begun.contains(&id) {
                continue;
            }
            match self.claim(host, printers, id) {
                // Somebody took it back, or the lease is over: not this one's any more.
                Ok(()) | Err(HostError::Refused(_)) => {}
                Err(HostError::Away) => return Err(HostError::Away),
            }
            self.send_reports(host)?;
        }
        self.send_reports(host)?;
        Ok(is_busy)
    }

    fn listed(&mut self, printers: &dyn Printers) -> Vec<Printer> {
        if let Some((at, there)) = &self.listed
            && at.elapsed() < LISTED_FOR
        {
            return there.clone();
        }
        let there = printers.printers().unwrap_or_else(|error| {
            tracing::info!(%error, "the printers of this computer cannot be listed");
            // A service that hiccups has not lost its printers.
            self.listed.take().map(|(_, there)| there).unwrap_or_default()
        });
        self.listed = Some((Instant::now(), there.clone()));
        there
    }

    /// A write under a key of its own.
    fn write(&mut self, host: &dyn Host, command: &str, request: Value) -> Result<Value, HostError> {
        let key = self.key();
        host.call(command, request, Some(&key))
    }

    fn key(&mut self) -> String {
        self.keys += 1;
        format!("{}-{}", self.run.get(..40).unwrap_or(&self.run), self.keys)
    }

    /// What was not heard yet, in its order.
    fn send_reports(&mut self, host: &dyn Host) -> Result<(), HostError> {
        while let Some((key, report)) = self.unsent.front() {
            match host.call("report_print_job", json!(report), Some(key)) {
                Err(HostError::Away) => return Err(HostError::Away),
                Err(HostError::Refused(code)) => {
                    tracing::info!(code, job = %report.id, "the host does not want to know what became of a job");
                }
                Ok(_) => {}
            }
            // Given back, it may be taken anew.
            if report.state.is_none() {
                self.begun.remove(&report.id);
            }
            self.unsent.pop_front();
        }
        Ok(())
    }

    fn report(&mut self, id: PrintJobId, heard: Option<PrintReport>, service_job: Option<i64>) {
        let state = heard.as_ref().map(|heard| heard.state);
        let heard = heard.unwrap_or_else(|| PrintReport::of(PrintState::Waiting));
        let report = ReportPrintJob {
            id,
            run: self.run.clone(),
            state,
            trouble: heard.trouble,
            reasons: heard.reasons,
            message: heard.message,
            drawer: heard.drawer,
            service_job,
        };
        let key = self.key();
        self.unsent.push_back((key, report));
    }

    /// What the printer has: taken back where that is wanted, and asked after.
    fn follow(&mut self, printers: &dyn Printers, job: &QueuedJob) {
        let id = JobId::new(u32::try_from(job.service_job).unwrap_or(u32::MAX));
        let sent = SentJob { id, title: &job.title };
        if job.is_called_off
            && let Err(error) = printers.cancel(&job.printer, sent)
        {
            // It is over already, or the printer says later what it is.
            tracing::info!(%error, printer = job.printer, "a job was not taken back");
        }
        if let Some(heard) = report_of(printers, &job.printer, sent) {
            let is_news =
                (heard.state, &heard.reasons, &heard.message) != (job.state, &job.reasons, &job.message);
            if is_news {
                self.report(job.id, Some(heard), Some(job.service_job));
            }
        }
    }

    fn claim(&mut self, host: &dyn Host, printers: &dyn Printers, id: PrintJobId) -> Result<(), HostError> {
        let asked = Instant::now();
        let request = json!({ "id": id, "run": self.run });
        let job: ClaimedJob = read(self.write(host, "claim_print_job", request)?)?;
        self.begun.insert(id);
        let pdf = if job.is_drawer {
            Vec::new()
        } else {
            match host.sheet(id, &self.run) {
                Ok(pdf) => pdf,
                Err(HostError::Away) => {
                    let tries = self.tries.entry(id).or_default();
                    *tries += 1;
                    if *tries < MAX_TRIES {
                        self.report(id, None, None);
                        return Err(HostError::Away);
                    }
                    // One paper that does not come keeps those behind it no longer.
                    let heard = PrintReport {
                        trouble: Some(PrintTrouble::BrokeOff),
                        ..PrintReport::of(PrintState::Failed)
                    };
                    self.report(id, Some(heard), None);
                    return Ok(());
                }
                Err(HostError::Refused(code)) => {
                    let heard = PrintReport::of(PrintState::Failed);
                    let heard = PrintReport { trouble: Some(PrintTrouble::NotMade), message: code, ..heard };
                    self.report(id, Some(heard), None);
                    return Ok(());
                }
            }
        };
        // Whoever is told that it is unknown must not be surprised by it.
        if asked.elapsed() >= BEGUN_WITHIN {
            self.report(id, None, None);
            return Ok(());
        }
        let (heard, number) =
            if job.is_drawer { opened_alone(printers, &job) } else { printed(printers, &job, &pdf) };
        self.report(id, Some(heard), number);
        Ok(())
    }
}

/// Money waits for no paper, and a drawer opened in vain harms nobody.
fn printed(printers: &dyn Printers, job: &ClaimedJob, pdf: &[u8]) -> (PrintReport, Option<i64>) {
    let drawer = job.opens_drawer.then(|| match printers.open_drawer(&job.printer) {
        Ok(()) => DrawerState::Told,
        Err(error) => {
            tracing::warn!(%error, printer = job.printer, "the drawer could not be opened");
            DrawerState::NotTold
        }
    });
    let (heard, number) = handed(printers, &job.printer, &job.title, job.copies, pdf);
    (PrintReport { drawer, ..heard }, number)
}

/// Whether anything hangs there no printer says: told is all there is.
fn opened_alone(printers: &dyn Printers, job: &ClaimedJob) -> (PrintReport, Option<i64>) {
    match printers.open_drawer(&job.printer) {
        Ok(()) => {
            (PrintReport { drawer: Some(DrawerState::Told), ..PrintReport::of(PrintState::Printed) }, None)
        }
        Err(error) => (PrintReport { drawer: Some(DrawerState::NotTold), ..failed(&error) }, None),
    }
}

fn read<T: DeserializeOwned>(answer: Value) -> Result<T, HostError> {
    serde_json::from_value(answer).map_err(|error| {
        tracing::warn!(%error, "the host answers what this program does not know");
        HostError::Refused("unreadable".to_owned())
    })
}

/// One that no list bears keeps no other from being offered.
fn offered_of(there: &[Printer]) -> Vec<StationPrinter> {
    let all = there.iter().map(offered).filter(|one| checked_printers(vec![one.clone()]).is_ok());
    all.take(MAX_PRINTERS).collect()
}

fn offered(printer: &Printer) -> StationPrinter {
    let short = |text: &str| text.chars().take(200).collect();
    StationPrinter {
        printer: printer.name.clone(),
        info: short(printer.info.trim()),
        location: short(printer.location.trim()),
        is_default: printer.is_default,
        sizes: sizes_of(printer).into_iter().map(str::to_owned).collect(),
    }
}

fn standing(printer: &Printer) -> PrinterStanding {
    PrinterStanding {
        printer: printer.name.clone(),
        status: status_of(printer),
        reasons: printer.reasons.clone(),
        message: printer.message.clone().unwrap_or_default(),
    }
}
