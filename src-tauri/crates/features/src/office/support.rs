//! What may be shown to whoever is asked for help: the program, its settings,
//! its copies. Nothing of a customer, and no words anybody typed.

use crate::office::setup;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct SupportReport {
    pub text: String,
}

/// What a person who helps has to know, and nothing of the shop's customers.
///
/// # Errors
/// Where the folder of the copies cannot be looked into.
pub fn support_report(cx: &Read, _: AskNothing) -> Result<SupportReport> {
    let shop = setup::get_shop(cx, AskNothing {})?;
    let settings = without_words(serde_json::to_value(&shop.settings)?);
    let mut text = String::new();
    let mut line = |name: &str, value: &dyn std::fmt::Display| {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name}: {value}");
    };
    line("program", &env!("CARGO_PKG_VERSION"));
    line("system", &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    line("schema", &format!("{} ({})", storage::newest_step(), storage::COMPATIBILITY));
    line("now", &cx.now.to_rfc3339());
    for name in ["workbay.db", "workbay.db-wal"] {
        let bytes = cx.shop.dir().join(name).metadata().map_or(0, |found| found.len());
        line(name, &format!("{bytes} bytes"));
    }
    line("settings", &serde_json::to_string_pretty(&settings)?);
    for copy in crate::office::backups::list_backups(cx, AskNothing {})?.backups {
        line("copy", &format!("{:?} {} {} bytes", copy.kind, copy.at.to_rfc3339(), copy.bytes));
    }
    if let Some(task) = cx.shop.tasks.status() {
        line("long work", &format!("{:?} {:?} {} of {}", task.kind, task.state, task.done, task.total));
    }
    Ok(SupportReport { text })
}

/// Numbers and switches say how the program is set; a text may say who somebody is.
fn without_words(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(format!("({} characters)", text.chars().count())),
        Value::Array(values) => Value::Array(values.into_iter().map(without_words).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, without_words(value))).collect())
        }
        other => other,
    }
}

/// A shorter run of digits is a line's number, a port, a process.
const MIN_PHONE: usize = 7;
/// The tail of a chassis number that still tells cars apart.
const MIN_CODE: usize = 8;

/// A journal without anybody in it. It is written in English by the program:
/// every other script, everything quoted, long numbers and codes came from a person.
pub fn without_persons(journal: &str) -> String {
    let mut kept = String::with_capacity(journal.len());
    for line in journal.lines() {
        let mut quoted = false;
        let mut word = String::new();
        let (instant, said) = instant_and_rest(line);
        kept.push_str(instant);
        let mut rest = said.chars().peekable();
        while let Some(c) = rest.next() {
            // A number may be written in groups: 138 0013 8000.
            let between_groups = matches!(c, ' ' | '-')
                && word.ends_with(|before: char| before.is_ascii_digit())
                && rest.peek().is_some_and(char::is_ascii_digit);
            if c == '"' {
                end_word(&mut kept, &mut word, quoted);
                quoted = !quoted;
                kept.push_str(if quoted { "\"…" } else { "\"" });
            } else if !quoted && (c.is_alphanumeric() || c == '@' || between_groups) {
                word.push(c);
            } else {
                end_word(&mut kept, &mut word, quoted);
                if !quoted {
                    kept.push(c);
                }
            }
        }
        end_word(&mut kept, &mut word, quoted);
        kept.push('\n');
    }
    kept
}

/// A journal's line begins with its instant, whose digits are nobody's.
fn instant_and_rest(line: &str) -> (&str, &str) {
    let is_instant = |word: &str| word.contains('T') && word.ends_with('Z') && word.starts_with("20");
    match line.split_once(' ') {
        Some((first, _)) if is_instant(first) => line.split_at(first.len()),
        _ => ("", line),
    }
}

fn end_word(kept: &mut String, word: &mut String, quoted: bool) {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let is_code = word.len() >= MIN_CODE && digits > 1 && word.chars().any(char::is_alphabetic);
    let is_somebody = !word.is_ascii() || word.contains('@') || digits >= MIN_PHONE || is_code;
    if !quoted {
        kept.push_str(if is_somebody { "…" } else { word });
    }
    word.clear();
}

kernel::commands! {
    read support_report(AskNothing) -> SupportReport, MANAGER, shows [];
}

#[cfg(test)]
mod tests {
    use super::{without_persons, without_words};
    use serde_json::json;

    #[test]
    fn settings_keep_their_numbers_and_lose_their_words() {
        let settings =
            json!({ "hour_rate": 12000, "zone": "shanghai", "deep": [{ "name": "张敏", "on": true }] });
        assert_eq!(
            without_words(settings),
            json!({ "hour_rate": 12000, "zone": "(8 characters)", "deep": [{ "name": "(2 characters)", "on": true }] })
        );
    }

    #[test]
    fn a_journal_loses_whoever_stands_in_it_and_keeps_what_went_wrong() {
        let cases = [
            (
                "2026-03-02T08:15:03.123456Z ERROR a command failed command=\"walk_in\" causes=no such table: x",
                "2026-03-02T08:15:03.123456Z ERROR a command failed command=\"…\" causes=no such table: x",
            ),
            ("invalid type: string \"Zhang San\", expected i64", "invalid type: string \"…\", expected i64"),
            ("粤B12345 by 周志强 13800138000", "… by … …"),
            ("vin LSVAA49J132047371 mail li@qq.com", "vin … mail ….com"),
            ("phone 138 0013 8000 or 0755-82345678", "phone … or …"),
            ("the door 127.0.0.1:7878 pid 4711", "the door 127.0.0.1:7878 pid 4711"),
            ("half a \"quote", "half a \"…"),
        ];
        for (said, kept) in cases {
            assert_eq!(without_persons(said).trim_end(), kept, "{said}");
        }
    }
}
