//! Long work is begun once, however often it is asked for.

use crate::support::{Office, customer_list, vehicle_list};
use domain::ids::PersonId;
use domain::role::Role;
use features::bookings::{BookAppointment, book_appointment};
use features::imports::list_imports;
use features::office::backups::{list_backups, make_backup};
use features::office::people::{SavePerson, list_people, save_person};
use features::office::setup::shop_status;
use kernel::Refusal;
use kernel::host::AskNothing;
use sample::{load_sample_shop, remove_sample_shop};
use serde_json::{Value, json};
use shop_tests::asks_office::{booking, known_person};
use shop_tests::at_once::at_once;
use shop_tests::code;
use shop_tests::typed::{read, request};

const CUSTOMERS: &str = "姓名,电话\n张小芳,13800138000\n李四,13900139000\n";

fn post(office: &Office, name: &str, request: Value, key: Option<&str>) -> Result<Value, String> {
    app::call(&office.shop, &office.me, name, request, key).map_err(|refusal| code(&refusal))
}

#[test]
fn an_import_posted_twice_is_taken_in_once() {
    let office = Office::open();
    let ask = || request(customer_list(CUSTOMERS.as_bytes()));
    let first = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    // While it runs, and when it is over.
    let again = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    assert_eq!(first["id"], again["id"]);
    let report = office.finished().unwrap();
    let after = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    assert_eq!((&after["id"], &after["state"], &after["result"]), (&first["id"], &json!("done"), &report));
    assert_eq!(office.customers().len(), 2);
    assert_eq!(office.run(list_imports, AskNothing {}).as_array().unwrap().len(), 1);

    // Another request under the same key is none of it.
    assert_eq!(post(&office, "make_backup", json!({}), Some("asked-once")), Err("key_reused".to_owned()));
    let other = request(vehicle_list(CUSTOMERS.as_bytes()));
    assert!(post(&office, "run_import", other, Some("asked-once")).is_err());
    assert_eq!(post(&office, "run_import", ask(), None), Err("key_missing".to_owned()));
}

#[test]
fn an_import_posted_again_after_much_other_work_is_still_taken_in_once() {
    let office = Office::open();
    let ask = || request(customer_list(CUSTOMERS.as_bytes()));
    let first = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    office.finished().unwrap();
    for _ in 0..20 {
        office.task(make_backup, AskNothing {}).unwrap();
    }
    let again = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    assert_eq!((&again["id"], &again["state"]), (&first["id"], &json!("done")));
    assert_eq!(again["result"], Value::Null, "what is long over takes up no room");
    assert_eq!(post(&office, "make_backup", json!({}), Some("asked-once")), Err("key_reused".to_owned()));
    assert_eq!(office.customers().len(), 2);
    assert_eq!(office.run(list_imports, AskNothing {}).as_array().unwrap().len(), 1);
}

#[test]
fn long_work_posted_again_after_a_restart_is_not_done_again() {
    let mut office = Office::open();
    let ask = || request(customer_list(CUSTOMERS.as_bytes()));
    post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    let report = office.finished().unwrap();
    post(&office, "make_backup", json!({}), Some("copied-once")).unwrap();
    let copy = office.finished().unwrap();

    office.restart();
    let again = post(&office, "run_import", ask(), Some("asked-once")).unwrap();
    assert_eq!((&again["state"], &again["result"]), (&json!("done"), &report));
    let again = post(&office, "make_backup", json!({}), Some("copied-once")).unwrap();
    assert_eq!(again["result"], copy);
    assert_eq!(post(&office, "check_file", json!({}), Some("asked-once")), Err("key_reused".to_owned()));
    assert_eq!(office.customers().len(), 2);
    assert_eq!(office.run(list_backups, AskNothing {})["backups"].as_array().unwrap().len(), 1);
}

#[test]
fn long_work_is_told_done_once_its_answer_is_on_disk() {
    let office = Office::open();
    // As a program would find it that starts after this one was killed now.
    let on_disk = rusqlite::Connection::open(office.shop.db.path()).unwrap();
    for round in 0..20 {
        let key = format!("round-{round:02}");
        post(&office, "make_backup", json!({}), Some(&key)).unwrap();
        while office.status()["state"] == "running" {
            std::thread::yield_now();
        }
        let kept: bool = on_disk
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM command_log WHERE key = ?1 AND response IS NOT NULL)",
                [&key],
                |row| row.get(0),
            )
            .unwrap();
        assert!(kept, "{key}");
    }
}

#[test]
fn two_posts_at_once_begin_one_work() {
    let office = Office::open();
    for round in 0..20 {
        let key = format!("round-{round:02}");
        let posts = at_once([(); 4], |()| post(&office, "make_backup", json!({}), Some(&key)));
        let ids = posts.map(|begun| begun.expect("it is begun")["id"].clone());
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        office.finished().unwrap();
    }
    let list = office.run(list_backups, AskNothing {});
    assert_eq!(list["backups"].as_array().unwrap().len(), 20);
}

#[test]
fn a_failed_work_is_told_again_and_tried_anew_under_a_new_key() {
    let office = Office::open();
    office.task(load_sample_shop, AskNothing {}).unwrap();
    assert_eq!(office.task(load_sample_shop, AskNothing {}), Err("sample_loaded".to_owned()));
    let first = post(&office, "remove_sample_shop", json!({}), Some("gone-for-good")).unwrap();
    office.finished().unwrap();
    let again = post(&office, "remove_sample_shop", json!({}), Some("gone-for-good")).unwrap();
    assert_eq!(first["id"], again["id"], "and not: there is no sample shop");
}

#[test]
fn who_belonged_to_the_sample_shop_is_signed_out_with_it() {
    let office = Office::open();
    office.task(load_sample_shop, AskNothing {}).unwrap();
    let people = office.run(shop_status, AskNothing {})["people"].as_array().unwrap().clone();
    let sample: Vec<PersonId> =
        people.iter().filter_map(|one| one["id"].as_i64()).skip(1).map(PersonId).collect();
    let sessions: Vec<_> =
        sample.iter().map(|id| office.shop.sign_in(*id, "1234", "counter").unwrap().0).collect();
    // A booking of the shop's own names one of them, who therefore stays on file.
    let advisor =
        people.iter().find(|one| one["roles"] == json!(["advisor"])).unwrap()["id"].as_i64().unwrap();
    let ask = BookAppointment {
        plate: "粤B12345".to_owned(),
        symptom: "保养".to_owned(),
        advisor_id: Some(PersonId(advisor)),
        ..booking("李小芳", "13800138000", read("2026-03-20T02:00:00Z"))
    };
    office.run(book_appointment, ask);
    office.task(remove_sample_shop, AskNothing {}).unwrap();
    let asks = |session| app::call(&office.shop, session, "list_people", json!({}), None).map(|_| ());
    for session in &sessions {
        assert_eq!(asks(session), Err(Refusal::NotSignedIn), "{session:?}");
    }
    let list = office.run(list_people, AskNothing {});
    let kept = list["people"].as_array().unwrap().iter().find(|one| one["id"] == advisor).unwrap().clone();
    let back = SavePerson { roles: vec![Role::Advisor], active: true, ..known_person(&kept) };
    office.run(save_person, back);
    let place = sample.iter().position(|id| id.0 == advisor).unwrap();
    assert_eq!(asks(&sessions[place]), Err(Refusal::NotSignedIn), "let in again, not sitting there again");
}
