//! How a visit stands to its promise, on the edges and in every stage.

use chrono::{DateTime, Utc};
use domain::work_order::lateness::{Lateness, lateness};
use domain::work_order::stage::Stage;

fn at(time: &str) -> DateTime<Utc> {
    format!("2026-03-02T{time}Z").parse().expect("an instant")
}

#[test]
fn it_draws_near_an_hour_before_and_is_late_a_second_after() {
    let promised = Some(at("10:00:00"));
    for (now, stands) in [
        ("08:59:59", Lateness::Calm),
        ("09:00:00", Lateness::Near),
        ("10:00:00", Lateness::Near),
        ("10:00:01", Lateness::Late),
    ] {
        assert_eq!(lateness(Stage::InRepair, promised, at(now)), stands, "{now}");
    }
}

#[test]
fn what_stands_ready_or_has_left_is_never_late_and_neither_is_what_was_not_promised() {
    let now = at("12:00:00");
    let late: Vec<Stage> = Stage::ALL
        .into_iter()
        .filter(|stage| lateness(*stage, Some(at("10:00:00")), now) != Lateness::Calm)
        .collect();
    assert_eq!(
        late,
        [
            Stage::CheckedIn,
            Stage::Estimating,
            Stage::AwaitingAuthorisation,
            Stage::AwaitingAssignment,
            Stage::InRepair,
            Stage::AwaitingInspection,
            Stage::Preparing,
            Stage::AwaitingSettlement,
        ]
    );
    assert!(Stage::ALL.into_iter().all(|stage| lateness(stage, None, now) == Lateness::Calm));
}
