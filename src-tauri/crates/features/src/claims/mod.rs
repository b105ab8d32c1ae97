//! 旧件 and 索赔: old parts under a maker's warranty, and what the maker grants for the repair.

pub mod answer;
pub mod judged;
pub mod lost;
pub mod old_parts;
pub mod pages;
pub mod send;

kernel::lists!(old_parts, pages, send, answer, lost, judged);
