//! 旧件: every tag there is, those on the shelf first and of them the first to be given up.

use super::list::{Asked, List, Out, day, head, text};
use crate::claims::old_parts::in_state;
use crate::papers::old_part_state;
use domain::claim::{CLAIMS, OldPartState};
use kernel::error::Result;

/// More than a sheet holds rows.
const ALL: i64 = 1_000_000;

pub(super) const LIST: List = List {
    kind: "old_part_list",
    title: "旧件",
    handed_to: CLAIMS,
    headings: &[
        head("标签号", 18),
        head("状态", 10),
        head("配件编码", 20),
        head("配件名称", 28),
        head("序列号", 18),
        head("故障码", 14),
        head("厂家", 20),
        head("工单号", 18),
        head("车牌", 12),
        head("库位", 12),
        head("保存到", 12),
        head("已到期", 8),
        head("备注", 28),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for state in OldPartState::ALL {
        for row in in_state(asked.cx, state, ALL)? {
            out.row(&[
                text(row.part.number),
                text(old_part_state(row.part.state)),
                text(row.part.code),
                text(row.part.name),
                text(row.part.serial_number),
                text(row.part.fault_code),
                text(row.payer_name),
                text(row.order_number),
                text(row.plate.map(|plate| plate.shown()).unwrap_or_default()),
                text(row.bin_code),
                day(Some(row.part.kept_until)),
                text(if row.is_overdue { "是" } else { "" }),
                text(row.part.note),
            ])?;
        }
    }
    Ok(())
}
