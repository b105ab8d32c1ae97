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

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-29-0230-printing"),
    dated!("2026-11-29-0641-cash-drawers"),
    // A program that knows printers by their names alone would print at the host what is for a station.
    dated!("", "2026-11-29-0920-where-printers-are", opens 22),
    dated!("2026-11-29-0925-jobs-taken-elsewhere"),
];

/// More than anybody looks through at a counter.
const MAX_JOBS: i64 = 200;

pub(crate) const OPEN: &str = "SELECT * FROM print_job WHERE is_open = TRUE ORDER BY id DESC LIMIT ?1";
pub(crate) const SINCE: &str = "SELECT * FROM print_job WHERE asked_at >= ?1 ORDER BY asked_at DESC LIMIT ?2";
/// What a person prints by hand counts as printed here as it does on the next paper.
pub(crate) const PRINTED: &str = "SELECT COUNT(*) FROM print_job
     WHERE kind = ?1 AND document_id = ?2 AND state IN ('printed', 'handed_over')";
pub(crate) const NEWEST: &str =
    "SELECT * FROM print_job WHERE kind = ?1 AND document_id = ?2 ORDER BY id DESC LIMIT 1";
pub(crate) const SENT_AGAIN: &str = "SELECT 1 FROM print_job WHERE again_of = ?1";
/// What waits, is lost or was printed by hand may be on paper soon, or is already.
pub(crate) const BEFORE: &str = "SELECT COUNT(*) FROM print_job
     WHERE kind = ?1 AND document_id = ?2 AND id < ?3 AND state NOT IN ('failed', 'cancelled')";
const CORRECTIONS: &str = "SELECT * FROM printer_correction ORDER BY printer, printer_at";
const DRAWERS: &str = "SELECT * FROM cash_drawer ORDER BY printer, printer_at";
const DRAWER_OF: &str = "SELECT * FROM cash_drawer WHERE printer = ?1 AND printer_at IS ?2";
const CORRECTION_OF: &str = "SELECT * FROM printer_correction WHERE printer = ?1 AND printer_at IS ?2";

const OF_STATIONS: &str = "SELECT * FROM station_printers ORDER BY station_id";
const OF_STATION: &str = "SELECT * FROM station_printers WHERE station_id = ?1";

fn at(of: &PrinterAddress) -> (&str, Option<i64>) {
    (of.printer.as_str(), of.printer_at.map(|station| station.0))
}

impl Reader<'_> {
    /// What is on its way, and what somebody has to see to; the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_print_jobs(&self) -> Result<Vec<PrintJob>> {
        select(self.connection(), OPEN, [MAX_JOBS])
    }

    /// What was printed or is to be, from a moment on; the newest first.
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
    pub fn prints_of(&self, kind: &str, document_id: i64) -> Result<i64> {
        let mut count = self.connection().prepare_cached(PRINTED)?;
        Ok(count.query_row(rusqlite::params![kind, document_id], |row| row.get(0))?)
    }

    /// The last time a paper was sent to a printer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_print_of(&self, kind: &str, document_id: i64) -> Result<Option<PrintJob>> {
        Ok(select(self.connection(), NEWEST, rusqlite::params![kind, document_id])?.pop())
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
    pub fn prints_before(&self, kind: &str, document_id: i64, job: Option<PrintJobId>) -> Result<i64> {
        let before = job.map_or(i64::MAX, |job| job.0);
        let mut count = self.connection().prepare_cached(BEFORE)?;
        Ok(count.query_row(rusqlite::params![kind, document_id, before], |row| row.get(0))?)
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
