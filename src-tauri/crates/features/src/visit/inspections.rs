//! The technician's self-inspection, the inspector's final one, and rework.

use crate::kept::photographed::inspection_report_as_shown;
use crate::kept::reports::sum_of;
use crate::papers::keep_inspection_report;
use crate::visit::certificate::given_number;
use crate::visit::flow::VisitUpdate;
use crate::visit::{flow, rework};
use domain::ids::{InspectionId, JobId, PersonId, ReworkId, WorkOrderId};
use domain::inspection::{
    Inspection, InspectionItem, InspectionKind, MAX_ROAD_TEST_KM, Rework, Signature, next_attempt,
};
use domain::money::Hours;
use domain::person::Person;
use domain::refusal::{MAX_TEXT_LEN, in_range, optional, required};
use domain::work_order::WorkOrder;
use domain::work_order::inspected::{Inspected, check_responsible, check_rework_hours};
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All items of the template and every finished job must be answered.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SubmitSelfInspection {
    pub work_order_id: WorkOrderId,
    pub items: Vec<InspectionItem>,
    pub note: String,
    /// As it was drawn, where it was.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The sum over the photos beneath it, as the screen was told it: needed with a drawn
    /// signature, which stands for these photos and no others.
    #[serde(default)]
    pub photos: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PassFinalInspection {
    pub work_order_id: WorkOrderId,
    pub items: Vec<InspectionItem>,
    pub road_test_km: i64,
    pub note: String,
    /// Of the completion certificate, where the repair kind demands one and an
    /// authority numbered it; left empty, the shop's own series gives one.
    pub certificate_number: String,
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The sum over the photos beneath it, as the screen was told it: needed with a drawn
    /// signature, which stands for these photos and no others.
    #[serde(default)]
    pub photos: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FailFinalInspection {
    pub work_order_id: WorkOrderId,
    pub items: Vec<InspectionItem>,
    pub road_test_km: i64,
    pub note: String,
    pub failed_jobs: Vec<JobId>,
    pub cause: String,
    /// What is to be done about it; the name of the job says it when empty.
    pub remedy: String,
    pub responsible_id: PersonId,
    /// The hours the rework is expected to cost.
    pub hours: Hours,
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The sum over the photos beneath it, as the screen was told it: needed with a drawn
    /// signature, which stands for these photos and no others.
    #[serde(default)]
    pub photos: String,
}

struct Findings {
    kind: InspectionKind,
    items: Vec<InspectionItem>,
    road_test_km: i64,
    note: String,
    failed_jobs: Vec<JobId>,
    signature: Option<Signature>,
    photos: String,
}

/// Signs the report and keeps it; nothing edits it afterwards.
fn sign(cx: &Write, order: &WorkOrder, findings: Findings) -> Result<Inspection> {
    in_range("road_test_km", findings.road_test_km, MAX_ROAD_TEST_KM)?;
    findings.signature.as_ref().map_or(Ok(()), Signature::check)?;
    inspection_report_as_shown(cx.w, order.id, findings.signature.as_ref(), &findings.photos)?;
    let mut report = Inspection {
        id: InspectionId(0),
        work_order_id: order.id,
        kind: findings.kind,
        attempt: next_attempt(&cx.w.inspections_of(order.id)?, findings.kind),
        person_id: cx.my_id()?,
        person_name: cx.me()?.name.clone(),
        at: cx.now,
        items: findings.items,
        road_test_km: findings.road_test_km,
        passed: findings.failed_jobs.is_empty(),
        note: optional("note", &findings.note, MAX_TEXT_LEN)?,
        failed_jobs: findings.failed_jobs,
        signature: findings.signature,
        checksum: String::new(),
    };
    report.checksum = sum_of(&report);
    cx.w.insert(&mut report)?;
    Ok(report)
}

/// The technician stands by the work. A failed item means it is not done.
///
/// # Errors
/// What `load_for_action` refuses, `StillMissing` for who did not do the work among it,
/// `ItemUnanswered` or `ItemFailed`, `SignedPhotosChanged`, and `BadField` for a note or a
/// drawing that is none.
pub fn submit_self_inspection(cx: &Write, ask: SubmitSelfInspection) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::SubmitSelfInspection)?;
    let items = Inspected::of(&visit, InspectionKind::SelfInspection).passed_items(ask.items)?;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::SelfInspection,
            items,
            road_test_km: 0,
            note: ask.note,
            failed_jobs: Vec::new(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    keep_inspection_report(cx, &visit)?;
    flow::advance(cx, visit, Action::SubmitSelfInspection, "")
}

/// The inspector stands by the whole car.
///
/// # Errors
/// What `load_for_action` refuses, `OwnWork` for who repaired it among it, `ItemUnanswered` or
/// `ItemFailed`, `CertificateTaken`, `SignedPhotosChanged`, and `BadField` for a road test, a note
/// or a drawing that is none.
pub fn pass_final_inspection(cx: &Write, ask: PassFinalInspection) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::PassFinalInspection)?;
    let items = Inspected::of(&visit, InspectionKind::Final).passed_items(ask.items)?;
    visit.certificate_number = given_number(cx, &visit, visit.repair_kind, &ask.certificate_number)?;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            items,
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: Vec::new(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    keep_inspection_report(cx, &visit)?;
    flow::advance(cx, visit, Action::PassFinalInspection, "")
}

/// Back to the workshop: the first try is kept, a new one of each failed job
/// waits for the same hands.
///
/// # Errors
/// What `load_for_action` refuses, `NotFound` for who answers for it, `SignedPhotosChanged`, and
/// `BadField` without a cause or a job that failed, or for hours, an item or a person that is none.
pub fn fail_final_inspection(cx: &Write, ask: FailFinalInspection) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::FailFinalInspection)?;
    let inspected = Inspected::of(&visit, InspectionKind::Final);
    let items = inspected.items(ask.items)?;
    let cause = required("cause", &ask.cause, MAX_TEXT_LEN)?;
    let remedy = optional("remedy", &ask.remedy, MAX_TEXT_LEN)?;
    check_rework_hours(ask.hours)?;
    let responsible: Person = cx.w.get(ask.responsible_id.0)?;
    check_responsible(&responsible)?;
    let failed = inspected.failed(&ask.failed_jobs)?;
    let report = sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            items,
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: ask.failed_jobs.clone(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    let rework = Rework {
        id: ReworkId(0),
        work_order_id: visit.id,
        inspection_id: report.id,
        refused_delivery_id: None,
        cause: cause.clone(),
        responsible_id: responsible.id,
        hours: ask.hours,
        at: cx.now,
    };
    rework::begin(cx, rework, &failed, &remedy)?;
    // After the rework: the paper says why the work is done again.
    keep_inspection_report(cx, &visit)?;
    flow::advance(cx, visit, Action::FailFinalInspection, &cause)
}

kernel::commands! {
    write submit_self_inspection(SubmitSelfInspection) -> VisitUpdate, of(Action::SubmitSelfInspection),
        changes [Visits];
    write pass_final_inspection(PassFinalInspection) -> VisitUpdate, of(Action::PassFinalInspection),
        changes [Visits];
    write fail_final_inspection(FailFinalInspection) -> VisitUpdate, of(Action::FailFinalInspection),
        changes [Visits];
}
