mod catalogues;
mod complaints;
mod core_deposits;
mod counter_sales;
mod numbers;
mod prepaid;
mod printers;

use super::{COMPATIBILITY, LISTS, SchemaState, counted, first, in_order, make_one};
use crate::step::{Step, StepBody};
use crate::{Db, Result, StorageError, changes, replay};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

fn now() -> DateTime<Utc> {
    "2026-03-02T08:30:00Z".parse().unwrap()
}

/// A file over which so many of the first steps went.
fn schema(steps: i64) -> SchemaState {
    SchemaState { compatibility: steps, applied: counted(steps).unwrap() }
}

fn first_tables() -> &'static str {
    match first::STEPS[0].body {
        StepBody::Schema(sql) => sql,
        StepBody::Rows(_) => panic!("the first step makes the tables"),
    }
}

fn migrate(db: &mut Connection, steps: i64, now: DateTime<Utc>) -> Result<()> {
    super::migrate(db, schema(steps), now)
}

fn terms_of(db: &Connection, entity: &str, id: i64) -> Vec<String> {
    let mut terms = db
        .prepare("SELECT term FROM search_term WHERE entity = ?1 AND entity_id = ?2 ORDER BY term")
        .unwrap();
    terms
        .query_map(rusqlite::params![entity, id], |row| row.get(0))
        .unwrap()
        .collect::<std::result::Result<_, _>>()
        .unwrap()
}

#[test]
fn a_file_of_the_first_program_is_found_by_everything_a_new_one_is() {
    let mut db = Connection::open_in_memory().unwrap();
    db.execute_batch(first_tables()).unwrap();
    db.execute_batch(
        "INSERT INTO customer (id, kind, name, phone, contact_name, contact_phone, address, note,
             refuses_messages, sample, created_at, version)
         VALUES (7, 'private', '張三', '13800138000', '', '', '', '', 0, 0, '', 1);
         INSERT INTO vehicle (id, customer_id, plate, plate_colour, vin, engine_no, make, model, colour,
             insurer, note, sample, created_at, version)
         VALUES (3, 7, '粤B12345', 'blue', NULL, '', '哈弗', 'H6', '', '', '', 0, '', 1),
                (4, 7, '未上牌', 'blue', NULL, '', '', '', '', '', '', 0, '', 1),
                (5, 7, 'LTSTZ2606TZ002676', 'blue', NULL, '', '', '', '', '', '', 0, '', 1);
         INSERT INTO appointment (id, number, stage, channel, contact_name, contact_phone, plate, model,
             symptom, items, starts_at, minutes, reason, sample, created_at, version)
         VALUES (2, 'YY20260302001', 'booked', 'phone', '李四', '13900139000', '无', '朗逸', '',
             '[\"更换刹车片\"]', '2026-03-02T02:00:00Z', 60, '', 0, '', 1);
         INSERT INTO search_term (entity, term, entity_id) VALUES ('customer', '張三', 7), ('vehicle', '未上牌', 4);",
    )
    .unwrap();
    migrate(&mut db, 1, now()).unwrap();

    for (entity, id, words) in [
        ("customer", 7, vec!["张三", "zs", "38000"]),
        ("vehicle", 3, vec!["12345", "哈弗h6", "h6"]),
        ("vehicle", 5, vec!["tz002676", "2676"]),
        ("appointment", 2, vec!["·yy1·", "李四", "ls", "39000", "朗逸", "制动片"]),
    ] {
        let terms = terms_of(&db, entity, id);
        for word in words {
            assert!(terms.iter().any(|term| term == word), "{word} finds {entity} {id}: {terms:?}");
        }
    }
    assert_eq!(terms_of(&db, "vehicle", 4), Vec::<String>::new());
    let plates: i64 =
        db.query_row("SELECT count(*) FROM vehicle WHERE plate IS NOT NULL", [], |row| row.get(0)).unwrap();
    assert_eq!(plates, 1, "what says that there is no plate is none, and a VIN is a VIN");
    let log: i64 = db
        .query_row(
            "SELECT count(*) FROM change_log CROSS JOIN command_log ON command_log.id = command_id
             CROSS JOIN change_form ON change_form.id = form_id
             WHERE entity = 'vehicle' AND command LIKE 'migrate_to_%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(log, 2, "what was mended stands in the log under the step that did it");
    let file: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(file, COMPATIBILITY);
}

