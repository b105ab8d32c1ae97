//! Why two records are not made one, or not two again, as a code that a page has a word for.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MergeProblem {
    /// Nothing goes into itself.
    SameRecord,
    /// One is of the sample shop and goes with it.
    OneIsSample,
    /// Each of the two cars has a visit that is going on: one car does not stand in the shop twice.
    BothInShop,
    /// They are two again already.
    UndoneAlready,
    /// What they were made into was merged itself since: that is taken back first.
    MergedSince,
    /// Money moved since on what would go back: nobody could tell whose it is.
    MoneyMoved,
}

impl MergeProblem {
    pub const ALL: [Self; 6] = [
        Self::SameRecord,
        Self::OneIsSample,
        Self::BothInShop,
        Self::UndoneAlready,
        Self::MergedSince,
        Self::MoneyMoved,
    ];
}
