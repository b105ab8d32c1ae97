//! The calls after delivery of all years, those made last first: each try is one.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, code_of, few};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::follow_up::CallOutcome;
use domain::ids::{CustomerId, FollowUpId, PersonId, VehicleId, WorkOrderId};
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::plate::{Plate, PlateColour};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A call in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CallListed {
    pub id: i64,
    pub follow_up_id: FollowUpId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub person_name: String,
    pub outcome: CallOutcome,
    pub note: String,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_name: String,
    pub delivered_at: Option<DateTime<Utc>>,
}

/// What some calls come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct CallSums {
    pub count: i64,
    pub satisfied: i64,
    pub problems: i64,
    pub unreachable: i64,
}

pub(crate) const CALL_ROWS: &str = "
    SELECT follow_up_call.id, follow_up_call.follow_up_id, follow_up_call.at, follow_up_call.person_id,
        person.name AS person_name, follow_up_call.outcome, follow_up_call.note, follow_up_call.work_order_id,
        work_order.number AS order_number, vehicle.plate, vehicle.plate_colour, vehicle.make, vehicle.model,
        customer.name AS customer_name, work_order.delivered_at
    FROM json_each(?1) AS asked
    CROSS JOIN follow_up_call ON follow_up_call.id = asked.value
    CROSS JOIN work_order ON work_order.id = follow_up_call.work_order_id
    CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
    CROSS JOIN customer ON customer.id = work_order.customer_id
    CROSS JOIN person ON person.id = follow_up_call.person_id
    ORDER BY follow_up_call.at DESC, follow_up_call.id DESC";

pub(crate) const CALL_SUMS: &str = "
    SELECT count(*) AS count, count(CASE follow_up_call.outcome WHEN 'satisfied' THEN 1 END) AS satisfied,
        count(CASE follow_up_call.outcome WHEN 'problem' THEN 1 END) AS problems,
        count(CASE follow_up_call.outcome WHEN 'unreachable' THEN 1 END) AS unreachable
    FROM json_each(?1) AS asked CROSS JOIN follow_up_call ON follow_up_call.id = asked.value";

/// The calls about some cars' and some customers' visits, and about some visits by themselves.
pub(crate) const CALLS_OF_TEXT: &str = "
    SELECT follow_up_call.id FROM work_order INDEXED BY work_order_vehicle
    CROSS JOIN follow_up_call INDEXED BY follow_up_call_order ON follow_up_call.work_order_id = work_order.id
    WHERE work_order.vehicle_id IN (SELECT value FROM json_each(?1))
    UNION SELECT follow_up_call.id FROM work_order INDEXED BY work_order_customer
    CROSS JOIN follow_up_call INDEXED BY follow_up_call_order ON follow_up_call.work_order_id = work_order.id
    WHERE work_order.customer_id IN (SELECT value FROM json_each(?2))
    UNION SELECT id FROM follow_up_call INDEXED BY follow_up_call_order
    WHERE work_order_id IN (SELECT value FROM json_each(?3))
    ORDER BY id DESC LIMIT ?4";

const CALLS: Walk = Walk { table: "follow_up_call", at: "follow_up_call.at", lead, narrow };

/// By which index the years are walked through: what came of a call is rarer than who made it.
fn leads(asked: &ListAsked<'_>) -> (bool, bool) {
    let walks = asked.among.is_none();
    let by_outcome = walks && asked.filter.outcome.is_some();
    (by_outcome, walks && !by_outcome && asked.filter.owner_id.is_some())
}

fn lead(asked: &ListAsked<'_>, way: &mut Question) -> Result<()> {
    let (by_outcome, by_person) = leads(asked);
    if let Some(outcome) = asked.filter.outcome.filter(|_| by_outcome) {
        way.on("follow_up_call.outcome = {}", code_of(&outcome)?);
    }
    if let Some(person) = asked.filter.owner_id.filter(|_| by_person) {
        way.on("follow_up_call.person_id = {}", person.0);
    }
    Ok(())
}

fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let (by_outcome, by_person) = leads(asked);
    if let Some(outcome) = asked.filter.outcome.filter(|_| !by_outcome) {
        question.on("+follow_up_call.outcome = {}", code_of(&outcome)?);
    }
    if let Some(person) = asked.filter.owner_id.filter(|_| !by_person) {
        question.on("+follow_up_call.person_id = {}", person.0);
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    let (outcome, owner_id) = (Some(CallOutcome::Problem), Some(PersonId(1)));
    CALLS.every_question(&[
        ListFilter::default(),
        ListFilter { outcome, ..ListFilter::default() },
        ListFilter { owner_id, ..ListFilter::default() },
        ListFilter { outcome, owner_id, ..ListFilter::default() },
    ])
}

impl Reader<'_> {
    /// The calls about some cars' and customers' visits, and about some visits by themselves; and whether there are
    /// more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn calls_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
        orders: &[i64],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        let orders = serde_json::to_string(orders)?;
        let asked = params![vehicles, customers, orders, AMONG_AT_MOST];
        Ok(few(select(self.connection(), CALLS_OF_TEXT, asked)?))
    }

    /// The first of the calls that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn calls_listed(&self, asked: &ListAsked<'_>, limit: i64) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        CALLS.found(self.connection(), asked, limit)
    }

    /// Some calls as the list shows them, those made last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn call_rows(&self, calls: &[i64]) -> Result<Vec<CallListed>> {
        select(self.connection(), CALL_ROWS, [serde_json::to_string(calls)?])
    }

    /// What some calls come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn call_sums(&self, calls: &[i64]) -> Result<CallSums> {
        let sums = select(self.connection(), CALL_SUMS, [serde_json::to_string(calls)?])?.pop();
        Ok(sums.unwrap_or(CallSums { count: 0, satisfied: 0, problems: 0, unreachable: 0 }))
    }
}
