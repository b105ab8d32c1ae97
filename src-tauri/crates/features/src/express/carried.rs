//! The order, through every stage of a visit by the commands of the slow way. What one of them refuses, refuses
//! the order, and nothing of it was written.

use super::car::car_of;
use super::order::{ExpressDone, ExpressOrder};
use crate::aftercare::delivery::{Deliver, deliver};
use crate::bookings::walk_in::{WalkIn, walk_in};
use crate::picking::issue::issue_whole;
use crate::till::{
    PrepareBill, SavePreparation, TakePayment, complete_preparation, prepare_bill, save_preparation,
    take_payment,
};
use crate::visit::answers::{LineAnswer, RecordAnswers, record_answers};
use crate::visit::check_in::{ConfirmCheckIn, SaveCheckIn, confirm_check_in, save_check_in};
use crate::visit::estimates::{IssueEstimate, issue_estimate};
use crate::visit::flow::VisitUpdate;
use crate::visit::inspections::{
    self, PassFinalInspection, SubmitSelfInspection, pass_final_inspection, submit_self_inspection,
};
use crate::visit::lines::add_listed;
use crate::visit::workshop::{
    AskVisitAction, AssignJob, FinishJob, StartJob, assign_job, finish_job, release_to_repair, start_job,
};
use domain::customer::Customer;
use domain::estimate::AuthorisationMeans;
use domain::express::{ExpressKind, at_the_workshops_seats};
use domain::ids::{PaymentId, PersonId, SettlementId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, InspectionItem, InspectionKind};
use domain::job::plan::shared_equally;
use domain::mileage::MileageWarning;
use domain::money::Money;
use domain::phone::Phone;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use domain::sheet_actions::as_seen;
use domain::work_order::stage::{Action, Stage};
use domain::work_order::{ArrivalMeans, Priority, WorkOrder};
use kernel::error::Result;
use kernel::host::Write;
use std::cell::OnceCell;

/// Takes a car in, does what was asked, takes the money and hands it back, in one write. Where the till takes the
/// money, the order waits for it there as any other.
///
/// # Errors
/// `NotFound` for a kind, a car, an item or a person that is not there; what `check_lines` and `car_of` refuse;
/// `OwedChanged` where it comes to something else than the screen said; `Stock` where a part of it is not there;
/// `BadField` without who did the work; and whatever refuses one of the stages, by that stage's own name.
pub fn express_order(cx: &Write, ask: ExpressOrder) -> Result<ExpressDone> {
    let kind: ExpressKind = cx.w.get(ask.express_kind_id.0)?;
    kind.check_lines(&ask.lines)?;
    let (vehicle, customer_id) = car_of(cx, &ask)?;
    let begun = walk_in(
        cx,
        WalkIn {
            vehicle_id: vehicle.id,
            customer_id,
            repair_kind: kind.repair_kind,
            symptom: kind.name.clone(),
            second_visit: false,
            beside_booking: ask.beside_booking,
            again: None,
        },
    )?;
    let order = begun.work_order_id;
    let by = told_by(cx, order, &kind, &ask)?;
    let mileage_warning = checked_in(cx, order, ask.mileage_km, &by)?;
    agreed(cx, order, &ask, &by)?;
    // Nobody comes to the parts counter for what is fitted while the customer waits.
    issue_whole(cx, order)?;
    done_by(cx, order, ask.technician_id)?;
    save_preparation(
        cx,
        SavePreparation {
            work_order_id: order,
            version: 0,
            done: Vec::new(),
            mileage_out_km: Some(ask.mileage_km),
            instrument_replaced: false,
        },
    )?;
    // Where nothing is paid here the till bills it as it bills any other.
    let is_free = ask.total == Money::ZERO && cx.has_role_for(Action::PrepareBill);
    if ask.parts.is_empty() && !is_free {
        let visit = as_it_stands(&order_now(cx, order)?);
        return Ok(ExpressDone {
            visit,
            settlement_id: None,
            payments: Vec::new(),
            change: Money::ZERO,
            mileage_warning,
        });
    }
    let (settlement_id, payments, change) = paid(cx, order, ask)?;
    let visit = handed_back(cx, order, by)?;
    Ok(ExpressDone { visit, settlement_id: Some(settlement_id), payments, change, mileage_warning })
}

