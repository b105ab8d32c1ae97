//! What came of an import: its figures, what was remarked, the rows to look at.

use super::table::Table;
use super::{AskImport, ImportKind, ImportReport, ImportRow, ImportWarning};
use chrono::NaiveDate;
use domain::person::Person;
use domain::refusal::MAX_NAME_LEN;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::Reader;
use storage::imports::Import;

pub fn remarks_of(kind: ImportKind, table: &Table, mapping: &[Option<String>]) -> Vec<ImportWarning> {
    let remark = |(code, about): &(&str, String)| ImportWarning {
        code: (*code).to_owned(),
        field: String::new(),
        value: about.chars().take(MAX_NAME_LEN).collect(),
        suggestion: String::new(),
    };
    let untaken = kind.is_noteless().then(|| untaken_columns(table, mapping));
    let untaken = untaken.filter(|names| !names.is_empty()).map(|names| ("columns_untaken", names));
    table.remarked.iter().chain(untaken.iter()).map(remark).collect()
}

/// From which day the prices of the list hold.
pub fn later_prices(day: NaiveDate) -> ImportWarning {
    ImportWarning {
        code: "prices_from".to_owned(),
        field: String::new(),
        value: day.to_string(),
        suggestion: String::new(),
    }
}

/// A part has no note that would keep what has no field of its own.
fn untaken_columns(table: &Table, mapping: &[Option<String>]) -> String {
    let names: Vec<&str> = table
        .headers
        .iter()
        .zip(mapping)
        .filter(|(header, field)| !header.is_empty() && field.is_none())
        .map(|(header, _)| header.as_str())
        .collect();
    names.join("、")
}

pub fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// What is kept of an import beside its figures.
#[derive(Default, Serialize, Deserialize)]
pub struct ImportDetails {
    pub rows: Vec<ImportRow>,
    pub remarks: Vec<ImportWarning>,
}

impl ImportDetails {
    /// Older programs kept the rows alone; the list of all keeps nothing.
    fn of(report: Value) -> Result<Self> {
        Ok(match report {
            Value::Null => Self::default(),
            Value::Array(_) => Self { rows: serde_json::from_value(report)?, remarks: Vec::new() },
            whole => serde_json::from_value(whole)?,
        })
    }
}

fn report(r: &Reader<'_>, import: Import) -> Result<ImportReport> {
    let kind = serde_json::from_value(Value::String(import.kind))?;
    let ImportDetails { rows, remarks } = ImportDetails::of(import.report)?;
    Ok(ImportReport {
        id: import.id,
        kind,
        file_name: import.file_name,
        at: import.at,
        person_name: r.get::<Person>(import.person_id.0)?.name,
        rows_read: import.rows_read,
        rows_added: import.rows_added,
        rows_warned: import.rows_warned,
        rows_updated: import.rows_updated,
        rows_skipped: import.rows_skipped,
        remarks,
        undone_at: import.undone_at,
        rows,
    })
}

/// What long work answers everybody who looks at it: the figures. The rows are
/// asked for by who may read them.
pub(crate) fn figures(r: &Reader<'_>, import: Import) -> Result<ImportReport> {
    report(r, Import { report: Value::Null, ..import })
}

/// The files that came in, without their rows.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_imports(cx: &Read, _: AskNothing) -> Result<Vec<ImportReport>> {
    cx.r.imports()?.into_iter().map(|import| report(cx.r, import)).collect()
}

/// What came in of one file, and what was remarkable about it.
///
/// # Errors
/// `NotFound` where there is no such import.
pub fn get_import(cx: &Read, ask: AskImport) -> Result<ImportReport> {
    report(cx.r, cx.r.get(ask.id.0)?)
}
