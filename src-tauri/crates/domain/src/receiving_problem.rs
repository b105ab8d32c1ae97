//! Why a delivery, or what is done with it, is refused, as a code that a page has a word for.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceivingProblem {
    /// More came than is open on the order, with what is open; it is taken once somebody says so.
    MoreThanOrdered,
    /// A part that the order does not have; it is taken once somebody says so.
    NotOrdered,
    /// The order was not sent, or is over.
    OrderNotOpen,
    /// The order is another supplier's.
    OtherSupplier,
    /// More is decided on than waits, with what waits.
    MoreThanWaits,
    /// A check of the plan was not answered.
    NotChecked,
    /// It failed a check, and is accepted without a word why.
    FailedCheck,
    /// More goes back than there is to go back, with what there is.
    MoreThanLeft,
    /// It stands on an invoice already.
    AlreadyInvoiced,
    /// Something was paid on it.
    PaidAlready,
    /// It was taken back.
    TakenBack,
    /// Nothing of it waits to be looked at or was rejected: no photo of it shows anything.
    NothingToShow,
    /// It has as many photos as anybody looks at.
    EnoughPhotos,
    /// Whoever took the photo takes it off, or a manager.
    PhotoOfAnother,
}

impl ReceivingProblem {
    pub const ALL: [Self; 14] = [
        Self::MoreThanOrdered,
        Self::NotOrdered,
        Self::OrderNotOpen,
        Self::OtherSupplier,
        Self::MoreThanWaits,
        Self::NotChecked,
        Self::FailedCheck,
        Self::MoreThanLeft,
        Self::AlreadyInvoiced,
        Self::PaidAlready,
        Self::TakenBack,
        Self::NothingToShow,
        Self::EnoughPhotos,
        Self::PhotoOfAnother,
    ];
}
