//! A shop that was kept by the program of November 2026 (schema 3) opens with
//! this one. `0.1.0.db` is its file: a visit from the booking to the closed call
//! and complaint, two payers with one on account, a voided sheet, a car in
//! repair with a finding, an estimate that waits, a booking. `0.1.0.json` is
//! what that program answered about it, and what its papers said.

use features::office::backups::{check_file, list_backups};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::papers::text_of;
use std::path::{Path, PathBuf};

fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("old_file").join(name)
}

fn said() -> Value {
    let text = std::fs::read_to_string(beside("0.1.0.json")).expect("what the old program said");
    serde_json::from_str(&text).expect("is JSON")
}

fn opened(said: &Value) -> TestShop {
    let now: chrono::DateTime<chrono::Utc> =
        said["now"].as_str().expect("an instant").parse().expect("an instant");
    let local = (now + chrono::TimeDelta::hours(8)).format("%Y-%m-%dT%H:%M").to_string();
    TestShop::on_file(&beside("0.1.0.db"), &local, |seat| {
        said["people"][seat].as_i64().expect("somebody sits there")
    })
}

/// What this program says otherwise, and why: where, at which field.
const MEANT: [(&str, &str, &str); 8] = [
    ("complaint", "owner_id", "every complaint has an owner from the moment it opens"),
    ("", "owner_name", "the same"),
    ("complaint", "version", "it was given its owner when the file was brought up to date"),
    ("search", "work_order_id", "a number leads to where it is looked at, a visit or not"),
    ("find_catalogue", "id", "operations and parts are catalogues of their own"),
    ("get_visit", "appointment_number", "no page of either program ever showed it"),
    (
        "foreman_home",
        "minutes_today",
        "a job that is done takes of the day what it took, not what was planned",
    ),
    ("check_in_notices", "under_warranty", "by days or by kilometres is under warranty"),
];

/// What a row of a list is known by, where lists have grown or are in another order.
fn known_by(at: &str) -> Option<&'static str> {
    let lists = [
        (".actions", "action"),
        (".rows", "id"),
        (".changed", "field"),
        (".items", "code"),
        (".documents", "number"),
    ];
    lists.iter().find(|(end, _)| at.ends_with(end)).map(|(_, name)| *name)
}

/// Where the new answer no longer says what the old one did. More fields, more
/// actions, more papers, and more reasons for what is not possible yet are no
/// loss.
fn lost(at: &str, old: &Value, new: &Value, found: &mut Vec<String>) {
    let meant = |(place, end, _): &(&str, &str, &str)| at.contains(place) && at.ends_with(end);
    match (old, new) {
        _ if old == new || MEANT.iter().any(meant) => {}
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                lost(&format!("{at}.{name}"), value, new.get(name).unwrap_or(&json!("(gone)")), found);
            }
        }
        (Value::Array(old), Value::Array(new)) if at.ends_with(".missing") || at.ends_with(".papers") => {
            for one in old.iter().filter(|one| !new.contains(one)) {
                found.push(format!("{at}: {one} is gone"));
            }
        }
        (Value::Array(old), Value::Array(new)) if known_by(at).is_some_and(|name| has_all(old, name)) => {
            let name = known_by(at).unwrap_or_default();
            for one in old {
                let same = new.iter().find(|other| other[name] == one[name]).unwrap_or(&Value::Null);
                lost(&format!("{at}.{}", one[name]), one, same, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (place, (old, new)) in old.iter().zip(new).enumerate() {
                lost(&format!("{at}[{place}]"), old, new, found);
            }
        }
        _ => found.push(format!("{at}: {old} became {new}")),
    }
}

fn has_all(rows: &[Value], name: &str) -> bool {
    rows.iter().all(|row| !row[name].is_null())
}

/// Bookings were found among the papers; they have a list of their own now, where
/// plate and name are told apart.
fn with_bookings_among_papers(mut found: Value) -> Value {
    let bookings = found["bookings"].as_array().cloned().unwrap_or_default();
    let as_papers = bookings.iter().map(|booking| {
        let plate: domain::plate::Plate =
            serde_json::from_value(booking["plate"].clone()).expect("each of these bookings has a plate");
        let title = format!("{} {}", plate.shown(), booking["contact_name"].as_str().expect("a name"));
        json!({ "entity": "appointment", "id": booking["id"], "number": booking["number"], "title": title })
    });
    if let Some(papers) = found.get_mut("documents").and_then(Value::as_array_mut) {
        papers.extend(as_papers);
    }
    found
}

/// What a list says of a complaint stood in a row of its own on the complaint's page.
fn with_complaint_in_a_row(command: &str, mut found: Value) -> Value {
    if command == "get_complaint" {
        found["row"] = found.clone();
    }
    found
}

