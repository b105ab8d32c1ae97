//! Long random days: whatever order people press the buttons in, no vehicle
//! leaves uninspected or unpaid, and what is over stays over.

use domain::follow_up::FollowUpState;
use domain::money::Money;
use domain::role::Role;
use domain::work_order::facts::OrderFacts;
use domain::work_order::stage::{Action, Stage, allowed_actions, check, stage_after};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

fn any_stage() -> impl Strategy<Value = Stage> {
    proptest::sample::select(Stage::ALL.to_vec())
}

fn any_roles() -> impl Strategy<Value = Vec<Role>> {
    proptest::sample::subsequence(Role::ALL.to_vec(), 0..=8)
}

fn any_facts() -> impl Strategy<Value = OrderFacts> {
    let lines = (0..3i64, 0..3i64, 0..3i64);
    let jobs = (0..3i64, 0..3i64, 0..3i64, 0..3i64);
    let sheets = (0..3i64, 0..3i64, 0..3i64, 0..500i64, 0..500i64, 0..500i64, 0..500i64);
    let findings = (0..2i64, 0..2i64, 0..2i64, 0..2i64, 0..3i64);
    (any_stage(), any::<[bool; 16]>(), lines, jobs, sheets, findings).prop_map(
        |(stage, yes, lines, jobs, sheets, findings)| OrderFacts {
            stage,
            express: yes[15],
            has_mileage: yes[0],
            has_fuel: yes[1],
            walk_around_recorded: yes[2],
            draft_lines: lines.0,
            offered_lines: lines.1,
            approved_lines: lines.2,
            jobs_unassigned: jobs.0,
            jobs_unfinished: jobs.1,
            jobs_started: jobs.2,
            jobs_done: jobs.3,
            findings_undecided: findings.0,
            findings_unsigned: findings.1,
            answers_unwritten: findings.3,
            outside: findings.2,
            final_inspection_passed: yes[3],
            last_looks_open: findings.4,
            own_work: yes[8],
            others_work: yes[14],
            anothers_visit: yes[12],
            needs_certificate: yes[4],
            has_certificate: yes[5],
            checklist_open: sheets.0,
            has_mileage_out: yes[10],
            unbilled_lines: sheets.1,
            sheets: sheets.2,
            received: Money(sheets.3),
            owed: Money(sheets.4),
            on_account: Money(sheets.5),
            credit: Money(sheets.6),
            voiding_ended: yes[11].then_some(90),
            refunding_ended: yes[13].then_some(90),
            follow_up: match (yes[6], yes[9]) {
                (true, _) => FollowUpState::Closed,
                (false, true) => FollowUpState::AwaitsComplaint,
                (false, false) => FollowUpState::Open,
            },
            has_survey: yes[7],
        },
    )
}

