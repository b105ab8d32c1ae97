//! 库存预警: every warning of every kind.

use super::list::{Asked, List, Out, day, head, money, quantity, text};
use crate::papers::warning;
use crate::stock::warnings::of_kind;
use domain::stock::{KEEPS, StockWarningKind};
use kernel::error::Result;

/// More than a sheet holds rows.
const ALL: i64 = 1_000_000;

pub(super) const LIST: List = List {
    kind: "warning_list",
    title: "库存预警",
    handed_to: KEEPS,
    headings: &[
        head("预警", 12),
        head("配件编码", 20),
        head("配件名称", 28),
        head("单位", 8),
        head("数量", 10),
        head("最低 / 最高库存 / 需求", 20),
        head("在途", 10),
        head("预计到货", 12),
        head("起始", 18),
        head("有效期至", 12),
        head("库位", 12),
        head("批号", 14),
        head("工单号", 18),
        head("车牌", 12),
        head("约定交车", 18),
        head("成本", 12),
        head("报价", 12),
        head("现应售价", 12),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for kind in StockWarningKind::ALL {
        for row in of_kind(asked.r, kind, &asked.shop.settings, asked.now, ALL)? {
            let time = |at: Option<_>| at.map_or_else(|| text(""), |at| asked.time(at));
            out.row(&[
                text(warning(row.kind)),
                text(row.code),
                text(row.name),
                text(row.unit),
                quantity(row.quantity),
                quantity(row.bound),
                quantity(row.coming),
                day(row.expected_on),
                time(row.since),
                day(row.day),
                text(row.bin_code),
                text(row.batch_number),
                text(row.order_number),
                text(row.plate.map(|plate| plate.shown()).unwrap_or_default()),
                time(row.promised_at),
                money(row.cost),
                money(row.quoted),
                money(row.price),
            ])?;
        }
    }
    Ok(())
}
