//! Who pays for work by a case of their own, as a line is begun: named as on this
//! visit before, so that a number is typed once and not for every line.

use crate::line::{Line, Payer};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OfferedPayer {
    pub payer: Payer,
    pub payer_name: String,
    pub claim_number: String,
}

/// Each payer who knows cases by a number, with the newest name the visit has for it; the
/// insurer else as the car's papers name it.
pub fn offered_payers(lines: &[Line], insurer: &str) -> Vec<OfferedPayer> {
    let offered = |payer: Payer| {
        let named = lines.iter().rev().map(|line| &line.figures);
        let before =
            named.filter(|figures| figures.payer == payer).find(|figures| !figures.payer_name.is_empty());
        let of_papers = if payer == Payer::Insurer { insurer } else { "" };
        let (name, number) =
            before.map_or((of_papers, ""), |of| (of.payer_name.as_str(), of.claim_number.as_str()));
        OfferedPayer { payer, payer_name: name.to_owned(), claim_number: number.to_owned() }
    };
    Payer::ALL.into_iter().filter(|payer| payer.takes_claims()).map(offered).collect()
}
