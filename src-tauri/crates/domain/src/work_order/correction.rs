//! A fact of the check-in that was written down wrongly is put right: what was,
//! what is, why, and who. What the customer signed on the walk-around stays as
//! it was signed.

use super::{ArrivalMeans, OldParts, WorkOrder};
use crate::ids::{BayId, CustomerId, PersonId, WorkOrderId};
use crate::person::Person;
use crate::refusal::{FieldProblem, Refusal};
use crate::warranty::{RepairKind, needs_certificate};
use crate::work_order::stage::{Action, Missing};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// What may be put right, as it is now or as it ought to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckInFacts {
    pub customer_id: CustomerId,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub brought_by_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub brought_by_phone: String,
    pub arrival: ArrivalMeans,
    pub mileage_km: i64,
    pub fuel_percent: i64,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub promised_at: Option<DateTime<Utc>>,
    pub bay_id: Option<BayId>,
    /// Of the completion certificate, which a corrected repair kind may demand.
    pub certificate_number: String,
}

/// One fact, by its field; the values as the screen has words for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrectedFact {
    pub field: String,
    #[ts(type = "string | number | boolean | null")]
    pub before: Value,
    #[ts(type = "string | number | boolean | null")]
    pub after: Value,
}

/// One correction, as it stands in the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckInCorrection {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub facts: Vec<CorrectedFact>,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// Who is to answer for a booking or a visit: an advisor who works here.
///
/// # Errors
/// Somebody else.
pub fn check_advisor(person: &Person) -> Result<(), Refusal> {
    if person.is_given_visits() { Ok(()) } else { Err(Refusal::bad("advisor_id", FieldProblem::Unknown)) }
}

impl CheckInFacts {
    pub fn of(order: &WorkOrder) -> Self {
        Self {
            customer_id: order.customer_id,
            repair_kind: order.repair_kind,
            symptom: order.symptom.clone(),
            brought_by_name: order.brought_by_name.clone(),
            brought_by_phone: order.brought_by_phone.clone(),
            arrival: order.arrival,
            mileage_km: order.mileage_km.unwrap_or_default(),
            fuel_percent: order.fuel_percent.unwrap_or_default(),
            old_parts: order.old_parts,
            wash_wanted: order.wash_wanted,
            test_drive_allowed: order.test_drive_allowed,
            promised_at: order.promised_at,
            bay_id: order.bay_id,
            certificate_number: order.certificate_number.clone(),
        }
    }

    fn by_field(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }
}

/// The order with its facts put right, and what that changed.
///
/// # Errors
/// `StillMissing` where the kind of repair needs a certificate number and none is given;
/// `NothingCorrected` where all stays as it was.
pub fn corrected(
    order: WorkOrder,
    facts: CheckInFacts,
    final_inspection_passed: bool,
) -> Result<(WorkOrder, Vec<CorrectedFact>), Refusal> {
    // A kind that demands the certificate is no way past it: the inspector who
    // would have been asked for the number has signed already.
    if final_inspection_passed && needs_certificate(facts.repair_kind) && facts.certificate_number.is_empty()
    {
        return Err(Refusal::StillMissing {
            action: Action::CorrectCheckIn,
            missing: vec![Missing::CertificateNumber],
        });
    }
    let (before, after) = (CheckInFacts::of(&order).by_field(), facts.by_field());
    let mut changed: Vec<CorrectedFact> = after
        .into_iter()
        .filter_map(|(field, after)| {
            let before = before.get(&field).cloned().unwrap_or_default();
            (before != after).then_some(CorrectedFact { field, before, after })
        })
        .collect();
    if changed.is_empty() {
        return Err(Refusal::NothingCorrected);
    }
    // Fewer kilometres out than in: what was read at the wash is read again.
    let out = order.mileage_out_km.filter(|out| *out >= facts.mileage_km || order.instrument_replaced);
    if out != order.mileage_out_km {
        changed.push(CorrectedFact {
            field: "mileage_out_km".to_owned(),
            before: order.mileage_out_km.into(),
            after: out.into(),
        });
    }
    let order = WorkOrder {
        customer_id: facts.customer_id,
        repair_kind: facts.repair_kind,
        symptom: facts.symptom,
        brought_by_name: facts.brought_by_name,
        brought_by_phone: facts.brought_by_phone,
        arrival: facts.arrival,
        mileage_km: Some(facts.mileage_km),
        mileage_out_km: out,
        // Of an express order nobody read it: the empty field is no reading of an empty tank.
        fuel_percent: (order.fuel_percent.is_some() || facts.fuel_percent > 0).then_some(facts.fuel_percent),
        old_parts: facts.old_parts,
        wash_wanted: facts.wash_wanted,
        test_drive_allowed: facts.test_drive_allowed,
        promised_at: facts.promised_at,
        bay_id: facts.bay_id,
        certificate_number: facts.certificate_number,
        ..order
    };
    Ok((order, changed))
}
