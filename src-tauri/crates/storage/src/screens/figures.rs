//! Figures of a stretch of time, for the manager and the inspector.

use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::ARRIVAL_UNDONE;
use domain::comeback::VisitsOfHand;
use domain::dates::ShopZone;
use domain::money::Money;
use domain::work_order::stage::Stage;
use serde::Deserialize;

/// How many, and how much money, on one calendar day of the shop.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OfDay {
    pub day: NaiveDate,
    pub count: i64,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OfStage {
    pub stage: Stage,
    pub count: i64,
}

/// A count beside the sum it was counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Counted {
    pub count: i64,
    pub sum: i64,
}

/// Voided sheets and the sheets that reverse them cancel out: neither counts.
pub(crate) const ISSUED: &str = "SELECT date(issued_at, ?3) AS day, count(*) AS count, sum(total) AS amount
     FROM settlement WHERE issued_at >= ?1 AND issued_at < ?2 AND state IN ('open', 'settled') GROUP BY 1 ORDER BY 1";
pub(crate) const DELIVERED: &str = "SELECT date(delivered_at, ?3) AS day, count(*) AS count, 0 AS amount
     FROM work_order WHERE delivered_at >= ?1 AND delivered_at < ?2 GROUP BY 1 ORDER BY 1";
/// Every stage is later than an empty text: it makes the moving orders a range
/// of their index.
pub(crate) const IN_SHOP_COUNTS: &str = "SELECT stage, count(*) AS count FROM work_order
     WHERE stage NOT IN ('closed', 'cancelled') AND stage > '' GROUP BY stage";
/// An arrival that was taken back was none.
pub(crate) const ARRIVED: &str = "SELECT count(*) AS count, 0 AS sum FROM work_order
     WHERE checked_in_at >= ?1 AND checked_in_at < ?2 AND NOT (stage = 'cancelled' AND cancel_reason = ?3)";
/// The sum is how many passed.
pub(crate) const INSPECTED: &str = "SELECT count(*) AS count, coalesce(sum(passed), 0) AS sum FROM inspection
     WHERE kind = 'final' AND at >= ?1 AND at < ?2";
/// Cars that passed; the sum is how many of them never went back to the workshop.
pub(crate) const FIXED_AT_ONCE: &str = "SELECT count(DISTINCT inspection.work_order_id) AS count,
     count(DISTINCT CASE WHEN NOT EXISTS (SELECT 1 FROM rework
                                          WHERE rework.work_order_id = inspection.work_order_id)
                    THEN inspection.work_order_id END) AS sum
     FROM inspection WHERE kind = 'final' AND at >= ?1 AND at < ?2 AND passed = 1";
/// Cars that left; the sum is how many of them came back. A visit that was called off brought nothing back.
pub(crate) const CAME_BACK: &str = "SELECT count(DISTINCT work_order.id) AS count,
     count(DISTINCT warranty_judgement.earlier_order_id) AS sum
     FROM work_order INDEXED BY work_order_delivered
     LEFT JOIN warranty_judgement INDEXED BY warranty_judgement_earlier_order
         ON warranty_judgement.earlier_order_id = work_order.id AND warranty_judgement.verdict = 'comeback'
         AND NOT EXISTS (SELECT 1 FROM work_order AS again
                         WHERE again.id = warranty_judgement.work_order_id AND again.stage = 'cancelled')
     WHERE work_order.delivered_at >= ?1 AND work_order.delivered_at < ?2";
/// Who had a hand in how many of the cars that left.
pub(crate) const HANDED_BACK_BY: &str = "SELECT person_id, count(DISTINCT order_id) AS visits FROM (
         SELECT work_order.id AS order_id, json_extract(share.value, '$.person_id') AS person_id
         FROM work_order INDEXED BY work_order_delivered
         CROSS JOIN job ON job.work_order_id = work_order.id AND job.state <> 'cancelled'
         CROSS JOIN json_each(job.technicians) AS share
         WHERE work_order.delivered_at >= ?1 AND work_order.delivered_at < ?2
         UNION ALL
         SELECT work_order.id, job_time.person_id
         FROM work_order INDEXED BY work_order_delivered
         CROSS JOIN job_time ON job_time.work_order_id = work_order.id
         CROSS JOIN job ON job.id = job_time.job_id AND job.state <> 'cancelled'
         WHERE work_order.delivered_at >= ?1 AND work_order.delivered_at < ?2
     ) GROUP BY 1";
