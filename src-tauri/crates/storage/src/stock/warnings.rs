//! What of the store somebody should look at. Each kind is looked for in an index that holds nothing
//! else, so that a store of two hundred thousand parts costs no more than what is wrong in it.

use super::expired_on_shelves;
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BinId, LineId, PartId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::plate::Plate;
use domain::stock::StockWarningKind;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One thing to look at, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StockWarning {
    pub kind: StockWarningKind,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// What of it is meant: what is there, in that bin, of that batch; of a visit what it lacks.
    pub quantity: Quantity,
    /// What it is held against: the minimum or the maximum, or what the visit still needs.
    pub bound: Quantity,
    /// What is on its way, and the next day on which some of it is expected.
    pub coming: Quantity,
    pub expected_on: Option<NaiveDate>,
    pub since: Option<DateTime<Utc>>,
    /// The last day of its shelf life.
    pub day: Option<NaiveDate>,
    pub bin_id: Option<BinId>,
    pub bin_code: String,
    pub batch_number: String,
    pub work_order_id: Option<WorkOrderId>,
    pub line_id: Option<LineId>,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub promised_at: Option<DateTime<Utc>>,
    /// What one costs now; of what lies still, what all of it is worth.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost: Money,
    /// What one is quoted at, and what it would have to be sold for now.
    pub quoted: Money,
    pub price: Money,
}

/// How many there are of the kinds that a question counts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StockWarningCounts {
    pub negative: i64,
    pub below_minimum: i64,
    pub shelf_life: i64,
    pub quarantined: i64,
    pub no_movement: i64,
    pub too_much: i64,
}

macro_rules! negative {
    () => {
        "FROM stock_level CROSS JOIN part ON part.id = stock_level.part_id
         WHERE stock_level.part_id > 0 AND stock_level.quantity < 0"
    };
}

macro_rules! expired_below {
    () => {
        expired_on_shelves!("?4", "minimum > 0 AND shelved >= minimum AND shelved - gone < minimum")
    };
}

// Many may be below, and some hundred are shown: of those alone it is added up what may be used.
macro_rules! below_minimum {
    () => {
        concat!(
            "FROM (SELECT few.part_id FROM (
                SELECT part_id FROM stock_watch WHERE below_minimum = 1 UNION ALL ",
            expired_below!(),
            ") AS few LEFT JOIN stock_account ON stock_account.part_id = few.part_id
             ORDER BY coalesce(stock_account.on_hand, 0) > 0, stock_account.last_out_at DESC, few.part_id
             LIMIT ?1) AS below
             CROSS JOIN part ON part.id = below.part_id
             LEFT JOIN stock_account ON stock_account.part_id = part.id"
        )
    };
}

macro_rules! too_much {
    () => {
        "FROM stock_watch CROSS JOIN part ON part.id = stock_watch.part_id
         CROSS JOIN stock_account ON stock_account.part_id = part.id WHERE stock_watch.too_much = 1"
    };
}

macro_rules! no_movement {
    () => {
        "FROM stock_account AS still WHERE still.on_hand > 0
             AND max(coalesce(still.last_in_at, ''), coalesce(still.last_out_at, '')) < ?2"
    };
}

/// So many of the dearest are looked at where much lies still.
macro_rules! among_the_dearest {
    () => {
        "1500"
    };
}

