//! Circles inside the crates, and who may know whom among the features.

use crate::circles::{Imports, circles};
use crate::modules::Modules;
use crate::{CRATES, top};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Folders of the use cases that know another one. Each knows some of those in the rows below its own,
/// and none beside or above it:
///
/// ```text
/// printing                              what goes to a printer
///   document                            whatever is looked at, saved or printed
///     lists                             what goes out as a workbook
/// homes  office  own_phone  visit_page  what shows or looks after all of it
///   express                             what passes all of a visit at once
///   overdue                             what is out past its day
///   counter_sales                       what is sold without a car
///   till                                bills a visit or what was booked
///   claims  loans                       what makers are asked for; what is lent
///   aftercare  attached_files  bookings  data_requests  imports  photos  picking
///                visit
///       packages  papers
///         counting  listing  receiving  what is really there; lists of all years; what suppliers bring
///           progress  purchasing  records
///         operations  stock             what work there is; what moves, what is wrong and what it is worth
///         glance  kept  sent            first photos; what was signed, under its sum; files of a request
/// ```
const ACQUAINTED: &[(&str, &str)] = &[
    // A paper prints what was kept, and only when it is what was written.
    ("papers", "kept"),
    // The card of a part and the report of a month say on paper what they say on the screen.
    ("papers", "stock"),
    // So do a delivery, what goes back of it, and the sheet of a count.
    ("papers", "receiving"),
    ("papers", "counting"),
    // A car is checked in for a customer and a vehicle on file; what is signed
    // then is kept in the words of its paper.
    ("visit", "records"),
    // What was agreed to is reserved in the store.
    ("visit", "stock"),
    // What was counted, moved or thrown away is posted; a count is found by its number.
    ("counting", "stock"),
    // What comes of an order is followed on it.
    ("receiving", "purchasing"),
    // Orders, receipts and returns are found by their numbers.
    ("purchasing", "records"),
    ("receiving", "records"),
    ("counting", "records"),
    // A part's picture comes as files do.
    ("stock", "sent"),
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
    // A booking goes out as a file for the customer's calendar.
    ("document", "bookings"),
    ("bookings", "papers"),
    ("document", "papers"),
    // What goes to a printer is drawn as it is looked at, and its calibration page with the shop's head.
    ("printing", "kept"),
    ("printing", "document"),
    ("printing", "papers"),
    ("document", "till"),
    // A list is asked for as a paper is, and says what the store's own pages say.
    ("document", "lists"),
    // What a package holds goes out and comes in by one form.
    ("lists", "operations"),
    ("imports", "operations"),
    ("lists", "papers"),
    ("lists", "stock"),
    ("lists", "purchasing"),
    ("lists", "receiving"),
    ("lists", "counting"),
    // Who wants no news and no reminders is told in the lists of customers and cars.
    ("listing", "records"),
    // And what the lists of all years say.
    ("lists", "listing"),
    ("lists", "claims"),
    ("lists", "overdue"),
    // A deposit past its day is told with what is held of it, as it was written.
    ("overdue", "kept"),
    // A contract that is scanned is found by the number it was given out under.
    ("records", "kept"),
    // A booking becomes a visit, of a customer and a vehicle on file.
    ("bookings", "records"),
    ("bookings", "visit"),
    // What suppliers bring goes into the store.
    ("receiving", "stock"),
    // What came damaged is photographed.
    ("receiving", "sent"),
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
    // What is sold over the counter leaves its shelf, is paid at the till under the same limits as a
    // visit's lines, is found by its number, and is what was written.
    ("counter_sales", "stock"),
    ("counter_sales", "till"),
    ("counter_sales", "visit"),
    ("counter_sales", "records"),
    ("counter_sales", "kept"),
    // What comes back from a car brings the deposit on its old part along.
    ("counter_sales", "picking"),
    // What is done while the customer waits passes every stage by the commands of the slow way.
    ("express", "aftercare"),
    ("express", "bookings"),
    ("express", "picking"),
    ("express", "records"),
    ("express", "till"),
    ("express", "visit"),
    ("claims", "records"),
    ("claims", "kept"),
    // Why the maker pays a line is told on the claim as on the visit.
    ("claims", "visit"),
    // What is lent is off its shelf.
    ("loans", "stock"),
    ("loans", "records"),
    // What lies there as a list says moves onto its shelf like anything else.
    ("imports", "stock"),
    // What a customer sees, answers and marks on their own phone is the visit's,
    // with its photos and its sheet as it was signed.
    ("own_phone", "visit"),
    ("own_phone", "aftercare"),
    ("own_phone", "papers"),
    ("own_phone", "kept"),
    ("own_phone", "photos"),
    // Whether a part is there, and the day it comes, is told them as it is the advisor.
    ("own_phone", "stock"),
    // The check of the file asks every sum there is; a new shop begins with a
    // catalogue; who leaves hands over what they answer for.
    // Pictures of the shop come as files do.
    ("office", "sent"),
    ("office", "kept"),
    // A new shop knows of its first operations who does them.
    ("office", "operations"),
    ("office", "visit"),
    // Whoever enters an absence is told which bookings it leaves without hands.
    ("office", "bookings"),
    ("office", "aftercare"),
    ("visit_page", "papers"),
    ("visit_page", "visit"),
    ("visit_page", "bookings"),
    ("visit_page", "kept"),
    ("homes", "visit"),
    // How far a car is, and what keeps it from being done by its promise, is told wherever it is shown.
    ("progress", "stock"),
    ("homes", "progress"),
    ("listing", "progress"),
    ("visit_page", "progress"),
    // What the parts counter has, was asked for and earned stands beside the cars.
    ("homes", "picking"),
    ("homes", "stock"),
    ("visit_page", "picking"),
    // The counter issues from the store, for the lines and the jobs of a visit.
    ("picking", "stock"),
    ("picking", "visit"),
    ("homes", "bookings"),
    ("homes", "aftercare"),
    // Who is deleted is found by nothing of theirs any more.
    ("data_requests", "records"),
    // What is due of people's own requests stands on the manager's first page.
    ("homes", "data_requests"),
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
