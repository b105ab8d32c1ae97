//! What stands at the head of every page.

use serde::{Deserialize, Serialize};

/// The shop as every paper names it. What a shop has not filled in is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopHead {
    pub name: String,
    pub address: String,
    pub phone: String,
    /// Business licence or the repair trade's filing number.
    pub licence: String,
    /// Bank and account.
    pub bank: String,
}

/// What every page repeats.
pub(crate) struct Heading {
    pub head: ShopHead,
    pub title: &'static str,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    /// 作废 or 红冲, shown beside the title of every page.
    pub mark: Option<&'static str>,
    /// Which print this is, from the second on: nobody may take two for two payments.
    pub reprint: Option<u32>,
    /// Whether the number stands there as a code, too. A paper that bears another code has none.
    pub has_code: bool,
}
