//! What moved in a month, added up as it moves, and what a part was on a day.

use crate::record::select;
use crate::{Reader, Result, Writer, instant};
use chrono::{DateTime, Utc};
use domain::ids::{PartId, StockMovementId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::stock::{MovementKind, StockDocument, StockMonth, StockMovement};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part in the report of a month.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartInMonth {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity_in: Quantity,
    pub quantity_out: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_in: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_out: Money,
    /// What was there at the end of the month, and what it was worth.
    pub closing_quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub closing_value: Money,
}

/// A movement as the card of its part shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CardRow {
    pub id: StockMovementId,
    pub at: DateTime<Utc>,
    pub kind: MovementKind,
    pub quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost_difference: Money,
    pub document_kind: Option<StockDocument>,
    pub document_id: Option<i64>,
    pub work_order_id: Option<WorkOrderId>,
    pub order_number: String,
    pub bin_code: String,
    pub batch_number: String,
    pub person_name: String,
    pub note: String,
}

/// What moved of a part from an instant on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MovedSince {
    pub quantity: Quantity,
    pub stock_value: Money,
}

/// A movement in a list that goes out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MovementListed {
    pub id: StockMovementId,
    pub at: DateTime<Utc>,
    pub kind: MovementKind,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub unit: String,
    pub bin_code: String,
    pub batch_number: String,
    pub quantity: Quantity,
    pub stock_value: Money,
    pub cost_difference: Money,
    pub order_number: String,
    pub document_kind: Option<StockDocument>,
    pub document_id: Option<i64>,
    pub person_name: String,
    pub note: String,
}

pub(crate) const MONTH: &str =
    "SELECT * FROM stock_month WHERE coalesce(part_id, 0) = ?1 AND month = ?2 AND kind = ?3";

pub(crate) const TOTALS: &str = "
    SELECT * FROM stock_month WHERE coalesce(part_id, 0) = 0 AND month <= ?1 ORDER BY month, kind";

/// What is moved from bin to bin neither came in nor went out. What was there at the end of the month is what
/// is there now less what moved since: of a month ago that is little. The plus lets the index answer: an
/// expression in one has no type.
pub(crate) const PARTS: &str = "
    WITH found AS (
        SELECT part_id, sum(quantity_in) AS quantity_in, sum(quantity_out) AS quantity_out,
            sum(value_in) AS value_in, sum(value_out) AS value_out
        FROM stock_month WHERE month = ?1 AND part_id IS NOT NULL AND kind <> 'moved' GROUP BY part_id
        ORDER BY max(sum(value_in), sum(value_out)) DESC, part_id LIMIT ?2 OFFSET ?3)
    SELECT found.part_id, part.code, part.name, part.unit, found.quantity_in, found.quantity_out,
        found.value_in, found.value_out,
        stock_account.on_hand - coalesce((SELECT sum(later.quantity_in - later.quantity_out)
            FROM stock_month AS later
            WHERE coalesce(later.part_id, 0) = +found.part_id AND later.month > ?1), 0) AS closing_quantity,
        stock_account.stock_value - coalesce((SELECT sum(later.value_in - later.value_out)
            FROM stock_month AS later
            WHERE coalesce(later.part_id, 0) = +found.part_id AND later.month > ?1), 0) AS closing_value
    FROM found CROSS JOIN part ON part.id = found.part_id
    CROSS JOIN stock_account ON stock_account.part_id = found.part_id
    ORDER BY max(found.value_in, found.value_out) DESC, found.part_id";

pub(crate) const SINCE: &str = "
    SELECT coalesce(sum(quantity), 0) AS quantity, coalesce(sum(stock_value), 0) AS stock_value
    FROM stock_movement WHERE part_id = ?1 AND at >= ?2";

pub(crate) const CARD: &str = "
    SELECT stock_movement.id, stock_movement.at, stock_movement.kind, stock_movement.quantity,
        stock_movement.stock_value, stock_movement.cost_difference, stock_movement.document_kind,
        stock_movement.document_id, stock_movement.work_order_id,
        coalesce((SELECT number FROM work_order WHERE work_order.id = stock_movement.work_order_id), '')
            AS order_number,
        bin.code AS bin_code,
        coalesce((SELECT batch_number FROM stock_batch WHERE stock_batch.id = stock_movement.batch_id), '')
            AS batch_number,
        person.name AS person_name, stock_movement.note
    FROM stock_movement CROSS JOIN bin ON bin.id = stock_movement.bin_id
    CROSS JOIN person ON person.id = stock_movement.person_id
    WHERE stock_movement.part_id = ?1 AND stock_movement.at >= ?2 AND stock_movement.at < ?3
    ORDER BY stock_movement.at, stock_movement.id LIMIT ?4";

