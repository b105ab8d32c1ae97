//! Customers and vehicles from the old program's files. Every row with anything
//! in it comes into the shop; what looked wrong is said per row, and the whole
//! can be taken out again.

mod column_names;
mod columns;
mod customers;
mod known;
mod news;
mod portions;
pub use portions::finish_moving;
mod reading;
mod shape;
mod table;
mod taken;
mod taking;
mod vehicles;

pub use known::KnownRows;
pub use reading::read_files_with;

use chrono::{DateTime, Utc};
use domain::ids::ImportId;
use domain::person::Person;
use domain::refusal::{LONGEST_NAME, Refusal, required};
use kernel::checksum::checksum;
use kernel::clock::present_in;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Read, Task};
use kernel::tasks::{TaskKind, TaskStatus};
use portions::Asked;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::Reader;
use storage::imports::Import;
use table::Table;
use taking::{Taking, shown};
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
    /// What is done with rows the shop knows; asked when there are any.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<KnownRows>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
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
    /// So many of the rows the shop knows already, whatever is done with them;
    /// and so many of these would be brought up to date, or left alone.
    pub known_rows: i64,
    pub updated: i64,
    pub skipped: i64,
    /// When the very same file came in before.
    pub came_in_at: Option<DateTime<Utc>>,
    /// The first rows and every row with a warning, 200 at most.
    pub sample: Vec<ImportRow>,
    pub warned: i64,
    /// What there is to say of the file as a whole.
    pub remarks: Vec<ImportWarning>,
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
    /// Of rows the shop knew: brought up to date, and left alone.
    pub rows_updated: i64,
    pub rows_skipped: i64,
    /// What there is to say of the file as a whole.
    pub remarks: Vec<ImportWarning>,
    pub undone_at: Option<DateTime<Utc>>,
    /// The rows that were warned about or left out; empty in the list of all.
    pub rows: Vec<ImportRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskImport {
    pub id: ImportId,
}

/// A list of a hundred and fifty thousand customers is smaller.
pub const LARGEST_FILE: usize = spreadsheets::LARGEST_FILE;
const FIRST_ROWS: usize = 10;
const ROWS_AT_A_LOOK: usize = 200;
const MOST_SHOWN: usize = 200;

fn mapping_of(r: &Reader<'_>, ask: &ImportFile, table: &Table) -> Result<Vec<Option<String>>> {
    match &ask.mapping {
        Some(asked) => columns::corrected(ask.kind, &table.headers, asked),
        None => columns::matched(r, ask.kind, &table.headers),
    }
}

/// Tells what the rows of a file would become. It reads where it holds up
/// nobody, on a thread of its own, and can be called off; its result is the
/// preview.
pub fn preview_import(cx: &Task, ask: ImportFile) -> Result<TaskStatus> {
    cx.spawn(TaskKind::PreviewImport, move |shop, _, progress| {
        let table = reading::table_of(&ask, || progress.go_on().is_ok())?;
        let sum = checksum(&ask.content);
        let (mapping, came_in_at, now) = shop.db.read(|r| -> Result<_> {
            Ok((mapping_of(r, &ask, &table)?, r.file_came_in(&sum)?, present_in(r, shop.clock.as_ref())?))
        })?;
        progress.total(table.len());
        let what = (ask.kind, ask.known.unwrap_or_default());
        let mut taking = Taking::of(what, &table, &mapping, now);
        let mut rows = table.rows().peekable();
        // A short look at the file at a time: a restore waits for the longest.
        while rows.peek().is_some() {
            shop.db.read(|r| -> Result<_> {
                for row in rows.by_ref().take(ROWS_AT_A_LOOK) {
                    taking.take(r, &row)?;
                    progress.step()?;
                }
                Ok(())
            })?;
        }
        Ok(ImportPreview {
            rows: count(table.len()),
            coming_in: taking.things,
            known_rows: taking.known_rows,
            updated: taking.updated,
            skipped: taking.skipped,
            came_in_at,
            warned: count(taking.warned.len()),
            remarks: remarks_of(&table),
            sample: sample(&table, taking.warned),
            fields: columns::fields(ask.kind),
            required_missing: columns::required_missing(ask.kind, &mapping),
            encoding: table.encoding.clone(),
            sheets: table.sheets.clone(),
            headers: table.headers.clone(),
            mapping,
        })
    })
}

