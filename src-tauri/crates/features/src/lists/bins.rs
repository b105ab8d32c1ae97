//! 库位存货: what lies in every bin, each batch on its own.

use super::list::{Asked, List, Out, day, head, money, quantity, text};
use crate::counting::bins::held_in;
use crate::papers::bin_kind;
use domain::stock::KEEPS;
use kernel::error::Result;

/// More than a sheet holds rows.
const ALL: i64 = 1_000_000;

pub(super) const LIST: List = List {
    kind: "bin_list",
    title: "库位存货",
    handed_to: KEEPS,
    headings: &[
        head("库位", 12),
        head("库位名称", 18),
        head("类型", 10),
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("单位", 8),
        head("批号", 14),
        head("有效期至", 12),
        head("已过期", 8),
        head("数量", 10),
        head("金额", 14),
    ],
    number: |asked| asked.of_today(),
    written,
};

/// A bin at a time, those in use first; one that is empty is a row of its own, so that it is seen to be.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for held in asked.r.bins_held()? {
        let bin = held.bin;
        let parts = held_in(asked.cx, bin.id, ALL)?;
        if parts.is_empty() && bin.active {
            out.row(&[text(bin.code.as_str()), text(bin.name.as_str()), text(bin_kind(bin.kind))])?;
        }
        for part in parts {
            out.row(&[
                text(bin.code.as_str()),
                text(bin.name.as_str()),
                text(bin_kind(bin.kind)),
                text(part.code),
                text(part.name),
                text(part.brand),
                text(part.specification),
                text(part.unit),
                text(part.batch_number),
                day(part.expires_on),
                text(if part.is_expired { "是" } else { "" }),
                quantity(part.quantity),
                money(part.stock_value),
            ])?;
        }
    }
    Ok(())
}