#[test]
fn an_old_change_that_cannot_be_read_shuts_nobody_out_and_is_named() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    crate::changes::teach(&db).expect("the functions of the log");
    let now = "2026-03-02T00:30:00Z".parse().expect("an instant");
    db.execute_batch(first_tables()).expect("the first form");
    crate::changes::first_form::install_triggers(&db).expect("its log");
    db.execute_batch(
        "INSERT INTO command_log (at, station, command, request_hash) VALUES ('2026-03-02T00:00:00Z', '', 'x', '');
         INSERT INTO bay (name, active, sample, version) VALUES ('1', 1, 0, 1), ('2', 1, 0, 1);
         UPDATE change_log SET after = '{\"id\": 1, \"na' WHERE entity = 'bay' AND entity_id = 1;
         UPDATE change_log SET after = CAST(x'7bff7d' AS TEXT) WHERE entity = 'bay' AND entity_id = 2;
         PRAGMA user_version = 1;",
    )
    .expect("a shop of the first program");
    migrate(&mut db, 1, now).expect("the file comes up to date");
    let kept: i64 = db
        .query_row("SELECT count(*) FROM change_log JOIN change_form ON form_id = change_form.id WHERE entity = 'bay'", [], |row| row.get(0))
        .expect("the log");
    assert_eq!(kept, 2, "both changes are kept, without what they said");
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("workbay-steps-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.join(crate::db::FILE_NAME)
    }

    fn open(&self) -> Result<Db> {
        Db::open(&self.0, now())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What no log agrees with, and who works in the shop.
fn checked(db: &Db) -> (Vec<String>, Vec<String>) {
    db.read::<_, StorageError>(|r| {
        let people = r.people()?.into_iter().map(|person| person.name).collect();
        Ok((replay::differs(r)?, people))
    })
    .unwrap()
}

fn steps_in(path: &Path) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let mut all = db.prepare("SELECT name FROM file_step ORDER BY name").unwrap();
    all.query_map([], |row| row.get(0)).unwrap().collect::<std::result::Result<_, _>>().unwrap()
}

fn known() -> Vec<&'static str> {
    in_order(LISTS).iter().map(|step| step.name).collect()
}

#[test]
fn every_step_has_a_date_of_its_own_and_what_only_adds_shuts_nobody_out() {
    let names = known();
    for pair in names.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
    }
    for name in &names {
        let minute = name.get(..15).unwrap_or_default();
        assert!(
            chrono::NaiveDateTime::parse_from_str(minute, "%Y-%m-%d-%H%M").is_ok()
                && name.get(15..16) == Some("-")
                && name.len() > 16,
            "{name} does not begin with its day and minute"
        );
    }
    let counted: Vec<&str> = first::STEPS.iter().map(|step| step.name).collect();
    assert_eq!(names[..counted.len()], counted, "the first are those that were counted");
    for step in LISTS[1..].iter().copied().flatten() {
        let StepBody::Schema(sql) = step.body else { continue };
        let said: String = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
        let adds =
            said.split(';').map(str::trim).filter(|statement| !statement.is_empty()).all(|statement| {
                statement.starts_with("CREATE TABLE")
                    || statement.starts_with("CREATE INDEX")
                    || statement.starts_with("CREATE UNIQUE INDEX")
            });
        assert!(!adds || step.opens.is_none(), "{} only adds, and shuts older programs out", step.name);
    }
}

