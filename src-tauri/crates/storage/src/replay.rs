//! The change log holds every row as it became: played from the start it must
//! give the tables as they are. Where it does not, a write went past the log.

use crate::changes::logged_tables;
use crate::{Reader, Result};
use rusqlite::Connection;
use std::collections::HashMap;

type Rows = HashMap<(String, i64), String>;

/// What differs, in a sentence each; nothing when log and tables agree.
pub fn differs(r: &Reader<'_>) -> Result<Vec<String>> {
    let db = r.connection();
    let mut wrong = Vec::new();
    let mut rows = played(db, &mut wrong)?;
    for table in logged_tables(db)? {
        compare(db, &table, &mut rows, &mut wrong)?;
    }
    for (entity, id) in rows.keys() {
        wrong.push(format!("{entity} {id} is in the log and not in the table"));
    }
    Ok(wrong)
}

fn played(db: &Connection, wrong: &mut Vec<String>) -> Result<Rows> {
    let mut log = db.prepare("SELECT id, entity, entity_id, before, after FROM change_log ORDER BY id")?;
    let mut changes = log.query([])?;
    let mut rows = Rows::new();
    while let Some(change) = changes.next()? {
        let place = (change.get::<_, String>(1)?, change.get::<_, i64>(2)?);
        let before: Option<String> = change.get(3)?;
        if rows.get(&place) != before.as_ref() {
            let id: i64 = change.get(0)?;
            wrong.push(format!("change {id} does not go on from what {} {} was", place.0, place.1));
        }
        match change.get::<_, Option<String>>(4)? {
            Some(after) => rows.insert(place, after),
            None => rows.remove(&place),
        };
    }
    Ok(rows)
}

/// Takes out of `rows` what the table holds, and tells what it holds otherwise.
fn compare(db: &Connection, table: &str, rows: &mut Rows, wrong: &mut Vec<String>) -> Result<()> {
    let mut columns = db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let pairs: Vec<String> = columns
        .query_map([], |row| row.get::<_, String>(0))?
        .map(|name| name.map(|name| format!("'{name}', {name}")))
        .collect::<std::result::Result<_, _>>()?;
    let mut all = db.prepare(&format!("SELECT id, json_object({}) FROM {table}", pairs.join(", ")))?;
    let mut found = all.query([])?;
    while let Some(row) = found.next()? {
        let (id, stands): (i64, String) = (row.get(0)?, row.get(1)?);
        match rows.remove(&(table.to_owned(), id)) {
            Some(logged) if logged == stands => {}
            Some(_) => wrong.push(format!("{table} {id} stands otherwise than the log says")),
            None => wrong.push(format!("{table} {id} is in the table and not in the log")),
        }
    }
    Ok(())
}
