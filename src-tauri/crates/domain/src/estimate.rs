//! An estimate is issued whole and never edited: new work makes a new
//! revision. What the customer answered is kept line by line.

use crate::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use crate::line::{Line, LineState};
use crate::money::{Money, Rate};
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Estimate {
    pub id: EstimateId,
    pub number: String,
    pub work_order_id: WorkOrderId,
    pub revision: i64,
    pub issued_at: DateTime<Utc>,
    pub issued_by: PersonId,
    /// The lines as they were offered, with their amounts at that moment.
    pub lines: Vec<OfferedLine>,
    pub total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferedLine {
    pub line_id: LineId,
    pub name: String,
    pub amount: Money,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuthorisationMeans {
    Signature,
    Phone,
    Message,
}

/// One answer to one line: who, by which means, when, how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Authorisation {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub estimate_id: EstimateId,
    pub line_id: LineId,
    pub approved: bool,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub amount: Money,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// A line may be edited while it is a draft. An approved line may move within
/// the authorised amount plus the shop's overrun limit; beyond that the
/// customer is asked again.
pub fn may_change(line: &Line, new_amount: Money, overrun_limit: Rate) -> Result<(), Refusal> {
    match line.state {
        LineState::Draft => Ok(()),
        LineState::Approved if line.settlement_id.is_none() => {
            let authorised = line.authorised_amount.unwrap_or(line.amount);
            let most = authorised + authorised.share(overrun_limit);
            if new_amount <= most {
                Ok(())
            } else {
                Err(Refusal::OverAuthorised { amount: new_amount, authorised })
            }
        }
        state => Err(Refusal::LineFixed { state: state.code().to_owned() }),
    }
}
