//! The one box: a typed text is a prefix of one of the terms a thing is found
//! by, so every kind of thing is searched by two short ranges of one index:
//! the terms that are the text, and those that go on after it.

use crate::record::select;
use crate::{Reader, Result, Writer};
use domain::search_terms::of_text;
use rusqlite::{Connection, params};
use serde::Deserialize;

/// A short text begins so many terms that only some are looked at. The exact
/// ones are taken first, so what was typed whole is never lost among them.
const MOST_TERMS: i64 = 300;

/// Vehicles seen last stand first: the car in question was here before.
pub(crate) const VEHICLES: &str = include_str!("search_vehicles.sql");
pub(crate) const CUSTOMERS: &str = include_str!("search_customers.sql");
/// Of numbers the newest are meant.
pub(crate) const NUMBERS: &str = include_str!("search_numbers.sql");

/// A thing that was found, and whether one of its terms is the whole text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SearchHit {
    pub id: i64,
    pub exact: i64,
}

impl Reader<'_> {
    pub fn search_vehicles(&self, text: &str, most: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), VEHICLES, params![text, MOST_TERMS, most])
    }

    pub fn search_customers(&self, text: &str, most: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), CUSTOMERS, params![text, MOST_TERMS, most])
    }

    /// Documents of one kind by their numbers.
    pub fn search_numbers(&self, entity: &str, text: &str, most: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), NUMBERS, params![text, most, entity])
    }
}

impl Writer<'_> {
    /// Makes the terms of a thing what they are now.
    pub fn index_terms(&self, entity: &str, id: i64, terms: &[String]) -> Result<()> {
        self.connection()
            .prepare_cached("DELETE FROM search_term WHERE entity = ?1 AND entity_id = ?2")?
            .execute(params![entity, id])?;
        let mut add = self.connection().prepare_cached(
            "INSERT OR IGNORE INTO search_term (entity, term, entity_id) VALUES (?1, ?2, ?3)",
        )?;
        for term in terms {
            add.execute(params![entity, term, id])?;
        }
        Ok(())
    }
}

/// Brings terms of an older program to the form queries have now: it kept
/// traditional characters, so that 張 did not find 张.
pub(crate) fn fold_terms(connection: &Connection) -> Result<()> {
    let mut all = connection.prepare("SELECT entity, term, entity_id FROM search_term")?;
    let mut rows = all.query([])?;
    let mut changed: Vec<(String, String, String, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let term: String = row.get(1)?;
        let folded = of_text(&term);
        if folded != term {
            changed.push((row.get(0)?, term, folded, row.get(2)?));
        }
    }
    let mut add = connection
        .prepare("INSERT OR IGNORE INTO search_term (entity, term, entity_id) VALUES (?1, ?2, ?3)")?;
    let mut remove =
        connection.prepare("DELETE FROM search_term WHERE entity = ?1 AND term = ?2 AND entity_id = ?3")?;
    for (entity, term, folded, id) in &changed {
        remove.execute(params![entity, term, id])?;
        add.execute(params![entity, folded, id])?;
    }
    Ok(())
}
