//! The shop's papers: data in, PDF bytes out. Nothing here reads a clock, a
//! file or a database, and every amount arrives already totalled; the only sums
//! made here are the subtotals of a page.
//!
//! ```text
//! booking_slip  check_in_sheet  quote  repair_contract  authorisation  job_card  inspection_report      one a paper
//!   completion_certificate  settlement_sheet  receipt  service_contract  delivery_sheet  price_list
//!   customer_slip  purchase_order  goods_receipt  issue_slip  count_sheet  supplier_return  stock_card
//!   stock_month_report  shelf_label  loan_agreement  outside_slip
//!                      charges                           what a quote, a contract and a bill say alike
//!                     form, frame                          what each of them brings along, and has around its list
//!       letterhead  table  facts  sums  photo_rows  signature_line      what papers are made of
//!                        page, shape, footer, binding         paper, ink, footers; the PDF itself
//!     size  heading  text  stand_in  geta  fonts  qr          what sizes differ in, pages repeat; characters and glyphs
//! ```

pub mod account_statement;
pub mod authorisation;
mod binding;
pub mod booking_slip;
pub mod calibration_page;
pub mod charges;
pub mod check_in_sheet;
pub mod completion_certificate;
mod correction;
pub mod count_sheet;
pub mod customer_slip;
pub mod delivery_sheet;
mod facts;
mod figures;
mod first_page;
mod fonts;
mod footer;
mod form;
mod frame;
mod geta;
pub mod goods_receipt;
mod heading;
pub mod inspection_report;
pub mod issue_slip;
pub mod job_card;
pub mod letterhead;
pub mod loan_agreement;
pub mod outside_slip;
mod page;
mod page_size;
pub mod parties;
pub mod photo;
mod photo_rows;
pub mod price_list;
pub mod purchase_order;
pub mod qr;
pub mod quote;
pub mod receipt;
pub mod repair_contract;
pub mod service_contract;
pub mod settlement_sheet;
mod shape;
pub mod shelf_label;
pub mod shift_report;
pub mod signature_line;
mod size;
mod stand_in;
pub mod stock_card;
pub mod stock_month_report;
mod sums;
pub mod supplier_return;
mod table;
mod text;
pub mod till_report;
mod vehicle_outline;

pub use correction::Correction;
pub use form::{Content, Form};
pub use heading::HeadImage;
pub use letterhead::ShopHead;
pub use page_size::page_size;
pub use size::PageSize;
pub use stand_in::{NotAsTyped, code_point, not_as_typed};

/// Why a paper could not be made. None of them leaves half a paper behind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("the print time \"{text}\" is not written as YYYY-MM-DD HH:MM")]
    PrintTime { text: String },
    #[error("the number \"{number}\" does not fit a QR code")]
    Code { number: String },
    #[error("the embedded font {font} cannot be read")]
    Font { font: &'static str },
    #[error("the PDF could not be written: {reason}")]
    Writing { reason: String },
}
