//! How large a car is, by what it is called. The program knows the common series; a shop says of a model what it
//! knows better.

use super::VehicleClass;
use crate::folded::of_text;
use crate::part_fit::{CarCalled, SeriesFit};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use ts_rs::TS;

const TABLE: &str = include_str!("../../../../../assets/catalogues/vehicle_classes.csv");

/// What the shop says of all cars that are called so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelClass {
    pub id: i64,
    /// Its name in the form names are compared in.
    pub car: String,
    /// As it was written.
    pub called: String,
    pub vehicle_class: VehicleClass,
    pub version: i64,
}

/// A class with the series it is told by.
static SERIES: LazyLock<Vec<(VehicleClass, Vec<String>)>> = LazyLock::new(|| {
    let mut found = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(',').map(str::trim).filter(|word| !word.is_empty());
        let class = words.next().and_then(|code| serde_json::from_value(code.into()).ok());
        if let Some(class) = class {
            found.push((class, words.map(str::to_owned).collect()));
        }
    }
    found
});

/// Under which name the shop says how large a car is.
pub fn key_of_car(make: &str, model: &str) -> String {
    of_text(&format!("{make}{model}"))
}

/// What the program knows of a car that is called so; nothing where no series it knows is in its name, or
/// series of two sizes are.
pub fn known_class(make: &str, model: &str) -> Option<VehicleClass> {
    if of_text(model).is_empty() {
        return None;
    }
    let car = CarCalled::of(make, model);
    let named = |series: &String| car.fit_of(std::slice::from_ref(series)) == SeriesFit::Named;
    let mut fitting = SERIES.iter().filter(|(_, series)| series.iter().any(named)).map(|(class, _)| *class);
    let class = fitting.next()?;
    fitting.all(|other| other == class).then_some(class)
}
