//! 客户: the customers that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, head, money, page_by_page, text, whole};
use super::said::{customer_kind, price_class};
use crate::listing::customers::{CustomerRow, asking, page};
use domain::list_filter::{LOOKS_THROUGH_CUSTOMERS, ListedKind, may_take_phones_along};
use kernel::error::Result;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "customer_list",
    title: "客户",
    handed_to: LOOKS_THROUGH_CUSTOMERS,
    headings: &[
        head("客户", 24),
        head("类别", 10),
        head("电话（仅经理导出）", 20),
        head("联系人", 14),
        head("联系电话（仅经理导出）", 20),
        head("地址（仅经理导出）", 32),
        head("配件价格", 14),
        head("等级", 10),
        head("标签", 24),
        head("车辆数", 10),
        head("车牌", 32),
        head("最近到店", 18),
        head("挂账未收", 14),
        head("建档时间", 18),
        head("备注", 32),
    ],
    number: |asked| asked.of_today_as(ListedKind::Customers),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Customers)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let part = |after, most| {
        let part = page(asked.cx, &of, after, most)?;
        Ok((part.rows, part.next))
    };
    page_by_page(part, |one| row(asked, one, out))
}

fn row(asked: &Asked<'_>, row: &CustomerRow, out: &mut Out) -> Result<()> {
    let customer = &row.customer;
    let told = asked.cx.person.is_some_and(|person| may_take_phones_along(&person.roles));
    let contact = |of: &str| text(if told { of } else { "" });
    out.row(&[
        text(customer.name.as_str()),
        text(customer_kind(customer.kind)),
        contact(&customer.phone),
        text(customer.contact_name.as_str()),
        contact(&customer.contact_phone),
        contact(&customer.address),
        text(price_class(customer.price_class)),
        text(customer.level.as_str()),
        text(customer.tags.join("、")),
        whole(row.cars),
        text(row.plates.join("、")),
        row.last_visit_at.map_or_else(|| text(""), |at| asked.time(at)),
        money(row.owed),
        asked.time(customer.created_at),
        text(customer.note.as_str()),
    ])
}
