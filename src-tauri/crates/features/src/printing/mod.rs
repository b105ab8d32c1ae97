//! Papers to the printers of the shop's computer, followed to their end. Whoever
//! asks is answered at once; what the printer says of it is heard beside.

mod calibration;
mod drawer;
mod follow;
mod jobs;
mod printers;

pub use calibration::{CALIBRATION_PAGE, calibration_marks};
pub use follow::follow;
pub use printers::{Printers, print_through};

kernel::lists!(jobs, printers, calibration, drawer);
