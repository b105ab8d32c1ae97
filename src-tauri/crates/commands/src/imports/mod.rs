//! Customers and vehicles from the old program's files. Every row with anything
//! in it comes into the shop; what looked wrong is said per row, and the whole
//! can be taken out again.

mod column_names;
mod columns;
mod customers;
mod encoding;
mod table;
mod taken;
mod taking;
mod vehicles;
mod workbook;

use crate::error::{Error, Result};
use crate::host::AskNothing;
use crate::host::{Read, Task, Write};
use crate::tasks::{Progress, TaskKind, TaskStatus};
use crate::{Session, Shop};
use base64::Engine;
use chrono::{DateTime, Utc};
use domain::dates::local_day;
use domain::ids::{ImportId, PersonId};
use domain::person::Person;
use domain::refusal::{FieldProblem, LONGEST_NAME, Refusal, required};
use domain::shop::ShopDetails;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use storage::imports::Import;
use storage::{Reader, StorageError};
use table::{Row, Table};
use taking::{read_rows, shown};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    Customers,
    Vehicles,
}

impl ImportKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Vehicles => "vehicles",
        }
    }
}

/// A file as the door took it in, base64; `mapping` is None the first time.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ImportFile {
    pub kind: ImportKind,
    pub file_name: String,
    pub content: String,
    /// Which sheet of a workbook; None is the first with rows.
    pub sheet: Option<String>,
    /// Field per column, in the file's order; None: matched by header and by
    /// what was corrected before.
    pub mapping: Option<Vec<Option<String>>>,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportPreview {
    pub encoding: String,
    pub sheets: Vec<String>,
    pub headers: Vec<String>,
    pub mapping: Vec<Option<String>>,
    /// The fields there are, as codes the screen names.
    pub fields: Vec<String>,
    pub required_missing: Vec<String>,
    pub rows: i64,
    /// So many of them come in: an empty row does not.
    pub coming_in: i64,
    /// The first rows and every row with a warning, 200 at most.
    pub sample: Vec<ImportRow>,
    pub warned: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportRow {
    /// As a spreadsheet counts: the header is row 1.
    pub number: i64,
    pub cells: Vec<String>,
    pub warnings: Vec<ImportWarning>,
}

/// A code with what it is about; the row is taken in all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportWarning {
    pub code: String,
    pub field: String,
    pub value: String,
    pub suggestion: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportReport {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub person_name: String,
    pub rows_read: i64,
    pub rows_added: i64,
    pub rows_warned: i64,
    pub undone_at: Option<DateTime<Utc>>,
    /// The rows that were warned about or left out; empty in the list of all.
    pub rows: Vec<ImportRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskImport {
    pub id: ImportId,
}

/// A list of a hundred thousand customers is smaller.
pub const LARGEST_FILE: usize = 20 << 20;
const FIRST_ROWS: usize = 10;
const MOST_SHOWN: usize = 200;

/// The file of a request, read and matched.
struct Opened {
    table: Table,
    mapping: Vec<Option<String>>,
}

fn open(r: &Reader<'_>, ask: &ImportFile) -> Result<Opened> {
    let megabytes = |bytes: usize| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    if ask.content.len() / 4 * 3 > LARGEST_FILE {
        let limit = megabytes(LARGEST_FILE);
        return Err(Refusal::FileTooLarge { megabytes: megabytes(ask.content.len() / 4 * 3), limit }.into());
    }
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(ask.content.trim())
        .map_err(|_| Refusal::bad("content", FieldProblem::Unknown))?;
    let known = |name: &str| columns::usual_field(ask.kind, name).is_some();
    let table = table::read(&bytes, ask.sheet.as_deref(), known)?;
    let mapping = match &ask.mapping {
        Some(asked) => columns::corrected(ask.kind, &table.headers, asked)?,
        None => columns::matched(r, ask.kind, &table.headers)?,
    };
    Ok(Opened { table, mapping })
}

pub fn preview_import(cx: &Read, ask: ImportFile) -> Result<ImportPreview> {
    let Opened { table, mapping } = open(cx.r, &ask)?;
    let taken = read_rows(cx.r, ask.kind, &table, &mapping, cx.now, || Ok(()))?;
    let warned = taken.warned.len();
    Ok(ImportPreview {
        rows: count(table.rows.len()),
        coming_in: count(taken.things.len()),
        sample: sample(&table.rows, taken.warned),
        warned: count(warned),
        fields: columns::fields(ask.kind),
        required_missing: columns::required_missing(ask.kind, &mapping),
        encoding: table.encoding,
        sheets: table.sheets,
        headers: table.headers,
        mapping,
    })
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The first rows, whatever they are, and the rows with warnings.
fn sample(rows: &[Row], warned: Vec<ImportRow>) -> Vec<ImportRow> {
    let numbers: std::collections::HashSet<i64> = warned.iter().map(|row| row.number).collect();
    let first = rows.iter().take(FIRST_ROWS).filter(|row| !numbers.contains(&row.number));
    let mut sample: Vec<ImportRow> = first.map(|row| shown(row, Vec::new())).chain(warned).collect();
    sample.sort_by_key(|row| row.number);
    sample.truncate(MOST_SHOWN);
    sample
}

/// Takes the file in on a thread of its own; its result is the report.
pub fn run_import(cx: &Task, ask: ImportFile) -> Result<TaskStatus> {
    let person = cx.person.ok_or(Refusal::NotSignedIn)?.id;
    let file_name = required("file_name", &ask.file_name, LONGEST_NAME)?;
    let opened = cx.shop.db.read(|r| open(r, &ask))?;
    if let Some(field) = columns::required_missing(ask.kind, &opened.mapping).pop() {
        return Err(Refusal::ColumnMissing { field }.into());
    }
    cx.spawn(TaskKind::Import, move |shop, session, progress| {
        take_in(shop, session, progress, &Asked { kind: ask.kind, file_name, person }, &opened)
    })
}

struct Asked {
    kind: ImportKind,
    file_name: String,
    person: PersonId,
}

/// One transaction: called off or failed, nothing of it is there.
fn take_in(
    shop: &Arc<Shop>,
    session: &Session,
    progress: &Progress,
    asked: &Asked,
    opened: &Opened,
) -> Result<ImportReport> {
    let Opened { table, mapping } = opened;
    progress.total(table.rows.len());
    let request = json!({ "kind": asked.kind, "file_name": asked.file_name });
    let actor = shop.actor(session, "run_import", None, &request);
    let mut import = Import {
        id: ImportId(0),
        kind: asked.kind.code().to_owned(),
        file_name: asked.file_name.clone(),
        at: actor.at,
        person_id: asked.person,
        rows_read: count(table.rows.len()),
        rows_added: 0,
        rows_warned: 0,
        report: Value::Array(Vec::new()),
        undone_at: None,
        version: 1,
    };
    shop.db.write(&actor, |w| -> Result<Value> {
        let zone = match w.get::<ShopDetails>(1) {
            Ok(details) => details.settings.zone,
            Err(StorageError::NotFound { .. }) => return Err(Refusal::NotSetUp.into()),
            Err(error) => return Err(error.into()),
        };
        let at = w.at();
        import.at = at;
        let today = local_day(at, zone);
        let taken = read_rows(w, asked.kind, table, mapping, at, || progress.go_on())?;
        w.insert(&mut import)?;
        import.rows_added = count(taken.things.len());
        import.rows_warned = count(taken.warned.len());
        for thing in taken.things {
            thing.store(w, import.id, today)?;
            progress.step()?;
        }
        for (header, field) in table.headers.iter().zip(mapping).filter(|(header, _)| !header.is_empty()) {
            w.remember_field(asked.kind.code(), header, field.as_deref().unwrap_or_default())?;
        }
        import.report = serde_json::to_value(&taken.warned)?;
        w.update(&import)?;
        import.version += 1;
        Ok(json!({ "id": import.id }))
    })?;
    shop.db.read(|r| report(r, import))
}

fn report(r: &Reader<'_>, import: Import) -> Result<ImportReport> {
    let kind = serde_json::from_value(Value::String(import.kind))?;
    let rows: Option<Vec<ImportRow>> = serde_json::from_value(import.report)?;
    Ok(ImportReport {
        id: import.id,
        kind,
        file_name: import.file_name,
        at: import.at,
        person_name: r.get::<Person>(import.person_id.0)?.name,
        rows_read: import.rows_read,
        rows_added: import.rows_added,
        rows_warned: import.rows_warned,
        undone_at: import.undone_at,
        rows: rows.unwrap_or_default(),
    })
}

pub fn list_imports(cx: &Read, _: AskNothing) -> Result<Vec<ImportReport>> {
    cx.r.imports()?.into_iter().map(|import| report(cx.r, import)).collect()
}

pub fn get_import(cx: &Read, ask: AskImport) -> Result<ImportReport> {
    report(cx.r, cx.r.get(ask.id.0)?)
}

/// Names so many of what is in the way; the rest is a number.
const NAMED_IN_USE: usize = 5;

/// Takes the rows of an import out again, unless somebody works with one of
/// them already.
pub fn undo_import(cx: &Write, ask: AskImport) -> Result<ImportReport> {
    let mut import: Import = cx.w.get(ask.id.0)?;
    if import.undone_at.is_none() {
        let used = cx.w.import_in_use(import.id)?;
        if !used.is_empty() {
            let named: Vec<&str> = used.iter().take(NAMED_IN_USE).map(String::as_str).collect();
            let more = if used.len() > NAMED_IN_USE { "…" } else { "" };
            let detail = format!("{}{more} ({})", named.join("、"), used.len());
            return Err(Error::Refused(Refusal::InUse { detail }));
        }
        cx.w.delete_import_rows(import.id)?;
        import.undone_at = Some(cx.now);
        cx.w.update(&import)?;
    }
    report(cx.w, import)
}
