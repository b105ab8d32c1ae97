//! The workshop's board: where the jobs of a technician lie on the day it shows,
//! when they are free for the next one, who is given it first, and whose a job is
//! that was laid on another lane.

use crate::dates::HALF_HOUR;
use crate::ids::{JobId, PersonId};
use crate::job::plan::{Block, BoardDay, shared_equally};
use crate::job::{JobShare, JobState};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

/// A job of the technician whose lane is laid out.
#[derive(Clone, Copy, Debug)]
pub struct BoardJob {
    pub id: JobId,
    pub state: JobState,
    pub block: Block,
}

/// Where a job lies in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlacedJob {
    pub job_id: JobId,
    pub begins_at: DateTime<Utc>,
    pub minutes: i64,
    /// Nobody planned it for this day: it lies where the technician would come to it.
    pub tentative: bool,
}

/// The day of one technician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub jobs: Vec<PlacedJob>,
    /// When the next job can begin.
    pub free_at: DateTime<Utc>,
}

impl Lane {
    /// Each job at its time. What has none, or one of a day that has passed, comes
    /// after everything that is planned, in the order it was given, and not before
    /// now. Whoever has nothing to do is free at once.
    pub fn of(jobs: impl IntoIterator<Item = BoardJob>, day: BoardDay, now: DateTime<Utc>) -> Self {
        let mut lane = Self { jobs: Vec::new(), free_at: day.opens.max(now) };
        let mut loose = Vec::new();
        for job in jobs {
            let is_later = job.block.begins_at.is_some_and(|at| at >= day.ends);
            if is_later || job.state == JobState::Cancelled {
                continue;
            }
            match job.block.begins_at.filter(|at| *at >= day.begins) {
                Some(begins_at) => lane.put(job, begins_at, false),
                None if job.state.is_over() => {}
                None => loose.push(job),
            }
        }
        for job in loose {
            let begins_at = next_half_hour(lane.free_at, day);
            lane.put(job, begins_at, true);
        }
        // What does not fit into the day any more stays at its edge, where it can
        // still be taken.
        let edge = day.ends - TimeDelta::minutes(HALF_HOUR);
        for placed in &mut lane.jobs {
            placed.begins_at = placed.begins_at.min(edge);
        }
        lane.free_at = next_half_hour(lane.free_at, day).min(edge);
        lane
    }

    /// What is done keeps nobody from the next job.
    fn put(&mut self, job: BoardJob, begins_at: DateTime<Utc>, tentative: bool) {
        let minutes = job.block.minutes;
        self.jobs.push(PlacedJob { job_id: job.id, begins_at, minutes, tentative });
        if !job.state.is_over() {
            self.free_at = self.free_at.max(begins_at + TimeDelta::minutes(minutes));
        }
    }
}

/// The board divides the day into half hours. The minute that has begun is the one
/// the clock shows.
fn next_half_hour(at: DateTime<Utc>, day: BoardDay) -> DateTime<Utc> {
    let minutes = (at - day.begins).num_minutes();
    day.begins + TimeDelta::minutes((minutes + HALF_HOUR - 1).div_euclid(HALF_HOUR) * HALF_HOUR)
}

/// Whoever has least to do today is the first to be given a job.
pub fn least_busy_first(minutes_today: impl IntoIterator<Item = (PersonId, i64)>) -> Vec<PersonId> {
    let mut loads: Vec<(PersonId, i64)> = minutes_today.into_iter().collect();
    loads.sort_by_key(|(person, minutes)| (*minutes, person.0));
    loads.into_iter().map(|(person, _)| person).collect()
}

/// Whose a job is that was taken from one technician's lane and laid on another's.
/// The share goes with the work: whoever takes it over takes the same part of it. Who
/// has a part already, or joins those a job was given to, shares it equally with them.
pub fn handed_over(technicians: &[JobShare], from: Option<PersonId>, to: PersonId) -> Vec<JobShare> {
    let is_from = |share: &JobShare| Some(share.person_id) == from;
    let handed: Vec<JobShare> = technicians
        .iter()
        .map(|share| JobShare {
            person_id: if is_from(share) { to } else { share.person_id },
            share: share.share,
        })
        .collect();
    if handed.iter().filter(|share| share.person_id == to).count() == 1 {
        return handed;
    }
    let others = technicians.iter().filter(|share| !is_from(share) && share.person_id != to);
    let people: Vec<PersonId> = others.map(|share| share.person_id).chain([to]).collect();
    shared_equally(&people)
}
