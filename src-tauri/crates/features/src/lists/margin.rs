//! 配件毛利: what was earned with the parts that went onto cars in a month, by brand and by grade.

use super::list::{Asked, List, Out, head, money, percent, text, whole};
use crate::papers::grade;
use crate::stock::figures::{AskStockMargin, MarginRow, stock_margin};
use domain::stock::KEEPS;
use kernel::error::Result;

/// It is asked for by its month, `202603`.
pub(super) const LIST: List = List {
    kind: "margin_list",
    title: "配件毛利",
    handed_to: KEEPS,
    headings: &[
        head("分类", 10),
        head("品牌 / 配件类别", 24),
        head("项目数", 10),
        head("不含税收入", 14),
        head("成本", 14),
        head("毛利", 14),
        head("毛利率 %", 10),
    ],
    number: |asked| Ok(asked.month()?.0),
    written,
};

fn row(out: &mut Out, by: &str, name: &str, of: &MarginRow) -> Result<()> {
    out.row(&[
        text(by),
        text(name),
        whole(of.lines),
        money(of.net),
        money(of.cost),
        money(of.net - of.cost),
        percent(of.margin),
    ])
}

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let of = stock_margin(asked.cx, AskStockMargin { month: asked.month()?.0 })?;
    for brand in &of.by_brand {
        row(out, "品牌", if brand.brand.is_empty() { "未填品牌" } else { &brand.brand }, brand)?;
    }
    for kind in &of.by_grade {
        row(out, "类别", kind.grade.map_or("未填类别", |_| grade(kind.grade)), kind)?;
    }
    row(out, "合计", "", &of.total)
}
