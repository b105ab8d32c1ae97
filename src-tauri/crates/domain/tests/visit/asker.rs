//! What depends on who asks: the page says it, and the gate refuses it.

use crate::sample::{instant, line, order};
use domain::ids::{JobId, LineId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState, JobTime};
use domain::line::{LineKind, LineState};
use domain::money::Rate;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::Settings;
use domain::work_order::WorkOrder;
use domain::work_order::asker::Asker;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing, Stage, allowed_actions};

/// The hands of the job.
const HANDS: i64 = 2;

fn person(id: i64, roles: &[Role]) -> Person {
    Person {
        id: PersonId(id),
        name: format!("人{id}"),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn repaired(stage: Stage) -> VisitAtHand {
    let job = Job {
        id: JobId(1),
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        attempt: 1,
        rework_id: None,
        state: JobState::Finished,
        technicians: vec![JobShare { person_id: PersonId(HANDS), share: Rate(10_000) }],
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: Some(instant()),
        finished_at: Some(instant()),
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    };
    VisitAtHand {
        order: WorkOrder { stage, ..order() },
        walk_around: None,
        lines: vec![line(1, LineKind::Labour, LineState::Approved, None)],
        authorisations: Vec::new(),
        jobs: vec![job],
        findings: Vec::new(),
        inspections: Vec::new(),
        last_looks: Vec::new(),
        preparation: None,
        payments: Vec::new(),
        sheets: Vec::new(),
        follow_up: None,
        refused_deliveries: Vec::new(),
        outside: Vec::new(),
        survey: None,
    }
}

fn stretch_of(person: i64) -> JobTime {
    JobTime {
        id: 1,
        job_id: JobId(1),
        work_order_id: WorkOrderId(1),
        person_id: PersonId(person),
        started_at: instant(),
        ended_at: Some(instant()),
        pause_reason: None,
        clock_went_back: false,
    }
}

/// What the page says is missing, where the action stands on it.
fn told(visit: &VisitAtHand, action: Action, settings: &Settings, asker: Asker<'_>) -> Option<Vec<Missing>> {
    let facts = visit.facts_at(instant(), settings, asker);
    let found = allowed_actions(&facts, &Role::ALL).into_iter().find(|allowed| allowed.action == action);
    found.map(|allowed| allowed.missing)
}

#[test]
fn nobody_passes_the_work_of_the_own_hands() {
    let pass = Action::PassFinalInspection;
    let visit = repaired(Stage::AwaitingInspection);
    let settings = Settings::default();
    let inspector = |id| person(id, &[Role::Technician, Role::Inspector]);
    let own = |visit: &VisitAtHand, me: &Person, job_times: &[JobTime], settings: &Settings| {
        let asker = Asker::Person { me, job_times };
        let gate = visit.check(pass, instant(), settings, asker);
        let page = told(visit, pass, settings, asker).expect("the action of the stage");
        if gate == Ok(()) {
            assert!(page.is_empty(), "{page:?}");
            return false;
        }
        assert_eq!(gate, Err(Refusal::OwnWork { name: me.name.clone() }));
        assert_eq!(page, [Missing::OtherInspector]);
        true
    };
    assert!(own(&visit, &inspector(HANDS), &[], &settings), "the job bears the name");
    assert!(own(&visit, &inspector(3), &[stretch_of(3)], &settings), "the clock ran for them");
    assert!(!own(&visit, &inspector(3), &[stretch_of(HANDS)], &settings));
    let alone = Settings { inspector_may_have_repaired: true, ..Settings::default() };
    assert!(!own(&visit, &inspector(HANDS), &[stretch_of(HANDS)], &alone), "there is nobody else");
    let mut given_to = repaired(Stage::AwaitingInspection);
    given_to.jobs[0].started_at = None;
    assert!(!own(&given_to, &inspector(HANDS), &[], &settings), "a job never begun is nobody's work");
}

#[test]
fn who_did_the_work_signs_for_it_or_the_foreman() {
    let action = Action::SubmitSelfInspection;
    let settings = Settings::default();
    let signs = |visit: &VisitAtHand, me: &Person| {
        let asker = Asker::Person { me, job_times: &[stretch_of(3)] };
        let missing = told(visit, action, &settings, asker).expect("the action of the stage");
        let gate = visit.check(action, instant(), &settings, asker);
        if missing.is_empty() {
            assert_eq!(gate, Ok(()));
            return true;
        }
        assert_eq!(missing, [Missing::OtherSigner]);
        assert_eq!(gate, Err(Refusal::StillMissing { action, missing }));
        false
    };
    let visit = repaired(Stage::InRepair);
    let technician = |id| person(id, &[Role::Technician]);
    assert!(signs(&visit, &technician(HANDS)));
    assert!(!signs(&visit, &technician(3)), "the page says so before the list is filled in");
    assert!(signs(&visit, &person(4, &[Role::Foreman])));
    // Done again by another: the first try is nobody's to sign for any more.
    let mut again = repaired(Stage::InRepair);
    let hands = vec![JobShare { person_id: PersonId(3), share: Rate(10_000) }];
    again.jobs.push(Job { id: JobId(2), attempt: 2, technicians: hands, ..again.jobs[0].clone() });
    assert!(signs(&again, &technician(3)) && !signs(&again, &technician(HANDS)));
    // What nobody did, or was called off, is anybody's.
    let mut unnamed = repaired(Stage::InRepair);
    unnamed.jobs[0].technicians.clear();
    assert!(signs(&unnamed, &technician(3)));
    let mut called_off = repaired(Stage::InRepair);
    called_off.jobs[0].state = JobState::Cancelled;
    assert!(signs(&called_off, &technician(3)));
}

#[test]
fn whose_own_work_waits_for_an_answer_too_hears_of_both() {
    let mut visit = repaired(Stage::AwaitingInspection);
    visit.lines.push(line(2, LineKind::Part, LineState::Offered, None));
    let me = person(HANDS, &[Role::Inspector]);
    let asker = Asker::Person { me: &me, job_times: &[] };
    let action = Action::PassFinalInspection;
    let missing = vec![Missing::OtherInspector, Missing::Answers { count: 1 }];
    assert_eq!(
        visit.check(action, instant(), &Settings::default(), asker),
        Err(Refusal::StillMissing { action, missing })
    );
}

#[test]
fn an_advisor_gives_away_the_own_visits_and_the_manager_anybodys() {
    let action = Action::ReassignAdvisor;
    let visit = repaired(Stage::InRepair);
    let (advisor, other) = (visit.advisor_id.0, visit.advisor_id.0 + 8);
    let settings = Settings::default();
    for (me, may) in [
        (person(advisor, &[Role::Advisor]), true),
        (person(other, &[Role::Advisor]), false),
        (person(other, &[Role::Manager]), true),
    ] {
        let asker = Asker::Person { me: &me, job_times: &[] };
        let missing = if may { vec![] } else { vec![Missing::OwnVisit] };
        let gate = if may { Ok(()) } else { Err(Refusal::StillMissing { action, missing: missing.clone() }) };
        assert_eq!(visit.check(action, instant(), &settings, asker), gate, "{me:?}");
        assert_eq!(told(&visit, action, &settings, asker), Some(missing), "{me:?}");
    }
}

#[test]
fn a_customer_needs_no_role_but_the_visit_at_its_stage() {
    let mut visit = repaired(Stage::AwaitingAuthorisation);
    visit.lines.push(line(2, LineKind::Part, LineState::Offered, None));
    let check = |visit: &VisitAtHand| {
        visit.check(Action::RecordAnswers, instant(), &Settings::default(), Asker::Customer)
    };
    assert_eq!(check(&visit), Ok(()));
    visit.order.stage = Stage::Cancelled;
    assert!(matches!(check(&visit), Err(Refusal::WrongStage { .. })));
}

#[test]
fn the_page_promises_what_the_gate_lets_through() {
    let settings = Settings::default();
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| *role != Role::Manager).collect();
    for stage in Stage::ALL {
        let visit = repaired(stage);
        for me in [HANDS, visit.advisor_id.0, 9].map(|id| person(id, &roles)) {
            let asker = Asker::Person { me: &me, job_times: &[] };
            let offered = allowed_actions(&visit.facts_at(instant(), &settings, asker), &me.roles);
            for action in Action::ALL {
                let promised = offered
                    .iter()
                    .any(|allowed| allowed.action == action && allowed.yours && allowed.missing.is_empty());
                let gate = visit.check(action, instant(), &settings, asker);
                assert_eq!(promised, gate.is_ok(), "{action:?} in {stage:?} by {}: {gate:?}", me.id.0);
            }
        }
    }
}

#[test]
fn only_those_actions_ask_who_worked_that_say_so() {
    for stage in Stage::ALL {
        let mut facts = repaired(stage).facts();
        for action in Action::ALL {
            facts.own_work = false;
            let others = facts.missing_for(action);
            facts.own_work = true;
            assert_eq!(facts.missing_for(action) != others, action.asks_who_worked(), "{action:?}");
        }
    }
}
