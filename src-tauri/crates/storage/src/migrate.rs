//! Numbered steps, each in its own transaction, after a copy of the file.

use crate::{Result, StorageError, changes, instant, search, seen};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use std::path::Path;

/// "WBAY": tells a shop file from any other SQLite file.
const APPLICATION_ID: i64 = 0x5742_4159;

enum Step {
    /// What SQL can say.
    Schema(&'static str),
    /// What only the rules can: rows made anew as the program makes them now.
    Rows(fn(&Connection) -> Result<()>),
}

/// In order, never changed once a shop has a file of that number: the first is
/// 1, and a new one goes to the end.
const STEPS: [Step; 16] = [
    Step::Schema(include_str!("../migrations/0001_one_visit.sql")),
    Step::Rows(search::fold_terms),
    Step::Schema(include_str!("../migrations/0003_closed_complaints.sql")),
    Step::Schema(include_str!("../migrations/0004_finding_things.sql")),
    Step::Rows(search::index_anew),
    Step::Schema(include_str!("../migrations/0006_clock_set_back.sql")),
    Step::Schema(include_str!("../migrations/0007_owners_and_words.sql")),
    Step::Schema(include_str!("../migrations/0008_sample_visits.sql")),
    Step::Schema(include_str!("../migrations/0009_check_in_facts.sql")),
    Step::Schema(include_str!("../migrations/0010_counterfoils.sql")),
    Step::Schema(include_str!("../migrations/0011_list_prices.sql")),
    Step::Rows(changes::first_form::tell_anew),
    Step::Schema(include_str!("../migrations/0013_stations.sql")),
    Step::Schema(include_str!("../migrations/0014_imports_in_portions.sql")),
    Step::Schema(include_str!("../migrations/0015_rows_known_before.sql")),
    Step::Schema(include_str!("../migrations/0016_sums_of_pins.sql")),
];

/// From this step on the log has the form it has now.
const SHORT_LOG: i64 = 12;

pub const SCHEMA: i64 = STEPS.len() as i64;

fn pragma(db: &Connection, name: &str) -> Result<i64> {
    Ok(db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// The texts that made the tables are read by everything that reads a table,
/// some of which does not expect them to be no text: so it is found here.
fn read_schema(db: &Connection) -> Result<()> {
    let mut all = db.prepare("SELECT CAST(sql AS BLOB) FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        if std::str::from_utf8(row.get_ref(0)?.as_blob().unwrap_or_default()).is_err() {
            return Err(StorageError::Damaged { detail: "the text of a table is no text".to_owned() });
        }
    }
    Ok(())
}

/// Refuses what must not be touched, before anything is written.
pub fn check_file(db: &Connection, path: &Path) -> Result<i64> {
    read_schema(db)?;
    let found = pragma(db, "user_version")?;
    let application = pragma(db, "application_id")?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(StorageError::ForeignFile { path: path.display().to_string() });
    }
    if found > SCHEMA {
        return Err(StorageError::NewerFile { found, known: SCHEMA });
    }
    Ok(found)
}

pub fn migrate(db: &mut Connection, from: i64, now: DateTime<Utc>) -> Result<()> {
    changes::teach(db)?;
    for (number, step) in (1..=SCHEMA).zip(STEPS) {
        if number <= from {
            continue;
        }
        let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let told = || -> Result<()> {
            transaction.execute(
                "INSERT INTO command_log (at, station, command, request_hash) VALUES (?1, '', ?2, '')",
                [instant(seen::present(&transaction, now)?), format!("migrate_to_{number}")],
            )?;
            Ok(())
        };
        // Told first, so that a row a step changes is not put down to whoever
        // gave the last command; the first step makes the log itself.
        if number > 1 {
            told()?;
        }
        match step {
            Step::Schema(sql) => transaction.execute_batch(sql)?,
            Step::Rows(rows) => rows(&transaction)?,
        }
        if number == 1 {
            told()?;
        }
        if number < SHORT_LOG {
            changes::first_form::install_triggers(&transaction)?;
        } else {
            changes::install_triggers(&transaction)?;
        }
        transaction.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        ))?;
        transaction.commit()?;
    }
    if (1..SHORT_LOG).contains(&from)
        && let Err(error) = db.execute_batch("VACUUM")
    {
        // The room the long log took stays in the file for what comes.
        tracing::warn!(%error, "the file was not made smaller");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{STEPS, Step, migrate};
    use rusqlite::Connection;

    fn terms_of(db: &Connection, entity: &str, id: i64) -> Vec<String> {
        let mut terms = db
            .prepare("SELECT term FROM search_term WHERE entity = ?1 AND entity_id = ?2 ORDER BY term")
            .unwrap();
        terms
            .query_map(rusqlite::params![entity, id], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }

    #[test]
    fn a_file_of_the_first_program_is_found_by_everything_a_new_one_is() {
        let mut db = Connection::open_in_memory().unwrap();
        let [Step::Schema(first), ..] = STEPS else { panic!("the first step makes the tables") };
        db.execute_batch(first).unwrap();
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
        migrate(&mut db, 1, "2026-03-02T08:30:00Z".parse().unwrap()).unwrap();

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
        let plates: i64 = db
            .query_row("SELECT count(*) FROM vehicle WHERE plate IS NOT NULL", [], |row| row.get(0))
            .unwrap();
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
        assert_eq!(file, super::SCHEMA);
    }

    #[test]
    fn an_old_change_that_cannot_be_read_shuts_nobody_out_and_is_named() {
        let mut db = Connection::open_in_memory().expect("a file in memory");
        crate::changes::teach(&db).expect("the functions of the log");
        let now = "2026-03-02T00:30:00Z".parse().expect("an instant");
        let first = Step::Schema(include_str!("../migrations/0001_one_visit.sql"));
        let Step::Schema(sql) = first else { unreachable!("it is SQL") };
        db.execute_batch(sql).expect("the first form");
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

    #[test]
    fn complaints_of_an_older_program_have_an_owner_and_a_note_no_longer_stops_their_clock() {
        let mut db = Connection::open_in_memory().unwrap();
        let [Step::Schema(first), ..] = STEPS else { panic!("the first step makes the tables") };
        db.execute_batch(first).unwrap();
        let complaint = |id: i64, state: &str, owner: &str, responded: &str| {
            format!(
                "INSERT INTO complaint VALUES ({id}, 'TS{id}', '{state}', 'clerk', 'price', 'normal', 'phone',
                 NULL, NULL, NULL, '李石生', '', '太贵', {owner}, '', 0, '2026-03-01T00:00:00Z', {responded},
                 '2026-02-28T00:00:00Z', NULL, 0, 1);"
            )
        };
        let step = |complaint: i64, person: i64, kind: &str| {
            format!(
                "INSERT INTO complaint_step (complaint_id, at, person_id, kind, text)
                 VALUES ({complaint}, '2026-02-28T01:00:00Z', {person}, '{kind}', '');"
            )
        };
        let told = "'2026-02-28T01:00:00Z'";
        db.execute_batch(
            &[
                "INSERT INTO person VALUES (1, '前台', '[\"advisor\"]', 1, 0, 1),
                 (2, '旧经理', '[\"manager\"]', 0, 0, 1), (3, '经理', '[\"advisor\",\"manager\"]', 1, 0, 1);"
                    .to_owned(),
                complaint(1, "open", "NULL", told),
                step(1, 1, "step"),
                complaint(2, "awaiting_answer", "1", told),
                step(2, 1, "remedy"),
                complaint(3, "open", "1", told),
                step(3, 1, "remedy") + &step(3, 1, "customer_no") + &step(3, 1, "step"),
                complaint(4, "closed", "NULL", told),
                step(4, 3, "remedy") + &step(4, 1, "customer_yes"),
            ]
            .concat(),
        )
        .unwrap();
        migrate(&mut db, 1, "2026-03-02T08:30:00Z".parse().unwrap()).unwrap();

        let mut rows = db
            .prepare(
                "SELECT id || ' ' || owner_id || ' ' || (responded_at IS NULL) FROM complaint ORDER BY id",
            )
            .unwrap();
        let rows: Vec<String> =
            rows.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows, ["1 3 1", "2 1 0", "3 1 1", "4 1 0"]);
        let by: String = db
            .query_row(
                "SELECT DISTINCT command FROM change_log JOIN command_log ON command_log.id = command_id
                 JOIN change_form ON change_form.id = form_id
                 WHERE entity = 'complaint' AND before IS NOT NULL",
                [],
                |row| row.get(0),
            )
            .unwrap();
        let mine =
            STEPS.iter().position(|step| matches!(step, Step::Schema(sql) if sql.contains("remedy_request")));
        assert_eq!(by, format!("migrate_to_{}", mine.unwrap() + 1));
    }
}
