//! What lies in the bins, and what was counted there.

pub(crate) mod bins;
pub(crate) mod counts;

pub use bins::{BinContentRow, BinHeld, MovedAt, PartPlaceRow};
pub use counts::{CountBinRow, CountOffRow, CountPlaceRow, DuePartRow};

use crate::step::{Step, dated};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1225-counting")];
