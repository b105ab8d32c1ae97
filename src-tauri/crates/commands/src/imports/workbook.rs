//! Workbooks: the old .xls of the programs shops come from, and .xlsx.

use super::table::{Grid, MOST_ROWS, Row, cell, too_many_rows, unreadable};
use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};
use domain::refusal::Refusal;
use std::io::Cursor;

/// A small file that unpacks to a huge one is no list of customers.
const MOST_UNPACKED: u64 = 300 << 20;
/// Numbers up to here are whole when they look whole; above, digits are lost.
const LARGEST_EXACT: f64 = 1e15;

pub fn read_xls(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Refusal> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheet_names();
    pick(&sheets, sheet, "xls", |name| {
        let range = book.worksheet_range(name).map_err(damaged)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, value) in range.used_cells() {
            rows.put(place(first_row, row)?, place(first_column, column)?, &text_of(value))?;
        }
        Ok(rows.0)
    })
}

pub fn read_xlsx(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Refusal> {
    let unpacked = unpacked_size(bytes);
    if unpacked > MOST_UNPACKED {
        let megabytes = |bytes: u64| i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
        return Err(Refusal::FileTooLarge {
            megabytes: megabytes(unpacked),
            limit: megabytes(MOST_UNPACKED),
        });
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheet_names();
    pick(&sheets, sheet, "xlsx", |name| {
        // Cell by cell: a range with one cell far away would not fit anywhere.
        let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
        let mut rows = Rows::default();
        while let Some(found) = cells.next_cell().map_err(damaged)? {
            let (row, column) = found.get_position();
            rows.put(place(row, 0)?, place(column, 0)?, &text_of_ref(found.get_value()))?;
        }
        Ok(rows.0)
    })
}

/// What exactly is wrong inside the archive helps nobody at the counter.
fn damaged<E>(_: E) -> Refusal {
    unreadable("damaged")
}

fn pick(
    sheets: &[String],
    asked: Option<&str>,
    encoding: &str,
    mut rows_of: impl FnMut(&str) -> Result<Vec<Row>, Refusal>,
) -> Result<Grid, Refusal> {
    let grid = |rows| Grid { encoding: encoding.to_owned(), sheets: sheets.to_vec(), rows };
    if let Some(name) = asked {
        if !sheets.iter().any(|sheet| sheet == name) {
            return Err(unreadable("no_sheet"));
        }
        return Ok(grid(rows_of(name)?));
    }
    for name in sheets {
        let rows = rows_of(name)?;
        if !rows.is_empty() {
            return Ok(grid(rows));
        }
    }
    Err(unreadable("no_rows"))
}

fn place(start: u32, offset: impl TryInto<u32>) -> Result<usize, Refusal> {
    let offset = offset.try_into().map_err(|_| too_many_rows())?;
    usize::try_from(u64::from(start) + u64::from(offset)).map_err(|_| too_many_rows())
}

#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    /// Puts a text in its place; the rows between are blank.
    fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Refusal> {
        let text = cell(text)?;
        if text.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS {
            return Err(too_many_rows());
        }
        if column >= 256 {
            return Err(unreadable("too_many_columns"));
        }
        while self.0.len() <= row {
            let number = i64::try_from(self.0.len() + 1).unwrap_or(i64::MAX);
            self.0.push(Row { number, cells: Vec::new() });
        }
        let cells = &mut self.0[row].cells;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }
}

fn text_of(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => date_text(at),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn text_of_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&other.clone().into()),
    }
}

/// A phone number typed into a cell is a number for the spreadsheet.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn date_text(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// What the archive says of itself: the sizes in its central directory.
fn unpacked_size(bytes: &[u8]) -> u64 {
    let entries = bytes.windows(28).filter(|entry| entry.starts_with(b"PK\x01\x02"));
    entries.map(|entry| u64::from(u32::from_le_bytes([entry[24], entry[25], entry[26], entry[27]]))).sum()
}
