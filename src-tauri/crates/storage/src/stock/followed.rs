//! What else of the store follows from its movements, its receipts and its inspections: the months, what
//! was used, what visits got, and how suppliers deliver.

use crate::record::select;
use crate::{Reader, Result, StorageError};
use domain::ids::WorkOrderId;
use domain::line::Line;
use domain::stock::StockDemand;
use domain::stock::picking::{issued, of_lines, with_those_before};
use domain::work_order::WorkOrder;
use serde::Deserialize;

/// A sum that does not follow from its movements: in which table it stands, and of what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSum {
    pub table: &'static str,
    pub of: String,
}

impl WrongSum {
    /// What cannot be summed up is a finding of its table.
    pub(super) fn unreadable(table: &'static str, error: &StorageError) -> Self {
        tracing::warn!(table, %error, "the check of the file");
        Self { table, of: String::new() }
    }
}

/// All months together, since the clock of the shop says into which of them a movement fell.
const MONTHS: &str = "
    SELECT DISTINCT part.name AS name FROM (
        SELECT part_id, kind, count(*) AS movements,
            sum(max(quantity, 0)) AS went_in, sum(max(-quantity, 0)) AS went_out,
            sum(max(stock_value, 0)) AS worth_in, sum(max(-stock_value, 0)) AS worth_out,
            sum(cost_difference) AS difference
        FROM stock_movement WHERE part_id BETWEEN ?1 AND ?2 GROUP BY part_id, kind
        UNION ALL
        SELECT part_id, kind, -sum(movements), -sum(quantity_in), -sum(quantity_out), -sum(value_in),
            -sum(value_out), -sum(cost_difference)
        FROM stock_month WHERE coalesce(part_id, 0) BETWEEN ?1 AND ?2 GROUP BY part_id, kind) AS sums
    JOIN part ON part.id = sums.part_id
    GROUP BY sums.part_id, sums.kind
    HAVING sum(movements) <> 0 OR sum(went_in) <> 0 OR sum(went_out) <> 0 OR sum(worth_in) <> 0
        OR sum(worth_out) <> 0 OR sum(difference) <> 0";

/// Month by month as the months say, which are held against the movements.
const USE: &str = "
    SELECT DISTINCT part.name AS name FROM (
        SELECT part_id, month, sum(quantity_out) AS went, sum(quantity_in) AS came
        FROM stock_month WHERE coalesce(part_id, 0) BETWEEN ?1 AND ?2
            AND kind IN ('issued', 'returned_from_line', 'sold', 'sale_returned')
        GROUP BY part_id, month
        UNION ALL
        SELECT part_id, month, -quantity_out, -quantity_back
        FROM part_use WHERE part_id BETWEEN ?1 AND ?2) AS sums
    JOIN part ON part.id = sums.part_id
    GROUP BY sums.part_id, sums.month HAVING sum(went) <> 0 OR sum(came) <> 0";

/// Summed up for some parts at a time.
pub(super) const OF_PARTS: [(&str, &str); 2] = [("stock_month", MONTHS), ("part_use", USE)];

/// Of all parts together a month is what its parts say.
const TOTALS: &str = "
    SELECT month || ' ' || kind AS name FROM (
        SELECT *, CASE WHEN part_id IS NULL THEN 1 ELSE -1 END AS side FROM stock_month) AS sides
    GROUP BY month, kind
    HAVING sum(side * movements) <> 0 OR sum(side * quantity_in) <> 0 OR sum(side * quantity_out) <> 0
        OR sum(side * value_in) <> 0 OR sum(side * value_out) <> 0 OR sum(side * cost_difference) <> 0";

/// Each rejection was counted. A line that came whole was at least once; it may have been again, where some
/// of it was rejected and came anew.
const DELIVERED: &str = "
    SELECT supplier.name AS name FROM supplier
    LEFT JOIN (SELECT supplier_id, sum(delivered) AS delivered, sum(late) AS late, sum(rejected) AS rejected
               FROM supplier_month GROUP BY supplier_id) AS counted ON counted.supplier_id = supplier.id
    LEFT JOIN (SELECT goods_receipt.supplier_id, count(*) AS rejections FROM goods_inspection
               JOIN goods_receipt_line ON goods_receipt_line.id = goods_inspection.goods_receipt_line_id
               JOIN goods_receipt ON goods_receipt.id = goods_receipt_line.goods_receipt_id
               WHERE goods_inspection.rejected > 0 GROUP BY goods_receipt.supplier_id) AS found
        ON found.supplier_id = supplier.id
    LEFT JOIN (SELECT purchase_order.supplier_id, count(*) AS lines FROM purchase_order_line
               JOIN purchase_order ON purchase_order.id = purchase_order_line.purchase_order_id
               WHERE purchase_order_line.closed = 0
                   AND purchase_order_line.received >= purchase_order_line.quantity
               GROUP BY purchase_order.supplier_id) AS came
        ON came.supplier_id = supplier.id
    WHERE coalesce(counted.rejected, 0) <> coalesce(found.rejections, 0)
        OR coalesce(counted.delivered, 0) < coalesce(came.lines, 0)
        OR counted.late NOT BETWEEN 0 AND counted.delivered
    ORDER BY supplier.id";

const NEEDING: &str = "SELECT DISTINCT work_order_id AS id FROM stock_demand ORDER BY 1";

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Needing {
    id: WorkOrderId,
}

impl Reader<'_> {
    /// What is summed up once for the whole shop.
    pub(super) fn wrong_sums_of_all<E>(
        &self,
        wrong: &mut Vec<WrongSum>,
        step: &mut impl FnMut() -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        for (table, sql) in [("stock_month", TOTALS), ("supplier_month", DELIVERED)] {
            step()?;
            match select::<Named>(self.connection(), sql, []) {
                Ok(found) => wrong.extend(found.into_iter().map(|named| WrongSum { table, of: named.name })),
                Err(error) => wrong.push(WrongSum::unreadable(table, &error)),
            }
        }
        let needing = match select::<Needing>(self.connection(), NEEDING, []) {
            Ok(needing) => needing,
            Err(error) => {
                wrong.push(WrongSum::unreadable("stock_demand", &error));
                return Ok(());
            }
        };
        for Needing { id } in needing {
            step()?;
            match self.wrong_demand(id) {
                Ok(None) => {}
                Ok(Some(number)) => wrong.push(WrongSum { table: "stock_demand", of: number }),
                Err(error) => wrong.push(WrongSum::unreadable("stock_demand", &error)),
            }
        }
        Ok(())
    }

    /// The number of a visit whose lines got something else than is written beside them.
    fn wrong_demand(&self, order: WorkOrderId) -> Result<Option<String>> {
        let (lines, moved) = (self.lines_of(order)?, self.stock_movements_of_order(order)?);
        let got = |row: &StockDemand, line: &Line| {
            issued(of_lines(&moved, &with_those_before(&lines, line), row.part_id))
        };
        let is_wrong = |row: &StockDemand| {
            lines.iter().find(|line| line.id == row.line_id).is_none_or(|line| got(row, line) != row.issued)
        };
        if self.stock_demands(order)?.iter().any(is_wrong) {
            return Ok(Some(self.get::<WorkOrder>(order.0)?.number));
        }
        Ok(None)
    }
}
