//! The visit, step by step: what each step keeps, and what it refuses by name.

mod agreed;
mod check_in;
mod estimate;
mod hours;
mod inspection;
mod page;
mod workshop;
