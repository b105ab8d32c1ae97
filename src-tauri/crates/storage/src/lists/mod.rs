//! Lists over all years: what is asked of them is answered a page at a time from an index, and looks at no more
//! rows than a page may.

mod bookings;
mod calls;
mod complaints;
mod customers;
mod orders;
mod sheets;
mod vehicles;
mod views;
mod walk;

pub use bookings::{BookingListed, BookingSums};
pub use calls::{CallListed, CallSums};
pub use complaints::{ComplaintListed, ComplaintSums};
pub use customers::{CustomerFigures, CustomerSums};
pub use orders::{OrderListed, OrderSums};
pub use sheets::{SheetListed, SheetSums};
pub use vehicles::{VehicleListed, VehicleSums};
pub use walk::{ListAsked, ListKey};

#[cfg(test)]
pub(crate) use bookings::{BOOKING_ROWS, BOOKING_SUMS, BOOKINGS_OF_TEXT};
#[cfg(test)]
pub(crate) use calls::{CALL_ROWS, CALL_SUMS, CALLS_OF_TEXT};
#[cfg(test)]
pub(crate) use complaints::{COMPLAINT_ROWS, COMPLAINT_SUMS, COMPLAINTS_OF_TEXT};
#[cfg(test)]
pub(crate) use customers::{
    CUSTOMER_FIGURES, CUSTOMER_ROWS, CUSTOMER_SUMS, CUSTOMERS_AGREED, CUSTOMERS_OF_TEXT, CUSTOMERS_OWING,
    CUSTOMERS_TAGGED,
};
#[cfg(test)]
pub(crate) use orders::{COMEBACKS, MOVING, OF_TEXT, ROWS, SUMS, UNPAID};
#[cfg(test)]
pub(crate) use sheets::{SHEET_ROWS, SHEET_SUMS, SHEETS_OF_TEXT, SHEETS_UNPAID};
#[cfg(test)]
pub(crate) use vehicles::{VEHICLE_ROWS, VEHICLE_SUMS, VEHICLES_OF_TEXT};
#[cfg(test)]
pub(crate) use views::VIEWS;

use crate::step::{Step, dated};

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1401-lists"),
    dated!("2026-11-30-1402-lists-of-sheets"),
    dated!("2026-11-30-1601-lists-of-cars-and-customers"),
    dated!("2026-11-30-1602-lists-of-bookings-and-calls"),
    dated!("2026-12-01-0341-lists-of-companies"),
];

/// The questions of every way to narrow a list, each with whether it walks through the years.
#[cfg(test)]
pub(crate) fn every_question() -> crate::Result<Vec<(String, bool)>> {
    let mut all = orders::every_question()?;
    all.extend(sheets::every_question()?);
    all.extend(vehicles::every_question()?);
    all.extend(customers::every_question()?);
    all.extend(bookings::every_question()?);
    all.extend(complaints::every_question()?);
    all.extend(calls::every_question()?);
    Ok(all)
}
