//! Bits that turned over on the disk, and pages that were overwritten: whatever
//! of the shop's records they change is named by the check of the file, and no
//! command ends in a fault of the program.

use crate::support::{Office, customer_list};
use domain::complaint::ComplaintCategory;
use domain::ids::PersonId;
use features::aftercare::complaints::open_complaint;
use features::imports::run_import;
use features::records::customers::{SaveCustomer, save_customer};
use kernel::{Session, Shop};
use serde_json::{Value, json};
use shop_tests::asks_office::complaint;
use shop_tests::clock::ShopClock;
use shop_tests::typed::field;
use shop_tests::{Folder, PIN, code, customer};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const DAMAGES: u64 = 200;

/// A small shop that has all kinds of rows, closed in order.
fn small_shop() -> Vec<u8> {
    let office = Office::open();
    let mut rows = String::from("客户编号,客户名称,联系电话,备注\n");
    for number in 0..60 {
        rows.push_str(&format!(
            "K{number},客户{number}号,138001380{number:02},{}\n",
            "常客".repeat(number % 7)
        ));
    }
    office.task(run_import, customer_list(rows.as_bytes())).unwrap();
    for number in 0..5 {
        let saved = office.save_customer(&format!("张小芳{number}"));
        let again = SaveCustomer {
            id: field(&saved, "id"),
            version: field(&saved, "version"),
            address: "深圳".to_owned(),
            ..customer(&format!("张晓芳{number}"), "13800138000")
        };
        office.run(save_customer, again);
    }
    std::fs::read(office.end().path().join("workbay.db")).unwrap()
}

/// What the shop's own tables hold; nothing when they cannot be read.
fn held(path: &Path) -> Option<Vec<String>> {
    let db = rusqlite::Connection::open(path).ok()?;
    let mut tables = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE name IN (SELECT entity FROM change_form) ORDER BY name",
        )
        .ok()?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    let mut all = Vec::new();
    for table in tables {
        let mut rows = db.prepare(&format!("SELECT * FROM {table} NOT INDEXED ORDER BY id")).ok()?;
        let width = rows.column_count();
        let mut rows = rows.query([]).ok()?;
        while let Some(row) = rows.next().ok()? {
            let cells: Vec<String> = (0..width)
                .map(|place| row.get_ref(place).map(|cell| format!("{cell:?}")))
                .collect::<Result<_, _>>()
                .ok()?;
            all.push(format!("{table} {}", cells.join(" ")));
        }
    }
    Some(all)
}

struct Damaged(Folder);

impl Damaged {
    fn new(bytes: &[u8]) -> Self {
        let damaged = Self(Folder::made());
        std::fs::write(damaged.path(), bytes).unwrap();
        damaged
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("workbay.db")
    }

    fn open(&self) -> Result<Arc<Shop>, kernel::OpenRefusal> {
        app::open(self.0.path(), Arc::new(ShopClock::at("2026-03-03T08:30")))
    }
}

/// What the check says, or how the file was refused.
fn checked(shop: &Arc<Shop>, session: &Session) -> Result<Value, String> {
    outcome(shop, session, "check_file")
}

/// How the long work ends.
fn outcome(shop: &Arc<Shop>, session: &Session, work: &str) -> Result<Value, String> {
    app::call(shop, session, work, json!({}), Some(&format!("key-of-{work}")))
        .map_err(|refusal| code(&refusal))?;
    loop {
        let status =
            app::call(shop, session, "task_status", json!({}), None).map_err(|refusal| code(&refusal))?;
        match status["state"].as_str().unwrap() {
            "running" => std::thread::park_timeout(Duration::from_millis(2)),
            "done" => return Ok(status["result"].clone()),
            _ => return Err(status["refusal"]["code"].as_str().unwrap().to_owned()),
        }
    }
}

fn has_findings(check: &Value) -> bool {
    ["sqlite_says", "damaged", "rows"]
        .iter()
        .any(|found| check[*found].as_array().is_some_and(|all| !all.is_empty()))
}

#[test]
fn whatever_a_turned_bit_changes_is_named_and_is_no_fault_of_the_program() {
    let sound = small_shop();
    let first = Damaged::new(&sound);
    let before = held(&first.path()).unwrap();
    assert!(before.len() > 70, "{}", before.len());

    let mut random = fastrand::Rng::with_seed(20_260_302);
    let mut silent = Vec::new();
    let (mut refused, mut named, mut harmless) = (0, 0, 0);
    for number in 0..DAMAGES {
        let mut bytes = sound.clone();
        if number % 5 == 0 {
            let page = random.usize(0..bytes.len() / 4096) * 4096;
            random.fill(&mut bytes[page..page + 4096]);
        } else {
            let place = random.usize(0..bytes.len());
            bytes[place] ^= 1 << random.u8(0..8);
        }
        let damaged = Damaged::new(&bytes);
        let changed = held(&damaged.path()).as_ref() != Some(&before);
        let shop = match damaged.open() {
            Ok(shop) => shop,
            Err(_) => {
                refused += 1;
                continue;
            }
        };
        let session = match shop.sign_in(PersonId(1), PIN, "office") {
            Ok((session, _)) => session,
            Err(refusal) => {
                assert_ne!(code(&refusal), "bug", "damage {number}: signing in");
                refused += 1;
                continue;
            }
        };
        for (name, ask) in [
            ("list_customers", json!({ "filter": {} })),
            ("search", json!({ "query": "zxf" })),
            ("manager_home", json!({})),
            ("list_imports", json!({})),
        ] {
            if let Err(refusal) = app::call(&shop, &session, name, ask, None) {
                assert_ne!(code(&refusal), "bug", "damage {number}: {name}");
            }
        }
        match checked(&shop, &session) {
            Ok(check) if has_findings(&check) => named += 1,
            Ok(_) if changed => silent.push(number),
            Ok(_) => harmless += 1,
            Err(refusal) => {
                assert_eq!(refusal, "file_damaged", "damage {number}");
                refused += 1;
            }
        }
        shop.close();
    }
    assert_eq!(silent, Vec::<u64>::new(), "refused {refused}, named {named}, harmless {harmless}");
    assert!(named > 30, "refused {refused}, named {named}, harmless {harmless}");
    println!("refused {refused}, named {named}, harmless {harmless}");
}

