//! The sheets of all years, the newest first.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, codes, few};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, SettlementId, VehicleId, WorkOrderId};
use domain::line::Payer;
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::SheetState;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sheet in the list of all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SheetListed {
    pub id: SettlementId,
    pub number: String,
    pub state: SheetState,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
    pub payer: Payer,
    /// Empty where it is the customer.
    pub payer_name: String,
    pub claim_number: String,
    pub issued_at: DateTime<Utc>,
    pub issued_by_name: String,
    pub settled_at: Option<DateTime<Utc>>,
    pub total: Money,
    pub received: Money,
    pub on_account: Money,
    /// What did not come in, on account or not.
    pub unpaid: Money,
}

/// What some sheets come to; what was taken back with its sheet is in none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSums {
    pub count: i64,
    pub total: Money,
    pub unpaid: Money,
}

// The shop owes itself nothing, and a contract was paid when it was sold.
macro_rules! unpaid {
    () => {
        "CASE WHEN settlement.state IN ('open', 'settled') AND settlement.payer <> 'shop'
              AND settlement.service_contract_id IS NULL
         THEN settlement.total - settlement.received ELSE 0 END"
    };
}

pub(crate) const SHEET_ROWS: &str = concat!(
    "SELECT settlement.id, settlement.number, settlement.state, settlement.work_order_id,
         work_order.number AS order_number, vehicle.plate, vehicle.plate_colour,
         customer.name AS customer_name, settlement.payer, settlement.payer_name, settlement.claim_number,
         settlement.issued_at, person.name AS issued_by_name, settlement.settled_at, settlement.total,
         settlement.received, settlement.on_account, ",
    unpaid!(),
    " AS unpaid
     FROM json_each(?1) AS asked
     CROSS JOIN settlement ON settlement.id = asked.value
     CROSS JOIN work_order ON work_order.id = settlement.work_order_id
     CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
     CROSS JOIN customer ON customer.id = settlement.customer_id
     CROSS JOIN person ON person.id = settlement.issued_by
     ORDER BY settlement.issued_at DESC, settlement.id DESC"
);

pub(crate) const SHEET_SUMS: &str = concat!(
    "SELECT count(*) AS count,
         coalesce(sum(CASE WHEN settlement.state IN ('open', 'settled') THEN settlement.total ELSE 0 END), 0)
             AS total,
         coalesce(sum(",
    unpaid!(),
    "), 0) AS unpaid
     FROM json_each(?1) AS asked CROSS JOIN settlement ON settlement.id = asked.value"
);

/// The sheets of some cars' and some customers' visits, and some by themselves.
pub(crate) const SHEETS_OF_TEXT: &str = "
    SELECT settlement.id FROM work_order CROSS JOIN settlement ON settlement.work_order_id = work_order.id
    WHERE work_order.vehicle_id IN (SELECT value FROM json_each(?1))
    UNION SELECT settlement.id FROM work_order
    CROSS JOIN settlement ON settlement.work_order_id = work_order.id
    WHERE work_order.customer_id IN (SELECT value FROM json_each(?2))
    UNION SELECT value AS id FROM json_each(?3)
    ORDER BY id DESC LIMIT ?4";

pub(crate) const SHEETS_UNPAID: &str = "
    SELECT id FROM settlement INDEXED BY settlement_open
    WHERE state = 'open' AND total > received AND payer <> 'shop' AND service_contract_id IS NULL
    UNION SELECT id FROM settlement INDEXED BY settlement_on_account
    WHERE on_account > 0 AND customer_id > 0 AND state IN ('open', 'settled')
        AND payer <> 'shop' AND service_contract_id IS NULL
    ORDER BY id DESC LIMIT ?1";

const SHEETS: Walk = Walk { table: "settlement", at: "settlement.issued_at", lead, narrow };

/// Most sheets are customers' own: these are found along the days.
fn led_by(asked: &ListAsked<'_>) -> Option<Payer> {
    asked.filter.payer.filter(|payer| *payer != Payer::Customer && asked.among.is_none())
}

fn lead(asked: &ListAsked<'_>, way: &mut Question) -> Result<()> {
    if let Some(payer) = led_by(asked) {
        way.on("settlement.payer = {}", payer.code().to_owned());
    }
    Ok(())
}

fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let filter = asked.filter;
    if let Some(payer) = filter.payer.filter(|_| led_by(asked).is_none()) {
        question.on("+settlement.payer = {}", payer.code().to_owned());
    }
    if !filter.sheet_states.is_empty() {
        question.conditions.push(format!("+settlement.state IN ({})", codes(&filter.sheet_states)?));
    }
    if let Some(advisor) = filter.advisor_id {
        question.on(
            "EXISTS (SELECT 1 FROM work_order
             WHERE work_order.id = settlement.work_order_id AND +work_order.advisor_id = {})",
            advisor.0,
        );
    }
    if filter.unpaid {
        question.conditions.push(concat!(unpaid!(), " > 0").to_owned());
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    SHEETS.every_question(&[
        ListFilter::default(),
        ListFilter { payer: Some(Payer::Insurer), ..ListFilter::default() },
        ListFilter { payer: Some(Payer::Customer), unpaid: true, ..ListFilter::default() },
        ListFilter { sheet_states: vec![SheetState::Voided], ..ListFilter::default() },
        ListFilter { advisor_id: Some(domain::ids::PersonId(1)), ..ListFilter::default() },
    ])
}

impl Reader<'_> {
    /// The sheets of some cars and customers, and those told by their numbers, the newest first; and whether there
    /// are more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
        sheets: &[i64],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        let sheets = serde_json::to_string(sheets)?;
        let asked = params![vehicles, customers, sheets, AMONG_AT_MOST];
        Ok(few(select(self.connection(), SHEETS_OF_TEXT, asked)?))
    }

    /// The sheets that are open or on account.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_unpaid(&self) -> Result<(Vec<i64>, bool)> {
        Ok(few(select(self.connection(), SHEETS_UNPAID, [AMONG_AT_MOST])?))
    }

    /// The first of the sheets that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        SHEETS.found(self.connection(), asked, limit)
    }

    /// Some sheets as the list shows them, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheet_rows(&self, sheets: &[i64]) -> Result<Vec<SheetListed>> {
        select(self.connection(), SHEET_ROWS, [serde_json::to_string(sheets)?])
    }

    /// What some sheets come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheet_sums(&self, sheets: &[i64]) -> Result<SheetSums> {
        let sums = select(self.connection(), SHEET_SUMS, [serde_json::to_string(sheets)?])?.pop();
        Ok(sums.unwrap_or(SheetSums { count: 0, total: Money::ZERO, unpaid: Money::ZERO }))
    }
}
