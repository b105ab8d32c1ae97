//! Handing the car back, and the marks at the counter.

use crate::error::Result;
use crate::host::Write;
use crate::visits::Moved;
use chrono::NaiveDate;
use domain::follow_up::Marks;
use domain::ids::{ComplaintId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, Signature};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Deliver {
    pub work_order_id: WorkOrderId,
    pub accepted_by: String,
    pub means: ConfirmationMeans,
    pub signature: Option<Signature>,
    pub old_parts_shown: bool,
    pub items_returned: bool,
    pub advice: String,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordSurvey {
    pub work_order_id: WorkOrderId,
    pub marks: Marks,
    pub comment: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SurveyRecorded {
    /// The case a low mark opened.
    pub complaint_id: Option<ComplaintId>,
    pub visit: Moved,
}

pub fn deliver(_cx: &crate::host::Write, _ask: crate::delivery::Deliver) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn record_survey(_cx: &crate::host::Write, _ask: crate::delivery::RecordSurvey) -> Result<crate::delivery::SurveyRecorded> {
    Err(crate::Error::Fault("pending".into()))
}
