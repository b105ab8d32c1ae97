//! 借用: loan cars, tools and spare units, who has them, and how they came back.

pub mod lend;
pub mod pages;
pub mod units;

kernel::lists!(units, lend, pages);
