//! 在途采购: what suppliers still owe, what is late before all.

use super::list::{Asked, List, Out, day, head, quantity, text};
use crate::purchasing::pages::{
    AskPurchaseOrder, ListPurchaseOrders, PurchaseOrderView, list_purchase_orders, purchase_order_page,
};
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "on_order_list",
    title: "在途采购",
    handed_to: KEEPS,
    headings: &[
        head("采购单号", 18),
        head("供应商", 28),
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("单位", 8),
        head("未到数量", 10),
        head("预计到货", 12),
        head("逾期自", 12),
        head("工单号", 18),
        head("车牌", 12),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let all = ListPurchaseOrders { view: PurchaseOrderView::Ordered, text: String::new(), before: None };
    for row in list_purchase_orders(asked.cx, all)?.orders {
        let page = purchase_order_page(asked.cx, AskPurchaseOrder { id: row.order.id })?;
        for line in page.lines.into_iter().filter(|line| line.open.0 > 0) {
            let (order_number, plate) = line.car.map(|car| (car.order_number, car.plate)).unwrap_or_default();
            out.row(&[
                text(row.order.number.as_str()),
                text(row.supplier_name.as_str()),
                text(line.part.code),
                text(line.part.name),
                text(line.part.brand),
                text(line.part.specification),
                text(line.part.counted_in),
                quantity(line.open),
                day(line.expected),
                day(line.late_since),
                text(order_number),
                text(plate.map(|plate| plate.shown()).unwrap_or_default()),
            ])?;
        }
    }
    Ok(())
}