pub(crate) const LISTED: &str = "
    SELECT stock_movement.id, stock_movement.at, stock_movement.kind, part.code, part.name, part.brand,
        part.unit, bin.code AS bin_code,
        coalesce((SELECT batch_number FROM stock_batch WHERE stock_batch.id = stock_movement.batch_id), '')
            AS batch_number,
        stock_movement.quantity, stock_movement.stock_value, stock_movement.cost_difference,
        coalesce((SELECT number FROM work_order WHERE work_order.id = stock_movement.work_order_id), '')
            AS order_number,
        stock_movement.document_kind, stock_movement.document_id, person.name AS person_name,
        stock_movement.note
    FROM stock_movement CROSS JOIN part ON part.id = stock_movement.part_id
    CROSS JOIN bin ON bin.id = stock_movement.bin_id
    CROSS JOIN person ON person.id = stock_movement.person_id
    WHERE (stock_movement.at, stock_movement.id) > (?1, ?2) AND stock_movement.at >= ?1
        AND stock_movement.at < ?3
    ORDER BY stock_movement.at, stock_movement.id LIMIT ?4";

const ADD_UP_PARTS: &str = "
    INSERT INTO stock_month (month, part_id, kind, movements, quantity_in, quantity_out, value_in, value_out,
        cost_difference)
    SELECT substr(at, 1, 7), part_id, kind, count(*), sum(max(quantity, 0)), sum(max(-quantity, 0)),
        sum(max(stock_value, 0)), sum(max(-stock_value, 0)), sum(cost_difference)
    FROM stock_movement GROUP BY 1, 2, 3";
const ADD_UP_TOTALS: &str = "
    INSERT INTO stock_month (month, part_id, kind, movements, quantity_in, quantity_out, value_in, value_out,
        cost_difference)
    SELECT month, NULL, kind, sum(movements), sum(quantity_in), sum(quantity_out), sum(value_in),
        sum(value_out), sum(cost_difference)
    FROM stock_month WHERE part_id IS NOT NULL GROUP BY month, kind";
const ADD_UP_USE: &str = "
    INSERT INTO part_use (part_id, month, quantity_out, quantity_back)
    SELECT part_id, substr(at, 1, 7), sum(max(-quantity, 0)), sum(max(quantity, 0))
    FROM stock_movement WHERE kind IN ('issued', 'returned_from_line', 'sold', 'sale_returned')
    GROUP BY 1, 2";

impl Reader<'_> {
    /// What moved in all months up to one, of all parts together.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_totals(&self, until: &str) -> Result<Vec<StockMonth>> {
        select(self.connection(), TOTALS, [until])
    }

    /// The parts that moved in a month, those of which the most moved first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_in_month(&self, month: &str, limit: i64, after: i64) -> Result<Vec<PartInMonth>> {
        select(self.connection(), PARTS, params![month, limit, after])
    }

    /// What moved of a part from an instant on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moved_since(&self, part: PartId, from: DateTime<Utc>) -> Result<Option<MovedSince>> {
        Ok(select(self.connection(), SINCE, params![part.0, instant(from)])?.pop())
    }

    /// The movements of a part from one instant to another, as they came.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_card(
        &self,
        part: PartId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<CardRow>> {
        select(self.connection(), CARD, params![part.0, instant(from), instant(to), limit])
    }

    /// The movements behind one and before an instant, as they came.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn movements_listed(
        &self,
        behind: (DateTime<Utc>, StockMovementId),
        to: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<MovementListed>> {
        let params = params![instant(behind.0), behind.1.0, instant(to), limit];
        select(self.connection(), LISTED, params)
    }
}

impl Writer<'_> {
    /// Adds a movement to its month, of its part and of all parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn add_to_month(&self, month: &str, movement: &StockMovement) -> Result<()> {
        let kind = serde_json::to_value(movement.kind)?;
        let kind = kind.as_str().unwrap_or_default();
        for part in [Some(movement.part_id), None] {
            let params = params![part.map_or(0, |part| part.0), month, kind];
            let kept: Option<StockMonth> = select(self.connection(), MONTH, params)?.pop();
            let mut row = kept.unwrap_or_else(|| StockMonth::of(month.to_owned(), part, movement.kind));
            row.add(movement);
            if row.id == 0 {
                self.insert(&mut row)?;
            } else {
                self.update(&row)?;
            }
        }
        Ok(())
    }

    /// A movement that goes with the list it came by leaves its month as well.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn take_from_month(&self, month: &str, movement: &StockMovement) -> Result<()> {
        let kind = serde_json::to_value(movement.kind)?;
        let kind = kind.as_str().unwrap_or_default();
        for part in [Some(movement.part_id), None] {
            let params = params![part.map_or(0, |part| part.0), month, kind];
            let kept: Option<StockMonth> = select(self.connection(), MONTH, params)?.pop();
            let Some(mut row) = kept else { continue };
            row.take(movement);
            if row.movements == 0 {
                self.delete::<StockMonth>(row.id)?;
            } else {
                self.update(&row)?;
            }
        }
        Ok(())
    }

    /// Months and use of movements that were poured in, all at once.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn add_up_months(&self) -> Result<()> {
        for sql in [ADD_UP_PARTS, ADD_UP_TOTALS, ADD_UP_USE] {
            self.connection().execute(sql, [])?;
        }
        Ok(())
    }
}
