//! How far a paper is on its way to a printer, and why it came no further.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrintState {
    /// Asked for, and handed to nobody yet.
    Waiting,
    /// Being handed over. Found so after the program was killed, nobody knows
    /// whether it arrived.
    Sending,
    /// In the printer's queue.
    Queued,
    Printing,
    /// Nothing will happen by itself: the printer stands, or lacks something.
    Held,
    Printed,
    Failed,
    Cancelled,
    /// Its service knows nothing of it any more: it may be printed or not.
    Lost,
    /// Given to the system's own dialog or viewer, where a person prints: nobody
    /// will say what became of it, and nobody has to see to it.
    HandedOver,
}

impl PrintState {
    pub const ALL: [Self; 10] = [
        Self::Waiting,
        Self::Sending,
        Self::Queued,
        Self::Printing,
        Self::Held,
        Self::Printed,
        Self::Failed,
        Self::Cancelled,
        Self::Lost,
        Self::HandedOver,
    ];

    /// Whether nothing more will become of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Printed | Self::Failed | Self::Cancelled | Self::Lost | Self::HandedOver)
    }

    /// Whether nothing happens before somebody has seen to it.
    pub const fn needs_somebody(self) -> bool {
        matches!(self, Self::Held | Self::Failed | Self::Lost)
    }

    /// Whether somebody has to know of it, now or until it is printed.
    pub(crate) const fn needs_attention(self) -> bool {
        !matches!(self, Self::Printed | Self::Cancelled | Self::HandedOver)
    }
}

/// Why a paper was not handed to its printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrintTrouble {
    NoService,
    NoSuchPrinter,
    /// The printer has no paper of that size.
    NoSuchMedia,
    /// It would have printed, only not what was asked for.
    WouldIgnore,
    NoPdf,
    NotAccepting,
    NotAllowed,
    Refused,
    BrokeOff,
    /// The paper cannot be made any more.
    NotMade,
    /// The station whose printer it was is shut out.
    StationGone,
}

/// How a printer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrinterStatus {
    Idle,
    Printing,
    /// It prints nothing until somebody sees to it; papers wait.
    Stopped,
    /// It takes no papers.
    Closed,
    /// Its station is not there; papers wait.
    Away,
}

/// What became of the drawer with a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DrawerState {
    /// The printer was told; it does not say whether anything hangs there.
    Told,
    /// The printer does not take such a word.
    NotTold,
}

impl DrawerState {
    pub const ALL: [Self; 2] = [Self::Told, Self::NotTold];
}
