//! Circles inside the crates, and who may know whom among the features.

use crate::circles::{Imports, circles};
use crate::modules::Modules;
use crate::{CRATES, top};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Folders of the use cases that know another one:
///
/// ```text
/// printing                              what goes to a printer
///   document                            whatever is looked at, saved or printed
/// homes  office  own_phone  visit_page  what shows or looks after all of it
///   till                                bills a visit or what was booked
///   aftercare  attached_files  bookings  imports  photos
///                visit
///       packages  papers  records
///         glance  kept  sent            first photos; what was signed, under its sum; files of a request
/// ```
const ACQUAINTED: &[(&str, &str)] = &[
    // A paper prints what was kept, and only when it is what was written.
    ("papers", "kept"),
    // A car is checked in for a customer and a vehicle on file; what is signed
    // then is kept in the words of its paper.
    ("visit", "records"),
    ("visit", "papers"),
    ("visit", "kept"),
    // Lists of visits show the first few of each one's photos.
    ("homes", "glance"),
    ("records", "glance"),
    // A photo is some visit's, and is changed as the page was seen.
    ("photos", "visit"),
    // So is a file, which is looked at, saved and printed as a paper is.
    ("attached_files", "visit"),
    ("attached_files", "papers"),
    ("attached_files", "sent"),
    ("photos", "sent"),
    // The page of photos says for which of them a signature beneath them stands.
    ("photos", "kept"),
    // Whatever is looked at, saved or printed is asked for in one way.
    ("document", "attached_files"),
    ("document", "own_phone"),
    ("document", "papers"),
    // What goes to a printer is drawn as it is looked at, and its calibration page with the shop's head.
    ("printing", "kept"),
    ("printing", "document"),
    ("printing", "papers"),
    ("document", "till"),
    // A contract that is scanned is found by the number it was given out under.
    ("records", "kept"),
    // A booking becomes a visit, of a customer and a vehicle on file.
    ("bookings", "records"),
    ("bookings", "visit"),
    // A contract is what was sold, under its sum.
    ("packages", "kept"),
    // The till bills a visit, moves it on, and finds its receipts by number.
    ("till", "visit"),
    ("till", "records"),
    ("till", "papers"),
    ("till", "kept"),
    ("till", "bookings"),
    // The bureau's files come in a request, as lists do.
    ("till", "sent"),
    ("imports", "sent"),
    // Delivery and the call afterwards move the visit on.
    ("aftercare", "visit"),
    ("aftercare", "papers"),
    ("imports", "records"),
    // What a customer sees, answers and marks on their own phone is the visit's,
    // with its photos and its sheet as it was signed.
    ("own_phone", "visit"),
    ("own_phone", "aftercare"),
    ("own_phone", "papers"),
    ("own_phone", "kept"),
    ("own_phone", "photos"),
    // The check of the file asks every sum there is; a new shop begins with a
    // catalogue; who leaves hands over what they answer for.
    // Pictures of the shop come as files do.
    ("office", "sent"),
    ("office", "kept"),
    ("office", "visit"),
    ("office", "aftercare"),
    ("visit_page", "papers"),
    ("visit_page", "visit"),
    ("visit_page", "bookings"),
    ("homes", "visit"),
    ("homes", "bookings"),
    ("homes", "aftercare"),
];

fn sources() -> impl Iterator<Item = (&'static str, PathBuf)> {
    let crates = CRATES.map(|name| (name, top().join(format!("src-tauri/crates/{name}/src"))));
    crates.into_iter().chain([("the shell", top().join("src-tauri/src"))])
}

#[test]
fn nothing_of_a_crate_imports_in_a_circle() {
    let mut found = Vec::new();
    for (name, folder) in sources() {
        let modules = Modules::below(&folder);
        for (what, imports) in [("folders", modules.folders()), ("files", modules.files())] {
            let circles = circles(&imports);
            if !circles.is_empty() {
                found.push(format!("{what} of {name} import in a circle: {circles:#?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The features themselves, without what stands inside them.
fn features() -> Imports {
    let modules = Modules::below(&top().join("src-tauri/crates/features/src"));
    modules.folders().into_iter().filter(|(name, _)| !name.contains('/')).collect()
}

#[test]
fn the_features_know_only_those_named_here() {
    let named: BTreeSet<(&str, &str)> = ACQUAINTED.iter().copied().collect();
    let imports = features();
    let met: BTreeSet<(&str, &str)> = imports
        .iter()
        .flat_map(|(one, others)| others.iter().map(move |other| (one.as_str(), other.as_str())))
        .collect();
    let new: Vec<_> = met.difference(&named).collect();
    assert!(new.is_empty(), "no pairs, and one imports the other: {new:?}");
    let gone: Vec<_> = named.difference(&met).collect();
    assert!(gone.is_empty(), "one imports nothing of the other any more, the pair goes: {gone:?}");
}
