//! The daily list of calls.

use crate::aftercare::complaints::{MatterOwner, matter_owners, open_about, owner_of_suggestion};
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use chrono::{DateTime, Utc};
use domain::allowed::Allowed;
use domain::call_actions::CallFacts;
use domain::call_back_times::call_back_times;
use domain::complaint::{ComplaintCategory, ComplaintSource};
use domain::dates::{add_days, day_range_utc, local_day};
use domain::follow_up::{
    CallDetails, CallOutcome, CallPile, FollowUp, FollowUpCall, Survey, SurveyScores, after_call, is_in_time,
};
use domain::ids::{ComplaintId, FollowUpId, PersonId};
use domain::line::{Line, spoken_of};
use domain::line_answer::{left_another_as_it_was, was_refused};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::{SignedIn, of};
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::FollowUpRow;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct FollowUpList {
    /// Asked to be called at a time that has come.
    pub call_backs: Vec<FollowUpRow>,
    pub overdue: Vec<FollowUpRow>,
    pub due_today: Vec<FollowUpRow>,
    pub later: Vec<FollowUpRow>,
    /// The customer told of a problem: called again once its complaint is closed.
    pub waiting: Vec<FollowUpRow>,
    pub closed_today: i64,
    /// Per cent of those closed in the last 30 days within seven days.
    pub in_time_percent: Option<i64>,
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
    /// The customer is still to be called.
    pub open: bool,
    /// What who asks may put down of the call; the keys are drawn from these.
    pub outcomes: Vec<Allowed<CallOutcome>>,
    pub survey: Option<Survey>,
    /// The parts only where there was no work.
    pub work_done: Vec<String>,
    /// What the customer said no to, and not what was agreed and dropped.
    pub declined: Vec<String>,
    pub advice: String,
    pub advisor_name: String,
    pub technician_names: Vec<String>,
    pub next_service_on: Option<chrono::NaiveDate>,
    pub next_service_km: Option<i64>,
    /// Whose a complaint would be, and how soon the customer would hear.
    pub matter_owners: Vec<MatterOwner>,
    pub suggestion_owner: String,
    /// When the customer may be called again, at one press.
    pub call_back_times: Vec<DateTime<Utc>>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordCall {
    pub id: FollowUpId,
    pub version: i64,
    pub outcome: CallOutcome,
    pub note: String,
    pub marks: Option<SurveyScores>,
    pub call_back_at: Option<DateTime<Utc>>,
    /// With a problem: the category of the complaint it opens.
    pub complaint: Option<ComplaintCategory>,
}

#[derive(Debug, Serialize, TS)]
pub struct CallRecorded {
    pub complaint_id: Option<ComplaintId>,
    pub closed: bool,
    pub visit: VisitUpdate,
}

/// The days the manager's figure looks back on.
const DAYS_COUNTED: i64 = 30;

/// The calls to be made, by when.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_follow_ups(cx: &Read, _: AskNothing) -> Result<FollowUpList> {
    let (today, zone) = (cx.today()?, cx.zone()?);
    let mut list = FollowUpList {
        call_backs: Vec::new(),
        overdue: Vec::new(),
        due_today: Vec::new(),
        later: Vec::new(),
        waiting: Vec::new(),
        closed_today: 0,
        in_time_percent: None,
    };
    for call in cx.r.open_calls()? {
        let waits = call.waits_for_number.is_some();
        let rows = match CallPile::of(waits, call.call_back_at, call.due_on, today, cx.now) {
            CallPile::Waiting => &mut list.waiting,
            CallPile::CallBack => &mut list.call_backs,
            CallPile::Overdue => &mut list.overdue,
            CallPile::DueToday => &mut list.due_today,
            CallPile::Later => &mut list.later,
        };
        rows.push(call);
    }
    list.call_backs.sort_by_key(|row| row.call_back_at);

    let (since, _) = day_range_utc(add_days(today, 1 - DAYS_COUNTED), zone);
    let (mut closed, mut in_time) = (0, 0);
    for call in cx.r.calls_closed_since(since)? {
        let closed_on = local_day(call.closed_at, zone);
        closed += 1;
        list.closed_today += i64::from(closed_on == today);
        let delivered_on = call.delivered_at.map(|at| local_day(at, zone));
        in_time += i64::from(is_in_time(delivered_on, closed_on));
    }
    if closed > 0 {
        list.in_time_percent = Some(in_time * 100 / closed);
    }
    Ok(list)
}

fn names<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<String> {
    lines.map(|line| line.figures.name.clone()).collect()
}

