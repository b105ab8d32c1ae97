//! Delivery, and what the shop hears of the customer afterwards.

pub mod complaints;
pub mod delivery;
pub mod follow_ups;
pub mod suggestions;

kernel::lists!(delivery, follow_ups, complaints, suggestions);
