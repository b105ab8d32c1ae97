//! 零售明细: what was sold over the counter in a month, and what of it came back.

use super::list::{Asked, List, Out, head, money, quantity, text};
use domain::counter_sale::{CounterReturnLine, SELLS};
use domain::dates::day_range_utc;
use domain::money::{Money, Quantity};
use kernel::error::Result;

/// It is asked for by its month, `202603`.
pub(super) const LIST: List = List {
    kind: "counter_sale_list",
    title: "零售明细",
    handed_to: SELLS,
    headings: &[
        head("零售单号", 18),
        head("时间", 18),
        head("客户", 20),
        head("配件编码", 20),
        head("配件名称", 28),
        head("品牌", 14),
        head("单位", 8),
        head("数量", 10),
        head("单价", 12),
        head("优惠", 12),
        head("金额", 14),
        head("其中税额", 12),
        head("已退数量", 10),
        head("已退金额", 12),
    ],
    number: |asked| Ok(asked.month()?.0),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let (_, first, next) = asked.month()?;
    let instant = |day| day_range_utc(day, asked.zone()).0;
    for sale in asked.r.counter_sold(instant(first), instant(next))? {
        let back = asked.r.counter_sale_back(sale.id)?;
        for line in asked.r.counter_sale_lines(sale.id)? {
            let own: Vec<&CounterReturnLine> =
                back.iter().filter(|one| one.counter_sale_line_id == line.id).collect();
            // As its receipt says it: the price is of one of the unit it was sold in.
            let sold = line.as_sold(line.quantity);
            let returned = line.as_sold(Quantity(own.iter().map(|one| one.quantity.0).sum()));
            let returned = match returned.unit == sold.unit {
                true => quantity(returned.quantity),
                false => text(format!("{} {}", returned.quantity.plain(), returned.unit)),
            };
            out.row(&[
                text(sale.number.as_str()),
                asked.time(sale.sold_at),
                text(sale.buyer_name.as_str()),
                text(line.code.as_str()),
                text(line.name.as_str()),
                text(line.brand.as_str()),
                text(sold.unit),
                quantity(sold.quantity),
                money(sold.unit_price),
                money(line.discount),
                money(line.amount),
                money(line.tax),
                returned,
                money(own.iter().map(|one| one.amount).sum::<Money>()),
            ])?;
        }
    }
    Ok(())
}
