//! The tables of what is charged, one for each kind that has lines.

use super::{ChargeLine, Charges, ChargesByKind, LabourLine, PartLine};
use crate::DocumentError;
use crate::figures;
use crate::page::Book;
use crate::table::{Cell, Column, Table};
use crate::text::Style;
use domain::money::Money;

/// Whoever multiplies a price by its number finds the tax missing.
const PRICES_WITHOUT_TAX: &str = "单价不含税，优惠与金额均含税。";

impl ChargesByKind {
    /// `hours` heads the hours: settled ones on a bill, standard ones on a quote.
    pub(crate) fn draw(&self, book: &mut Book, hours: &'static str) -> Result<(), DocumentError> {
        draw_labour(book, &self.labour, hours)?;
        draw_parts(book, &self.parts)?;
        for (title, label, charges) in [
            ("诊断费", "诊断费小计", &self.diagnosis),
            ("检测费", "检测费小计", &self.testing),
            ("加工费", "加工费小计", &self.machining),
            ("外协费", "外协费小计", &self.outside_work),
            ("拖车施救费", "拖车施救费小计", &self.towing),
            ("其他费用", "其他费用小计", &self.other),
        ] {
            draw_charges(book, title, label, charges)?;
        }
        if self.prices_without_tax {
            book.paragraph(PRICES_WITHOUT_TAX, Style::SMALL)?;
        }
        Ok(())
    }
}

fn draw_labour(
    book: &mut Book,
    labour: &Charges<LabourLine>,
    hours: &'static str,
) -> Result<(), DocumentError> {
    if labour.lines.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::text("项目编码", 70.0).optional().folded(),
        Column::wide("维修项目", 1.0),
        Column::figures(hours),
        Column::figures("工时单价"),
        Column::figures("优惠").optional(),
        Column::figures("金额"),
        Column::text("备注", 46.0).optional().folded(),
    ])
    .total(6, "工时费小计", labour.subtotal);
    for (index, line) in labour.lines.iter().enumerate() {
        let cells = vec![
            (index + 1).to_string().into(),
            line.code.as_str().into(),
            line.name.as_str().into(),
            figures::hours(line.hours).into(),
            line.hour_rate.into(),
            unless_zero(line.discount),
            line.amount.into(),
            line.remark.as_str().into(),
        ];
        let counted = format!("{} 工时 × {}", figures::hours(line.hours), line.hour_rate.plain());
        table.row_counted(cells, line.amount, less(counted, line.discount));
    }
    table.draw_under("工时费", book)
}

fn draw_parts(book: &mut Book, parts: &Charges<PartLine>) -> Result<(), DocumentError> {
    if parts.lines.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::text("配件编码", 62.0).optional().folded(),
        Column::wide("配件名称", 1.0),
        Column::text("品牌", 46.0).folded(),
        Column::text("规格", 58.0).folded(),
        Column::text("单位", 26.0).centred(),
        Column::figures("数量"),
        Column::figures("单价"),
        Column::figures("优惠").optional(),
        Column::figures("金额"),
        Column::text("备注", 58.0).optional().folded(),
    ])
    .total(9, "材料费小计", parts.subtotal);
    for (index, line) in parts.lines.iter().enumerate() {
        let charged = line.unit_price.is_some();
        let cells = vec![
            (index + 1).to_string().into(),
            line.code.as_str().into(),
            line.name.as_str().into(),
            line.brand.as_str().into(),
            line.specification.as_str().into(),
            line.unit.as_str().into(),
            figures::quantity(line.quantity).into(),
            line.unit_price.map_or(Cell::from("—"), Cell::from),
            unless_zero(line.discount),
            if charged { line.amount.into() } else { "—".into() },
            line.remark.as_str().into(),
        ];
        let quantity = format!("{} {}", figures::quantity(line.quantity), line.unit);
        let counted = match line.unit_price {
            Some(price) => less(format!("{} × {}", quantity.trim_end(), price.plain()), line.discount),
            None => quantity,
        };
        table.row_counted(cells, line.amount, counted);
    }
    table.draw_under("材料费", book)
}

fn draw_charges(
    book: &mut Book,
    title: &'static str,
    label: &str,
    charges: &Charges<ChargeLine>,
) -> Result<(), DocumentError> {
    if charges.lines.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::ordinal(),
        Column::text("项目编码", 70.0).optional().folded(),
        Column::wide("项目", 2.0),
        Column::wide("备注", 1.0).optional().folded(),
        Column::text("数量 × 单价", 92.0).optional().folded().at_the_right(),
        Column::figures("优惠").optional(),
        Column::figures("金额"),
    ])
    .total(6, label, charges.subtotal);
    for (index, line) in charges.lines.iter().enumerate() {
        let cells = vec![
            (index + 1).to_string().into(),
            line.code.as_str().into(),
            line.name.as_str().into(),
            line.remark.as_str().into(),
            line.counted.as_str().into(),
            unless_zero(line.discount),
            line.amount.into(),
        ];
        let counted = less(line.counted.clone(), line.discount);
        table.row_counted(cells, line.amount, counted);
    }
    table.draw_under(title, book)
}

/// A column of nothing but 0.00 says less than an empty one.
fn unless_zero(amount: Money) -> Cell {
    if amount.is_zero() { Cell::default() } else { amount.into() }
}

/// A reckoning and what is taken off it.
fn less(counted: String, discount: Money) -> String {
    if discount.is_zero() {
        counted
    } else {
        format!("{counted}　优惠 {}", discount.plain()).trim().to_owned()
    }
}
