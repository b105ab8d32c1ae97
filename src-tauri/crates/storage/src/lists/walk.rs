//! A list of the years walked backwards along an index, no further than [`LOOKED_AT`] rows a page: who asks for
//! what is rare is told how far that was, and goes on from there.

use crate::record::select;
use crate::{Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::list_filter::ListFilter;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than a busy shop takes in in a month.
const LOOKED_AT: i64 = 3000;
/// Of what is few by its nature; a shop that has more of it is told so.
pub(super) const AMONG_AT_MOST: i64 = 3000;

/// Where a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListKey {
    pub id: i64,
    /// The instant the list is in the order of.
    pub at: DateTime<Utc>,
}

/// What is asked of a list, in the terms of the file.
pub struct ListAsked<'a> {
    pub filter: &'a ListFilter,
    /// Its days as instants: the first one of them, and the first one after them.
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    pub now: DateTime<Utc>,
    /// The shop's day.
    pub today: NaiveDate,
    /// Only these, where they are few by nature.
    pub among: Option<&'a [i64]>,
    pub behind: Option<ListKey>,
}

/// A question with what is put in its places.
pub(super) struct Question {
    pub conditions: Vec<String>,
    values: Vec<Value>,
}

impl Question {
    fn place(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// A condition in which `{}` stands for the value.
    pub fn on(&mut self, condition: &str, value: impl Into<Value>) {
        let place = self.place(value);
        self.conditions.push(condition.replace("{}", &place));
    }

    fn text(&self) -> String {
        self.conditions.join(" AND ")
    }
}

pub(super) fn codes<Code: Serialize>(codes: &[Code]) -> Result<String> {
    let names: Vec<String> = codes.iter().map(code_of).collect::<Result<_>>()?;
    Ok(names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", "))
}

pub(super) fn code_of<Code: Serialize>(code: &Code) -> Result<String> {
    Ok(serde_json::to_value(code)?.as_str().unwrap_or_default().to_owned())
}

/// Something by its number alone.
#[derive(Deserialize)]
pub(super) struct Told {
    id: i64,
}

/// With whether there are more of them than are looked at.
pub(super) fn few(told: Vec<Told>) -> (Vec<i64>, bool) {
    let cut = i64::try_from(told.len()).unwrap_or(i64::MAX) >= AMONG_AT_MOST;
    (told.into_iter().map(|one| one.id).collect(), cut)
}

/// How the rows of one table are walked through.
pub(super) struct Walk {
    pub table: &'static str,
    /// What they are in the order of, an instant, as the index has it.
    pub at: &'static str,
    /// What the index begins with, where it begins with anything but the instant.
    pub lead: fn(&ListAsked<'_>, &mut Question) -> Result<()>,
    /// What else a row must be.
    pub narrow: fn(&ListAsked<'_>, &mut Question) -> Result<()>,
}

impl Walk {
    /// What leads along the index, and how far the walk may go.
    fn way(&self, asked: &ListAsked<'_>, reached: Option<DateTime<Utc>>) -> Result<Question> {
        let mut way = Question { conditions: Vec::new(), values: Vec::new() };
        (self.lead)(asked, &mut way)?;
        let (table, at) = (self.table, self.at);
        // Each end at one instant: of two SQLite would walk from whichever it saw first.
        match (asked.behind, asked.until) {
            (Some(key), _) => {
                let [behind, id] = [way.place(instant(key.at)), way.place(key.id)];
                // The instant by itself leads along an index of what is reckoned, which a pair does not.
                way.conditions.push(format!("{at} <= {behind}"));
                way.conditions.push(format!("({at}, {table}.id) < ({behind}, {id})"));
            }
            (None, Some(until)) => way.on(&format!("{at} < {{}}"), instant(until)),
            (None, None) => way.on(&format!("{at} < {{}}"), "9999".to_owned()),
        }
        if let Some(from) = asked.from.max(reached) {
            way.on(&format!("{at} >= {{}}"), instant(from));
        }
        Ok(way)
    }

    pub fn keys(
        &self,
        asked: &ListAsked<'_>,
        reached: Option<DateTime<Utc>>,
        limit: i64,
    ) -> Result<(String, Vec<Value>)> {
        let mut question = self.way(asked, reached)?;
        (self.narrow)(asked, &mut question)?;
        let (table, at) = (self.table, self.at);
        let from = match asked.among {
            Some(ids) => {
                let place = question.place(serde_json::to_string(ids)?);
                format!("json_each({place}) AS asked CROSS JOIN {table} ON {table}.id = asked.value")
            }
            None => table.to_owned(),
        };
        let limit = question.place(limit);
        let sql = format!(
            "SELECT {table}.id, {at} AS at FROM {from} WHERE {}
             ORDER BY {at} DESC, {table}.id DESC LIMIT {limit}",
            question.text()
        );
        Ok((sql, question.values))
    }

    pub fn reached(&self, asked: &ListAsked<'_>) -> Result<(String, Vec<Value>)> {
        let mut question = self.way(asked, None)?;
        let (table, at) = (self.table, self.at);
        let skipped = question.place(LOOKED_AT);
        let sql = format!(
            "SELECT {table}.id, {at} AS at FROM {table} WHERE {}
             ORDER BY {at} DESC, {table}.id DESC LIMIT 1 OFFSET {skipped}",
            question.text()
        );
        Ok((sql, question.values))
    }

    /// The first that are what is asked for, and where the walk ended before it found enough.
    pub fn found(
        &self,
        file: &Connection,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        let reached = match asked.among {
            Some(_) => None,
            None => {
                let (sql, values) = self.reached(asked)?;
                select::<ListKey>(file, &sql, params_from_iter(values))?.pop()
            }
        };
        let (sql, values) = self.keys(asked, reached.map(|key| key.at), limit)?;
        let found: Vec<ListKey> = select(file, &sql, params_from_iter(values))?;
        let filled = i64::try_from(found.len()).unwrap_or(i64::MAX) >= limit;
        // All of the second it ended in was looked at.
        Ok((found, reached.filter(|_| !filled).map(|key| ListKey { id: 0, ..key })))
    }

    /// The questions of some filters, each with whether it walks through the years.
    #[cfg(test)]
    pub fn every_question(&self, filters: &[ListFilter]) -> Result<Vec<(String, bool)>> {
        let day = DateTime::from_timestamp(1_772_411_400, 0);
        let nothing: &[i64] = &[];
        let mut all = Vec::new();
        for filter in filters {
            for (among, behind) in [(false, false), (false, true), (true, true)] {
                let key = ListKey { id: 9, at: day.unwrap_or_default() };
                let asked = ListAsked {
                    filter,
                    from: day,
                    until: day,
                    now: day.unwrap_or_default(),
                    today: day.unwrap_or_default().date_naive(),
                    among: among.then_some(nothing),
                    behind: behind.then_some(key),
                };
                all.push((self.keys(&asked, day, 50)?.0, !among));
                if !among {
                    all.push((self.reached(&asked)?.0, true));
                }
            }
        }
        Ok(all)
    }
}
