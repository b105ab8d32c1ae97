//! The complaints of all years, those opened last first.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, code_of, codes, few};
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::complaint::{ComplaintCategory, ComplaintSource, ComplaintState, Severity};
use domain::ids::{ComplaintId, CustomerId, PersonId, VehicleId, WorkOrderId};
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A complaint in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ComplaintListed {
    pub id: ComplaintId,
    pub number: String,
    pub state: ComplaintState,
    pub category: ComplaintCategory,
    pub severity: Severity,
    pub source: ComplaintSource,
    pub work_order_id: Option<WorkOrderId>,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub person_name: String,
    pub matter: String,
    pub remedy: String,
    pub cost: Money,
    pub owner_id: PersonId,
    pub owner_name: String,
    pub response_due: DateTime<Utc>,
    pub responded_at: Option<DateTime<Utc>>,
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub reopened: i64,
}

/// What some complaints come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ComplaintSums {
    pub count: i64,
    /// Not closed yet.
    pub open: i64,
    pub late: i64,
    pub cost: Money,
}

/// As `is_answer_late` says it of one of them.
macro_rules! is_late {
    ($now:literal) => {
        concat!(
            "(+complaint.state <> 'closed' AND complaint.responded_at IS NULL AND complaint.response_due < ",
            $now,
            ")"
        )
    };
}

pub(crate) const COMPLAINT_ROWS: &str = "
    SELECT complaint.id, complaint.number, complaint.state, complaint.category, complaint.severity,
        complaint.source, complaint.work_order_id, vehicle.plate,
        coalesce(vehicle.plate_colour, 'blue') AS plate_colour, complaint.person_name, complaint.matter,
        complaint.remedy, complaint.cost, complaint.owner_id, person.name AS owner_name,
        complaint.response_due, complaint.responded_at, complaint.opened_at, complaint.closed_at,
        complaint.reopened
    FROM json_each(?1) AS asked
    CROSS JOIN complaint ON complaint.id = asked.value
    CROSS JOIN person ON person.id = complaint.owner_id
    LEFT JOIN vehicle ON vehicle.id = complaint.vehicle_id
    ORDER BY complaint.opened_at DESC, complaint.id DESC";

pub(crate) const COMPLAINT_SUMS: &str = concat!(
    "SELECT count(*) AS count, count(CASE WHEN complaint.state <> 'closed' THEN 1 END) AS open,
         count(CASE WHEN ",
    is_late!("?2"),
    " THEN 1 END) AS late, coalesce(sum(complaint.cost), 0) AS cost
     FROM json_each(?1) AS asked CROSS JOIN complaint ON complaint.id = asked.value"
);

/// The complaints about some cars and of some customers, and some by themselves.
pub(crate) const COMPLAINTS_OF_TEXT: &str = "
    SELECT id FROM complaint INDEXED BY complaint_vehicle
    WHERE vehicle_id IS NOT NULL AND vehicle_id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM complaint INDEXED BY complaint_customer
    WHERE customer_id IS NOT NULL AND customer_id IN (SELECT value FROM json_each(?2))
    UNION SELECT value AS id FROM json_each(?3)
    ORDER BY id DESC LIMIT ?4";

const COMPLAINTS: Walk = Walk { table: "complaint", at: "complaint.opened_at", lead, narrow };

fn lead(_: &ListAsked<'_>, _: &mut Question) -> Result<()> {
    Ok(())
}

/// The indexes of open and of closed ones are in another order.
fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let filter = asked.filter;
    if !filter.complaint_states.is_empty() {
        question.conditions.push(format!("+complaint.state IN ({})", codes(&filter.complaint_states)?));
    }
    if let Some(category) = filter.category {
        question.on("complaint.category = {}", code_of(&category)?);
    }
    if let Some(severity) = filter.severity {
        question.on("complaint.severity = {}", code_of(&severity)?);
    }
    if let Some(owner) = filter.owner_id {
        question.on("complaint.owner_id = {}", owner.0);
    }
    if filter.late {
        question.on(is_late!("{}"), instant(asked.now));
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    COMPLAINTS.every_question(&[
        ListFilter::default(),
        ListFilter { complaint_states: vec![ComplaintState::Closed], late: true, ..ListFilter::default() },
        ListFilter {
            category: Some(ComplaintCategory::Price),
            severity: Some(Severity::Special),
            owner_id: Some(PersonId(1)),
            ..ListFilter::default()
        },
    ])
}

impl Reader<'_> {
    /// The complaints about some cars and of some customers, and those told by their numbers; and whether there are
    /// more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaints_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
        complaints: &[i64],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        let complaints = serde_json::to_string(complaints)?;
        let asked = params![vehicles, customers, complaints, AMONG_AT_MOST];
        Ok(few(select(self.connection(), COMPLAINTS_OF_TEXT, asked)?))
    }

    /// The first of the complaints that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaints_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        COMPLAINTS.found(self.connection(), asked, limit)
    }

    /// Some complaints as the list shows them, those opened last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaint_rows(&self, complaints: &[i64]) -> Result<Vec<ComplaintListed>> {
        select(self.connection(), COMPLAINT_ROWS, [serde_json::to_string(complaints)?])
    }

    /// What some complaints come to just now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaint_sums(&self, complaints: &[i64], now: DateTime<Utc>) -> Result<ComplaintSums> {
        let (complaints, now) = (serde_json::to_string(complaints)?, instant(now));
        let sums = select(self.connection(), COMPLAINT_SUMS, params![complaints, now])?.pop();
        Ok(sums.unwrap_or(ComplaintSums { count: 0, open: 0, late: 0, cost: Money::ZERO }))
    }
}
