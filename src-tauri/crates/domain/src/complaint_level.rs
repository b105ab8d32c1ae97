//! How high a complaint stands. A refusal names the level whose right it takes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintLevel {
    Clerk,
    DepartmentHead,
    Manager,
}

impl ComplaintLevel {
    pub const fn raised(self) -> Self {
        match self {
            Self::Clerk => Self::DepartmentHead,
            Self::DepartmentHead | Self::Manager => Self::Manager,
        }
    }
}
