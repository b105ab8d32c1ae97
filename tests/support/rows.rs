//! All that stands in a shop's file, as text: whether two files say the same.

use crate::life::file_in;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Who sits where and what the program is about just now is no part of what
/// the shop wrote down.
const OF_THE_PROGRAM: [&str; 4] = ["station_session", "pin_try", "unfinished_work", "sqlite_stat1"];

/// The rows of every table. When something was written differs from one run to
/// the next, and with it the sums over what was written: neither is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows(BTreeMap<String, Vec<String>>);

impl Rows {
    /// Beside the program that has it open, all of one moment.
    pub fn of(folder: &Path) -> Self {
        let file = file_in(folder);
        file.execute_batch("BEGIN").expect("a reader begins");
        let named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
        let mut tables = file.prepare(named).expect("a file has tables");
        let tables = tables.query_map([], |row| row.get::<_, String>(0)).expect("a file has tables");
        let tables = tables.map(|name| name.expect("a table has a name"));
        let kept = tables.filter(|name| !OF_THE_PROGRAM.contains(&name.as_str()));
        Self(kept.map(|name| (rows_of(&file, &name), name)).map(|(rows, name)| (name, rows)).collect())
    }

    /// How many rows of a table there are more than `before`.
    pub fn more_than(&self, before: &Self, table: &str) -> i64 {
        let count = |rows: &Self| rows.0.get(table).map_or(0, Vec::len);
        i64::try_from(count(self)).unwrap_or(i64::MAX) - i64::try_from(count(before)).unwrap_or(i64::MAX)
    }

    /// The tables that grew, and by how many rows.
    pub fn grown_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = (&'a str, i64)> {
        let grown = |table: &'a String| (table.as_str(), self.more_than(before, table));
        self.0.keys().map(grown).filter(|(_, more)| *more != 0)
    }

    /// What one says and the other does not, for a person to read.
    pub fn unlike(&self, other: &Self) -> String {
        let mut told = String::new();
        for (table, rows) in &self.0 {
            let others = other.0.get(table).map(Vec::as_slice).unwrap_or_default();
            for (sign, one, another) in [("+", rows.as_slice(), others), ("-", others, rows)] {
                for row in one.iter().filter(|row| !another.contains(row)) {
                    let _ = writeln!(told, "{sign} {table}: {row}");
                }
            }
        }
        told
    }
}

fn rows_of(file: &Connection, table: &str) -> Vec<String> {
    let mut rows = file.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table can be read");
    let columns: Vec<bool> = rows.column_names().map(is_a_sum).collect();
    let told = rows.query_map([], |row| {
        let mut told = String::new();
        for (place, is_a_sum) in columns.iter().enumerate() {
            match row.get_ref(place)? {
                _ if *is_a_sum => told.push('~'),
                ValueRef::Null => told.push('-'),
                ValueRef::Integer(number) => _ = write!(told, "{number}"),
                ValueRef::Real(number) => _ = write!(told, "{number}"),
                ValueRef::Text(text) => {
                    told.push_str(&without_last_moments(&untimed(&String::from_utf8_lossy(text))));
                }
                ValueRef::Blob(bytes) => _ = write!(told, "{} bytes", bytes.len()),
            }
            told.push('|');
        }
        Ok(told)
    });
    let mut told: Vec<String> =
        told.expect("a table can be read").map(|row| row.expect("a row can be read")).collect();
    told.sort();
    told
}

/// The log keeps only what became another, and of two movements in one second the last moment of the
/// sums did not.
fn without_last_moments(logged: &str) -> String {
    logged.replace("\"last_in_at\":\"~\",", "").replace("\"last_out_at\":\"~\",", "")
}

/// Sums over what was written, a moment among it.
fn is_a_sum(column: &str) -> bool {
    matches!(column, "sum" | "checksum" | "hash" | "content_hash" | "request_hash")
}

/// A text without the moments and the sums in it: `2026-03-02T02:30:07Z`, and
/// sixty-four digits of a hash.
pub fn untimed(text: &str) -> String {
    let mut left = text;
    let mut told = String::with_capacity(text.len());
    while let Some(first) = left.chars().next() {
        let length = moment(left).or_else(|| hash(left)).unwrap_or(0);
        if length == 0 {
            told.push(first);
            left = &left[first.len_utf8()..];
        } else {
            told.push('~');
            left = &left[length..];
        }
    }
    told
}

/// Of the clock, as the file keeps it or as a paper says it.
fn moment(text: &str) -> Option<usize> {
    const SHAPES: [&[u8]; 2] = [b"dddd-dd-ddTdd:dd:dd", b"dddd-dd-dd dd:dd"];
    let bytes = text.as_bytes();
    let fits = |shape: &&[u8]| {
        bytes.len() >= shape.len()
            && shape.iter().zip(bytes).all(|(shape, byte)| match shape {
                b'd' => byte.is_ascii_digit(),
                _ => shape == byte,
            })
    };
    let shape = SHAPES.into_iter().find(fits)?;
    let rest =
        bytes.iter().skip(shape.len()).take_while(|byte| byte.is_ascii_digit() || b".Z".contains(byte));
    Some(shape.len() + rest.count())
}

fn hash(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(|byte| byte.is_ascii_hexdigit()).count();
    (digits == 64).then_some(digits)
}
