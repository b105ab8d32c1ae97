//! 询价比价: what was asked for, and the offers of all who were asked side by side. It is asked for by the
//! inquiry's own number in the file.

use super::list::{Asked, List, Out, day, head, money, quantity, text, whole};
use crate::purchasing::inquiries::{AskInquiry, InquiryPage, inquiry_page};
use domain::dates::local_day;
use domain::ids::PurchaseInquiryId;
use domain::purchasing::PurchaseInquiry;
use domain::stock::KEEPS;
use kernel::error::Result;
use spreadsheets::Filled;

pub(super) const LIST: List = List {
    kind: "inquiry_list",
    title: "询价比价",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("数量", 10),
        head("单位", 8),
        head("最低价", 20),
        head("最快", 20),
    ],
    number: |asked| {
        let inquiry: PurchaseInquiry = asked.r.get(asked.id)?;
        Ok(format!("{}-{}", local_day(inquiry.made_at, asked.zone()).format("%Y-%m-%d"), inquiry.id.0))
    },
    written,
};

/// So many columns stand before those of the first supplier.
const BEFORE: usize = LIST.headings.len();

/// A row with these words where the names stand, and nothing else before the first supplier's columns.
fn below(words: &str) -> Vec<Filled> {
    let mut cells = vec![text(""); BEFORE];
    if let Some(name) = cells.get_mut(1) {
        *name = text(words);
    }
    cells
}

fn names(page: &InquiryPage, of: impl Fn(usize) -> bool) -> Filled {
    let some = page.asked.iter().enumerate().filter(|(place, _)| of(*place));
    let names: Vec<&str> = some.map(|(_, one)| one.supplier_name.as_str()).collect();
    text(names.join("、"))
}

/// Each supplier has three columns: what one costs, what all of the line comes to, and in how many days it is here.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let page = inquiry_page(asked.cx, AskInquiry { id: PurchaseInquiryId(asked.id) })?;
    let (mut heads, mut totals, mut until) = (below(""), below("合计"), below("报价有效期至"));
    for one in &page.asked {
        let name = &one.supplier_name;
        heads.extend([text(format!("{name} 单价")), text("金额"), text("到货天数")]);
        totals.extend([text(""), money(one.offer_total), text("")]);
        until.extend([day(one.asked.valid_until), text(if one.is_over { "已过期" } else { "" }), text("")]);
    }
    out.head(&heads)?;
    let none = || text("");
    for line in &page.lines {
        let of = |place: usize| line.offers.get(place);
        let mut cells = vec![
            text(line.part.code.as_str()),
            text(line.part.name.as_str()),
            text(line.part.brand.as_str()),
            text(line.part.specification.as_str()),
            quantity(line.bought),
            text(line.line.unit.as_str()),
            names(&page, |place| of(place).is_some_and(|offer| offer.cheapest)),
            names(&page, |place| of(place).is_some_and(|offer| offer.soonest)),
        ];
        for offer in &line.offers {
            cells.push(offer.buying_price.map_or_else(none, money));
            cells.push(offer.line_amount.map_or_else(none, money));
            cells.push(offer.delivery_days.map_or_else(none, whole));
        }
        out.row(&cells)?;
    }
    out.row(&totals)?;
    out.row(&until)
}
