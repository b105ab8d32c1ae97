//! How a car is built, by its class and by what it is called.

use super::VehicleClass;
use crate::body_kind::BodyKind;
use crate::part_fit::{CarCalled, SeriesFit};
use std::sync::LazyLock;

const PICKUPS: &str = include_str!("../../../../../assets/catalogues/pickups.csv");

/// The series that are pickups, where their class only says that they are trucks.
static BEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = PICKUPS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(|word| word.trim().to_owned()).collect()
});

/// The body of a car of this class that is called so; nothing where nobody knows.
pub fn body_of(class: Option<VehicleClass>, make: &str, model: &str) -> Option<BodyKind> {
    let car = CarCalled::of(make, model);
    let has_bed = || BEDS.iter().any(|word| car.fit_of(std::slice::from_ref(word)) == SeriesFit::Named);
    Some(match class {
        None => return has_bed().then_some(BodyKind::Pickup),
        Some(VehicleClass::Truck) if has_bed() => BodyKind::Pickup,
        Some(VehicleClass::Truck) => BodyKind::Truck,
        Some(VehicleClass::Suv) => BodyKind::Suv,
        Some(VehicleClass::Mpv) => BodyKind::Van,
        Some(VehicleClass::Small | VehicleClass::Compact | VehicleClass::Middle | VehicleClass::Large) => {
            BodyKind::Sedan
        }
    })
}
