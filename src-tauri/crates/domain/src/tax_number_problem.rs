//! What is wrong with a buyer's tax number. It stands by itself because a
//! refusal names it.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxNumberProblem {
    /// A firm has one, and so has whoever deducts the tax.
    Missing,
    /// It has 15, 17, 18 or 20 characters.
    WrongLength,
    /// One of them is no digit and no capital letter the code knows.
    WrongCharacter,
    /// The last of the 18 does not follow from the others: one is mistyped.
    WrongCheck,
}
