//! How well the work is done: what it is looked at by, who drives a car on the road, how the foreman marks it, and how
//! often a car stays mended.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::driving_licence::DrivingLicence;
use domain::ids::{PersonId, WorkOrderId};
use domain::inspection_template::InspectionTemplate;
use domain::job_mark::JobMark;
use domain::last_look::LastLook;
use rusqlite::params;
use serde::Deserialize;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-2231-inspection-templates"),
    dated!("2026-11-30-2232-driving-licences"),
    dated!("2026-11-30-2233-job-marks"),
    dated!("2026-11-30-2234-last-looks"),
];

/// A shop writes its lists a few times a year.
const TEMPLATES: &str = "SELECT * FROM inspection_template ORDER BY id";
const LICENCES: &str = "SELECT * FROM driving_licence ORDER BY person_id";
pub(crate) const LICENCES_BESIDE: &str = "SELECT driving_licence.* FROM driving_licence
     CROSS JOIN person ON person.id = driving_licence.person_id
     WHERE person.sample = (SELECT asked.sample FROM person AS asked WHERE asked.id = ?1)
     ORDER BY driving_licence.person_id";
pub(crate) const LICENCE_OF: &str = "SELECT * FROM driving_licence WHERE person_id = ?1";
pub(crate) const LOOKS_OF: &str = "SELECT * FROM last_look WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const MARKS_OF: &str = "SELECT * FROM job_mark WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const DELIVERED: &str = "SELECT id, delivered_at FROM work_order
     WHERE delivered_at >= ?1 AND delivered_at < ?2 ORDER BY delivered_at, id";
pub(crate) const MARKS_OF_ALL: &str = "SELECT job_mark.* FROM json_each(?1) AS asked
     CROSS JOIN job_mark ON job_mark.work_order_id = asked.value ORDER BY job_mark.id";
pub(crate) const REWORKED: &str = "SELECT DISTINCT rework.work_order_id AS id FROM json_each(?1) AS asked
     CROSS JOIN rework ON rework.work_order_id = asked.value";
pub(crate) const CAME_BACK: &str = "SELECT judged.earlier_order_id AS id, min(work_order.checked_in_at) AS at
     FROM json_each(?1) AS asked
     CROSS JOIN warranty_judgement AS judged ON judged.earlier_order_id = asked.value
     CROSS JOIN work_order ON work_order.id = judged.work_order_id
     WHERE judged.verdict = 'comeback' AND +work_order.stage <> 'cancelled' GROUP BY judged.earlier_order_id";

/// A visit whose car was handed over.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct DeliveredVisit {
    pub id: WorkOrderId,
    pub delivered_at: DateTime<Utc>,
}

/// A visit of which something came back, and when it first did.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct VisitCameBack {
    pub id: WorkOrderId,
    pub at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct VisitReworked {
    id: WorkOrderId,
}

impl Reader<'_> {
    /// Every edition of every list, in the order in which they were written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn inspection_templates(&self) -> Result<Vec<InspectionTemplate>> {
        select(self.connection(), TEMPLATES, [])
    }

    /// Everybody's of whom something was written down.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn driving_licences(&self) -> Result<Vec<DrivingLicence>> {
        select(self.connection(), LICENCES, [])
    }

    /// Those that say whether somebody drives: what the sample shop wrote down of its people keeps nobody of the
    /// shop's own from it, and theirs none of the sample's.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn driving_licences_beside(&self, person: PersonId) -> Result<Vec<DrivingLicence>> {
        select(self.connection(), LICENCES_BESIDE, [person.0])
    }

    /// Of one person.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn driving_licence_of(&self, person: PersonId) -> Result<Option<DrivingLicence>> {
        Ok(select(self.connection(), LICENCE_OF, [person.0])?.pop())
    }

    /// Who looked at the car of a visit before it goes back, oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_looks_of(&self, order: WorkOrderId) -> Result<Vec<LastLook>> {
        select(self.connection(), LOOKS_OF, [order.0])
    }

    /// How the jobs of a visit were marked.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn job_marks_of(&self, order: WorkOrderId) -> Result<Vec<JobMark>> {
        select(self.connection(), MARKS_OF, [order.0])
    }

    /// The same of several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn job_marks_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<JobMark>> {
        select(self.connection(), MARKS_OF_ALL, [serde_json::to_string(orders)?])
    }

    /// Visits that were handed over in a stretch of time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visits_delivered(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<DeliveredVisit>> {
        select(self.connection(), DELIVERED, params![instant(from), instant(to)])
    }

    /// Those of these visits on which something was done again.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn reworked_of(&self, orders: &[WorkOrderId]) -> Result<Vec<WorkOrderId>> {
        let found: Vec<VisitReworked> =
            select(self.connection(), REWORKED, [serde_json::to_string(orders)?])?;
        Ok(found.into_iter().map(|visit| visit.id).collect())
    }

    /// Those of these visits of which something came back that the shop answered for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn came_back_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<VisitCameBack>> {
        select(self.connection(), CAME_BACK, [serde_json::to_string(orders)?])
    }
}
