use crate::{holds, seats};
use chrono::{DateTime, Utc};
use domain::allowed::Allowed;
use domain::ids::{JobId, LineId, PersonId, WorkOrderId};
use domain::job::actions::JobFacts;
use domain::job::clocks::{Stopped, after_finish, paused_part, stopped_by};
use domain::job::plan::{check_shares, check_technicians, shared_equally, standard_minutes, with_note};
use domain::job::{Job, JobAction, JobShare, JobState, JobTime, PauseReason};
use domain::money::{Hours, Rate};
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::work_order::stage::{Action, Missing, Stage};

const LI: PersonId = PersonId(3);
const WANG: PersonId = PersonId(4);
const CHEN: PersonId = PersonId(9);

fn person(id: PersonId, name: &str, roles: &[Role]) -> Person {
    Person {
        id,
        name: name.into(),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn people() -> Vec<Person> {
    vec![person(LI, "李师傅", &[]), person(WANG, "王师傅", &[]), person(CHEN, "陈工", &[])]
}

fn facts<'a>(
    state: JobState,
    technicians: &'a [JobShare],
    at_work: &[PersonId],
    people: &'a [Person],
) -> JobFacts<'a> {
    let (stage, at_work) = (Stage::InRepair, at_work.to_vec());
    JobFacts { stage, state, is_rework: false, technicians, at_work, busy_with: None, people }
}

/// The buttons that can be pressed, and those that wait for something.
fn shown(facts: &JobFacts<'_>, me: &Person) -> (Vec<JobAction>, Vec<JobAction>) {
    let (open, held): (Vec<_>, Vec<_>) =
        facts.allowed(me).into_iter().partition(|offer| offer.missing.is_none());
    let actions = |offers: Vec<Allowed<JobAction>>| offers.into_iter().map(|one| one.action).collect();
    (actions(open), actions(held))
}

