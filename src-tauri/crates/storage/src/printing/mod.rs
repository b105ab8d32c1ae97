//! What was sent to printers, and how each printer is corrected.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::cash_drawer::CashDrawer;
use domain::ids::{PrintJobId, StationId};
use domain::print_job::PrintJob;
use domain::printer::PrinterCorrection;
use domain::printer_address::PrinterAddress;
use domain::station_printers::StationPrinters;
use std::cmp::Reverse;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-29-0230-printing"),
    dated!("2026-11-29-0641-cash-drawers"),
    // A program that knows printers by their names alone would print at the host what is for a station.
    dated!("", "2026-11-29-0920-where-printers-are", opens 22),
    dated!("2026-11-29-0925-jobs-taken-elsewhere"),
    dated!("2026-11-30-0845-what-was-printed"),
];

/// More than anybody looks through at a counter.
const MAX_JOBS: i64 = 200;

/// What is on its way is followed, however much else waits for somebody.
pub(crate) const UNFINISHED: &str = "SELECT * FROM print_job WHERE ended_at IS NULL ORDER BY id";
pub(crate) const TO_SEE_TO: &str = "SELECT * FROM print_job
     WHERE is_open = TRUE AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ?1";
pub(crate) const SINCE: &str = "SELECT * FROM print_job
     WHERE asked_at >= ?1 AND is_open = FALSE ORDER BY asked_at DESC LIMIT ?2";
/// What a person prints by hand counts as printed here as it does on the next paper.
pub(crate) const PRINTED: &str = "SELECT
     (SELECT COUNT(*) FROM print_job WHERE edition = ?3 AND state IN ('printed', 'handed_over'))
     + (SELECT COUNT(*) FROM print_job WHERE ?3 IS NULL AND edition IS NULL
        AND kind = ?1 AND document_id = ?2 AND state IN ('printed', 'handed_over'))";
pub(crate) const NEWEST: &str = "SELECT * FROM print_job WHERE id = coalesce(
     (SELECT max(id) FROM print_job WHERE edition = ?3),
     (SELECT max(id) FROM print_job WHERE ?3 IS NULL AND edition IS NULL
        AND kind = ?1 AND document_id = ?2))";
pub(crate) const SENT_AGAIN: &str = "SELECT 1 FROM print_job WHERE again_of = ?1";
/// What waits, is lost or was printed by hand may be on paper soon, or is already.
pub(crate) const BEFORE: &str = "SELECT
     (SELECT COUNT(*) FROM print_job
        WHERE edition = ?3 AND id < ?4 AND state NOT IN ('failed', 'cancelled'))
     + (SELECT COUNT(*) FROM print_job WHERE ?3 IS NULL AND edition IS NULL
        AND kind = ?1 AND document_id = ?2 AND id < ?4 AND state NOT IN ('failed', 'cancelled'))";
const CORRECTIONS: &str = "SELECT * FROM printer_correction ORDER BY printer, printer_at";
const DRAWERS: &str = "SELECT * FROM cash_drawer ORDER BY printer, printer_at";
const DRAWER_OF: &str = "SELECT * FROM cash_drawer WHERE printer = ?1 AND printer_at IS ?2";
const CORRECTION_OF: &str = "SELECT * FROM printer_correction WHERE printer = ?1 AND printer_at IS ?2";

const OF_STATIONS: &str = "SELECT * FROM station_printers ORDER BY station_id";
const OF_STATION: &str = "SELECT * FROM station_printers WHERE station_id = ?1";

fn at(of: &PrinterAddress) -> (&str, Option<i64>) {
    (of.printer.as_str(), of.printer_at.map(|station| station.0))
}

/// What counts as one paper, printed once or again: an edition, whatever it was asked for
/// as; or without editions what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedPaper<'a> {
    pub kind: &'a str,
    pub document_id: i64,
    pub edition: Option<i64>,
}

impl Reader<'_> {
    /// What is on its way, all of it, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn unfinished_print_jobs(&self) -> Result<Vec<PrintJob>> {
        select(self.connection(), UNFINISHED, [])
    }

    /// What is on its way, and what somebody has to see to; the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_print_jobs(&self) -> Result<Vec<PrintJob>> {
        let mut jobs = self.unfinished_print_jobs()?;
        jobs.extend(select::<PrintJob>(self.connection(), TO_SEE_TO, [MAX_JOBS])?);
        jobs.sort_by_key(|job| Reverse(job.id));
        Ok(jobs)
    }

    /// What was asked for from a moment on, and nobody has to see to; the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn print_jobs_since(&self, since: DateTime<Utc>) -> Result<Vec<PrintJob>> {
        select(self.connection(), SINCE, rusqlite::params![instant(since), MAX_JOBS])
    }

    /// How often a paper was printed, as far as its printers said so or a person took it
    /// to print it by hand.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prints_of(&self, of: PrintedPaper<'_>) -> Result<i64> {
        let mut count = self.connection().prepare_cached(PRINTED)?;
        Ok(count.query_row(rusqlite::params![of.kind, of.document_id, of.edition], |row| row.get(0))?)
    }

    /// The last time a paper was sent to a printer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_print_of(&self, of: PrintedPaper<'_>) -> Result<Option<PrintJob>> {
        Ok(select(self.connection(), NEWEST, rusqlite::params![of.kind, of.document_id, of.edition])?.pop())
    }

    /// Whether a job was sent once more, as another one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn was_sent_again(&self, job: PrintJobId) -> Result<bool> {
        Ok(self.connection().prepare_cached(SENT_AGAIN)?.exists([job.0])?)
    }

    /// How many prints of a paper there are or may be, before a job or up to now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prints_before(&self, of: PrintedPaper<'_>, job: Option<PrintJobId>) -> Result<i64> {
        let before = job.map_or(i64::MAX, |job| job.0);
        let mut count = self.connection().prepare_cached(BEFORE)?;
        let params = rusqlite::params![of.kind, of.document_id, of.edition, before];
        Ok(count.query_row(params, |row| row.get(0))?)
    }

    /// What people measured of their printers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn printer_corrections(&self) -> Result<Vec<PrinterCorrection>> {
        select(self.connection(), CORRECTIONS, [])
    }

    /// What was measured of a printer; nothing is none.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn correction_of(&self, of: &PrinterAddress) -> Result<PrinterCorrection> {
        let found = select(self.connection(), CORRECTION_OF, at(of))?.pop();
        Ok(found.unwrap_or_else(|| PrinterCorrection::none(of)))
    }

    /// What stations announced, whether they are there just now or not.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn printers_of_stations(&self) -> Result<Vec<StationPrinters>> {
        select(self.connection(), OF_STATIONS, [])
    }

    /// What one station announced; nothing is none.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn printers_of_station(&self, station: StationId) -> Result<StationPrinters> {
        let found = select(self.connection(), OF_STATION, [station.0])?.pop();
        Ok(found.unwrap_or_else(|| StationPrinters::none(station)))
    }

    /// The printers that open a drawer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cash_drawers(&self) -> Result<Vec<CashDrawer>> {
        select(self.connection(), DRAWERS, [])
    }

    /// Whether a printer opens a drawer; nobody said: it does not.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn drawer_of(&self, of: &PrinterAddress) -> Result<CashDrawer> {
        let found = select(self.connection(), DRAWER_OF, at(of))?.pop();
        Ok(found.unwrap_or_else(|| CashDrawer::none(of)))
    }
}
