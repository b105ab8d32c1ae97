//! Which parts are meant by what was typed. What fits best is read first and by itself, so that of two
//! hundred thousand parts no more are looked at than are shown.

use crate::{Reader, Result};
use domain::catalogue_search::Fit;
use domain::ids::PartId;
use domain::part_terms::{MARKS, anywhere, fit_of, looked_for, part_words, whole_number};
use rusqlite::{Params, params};
use std::collections::HashMap;

/// A short text begins so many terms that only some are looked at.
const MAX_TERMS: i64 = 300;
/// Of one word so many parts are asked for the other words.
const MAX_CANDIDATES: i64 = 1_500;
/// Where there are more than are looked at, what is sold most is among them all the same.
const MOST_USED: i64 = 200;

/// A part that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFound {
    pub id: PartId,
    pub fit: Fit,
    /// How often it was sold.
    pub times: i64,
    pub code: String,
}

const SHOWN: &str = "part.id, part.code,
    coalesce((SELECT times FROM item_use WHERE catalogue = 'part' AND item_use.id = part.id), 0)";

pub(crate) fn with_term_sql() -> String {
    format!(
        "SELECT {SHOWN}, term = ?1 FROM search_term CROSS JOIN part ON part.id = entity_id
         WHERE entity = 'part' AND term >= ?1 AND term < ?1 || char(1114111) AND active = ?2 LIMIT ?3"
    )
}

const MOST: &str =
    "(SELECT id AS entity_id FROM item_use WHERE catalogue = 'part' ORDER BY times DESC LIMIT ?3)";

/// Asked of the number alone, so that no part is read that lacks the word.
fn has(place: usize) -> String {
    format!(
        "EXISTS (SELECT 1 FROM search_term AS other INDEXED BY search_term_entity
             WHERE other.entity = 'part' AND other.entity_id = first.entity_id
                 AND other.term >= ?{place} AND other.term < ?{place} || char(1114111))"
    )
}

pub(crate) fn most_used_with_sql() -> String {
    format!(
        "SELECT {SHOWN}, 0 FROM {MOST} AS first CROSS JOIN part ON part.id = first.entity_id
         WHERE active = ?2 AND {}",
        has(1)
    )
}

/// Parts with a term, of those that are looked at, which have one of the terms of each other word.
pub(crate) fn with_words_sql(others: &[usize], most_used: bool) -> String {
    let from = if most_used {
        MOST.to_owned()
    } else {
        "(SELECT entity_id FROM search_term
          WHERE entity = 'part' AND term >= ?1 AND term < ?1 || char(1114111) LIMIT ?3)"
            .to_owned()
    };
    let mut place = 5;
    let mut fits = vec![if most_used { has(1) } else { "?1 <> ''".to_owned() }];
    for texts in others {
        let any: Vec<String> = (place..place + texts).map(has).collect();
        place += texts;
        fits.push(format!("({})", any.join(" OR ")));
    }
    format!(
        "SELECT {SHOWN}, 0 FROM {from} AS first CROSS JOIN part ON part.id = first.entity_id
         WHERE active = ?2 AND {} LIMIT ?4",
        fits.join(" AND ")
    )
}

pub(crate) const USED: &str = "
    SELECT part.id, part.code, times, 0 FROM item_use CROSS JOIN part ON part.id = item_use.id
    WHERE catalogue = 'part' AND active = ?1 ORDER BY times DESC LIMIT ?2";
pub(crate) const CODED: &str =
    "SELECT part.id, part.code, 0, 0 FROM part WHERE active = ?1 ORDER BY code, id LIMIT ?2";
pub(crate) const COUNTED: &str = "SELECT count(*) FROM (SELECT 1 FROM search_term
     WHERE entity = 'part' AND term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2)";
pub(crate) const NUMBERED: &str =
    "SELECT entity_id FROM search_term WHERE entity = 'part' AND term = ?1 ORDER BY entity_id LIMIT ?2";
const TERMS: &str = "SELECT term FROM search_term WHERE entity = 'part' AND entity_id = ?1";

struct Row {
    id: i64,
    code: String,
    times: i64,
    whole: bool,
}

/// What was found so far, each part once and as well as it fits.
#[derive(Default)]
struct Finds(HashMap<i64, PartFound>);

impl Finds {
    fn add(&mut self, row: Row, fit: Fit) {
        let Row { id, code, times, .. } = row;
        let found = self.0.entry(id).or_insert(PartFound { id: PartId(id), fit, times, code });
        found.fit = found.fit.min(fit);
    }
}

