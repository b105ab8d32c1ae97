//! 工单: the orders that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, money, text};
use crate::listing::orders::{asking, page};
use crate::papers::{repair_kind, stage};
use domain::list_filter::{LOOKS_THROUGH_ORDERS, ListedKind};
use kernel::error::Result;
use storage::OrderListed;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "work_order_list",
    title: "工单",
    handed_to: LOOKS_THROUGH_ORDERS,
    headings: &[
        head("工单号", 18),
        head("接车时间", 18),
        head("车牌", 12),
        head("车型", 20),
        head("客户", 20),
        head("维修类别", 12),
        head("返修", 8),
        head("报修内容", 32),
        head("状态", 12),
        head("接车员", 12),
        head("技师", 18),
        head("约定交车", 18),
        head("实际交车", 18),
        head("金额", 14),
        head("未收", 14),
    ],
    number: |asked| asked.of_today_as(ListedKind::WorkOrders),
    written,
};

/// A page at a time, as all of it may be years.
const AT_A_TIME: i64 = 1000;

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::WorkOrders)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let mut after = None;
    loop {
        let part = page(asked.cx, &of, after, AT_A_TIME)?;
        for order in &part.rows {
            row(asked, order, out)?;
        }
        // Where the walk ended it goes on: whoever takes a list away waits for all of it.
        match part.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

fn row(asked: &Asked<'_>, order: &OrderListed, out: &mut Out) -> Result<()> {
    let time = |at: Option<_>| at.map_or_else(|| text(""), |at| asked.time(at));
    out.row(&[
        text(order.number.as_str()),
        asked.time(order.checked_in_at),
        text(order.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(format!("{} {}", order.make, order.model).trim()),
        text(order.customer_name.as_str()),
        text(repair_kind(order.repair_kind)),
        text(if order.comeback_lines > 0 { "返修" } else { "" }),
        text(order.symptom.as_str()),
        text(stage(order.stage)),
        text(order.advisor_name.as_str()),
        text(order.technicians.as_str()),
        time(order.promised_at),
        time(order.delivered_at),
        money(order.total),
        money(order.unpaid),
    ])
}
