//! 维修项目: who does what, how long it takes, what it asks and costs an hour, and what is done together.

pub mod inspection_lists;
pub mod packages;
pub mod rates;
mod starting;
pub mod terms;

pub use starting::{BringCatalogue, CatalogueBrought, bring_catalogue, describe_starting};

kernel::lists!(terms, rates, packages, inspection_lists, starting);
