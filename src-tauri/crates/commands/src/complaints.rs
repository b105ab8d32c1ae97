//! Complaints from anyone, until the customer's own yes.

use crate::error::Result;
use crate::flow;
use crate::host::AskNothing;
use crate::host::{Read, Write};
use chrono::{DateTime, Utc};
use domain::complaint::{
    Complaint, ComplaintCategory, ComplaintSource, ComplaintState, ComplaintStep, Severity, StepKind,
    at_opening,
};
use domain::customer::Customer;
use domain::follow_up::Marks;
use domain::ids::{ComplaintId, CustomerId, PersonId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::refusal::{FieldProblem, LONGEST_NAME, LONGEST_TEXT, Refusal, optional, required};
use domain::search_terms::of_number;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use serde::{Deserialize, Serialize};
use storage::ComplaintFound;
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
    /// The marks at the counter that opened it; the matter then holds the
    /// customer's own words, if there were any.
    pub marks: Option<Marks>,
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

/// What is known of a complaint before it has a number.
struct Opening {
    work_order_id: Option<WorkOrderId>,
    vehicle_id: Option<VehicleId>,
    customer_id: Option<CustomerId>,
    person_name: String,
    phone: String,
    category: ComplaintCategory,
    severity: Severity,
    source: ComplaintSource,
    matter: String,
    owner_id: Option<PersonId>,
}

fn opened(cx: &Write, opening: Opening) -> Result<Complaint> {
    let earlier = cx.w.complaints_about_same(opening.customer_id, opening.vehicle_id, opening.category)?;
    let (severity, level) = at_opening(opening.severity, earlier);
    let mut complaint = Complaint {
        id: ComplaintId(0),
        number: cx.w.next_number(&cx.details()?.settings.prefixes.complaint, cx.today()?)?,
        state: ComplaintState::Open,
        level,
        category: opening.category,
        severity,
        source: opening.source,
        work_order_id: opening.work_order_id,
        vehicle_id: opening.vehicle_id,
        customer_id: opening.customer_id,
        person_name: opening.person_name,
        phone: opening.phone,
        matter: opening.matter,
        owner_id: opening.owner_id,
        remedy: String::new(),
        cost: Money::ZERO,
        response_due: severity.response_due(cx.now),
        responded_at: None,
        opened_at: cx.now,
        closed_at: None,
        reopened: 0,
        version: 1,
    };
    cx.w.insert(&mut complaint)?;
    cx.w.index_terms("complaint", complaint.id.0, &of_number(&complaint.number))?;
    step(cx, &complaint, StepKind::Opened, String::new())?;
    Ok(complaint)
}

/// The case a visit brought by itself: a low mark at the counter, a problem
/// heard on the telephone.
pub(crate) fn open_about(
    cx: &Write,
    order: &WorkOrder,
    category: ComplaintCategory,
    source: ComplaintSource,
    matter: String,
) -> Result<Complaint> {
    let customer: Customer = cx.w.get(order.customer_id.0)?;
    opened(
        cx,
        Opening {
            work_order_id: Some(order.id),
            vehicle_id: Some(order.vehicle_id),
            customer_id: Some(customer.id),
            person_name: customer.name,
            phone: customer.phone,
            category,
            severity: Severity::Normal,
            source,
            matter,
            owner_id: None,
        },
    )
}

fn step(cx: &Write, complaint: &Complaint, kind: StepKind, text: String) -> Result<()> {
    cx.w.insert(&mut ComplaintStep {
        id: 0,
        complaint_id: complaint.id,
        at: cx.now,
        person_id: cx.my_id()?,
        kind,
        text,
    })?;
    Ok(())
}

/// Whoever answers for a complaint still works here.
fn check_owner(cx: &Write, owner: Option<PersonId>) -> Result<()> {
    match owner {
        Some(id) if !cx.w.get::<Person>(id.0)?.active => {
            Err(Refusal::bad("owner_id", FieldProblem::Unknown).into())
        }
        _ => Ok(()),
    }
}

pub fn open_complaint(cx: &Write, ask: OpenComplaint) -> Result<SavedComplaint> {
    let (mut vehicle_id, mut customer_id) = (ask.vehicle_id, ask.customer_id);
    if let Some(id) = ask.work_order_id {
        let order: WorkOrder = cx.w.get(id.0)?;
        vehicle_id = vehicle_id.or(Some(order.vehicle_id));
        customer_id = customer_id.or(Some(order.customer_id));
    }
    if let Some(id) = vehicle_id {
        cx.w.get::<Vehicle>(id.0)?;
    }
    if let Some(id) = customer_id {
        cx.w.get::<Customer>(id.0)?;
    }
    check_owner(cx, ask.owner_id)?;
    let complaint = opened(
        cx,
        Opening {
            work_order_id: ask.work_order_id,
            vehicle_id,
            customer_id,
            person_name: required("person_name", &ask.person_name, LONGEST_NAME)?,
            phone: optional("phone", &ask.phone, LONGEST_NAME)?,
            category: ask.category,
            severity: ask.severity,
            source: ask.source,
            matter: required("matter", &ask.matter, LONGEST_TEXT)?,
            owner_id: ask.owner_id,
        },
    )?;
    Ok(SavedComplaint { id: complaint.id, number: complaint.number, version: complaint.version })
}

fn row(found: ComplaintFound, now: DateTime<Utc>) -> ComplaintRow {
    ComplaintRow {
        late: found.complaint.is_late(now),
        plate: found.plate,
        plate_colour: found.plate_colour.unwrap_or(PlateColour::Blue),
        owner_name: found.owner_name,
        marks: found.marks,
        complaint: found.complaint,
    }
}

/// Closed complaints shown below the open ones.
const MOST_CLOSED: i64 = 50;

pub fn list_complaints(cx: &Read, _: AskNothing) -> Result<ComplaintList> {
    let rows =
        |found: Vec<ComplaintFound>| found.into_iter().map(|found| row(found, cx.now)).collect::<Vec<_>>();
    Ok(ComplaintList {
        open: rows(cx.r.open_complaints()?),
        closed: rows(cx.r.closed_complaints(MOST_CLOSED)?),
    })
}

pub fn get_complaint(cx: &Read, ask: AskComplaint) -> Result<ComplaintPage> {
    let found =
        cx.r.complaint_found(ask.id)?
            .ok_or_else(|| Refusal::NotFound { entity: "complaint".to_owned(), id: ask.id.0 })?;
    let people = cx.r.people()?;
    let name_of =
        |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    let steps =
        cx.r.complaint_steps_of(ask.id)?
            .into_iter()
            .map(|step| ComplaintStepRow { person_name: name_of(step.person_id).unwrap_or_default(), step })
            .collect();
    let work_order_number = found.work_order_number.clone();
    Ok(ComplaintPage { row: row(found, cx.now), steps, work_order_number })
}

/// The complaint as the person saw it when deciding.
fn at(cx: &Write, id: ComplaintId, version: i64) -> Result<Complaint> {
    let complaint: Complaint = cx.w.get(id.0)?;
    flow::at_version("complaint", id.0, version, complaint.version)?;
    Ok(complaint)
}

fn saved(cx: &Write, complaint: Complaint, kind: StepKind, text: String) -> Result<SavedComplaint> {
    cx.w.update(&complaint)?;
    step(cx, &complaint, kind, text)?;
    Ok(SavedComplaint { id: complaint.id, number: complaint.number, version: complaint.version + 1 })
}

pub fn add_complaint_step(cx: &Write, ask: AddComplaintStep) -> Result<SavedComplaint> {
    let text = required("text", &ask.text, LONGEST_TEXT)?;
    let mut complaint = at(cx, ask.id, ask.version)?.with_step(cx.now)?;
    check_owner(cx, ask.owner_id)?;
    complaint.owner_id = ask.owner_id.or(complaint.owner_id);
    saved(cx, complaint, StepKind::Step, text)
}

pub fn agree_remedy(cx: &Write, ask: AgreeRemedy) -> Result<SavedComplaint> {
    let remedy = required("remedy", &ask.remedy, LONGEST_TEXT)?;
    if ask.cost < Money::ZERO {
        return Err(Refusal::bad("cost", FieldProblem::Negative).into());
    }
    if ask.cost > Money::LARGEST {
        return Err(Refusal::bad("cost", FieldProblem::TooLarge).into());
    }
    let complaint = at(cx, ask.id, ask.version)?.with_remedy(remedy.clone(), ask.cost, cx.now)?;
    saved(cx, complaint, StepKind::Remedy, remedy)
}

pub fn answer_complaint(cx: &Write, ask: AnswerComplaint) -> Result<SavedComplaint> {
    let text = optional("text", &ask.text, LONGEST_TEXT)?;
    let complaint = at(cx, ask.id, ask.version)?.with_answer(ask.accepted, cx.now)?;
    let kind = if ask.accepted { StepKind::CustomerYes } else { StepKind::CustomerNo };
    saved(cx, complaint, kind, text)
}
