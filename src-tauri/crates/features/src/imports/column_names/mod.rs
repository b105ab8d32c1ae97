//! What the usual programs call their columns, in both scripts and in English:
//! half width, in small letters, without blanks or marks.

mod customers;
mod names;
mod vehicles;

pub use customers::CUSTOMERS;
pub use names::Names;
pub use vehicles::VEHICLES;
