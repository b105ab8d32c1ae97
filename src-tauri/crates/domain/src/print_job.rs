//! A paper on its way to a printer, followed until it is printed or somebody has
//! seen that it is not. What a printer's service was handed is not printed yet.

use crate::ids::{PersonId, PrintJobId};
use crate::print_codes::{DrawerState, PrintState, PrintTrouble};
use crate::printer_address::PrinterAddress;
use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More copies of one paper are a slip of the finger.
pub const MAX_COPIES: i64 = 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintJob {
    pub id: PrintJobId,
    /// The kind of paper, what it is made of and on which size, as the doors know it.
    pub kind: String,
    pub document_id: i64,
    pub size: String,
    /// As which edition of it, by its counterfoil; none of what has no editions.
    pub edition: Option<i64>,
    /// The number it shows.
    pub number: String,
    /// What the list of its printer's jobs calls it. Empty where a program asked for it
    /// that called it there by its kind.
    pub title: String,
    #[serde(flatten)]
    pub address: PrinterAddress,
    pub copies: i64,
    pub state: PrintState,
    pub trouble: Option<PrintTrouble>,
    /// Why the printer stands or will soon, in the keywords of RFC 8011.
    pub reasons: Vec<String>,
    /// The same in the printer's own sentence, where it has one.
    pub message: String,
    /// The number its printer's service gave it.
    pub service_job: Option<i64>,
    /// The run of a station's program that took it, and until when it may be silent.
    pub claimed_by: Option<String>,
    pub claimed_until: Option<DateTime<Utc>>,
    /// Taken back here, and not yet where it lies.
    pub is_called_off: bool,
    pub asked_by: PersonId,
    pub station: String,
    pub asked_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it stands in the list of what is to be seen to.
    pub is_open: bool,
    /// What became of the cash drawer, where this one opens it.
    pub drawer: Option<DrawerState>,
    /// The one that was not printed, and is sent once more.
    pub again_of: Option<PrintJobId>,
    pub version: i64,
}

/// What is to be printed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToPrint {
    pub kind: String,
    pub document_id: i64,
    pub edition: Option<i64>,
    pub size: String,
    pub number: String,
    pub title: String,
    pub address: PrinterAddress,
    pub copies: i64,
}

/// What a person prints by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    pub kind: String,
    pub document_id: i64,
    pub edition: Option<i64>,
    pub size: String,
    pub number: String,
}

/// What was heard of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintReport {
    pub state: PrintState,
    pub trouble: Option<PrintTrouble>,
    pub reasons: Vec<String>,
    pub message: String,
    /// Nothing where the drawer was not concerned.
    pub drawer: Option<DrawerState>,
}

impl PrintReport {
    pub fn of(state: PrintState) -> Self {
        Self { state, trouble: None, reasons: Vec::new(), message: String::new(), drawer: None }
    }
}

/// The kind of a job that prints nothing and opens a drawer.
pub const CASH_DRAWER: &str = "cash_drawer";

impl PrintJob {
    /// # Errors
    /// No printer, or more copies than anybody wants.
    pub fn asked(what: ToPrint, by: PersonId, station: &str, at: DateTime<Utc>) -> Result<Self, Refusal> {
        if what.address.printer.trim().is_empty() {
            return Err(Refusal::bad("printer", FieldProblem::Empty));
        }
        match what.copies {
            ..=-1 => return Err(Refusal::bad("copies", FieldProblem::Negative)),
            0 => return Err(Refusal::bad("copies", FieldProblem::Empty)),
            1..=MAX_COPIES => {}
            _ => return Err(Refusal::bad("copies", FieldProblem::TooLarge)),
        }
        Ok(Self::new(what, by, station, at))
    }

    /// A paper that a person prints by the system's own dialog or viewer: it goes to no
    /// printer the shop knows, and is over with that.
    pub fn handed_over(what: HandedOver, by: PersonId, station: &str, at: DateTime<Utc>) -> Self {
        let HandedOver { kind, document_id, edition, size, number } = what;
        let (title, address) = (String::new(), PrinterAddress::here(""));
        let what = ToPrint { kind, document_id, edition, size, number, title, address, copies: 1 };
        let state = PrintState::HandedOver;
        Self {
            state,
            ended_at: Some(at),
            is_open: state.needs_attention(),
            ..Self::new(what, by, station, at)
        }
    }

    fn new(what: ToPrint, by: PersonId, station: &str, at: DateTime<Utc>) -> Self {
        Self {
            id: PrintJobId(0),
            kind: what.kind,
            document_id: what.document_id,
            edition: what.edition,
            size: what.size,
            number: what.number,
            title: what.title,
            address: what.address,
            copies: what.copies,
            state: PrintState::Waiting,
            trouble: None,
            reasons: Vec::new(),
            message: String::new(),
            service_job: None,
            claimed_by: None,
            claimed_until: None,
            is_called_off: false,
            asked_by: by,
            station: station.to_owned(),
            asked_at: at,
            ended_at: None,
            is_open: true,
            drawer: None,
            again_of: None,
            version: 1,
        }
    }

