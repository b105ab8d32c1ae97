//! The calls after delivery.

use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{FollowUpId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One call to make, with what the clerk must see before dialling.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FollowUpRow {
    pub id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub vehicle_id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_name: String,
    /// Whom to ask for, where it is not the customer; empty else.
    pub asks_for: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub phone: String,
    pub due_on: NaiveDate,
    pub attempts: i64,
    pub call_back_at: Option<DateTime<Utc>>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub total: Money,
    pub version: i64,
    /// The complaint that has to be settled before the customer is called again.
    pub waits_for_number: Option<String>,
}

/// How long a call took to be closed.
#[derive(Clone, Debug, Deserialize)]
pub struct ClosedCall {
    pub delivered_at: Option<DateTime<Utc>>,
    pub closed_at: DateTime<Utc>,
}

/// More open calls than a clerk can make in a fortnight are not all listed.
const MAX_LISTED: i64 = 500;

pub(crate) const CALLS: &str = include_str!("calls.sql");

impl Reader<'_> {
    /// Open calls, the ones due first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_calls(&self) -> Result<Vec<FollowUpRow>> {
        let sql = format!(
            "{CALLS} WHERE follow_up.closed_at IS NULL ORDER BY follow_up.due_on, follow_up.id LIMIT ?1"
        );
        select(self.connection(), &sql, [MAX_LISTED])
    }

    /// A call as the lists show it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn call_to_make(&self, id: FollowUpId) -> Result<Option<FollowUpRow>> {
        let sql = format!("{CALLS} WHERE follow_up.id = ?1");
        Ok(select(self.connection(), &sql, [id.0])?.pop())
    }

    /// The calls that were closed from a moment on, with when their cars left. Whoever left no number was not
    /// called, in time or late.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn calls_closed_since(&self, since: DateTime<Utc>) -> Result<Vec<ClosedCall>> {
        select(
            self.connection(),
            "SELECT work_order.delivered_at AS delivered_at, follow_up.closed_at AS closed_at
             FROM follow_up JOIN work_order ON work_order.id = follow_up.work_order_id
             WHERE follow_up.closed_at IS NOT NULL AND follow_up.closed_at >= ?1
               AND follow_up.outcome IS NOT NULL",
            [since.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)],
        )
    }
}
