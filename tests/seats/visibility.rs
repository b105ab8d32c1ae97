//! What an answer tells goes by the roles of the one who asked: every seat asks
//! every reading command of a shop where each kind of amount, cost and phone
//! exists, and each field is looked at.

use crate::busy::{COST, busy_shop};
use crate::visit;
use domain::role::Role;
use domain::visibility::{Confidential, of_field};
use kernel::command::{Access, Command};
use kernel::topic::{Topic, topic_of};
use serde_json::{Value, json};
use shop_tests::SEATS;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The hour rate hangs on the wall, and how far a clerk or a keeper may go is the
/// staff's own business.
const POSTED: [&str; 4] = ["hour_rate", "remedy_limit", "count_limit", "spoken_limit"];

/// Nothing was imported here, and only the manager asks; nobody here is a station that prints.
pub(crate) const FOR_NONE: [&str; 2] = ["get_import", "station_print_jobs"];

/// All that somebody of the shop may ask; what a customer's own phone is told has
/// tests of its own.
pub(crate) fn reads_of_the_shop() -> impl Iterator<Item = &'static Command> {
    let reads = app::PROGRAM.commands().filter(|command| command.kind() == "read");
    reads.filter(|command| !matches!(command.access, Access::Customer))
}

/// Every field of the rules and of the answers that is money by its type.
pub(crate) fn money_fields() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates");
    let mut folders = vec![crates.join("domain/src"), crates.join("kernel/src"), crates.join("features/src")];
    let mut names = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the program's text").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for line in text.lines().filter_map(|line| line.trim().strip_prefix("pub ")) {
                if let Some((name, kind)) = line.split_once(": ")
                    && !name.contains(' ')
                    && let Some(after) = kind.trim_start_matches("Option<").strip_prefix("Money")
                    && !after.starts_with(char::is_alphabetic)
                {
                    names.insert(name.to_owned());
                }
            }
        }
    }
    names
}

