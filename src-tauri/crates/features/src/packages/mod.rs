//! 套餐 and 保养合同: what the shop offers, what was sold of it, and what is left.

pub mod contracts;
pub mod offers;

kernel::lists!(offers, contracts);
