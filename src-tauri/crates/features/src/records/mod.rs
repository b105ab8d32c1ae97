//! Who the customers are and what they drive.

pub mod customers;
mod documents;
pub mod search;
pub mod vehicles;

kernel::lists!(customers, vehicles, search);
