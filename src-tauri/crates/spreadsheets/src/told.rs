//! Whoever asks for a file is told how far its reading is.

/// So many rows lie between two tellings.
const ROWS_BETWEEN: u32 = 1_000;

/// What is asked of a reader: which sheet, and who is told.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    pub sheet: Option<&'a str>,
    pub told: Told<'a>,
}

/// Hears how many rows are read.
#[derive(Clone, Copy)]
pub struct Told<'a>(pub &'a dyn Fn(u32));

impl Default for Told<'_> {
    fn default() -> Self {
        Self(&|_| {})
    }
}

/// Counts the rows of one sheet as they come.
#[derive(Default)]
pub struct Counted<'a> {
    told: Told<'a>,
    next: u32,
}

impl<'a> Counted<'a> {
    pub fn of(told: Told<'a>) -> Self {
        Self { told, next: ROWS_BETWEEN }
    }

    /// A row with something in it, counted from 0.
    pub fn row(&mut self, row: u32) {
        if row >= self.next {
            (self.told.0)(row);
            self.next = row.saturating_add(ROWS_BETWEEN);
        }
    }
}
