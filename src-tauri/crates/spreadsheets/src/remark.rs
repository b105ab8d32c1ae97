//! What somebody should know of a file that was read all the same.

use serde::{Deserialize, Serialize};

/// One for each row of the longest list; the rest is only counted, and said so.
const MAX_REMARKS: usize = 200_000;

/// Rows and columns count from 1, as a spreadsheet does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Rows with something in them that the spreadsheet does not show: hidden
    /// or filtered away. They are in the grid.
    HiddenRows(Vec<u32>),
    /// Cells far away from all others, as `A65536`; they are left out.
    StrayCells { places: Vec<String> },
    /// The cell holds `#N/A` or the like and comes as an empty one.
    ErrorCell { row: u32, column: u32, text: String },
    /// The cell's formula was never calculated; it comes as an empty one.
    FormulaWithoutResult { row: u32, column: u32 },
    /// Some bytes of the cell are no text; U+FFFD stands in their place.
    BrokenCharacter { row: u32, column: u32 },
    /// The first line only said what separates the cells. It is no row, and yet
    /// it counts: rows are numbered as the lines of the file.
    SeparatorLine,
    /// A quote of the row is never closed, and was taken for its own line only.
    LostQuote { row: u32 },
    /// All rows above have the same cells, and this last one ends before them, in the middle of its line: the
    /// file is not whole.
    CutOff { row: u32 },
    /// There were more remarks of this kind than are kept.
    AndMore { count: u32 },
}

/// Remarks as they are found, no more of them than somebody could read.
#[derive(Debug, Default)]
pub struct Remarks {
    kept: Vec<Remark>,
    more: u32,
}

impl Remarks {
    pub fn add(&mut self, remark: Remark) {
        if self.kept.len() < MAX_REMARKS {
            self.kept.push(remark);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    pub fn into_list(mut self) -> Vec<Remark> {
        if self.more > 0 {
            self.kept.push(Remark::AndMore { count: self.more });
        }
        self.kept
    }
}

/// A place as spreadsheets write it, counted from 0: (65535, 0) is `A65536`.
pub fn place_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::place_name;

    #[test]
    fn places_are_named_as_a_spreadsheet_names_them() {
        let named = [(0, 0), (65_535, 0), (0, 25), (0, 26), (9, 701), (0, 702), (1_048_575, 16_383)];
        let names = named.map(|(row, column)| place_name(row, column));
        assert_eq!(names, ["A1", "A65536", "Z1", "AA1", "ZZ10", "AAA1", "XFD1048576"]);
    }
}
