//! A job at a station's printer, whatever happens on the way: it comes out once
//! at most, counts as printed only when it did, and what is unknown stays so
//! until somebody who knows says what it is.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{PersonId, PrintJobId, StationId};
use domain::print_claim::{BEGUN_WITHIN_SECONDS, Claimant, StationReport};
use domain::print_codes::{PrintState, PrintTrouble};
use domain::print_job::{PrintJob, PrintReport, ToPrint};
use domain::printer_address::PrinterAddress;
use proptest::prelude::*;

const OWN: StationId = StationId(4);

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_441_400, 0).expect("a moment") + TimeDelta::seconds(seconds)
}

fn job(at: Option<StationId>) -> PrintJob {
    let what = ToPrint {
        kind: "receipt".into(),
        document_id: 1,
        edition: None,
        size: "A5".into(),
        number: "SK1".into(),
        title: "收款收据 SK1".into(),
        address: PrinterAddress::of(at, "LQ-630K"),
        copies: 1,
    };
    let job = PrintJob::asked(what, PersonId(1), "收银", moment(0)).expect("a job");
    PrintJob { id: PrintJobId(7), ..job }
}

fn by(run: &str) -> Claimant<'_> {
    Claimant { station: OWN, run }
}

fn heard(state: PrintState) -> StationReport {
    StationReport::PrintReport(PrintReport::of(state), Some(31))
}

#[test]
fn only_its_station_takes_a_job_and_only_while_it_waits() {
    assert!(job(Some(StationId(5))).claimed(by("a"), moment(1)).is_err());
    assert!(job(None).claimed(by("a"), moment(1)).is_err(), "the host's own is the host's");
    let taken = job(Some(OWN)).claimed(by("a"), moment(1)).expect("it waits");
    assert_eq!(taken.state, PrintState::Sending);
    assert!(taken.claimed(by("b"), moment(2)).is_err(), "somebody has it");
    // The answer was lost on the way: the same run hears it once more.
    assert!(taken.claimed(by("a"), moment(30)).is_ok());
    assert!(taken.claimed(by("a"), moment(500)).is_err(), "it is unknown by then");
    let queued = taken.said(by("a"), heard(PrintState::Queued), moment(3)).expect("its own").expect("news");
    assert_eq!((queued.state, queued.service_job), (PrintState::Queued, Some(31)));
    for run in ["a", "b"] {
        assert!(queued.claimed(by(run), moment(4)).is_err());
    }
}

#[test]
fn what_another_run_had_in_hand_is_unknown_and_what_the_printer_has_goes_on() {
    let taken = job(Some(OWN)).claimed(by("a"), moment(1)).expect("it waits");
    assert!(taken.left_by_another("a", moment(2)).is_none());
    let lost = taken.left_by_another("b", moment(2)).expect("news");
    assert_eq!((lost.state, lost.is_open), (PrintState::Lost, true));
    assert!(lost.claimed(by("b"), moment(3)).is_err(), "never by itself");
    assert!(lost.said(by("b"), heard(PrintState::Printed), moment(3)).is_err(), "it does not know");
    // The one that had it lives after all, and knows.
    let known = lost.said(by("a"), heard(PrintState::Printed), moment(4)).expect("its own").expect("news");
    assert_eq!((known.state, known.is_open), (PrintState::Printed, false));
    // Unless somebody decided meanwhile.
    let put_away = lost.put_away().expect("seen");
    assert!(put_away.said(by("a"), heard(PrintState::Printed), moment(4)).is_err());

    let queued = taken.said(by("a"), heard(PrintState::Queued), moment(2)).expect("own").expect("news");
    assert!(queued.left_by_another("b", moment(3)).is_none());
    let printed =
        queued.said(by("b"), heard(PrintState::Printed), moment(9)).expect("any run").expect("news");
    assert_eq!(printed.state, PrintState::Printed);
}