/// Whose work it was that came back, of how many of them.
pub(crate) const CAME_BACK_TO: &str = "SELECT warranty_judgement.responsible_id AS person_id,
     count(DISTINCT work_order.id) AS visits
     FROM work_order INDEXED BY work_order_delivered
     CROSS JOIN warranty_judgement INDEXED BY warranty_judgement_earlier_order
         ON warranty_judgement.earlier_order_id = work_order.id AND warranty_judgement.verdict = 'comeback'
     WHERE work_order.delivered_at >= ?1 AND work_order.delivered_at < ?2
         AND warranty_judgement.responsible_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM work_order AS again
                         WHERE again.id = warranty_judgement.work_order_id AND again.stage = 'cancelled')
     GROUP BY 1";
pub(crate) const REWORKED: &str =
    "SELECT count(*) AS count, coalesce(sum(hours), 0) AS sum FROM rework WHERE at >= ?1 AND at < ?2";
/// Of the reworks, those of deliveries that a customer did not accept.
pub(crate) const REFUSED: &str =
    "SELECT count(DISTINCT refused_delivery_id) AS count, coalesce(sum(hours), 0) AS sum
     FROM rework WHERE at >= ?1 AND at < ?2 AND refused_delivery_id IS NOT NULL";
pub(crate) const RECOMMENDED: &str = "SELECT count(*) AS count,
     coalesce(sum(json_extract(marks, '$.recommend')), 0) AS sum FROM survey WHERE at >= ?1 AND at < ?2";
/// The sum is how many nobody has answered in time.
pub(crate) const LATE_COMPLAINTS: &str = "SELECT count(*) AS count,
     coalesce(sum(responded_at IS NULL AND response_due < ?1), 0) AS sum FROM complaint
     WHERE state <> 'closed' AND state IN ('open', 'awaiting_answer')";

impl Reader<'_> {
    fn counted(&self, sql: &str, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        let row = select(self.connection(), sql, [instant(from), instant(to)])?.pop();
        Ok(row.unwrap_or(Counted { count: 0, sum: 0 }))
    }

    fn by_day(
        &self,
        sql: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        zone: ShopZone,
    ) -> Result<Vec<OfDay>> {
        let offset = format!("{} minutes", zone.0);
        select(self.connection(), sql, [instant(from), instant(to), offset])
    }

    /// What stands on the sheets issued on each day that has any.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn billed_by_day(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        zone: ShopZone,
    ) -> Result<Vec<OfDay>> {
        self.by_day(ISSUED, from, to, zone)
    }

    /// How many vehicles left on each day that has any.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn delivered_by_day(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        zone: ShopZone,
    ) -> Result<Vec<OfDay>> {
        self.by_day(DELIVERED, from, to, zone)
    }

    /// How many orders stand in each stage.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moving_by_stage(&self) -> Result<Vec<OfStage>> {
        select(self.connection(), IN_SHOP_COUNTS, [])
    }

    /// How many vehicles came in, slips not counted.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn arrived(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64> {
        let ends = [instant(from), instant(to), ARRIVAL_UNDONE.to_owned()];
        let row: Option<Counted> = select(self.connection(), ARRIVED, ends)?.pop();
        Ok(row.map_or(0, |arrived| arrived.count))
    }

    /// Final inspections, and how many of them passed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn final_inspections(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(INSPECTED, from, to)
    }

    /// Cars that passed their final inspection, and how many of them were never worked on again.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn fixed_at_once(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(FIXED_AT_ONCE, from, to)
    }

    /// Cars that left, and how many of them came back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn came_back(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(CAME_BACK, from, to)
    }

    /// Who had a hand in how many of the cars that left.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn handed_back_by(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<VisitsOfHand>> {
        select(self.connection(), HANDED_BACK_BY, [instant(from), instant(to)])
    }

    /// Of the cars that left and came back, whose work it was.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn came_back_to(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<VisitsOfHand>> {
        select(self.connection(), CAME_BACK_TO, [instant(from), instant(to)])
    }

    /// Reworks, and the hours they cost.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn reworks(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(REWORKED, from, to)
    }

    /// Deliveries that customers did not accept, and the hours they cost.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn refused_deliveries(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(REFUSED, from, to)
    }

    /// Surveys, and the sum of their marks from 0 to 10 for recommending us.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn recommended(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Counted> {
        self.counted(RECOMMENDED, from, to)
    }

    /// Complaints still open, and how many of them wait too long for a word.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaints_still_open(&self, now: DateTime<Utc>) -> Result<Counted> {
        let row = select(self.connection(), LATE_COMPLAINTS, [instant(now)])?.pop();
        Ok(row.unwrap_or(Counted { count: 0, sum: 0 }))
    }
}
