//! Pinyin initials of names: `zxf` finds 张小芳. A surname often reads unlike
//! the same character elsewhere (单 is Shàn, 仇 is Qiú); the person at the
//! phone knows that and the new clerk does not, so both find the name.

use pinyin::ToPinyin;

const MOST_VARIANTS: usize = 4;

/// Surnames of two characters that do not read the usual way. The right
/// reading stands first, the common misreadings behind it.
const DOUBLE_SURNAMES: &[(&str, &[&str])] = &[
    ("尉迟", &["yc", "wc"]),
    ("尉遲", &["yc", "wc"]),
    ("万俟", &["mq", "ws"]),
    ("萬俟", &["mq", "ws"]),
    ("长孙", &["zs", "cs"]),
    ("長孫", &["zs", "cs"]),
    ("澹台", &["tt", "dt"]),
    ("澹臺", &["tt", "dt"]),
    ("令狐", &["lh"]),
    // 单 may also be the surname alone, with a given name that starts with 于.
    ("单于", &["cy", "sy", "dy"]),
    ("單于", &["cy", "sy", "dy"]),
    ("乐正", &["yz", "lz"]),
    ("樂正", &["yz", "lz"]),
    ("子车", &["zj", "zc"]),
    ("子車", &["zj", "zc"]),
];

/// Surnames whose reading differs from the everyday one, or is often got wrong.
const SURNAMES: &[(char, &[&str])] = &[
    ('单', &["s", "d"]),
    ('單', &["s", "d"]),
    ('仇', &["q", "c"]),
    ('曾', &["z", "c"]),
    ('解', &["x", "j"]),
    ('查', &["z", "c"]),
    ('区', &["o", "q"]),
    ('區', &["o", "q"]),
    ('朴', &["p"]),
    ('覃', &["q", "t"]),
    ('盖', &["g"]),
    ('蓋', &["g"]),
    ('任', &["r"]),
    ('翟', &["z", "d"]),
    ('缪', &["m"]),
    ('繆', &["m"]),
    ('乐', &["y", "l"]),
    ('樂', &["y", "l"]),
    ('华', &["h"]),
    ('華', &["h"]),
    ('种', &["c", "z"]),
    ('黑', &["h"]),
    ('员', &["y"]),
    ('員', &["y"]),
    ('召', &["s", "z"]),
    ('折', &["s", "z"]),
    ('谌', &["c", "s"]),
    ('諶', &["c", "s"]),
    ('祭', &["z", "j"]),
    ('郇', &["x", "h"]),
    ('宓', &["m", "f"]),
    ('秘', &["b", "m"]),
    ('隗', &["k", "w"]),
    ('盛', &["s", "c"]),
    ('沈', &["s", "c"]),
    ('石', &["s"]),
    ('强', &["q"]),
    ('車', &["c", "j"]),
    ('车', &["c", "j"]),
    ('郗', &["x", "c"]),
    ('郄', &["q", "x"]),
    ('费', &["f", "b"]),
    ('費', &["f", "b"]),
    ('藏', &["z", "c"]),
    ('繁', &["p", "f"]),
    ('瞿', &["q", "j"]),
    ('乜', &["n", "m"]),
    ('尉', &["w", "y"]),
    ('能', &["n"]),
    ('褚', &["c", "z"]),
    ('阚', &["k", "h"]),
    ('闞', &["k", "h"]),
    ('冼', &["x"]),
    ('呙', &["g", "w"]),
    ('咼', &["g", "w"]),
    ('适', &["k", "s"]),
    ('佴', &["n", "e"]),
    ('妫', &["g", "w"]),
    ('嬀', &["g", "w"]),
];