/// A file as the program of so many steps left it, with a car in the shop.
fn file_of(path: &Path, steps: usize) {
    let mut db = Connection::open(path).unwrap();
    changes::teach(&db).unwrap();
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let told = "INSERT INTO command_log (at, station, command, request_hash) VALUES ('2026-03-01T00:00:00Z', '', 'x', '');";
    for (number, step) in first::STEPS[..steps].iter().enumerate() {
        make_one(&mut db, step, &mut schema, now()).unwrap();
        if number == 0 {
            db.execute_batch(told).unwrap();
            db.execute_batch(
                "INSERT INTO person VALUES (1, '老掌柜', '[\"manager\"]', 1, 0, 1);
                 INSERT INTO customer VALUES (1, 'private', '张三', '13800138000', '', '', '', '', 0, NULL, NULL, 0, '', 1);
                 INSERT INTO vehicle (id, customer_id, plate, plate_colour, engine_no, make, model, colour, insurer, note,
                     sample, created_at, version) VALUES (1, 1, '粤B12345', 'blue', '', '', '', '', '', '', 0, '', 1);
                 INSERT INTO work_order (id, number, stage, stage_since, vehicle_id, customer_id, advisor_id, repair_kind,
                     symptom, brought_by_name, brought_by_phone, arrival, old_parts, wash_wanted, test_drive_allowed,
                     certificate_number, checked_in_at, cancel_reason, version)
                 VALUES (1, 'GD20260301001', 'estimating', '', 1, 1, 1, 'repair', '', '', '', '', '', 0, 0, '',
                     '2026-03-01T00:00:00Z', '', 1);
                 INSERT INTO walk_around VALUES (1, 1, '[]', '[]', '[]', '', 1, '张三', '2026-03-01T00:10:00Z', 'on_screen',
                     NULL, 1);",
            )
            .unwrap();
        }
    }
    // Such a program lists nothing, and its terms are made when it saves.
    if steps < 5 {
        db.execute_batch("INSERT INTO search_term (entity, term, entity_id) VALUES ('customer', '张三', 1)")
            .unwrap();
    }
    db.execute_batch("UPDATE work_order SET symptom = '异响', version = 2 WHERE id = 1").unwrap();
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, i64::try_from(steps).unwrap(), "it says how many went over it");
}

#[test]
fn a_file_of_every_program_that_counted_its_steps_comes_up_to_date_whole_and_is_kept_as_it_was() {
    for steps in 1..=first::STEPS.len() {
        let folder = Folder::new(&format!("of-{steps}"));
        file_of(&folder.path(), steps);
        if steps >= 5 {
            // The terms of a file of its day, made as its own program made them.
            let db = Connection::open(folder.path()).unwrap();
            changes::teach(&db).unwrap();
            crate::search::index_anew(&db).unwrap();
        }
        let db = folder.open().unwrap();
        let (differs, people) = checked(&db);
        assert_eq!((differs, people), (Vec::new(), vec!["老掌柜".to_owned()]), "{steps} steps");
        drop(db);
        assert_eq!(steps_in(&folder.path()), known(), "{steps} steps");
        let newest = known().pop().unwrap();
        let kept = folder.0.join(format!("{}{newest}.db", crate::db::BEFORE_CHANGE));
        let kept = Connection::open(kept).unwrap();
        let version: i64 = kept.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, i64::try_from(steps).unwrap());
    }
}

/// What a program of later may do to a file.
fn later(folder: &Folder, opens: Option<i64>, sql: &'static str) {
    let mut db = Connection::open(folder.path()).unwrap();
    changes::teach(&db).unwrap();
    let mut schema = super::check_file(&db, &folder.path()).unwrap();
    let step = Step { name: "2099-01-01-0000-of-later", opens, body: StepBody::Schema(sql) };
    make_one(&mut db, &step, &mut schema, now()).unwrap();
}

#[test]
fn a_step_this_program_does_not_know_and_need_not_know_stays_where_it_is() {
    let folder = Folder::new("harmless");
    file_of(&folder.path(), 1);
    drop(folder.open().unwrap());
    later(
        &folder,
        None,
        "CREATE TABLE of_later (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT NOT NULL);
         INSERT INTO of_later (word) VALUES ('later');
         ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT 'none';
         CREATE INDEX person_nickname ON person (nickname);",
    );
    let db = folder.open().unwrap();
    let actor = crate::Actor {
        person_id: None,
        station: String::new(),
        command: "test".to_owned(),
        key: None,
        request_hash: String::new(),
        at: now(),
    };
    db.write::<StorageError>(&actor, |w| {
        let mut person: domain::person::Person = w.get(1)?;
        w.insert(&mut person)?;
        w.update(&domain::person::Person { name: "新掌柜".to_owned(), ..person })?;
        Ok(serde_json::Value::Null)
    })
    .unwrap();
    let (differs, people) = checked(&db);
    assert_eq!((differs, people.len()), (Vec::new(), 2));
    drop(db);
    let mut expect: Vec<&str> = known();
    expect.push("2099-01-01-0000-of-later");
    assert_eq!(steps_in(&folder.path()), expect);
    let file = Connection::open(folder.path()).unwrap();
    let word: String = file.query_row("SELECT word FROM of_later", [], |row| row.get(0)).unwrap();
    assert_eq!(word, "later");
}

