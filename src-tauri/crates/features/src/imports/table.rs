//! Which row of a sheet names its columns, and the rows below it.

use domain::refusal::Refusal;
use spreadsheets::{Grid, Remark, Unreadable};
use std::collections::HashMap;

const MAX_HEADER_LEN: usize = 200;
/// Titles and dates may stand above the header, so many rows at most.
const HEADER_WITHIN: usize = 10;

/// The cells of a row under its number, as a spreadsheet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: i64,
    pub cells: Vec<String>,
}

impl Row {
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Something the reader says of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRemark {
    pub code: &'static str,
    /// The column it is about, counted from 0.
    pub column: Option<usize>,
    pub text: String,
}

#[derive(Debug)]
pub struct Table {
    pub encoding: String,
    pub sheets: Vec<String>,
    pub headers: Vec<String>,
    /// So many columns have a header; a row may be wider than that.
    pub named: usize,
    grid: Grid,
    /// The place of the first row below the header.
    first: usize,
    remarks: HashMap<u32, Vec<RowRemark>>,
    /// Of the file as a whole: a code and what it is about.
    pub remarked: Vec<(&'static str, String)>,
}

/// `why` is a code the screen has words for.
pub fn unreadable(why: &str) -> Refusal {
    Refusal::UnreadableFile { detail: why.to_owned() }
}

pub fn refusal_of(why: Unreadable) -> Refusal {
    match why {
        Unreadable::Cancelled => Refusal::Cancelled,
        other => unreadable(other.code()),
    }
}

impl Table {
    /// `known` tells whether a text is the name of a column that is looked for.
    pub fn of(grid: Grid, known: impl Fn(&str) -> bool) -> Result<Self, Refusal> {
        let names =
            |place: usize| grid.row(place).map_or(0, |row| row.cells().filter(|cell| known(cell)).count());
        let best = (0..grid.len().min(HEADER_WITHIN)).rev().max_by_key(|place| names(*place));
        let header = match best {
            Some(place) if names(place) >= 2 => Some(place),
            _ => grid.rows().position(|row| !row.is_blank()),
        };
        let header = header.ok_or_else(|| unreadable("no_rows"))?;
        let mut headers: Vec<String> =
            grid.row(header).map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default();
        if headers.iter().any(|name| name.chars().count() > MAX_HEADER_LEN) {
            return Err(unreadable("no_header"));
        }
        let named = headers.len();
        headers.resize(grid.width().max(headers.len()), String::new());
        let (remarks, remarked) = remarks_of(&grid);
        Ok(Self {
            encoding: grid.kind.clone(),
            sheets: grid.sheets.clone(),
            headers,
            named,
            first: header + 1,
            remarks,
            remarked,
            grid,
        })
    }

    /// Blank rows too: they are reported.
    pub fn len(&self) -> usize {
        self.grid.len().saturating_sub(self.first)
    }

    pub fn rows(&self) -> impl Iterator<Item = Row> {
        (self.first..self.grid.len()).filter_map(|place| self.grid.row(place)).map(|row| {
            let mut cells: Vec<String> = row.cells().map(str::to_owned).collect();
            cells.resize(self.headers.len().max(cells.len()), String::new());
            Row { number: i64::from(row.number), cells }
        })
    }

    pub fn remarks_on(&self, row: i64) -> &[RowRemark] {
        u32::try_from(row).ok().and_then(|row| self.remarks.get(&row)).map_or(&[], Vec::as_slice)
    }
}

type OfRows = HashMap<u32, Vec<RowRemark>>;

fn remarks_of(grid: &Grid) -> (OfRows, Vec<(&'static str, String)>) {
    let mut rows = OfRows::new();
    let mut whole = Vec::new();
    let mut put = |row: u32, code, column: Option<u32>, text: &str| {
        let column = column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
        rows.entry(row).or_default().push(RowRemark { code, column, text: text.to_owned() });
    };
    for remark in &grid.remarks {
        match remark {
            Remark::HiddenRows(numbers) => numbers.iter().for_each(|row| put(*row, "hidden_row", None, "")),
            Remark::ErrorCell { row, column, text } => put(*row, "error_cell", Some(*column), text),
            Remark::FormulaWithoutResult { row, column } => {
                put(*row, "formula_without_result", Some(*column), "")
            }
            Remark::BrokenCharacter { row, column } => put(*row, "broken_character", Some(*column), ""),
            Remark::LostQuote { row } => put(*row, "lost_quote", None, ""),
            Remark::CutOff { row } => put(*row, "row_cut", None, ""),
            Remark::StrayCells { places } => whole.push(("stray_cells", places.join(" "))),
            Remark::SeparatorLine => whole.push(("separator_line", String::new())),
            Remark::AndMore { count } => whole.push(("and_more", count.to_string())),
        }
    }
    (rows, whole)
}
