//! The rules of the shop. Nothing here reads a clock, a file or a database:
//! time and stored facts come in as values, decisions go out as values.

pub mod appointment;
pub mod catalogue_search;
pub mod complaint;
pub mod customer;
pub mod dates;
pub mod estimate;
pub mod follow_up;
pub mod ids;
pub mod inspection;
pub mod job;
pub mod line;
pub mod money;
pub mod names;
pub mod open_slot;
pub mod person;
pub mod phone;
pub mod placeholder;
pub mod plate;
pub mod present;
pub mod refusal;
pub mod role;
pub mod same_item;
pub mod search_terms;
pub mod settlement;
pub mod shop;
mod simplified;
pub mod spread;
pub mod tax;
pub mod trade_words;
mod typed_text;
pub mod vehicle;
pub mod vin;
pub mod warranty;
pub mod words;
pub mod work_order;
pub mod worked;
