//! 进销存月报: the sums of a month by kind, and below them every part that moved in it.

use super::list::{AT_A_TIME, Asked, List, Out, head, money, quantity, text};
use crate::papers::movement;
use crate::stock::month::report;
use domain::stock::KEEPS;
use kernel::error::Result;
use spreadsheets::Filled;

/// It is asked for by its month, `202603`.
pub(super) const LIST: List = List {
    kind: "stock_month_list",
    title: "进销存月报",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("项目 / 配件名称", 28),
        head("单位", 8),
        head("期初数量", 12),
        head("期初金额", 14),
        head("入库数量", 12),
        head("入库金额", 14),
        head("出库数量", 12),
        head("出库金额", 14),
        head("期末数量", 12),
        head("期末金额", 14),
    ],
    number: |asked| Ok(asked.month()?.0),
    written,
};

/// What was there before follows from what is there after and what moved: opening + in − out = closing.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let (month, ..) = asked.month()?;
    let sums = report(asked.r, &month)?;
    let none = || text("");
    for of in &sums.kinds {
        out.row(&[
            none(),
            text(movement(of.kind)),
            none(),
            none(),
            none(),
            quantity(of.quantity_in),
            money(of.value_in),
            quantity(of.quantity_out),
            money(of.value_out),
        ])?;
    }
    let all = |pick: fn(&crate::stock::month::KindInMonth) -> i64| sums.kinds.iter().map(pick).sum::<i64>();
    let total: Vec<Filled> = vec![
        none(),
        text("合计"),
        none(),
        quantity(sums.opening_quantity),
        money(sums.opening_value),
        quantity(domain::money::Quantity(all(|of| of.quantity_in.0))),
        money(domain::money::Money(all(|of| of.value_in.0))),
        quantity(domain::money::Quantity(all(|of| of.quantity_out.0))),
        money(domain::money::Money(all(|of| of.value_out.0))),
        quantity(sums.closing_quantity),
        money(sums.closing_value),
    ];
    out.row(&total)?;
    let mut after = 0;
    loop {
        let rows = asked.r.parts_in_month(&month, AT_A_TIME, after)?;
        if rows.is_empty() {
            return Ok(());
        }
        after += AT_A_TIME;
        for row in rows {
            let opening = row.closing_quantity.0 - row.quantity_in.0 + row.quantity_out.0;
            out.row(&[
                text(row.code),
                text(row.name),
                text(row.unit),
                quantity(domain::money::Quantity(opening)),
                money(row.closing_value - row.value_in + row.value_out),
                quantity(row.quantity_in),
                money(row.value_in),
                quantity(row.quantity_out),
                money(row.value_out),
                quantity(row.closing_quantity),
                money(row.closing_value),
            ])?;
        }
    }
}
