//! What people and programs write where there is nothing: 无, --, 未上牌,
//! 0000-00-00. It is no plate, no VIN and no colour, at any door.

use crate::folded::of_text;

/// Stands for nothing in any field. Folded as searches fold: simplified, small.
const NOTHING: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "暂缺",
    "暂时没有",
    "未知",
    "不详",
    "不明",
    "不知",
    "不清楚",
    "待定",
    "待补",
    "待填",
    "未填",
    "空",
    "缺",
    "null",
    "none",
    "nil",
    "n/a",
    "na",
    "#n/a",
    "nan",
    "unknown",
    "tbd",
    "undefined",
];

/// Says that a car carries no plate yet, or none of its own.
const NO_PLATE: &[&str] = &[
    "无牌",
    "无牌照",
    "无车牌",
    "无号牌",
    "没牌",
    "没车牌",
    "没有车牌",
    "没有牌照",
    "未上牌",
    "未上",
    "未挂牌",
    "未挂",
    "未上牌照",
    "没上牌",
    "没挂牌",
    "还没上牌",
    "尚未上牌",
    "暂未上牌",
    "待上牌",
    "待挂牌",
    "待上",
    "新车",
    "新车未上牌",
    "新车无牌",
    "临牌",
    "临时",
    "临时牌",
    "临时牌照",
    "临时车牌",
    "临时号牌",
    "车牌",
    "noplate",
    "newcar",
];

/// As Excel, WPS and LibreOffice write them.
const SPREADSHEET_ERRORS: &[&str] = &[
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#GETTING_DATA",
];

/// Days that programs write for a day they do not know.
const NO_DAYS: &[&str] = &["19000100", "190010", "19000101", "18991230", "18991231", "00010101"];

/// Nothing is meant by it, whatever the field: a word for nothing, or signs
/// without a letter or digit.
pub fn stands_for_nothing(text: &str) -> bool {
    let plain = bare(text);
    !plain.chars().any(char::is_alphanumeric)
        || NOTHING.contains(&plain.as_str())
        || is_spreadsheet_error(text)
}

/// What a spreadsheet writes where it could not reckon: `#REF!`. A list that was
/// saved as text carries it as a word.
pub fn is_spreadsheet_error(text: &str) -> bool {
    let text = text.trim().to_uppercase().replace('＃', "#").replace('！', "!").replace('？', "?");
    SPREADSHEET_ERRORS.contains(&text.as_str())
}

/// The same where a plate belongs: there also 000000 and 新车. A running number
/// behind it makes no plate of it: 新车2.
pub fn is_no_plate(text: &str) -> bool {
    let text = bare(text);
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    stands_for_nothing(&text) || NO_PLATE.contains(&word) || is_one_sign_repeated(&text)
}

/// The same where a VIN belongs.
pub fn is_no_vin(text: &str) -> bool {
    let text = bare(text);
    stands_for_nothing(&text) || is_one_sign_repeated(&text)
}

/// A day nobody knows: 0000-00-00, or the day before a spreadsheet's first.
pub fn is_no_day(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let zeros = digits.len() >= 6 && digits.bytes().all(|digit| digit == b'0');
    zeros || NO_DAYS.contains(&digits.as_str())
}

fn bare(text: &str) -> String {
    of_text(text).trim_matches(|c: char| "()[]【】\"'“”".contains(c)).to_owned()
}

/// `000000`, `xxxx`: one sign is a plate only with others beside it.
fn is_one_sign_repeated(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|first| matches!(first, '0' | 'x') && signs.all(|sign| sign == first))
}
