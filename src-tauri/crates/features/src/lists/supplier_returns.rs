//! 采购退货: what waits to go back to suppliers, and below it what went back, the last first.

use super::list::{AT_A_TIME, Asked, List, Out, day, head, money, quantity, text};
use crate::receiving::pages::return_page;
use crate::receiving::returns::goods_to_send_back;
use domain::ids::SupplierReturnId;
use domain::stock::KEEPS;
use kernel::error::Result;
use kernel::host::AskNothing;

pub(super) const LIST: List = List {
    kind: "supplier_return_list",
    title: "采购退货",
    handed_to: KEEPS,
    headings: &[
        head("状态", 8),
        head("退货单号", 18),
        head("日期", 12),
        head("供应商", 28),
        head("入库单号", 18),
        head("配件编码", 20),
        head("配件名称", 28),
        head("单位", 8),
        head("批号", 14),
        head("数量", 10),
        head("应退金额", 14),
        head("原因", 28),
        head("冲减发票", 18),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for waits in goods_to_send_back(asked.cx, AskNothing {})?.lines {
        let line = waits.line;
        out.row(&[
            text("待退"),
            text(""),
            day(Some(line.received_on)),
            text(line.supplier_name),
            text(line.number),
            text(line.code),
            text(line.part_name),
            text(line.unit),
            text(line.batch_number.unwrap_or_default()),
            quantity(line.rejected_left),
            money(waits.credited),
        ])?;
    }
    let mut before: Option<SupplierReturnId> = None;
    loop {
        let returns = asked.r.supplier_returns(before, AT_A_TIME)?;
        let Some(last) = returns.last() else { return Ok(()) };
        before = Some(last.id);
        for of in returns {
            let page = return_page(asked.r, of.id)?;
            for shown in page.lines {
                out.row(&[
                    text("已退"),
                    text(page.supplier_return.number.as_str()),
                    day(Some(page.supplier_return.returned_on)),
                    text(page.supplier_name.as_str()),
                    text(shown.receipt_number),
                    text(shown.part.code),
                    text(shown.part.part_name),
                    text(shown.part.counted_unit),
                    text(shown.place.batch_number),
                    quantity(shown.line.quantity),
                    money(shown.line.credited),
                    text(page.supplier_return.reason.as_str()),
                    text(page.invoice_number.as_str()),
                ])?;
            }
        }
    }
}