/// What an action leaves behind, as the commands write it. `much` decides how
/// much of it: how many lines are approved, how much is paid.
fn act(facts: &mut OrderFacts, action: Action, much: u8) {
    let part = i64::from(much % 3);
    match action {
        Action::EditCheckIn => {
            facts.has_mileage = much.is_multiple_of(2);
            facts.has_fuel = true;
            facts.walk_around_recorded = true;
        }
        Action::EditLines => facts.draft_lines = part,
        Action::IssueEstimate => {
            facts.offered_lines += facts.draft_lines;
            facts.draft_lines = 0;
        }
        Action::RecordAnswers => {
            let answered = (1 + part).min(facts.offered_lines);
            facts.offered_lines -= answered;
            if much.is_multiple_of(2) {
                facts.approved_lines += answered;
                facts.unbilled_lines += answered;
            }
            // Some of it is parts, or takes the place of work that is done.
            if much.is_multiple_of(4) || much == 2 {
                facts.jobs_unassigned += answered;
                facts.jobs_unfinished += answered;
            }
        }
        Action::WithdrawLine if facts.unbilled_lines > 0 => {
            // It was to mend something unsafe.
            facts.findings_unsigned += i64::from(much.is_multiple_of(5));
            facts.approved_lines -= 1;
            facts.unbilled_lines -= 1;
        }
        Action::AssignJobs => facts.jobs_unassigned -= 1.min(facts.jobs_unassigned),
        Action::WorkOnJobs if facts.jobs_unfinished > facts.jobs_unassigned => {
            facts.jobs_unfinished -= 1;
            facts.jobs_started += 1;
            facts.jobs_done += 1;
        }
        Action::PassFinalInspection => {
            facts.final_inspection_passed = true;
            facts.has_certificate = facts.needs_certificate;
        }
        Action::FailFinalInspection => {
            facts.final_inspection_passed = false;
            facts.jobs_done -= 1.min(facts.jobs_done);
            facts.jobs_unfinished += 1;
        }
        // The car goes back into the workshop, and is washed and read again.
        Action::RefuseDelivery => {
            facts.jobs_done -= 1;
            facts.jobs_unfinished += 1;
            facts.checklist_open = 1;
            facts.has_mileage_out = false;
        }
        Action::CorrectCheckIn => facts.has_mileage_out &= much.is_multiple_of(2),
        Action::ReportFinding => facts.findings_undecided += part,
        Action::DeclineFinding => {
            facts.findings_unsigned -= 1.min(facts.findings_unsigned);
            facts.findings_undecided -= 1.min(facts.findings_undecided);
        }
        Action::DismissFinding => facts.findings_undecided = 0,
        // It goes and, as often, comes back.
        Action::SendOutside => facts.outside = i64::from(facts.outside == 0),
        Action::EditPreparation => {
            facts.checklist_open = part;
            facts.has_mileage_out = true;
        }
        Action::PrepareBill => {
            facts.sheets += 1;
            facts.unbilled_lines = 0;
            facts.owed += Money(part * 100);
        }
        Action::TakeDeposit => facts.credit += Money(1 + part * 100),
        Action::TakePayment => {
            let paid = Money(facts.owed.0.min(1 + part * 100));
            facts.owed -= paid;
            facts.received += paid;
        }
        Action::PutOnAccount => {
            facts.on_account += facts.owed;
            facts.owed = Money::ZERO;
        }
        Action::CollectOnAccount => {
            let paid = Money(facts.on_account.0.min(1 + part * 100));
            facts.on_account -= paid;
            facts.received += paid;
        }
        Action::RefundPayment => {
            if facts.credit > Money::ZERO {
                facts.credit -= Money(facts.credit.0.min(1 + part * 100));
            } else {
                let back = Money(facts.received.0.min(1 + part * 100));
                facts.received -= back;
                facts.owed += back;
            }
        }
        Action::VoidSettlement => {
            facts.sheets -= 1;
            facts.unbilled_lines = facts.approved_lines;
            facts.owed = Money::ZERO;
            facts.on_account = Money::ZERO;
            facts.credit += facts.received;
            facts.received = Money::ZERO;
        }
        Action::RecordSurvey => facts.has_survey = true,
        Action::RecordFollowUp => {
            facts.follow_up =
                if much.is_multiple_of(2) { FollowUpState::Closed } else { FollowUpState::Open };
        }
        _ => {}
    }
}

