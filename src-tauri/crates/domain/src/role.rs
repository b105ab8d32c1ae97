//! Who may do what comes from the roles a person holds. In a small shop one
//! person holds several.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Advisor,
    Foreman,
    Technician,
    Inspector,
    Cashier,
    CallbackClerk,
    PartsKeeper,
    Manager,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Advisor,
        Self::Foreman,
        Self::Technician,
        Self::Inspector,
        Self::Cashier,
        Self::CallbackClerk,
        Self::PartsKeeper,
        Self::Manager,
    ];
}

/// What the first person of a new shop may do: everything, as there is nobody else. The board gives them jobs only
/// where they say that they repair: a boss in its lanes is one too many for everybody who plans by it.
pub fn first_roles(repairs: bool) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| repairs || *role != Role::Technician).collect()
}
