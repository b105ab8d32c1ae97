//! Complaints from anyone, until the customer's own yes.

use crate::error::Result;
use crate::host::{Read, Write};
use crate::setup::AskNothing;
use domain::complaint::{
    Complaint, ComplaintCategory, ComplaintSource, ComplaintStep, Severity,
};
use domain::ids::{ComplaintId, CustomerId, PersonId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OpenComplaint {
    pub work_order_id: Option<WorkOrderId>,
    pub vehicle_id: Option<VehicleId>,
    pub customer_id: Option<CustomerId>,
    pub person_name: String,
    pub phone: String,
    pub category: ComplaintCategory,
    pub severity: Severity,
    pub source: ComplaintSource,
    pub matter: String,
    pub owner_id: Option<PersonId>,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedComplaint {
    pub id: ComplaintId,
    pub number: String,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintList {
    pub open: Vec<ComplaintRow>,
    /// The newest closed ones, 50 at most.
    pub closed: Vec<ComplaintRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintRow {
    pub complaint: Complaint,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub owner_name: Option<String>,
    pub late: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskComplaint {
    pub id: ComplaintId,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintPage {
    pub row: ComplaintRow,
    pub steps: Vec<ComplaintStepRow>,
    pub work_order_number: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintStepRow {
    pub step: ComplaintStep,
    pub person_name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddComplaintStep {
    pub id: ComplaintId,
    pub version: i64,
    pub text: String,
    pub owner_id: Option<PersonId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AgreeRemedy {
    pub id: ComplaintId,
    pub version: i64,
    pub remedy: String,
    pub cost: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerComplaint {
    pub id: ComplaintId,
    pub version: i64,
    pub accepted: bool,
    pub text: String,
}

pub fn open_complaint(_cx: &crate::host::Write, _ask: crate::complaints::OpenComplaint) -> Result<crate::complaints::SavedComplaint> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn list_complaints(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<crate::complaints::ComplaintList> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn get_complaint(_cx: &crate::host::Read, _ask: crate::complaints::AskComplaint) -> Result<crate::complaints::ComplaintPage> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn add_complaint_step(_cx: &crate::host::Write, _ask: crate::complaints::AddComplaintStep) -> Result<crate::complaints::SavedComplaint> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn agree_remedy(_cx: &crate::host::Write, _ask: crate::complaints::AgreeRemedy) -> Result<crate::complaints::SavedComplaint> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn answer_complaint(_cx: &crate::host::Write, _ask: crate::complaints::AnswerComplaint) -> Result<crate::complaints::SavedComplaint> {
    Err(crate::Error::Fault("pending".into()))
}
