//! What was given out, signed or taken money on is kept with a sum over it, and
//! read back only when it is what was written. What customers have on their phones
//! is given out too, and ends here.

pub mod contracts;
pub mod core_deposits;
pub mod counter_sales;
pub mod counterfoils;
pub mod links;
pub mod passed;
pub mod photographed;
pub mod receipts;
pub mod reports;
pub mod sheets;
pub mod shifts;
pub mod statements;
pub mod till_figures;
pub mod unjudged;
pub mod vouchers;
