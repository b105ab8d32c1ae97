//! Rows that are none, and rows that are wider than the header: what people
//! leave between the rows of a list, and what a comma too many makes of one.

use super::table::{Row, Table};
use domain::placeholder::stands_for_nothing;

/// Why a row with something in it is left out.
pub fn is_no_row(row: &Row, table: &Table, first: bool) -> Option<&'static str> {
    let filled: Vec<(usize, &str)> = row
        .cells
        .iter()
        .enumerate()
        .map(|(place, cell)| (place, cell.as_str()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let again =
        filled.iter().filter(|(place, cell)| table.headers.get(*place).is_some_and(|name| name == cell));
    if filled.len() >= 2 && again.count() == filled.len() {
        return Some("header_again");
    }
    let total = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_end_matches([':', '：']);
        matches!(
            text,
            "合计"
                | "总计"
                | "小计"
                | "共计"
                | "合計"
                | "總計"
                | "小計"
                | "共計"
                | "总数"
                | "total"
                | "Total"
                | "TOTAL"
        )
    };
    let number = |text: &str| {
        let text = text.trim_start_matches(['¥', '￥', '-']).trim_end_matches('元').trim();
        text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
    };
    if let Some(((_, named), rest)) = filled.split_first()
        && total(named)
        && rest.iter().all(|(_, cell)| number(cell) || stands_for_nothing(cell))
    {
        return Some("total_row");
    }
    let hint = |text: &str| {
        ["必填", "选填", "選填", "示例", "範例", "例如", "例：", "格式"]
            .iter()
            .any(|word| text.contains(word))
    };
    let hints = filled.iter().filter(|(_, cell)| hint(cell)).count();
    if first && hints >= 2 && hints * 2 >= filled.len() {
        return Some("hint_row");
    }
    None
}

/// What became of a row that is wider than its header.
pub enum Width {
    Fits,
    /// A number's own comma had parted it; it is whole again.
    Joined {
        row: Row,
        field: String,
        text: String,
    },
    /// Nobody can say which cell belongs where: only what names the thing counts.
    TooWide {
        cells: String,
    },
}

pub fn width_of(row: &Row, table: &Table, mapping: &[Option<String>]) -> Width {
    let over: Vec<&str> =
        row.cells.iter().skip(table.named).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    if over.is_empty() {
        return Width::Fits;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parted: Vec<usize> = (0..table.named)
        .filter(|place| mapping.get(*place).and_then(Option::as_deref) == Some("mileage_km"))
        .filter(|place| {
            let (head, tail) = (&row.cells[*place], row.cells.get(place + 1));
            digits(head) && head.len() <= 3 && tail.is_some_and(|tail| digits(tail) && tail.len() == 3)
        })
        .collect();
    if let ([place], [_]) = (parted.as_slice(), over.as_slice()) {
        let mut cells = row.cells.clone();
        let tail = cells.remove(place + 1);
        let text = format!("{},{tail}", cells[*place]);
        cells[*place].clone_from(&text);
        cells.push(String::new());
        return Width::Joined {
            row: Row { number: row.number, cells },
            field: "mileage_km".to_owned(),
            text,
        };
    }
    Width::TooWide { cells: over.join(" ") }
}

/// The fields of a row that is too wide for its header that still are what they
/// say: those that name the thing, and stand before anything could have moved.
pub fn naming_only(mapping: &[Option<String>]) -> Vec<Option<String>> {
    let names =
        ["key", "customer_key", "order_key", "order_number", "line_key", "plate", "vin", "code", "name"];
    mapping.iter().map(|field| field.clone().filter(|field| names.contains(&field.as_str()))).collect()
}
