//! Papers to the printers of the shop's computers, followed to their end. Whoever
//! asks is answered at once; what the printer says of it is heard beside.

mod calibration;
mod drawer;
mod follow;
mod jobs;
mod printers;
mod stations;
mod worker;

pub use calibration::{CALIBRATION_PAGE, calibration_marks};
pub use follow::follow;
pub use printers::{AnyPrinters, Printers, print_through, this_computer};
pub use stations::sheet_for_station;
pub use worker::{Host, NotDone, Worker};

kernel::lists!(jobs, printers, calibration, drawer, stations);
