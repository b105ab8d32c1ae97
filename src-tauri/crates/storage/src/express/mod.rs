//! The kinds of express order the shop named.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::express::ExpressKind;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1641-express-kinds")];

impl Reader<'_> {
    /// All of them, those that are offered first, in the order they were named.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn express_kinds(&self) -> Result<Vec<ExpressKind>> {
        select(self.connection(), "SELECT * FROM express_kind ORDER BY active DESC, id", [])
    }
}
