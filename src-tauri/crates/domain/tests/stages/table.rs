//! Who may do what, in which stage, and where it leads: every stage, every
//! action, every role.

use domain::follow_up::FollowUpState;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work_order::facts::OrderFacts;
use domain::work_order::stage::{Action, Stage, allowed_actions, check, stage_after};

/// Written down from the description of the shop. The stages carry the numbers
/// they have there: 1 check-in, 2 estimating, 3 awaiting authorisation,
/// 4 awaiting assignment, 5 in repair, 6 awaiting inspection, 7 preparing,
/// 8 awaiting settlement, 9 ready for delivery, 10 delivered, 11 closed,
/// 12 cancelled. Letters behind a stage are the only roles there; in brackets
/// stands where it is done only once a sheet was taken back. The roles: A advisor, F foreman, T technician, I inspector,
/// C cashier, K callback clerk, P parts keeper, M manager.
const TABLE: &str = "
    check_in                 AM     -
    edit_check_in            AM     1
    confirm_check_in         AM     1
    correct_check_in         AM     2 3 4 5 6 7
    reassign_advisor         AM     1 2 3 4 5 6 7 8 9
    move_promise             AFM    1 2 3 4 5 6 7 8 9
    note_told                ACM    1 2 3 4 5 6 7 8 9
    send_outside             AFPM   2 3 4 5 6
    edit_lines               AFM    2 3 4 5 6 7 (10M) (11M)
    issue_estimate           AM     2 3 4 5 6 7 (10M) (11M)
    record_answers           AM     2 3 4 5 6 7 (10M) (11M)
    withdraw_line            AM     4 5 6M 7M (10M) (11M)
    assign_jobs              FM     4 5
    release_to_repair        FM     4
    work_on_jobs             TF     5
    report_finding           TIF    5 6
    decline_finding          AM     5 6 7
    dismiss_finding          FM     5 6 7
    submit_self_inspection   TF     5
    pass_final_inspection    I      6
    fail_final_inspection    I      6 7
    edit_preparation         ACTM   7
    prepare_bill             CM     7 (10) (11)
    complete_preparation     ACM    7
    take_deposit             CM     1 2 3 4 5 6 7 8 9
    take_payment             CM     8 10 11
    put_on_account           M      8 10 11
    collect_on_account       CM     5 6 7 8 9 10 11
    refund_payment           M      5 6 7 8 9 10 11
    void_settlement          M      5 6 7 8 9 10 11
    deliver                  AM     9
    refuse_delivery          AM     8 9
    record_survey            AM     10 11
    record_follow_up         KM     10
    cancel                   AM     1 2 3 4 5
";

/// The moves of a visit where everything goes well, and the ways back. Where
/// the way depends on what was decided, the facts stand behind it.
const MOVES: &[(u8, &str, &str, u8)] = &[
    (1, "confirm_check_in", "", 2),
    (2, "issue_estimate", "", 3),
    (2, "record_answers", "approved", 4),
    (2, "record_answers", "all declined", 2),
    (3, "record_answers", "approved", 4),
    (3, "record_answers", "all declined", 2),
    (3, "record_answers", "some open", 3),
    (4, "record_answers", "approved", 4),
    (4, "release_to_repair", "", 5),
    (5, "record_answers", "approved", 5),
    (5, "collect_on_account", "", 5),
    (5, "refund_payment", "owing", 5),
    (5, "void_settlement", "", 5),
    (5, "submit_self_inspection", "", 6),
    (6, "record_answers", "new work", 5),
    (6, "record_answers", "all declined", 6),
    (6, "collect_on_account", "", 6),
    (6, "refund_payment", "owing", 6),
    (6, "void_settlement", "", 6),
    (6, "pass_final_inspection", "", 7),
    (6, "fail_final_inspection", "", 5),
    (7, "fail_final_inspection", "", 5),
    (7, "issue_estimate", "", 7),
    (7, "record_answers", "approved", 7),
    (7, "record_answers", "some open", 7),
    (7, "record_answers", "all declined", 7),
    (7, "record_answers", "new work", 5),
    (7, "record_answers", "new work, some open", 5),
    (7, "withdraw_line", "", 7),
    (7, "prepare_bill", "", 7),
    (7, "complete_preparation", "owing", 8),
    (7, "complete_preparation", "", 9),
    (7, "collect_on_account", "", 7),
    (7, "refund_payment", "", 7),
    (7, "void_settlement", "", 7),
    (8, "take_payment", "owing", 8),
    (8, "take_payment", "", 9),
    (8, "put_on_account", "", 9),
    (8, "collect_on_account", "owing", 8),
    (8, "refund_payment", "owing", 8),
    (8, "void_settlement", "", 7),
    (9, "collect_on_account", "", 9),
    (9, "refund_payment", "owing", 8),
    (9, "void_settlement", "", 7),
    (8, "refuse_delivery", "owing", 5),
    (9, "refuse_delivery", "", 5),
    (9, "deliver", "", 10),
    (10, "collect_on_account", "", 10),
    (10, "record_survey", "", 10),
    (10, "record_follow_up", "", 10),
    (10, "record_follow_up", "closed", 11),
    (11, "collect_on_account", "", 11),
    (11, "record_survey", "", 11),
    (1, "cancel", "", 12),
    (2, "cancel", "", 12),
    (3, "cancel", "", 12),
    (4, "cancel", "", 12),
    (5, "cancel", "", 12),
];