#[test]
fn what_lies_at_a_station_is_taken_back_there_and_goes_nowhere_else_before() {
    let waiting = job(Some(OWN));
    assert!(waiting.may_be_sent_again());
    assert_eq!(waiting.called_off(moment(1)).expect("nobody has it").state, PrintState::Cancelled);
    let taken = waiting.claimed(by("a"), moment(1)).expect("it waits");
    let queued = taken.said(by("a"), heard(PrintState::Queued), moment(2)).expect("own").expect("news");
    assert!(!queued.may_be_sent_again());
    // What was only just taken may be on its way to the printer: asked twice it is not given up.
    let on_its_way = taken.called_off(moment(2)).expect("it may");
    assert!(!on_its_way.may_be_cancelled() && on_its_way.called_off(moment(3)).is_err());
    let called = queued.called_off(moment(3)).expect("it may");
    assert_eq!((called.state, called.is_called_off), (PrintState::Queued, true));
    // A station that says nothing is asked once more, and then nobody knows.
    let given_up = called.called_off(moment(4)).expect("it may");
    assert_eq!((given_up.state, given_up.is_called_off), (PrintState::Lost, false));
    assert!(given_up.may_be_sent_again() && given_up.may_be_put_away());
    let cancelled =
        called.said(by("a"), heard(PrintState::Cancelled), moment(5)).expect("own").expect("news");
    assert_eq!((cancelled.state, cancelled.is_called_off), (PrintState::Cancelled, false));
    assert!(cancelled.may_be_sent_again());
    // At the host the printer itself is asked first, as ever.
    let at_host = PrintJob { state: PrintState::Queued, service_job: Some(3), ..job(None) };
    assert!(at_host.may_be_sent_again());
    assert_eq!(at_host.called_off(moment(1)).expect("it may").state, PrintState::Cancelled);
}

#[test]
fn a_station_that_is_shut_out_prints_nothing_more() {
    let waiting = job(Some(OWN)).forsaken(moment(1)).expect("news");
    assert_eq!((waiting.state, waiting.trouble), (PrintState::Failed, Some(PrintTrouble::StationGone)));
    let taken = job(Some(OWN)).claimed(by("a"), moment(1)).expect("it waits");
    assert_eq!(taken.forsaken(moment(2)).expect("news").state, PrintState::Lost);
    let over = PrintJob { state: PrintState::Printed, is_open: false, ..job(Some(OWN)) };
    assert!(over.forsaken(moment(2)).is_none());
}

/// What may happen, in any order.
#[derive(Clone, Debug)]
enum Step {
    /// The program asks for the job; the answer may be lost.
    Take {
        arrives: bool,
    },
    /// It hands what it took to the printer, unless it is too late for that.
    HandOver,
    /// It says what became of it; it may be lost.
    Tell {
        state: PrintState,
        arrives: bool,
    },
    GiveBack,
    /// Killed and started again.
    Restart,
    Wait(i64),
    /// The host looks after its leases.
    Look,
    CallOff,
    PutAway,
    ShutOut,
}

fn step() -> impl Strategy<Value = Step> {
    let told = prop_oneof![
        Just(PrintState::Queued),
        Just(PrintState::Printing),
        Just(PrintState::Held),
        Just(PrintState::Printed),
        Just(PrintState::Failed)
    ];
    prop_oneof![
        4 => any::<bool>().prop_map(|arrives| Step::Take { arrives }),
        4 => Just(Step::HandOver),
        4 => (told, any::<bool>()).prop_map(|(state, arrives)| Step::Tell { state, arrives }),
        1 => Just(Step::GiveBack),
        2 => Just(Step::Restart),
        3 => (1_i64..90).prop_map(Step::Wait),
        2 => Just(Step::Look),
        1 => Just(Step::CallOff),
        1 => Just(Step::PutAway),
        1 => Just(Step::ShutOut),
    ]
}

