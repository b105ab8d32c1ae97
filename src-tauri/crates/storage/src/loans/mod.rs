//! What the shop lends, and who has it.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::LoanUnitId;
use domain::loan::{Loan, LoanUnit};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1226-loans")];

pub(crate) const UNITS: &str = "SELECT * FROM loan_unit ORDER BY active DESC, kind, name, id";
pub(crate) const OUT: &str =
    "SELECT * FROM loan INDEXED BY loan_due WHERE back_at IS NULL ORDER BY due_on, id";
pub(crate) const OUT_OF_UNIT: &str = "SELECT * FROM loan WHERE loan_unit_id = ?1 AND back_at IS NULL";
pub(crate) const BACK: &str =
    "SELECT * FROM loan INDEXED BY loan_back WHERE back_at > '' ORDER BY back_at DESC LIMIT ?1";

impl Reader<'_> {
    /// All there is to lend, what is lent no more at the end.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn loan_units(&self) -> Result<Vec<LoanUnit>> {
        select(self.connection(), UNITS, [])
    }

    /// What is with customers, the first to come back before the others.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn loans_out(&self) -> Result<Vec<Loan>> {
        select(self.connection(), OUT, [])
    }

    /// Who has a unit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn loan_out_of(&self, unit: LoanUnitId) -> Result<Option<Loan>> {
        Ok(select(self.connection(), OUT_OF_UNIT, [unit.0])?.pop())
    }

    /// What came back, the last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn loans_back(&self, limit: i64) -> Result<Vec<Loan>> {
        select(self.connection(), BACK, [limit])
    }
}