fn order_now(cx: &Write, id: WorkOrderId) -> Result<WorkOrder> {
    Ok(cx.w.get(id.0)?)
}

fn as_it_stands(order: &WorkOrder) -> VisitUpdate {
    VisitUpdate {
        work_order_id: order.id,
        number: order.number.clone(),
        stage: order.stage,
        version: order.version,
    }
}

/// The order is one of its kind from here on, and whoever stands there is named on it and goes first wherever it
/// still waits. A number they leave is theirs, and not the owner's of a car on file. Answers their name.
fn told_by(cx: &Write, id: WorkOrderId, kind: &ExpressKind, ask: &ExpressOrder) -> Result<String> {
    let mut order = order_now(cx, id)?;
    order.express_kind_id = Some(kind.id);
    order.priority = Priority::Waiting;
    let name = optional("name", &ask.name, MAX_NAME_LEN)?;
    if !name.is_empty() {
        order.brought_by_name = name;
    }
    let (phone, _) = Phone::typed("phone", &ask.phone)?;
    if !phone.is_empty() {
        order.brought_by_phone = phone;
    }
    cx.w.update(&order)?;
    let customer: Customer = cx.w.get(order.customer_id.0)?;
    Ok(order.visitor(&customer).to_owned())
}

fn checked_in(cx: &Write, id: WorkOrderId, km: i64, by: &str) -> Result<Option<MileageWarning>> {
    let order = order_now(cx, id)?;
    let saved = save_check_in(
        cx,
        SaveCheckIn {
            work_order_id: id,
            version: order.version,
            priority: None,
            repair_kind: order.repair_kind,
            symptom: order.symptom,
            brought_by_name: order.brought_by_name,
            brought_by_phone: order.brought_by_phone,
            arrival: ArrivalMeans::DrivenIn,
            mileage_km: Some(km),
            fuel_percent: None,
            old_parts: order.old_parts,
            wash_wanted: false,
            test_drive_allowed: false,
            promised_at: None,
            bay_id: None,
            warning_lights: Vec::new(),
            marks: Vec::new(),
            items: Vec::new(),
            belongings: String::new(),
            valuables_reminded: false,
        },
    )?;
    confirm_check_in(
        cx,
        ConfirmCheckIn {
            work_order_id: id,
            version: None,
            confirmed_by: by.to_owned(),
            means: ConfirmationMeans::OnPaper,
            signature: None,
            photos: String::new(),
        },
    )?;
    Ok(saved.mileage_warning)
}

/// The lines at their list prices, offered and agreed to: the customer signs the printed sheet for them.
fn agreed(cx: &Write, id: WorkOrderId, ask: &ExpressOrder, by: &str) -> Result<()> {
    let mut answers = Vec::with_capacity(ask.lines.len());
    for line in &ask.lines {
        let line = add_listed(cx, id, *line)?.line;
        answers.push(LineAnswer {
            line_id: line.id,
            approved: true,
            amount: line.amount,
            reason: String::new(),
        });
    }
    as_seen(ask.total, answers.iter().map(|answer| answer.amount).sum())?;
    let order = order_now(cx, id)?;
    issue_estimate(cx, IssueEstimate { work_order_id: id, version: order.version })?;
    record_answers(
        cx,
        RecordAnswers {
            work_order_id: id,
            by_name: by.to_owned(),
            means: AuthorisationMeans::Paper,
            signature: None,
            paper: order.number,
            note: String::new(),
            answers,
        },
    )?;
    Ok(())
}

