//! Why something cannot be done with the stock of a part, as a code that a page has a word for.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StockProblem {
    /// There is less of it at that place; with what is left.
    Short,
    /// More would go back than was taken.
    MoreThanTaken,
    /// No stock is kept of it.
    NotStocked,
    /// It lies where nothing is issued from.
    NotUsable,
    /// The unit is none that it is counted in.
    UnitUnknown,
    /// In the unit it is counted in that is no whole number of thousandths.
    UnitUneven,
    /// A visit that waits for so much of it is written in this unit.
    UnitWritten,
    /// So much of it lies there or is on its way, counted in the unit it has.
    UnitInUse,
    /// It moved in the unit it has; so much the last time.
    UnitMoved,
    /// It is retired, and another took its place.
    Replaced,
    /// It moved since it was counted.
    MovedSince,
    /// Nobody agreed to it yet, or it was called off.
    NotAgreed,
    /// It was asked for already.
    AskedAlready,
    /// It lay there before: what is there now is counted.
    OpenedAlready,
    /// More than the line takes; with what it still takes.
    MoreThanWanted,
    /// The visit is over, or was called off.
    VisitOver,
    /// Its shelf life is over.
    Expired,
    /// Its price or its grade is another than the customer agreed to, and nobody asked them.
    NotAsked,
    /// Stock is kept of it: it is issued, and not just laid ready.
    IsStocked,
    /// A visit waits for it; with what of it is free.
    Promised,
    /// A delivery holds it: what waits to be looked at, or to go back, moves by its own line; with what is
    /// there beside it.
    HeldByDelivery,
}

impl StockProblem {
    pub const ALL: [Self; 21] = [
        Self::Short,
        Self::MoreThanTaken,
        Self::NotStocked,
        Self::NotUsable,
        Self::UnitUnknown,
        Self::UnitUneven,
        Self::UnitWritten,
        Self::UnitInUse,
        Self::UnitMoved,
        Self::Replaced,
        Self::MovedSince,
        Self::NotAgreed,
        Self::AskedAlready,
        Self::OpenedAlready,
        Self::MoreThanWanted,
        Self::VisitOver,
        Self::Expired,
        Self::NotAsked,
        Self::IsStocked,
        Self::Promised,
        Self::HeldByDelivery,
    ];
}