fn remarks_of(table: &Table) -> Vec<ImportWarning> {
    let remark = |(code, about): &(&str, String)| ImportWarning {
        code: (*code).to_owned(),
        field: String::new(),
        value: about.chars().take(LONGEST_NAME).collect(),
        suggestion: String::new(),
    };
    table.remarked.iter().map(remark).collect()
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The first rows, whatever they are, and the rows with warnings.
fn sample(table: &Table, warned: Vec<ImportRow>) -> Vec<ImportRow> {
    let numbers: std::collections::HashSet<i64> = warned.iter().map(|row| row.number).collect();
    let first = table.rows().take(FIRST_ROWS).filter(|row| !numbers.contains(&row.number));
    let mut sample: Vec<ImportRow> = first.map(|row| shown(&row, Vec::new())).chain(warned).collect();
    sample.sort_by_key(|row| row.number);
    sample.truncate(MOST_SHOWN);
    sample
}

/// Takes the file in on a thread of its own; its result is the report. The file
/// is read there too: nobody waits for it, and it can be called off.
pub fn run_import(cx: &Task, ask: ImportFile) -> Result<TaskStatus> {
    let person = cx.person.ok_or(Refusal::NotSignedIn)?.id;
    let file_name = required("file_name", &ask.file_name, LONGEST_NAME)?;
    cx.spawn(TaskKind::Import, move |shop, session, progress| {
        let table = reading::table_of(&ask, || progress.go_on().is_ok())?;
        let mapping = shop.db.read(|r| mapping_of(r, &ask, &table))?;
        if let Some(field) = columns::required_missing(ask.kind, &mapping).pop() {
            return Err(Refusal::ColumnMissing { field }.into());
        }
        let (kind, known, content_sum) = (ask.kind, ask.known.unwrap_or_default(), checksum(&ask.content));
        // The text of the file is long, and read.
        drop(ask);
        let asked = Asked { kind, known, content_sum, file_name, person, mapping };
        portions::take_in(shop, session, progress, &asked, &table)
    })
}

/// What is kept of an import beside its figures.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    rows: Vec<ImportRow>,
    remarks: Vec<ImportWarning>,
}

impl Kept {
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
    let Kept { rows, remarks } = Kept::of(import.report)?;
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
fn figures(r: &Reader<'_>, import: Import) -> Result<ImportReport> {
    report(r, Import { report: Value::Null, ..import })
}

pub fn list_imports(cx: &Read, _: AskNothing) -> Result<Vec<ImportReport>> {
    cx.r.imports()?.into_iter().map(|import| report(cx.r, import)).collect()
}

pub fn get_import(cx: &Read, ask: AskImport) -> Result<ImportReport> {
    report(cx.r, cx.r.get(ask.id.0)?)
}

pub fn undo_import(cx: &Task, ask: AskImport) -> Result<TaskStatus> {
    // An import nobody knows is refused at once.
    cx.shop.db.read(|r| r.get::<Import>(ask.id.0))?;
    cx.spawn(TaskKind::UndoImport, move |shop, session, progress| {
        portions::undo(shop, session, progress, ask.id)
    })
}

kernel::commands! {
    task preview_import(ImportFile) -> TaskStatus, MANAGER, changes [Tasks];
    task run_import(ImportFile) -> TaskStatus, MANAGER, changes [Customers Vehicles Imports Tasks];
    read list_imports(AskNothing) -> Vec<ImportReport>, MANAGER, shows [Imports];
    read get_import(AskImport) -> ImportReport, MANAGER, shows [Imports];
    task undo_import(AskImport) -> TaskStatus, MANAGER, changes [Customers Vehicles Imports Tasks];
}
