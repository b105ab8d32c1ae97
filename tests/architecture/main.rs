//! Who may know whom. The house stands in the manifests and in the imports, so
//! that is where this looks.

mod circles;
mod errors;
mod modules;
mod reading;
mod rooms;
mod screen;
mod source;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project").to_path_buf()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "target", "dist"].contains(&name.as_str()) {
                found.extend(files(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A row is read at one glance. The formatter leaves the inside of a macro alone,
/// so nothing else sees to it.
#[test]
fn no_row_of_a_list_of_commands_is_longer_than_a_line() {
    let mut rows = 0;
    let mut lists = BTreeSet::new();
    for path in files(&top().join("src-tauri/crates"), &[".rs"]) {
        let source = text(&path);
        let begins = |row: &&str| ["kernel::commands! {", "crate::commands! {"].contains(row);
        let list = source.lines().skip_while(|row| !begins(row)).skip(1);
        for row in list.take_while(|row| *row != "}") {
            lists.insert(crate_of(&path));
            rows += 1;
            assert!(row.chars().count() <= 110, "{}: {row}", path.display());
        }
    }
    assert!(rows > 200, "only {rows} lines of commands were found");
    let crates = BTreeSet::from(["features", "kernel", "sample"].map(str::to_owned));
    assert_eq!(lists, crates, "whose lists were read");
}

/// A second compiler would bring lints of its own on a morning when nobody changed a line: what is built in the
/// workflows and for a release is built by one, which each of them names.
#[test]
fn every_workflow_builds_with_the_one_compiler() {
    let mut named = Vec::new();
    for path in files(&top().join(".github/workflows"), &[".yml"]) {
        for row in text(&path).lines() {
            let Some((_, with)) = row.split_once("dtolnay/rust-toolchain@") else { continue };
            named.push((with.trim().to_owned(), path.display().to_string()));
        }
    }
    assert!(named.len() >= 4, "only {} jobs name their compiler", named.len());
    let (one, _) = &named[0];
    assert!(one.chars().all(|c| c.is_ascii_digit() || c == '.'), "{one} is another compiler each month");
    for (version, path) in &named {
        assert_eq!(version, one, "{path}");
    }
}

/// A guide that sends people where nothing is any more is worse than none.
#[test]
fn what_the_guides_name_is_there() {
    let mut named = 0;
    for guide in ["src-tauri/ARCHITECTURE.md", ".github/CONTRIBUTING.md"] {
        for path in text(&top().join(guide)).split('`').skip(1).step_by(2) {
            if ["ui/", "tests/", "src-tauri/", ".github/"].iter().any(|folder| path.starts_with(folder)) {
                named += 1;
                assert!(top().join(path).exists(), "{guide} names {path}");
            }
        }
    }
    assert!(named > 15, "only {named} paths were found");
}

/// Whoever looks for it looks in one place.
#[test]
fn the_file_of_a_folder_stands_in_it() {
    for path in files(&top().join("src-tauri"), &[".rs"]) {
        assert!(!path.with_extension("").is_dir(), "{}: `mod.rs` in the folder beside it", path.display());
    }
}

/// The crate a source belongs to.
fn crate_of(path: &Path) -> String {
    let below = path.strip_prefix(top().join("src-tauri/crates")).unwrap_or(path);
    below.iter().next().unwrap_or_default().to_string_lossy().into_owned()
}

/// The names under `[dependencies]` of a manifest; what tests use is their own.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]" || line.starts_with("[target.");
        } else if inside && !line.trim_start().starts_with('#') {
            let name: String = line
                .chars()
                .take_while(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign))
                .collect();
            if !name.is_empty() {
                names.insert(name);
            }
        }
    }
    names
}

fn crate_dependencies(name: &str) -> BTreeSet<String> {
    dependencies(&text(&top().join(format!("src-tauri/crates/{name}/Cargo.toml"))))
}

const CRATES: [&str; 11] = [
    "domain",
    "storage",
    "documents",
    "spreadsheets",
    "pictures",
    "printing",
    "kernel",
    "features",
    "sample",
    "app",
    "lan",
];