// Some hundred are shown of what may be half the store. A few that lie still are sorted. Of many those among the
// store's dearest are taken, and those that lie longest, so that there is enough to show where the dearest all move.
macro_rules! longest_still {
    () => {
        concat!(
            "FROM stock_account CROSS JOIN part ON part.id = stock_account.part_id
             WHERE stock_account.id IN (
             WITH counted (few, many) AS MATERIALIZED (SELECT NOT found, found FROM (SELECT EXISTS (
                 SELECT 1 FROM stock_account AS still INDEXED BY stock_account_still WHERE still.on_hand > 0
                     AND max(coalesce(still.last_in_at, ''), coalesce(still.last_out_at, '')) < ?2
                 LIMIT 1 OFFSET 5000) AS found))
             SELECT id FROM (SELECT still.id FROM stock_account AS still INDEXED BY stock_account_still
                 WHERE (SELECT few FROM counted) AND still.on_hand > 0
                     AND max(coalesce(still.last_in_at, ''), coalesce(still.last_out_at, '')) < ?2
                 ORDER BY still.stock_value DESC, still.id LIMIT ?1)
             UNION ALL SELECT id FROM (SELECT dear.id, dear.last_in_at, dear.last_out_at
                 FROM stock_account AS dear INDEXED BY stock_account_value
                 WHERE (SELECT many FROM counted) AND dear.on_hand > 0
                 ORDER BY dear.stock_value DESC, dear.id LIMIT ",
            among_the_dearest!(),
            ") WHERE max(coalesce(last_in_at, ''), coalesce(last_out_at, '')) < ?2
             UNION ALL SELECT id FROM (SELECT still.id FROM stock_account AS still INDEXED BY stock_account_still
                 WHERE (SELECT many FROM counted) AND still.on_hand > 0
                     AND max(coalesce(still.last_in_at, ''), coalesce(still.last_out_at, '')) < ?2
                 ORDER BY max(coalesce(still.last_in_at, ''), coalesce(still.last_out_at, '')) LIMIT ?1))"
        )
    };
}

macro_rules! shelf_life {
    () => {
        "FROM stock_level CROSS JOIN stock_batch ON stock_batch.id = stock_level.batch_id
         CROSS JOIN bin ON bin.id = stock_level.bin_id CROSS JOIN part ON part.id = stock_level.part_id
         WHERE stock_level.batch_id > 0 AND stock_level.quantity > 0 AND stock_batch.expires_on <= ?3
             AND bin.kind IN ('shelf', 'quarantine')"
    };
}

macro_rules! quarantined {
    () => {
        "FROM bin CROSS JOIN stock_level ON stock_level.bin_id = bin.id
         CROSS JOIN part ON part.id = stock_level.part_id
         WHERE bin.kind = 'quarantine' AND stock_level.quantity > 0"
    };
}

/// What every kind says alike; where it lies, which batch, whose visit and what it costs follow.
macro_rules! warning {
    ($kind:literal, $quantity:literal, $bound:literal, $since:literal, $place:literal, $cost:literal, $of:ident, $order:literal) => {
        concat!(
            "WITH found AS (SELECT '",
            $kind,
            "' AS kind, part.id AS part_id, part.code, part.name, part.unit, ",
            $quantity,
            " AS quantity, ",
            $bound,
            " AS bound, ",
            $since,
            " AS since, ",
            $place,
            ", ",
            $cost,
            " AS cost ",
            $of!(),
            " ORDER BY ",
            $order,
            " LIMIT ?1)
            SELECT found.*,
                coalesce((SELECT sum(purchase_order_line.quantity - received)
                    FROM purchase_order_line CROSS JOIN purchase_order
                        ON purchase_order.id = purchase_order_line.purchase_order_id
                    WHERE purchase_order_line.part_id = found.part_id AND purchase_order_line.closed = 0
                        AND purchase_order_line.quantity > received
                        AND purchase_order.state = 'ordered'), 0) AS coming,
                (SELECT min(coalesce(purchase_order_line.expected_on, purchase_order.expected_on))
                    FROM purchase_order_line CROSS JOIN purchase_order
                        ON purchase_order.id = purchase_order_line.purchase_order_id
                    WHERE purchase_order_line.part_id = found.part_id AND purchase_order_line.closed = 0
                        AND purchase_order_line.quantity > received
                        AND purchase_order.state = 'ordered') AS expected_on,
                NULL AS work_order_id, NULL AS line_id, '' AS order_number, NULL AS plate, NULL AS promised_at, 0 AS quoted,
                0 AS price
            FROM found"
        )
    };
}

pub(crate) const NEGATIVE: &str = warning!(
    "negative",
    "stock_level.quantity",
    "0",
    "(SELECT last_out_at FROM stock_account WHERE stock_account.part_id = part.id)",
    "NULL AS day, stock_level.bin_id, (SELECT code FROM bin WHERE bin.id = stock_level.bin_id) AS bin_code,
     '' AS batch_number",
    "0",
    negative,
    "stock_level.part_id"
);
pub(crate) const BELOW_MINIMUM: &str = warning!(
    "below_minimum",
    "coalesce((SELECT sum(stock_level.quantity)
        FROM stock_level CROSS JOIN bin ON bin.id = stock_level.bin_id
        WHERE stock_level.part_id = part.id AND bin.kind = 'shelf'
            AND NOT EXISTS (SELECT 1 FROM stock_batch
                            WHERE stock_batch.id = stock_level.batch_id AND expires_on < ?4)), 0)",
    "part.minimum",
    "stock_account.last_out_at",
    "NULL AS day, part.bin_id, coalesce((SELECT code FROM bin WHERE bin.id = part.bin_id), '') AS bin_code,
     '' AS batch_number",
    "0",
    below_minimum,
    "coalesce(stock_account.on_hand, 0) > 0, stock_account.last_out_at DESC, part.id"
);
pub(crate) const TOO_MUCH: &str = warning!(
    "too_much",
    "stock_account.on_hand",
    "part.maximum",
    "stock_account.last_in_at",
    "NULL AS day, part.bin_id, coalesce((SELECT code FROM bin WHERE bin.id = part.bin_id), '') AS bin_code,
     '' AS batch_number",
    "stock_account.stock_value",
    too_much,
    "stock_account.stock_value DESC, part.id"
);
pub(crate) const NO_MOVEMENT: &str = warning!(
    "no_movement",
    "stock_account.on_hand",
    "0",
    "nullif(max(coalesce(stock_account.last_in_at, ''), coalesce(stock_account.last_out_at, '')), '')",
    "NULL AS day, part.bin_id, coalesce((SELECT code FROM bin WHERE bin.id = part.bin_id), '') AS bin_code,
     '' AS batch_number",
    "stock_account.stock_value",
    longest_still,
    "stock_account.stock_value DESC, part.id"
);
pub(crate) const SHELF_LIFE: &str = warning!(
    "shelf_life",
    "stock_level.quantity",
    "0",
    "NULL",
    "stock_batch.expires_on AS day, stock_level.bin_id, bin.code AS bin_code, stock_batch.batch_number",
    "0",
    shelf_life,
    "stock_batch.expires_on, stock_level.id"
);
pub(crate) const QUARANTINED: &str = warning!(
    "quarantined",
    "stock_level.quantity",
    "0",
    "(SELECT at FROM stock_movement WHERE stock_movement.part_id = part.id AND stock_movement.bin_id = bin.id
        AND stock_movement.quantity > 0 ORDER BY stock_movement.at DESC LIMIT 1)",
    "NULL AS day, stock_level.bin_id, bin.code AS bin_code,
     coalesce((SELECT batch_number FROM stock_batch WHERE stock_batch.id = stock_level.batch_id), '')
         AS batch_number",
    "0",
    quarantined,
    "stock_level.id"
);

