//! 出入库明细: everything that moved in a month.

use super::list::{AT_A_TIME, Asked, List, Out, head, money, quantity, text};
use crate::papers::movement;
use crate::stock::document_number::document_number;
use domain::dates::day_range_utc;
use domain::ids::StockMovementId;
use domain::stock::KEEPS;
use kernel::error::Result;

/// It is asked for by its month, `202603`.
pub(super) const LIST: List = List {
    kind: "movement_list",
    title: "出入库明细",
    handed_to: KEEPS,
    headings: &[
        head("时间", 18),
        head("类型", 10),
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("单位", 8),
        head("库位", 12),
        head("批号", 14),
        head("数量", 10),
        head("金额", 14),
        head("成本差异", 12),
        head("单据号", 18),
        head("经手人", 10),
        head("备注", 24),
    ],
    number: |asked| Ok(asked.month()?.0),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let (_, first, next) = asked.month()?;
    let to = day_range_utc(next, asked.zone()).0;
    let mut behind = (day_range_utc(first, asked.zone()).0, StockMovementId(0));
    loop {
        let rows = asked.r.movements_listed(behind, to, AT_A_TIME)?;
        let Some(last) = rows.last() else { return Ok(()) };
        behind = (last.at, last.id);
        for row in rows {
            let number = if row.order_number.is_empty() {
                document_number(asked.r, row.document_kind, row.document_id)?
            } else {
                row.order_number
            };
            out.row(&[
                asked.time(row.at),
                text(movement(row.kind)),
                text(row.code),
                text(row.name),
                text(row.brand),
                text(row.unit),
                text(row.bin_code),
                text(row.batch_number),
                quantity(row.quantity),
                money(row.stock_value),
                money(row.cost_difference),
                text(number),
                text(row.person_name),
                text(row.note),
            ])?;
        }
    }
}
