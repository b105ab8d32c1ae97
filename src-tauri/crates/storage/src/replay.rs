//! The change log played backwards from the rows as they stand must come out at
//! nothing: every row has the sum its newest change left, and so has every
//! older state of it. Where it does not, a byte turned or a write went past the
//! log. Row by row, so that a file of ten years is walked without holding it.

use crate::changes::{RowSum, columns_of, logged_tables, sql_of};
use crate::damage::{Finding, RowDamage, unreadable};
use crate::{Reader, Result, people, search};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, Row, Statement};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What differs, in a sentence each; nothing when log and tables agree.
///
/// # Errors
/// Nothing that cannot be read: that differs like anything else.
pub fn differs(r: &Reader<'_>) -> Result<Vec<String>> {
    let found = played_back(r, &mut |_| Ok::<_, crate::StorageError>(()))?;
    Ok(found.iter().map(Finding::to_string).collect())
}

/// The same, telling after each row how many were looked at. What cannot be
/// read at all is a finding like any other; only the caller breaks it off.
///
/// # Errors
/// Only what `step` refuses.
pub fn played_back<E>(
    r: &Reader<'_>,
    step: &mut dyn FnMut(i64) -> std::result::Result<(), E>,
) -> std::result::Result<Vec<Finding>, E>
where
    E: From<crate::StorageError>,
{
    let db = r.connection();
    let mut wrong = Vec::new();
    let forms = match forms(db) {
        Ok(forms) => forms,
        Err(error) => return Ok(vec![unreadable("change_form", None, &error)]),
    };
    let tables = match logged_tables(db) {
        Ok(tables) => tables,
        Err(error) => return Ok(vec![unreadable("sqlite_schema", None, &error)]),
    };
    for table in tables {
        let of_table: Vec<i64> = forms.iter().filter(|(_, f)| f.entity == table).map(|(id, _)| *id).collect();
        let list = of_table.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let mut play = match Play::of(db, &table, &list, &forms) {
            Ok(play) => play,
            Err(error) => {
                wrong.push(unreadable(&table, None, &error));
                continue;
            }
        };
        play.standing(db, &mut wrong, step)?;
        play.missing(db, &list, &mut wrong, step)?;
    }
    search::unfindable(db, &mut wrong, step)?;
    wrong.extend(people::turned_pins(db));
    Ok(wrong)
}

/// How many rows `played_back` will look at, near enough for its progress.
///
/// # Errors
/// Only where the tables cannot be listed.
pub fn rows_to_play(r: &Reader<'_>) -> Result<i64> {
    let mut rows = 0;
    for table in logged_tables(r.connection())? {
        let sql = format!("SELECT count(*) FROM {table}");
        // What cannot be counted is found when it is read.
        rows += r.connection().query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap_or(0);
    }
    Ok(rows)
}

struct Form {
    entity: String,
    columns: Vec<String>,
}

