use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{JobId, PersonId};
use domain::job::plan::{Block, BoardDay};
use domain::job::{JobShare, JobState};
use domain::money::Rate;
use domain::workshop_board::{BoardJob, Lane, handed_over, least_busy_first};

/// At this minute of the shop's day.
fn at(minute: i64) -> DateTime<Utc> {
    let begins: DateTime<Utc> = "2026-03-01T16:00:00Z".parse().expect("midnight in the shop");
    begins + TimeDelta::minutes(minute)
}

/// It opens at half past eight.
fn day() -> BoardDay {
    BoardDay { begins: at(0), opens: at(510), ends: at(24 * 60) }
}

const NOW: i64 = 10 * 60 + 10;
const DAY: i64 = 24 * 60;

fn job(id: i64, begins: Option<i64>, state: JobState) -> BoardJob {
    BoardJob { id: JobId(id), state, block: Block { begins_at: begins.map(at), minutes: 60 } }
}

fn waiting(id: i64, begins: Option<i64>) -> BoardJob {
    job(id, begins, JobState::Waiting)
}

/// Each job's number, the minute of the day it lies at, and whether nobody planned that.
fn laid_at(jobs: &[BoardJob], now: DateTime<Utc>) -> Vec<(i64, i64, bool)> {
    let lane = Lane::of(jobs.iter().copied(), day(), now);
    let minute = |begins: DateTime<Utc>| (begins - at(0)).num_minutes();
    lane.jobs.iter().map(|placed| (placed.job_id.0, minute(placed.begins_at), placed.tentative)).collect()
}

fn free(jobs: &[BoardJob], now: DateTime<Utc>) -> i64 {
    (Lane::of(jobs.iter().copied(), day(), now).free_at - at(0)).num_minutes()
}

#[test]
fn a_planned_job_lies_at_its_time_an_unplanned_one_after_it_and_not_before_now() {
    let jobs = [waiting(1, Some(540)), waiting(2, None), waiting(3, None)];
    assert_eq!(laid_at(&jobs, at(NOW)), [(1, 540, false), (2, 630, true), (3, 690, true)]);
    assert_eq!(laid_at(&jobs, at(300)), [(1, 540, false), (2, 600, true), (3, 660, true)]);
    assert_eq!(laid_at(&jobs[1..2], at(300)), [(2, 510, true)], "not before the shop opens");
}

#[test]
fn what_was_not_done_yesterday_waits_today_and_what_is_for_tomorrow_is_in_nobodys_way() {
    let jobs = [
        waiting(1, Some(540 - DAY)),
        waiting(2, Some(540 + DAY)),
        job(3, Some(540 - DAY), JobState::Finished),
        job(4, Some(900), JobState::Cancelled),
        job(5, None, JobState::Cancelled),
    ];
    assert_eq!(laid_at(&jobs, at(NOW)), [(1, 630, true)]);
    assert_eq!(free(&jobs, at(NOW)), 690);
}

#[test]
fn what_does_not_fit_into_the_day_lies_at_its_edge() {
    let jobs = [waiting(1, Some(23 * 60)), waiting(2, None), waiting(3, None)];
    assert_eq!(laid_at(&jobs, at(NOW)), [(1, 1380, false), (2, 1410, true), (3, 1410, true)]);
    assert_eq!(free(&jobs, at(NOW)), 1410);
}

#[test]
fn a_technician_is_free_after_all_that_is_planned_and_at_once_without_any() {
    assert_eq!(free(&[], at(NOW)), 630);
    assert_eq!(free(&[], at(630) + TimeDelta::seconds(20)), 630, "the clock shows half past");
    assert_eq!(free(&[], at(631)), 660);
    assert_eq!(free(&[], at(0)), 510, "nobody begins at night");
    assert_eq!(free(&[waiting(1, Some(660))], at(NOW)), 720);
    assert_eq!(free(&[waiting(1, Some(665))], at(NOW)), 750);
    assert_eq!(free(&[job(1, Some(660), JobState::Finished)], at(NOW)), 630, "what is done is done");
}

#[test]
fn whoever_has_least_to_do_comes_first() {
    let loads = [(PersonId(3), 60), (PersonId(2), 0), (PersonId(1), 60)];
    assert_eq!(least_busy_first(loads), [PersonId(2), PersonId(1), PersonId(3)]);
}

fn shares(shares: &[(i64, i64)]) -> Vec<JobShare> {
    let share = |(person, share): &(i64, i64)| JobShare { person_id: PersonId(*person), share: Rate(*share) };
    shares.iter().map(share).collect()
}

#[test]
fn a_job_laid_on_another_lane_changes_hands_with_its_share() {
    let of = |technicians: &[(i64, i64)], from: Option<i64>, to| {
        handed_over(&shares(technicians), from.map(PersonId), PersonId(to))
    };
    assert_eq!(of(&[], None, 7), shares(&[(7, 10_000)]));
    assert_eq!(of(&[(3, 10_000)], Some(3), 7), shares(&[(7, 10_000)]));
    let shared = [(3, 7_000), (4, 3_000)];
    assert_eq!(of(&shared, Some(3), 7), shares(&[(7, 7_000), (4, 3_000)]));
    assert_eq!(of(&shared, Some(3), 3), shares(&shared), "its own lane is another time and nothing else");
    assert_eq!(of(&shared, Some(3), 4), shares(&[(4, 10_000)]));
    assert_eq!(of(&[(3, 5_000), (4, 3_000), (5, 2_000)], Some(3), 4), shares(&[(5, 5_000), (4, 5_000)]));
    assert_eq!(of(&shared, None, 7), shares(&[(3, 3_334), (4, 3_333), (7, 3_333)]));
}
