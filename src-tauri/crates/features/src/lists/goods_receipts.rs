//! 入库明细: what suppliers brought in a month, what it cost, and what was found when it was looked at.

use super::list::{AT_A_TIME, Asked, List, Out, day, head, money, quantity, text};
use domain::catalogue::Part;
use domain::ids::GoodsReceiptId;
use domain::stock::KEEPS;
use kernel::error::Result;

/// It is asked for by its month, `202603`.
pub(super) const LIST: List = List {
    kind: "goods_receipt_list",
    title: "入库明细",
    handed_to: KEEPS,
    headings: &[
        head("入库单号", 18),
        head("日期", 12),
        head("供应商", 28),
        head("采购单号", 18),
        head("送货单号", 18),
        head("配件编码", 20),
        head("配件名称", 28),
        head("进货单位", 10),
        head("进货数量", 10),
        head("进价", 12),
        head("运费分摊", 12),
        head("入库成本", 14),
        head("库存单位", 10),
        head("入库数量", 10),
        head("合格", 10),
        head("不合格", 10),
        head("待检", 10),
        head("已退", 10),
    ],
    number: |asked| Ok(asked.month()?.0),
    written,
};

/// The newest first, as deliveries are numbered.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let (_, first, next) = asked.month()?;
    let mut before: Option<GoodsReceiptId> = None;
    loop {
        let receipts = asked.r.goods_receipts(before, "", AT_A_TIME)?;
        let Some(last) = receipts.last() else { return Ok(()) };
        before = Some(last.id);
        let is_over = last.received_on < first;
        let in_month = |on: chrono::NaiveDate| first <= on && on < next;
        for receipt in receipts.into_iter().filter(|receipt| in_month(receipt.received_on)) {
            for line in asked.r.goods_receipt_lines(receipt.id)? {
                let part: Part = asked.r.get(line.part_id.0)?;
                let unit = if line.unit.is_empty() { part.terms.unit.clone() } else { line.unit.clone() };
                out.row(&[
                    text(receipt.number.as_str()),
                    day(Some(receipt.received_on)),
                    text(receipt.supplier_name.as_str()),
                    text(receipt.order_number.clone().unwrap_or_default()),
                    text(receipt.delivery_note.as_str()),
                    text(part.terms.code),
                    text(part.terms.name),
                    text(unit),
                    quantity(line.bought),
                    money(line.buying_price),
                    money(line.freight_share),
                    money(line.whole_cost()),
                    text(part.terms.unit),
                    quantity(line.quantity),
                    quantity(line.accepted),
                    quantity(line.rejected),
                    quantity(line.waiting),
                    quantity(line.sent_back),
                ])?;
            }
        }
        if is_over {
            return Ok(());
        }
    }
}
