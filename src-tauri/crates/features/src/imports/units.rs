//! The units a list of parts writes, often in one cell with how much is in one: 4L/支.

use domain::folded::of_text;

/// What things are counted in, as the lists of the trade write it.
const UNITS: [&str; 44] = [
    "个", "只", "支", "枝", "套", "台", "张", "罐", "盒", "瓶", "条", "对", "桶", "升", "块", "片", "根",
    "副", "付", "件", "包", "组", "米", "卷", "箱", "袋", "把", "双", "板", "份", "台套", "公斤", "千克",
    "克", "毫升", "個", "張", "條", "對", "塊", "雙", "pcs", "pc", "set",
];

/// Words for the same unit: whoever writes one of a line may mean the other.
const SAME: [&[&str]; 8] = [
    &[
        "个", "個", "只", "支", "枝", "件", "条", "條", "根", "块", "塊", "片", "张", "張", "pcs", "pc",
        "ea", "个/只",
    ],
    &["套", "set"],
    &["对", "對", "双", "雙", "副", "付"],
    &["升", "l"],
    &["毫升", "ml"],
    &["公斤", "千克", "kg"],
    &["克", "g"],
    &["米", "m"],
];

/// Whether so many of one unit are as many of the other.
pub fn means_same(one: &str, other: &str) -> bool {
    let (one, other) = (of_text(one), of_text(other));
    let both =
        |words: &&[&str]| [&one, &other].iter().all(|unit| words.iter().any(|word| of_text(word) == **unit));
    one == other || SAME.iter().any(both)
}

pub fn is_unit(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    UNITS.contains(&text.as_str()) || matches!(text.as_str(), "l" | "ml" | "kg" | "g" | "m" | "ea" | "个/只")
}

/// The unit, and what the cell says beside it: how much is in one.
pub fn unit_and_measure(text: &str) -> (String, String) {
    let text = text.trim();
    if text.is_empty() || is_unit(text) {
        return (text.to_owned(), String::new());
    }
    if let Some((_, unit)) = text.rsplit_once('/')
        && is_unit(unit)
    {
        return (unit.trim().to_owned(), text.to_owned());
    }
    if !text.chars().any(|c| c.is_ascii_digit()) {
        return (text.to_owned(), String::new());
    }
    // 70ml*24瓶: the last sign is the unit, where it is one.
    let last: String = text.chars().last().into_iter().collect();
    let unit = if is_unit(&last) && !last.is_ascii() { last } else { String::new() };
    (unit, text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{means_same, unit_and_measure};

    #[test]
    fn a_piece_is_a_piece_and_a_box_is_none() {
        for (one, other) in [("个", "个"), ("个", "只"), ("PCS", "個"), ("L", "升"), ("", "")] {
            assert!(means_same(one, other), "{one} {other}");
        }
        for (one, other) in [("个", "箱"), ("桶", "升"), ("L", "ml"), ("个", "")] {
            assert!(!means_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_unit_is_told_from_how_much_is_in_one() {
        for (text, unit, measure) in [
            ("个", "个", ""),
            ("4L/支", "支", "4L/支"),
            ("300g*30/支 ", "支", "300g*30/支"),
            ("70ml*24瓶", "瓶", "70ml*24瓶"),
            ("D0T4", "", "D0T4"),
            ("大号", "大号", ""),
            ("", "", ""),
        ] {
            assert_eq!(unit_and_measure(text), (unit.to_owned(), measure.to_owned()), "{text}");
        }
    }
}