/// Customers were listed by their numbers alone; they are a list with filters now, which goes on behind another key:
/// its first page has all that both pages had.
fn asked_today(command: &str, request: &Value) -> Option<Value> {
    match (command, &request["before"]) {
        ("list_customers", Value::Null) => Some(json!({ "filter": {} })),
        ("list_customers", _) => None,
        _ => Some(request.clone()),
    }
}

fn with_more_behind(command: &str, mut found: Value) -> Value {
    if command == "list_customers" {
        found["more"] = json!(!found["next"].is_null());
    }
    found
}

#[test]
fn every_screen_says_what_it_said() {
    let said = said();
    let shop = opened(&said);
    let mut found = Vec::new();
    for one in said["answers"].as_array().expect("answers") {
        let (seat, command) =
            (one["seat"].as_str().expect("a seat"), one["command"].as_str().expect("a command"));
        let Some(request) = asked_today(command, &one["request"]) else { continue };
        let new = with_bookings_among_papers(shop.ok(seat, command, request));
        let new = with_more_behind(command, with_complaint_in_a_row(command, new));
        lost(&format!("{command}{}", one["request"]), &one["answer"], &new, &mut found);
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// A paper has as many pages as its remarks need, one more since it says that an
/// older program kept no counterfoil; kilometres are written in Chinese; and where
/// nothing was taken out of the car, the sheet says so and not what was agreed. On an
/// insurer's sheet the insurer is no payer among others any more: it has a line of its
/// own, which need not say what it is.
fn in_words_of_today(word: &str, is_insurers: bool) -> Option<String> {
    let page = word.starts_with('第') && word.ends_with('页');
    let old_parts = word.contains("旧件由客户带走");
    let is_gone = is_insurers && word == "公司）";
    let word = match word {
        "结算方" if is_insurers => "保险公司",
        word => word.strip_suffix(INSURER).unwrap_or(word),
    };
    (!page && !old_parts && !is_gone).then(|| word.replace("km", "公里"))
}

/// So a payer's name ended on an insurer's sheet, and went on in its next line.
const INSURER: &str = "（保险";

#[test]
fn every_paper_says_what_it_said() {
    let said = said();
    let shop = opened(&said);
    for one in said["papers"].as_array().expect("papers") {
        let (kind, id) = (one["kind"].as_str().expect("a kind"), one["id"].as_i64().expect("a number"));
        let mut left = text_of(&shop.paper("manager", kind, id));
        let old = one["words"].as_array().expect("words").iter().filter_map(Value::as_str);
        let is_insurers = old.clone().any(|word| word.ends_with(INSURER));
        let mut words: Vec<String> = old.filter_map(|word| in_words_of_today(word, is_insurers)).collect();
        // The long ones first: a short one must not be found inside them.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in words {
            let at = left.find(&word).unwrap_or_else(|| panic!("{kind} {id} no longer says {word}"));
            left.replace_range(at..at + word.len(), " ");
        }
    }
}

#[test]
fn the_file_is_whole_and_a_copy_of_it_was_kept() {
    let shop = opened(&said());
    shop.run("manager", check_file, AskNothing {});
    let check = shop.finished("manager");
    assert_eq!(
        (&check["result"]["rows_found"], &check["result"]["damaged"], &check["result"]["sqlite_says"]),
        (&json!(0), &json!([]), &json!([])),
        "{check}"
    );
    let copies = shop.run("manager", list_backups, AskNothing {});
    assert!(copies.to_string().contains("workbay-before-update-"), "{copies}");
}

#[test]
fn a_file_that_an_earlier_build_brought_up_to_date_is_no_damage_either() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join(storage::db::FILE_NAME);
    std::fs::copy(beside("0.1.0.db"), &file).expect("the file can be copied");
    let now = "2026-03-06T04:38:00Z".parse().expect("an instant");
    drop(storage::Db::open(folder.path(), now).expect("the file opens"));
    // That build filled the table of counterfoils without a word in the log.
    let db = rusqlite::Connection::open(&file).expect("the file opens");
    let gone = db.execute(
        "DELETE FROM change_log WHERE form_id IN (SELECT id FROM change_form WHERE entity = 'counterfoil')",
        [],
    );
    assert_eq!(gone.expect("the log can be cut"), 12);
    db.execute("DELETE FROM file_step WHERE name LIKE '%-counterfoils-told'", [])
        .expect("the list can be cut");
    drop(db);
    let db = storage::Db::open(folder.path(), now).expect("the file opens");
    let differs = db.read::<_, storage::StorageError>(storage::replay::differs).expect("the log can be read");
    assert_eq!(differs, Vec::<String>::new());
}