/// The station's program as it should be, and the sheets that came out.
struct Story {
    job: PrintJob,
    now: i64,
    run: u32,
    /// When the run asked for what it has in hand.
    taken: Option<i64>,
    /// Whether this run handed it over, and has not said so yet.
    has_handed: bool,
    sheets: u32,
}

impl Story {
    fn run(&self) -> String {
        self.run.to_string()
    }

    fn make(&mut self, step: &Step) {
        let (run, at) = (self.run(), moment(self.now));
        match step {
            Step::Take { arrives } => {
                // What this run handed over it does not take again.
                if self.has_handed {
                    return;
                }
                if let Ok(taken) = self.job.claimed(by(&run), at) {
                    self.job = taken;
                    self.taken = arrives.then_some(self.now);
                }
            }
            Step::HandOver => {
                let within = i64::try_from(BEGUN_WITHIN_SECONDS).expect("a minute");
                if !self.has_handed && self.taken.is_some_and(|taken| self.now - taken <= within) {
                    self.sheets += 1;
                    self.has_handed = true;
                    // Whoever is told that it is unknown was not told before this could begin.
                    let is_shut_out = self.job.trouble == Some(PrintTrouble::StationGone);
                    assert!(self.job.state == PrintState::Sending || is_shut_out, "{:?}", self.job);
                }
            }
            Step::Tell { state, arrives } => {
                if self.has_handed
                    && *arrives
                    && let Ok(Some(next)) = self.job.said(by(&run), heard(*state), at)
                {
                    self.job = next;
                }
            }
            Step::GiveBack => {
                if self.taken.take_if(|_| !self.has_handed).is_some()
                    && let Ok(Some(next)) = self.job.said(by(&run), StationReport::GivenBack, at)
                {
                    self.job = next;
                }
            }
            Step::Restart => {
                (self.run, self.taken, self.has_handed) = (self.run + 1, None, false);
                let run = self.run();
                self.job = self.job.left_by_another(&run, at).unwrap_or_else(|| self.job.clone());
            }
            Step::Wait(seconds) => self.now += seconds,
            Step::Look => self.job = self.job.overdue(at).unwrap_or_else(|| self.job.clone()),
            Step::CallOff => self.job = self.job.called_off(at).unwrap_or_else(|_| self.job.clone()),
            Step::PutAway => self.job = self.job.clone().put_away().unwrap_or_else(|_| self.job.clone()),
            Step::ShutOut => self.job = self.job.forsaken(at).unwrap_or_else(|| self.job.clone()),
        }
    }
}

proptest! {
    #[test]
    fn it_comes_out_once_at_most_and_counts_only_when_it_did(steps in proptest::collection::vec(step(), 1..60)) {
        let mut story =
            Story { job: job(Some(OWN)), now: 0, run: 1, taken: None, has_handed: false, sheets: 0 };
        let mut was_unknown = false;
        for step in &steps {
            let before = story.job.state;
            story.make(step);
            let job = &story.job;
            prop_assert!(story.sheets <= 1, "{steps:?}");
            // What waits, or was given back, was certainly not handed over.
            prop_assert!(job.state != PrintState::Waiting || story.sheets == 0, "{steps:?}");
            prop_assert!(job.state != PrintState::Printed || story.sheets == 1, "{steps:?}");
            was_unknown |= job.state == PrintState::Lost;
            prop_assert!(!(was_unknown && job.state == PrintState::Waiting), "unknown goes by itself: {steps:?}");
            prop_assert!(!(before.is_over() && before != PrintState::Lost) || job.state == before, "{steps:?}");
            // Sent once more by a person, it would come out a second time only where they were told to look.
            let elsewhere = job.may_be_sent_again() && story.sheets == 1;
            prop_assert!(!elsewhere || matches!(job.state, PrintState::Lost | PrintState::Failed | PrintState::Cancelled), "{steps:?}");
        }
    }
}
