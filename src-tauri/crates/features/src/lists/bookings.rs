//! 预约: the bookings that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, money, page_by_page, text, whole};
use super::said::{booking_stage, channel};
use crate::listing::bookings::{asking, page};
use domain::list_filter::{LOOKS_THROUGH_BOOKINGS, ListedKind, may_take_phones_along};
use kernel::error::Result;
use storage::BookingListed;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "booking_list",
    title: "预约",
    handed_to: LOOKS_THROUGH_BOOKINGS,
    headings: &[
        head("预约号", 18),
        head("预约时间", 18),
        head("分钟", 8),
        head("状态", 10),
        head("来源", 10),
        head("车牌", 12),
        head("车型", 20),
        head("联系人", 16),
        head("电话（仅经理导出）", 20),
        head("项目", 28),
        head("描述", 28),
        head("接车员", 12),
        head("预估金额", 14),
        head("定金", 12),
        head("说明", 24),
        head("登记时间", 18),
    ],
    number: |asked| asked.of_today_as(ListedKind::Bookings),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Bookings)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let part = |after, most| {
        let part = page(asked.cx, &of, after, most)?;
        Ok((part.rows, part.next))
    };
    page_by_page(part, |one| row(asked, one, out))
}

fn row(asked: &Asked<'_>, booking: &BookingListed, out: &mut Out) -> Result<()> {
    let told = asked.cx.person.is_some_and(|person| may_take_phones_along(&person.roles));
    out.row(&[
        text(booking.number.as_str()),
        asked.time(booking.starts_at),
        whole(booking.minutes),
        text(booking_stage(booking.stage)),
        text(channel(booking.channel)),
        text(booking.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(booking.model.as_str()),
        text(booking.contact_name.as_str()),
        text(if told { booking.contact_phone.as_str() } else { "" }),
        text(booking.items.join("、")),
        text(booking.symptom.as_str()),
        text(booking.advisor_name.as_str()),
        booking.estimate.map_or_else(|| text(""), money),
        money(booking.deposit),
        text(booking.reason.as_str()),
        asked.time(booking.created_at),
    ])
}