const ROLES: [(char, Role); 8] = [
    ('A', Role::Advisor),
    ('F', Role::Foreman),
    ('T', Role::Technician),
    ('I', Role::Inspector),
    ('C', Role::Cashier),
    ('K', Role::CallbackClerk),
    ('P', Role::PartsKeeper),
    ('M', Role::Manager),
];

fn code(action: Action) -> String {
    serde_json::to_value(action).unwrap().as_str().unwrap().to_owned()
}

fn stage(number: u8) -> Stage {
    Stage::ALL[usize::from(number) - 1]
}

struct Row {
    roles: Vec<Role>,
    stages: Vec<Stage>,
    /// Only once a sheet was taken back.
    taken_back: Vec<Stage>,
    narrowed: Vec<(Stage, Vec<Role>)>,
}

impl Row {
    fn roles_at(&self, stage: Stage) -> &[Role] {
        self.narrowed.iter().find(|(at, _)| *at == stage).map_or(&self.roles, |(_, roles)| roles)
    }
}

fn roles_of(letters: &str) -> Vec<Role> {
    ROLES.iter().filter(|(letter, _)| letters.contains(*letter)).map(|(_, role)| *role).collect()
}

fn row(action: Action) -> Row {
    let code = code(action);
    let line = TABLE.lines().find(|line| line.split_whitespace().next() == Some(code.as_str())).unwrap();
    let mut words = line.split_whitespace().skip(1);
    let letters = words.next().unwrap();
    let (mut stages, mut taken_back, mut narrowed) = (Vec::new(), Vec::new(), Vec::new());
    for word in words.filter(|word| *word != "-") {
        let inner = word.trim_matches(['(', ')']);
        let is_late = inner != word;
        let word = inner;
        let number = word.trim_end_matches(char::is_alphabetic);
        let at = stage(number.parse().unwrap());
        if is_late {
            taken_back.push(at)
        } else {
            stages.push(at)
        }
        if number != word {
            narrowed.push((at, roles_of(&word[number.len()..])));
        }
    }
    Row { roles: roles_of(letters), stages, taken_back, narrowed }
}

/// Facts under which this action lacks nothing, whatever the stage.
fn nothing_missing(stage: Stage, action: Action) -> OrderFacts {
    let mut facts = OrderFacts::of_stage(stage);
    facts.has_mileage = true;
    facts.has_fuel = true;
    facts.walk_around_recorded = true;
    facts.approved_lines = 2;
    facts.final_inspection_passed = true;
    facts.has_mileage_out = true;
    match action {
        Action::IssueEstimate => facts.draft_lines = 1,
        Action::RecordAnswers => facts.offered_lines = 1,
        Action::CompletePreparation | Action::VoidSettlement => facts.sheets = 1,
        Action::TakePayment | Action::PutOnAccount => facts.owed = Money(100),
        Action::CollectOnAccount => facts.on_account = Money(100),
        Action::RefundPayment => facts.received = Money(100),
        Action::RefuseDelivery => facts.jobs_done = 1,
        _ => {}
    }
    facts
}

#[test]
fn the_table_names_every_action_and_no_other() {
    let mut named: Vec<&str> = TABLE.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let mut known: Vec<String> = Action::ALL.into_iter().map(code).collect();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}

#[test]
fn every_role_may_do_in_every_stage_what_the_table_says_and_nothing_else() {
    let mut tried = 0;
    for action in Action::ALL {
        let row = row(action);
        for stage in Stage::ALL {
            for role in Role::ALL {
                let facts = nothing_missing(stage, action);
                let expected = if !row.roles_at(stage).contains(&role) {
                    Err(Refusal::RoleMissing { roles: action.roles_at(stage).to_vec() })
                } else if !row.stages.contains(&stage) {
                    Err(Refusal::WrongStage { action, stage })
                } else {
                    Ok(())
                };
                // Lines in hand after delivery are those of a sheet that was taken back.
                let in_hand = if stage.is_after_delivery() { 0 } else { 1 };
                let (draft_lines, offered_lines) =
                    (facts.draft_lines * in_hand, facts.offered_lines * in_hand);
                let before = OrderFacts { draft_lines, offered_lines, ..facts.clone() };
                assert_eq!(check(&before, action, &[role]), expected, "{role:?} {action:?} in {stage:?}");
                if row.taken_back.contains(&stage) {
                    let facts = OrderFacts { unbilled_lines: 1, ..facts };
                    let expected = if row.roles_at(stage).contains(&role) { Ok(()) } else { expected };
                    assert_eq!(check(&facts, action, &[role]), expected, "{role:?} {action:?} in {stage:?}");
                }
                tried += 1;
            }
        }
    }
    assert_eq!(tried, Action::ALL.len() * 12 * 8);
}

