//! 导入报告: every row of a file there is something to say about, as it stood there, with why. What was left
//! out is in it, so that nothing of the old program's files is lost from sight.

use super::list::{Asked, List, Out, head, text};
use domain::part_price::PRICES;
use kernel::error::Result;
use serde::Deserialize;
use serde_json::Value;
use storage::imports::Import;

pub(super) const LIST: List = List {
    kind: "import_report_list",
    title: "导入报告",
    handed_to: PRICES,
    headings: &[head("行", 8), head("是否导入", 10), head("提醒", 48), head("原文", 80)],
    number: |asked| Ok(import(asked)?.id.0.to_string()),
    written,
};

/// A row as the report of its import keeps it.
#[derive(Deserialize)]
struct Reported {
    number: i64,
    cells: Vec<String>,
    warnings: Vec<Warned>,
}

#[derive(Deserialize)]
struct Warned {
    code: String,
    value: String,
    suggestion: String,
}

/// Why a row did not come in.
const LEFT_OUT: &[(&str, &str)] = &[
    ("empty_row", "空行"),
    ("header_again", "又一行列名"),
    ("total_row", "合计行"),
    ("hint_row", "填写说明"),
    ("part_unnamed", "没有编码，也没有名称"),
    ("supplier_twice", "上面已有同一家"),
    ("operation_twice", "上面已有同一个项目"),
    ("past_order_twice", "上面已有同一张旧工单"),
    ("past_order_kept", "店里已有这张旧工单，内容不同，没有改"),
    ("past_order_missing", "找不到这一行所属的旧工单"),
];

/// What was remarkable about a row that did.
const REMARKED: &[(&str, &str)] = &[
    ("car_unknown", "店里没有这辆车，单独存放"),
    ("car_by_key", "车牌与店里的车不同，按车辆编号对上"),
    ("car_of_several", "这个车牌店里不止一辆车"),
    ("order_number_twice", "工单号与另一行相同"),
    ("order_number_missing", "没有工单号"),
    ("order_struck_out", "旧系统里已删除"),
    ("past_order_of_several", "这个工单号不止一张，记在较新的一张"),
    ("mileage_left_out", "里程不合理，没有记"),
    ("price_unreadable", "不是金额，没有记"),
    ("date_unknown", "不是真的日期，没有记"),
];

impl Warned {
    fn in_words(&self) -> String {
        let said = |words: &[(&str, &'static str)]| {
            words.iter().find(|(code, _)| *code == self.code).map(|(_, word)| *word)
        };
        let word = said(LEFT_OUT).or_else(|| said(REMARKED)).unwrap_or("请核对");
        let of: Vec<&str> = [self.value.as_str(), self.suggestion.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        if of.is_empty() { word.to_owned() } else { format!("{word}（{}）", of.join(" → ")) }
    }

    fn leaves_it_out(&self) -> bool {
        LEFT_OUT.iter().any(|(code, _)| *code == self.code)
    }
}

fn import(asked: &Asked<'_>) -> Result<Import> {
    Ok(asked.r.get(asked.id)?)
}

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let rows = match import(asked)?.report {
        Value::Object(mut whole) => whole.remove("rows").unwrap_or_else(|| Value::Array(Vec::new())),
        // Older programs kept the rows alone.
        rows => rows,
    };
    for row in serde_json::from_value::<Vec<Reported>>(rows)? {
        let left_out = row.warnings.iter().any(Warned::leaves_it_out);
        let why: Vec<String> = row.warnings.iter().map(Warned::in_words).collect();
        let cells: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        out.row(&[
            text(row.number.to_string()),
            text(if left_out { "没有导入" } else { "已导入" }),
            text(why.join("；")),
            text(cells.join(" | ")),
        ])?;
    }
    Ok(())
}
