//! 投诉: the complaints that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, money, page_by_page, text};
use super::said::{complaint_category, complaint_state, severity};
use crate::listing::complaints::{ComplaintInList, asking, page};
use domain::list_filter::{LOOKS_THROUGH_COMPLAINTS, ListedKind};
use kernel::error::Result;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "complaint_list",
    title: "投诉",
    handed_to: LOOKS_THROUGH_COMPLAINTS,
    headings: &[
        head("投诉号", 18),
        head("登记时间", 18),
        head("状态", 12),
        head("级别", 10),
        head("类别", 12),
        head("投诉人", 18),
        head("车牌", 12),
        head("内容", 40),
        head("负责人", 12),
        head("答复期限", 18),
        head("首次答复", 18),
        head("处理办法", 32),
        head("费用", 12),
        head("结案时间", 18),
    ],
    number: |asked| asked.of_today_as(ListedKind::Complaints),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Complaints)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let part = |after, most| {
        let part = page(asked.cx, &of, after, most)?;
        Ok((part.rows, part.next))
    };
    page_by_page(part, |one| row(asked, one, out))
}

fn row(asked: &Asked<'_>, row: &ComplaintInList, out: &mut Out) -> Result<()> {
    let complaint = &row.complaint;
    let time = |at: Option<_>| at.map_or_else(|| text(""), |at| asked.time(at));
    out.row(&[
        text(complaint.number.as_str()),
        asked.time(complaint.opened_at),
        text(complaint_state(complaint.state)),
        text(severity(complaint.severity)),
        text(complaint_category(complaint.category)),
        text(complaint.person_name.as_str()),
        text(complaint.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(complaint.matter.as_str()),
        text(complaint.owner_name.as_str()),
        asked.time(complaint.response_due),
        time(complaint.responded_at),
        text(complaint.remedy.as_str()),
        money(complaint.cost),
        time(complaint.closed_at),
    ])
}
