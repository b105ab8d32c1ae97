//! Complaints from anyone, until the customer's own yes.

mod commands;
mod handling;
mod opening;
mod owners;
mod pages;
mod remedies;

pub use commands::{COMMANDS, visit};
pub use handling::{add_complaint_step, answer_complaint, tell_customer};
pub use opening::open_complaint;
pub use owners::MatterOwner;
pub use pages::{get_complaint, list_complaints};
pub use remedies::{agree_remedy, ask_remedy, decide_remedy};

pub(crate) use opening::open_about;
pub use owners::{hand_over_from, matter_owners, owner_of_suggestion};

use crate::visit::flow;
use domain::allowed::Allowed;
use domain::complaint::{
    Complaint, ComplaintAction, ComplaintCategory, ComplaintFacts, ComplaintSource, ComplaintStep,
    RemedyRequest, Severity, StepKind, WordMeans,
};
use domain::follow_up::SurveyScores;
use domain::ids::{ComplaintId, CustomerId, PersonId, RemedyRequestId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::refusal::{MAX_NAME_LEN, required};
use kernel::error::Result;
use kernel::host::Write;
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
    /// None leaves it to the shop's settings.
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
    /// What breaks next first, special cases before all others.
    pub open: Vec<ComplaintRow>,
    /// The newest closed ones, 50 at most.
    pub closed: Vec<ComplaintRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintRow {
    pub complaint: Complaint,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub owner_name: String,
    pub late: bool,
    /// The marks at the counter that opened it; the matter then holds the
    /// customer's own words, if there were any.
    pub marks: Option<SurveyScores>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskComplaint {
    pub id: ComplaintId,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintPage {
    #[serde(flatten)]
    pub row: ComplaintRow,
    pub steps: Vec<ComplaintStepRow>,
    pub work_order_number: Option<String>,
    /// The forms are drawn from these.
    pub actions: Vec<Allowed<ComplaintAction>>,
    /// What the person asking may promise without a manager; none for a manager.
    pub remedy_limit: Option<Money>,
    /// The newest remedy a manager was asked for.
    pub request: Option<RemedyRequestRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct RemedyRequestRow {
    pub request: RemedyRequest,
    pub asked_by_name: String,
    pub decided_by_name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ComplaintStepRow {
    pub step: ComplaintStep,
    pub person_name: String,
}

/// A note among ourselves.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddComplaintStep {
    pub id: ComplaintId,
    pub version: i64,
    pub text: String,
    pub owner_id: Option<PersonId>,
}

/// A word to the customer: how, to whom, what was said.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TellCustomer {
    pub id: ComplaintId,
    pub version: i64,
    pub means: WordMeans,
    pub told: String,
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AgreeRemedy {
    pub id: ComplaintId,
    pub version: i64,
    pub remedy: String,
    pub cost: Money,
    /// How it was agreed, and with whom.
    pub means: WordMeans,
    pub told: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskRemedy {
    pub id: ComplaintId,
    pub version: i64,
    pub remedy: String,
    pub cost: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DecideRemedy {
    pub id: RemedyRequestId,
    pub version: i64,
    pub approved: bool,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerComplaint {
    pub id: ComplaintId,
    pub version: i64,
    pub accepted: bool,
    pub text: String,
}

/// How a word reached the customer.
struct CustomerContact {
    means: WordMeans,
    told: String,
}

impl CustomerContact {
    fn of(means: WordMeans, told: &str) -> Result<Self> {
        Ok(Self { means, told: required("told", told, MAX_NAME_LEN)? })
    }
}

fn step(
    cx: &Write,
    complaint: ComplaintId,
    kind: StepKind,
    text: String,
    word: Option<CustomerContact>,
) -> Result<()> {
    let (means, told) = word.map_or((None, String::new()), |word| (Some(word.means), word.told));
    let (at, person_id) = (cx.now, cx.my_id()?);
    cx.w.insert(&mut ComplaintStep {
        id: 0,
        complaint_id: complaint,
        at,
        person_id,
        kind,
        text,
        means,
        told,
    })?;
    Ok(())
}

/// The complaint as the person saw it when deciding, when the gate lets the
/// action through.
fn at(cx: &Write, id: ComplaintId, version: i64, action: ComplaintAction) -> Result<Complaint> {
    let complaint: Complaint = cx.w.get(id.0)?;
    let (owners, people) = (&cx.details()?.settings.complaint_owners, cx.w.people()?);
    ComplaintFacts { complaint: &complaint, request: None, owners, people: &people }
        .check(action, cx.me()?)?;
    flow::at_version("complaint", id.0, version, complaint.version)?;
    Ok(complaint)
}

fn saved(
    cx: &Write,
    complaint: Complaint,
    kind: StepKind,
    text: String,
    word: Option<CustomerContact>,
) -> Result<SavedComplaint> {
    cx.w.update(&complaint)?;
    step(cx, complaint.id, kind, text, word)?;
    Ok(SavedComplaint { id: complaint.id, number: complaint.number, version: complaint.version + 1 })
}

fn name_of(people: &[Person], id: PersonId) -> String {
    people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
}
