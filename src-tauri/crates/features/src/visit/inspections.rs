//! The technician's self-inspection, the inspector's final one, and rework.

use crate::kept::photographed::inspection_report_as_shown;
use crate::kept::reports::sum_of;
use crate::papers::{inspected_word, keep_inspection_report};
use crate::records::recalls::close_what_was_done;
use crate::visit::certificate::given_number;
use crate::visit::findings::Found;
use crate::visit::flow::VisitUpdate;
use crate::visit::looked_lists::lists_of;
use crate::visit::{findings, flow, rework};
use domain::driving_licence::check_driver;
use domain::finding::FindingUrgency;
use domain::ids::{InspectionId, JobId, PersonId, ReworkId, WorkOrderId};
use domain::inspection::{
    EditionUsed, Inspection, InspectionItem, InspectionKind, MAX_ROAD_TEST_KM, OWN_ITEM, Rework, Signature,
    next_attempt,
};
use domain::job::Job;
use domain::money::Hours;
use domain::person::Person;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
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

/// What is not in order of the car and of nobody's work: the customer is asked about it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportFailedItems {
    pub work_order_id: WorkOrderId,
    pub items: Vec<InspectionItem>,
    pub road_test_km: i64,
    pub note: String,
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The sum over the photos beneath it, as the screen was told it: needed with a drawn
    /// signature, which stands for these photos and no others.
    #[serde(default)]
    pub photos: String,
}

struct Findings {
    kind: InspectionKind,
    passed: bool,
    items: Vec<InspectionItem>,
    lists: Vec<EditionUsed>,
    road_test_km: i64,
    note: String,
    failed_jobs: Vec<JobId>,
    signature: Option<Signature>,
    photos: String,
}

/// Signs the report and keeps it; nothing edits it afterwards.
fn sign(cx: &Write, order: &WorkOrder, findings: Findings) -> Result<Inspection> {
    if in_range("road_test_km", findings.road_test_km, MAX_ROAD_TEST_KM)? > 0 {
        order.check_road_test()?;
        let me = cx.me()?;
        check_driver(&cx.w.driving_licences_beside(me.id)?, me, cx.today()?)?;
    }
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
        passed: findings.passed,
        note: optional("note", &findings.note, MAX_TEXT_LEN)?,
        failed_jobs: findings.failed_jobs,
        signature: findings.signature,
        lists: findings.lists,
        checksum: String::new(),
    };
    report.checksum = sum_of(&report);
    cx.w.insert(&mut report)?;
    Ok(report)
}

/// With the lists that hold now, and what the operations of the jobs look at: the report keeps the words.
pub(crate) fn looked_at(cx: &Write, visit: &VisitAtHand, kind: InspectionKind) -> Result<Inspected> {
    let known = cx.w.terms_of_lines(&visit.lines)?;
    let list = |job: Job| Some((job.id, job.terms(&visit.lines, &known)?.checklist.clone()));
    let checklists = visit.done_jobs().into_iter().filter_map(list).collect();
    let lists = lists_of(cx.w, &visit.lines, &visit.jobs, kind)?;
    Ok(Inspected::of(visit, kind).with_lists(lists).with_checklists(checklists))
}

/// What failed waits for an answer as whatever else is found at the car.
fn put_forward(
    cx: &Write,
    order: &WorkOrder,
    kind: InspectionKind,
    inspected: &Inspected,
    item: &InspectionItem,
) -> Result<()> {
    let seen_at = match kind {
        InspectionKind::SelfInspection => "自检不合格",
        InspectionKind::Final => "终检不合格",
    };
    let what = match item.job_id {
        None if item.code != OWN_ITEM => inspected_word(kind, &item.code),
        _ => item.name.clone(),
    };
    let is_unsafe = inspected.is_unsafe_without(item);
    let urgency = if is_unsafe { FindingUrgency::Now } else { FindingUrgency::Soon };
    let unit = item.limits.as_ref().map(|limits| limits.unit.as_str()).unwrap_or_default();
    let value = if item.value.is_empty() { String::new() } else { format!("（{}{unit}）", item.value) };
    let found = Found {
        work_order_id: order.id,
        job_id: item.job_id,
        text: format!("{seen_at}：{what}{value}"),
        suggestion: String::new(),
        urgency,
    };
    findings::open(cx, found)?;
    Ok(())
}

