//! What is done about a complaint: notes, words to the customer, and in the end
//! the customer's own yes or no.

use super::owners::{check_owner, given_to, owner_at};
use super::{AddComplaintStep, AnswerComplaint, CustomerContact, SavedComplaint, TellCustomer, at, saved};
use domain::complaint::{Complaint, ComplaintAction, StepKind};
use domain::dates::add_days;
use domain::refusal::{MAX_TEXT_LEN, optional, required};
use kernel::error::Result;
use kernel::host::Write;

/// Notes a step among ourselves, and may give the complaint to somebody else.
///
/// # Errors
/// `BadField` without a text or for an owner who may not answer; what `ComplaintFacts::check`
/// refuses, and `Conflict` on an older page.
pub fn add_complaint_step(cx: &Write, ask: AddComplaintStep) -> Result<SavedComplaint> {
    let text = required("text", &ask.text, MAX_TEXT_LEN)?;
    let mut complaint = at(cx, ask.id, ask.version, ComplaintAction::AddNote)?.with_note()?;
    check_owner(cx, ask.owner_id)?;
    if let Some(owner) = ask.owner_id {
        given_to(cx, &mut complaint, owner)?;
    }
    saved(cx, complaint, StepKind::Step, text, None)
}

/// Keeps what the customer was told, and by which means.
///
/// # Errors
/// `BadField` without a text or whom was told; what `ComplaintFacts::check` refuses, and
/// `Conflict` on an older page.
pub fn tell_customer(cx: &Write, ask: TellCustomer) -> Result<SavedComplaint> {
    let text = required("text", &ask.text, MAX_TEXT_LEN)?;
    let word = CustomerContact::of(ask.means, &ask.told)?;
    let complaint = at(cx, ask.id, ask.version, ComplaintAction::TellCustomer)?.with_contact(cx.now)?;
    saved(cx, complaint, StepKind::Told, text, Some(word))
}

/// Keeps what the customer says to the remedy.
///
/// # Errors
/// `BadField` for a text too long; what `ComplaintFacts::check` refuses, and `Conflict` on an
/// older page.
pub fn answer_complaint(cx: &Write, ask: AnswerComplaint) -> Result<SavedComplaint> {
    let text = optional("text", &ask.text, MAX_TEXT_LEN)?;
    let action = if ask.accepted { ComplaintAction::AnswerYes } else { ComplaintAction::AnswerNo };
    let before = at(cx, ask.id, ask.version, action)?;
    let mut complaint = before.with_answer(ask.accepted, cx.now)?;
    if ask.accepted {
        plan_second_call(cx, &complaint)?;
        return saved(cx, complaint, StepKind::CustomerYes, text, None);
    }
    // A no is anybody's to write down: it takes the case up to who may settle it.
    let owner = owner_at(cx, complaint.settling_level(), complaint.category)?;
    let (id, level) = (complaint.id, complaint.level);
    let answered = saved(cx, complaint.clone(), StepKind::CustomerNo, text, None)?;
    if level == before.level || owner == complaint.owner_id {
        return Ok(answered);
    }
    complaint = cx.w.get(id.0)?;
    given_to(cx, &mut complaint, owner)?;
    cx.w.update(&complaint)?;
    Ok(SavedComplaint { version: complaint.version + 1, ..answered })
}

/// The customer told of it on a follow-up call: they are asked once more, now
/// that it is said to be settled.
fn plan_second_call(cx: &Write, complaint: &Complaint) -> Result<()> {
    if let Some(follow_up) = cx.w.follow_up_waiting_for(complaint.id)? {
        let due_on = add_days(cx.today()?, cx.details()?.settings.second_call_days);
        cx.w.update(&follow_up.planned_again(due_on))?;
    }
    Ok(())
}
