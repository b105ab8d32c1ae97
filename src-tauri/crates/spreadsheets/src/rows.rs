//! Rows of cells in one text: a file of 20 MB may hold twenty million of them,
//! so a cell costs one byte beyond what it says.

use crate::unreadable::Unreadable;

/// Stands between the cells of a row; a cell's own are taken out of it.
pub const BETWEEN: char = '\0';

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub cells: String,
    /// Where each row ends in `cells`.
    pub ends: Vec<u32>,
    width: u32,
}

impl Rows {
    /// Puts a text behind the last one, rows and columns counted from 0. False
    /// when the place lies before it. Blank rows arise where none were put.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<bool, Unreadable> {
        let open = self.ends.len() as u64;
        if u64::from(row) < open || (u64::from(row) == open && column < self.width) {
            return Ok(false);
        }
        while (self.ends.len() as u64) < u64::from(row) {
            self.close()?;
        }
        let between = if self.width == 0 { column } else { column - self.width + 1 };
        for _ in 0..between {
            self.cells.push(BETWEEN);
        }
        self.cells.push_str(text);
        self.width = column + 1;
        Ok(true)
    }

    /// Ends the row that is being written, if there is one.
    pub fn finish(&mut self) -> Result<(), Unreadable> {
        if self.width > 0 { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        self.ends.push(u32::try_from(self.cells.len()).map_err(|_| Unreadable::TooDemanding)?);
        self.width = 0;
        Ok(())
    }

    /// The text of a row with all its cells, counted from 0.
    pub fn text(&self, row: usize) -> Option<&str> {
        let end = *self.ends.get(row)?;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.cells.get(start as usize..end as usize)
    }
}

/// The cells of a row's text.
pub fn cells_of(text: &str) -> impl Iterator<Item = &str> {
    let cells = (!text.is_empty()).then(|| text.split(BETWEEN));
    cells.into_iter().flatten()
}
