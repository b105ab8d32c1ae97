//! The orders of all years, the newest first.
//!
//! Where what is asked for is few by its nature, what a text finds, what moves, what is unpaid, those are looked
//! at all; otherwise the years are walked through.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, code_of, codes, few};
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, PersonId, SettlementId, VehicleId, WorkOrderId};
use domain::line::Payer;
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::warranty::RepairKind;
use domain::work_order::stage::Stage;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An order in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OrderListed {
    pub id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub vehicle_id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub advisor_id: PersonId,
    pub advisor_name: String,
    /// Their names, one after another; nobody yet where it is empty.
    pub technicians: String,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub checked_in_at: DateTime<Utc>,
    pub delivered_at: Option<DateTime<Utc>>,
    /// How many of its lines came back from an earlier visit.
    pub comeback_lines: i64,
    /// The newest sheet that stands.
    pub settlement_id: Option<SettlementId>,
    pub total: Money,
    /// What was billed and did not come in, on account or not.
    pub unpaid: Money,
}

/// What some orders come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSums {
    pub count: i64,
    pub total: Money,
    pub unpaid: Money,
}

const UNPAID_OF: &str = include_str!("order_unpaid.sql");

pub(crate) const ROWS: &str = concat!(
    include_str!("order_row.sql"),
    include_str!("order_sums.sql"),
    include_str!("order_unpaid.sql"),
    " AS unpaid
    FROM json_each(?1) AS asked
    CROSS JOIN work_order ON work_order.id = asked.value
    CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
    CROSS JOIN customer ON customer.id = work_order.customer_id
    CROSS JOIN person ON person.id = work_order.advisor_id
    ORDER BY work_order.checked_in_at DESC, work_order.id DESC"
);

pub(crate) const SUMS: &str = concat!(
    "SELECT count(*) AS count, coalesce(sum(found.total), 0) AS total, coalesce(sum(found.unpaid), 0) AS unpaid
     FROM (SELECT ",
    include_str!("order_sums.sql"),
    include_str!("order_unpaid.sql"),
    " AS unpaid
     FROM json_each(?1) AS asked CROSS JOIN work_order ON work_order.id = asked.value) AS found"
);

/// The visits of some cars and of some customers, and some orders by themselves.
pub(crate) const OF_TEXT: &str = "
    SELECT id FROM work_order WHERE vehicle_id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM work_order WHERE customer_id IN (SELECT value FROM json_each(?2))
    UNION SELECT value AS id FROM json_each(?3)
    ORDER BY id DESC LIMIT ?4";

/// Whatever is in the shop, or is not seen to its end yet.
pub(crate) const MOVING: &str = "SELECT id FROM work_order INDEXED BY work_order_moving
    WHERE stage NOT IN ('closed', 'cancelled') AND stage IN (SELECT value FROM json_each(?1))
    ORDER BY id DESC LIMIT ?2";

/// As `order_unpaid.sql` says it of one order.
pub(crate) const UNPAID: &str = "
    SELECT work_order_id AS id FROM settlement INDEXED BY settlement_open
    WHERE state = 'open' AND total > received AND payer <> 'shop' AND service_contract_id IS NULL
    UNION SELECT work_order_id AS id FROM settlement INDEXED BY settlement_on_account
    WHERE on_account > 0 AND customer_id > 0 AND state IN ('open', 'settled')
        AND payer <> 'shop' AND service_contract_id IS NULL
    ORDER BY id DESC LIMIT ?1";

/// What came back to the shop, judged line by line.
pub(crate) const COMEBACKS: &str = "
    SELECT DISTINCT work_order_id AS id FROM warranty_judgement INDEXED BY warranty_judgement_verdict
    WHERE verdict = 'comeback' ORDER BY work_order_id DESC LIMIT ?1";

/// By which index the years are walked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    /// No way at all: the orders are told one by one.
    Told,
    Advisor,
    Stage,
    Kind,
    Days,
}

impl Along {
    fn of(asked: &ListAsked<'_>) -> Self {
        let filter = asked.filter;
        if asked.among.is_some() {
            Self::Told
        } else if filter.advisor_id.is_some() {
            Self::Advisor
        } else if filter.stages.len() == 1 {
            Self::Stage
        } else if filter.repair_kind.is_some() {
            Self::Kind
        } else {
            Self::Days
        }
    }
}

const ORDERS: Walk = Walk { table: "work_order", at: "work_order.checked_in_at", lead, narrow };

fn lead(asked: &ListAsked<'_>, way: &mut Question) -> Result<()> {
    let filter = asked.filter;
    match (Along::of(asked), filter.advisor_id, filter.stages.first(), &filter.repair_kind) {
        (Along::Advisor, Some(advisor), ..) => way.on("work_order.advisor_id = {}", advisor.0),
        (Along::Stage, _, Some(stage), _) => way.on("work_order.stage = {}", code_of(stage)?),
        (Along::Kind, .., Some(kind)) => way.on("work_order.repair_kind = {}", code_of(kind)?),
        _ => {}
    }
    Ok(())
}

