//! The queues: what waits for each role. Only what still moves is read, from
//! indexes that hold nothing else. Rows come back in the shape that asks.

mod figures;

pub use figures::{Counted, OfDay, OfStage};

#[cfg(test)]
pub(crate) use figures::{
    ARRIVED, DELIVERED, IN_SHOP_COUNTS, INSPECTED, ISSUED, LATE_COMPLAINTS, RECOMMENDED, REWORKED,
};

use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::finding::Finding;
use domain::ids::PersonId;
use domain::work_order::stage::Stage;
use rusqlite::params;
use serde::de::DeserializeOwned;

/// Longer than any queue a shop can work off; a forgotten year does not stop
/// the screen.
const MOST_ROWS: i64 = 500;

pub(crate) const NAV_COUNTS: &str = include_str!("nav_counts.sql");
pub(crate) const ON_ACCOUNT: &str = include_str!("on_account.sql");
pub(crate) const WAITING_APPROVALS: &str = include_str!("waiting_approvals.sql");
pub(crate) const TAKINGS: &str = "SELECT means, sum(amount) AS amount, count(*) AS count FROM payment
     WHERE at >= ?1 AND at < ?2 GROUP BY means ORDER BY sum(amount) DESC";

/// The stages by name, in the words of the index of moving orders.
fn moving_in(stages: &[Stage]) -> Result<String> {
    let names: Vec<String> = stages
        .iter()
        .map(|stage| Ok(format!("'{}'", serde_json::to_value(stage)?.as_str().unwrap_or_default())))
        .collect::<Result<_>>()?;
    Ok(format!(
        "work_order.stage NOT IN ('closed', 'cancelled') AND work_order.stage IN ({})",
        names.join(", ")
    ))
}

pub(crate) fn queue_sql(stages: &[Stage]) -> Result<String> {
    // What is promised soonest is late first.
    Ok(format!(
        "{} WHERE {} ORDER BY work_order.promised_at IS NULL, work_order.promised_at, work_order.stage_since,
         work_order.id LIMIT ?1",
        include_str!("queue_row.sql"),
        moving_in(stages)?
    ))
}

pub(crate) fn open_findings_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT finding.* FROM work_order CROSS JOIN finding ON finding.work_order_id = work_order.id
         -- What is unsafe waits for a signature too, once it was declined.
         WHERE {} AND (finding.state = 'open'
             OR (finding.unsafe_to_drive = 1 AND finding.state IN ('quoted', 'declined')
                 AND finding.signature IS NULL AND finding.signed_paper = ''))
         ORDER BY finding.unsafe_to_drive DESC, finding.at, finding.id LIMIT ?1",
        moving_in(stages)?
    ))
}

pub(crate) fn parts_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT line.id AS line_id, line.work_order_id, line.code, line.name, line.brand, line.specification,
         line.unit, line.quantity, line.origin
         FROM work_order CROSS JOIN line ON line.work_order_id = work_order.id
         WHERE {} AND line.kind = 'part' AND line.state = 'approved'
         ORDER BY line.work_order_id, line.position, line.id LIMIT ?1",
        moving_in(stages)?
    ))
}

const JOB_ROW: &str = include_str!("job_row.sql");

pub(crate) fn open_jobs_sql() -> String {
    format!(
        "{JOB_ROW} WHERE job.state IN ('waiting', 'running', 'paused') AND line.state = 'approved'
         AND work_order.stage IN ('awaiting_assignment', 'in_repair')
         ORDER BY work_order.promised_at IS NULL, work_order.promised_at, job.id LIMIT ?1"
    )
}

pub(crate) fn finished_jobs_sql() -> String {
    format!(
        "{JOB_ROW} WHERE job.finished_at >= ?1 AND job.state = 'finished' ORDER BY job.finished_at, job.id LIMIT ?2"
    )
}

impl Reader<'_> {
    /// The orders in some stages, what is promised soonest first.
    pub fn orders_in<T: DeserializeOwned>(&self, stages: &[Stage]) -> Result<Vec<T>> {
        select(self.connection(), &queue_sql(stages)?, [MOST_ROWS])
    }

    /// Findings that may keep a car from leaving: nobody decided on them, or
    /// they are unsafe and not signed for. The unsafe ones first, then the oldest.
    pub fn open_findings_in(&self, stages: &[Stage]) -> Result<Vec<Finding>> {
        select(self.connection(), &open_findings_sql(stages)?, [MOST_ROWS])
    }

    /// The parts agreed with the customers of the orders in some stages.
    pub fn parts_in<T: DeserializeOwned>(&self, stages: &[Stage]) -> Result<Vec<T>> {
        select(self.connection(), &parts_sql(stages)?, [MOST_ROWS])
    }

    /// Jobs to be done, whether or not somebody has them.
    pub fn open_jobs<T: DeserializeOwned>(&self) -> Result<Vec<T>> {
        select(self.connection(), &open_jobs_sql(), [MOST_ROWS])
    }

    pub fn jobs_finished_since<T: DeserializeOwned>(&self, since: DateTime<Utc>) -> Result<Vec<T>> {
        select(self.connection(), &finished_jobs_sql(), params![instant(since), MOST_ROWS])
    }

    /// Sheets that were let go unpaid, the oldest first.
    pub fn sheets_on_account<T: DeserializeOwned>(&self) -> Result<Vec<T>> {
        select(self.connection(), ON_ACCOUNT, [MOST_ROWS])
    }

    /// What waits for the manager's word, the oldest first.
    pub fn approvals_waiting<T: DeserializeOwned>(&self) -> Result<Vec<T>> {
        select(self.connection(), WAITING_APPROVALS, [MOST_ROWS])
    }

    /// What came in between two instants, refunds taken off, by means.
    pub fn takings<T: DeserializeOwned>(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<T>> {
        select(self.connection(), TAKINGS, [instant(from), instant(to)])
    }

    /// How much waits where, for the counts beside the navigation.
    pub fn nav_counts<T: DeserializeOwned>(
        &self,
        person: PersonId,
        (from, to): (DateTime<Utc>, DateTime<Utc>),
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Option<T>> {
        let params = params![person.0, instant(from), instant(to), today.to_string(), instant(now)];
        Ok(select(self.connection(), NAV_COUNTS, params)?.pop())
    }
}
