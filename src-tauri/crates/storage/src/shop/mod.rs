//! Whether there is a shop, and whether the made-up one is in it.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::collection_code::CollectionCode;
use domain::first_hour::{MANY_CUSTOMERS, OnFile};
use domain::settlement::PaymentMeans;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-28-1400-first-hour"),
    dated!("2026-11-29-0640-collection-codes"),
    dated!("2026-11-29-1747-limits-of-people"),
];

/// One that is on its way in or out brought nothing yet.
const IMPORTED: &str = "SELECT 1 FROM import WHERE moving = '' AND undone_at IS NULL AND rows_added > 0";

/// Counted no further than somebody wants to know: there may be very many.
const TYPED: &str =
    "SELECT count(*) FROM (SELECT 1 FROM customer WHERE sample = 0 AND import_id IS NULL LIMIT ?1)";

const CODES: &str = "SELECT * FROM collection_code ORDER BY id";

impl Reader<'_> {
    /// Whether the shop was set up.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn is_set_up(&self) -> Result<bool> {
        let mut find = self.connection().prepare_cached("SELECT EXISTS (SELECT 1 FROM shop WHERE id = 1)")?;
        Ok(find.query_row([], |row| row.get(0))?)
    }

    /// What a shop has of its own; the sample is none of it, and neither are the
    /// so many operations and parts every shop begins with.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn on_file(&self, (operations, parts): (i64, i64)) -> Result<OnFile> {
        let has = |sql: &str| -> Result<bool> {
            let mut find = self.connection().prepare_cached(sql)?;
            Ok(find.exists([])?)
        };
        let is_own = |table: &str, first: i64| {
            // Two questions by the number of the row: one with OR would read all parts.
            has(&format!(
                "SELECT 1 FROM {table} WHERE id > {first}
                 UNION ALL SELECT 1 FROM {table} WHERE id <= {first} AND version > 1"
            ))
        };
        let imported = has(IMPORTED)?;
        // Those typed in would be looked for among all that a list brought.
        let customers_typed = match imported {
            true => 0,
            false => {
                let mut count = self.connection().prepare_cached(TYPED)?;
                count.query_row([MANY_CUSTOMERS + 1], |row| row.get(0))?
            }
        };
        Ok(OnFile {
            people: self.people()?,
            bays: has("SELECT 1 FROM bay WHERE active = 1 AND sample = 0")?,
            price_list: is_own("labour_operation", operations)? || is_own("part", parts)?,
            imported,
            customers_typed,
            stations: has("SELECT 1 FROM station WHERE revoked_at IS NULL")?,
            printed: has(
                "SELECT 1 FROM print_job WHERE asked_at > '' AND state = 'printed' AND kind <> 'cash_drawer'",
            )?,
        })
    }

    fn collection_codes(&self) -> Result<Vec<CollectionCode>> {
        select(self.connection(), CODES, [])
    }

    /// The code customers scan to pay by a means; nothing is none.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn collection_code_of(&self, means: PaymentMeans) -> Result<CollectionCode> {
        let kept = self.collection_codes()?.into_iter().find(|code| code.means == means);
        Ok(kept.unwrap_or_else(|| CollectionCode::none(means)))
    }

    /// Whether the list of the first hour was closed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn is_first_hour_over(&self) -> Result<bool> {
        Ok(self.connection().prepare_cached("SELECT 1 FROM first_hour")?.exists([])?)
    }

    /// The sample shop is recognised by the marks on its own rows.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn has_sample(&self) -> Result<bool> {
        let mut find = self.connection().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE sample = 1)
                 OR EXISTS (SELECT 1 FROM bay WHERE sample = 1)
                 OR EXISTS (SELECT 1 FROM customer WHERE sample = 1)
                 OR EXISTS (SELECT 1 FROM vehicle WHERE sample = 1)",
        )?;
        Ok(find.query_row([], |row| row.get(0))?)
    }
}