#[test]
fn the_crates_know_only_those_below_them() {
    let house = CRATES.into_iter().chain(["workbay", "tauri"]);
    for (name, may) in [
        ("domain", &[][..]),
        ("storage", &["domain"][..]),
        ("documents", &["domain"][..]),
        ("spreadsheets", &[][..]),
        ("pictures", &["domain"][..]),
        ("printing", &[][..]),
        // It knows no feature.
        ("kernel", &["domain", "storage"][..]),
        (
            "features",
            &["domain", "storage", "documents", "spreadsheets", "pictures", "printing", "kernel"][..],
        ),
        ("sample", &["domain", "storage", "kernel", "features"][..]),
        ("app", &["domain", "kernel", "features", "sample"][..]),
        ("lan", &["domain", "spreadsheets", "kernel", "features", "app"][..]),
    ] {
        let known = crate_dependencies(name);
        for other in house.clone() {
            assert!(!known.contains(other) || may.contains(&other), "{name} must not know {other}");
        }
    }
}

#[test]
fn each_great_library_has_one_home() {
    for (library, home) in [
        ("rusqlite", "storage"),
        ("printpdf", "documents"),
        ("calamine", "spreadsheets"),
        ("image", "pictures"),
        ("ipp", "printing"),
        ("winprint", "printing"),
        ("axum", "lan"),
    ] {
        for name in CRATES {
            assert_eq!(crate_dependencies(name).contains(library), name == home, "{library} in {name}");
        }
        let shell = dependencies(&text(&top().join("src-tauri/Cargo.toml")));
        assert!(!shell.contains(library), "the shell must not know {library}");
    }
}

#[test]
fn the_rules_have_no_clock_no_float_and_no_input() {
    for path in files(&top().join("src-tauri/crates/domain/src"), &[".rs"]) {
        for (number, line) in text(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in ["f32", "f64", "::now()", "std::fs", "std::net", "std::env", "SystemTime", "Instant"]
            {
                assert!(!code.contains(word), "{}:{}: {word} in the rules", path.display(), number + 1);
            }
        }
    }
}

/// SQL is written in capitals here, and nothing else says these words in them.
const SQL: [&str; 11] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "ATTACH", "VACUUM",
    "PRAGMA",
];

fn is_sql(line: &str) -> bool {
    line.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').any(|word| SQL.contains(&word))
}

#[test]
fn sql_is_written_in_storage_only() {
    let crates = CRATES.into_iter().filter(|name| *name != "storage");
    let folders = crates.map(|name| format!("src-tauri/crates/{name}/src"));
    for folder in folders.chain(["src-tauri/src".to_owned()]) {
        let sources = files(&top().join(&folder), &[".rs"]);
        assert!(!sources.is_empty(), "{folder} has no sources");
        for path in sources {
            for (number, line) in text(&path).lines().enumerate() {
                assert!(!is_sql(line), "{}:{}: SQL outside storage", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn sql_is_known_by_any_of_its_words() {
    for line in [
        r#"    "SELECT number FROM settlement","#,
        r#"    "UPDATE person SET active = 0","#,
        r#"let sql = "SELECT\n number";"#,
        r#"db.execute_batch("VACUUM")"#,
        r#"format!("PRAGMA {name}")"#,
    ] {
        assert!(is_sql(line), "{line}");
    }
    assert!(!is_sql("let selected = Method::Select.update();") && !is_sql("SELECTION"));
    let in_storage = files(&top().join("src-tauri/crates/storage/src"), &[".rs"]);
    let sources = in_storage.iter().filter(|path| text(path).lines().any(is_sql)).count();
    assert!(sources > 30, "only {sources} files of storage were seen to write SQL");
}

#[test]
fn the_bindings_are_those_of_the_registry() {
    let written = text(&top().join("src-tauri/crates/app/bindings/commands.ts"));
    assert!(written == app::bindings::typescript(), "the bindings are stale: run `make bindings`");
}

#[test]
fn the_sums_of_the_screens_are_held_against_those_of_the_rules() {
    let written = text(&top().join("ui/tests/vectors.json"));
    assert!(written == app::vectors::json(), "the vectors are stale: run `make bindings`");
}

#[test]
fn every_command_is_listed_once() {
    let mut names = BTreeSet::new();
    for command in app::PROGRAM.commands() {
        assert!(names.insert(command.name), "{} stands twice in the registry", command.name);
    }
}
