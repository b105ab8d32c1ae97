//! Every question that any reading command puts to the file is answered from an
//! index: a file of ten years must not be read through to draw a screen. What is
//! asked is heard while the commands answer, so that a new one is heard as well.

use crate::busy::busy_shop;
use crate::visibility::{FOR_NONE, reads_of_the_shop, requests_of};
use domain::ids::CustomerLinkId;
use features::own_phone::come_in;
use kernel::command::Access;
use serde_json::json;
use shop_tests::SEATS;
use std::collections::{BTreeMap, BTreeSet};

/// The years add nothing to them, or a row now and then: the shop's people and
/// places, what it set and what it offers, whom it buys from; of the visits only
/// those that are going on.
const SMALL: &[&str] = &[
    "bay",
    "bin",
    "cash_drawer",
    "check_in_list",
    "collection_code",
    "driving_licence",
    "express_kind",
    "first_hour",
    "hour_rate",
    "house_door",
    "import",
    "inspection_plan",
    "inspection_template",
    "loan_unit",
    "person",
    "pin_try",
    "printer_correction",
    "recall",
    "record_merge",
    "service_package",
    "sqlite_sequence",
    "station",
    "station_printers",
    "stock_demand",
    "supplier",
    "tax_code",
    "work_package",
    "worker_file",
];

/// No tables: what a question put together itself, and what SQLite makes of a list.
const NO_TABLE: &[&str] = &[
    "aside",
    "asked",
    "below",
    // Of cars called so, those that came last.
    "car",
    "charged",
    "expired",
    "few",
    "found",
    "json_each",
    "own",
    "pragma_table_info",
    "share",
    "touching",
    "used",
];

/// Of a large table, by the beginning of the step and words of the question, and why.
/// Each must be met, which also shows that scans are seen.
static SHORT: &[Short] = &[
    ("complaint USING INDEX complaint_open", "complaint.state <> 'closed'", "only the open ones stand in it"),
    ("follow_up USING INDEX follow_up_open", "follow_up", "only the open ones stand in it"),
    ("outside_work USING INDEX outside_work_out", "back_at IS NULL", "only what is away stands in it"),
    ("loan USING INDEX loan_due", "back_at IS NULL", "only those that are out stand in it"),
    ("line USING INDEX line_makers", "old_part", "only the parts that makers pay stand in it"),
    (
        "booking_wish USING INDEX booking_wish_waiting",
        "state = 'waiting'",
        "only those that wait stand in it",
    ),
    ("shift USING INDEX shift_open", "state = 'open'", "only the open ones stand in it"),
    ("command_log", "ORDER BY id DESC LIMIT 1", "it is over at the last row that was written here"),
    ("customer", "WHERE sample = 0 AND import_id IS NULL LIMIT", "it counts no further than its limit"),
    ("labour_operation", "LEFT JOIN item_use", "the work a shop sells is searched in memory"),
];

type Short = (&'static str, &'static str, &'static str);

/// What is read through in the answer to a question, and may not be.
fn wrong<'a>(
    plans: &'a BTreeMap<String, Vec<String>>,
    seen: &mut BTreeSet<&'static str>,
) -> Vec<(&'a str, &'a str)> {
    wrong_but(SHORT.iter(), plans, seen)
}

fn wrong_but<'a>(
    allowed: impl Iterator<Item = &'static Short> + Clone,
    plans: &'a BTreeMap<String, Vec<String>>,
    seen: &mut BTreeSet<&'static str>,
) -> Vec<(&'a str, &'a str)> {
    let steps = plans.iter().flat_map(|(sql, steps)| steps.iter().map(move |step| (sql.as_str(), step)));
    let scans = steps.filter_map(|(sql, step)| Some((sql, step.strip_prefix("SCAN ")?)));
    let mut wrong = Vec::new();
    for (sql, step) in scans {
        let short = allowed.clone().find(|(begins, of, _)| {
            let after = step.strip_prefix(begins);
            after.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) && sql.contains(of)
        });
        seen.extend(short.map(|(begins, ..)| begins));
        let name = step.split(' ').next().unwrap_or_default();
        let is_made = name.starts_with('(') || NO_TABLE.contains(&name) || step.contains("CONSTANT ROW");
        if short.is_none() && !is_made && !SMALL.contains(&name) {
            wrong.push((sql, step));
        }
    }
    wrong
}

/// The same for what is written: by the beginning of the step, words of the statement, and why.
static SHORT_WRITES: &[Short] = &[];

/// The busy shop is made by commands alone, of every kind: what they ask while they write is heard.
#[test]
fn no_writing_command_reads_a_big_table_through() {
    let (_, mut plans) = storage::plans_of(busy_shop);
    // A row that is put in has none pointing at it yet: SQLite plans that look, and never takes it.
    plans.retain(|sql, _| !(sql.starts_with("INSERT INTO") && sql.contains(" VALUES (")));
    let mut seen = BTreeSet::new();
    let short = SHORT.iter().chain(SHORT_WRITES);
    let wrong = wrong_but(short, &plans, &mut seen);
    let found: Vec<String> =
        wrong.into_iter().map(|(sql, step)| format!("{step} is read through: {sql}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for (begins, ..) in SHORT_WRITES {
        assert!(seen.contains(begins), "nothing reads {begins} through any more");
    }
    assert!(plans.len() > 150, "only {} questions were heard", plans.len());
}

#[test]
fn no_reading_command_reads_a_big_table_through() {
    let (shop, questions) = busy_shop();
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut heard = BTreeSet::new();
    let mut look = |name: &str, plans: BTreeMap<String, Vec<String>>| {
        let offences = wrong(&plans, &mut seen).into_iter();
        found.extend(offences.map(|(sql, step)| format!("{name} reads through {step}: {sql}")));
        heard.extend(plans.into_keys());
    };
    let mut answered = BTreeSet::new();
    for command in reads_of_the_shop() {
        for request in requests_of(command, &questions) {
            for seat in SEATS {
                let asking = || shop.ask(seat, command.name, request.clone());
                let (answer, plans) = storage::plans_of(asking);
                if answer.is_ok() {
                    answered.insert(command.name);
                }
                look(command.name, plans);
            }
        }
        assert!(
            FOR_NONE.contains(&command.name) || answered.contains(command.name),
            "nobody could ask {}: the test has no question for it",
            command.name
        );
    }
    // The page on a customer's own phone is asked by nobody of the shop.
    let link =
        questions.iter().find(|(name, _)| *name == "show_customer_link").expect("a link was given out");
    let link = CustomerLinkId(link.1["id"].as_i64().expect("it has an id"));
    let customer = come_in(&shop.shop, &shop.shop.links.of(link).token).expect("the link lets in");
    for command in app::PROGRAM.commands().filter(|command| command.kind() == "read") {
        if matches!(command.access, Access::Customer) {
            let (answer, plans) = storage::plans_of(|| shop.ask_as(&customer, command.name, json!({})));
            assert!(answer.is_ok(), "{}: {answer:?}", command.name);
            look(command.name, plans);
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for (begins, ..) in SHORT {
        assert!(seen.contains(begins), "nothing reads {begins} through any more");
    }
    assert!(heard.len() > 150, "only {} questions were heard", heard.len());
}
