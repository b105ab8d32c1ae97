//! The technician's self-inspection, the inspector's final one, and rework.

use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::ids::{InspectionId, JobId, PersonId, ReworkId, WorkOrderId};
use domain::inspection::{
    FINAL_INSPECTION_CODES, Inspection, InspectionItem, InspectionKind, ItemResult, MAX_ROAD_TEST_KM, Rework,
    SELF_INSPECTION_CODES,
};
use domain::job::{Job, JobState};
use domain::job_plan::standard_minutes;
use domain::money::Hours;
use domain::person::Person;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use domain::role::Role;
use domain::warranty::needs_certificate;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing};
use kernel::checksum::checksum;
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
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PassFinalInspection {
    pub work_order_id: WorkOrderId,
    pub items: Vec<InspectionItem>,
    pub road_test_km: i64,
    pub note: String,
    /// Of the completion certificate, where the repair kind demands one.
    pub certificate_number: String,
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
}

/// The code of an item that answers for a job.
const JOB: &str = "job";

/// The jobs whose work the report is about, newest try of each, with the name
/// of the line.
fn finished_jobs(visit: &VisitAtHand) -> Vec<(Job, String)> {
    let named = |job: Job| {
        let line = visit.lines.iter().find(|line| line.id == job.line_id);
        let name = line.map(|line| line.figures.name.clone()).unwrap_or_default();
        (job, name)
    };
    visit.newest_jobs().into_iter().filter(|job| job.state == JobState::Finished).map(named).collect()
}

/// Every item is one of the report's, and answered once. A job is known by its
/// id; the name of its line is put beside it here.
fn checked_items(
    items: Vec<InspectionItem>,
    codes: &[&str],
    jobs: &[(Job, String)],
) -> Result<Vec<InspectionItem>> {
    let mut checked: Vec<InspectionItem> = Vec::with_capacity(items.len());
    for item in items {
        let twice = checked.iter().any(|other| other.code == item.code && other.job_id == item.job_id);
        let name = match item.job_id {
            Some(id) if item.code == JOB => {
                jobs.iter().find(|(job, _)| job.id == id).map(|(_, name)| name.clone())
            }
            None if codes.contains(&item.code.as_str()) => Some(optional("name", &item.name, MAX_NAME_LEN)?),
            _ => None,
        };
        match name {
            Some(name) if !twice => {
                let value = optional("value", &item.value, MAX_NAME_LEN)?;
                checked.push(InspectionItem { name, value, ..item });
            }
            _ => return Err(Refusal::bad("items", FieldProblem::Unknown).into()),
        }
    }
    Ok(checked)
}

fn all_answered(items: &[InspectionItem], codes: &[&str]) -> Result<()> {
    match codes.iter().find(|code| !items.iter().any(|item| item.code == **code)) {
        Some(code) => Err(Refusal::ItemUnanswered { item: (*code).to_owned() }.into()),
        None => Ok(()),
    }
}

fn none_failed(items: &[InspectionItem]) -> Result<()> {
    match items.iter().find(|item| item.result == ItemResult::Fail) {
        Some(item) => {
            let item = if item.code == JOB { &item.name } else { &item.code };
            Err(Refusal::ItemFailed { item: item.clone() }.into())
        }
        None => Ok(()),
    }
}

/// What the checksum of a report is taken over: all of it but the checksum and
/// the id, which the file gives out later. The fields are named one by one: a
/// field of a later program must not change the sum, and the name of the person
/// was not kept by the first.
pub(crate) fn checksum_of(report: &Inspection) -> String {
    let mut content = serde_json::json!({
        "id": 0,
        "work_order_id": report.work_order_id,
        "kind": report.kind,
        "attempt": report.attempt,
        "person_id": report.person_id,
        "at": report.at,
        "items": report.items,
        "road_test_km": report.road_test_km,
        "passed": report.passed,
        "note": report.note,
        "failed_jobs": report.failed_jobs,
        "checksum": "",
    });
    if !report.person_name.is_empty() {
        content["person_name"] = report.person_name.clone().into();
    }
    checksum(&content)
}

struct Findings {
    kind: InspectionKind,
    items: Vec<InspectionItem>,
    road_test_km: i64,
    note: String,
    failed_jobs: Vec<JobId>,
}

/// Signs the report and keeps it; nothing edits it afterwards.
fn sign(cx: &Write, order: &WorkOrder, findings: Findings) -> Result<Inspection> {
    in_range("road_test_km", findings.road_test_km, MAX_ROAD_TEST_KM)?;
    let earlier = cx.w.inspections_of(order.id)?;
    let attempt =
        earlier.iter().filter(|report| report.kind == findings.kind).map(|report| report.attempt).max();
    let mut report = Inspection {
        id: InspectionId(0),
        work_order_id: order.id,
        kind: findings.kind,
        attempt: attempt.unwrap_or(0) + 1,
        person_id: cx.my_id()?,
        person_name: cx.me()?.name.clone(),
        at: cx.now,
        items: findings.items,
        road_test_km: findings.road_test_km,
        passed: findings.failed_jobs.is_empty(),
        note: optional("note", &findings.note, MAX_TEXT_LEN)?,
        failed_jobs: findings.failed_jobs,
        checksum: String::new(),
    };
    report.checksum = checksum_of(&report);
    cx.w.insert(&mut report)?;
    Ok(report)
}

