//! What was written down about a row, newest first, each with what it was
//! before and after: put together backwards from the row as it stands.

use super::columns_of;
use crate::record::select;
use crate::{Reader, Result};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

type Fields = Map<String, Value>;

/// One row of the audit view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    pub id: i64,
    pub command_id: i64,
    pub at: String,
    pub person_id: Option<i64>,
    pub station: String,
    pub command: String,
    pub entity: String,
    pub entity_id: i64,
    /// A new row was nothing before, a removed one is nothing after.
    pub before: Option<Fields>,
    pub after: Option<Fields>,
}

#[derive(Deserialize)]
struct Logged {
    id: i64,
    command_id: i64,
    at: String,
    person_id: Option<i64>,
    station: String,
    command: String,
    entity: String,
    entity_id: i64,
    gone: i64,
    before: Option<String>,
}

impl Logged {
    /// With what the row was after it; what it was before comes out.
    fn seen_from(self, after: Option<Fields>) -> Result<ChangeRow> {
        let old: Option<Fields> = self.before.as_deref().map(serde_json::from_str).transpose()?;
        let (before, after) = match old {
            None => (None, after),
            Some(whole) if self.gone != 0 => (Some(whole), None),
            Some(changed) => {
                let mut before = after.clone().unwrap_or_default();
                before.extend(changed);
                (Some(before), after)
            }
        };
        Ok(ChangeRow {
            id: self.id,
            command_id: self.command_id,
            at: self.at,
            person_id: self.person_id,
            station: self.station,
            command: self.command,
            entity: self.entity,
            entity_id: self.entity_id,
            before,
            after,
        })
    }
}

const ONE_ROW: &str = "SELECT change_log.id, command_id, at, person_id, station, command, entity, entity_id,
            sum IS NULL AS gone, CAST(before AS TEXT) AS before
     FROM change_form
     CROSS JOIN change_log ON form_id = change_form.id AND entity_id = ?2
     CROSS JOIN command_log ON command_log.id = command_id
     WHERE entity = ?1 ORDER BY change_log.id DESC";

/// The whole story of one row, newest first.
fn story(db: &Connection, entity: &str, id: i64) -> Result<Vec<ChangeRow>> {
    let mut stands = row_as_fields(db, entity, id)?;
    let mut story = Vec::new();
    for logged in select::<Logged>(db, ONE_ROW, params![entity, id])? {
        let change = logged.seen_from(stands)?;
        stands = change.before.clone();
        story.push(change);
    }
    Ok(story)
}

pub(crate) fn row_as_fields(db: &Connection, entity: &str, id: i64) -> Result<Option<Fields>> {
    let pairs: Vec<String> = columns_of(db, entity)?.iter().map(|name| format!("'{name}', {name}")).collect();
    let sql = format!("SELECT json_object({}) FROM {entity} WHERE id = ?1", pairs.join(", "));
    let text: Option<String> = db.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(text.as_deref().map(serde_json::from_str).transpose()?)
}

/// A row of the log that may belong to a visit.
#[derive(Deserialize)]
struct VisitLogRow {
    id: i64,
    entity: String,
    entity_id: i64,
    /// Of a removed row, the visit it belonged to.
    was_of: Option<i64>,
}

#[derive(Deserialize)]
struct EntityRef {
    entity: String,
    id: i64,
}

impl Reader<'_> {
    /// The newest changes of one row, newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn changes_of(&self, entity: &str, id: i64, limit: usize) -> Result<Vec<ChangeRow>> {
        let mut story = story(self.connection(), entity, id)?;
        story.truncate(limit);
        Ok(story)
    }

    /// What the commands that touched a visit wrote into it, newest first.
    pub(crate) fn changes_of_visit(
        &self,
        order: i64,
        vehicle: i64,
        appointment: i64,
        limit: usize,
    ) -> Result<Vec<ChangeRow>> {
        let db = self.connection();
        let own_sql = concat!(include_str!("visit_rows.sql"), "SELECT entity, id FROM own");
        let own: Vec<EntityRef> = select(db, own_sql, [order])?;
        let mut belongs: BTreeSet<(String, i64)> = own.into_iter().map(|row| (row.entity, row.id)).collect();
        belongs.insert(("vehicle".to_owned(), vehicle));
        belongs.insert(("appointment".to_owned(), appointment));
        let touched_sql = concat!(include_str!("visit_rows.sql"), include_str!("visit_touched.sql"));
        let touched: Vec<VisitLogRow> = select(db, touched_sql, [order])?;
        for gone in touched.iter().filter(|row| row.was_of == Some(order)) {
            belongs.insert((gone.entity.clone(), gone.entity_id));
        }
        let mut shown: Vec<(i64, (String, i64))> = touched
            .into_iter()
            .map(|row| (row.id, (row.entity, row.entity_id)))
            .filter(|(_, row)| belongs.contains(row))
            .collect();
        shown.truncate(limit);
        let rows: BTreeSet<&(String, i64)> = shown.iter().map(|(_, row)| row).collect();
        let mut told: HashMap<i64, ChangeRow> = HashMap::new();
        for (entity, id) in rows {
            told.extend(story(db, entity, *id)?.into_iter().map(|change| (change.id, change)));
        }
        Ok(shown.iter().filter_map(|(id, _)| told.remove(id)).collect())
    }
}
