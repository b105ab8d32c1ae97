//! The estimate and the customer's answers, line by line.

use crate::error::Result;
use crate::host::Write;
use crate::visits::Moved;
use domain::estimate::AuthorisationMeans;
use domain::ids::{EstimateId, LineId, WorkOrderId};
use domain::money::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueEstimate {
    pub work_order_id: WorkOrderId,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct EstimateIssued {
    pub id: EstimateId,
    pub number: String,
    pub total: Money,
    pub visit: Moved,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordAnswers {
    pub work_order_id: WorkOrderId,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub answers: Vec<LineAnswer>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LineAnswer {
    pub line_id: LineId,
    pub approved: bool,
    /// The amount that was read to the customer; refused when it is not the
    /// amount of the line any more.
    pub amount: Money,
    /// Why it was declined.
    pub reason: String,
}

pub fn issue_estimate(_cx: &crate::host::Write, _ask: crate::estimates::IssueEstimate) -> Result<crate::estimates::EstimateIssued> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn record_answers(_cx: &crate::host::Write, _ask: crate::estimates::RecordAnswers) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}
