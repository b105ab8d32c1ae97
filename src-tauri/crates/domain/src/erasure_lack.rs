//! What keeps the personal data of a customer from being deleted now, as a code that a page has a
//! word for.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureLack {
    /// A visit is going on.
    VisitOpen,
    /// A booking is still to come: who is expected is called.
    BookingAhead,
    /// Money is owed, by them or to them.
    MoneyOwed,
    /// Something they paid for is still to be used: stored value, a contract.
    PrepaidLeft,
    /// Something of the shop is with them.
    LoanOut,
    /// A complaint of theirs is open.
    ComplaintOpen,
}

impl ErasureLack {
    pub const ALL: [Self; 6] = [
        Self::VisitOpen,
        Self::BookingAhead,
        Self::MoneyOwed,
        Self::PrepaidLeft,
        Self::LoanOut,
        Self::ComplaintOpen,
    ];
}
