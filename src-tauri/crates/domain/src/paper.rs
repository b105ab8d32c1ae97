//! The papers a visit can print, and who is handed one.

use crate::role::Role;
use crate::sight::Matter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    BookingSlip,
    CheckInSheet,
    JobCard,
    SettlementSheet,
    /// An edition that a newer one replaced, under its counterfoil's id.
    EarlierCheckInSheet,
    EarlierJobCard,
}

impl PaperKind {
    /// What stands on a paper decides: the slip and the sheet bear the
    /// customer's phone, the bill is the counter's and the till's, and the job
    /// card goes to the car without either.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::BookingSlip | Self::CheckInSheet | Self::EarlierCheckInSheet => Matter::Contact.roles(),
            Self::SettlementSheet => &[Role::Cashier, Role::Advisor, Role::Manager],
            Self::JobCard | Self::EarlierJobCard => &Role::ALL,
        }
    }

    pub fn is_handed_to(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }
}