    /// What it is called where it lies: by that it is known again, for its number is given
    /// to others too.
    pub fn sent_as(&self) -> String {
        if self.title.is_empty() { format!("{} {}", self.kind, self.number) } else { self.title.clone() }
    }

    /// The same with what was heard of it, unless that is nothing new. What is
    /// over stays as it ended, whatever is heard later.
    #[must_use]
    pub fn followed(&self, heard: PrintReport, at: DateTime<Utc>) -> Option<Self> {
        if self.state.is_over() {
            return None;
        }
        let next = Self {
            state: heard.state,
            trouble: heard.trouble,
            reasons: heard.reasons,
            message: heard.message,
            drawer: heard.drawer.or(self.drawer),
            ended_at: heard.state.is_over().then_some(at),
            // What is over waits for nobody to take it back.
            is_called_off: self.is_called_off && !heard.state.is_over(),
            is_open: heard.state.needs_attention(),
            ..self.clone()
        };
        (next != *self).then_some(next)
    }

    /// Nothing happens to it before somebody has seen to it.
    pub const fn needs_somebody(&self) -> bool {
        self.is_open && self.state.needs_somebody()
    }

    /// A job that was called off already may be called off again: that ends it where
    /// its station never answers. Not while the station is sending it to the printer:
    /// then the lease decides.
    pub const fn may_be_cancelled(&self) -> bool {
        let is_on_its_way = self.is_called_off && matches!(self.state, PrintState::Sending);
        !self.state.is_over() && !is_on_its_way
    }

    /// Everything but what is printed: that is printed anew from the paper itself.
    /// What was being handed over a moment ago may arrive still, and what lies at a
    /// station may come out there. What a person printed by hand has no printer to
    /// go to again.
    pub fn may_be_sent_again(&self) -> bool {
        // No paper: a drawer is opened by money, or tried by who fits it.
        self.kind != CASH_DRAWER
            && !matches!(self.state, PrintState::Printed | PrintState::Sending | PrintState::HandedOver)
            && !self.may_come_out_elsewhere()
    }

    /// The same beside what others did: of two who see that it was not printed one sends
    /// it again, and where that comes to nothing the newer one is sent again.
    pub fn is_offered_again(&self, was_sent_again: bool) -> bool {
        !was_sent_again && self.may_be_sent_again()
    }

    /// What is over may be left at that.
    pub const fn may_be_put_away(&self) -> bool {
        self.is_open && self.state.is_over()
    }

    /// # Errors
    /// It is printed, or ended otherwise.
    pub fn cancelled(&self, at: DateTime<Utc>) -> Result<Self, Refusal> {
        self.followed(PrintReport::of(PrintState::Cancelled), at)
            .ok_or(Refusal::PrintJobOver { state: self.state })
    }

    /// # Errors
    /// It may still be printed.
    pub fn put_away(self) -> Result<Self, Refusal> {
        if self.may_be_put_away() {
            Ok(Self { is_open: false, ..self })
        } else {
            Err(Refusal::PrintJobOver { state: self.state })
        }
    }

    /// A new job for the same paper, on another printer or on the same.
    ///
    /// # Errors
    /// It is printed already, or somebody was faster.
    pub fn again(
        &self,
        was_sent_again: bool,
        address: Option<PrinterAddress>,
        by: PersonId,
        station: &str,
        at: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        if was_sent_again {
            return Err(Refusal::PrintJobSentAgain);
        }
        if !self.may_be_sent_again() {
            return Err(Refusal::PrintJobOver { state: self.state });
        }
        let what = ToPrint {
            kind: self.kind.clone(),
            document_id: self.document_id,
            edition: self.edition,
            size: self.size.clone(),
            number: self.number.clone(),
            title: self.title.clone(),
            address: address.unwrap_or_else(|| self.address.clone()),
            copies: self.copies,
        };
        Ok(Self { again_of: Some(self.id), ..Self::asked(what, by, station, at)? })
    }
}

