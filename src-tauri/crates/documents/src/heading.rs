//! What stands at the head of every page.

use crate::photo::Jpeg;
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
    #[serde(default)]
    pub mail: String,
    /// A sentence of the shop's own, at the end of what customers are handed.
    #[serde(default)]
    pub foot: String,
    #[serde(default)]
    pub logo: Option<HeadImage>,
    /// The picture of the shop's seal, for the papers that are sealed.
    #[serde(default)]
    pub seal: Option<HeadImage>,
}

/// A picture of the shop's own: a paper keeps its sum and finds it again by that,
/// so that a reprint bears the picture it was given out with or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadImage {
    pub hash: String,
    /// None: it is lost.
    #[serde(skip)]
    pub jpeg: Option<Jpeg>,
}

impl ShopHead {
    /// For whoever has their bytes to put them in.
    pub fn images(&mut self) -> impl Iterator<Item = &mut HeadImage> {
        self.logo.iter_mut().chain(self.seal.iter_mut())
    }
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
