//! Who shows a function that may refuse says when (`missing_errors_doc` asks for it);
//! one that nobody outside its crate reaches says so by its `pub(crate)`.

use crate::source::words;
use crate::{CRATES, files, text, top};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files of the modules below one that nobody outside the crate can name.
fn hidden(file: &Path, folder: &Path, is_shown: bool, found: &mut Vec<PathBuf>) {
    if !is_shown {
        found.push(file.to_path_buf());
    }
    for line in text(file).lines() {
        let Some((shown_to, name)) = line.strip_suffix(';').and_then(|line| line.split_once("mod ")) else {
            continue;
        };
        if !["", "pub ", "pub(crate) ", "pub(super) "].contains(&shown_to) {
            continue;
        }
        let own = folder.join(name);
        let flat = folder.join(format!("{name}.rs"));
        let child = if flat.is_file() { flat } else { own.join("mod.rs") };
        hidden(&child, &own, is_shown && shown_to == "pub ", found);
    }
}

/// What a crate hands on under another name than its place.
fn handed_on(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for path in files(folder, &[".rs"]) {
        let source = text(&path);
        let lists = source.split("pub use ").skip(1).filter_map(|after| after.split(';').next());
        names.extend(lists.flat_map(words));
    }
    names
}

/// The functions at the left edge of a file that are shown, may refuse and do not say
/// when.
fn silent(source: &str) -> Vec<&str> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let begun =
            ["pub fn ", "pub const fn ", "pub async fn "].iter().find_map(|kind| line.strip_prefix(kind));
        let Some(begun) = begun else { continue };
        let end = lines[at..].iter().position(|line| line.ends_with('{')).map_or(at, |more| at + more);
        let refuses =
            lines[at..=end].join(" ").split_once("-> ").is_some_and(|(_, it)| it.contains("Result"));
        let mut above =
            lines[..at].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
        if refuses && !above.any(|line| line.contains("# Errors")) {
            found.push(begun.split(['(', '<']).next().unwrap_or_default());
        }
    }
    found
}

#[test]
fn what_is_shown_and_refuses_says_when_and_what_is_not_is_no_pub() {
    let (mut found, mut looked_at) = (Vec::new(), 0);
    for name in CRATES {
        let folder = top().join(format!("src-tauri/crates/{name}/src"));
        let mut inner = Vec::new();
        hidden(&folder.join("lib.rs"), &folder, true, &mut inner);
        let shown = handed_on(&folder);
        for path in inner {
            looked_at += 1;
            let source = text(&path);
            let silent = silent(&source).into_iter().filter(|function| !shown.contains(*function));
            found.extend(silent.map(|function| format!("{function} in {}", path.display())));
        }
    }
    assert!(looked_at > 100, "only {looked_at} inner files were found");
    assert!(found.is_empty(), "`pub(crate)`, or when it refuses:\n{}", found.join("\n"));
}

#[test]
fn a_function_that_does_not_say_when_it_refuses_is_seen() {
    let source = [
        "/// It reads.",
        "pub fn one(",
        "    a: u8,",
        ") -> Result<u8> {",
        "}",
        "",
        "/// # Errors",
        "/// Never.",
        "#[must_use]",
        "pub fn two() -> Result<u8> {",
        "}",
        "pub(crate) fn three() -> Result<u8> {",
        "}",
        "pub async fn four<T>() -> io::Result<T> {",
        "}",
        "pub fn five() -> u8 {",
        "}",
    ]
    .join("\n");
    assert_eq!(silent(&source), ["one", "four"]);
}