fn forms(db: &Connection) -> Result<HashMap<i64, Form>> {
    let mut all = db.prepare("SELECT id, entity, columns FROM change_form")?;
    let rows = all.query_map([], |row| {
        let columns: String = row.get(2)?;
        let columns = columns.split(',').map(str::to_owned).collect();
        Ok((row.get(0)?, Form { entity: row.get(1)?, columns }))
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

type State = HashMap<String, Sql>;

struct Play<'a> {
    table: &'a str,
    columns: Vec<String>,
    story: Statement<'a>,
    forms: &'a HashMap<i64, Form>,
}

impl<'a> Play<'a> {
    fn of(db: &'a Connection, table: &'a str, list: &str, forms: &'a HashMap<i64, Form>) -> Result<Self> {
        let columns = columns_of(db, table)?;
        let story = db.prepare(&format!(
            "SELECT form_id, sum, before FROM change_log
             WHERE form_id IN ({list}) AND entity_id = ?1 ORDER BY id DESC"
        ))?;
        Ok(Self { table, columns, story, forms })
    }

    /// Every row of the table.
    fn standing<E>(
        &mut self,
        db: &Connection,
        wrong: &mut Vec<Finding>,
        step: &mut dyn FnMut(i64) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let table = self.table;
        let broken = |error: &dyn std::fmt::Display| unreadable(table, None, error);
        let mut all = match db.prepare(&format!("SELECT * FROM {table} ORDER BY id")) {
            Ok(all) => all,
            Err(error) => {
                wrong.push(broken(&error));
                return Ok(());
            }
        };
        let mut rows = match all.query([]) {
            Ok(rows) => rows,
            Err(error) => {
                wrong.push(broken(&error));
                return Ok(());
            }
        };
        loop {
            match rows.next() {
                Ok(Some(row)) => match self.row_of(row) {
                    Ok((id, state)) => {
                        if let Err(error) = self.back_from(id, Some(state), wrong) {
                            wrong.push(unreadable(table, Some(id), &error));
                        }
                    }
                    Err(error) => wrong.push(broken(&error)),
                },
                Ok(None) => return Ok(()),
                Err(error) => {
                    wrong.push(broken(&error));
                    return Ok(());
                }
            }
            step(1)?;
        }
    }

    fn row_of(&self, row: &Row<'_>) -> Result<(i64, State)> {
        let mut state = State::with_capacity(self.columns.len());
        for (place, name) in self.columns.iter().enumerate() {
            // A text that is none any more keeps its bytes: its sum is another.
            let cell = match row.get_ref(place)? {
                ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                    Ok(text) => Sql::Text(text.to_owned()),
                    Err(_) => Sql::Blob(bytes.to_vec()),
                },
                other => Sql::try_from(other).map_err(rusqlite::Error::from)?,
            };
            state.insert(name.clone(), cell);
        }
        Ok((row.get("id")?, state))
    }

    /// Every row the log knows and the table does not hold.
    fn missing<E>(
        &mut self,
        db: &Connection,
        list: &str,
        wrong: &mut Vec<Finding>,
        step: &mut dyn FnMut(i64) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let table = self.table;
        let sql = format!(
            "SELECT DISTINCT entity_id FROM change_log WHERE form_id IN ({list})
               AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.id = change_log.entity_id)"
        );
        let ids = db.prepare(&sql).and_then(|mut ids| {
            ids.query_map([], |row| row.get::<_, i64>(0))?.collect::<std::result::Result<Vec<_>, _>>()
        });
        let ids = match ids {
            Ok(ids) => ids,
            Err(error) => {
                wrong.push(unreadable(table, None, &error));
                return Ok(());
            }
        };
        for id in ids {
            if let Err(error) = self.back_from(id, None, wrong) {
                wrong.push(unreadable(table, Some(id), &error));
            }
            step(0)?;
        }
        Ok(())
    }

    /// Goes back through the changes of one row, from how it stands.
    fn back_from(&mut self, id: i64, stands: Option<State>, wrong: &mut Vec<Finding>) -> Result<()> {
        let table = self.table;
        let mut found = |how| wrong.push(Finding { table: table.to_owned(), id: Some(id), how });
        let mut rows = self.story.query([id])?;
        let mut state = stands;
        let mut newest = true;
        let mut begun = false;
        while let Some(change) = rows.next()? {
            let (form, sum): (i64, Option<i64>) = (change.get(0)?, change.get(1)?);
            let fits = match (&state, sum) {
                (None, None) => true,
                (Some(state), Some(sum)) => {
                    self.forms.get(&form).is_none_or(|form| sum_fits(state, form, sum))
                }
                _ => false,
            };
            if !fits {
                found(match (newest, &state) {
                    (true, None) => RowDamage::Missing,
                    (true, Some(_)) => RowDamage::StandsOtherwise,
                    (false, _) => RowDamage::BrokenStory,
                });
                return Ok(());
            }
            let before = match change.get_ref(2)? {
                ValueRef::Text(text) => Some(serde_json::from_slice::<Map<String, Value>>(text)?),
                _ => None,
            };
            begun = before.is_none();
            state = before.map(|old| {
                let mut was = state.unwrap_or_default();
                was.extend(old.iter().map(|(name, value)| (name.clone(), sql_of(value))));
                was
            });
            newest = false;
        }
        if newest {
            found(RowDamage::Unlogged);
        } else if !begun {
            found(RowDamage::BrokenStory);
        }
        Ok(())
    }
}

/// Whether a state has the sum of a change. A column that was there then and is
/// no more went empty: what it held before stands in the change that emptied it.
fn sum_fits(state: &State, form: &Form, expect: i64) -> bool {
    let mut sum = RowSum::default();
    for name in &form.columns {
        sum.take(state.get(name).map_or(ValueRef::Null, ValueRef::from));
    }
    sum.done() == expect
}
