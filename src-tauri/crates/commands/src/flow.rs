//! How every action on a visit begins and ends: the gate before, the stage
//! after. No command sets a stage by itself.

use crate::error::Result;
use crate::host::Write;
use domain::finding::FindingStanding;
use domain::ids::{JobId, WorkOrderId};
use domain::inspection::InspectionKind;
use domain::line::LineState;
use domain::money::Money;
use domain::settlement::SheetState;
use domain::warranty::needs_certificate;
use domain::work_order::facts::OrderFacts;
use domain::work_order::preparation::{items_open, preparation_codes};
use domain::work_order::stage::{Action, Stage, check, stage_after};
use domain::work_order::{StageStep, WorkOrder};
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// What every action on a visit answers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Moved {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub version: i64,
}

fn count<T>(items: impl IntoIterator<Item = T>) -> i64 {
    i64::try_from(items.into_iter().count()).unwrap_or(i64::MAX)
}

/// Everything the stage rules look at, counted from the file.
pub fn facts_of(r: &Reader<'_>, order: &WorkOrder) -> Result<OrderFacts> {
    let mut facts = OrderFacts::of_stage(order.stage);
    facts.has_mileage = order.mileage_km.is_some();
    facts.has_fuel = order.fuel_percent.is_some();
    let walk_around = r.walk_around_of(order.id)?;
    facts.walk_around_recorded = walk_around.as_ref().is_some_and(|walk| !walk.items.is_empty());
    facts.customer_confirmed = walk_around.is_some_and(|walk| walk.confirmed_at.is_some());

    let lines = r.lines_of(order.id)?;
    let in_state = |state| count(lines.iter().filter(|line| line.state == state));
    facts.draft_lines = in_state(LineState::Draft);
    facts.offered_lines = in_state(LineState::Offered);
    facts.approved_lines = in_state(LineState::Approved);
    facts.unbilled_lines =
        count(lines.iter().filter(|line| line.state == LineState::Approved && line.settlement_id.is_none()));

    let jobs = r.jobs_of(order.id)?;
    facts.jobs_unassigned =
        count(jobs.iter().filter(|job| !job.state.is_over() && job.technicians.is_empty()));
    facts.jobs_unfinished = count(jobs.iter().filter(|job| !job.state.is_over()));
    facts.jobs_started = count(jobs.iter().filter(|job| job.started_at.is_some()));

    for finding in r.findings_of(order.id)? {
        match finding.standing(&lines) {
            FindingStanding::Undecided => facts.findings_undecided += 1,
            FindingStanding::Unsigned => facts.findings_unsigned += 1,
            _ => {}
        }
    }

    let inspections = r.inspections_of(order.id)?;
    facts.final_inspection_passed = inspections
        .iter()
        .rfind(|report| report.kind == InspectionKind::Final)
        .is_some_and(|report| report.passed);
    facts.needs_certificate = needs_certificate(order.repair_kind);
    facts.has_certificate = !order.certificate_number.is_empty();

    let done = r.preparation_of(order.id)?.map(|preparation| preparation.done).unwrap_or_default();
    facts.checklist_open = items_open(&preparation_codes(order, &lines), &done);
    facts.has_mileage_out = order.mileage_out_km.is_some();

    for sheet in r.settlements_of(order.id)? {
        if matches!(sheet.state, SheetState::Open | SheetState::Settled) {
            facts.sheets += 1;
            facts.received += sheet.received;
            // What one sheet has too much never pays for another.
            facts.owed += sheet.owed().max(Money::ZERO);
            facts.on_account += sheet.on_account;
        }
    }
    let follow_up = r.follow_up_of(order.id)?;
    facts.follow_up_closed = follow_up.as_ref().is_some_and(|call| call.closed_at.is_some());
    facts.follow_up_waits = follow_up.is_some_and(|call| call.waits_for.is_some());
    facts.has_survey = r.survey_of(order.id)?.is_some();
    Ok(facts)
}

/// The order, when this person may do this to it now.
pub fn take(cx: &Write, id: WorkOrderId, action: Action) -> Result<WorkOrder> {
    let order: WorkOrder = cx.w.get(id.0)?;
    let facts = facts_of(cx.w, &order)?;
    check(&facts, action, cx.roles())?;
    Ok(order)
}

/// The same, when the person decided on a page of this version.
pub fn take_at(cx: &Write, id: WorkOrderId, version: i64, action: Action) -> Result<WorkOrder> {
    let order = take(cx, id, action)?;
    at_version("work_order", id.0, version, order.version)?;
    Ok(order)
}

/// A stale page never overwrites what somebody else wrote meanwhile.
pub fn at_version(entity: &'static str, id: i64, yours: i64, current: i64) -> Result<()> {
    if yours == current {
        Ok(())
    } else {
        Err(storage::StorageError::Conflict { entity, id, yours, current }.into())
    }
}

/// Moves the order to where its facts now put it, and keeps the step.
pub fn moved(cx: &Write, mut order: WorkOrder, action: Action, note: &str) -> Result<Moved> {
    let facts = facts_of(cx.w, &order)?;
    let from = order.stage;
    let to = stage_after(action, &facts);
    if to != from {
        order.stage = to;
        order.stage_since = cx.now;
        cx.w.insert(&mut StageStep {
            id: 0,
            work_order_id: order.id,
            action,
            from_stage: Some(from),
            to_stage: to,
            at: cx.now,
            person_id: cx.my_id()?,
            note: note.to_owned(),
        })?;
    }
    if from == Stage::Preparing && to == Stage::InRepair {
        cleaned_again(cx, order.id)?;
    }
    cx.w.update(&order)?;
    Ok(Moved {
        work_order_id: order.id,
        number: order.number,
        stage: order.stage,
        version: order.version + 1,
    })
}

/// Work after the wash: what was ticked is ticked anew once it is done.
fn cleaned_again(cx: &Write, order: WorkOrderId) -> Result<()> {
    if let Some(mut preparation) = cx.w.preparation_of(order)? {
        preparation.done.clear();
        preparation.at = cx.now;
        preparation.person_id = cx.my_id()?;
        cx.w.update(&preparation)?;
    }
    Ok(())
}

/// What `Missing` and the timeline need often: the newest try of every line.
pub fn newest_jobs(r: &Reader<'_>, order: WorkOrderId) -> Result<Vec<domain::job::Job>> {
    let mut newest: Vec<domain::job::Job> = Vec::new();
    for job in r.jobs_of(order)? {
        match newest.iter_mut().find(|other| other.line_id == job.line_id) {
            Some(other) if other.attempt < job.attempt => *other = job,
            Some(_) => {}
            None => newest.push(job),
        }
    }
    newest.sort_by_key(|job: &domain::job::Job| -> JobId { job.id });
    Ok(newest)
}
