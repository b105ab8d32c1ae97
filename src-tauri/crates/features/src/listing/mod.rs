//! The lists of all years: what is asked of them, what their rows come to, and the views people keep.

mod asking;
pub mod bookings;
pub mod calls;
pub mod complaints;
pub mod customers;
mod found;
pub mod orders;
pub mod sheets;
pub mod vehicles;
pub mod views;

pub use asking::{AskList, TotalList};

kernel::lists!(orders, sheets, vehicles, customers, bookings, complaints, calls, views);