/// One step of a day: the chosen one of the actions that are allowed now.
fn step(facts: &mut OrderFacts, choice: u8, much: u8) -> Option<Action> {
    let ready: Vec<Action> = allowed_actions(facts, &Role::ALL)
        .into_iter()
        .filter(|allowed| allowed.missing.is_empty())
        // Calling the visit off ends the day: it is rarer than the rest.
        .filter(|allowed| allowed.action != Action::Cancel || much > 240)
        // So are findings, slips of the check-in and cars that nobody takes.
        .filter(|allowed| {
            let rare = [
                Action::ReportFinding,
                Action::CorrectCheckIn,
                Action::DismissFinding,
                Action::ReassignAdvisor,
                Action::NoteTold,
                Action::SendOutside,
                Action::RefuseDelivery,
            ];
            !rare.contains(&allowed.action) || much > 170
        })
        // And a car that passed is seldom sent back.
        .filter(|allowed| {
            let sends_back = allowed.action == Action::FailFinalInspection && facts.stage == Stage::Preparing;
            !sends_back || much > 240
        })
        .map(|allowed| allowed.action)
        .collect();
    let action = *ready.get(usize::from(choice) % ready.len().max(1))?;
    act(facts, action, much);
    facts.stage = stage_after(action, facts);
    Some(action)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_buttons_promise_exactly_what_the_gate_lets_through(facts in any_facts(), roles in any_roles()) {
        let buttons = allowed_actions(&facts, &roles);
        for action in Action::ALL {
            let button = buttons.iter().find(|button| button.action == action);
            let promised = button.is_some_and(|button| button.yours && button.missing.is_empty());
            prop_assert_eq!(promised, check(&facts, action, &roles).is_ok(), "{:?}", action);
        }
    }

    #[test]
    fn nobody_hands_over_a_car_with_something_open_before_the_door(facts in any_facts(), roles in any_roles()) {
        if check(&facts, Action::Deliver, &roles).is_ok() {
            prop_assert_eq!((facts.answers_unwritten, facts.last_looks_open), (0, 0));
            prop_assert_eq!(facts.owed, Money::ZERO);
            prop_assert!(facts.final_inspection_passed);
            prop_assert!(!facts.needs_certificate || facts.has_certificate);
        }
        if check(&facts, Action::PassFinalInspection, &roles).is_ok() {
            let open = (facts.findings_undecided, facts.findings_unsigned, facts.outside, facts.jobs_unfinished);
            prop_assert_eq!(open, (0, 0, 0, 0));
        }
    }

    #[test]
    fn more_roles_never_allow_less(facts in any_facts(), roles in any_roles(), more in any_roles()) {
        let both: Vec<Role> = roles.iter().chain(&more).copied().collect();
        for action in Action::ALL {
            if check(&facts, action, &roles).is_ok() {
                prop_assert_eq!(check(&facts, action, &both), Ok(()));
            }
        }
    }

    #[test]
    fn no_day_lets_a_vehicle_out_uninspected_or_unpaid(
        needs_certificate in any::<bool>(),
        presses in proptest::collection::vec(any::<(u8, u8)>(), 0..1500),
    ) {
        let mut facts = OrderFacts::of_stage(Stage::CheckedIn);
        facts.needs_certificate = needs_certificate;
        let mut passed = false;
        for (choice, much) in presses {
            let before = facts.clone();
            let Some(action) = step(&mut facts, choice, much) else { break };
            match action {
                Action::PassFinalInspection => passed = true,
                Action::FailFinalInspection => passed = false,
                _ => {}
            }
            if facts.stage == Stage::InRepair {
                // Whatever sent it back, it is inspected once more.
                passed = false;
            }
            if action == Action::RefuseDelivery {
                prop_assert_eq!(facts.stage, Stage::InRepair);
                let money = |facts: &OrderFacts| (facts.sheets, facts.received, facts.owed, facts.unbilled_lines);
                prop_assert_eq!(money(&facts), money(&before), "what was billed and paid stands");
            }
            if facts.stage == Stage::InRepair && before.stage == Stage::AwaitingAssignment {
                prop_assert!(facts.approved_lines > 0 && facts.jobs_unassigned == 0);
            }
            if facts.stage == Stage::Preparing && before.stage == Stage::AwaitingInspection {
                prop_assert!(facts.draft_lines + facts.offered_lines + facts.jobs_unfinished == 0);
                prop_assert_eq!(facts.findings_undecided + facts.findings_unsigned, 0);
                prop_assert_eq!(facts.outside, 0, "it is whole");
            }
            if facts.stage == Stage::Cancelled {
                prop_assert_eq!((facts.jobs_started, facts.sheets, facts.outside), (0, 0, 0));
            }
            if facts.stage == Stage::Preparing {
                prop_assert_eq!(facts.jobs_unfinished, 0, "work goes back to the workshop");
            }
            let arrives = facts.stage != before.stage;
            // What is taken back after delivery opens nothing but its money.
            let left = arrives && facts.stage == Stage::Delivered;
            if left || matches!(facts.stage, Stage::AwaitingSettlement | Stage::ReadyForDelivery) {
                prop_assert_eq!(facts.draft_lines + facts.offered_lines + facts.unbilled_lines, 0);
                prop_assert_eq!(facts.findings_undecided + facts.findings_unsigned, 0, "driven off with");
                prop_assert!(facts.has_mileage_out);
            }
            if left || facts.stage == Stage::ReadyForDelivery {
                prop_assert!(facts.sheets > 0 && facts.owed == Money::ZERO);
            }
            if before.stage.is_after_delivery() {
                prop_assert!(facts.stage.is_after_delivery(), "the car does not come back by itself");
            }
            if matches!(facts.stage, Stage::Delivered | Stage::Closed) {
                prop_assert!(passed && facts.final_inspection_passed);
                prop_assert!(!needs_certificate || facts.has_certificate);
            }
        }
    }

    #[test]
    fn what_is_over_stays_over(facts in any_facts(), choice in any::<u8>(), much in any::<u8>()) {
        for end in [Stage::Closed, Stage::Cancelled] {
            let mut facts = OrderFacts { stage: end, ..facts.clone() };
            step(&mut facts, choice, much);
            prop_assert_eq!(facts.stage, end);
        }
    }
}

