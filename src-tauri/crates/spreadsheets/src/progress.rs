//! Whoever asks for a file is told how far its reading is.

/// So many rows lie between two tellings.
const ROWS_BETWEEN: u32 = 1_000;

/// What is asked of a reader: which sheet, and who is told.
#[derive(Clone, Copy, Default)]
pub struct ReadRequest<'a> {
    pub sheet: Option<&'a str>,
    pub progress: Progress<'a>,
}

/// Hears how many rows are read.
#[derive(Clone, Copy)]
pub struct Progress<'a>(pub &'a dyn Fn(u32));

impl Default for Progress<'_> {
    fn default() -> Self {
        Self(&|_| {})
    }
}

/// Counts the rows of one sheet as they come.
#[derive(Default)]
pub struct RowCounter<'a> {
    progress: Progress<'a>,
    next: u32,
}

impl<'a> RowCounter<'a> {
    pub fn of(progress: Progress<'a>) -> Self {
        Self { progress, next: ROWS_BETWEEN }
    }

    /// A row with something in it, counted from 0.
    pub fn row(&mut self, row: u32) {
        if row >= self.next {
            (self.progress.0)(row);
            self.next = row.saturating_add(ROWS_BETWEEN);
        }
    }
}
