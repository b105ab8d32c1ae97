//! What the usual programs call their columns, in both scripts and in English:
//! half width, in small letters, without blanks or marks.

mod customers;
mod names;
mod operations;
mod packages;
mod parts;
mod past_orders;
mod suppliers;
mod vehicles;

pub use customers::CUSTOMERS;
pub use names::Names;
pub use operations::OPERATIONS;
pub use packages::PACKAGES;
pub use parts::PARTS;
pub use past_orders::{PAST_LABOUR, PAST_ORDERS, PAST_PARTS};
pub use suppliers::SUPPLIERS;
pub use vehicles::VEHICLES;
