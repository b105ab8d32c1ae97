//! The one box: a typed text is a prefix of one of the terms a thing is found
//! by, so every kind of thing is searched by two short ranges of one index:
//! the terms that are the text, and those that go on after it. Of several words
//! the rarest brings the candidates, and each of the others is asked of them.

mod anew;

use crate::record::select;
use crate::step::{Step, StepBody};
use crate::{Reader, Result, Writer, instant};
use chrono::{DateTime, Utc};
use domain::appointment::Appointment;
use domain::ids::{CustomerId, VehicleId};
use domain::search_terms::of_text;
use rusqlite::{Connection, params};
use serde::Deserialize;
use std::collections::HashSet;

pub(crate) use anew::{find_again, find_parts, index_anew, terms_of_part, unfindable};

pub(crate) const STEPS: &[Step] = &[
    Step { name: "2026-11-29-2310-numbers-found", opens: None, body: StepBody::Rows(anew::find_numbers) },
    Step { name: "2026-11-30-1511-series-found", opens: None, body: StepBody::Rows(anew::find_series) },
];

/// A short text begins so many terms that only some are looked at. The exact
/// ones are taken first, so what was typed whole is never lost among them.
const MAX_TERMS: i64 = 300;

/// Vehicles seen last stand first: the car in question was here before.
pub(crate) const VEHICLES: &str = include_str!("vehicles.sql");
pub(crate) const CUSTOMERS: &str = include_str!("customers.sql");
/// Of numbers the newest are meant.
pub(crate) const NUMBERS: &str = include_str!("numbers.sql");

/// Of one word so many things are looked at; who has more types a third word.
const MAX_CANDIDATES: i64 = 2_000;

pub(crate) const CARS_WITH: &str = concat!(
    "SELECT vehicle.id, vehicle.customer_id, vehicle.last_visit_at
     FROM search_term CROSS JOIN vehicle ON vehicle.id = entity_id
     WHERE entity = 'vehicle' AND term >= ?1 AND term < ?1 || char(1114111) AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " LIMIT ?2"
);
pub(crate) const CARS_OF: &str = concat!(
    "SELECT vehicle.id, vehicle.customer_id, vehicle.last_visit_at
     FROM search_term CROSS JOIN vehicle ON vehicle.customer_id = entity_id
     WHERE entity = 'customer' AND term >= ?1 AND term < ?1 || char(1114111) AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " LIMIT ?2"
);
pub(crate) const THINGS_WITH: &str = concat!(
    "SELECT entity_id FROM search_term
     WHERE entity = ?1 AND term >= ?2 AND term < ?2 || char(1114111) AND (?1 <> 'customer' OR ",
    shown_customer!("entity_id"),
    " AND ",
    stands_for_itself!("customer", "entity_id"),
    ") LIMIT ?3"
);
pub(crate) const HAS_WORD: &str = "SELECT 1 FROM search_term INDEXED BY search_term_entity
     WHERE entity = ?1 AND entity_id = ?2 AND term >= ?3 AND term < ?3 || char(1114111) LIMIT 1";
/// Bookings from a time on that still may be kept, the next first. Whoever was
/// given up today may yet come.
pub(crate) const COMING: &str = include_str!("coming.sql");

/// A vehicle that one word brought up.
struct Candidate {
    vehicle: i64,
    owner: Option<i64>,
    last_visit: Option<String>,
}

/// A thing that was found, and whether one of its terms is the whole text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SearchHit {
    pub id: i64,
    pub exact: i64,
}

