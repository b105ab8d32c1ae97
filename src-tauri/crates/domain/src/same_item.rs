//! Whether work done before is what is asked for now: by its code or name, or
//! by the words of the customer. It points the advisor at a warranty; it
//! decides nothing.

use crate::line::LineFigures;
use crate::trade_words::plain;

/// What is asked for now: the lines on the page, and the customer's own words.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub lines: &'a [LineFigures],
    pub symptom: &'a str,
}

/// Words of work and place that stand in half of all names and tell none apart.
const TELLS_NOTHING: [&str; 19] = [
    "更换",
    "检查",
    "检测",
    "诊断",
    "拆装",
    "安装",
    "清洗",
    "保养",
    "维修",
    "修理",
    "修复",
    "调整",
    "添加",
    "系统",
    "总成",
    "左右",
    "前后",
    "常规",
    "滤清器",
];

/// The fewest letters of a word in another script that are no accident.
const LETTERS_THAT_TELL: usize = 4;

impl Wanted<'_> {
    /// Whether a line done earlier is wanted again.
    pub fn covers(&self, done: &LineFigures) -> bool {
        let name = plain(&done.name);
        let listed = self.lines.iter().any(|line| {
            let same_code = !done.code.is_empty() && done.code == line.code;
            let same_name = done.kind == line.kind && plain(&line.name) == name;
            same_code || same_name
        });
        listed || is_spoken_of(&name, &plain(self.symptom))
    }
}

/// Two Chinese characters of the name side by side, or a word of letters, that
/// stand in the customer's words as well.
fn is_spoken_of(name: &str, words: &str) -> bool {
    let telling = TELLS_NOTHING.iter().fold(name.to_owned(), |name, word| name.replace(word, " "));
    telling.split(|c: char| !c.is_alphabetic()).any(|part| {
        if part.is_ascii() {
            return part.len() >= LETTERS_THAT_TELL && words.contains(part);
        }
        let characters: Vec<char> = part.chars().filter(|c| !c.is_ascii()).collect();
        characters.windows(2).any(|pair| words.contains(&pair.iter().collect::<String>()))
    })
}
