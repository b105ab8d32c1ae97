//! How the program ends, and what it says of itself to whoever is asked for help.

use crate::support::Office;
use features::office::people::list_people;
use features::office::setup::get_shop;
use features::office::support::support_report;
use kernel::Shop;
use kernel::host::AskNothing;
use serde_json::json;
use std::sync::Arc;

#[test]
fn an_ended_program_leaves_one_whole_file_and_answers_nobody() {
    let office = Office::open();
    office.run(list_people, AskNothing {});
    let log = office.shop.dir().join("workbay.db-wal");
    assert!(log.exists(), "while it runs the newest writes stand in the log beside the file");
    office.shop.close();
    assert!(!log.exists(), "the log is taken in");
    let late = app::call(&office.shop, &office.me, "list_people", json!({}), None);
    assert!(late.is_err(), "nothing opens the file any more");
    assert!(!log.exists());
}

#[test]
fn long_work_is_called_off_before_the_file_is_closed() {
    let office = Office::open();
    let begun =
        app::call(&office.shop, &office.me, "load_sample_shop", json!({}), Some("load-the-sample")).unwrap();
    assert_eq!(begun["state"], "running");
    assert!(office.shop.is_at_long_work());
    let shop: &Arc<Shop> = &office.shop;
    shop.close();
    assert!(!shop.is_at_long_work());
    assert!(!shop.dir().join("workbay.db-wal").exists());
}

#[test]
fn the_report_for_support_names_nobody() {
    let office = Office::open();
    let shop = office.run(get_shop, AskNothing {});
    let report = office.run(support_report, AskNothing {});
    let text = report["text"].as_str().unwrap();
    for part in ["program: ", "schema: ", "hour_rate", "workbay.db: "] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let people = office.run(list_people, AskNothing {});
    let somebody = people["people"].as_array().unwrap().iter().map(|person| &person["name"]);
    for name in [&shop["name"], &shop["phone"], &shop["address"]].into_iter().chain(somebody) {
        let name = name.as_str().unwrap();
        assert!(name.is_empty() || !text.contains(name), "{name} stands in the report: {text}");
    }
    assert!(text.is_ascii(), "what anybody typed would not be: {text}");
}
