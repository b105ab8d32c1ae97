//! Handing the car back, and the marks at the counter.

use crate::aftercare::complaints::open_about;
use crate::papers::keep_delivery;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use crate::visit::mileage;
use chrono::NaiveDate;
use domain::call_actions::days_to_call;
use domain::complaint::ComplaintSource;
use domain::customer::Customer;
use domain::dates::add_days;
use domain::express::is_called;
use domain::follow_up::{FollowUp, Survey, SurveyScores};
use domain::ids::{ComplaintId, FollowUpId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, Signature, signed};
use domain::mileage::checked_out;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::service_interval::check_next;
use domain::vehicle::Vehicle;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing};
use domain::work_order::{Delivery, WorkOrder};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Deliver {
    pub work_order_id: WorkOrderId,
    /// Of the visit, as the screen showed it that was signed on: needed with a
    /// drawn signature, which stands for that and nothing later.
    #[serde(default)]
    pub version: Option<i64>,
    pub accepted_by: String,
    pub means: ConfirmationMeans,
    pub signature: Option<Signature>,
    pub old_parts_shown: bool,
    pub items_returned: bool,
    pub advice: String,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
    /// What stands on the clock as the customer drives off, where it is not
    /// what was read at the wash any more.
    pub mileage_out_km: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordSurvey {
    pub work_order_id: WorkOrderId,
    pub marks: SurveyScores,
    pub comment: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SurveyRecorded {
    /// The case a low mark opened.
    pub complaint_id: Option<ComplaintId>,
    pub visit: VisitUpdate,
}

/// Who signs for the car on paper signs the sheets that stand.
fn signed_papers(cx: &Write, order: &WorkOrder, means: ConfirmationMeans) -> Result<String> {
    if means == ConfirmationMeans::OnScreen {
        return Ok(String::new());
    }
    let sheets = cx.w.settlements_of(order.id)?.into_iter();
    let standing = sheets.filter(|sheet| sheet.is_active());
    Ok(standing.map(|sheet| sheet.number).collect::<Vec<_>>().join("、"))
}

/// Hands the car over.
///
/// # Errors
/// What `load_for_action` and `drawn_at` refuse; `BadField` without who took it, for a
/// signature that is none, or a next service that is past or of no calendar; `StillMissing`
/// without kilometres, and what `checked_out` says of them.
pub fn deliver(cx: &Write, ask: Deliver) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::Deliver)?;
    check_next(cx.today()?, ask.next_service_on, ask.next_service_km)?;
    let accepted_by = required("accepted_by", &ask.accepted_by, MAX_NAME_LEN)?;
    let advice = optional("advice", &ask.advice, MAX_TEXT_LEN)?;
    let signature = signed(ask.means, ask.signature)?;
    flow::drawn_at(&visit, ask.means, ask.version)?;
    let (settings, today) = (&cx.details()?.settings, cx.today()?);
    // Visits of the first files came through the wash without being asked.
    let Some(km_out) = ask.mileage_out_km.or(visit.mileage_out_km) else {
        return Err(
            Refusal::StillMissing { action: Action::Deliver, missing: vec![Missing::MileageOut] }.into()
        );
    };
    let km_out = checked_out(visit.mileage_km, km_out, visit.instrument_replaced)?;
    visit.mileage_out_km = Some(km_out);

    let (warranty_until, warranty_km) = settings.warranty.of_visit(visit.repair_kind).until(today, km_out);
    let mut delivery = Delivery {
        id: 0,
        work_order_id: visit.id,
        at: cx.now,
        person_id: cx.my_id()?,
        accepted_by,
        means: ask.means,
        paper: signed_papers(cx, &visit, ask.means)?,
        signature,
        old_parts_shown: ask.old_parts_shown,
        items_returned: ask.items_returned,
        advice,
        next_service_on: ask.next_service_on,
        next_service_km: ask.next_service_km,
        warranty_until,
        warranty_km,
        beyond: visit.warranties_beyond(&settings.warranty, today, km_out),
    };
    cx.w.insert(&mut delivery)?;
    keep_delivery(cx, &visit, &delivery)?;

    if ask.next_service_on.is_some() || ask.next_service_km.is_some() {
        let mut vehicle: Vehicle = cx.w.get(visit.vehicle_id.0)?;
        vehicle.next_service_on = ask.next_service_on;
        vehicle.next_service_km = ask.next_service_km;
        cx.w.update(&vehicle)?;
    }

    let days = days_to_call(&visit, settings);
    cx.w.insert(&mut FollowUp {
        id: FollowUpId(0),
        work_order_id: visit.id,
        due_on: add_days(today, days),
        attempts: 0,
        call_back_at: None,
        outcome: None,
        closed_at: None,
        waits_for: None,
        version: 1,
    })?;
    visit.delivered_at = Some(cx.now);
    mileage::carry(cx, &visit)?;
    let is_express = visit.express_kind_id.is_some();
    let delivered = flow::advance(cx, visit, Action::Deliver, "")?;
    if is_express { closed_unless_called(cx, delivered) } else { Ok(delivered) }
}

/// An express order of a stranger who left no number ends as its car goes, whoever took the money and hands it back.
fn closed_unless_called(cx: &Write, delivered: VisitUpdate) -> Result<VisitUpdate> {
    let mut visit = cx.w.visit_at_hand(cx.w.get(delivered.work_order_id.0)?)?;
    let customer: Customer = cx.w.get(visit.customer_id.0)?;
    match visit.follow_up.clone() {
        Some(call) if !is_called(&visit, &customer) => {
            cx.w.update(&call.left_in_peace(cx.now))?;
            visit.closed_at = Some(cx.now);
            flow::advance(cx, visit, Action::RecordFollowUp, "")
        }
        _ => Ok(delivered),
    }
}

/// Keeps the marks a customer gave at the counter.
///
/// # Errors
/// What `load_for_action` refuses, and `BadField` for a mark out of range or a comment too
/// long.
pub fn record_survey(cx: &Write, ask: RecordSurvey) -> Result<SurveyRecorded> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::RecordSurvey)?;
    let comment = optional("comment", &ask.comment, MAX_TEXT_LEN)?;
    survey_recorded(cx, visit, ask.marks, comment)
}

/// The customer's marks, told at the counter or given on their own phone.
pub(crate) fn survey_recorded(
    cx: &Write,
    visit: VisitAtHand,
    marks: SurveyScores,
    comment: String,
) -> Result<SurveyRecorded> {
    marks.check()?;
    let complaint = match marks.complaint() {
        Some(category) => {
            // The marks stand in the survey; every reader sees them in words of
            // their own language.
            let said = comment.clone();
            Some(open_about(cx, &visit, category, ComplaintSource::Survey, said)?.id)
        }
        None => None,
    };
    cx.w.insert(&mut Survey {
        id: 0,
        work_order_id: visit.id,
        at: cx.now,
        person_id: cx.my_id()?,
        marks,
        comment,
    })?;
    let visit = flow::advance(cx, visit, Action::RecordSurvey, "")?;
    Ok(SurveyRecorded { complaint_id: complaint, visit })
}

kernel::commands! {
    write deliver(Deliver) -> VisitUpdate, of(Action::Deliver), changes [Visits Vehicles Calls Links Stock];
    write record_survey(RecordSurvey) -> SurveyRecorded, of(Action::RecordSurvey),
        changes [Visits Complaints Stock];
}
