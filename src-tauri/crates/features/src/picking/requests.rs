//! What technicians ask the parts counter for from the car, and what it answers.

use super::issue::{IssuedParts, is_there};
use crate::visit::at_job::facts_of;
use crate::visit::flow;
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{JobId, PartId, PartRequestId, PersonId};
use domain::job::Job;
use domain::money::Quantity;
use domain::part_request::{PartAnswer, PartRequest, PartRequestState};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RequestPart {
    /// The work it is for.
    pub job_id: JobId,
    /// Of the price list, where it was chosen there.
    #[serde(default)]
    pub part_id: Option<PartId>,
    /// In words, where it was not.
    pub text: String,
    pub quantity: Quantity,
    pub unit: String,
}

#[derive(Debug, Serialize, TS)]
pub struct PartRequested {
    pub id: PartRequestId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerPartRequest {
    pub id: PartRequestId,
    pub version: i64,
    pub answer: PartAnswer,
    /// The day it comes, of what was ordered.
    #[serde(default)]
    pub expected_on: Option<NaiveDate>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawPartRequest {
    pub id: PartRequestId,
    pub version: i64,
}

/// A request with the names of whoever it is about.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartRequestRow {
    #[serde(flatten)]
    pub request: PartRequest,
    pub asked_by_name: String,
    pub answered_by_name: Option<String>,
    /// Empty where its job is done.
    pub job_name: String,
}

/// With names; what was withdrawn is left out.
pub(crate) fn named(
    requests: Vec<PartRequest>,
    people: &[Person],
    job_name: impl Fn(JobId) -> Option<String>,
) -> Vec<PartRequestRow> {
    let name_of =
        |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    let standing = requests.into_iter().filter(|one| one.state != PartRequestState::Withdrawn);
    standing
        .map(|request| PartRequestRow {
            asked_by_name: name_of(request.asked_by).unwrap_or_default(),
            answered_by_name: request.answered_by.and_then(name_of),
            job_name: job_name(request.job_id).unwrap_or_default(),
            request,
        })
        .collect()
}

/// Asks the counter for a part, at the work it is for.
///
/// # Errors
/// `NotFound`; what `load_for_action` refuses; `NotYourJob` and `StillMissing` as at the job itself;
/// `JobIs` where it is over; `BadField` without words or a quantity; `Stock` where it was asked for
/// already.
pub fn request_part(cx: &Write, ask: RequestPart) -> Result<PartRequested> {
    let job: Job = cx.w.get(ask.job_id.0)?;
    let visit = flow::load_for_action(cx, job.work_order_id, Action::WorkOnJobs)?;
    let people = cx.w.people()?;
    facts_of(&job, visit.stage, &[], &people).whose_clock(cx.me()?)?;
    if job.state.is_over() {
        return Err(Refusal::JobIs { state: job.state.code().to_owned() }.into());
    }
    let part = ask.part_id.map(|id| cx.w.get::<Part>(id.0)).transpose()?;
    let (text, unit) = match part {
        Some(part) => (part.terms.name, part.terms.unit),
        None => (ask.text, ask.unit),
    };
    let asked = PartRequest {
        id: PartRequestId(0),
        work_order_id: job.work_order_id,
        job_id: job.id,
        part_id: ask.part_id,
        text,
        quantity: ask.quantity,
        unit,
        state: PartRequestState::Asked,
        expected_on: None,
        note: String::new(),
        asked_by: cx.my_id()?,
        asked_at: cx.now,
        answered_by: None,
        answered_at: None,
        version: 1,
    };
    let mut asked = asked.checked(&cx.w.part_requests(job.work_order_id)?)?;
    cx.w.insert(&mut asked)?;
    Ok(PartRequested { id: asked.id })
}

/// Says that it lies there, when it comes, or that nobody has it. Once it lies there the work that
/// waited for it goes on.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `PartRequest::answered` refuses.
pub fn answer_part_request(cx: &Write, ask: AnswerPartRequest) -> Result<IssuedParts> {
    let request: PartRequest = cx.w.get(ask.id.0)?;
    flow::at_version("part_request", ask.id.0, ask.version, request.version)?;
    let answered = request.answered(ask.answer, ask.expected_on, &ask.note, cx.today()?)?;
    let answered = PartRequest { answered_by: Some(cx.my_id()?), answered_at: Some(cx.now), ..answered };
    cx.w.update(&answered)?;
    if answered.state == PartRequestState::There {
        return is_there(cx, answered.work_order_id);
    }
    Ok(IssuedParts { lines: Vec::new(), arrivals: Vec::new() })
}

/// It is not wanted after all.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and `BadField` where it was withdrawn already.
pub fn withdraw_part_request(cx: &Write, ask: WithdrawPartRequest) -> Result<()> {
    let request: PartRequest = cx.w.get(ask.id.0)?;
    flow::at_version("part_request", ask.id.0, ask.version, request.version)?;
    cx.w.update(&request.withdrawn()?)?;
    Ok(())
}
