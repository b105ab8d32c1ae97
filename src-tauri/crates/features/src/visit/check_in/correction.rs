//! A fact of the check-in that was written down wrongly, put right with a
//! reason until the bill is made. What follows from it, the warranty's class,
//! the certificate, the checklist and the notices, is reckoned from the order
//! each time and so follows by itself; the vehicle's reading is carried here.

use super::{SavedCheckIn, checked_promise, usable_bay};
use crate::papers::keep_check_in_sheet;
use crate::visit::certificate::{given_number, typed_number};
use crate::visit::flow;
use crate::visit::mileage;
use domain::customer::Customer;
use domain::ids::WorkOrderId;
use domain::mileage::MAX_KM_TYPED;
use domain::phone::Phone;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, in_range_if_any, optional, required};
use domain::service_contract::ServiceContract;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::correction::{CheckInCorrection, CheckInFacts, corrected};
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// All the facts as they ought to be; those that differ are corrected.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CorrectCheckIn {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub facts: CheckInFacts,
    pub reason: String,
}

/// Puts right what was written down at the check-in.
///
/// # Errors
/// What `load_for_action_at` and `corrected` refuse; `NotFound` for the customer, `BadField`
/// for what was typed wrongly, `CertificateTaken`, and `ContractOfAnother` where a contract
/// paid that is not the new customer's.
pub fn correct_check_in(cx: &Write, ask: CorrectCheckIn) -> Result<SavedCheckIn> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::CorrectCheckIn)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let typed = ask.facts;
    cx.w.get::<Customer>(typed.customer_id.0)?;
    in_range_if_any("mileage_km", Some(typed.mileage_km), MAX_KM_TYPED)?;
    in_range_if_any("fuel_percent", Some(typed.fuel_percent), 100)?;
    let phone = optional("brought_by_phone", &typed.brought_by_phone, MAX_NAME_LEN)?;
    let passed = visit.final_inspection_passed();
    let facts = CheckInFacts {
        symptom: optional("symptom", &typed.symptom, MAX_TEXT_LEN)?,
        brought_by_name: optional("brought_by_name", &typed.brought_by_name, MAX_NAME_LEN)?,
        brought_by_phone: Phone::normalised(&phone).map(String::from).unwrap_or_default(),
        promised_at: checked_promise(cx, &visit, typed.promised_at)?,
        bay_id: if typed.bay_id == visit.bay_id { visit.bay_id } else { usable_bay(cx, typed.bay_id)? },
        // Who passed it has signed: a kind that needs one now gets it here.
        certificate_number: if passed {
            given_number(cx, &visit, typed.repair_kind, &typed.certificate_number)?
        } else {
            typed_number(cx, &visit, &typed.certificate_number)?
        },
        ..typed
    };
    let (order, mut facts) = corrected(visit.order.clone(), facts, passed)?;
    visit.order = order;
    if facts.iter().any(|fact| fact.field == "customer_id") {
        contracts_are_theirs(cx, &visit)?;
    }
    for fact in facts.iter_mut().filter(|fact| fact.field == "customer_id") {
        fact.before = customer_name(cx, &fact.before)?;
        fact.after = customer_name(cx, &fact.after)?;
    }
    cx.w.insert(&mut CheckInCorrection {
        id: 0,
        work_order_id: visit.id,
        facts,
        reason,
        at: cx.now,
        person_id: cx.my_id()?,
    })?;
    let warning = mileage::warning_of(cx, &visit)?;
    mileage::carry(cx, &visit)?;
    let update = flow::advance(cx, visit, Action::CorrectCheckIn, "")?;
    keep_check_in_sheet(cx, update.work_order_id)?;
    Ok(SavedCheckIn {
        work_order_id: update.work_order_id,
        version: update.version,
        mileage_warning: warning,
    })
}

/// What a line of the visit still draws from is the new customer's too: nobody's
/// package pays for somebody else, and nobody is told what is left of it.
fn contracts_are_theirs(cx: &Write, visit: &VisitAtHand) -> Result<()> {
    for draw in cx.w.draws_on(visit.id)? {
        let drawn = cx.w.drawn_from(draw.service_contract_id)?;
        if drawn.iter().any(|of| of.draw.id == draw.id && of.holds()) {
            cx.w.get::<ServiceContract>(draw.service_contract_id.0)?.check_is_for(&visit.order)?;
        }
    }
    Ok(())
}

/// The timeline says who it was, also once the customer is called otherwise.
fn customer_name(cx: &Write, id: &Value) -> Result<Value> {
    let customer: Customer = cx.w.get(id.as_i64().unwrap_or_default())?;
    Ok(Value::String(customer.name))
}
