//! Assignment by the foreman, and the jobs at the car.

use crate::error::Result;
use crate::host::Write;
use crate::visits::Moved;
use chrono::{DateTime, Utc};
use domain::ids::{BayId, FindingId, JobId, WorkOrderId};
use domain::job::{Job, JobShare, KeyDatum, PauseReason};
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

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportFinding {
    pub work_order_id: WorkOrderId,
    pub job_id: Option<JobId>,
    pub text: String,
    pub suggestion: String,
}

#[derive(Debug, Serialize, TS)]
pub struct FindingReported {
    pub id: FindingId,
}

pub fn assign_job(_cx: &crate::host::Write, _ask: crate::workshop::AssignJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn release_to_repair(_cx: &crate::host::Write, _ask: crate::workshop::AskVisitAction) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn start_job(_cx: &crate::host::Write, _ask: crate::workshop::StartJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn pause_job(_cx: &crate::host::Write, _ask: crate::workshop::PauseJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn resume_job(_cx: &crate::host::Write, _ask: crate::workshop::StartJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn finish_job(_cx: &crate::host::Write, _ask: crate::workshop::FinishJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn cancel_job(_cx: &crate::host::Write, _ask: crate::workshop::CancelJob) -> Result<crate::workshop::SavedJob> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn report_finding(_cx: &crate::host::Write, _ask: crate::workshop::ReportFinding) -> Result<crate::workshop::FindingReported> {
    Err(crate::Error::Fault("pending".into()))
}
