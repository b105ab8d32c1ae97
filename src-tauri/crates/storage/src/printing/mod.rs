//! What was sent to printers, and how each printer is corrected.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::cash_drawer::CashDrawer;
use domain::ids::PrintJobId;
use domain::print_job::PrintJob;
use domain::printer::PrinterCorrection;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-29-0230-printing"), dated!("2026-11-29-0641-cash-drawers")];

/// More than anybody looks through at a counter.
const MOST: i64 = 200;

pub(crate) const OPEN: &str = "SELECT * FROM print_job WHERE is_open = TRUE ORDER BY id DESC LIMIT ?1";
pub(crate) const SINCE: &str = "SELECT * FROM print_job WHERE asked_at >= ?1 ORDER BY asked_at DESC LIMIT ?2";
pub(crate) const PRINTED: &str =
    "SELECT COUNT(*) FROM print_job WHERE kind = ?1 AND document_id = ?2 AND state = 'printed'";
pub(crate) const NEWEST: &str =
    "SELECT * FROM print_job WHERE kind = ?1 AND document_id = ?2 ORDER BY id DESC LIMIT 1";
/// What waits or is lost may be on paper soon, or is already.
pub(crate) const BEFORE: &str = "SELECT COUNT(*) FROM print_job
     WHERE kind = ?1 AND document_id = ?2 AND id < ?3 AND state NOT IN ('failed', 'cancelled')";
const CORRECTIONS: &str = "SELECT * FROM printer_correction ORDER BY printer";
const DRAWERS: &str = "SELECT * FROM cash_drawer ORDER BY printer";
const DRAWER_OF: &str = "SELECT * FROM cash_drawer WHERE printer = ?1";
const CORRECTION_OF: &str = "SELECT * FROM printer_correction WHERE printer = ?1";

impl Reader<'_> {
    /// What is on its way, and what somebody has to see to; the newest first.
    pub fn open_print_jobs(&self) -> Result<Vec<PrintJob>> {
        select(self.connection(), OPEN, [MOST])
    }

    pub fn print_jobs_since(&self, since: DateTime<Utc>) -> Result<Vec<PrintJob>> {
        select(self.connection(), SINCE, rusqlite::params![instant(since), MOST])
    }

    /// How often a paper was printed, as far as its printers said so.
    pub fn prints_of(&self, kind: &str, document_id: i64) -> Result<i64> {
        let mut count = self.connection().prepare_cached(PRINTED)?;
        Ok(count.query_row(rusqlite::params![kind, document_id], |row| row.get(0))?)
    }

    pub fn newest_print_of(&self, kind: &str, document_id: i64) -> Result<Option<PrintJob>> {
        Ok(select(self.connection(), NEWEST, rusqlite::params![kind, document_id])?.pop())
    }

    /// How many prints of a paper there are or may be, before a job or up to now.
    pub fn prints_before(&self, kind: &str, document_id: i64, job: Option<PrintJobId>) -> Result<i64> {
        let before = job.map_or(i64::MAX, |job| job.0);
        let mut count = self.connection().prepare_cached(BEFORE)?;
        Ok(count.query_row(rusqlite::params![kind, document_id, before], |row| row.get(0))?)
    }

    pub fn printer_corrections(&self) -> Result<Vec<PrinterCorrection>> {
        select(self.connection(), CORRECTIONS, [])
    }

    pub fn correction_of(&self, printer: &str) -> Result<PrinterCorrection> {
        let found = select(self.connection(), CORRECTION_OF, [printer])?.pop();
        Ok(found.unwrap_or_else(|| PrinterCorrection::none(printer)))
    }

    pub fn cash_drawers(&self) -> Result<Vec<CashDrawer>> {
        select(self.connection(), DRAWERS, [])
    }

    pub fn drawer_of(&self, printer: &str) -> Result<CashDrawer> {
        let found = select(self.connection(), DRAWER_OF, [printer])?.pop();
        Ok(found.unwrap_or_else(|| CashDrawer::none(printer)))
    }
}