impl Reader<'_> {
    /// Vehicles by the beginning of a term.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn search_vehicles(&self, text: &str, limit: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), VEHICLES, params![text, MAX_TERMS, limit])
    }

    /// Customers by the beginning of a term.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn search_customers(&self, text: &str, limit: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), CUSTOMERS, params![text, MAX_TERMS, limit])
    }

    /// Documents of one kind by their numbers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn search_numbers(&self, entity: &str, text: &str, limit: i64) -> Result<Vec<SearchHit>> {
        select(self.connection(), NUMBERS, params![text, limit, entity])
    }

    /// Vehicles of which every word is found, on them or on their owners: 张
    /// 哈弗. Those seen last stand first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_with_words(&self, words: &[String], limit: usize) -> Result<Vec<VehicleId>> {
        let Some((rarest, others)) = self.rarest_first(words, &["vehicle", "customer"])? else {
            return Ok(Vec::new());
        };
        let mut candidates: Vec<Candidate> = Vec::new();
        for sql in [CARS_WITH, CARS_OF] {
            let mut statement = self.connection().prepare_cached(sql)?;
            let rows = statement.query_map(params![rarest, MAX_CANDIDATES], |row| {
                Ok(Candidate { vehicle: row.get(0)?, owner: row.get(1)?, last_visit: row.get(2)? })
            })?;
            for row in rows {
                candidates.push(row?);
            }
        }
        candidates
            .sort_by(|one, other| (&other.last_visit, other.vehicle).cmp(&(&one.last_visit, one.vehicle)));
        candidates.dedup_by_key(|candidate| candidate.vehicle);
        let mut found = Vec::new();
        for candidate in candidates {
            if found.len() >= limit {
                break;
            }
            let mut fits = true;
            for word in &others {
                fits = fits
                    && (self.has_word("vehicle", candidate.vehicle, word)?
                        || match candidate.owner {
                            Some(owner) => self.has_word("customer", owner, word)?,
                            None => false,
                        });
            }
            if fits {
                found.push(VehicleId(candidate.vehicle));
            }
        }
        Ok(found)
    }

    /// Customers of whom every word is found, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_with_words(&self, words: &[String], limit: usize) -> Result<Vec<CustomerId>> {
        let Some((rarest, others)) = self.rarest_first(words, &["customer"])? else {
            return Ok(Vec::new());
        };
        let mut ids = self.things_with("customer", &rarest)?;
        ids.sort_unstable_by(|one, other| other.cmp(one));
        ids.dedup();
        let mut found = Vec::new();
        for id in ids {
            if found.len() < limit && self.has_words("customer", id, &others)? {
                found.push(CustomerId(id));
            }
        }
        Ok(found)
    }

    /// Bookings from a time on that may still be kept, with all of the words.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn coming_appointments(
        &self,
        words: &[String],
        from: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Appointment>> {
        let word = |place: usize| words.get(place);
        select(self.connection(), COMING, params![instant(from), word(0), word(1), word(2), word(3), limit])
    }

    /// Whether a thing is found by each of the words.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn has_words(&self, entity: &str, id: i64, words: &[String]) -> Result<bool> {
        for word in words {
            if !self.has_word(entity, id, word)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn has_word(&self, entity: &str, id: i64, word: &str) -> Result<bool> {
        Ok(self.connection().prepare_cached(HAS_WORD)?.exists(params![entity, id, word])?)
    }

    fn things_with(&self, entity: &str, word: &str) -> Result<Vec<i64>> {
        let mut statement = self.connection().prepare_cached(THINGS_WITH)?;
        let rows = statement.query_map(params![entity, word, MAX_CANDIDATES], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// The word that brings up the fewest things, and the others.
    fn rarest_first(&self, words: &[String], entities: &[&str]) -> Result<Option<(String, Vec<String>)>> {
        let mut counted = Vec::with_capacity(words.len());
        for (place, word) in words.iter().enumerate() {
            let mut count = 0;
            for entity in entities {
                count += self.things_with(entity, word)?.len();
            }
            counted.push((count, place));
        }
        let Some((_, rarest)) = counted.into_iter().min() else { return Ok(None) };
        let others = words.iter().enumerate().filter(|(place, _)| *place != rarest);
        Ok(Some((words[rarest].clone(), others.map(|(_, word)| word.clone()).collect())))
    }
}

impl Writer<'_> {
    /// Makes the terms of a thing what they are now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn index_terms(&self, entity: &str, id: i64, terms: &[String]) -> Result<()> {
        let mut old: HashSet<String> = {
            let mut known = self
                .connection()
                .prepare_cached("SELECT term FROM search_term WHERE entity = ?1 AND entity_id = ?2")?;
            let terms = known.query_map(params![entity, id], |row| row.get(0))?;
            terms.collect::<rusqlite::Result<_>>()?
        };
        let mut add = self.connection().prepare_cached(
            "INSERT OR IGNORE INTO search_term (entity, term, entity_id) VALUES (?1, ?2, ?3)",
        )?;
        // Most of them stay when a thing is saved: what stays is not written again.
        for term in terms {
            if !old.remove(term) {
                add.execute(params![entity, term, id])?;
            }
        }
        let mut remove = self
            .connection()
            .prepare_cached("DELETE FROM search_term WHERE entity = ?1 AND term = ?2 AND entity_id = ?3")?;
        for term in old {
            remove.execute(params![entity, term, id])?;
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
