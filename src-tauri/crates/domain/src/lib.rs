//! The rules of the shop. Nothing here reads a clock, a file or a database:
//! time and stored facts come in as values, decisions go out as values.

pub mod ids;
pub mod money;