#[test]
fn the_roles_of_an_action_are_exactly_those_of_the_table() {
    for action in Action::ALL {
        let mut roles = action.roles().to_vec();
        let mut expected = row(action).roles;
        roles.sort_unstable();
        expected.sort_unstable();
        assert_eq!(roles, expected, "{action:?}");
    }
}

#[test]
fn nobody_without_a_role_may_do_anything() {
    for action in Action::ALL {
        for stage in Stage::ALL {
            assert!(check(&nothing_missing(stage, action), action, &[]).is_err(), "{action:?} in {stage:?}");
        }
    }
}

fn facts_after(from: Stage, decided: &str) -> OrderFacts {
    let mut facts = OrderFacts::of_stage(from);
    facts.approved_lines = 1;
    match decided {
        "" | "approved" => {}
        "all declined" => facts.approved_lines = if from < Stage::AwaitingAssignment { 0 } else { 1 },
        "some open" => facts.offered_lines = 1,
        "new work" => facts.jobs_unfinished = 1,
        "new work, some open" => (facts.jobs_unfinished, facts.offered_lines) = (1, 1),
        "owing" => facts.owed = Money(1),
        "closed" => facts.follow_up = FollowUpState::Closed,
        other => panic!("{other} is no decision"),
    }
    facts
}

#[test]
fn every_move_leads_where_the_shop_says() {
    for (from, action, decided, to) in MOVES {
        let action = Action::ALL.into_iter().find(|known| code(*known) == *action).unwrap();
        let from = stage(*from);
        assert!(row(action).stages.contains(&from), "{action:?} is no move out of {from:?}");
        assert_eq!(
            stage_after(action, &facts_after(from, decided)),
            stage(*to),
            "{action:?} in {from:?}, {decided}"
        );
    }
}

#[test]
fn an_action_that_the_moves_do_not_name_leaves_the_stage_as_it_is() {
    for action in Action::ALL {
        for from in row(action).stages {
            let named =
                MOVES.iter().any(|(number, name, ..)| stage(*number) == from && *name == code(action));
            if !named {
                let facts = nothing_missing(from, action);
                assert_eq!(stage_after(action, &facts), from, "{action:?} in {from:?}");
            }
        }
    }
}

#[test]
fn every_stage_but_the_last_two_has_one_big_button() {
    for at in Stage::ALL {
        let actions = allowed_actions(&OrderFacts::of_stage(at), &Role::ALL);
        let big: Vec<Action> =
            actions.iter().filter(|action| action.next).map(|action| action.action).collect();
        let expected = usize::from(!matches!(at, Stage::Closed | Stage::Cancelled));
        assert_eq!(big.len(), expected, "{at:?}: {big:?}");
    }
}

#[test]
fn a_cancelled_visit_is_over_and_a_closed_one_takes_only_its_survey_and_late_money() {
    let cancelled = OrderFacts::of_stage(Stage::Cancelled);
    assert_eq!(allowed_actions(&cancelled, &Role::ALL), []);
    // What was paid in for it goes back all the same.
    let paid = OrderFacts { credit: Money(1), ..cancelled };
    let back = allowed_actions(&paid, &Role::ALL);
    assert_eq!(back.iter().map(|action| action.action).collect::<Vec<_>>(), [Action::RefundPayment]);
    let closed = allowed_actions(&OrderFacts::of_stage(Stage::Closed), &Role::ALL);
    assert_eq!(
        closed.iter().map(|action| action.action).collect::<Vec<_>>(),
        [Action::CollectOnAccount, Action::RecordSurvey]
    );
}

/// What was billed stands while the work is done again; before the first bill there is
/// nothing to take back and nothing to collect.
#[test]
fn a_car_at_work_is_offered_the_money_only_of_a_bill_that_stands() {
    let money = [Action::CollectOnAccount, Action::RefundPayment, Action::VoidSettlement];
    for at in [Stage::InRepair, Stage::AwaitingInspection] {
        let offered = |facts: &OrderFacts| {
            let all = allowed_actions(facts, &Role::ALL);
            money.into_iter().filter(|action| all.iter().any(|of| of.action == *action)).collect::<Vec<_>>()
        };
        let never_billed = OrderFacts::of_stage(at);
        assert_eq!(offered(&never_billed), []);
        let billed = OrderFacts { sheets: 1, owed: Money(100), ..never_billed };
        assert_eq!(offered(&billed), [Action::VoidSettlement]);
        let paid = OrderFacts { owed: Money::ZERO, received: Money(100), ..billed.clone() };
        assert_eq!(offered(&paid), [Action::RefundPayment, Action::VoidSettlement]);
        let trusted = OrderFacts { owed: Money::ZERO, on_account: Money(100), ..billed };
        assert_eq!(offered(&trusted), [Action::CollectOnAccount, Action::VoidSettlement]);
    }
}
