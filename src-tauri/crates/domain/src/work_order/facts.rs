//! Everything the stage rules look at, gathered as plain counts, so that the
//! rules can be tested over every combination without a file behind them.

use crate::follow_up::FollowUpState;
use crate::money::Money;
use crate::stage_codes::{Action, Missing, Stage};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFacts {
    pub stage: Stage,
    /// An express order: the customer stands beside the car, which nobody walks around or drives.
    pub express: bool,
    pub has_mileage: bool,
    pub has_fuel: bool,
    pub walk_around_recorded: bool,
    pub draft_lines: i64,
    pub offered_lines: i64,
    pub approved_lines: i64,
    /// Jobs of approved lines that have no technician yet.
    pub jobs_unassigned: i64,
    pub jobs_unfinished: i64,
    /// Jobs that were ever started.
    pub jobs_started: i64,
    /// Lines whose newest job is finished.
    pub jobs_done: i64,
    /// Findings that are neither quoted nor declined nor dismissed.
    pub findings_undecided: i64,
    /// Unsafe ones that were declined without the customer's signature.
    pub findings_unsigned: i64,
    /// Lines agreed to on the telephone alone, where they come to more than a word is taken for.
    pub answers_unwritten: i64,
    /// What is away at other houses.
    pub outside: i64,
    pub final_inspection_passed: bool,
    /// So many of advisor and technician still have to look at the car, where the shop wants them to.
    pub last_looks_open: i64,
    /// The person asking did some of the work, and the shop has others to inspect it.
    pub own_work: bool,
    /// Others did the work, and the person asking is no foreman who signs for them.
    pub others_work: bool,
    /// The person asking neither answers for the visit nor for the shop.
    pub anothers_visit: bool,
    pub needs_certificate: bool,
    pub has_certificate: bool,
    pub checklist_open: i64,
    pub has_mileage_out: bool,
    /// Approved lines that no active sheet charges: after one payer's sheet
    /// was voided, its lines wait for a new one.
    pub unbilled_lines: i64,
    /// Active sheets: neither voided nor reversals.
    pub sheets: i64,
    pub received: Money,
    pub owed: Money,
    /// What payers were trusted with and have not paid yet.
    pub on_account: Money,
    /// What payers have paid and no sheet has used.
    pub credit: Money,
    /// The days in which a sheet is voided after delivery are over for all of them;
    /// so many they were.
    pub voiding_ended: Option<i64>,
    /// The same of what was paid on them, and goes back.
    pub refunding_ended: Option<i64>,
    pub follow_up: FollowUpState,
    pub has_survey: bool,
}

impl OrderFacts {
    pub const fn of_stage(stage: Stage) -> Self {
        Self {
            stage,
            express: false,
            has_mileage: false,
            has_fuel: false,
            walk_around_recorded: false,
            draft_lines: 0,
            offered_lines: 0,
            approved_lines: 0,
            jobs_unassigned: 0,
            jobs_unfinished: 0,
            jobs_started: 0,
            jobs_done: 0,
            findings_undecided: 0,
            findings_unsigned: 0,
            answers_unwritten: 0,
            outside: 0,
            final_inspection_passed: false,
            last_looks_open: 0,
            own_work: false,
            others_work: false,
            anothers_visit: false,
            needs_certificate: false,
            has_certificate: false,
            checklist_open: 0,
            has_mileage_out: false,
            unbilled_lines: 0,
            sheets: 0,
            received: Money::ZERO,
            owed: Money::ZERO,
            on_account: Money::ZERO,
            credit: Money::ZERO,
            voiding_ended: None,
            refunding_ended: None,
            follow_up: FollowUpState::Open,
            has_survey: false,
        }
    }

    /// Lines that no sheet charges, whatever the customer has said to them: while
    /// there is one, it is put right, answered, billed or taken off.
    pub const fn lines_in_hand(&self) -> i64 {
        self.unbilled_lines + self.draft_lines + self.offered_lines
    }

    /// After the car has gone: lines nobody is billed for, money to be collected,
    /// or money to be given back. Somebody has to see to it.
    pub fn is_money_open(&self) -> bool {
        let waits = self.lines_in_hand() > 0 || self.owed > Money::ZERO;
        match self.stage {
            Stage::Delivered | Stage::Closed => waits || self.credit > Money::ZERO,
            Stage::Cancelled => self.credit > Money::ZERO,
            _ => false,
        }
    }

