//! How a car is built, as far as it is drawn and looked at otherwise when it comes in.

use crate::operation::VehicleClass;
use crate::part_fit::{CarCalled, SeriesFit};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use ts_rs::TS;

const PICKUPS: &str = include_str!("../../../../assets/catalogues/pickups.csv");

/// 车身: which outline is marked and whose list is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// 轿车. Papers of before bodies were told apart show it too.
    #[default]
    Sedan,
    /// SUV、越野车.
    Suv,
    /// MPV、面包车.
    Van,
    /// 皮卡.
    Pickup,
    /// 货车.
    Truck,
}

/// The series that are pickups, where their class only says that they are trucks.
static BEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = PICKUPS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(|word| word.trim().to_owned()).collect()
});

impl BodyKind {
    pub const ALL: [Self; 5] = [Self::Sedan, Self::Suv, Self::Van, Self::Pickup, Self::Truck];

    /// The one a paper that names none was drawn with.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Of a car of this class that is called so; nothing where nobody knows.
    pub fn of(class: Option<VehicleClass>, make: &str, model: &str) -> Option<Self> {
        let car = CarCalled::of(make, model);
        let has_bed = || BEDS.iter().any(|word| car.fit_of(std::slice::from_ref(word)) == SeriesFit::Named);
        Some(match class {
            None => return has_bed().then_some(Self::Pickup),
            Some(VehicleClass::Truck) if has_bed() => Self::Pickup,
            Some(VehicleClass::Truck) => Self::Truck,
            Some(VehicleClass::Suv) => Self::Suv,
            Some(VehicleClass::Mpv) => Self::Van,
            Some(
                VehicleClass::Small | VehicleClass::Compact | VehicleClass::Middle | VehicleClass::Large,
            ) => Self::Sedan,
        })
    }
}