/// What whoever calls has to know.
///
/// # Errors
/// `NotFound` where there is no such call, `BadField` where nobody could answer a complaint.
pub fn get_follow_up(cx: &Read, ask: AskFollowUp) -> Result<FollowUpPage> {
    let follow_up: FollowUp = cx.r.get(ask.id.0)?;
    let row = cx.r.call_to_make(ask.id)?.ok_or_else(|| not_found(ask.id))?;
    let order: WorkOrder = cx.r.get(follow_up.work_order_id.0)?;
    let lines = cx.r.lines_of(order.id)?;
    let people = cx.r.people()?;
    let name_of =
        |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    let mut technician_names: Vec<String> = Vec::new();
    for job in cx.r.jobs_of(order.id)? {
        for name in job.technicians.iter().filter_map(|share| name_of(share.person_id)) {
            if !technician_names.contains(&name) {
                technician_names.push(name);
            }
        }
    }
    let delivery = cx.r.delivery_of(order.id)?;
    let calls = cx.r.calls_of(order.id)?;
    let facts = CallFacts { follow_up: &follow_up, calls: &calls, now: cx.now, zone: cx.zone()? };
    let (open, outcomes) = (facts.is_open().is_ok(), facts.allowed(cx.roles()));
    let settings = &cx.details()?.settings;
    let answers = cx.r.authorisations_of(order.id)?;
    let put_off = |line: &&Line| was_refused(line, &answers) && !left_another_as_it_was(line, &lines);
    Ok(FollowUpPage {
        row,
        open,
        outcomes,
        calls,
        survey: cx.r.survey_of(order.id)?,
        work_done: names(spoken_of(&lines).into_iter()),
        declined: names(lines.iter().filter(put_off)),
        next_service_on: delivery.as_ref().and_then(|delivery| delivery.next_service_on),
        next_service_km: delivery.as_ref().and_then(|delivery| delivery.next_service_km),
        advice: delivery.map(|delivery| delivery.advice).unwrap_or_default(),
        matter_owners: matter_owners(cx.r, settings, order.customer_id, order.vehicle_id)?,
        suggestion_owner: owner_of_suggestion(cx.r, settings)?.name,
        call_back_times: call_back_times(
            cx.now,
            settings.opens_at_minute,
            settings.closes_at_minute,
            &settings.days(),
            cx.zone()?,
        ),
        advisor_name: name_of(order.advisor_id).unwrap_or_default(),
        technician_names,
        follow_up,
    })
}

fn not_found(id: FollowUpId) -> Refusal {
    Refusal::NotFound { entity: "follow_up".to_owned(), id: id.0 }
}

/// Keeps how a call went.
///
/// # Errors
/// `NotFound` where there is none; what `CallFacts::check`, `load_for_action` and
/// `CallDetails::checked` refuse, and `Conflict` on an older page.
pub fn record_call(cx: &Write, ask: RecordCall) -> Result<CallRecorded> {
    let follow_up: FollowUp = cx.w.get(ask.id.0)?;
    let earlier = cx.w.calls_of(follow_up.work_order_id)?;
    let facts = CallFacts { follow_up: &follow_up, calls: &earlier, now: cx.now, zone: cx.zone()? };
    facts.check(ask.outcome, cx.roles())?;
    flow::at_version("follow_up", follow_up.id.0, ask.version, follow_up.version)?;
    let mut visit = flow::load_for_action(cx, follow_up.work_order_id, Action::RecordFollowUp)?;
    let said = CallDetails {
        outcome: ask.outcome,
        note: &ask.note,
        marks: ask.marks.as_ref(),
        call_back_at: ask.call_back_at,
        category: ask.complaint,
    };
    let note = said.checked(cx.now)?;
    let mut next = after_call(&follow_up, facts.tries().count(), ask.outcome, ask.call_back_at, cx.now);
    let complaint_id = match ask.complaint.filter(|_| ask.outcome.needs_category()) {
        Some(category) => Some(open_about(cx, &visit, category, ComplaintSource::FollowUp, note.clone())?.id),
        None => None,
    };
    if ask.outcome == CallOutcome::Suggestion {
        crate::aftercare::suggestions::open_from_call(cx, &visit, note.clone())?;
    }
    next.waits_for = complaint_id;
    cx.w.update(&next)?;
    cx.w.insert(&mut FollowUpCall {
        id: 0,
        follow_up_id: follow_up.id,
        work_order_id: visit.id,
        at: cx.now,
        person_id: cx.my_id()?,
        outcome: ask.outcome,
        note,
        marks: ask.marks,
    })?;
    visit.closed_at = next.closed_at;
    let visit = flow::advance(cx, visit, Action::RecordFollowUp, "")?;
    Ok(CallRecorded { complaint_id, closed: next.closed_at.is_some(), visit })
}

kernel::commands! {
    read list_follow_ups(AskNothing) -> FollowUpList, SignedIn,
        shows [Visits Sheets Customers Vehicles Calls Complaints];
    read get_follow_up(AskFollowUp) -> FollowUpPage, SignedIn,
        shows [Visits Sheets Customers Vehicles Calls Complaints];
    write record_call(RecordCall) -> CallRecorded, of(Action::RecordFollowUp),
        changes [Visits Calls Complaints Suggestions Links Stock];
}