    /// What the action lacks. Only what can be put right in its own stage is
    /// asked; that it is the right stage is asked elsewhere.
    pub fn missing_for(&self, action: Action) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut need = |there: bool, what: Missing| {
            if !there {
                missing.push(what);
            }
        };
        match action {
            Action::ConfirmCheckIn => {
                // The confirmation itself comes with the action.
                need(self.has_mileage, Missing::Mileage);
                need(self.has_fuel || self.express, Missing::Fuel);
                need(self.walk_around_recorded || self.express, Missing::WalkAround);
            }
            Action::IssueEstimate => need(self.draft_lines > 0, Missing::DraftLines),
            Action::RecordAnswers => need(self.offered_lines > 0, Missing::NothingOffered),
            Action::ReleaseToRepair => {
                need(self.approved_lines > 0, Missing::ApprovedLine);
                need(self.jobs_unassigned == 0, Missing::Technicians { count: self.jobs_unassigned });
            }
            Action::SubmitSelfInspection => {
                need(!self.others_work, Missing::OtherSigner);
                // Every job may have been called off: then there is nothing to
                // inspect and nothing to settle, and a line is written first.
                need(self.approved_lines > 0, Missing::ApprovedLine);
                need(self.jobs_unfinished == 0, Missing::JobsFinished { count: self.jobs_unfinished });
            }
            Action::PassFinalInspection => {
                need(!self.own_work, Missing::OtherInspector);
                need(self.offered_lines == 0, Missing::Answers { count: self.offered_lines });
                need(self.draft_lines == 0, Missing::EstimateIssued { count: self.draft_lines });
                need(self.jobs_unfinished == 0, Missing::JobsFinished { count: self.jobs_unfinished });
                need(
                    self.findings_undecided == 0,
                    Missing::FindingsDecided { count: self.findings_undecided },
                );
                need(self.findings_unsigned == 0, Missing::FindingsSigned { count: self.findings_unsigned });
                need(self.outside == 0, Missing::OutsideWork { count: self.outside });
            }
            Action::CorrectCheckIn => {
                // What payers were billed stands, until the sheet is voided.
                let put_right = self.sheets == 0 || self.unbilled_lines > 0;
                need(put_right, Missing::SheetsVoided { count: self.sheets });
            }
            Action::PrepareBill => {
                need(self.sheets == 0 || self.unbilled_lines > 0, Missing::BillExists);
                need(self.draft_lines == 0, Missing::EstimateIssued { count: self.draft_lines });
                need(self.offered_lines == 0, Missing::Answers { count: self.offered_lines });
            }
            Action::CompletePreparation => {
                need(self.draft_lines == 0, Missing::EstimateIssued { count: self.draft_lines });
                need(self.offered_lines == 0, Missing::Answers { count: self.offered_lines });
                // A quote may be declined after the inspection, also an unsafe one.
                need(
                    self.findings_undecided == 0,
                    Missing::FindingsDecided { count: self.findings_undecided },
                );
                need(self.findings_unsigned == 0, Missing::FindingsSigned { count: self.findings_unsigned });
                need(self.checklist_open == 0, Missing::Checklist { count: self.checklist_open });
                need(self.has_mileage_out, Missing::MileageOut);
                need(self.sheets > 0 && self.unbilled_lines == 0, Missing::Bill);
            }
            Action::TakePayment | Action::PutOnAccount => {
                need(self.owed > Money::ZERO, Missing::NothingOwed);
            }
            Action::CollectOnAccount => need(self.on_account > Money::ZERO, Missing::NothingOnAccount),
            Action::RefundPayment => {
                need(self.received > Money::ZERO || self.credit > Money::ZERO, Missing::NothingReceived);
                // What no sheet uses is the payer's for as long as it lies here.
                if let Some(days) = self.refunding_ended {
                    need(self.credit > Money::ZERO, Missing::TakingBackEnded { days });
                }
            }
            Action::VoidSettlement => {
                need(self.sheets > 0, Missing::Bill);
                if let Some(days) = self.voiding_ended {
                    need(false, Missing::TakingBackEnded { days });
                }
            }
            Action::Deliver => {
                need(self.final_inspection_passed, Missing::FinalInspection);
                need(self.last_looks_open == 0, Missing::LastLook { count: self.last_looks_open });
                need(self.owed == Money::ZERO, Missing::Payment { owed: self.owed });
                need(!self.needs_certificate || self.has_certificate, Missing::CertificateNumber);
                need(self.answers_unwritten == 0, Missing::AnswersWritten { count: self.answers_unwritten });
            }
            Action::RefuseDelivery => need(self.jobs_done > 0, Missing::WorkDone),
            Action::ReassignAdvisor => need(!self.anothers_visit, Missing::OwnVisit),
            Action::RecordSurvey => need(!self.has_survey, Missing::SurveyExists),
            Action::RecordFollowUp => {
                if let Some(what) = self.follow_up.missing() {
                    need(false, what);
                }
            }
            Action::Cancel => {
                need(self.jobs_started == 0, Missing::StartedWorkUnsettled { count: self.jobs_started });
                // A visit of parts alone comes back from the wash bay without
                // a job started, and with what was billed already.
                need(self.sheets == 0, Missing::SheetsVoided { count: self.sheets });
                // Nobody would fetch it back.
                need(self.outside == 0, Missing::OutsideWork { count: self.outside });
            }
            Action::CheckIn
            | Action::EditCheckIn
            | Action::MovePromise
            | Action::NoteTold
            | Action::SendOutside
            | Action::EditLines
            | Action::WithdrawLine
            | Action::AssignJobs
            | Action::WorkOnJobs
            | Action::ReportFinding
            | Action::DeclineFinding
            | Action::DismissFinding
            | Action::FailFinalInspection
            | Action::EditPreparation
            | Action::TakeDeposit => {}
        }
        // The customer's answers decide what is repaired: nobody signs the
        // repair off while some are outstanding.
        if action == Action::SubmitSelfInspection {
            if self.offered_lines > 0 {
                missing.push(Missing::Answers { count: self.offered_lines });
            }
            if self.draft_lines > 0 {
                missing.push(Missing::EstimateIssued { count: self.draft_lines });
            }
        }
        missing
    }
}
