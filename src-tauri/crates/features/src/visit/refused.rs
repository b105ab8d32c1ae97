//! The customer does not take the car back: the work goes to the workshop again
//! at no charge, and the delivery that came to nothing stays on record.

use crate::visit::flow::VisitUpdate;
use crate::visit::{flow, rework};
use domain::ids::{JobId, PersonId, RefusedDeliveryId, ReworkId, WorkOrderId};
use domain::inspection::{InspectionKind, Rework, last_passed};
use domain::money::Hours;
use domain::person::Person;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::work_order::inspected::{Inspected, check_responsible, check_rework_hours};
use domain::work_order::refused::RefusedDelivery;
use domain::work_order::stage::{Action, Missing};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RefuseDelivery {
    pub work_order_id: WorkOrderId,
    /// Of the visit as the page showed it.
    pub version: i64,
    /// Who came for the car.
    pub refused_by: String,
    /// Why they do not take it, in their words.
    pub reason: String,
    /// The work it is about.
    pub failed_jobs: Vec<JobId>,
    /// What is to be done about it; the name of the job says it when empty.
    pub remedy: String,
    pub responsible_id: PersonId,
    /// The hours the rework is expected to cost.
    pub hours: Hours,
}

/// The customer does not take the car: what was not done well is done again.
///
/// # Errors
/// What `load_for_action_at` refuses, `NotFound` for who answers for it, `StillMissing` without
/// a final inspection, and `BadField` without a name, a reason or a job that failed, or for
/// hours or a person that are none.
pub fn refuse_delivery(cx: &Write, ask: RefuseDelivery) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::RefuseDelivery)?;
    let refused_by = required("refused_by", &ask.refused_by, MAX_NAME_LEN)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let remedy = optional("remedy", &ask.remedy, MAX_TEXT_LEN)?;
    check_rework_hours(ask.hours)?;
    let responsible: Person = cx.w.get(ask.responsible_id.0)?;
    check_responsible(&responsible)?;
    let inspected = Inspected::of(&visit, InspectionKind::Final);
    let failed = inspected.failed(&ask.failed_jobs)?;
    // No car comes this far without one.
    let Some(report) = last_passed(&visit.inspections) else {
        let missing = vec![Missing::FinalInspection];
        return Err(Refusal::StillMissing { action: Action::RefuseDelivery, missing }.into());
    };
    let mut refused = RefusedDelivery {
        id: RefusedDeliveryId(0),
        work_order_id: visit.id,
        attempt: visit.refused_deliveries.last().map_or(0, |before| before.attempt) + 1,
        at: cx.now,
        person_id: cx.my_id()?,
        refused_by,
        reason: reason.clone(),
        failed_jobs: ask.failed_jobs.clone(),
        mileage_out_km: visit.mileage_out_km,
    };
    cx.w.insert(&mut refused)?;
    let rework = Rework {
        id: ReworkId(0),
        work_order_id: visit.id,
        inspection_id: report.id,
        refused_delivery_id: Some(refused.id),
        cause: reason.clone(),
        responsible_id: responsible.id,
        hours: ask.hours,
        at: cx.now,
    };
    rework::begin(cx, rework, &failed, &remedy)?;
    // It is driven into the workshop again: the clock is read anew as it leaves.
    visit.mileage_out_km = None;
    flow::advance(cx, visit, Action::RefuseDelivery, &reason)
}

kernel::commands! {
    write refuse_delivery(RefuseDelivery) -> VisitUpdate, of(Action::RefuseDelivery), changes [Visits Stock];
}
