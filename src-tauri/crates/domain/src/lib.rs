//! The rules of the shop. Nothing here reads a clock, a file or a database:
//! time and stored facts come in as values, decisions go out as values.

mod typed_text;
pub mod ids;
pub mod money;
pub mod appointment;
pub mod complaint;
pub mod customer;
pub mod estimate;
pub mod follow_up;
pub mod inspection;
pub mod job;
pub mod line;
pub mod person;
pub mod refusal;
pub mod role;
pub mod settlement;
pub mod shop;
pub mod vehicle;
pub mod work_order;
pub mod dates;
pub mod names;
pub mod phone;
pub mod plate;
pub mod search_terms;
pub mod spread;
pub mod tax;
pub mod vin;
pub mod warranty;
pub mod words;
