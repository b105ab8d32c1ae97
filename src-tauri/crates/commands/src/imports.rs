//! Customers and vehicles from the old program's files.

use crate::error::Result;
use crate::host::{Read, Task, Write};
use crate::setup::AskNothing;
use crate::tasks::TaskStatus;
use chrono::{DateTime, Utc};
use domain::ids::{ImportId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    Customers,
    Vehicles,
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
    pub rows: Vec<ImportRow>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskImport {
    pub id: ImportId,
}

pub fn preview_import(_cx: &crate::host::Read, _ask: crate::imports::ImportFile) -> Result<crate::imports::ImportPreview> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn run_import(_cx: &crate::host::Task, _ask: crate::imports::ImportFile) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn list_imports(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<Vec<crate::imports::ImportReport>> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn get_import(_cx: &crate::host::Read, _ask: crate::imports::AskImport) -> Result<crate::imports::ImportReport> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn undo_import(_cx: &crate::host::Write, _ask: crate::imports::AskImport) -> Result<crate::imports::ImportReport> {
    Err(crate::Error::Fault("pending".into()))
}
