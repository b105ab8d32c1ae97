//! The jobs on the workshop's board.

use super::MAX_ROWS;
use super::queue::{WHO_FIRST, moving_in};
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::ids::{BayId, JobId, LabourOperationId, PersonId, RefusedDeliveryId, ReworkId, WorkOrderId};
use domain::job::{Job, JobShare, JobState, PauseReason};
use domain::money::Hours;
use domain::plate::{Plate, PlateColour};
use domain::work_order::stage::Stage;
use domain::work_order::{OldParts, Priority};
use rusqlite::params;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JobOnBoard {
    pub job_id: JobId,
    pub version: i64,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub stage: Stage,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub name: String,
    pub code: String,
    /// What the price list calls it, where its line was taken from there.
    pub labour_operation_id: Option<LabourOperationId>,
    pub hours: Hours,
    pub state: JobState,
    pub attempt: i64,
    pub rework_id: Option<ReworkId>,
    pub technicians: Vec<JobShare>,
    /// Who is at it now, and since when: those who share it each have a clock.
    #[serde(deserialize_with = "clocks_of_text")]
    pub clocks: Vec<JobClock>,
    pub bay_id: Option<BayId>,
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    pub pause_reason: Option<PauseReason>,
    /// When somebody began it.
    pub started_at: Option<DateTime<Utc>>,
    /// Since when it runs, stands still, or is done.
    pub since: Option<DateTime<Utc>>,
    pub promised_at: Option<DateTime<Utc>>,
    /// Whose car goes before others.
    pub priority: Priority,
    pub symptom: String,
    pub note: String,
    /// How many lines of its visit came back from an earlier one.
    pub comeback_lines: i64,
    /// Why it is done again; empty at the first try.
    pub rework_cause: String,
    /// It was the customer who did not accept it, and no inspector.
    pub refused_delivery_id: Option<RefusedDeliveryId>,
    /// What was agreed with the customer at the counter, and by whom.
    pub advisor_name: String,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub belongings: String,
}

/// A technician at a job: the clock that runs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JobClock {
    pub person_id: PersonId,
    pub started_at: DateTime<Utc>,
}

/// What a query gathers into one column comes as text.
fn clocks_of_text<'de, D: Deserializer<'de>>(source: D) -> std::result::Result<Vec<JobClock>, D::Error> {
    let text = String::deserialize(source)?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}

/// A technician in the middle of a stretch of work.
#[derive(Clone, Debug, Deserialize)]
pub struct RunningClock {
    pub person_id: PersonId,
    pub job: String,
}

pub(crate) const RUNNING_CLOCKS: &str = "SELECT job_time.person_id, line.name AS job
     FROM person
     CROSS JOIN job_time ON job_time.person_id = person.id AND job_time.ended_at IS NULL
     CROSS JOIN job ON job.id = job_time.job_id
     CROSS JOIN line ON line.id = job.line_id";

const JOB_ROW: &str = include_str!("job_row.sql");

pub(crate) fn open_jobs_sql() -> String {
    format!(
        "{JOB_ROW} WHERE job.state IN ('waiting', 'running', 'paused') AND line.state = 'approved'
         AND work_order.stage IN ('awaiting_assignment', 'in_repair')
         ORDER BY {WHO_FIRST}, work_order.promised_at IS NULL, work_order.promised_at, job.id LIMIT ?1"
    )
}

pub(crate) fn finished_jobs_sql() -> String {
    format!(
        "{JOB_ROW} WHERE job.finished_at >= ?1 AND job.state = 'finished' ORDER BY job.finished_at, job.id LIMIT ?2"
    )
}

/// Whose work it was, of all cars in one question.
pub(crate) fn jobs_done_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT job.* FROM work_order CROSS JOIN job ON job.work_order_id = work_order.id
         WHERE {} AND job.state = 'finished' ORDER BY job.finished_at DESC, job.id DESC LIMIT ?1",
        moving_in(stages)?
    ))
}

impl Reader<'_> {
    /// The clocks that run in the workshop, with the names of their jobs.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn running_clocks(&self) -> Result<Vec<RunningClock>> {
        select(self.connection(), RUNNING_CLOCKS, [])
    }

    /// Jobs to be done, whether or not somebody has them, those of whoever waits in the shop first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_jobs(&self) -> Result<Vec<JobOnBoard>> {
        select(self.connection(), &open_jobs_sql(), [MAX_ROWS])
    }

    /// Jobs that were finished from a moment on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn jobs_finished_since(&self, since: DateTime<Utc>) -> Result<Vec<JobOnBoard>> {
        select(self.connection(), &finished_jobs_sql(), params![instant(since), MAX_ROWS])
    }

    /// What was done at the orders in some stages, what was finished last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn jobs_done_in(&self, stages: &[Stage]) -> Result<Vec<Job>> {
        select(self.connection(), &jobs_done_sql(stages)?, [MAX_ROWS])
    }
}
