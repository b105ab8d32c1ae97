//! What waits for the manager, and how much waits where.

use super::MAX_ROWS;
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::concession::Concession;
use domain::ids::{ApprovalId, PersonId, WorkOrderId};
use domain::plate::{Plate, PlateColour};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const NAV_COUNTS: &str = include_str!("nav_counts.sql");
pub(crate) const WAITING_APPROVALS: &str = include_str!("waiting_approvals.sql");

/// One request in the manager's list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WaitingApproval {
    pub id: ApprovalId,
    pub version: i64,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
    /// The line's name; empty for the bill.
    pub name: String,
    pub concessions: Vec<Concession>,
    pub note: String,
    pub asked_by_name: String,
    pub asked_at: DateTime<Utc>,
}

/// Counts beside the navigation.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct NavCounts {
    pub bookings_today: i64,
    pub reception: i64,
    pub workshop: i64,
    pub my_jobs: i64,
    /// Jobs that stand still for want of parts.
    pub parts: i64,
    pub inspection: i64,
    pub cashier: i64,
    pub calls: i64,
    /// Those open, and the suggestions nobody answered yet.
    pub complaints: i64,
}

impl Reader<'_> {
    /// What waits for the manager's word, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn approvals_waiting(&self) -> Result<Vec<WaitingApproval>> {
        select(self.connection(), WAITING_APPROVALS, [MAX_ROWS])
    }

    /// How much waits where, for the counts beside the navigation.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn nav_counts(
        &self,
        person: PersonId,
        (from, to): (DateTime<Utc>, DateTime<Utc>),
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Option<NavCounts>> {
        let params = params![person.0, instant(from), instant(to), today.to_string(), instant(now)];
        Ok(select(self.connection(), NAV_COUNTS, params)?.pop())
    }
}
