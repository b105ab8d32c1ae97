//! The daily list of calls.

use crate::error::Result;
use crate::host::{Read, Write};
use crate::setup::AskNothing;
use crate::visits::Moved;
use chrono::{DateTime, Utc};
use domain::complaint::ComplaintCategory;
use domain::follow_up::{CallOutcome, FollowUp, FollowUpCall, Marks, Survey};
use domain::ids::{ComplaintId, FollowUpId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct FollowUpList {
    /// Asked to be called at a time that has come.
    pub call_backs: Vec<FollowUpRow>,
    pub overdue: Vec<FollowUpRow>,
    pub due_today: Vec<FollowUpRow>,
    pub later: Vec<FollowUpRow>,
    pub closed_today: i64,
    /// Per cent of those closed in the last 30 days within seven days.
    pub in_time_percent: Option<i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FollowUpRow {
    pub id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub vehicle_id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_name: String,
    pub phone: String,
    pub due_on: chrono::NaiveDate,
    pub attempts: i64,
    pub call_back_at: Option<DateTime<Utc>>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub total: Money,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskFollowUp {
    pub id: FollowUpId,
}

/// The visit on one page, beside the script.
#[derive(Debug, Serialize, TS)]
pub struct FollowUpPage {
    pub follow_up: FollowUp,
    pub row: FollowUpRow,
    pub calls: Vec<FollowUpCall>,
    pub survey: Option<Survey>,
    pub work_done: Vec<String>,
    pub declined: Vec<String>,
    pub advice: String,
    pub advisor_name: String,
    pub technician_names: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordCall {
    pub id: FollowUpId,
    pub version: i64,
    pub outcome: CallOutcome,
    pub note: String,
    pub marks: Option<Marks>,
    pub call_back_at: Option<DateTime<Utc>>,
    /// With a problem: the category of the complaint it opens.
    pub complaint: Option<ComplaintCategory>,
}

#[derive(Debug, Serialize, TS)]
pub struct CallRecorded {
    pub complaint_id: Option<ComplaintId>,
    pub closed: bool,
    pub visit: Moved,
}

pub fn list_follow_ups(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<crate::follow_ups::FollowUpList> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn get_follow_up(_cx: &crate::host::Read, _ask: crate::follow_ups::AskFollowUp) -> Result<crate::follow_ups::FollowUpPage> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn record_call(_cx: &crate::host::Write, _ask: crate::follow_ups::RecordCall) -> Result<crate::follow_ups::CallRecorded> {
    Err(crate::Error::Fault("pending".into()))
}
