//! Copies of the file: one a day by itself, the last fourteen kept.

use crate::error::Result;
use crate::host::{Read, Task};
use crate::setup::AskNothing;
use crate::tasks::TaskStatus;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct Backup {
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub bytes: i64,
    /// None until it was checked against its own SHA-256.
    pub sound: Option<bool>,
}

#[derive(Debug, Serialize, TS)]
pub struct BackupList {
    pub folder: String,
    pub backups: Vec<Backup>,
    pub kept: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RestoreBackup {
    pub file_name: String,
}

/// What the check of the file found.
#[derive(Debug, Serialize, TS)]
pub struct FileCheck {
    pub sqlite_says: Vec<String>,
    pub sheets_checked: i64,
    pub payments_checked: i64,
    pub reports_checked: i64,
    pub damaged: Vec<String>,
}

pub fn list_backups(_cx: &crate::host::Task, _ask: crate::setup::AskNothing) -> Result<crate::backups::BackupList> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn make_backup(_cx: &crate::host::Task, _ask: crate::setup::AskNothing) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn restore_backup(_cx: &crate::host::Task, _ask: crate::backups::RestoreBackup) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn check_file(_cx: &crate::host::Task, _ask: crate::setup::AskNothing) -> Result<crate::tasks::TaskStatus> {
    Err(crate::Error::Fault("pending".into()))
}
