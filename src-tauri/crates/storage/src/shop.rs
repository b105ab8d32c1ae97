//! Whether there is a shop, and whether the made-up one is in it.

use crate::{Reader, Result};

impl Reader<'_> {
    pub fn is_set_up(&self) -> Result<bool> {
        let mut find = self.connection().prepare_cached("SELECT EXISTS (SELECT 1 FROM shop WHERE id = 1)")?;
        Ok(find.query_row([], |row| row.get(0))?)
    }

    /// The sample shop is recognised by the marks on its own rows.
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
