//! What is never used goes. The compiler finds it inside a crate; what a crate
//! shows to others it must believe in, so this looks at all of them together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Used by tests and the bench alone, each for its reason.
const FOR_TESTS: [(&str, &str); 6] = [
    ("differs", "the check of the file tells its progress; a test asks for the end of it"),
    ("apply", "comes in with the first replication; its rules hold already"),
    ("act_as_if_full", "a test cannot fill the disk it runs on"),
    ("without_change_log", "the ten years of the bench have no authors"),
    ("pour_years", "the ten years of the bench"),
    ("TEN_YEARS", "the ten years of the bench"),
];

/// Never made by the program: people choose them, and they come in with a
/// request or out of a row.
fn chosen(derives: &str) -> bool {
    derives.contains("Deserialize")
}

struct Source {
    path: PathBuf,
    /// Without comments and without the tests at its end.
    text: String,
}

fn program() -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project");
    let mut found = Vec::new();
    collect(&top.join("src-tauri"), &mut found);
    assert!(found.len() > 200, "only {} files of the program were found", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !["tests", "target", "gen"].contains(&name) {
                collect(&path, found);
            }
        } else if name.ends_with(".rs") {
            let text = std::fs::read_to_string(&path).expect("a source file can be read");
            found.push(Source { text: without_tests(&without_comments(&text)), path });
        }
    }
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| line.find("//").map_or(line.len(), |at| at);
    text.lines().map(|line| format!("{}\n", &line[..code(line)])).collect()
}

fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').filter(|word| !word.is_empty())
}

/// The names a file shows to others.
fn shown(text: &str) -> Vec<&str> {
    const KINDS: [&str; 7] = ["fn", "struct", "enum", "const", "static", "type", "trait"];
    const BETWEEN: [&str; 3] = ["const", "async", "unsafe"];
    let mut names = Vec::new();
    for line in text.lines() {
        let mut rest = words(line.trim_start()).skip_while(|word| ["crate", "super"].contains(word));
        if !line.trim_start().starts_with("pub") || rest.next() != Some("pub") {
            continue;
        }
        let all: Vec<&str> = rest.filter(|word| *word != "crate" && *word != "super").collect();
        let kind = all.iter().position(|word| {
            KINDS.contains(word) && !(BETWEEN.contains(word) && all.get(1).is_some_and(|next| *next == "fn"))
        });
        if let Some(at) = kind.filter(|at| all[..*at].iter().all(|word| BETWEEN.contains(word)))
            && let Some(name) = all.get(at + 1)
        {
            names.push(*name);
        }
    }
    names
}

#[test]
fn whatever_a_crate_shows_somebody_uses() {
    let files = program();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in files.iter().flat_map(|file| words(&file.text)) {
        *counts.entry(word).or_default() += 1;
    }
    let tests: BTreeSet<&str> = FOR_TESTS.iter().map(|(name, _)| *name).collect();
    let mut unused = Vec::new();
    for file in &files {
        for name in shown(&file.text) {
            if counts[name] < 2 && !tests.contains(name) {
                unused.push(format!("{name} in {}", file.path.display()));
            }
        }
    }
    assert!(unused.is_empty(), "nothing of the program uses:\n{}", unused.join("\n"));
    for (name, why) in FOR_TESTS {
        assert_eq!(
            counts.get(name),
            Some(&1),
            "{name} ({why}) is used by the program or gone: strike it off"
        );
    }
}

/// The variants of each enum with what it derives.
fn enums(text: &str) -> Vec<(&str, &str, Vec<&str>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("pub enum ") {
        let name = words(&text[at + 9..]).next().unwrap_or_default();
        let before = &text[..at];
        let derives = &before[before.rfind("\n\n").unwrap_or(0)..];
        let body = text[at..].split("\n}").next().unwrap_or_default();
        let variants = body
            .lines()
            .skip(1)
            .filter(|line| {
                line.starts_with("    ") && line[4..].starts_with(|sign: char| sign.is_ascii_uppercase())
            })
            .filter_map(|line| words(line).next())
            .collect();
        found.push((name, derives, variants));
    }
    found
}

#[test]
fn whatever_the_program_can_say_it_says_somewhere() {
    let files = program();
    let mut never = Vec::new();
    for file in &files {
        for (name, derives, variants) in enums(&file.text) {
            if chosen(derives) {
                continue;
            }
            for variant in variants {
                let outside = format!("{name}::{variant}");
                let inside = format!("Self::{variant}");
                let made = |text: &str, path: &str| {
                    text.match_indices(path).any(|(at, _)| {
                        !text[at + path.len()..]
                            .starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
                    })
                };
                let said = files.iter().any(|one| made(&one.text, &outside)) || made(&file.text, &inside);
                if !said {
                    never.push(format!("{outside} in {}", file.path.display()));
                }
            }
        }
    }
    assert!(never.is_empty(), "the program never makes:\n{}", never.join("\n"));
}