/// The walks above are worth something only when they get to the end.
#[test]
fn pressing_the_big_button_and_what_it_asks_for_closes_a_visit() {
    let mut facts = OrderFacts::of_stage(Stage::CheckedIn);
    facts.needs_certificate = true;
    let day = [
        Action::EditCheckIn,
        Action::ConfirmCheckIn,
        Action::EditLines,
        Action::IssueEstimate,
        Action::RecordAnswers,
        Action::AssignJobs,
        Action::AssignJobs,
        Action::ReleaseToRepair,
        Action::WorkOnJobs,
        Action::WorkOnJobs,
        Action::SubmitSelfInspection,
        Action::FailFinalInspection,
        Action::WorkOnJobs,
        Action::SubmitSelfInspection,
        Action::PassFinalInspection,
        Action::EditPreparation,
        Action::PrepareBill,
        Action::EditPreparation,
        Action::CompletePreparation,
        Action::TakePayment,
        // The customer hears the brakes and gets out again.
        Action::RefuseDelivery,
        Action::WorkOnJobs,
        Action::SubmitSelfInspection,
        Action::PassFinalInspection,
        Action::EditPreparation,
        Action::CompletePreparation,
        Action::Deliver,
        Action::RecordSurvey,
        Action::RecordFollowUp,
    ];
    for action in day {
        assert_eq!(check(&facts, action, &Role::ALL), Ok(()), "{action:?} with {facts:?}");
        // An even number that is two more than a multiple of three: all of it.
        let much = if action == Action::EditPreparation { 0 } else { 2 };
        act(&mut facts, action, much);
        facts.stage = stage_after(action, &facts);
    }
    assert_eq!(facts.stage, Stage::Closed);
}

/// Random days that never reach the gate would prove nothing about the gate.
#[test]
fn random_days_do_end_with_vehicles_delivered() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let days = proptest::collection::vec(any::<(u8, u8)>(), 3000);
    let mut delivered = 0;
    for _ in 0..1000 {
        let presses = days.new_tree(&mut runner).unwrap().current();
        let mut facts = OrderFacts::of_stage(Stage::CheckedIn);
        for (choice, much) in presses {
            step(&mut facts, choice, much);
        }
        delivered += usize::from(matches!(facts.stage, Stage::Delivered | Stage::Closed));
    }
    assert!(delivered > 50, "only {delivered} of 1000");
}
