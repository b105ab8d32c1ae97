//! 交车前复看: who answers to the customer and who did the work look at the car together before it goes back.

use crate::ids::{InspectionId, PersonId, WorkOrderId};
use crate::role::Role;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// For whom somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LookSide {
    Advisor,
    Technician,
}

impl LookSide {
    pub const ALL: [Self; 2] = [Self::Advisor, Self::Technician];

    /// Who looks for it: the manager for an advisor who is away, the foreman for a technician.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Advisor => &[Role::Advisor, Role::Manager],
            Self::Technician => &[Role::Technician, Role::Foreman],
        }
    }

    /// Whether somebody with these roles may.
    pub fn is_of(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }
}

/// One of the two has looked. It counts for the final inspection it followed, and for none after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastLook {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub inspection_id: InspectionId,
    pub side: LookSide,
    pub person_id: PersonId,
    pub note: String,
    pub at: DateTime<Utc>,
}
