//! Papers to the printers of the shop's computers, followed to their end. Whoever
//! asks is answered at once; what the printer says of it is heard beside.

mod calibration;
mod drawer;
mod follow;
mod jobs;
mod printers;
mod stations;
mod worker;

pub use calibration::{
    CALIBRATION_PAGE, CorrectPrinter, MeasuredPage, PrintCalibrationPage, calibration_marks, correct_printer,
    print_calibration_page,
};
pub use drawer::{FitCashDrawer, fit_cash_drawer};
pub use follow::follow;
pub use jobs::{
    AboutPrintJob, AskPrints, HandOverDocument, PrintDocument, SendPrintJobAgain, cancel_print_job,
    hand_over_document, print_document, print_jobs, prints_of, put_print_job_away, send_print_job_again,
};
pub use printers::{AnyPrinters, Printers, print_through, printers, this_computer};
pub use stations::sheet_for_station;
pub use worker::{Host, HostError, Worker};

kernel::lists!(jobs, printers, calibration, drawer, stations);