/// The indexes the walk does not go along are kept from being taken: SQLite does not know how many there are of each.
fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let (filter, along) = (asked.filter, Along::of(asked));
    if !filter.stages.is_empty() && along != Along::Stage {
        question.conditions.push(format!("+work_order.stage IN ({})", codes(&filter.stages)?));
    }
    if let Some(advisor) = filter.advisor_id.filter(|_| along != Along::Advisor) {
        question.on("+work_order.advisor_id = {}", advisor.0);
    }
    if let Some(kind) = filter.repair_kind.filter(|_| along != Along::Kind) {
        question.on("+work_order.repair_kind = {}", code_of(&kind)?);
    }
    if let Some(technician) = filter.technician_id {
        question.on(
            "EXISTS (SELECT 1 FROM job CROSS JOIN json_each(job.technicians)
             WHERE job.work_order_id = work_order.id AND job.state <> 'cancelled'
                 AND json_extract(json_each.value, '$.person_id') = {})",
            technician.0,
        );
    }
    if let Some(payer) = filter.payer {
        // Those who pay seldom have an index of their own lines.
        let seldom = if payer == Payer::Customer { "" } else { " AND line.payer <> 'customer'" };
        question.on(
            &format!(
                "EXISTS (SELECT 1 FROM line WHERE line.work_order_id = work_order.id AND line.payer = {{}}{seldom}
                 AND line.state IN ('draft', 'offered', 'approved'))"
            ),
            payer.code().to_owned(),
        );
    }
    if filter.unpaid {
        question.conditions.push(format!("{UNPAID_OF} > 0"));
    }
    if filter.comeback {
        question.conditions.push(
            "EXISTS (SELECT 1 FROM warranty_judgement WHERE warranty_judgement.work_order_id = work_order.id
             AND warranty_judgement.verdict = 'comeback')"
                .to_owned(),
        );
    }
    if filter.late {
        let owing: Vec<Stage> = Stage::ALL.into_iter().filter(|stage| stage.owes_promise()).collect();
        question.conditions.push(format!("+work_order.stage IN ({})", codes(&owing)?));
        question.on("work_order.promised_at < {}", instant(asked.now));
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    let one = Some(PersonId(1));
    let filters = [
        ListFilter::default(),
        ListFilter { advisor_id: one, repair_kind: Some(RepairKind::Repair), ..ListFilter::default() },
        ListFilter { stages: vec![Stage::Closed], advisor_id: one, ..ListFilter::default() },
        ListFilter { stages: vec![Stage::Closed], ..ListFilter::default() },
        ListFilter { stages: vec![Stage::Closed, Stage::Delivered], ..ListFilter::default() },
        ListFilter { repair_kind: Some(RepairKind::Body), ..ListFilter::default() },
        ListFilter { technician_id: one, ..ListFilter::default() },
        ListFilter { payer: Some(Payer::Customer), ..ListFilter::default() },
        ListFilter { payer: Some(Payer::Insurer), ..ListFilter::default() },
        ListFilter { unpaid: true, late: true, ..ListFilter::default() },
        ListFilter { comeback: true, ..ListFilter::default() },
    ];
    ORDERS.every_question(&filters)
}

impl Reader<'_> {
    /// The orders of some cars and customers, and those told by their numbers, the newest first; and whether there
    /// are more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
        orders: &[i64],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        let orders = serde_json::to_string(orders)?;
        Ok(few(select(self.connection(), OF_TEXT, params![vehicles, customers, orders, AMONG_AT_MOST])?))
    }

    /// The orders that move, in some stages or in any.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_moving(&self, stages: &[Stage]) -> Result<(Vec<i64>, bool)> {
        let stages = serde_json::to_string(if stages.is_empty() { &Stage::ALL[..] } else { stages })?;
        Ok(few(select(self.connection(), MOVING, params![stages, AMONG_AT_MOST])?))
    }

    /// The orders with a sheet that is open or on account.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_unpaid(&self) -> Result<(Vec<i64>, bool)> {
        Ok(few(select(self.connection(), UNPAID, [AMONG_AT_MOST])?))
    }

    /// The orders with work that came back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_come_back(&self) -> Result<(Vec<i64>, bool)> {
        Ok(few(select(self.connection(), COMEBACKS, [AMONG_AT_MOST])?))
    }

    /// The first of the orders that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        ORDERS.found(self.connection(), asked, limit)
    }

    /// Some orders as the list shows them, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn order_rows(&self, orders: &[i64]) -> Result<Vec<OrderListed>> {
        select(self.connection(), ROWS, [serde_json::to_string(orders)?])
    }

    /// What some orders come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn order_sums(&self, orders: &[i64]) -> Result<OrderSums> {
        let sums = select(self.connection(), SUMS, [serde_json::to_string(orders)?])?.pop();
        Ok(sums.unwrap_or(OrderSums { count: 0, total: Money::ZERO, unpaid: Money::ZERO }))
    }
}
