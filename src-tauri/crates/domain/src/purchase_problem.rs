//! Why something cannot be bought, or not so, as a code that a page has a word for.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseProblem {
    /// The part is not kept any more.
    PartRetired,
    /// Nothing more is bought of the supplier.
    SupplierRetired,
    /// Nothing stands on it.
    NoLines,
    /// It was sent: what was agreed is not written anew.
    NotDraft,
    /// It was not sent yet, or is over.
    NotOrdered,
    /// Some of it came: the rest may be given up, not all of it.
    ReceivedAlready,
    /// Nothing of it is on its way.
    NothingOpen,
    /// Somebody else ordered of it since the page was opened.
    OrderedMeanwhile,
    /// The unit is one the part comes in, and yet another number of the counted one is said to be in it.
    UnitMixedUp,
    /// The line belongs to no such part of that visit.
    NotForThatCar,
    /// The question was closed, or orders were made of it.
    InquiryOver,
    /// The supplier said no price for it.
    NotOffered,
    /// The price held until a day that is past.
    OfferOver,
    /// The same supplier was asked twice.
    AskedTwice,
}
