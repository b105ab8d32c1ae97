//! 库位与盘点: where things lie, how they get from one place to another, and what is really there.

pub mod bins;
pub mod counts;
pub mod deciding;
pub mod entering;
pub mod moves;
mod off;
pub mod sheet;

kernel::lists!(bins, moves, counts, entering, deciding);
