//! A file as rows of text, whatever it was saved as: plain text in the
//! encodings Chinese programs write, or a workbook.

use super::encoding::decoded;
use super::workbook;
use domain::refusal::Refusal;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a spreadsheet holds in one cell at most.
const LONGEST_CELL: usize = 32_767;
const LONGEST_HEADER: usize = 200;
const MOST_COLUMNS: usize = 256;
pub const MOST_ROWS: usize = 100_000;
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

/// All rows of a sheet with what is known of the file.
#[derive(Debug)]
pub struct Grid {
    pub encoding: String,
    pub sheets: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Table {
    pub encoding: String,
    pub sheets: Vec<String>,
    pub headers: Vec<String>,
    /// Blank rows too: they are reported.
    pub rows: Vec<Row>,
}

/// `why` is a code the screen has words for.
pub fn unreadable(why: &str) -> Refusal {
    Refusal::UnreadableFile { detail: why.to_owned() }
}

/// `known` tells whether a text is the name of a column that is looked for.
pub fn read(bytes: &[u8], sheet: Option<&str>, known: impl Fn(&str) -> bool) -> Result<Table, Refusal> {
    // The readers of workbooks were written for sound files: what makes one of
    // them panic is a damaged file and no fault of the shop's.
    let grid = catch_unwind(AssertUnwindSafe(|| grid_of(bytes, sheet)))
        .unwrap_or_else(|_| Err(unreadable("damaged")))?;
    table_of(grid, known)
}

fn grid_of(bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Refusal> {
    match bytes {
        [] => Err(unreadable("empty_file")),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => workbook::read_xls(bytes, sheet),
        [b'P', b'K', 3, 4, ..] => workbook::read_xlsx(bytes, sheet),
        text => read_text(text),
    }
}

fn table_of(grid: Grid, known: impl Fn(&str) -> bool) -> Result<Table, Refusal> {
    let mut rows = grid.rows;
    let names = |row: &Row| row.cells.iter().filter(|cell| known(cell)).count();
    let best = (0..rows.len().min(HEADER_WITHIN)).rev().max_by_key(|place| names(&rows[*place]));
    let header = match best {
        Some(place) if names(&rows[place]) >= 2 => Some(place),
        _ => rows.iter().position(|row| !row.is_blank()),
    };
    let header = header.ok_or_else(|| unreadable("no_rows"))?;
    let mut headers = rows[header].cells.clone();
    rows.drain(..=header);
    while rows.last().is_some_and(Row::is_blank) && rows.len() > 1 && rows[rows.len() - 2].is_blank() {
        rows.pop();
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(headers.len());
    if width > MOST_COLUMNS {
        return Err(unreadable("too_many_columns"));
    }
    if headers.iter().any(|name| name.chars().count() > LONGEST_HEADER) {
        return Err(unreadable("no_header"));
    }
    headers.resize(width, String::new());
    for row in &mut rows {
        row.cells.resize(width, String::new());
    }
    Ok(Table { encoding: grid.encoding, sheets: grid.sheets, headers, rows })
}

/// A cell without the blanks programs pad with.
pub fn cell(text: &str) -> Result<String, Refusal> {
    if text.len() > LONGEST_CELL * 4 || text.chars().count() > LONGEST_CELL {
        return Err(unreadable("long_cell"));
    }
    let padding = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    Ok(text.trim_matches(padding).to_owned())
}

pub fn too_many_rows() -> Refusal {
    unreadable("too_many_rows")
}

fn read_text(bytes: &[u8]) -> Result<Grid, Refusal> {
    let (text, encoding) = decoded(bytes)?;
    let delimiter = delimiter_of(&text);
    let mut rows = Vec::new();
    let mut rest = text.as_str();
    while let Some(torn) = read_records(rest, delimiter, &mut rows)? {
        // A quote nobody closed would swallow every row behind it: it is a
        // quote for its own line only.
        let line = rest[torn..].split_inclusive('\n').next().unwrap_or_default();
        let cells = line.split(char::from(delimiter)).map(|text| cell(text.trim().trim_matches('"')));
        let cells = cells.collect::<Result<_, _>>()?;
        push(&mut rows, cells)?;
        rest = &rest[torn + line.len()..];
    }
    Ok(Grid { encoding: encoding.to_owned(), sheets: Vec::new(), rows })
}

fn push(rows: &mut Vec<Row>, cells: Vec<String>) -> Result<(), Refusal> {
    let number = i64::try_from(rows.len() + 1).unwrap_or(i64::MAX);
    rows.push(Row { number, cells });
    if rows.len() > MOST_ROWS { Err(too_many_rows()) } else { Ok(()) }
}

/// Reads to the end, or to a record of several lines that only a lost quote
/// holds together: then says where it starts.
fn read_records(text: &str, delimiter: u8, rows: &mut Vec<Row>) -> Result<Option<usize>, Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| unreadable("damaged"))? {
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(0);
        let blank = blank_lines_at(text, start);
        for _ in 0..blank {
            push(rows, Vec::new())?;
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        let own = text.get(start..end).unwrap_or_default().trim_start_matches(['\r', '\n']);
        if record.iter().any(|cell| cell.contains('\n')) && is_torn(own, delimiter) {
            return Ok(Some(end - own.len()));
        }
        push(rows, record.iter().map(cell).collect::<Result<_, _>>()?)?;
    }
    Ok(None)
}

/// Whether a quote that begins a cell is never closed, or closed where the cell
/// does not end: by the quote that begins another one.
fn is_torn(record: &str, delimiter: u8) -> bool {
    let ends = |c: char| c == char::from(delimiter) || matches!(c, '\r' | '\n');
    let (mut quoted, mut begins) = (false, true);
    let mut characters = record.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, characters.peek()) {
            ('"', Some('"')) if quoted => {
                characters.next();
            }
            ('"', Some(next)) if quoted && !ends(*next) => return true,
            ('"', _) if quoted => quoted = false,
            ('"', _) if begins => quoted = true,
            _ => {}
        }
        begins = !quoted && ends(c);
    }
    quoted
}

/// The reader leaves blank lines out; a spreadsheet counts them.
fn blank_lines_at(text: &str, start: usize) -> usize {
    let Some(mut rest) = text.get(start..) else { return 0 };
    // The end of the row before may be half read: its \r, not yet its \n.
    if start > 0 && text.as_bytes()[start - 1] == b'\r' {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
        lines += 1;
        rest = next;
    }
    lines
}

/// The most frequent of the usual ones in the first lines, outside of quotes.
fn delimiter_of(text: &str) -> u8 {
    let count = |delimiter: char| {
        let mut quoted = false;
        let mut found = 0;
        for c in text.lines().filter(|line| !line.trim().is_empty()).take(HEADER_WITHIN).flat_map(str::chars)
        {
            match c {
                '"' => quoted = !quoted,
                c if c == delimiter && !quoted => found += 1,
                _ => {}
            }
        }
        found
    };
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| count(char::from(*delimiter)))
        .unwrap_or(b',')
}
