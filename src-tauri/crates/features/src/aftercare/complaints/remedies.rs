//! What the shop promises to put a complaint right, and the manager's yes to
//! what is dear.

use super::{AgreeRemedy, AskRemedy, CustomerContact, DecideRemedy, SavedComplaint, at, saved, step};
use crate::visit::flow;
use domain::complaint::{
    Complaint, ComplaintAction, ComplaintFacts, RemedyRequest, RequestState, StepKind, check_cost,
    remedy_allowed, remedy_limit_of,
};
use domain::ids::{ComplaintId, RemedyRequestId};
use domain::refusal::{MAX_TEXT_LEN, optional, required};
use kernel::error::Result;
use kernel::host::Write;

/// Keeps the remedy that was agreed with the customer.
///
/// # Errors
/// `BadField` without a remedy or whom was told, or for a cost out of range; what
/// `ComplaintFacts::check` refuses, `Conflict` on an older page, and `RemedyOverLimit`.
pub fn agree_remedy(cx: &Write, ask: AgreeRemedy) -> Result<SavedComplaint> {
    let remedy = required("remedy", &ask.remedy, MAX_TEXT_LEN)?;
    check_cost(ask.cost)?;
    let word = CustomerContact::of(ask.means, &ask.told)?;
    let before = at(cx, ask.id, ask.version, ComplaintAction::AgreeRemedy)?;
    let complaint = before.with_remedy(remedy.clone(), ask.cost, cx.now)?;
    let requests = cx.w.remedy_requests_of(complaint.id)?;
    let limit = remedy_limit_of(cx.me()?, cx.details()?.settings.remedy_limit);
    remedy_allowed(&remedy, ask.cost, limit, &requests)?;
    for mut request in requests.into_iter().filter(RemedyRequest::is_active) {
        let used = request.allows(&remedy, ask.cost);
        request.state = if used { RequestState::Agreed } else { RequestState::Withdrawn };
        cx.w.update(&request)?;
    }
    saved(cx, complaint, StepKind::Remedy, remedy, Some(word))
}

/// Puts a dear remedy before the manager. Asking for another takes the first
/// one back.
///
/// # Errors
/// `BadField` without a remedy or for a cost out of range; what `ComplaintFacts::check`
/// refuses, and `Conflict` on an older page.
pub fn ask_remedy(cx: &Write, ask: AskRemedy) -> Result<SavedComplaint> {
    let remedy = required("remedy", &ask.remedy, MAX_TEXT_LEN)?;
    check_cost(ask.cost)?;
    let complaint = at(cx, ask.id, ask.version, ComplaintAction::AskRemedy)?;
    withdraw_active(cx, complaint.id)?;
    cx.w.insert(&mut RemedyRequest {
        id: RemedyRequestId(0),
        complaint_id: complaint.id,
        state: RequestState::Waiting,
        remedy: remedy.clone(),
        cost: ask.cost,
        asked_at: cx.now,
        asked_by: cx.my_id()?,
        decided_at: None,
        decided_by: None,
        note: String::new(),
        version: 1,
    })?;
    let text = format!("{remedy}（{}）", ask.cost.plain());
    saved(cx, complaint, StepKind::RemedyAsked, text, None)
}

fn withdraw_active(cx: &Write, complaint: ComplaintId) -> Result<()> {
    for mut request in cx.w.remedy_requests_of(complaint)?.into_iter().filter(RemedyRequest::is_active) {
        request.state = RequestState::Withdrawn;
        cx.w.update(&request)?;
    }
    Ok(())
}

/// The manager's word on a dear remedy.
///
/// # Errors
/// `NotFound` where nothing was asked; what `ComplaintFacts::check` refuses, `Conflict` on an
/// older page, and `BadField` for a no without a reason.
pub fn decide_remedy(cx: &Write, ask: DecideRemedy) -> Result<SavedComplaint> {
    let request: RemedyRequest = cx.w.get(ask.id.0)?;
    let complaint: Complaint = cx.w.get(request.complaint_id.0)?;
    let (owners, people) = (&cx.details()?.settings.complaint_owners, cx.w.people()?);
    ComplaintFacts { complaint: &complaint, request: Some(&request), owners, people: &people }
        .check(ComplaintAction::DecideRemedy, cx.me()?)?;
    flow::at_version("remedy_request", ask.id.0, ask.version, request.version)?;
    let note = if ask.approved {
        optional("note", &ask.note, MAX_TEXT_LEN)?
    } else {
        required("note", &ask.note, MAX_TEXT_LEN)?
    };
    let decided = request.decided(ask.approved, cx.my_id()?, note.clone(), cx.now)?;
    cx.w.update(&decided)?;
    let kind = if ask.approved { StepKind::RemedyApproved } else { StepKind::RemedyDeclined };
    step(cx, complaint.id, kind, note, None)?;
    Ok(SavedComplaint { id: complaint.id, number: complaint.number, version: complaint.version })
}
