//! Who may know whom. The house stands in the manifests and in the imports, so
//! that is where this looks.

use std::collections::{BTreeMap, BTreeSet};
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

const CRATES: [&str; 9] =
    ["domain", "storage", "documents", "spreadsheets", "kernel", "features", "sample", "app", "lan"];

#[test]
fn the_crates_know_only_those_below_them() {
    let house = [
        "domain",
        "storage",
        "documents",
        "spreadsheets",
        "kernel",
        "features",
        "sample",
        "app",
        "lan",
        "workbay",
        "tauri",
    ];
    for (name, may) in [
        ("domain", &[][..]),
        ("storage", &["domain"][..]),
        ("documents", &["domain"][..]),
        ("spreadsheets", &[][..]),
        // It knows no feature.
        ("kernel", &["domain", "storage"][..]),
        ("features", &["domain", "storage", "documents", "spreadsheets", "kernel"][..]),
        ("sample", &["domain", "storage", "kernel", "features"][..]),
        ("app", &["domain", "kernel", "features", "sample"][..]),
        ("lan", &["domain", "spreadsheets", "kernel", "features", "app"][..]),
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
            for word in ["f32", "f64", "now()", "std::fs", "std::net", "std::env", "SystemTime", "Instant"] {
                assert!(!code.contains(word), "{}:{}: {word} in the rules", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn sql_is_written_in_storage_only() {
    for name in CRATES.into_iter().filter(|name| *name != "storage") {
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

/// Who imports whom: each name with all it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Features of the screen that know another one. All others meet through a
/// route, or build of what the kit has.
const ACQUAINTED: &[(&str, &str)] = &[
    // A complaint is about a vehicle, and somebody of the shop answers for it.
    ("complaints", "vehicles"),
    ("complaints", "settings"),
    // The counter shows the day's bookings, and lets in whoever booked.
    ("reception", "bookings"),
    // Whose the car is.
    ("vehicles", "customers"),
    ("visits", "customers"),
    // What may be done at a job, and how it is shared, is one rule wherever a
    // job is shown.
    ("visits", "jobs"),
    ("visits", "workshop"),
];

fn screen() -> PathBuf {
    top().join("ui/src")
}

fn is_test(path: &Path) -> bool {
    path.to_string_lossy().contains(".test.")
}

/// What a source asks for: `from '…'`, `import('…')` and `import '…'`.
fn imports(source: &str) -> Vec<String> {
    ["from '", "import('", "import '"]
        .iter()
        .flat_map(|before| source.split(*before).skip(1))
        .filter_map(|rest| rest.split('\'').next())
        .map(str::to_owned)
        .collect()
}

/// The path an import names, without the ending it leaves out. What is no file
/// of the screen's own has none.
fn named(from: &Path, import: &str) -> Option<PathBuf> {
    if let Some(inside) = import.strip_prefix("~/") {
        return Some(screen().join(inside));
    }
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

/// The file an import reaches.
fn reached(from: &Path, import: &str) -> Option<PathBuf> {
    let path = named(from, import)?;
    ["", ".ts", ".tsx", "/index.ts", "/index.tsx"]
        .iter()
        .map(|ending| PathBuf::from(format!("{}{ending}", path.display())))
        .find(|file| file.is_file())
}

/// A file as it is called below `ui/src`, the same on every system.
fn short(path: &Path) -> String {
    let inside = path.strip_prefix(screen()).unwrap_or(path);
    inside.iter().map(|step| step.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn part_of(name: &str) -> &str {
    name.split('/').next().unwrap_or_default()
}

/// The noun of the feature a file belongs to.
fn feature_of(name: &str) -> Option<&str> {
    let (noun, _) = name.strip_prefix("features/")?.split_once('/')?;
    Some(noun)
}

/// The files of the screen, and which of its own files each imports. A test may
/// import what it likes.
fn screen_imports() -> Imports {
    files(&screen(), &[".ts", ".tsx"])
        .iter()
        .filter(|path| !is_test(path))
        .map(|path| {
            let asked = imports(&text(path));
            let targets = asked.iter().filter_map(|import| reached(path, import));
            (short(path), targets.map(|target| short(&target)).collect())
        })
        .collect()
}

/// The same between the folders they stand in.
fn folder_imports(files: &Imports) -> Imports {
    let folder = |name: &String| name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut folders = Imports::new();
    for (file, targets) in files {
        let from = folder(file);
        let others = targets.iter().map(folder).filter(|target| *target != from);
        folders.entry(from.clone()).or_default().extend(others);
    }
    folders
}

/// What remains when all that imports nothing, and all that nothing imports, is
/// taken away again and again: the circles, and what leads from one to another.
fn circles(mut imports: Imports) -> Imports {
    loop {
        let names: BTreeSet<String> = imports.keys().cloned().collect();
        for targets in imports.values_mut() {
            targets.retain(|target| names.contains(target));
        }
        let imported: BTreeSet<String> = imports.values().flatten().cloned().collect();
        imports.retain(|name, targets| !targets.is_empty() && imported.contains(name));
        if imports.len() == names.len() {
            return imports;
        }
    }
}

#[test]
fn only_one_file_of_the_screen_talks_to_the_shell() {
    for path in files(&screen(), &[".ts", ".tsx"]) {
        let asks = imports(&text(&path)).iter().any(|import| import.starts_with("@tauri-apps/"));
        assert!(!asks || short(&path) == "api/tauri.ts", "{}: only api/tauri.ts does", path.display());
    }
}

#[test]
fn the_screens_parts_import_downwards() {
    for (file, targets) in screen_imports() {
        let may: &[&str] = match part_of(&file) {
            "i18n" => &["i18n"],
            "kit" => &["kit", "i18n"],
            "api" => &["api", "i18n"],
            "features" => &["features", "kit", "api", "i18n"],
            _ => &["app", "features", "kit", "api", "i18n"],
        };
        for target in targets {
            assert!(may.contains(&part_of(&target)), "{file} must not import {target}");
        }
    }
}

#[test]
fn the_screens_features_know_only_those_named_here() {
    let mut met = BTreeSet::new();
    for (file, targets) in screen_imports() {
        for target in targets {
            let (Some(one), Some(other)) = (feature_of(&file), feature_of(&target)) else { continue };
            if one != other {
                let pair = (one.to_owned(), other.to_owned());
                let may = ACQUAINTED.iter().any(|(knows, known)| *knows == one && *known == other);
                assert!(may, "{file} imports {target}: {one} and {other} are no pair");
                met.insert(pair);
            }
        }
    }
    for (one, other) in ACQUAINTED {
        let pair = ((*one).to_owned(), (*other).to_owned());
        assert!(met.contains(&pair), "{one} imports nothing of {other} any more: the pair goes");
    }
}

#[test]
fn nothing_of_the_screen_imports_in_a_circle() {
    let files = screen_imports();
    let folders = circles(folder_imports(&files));
    assert!(folders.is_empty(), "folders import in a circle: {folders:#?}");
    let files = circles(files);
    assert!(files.is_empty(), "files import in a circle: {files:#?}");
}

#[test]
fn a_circle_is_found_and_what_only_leads_to_it_is_not() {
    let one = |name: &str, targets: &[&str]| {
        (name.to_owned(), targets.iter().map(|target| (*target).to_owned()).collect::<BTreeSet<_>>())
    };
    let found = circles(Imports::from([
        one("main", &["page"]),
        one("page", &["form", "kit"]),
        one("form", &["page", "kit"]),
        one("kit", &[]),
    ]));
    assert_eq!(found.keys().collect::<Vec<_>>(), ["form", "page"]);
}
