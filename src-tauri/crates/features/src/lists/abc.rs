//! ABC 分类建议: every part that would have another class, and what was used of it in a year.

use super::list::{AT_A_TIME, Asked, List, Out, head, money, text};
use crate::papers::abc;
use crate::stock::abc::each_change;
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "abc_list",
    title: "ABC 分类建议",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("现分类", 8),
        head("建议分类", 10),
        head("近 12 个月用量金额", 20),
    ],
    number: |asked| asked.of_today(),
    written,
};

/// What was used the most of first.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let at_a_time = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    each_change(asked.cx, at_a_time, |row| {
        out.row(&[
            text(row.code),
            text(row.name),
            text(row.was.map_or("", abc)),
            text(abc(row.class)),
            money(row.value_used),
        ])
    })
}