/// Which print comes next, where it is not the first.
pub fn next_print(printed: i64) -> Option<u32> {
    u32::try_from(printed).ok().filter(|printed| *printed > 0).map(|printed| printed.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::{HandedOver, PrintJob, PrintReport, ToPrint, next_print};
    use crate::ids::{PersonId, PrintJobId};
    use crate::print_codes::{PrintState, PrintTrouble};
    use crate::printer_address::PrinterAddress;
    use crate::refusal::Refusal;
    use chrono::{DateTime, Utc};

    fn at() -> DateTime<Utc> {
        DateTime::from_timestamp(1_772_441_400, 0).expect("a moment")
    }

    fn asked(printer: &str, copies: i64) -> Result<PrintJob, Refusal> {
        let what = ToPrint {
            kind: "settlement_sheet".into(),
            document_id: 7,
            edition: None,
            size: "A5".into(),
            number: "JS20260302001".into(),
            title: "结算清单 JS20260302001".into(),
            address: PrinterAddress::here(printer),
            copies,
        };
        PrintJob::asked(what, PersonId(3), "前台", at())
    }

    fn in_state(state: PrintState) -> PrintJob {
        let job = asked("Counter", 1).expect("a job");
        PrintJob { id: PrintJobId(9), state, is_open: state.needs_attention(), service_job: Some(4), ..job }
    }

    #[test]
    fn a_job_names_a_printer_and_as_many_copies_as_somebody_wants() {
        for (printer, copies, sound) in [
            ("Dot", 1, true),
            ("Dot", 20, true),
            ("Dot", 0, false),
            ("Dot", -1, false),
            ("Dot", 21, false),
            (" ", 1, false),
        ] {
            assert_eq!(asked(printer, copies).is_ok(), sound, "{printer:?} {copies}");
        }
    }

    #[test]
    fn it_is_in_the_list_until_it_is_printed_or_somebody_has_seen_that_it_is_not() {
        for state in PrintState::ALL {
            let heard = PrintReport { trouble: Some(PrintTrouble::Refused), ..PrintReport::of(state) };
            let next = in_state(PrintState::Queued).followed(heard, at()).expect("something new");
            assert_eq!(next.ended_at.is_some(), state.is_over(), "{state:?}");
            let unsaid = [PrintState::Printed, PrintState::Cancelled, PrintState::HandedOver];
            let is_told = !unsaid.contains(&state);
            assert_eq!(next.is_open, is_told, "{state:?}");
            let stuck = matches!(state, PrintState::Held | PrintState::Failed | PrintState::Lost);
            assert_eq!(next.needs_somebody(), stuck, "{state:?}");
            let put_away = next.put_away();
            assert_eq!(put_away.is_ok(), matches!(state, PrintState::Failed | PrintState::Lost), "{state:?}");
            assert!(put_away.is_err() || put_away.is_ok_and(|seen| !seen.needs_somebody()), "{state:?}");
        }
    }

    #[test]
    fn what_is_over_stays_as_it_ended() {
        for state in PrintState::ALL {
            let (job, printed) = (in_state(state), PrintReport::of(PrintState::Printed));
            assert_eq!(job.followed(printed, at()).is_some(), !state.is_over(), "{state:?}");
            assert_eq!(job.cancelled(at()).is_ok(), !state.is_over(), "{state:?}");
        }
        let job = in_state(PrintState::Printing);
        assert_eq!(job.followed(PrintReport::of(PrintState::Printing), at()), None, "nothing new");
    }

    #[test]
    fn what_is_printed_or_just_leaving_is_not_sent_again() {
        for state in PrintState::ALL {
            let other = || Some(PrinterAddress::here("Other"));
            let again = in_state(state).again(false, other(), PersonId(5), "收银", at());
            let gone = [PrintState::Printed, PrintState::Sending, PrintState::HandedOver];
            let may = !gone.contains(&state);
            assert_eq!(again.is_ok(), may, "{state:?}");
            assert_eq!(in_state(state).is_offered_again(false), may, "{state:?}");
            let late = in_state(state).again(true, other(), PersonId(5), "收银", at());
            assert_eq!(late, Err(Refusal::PrintJobSentAgain), "{state:?}");
            assert!(!in_state(state).is_offered_again(true), "{state:?}");
            let Ok(again) = again else { continue };
            assert_eq!((again.address.printer.as_str(), again.number.as_str()), ("Other", "JS20260302001"));
            assert_eq!((again.state, again.again_of), (PrintState::Waiting, Some(PrintJobId(9))));
            assert_eq!((again.service_job, again.asked_by), (None, PersonId(5)));
        }
        let same = in_state(PrintState::Failed).again(false, None, PersonId(5), "收银", at()).expect("a job");
        assert_eq!(same.address.printer, "Counter");
    }

    #[test]
    fn what_a_person_prints_by_hand_is_over_and_waits_for_nobody() {
        let what = HandedOver {
            kind: "receipt".into(),
            document_id: 7,
            edition: None,
            size: "A5".into(),
            number: "SK20260302001".into(),
        };
        let job = PrintJob::handed_over(what, PersonId(3), "前台", at());
        assert_eq!((job.state, job.ended_at, job.is_open), (PrintState::HandedOver, Some(at()), false));
        assert!(!job.needs_somebody() && !job.may_be_cancelled());
        assert!(!job.may_be_sent_again() && !job.may_be_put_away());
    }

    #[test]
    fn a_job_of_a_program_that_called_it_by_its_kind_is_known_by_that() {
        assert_eq!(in_state(PrintState::Queued).sent_as(), "结算清单 JS20260302001");
        let before = PrintJob { title: String::new(), ..in_state(PrintState::Queued) };
        assert_eq!(before.sent_as(), "settlement_sheet JS20260302001");
    }

    #[test]
    fn the_second_print_is_the_first_that_says_which_it_is() {
        assert_eq!([next_print(0), next_print(1), next_print(2)], [None, Some(2), Some(3)]);
        assert_eq!(next_print(-1), None);
    }
}
