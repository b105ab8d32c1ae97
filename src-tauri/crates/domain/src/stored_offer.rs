//! What the shop gives on top of what a customer stores.

use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal, in_range};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the shop gives to everybody who pays in so much: 充 1000 送 100. It hangs
/// on the wall, and everybody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredOffer {
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub pay: Money,
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub gift: Money,
}

/// More than any price list has had.
pub const MAX_OFFERS: usize = 12;

/// Offers as they are kept: each amount once, the smallest first.
///
/// # Errors
/// `BadField` for too many offers, one without price or gift or beyond any amount, or two of
/// one price.
pub fn check_offers(offers: &mut [StoredOffer]) -> Result<(), Refusal> {
    if offers.len() > MAX_OFFERS {
        return Err(Refusal::bad("stored_offers", FieldProblem::TooLarge));
    }
    for offer in offers.iter() {
        if offer.pay == Money::ZERO || offer.gift == Money::ZERO {
            return Err(Refusal::bad("stored_offers", FieldProblem::Empty));
        }
        in_range("stored_offers", offer.pay.0, Money::MAX.0)?;
        in_range("stored_offers", offer.gift.0, Money::MAX.0)?;
    }
    offers.sort_by_key(|offer| offer.pay);
    match offers.windows(2).any(|two| two[0].pay == two[1].pay) {
        true => Err(Refusal::bad("stored_offers", FieldProblem::Taken)),
        false => Ok(()),
    }
}
