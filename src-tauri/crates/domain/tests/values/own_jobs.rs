//! In which order a technician's own jobs lie before them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::job::JobState;
use domain::own_jobs::OwnJob;
use domain::work_order::Priority;

fn at(hour: i64) -> Option<DateTime<Utc>> {
    let begins: DateTime<Utc> = "2026-03-01T16:00:00Z".parse().expect("midnight in the shop");
    Some(begins + TimeDelta::hours(hour))
}

const JOB: OwnJob = OwnJob {
    state: JobState::Waiting,
    is_at_it: false,
    priority: Priority::Normal,
    promised_at: None,
    planned_start: None,
};

#[test]
fn each_job_lies_before_the_next_of_the_table() {
    let table = [
        ("the own hands are at it", OwnJob { is_at_it: true, state: JobState::Running, ..JOB }),
        ("others who share it are", OwnJob { state: JobState::Running, ..JOB }),
        ("who waits in the shop, without a promise", OwnJob { priority: Priority::Waiting, ..JOB }),
        ("wanted sooner", OwnJob { priority: Priority::Urgent, promised_at: at(18), ..JOB }),
        ("promised for noon, stands still", OwnJob { promised_at: at(12), state: JobState::Paused, ..JOB }),
        ("promised for noon, planned early", OwnJob { promised_at: at(12), planned_start: at(9), ..JOB }),
        ("promised for noon, planned late", OwnJob { promised_at: at(12), planned_start: at(11), ..JOB }),
        (
            "promised for the evening, planned first",
            OwnJob { promised_at: at(18), planned_start: at(8), ..JOB },
        ),
        ("nothing promised, stands still", OwnJob { state: JobState::Paused, ..JOB }),
        ("nothing promised, planned", OwnJob { planned_start: at(8), ..JOB }),
        ("nothing said", JOB),
        ("it is done", OwnJob { state: JobState::Finished, priority: Priority::Waiting, ..JOB }),
    ];
    for pair in table.windows(2) {
        assert!(pair[0].1.place() < pair[1].1.place(), "{} goes before {}", pair[0].0, pair[1].0);
    }
}