#[test]
fn what_is_offered_at_a_job_is_let_through_and_nothing_else() {
    let people = people();
    let shares = [shared_equally(&[]), shared_equally(&[LI]), shared_equally(&[LI, WANG])];
    for stage in Stage::ALL {
        for state in JobState::ALL {
            for technicians in &shares {
                for at_work in [vec![], vec![LI], vec![WANG], vec![LI, WANG]] {
                    for (is_rework, busy) in [(false, None), (true, None), (false, Some("更换水泵"))] {
                        let facts = JobFacts {
                            stage,
                            is_rework,
                            busy_with: busy.map(str::to_owned),
                            ..facts(state, technicians, &at_work, &people)
                        };
                        for (roles, id) in seats().iter().flat_map(|roles| [(roles, LI), (roles, CHEN)]) {
                            let me = person(id, "", roles);
                            let gate = |action| facts.check(action, &me);
                            holds(&JobAction::ALL, &facts.allowed(&me), gate, &(&facts, &me));
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_buttons_of_a_job_are_those_of_its_state() {
    use JobAction::{Assign, Cancel, Finish, Join, Pause, Resume, Start};
    let (people, both) = (people(), shared_equally(&[LI, WANG]));
    let li = person(LI, "李师傅", &[Role::Technician]);
    let chen = person(CHEN, "陈工", &[Role::Foreman]);
    for (state, at_work, technician, foreman) in [
        (JobState::Waiting, vec![], vec![Start], vec![Start, Assign, Cancel]),
        (JobState::Running, vec![LI], vec![Finish, Pause], vec![Finish, Pause]),
        (JobState::Running, vec![LI, WANG], vec![Finish, Pause], vec![Finish, Pause]),
        // Those who share a job each stop their own clock; the foreman stops
        // anybody's, and starts that of the first who was given it.
        (JobState::Running, vec![WANG], vec![Join], vec![Join, Finish, Pause]),
        (JobState::Paused, vec![], vec![Resume, Finish], vec![Resume, Finish, Assign, Cancel]),
        (JobState::Finished, vec![], vec![], vec![]),
        (JobState::Cancelled, vec![], vec![], vec![]),
    ] {
        let facts = facts(state, &both, &at_work, &people);
        assert_eq!(shown(&facts, &li), (technician, vec![]), "{state:?} {at_work:?}");
        assert_eq!(shown(&facts, &chen), (foreman, vec![]), "{state:?} {at_work:?}");
    }
    let rework = JobFacts { is_rework: true, ..facts(JobState::Waiting, &both, &[], &people) };
    assert_eq!(shown(&rework, &chen).0, [Start, Assign], "what failed is done again");
}

#[test]
fn whoever_starts_or_goes_on_where_others_are_at_it_joins_them() {
    for state in JobState::ALL {
        for action in JobAction::ALL {
            let starts = matches!(action, JobAction::Start | JobAction::Resume | JobAction::Join);
            let joins = starts && state == JobState::Running;
            let expected = if joins { JobAction::Join } else { action };
            assert_eq!(action.pressed_at(state), expected, "{action:?} {state:?}");
        }
    }
}

#[test]
fn a_job_is_given_to_technicians_who_still_work_here_and_to_each_once() {
    let technician = |id| person(id, "", &[Role::Technician, Role::Foreman]);
    let refused = Err(Refusal::bad("technicians", FieldProblem::Unknown));
    assert_eq!(check_technicians(&[]), Ok(()));
    assert_eq!(check_technicians(&[technician(LI), technician(WANG)]), Ok(()));
    assert_eq!(check_technicians(&[technician(LI), technician(LI)]), refused, "twice");
    assert_eq!(check_technicians(&[technician(LI), person(CHEN, "", &[Role::Foreman])]), refused);
    assert_eq!(check_technicians(&[Person { active: false, ..technician(LI) }]), refused, "gone");
}

#[test]
fn what_holds_a_start_is_said() {
    let (people, his) = (people(), shared_equally(&[LI]));
    let li = person(LI, "李师傅", &[Role::Technician]);
    let wang = person(WANG, "王师傅", &[Role::Technician]);
    let waiting = facts(JobState::Waiting, &his, &[], &people);
    let start = |facts: &JobFacts<'_>, me: &Person| {
        facts.allowed(me).into_iter().find(|one| one.action == JobAction::Start).and_then(|one| one.missing)
    };
    assert_eq!(start(&waiting, &li), None);
    assert_eq!(start(&waiting, &wang), Some(Refusal::NotYourJob { technicians: "李师傅".into() }));
    let busy = JobFacts { busy_with: Some("更换水泵".into()), ..waiting.clone() };
    assert_eq!(
        start(&busy, &li),
        Some(Refusal::AlreadyRunning { technician: "李师傅".into(), job: "更换水泵".into() })
    );
    let nobodys = JobFacts { technicians: &[], ..waiting };
    let missing = vec![Missing::Technicians { count: 1 }];
    assert_eq!(start(&nobodys, &li), Some(Refusal::StillMissing { action: Action::WorkOnJobs, missing }));
}

#[test]
fn nobody_stops_the_clock_of_another_but_the_foreman() {
    let (people, both) = (people(), shared_equally(&[LI, WANG]));
    let facts = facts(JobState::Running, &both, &[WANG], &people);
    let li = person(LI, "李师傅", &[Role::Technician]);
    let others = Refusal::OthersAtWork { technicians: "王师傅".into() };
    assert_eq!(facts.check(JobAction::Finish, &li), Err(others.clone()));
    assert_eq!(facts.check(JobAction::Pause, &li), Err(others));
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_416_800 + minute * 60, 0).expect("an instant")
}

fn clock(person_id: PersonId, from: i64, to: Option<i64>, pause_reason: Option<PauseReason>) -> JobTime {
    JobTime {
        id: 0,
        job_id: JobId(1),
        work_order_id: WorkOrderId(1),
        person_id,
        started_at: at(from),
        ended_at: to.map(at),
        pause_reason,
        clock_went_back: false,
    }
}

#[test]
fn a_press_stops_the_own_clock_or_without_one_whatever_runs() {
    let both = || vec![clock(LI, 0, None, None), clock(WANG, 5, None, None)];
    let whose = |me, clocks| {
        let (stopped, clocks) = stopped_by(me, clocks);
        (stopped, clocks.iter().map(|clock| clock.person_id).collect::<Vec<_>>())
    };
    assert_eq!(whose(LI, both()), (Stopped::OneOfSeveral, vec![LI]));
    assert_eq!(whose(LI, both()[..1].to_vec()), (Stopped::TheLast, vec![LI]));
    assert_eq!(whose(CHEN, both()), (Stopped::TheWholeJob, vec![LI, WANG]));
    assert_eq!(whose(LI, vec![]), (Stopped::TheWholeJob, vec![]));
}

#[test]
fn a_shared_job_waits_for_the_part_of_whoever_only_paused() {
    let mut job = Job {
        id: JobId(1),
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        attempt: 1,
        rework_id: None,
        state: JobState::Running,
        technicians: shared_equally(&[LI, WANG]),
        bay_id: None,
        planned_start: None,
        planned_minutes: 0,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    };
    let waits = clock(WANG, 0, Some(10), Some(PauseReason::Parts));
    let mut clocks = vec![waits, clock(LI, 0, Some(20), None)];
    assert_eq!(paused_part(&job, &clocks, LI), Some(PauseReason::Parts));
    assert_eq!(
        after_finish(JobState::Running, Stopped::TheLast, Some(PauseReason::Parts)),
        Ok((JobState::Paused, Some(PauseReason::Parts)))
    );
    // Gone on with and finished since: nothing waits any more.
    clocks.push(clock(WANG, 30, Some(40), None));
    assert_eq!(paused_part(&job, &clocks, LI), None);
    job.technicians = shared_equally(&[LI]);
    assert_eq!(paused_part(&job, &clocks[..2], LI), None, "no longer given to that one");
    let finished = Ok((JobState::Finished, None));
    assert_eq!(after_finish(JobState::Running, Stopped::TheLast, None), finished);
    // The foreman says that all of it is done.
    assert_eq!(after_finish(JobState::Running, Stopped::TheWholeJob, Some(PauseReason::Tool)), finished);
    assert_eq!(
        after_finish(JobState::Running, Stopped::OneOfSeveral, None),
        Ok((JobState::Running, None)),
        "the others work on"
    );
}

#[test]
fn a_job_is_shared_to_the_hundredth_of_a_per_cent() {
    let shares = |count: i64| {
        let people: Vec<PersonId> = (1..=count).map(PersonId).collect();
        shared_equally(&people)
    };
    let parts = |count| shares(count).iter().map(|share| share.share.0).collect::<Vec<_>>();
    assert_eq!(parts(1), [10_000]);
    assert_eq!(parts(3), [3_334, 3_333, 3_333]);
    assert_eq!(parts(7), [1_429, 1_429, 1_429, 1_429, 1_428, 1_428, 1_428]);
    assert_eq!(parts(0), [0; 0]);
    for count in 1..=30 {
        assert_eq!(check_shares(&shares(count)), Ok(()), "{count}");
    }
    let off = |shares: &[i64]| {
        let share =
            |(person, share): (i64, &i64)| JobShare { person_id: PersonId(person), share: Rate(*share) };
        check_shares(&(1..).zip(shares).map(share).collect::<Vec<_>>())
    };
    for (shares, percent) in [
        (vec![3_400, 3_300], "67.00"),
        (vec![-1, 10_001], "-0.01"),
        (vec![i64::MAX, 1], "92233720368547758.07"),
    ] {
        assert_eq!(off(&shares), Err(Refusal::SharesOff { percent: percent.into() }));
    }
}

#[test]
fn standard_hours_are_whole_minutes() {
    let minutes = |hours| standard_minutes(Hours(hours));
    assert_eq!([minutes(150), minutes(0), minutes(33), minutes(1), minutes(2)], [90, 0, 20, 1, 1]);
}

#[test]
fn the_same_words_are_not_kept_twice() {
    assert_eq!(with_note("", "  换了卡扣 "), Ok("换了卡扣".into()));
    assert_eq!(with_note("小心漆面\n换了卡扣", "换了卡扣"), Ok("小心漆面\n换了卡扣".into()));
    assert_eq!(with_note("小心漆面", ""), Ok("小心漆面".into()));
}