#[test]
fn a_step_that_came_late_is_made_although_a_later_one_was() {
    let folder = Folder::new("late");
    let mut db = Connection::open(folder.path()).unwrap();
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    changes::teach(&db).unwrap();
    let steps = in_order(LISTS);
    // All but one that only adds, as a branch that did not have it would.
    let left_out = first::STEPS.iter().find(|step| step.name.ends_with("closed-complaints")).unwrap();
    for step in steps.iter().filter(|step| step.name != left_out.name) {
        make_one(&mut db, step, &mut schema, now()).unwrap();
    }
    drop(db);
    drop(folder.open().unwrap());
    assert_eq!(steps_in(&folder.path()), known());
    let file = Connection::open(folder.path()).unwrap();
    let index = "SELECT count(*) FROM sqlite_schema WHERE name = 'complaint_closed'";
    assert_eq!(file.query_row(index, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn a_file_that_asks_for_more_than_this_program_has_is_refused_unharmed() {
    let folder = Folder::new("newer");
    drop(folder.open().unwrap());
    later(&folder, Some(COMPATIBILITY + 1), "DROP TABLE survey;");
    let before = std::fs::read(folder.path()).unwrap();
    let refused = folder.open().map(|_| ()).unwrap_err();
    let expect =
        format!("the file is of schema {}, newer than this program's {COMPATIBILITY}", COMPATIBILITY + 1);
    assert_eq!(refused.to_string(), expect);
    assert!(std::fs::read(folder.path()).unwrap() == before, "it is as it was");
    let mut names: Vec<_> =
        std::fs::read_dir(&folder.0).unwrap().map(|one| one.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["workbay.db", "workbay.lock", "workbay.owner"], "and nothing stands beside it");
}

#[test]
fn a_turned_byte_in_the_list_of_steps_is_damage_and_makes_no_step_again() {
    let folder = Folder::new("turned");
    drop(folder.open().unwrap());
    let db = Connection::open(folder.path()).unwrap();
    changes::teach(&db).unwrap();
    let turned =
        "UPDATE file_step SET name = replace(name, 'stations', 'stationt') WHERE name LIKE '%stations'";
    assert_eq!(db.execute(turned, []).unwrap(), 1);
    drop(db);
    match folder.open() {
        Err(error) => assert!(error.is_damage(), "{error}"),
        Ok(_) => panic!("opened"),
    }
}

/// Everything a file says of its own form.
fn form_of_file(path: &Path) -> Vec<(String, String)> {
    let db = Connection::open(path).unwrap();
    let mut all =
        db.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn a_new_file_is_what_the_steps_make_one_by_one() {
    let (new, stepped) = (Folder::new("at-once"), Folder::new("stepped"));
    drop(new.open().unwrap());
    let mut db = Connection::open(stepped.path()).unwrap();
    changes::teach(&db).unwrap();
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    for step in in_order(LISTS) {
        make_one(&mut db, step, &mut schema, now()).unwrap();
    }
    drop(db);
    let mut form = form_of_file(&new.path());
    // The number under which the log knows a table is each file's own.
    let without_numbers = |form: &mut Vec<(String, String)>| {
        for (name, sql) in form.iter_mut().filter(|(name, _)| name.starts_with("trigger log_")) {
            let from = sql.find("command_log.id, ").unwrap_or_else(|| panic!("{name}: {sql}"));
            let number = sql[from..].chars().skip("command_log.id, ".len());
            let digits = number.take_while(char::is_ascii_digit).count();
            sql.replace_range(from + "command_log.id, ".len()..from + "command_log.id, ".len() + digits, "N");
        }
    };
    let mut by_steps = form_of_file(&stepped.path());
    without_numbers(&mut form);
    without_numbers(&mut by_steps);
    assert_eq!(form, by_steps);
    assert_eq!(steps_in(&new.path()), steps_in(&stepped.path()));
    for folder in [new, stepped] {
        let (differs, _) = checked(&folder.open().unwrap());
        assert!(differs.is_empty(), "the log and the rows agree");
    }
}
