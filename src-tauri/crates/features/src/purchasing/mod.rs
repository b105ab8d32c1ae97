//! Buying: suppliers, what is needed, what is asked of whom, what is ordered and when it comes.

pub mod deliveries;
pub mod inquiries;
mod kept_orders;
pub mod need;
pub mod offers;
pub mod orders;
pub mod pages;
pub mod suppliers;
mod told;

kernel::lists!(suppliers, need, inquiries, offers, orders, pages);
