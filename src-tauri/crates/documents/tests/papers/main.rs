//! What the papers say, read back from the finished PDF by poppler.

mod account_statement;
mod authorisation;
mod booking_slip;
mod calibration;
mod characters;
mod check_in_sheet;
mod contracts;
mod customer_slip;
mod every_paper;
mod filled;
mod filled_at_the_till;
mod handing_over;
mod ink;
mod inspection_report;
mod job_card;
mod long_papers;
mod paper;
mod price_list;
mod receipt;
mod sample;
mod service_contract;
mod settlement_sheet;
mod sizes;
mod till_reports;
