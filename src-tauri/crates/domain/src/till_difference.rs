//! What was counted and the program knows otherwise: a refusal names it, and shifts know
//! refusals.

use crate::money::Money;
use serde::Serialize;
use ts_rs::TS;

/// Of the drawer, or of what a terminal or a platform says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TillDifference {
    /// The code of the means.
    pub means: String,
    pub expected: Money,
    pub counted: Money,
    /// More than expected is above zero.
    pub difference: Money,
}