/// The technician stands by the work. A failed item means it is not done; what the checklist of the
/// work found on the car is put before the customer.
///
/// # Errors
/// What `load_for_action` refuses, `StillMissing` for who did not do the work among it,
/// `ItemUnanswered` or `ItemFailed`, `SignedPhotosChanged`, and `BadField` for a note, a value or a
/// drawing that is none.
pub fn submit_self_inspection(cx: &Write, ask: SubmitSelfInspection) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::SubmitSelfInspection)?;
    let inspected = looked_at(cx, &visit, InspectionKind::SelfInspection)?;
    let items = inspected.passed_items(ask.items)?;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::SelfInspection,
            passed: true,
            items: items.clone(),
            lists: inspected.editions(),
            road_test_km: 0,
            note: ask.note,
            failed_jobs: Vec::new(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    for item in inspected.found(&items) {
        put_forward(cx, &visit, InspectionKind::SelfInspection, &inspected, item)?;
    }
    keep_inspection_report(cx, &visit)?;
    flow::advance(cx, visit, Action::SubmitSelfInspection, "")
}

/// The inspector stands by the whole car.
///
/// # Errors
/// What `load_for_action` refuses, `OwnWork` for who repaired it among it, `ItemUnanswered` or
/// `ItemFailed`, `RoadTestNotAllowed`, `MayNotDrive` or `LicenceOver` for a road test, `CertificateTaken`,
/// `SignedPhotosChanged`, and `BadField` for a road test, a note or a drawing that is none.
pub fn pass_final_inspection(cx: &Write, ask: PassFinalInspection) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::PassFinalInspection)?;
    let inspected = looked_at(cx, &visit, InspectionKind::Final)?;
    let items = inspected.passed_items(ask.items)?;
    visit.certificate_number = given_number(cx, &visit, visit.repair_kind, &ask.certificate_number)?;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            passed: true,
            items,
            lists: inspected.editions(),
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: Vec::new(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    keep_inspection_report(cx, &visit)?;
    close_what_was_done(cx, &visit)?;
    flow::advance(cx, visit, Action::PassFinalInspection, "")
}

/// Back to the workshop: the first try is kept, a new one of each failed job
/// waits for the same hands. So it goes with a car that passed and is still being
/// made ready.
///
/// # Errors
/// What `load_for_action` refuses, `NotFound` for who answers for it, `SignedPhotosChanged`, and
/// `BadField` without a cause or a job that failed, or for hours, an item or a person that is none.
pub fn fail_final_inspection(cx: &Write, ask: FailFinalInspection) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::FailFinalInspection)?;
    let inspected = looked_at(cx, &visit, InspectionKind::Final)?;
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
            passed: false,
            items,
            lists: inspected.editions(),
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
    // Of one that had passed the clock may have been read: it is driven into the workshop again.
    visit.mileage_out_km = None;
    flow::advance(cx, visit, Action::FailFinalInspection, &cause)
}

/// The report is kept, and each item that is not in order waits for the customer's answer: nothing goes back to
/// the workshop by it. Once that is answered, the car may pass with the item as it is.
///
/// # Errors
/// What `load_for_action` refuses, `WrongStage` once the car passed, `SignedPhotosChanged`, and `BadField` where
/// nothing failed that nobody was asked about, or for a road test, a note or a drawing that is none.
pub fn report_failed_items(cx: &Write, ask: ReportFailedItems) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::FailFinalInspection)?;
    // Nobody would inspect it again by this: it would stand there without a pass.
    if !Action::PassFinalInspection.is_of(visit.stage) {
        return Err(Refusal::WrongStage { action: Action::PassFinalInspection, stage: visit.stage }.into());
    }
    let inspected = looked_at(cx, &visit, InspectionKind::Final)?;
    let items = inspected.items(ask.items)?;
    let found = inspected.found(&items);
    if found.is_empty() {
        return Err(Refusal::bad("items", FieldProblem::Empty).into());
    }
    for item in found {
        put_forward(cx, &visit, InspectionKind::Final, &inspected, item)?;
    }
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            passed: false,
            items,
            lists: inspected.editions(),
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: Vec::new(),
            signature: ask.signature,
            photos: ask.photos,
        },
    )?;
    keep_inspection_report(cx, &visit)?;
    flow::advance(cx, visit, Action::ReportFinding, "")
}

kernel::commands! {
    write submit_self_inspection(SubmitSelfInspection) -> VisitUpdate, of(Action::SubmitSelfInspection),
        changes [Visits Stock];
    write pass_final_inspection(PassFinalInspection) -> VisitUpdate, of(Action::PassFinalInspection),
        changes [Visits Vehicles Stock];
    write report_failed_items(ReportFailedItems) -> VisitUpdate, of(Action::FailFinalInspection),
        changes [Visits Stock];
    write fail_final_inspection(FailFinalInspection) -> VisitUpdate, of(Action::FailFinalInspection),
        changes [Visits Stock];
}