/// The technician stands by the work. A failed item means it is not done.
pub fn submit_self_inspection(cx: &Write, ask: SubmitSelfInspection) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::SubmitSelfInspection)?;
    let jobs = finished_jobs(&visit);
    own_work_or_foreman(cx, &jobs)?;
    let items = checked_items(ask.items, &SELF_INSPECTION_CODES, &jobs)?;
    all_answered(&items, &SELF_INSPECTION_CODES)?;
    for (job, name) in &jobs {
        if !items.iter().any(|item| item.job_id == Some(job.id)) {
            return Err(Refusal::ItemUnanswered { item: name.clone() }.into());
        }
    }
    none_failed(&items)?;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::SelfInspection,
            items,
            road_test_km: 0,
            note: ask.note,
            failed_jobs: Vec::new(),
        },
    )?;
    flow::advance(cx, visit, Action::SubmitSelfInspection, "")
}

fn own_work_or_foreman(cx: &Write, jobs: &[(Job, String)]) -> Result<()> {
    let me = cx.me()?;
    let mut technicians: Vec<PersonId> =
        jobs.iter().flat_map(|(job, _)| &job.technicians).map(|share| share.person_id).collect();
    technicians.sort_unstable();
    technicians.dedup();
    if technicians.is_empty() || technicians.contains(&me.id) || me.roles.contains(&Role::Foreman) {
        return Ok(());
    }
    let names: Vec<String> =
        technicians.iter().map(|id| Ok(cx.w.get::<Person>(id.0)?.name)).collect::<Result<_>>()?;
    Err(Refusal::NotYourJob { technicians: names.join("、") }.into())
}

pub fn pass_final_inspection(cx: &Write, ask: PassFinalInspection) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::PassFinalInspection)?;
    let me = cx.me()?;
    if visit.is_own_work(me.id, &cx.w.job_times_of(visit.id)?, &cx.details()?.settings) {
        return Err(Refusal::OwnWork { name: me.name.clone() }.into());
    }
    let items = checked_items(ask.items, &FINAL_INSPECTION_CODES, &finished_jobs(&visit))?;
    all_answered(&items, &FINAL_INSPECTION_CODES)?;
    none_failed(&items)?;
    let certificate = optional("certificate_number", &ask.certificate_number, MAX_NAME_LEN)?;
    if needs_certificate(visit.repair_kind) && certificate.is_empty() {
        return Err(Refusal::StillMissing {
            action: Action::PassFinalInspection,
            missing: vec![Missing::CertificateNumber],
        }
        .into());
    }
    visit.certificate_number = certificate;
    sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            items,
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: Vec::new(),
        },
    )?;
    flow::advance(cx, visit, Action::PassFinalInspection, "")
}

/// Back to the workshop: the first try is kept, a new one of each failed job
/// waits for the same hands.
pub fn fail_final_inspection(cx: &Write, ask: FailFinalInspection) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::FailFinalInspection)?;
    let jobs = finished_jobs(&visit);
    let items = checked_items(ask.items, &FINAL_INSPECTION_CODES, &jobs)?;
    let cause = required("cause", &ask.cause, MAX_TEXT_LEN)?;
    let remedy = optional("remedy", &ask.remedy, MAX_TEXT_LEN)?;
    if ask.hours.0 < 0 {
        return Err(Refusal::bad("hours", FieldProblem::Negative).into());
    }
    if ask.hours > Hours::MAX {
        return Err(Refusal::bad("hours", FieldProblem::TooLarge).into());
    }
    let responsible: Person = cx.w.get(ask.responsible_id.0)?;
    if !responsible.roles.contains(&Role::Technician) {
        return Err(Refusal::bad("responsible_id", FieldProblem::Unknown).into());
    }
    if ask.failed_jobs.is_empty() {
        return Err(Refusal::bad("failed_jobs", FieldProblem::Empty).into());
    }
    let mut failed: Vec<&Job> = Vec::new();
    for id in &ask.failed_jobs {
        match jobs.iter().find(|(job, _)| job.id == *id) {
            Some((job, _)) if !failed.iter().any(|other| other.id == job.id) => failed.push(job),
            _ => return Err(Refusal::bad("failed_jobs", FieldProblem::Unknown).into()),
        }
    }
    let report = sign(
        cx,
        &visit,
        Findings {
            kind: InspectionKind::Final,
            items,
            road_test_km: ask.road_test_km,
            note: ask.note,
            failed_jobs: ask.failed_jobs.clone(),
        },
    )?;
    let mut rework = Rework {
        id: ReworkId(0),
        work_order_id: visit.id,
        inspection_id: report.id,
        cause: cause.clone(),
        responsible_id: responsible.id,
        hours: ask.hours,
        at: cx.now,
    };
    cx.w.insert(&mut rework)?;
    let share = i64::try_from(failed.len()).unwrap_or(1).max(1);
    for job in failed {
        cx.w.insert(&mut Job {
            id: JobId(0),
            work_order_id: visit.id,
            line_id: job.line_id,
            attempt: job.attempt + 1,
            rework_id: Some(rework.id),
            state: JobState::Waiting,
            technicians: job.technicians.clone(),
            bay_id: job.bay_id,
            planned_start: None,
            planned_minutes: standard_minutes(ask.hours) / share,
            pause_reason: None,
            started_at: None,
            finished_at: None,
            key_data: Vec::new(),
            note: remedy.clone(),
            version: 1,
        })?;
    }
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