/// The first parameter is free, so that the days stand where they stand in the lists.
pub(crate) const COUNTS: &str = concat!(
    "SELECT (SELECT count(*) ",
    negative!(),
    ") AS negative, (SELECT count(*) ",
    "FROM stock_watch WHERE below_minimum = 1) + (SELECT count(*) FROM (",
    expired_below!(),
    ")) AS below_minimum, (SELECT count(*) ",
    shelf_life!(),
    ") AS shelf_life, (SELECT count(*) ",
    quarantined!(),
    ") AS quarantined, (SELECT count(*) ",
    no_movement!(),
    ") AS no_movement, (SELECT count(*) ",
    "FROM stock_watch WHERE too_much = 1",
    ") AS too_much WHERE ?1 = 0"
);

/// The day, from where on something lies still, and up to which day its shelf life is told.
#[derive(Clone, Copy, Debug)]
pub struct WarningDays {
    pub today: NaiveDate,
    pub still_since: DateTime<Utc>,
    pub expires_until: NaiveDate,
}

impl Reader<'_> {
    /// How many there are of each kind that is looked for by a question.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_warning_counts(&self, days: WarningDays) -> Result<Option<StockWarningCounts>> {
        let (until, today) = (days.expires_until.to_string(), days.today.to_string());
        let params = params![0, instant(days.still_since), until, today];
        Ok(select(self.connection(), COUNTS, params)?.pop())
    }

    /// The warnings of a kind, what matters most first; none of the kinds that are reckoned.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_warnings(
        &self,
        kind: StockWarningKind,
        days: WarningDays,
        limit: i64,
    ) -> Result<Vec<StockWarning>> {
        let db = self.connection();
        match kind {
            StockWarningKind::Negative => select(db, NEGATIVE, [limit]),
            StockWarningKind::BelowMinimum => {
                let unused = rusqlite::types::Null;
                select(db, BELOW_MINIMUM, params![limit, unused, unused, days.today.to_string()])
            }
            StockWarningKind::TooMuch => select(db, TOO_MUCH, [limit]),
            StockWarningKind::Quarantined => select(db, QUARANTINED, [limit]),
            StockWarningKind::NoMovement => {
                select(db, NO_MOVEMENT, params![limit, instant(days.still_since)])
            }
            StockWarningKind::ShelfLife => {
                select(db, SHELF_LIFE, params![limit, rusqlite::types::Null, days.expires_until.to_string()])
            }
            StockWarningKind::ShortForVisit | StockWarningKind::PriceRose => Ok(Vec::new()),
        }
    }
}
