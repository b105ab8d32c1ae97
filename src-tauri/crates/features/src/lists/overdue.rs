//! 逾期未了: late loans, claims that lost their sheet, deposits and old parts past their day.

use super::list::{Asked, List, Out, day, head, text};
use crate::overdue::of_kind;
use crate::papers::overdue;
use domain::stock::{KEEPS, OverdueKind};
use kernel::error::Result;

/// More than a sheet holds rows.
const ALL: i64 = 1_000_000;

pub(super) const LIST: List = List {
    kind: "overdue_list",
    title: "逾期未了",
    handed_to: KEEPS,
    headings: &[
        head("事项", 14),
        head("单号", 18),
        head("名称", 28),
        head("对方", 20),
        head("车牌", 12),
        head("到期日", 12),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for kind in OverdueKind::ALL {
        for row in of_kind(asked.cx, kind, ALL)? {
            out.row(&[
                text(overdue(row.kind)),
                text(row.number),
                text(row.name),
                text(row.whom),
                text(row.plate.map(|plate| plate.shown()).unwrap_or_default()),
                day(row.due_on),
            ])?;
        }
    }
    Ok(())
}
