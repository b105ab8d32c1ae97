//! Which car it is, and whose.

use super::order::ExpressOrder;
use crate::records::{customers, vehicles};
use domain::customer::Customer;
use domain::express::stranger_named;
use domain::ids::{CustomerId, VehicleId};
use domain::phone::Phone;
use domain::plate::{CarRead, Plate};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use domain::vehicle::Vehicle;
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

/// The car of the file that is meant, or a new one of a stranger.
///
/// # Errors
/// `NotFound` for a car that is not there, `VehicleNotTold` without one, `BadField` for a plate
/// that several bear and for a text too long.
pub(super) fn car_of(cx: &Write, ask: &ExpressOrder) -> Result<(Vehicle, CustomerId)> {
    let mut vehicle = match ask.vehicle_id {
        Some(id) => cx.w.get::<Vehicle>(id.0)?,
        None => told(cx, &optional("plate", &ask.plate, MAX_NAME_LEN)?)?,
    };
    let customer = match vehicle.customer_id {
        Some(owner) => owner,
        None => stranger(cx, ask, vehicle.plate.as_ref())?,
    };
    if vehicle.id.0 == 0 {
        vehicle.customer_id = Some(customer);
        vehicles::store(cx.w, &mut vehicle, cx.today()?)?;
    }
    Ok((vehicle, customer))
}

/// The car that would be meant, for a quote: none of a stranger, of half a plate, or of one that several bear.
pub(super) fn car_known(r: &Reader<'_>, vehicle: Option<VehicleId>, plate: &str) -> Result<Option<Vehicle>> {
    if let Some(id) = vehicle {
        return Ok(Some(r.get(id.0)?));
    }
    let Some(read) = CarRead::typed(plate, "").plate else { return Ok(None) };
    match r.vehicles_with_plate(&read.plate)?.as_slice() {
        [only] => Ok(Some(r.get(only.0)?)),
        _ => Ok(None),
    }
}

fn told(cx: &Write, plate: &str) -> Result<Vehicle> {
    let read = CarRead::typed(plate, "");
    let Some(plate) = read.plate.as_ref().map(|read| &read.plate) else {
        return Err(Refusal::VehicleNotTold.into());
    };
    match cx.w.vehicles_with_plate(plate)?.as_slice() {
        [] => Ok(Vehicle {
            plate_colour: Plate::usual_colour(read.plate.as_ref()),
            plate: Some(plate.clone()),
            ..Vehicle::unknown(cx.now)
        }),
        [only] => Ok(cx.w.get(only.0)?),
        // Whoever types says which of them came.
        _ => Err(Refusal::bad("plate", FieldProblem::Taken).into()),
    }
}

fn stranger(cx: &Write, ask: &ExpressOrder, plate: Option<&Plate>) -> Result<CustomerId> {
    let name = optional("name", &ask.name, MAX_NAME_LEN)?;
    let mut customer = Customer {
        name: if name.is_empty() { stranger_named(plate) } else { name },
        phone: Phone::typed("phone", &ask.phone)?.0,
        ..Customer::unknown(cx.now)
    };
    customers::store(cx.w, &mut customer)?;
    Ok(customer.id)
}