/// What stands in no log has nobody else to tell: the terms things are found
/// by, and what a PIN is checked against.
#[test]
fn what_stands_in_no_log_is_checked_as_well() {
    for (turned, entity) in [
        (
            "UPDATE search_term SET term = term || 'x' WHERE entity = 'customer' AND term = '客户7号'",
            "customer",
        ),
        ("DELETE FROM search_term WHERE entity = 'customer' AND entity_id = 9", "customer"),
        ("INSERT INTO search_term VALUES ('customer', '无此人', 9000)", "customer"),
        ("UPDATE person_pin SET hash = replace(hash, '$v=19$', '$v=16$')", "person_pin"),
    ] {
        let bytes = small_shop();
        let damaged = Damaged::new(&bytes);
        let file = rusqlite::Connection::open(damaged.path()).unwrap();
        assert!(file.execute(turned, []).unwrap() > 0, "{turned}");
        drop(file);
        let shop = damaged.open().unwrap();
        let check = checked(&shop, &Session::of(PersonId(1), "office")).unwrap();
        let rows = check["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 1, "{turned}: {check}");
        assert_eq!(rows[0]["entity"], entity, "{turned}");
        if entity == "person_pin" {
            // Not "wrong PIN" for the rest of one's days.
            let refused = shop.sign_in(PersonId(1), PIN, "office").map(|_| ()).unwrap_err();
            assert_eq!(code(&refused), "file_damaged");
        }
        shop.close();
    }
}

#[test]
fn an_index_that_is_damaged_is_a_finding_and_no_copy_of_its_file_counts() {
    let sound = small_shop();
    let first = Damaged::new(&sound);
    let indexes: Vec<(String, i64)> = {
        let file = rusqlite::Connection::open(first.path()).unwrap();
        let mut all = file
            .prepare("SELECT name, rootpage FROM sqlite_schema WHERE type = 'index' ORDER BY name")
            .unwrap();
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let mut checks = 0;
    // Not all of them: each opens the shop anew.
    for (name, page) in indexes.into_iter().step_by(4) {
        let mut bytes = sound.clone();
        let page = usize::try_from(page).unwrap();
        bytes[(page - 1) * 4096..page * 4096].fill(0xA5);
        let damaged = Damaged::new(&bytes);
        let shop = match damaged.open() {
            Ok(shop) => shop,
            // What the program asks before anybody can: refused in words.
            Err(_) => continue,
        };
        let me = Session::of(PersonId(1), "office");
        match checked(&shop, &me) {
            Ok(check) => assert!(has_findings(&check), "{name}: {check}"),
            Err(refusal) => assert_eq!(refusal, "file_damaged", "{name}"),
        }
        let copy = outcome(&shop, &me, "make_backup");
        assert!(copy.is_err_and(|refusal| refusal == "file_damaged"), "a copy with a broken {name}");
        let copies = std::fs::read_dir(damaged.0.path().join("backups")).into_iter().flatten().flatten();
        assert_eq!(copies.count(), 0, "{name}: nothing that could be taken for a copy stays");
        checks += 1;
        shop.close();
    }
    assert!(checks > 5, "{checks}");
}

#[test]
fn letters_that_are_none_are_a_finding_and_no_fault_of_the_program() {
    let mut bytes = small_shop();
    let name = "客户17号".as_bytes();
    let places: Vec<usize> =
        bytes.windows(name.len()).enumerate().filter(|(_, at)| *at == name).map(|(place, _)| place).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place] = 0xFF;
    }
    let damaged = Damaged::new(&bytes);
    let shop = damaged.open().unwrap();
    let me = Session::of(PersonId(1), "office");
    let check = checked(&shop, &me).unwrap();
    assert!(has_findings(&check), "{check}");
    for (name, ask) in [("list_customers", json!({ "filter": {} })), ("search", json!({ "query": "17" }))] {
        if let Err(refusal) = app::call(&shop, &me, name, ask, None) {
            assert_eq!(code(&refusal), "file_damaged", "{name}");
        }
    }
    shop.close();
}

/// A number that a document bears already is passed over.
#[test]
fn a_series_that_fell_back_keeps_nobody_from_writing() {
    let office = Office::open();
    let complain =
        |office: &Office| office.run(open_complaint, complaint(ComplaintCategory::Delay, "等了很久"));
    complain(&office);
    complain(&office);
    let file = office.file();
    assert_eq!(file.execute("UPDATE number_series SET last = 0", []).unwrap(), 1);
    complain(&office);
    let numbers: i64 =
        file.query_row("SELECT count(DISTINCT number) FROM complaint", [], |row| row.get(0)).unwrap();
    assert_eq!(numbers, 3);
}
