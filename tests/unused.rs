//! What is never used goes. The compiler finds it inside a crate; what a crate
//! shows to others it must believe in, so this looks at all of them together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Used by tests and the bench alone, each for its reason.
const FOR_TESTS: [(&str, &str); 10] = [
    ("apply", "comes in with the first replication; its rules hold already"),
    ("act_as_if_full", "a test cannot fill the disk it runs on"),
    ("without_change_log", "the ten years of the bench have no authors"),
    ("pour_years", "the ten years of the bench"),
    ("TEN_YEARS", "the ten years of the bench"),
    ("print_through", "a test has no printers: it prints through those it watches"),
    ("rows_scanned", "counted as statements run; tests and the bench hold it against bounds"),
    ("selects_run", "counted as statements run; a test holds it against bounds"),
    ("plans_of", "no page is to read a whole table: a test asks how each is read"),
    ("tables_read_by", "what a command shows is held against what it reads"),
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
    let used: Vec<String> = files.iter().map(|file| without_imports(&file.text)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in used.iter().flat_map(|text| words(text)) {
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
            // One that is made of another error is made by every `?`.
            .filter(|line| {
                !line.contains("#[from]")
                    && line.starts_with("    ")
                    && line[4..].starts_with(|sign: char| sign.is_ascii_uppercase())
            })
            .filter_map(|line| words(line).next())
            .collect();
        found.push((name, derives, variants));
    }
    found
}

/// How far it is to the bracket that closes what is open where the text begins.
fn closing(text: &str) -> usize {
    let mut open = 1;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
    }
    text.len()
}

