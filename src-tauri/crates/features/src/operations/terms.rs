//! What the workshop knows of one operation, and how large the cars of a model are.

use domain::catalogue::LabourOperation;
use domain::ids::{LabourOperationId, VehicleId};
use domain::operation::{
    AskedValue, ClassHours, ModelClass, OperationTerms, SkillLevel, Trade, UsualPart, VehicleClass,
    key_of_car, known_class,
};
use domain::refusal::{FieldProblem, Refusal};
use domain::vehicle::Vehicle;
use kernel::command::{COUNTER, MANAGER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskOperation {
    pub labour_operation_id: LabourOperationId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveOperationTerms {
    pub labour_operation_id: LabourOperationId,
    /// Nought where nobody wrote about it before.
    pub version: i64,
    pub trade: Trade,
    pub level: SkillLevel,
    pub class_hours: Vec<ClassHours>,
    pub asked: Vec<AskedValue>,
    pub checklist: Vec<String>,
    pub usual_parts: Vec<UsualPart>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCarClass {
    pub vehicle_id: VehicleId,
}

#[derive(Debug, Serialize, TS)]
pub struct CarClass {
    /// Nothing where nobody knows.
    pub vehicle_class: Option<VehicleClass>,
    /// The shop itself said so of all cars called like this one.
    pub is_own: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetCarClass {
    pub vehicle_id: VehicleId,
    /// Nothing: as the program knows.
    pub vehicle_class: Option<VehicleClass>,
}

/// What is known of an operation.
///
/// # Errors
/// `NotFound` where there is none of that id.
pub fn get_operation_terms(cx: &Read, ask: AskOperation) -> Result<OperationTerms> {
    let operation: LabourOperation = cx.r.get(ask.labour_operation_id.0)?;
    Ok(cx.r.terms_of_operation(operation.id)?)
}

/// Writes what is known of an operation.
///
/// # Errors
/// What `OperationTerms::checked` refuses, `NotFound` for an operation or a part there is none of, `Conflict`
/// where it was changed meanwhile.
pub fn save_operation_terms(cx: &Write, ask: SaveOperationTerms) -> Result<OperationTerms> {
    let operation: LabourOperation = cx.w.get(ask.labour_operation_id.0)?;
    let before = cx.w.terms_of_operation(operation.id)?;
    let mut terms = OperationTerms {
        id: before.id,
        labour_operation_id: operation.id,
        trade: ask.trade,
        level: ask.level,
        class_hours: ask.class_hours,
        asked: ask.asked,
        checklist: ask.checklist,
        usual_parts: ask.usual_parts,
        version: ask.version,
    }
    .checked()?;
    for part in terms.usual_parts.iter().filter_map(|part| part.part_id) {
        cx.w.get::<domain::catalogue::Part>(part.0)?;
    }
    if before.id == 0 {
        terms.version = 1;
        cx.w.insert(&mut terms)?;
    } else {
        cx.w.update(&terms)?;
        terms.version += 1;
    }
    Ok(terms)
}

/// How large a car is, for the hours of its work.
///
/// # Errors
/// `NotFound` where there is no such car.
pub fn get_car_class(cx: &Read, ask: AskCarClass) -> Result<CarClass> {
    let car: Vehicle = cx.r.get(ask.vehicle_id.0)?;
    let own = cx.r.model_class(&car.make, &car.model)?;
    Ok(CarClass {
        is_own: own.is_some(),
        vehicle_class: own.map(|own| own.vehicle_class).or_else(|| known_class(&car.make, &car.model)),
    })
}

/// Says how large all cars are that are called like this one.
///
/// # Errors
/// `NotFound`, and `BadField` for a car nobody said the model of.
pub fn set_car_class(cx: &Write, ask: SetCarClass) -> Result<CarClass> {
    let car: Vehicle = cx.w.get(ask.vehicle_id.0)?;
    if car.model.trim().is_empty() {
        return Err(Refusal::bad("model", FieldProblem::Empty).into());
    }
    let own = cx.w.model_class(&car.make, &car.model)?;
    match (own, ask.vehicle_class) {
        (Some(own), Some(vehicle_class)) => cx.w.update(&ModelClass { vehicle_class, ..own })?,
        (Some(own), None) => cx.w.delete::<ModelClass>(own.id)?,
        (None, Some(vehicle_class)) => {
            let called = format!("{} {}", car.make, car.model).trim().to_owned();
            let key = key_of_car(&car.make, &car.model);
            cx.w.insert(&mut ModelClass { id: 0, car: key, called, vehicle_class, version: 1 })?;
        }
        (None, None) => {}
    }
    Ok(CarClass {
        is_own: ask.vehicle_class.is_some(),
        vehicle_class: ask.vehicle_class.or_else(|| known_class(&car.make, &car.model)),
    })
}

kernel::commands! {
    read get_operation_terms(AskOperation) -> OperationTerms, SignedIn, shows [Catalogue];
    write save_operation_terms(SaveOperationTerms) -> OperationTerms, MANAGER, changes [Catalogue];
    read get_car_class(AskCarClass) -> CarClass, SignedIn, shows [Catalogue Vehicles];
    write set_car_class(SetCarClass) -> CarClass, COUNTER, changes [Catalogue];
}