/// Characters of given and company names that are read in two ways.
const TWO_READINGS: &[(char, &[&str])] = &[
    ('乐', &["l", "y"]),
    ('樂', &["l", "y"]),
    ('重', &["z", "c"]),
    ('长', &["c", "z"]),
    ('長', &["c", "z"]),
    ('朝', &["c", "z"]),
    ('行', &["x", "h"]),
    ('茜', &["q", "x"]),
    ('晟', &["s", "c"]),
    ('盛', &["s", "c"]),
    ('曾', &["z", "c"]),
    ('奇', &["q", "j"]),
    ('省', &["s", "x"]),
    ('厦', &["x", "s"]),
    ('廈', &["x", "s"]),
    ('卡', &["k", "q"]),
    ('传', &["c", "z"]),
    ('傳', &["c", "z"]),
    ('单', &["d", "s"]),
    ('單', &["d", "s"]),
    ('车', &["c", "j"]),
    ('車', &["c", "j"]),
    ('解', &["j", "x"]),
    ('会', &["h", "k"]),
    ('會', &["h", "k"]),
    ('石', &["s", "d"]),
    ('藏', &["c", "z"]),
    ('校', &["x", "j"]),
    ('调', &["t", "d"]),
    ('調', &["t", "d"]),
];

/// The initials a name is found by, in lower case and without repeats: first
/// with the surname as it is read, then as it is often misread, then with the
/// other readings of the rest. Letters and digits stay; blanks, brackets and
/// dots go.
pub fn pinyin_initials(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.trim().chars().map(crate::typed_text::half_width).collect();
    let (surname, rest) = surname_readings(&letters);
    let (common, others) = given_readings(rest);

    let mut variants = Vec::new();
    for surname in &surname {
        add_variant(&mut variants, format!("{surname}{common}"));
    }
    for other in &others {
        add_variant(&mut variants, format!("{}{other}", surname[0]));
    }
    variants
}

fn add_variant(variants: &mut Vec<String>, variant: String) {
    if variants.len() < MOST_VARIANTS && !variant.is_empty() && !variants.contains(&variant) {
        variants.push(variant);
    }
}

/// The readings of the surname, at least one, and what stands behind it.
fn surname_readings(letters: &[char]) -> (Vec<String>, &[char]) {
    let owned = |readings: &[&str]| readings.iter().map(|&reading| reading.to_owned()).collect();
    if let [first, second, rest @ ..] = letters {
        let pair: String = [*first, *second].iter().collect();
        if let Some((_, readings)) = DOUBLE_SURNAMES.iter().find(|(surname, _)| *surname == pair) {
            return (owned(readings), rest);
        }
    }
    match letters {
        [first, rest @ ..] => match SURNAMES.iter().find(|(surname, _)| surname == first) {
            Some((_, readings)) => (owned(readings), rest),
            None => (vec![initial(*first).map(String::from).unwrap_or_default()], rest),
        },
        [] => (vec![String::new()], letters),
    }
}

/// The usual initials of the rest, and the ones where a single character is
/// read the other way.
fn given_readings(letters: &[char]) -> (String, Vec<String>) {
    let usual = |letter: &char| -> String {
        match other_readings(*letter) {
            Some(readings) => readings[0].to_owned(),
            None => initial(*letter).map(String::from).unwrap_or_default(),
        }
    };
    let common: String = letters.iter().map(usual).collect();
    let mut others = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        for &reading in other_readings(*letter).unwrap_or_default().iter().skip(1) {
            let before: String = letters[..place].iter().map(usual).collect();
            let behind: String = letters[place + 1..].iter().map(usual).collect();
            others.push(format!("{before}{reading}{behind}"));
        }
    }
    (common, others)
}

fn other_readings(letter: char) -> Option<&'static [&'static str]> {
    TWO_READINGS.iter().find(|(known, _)| *known == letter).map(|(_, readings)| *readings)
}

fn initial(letter: char) -> Option<char> {
    if letter.is_ascii_alphanumeric() {
        return Some(letter.to_ascii_lowercase());
    }
    letter.to_pinyin()?.plain().chars().find(char::is_ascii_lowercase)
}