/// Without what `matches!` compares with: a pattern makes nothing.
fn without_compared(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("matches!(") {
        let (all, after) = inside.split_at(closing(inside));
        let mut open = 0;
        let value = all.find(|sign: char| {
            match sign {
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' => open -= 1,
                _ => {}
            }
            sign == ',' && open == 0
        });
        kept.push_str(before);
        kept.push_str(&all[..value.unwrap_or(all.len())]);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Whether a variant stands here to be recognised: in an arm, before a guard, in a
/// `let`, or beside what is compared with it. `after` begins behind its name.
fn is_compared(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with("==") || before.ends_with("!=") {
        return true;
    }
    let mut after = after.trim_start();
    if let Some(fields) = after.strip_prefix(['(', '{']) {
        after = fields.get(closing(fields) + 1..).unwrap_or_default();
    }
    // Out of the patterns around it.
    let after = after.trim_start_matches(|sign: char| sign == ')' || sign.is_whitespace());
    let line = after.lines().next().unwrap_or_default();
    let is_bound = after.starts_with('=') && !after.starts_with("==");
    let is_one_of = after.starts_with('|') && !after.starts_with("||");
    is_bound || is_one_of || (line.starts_with("if ") && line.contains("=>"))
}

/// Where a variant is named, and not another that only begins as it does.
fn named<'a>(text: &'a str, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(path)
        .map(move |(at, _)| (&text[..at], &text[at + path.len()..]))
        .filter(|(_, after)| !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_'))
}

/// Without what brings in a name or hands it on: neither is a use of it.
fn without_imports(text: &str) -> String {
    let is_import = |line: &str| {
        let rest = line.strip_prefix("pub").map_or(line, |rest| {
            let rest = rest.trim_start();
            rest.strip_prefix('(').and_then(|whom| whom.split_once(')')).map_or(rest, |(_, rest)| rest)
        });
        rest.trim_start().starts_with("use ")
    };
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        let line = line.trim();
        if inside || is_import(line) {
            inside = !line.ends_with(';');
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn a_name_that_is_only_handed_on_is_not_used() {
    let text = [
        "use a::{",
        "    B,",
        "};",
        "pub use c::D;",
        "pub(crate) use e::f;",
        "pub(in crate::g) use h::I;",
        "use_it(j);",
        "pub fn used() {",
        "    use K::L;",
        "    m();",
        "}",
    ];
    assert_eq!(
        words(&without_imports(&text.join("\n"))).collect::<Vec<_>>(),
        ["use_it", "j", "pub", "fn", "used", "m"]
    );
}

/// Told on by its bare name, behind which nobody sees a pattern.
fn is_told_on(text: &str, name: &str, variant: &str) -> bool {
    let list = format!("pub use {name}::{{");
    let mut lists = text.split(&list).skip(1).filter_map(|after| after.split('}').next());
    lists.any(|list| words(list).any(|word| word == variant))
}

/// `InPerson` as it crosses: `in_person`.
fn code(variant: &str) -> String {
    let mut code = String::new();
    for sign in variant.chars() {
        if sign.is_ascii_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(sign.to_ascii_lowercase());
    }
    code
}

/// Every word of the screens' own sources.
fn screens() -> BTreeSet<String> {
    fn collect(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the screens can be listed") {
            let path = entry.expect("an entry of the folder").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                collect(&path, found);
            } else if (name.ends_with(".ts") || name.ends_with(".tsx")) && !name.contains(".test.") {
                let text = std::fs::read_to_string(&path).expect("a source file can be read");
                found.extend(words(&text).map(str::to_owned));
            }
        }
    }
    let mut found = BTreeSet::new();
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project");
    collect(&top.join("ui/src"), &mut found);
    found
}

/// The lists of codes that are written from a type, and what the screens call each.
fn listed(files: &[Source]) -> Vec<(String, String)> {
    let written =
        files.iter().find(|file| file.path.ends_with("app/src/codes.rs")).expect("the lists of codes");
    let calls = written.text.split("every::<").skip(1);
    calls
        .filter_map(|call| {
            let (name, rest) = call.split_once('>')?;
            let is_list =
                |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            Some((name.to_owned(), rest.split('"').find(is_list)?.to_owned()))
        })
        .collect()
}

/// What people choose comes in with a request: a rule names it, a screen does, or a screen offers the whole list.
#[test]
fn whatever_the_program_can_say_it_says_somewhere() {
    let files = program();
    let texts: Vec<String> = files.iter().map(|file| without_compared(&file.text)).collect();
    let screens = screens();
    let offered: BTreeSet<String> =
        listed(&files).into_iter().filter(|(_, list)| screens.contains(list)).map(|(name, _)| name).collect();
    assert!(offered.len() > 10, "only {} lists are offered", offered.len());
    let made = |text: &str, path: &str| named(text, path).any(|(before, after)| !is_compared(before, after));
    let mut never = Vec::new();
    for (file, text) in files.iter().zip(&texts) {
        for (name, derives, variants) in enums(&file.text) {
            for variant in variants {
                let outside = format!("{name}::{variant}");
                let inside = format!("Self::{variant}");
                let is_made = texts.iter().any(|one| made(one, &outside))
                    || made(text, &inside)
                    || files.iter().any(|one| is_told_on(&one.text, name, variant));
                let is_chosen = || {
                    chosen(derives)
                        && (files.iter().any(|one| named(&one.text, &outside).next().is_some())
                            || screens.contains(&code(variant))
                            || offered.contains(name))
                };
                if !is_made && !is_chosen() {
                    never.push(format!("{outside} in {}", file.path.display()));
                }
            }
        }
    }
    assert!(never.is_empty(), "the program never makes:\n{}", never.join("\n"));
}

#[test]
fn a_pattern_makes_nothing() {
    for pattern in [
        "match one { A::B => 1 }",
        "match one { A::B(_) | A::C => 1 }",
        "match one { Err(A::B { at }) => at }",
        "match one { A::B if late => 1 }",
        "if let Some(A::B(at)) = one {}",
        "one == A::B",
    ] {
        assert!(named(pattern, "A::B").all(|(before, after)| is_compared(before, after)), "{pattern}");
    }
    for made in
        ["let one = A::B;", "match one { 1 => A::B, _ => other }", "Err(A::B { at })", "f(A::B(1)) || late"]
    {
        assert!(named(made, "A::B").all(|(before, after)| !is_compared(before, after)), "{made}");
    }
    assert_eq!(without_compared("matches!(f(one, 2), A::B | A::C(_)) && late"), "f(one, 2)) && late");
    assert!(named("A::Better", "A::B").next().is_none());
}
