//! Which car and which customer of the file a booking is of that names neither.

use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId};
use domain::merge::is_told_by;
use domain::plate::Plate;
use domain::vehicle::Vehicle;
use kernel::error::Result;
use storage::Reader;

/// The only car that bears the plate, where the number is its owner's. The plate alone tells nothing: it may be of
/// whoever had the car before.
///
/// # Errors
/// Only what the file itself fails with.
pub(super) fn known(
    r: &Reader<'_>,
    plate: Option<&Plate>,
    phone: &str,
) -> Result<(Option<VehicleId>, Option<CustomerId>)> {
    let Some(plate) = plate else { return Ok((None, None)) };
    let &[only] = r.vehicles_with_plate(plate)?.as_slice() else { return Ok((None, None)) };
    let Some(owner) = r.get::<Vehicle>(only.0)?.customer_id else { return Ok((None, None)) };
    let is_theirs = is_told_by(&r.get::<Customer>(owner.0)?, phone);
    Ok(if is_theirs { (Some(only), Some(owner)) } else { (None, None) })
}
