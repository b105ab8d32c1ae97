//! 配件库存: every part in use with what is there of it.

use super::list::{AT_A_TIME, Asked, List, Out, head, money, quantity, text};
use crate::papers::{abc, grade};
use domain::dates::local_day;
use domain::ids::PartId;
use domain::money::Money;
use domain::part_price::PriceClass;
use domain::stock::KEEPS;
use kernel::error::Result;
use std::collections::HashMap;

pub(super) const LIST: List = List {
    kind: "stock_list",
    title: "配件库存",
    handed_to: KEEPS,
    headings: &[
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("规格", 18),
        head("类别", 10),
        head("单位", 8),
        head("库位", 12),
        head("供应商", 20),
        head("ABC", 6),
        head("库存", 10),
        head("可用", 10),
        head("预留", 10),
        head("在途", 10),
        head("最低库存", 10),
        head("订货点", 10),
        head("最高库存", 10),
        head("库存金额", 14),
        head("最近进价", 12),
        head("零售价", 12),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let today = local_day(asked.now, asked.zone());
    let mut behind = PartId(0);
    loop {
        let rows = asked.r.parts_listed(behind, AT_A_TIME, today)?;
        let Some(last) = rows.last() else { return Ok(()) };
        behind = last.part_id;
        // What came with a day holds, and not what stood in the price list before.
        let parts: Vec<PartId> = rows.iter().map(|row| row.part_id).collect();
        let come = asked.r.prices_come(&parts, PriceClass::Retail, today)?;
        let come: HashMap<PartId, Money> =
            come.into_iter().map(|price| (price.part_id, price.unit_price)).collect();
        for row in rows {
            out.row(&[
                text(row.code),
                text(row.name),
                text(row.brand),
                text(row.specification),
                text(grade(row.grade)),
                text(row.unit),
                text(row.bin_code),
                text(row.supplier_name),
                text(row.abc.map_or("", abc)),
                quantity(row.on_hand),
                quantity(row.usable),
                quantity(row.reserved),
                quantity(row.on_order),
                quantity(row.minimum),
                quantity(row.reorder_point),
                quantity(row.maximum),
                money(row.stock_value),
                money(row.last_cost),
                money(come.get(&row.part_id).copied().unwrap_or(row.unit_price)),
            ])?;
        }
    }
}
