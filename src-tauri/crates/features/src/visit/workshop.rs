//! Assignment by the foreman, and the jobs at the car.

use crate::visit::asked_work::asked_at;
use crate::visit::at_job::{busy_with, facts_of};
use crate::visit::check_in::usable_bay;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use chrono::{DateTime, Utc};
use domain::agreed_work::line_of_cancelled;
use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::job::clocks::{Stopped, after_finish, paused_part, stopped_by};
use domain::job::plan::{
    check_shares, check_technicians, planned_length, planned_minutes, with_measurements, with_note,
};
use domain::job::{Job, JobAction, JobShare, JobState, JobTime, Measurement, PauseReason};
use domain::line::Line;
use domain::person::Person;
use domain::refusal::{MAX_TEXT_LEN, optional, required};
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use domain::worked::ended_at;
use domain::workshop_board::handed_over;
use kernel::command::{JOB_WORKERS, WORKSHOP, of};
use kernel::error::{Error, Result};
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

/// A job taken from one place of the board and laid on another.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveJob {
    pub job_id: JobId,
    pub version: i64,
    /// Whose lane it was taken from; none from among those nobody has.
    pub from: Option<PersonId>,
    pub to: PersonId,
    pub planned_start: DateTime<Utc>,
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
    pub measurements: Vec<Measurement>,
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
    /// It was the last one to be given to somebody, and the workshop may begin with it.
    pub released: bool,
}

/// The job at the version the person saw, when its visit and the job itself
/// allow the action.
pub(super) fn job_for_action(
    cx: &Write,
    id: JobId,
    version: i64,
    action: JobAction,
) -> Result<(Job, VisitAtHand)> {
    let job: Job = cx.w.get(id.0)?;
    let visit = flow::load_for_action(cx, job.work_order_id, action.of_visit())?;
    let clocks = cx.w.job_times_of(visit.id)?;
    let people = cx.w.people()?;
    let mut facts = facts_of(&job, visit.stage, &clocks, &people);
    facts.busy_with = busy_with(&cx.w.running_clocks()?, &facts, cx.me()?);
    facts.check(action, cx.me()?)?;
    flow::at_version("job", id.0, version, job.version)?;
    Ok((job, visit))
}

pub(super) fn saved(cx: &Write, mut job: Job) -> Result<SavedJob> {
    cx.w.update(&job)?;
    job.version += 1;
    Ok(SavedJob { job, released: false })
}

/// The same of a job that somebody was given.
fn given(cx: &Write, job: Job) -> Result<SavedJob> {
    let saved = saved(cx, job)?;
    Ok(SavedJob { released: release_if_given(cx, saved.job.work_order_id)?, ..saved })
}

