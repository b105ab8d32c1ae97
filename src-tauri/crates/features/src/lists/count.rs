//! 盘点差异: what a count found more or less of, once it was handed in. It is asked for by the count's own number
//! in the file.

use super::list::{Asked, List, Out, head, money, quantity, text};
use crate::counting::counts::{AskCount, get_count};
use domain::counting::StockCount;
use domain::ids::StockCountId;
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "count_list",
    title: "盘点差异",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("单位", 8),
        head("库位", 12),
        head("批号", 14),
        head("账面", 10),
        head("实盘", 10),
        head("差异", 10),
        head("差异金额", 14),
        head("盘点时间", 18),
        head("盘点人", 10),
    ],
    number: |asked| Ok(asked.r.get::<StockCount>(asked.id)?.number),
    written,
};

/// While it goes on there is nothing to tell: who counts is not told what should be there.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for row in get_count(asked.cx, AskCount { id: StockCountId(asked.id) })?.differences {
        out.row(&[
            text(row.code),
            text(row.name),
            text(row.brand),
            text(row.specification),
            text(row.unit),
            text(row.bin_code),
            text(row.batch_number),
            quantity(row.book_quantity),
            quantity(row.counted_quantity),
            quantity(row.by),
            money(row.stock_value),
            asked.time(row.counted_at),
            text(row.counted_by_name),
        ])?;
    }
    Ok(())
}