/// The same write, by the same person, who speaks for the workshop in it.
fn for_the_workshop<T>(cx: &Write, act: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
    let seated = at_the_workshops_seats(cx.me()?);
    act(&Write {
        w: cx.w,
        shop: cx.shop,
        session: cx.session,
        person: Some(&seated),
        now: cx.now,
        details: OnceCell::new(),
        endings: cx.endings,
    })
}

/// Given to whoever did it, begun and finished, looked at by them and by the counter.
fn done_by(cx: &Write, id: WorkOrderId, technician: Option<PersonId>) -> Result<()> {
    for_the_workshop(cx, |cx| {
        let jobs = cx.w.jobs_of(id)?;
        for job in &jobs {
            let technician = technician.ok_or_else(|| Refusal::bad("technician_id", FieldProblem::Empty))?;
            assign_job(
                cx,
                AssignJob {
                    job_id: job.id,
                    version: job.version,
                    technicians: shared_equally(&[technician]),
                    bay_id: None,
                    planned_start: None,
                    planned_minutes: 0,
                    note: String::new(),
                },
            )?;
        }
        // Where the shop wants it so, the workshop began as the last job was given to somebody.
        if order_now(cx, id)?.stage == Stage::AwaitingAssignment {
            release_to_repair(cx, AskVisitAction { work_order_id: id })?;
        }
        for job in cx.w.jobs_of(id)? {
            let begun = start_job(cx, StartJob { job_id: job.id, version: job.version })?.job;
            finish_job(
                cx,
                FinishJob {
                    job_id: begun.id,
                    version: begun.version,
                    measurements: Vec::new(),
                    note: String::new(),
                },
            )?;
        }
        submit_self_inspection(
            cx,
            SubmitSelfInspection {
                work_order_id: id,
                items: looked_at(cx, id, InspectionKind::SelfInspection)?,
                note: String::new(),
                signature: None,
                photos: String::new(),
            },
        )?;
        pass_final_inspection(
            cx,
            PassFinalInspection {
                work_order_id: id,
                items: looked_at(cx, id, InspectionKind::Final)?,
                road_test_km: 0,
                note: String::new(),
                certificate_number: String::new(),
                signature: None,
                photos: String::new(),
            },
        )?;
        Ok(())
    })
}

fn looked_at(cx: &Write, id: WorkOrderId, kind: InspectionKind) -> Result<Vec<InspectionItem>> {
    let visit = cx.w.visit_at_hand(order_now(cx, id)?)?;
    Ok(inspections::looked_at(cx, &visit, kind)?.jobs_alone())
}

/// Billed and paid by whoever may do both.
fn paid(cx: &Write, id: WorkOrderId, ask: ExpressOrder) -> Result<(SettlementId, Vec<PaymentId>, Money)> {
    let bill =
        PrepareBill { work_order_id: id, discount: Money::ZERO, rounding: Money::ZERO, approval: None };
    prepare_bill(cx, bill)?;
    complete_preparation(cx, AskVisitAction { work_order_id: id })?;
    let sheets = cx.w.settlements_of(id)?;
    let sheet = sheets.last().ok_or_else(|| Refusal::bad("express_items", FieldProblem::Empty))?;
    if ask.total == Money::ZERO {
        return Ok((sheet.id, Vec::new(), Money::ZERO));
    }
    let taken = take_payment(cx, TakePayment { settlement_id: sheet.id, owed: ask.total, parts: ask.parts })?;
    Ok((sheet.id, taken.payments, taken.change))
}

fn handed_back(cx: &Write, id: WorkOrderId, by: String) -> Result<VisitUpdate> {
    deliver(
        cx,
        Deliver {
            work_order_id: id,
            version: None,
            accepted_by: by,
            means: ConfirmationMeans::OnPaper,
            signature: None,
            old_parts_shown: false,
            items_returned: false,
            advice: String::new(),
            next_service_on: None,
            next_service_km: None,
            mileage_out_km: None,
        },
    )
}
