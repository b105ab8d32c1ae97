//! All rows of a sheet with what is known of the file.

use crate::remark::Remark;
use crate::rows::{Rows, cells_of};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The encoding of a text, or the kind of workbook: `GB18030`, `xlsx`.
    pub kind: String,
    /// All sheets of a workbook; none in a text.
    pub sheets: Vec<String>,
    /// The sheet the rows are of.
    pub sheet: Option<String>,
    pub remarks: Vec<Remark>,
    /// The number of the first row of `rows`.
    pub(crate) first: u32,
    pub(crate) rows: Rows,
}

/// A row under its number, as a spreadsheet counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    pub number: u32,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// Its cells from the first column on; blank ones behind the last that
    /// says something are not among them.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        cells_of(self.text)
    }

    /// The text in a column counted from 0, empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells().nth(column).unwrap_or_default()
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

impl Grid {
    /// How many rows there are, blank ones included.
    pub fn len(&self) -> usize {
        self.rows.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.ends.is_empty()
    }

    /// Every row up to the last that says something.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.len()).map(|place| self.at(place))
    }

    /// The row in a place counted from 0.
    pub fn row(&self, place: usize) -> Option<Row<'_>> {
        (place < self.len()).then(|| self.at(place))
    }

    /// How many cells the widest row has.
    pub fn width(&self) -> usize {
        self.rows().map(|row| row.cells().count()).max().unwrap_or(0)
    }

    fn at(&self, place: usize) -> Row<'_> {
        let number = self.first.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
        Row { number, text: self.rows.text(place).unwrap_or_default() }
    }
}
