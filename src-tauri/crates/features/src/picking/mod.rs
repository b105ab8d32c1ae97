//! The parts counter: what goes to the cars and comes back from them, what is asked for at them, and
//! whose work goes on once all of it is there.

mod at_car;
pub mod commands;
pub mod fitting;
pub mod issue;
pub mod laid;
pub mod requests;
pub mod shown;
mod wake;
