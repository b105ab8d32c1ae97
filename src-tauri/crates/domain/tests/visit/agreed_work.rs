//! What an agreed line makes of the jobs of its visit, and a cancelled job of its line.

use crate::sample::{instant, line, order};
use domain::agreed_work::{AgreedWork, agreed_work, line_of_cancelled};
use domain::ids::{BayId, JobId, LineId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState};
use domain::line::{Line, LineKind, LineState};
use domain::money::{Hours, Money, Rate};
use domain::work_order::WorkOrder;

fn agreed(id: i64) -> Line {
    line(id, LineKind::Labour, LineState::Approved, None)
}

/// A job of the first line, given to somebody.
fn job(id: i64, state: JobState) -> Job {
    Job {
        id: JobId(id),
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        attempt: 1,
        rework_id: None,
        state,
        technicians: vec![JobShare { person_id: PersonId(3), share: Rate(10_000) }],
        bay_id: Some(BayId(2)),
        planned_start: Some(instant()),
        planned_minutes: 48,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 5,
    }
}

fn begun(id: i64, state: JobState) -> Job {
    Job { started_at: Some(instant()), ..job(id, state) }
}

fn work(line: &Line, replaced: Option<Line>, jobs: &[Job]) -> AgreedWork {
    let order = WorkOrder { bay_id: Some(BayId(7)), ..order() };
    agreed_work(&order, line, replaced, jobs.to_vec()).unwrap()
}

#[test]
fn agreed_labour_waits_as_a_job_for_its_standard_minutes_and_a_part_makes_none() {
    let mut new = agreed(2);
    new.figures.hours = Hours(80);
    // The job of another line is nobody's business here.
    let made = work(&new, None, &[job(1, JobState::Waiting)]);
    assert_eq!((made.superseded, made.changed), (None, Vec::new()));
    let waiting = made.waiting.unwrap();
    assert_eq!((waiting.line_id, waiting.attempt, waiting.state), (LineId(2), 1, JobState::Waiting));
    assert_eq!((waiting.planned_minutes, waiting.bay_id), (48, Some(BayId(7))));
    assert_eq!((waiting.technicians, waiting.planned_start), (Vec::new(), None));
    let part = line(2, LineKind::Part, LineState::Approved, None);
    assert_eq!(work(&part, None, &[]), AgreedWork::default());
}

#[test]
fn a_job_that_waits_is_called_off_and_the_new_one_is_planned_as_it_was() {
    let made = work(&agreed(2), Some(agreed(1)), &[job(1, JobState::Waiting)]);
    assert_eq!(made.superseded, Some(Line { state: LineState::Superseded, ..agreed(1) }));
    assert_eq!(made.changed, [job(1, JobState::Cancelled)]);
    let (waiting, before) = (made.waiting.unwrap(), job(1, JobState::Waiting));
    assert_eq!((waiting.id, waiting.line_id), (JobId(0), LineId(2)));
    assert_eq!(
        (waiting.technicians, waiting.bay_id, waiting.planned_start),
        (before.technicians, before.bay_id, before.planned_start)
    );
}

#[test]
fn begun_work_goes_on_under_the_new_line_and_is_not_begun_anew() {
    for state in [JobState::Running, JobState::Paused, JobState::Finished] {
        let jobs = [begun(1, state), job(2, JobState::Waiting), job(3, JobState::Cancelled)];
        let made = work(&agreed(2), Some(agreed(1)), &jobs);
        let on = |job: Job| Job { line_id: LineId(2), ..job };
        assert_eq!(made.changed, [on(begun(1, state)), on(job(2, JobState::Waiting))], "{state:?}");
        assert_eq!(made.waiting, None, "{state:?}");
    }
    // What was begun and called off is not gone on with.
    let made = work(&agreed(2), Some(agreed(1)), &[begun(1, JobState::Cancelled)]);
    assert_eq!(made.changed, []);
    assert!(made.waiting.is_some());
}

#[test]
fn only_a_line_that_was_agreed_to_is_superseded() {
    let dropped = Line { state: LineState::Declined, ..agreed(1) };
    assert_eq!(work(&agreed(2), Some(dropped), &[]).superseded, None);
}

#[test]
fn a_job_that_is_called_off_takes_its_line_with_it_unless_its_first_try_was_done() {
    let agreed = Line { authorised_amount: Some(Money(8_800)), ..agreed(1) };
    let gone = line_of_cancelled(&job(1, JobState::Cancelled), agreed.clone(), "客户不做了").unwrap();
    assert_eq!((gone.state, gone.decline_reason.as_str()), (LineState::Declined, "客户不做了"));
    assert_eq!(gone.authorised_amount, Some(Money(8_800)), "what was agreed stands beside it");
    let again = Job { attempt: 2, ..job(1, JobState::Cancelled) };
    assert_eq!(line_of_cancelled(&again, agreed.clone(), "不用"), None);
    let superseded = Line { state: LineState::Superseded, ..agreed };
    assert_eq!(line_of_cancelled(&job(1, JobState::Cancelled), superseded, "不用"), None);
}
