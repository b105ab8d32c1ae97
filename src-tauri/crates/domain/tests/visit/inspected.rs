//! What a report has to answer, and who may sign it.

use crate::sample::{instant, line, order};
use domain::ids::{InspectionId, JobId, LineId, PersonId, RefusedDeliveryId, ReworkId, WorkOrderId};
use domain::inspection::{Inspection, InspectionItem, InspectionKind, ItemResult, Rework, sent_back};
use domain::job::{Job, JobShare, JobState};
use domain::line::{LineKind, LineState};
use domain::money::{Hours, Rate};
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::inspected::{Inspected, check_responsible, check_rework_hours};

fn job(id: i64, attempt: i64, state: JobState) -> Job {
    Job {
        id: JobId(id),
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        attempt,
        rework_id: (attempt > 1).then_some(ReworkId(1)),
        state,
        technicians: vec![JobShare { person_id: PersonId(2), share: Rate(10_000) }],
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: Some(instant()),
        finished_at: Some(instant()),
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    }
}

fn visit(jobs: Vec<Job>) -> VisitAtHand {
    VisitAtHand {
        order: order(),
        walk_around: None,
        lines: vec![line(1, LineKind::Labour, LineState::Approved, None)],
        authorisations: Vec::new(),
        jobs,
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

fn inspected(kind: InspectionKind, jobs: Vec<Job>) -> Inspected {
    Inspected::of(&visit(jobs), kind)
}

fn item(code: &str, job: Option<i64>, result: ItemResult) -> InspectionItem {
    InspectionItem {
        code: code.into(),
        job_id: job.map(JobId),
        name: String::new(),
        result,
        value: String::new(),
        limits: None,
    }
}

fn all(kind: InspectionKind, job: Option<i64>) -> Vec<InspectionItem> {
    let codes = kind.codes().iter().map(|code| item(code, None, ItemResult::Pass));
    codes.chain(job.map(|id| item("job", Some(id), ItemResult::Pass))).collect()
}

fn person(id: i64, name: &str, roles: &[Role]) -> Person {
    Person {
        id: PersonId(id),
        name: name.into(),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

#[test]
fn a_passed_report_answers_every_item_and_the_own_one_every_job() {
    let unanswered = |item: &str| Err(Refusal::ItemUnanswered { item: item.into() });
    for kind in [InspectionKind::SelfInspection, InspectionKind::Final] {
        let report = inspected(kind, vec![job(1, 1, JobState::Finished)]);
        let signed = report.passed_items(all(kind, Some(1))).unwrap();
        assert_eq!(signed.last().unwrap().name, "前下摆臂胶套", "the line's name is kept with it");
        for (place, code) in kind.codes().iter().enumerate() {
            let mut items = all(kind, Some(1));
            items.remove(place);
            assert_eq!(report.passed_items(items), unanswered(code));
        }
        let of_job = report.passed_items(all(kind, None));
        match kind {
            InspectionKind::SelfInspection => assert_eq!(of_job, unanswered("前下摆臂胶套")),
            InspectionKind::Final => assert!(of_job.is_ok()),
        }
        let mut failing = all(kind, None);
        failing.push(item("job", Some(1), ItemResult::Fail));
        assert_eq!(
            report.passed_items(failing.clone()),
            Err(Refusal::ItemFailed { item: "前下摆臂胶套".into() })
        );
        assert!(report.items(failing).is_ok(), "a report that fails the car says what failed");
    }
}

#[test]
fn nothing_is_answered_twice_and_nothing_that_was_not_looked_at() {
    let kind = InspectionKind::Final;
    let report = inspected(kind, vec![job(1, 1, JobState::Finished), job(2, 2, JobState::Finished)]);
    let unknown = Err(Refusal::bad("items", FieldProblem::Unknown));
    let with = |more: InspectionItem| {
        let mut items = all(kind, None);
        items.push(more);
        report.items(items)
    };
    assert!(with(item("job", Some(2), ItemResult::Pass)).is_ok());
    for more in [
        item("leaks", None, ItemResult::Pass),
        item("torque", None, ItemResult::Pass),
        item("job", Some(9), ItemResult::Pass),
        // The first try is over: the second is what is looked at.
        item("job", Some(1), ItemResult::Pass),
        item("job", None, ItemResult::Pass),
    ] {
        assert_eq!(with(more.clone()), unknown, "{more:?}");
    }
}

#[test]
fn done_is_what_the_newest_try_of_a_line_finished() {
    use JobState::{Cancelled, Finished, Paused, Running, Waiting};
    let of_line = |line: i64, job: Job| Job { line_id: LineId(line), ..job };
    let done = |jobs: Vec<Job>| -> Vec<i64> { visit(jobs).done_jobs().iter().map(|job| job.id.0).collect() };
    let two = [job(5, 1, Finished), of_line(2, job(3, 1, Finished))];
    assert_eq!(done(two.to_vec()), [3, 5], "in the order in which they were begun");
    assert_eq!(done(vec![job(1, 1, Finished), job(2, 2, Finished)]), [2], "done again");
    for again in [Waiting, Running, Paused, Cancelled] {
        assert_eq!(done(vec![job(1, 1, Finished), job(2, 2, again)]), [0; 0], "{again:?}");
    }
}

#[test]
fn what_goes_back_to_the_workshop_was_looked_at() {
    let report = inspected(InspectionKind::Final, vec![job(1, 1, JobState::Finished)]);
    let ids = |failed: &[i64]| {
        let ids: Vec<JobId> = failed.iter().copied().map(JobId).collect();
        report.failed(&ids).map(|jobs| jobs.iter().map(|job| job.id.0).collect::<Vec<_>>())
    };
    assert_eq!(ids(&[1]), Ok(vec![1]));
    assert_eq!(ids(&[]), Err(Refusal::bad("failed_jobs", FieldProblem::Empty)));
    for wrong in [&[1, 1][..], &[2], &[1, 2]] {
        assert_eq!(ids(wrong), Err(Refusal::bad("failed_jobs", FieldProblem::Unknown)));
    }
    assert_eq!(check_rework_hours(Hours(-1)), Err(Refusal::bad("hours", FieldProblem::Negative)));
    assert_eq!(
        check_rework_hours(Hours(Hours::MAX.0 + 1)),
        Err(Refusal::bad("hours", FieldProblem::TooLarge))
    );
    assert_eq!(check_rework_hours(Hours::MAX), Ok(()));
    assert_eq!(check_responsible(&person(2, "赵建军", &[Role::Technician])), Ok(()));
    let gone = Person { active: false, ..person(2, "赵建军", &[Role::Technician]) };
    for nobody_here in [person(5, "王敏", &[Role::Advisor]), gone] {
        let refused = check_responsible(&nobody_here);
        assert_eq!(refused, Err(Refusal::bad("responsible_id", FieldProblem::Unknown)), "{nobody_here:?}");
    }
}

fn signed(id: i64, passed: bool, failed_jobs: &[i64], items: Vec<InspectionItem>) -> Inspection {
    Inspection {
        id: InspectionId(id),
        work_order_id: WorkOrderId(1),
        kind: InspectionKind::Final,
        attempt: id,
        person_id: PersonId(3),
        person_name: "周敏".into(),
        at: instant(),
        items,
        road_test_km: 0,
        passed,
        note: String::new(),
        failed_jobs: failed_jobs.iter().copied().map(JobId).collect(),
        signature: None,
        lists: Vec::new(),
        checksum: String::new(),
    }
}

#[test]
fn what_the_customer_was_asked_about_keeps_the_car_no_more() {
    let kind = InspectionKind::Final;
    let failing = || {
        let mut items = all(kind, Some(1));
        items[0].result = ItemResult::Fail;
        items
    };
    let with = |reports: Vec<Inspection>| {
        let visit = VisitAtHand { inspections: reports, ..visit(vec![job(1, 1, JobState::Finished)]) };
        Inspected::of(&visit, kind)
    };
    let refused = Err(Refusal::ItemFailed { item: kind.codes()[0].into() });
    let first = with(Vec::new());
    assert_eq!(first.passed_items(failing()), refused);
    assert_eq!(first.found(&failing()).len(), 1, "it is put before them");
    let asked = with(vec![signed(1, false, &[], failing())]);
    assert!(asked.passed_items(failing()).is_ok());
    assert!(asked.found(&failing()).is_empty(), "and not twice");
    let redone = with(vec![signed(1, false, &[1], failing())]);
    assert_eq!(redone.passed_items(failing()), refused, "what went back to the workshop is done well");
    let mut job_too = failing();
    job_too.last_mut().unwrap().result = ItemResult::Fail;
    assert!(asked.passed_items(job_too).is_err(), "the work itself is nobody else's to answer for");
}

#[test]
fn what_the_own_report_found_is_put_forward_once_however_often_it_is_signed() {
    let kind = InspectionKind::SelfInspection;
    let named = |code: &str, job: Option<i64>, name: &str| InspectionItem {
        name: name.into(),
        ..item(code, job, ItemResult::Fail)
    };
    let failing = vec![named("own", None, "冰点"), named("work", Some(1), "防尘套")];
    let with = |reports: Vec<Inspection>| {
        let visit = VisitAtHand { inspections: reports, ..visit(vec![job(1, 1, JobState::Finished)]) };
        Inspected::of(&visit, kind)
    };
    let names = |report: &Inspected, items: &[InspectionItem]| {
        report.found(items).into_iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&with(Vec::new()), &failing), ["冰点", "防尘套"]);
    let own = |items| Inspection { kind, ..signed(1, true, &[], items) };
    let again = with(vec![own(failing.clone())]);
    assert!(names(&again, &failing).is_empty(), "the customer was asked by the first");
    let others = vec![named("own", None, "胎压"), named("work", Some(2), "防尘套")];
    assert_eq!(names(&again, &others), ["胎压", "防尘套"], "what is new is put forward still");
    let passed =
        failing.iter().map(|one| InspectionItem { result: ItemResult::Pass, ..one.clone() }).collect();
    assert_eq!(names(&with(vec![own(passed)]), &failing).len(), 2, "it was in order before");
}

#[test]
fn what_the_work_looks_at_is_known_by_its_words_and_found_by_the_own_report() {
    let kind = InspectionKind::SelfInspection;
    let plain = inspected(kind, vec![job(1, 1, JobState::Finished)]);
    let report = plain.clone().with_checklists(vec![(JobId(1), vec!["防尘套".into(), "球头".into()])]);
    let work = |name: &str, result| InspectionItem { name: name.into(), ..item("work", Some(1), result) };
    let mut items = all(kind, Some(1));
    assert!(report.passed_items(items.clone()).is_ok(), "it may be left out");
    items.push(work("防尘套", ItemResult::Fail));
    items.push(work("球头", ItemResult::Pass));
    assert!(report.passed_items(items.clone()).is_ok(), "it is found, and not refused");
    assert_eq!(report.found(&items).iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["防尘套"]);
    let unknown = Err(Refusal::bad("items", FieldProblem::Unknown));
    assert_eq!(report.items(vec![work("轮胎", ItemResult::Pass)]), unknown);
    assert_eq!(plain.items(vec![work("球头", ItemResult::Pass)]), unknown, "nobody looks at it there");
    let twice = vec![work("球头", ItemResult::Pass), work("球头", ItemResult::Fail)];
    assert_eq!(report.items(twice), unknown);
    let last = inspected(InspectionKind::Final, vec![job(1, 1, JobState::Finished)])
        .with_checklists(vec![(JobId(1), vec!["球头".into()])]);
    let mut items = all(InspectionKind::Final, None);
    items.push(work("球头", ItemResult::Fail));
    assert_eq!(last.passed_items(items), Err(Refusal::ItemFailed { item: "球头".into() }));
}

#[test]
fn a_car_is_sent_back_by_inspections_and_by_customers_until_a_pass_held() {
    // b: back to the workshop; a: the customer is asked; p: passed; r: not taken by the customer.
    for (story, times) in
        [("", 0), ("b", 1), ("bb", 2), ("bab", 2), ("bbp", 0), ("pr", 1), ("bpr", 2), ("bpb", 2), ("bbpr", 3)]
    {
        let (mut reports, mut reworks): (Vec<Inspection>, Vec<Rework>) = (Vec::new(), Vec::new());
        for (id, what) in (1_i64..).zip(story.chars()) {
            if what != 'r' {
                let jobs: &[i64] = if what == 'b' { &[1] } else { &[] };
                reports.push(signed(id, what == 'p', jobs, Vec::new()));
            }
            if matches!(what, 'b' | 'r') {
                reworks.push(Rework {
                    id: ReworkId(id),
                    work_order_id: WorkOrderId(1),
                    inspection_id: reports.last().expect("it was inspected").id,
                    refused_delivery_id: (what == 'r').then_some(RefusedDeliveryId(id)),
                    cause: "异响".into(),
                    responsible_id: PersonId(2),
                    hours: Hours(50),
                    at: instant(),
                });
            }
        }
        assert_eq!(sent_back(&reports, &reworks), times, "{story}");
    }
}
