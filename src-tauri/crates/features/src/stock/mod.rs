//! The store: what the shop keeps, how anything gets onto a shelf or off it, what is wrong in it, and
//! what it is measured by.

pub mod abc;
pub mod card;
pub mod costs;
pub mod demand;
pub(crate) mod document_number;
pub mod figures;
pub(crate) mod held;
pub mod items;
pub mod listed;
pub mod month;
pub mod movements;
pub(crate) mod own_word;
pub mod pictures;
pub mod places;
pub mod post;
pub mod prices;
pub(crate) mod quoted;
pub mod units;
pub mod warnings;
pub mod writing;

kernel::lists!(listed, items, writing, pictures, movements, prices, warnings, figures, abc, month, card);