/// Where the shop wants it so, the workshop begins as soon as the last job is given to somebody: what the gate lets
/// through when somebody presses goes through by itself.
pub(super) fn release_if_given(cx: &Write, order: WorkOrderId) -> Result<bool> {
    if !cx.details()?.settings.release_when_given {
        return Ok(false);
    }
    match flow::load_for_action(cx, order, Action::ReleaseToRepair) {
        Ok(visit) => flow::advance(cx, visit, Action::ReleaseToRepair, "").map(|_| true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// The foreman decides who does it, where and when.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on an older
/// page, `SharesOff`, and `BadField` for who is no technician, a bay not in use or minutes out
/// of range.
pub fn assign_job(cx: &Write, ask: AssignJob) -> Result<SavedJob> {
    let (mut job, _) = job_for_action(cx, ask.job_id, ask.version, JobAction::Assign)?;
    check_given_to(cx, &ask.technicians)?;
    job.planned_minutes = planned_minutes(ask.planned_minutes)?;
    job.technicians = ask.technicians;
    job.bay_id = usable_bay(cx, ask.bay_id)?;
    job.planned_start = ask.planned_start.map(kernel::clock::whole_seconds);
    job.note = optional("note", &ask.note, MAX_TEXT_LEN)?;
    given(cx, job)
}

/// On another lane of the board a job changes hands, on its own it changes its time;
/// bay and note stay. What nobody planned is planned for as long as the board showed it.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on an older
/// page, and `BadField` for who is no technician.
pub fn move_job(cx: &Write, ask: MoveJob) -> Result<SavedJob> {
    let (mut job, _) = job_for_action(cx, ask.job_id, ask.version, JobAction::Assign)?;
    let line: Line = cx.w.get(job.line_id.0)?;
    job.technicians = handed_over(&job.technicians, ask.from, ask.to);
    check_given_to(cx, &job.technicians)?;
    job.planned_minutes = planned_length(job.planned_minutes, line.figures.hours);
    job.planned_start = Some(kernel::clock::whole_seconds(ask.planned_start));
    given(cx, job)
}

pub(super) fn check_given_to(cx: &Write, technicians: &[JobShare]) -> Result<()> {
    let mut named = Vec::with_capacity(technicians.len());
    for share in technicians {
        named.push(cx.w.get::<Person>(share.person_id.0)?);
    }
    check_technicians(&named)?;
    check_shares(technicians)?;
    Ok(())
}

/// The workshop may begin.
///
/// # Errors
/// What `load_for_action` refuses.
pub fn release_to_repair(cx: &Write, ask: AskVisitAction) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::ReleaseToRepair)?;
    flow::advance(cx, visit, Action::ReleaseToRepair, "")
}

/// Stops the clocks that a press of this person stops.
fn stop_clocks(cx: &Write, job: &Job, reason: Option<PauseReason>) -> Result<Stopped> {
    let mut clocks = cx.w.job_times_of(job.work_order_id)?;
    clocks.retain(|clock| clock.job_id == job.id && clock.ended_at.is_none());
    let (stopped, clocks) = stopped_by(cx.my_id()?, clocks);
    for mut clock in clocks {
        clock.ended_at = Some(ended_at(clock.started_at, cx.now));
        clock.pause_reason = reason;
        cx.w.update(&clock)?;
    }
    Ok(stopped)
}

/// Starts the clock of whoever presses, or of whom the foreman presses for.
fn run(cx: &Write, ask: &StartJob, action: JobAction) -> Result<SavedJob> {
    let stands: Job = cx.w.get(ask.job_id.0)?;
    let action = action.pressed_at(stands.state);
    let (mut job, visit) = job_for_action(cx, ask.job_id, ask.version, action)?;
    let people = cx.w.people()?;
    let technician = facts_of(&job, visit.stage, &[], &people).whose_clock(cx.me()?)?;
    job.state = job.state.after(action)?;
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
    job.started_at = job.started_at.or(Some(cx.now));
    job.pause_reason = None;
    saved(cx, job)
}

/// Begins a job, or joins those at it.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, and `Conflict` on an older
/// page.
pub fn start_job(cx: &Write, ask: StartJob) -> Result<SavedJob> {
    run(cx, &ask, JobAction::Start)
}

/// Goes on with a job that was paused.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, and `Conflict` on an older
/// page.
pub fn resume_job(cx: &Write, ask: StartJob) -> Result<SavedJob> {
    run(cx, &ask, JobAction::Resume)
}

/// The job stands still when the last clock on it has stopped.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, and `Conflict` on an older
/// page.
pub fn pause_job(cx: &Write, ask: PauseJob) -> Result<SavedJob> {
    let (mut job, _) = job_for_action(cx, ask.job_id, ask.version, JobAction::Pause)?;
    if !matches!(stop_clocks(cx, &job, Some(ask.reason))?, Stopped::OneOfSeveral) {
        job.state = job.state.after(JobAction::Pause)?;
        job.pause_reason = Some(ask.reason);
    }
    saved(cx, job)
}

/// Whoever is the last at it finishes the job; before that, the own part of it.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on an older
/// page, and `BadField` for what was measured or noted.
pub fn finish_job(cx: &Write, ask: FinishJob) -> Result<SavedJob> {
    let (mut job, visit) = job_for_action(cx, ask.job_id, ask.version, JobAction::Finish)?;
    let stopped = stop_clocks(cx, &job, None)?;
    let asked = asked_at(cx.w, &visit.lines, &job)?;
    job.measurements = with_measurements(job.measurements, ask.measurements, &asked)?;
    job.note = with_note(&job.note, &ask.note)?;
    let paused = paused_part(&job, &cx.w.job_times_of(job.work_order_id)?, cx.my_id()?);
    (job.state, job.pause_reason) = after_finish(job.state, stopped, paused)?;
    if job.state == JobState::Finished {
        job.finished_at = Some(cx.now);
    }
    saved(cx, job)
}

/// Calls a job off, and with it the line whose work was never done.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on an older
/// page, and `BadField` without a reason.
pub fn cancel_job(cx: &Write, ask: CancelJob) -> Result<SavedJob> {
    let (mut job, visit) = job_for_action(cx, ask.job_id, ask.version, JobAction::Cancel)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    job.state = job.state.after(JobAction::Cancel)?;
    job.pause_reason = None;
    job.note.clone_from(&reason);
    let line: Line = cx.w.get(job.line_id.0)?;
    if let Some(line) = line_of_cancelled(&job, line, &reason) {
        cx.w.update(&line)?;
    }
    let saved = saved(cx, job)?;
    flow::advance(cx, visit, Action::AssignJobs, "")?;
    Ok(saved)
}

kernel::commands! {
    write assign_job(AssignJob) -> SavedJob, of(Action::AssignJobs), changes [Visits Stock];
    write move_job(MoveJob) -> SavedJob, of(Action::AssignJobs), changes [Visits Stock];
    write release_to_repair(AskVisitAction) -> VisitUpdate, of(Action::ReleaseToRepair),
        changes [Visits Stock];
    write start_job(StartJob) -> SavedJob, JOB_WORKERS, changes [Visits Stock];
    write pause_job(PauseJob) -> SavedJob, JOB_WORKERS, changes [Visits Stock];
    write resume_job(StartJob) -> SavedJob, JOB_WORKERS, changes [Visits Stock];
    write finish_job(FinishJob) -> SavedJob, JOB_WORKERS, changes [Visits Stock];
    write cancel_job(CancelJob) -> SavedJob, WORKSHOP, changes [Visits Stock];
}
