use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::job::plan::{Block, BoardDay, JobLoad, planned_length};
use domain::job::{JobShare, JobState};
use domain::money::{Hours, Rate};

fn at(time: &str) -> DateTime<Utc> {
    format!("2026-03-02T{time}Z").parse().expect("a moment")
}

fn day() -> BoardDay {
    BoardDay {
        begins: "2026-03-01T16:00:00Z".parse().expect("midnight in the shop"),
        opens: at("00:30:00"),
        ends: at("16:00:00"),
    }
}

/// Shared by two, planned for an hour.
fn job<'a>(technicians: &'a [JobShare], state: JobState, planned_start: Option<&str>) -> JobLoad<'a> {
    JobLoad {
        state,
        technicians,
        planned_start: planned_start.map(at),
        planned_minutes: 60,
        hours: Hours(150),
        started_at: None,
        since: None,
    }
}

fn block(begins_at: Option<&str>, minutes: i64) -> Block {
    Block { begins_at: begins_at.map(at), minutes }
}

#[test]
fn what_nobody_planned_takes_its_standard_hours_and_never_less_than_half_an_hour() {
    let length = |planned, hours| planned_length(planned, Hours(hours));
    assert_eq!([length(45, 150), length(0, 150), length(0, 10), length(0, 0)], [45, 90, 30, 30]);
    assert_eq!(length(10, 150), 10, "what the foreman wrote stands");
    assert_eq!(length(0, i64::MAX), 24_000, "no longer than a job can be planned for");
}

#[test]
fn a_job_lies_where_it_is_planned_or_was_begun_before() {
    let of = |state, planned, since: Option<&str>| {
        JobLoad { since: since.map(at), ..job(&[], state, planned) }.block(day().opens)
    };
    assert_eq!(of(JobState::Waiting, None, None), block(None, 60));
    assert_eq!(of(JobState::Waiting, Some("05:00:00"), None), block(Some("05:00:00"), 60));
    for (planned, begins) in
        [(Some("05:00:00"), "02:00:00"), (Some("01:00:00"), "01:00:00"), (None, "02:00:00")]
    {
        assert_eq!(of(JobState::Running, planned, Some("02:00:00")), block(Some(begins), 60), "{planned:?}");
    }
    assert_eq!(of(JobState::Paused, None, Some("02:00:00")), block(None, 60), "it waits like any other");
}

#[test]
fn what_is_done_takes_the_time_it_took() {
    let of = |planned, begun: Option<&str>, ended| {
        JobLoad { started_at: begun.map(at), since: Some(at(ended)), ..job(&[], JobState::Finished, planned) }
            .block(day().opens)
    };
    // Half a minute counts as a whole one; more than was planned is not shown.
    for (ended, minutes) in [("01:45:29", 45), ("01:45:30", 46), ("01:05:00", 30), ("06:00:00", 60)] {
        assert_eq!(of(Some("01:00:00"), None, ended), block(Some("01:00:00"), minutes), "{ended}");
    }
    // Where no plan says when it began, or it was done before that, it lies where it ended.
    assert_eq!(of(None, Some("00:40:00"), "01:30:00"), block(Some("00:40:00"), 50));
    assert_eq!(of(Some("05:00:00"), Some("02:00:00"), "02:40:00"), block(Some("02:00:00"), 40));
    assert_eq!(of(None, Some("02:00:00"), "06:00:00"), block(Some("05:00:00"), 60));
    assert_eq!(of(None, Some("01:00:00"), "01:10:00"), block(Some("00:40:00"), 30));
    assert_eq!(of(None, None, "00:50:00"), block(Some("00:20:00"), 30), "the night is not drawn");
}

#[test]
fn a_person_is_loaded_with_their_part_and_of_what_is_done_with_no_more_than_is_drawn() {
    let (one, two) = (PersonId(3), PersonId(4));
    let shared =
        [JobShare { person_id: one, share: Rate(7_000) }, JobShare { person_id: two, share: Rate(3_000) }];
    let load = |job: JobLoad<'_>| [one, two, PersonId(9)].map(|person| job.minutes_of(person, day()));
    assert_eq!(load(job(&shared, JobState::Waiting, None)), [42, 18, 0]);
    let unplanned = JobLoad { planned_minutes: 0, ..job(&shared, JobState::Waiting, None) };
    assert_eq!(load(unplanned), [63, 27, 0], "its standard hours, as it is drawn");
    let done = JobLoad { since: Some(at("01:40:00")), ..job(&shared, JobState::Finished, Some("01:00:00")) };
    assert_eq!(load(done), [40, 18, 0]);
    let of_another_day = JobLoad { planned_start: Some(day().begins - chrono::TimeDelta::hours(9)), ..done };
    assert_eq!(load(of_another_day), [0, 0, 0]);
}
