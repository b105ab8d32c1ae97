//! Who the customers are and what they drive.

pub mod customers;
pub mod search;
pub mod vehicles;

kernel::lists!(customers, vehicles, search);
