//! Work that is done again: another try of each job, and another wash.

use crate::sample::instant;
use domain::ids::{BayId, InspectionId, JobId, LineId, PersonId, ReworkId, WorkOrderId};
use domain::inspection::Rework;
use domain::job::{Job, JobShare, JobState};
use domain::money::{Hours, Rate};
use domain::rework::tries_again;
use domain::work_order::preparation::is_cleaned_again;
use domain::work_order::stage::Stage;

fn finished(id: i64) -> Job {
    Job {
        id: JobId(id),
        work_order_id: WorkOrderId(1),
        line_id: LineId(id * 10),
        attempt: 1,
        rework_id: None,
        state: JobState::Finished,
        technicians: vec![JobShare { person_id: PersonId(3), share: Rate(10_000) }],
        bay_id: Some(BayId(2)),
        planned_start: Some(instant()),
        planned_minutes: 48,
        pause_reason: None,
        started_at: Some(instant()),
        finished_at: Some(instant()),
        measurements: Vec::new(),
        note: "已更换".into(),
        version: 5,
    }
}

fn rework(hours: i64) -> Rework {
    Rework {
        id: ReworkId(6),
        work_order_id: WorkOrderId(1),
        inspection_id: InspectionId(1),
        refused_delivery_id: None,
        cause: "异响还在".into(),
        responsible_id: PersonId(3),
        hours: Hours(hours),
        at: instant(),
    }
}

#[test]
fn each_failed_job_waits_for_the_same_hands_with_its_part_of_the_hours() {
    let (first, second) = (finished(1), finished(2));
    let again = tries_again(&[&first, &second], &rework(150), "重新紧固");
    let expected = |job: &Job| Job {
        id: JobId(0),
        attempt: 2,
        rework_id: Some(ReworkId(6)),
        state: JobState::Waiting,
        planned_start: None,
        // An hour and a half, for both together.
        planned_minutes: 45,
        started_at: None,
        finished_at: None,
        note: "重新紧固".into(),
        version: 1,
        ..job.clone()
    };
    assert_eq!(again, [expected(&first), expected(&second)]);
    let third_try = Job { attempt: 2, ..first };
    assert_eq!(tries_again(&[&third_try], &rework(0), "")[0].attempt, 3);
    assert!(tries_again(&[], &rework(100), "").is_empty());
}

#[test]
fn a_car_that_was_washed_is_washed_again_after_the_workshop() {
    let washed = [Stage::Preparing, Stage::AwaitingSettlement, Stage::ReadyForDelivery];
    for from in Stage::ALL {
        assert_eq!(is_cleaned_again(from, Stage::InRepair), washed.contains(&from), "{from:?}");
        assert!(!is_cleaned_again(from, Stage::Preparing), "{from:?}: it is in the wash, not behind it");
    }
}
