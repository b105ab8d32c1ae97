//! 配件零售: parts sold over the counter without a car, exchanged and taken back.

mod core_taken;
pub mod cores;
pub mod pages;
pub mod sell;
pub mod take_back;
pub mod unused;

kernel::lists!(sell, take_back, cores, unused, pages);
