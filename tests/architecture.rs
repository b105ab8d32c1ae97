//! Who may know whom. The house stands in the manifests and in the imports, so
//! that is where this looks.

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

#[test]
fn the_crates_know_only_those_below_them() {
    let house = ["domain", "storage", "documents", "spreadsheets", "commands", "lan", "workbay", "tauri"];
    for (name, may) in [
        ("domain", &[][..]),
        ("storage", &["domain"][..]),
        ("documents", &["domain"][..]),
        ("spreadsheets", &[][..]),
        ("commands", &["domain", "storage", "documents", "spreadsheets"][..]),
        ("lan", &["commands", "domain", "spreadsheets"][..]),
    ] {
        let known = crate_dependencies(name);
        for other in house {
            assert!(!known.contains(other) || may.contains(&other), "{name} must not know {other}");
        }
    }
}

#[test]
fn each_great_library_has_one_home() {
    for (library, home) in
        [("rusqlite", "storage"), ("printpdf", "documents"), ("calamine", "spreadsheets"), ("axum", "lan")]
    {
        for name in ["domain", "storage", "documents", "spreadsheets", "commands", "lan"] {
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
            for word in ["f32", "f64", "now()", "std::fs", "std::net", "std::env", "SystemTime", "Instant"] {
                assert!(!code.contains(word), "{}:{}: {word} in the rules", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn sql_is_written_in_storage_only() {
    for name in ["domain", "documents", "commands", "lan"] {
        for path in files(&top().join(format!("src-tauri/crates/{name}/src")), &[".rs"]) {
            for (number, line) in text(&path).lines().enumerate() {
                let found = ["SELECT * ", "INSERT INTO ", "DELETE FROM ", "PRAGMA "]
                    .iter()
                    .any(|word| line.contains(word));
                assert!(!found, "{}:{}: SQL outside storage", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn the_bindings_are_those_of_the_registry() {
    let written = text(&top().join("src-tauri/crates/commands/bindings/commands.ts"));
    assert!(written == commands::bindings::typescript(), "the bindings are stale: run `make bindings`");
}

#[test]
fn every_command_is_listed_once() {
    let mut names = BTreeSet::new();
    for command in commands::registry::COMMANDS {
        assert!(names.insert(command.name), "{} stands twice in the registry", command.name);
    }
}

/// Which part of the UI a file belongs to, and the feature's noun.
fn part_of(path: &Path) -> (String, String) {
    let inside = path.strip_prefix(top().join("ui/src")).unwrap_or(path);
    let mut steps = inside.components().map(|step| step.as_os_str().to_string_lossy().into_owned());
    (steps.next().unwrap_or_default(), steps.next().unwrap_or_default())
}

fn imports(source: &str) -> Vec<String> {
    source
        .split("from '")
        .skip(1)
        .chain(source.split("import('").skip(1))
        .filter_map(|rest| rest.split('\'').next())
        .map(str::to_owned)
        .collect()
}

fn resolved(from: &Path, import: &str) -> Option<PathBuf> {
    if !import.starts_with('.') {
        return None;
    }
    let mut path = from.parent()?.to_path_buf();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    Some(path)
}

#[test]
fn the_screens_parts_import_downwards() {
    for path in files(&top().join("ui/src"), &[".ts", ".tsx"]) {
        let (part, noun) = part_of(&path);
        let test = path.to_string_lossy().contains(".test.");
        for import in imports(&text(&path)) {
            if import.starts_with("@tauri-apps/") {
                let inside = path.strip_prefix(top()).unwrap_or(&path);
                assert!(
                    inside.ends_with("ui/src/api/tauri.ts"),
                    "{}: only api/tauri.ts talks to the shell",
                    inside.display()
                );
            }
            let Some(target) = resolved(&path, &import) else { continue };
            let (other, other_noun) = part_of(&target);
            let may: &[&str] = match part.as_str() {
                "kit" => &["kit", "i18n"],
                "i18n" => &["i18n"],
                "api" => &["api", "i18n"],
                "features" => &["features", "kit", "api", "i18n"],
                _ => &["app", "features", "kit", "api", "i18n"],
            };
            assert!(
                test || may.contains(&other.as_str()) || target.parent() == path.parent(),
                "{}: {part} must not import {other}",
                path.display()
            );
            if part == "features"
                && other == "features"
                && noun != other_noun
                && noun.contains('.') == other_noun.contains('.')
            {
                let meets =
                    import.contains("Picker") || import.ends_with("/types") || import.contains("feature");
                assert!(
                    test || meets,
                    "{}: features meet only through a picker or types: {import}",
                    path.display()
                );
            }
        }
    }
}
