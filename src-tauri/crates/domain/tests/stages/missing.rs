//! A refusal names what is missing: one lack at a time, and all of them at once.

use domain::follow_up::FollowUpState;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work_order::facts::OrderFacts;
use domain::work_order::stage::{Action, Missing, Stage, check};

type Spoil = fn(&mut OrderFacts);

/// The stage, the facts under which all is there, one thing taken away, and
/// what the refusal then names.
const LACKS: &[(Action, Stage, Spoil, Spoil, Missing)] = &[
    (Action::ConfirmCheckIn, Stage::CheckedIn, checked_in, |f| f.has_mileage = false, Missing::Mileage),
    (Action::ConfirmCheckIn, Stage::CheckedIn, checked_in, |f| f.has_fuel = false, Missing::Fuel),
    (
        Action::ConfirmCheckIn,
        Stage::CheckedIn,
        checked_in,
        |f| f.walk_around_recorded = false,
        Missing::WalkAround,
    ),
    (
        Action::IssueEstimate,
        Stage::Estimating,
        |f| f.draft_lines = 1,
        |f| f.draft_lines = 0,
        Missing::DraftLines,
    ),
    (
        Action::RecordAnswers,
        Stage::AwaitingAuthorisation,
        |f| f.offered_lines = 1,
        |f| f.offered_lines = 0,
        Missing::NothingOffered,
    ),
    (
        Action::ReleaseToRepair,
        Stage::AwaitingAssignment,
        |f| f.approved_lines = 1,
        |f| f.approved_lines = 0,
        Missing::ApprovedLine,
    ),
    (
        Action::ReleaseToRepair,
        Stage::AwaitingAssignment,
        |f| f.approved_lines = 3,
        |f| f.jobs_unassigned = 2,
        Missing::Technicians { count: 2 },
    ),
    (
        Action::SubmitSelfInspection,
        Stage::InRepair,
        repaired,
        |f| f.jobs_unfinished = 2,
        Missing::JobsFinished { count: 2 },
    ),
    (
        Action::SubmitSelfInspection,
        Stage::InRepair,
        repaired,
        |f| f.approved_lines = 0,
        Missing::ApprovedLine,
    ),
    (
        Action::SubmitSelfInspection,
        Stage::InRepair,
        repaired,
        |f| f.offered_lines = 2,
        Missing::Answers { count: 2 },
    ),
    (
        Action::SubmitSelfInspection,
        Stage::InRepair,
        repaired,
        |f| f.draft_lines = 1,
        Missing::EstimateIssued { count: 1 },
    ),
    (Action::SubmitSelfInspection, Stage::InRepair, repaired, |f| f.others_work = true, Missing::OtherSigner),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.own_work = true,
        Missing::OtherInspector,
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.offered_lines = 1,
        Missing::Answers { count: 1 },
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.draft_lines = 3,
        Missing::EstimateIssued { count: 3 },
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.jobs_unfinished = 1,
        Missing::JobsFinished { count: 1 },
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.findings_undecided = 2,
        Missing::FindingsDecided { count: 2 },
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.findings_unsigned = 1,
        Missing::FindingsSigned { count: 1 },
    ),
    (
        Action::PassFinalInspection,
        Stage::AwaitingInspection,
        repaired,
        |f| f.outside = 1,
        Missing::OutsideWork { count: 1 },
    ),
    (
        Action::RefuseDelivery,
        Stage::ReadyForDelivery,
        |f| f.jobs_done = 1,
        |f| f.jobs_done = 0,
        Missing::WorkDone,
    ),
    (Action::ReassignAdvisor, Stage::InRepair, |_| {}, |f| f.anothers_visit = true, Missing::OwnVisit),
    // What stands on a sheet is not corrected behind it.
    (Action::CorrectCheckIn, Stage::Preparing, |_| {}, |f| f.sheets = 2, Missing::SheetsVoided { count: 2 }),
    (Action::PrepareBill, Stage::Preparing, |_| {}, |f| f.sheets = 1, Missing::BillExists),
    // A line put right after a sheet was voided is billed once the customer has
    // answered, not before.
    (
        Action::PrepareBill,
        Stage::Preparing,
        |f| f.unbilled_lines = 1,
        |f| f.draft_lines = 2,
        Missing::EstimateIssued { count: 2 },
    ),
    (
        Action::PrepareBill,
        Stage::Preparing,
        |f| f.unbilled_lines = 1,
        |f| f.offered_lines = 1,
        Missing::Answers { count: 1 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.draft_lines = 1,
        Missing::EstimateIssued { count: 1 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.offered_lines = 3,
        Missing::Answers { count: 3 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.checklist_open = 3,
        Missing::Checklist { count: 3 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.findings_undecided = 1,
        Missing::FindingsDecided { count: 1 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.findings_unsigned = 1,
        Missing::FindingsSigned { count: 1 },
    ),
    (
        Action::CompletePreparation,
        Stage::Preparing,
        prepared,
        |f| f.has_mileage_out = false,
        Missing::MileageOut,
    ),
    (Action::CompletePreparation, Stage::Preparing, prepared, |f| f.sheets = 0, Missing::Bill),
    (Action::CompletePreparation, Stage::Preparing, prepared, |f| f.unbilled_lines = 1, Missing::Bill),
    (
        Action::TakePayment,
        Stage::AwaitingSettlement,
        |f| f.owed = Money(1),
        |f| f.owed = Money::ZERO,
        Missing::NothingOwed,
    ),
    (
        Action::PutOnAccount,
        Stage::AwaitingSettlement,
        |f| f.owed = Money(1),
        |f| f.owed = Money::ZERO,
        Missing::NothingOwed,
    ),
    (
        Action::CollectOnAccount,
        Stage::Closed,
        |f| f.on_account = Money(1),
        |f| f.on_account = Money::ZERO,
        Missing::NothingOnAccount,
    ),
    (
        Action::RefundPayment,
        Stage::ReadyForDelivery,
        |f| f.received = Money(1),
        |f| f.received = Money::ZERO,
        Missing::NothingReceived,
    ),
    (Action::VoidSettlement, Stage::ReadyForDelivery, |f| f.sheets = 1, |f| f.sheets = 0, Missing::Bill),
    (
        Action::Deliver,
        Stage::ReadyForDelivery,
        inspected,
        |f| f.final_inspection_passed = false,
        Missing::FinalInspection,
    ),
    (
        Action::Deliver,
        Stage::ReadyForDelivery,
        inspected,
        |f| f.owed = Money(12_345),
        Missing::Payment { owed: Money(12_345) },
    ),
    (
        Action::Deliver,
        Stage::ReadyForDelivery,
        inspected,
        |f| f.has_certificate = false,
        Missing::CertificateNumber,
    ),
    (
        Action::Deliver,
        Stage::ReadyForDelivery,
        inspected,
        |f| f.answers_unwritten = 2,
        Missing::AnswersWritten { count: 2 },
    ),
    (Action::RecordSurvey, Stage::Delivered, |_| {}, |f| f.has_survey = true, Missing::SurveyExists),
    (
        Action::RecordFollowUp,
        Stage::Delivered,
        |_| {},
        |f| f.follow_up = FollowUpState::Closed,
        Missing::FollowUp,
    ),
    (
        Action::RecordFollowUp,
        Stage::Delivered,
        |_| {},
        |f| f.follow_up = FollowUpState::AwaitsComplaint,
        Missing::ComplaintOpen,
    ),
    (
        Action::Cancel,
        Stage::InRepair,
        |_| {},
        |f| f.jobs_started = 2,
        Missing::StartedWorkUnsettled { count: 2 },
    ),
    (Action::Cancel, Stage::InRepair, |_| {}, |f| f.sheets = 1, Missing::SheetsVoided { count: 1 }),
    (Action::Cancel, Stage::InRepair, |_| {}, |f| f.outside = 2, Missing::OutsideWork { count: 2 }),
];

fn checked_in(facts: &mut OrderFacts) {
    facts.has_mileage = true;
    facts.has_fuel = true;
    facts.walk_around_recorded = true;
}

fn repaired(facts: &mut OrderFacts) {
    facts.approved_lines = 2;
    facts.jobs_started = 2;
}

fn prepared(facts: &mut OrderFacts) {
    facts.sheets = 1;
    facts.has_mileage_out = true;
}

fn inspected(facts: &mut OrderFacts) {
    facts.final_inspection_passed = true;
    facts.needs_certificate = true;
    facts.has_certificate = true;
}

#[test]
fn each_lack_is_named_and_nothing_but_it() {
    for (action, stage, complete, spoil, missing) in LACKS {
        let mut facts = OrderFacts::of_stage(*stage);
        complete(&mut facts);
        assert_eq!(check(&facts, *action, &Role::ALL), Ok(()), "{action:?} has all it needs");
        spoil(&mut facts);
        let expected = Refusal::StillMissing { action: *action, missing: vec![missing.clone()] };
        assert_eq!(check(&facts, *action, &Role::ALL), Err(expected));
    }
}

#[test]
fn a_bare_order_hears_everything_it_lacks_at_once() {
    let refused = check(&OrderFacts::of_stage(Stage::CheckedIn), Action::ConfirmCheckIn, &[Role::Advisor]);
    let missing = vec![Missing::Mileage, Missing::Fuel, Missing::WalkAround];
    assert_eq!(refused, Err(Refusal::StillMissing { action: Action::ConfirmCheckIn, missing }));
}

#[test]
fn a_voided_sheet_leaves_the_other_payers_sheet_and_its_lines_are_billed_again() {
    let mut facts = OrderFacts::of_stage(Stage::Preparing);
    facts.sheets = 1;
    facts.unbilled_lines = 2;
    assert_eq!(check(&facts, Action::PrepareBill, &[Role::Cashier]), Ok(()));
    // And what was wrong on it is put right.
    assert_eq!(check(&facts, Action::CorrectCheckIn, &[Role::Advisor]), Ok(()));
}

#[test]
fn a_repair_kind_without_certificate_leaves_without_one() {
    let mut facts = OrderFacts::of_stage(Stage::ReadyForDelivery);
    facts.final_inspection_passed = true;
    assert_eq!(check(&facts, Action::Deliver, &[Role::Advisor]), Ok(()));
}
