//! Going back to a copy: what is set aside, what is refused, and who has to sign
//! in again.

use crate::backups::{names, path};
use crate::portions::walk_in;
use crate::support::Office;
use domain::ids::PersonId;
use domain::role::Role;
use features::office::backups::make_backup;
use features::office::people::save_person;
use features::photos::commands::list_photos;
use features::records::vehicles::save_vehicle;
use features::visit::changes::AskVisit;
use kernel::host::AskNothing;
use kernel::{Refusal, Session, Shop};
use serde_json::{Value, json};
use shop_tests::asks_office::new_person;
use shop_tests::typed::{read, request};
use shop_tests::{PIN, code, customer, photos, vehicle};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

const COPY: &str = "workbay-by-hand-2026-03-02-0830-no00001.db";

fn customer_names(office: &Office) -> Vec<String> {
    office.customers().iter().map(|row| row["customer"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_copy_takes_the_place_of_what_is_there_and_that_is_put_aside() {
    let mut office = Office::open();
    office.save_customer("张小芳");
    office.task(make_backup, AskNothing {}).unwrap();
    office.later(5);
    office.save_customer("李四");
    assert_eq!(customer_names(&office), ["李四", "张小芳"]);

    let back = office.restore(COPY).unwrap();
    assert_eq!(customer_names(&office), ["张小芳"]);
    let aside = back["aside"].as_str().unwrap();
    assert_eq!(aside, "workbay-before-restore-2026-03-02-0835-no00002.db");
    office.save_customer("王五");
    assert_eq!(customer_names(&office), ["王五", "张小芳"], "the shop goes on");

    office.later(5);
    office.restore(aside).unwrap();
    assert_eq!(customer_names(&office), ["李四", "张小芳"], "nothing was lost by it");
    let files = fs::read_dir(office.folder().join("backups")).unwrap().count();
    assert_eq!((names(&office).len(), files), (3, 6), "nothing half made lies there");
}

#[test]
fn a_copy_with_a_flipped_byte_is_refused_and_the_shop_stays_as_it_is() {
    let mut office = Office::open();
    office.save_customer("张小芳");
    office.task(make_backup, AskNothing {}).unwrap();
    let name = COPY;
    let sound = fs::read(path(&office, name)).unwrap();
    office.save_customer("李四");
    for place in [20, sound.len() / 2, sound.len() - 1] {
        let mut flipped = sound.clone();
        flipped[place] ^= 1;
        fs::write(path(&office, name), &flipped).unwrap();
        let refused = office.restore(name);
        assert_eq!(refused, Err("backup_damaged".to_owned()), "byte {place}");
    }
    fs::write(path(&office, name), &sound).unwrap();
    fs::remove_file(path(&office, &format!("{name}.sha256"))).unwrap();
    let refused = office.restore(name);
    assert_eq!(refused, Err("backup_damaged".to_owned()), "without its sum");
    assert_eq!(customer_names(&office), ["李四", "张小芳"]);
    assert_eq!(names(&office), [name], "nothing was put aside for nothing");
}

#[test]
fn what_waited_on_a_station_through_a_restore_meets_no_other_visit_of_the_same_number() {
    let mut office = Office::open();
    let customer = office.save_customer("张小芳")["id"].clone();
    office.run(save_vehicle, vehicle("粤B12345", customer.as_i64()));
    let car = office.found("粤B12345")["vehicles"][0]["vehicle"]["id"].clone();
    office.task(make_backup, AskNothing {}).unwrap();
    let arrives = |office: &Office| {
        let id = walk_in(office, &car, &customer).unwrap()["work_order_id"].clone();
        let began =
            office.run(list_photos, AskVisit { work_order_id: read(id.clone()) })["checked_in_at"].clone();
        (id, began)
    };
    let (lost, meant) = arrives(&office);
    let photo = |began: &Value| {
        json!({
            "work_order_id": lost, "checked_in_at": began, "kind": "walk_around", "finding_id": null,
            "job_id": null, "item": "", "damage_mark": "", "caption": "", "content": photos::picture(7),
        })
    };
    office.restore(COPY).unwrap();
    office.later(5);
    let (there, began) = arrives(&office);
    assert_eq!(there, lost, "a copy gives the number out anew");
    assert_eq!(office.refused("add_photo", photo(&meant)), "visit_is_another");
    let kept = office.run(list_photos, AskVisit { work_order_id: read(there) })["photos"].clone();
    assert_eq!(kept, json!([]));
    office.ok("add_photo", photo(&began));
}

fn write_with_sum(office: &Office, name: &str, content: &[u8]) {
    use sha2::{Digest, Sha256};
    let sum: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(path(office, name), content).unwrap();
    fs::write(path(office, &format!("{name}.sha256")), format!("{sum}  {name}\n")).unwrap();
}

#[test]
fn a_copy_of_a_newer_program_or_of_something_else_is_refused() {
    let mut office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let mut newer = fs::read(path(&office, COPY)).unwrap();
    // The schema's number stands in the head of the file, at byte 60.
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    write_with_sum(&office, "workbay-2026-03-02-0900.db", &newer);
    write_with_sum(&office, "workbay-2026-03-02-0901.db", b"a letter");
    let mut check = |name: &str, expect: &str| {
        assert_eq!(office.restore(name), Err(expect.to_owned()), "{name}");
    };
    check("workbay-2026-03-02-0900.db", "backup_newer");
    check("workbay-2026-03-02-0901.db", "backup_damaged");
    check("workbay-2026-03-02-0902.db", "not_found");
    check("../workbay.db", "not_found");
    check("", "not_found");
    let looked_at = |name: &str| office.check_of(name);
    assert_eq!(looked_at("workbay-2026-03-02-0900.db"), Err("backup_newer".to_owned()), "it is sound");
    assert_eq!(looked_at("workbay-2026-03-02-0901.db").unwrap()["sound"], false);
}

#[test]
fn a_copy_the_disk_does_not_give_out_is_not_called_damaged() {
    let mut office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let name = "workbay-2026-03-02-0900.db";
    // Reading a file that says it has a log wants one beside it, and a folder
    // stands in its place: no system opens that.
    let mut logged = fs::read(path(&office, COPY)).unwrap();
    logged[18..20].copy_from_slice(&[2, 2]);
    write_with_sum(&office, name, &logged);
    fs::create_dir(path(&office, &format!("{name}-wal"))).unwrap();
    let refused = Err("folder_not_writable".to_owned());
    assert_eq!(office.check_of(name), refused);
    assert_eq!(office.restore(name), refused);
    assert_eq!(names(&office), [COPY, name], "nothing was put aside for nothing");
}

fn hire(office: &Office, name: &str, roles: &[Role]) -> i64 {
    office.run(save_person, new_person(name, roles))["id"].as_i64().unwrap()
}

fn asks(office: &Office, session: &Session) -> Result<Value, Refusal> {
    app::call(&office.shop, session, "list_people", json!({}), None)
}

#[test]
fn after_a_restore_everybody_signs_in_again() {
    let mut office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let before = hire(&office, "李师傅", &[Role::Technician]);
    let (technician, _) = office.shop.sign_in(PersonId(before), PIN, "bay").unwrap();
    let manager = office.me.clone();
    assert!(asks(&office, &technician).is_ok());

    office.restore(COPY).unwrap();
    assert_eq!(asks(&office, &manager), Err(Refusal::Restored));
    assert_eq!(asks(&office, &technician), Err(Refusal::Restored));
    // The number of who was hired after the copy is somebody else's now.
    let after = hire(&office, "郑店长", &[Role::Manager]);
    assert_eq!(after, before);
    assert_eq!(asks(&office, &technician), Err(Refusal::Restored));
    let paper = features::papers::document(&office.shop, &technician, "job_card", 1, None).unwrap_err();
    assert_eq!(paper, Refusal::Restored);
    let status = app::call(&office.shop, &technician, "shop_status", json!({}), None).unwrap();
    assert_eq!(status["people"].as_array().unwrap().len(), 2, "the sign-in page says who works here");
    let (anew, _) = office.shop.sign_in(PersonId(after), PIN, "bay").unwrap();
    assert!(asks(&office, &anew).is_ok());
}

#[test]
fn a_restore_that_fails_sends_nobody_away() {
    let mut office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    fs::write(path(&office, COPY), b"a letter").unwrap();
    assert_eq!(office.restore(COPY), Err("backup_damaged".to_owned()));
    assert!(asks(&office, &office.me).is_ok());
}

/// Writes customers until the shop refuses; what was answered.
fn keep_writing(shop: &Arc<Shop>, who: &Session, desk: usize, answered: &AtomicUsize) -> Vec<String> {
    let mut names = Vec::new();
    for n in 0.. {
        let name = format!("客户{desk}之{n}");
        let ask = request(customer(&name, "13800138000"));
        match app::call(shop, who, "save_customer", ask, Some(&format!("restores-{desk}-{n}"))) {
            Ok(_) => {
                names.push(name);
                answered.fetch_add(1, Ordering::SeqCst);
            }
            Err(refusal) => {
                assert_eq!(refusal, Refusal::Restored, "{}", code(&refusal));
                break;
            }
        }
    }
    names
}

#[test]
fn no_answered_write_is_lost_in_a_restore() {
    let mut office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let answered = AtomicUsize::new(0);
    let (shop, who) = (office.shop.clone(), office.me.clone());
    let (written, back) = thread::scope(|scope| {
        let desks: Vec<_> = (0..4)
            .map(|desk| {
                let (shop, who, answered) = (&shop, &who, &answered);
                scope.spawn(move || keep_writing(shop, who, desk, answered))
            })
            .collect();
        while answered.load(Ordering::SeqCst) < 40 {
            thread::yield_now();
        }
        let back = office.restore(COPY).unwrap();
        (desks.into_iter().flat_map(|desk| desk.join().unwrap()).collect::<Vec<_>>(), back)
    });
    assert_eq!(customer_names(&office), Vec::<String>::new(), "the restored file has none of them");

    let folder = office.folder().join("aside");
    fs::create_dir(&folder).unwrap();
    fs::copy(path(&office, back["aside"].as_str().unwrap()), folder.join("workbay.db")).unwrap();
    let aside = app::open(&folder, office.clock.clone()).unwrap();
    let (reader, _) = aside.sign_in(PersonId(1), PIN, "office").unwrap();
    for name in &written {
        let found = app::call(&aside, &reader, "search", json!({ "query": name }), None).unwrap();
        let there = found["customers"].as_array().unwrap().iter().any(|one| one.to_string().contains(name));
        assert!(there, "{name} was answered and is not in what was set aside: {found}");
    }
    assert!(written.len() >= 40, "{}", written.len());
}
