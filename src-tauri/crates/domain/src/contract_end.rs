//! Why a contract is over, as a code: a refusal names it, and knows no rule.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// Why nothing is drawn from a contract any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ContractEnd {
    /// It was given back.
    Closed,
    UsedUp,
    ByDate {
        on: NaiveDate,
    },
    ByKm {
        km: i64,
    },
}
