//! Pinyin initials of names: `zxf` finds 张小芳. A surname often reads unlike
//! the same character elsewhere (单 is Shàn, 仇 is Qiú); the person at the
//! phone knows that and the new clerk does not, so both find the name. Within a
//! word of the trade or a place a character has one reading: 重庆 is cq, 重卡 zk.

use crate::simplified::simplified;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::sync::LazyLock;

/// A name has no more spellings than this, whatever its characters can read.
pub const MAX_SPELLINGS: usize = 6;

/// Words that read one way although a character of theirs reads two.
const WORDS: &str = include_str!("../../../../assets/characters/words_of_one_reading.txt");

/// The words with their initials, the longest first.
static ONE_READING: LazyLock<Vec<(Vec<char>, String)>> = LazyLock::new(|| {
    let mut words: Vec<(Vec<char>, String)> = WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(word, initials)| (word.chars().collect(), initials.trim().to_owned()))
        .collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// The commonest surnames: each reads one way, and its rare readings would
/// only bring up strangers.
const PLAIN_SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭肖田董袁潘于蒋蔡余杜叶程苏魏吕丁姚卢姜崔钟谭陆汪范金廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤阿";

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
    ('弹', &["t", "d"]),
    ('彈', &["t", "d"]),
];

/// The initials a name is found by, in lower case and without repeats: first
/// as it is read, then with the surname as it is often misread, then with the
/// other readings of the rest. Letters and digits stay; blanks, brackets and
/// dots go.
pub fn pinyin_initials(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.trim().chars().map(crate::typed_text::half_width).collect();
    let parts = parts_of(&letters);
    let usual = |part: &Vec<String>| part.first().cloned().unwrap_or_default();
    let common: Vec<String> = parts.iter().map(usual).collect();

    let mut spellings = Vec::new();
    add_spelling(&mut spellings, common.concat());
    for (place, part) in parts.iter().enumerate() {
        for other in part.iter().skip(1) {
            let before = common[..place].concat();
            let behind = common[place + 1..].concat();
            add_spelling(&mut spellings, format!("{before}{other}{behind}"));
        }
    }
    spellings
}

fn add_spelling(spellings: &mut Vec<String>, spelling: String) {
    if spellings.len() < MAX_SPELLINGS && !spelling.is_empty() && !spellings.contains(&spelling) {
        spellings.push(spelling);
    }
}

/// The name in parts that are read together, each with its readings, the usual
/// one first.
fn parts_of(letters: &[char]) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = letters;
    while let [first, behind @ ..] = rest {
        let at_the_start = rest.len() == letters.len();
        if at_the_start && let Some(readings) = double_surname(rest) {
            parts.push(readings);
            rest = &rest[2..];
        } else if let Some((word, initials)) = word_of_one_reading(rest) {
            let mut readings = vec![initials.clone()];
            if at_the_start && let Some(surname) = surname(*first) {
                // 解放 is a lorry, and may be Mr Xiè's given name as well.
                let others = initials.get(1..).unwrap_or_default();
                readings.extend(surname.iter().map(|reading| format!("{reading}{others}")));
            }
            parts.push(readings);
            rest = &rest[word.len()..];
        } else {
            parts.push(if at_the_start { first_readings(*first) } else { readings_within(*first) });
            rest = behind;
        }
    }
    parts
}

fn owned(readings: &[&str]) -> Vec<String> {
    readings.iter().map(|&reading| reading.to_owned()).collect()
}

fn double_surname(letters: &[char]) -> Option<Vec<String>> {
    let pair: String = letters.get(..2)?.iter().collect();
    DOUBLE_SURNAMES.iter().find(|(surname, _)| *surname == pair).map(|(_, readings)| owned(readings))
}

fn surname(letter: char) -> Option<&'static [&'static str]> {
    SURNAMES.iter().find(|(known, _)| *known == letter).map(|(_, readings)| *readings)
}

fn word_of_one_reading(letters: &[char]) -> Option<&'static (Vec<char>, String)> {
    ONE_READING.iter().find(|(word, _)| {
        letters.len() >= word.len() && word.iter().zip(letters).all(|(one, other)| *one == simplified(*other))
    })
}

/// Nobody knows how a name begins before it is read on: every reading of its
/// first character finds it, unless it is a surname.
fn first_readings(letter: char) -> Vec<String> {
    if let Some(readings) = surname(letter) {
        return owned(readings);
    }
    let mut readings = readings_within(letter);
    if PLAIN_SURNAMES.contains(simplified(letter)) {
        return readings;
    }
    for reading in letter.to_pinyin_multi().into_iter().flatten() {
        if let Some(initial) = reading.plain().chars().find(char::is_ascii_lowercase) {
            let initial = initial.to_string();
            if !readings.contains(&initial) {
                readings.push(initial);
            }
        }
    }
    readings
}

fn readings_within(letter: char) -> Vec<String> {
    match other_readings(letter) {
        Some(readings) => owned(readings),
        None => vec![initial(letter).map(String::from).unwrap_or_default()],
    }
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