impl Reader<'_> {
    /// Parts in use, or those retired, that fit what was typed, each of them with how well; at least as
    /// many as are asked for, where there are so many, and the best of them all.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_found(&self, text: &str, active: bool, limit: usize) -> Result<Vec<PartFound>> {
        let words = part_words(text);
        let mut found = match words.as_slice() {
            [] => self.all_parts(active, limit)?,
            [word] => self.with_word(word, active, limit)?,
            words => {
                let mut finds = self.with_all_words(words, active, limit)?;
                // 06A 115 561 B is one number, however it is told.
                self.with_number(text, active, &mut finds)?;
                finds.0.into_values().collect()
            }
        };
        found.sort_by(|one, other| {
            (one.fit, -one.times, &one.code, one.id).cmp(&(other.fit, -other.times, &other.code, other.id))
        });
        Ok(found)
    }

    /// Parts, retired ones as well, whose code or other number is this as a whole; by their codes first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_numbered(&self, typed: &str) -> Result<Vec<PartId>> {
        let Some(number) = whole_number(typed) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let mut find = self.connection().prepare_cached(NUMBERED)?;
        for (mark, ..) in MARKS.iter().take(2) {
            let rows = find.query_map(params![format!("{mark}{number}"), MAX_TERMS], |row| row.get(0))?;
            for id in rows {
                let id = PartId(id?);
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        Ok(found)
    }

    fn rows(&self, sql: &str, params: impl Params) -> Result<Vec<Row>> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| {
            Ok(Row { id: row.get(0)?, code: row.get(1)?, times: row.get(2)?, whole: row.get(3)? })
        })?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    fn all_parts(&self, active: bool, limit: usize) -> Result<Vec<PartFound>> {
        let mut finds = Finds::default();
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        for sql in [USED, CODED] {
            for row in self.rows(sql, params![active, most])? {
                finds.add(row, Fit::Code);
            }
        }
        Ok(finds.0.into_values().collect())
    }

    fn with_word(&self, texts: &[String], active: bool, limit: usize) -> Result<Vec<PartFound>> {
        let mut finds = Finds::default();
        let (with_term, most_used) = (with_term_sql(), most_used_with_sql());
        for (mark, whole, begins) in MARKS {
            for place in texts.iter().filter_map(|text| looked_for(text, mark)) {
                let rows = self.rows(&with_term, params![place, active, MAX_TERMS])?;
                if i64::try_from(rows.len()).unwrap_or(i64::MAX) >= MAX_TERMS {
                    for row in self.rows(&most_used, params![place, active, MOST_USED])? {
                        finds.add(row, begins);
                    }
                }
                for row in rows {
                    let fit = if row.whole { whole } else { begins };
                    finds.add(row, fit);
                }
            }
            // Whatever is found from here on fits worse.
            if finds.0.len() >= limit {
                break;
            }
        }
        Ok(finds.0.into_values().collect())
    }

    fn with_number(&self, text: &str, active: bool, finds: &mut Finds) -> Result<()> {
        let Some(number) = whole_number(text) else { return Ok(()) };
        for (mark, whole, begins) in MARKS.into_iter().take(2) {
            for row in self.rows(&with_term_sql(), params![format!("{mark}{number}"), active, MAX_TERMS])? {
                let fit = if row.whole { whole } else { begins };
                finds.add(row, fit);
            }
        }
        Ok(())
    }

    fn with_all_words(&self, words: &[Vec<String>], active: bool, limit: usize) -> Result<Finds> {
        let places: Vec<Vec<String>> = words.iter().map(|texts| anywhere(texts)).collect();
        let mut counted = Vec::with_capacity(places.len());
        for (word, places) in places.iter().enumerate() {
            let mut count = 0;
            for place in places {
                let mut statement = self.connection().prepare_cached(COUNTED)?;
                count += statement.query_row(params![place, MAX_CANDIDATES], |row| row.get::<_, i64>(0))?;
            }
            counted.push((count, word));
        }
        let Some((count, rarest)) = counted.into_iter().min() else { return Ok(Finds::default()) };
        let others: Vec<&Vec<String>> =
            places.iter().enumerate().filter(|(word, _)| *word != rarest).map(|(_, places)| places).collect();
        let each: Vec<usize> = others.iter().map(|places| places.len()).collect();
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut finds = Finds::default();
        for most_used in [false, true] {
            // Only where not all of them were looked at.
            if most_used && count < MAX_CANDIDATES {
                continue;
            }
            let sql = with_words_sql(&each, most_used);
            let looked_at = if most_used { MOST_USED } else { MAX_CANDIDATES };
            for place in &places[rarest] {
                let others = others.iter().flat_map(|places| places.iter());
                let mut values: Vec<rusqlite::types::Value> =
                    vec![place.clone().into(), i64::from(active).into(), looked_at.into(), most.into()];
                values.extend(others.map(|place| place.clone().into()));
                for row in self.rows(&sql, rusqlite::params_from_iter(values))? {
                    finds.add(row, Fit::Beside);
                }
            }
        }
        for part in finds.0.values_mut() {
            let terms = self.terms_of(part.id)?;
            let fits = words.iter().map(|texts| fit_of(&terms, texts).unwrap_or(Fit::Beside));
            part.fit = fits.max().unwrap_or(Fit::Beside);
        }
        Ok(finds)
    }

    fn terms_of(&self, part: PartId) -> Result<Vec<String>> {
        let mut statement = self.connection().prepare_cached(TERMS)?;
        let rows = statement.query_map([part.0], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
}
