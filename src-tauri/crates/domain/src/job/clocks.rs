//! The clocks of a job that several technicians share: which of them stop, and
//! what that makes of the job.

use crate::ids::PersonId;
use crate::job::{Job, JobAction, JobState, JobTime, PauseReason};
use crate::refusal::Refusal;

/// What a press on pause or finish stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The own clock, and others are still at it.
    OneOfSeveral,
    /// The own clock, the last one running.
    TheLast,
    /// Whatever ran, stopped by somebody without an own clock; or nothing ran.
    TheWholeJob,
}

/// Of the clocks that run on a job those that stop when this person presses.
pub fn stopped_by(me: PersonId, running: Vec<JobTime>) -> (Stopped, Vec<JobTime>) {
    if running.iter().all(|clock| clock.person_id != me) {
        return (Stopped::TheWholeJob, running);
    }
    let several = running.iter().any(|clock| clock.person_id != me);
    let own = running.into_iter().filter(|clock| clock.person_id == me).collect();
    (if several { Stopped::OneOfSeveral } else { Stopped::TheLast }, own)
}

/// Why the part of somebody else who shares the job stands still: the newest
/// clock of whoever paused and never finished carries the reason. Of several,
/// the one who paused last tells it. The clocks come in the order they began.
pub fn paused_part(job: &Job, clocks: &[JobTime], me: PersonId) -> Option<PauseReason> {
    let newest = |person: PersonId| {
        clocks.iter().rev().find(|clock| clock.job_id == job.id && clock.person_id == person)
    };
    job.technicians
        .iter()
        .filter(|share| share.person_id != me)
        .filter_map(|share| newest(share.person_id))
        .filter(|clock| clock.pause_reason.is_some())
        .max_by_key(|clock| clock.ended_at)
        .and_then(|clock| clock.pause_reason)
}

/// How the job stands after somebody finished: the others work on, or it waits
/// for the part of one who only paused, because half of the work is neither done
/// nor to be charged as done; or it is finished.
///
/// # Errors
/// `JobIs` where a job in this state neither pauses nor is finished.
pub fn after_finish(
    state: JobState,
    stopped: Stopped,
    paused: Option<PauseReason>,
) -> Result<(JobState, Option<PauseReason>), Refusal> {
    match (stopped, paused) {
        (Stopped::OneOfSeveral, _) => Ok((state, None)),
        (Stopped::TheLast, Some(reason)) => Ok((state.after(JobAction::Pause)?, Some(reason))),
        (Stopped::TheLast | Stopped::TheWholeJob, _) => Ok((state.after(JobAction::Finish)?, None)),
    }
}
