//! 结算单: the sheets that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, money, text};
use crate::listing::sheets::{asking, page};
use crate::papers::{payer, sheet_state};
use domain::list_filter::{LOOKS_THROUGH_SHEETS, ListedKind};
use kernel::error::Result;
use storage::SheetListed;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "sheet_list",
    title: "结算单",
    handed_to: LOOKS_THROUGH_SHEETS,
    headings: &[
        head("结算单号", 18),
        head("开单时间", 18),
        head("状态", 10),
        head("工单号", 18),
        head("车牌", 12),
        head("客户", 20),
        head("付款方", 12),
        head("付款方名称", 24),
        head("案件号", 18),
        head("开单人", 12),
        head("结清时间", 18),
        head("金额", 14),
        head("已收", 14),
        head("挂账", 14),
        head("未收", 14),
    ],
    number: |asked| asked.of_today_as(ListedKind::Sheets),
    written,
};

/// A page at a time, as all of it may be years.
const AT_A_TIME: i64 = 1000;

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Sheets)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let mut after = None;
    loop {
        let part = page(asked.cx, &of, after, AT_A_TIME)?;
        for sheet in &part.rows {
            row(asked, sheet, out)?;
        }
        match part.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

fn row(asked: &Asked<'_>, sheet: &SheetListed, out: &mut Out) -> Result<()> {
    out.row(&[
        text(sheet.number.as_str()),
        asked.time(sheet.issued_at),
        text(sheet_state(sheet.state)),
        text(sheet.order_number.as_str()),
        text(sheet.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(sheet.customer_name.as_str()),
        text(payer(sheet.payer)),
        text(sheet.payer_name.as_str()),
        text(sheet.claim_number.as_str()),
        text(sheet.issued_by_name.as_str()),
        sheet.settled_at.map_or_else(|| text(""), |at| asked.time(at)),
        money(sheet.total),
        money(sheet.received),
        money(sheet.on_account),
        money(sheet.unpaid),
    ])
}
