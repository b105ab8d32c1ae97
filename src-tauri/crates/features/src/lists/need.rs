//! 采购需求: all that has to be bought, with its reasons, and not only what a page has room for.

use super::list::{Asked, List, Out, day, head, money, quantity, text, whole};
use crate::papers::need_reason;
use crate::purchasing::need::needed;
use domain::ids::SupplierId;
use domain::stock::KEEPS;
use kernel::error::Result;
use std::collections::BTreeMap;

pub(super) const LIST: List = List {
    kind: "need_list",
    title: "采购需求",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("单位", 8),
        head("原因", 24),
        head("可用", 10),
        head("预留", 10),
        head("在途", 10),
        head("未发出的采购单", 14),
        head("预计到货", 12),
        head("最低库存", 10),
        head("订货点", 10),
        head("近期用量", 10),
        head("客户缺", 10),
        head("建议数量", 10),
        head("进货数量", 10),
        head("进货单位", 10),
        head("上次进价", 12),
        head("供应商", 28),
        head("供货天数", 10),
        head("等件车辆", 30),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let suppliers: BTreeMap<SupplierId, String> =
        asked.r.suppliers()?.into_iter().map(|supplier| (supplier.id, supplier.name)).collect();
    for row in needed(asked.cx)? {
        let reasons: Vec<&str> = row.reasons.iter().map(|reason| need_reason(*reason)).collect();
        let cars: Vec<String> = row
            .cars
            .iter()
            .map(|of| {
                of.car.plate.as_ref().map_or_else(|| of.car.order_number.clone(), |plate| plate.shown())
            })
            .collect();
        let supplier = row.supplier_id.and_then(|id| suppliers.get(&id));
        out.row(&[
            text(row.part.code),
            text(row.part.name),
            text(row.part.brand),
            text(row.part.specification),
            text(row.part.counted_in),
            text(reasons.join("、")),
            quantity(row.there),
            quantity(row.reserved),
            quantity(row.on_order),
            quantity(row.in_draft),
            day(row.expected_on),
            quantity(row.minimum),
            quantity(row.point),
            quantity(row.used),
            quantity(row.short),
            quantity(row.quantity),
            quantity(row.bought),
            text(row.unit),
            money(row.buying_price),
            text(supplier.cloned().unwrap_or_default()),
            whole(row.lead_days),
            text(cars.join("、")),
        ])?;
    }
    Ok(())
}
