//! 应付账款: what is owed to whom, and since when.

use super::list::{Asked, List, Out, day, head, money, text};
use crate::receiving::supplier_accounts::list_payables;
use domain::stock::KEEPS;
use kernel::error::Result;
use kernel::host::AskNothing;

pub(super) const LIST: List = List {
    kind: "payable_list",
    title: "应付账款",
    handed_to: KEEPS,
    headings: &[
        head("供应商", 28),
        head("应付", 14),
        head("其中逾期", 14),
        head("最早到期", 12),
        head("未到期", 14),
        head("逾期 30 天内", 14),
        head("逾期 31–60 天", 14),
        head("逾期 61–90 天", 14),
        head("逾期 90 天以上", 14),
        head("已到货未开票", 14),
        head("退货抵扣", 14),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for row in list_payables(asked.cx, AskNothing {})?.suppliers {
        out.row(&[
            text(row.supplier_name),
            money(row.owed),
            money(row.overdue),
            day(row.due_on),
            money(row.ageing.not_due),
            money(row.ageing.to_30_days),
            money(row.ageing.to_60_days),
            money(row.ageing.to_90_days),
            money(row.ageing.over_90_days),
            money(row.not_invoiced),
            money(row.credit),
        ])?;
    }
    Ok(())
}
