//! 回访记录: the calls that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, page_by_page, text};
use super::said::call_outcome;
use crate::listing::calls::{asking, page};
use domain::list_filter::{LOOKS_THROUGH_CALLS, ListedKind};
use kernel::error::Result;
use storage::CallListed;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "call_list",
    title: "回访记录",
    handed_to: LOOKS_THROUGH_CALLS,
    headings: &[
        head("回访时间", 18),
        head("结果", 12),
        head("回访人", 12),
        head("客户", 20),
        head("车牌", 12),
        head("车型", 20),
        head("工单号", 18),
        head("交车时间", 18),
        head("记录", 40),
    ],
    number: |asked| asked.of_today_as(ListedKind::Calls),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Calls)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let part = |after, most| {
        let part = page(asked.cx, &of, after, most)?;
        Ok((part.rows, part.next))
    };
    page_by_page(part, |one| row(asked, one, out))
}

fn row(asked: &Asked<'_>, call: &CallListed, out: &mut Out) -> Result<()> {
    out.row(&[
        asked.time(call.at),
        text(call_outcome(call.outcome)),
        text(call.person_name.as_str()),
        text(call.customer_name.as_str()),
        text(call.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(format!("{} {}", call.make, call.model).trim()),
        text(call.order_number.as_str()),
        call.delivered_at.map_or_else(|| text(""), |at| asked.time(at)),
        text(call.note.as_str()),
    ])
}
