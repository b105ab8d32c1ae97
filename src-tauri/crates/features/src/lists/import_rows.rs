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
    ("package_twice", "与另一行是同一个套餐"),
    ("package_without_work", "没有能读出的内容，不是套餐"),
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
    ("customer_twice", "与另一行是同一位客户"),
    ("duplicate_in_shop", "店里已有"),
    ("name_missing", "没有名称"),
    ("name_looks_like_number", "名称像一个数字"),
    ("two_people", "名称像是两个人"),
    ("too_long", "太长，全文放在备注里"),
    ("phone_unusual", "不像电话号码"),
    ("phone_several", "像有几个号码，用了第一个"),
    ("date_unreadable", "不是日期，原文放在备注里"),
    ("date_unknown", "不是真的日期，没有记"),
    ("note_cut", "备注太长，截短了"),
    ("owner_not_found", "找不到这个编号的车主，暂无车主"),
    ("plate_missing", "没有车牌"),
    ("plate_suggestion", "车牌有易混的字母"),
    ("plate_unknown_form", "不是常见的车牌格式"),
    ("plate_too_long", "车牌太长，原文放在备注里"),
    ("plate_is_vin", "车牌一栏写的是车架号"),
    ("vin_length", "车架号位数不对"),
    ("vin_letters", "车架号含有 I、O 或 Q"),
    ("vin_check_digit", "车架号的校验位不符"),
    ("mileage_unusual", "里程不合理，原文放在备注里"),
    ("plate_twice", "车牌与另一行相同"),
    ("vin_twice", "车架号与另一行相同"),
    ("mileage_below_last", "里程低于店里上次的记录"),
    ("mileage_leaps", "里程比店里上次的记录增长异常"),
    ("mileage_left_out", "里程不合理，没有记"),
    ("mileage_filler", "里程太小，像是随手填的"),
    ("hidden_row", "在原文件里是隐藏的行"),
    ("error_cell", "这一格是错误值，留空"),
    ("formula_without_result", "公式没有算出结果，留空"),
    ("broken_character", "有认不出的字"),
    ("lost_quote", "有没配对的引号，按本行处理"),
    ("row_cut", "文件到这一行就断了，可能不完整"),
    ("point_zero", "去掉了后面的 .0"),
    ("digits_lost", "后几位已在表格软件里丢失，原文放在备注里"),
    ("phone_is_none", "不是电话，原文放在备注里"),
    ("area_code_without_zero", "好像少了区号前的 0"),
    ("unit_read", "换算成了公里"),
    ("cells_joined", "被逗号分成了两格，已合并"),
    ("more_cells", "格数比列名多，只记车牌、名称等"),
    ("phone_shared", "电话与另一位车主相同，没有合并"),
    ("field_updated", "按文件更新"),
    ("owner_kept", "车主没有改"),
    ("phone_with_words", "从文字里取出了号码"),
    ("field_filled", "按文件填上"),
    ("zeros_lost", "编码前面的 0 丢了，按店里的"),
    ("code_digits_lost", "编码的后几位已在表格软件里丢失"),
    ("code_twice", "编码与另一行相同，名称或品牌不同"),
    ("part_twice", "与另一行是同一种配件，合在一起"),
    ("carried_down", "从上面一行接下来的"),
    ("price_unreadable", "不是金额，没有记"),
    ("price_rounded", "金额已舍入"),
    ("quantity_unreadable", "不是数量，没有记"),
    ("quantity_negative", "数量是负数，没有记"),
    ("quantity_below_zero", "是负数，没有记"),
    ("days_unreadable", "不是天数，原文放在备注里"),
    ("cost_missing", "有库存而没有进价，按 0 元入账"),
    ("stock_kept", "店里已有库存，文件里的没有采用"),
    ("unit_kept", "单位没有改"),
    ("unit_differs", "计量单位不同，单位、数量和价格都没有采用"),
    ("quantity_other_unit", "不是按店里的单位计的，没有采用"),
    ("maximum_below_minimum", "最高库存低于最低库存，没有记"),
    ("text_cut", "太长，截短了"),
    ("note_unkept", "没有数量，备注没有地方记"),
    ("below_cost", "售价低于进价"),
    ("found_by_number", "按号码认作店里的配件"),
    ("number_of_several", "这个号码店里不止一种，没有改"),
    ("bin_no_shelf", "不是货架，库存放到别的货架"),
    ("bin_retired", "库位已停用，库存放到别的货架"),
    ("differs_above", "与上面同一种配件不同，没有采用"),
    ("grade_unknown", "不是店里的类别，没有记"),
    ("cell_unreadable", "看不懂，没有记"),
    ("field_updated_wholly", "按文件更新"),
    ("car_unknown", "店里没有这辆车，先存着，登记后显示在车辆页"),
    ("car_unnamed", "没有写哪辆车，只存着，不显示在任何车辆页"),
    ("car_by_vin", "车牌和店里的不同，按车架号对上"),
    ("vin_of_several", "这个车架号店里不止一辆车"),
    ("car_by_key", "店里没有这个车牌，按车辆编号对上"),
    ("car_of_several", "这个车牌店里不止一辆车"),
    ("order_number_twice", "工单号与另一行相同"),
    ("order_number_missing", "没有工单号"),
    ("order_struck_out", "旧系统里已删除"),
    ("line_price_unkept", "单价乘数量不等于金额，按金额记"),
    ("operation_code_twice", "编号与另一行相同，项目不同，分别导入"),
    ("work_unknown", "价目表里没有，报价时按名称找"),
    ("past_order_of_several", "这个工单号不止一张，记在较新的一张"),
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

#[cfg(test)]
mod tests {
    use super::{LEFT_OUT, REMARKED};
    use serde_json::Value;

    const SAID_ON_SCREEN: &str = include_str!("../../../../../ui/src/i18n/zh-CN/imports.json");
    /// What is said of the file as a whole, of rows that are not told one by one, and of what has no word.
    const OF_THE_FILE: [&str; 6] =
        ["other", "and_more", "columns_untaken", "prices_from", "separator_line", "stray_cells"];

    #[test]
    fn whatever_is_said_of_a_row_on_the_screen_is_said_in_the_list_too() {
        let said: Value = serde_json::from_str(SAID_ON_SCREEN).expect("a catalogue");
        let codes = said["warning"].as_object().expect("words by code").keys();
        for code in codes.filter(|code| !OF_THE_FILE.contains(&code.as_str())) {
            let words = LEFT_OUT.iter().chain(REMARKED).filter(|(known, _)| known == code);
            assert_eq!(words.count(), 1, "{code}");
        }
    }
}
