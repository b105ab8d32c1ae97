//! How long each job was worked at.

use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::job::JobTime;
use domain::worked::{DayMinutes, worked_at};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn stretch(job: i64, from: &str, to: Option<&str>) -> JobTime {
    JobTime {
        id: 1,
        job_id: JobId(job),
        work_order_id: WorkOrderId(1),
        person_id: PersonId(3),
        started_at: at(from),
        ended_at: to.map(at),
        pause_reason: None,
        clock_went_back: false,
    }
}

#[test]
fn the_stretches_of_a_job_are_added_up_and_one_that_runs_counts_up_to_now() {
    let mut set_back = stretch(1, "2026-03-02T02:00:00Z", Some("2026-03-02T02:30:00Z"));
    set_back.clock_went_back = true;
    let times = [
        stretch(2, "2026-03-02T01:00:00Z", None),
        // Half past eleven at night, to half an hour after midnight.
        stretch(1, "2026-03-01T15:30:00Z", Some("2026-03-01T16:30:00Z")),
        set_back,
    ];
    let worked = worked_at(&times, at("2026-03-02T03:15:00Z"), ShopZone::default());
    let told: Vec<_> = worked.iter().map(|of| (of.job_id.0, of.minutes, of.clock_went_back)).collect();
    assert_eq!(told, [(1, 90, true), (2, 135, false)]);
    let day = |text: &str, minutes| DayMinutes { day: text.parse().expect("a day"), minutes };
    assert_eq!(worked[0].days, [day("2026-03-01", 30), day("2026-03-02", 60)]);
    assert!(worked_at(&[], at("2026-03-02T03:15:00Z"), ShopZone::default()).is_empty());
}
