//! Which of several cars a row means: lists have a VIN or a plate twice, and programs before this one let
//! them.

use domain::ids::VehicleId;
use domain::plate::Plate;
use domain::vehicle::Vehicle;
use kernel::error::Result;
use storage::Reader;

/// Cars that one word of a row could mean, the likeliest first.
pub struct CarsMeant(Vec<Vehicle>);

impl CarsMeant {
    pub(crate) fn with_vin(r: &Reader<'_>, vin: &str) -> Result<Self> {
        Self::read(r, &r.vehicles_with_vin(vin)?)
    }

    pub(crate) fn with_plate(r: &Reader<'_>, plate: &Plate) -> Result<Self> {
        Self::read(r, &r.vehicles_with_plate(plate)?)
    }

    fn read(r: &Reader<'_>, ids: &[VehicleId]) -> Result<Self> {
        let mut cars = Vec::new();
        for id in ids {
            cars.push(r.get::<Vehicle>(id.0)?);
        }
        Ok(Self(cars))
    }

    /// Without those that cannot be meant.
    pub fn without(mut self, other: impl Fn(&Vehicle) -> bool) -> Self {
        self.0.retain(|car| !other(car));
        self
    }

    /// The one that is meant, and how many it could have been as well: its plate says so before the old
    /// program's key, for two lists may both begin with 1, and its key before the order in which they stand.
    pub fn chosen(mut self, plate: Option<&Plate>, key: &str) -> Option<(Vehicle, usize)> {
        if plate.is_some() && self.0.iter().any(|car| car.plate.as_ref() == plate) {
            self.0.retain(|car| car.plate.as_ref() == plate);
        }
        let of_key = |car: &Vehicle| !key.is_empty() && car.import_key.as_deref() == Some(key);
        let (place, several) = match self.0.iter().position(of_key) {
            Some(place) => (place, 1),
            None => (0, self.0.len()),
        };
        (place < self.0.len()).then(|| (self.0.swap_remove(place), several))
    }
}
