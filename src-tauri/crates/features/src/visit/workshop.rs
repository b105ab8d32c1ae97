//! Assignment by the foreman, and the jobs at the car.

use crate::visit::check_in::usable_bay;
use crate::visit::flow;
use crate::visit::flow::Moved;
use chrono::{DateTime, Utc};
use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::job::{Job, JobAction, JobShare, JobState, JobTime, KeyDatum, PauseReason, check_shares};
use domain::line::{Line, LineState};
use domain::person::Person;
use domain::refusal::{FieldProblem, LONGEST_NAME, LONGEST_TEXT, Refusal, optional, required};
use domain::role::Role;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing};
use domain::worked::ended_at;
use kernel::command::{HANDS, WORKSHOP, of};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AssignJob {
    pub job_id: JobId,
    pub version: i64,
    pub technicians: Vec<JobShare>,
    pub bay_id: Option<BayId>,
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVisitAction {
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct StartJob {
    pub job_id: JobId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PauseJob {
    pub job_id: JobId,
    pub version: i64,
    pub reason: PauseReason,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FinishJob {
    pub job_id: JobId,
    pub version: i64,
    pub key_data: Vec<KeyDatum>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CancelJob {
    pub job_id: JobId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedJob {
    pub job: Job,
}

/// A job takes no longer than ten weeks of working days.
const MOST_MINUTES: i64 = 50 * 8 * 60;
const MOST_KEY_DATA: usize = 50;

/// The job at the version the person saw, when its visit allows the action.
fn take_job(cx: &Write, id: JobId, version: i64, action: Action) -> Result<(Job, VisitAtHand)> {
    let job: Job = cx.w.get(id.0)?;
    let visit = flow::take(cx, job.work_order_id, action)?;
    flow::at_version("job", id.0, version, job.version)?;
    Ok((job, visit))
}

fn saved(cx: &Write, mut job: Job) -> Result<SavedJob> {
    cx.w.update(&job)?;
    job.version += 1;
    Ok(SavedJob { job })
}

/// The foreman decides who does it, where and when. A running job is paused
/// first: its clock is somebody's.
pub fn assign_job(cx: &Write, ask: AssignJob) -> Result<SavedJob> {
    let (mut job, _) = take_job(cx, ask.job_id, ask.version, Action::AssignJobs)?;
    if !matches!(job.state, JobState::Waiting | JobState::Paused) {
        return Err(Refusal::JobIs { state: job.state.code().to_owned() }.into());
    }
    for (place, share) in ask.technicians.iter().enumerate() {
        let person: Person = cx.w.get(share.person_id.0)?;
        let twice = ask.technicians[..place].iter().any(|other| other.person_id == share.person_id);
        if twice || !person.active || !person.roles.contains(&Role::Technician) {
            return Err(Refusal::bad("technicians", FieldProblem::Unknown).into());
        }
        // Each alone in range, so that adding them up cannot run over.
        if !(0..=10_000).contains(&share.share.0) {
            return Err(Refusal::SharesOff { percent: share.share.percent_plain() }.into());
        }
    }
    check_shares(&ask.technicians)?;
    if ask.planned_minutes < 0 {
        return Err(Refusal::bad("planned_minutes", FieldProblem::Negative).into());
    }
    if ask.planned_minutes > MOST_MINUTES {
        return Err(Refusal::bad("planned_minutes", FieldProblem::TooLarge).into());
    }
    job.technicians = ask.technicians;
    job.bay_id = usable_bay(cx, ask.bay_id)?;
    job.planned_start = ask.planned_start.map(kernel::clock::whole_seconds);
    job.planned_minutes = ask.planned_minutes;
    job.note = optional("note", &ask.note, LONGEST_TEXT)?;
    saved(cx, job)
}

pub fn release_to_repair(cx: &Write, ask: AskVisitAction) -> Result<Moved> {
    let visit = flow::take(cx, ask.work_order_id, Action::ReleaseToRepair)?;
    flow::moved(cx, visit, Action::ReleaseToRepair, "")
}

fn name_of(cx: &Write, person: PersonId) -> Result<String> {
    Ok(cx.w.get::<Person>(person.0)?.name)
}

/// Whose clock it is: the technician's own, or, when the foreman presses for
/// somebody with both hands in the engine, the first of those assigned.
fn technician_of(cx: &Write, job: &Job) -> Result<PersonId> {
    let me = cx.me()?;
    let Some(first) = job.technicians.first() else {
        return Err(Refusal::StillMissing {
            action: Action::WorkOnJobs,
            missing: vec![Missing::Technicians { count: 1 }],
        }
        .into());
    };
    if job.technicians.iter().any(|share| share.person_id == me.id) {
        return Ok(me.id);
    }
    if me.roles.contains(&Role::Foreman) {
        return Ok(first.person_id);
    }
    let names: Vec<String> =
        job.technicians.iter().map(|share| name_of(cx, share.person_id)).collect::<Result<_>>()?;
    Err(Refusal::NotYourJob { technicians: names.join("、") }.into())
}

/// One technician has one job running.
fn open_time(cx: &Write, job: &Job, technician: PersonId) -> Result<()> {
    if let Some(running) = cx.w.running_of(technician)? {
        let other: Job = cx.w.get(running.job_id.0)?;
        let line: Line = cx.w.get(other.line_id.0)?;
        return Err(
            Refusal::AlreadyRunning { technician: name_of(cx, technician)?, job: line.figures.name }.into()
        );
    }
    cx.w.insert(&mut JobTime {
        id: 0,
        job_id: job.id,
        work_order_id: job.work_order_id,
        person_id: technician,
        started_at: cx.now,
        ended_at: None,
        pause_reason: None,
        // Whoever starts while the clock stands is measured as wrongly.
        clock_went_back: cx.clock_is_behind(),
    })?;
    Ok(())
}

/// The clocks that run on a job: one for each technician who is at it now.
fn running_clocks(cx: &Write, job: &Job) -> Result<Vec<JobTime>> {
    let mut clocks = cx.w.job_times_of(job.work_order_id)?;
    clocks.retain(|clock| clock.job_id == job.id && clock.ended_at.is_none());
    Ok(clocks)
}

/// What a press on pause or finish has stopped.
enum Stopped {
    /// The own clock, and others are still at it.
    OneOfSeveral,
    /// The own clock, the last one running.
    TheLast,
    /// Whatever ran, stopped by somebody without an own clock; or nothing ran.
    TheWholeJob,
}

/// Everybody who shares a job stops the own clock, and the others work on; the
/// foreman stops it for whoever forgot.
fn stop_clocks(cx: &Write, job: &Job, reason: Option<PauseReason>) -> Result<Stopped> {
    technician_of(cx, job)?;
    let me = cx.me()?;
    let clocks = running_clocks(cx, job)?;
    let mine = clocks.iter().any(|clock| clock.person_id == me.id);
    if !mine && !clocks.is_empty() && !me.roles.contains(&Role::Foreman) {
        let names: Vec<String> =
            clocks.iter().map(|clock| name_of(cx, clock.person_id)).collect::<Result<_>>()?;
        return Err(Refusal::OthersAtWork { technicians: names.join("、") }.into());
    }
    let mut stopped = if mine { Stopped::TheLast } else { Stopped::TheWholeJob };
    for mut clock in clocks {
        if mine && clock.person_id != me.id {
            stopped = Stopped::OneOfSeveral;
            continue;
        }
        clock.ended_at = Some(ended_at(clock.started_at, cx.now));
        clock.pause_reason = reason;
        cx.w.update(&clock)?;
    }
    Ok(stopped)
}

/// Why the part of somebody else who shares the job stands still: the newest
/// clock of whoever paused and never finished carries the reason. Of several,
/// the one who paused last tells it.
fn paused_part(cx: &Write, job: &Job) -> Result<Option<PauseReason>> {
    let me = cx.my_id()?;
    let clocks = cx.w.job_times_of(job.work_order_id)?;
    let newest = |person: PersonId| {
        clocks.iter().rev().find(|clock| clock.job_id == job.id && clock.person_id == person)
    };
    Ok(job
        .technicians
        .iter()
        .filter(|share| share.person_id != me)
        .filter_map(|share| newest(share.person_id))
        .filter(|clock| clock.pause_reason.is_some())
        .max_by_key(|clock| clock.ended_at)
        .and_then(|clock| clock.pause_reason))
}

/// The first who starts sets the job running; who shares it joins in later.
fn run(cx: &Write, ask: &StartJob, action: JobAction) -> Result<SavedJob> {
    let (mut job, _) = take_job(cx, ask.job_id, ask.version, Action::WorkOnJobs)?;
    let technician = technician_of(cx, &job)?;
    let clocks = running_clocks(cx, &job)?;
    let joins = !clocks.is_empty() && clocks.iter().all(|clock| clock.person_id != technician);
    if !joins {
        job.state = job.state.after(action)?;
    }
    open_time(cx, &job, technician)?;
    job.started_at = job.started_at.or(Some(cx.now));
    job.pause_reason = None;
    saved(cx, job)
}

pub fn start_job(cx: &Write, ask: StartJob) -> Result<SavedJob> {
    run(cx, &ask, JobAction::Start)
}

pub fn resume_job(cx: &Write, ask: StartJob) -> Result<SavedJob> {
    run(cx, &ask, JobAction::Resume)
}

/// The job stands still when the last clock on it has stopped.
pub fn pause_job(cx: &Write, ask: PauseJob) -> Result<SavedJob> {
    let (mut job, _) = take_job(cx, ask.job_id, ask.version, Action::WorkOnJobs)?;
    if !matches!(stop_clocks(cx, &job, Some(ask.reason))?, Stopped::OneOfSeveral) {
        job.state = job.state.after(JobAction::Pause)?;
        job.pause_reason = Some(ask.reason);
    }
    saved(cx, job)
}

fn checked_key_data(key_data: Vec<KeyDatum>) -> Result<Vec<KeyDatum>> {
    key_data
        .into_iter()
        .map(|datum| {
            let datum = KeyDatum {
                name: required("key_data", &datum.name, LONGEST_NAME)?,
                value: required("key_data", &datum.value, LONGEST_NAME)?,
                unit: optional("unit", &datum.unit, LONGEST_NAME)?,
            };
            if datum.is_readable() {
                Ok(datum)
            } else {
                Err(Refusal::bad("key_data", FieldProblem::NotANumber).into())
            }
        })
        .collect()
}

/// What an earlier one wrote stays above what the next one adds; the same words
/// are not kept twice.
fn with_note(earlier: &str, typed: &str) -> Result<String> {
    let typed = optional("note", typed, LONGEST_TEXT)?;
    if typed.is_empty() || format!("\n{earlier}\n").contains(&format!("\n{typed}\n")) {
        return Ok(earlier.to_owned());
    }
    Ok(optional("note", &format!("{earlier}\n{typed}"), LONGEST_TEXT)?)
}

/// Whoever is the last at it finishes the job; before that, the own part of it.
pub fn finish_job(cx: &Write, ask: FinishJob) -> Result<SavedJob> {
    let (mut job, _) = take_job(cx, ask.job_id, ask.version, Action::WorkOnJobs)?;
    let stopped = stop_clocks(cx, &job, None)?;
    // What one of them measured stays when the next one finishes.
    job.key_data.extend(checked_key_data(ask.key_data)?);
    if job.key_data.len() > MOST_KEY_DATA {
        return Err(Refusal::bad("key_data", FieldProblem::TooLarge).into());
    }
    job.note = with_note(&job.note, &ask.note)?;
    // The last one at it is done, but whoever waits for a part is not: that
    // half of the work is neither done nor to be charged as done.
    let waiting = if matches!(stopped, Stopped::TheLast) { paused_part(cx, &job)? } else { None };
    match (stopped, waiting) {
        (Stopped::OneOfSeveral, _) => {}
        (_, Some(reason)) => {
            job.state = job.state.after(JobAction::Pause)?;
            job.pause_reason = Some(reason);
        }
        (_, None) => {
            job.state = job.state.after(JobAction::Finish)?;
            job.pause_reason = None;
            job.finished_at = Some(cx.now);
        }
    }
    saved(cx, job)
}

/// Work that will not be done is not charged: its line goes back to the
/// customer's next check-in with the reason. A rework's first attempt was
/// done, so its line stays.
pub fn cancel_job(cx: &Write, ask: CancelJob) -> Result<SavedJob> {
    let (mut job, visit) = take_job(cx, ask.job_id, ask.version, Action::AssignJobs)?;
    let reason = required("reason", &ask.reason, LONGEST_TEXT)?;
    // What failed its inspection is done again: cancelled, it would leave the
    // line charged and nobody looking at it.
    if job.rework_id.is_some() {
        return Err(Refusal::ReworkStands.into());
    }
    job.state = job.state.after(JobAction::Cancel)?;
    job.pause_reason = None;
    job.note.clone_from(&reason);
    let mut line: Line = cx.w.get(job.line_id.0)?;
    if job.attempt == 1 && line.state == LineState::Approved {
        line.state = LineState::Declined;
        line.decline_reason = reason;
        cx.w.update(&line)?;
    }
    let saved = saved(cx, job)?;
    flow::moved(cx, visit, Action::AssignJobs, "")?;
    Ok(saved)
}

kernel::commands! {
    write assign_job(AssignJob) -> SavedJob, of(Action::AssignJobs), changes [Visits];
    write release_to_repair(AskVisitAction) -> Moved, of(Action::ReleaseToRepair), changes [Visits];
    write start_job(StartJob) -> SavedJob, HANDS, changes [Visits];
    write pause_job(PauseJob) -> SavedJob, HANDS, changes [Visits];
    write resume_job(StartJob) -> SavedJob, HANDS, changes [Visits];
    write finish_job(FinishJob) -> SavedJob, HANDS, changes [Visits];
    write cancel_job(CancelJob) -> SavedJob, WORKSHOP, changes [Visits];
}
