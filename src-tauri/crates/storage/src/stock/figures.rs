//! What a store is measured by, from the months and from what was written down as it was asked for.

use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::ids::{LineId, PartId};
use domain::line::PartGrade;
use domain::money::{Money, Rate};
use domain::stock::StockAsked;
use domain::stock_terms::AbcClass;
use serde::{Deserialize, Serialize};

/// What lies dead, and what of it is worth.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeadStock {
    pub parts: i64,
    pub stock_value: Money,
}

/// How many lines were asked for, and how many of them were there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskedAndThere {
    pub asked: i64,
    pub there: i64,
}

/// What was used of a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UsedPart {
    pub part_id: PartId,
    pub used: Money,
}

/// A part that stock is kept of, and its class.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClassedPart {
    pub part_id: PartId,
    pub abc: Option<AbcClass>,
}

/// Lines of one brand, grade and rate of tax that were first issued in some days.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssuedLines {
    pub brand: String,
    pub grade: Option<PartGrade>,
    pub tax_rate: Rate,
    pub lines: i64,
    /// With the tax.
    pub amount: Money,
    /// As the shop's prices are meant.
    pub cost: Money,
}

/// How a part is called in a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartNamed {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
}

pub(crate) const DEAD: &str = "
    SELECT count(*) AS parts, coalesce(sum(stock_value), 0) AS stock_value FROM stock_account
    WHERE on_hand > 0 AND max(coalesce(last_in_at, ''), coalesce(last_out_at, '')) < ?1";

pub(crate) const ASKED: &str = "
    SELECT count(*) AS asked, coalesce(sum(there), 0) AS there FROM stock_asked WHERE at >= ?1 AND at < ?2";

pub(crate) const ASKED_FOR_LINE: &str = "SELECT * FROM stock_asked WHERE line_id = ?1";

pub(crate) const USED: &str = "
    SELECT part_id, sum(value_out - value_in) AS used FROM stock_month
    WHERE month >= ?1 AND month <= ?2 AND part_id IS NOT NULL
        AND kind IN ('issued', 'returned_from_line', 'sold', 'sale_returned')
    GROUP BY part_id";

/// In two halves, so that the index of the classes answers both.
pub(crate) const CLASSED: &str = "
    SELECT id AS part_id, abc FROM part WHERE stocked = 1 AND abc IS NULL
    UNION ALL SELECT id AS part_id, abc FROM part WHERE stocked = 1 AND abc > ''";

/// A line counts in the days of its first issue, with everything that was ever issued to it and came
/// back: counted issue by issue its price would stand in one month and its cost in the next.
pub(crate) const ISSUED: &str = "
    WITH found AS (
        SELECT DISTINCT stock_movement.line_id FROM stock_movement
        WHERE stock_movement.at >= ?1 AND stock_movement.at < ?2 AND stock_movement.kind = 'issued'
            AND stock_movement.line_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM stock_movement AS earlier
                WHERE earlier.line_id = stock_movement.line_id AND earlier.kind = 'issued' AND earlier.at < ?1))
    SELECT line.brand, line.grade, line.tax_rate, count(*) AS lines, sum(line.amount) AS amount,
        -sum((SELECT sum(own.stock_value + own.cost_difference) FROM stock_movement AS own
              WHERE own.line_id = line.id)) AS cost
    FROM found CROSS JOIN line ON line.id = found.line_id
    WHERE line.state = 'approved'
    GROUP BY line.brand, line.grade, line.tax_rate";

pub(crate) const NAMED: &str = "
    SELECT part.id AS part_id, part.code, part.name, part.unit
    FROM json_each(?1) AS asked CROSS JOIN part ON part.id = asked.value ORDER BY asked.key";

const CLASS: &str = "
    UPDATE part SET abc = ?1, version = version + 1 WHERE id IN (SELECT value FROM json_each(?2))";

impl Reader<'_> {
    /// What is there and did not move since.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn dead_stock(&self, since: DateTime<Utc>) -> Result<Option<DeadStock>> {
        Ok(select(self.connection(), DEAD, [instant(since)])?.pop())
    }

    /// What was asked for from one instant to another, and what of it was there.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn asked_and_there(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Option<AskedAndThere>> {
        Ok(select(self.connection(), ASKED, [instant(from), instant(to)])?.pop())
    }

    /// Whether what a line asked for was there.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_asked_for(&self, line: LineId) -> Result<Option<StockAsked>> {
        Ok(select(self.connection(), ASKED_FOR_LINE, [line.0])?.pop())
    }

    /// What was used of each part from one month to another, both included.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_used(&self, first: &str, last: &str) -> Result<Vec<UsedPart>> {
        select(self.connection(), USED, [first, last])
    }

    /// Every part that stock is kept of.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_classed(&self) -> Result<Vec<ClassedPart>> {
        select(self.connection(), CLASSED, [])
    }

    /// What was fitted to cars: the lines first issued in these days, by what tells their margins apart.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_issued(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<IssuedLines>> {
        select(self.connection(), ISSUED, [instant(from), instant(to)])
    }

    /// How these parts are called, in the order they are asked in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_named(&self, parts: &[PartId]) -> Result<Vec<PartNamed>> {
        select(self.connection(), NAMED, [serde_json::to_string(parts)?])
    }
}

impl crate::Writer<'_> {
    /// Writes the class of parts, of all of them at once.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn class_parts(&self, class: AbcClass, parts: &[PartId]) -> Result<()> {
        let class = serde_json::to_value(class)?;
        let class = class.as_str().unwrap_or_default();
        let mut statement = self.connection().prepare_cached(CLASS)?;
        statement.execute([class, serde_json::to_string(parts)?.as_str()])?;
        Ok(())
    }
}