/// The questions there are for a command; the others ask for nothing in particular.
pub(crate) fn requests_of(command: &Command, questions: &[(&'static str, Value)]) -> Vec<Value> {
    let asked = questions.iter().filter(|(name, _)| *name == command.name);
    let requests: Vec<Value> = asked.map(|(_, request)| request.clone()).collect();
    if requests.is_empty() { vec![json!({})] } else { requests }
}

/// Every number of an answer by its field, whatever it stands in; in a list of
/// changes the texts by the field that changed.
fn fields<'a>(answer: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match answer {
        Value::Object(fields_here) => {
            if let (Some(Value::String(field)), Some(after)) =
                (fields_here.get("field"), fields_here.get("after"))
            {
                found.push((field, after));
            }
            for (name, value) in fields_here {
                if value.is_number() {
                    found.push((name, value));
                }
                fields(value, found);
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| fields(row, found)),
        _ => {}
    }
}

fn role_of(seat: &str) -> Role {
    serde_json::from_value(seat.trim_start_matches("second_").into()).expect("a seat is a role")
}

#[test]
fn every_field_of_every_answer_is_told_to_the_roles_that_need_it_and_to_no_other() {
    let (shop, questions) = busy_shop();
    let money = money_fields();
    let posted = |name: &str| POSTED.contains(&name);
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for command in reads_of_the_shop() {
        let requests = requests_of(command, &questions);
        for (seat, request) in
            SEATS.iter().flat_map(|seat| requests.iter().map(move |request| (*seat, request)))
        {
            let roles = [role_of(seat)];
            let answer = match shop.ask(seat, command.name, request.clone()) {
                Ok(answer) => answer,
                Err(refusal) => {
                    let known = ["role_missing", "not_found", "wrong_stage", "station_unknown"];
                    assert!(
                        known.iter().any(|code| refusal["code"] == *code),
                        "{seat} {} {request}: {refusal}",
                        command.name
                    );
                    continue;
                }
            };
            *asked.entry(command.name).or_default() += 1;
            let text = answer.to_string();
            let mut found = Vec::new();
            fields(&answer, &mut found);
            let prices = Confidential::Price.is_visible_to(&roles);
            for (name, value) in found {
                let is_cost = name == "cost" && !value.is_null();
                let is_amount =
                    money.contains(name) && !posted(name) && (value.is_number() || value.is_string());
                if is_amount && command.name != "task_status" {
                    assert!(prices, "{seat} is told {name} = {value} by {}", command.name);
                    *told.entry((seat, "amounts")).or_default() += 1;
                }
                if is_cost && (*value == json!(COST) || *value == json!(COST.to_string())) {
                    assert!(
                        Confidential::Cost.is_visible_to(&roles),
                        "{seat} is told a cost by {}: {text}",
                        command.name
                    );
                    *told.entry((seat, "costs")).or_default() += 1;
                }
            }
            // Whatever its field is called, and also in the middle of a text.
            for (matter, telling) in [
                (Confidential::Contact, vec!["1371234560"]),
                (Confidential::Cost, vec!["31337", "313.37"]),
                (
                    Confidential::Price,
                    vec![
                        "46019", "460.19", "20003", "200.03", "38051", "380.51", "88031", "880.31", "30011",
                        "88013", "50021",
                    ],
                ),
            ] {
                let hit = telling.iter().find(|words| text.contains(**words));
                // Who searches for a number has it already.
                let repeated = command.name == "search";
                assert!(
                    hit.is_none()
                        || matter.is_visible_to(&roles)
                        || (repeated && matter != Confidential::Contact),
                    "{seat} reads {hit:?} in {} {request}: {text}",
                    command.name
                );
                if hit.is_some() {
                    *told.entry((seat, matter.mark())).or_default() += 1;
                }
            }
        }
    }
    for command in reads_of_the_shop() {
        assert!(
            FOR_NONE.contains(&command.name) || asked.contains_key(command.name),
            "nobody could ask {}: the test has no question for it",
            command.name
        );
    }
    // What is withheld from some is told to the others, and often.
    for (seat, [prices, costs, phones]) in [
        ("advisor", [true, false, true]),
        ("foreman", [true, false, true]),
        ("technician", [false, false, false]),
        ("second_technician", [false, false, false]),
        ("inspector", [false, false, false]),
        ("cashier", [true, false, true]),
        ("callback_clerk", [true, false, true]),
        ("parts_keeper", [true, true, false]),
        ("manager", [true, true, true]),
    ] {
        for (matter, least, wanted) in [
            (Confidential::Price, 5, prices),
            (Confidential::Cost, 2, costs),
            (Confidential::Contact, 5, phones),
        ] {
            let times = told.get(&(seat, matter.mark())).copied().unwrap_or_default();
            assert_eq!(times >= least, wanted, "{seat}: {matter:?} {times} times");
            assert_eq!(times > 0, wanted, "{seat}: {matter:?} {times} times");
        }
    }
}

#[test]
fn a_list_of_changes_knows_every_amount_by_its_name() {
    let unknown: Vec<String> = money_fields()
        .into_iter()
        .filter(|name| !matches!(of_field(name), [Confidential::Price] | [Confidential::Cost]))
        .collect();
    assert!(unknown.is_empty(), "money that is taken for none: {unknown:?}");
}

#[test]
fn a_seat_is_handed_no_paper_that_bears_what_it_is_not_told() {
    let (shop, _) = busy_shop();
    let all = visit(&shop, "advisor", 1)["papers"].clone();
    let all: Vec<Value> = all.as_array().cloned().unwrap_or_default();
    assert!(all.len() >= 3, "{all:?}");
    for seat in SEATS {
        let offered = visit(&shop, seat, 1)["papers"].clone();
        let offered: Vec<Value> = offered.as_array().cloned().unwrap_or_default();
        for paper in &all {
            let (kind, id) =
                (paper["kind"].as_str().unwrap_or_default(), paper["id"].as_i64().unwrap_or_default());
            let handed = shop.ask_paper(seat, kind, id).is_ok();
            assert_eq!(
                handed,
                offered.contains(paper),
                "{seat} {kind}: what is offered is handed out, nothing else"
            );
        }
        let bears_a_phone = offered.iter().any(|paper| paper["kind"] == "check_in_sheet");
        assert_eq!(bears_a_phone, Confidential::Contact.is_visible_to(&[role_of(seat)]), "{seat}");
        assert!(
            offered.iter().any(|paper| paper["kind"] == "job_card"),
            "{seat}: the job card goes to the car"
        );
    }
}

/// A window asks again what shows something that changed, and nothing else: an
/// answer that hides what it is made of would go on showing what was.
#[test]
fn every_answer_says_what_it_shows() {
    let (shop, questions) = busy_shop();
    let mut shown = 0;
    for command in reads_of_the_shop() {
        for request in requests_of(command, &questions) {
            for seat in SEATS {
                let asking = || shop.ask(seat, command.name, request.clone());
                let (_, tables) = storage::tables_read_by(asking);
                // Both only say of other rows that they are shown nowhere.
                let shows = |table: &&String| !matches!(table.as_str(), "import" | "record_merge");
                for topic in tables.iter().filter(shows).filter_map(|table| topic_of(table)) {
                    // Nearly every answer goes by these: when one changes, all is asked anew.
                    let everywhere = [Topic::Shop, Topic::People, Topic::Clock].contains(&topic);
                    let told = everywhere || command.topics.contains(&topic);
                    assert!(told, "{} shows {topic:?} of {tables:?} and does not say so", command.name);
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 500, "only {shown} tables were seen");
}
