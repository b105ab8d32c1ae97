//! 采购单 as a workbook, for a supplier who takes orders so. It is asked for by the order's own number in the file.

use super::list::{Asked, List, Out, day, head, money, quantity, text};
use crate::papers::{bought, ordered_unit};
use domain::ids::PurchaseOrderId;
use domain::purchasing::PurchaseOrder;
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "purchase_order_list",
    title: "采购单",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("单位", 8),
        head("数量", 10),
        head("单价", 12),
        head("金额", 14),
        head("要求到货", 12),
    ],
    number: |asked| Ok(asked.r.get::<PurchaseOrder>(asked.id)?.number),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let order: PurchaseOrder = asked.r.get(asked.id)?;
    for row in asked.r.parts_ordered(PurchaseOrderId(asked.id))? {
        let so_many = bought(&row);
        let unit = ordered_unit(&row).to_owned();
        out.row(&[
            text(row.code),
            text(row.name),
            text(row.brand),
            text(row.specification),
            text(unit),
            quantity(so_many),
            money(row.buying_price),
            money(row.buying_price.times_quantity(so_many)),
            day(row.expected_on.or(order.expected_on)),
        ])?;
    }
    Ok(())
}
