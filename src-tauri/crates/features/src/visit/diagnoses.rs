//! 故障诊断: written by whoever looks for what is wrong with the car, read by whoever speaks with its owner.

use crate::visit::changes::AskVisit;
use crate::visit::flow;
use chrono::{DateTime, Utc};
use domain::diagnosis::{DIAGNOSES, Diagnosis, DiagnosisValue, likeness, may_be_written};
use domain::ids::{DiagnosisId, WorkOrderId};
use domain::operation::key_of_car;
use domain::refusal::{FieldProblem, Refusal};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::command::{Roles, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use storage::SolvedFault;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct VisitDiagnoses {
    pub diagnoses: Vec<DiagnosisRow>,
    /// Whoever asks may write one now.
    pub may_write: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct DiagnosisRow {
    pub diagnosis: Diagnosis,
    pub person_name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveDiagnosis {
    pub work_order_id: WorkOrderId,
    /// None of a new one.
    pub id: Option<DiagnosisId>,
    pub version: i64,
    pub symptom: String,
    pub cause: String,
    pub codes_before: Vec<String>,
    pub codes_after: Vec<String>,
    pub readings: Vec<DiagnosisValue>,
    pub remedy: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SimilarFaults {
    /// Those that have most in common first.
    pub faults: Vec<SimilarFault>,
}

/// 疑难案例: what a fault of another car of the series came from.
#[derive(Debug, Serialize, TS)]
pub struct SimilarFault {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub symptom: String,
    pub cause: String,
    pub codes_before: Vec<String>,
    pub remedy: String,
    pub at: DateTime<Utc>,
}

/// More than these nobody reads at the car.
const MAX_SIMILAR: usize = 5;

/// What was found out about the car of a visit.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn visit_diagnoses(cx: &Read, ask: AskVisit) -> Result<VisitDiagnoses> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let people = cx.r.people()?;
    let row = |diagnosis: Diagnosis| DiagnosisRow {
        person_name: people
            .iter()
            .find(|person| person.id == diagnosis.person_id)
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        diagnosis,
    };
    let diagnoses = cx.r.diagnoses_of(order.id)?.into_iter().map(row).collect();
    let writes = cx.roles().iter().any(|role| DIAGNOSES.contains(role));
    Ok(VisitDiagnoses { diagnoses, may_write: writes && may_be_written(order.stage).is_ok() })
}

/// What the same came from on cars of the same series, by the words of the customer and of those who looked for it,
/// and by the codes.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn similar_faults(cx: &Read, ask: AskVisit) -> Result<SimilarFaults> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let car: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let series = key_of_car(&car.make, &car.model);
    if car.model.trim().is_empty() {
        return Ok(SimilarFaults { faults: Vec::new() });
    }
    let own = cx.r.diagnoses_of(order.id)?;
    let said: Vec<&str> = own.iter().map(|one| one.symptom.as_str()).collect();
    let symptom = format!("{} {}", order.symptom, said.join(" "));
    let codes: Vec<String> = own.iter().flat_map(|one| one.codes_before.clone()).collect();
    // Cars of the series that somebody wrote otherwise are found among the newest of all.
    let so_called = |fault: &SolvedFault| fault.make == car.make && fault.model == car.model;
    let mut solved = cx.r.faults_solved()?;
    solved.retain(|fault| !so_called(fault));
    solved.extend(cx.r.faults_solved_of(&car.make, &car.model)?);
    let mut alike = Vec::new();
    for fault in solved {
        let other = fault.diagnosis.work_order_id != order.id;
        if other
            && key_of_car(&fault.make, &fault.model) == series
            && let Some(much) = likeness(&symptom, &codes, &fault.diagnosis)
        {
            alike.push((much, fault));
        }
    }
    // Of those that have as much in common the newest stands first.
    alike.sort_by_key(|(much, fault)| Reverse((*much, fault.diagnosis.id)));
    let faults = alike.into_iter().take(MAX_SIMILAR).map(|(_, fault)| SimilarFault {
        work_order_id: fault.diagnosis.work_order_id,
        number: fault.number,
        symptom: fault.diagnosis.symptom,
        cause: fault.diagnosis.cause,
        codes_before: fault.diagnosis.codes_before,
        remedy: fault.diagnosis.remedy,
        at: fault.diagnosis.at,
    });
    Ok(SimilarFaults { faults: faults.collect() })
}

/// Writes one down, or goes on with it.
///
/// # Errors
/// `NotFound` where there is no such visit or diagnosis, `BadField` for another visit's and for
/// what `Diagnosis::checked` refuses, `DiagnosisTooLate` once the car has gone, and `Conflict` on
/// an older page.
pub fn save_diagnosis(cx: &Write, ask: SaveDiagnosis) -> Result<Diagnosis> {
    let order: WorkOrder = cx.w.get(ask.work_order_id.0)?;
    may_be_written(order.stage)?;
    if let Some(id) = ask.id {
        let before: Diagnosis = cx.w.get(id.0)?;
        if before.work_order_id != order.id {
            return Err(Refusal::bad("id", FieldProblem::Unknown).into());
        }
        flow::at_version("diagnosis", id.0, ask.version, before.version)?;
    }
    let mut diagnosis = Diagnosis {
        id: ask.id.unwrap_or(DiagnosisId(0)),
        work_order_id: order.id,
        symptom: ask.symptom,
        cause: ask.cause,
        codes_before: ask.codes_before,
        codes_after: ask.codes_after,
        readings: ask.readings,
        remedy: ask.remedy,
        person_id: cx.my_id()?,
        at: cx.now,
        version: if ask.id.is_some() { ask.version } else { 1 },
    }
    .checked()?;
    if ask.id.is_some() {
        cx.w.update(&diagnosis)?;
        diagnosis.version += 1;
    } else {
        cx.w.insert(&mut diagnosis)?;
    }
    Ok(diagnosis)
}

kernel::commands! {
    read visit_diagnoses(AskVisit) -> VisitDiagnoses, SignedIn, shows [Visits People];
    read similar_faults(AskVisit) -> SimilarFaults, SignedIn, shows [Visits Vehicles];
    write save_diagnosis(SaveDiagnosis) -> Diagnosis, Roles(DIAGNOSES), changes [Visits];
}
