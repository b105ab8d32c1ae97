//! A job at a station's printer is handed over by that station and by nobody
//! else. Each is taken by one run of the station's program, under a lease: a run
//! that died holding one, or said nothing until the lease was over, leaves it
//! unknown. A person is asked then; nothing is ever sent once more by itself.

use crate::ids::StationId;
use crate::print_codes::{PrintState, PrintTrouble};
use crate::print_job::{PrintJob, PrintReport};
use crate::refusal::Refusal;
use chrono::{DateTime, TimeDelta, Utc};

/// So long a job may be in the hands of who took it before it is unknown.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// So many seconds after it asked for a job a station may still begin to hand it
/// to its printer, by a clock of its own that nobody sets. What takes longer is
/// given back. It is well within the lease: whoever is told that a job is
/// unknown is not surprised by its paper a moment later.
pub const BEGUN_WITHIN_SECONDS: u64 = 60;

/// A run of a station's program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimant<'a> {
    pub station: StationId,
    pub run: &'a str,
}

/// What a station says of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StationReport {
    /// It was not handed to the printer, nor will be by who says so.
    GivenBack,
    PrintReport(PrintReport, Option<i64>),
}

impl PrintJob {
    /// A station takes it, or hears once more that it did.
    ///
    /// # Errors
    /// Another station's, or not waiting any more.
    pub fn claimed(&self, by: Claimant<'_>, at: DateTime<Utc>) -> Result<Self, Refusal> {
        self.of_station(by.station)?;
        let is_own = self.is_held_by(by.run) && !self.is_overdue(at);
        if self.state != PrintState::Waiting && !is_own {
            return Err(Refusal::PrintJobOver { state: self.state });
        }
        Ok(Self {
            state: PrintState::Sending,
            claimed_by: Some(by.run.to_owned()),
            claimed_until: Some(at + LEASE),
            ..self.clone()
        })
    }

    /// # Errors
    /// It is another's. Whose it is is told to nobody.
    pub fn of_station(&self, station: StationId) -> Result<(), Refusal> {
        if self.address.printer_at == Some(station) {
            return Ok(());
        }
        Err(Refusal::NotFound { entity: "print_job".to_owned(), id: self.id.0 })
    }

    /// In the hands of this run, and not yet with the printer's service.
    pub fn is_held_by(&self, run: &str) -> bool {
        self.state == PrintState::Sending && self.claimed_by.as_deref() == Some(run)
    }

    fn is_overdue(&self, at: DateTime<Utc>) -> bool {
        self.state == PrintState::Sending && self.claimed_until.is_some_and(|until| at >= until)
    }

    /// Whether somebody at the printer's computer has it.
    const fn is_elsewhere(&self) -> bool {
        !self.address.is_here() && !matches!(self.state, PrintState::Waiting) && !self.state.is_over()
    }

    /// Takes it back: at once where nobody has it, else as soon as the station hears it.
    ///
    /// # Errors
    /// It is printed, or ended otherwise.
    pub fn called_off(&self, at: DateTime<Utc>) -> Result<Self, Refusal> {
        if !self.may_be_cancelled() {
            return Err(Refusal::PrintJobOver { state: self.state });
        }
        if self.is_elsewhere() && self.is_called_off {
            // Asked twice, and the station has said nothing: nobody knows.
            return self
                .followed(PrintReport::of(PrintState::Lost), at)
                .ok_or(Refusal::PrintJobOver { state: self.state });
        }
        if self.is_elsewhere() {
            return Ok(Self { is_called_off: true, ..self.clone() });
        }
        self.cancelled(at)
    }

    /// What could still come out at a station is not sent a second time.
    pub(crate) const fn may_come_out_elsewhere(&self) -> bool {
        self.is_elsewhere()
    }

    /// Nobody will say any more what became of what another run had in hand.
    #[must_use]
    pub fn left_by_another(&self, run: &str, at: DateTime<Utc>) -> Option<Self> {
        let is_left = self.state == PrintState::Sending && !self.is_held_by(run);
        if is_left { self.followed(PrintReport::of(PrintState::Lost), at) } else { None }
    }

    /// Its lease is over and nothing was said.
    #[must_use]
    pub fn overdue(&self, at: DateTime<Utc>) -> Option<Self> {
        if self.is_overdue(at) { self.followed(PrintReport::of(PrintState::Lost), at) } else { None }
    }

    /// The station is shut out: what waited is not printed, and what it had is unknown.
    #[must_use]
    pub fn forsaken(&self, at: DateTime<Utc>) -> Option<Self> {
        let state = if self.state == PrintState::Waiting { PrintState::Failed } else { PrintState::Lost };
        self.followed(PrintReport { trouble: Some(PrintTrouble::StationGone), ..PrintReport::of(state) }, at)
    }

    /// The same with what its station says, unless that is nothing new.
    ///
    /// What was unknown is known again when who had it speaks after all, as long as
    /// nobody has decided about it.
    ///
    /// # Errors
    /// Another station's, or said by a run that does not have it.
    pub fn said(
        &self,
        by: Claimant<'_>,
        said: StationReport,
        at: DateTime<Utc>,
    ) -> Result<Option<Self>, Refusal> {
        self.of_station(by.station)?;
        let over = || Refusal::PrintJobOver { state: self.state };
        let is_by_taker = self.claimed_by.as_deref() == Some(by.run);
        let is_unknown = self.state == PrintState::Lost && self.is_open;
        let (heard, number) = match said {
            StationReport::GivenBack if self.is_held_by(by.run) => {
                let free = Self {
                    state: PrintState::Waiting,
                    claimed_by: None,
                    claimed_until: None,
                    ..self.clone()
                };
                // Somebody did not want it any more meanwhile.
                return Ok(Some(if self.is_called_off { free.cancelled(at)? } else { free }));
            }
            // Somebody was told already that it is unknown, and reads what it is.
            StationReport::GivenBack => {
                let trouble = Some(PrintTrouble::BrokeOff);
                (PrintReport { trouble, ..PrintReport::of(PrintState::Failed) }, None)
            }
            StationReport::PrintReport(heard, number) => (heard, number),
        };
        let may = match (self.state, self.service_job) {
            (PrintState::Sending, _) => is_by_taker,
            // Any later run asks after what the printer's service has.
            (PrintState::Queued | PrintState::Printing | PrintState::Held, Some(_)) => true,
            (PrintState::Lost, known) => is_unknown && (is_by_taker || known.is_some()),
            _ => false,
        };
        if !may || matches!(heard.state, PrintState::Waiting | PrintState::Sending) {
            return Err(over());
        }
        let before = if is_unknown {
            Self { state: PrintState::Sending, ended_at: None, ..self.clone() }
        } else {
            self.clone()
        };
        let with_number = Self {
            service_job: number.or(self.service_job),
            claimed_until: None,
            is_called_off: self.is_called_off && !heard.state.is_over(),
            ..before
        };
        Ok(with_number.followed(heard, at).filter(|next| next != self))
    }
}
