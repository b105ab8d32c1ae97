//! Who knows whom in the screen.

use crate::circles::{Imports, circles};
use crate::{files, text, top};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Features of the screen that know another one. All others meet through a
/// route, or build of what the kit has.
const ACQUAINTED: &[(&str, &str)] = &[
    // A complaint is about a vehicle, and somebody of the shop answers for it.
    ("complaints", "vehicles"),
    ("complaints", "settings"),
    // The counter shows the day's bookings, and lets in whoever booked.
    ("reception", "bookings"),
    // A car is told by its plate in one way, and the shop's own code stands wherever money is taken.
    ("express", "bookings"),
    ("express", "collection"),
    // A car nobody knows yet is written down by the makes and models of the file, where it is booked too.
    ("bookings", "vehicles"),
    // What was bought is shown with who bought it, with the car and with the visit.
    ("customers", "packages"),
    ("vehicles", "packages"),
    ("visits", "packages"),
    // The vouchers somebody holds, with them and with what they pay.
    ("customers", "vouchers"),
    ("visits", "vouchers"),
    // Whose the car is.
    ("vehicles", "customers"),
    ("visits", "customers"),
    // Photos are taken and shown where the work is.
    ("customers", "photos"),
    ("inspection", "photos"),
    ("jobs", "photos"),
    ("reception", "photos"),
    ("vehicles", "photos"),
    ("visits", "photos"),
    ("workshop", "photos"),
    // What is still on its way holds the end of the program.
    ("settings", "photos"),
    // What came damaged is sent as small as any photo.
    ("store", "photos"),
    // What of a sheet is invoiced stands with the sheet.
    ("visits", "invoices"),
    // The shop's own code stands wherever money is taken.
    ("bookings", "collection"),
    ("customers", "collection"),
    ("packages", "collection"),
    ("visits", "collection"),
    ("settings", "collection"),
    ("store", "collection"),
    // Who buys over the counter, and who borrows.
    ("store", "customers"),
    // What is at other houses stands on the first screens of three seats.
    ("office", "reception"),
    ("workshop", "reception"),
    // What people ask of their own data is the manager's to answer.
    ("office", "customers"),
    // A list goes out in one way, whatever it is of.
    ("customers", "lists"),
    ("imports", "lists"),
    ("settings", "lists"),
    ("store", "lists"),
    // A payment over several sheets is typed as one on a sheet is.
    ("accounts", "visits"),
    // What may be done at a job, and how it is shared, is one rule wherever a
    // job is shown.
    ("visits", "jobs"),
    ("visits", "workshop"),
    // What there is of a part, and what became of what was asked for, is said alike at the counter, at
    // the car and where it is quoted.
    ("visits", "parts"),
    ("jobs", "parts"),
    ("bookings", "parts"),
    ("workshop", "jobs"),
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
    let folders = circles(&folder_imports(&files));
    assert!(folders.is_empty(), "folders import in a circle: {folders:#?}");
    let files = circles(&files);
    assert!(files.is_empty(), "files import in a circle: {files:#?}");
}
