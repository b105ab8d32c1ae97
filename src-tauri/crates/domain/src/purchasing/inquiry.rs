//! 询价: the same parts asked of several suppliers, and what each of them offered.

use crate::ids::{
    AskedSupplierId, InquiryLineId, LineId, PartId, PersonId, PurchaseInquiryId, SupplierId, WorkOrderId,
};
use crate::money::{Money, Quantity};
use crate::purchase_problem::PurchaseProblem;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurchaseInquiry {
    pub id: PurchaseInquiryId,
    pub made_at: DateTime<Utc>,
    pub made_by: PersonId,
    /// When it has to be here.
    pub needed_on: Option<NaiveDate>,
    pub note: String,
    /// Orders were made of it, or nothing is to come of it.
    pub closed_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InquiryLine {
    pub id: InquiryLineId,
    pub purchase_inquiry_id: PurchaseInquiryId,
    pub part_id: PartId,
    /// In the unit the part is counted in.
    pub quantity: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
    /// Whose car it is for.
    pub work_order_id: Option<WorkOrderId>,
    pub line_id: Option<LineId>,
}

/// Whom it was asked of, and what holds for all of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskedSupplier {
    pub id: AskedSupplierId,
    pub purchase_inquiry_id: PurchaseInquiryId,
    pub supplier_id: SupplierId,
    pub answered_at: Option<DateTime<Utc>>,
    /// Days until it delivers.
    pub delivery_days: Option<i64>,
    /// The last day on which the prices hold.
    pub valid_until: Option<NaiveDate>,
    pub note: String,
    pub version: i64,
}

/// The price of one part. There is none where the supplier has not got it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplierOffer {
    pub id: i64,
    pub asked_supplier_id: AskedSupplierId,
    pub inquiry_line_id: InquiryLineId,
    /// Of one unit as it is bought.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub buying_price: Money,
    /// Where this part takes longer, or less, than the rest.
    pub delivery_days: Option<i64>,
}

impl PurchaseInquiry {
    /// # Errors
    /// `Purchase` once it is closed.
    pub fn check_open(&self) -> Result<(), Refusal> {
        match self.closed_at {
            None => Ok(()),
            Some(_) => {
                Err(Refusal::Purchase { problem: PurchaseProblem::InquiryOver, name: self.id.to_string() })
            }
        }
    }
}

impl AskedSupplier {
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|last| last < today)
    }
}

/// What there is to compare of an offer of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferFacts {
    pub asked_supplier_id: AskedSupplierId,
    pub buying_price: Money,
    pub delivery_days: Option<i64>,
    pub is_over: bool,
}

/// Of all offers of one part the cheapest, and the soonest; more than one where they are alike. What does
/// not hold any more is neither, and alone among offers nobody is the cheapest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Best {
    pub cheapest: Vec<AskedSupplierId>,
    pub soonest: Vec<AskedSupplierId>,
}

pub fn best_of(offers: &[OfferFacts]) -> Best {
    let holding: Vec<&OfferFacts> = offers.iter().filter(|offer| !offer.is_over).collect();
    if holding.len() < 2 {
        return Best::default();
    }
    let price = holding.iter().map(|offer| offer.buying_price).min();
    let days = holding.iter().filter_map(|offer| offer.delivery_days).min();
    let those = |fits: &dyn Fn(&OfferFacts) -> bool| -> Vec<AskedSupplierId> {
        holding.iter().filter(|offer| fits(offer)).map(|offer| offer.asked_supplier_id).collect()
    };
    Best {
        cheapest: those(&|offer| Some(offer.buying_price) == price),
        soonest: those(&|offer| offer.delivery_days.is_some() && offer.delivery_days == days),
    }
}
