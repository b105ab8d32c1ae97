//! Plain text: cells between commas, semicolons or tabs. A page or an XML file
//! under another name is found out here and read elsewhere.

use crate::draft::Draft;
use crate::encoding::{declared, decoded};
use crate::grid::Grid;
use crate::progress::{Progress, ReadRequest};
use crate::quotes::{Extent, Quotes};
use crate::remark::Remark;
use crate::unreadable::Unreadable;
use crate::{page, xml};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The first lines tell what separates the cells.
const TELLING_LINES: usize = 10;

/// Reads a file of text: a table, a page of HTML or a workbook written as XML.
///
/// # Errors
/// `UnknownEncoding` or `Binary` for what is no text, `NoSheet` where a table is asked for one,
/// and what the reader of its kind refuses.
pub fn read(bytes: &[u8], request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    let is_markup = bytes.iter().take(64).any(|byte| *byte == b'<');
    let decoded = decoded(bytes, declared(bytes).filter(|_| is_markup))?;
    if xml::is_workbook(&decoded.text) {
        return xml::read(&decoded.text, request);
    }
    if request.sheet.is_some() {
        return Err(Unreadable::NoSheet);
    }
    if page::is_page(&decoded.text) {
        return page::read(&decoded.text, request.progress);
    }
    read_table(&decoded.text, decoded.encoding, request.progress)
}

fn read_table(text: &str, encoding: &str, progress: Progress<'_>) -> Result<Grid, Unreadable> {
    let mut lines = match separator_line(text) {
        Some((delimiter, start)) => {
            let mut lines = Lines::new(text, delimiter, Draft::of_lines(2, progress));
            lines.start = start;
            lines.draft.remark(Remark::SeparatorLine);
            lines.first = 2;
            lines
        }
        None => Lines::new(text, delimiter_of(text), Draft::of_lines(1, progress)),
    };
    while lines.start < text.len() {
        lines.read_record()?;
    }
    if !text.ends_with(['\r', '\n']) {
        lines.remark_cut();
    }
    lines.draft.finish(encoding)?.ok_or(Unreadable::NoRows)
}

struct Lines<'a> {
    text: &'a str,
    delimiter: u8,
    quotes: Quotes<'a>,
    reader: Reader,
    cells: Vec<u8>,
    draft: Draft<'a>,
    start: usize,
    row: u32,
    first: u32,
    widths: Widths,
    /// The last row with anything in it.
    told: u32,
}

/// How many cells the rows have.
#[derive(Default)]
struct Widths {
    rows: usize,
    first: usize,
    last: usize,
    /// A row before the last one has others than the first.
    uneven: bool,
}

impl Widths {
    fn next(&mut self, cells: usize) {
        if self.rows == 0 {
            self.first = cells;
        } else {
            self.uneven |= self.last != self.first;
        }
        self.rows += 1;
        self.last = cells;
    }

    /// A header and rows that all have as many, and behind them one that has fewer.
    fn end_short(&self) -> bool {
        self.rows > 2 && !self.uneven && self.last < self.first
    }
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, delimiter: u8, draft: Draft<'a>) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let quotes = Quotes::new(text, delimiter);
        let (cells, widths) = (Vec::new(), Widths::default());
        Self { text, delimiter, quotes, reader, cells, draft, start: 0, row: 0, first: 1, widths, told: 0 }
    }

    fn read_record(&mut self) -> Result<(), Unreadable> {
        let text = self.text;
        let line = line_at(text, self.start);
        let between = char::from(self.delimiter);
        let (end, width) = if !line.contains('"') {
            (self.start + line.len(), self.put_all(line.split(between))?)
        } else {
            match self.quotes.extent(self.start) {
                Extent::Whole { end } => (end, self.put_quoted(&text[self.start..end])?),
                Extent::Torn { end } => {
                    let line = &text[self.start..end];
                    let width =
                        self.put_all(line.split(between).map(|text| text.trim().trim_matches('"')))?;
                    self.draft.remark(Remark::LostQuote { row: self.row.saturating_add(self.first) });
                    (end, width)
                }
            }
        };
        if !line.trim_matches(|c: char| c.is_whitespace() || c.is_control()).is_empty() {
            self.widths.next(width);
            self.told = self.row;
        }
        self.row = self.row.saturating_add(1);
        self.start = end + line_break_at(text, end);
        Ok(())
    }

    /// Says that the file ends in the middle of a row, where it does.
    fn remark_cut(&mut self) {
        if self.widths.end_short() {
            self.draft.remark(Remark::CutOff { row: self.told.saturating_add(self.first) });
        }
    }

    /// How many cells there were.
    fn put_quoted(&mut self, record: &str) -> Result<usize, Unreadable> {
        let mut cells = std::mem::take(&mut self.cells);
        cells.resize(record.len() + 1, 0);
        let mut ends = [0; crate::MAX_COLUMNS as usize * 4];
        self.reader.reset();
        let (result, _, written, mut count) =
            self.reader.read_record(record.as_bytes(), &mut cells, &mut ends);
        let result = match result {
            // The line's end is left out of the record.
            ReadRecordResult::InputEmpty => {
                let (result, _, _, more) =
                    self.reader.read_record(&[], &mut cells[written..], &mut ends[count..]);
                count += more;
                result
            }
            other => other,
        };
        if result == ReadRecordResult::OutputEndsFull {
            return Err(Unreadable::TooManyColumns);
        }
        let mut from = 0;
        for (column, end) in ends[..count].iter().enumerate() {
            let cell = std::str::from_utf8(&cells[from..*end]).map_err(|_| Unreadable::Damaged)?;
            self.put(column, cell)?;
            from = *end;
        }
        self.cells = cells;
        Ok(count)
    }

    /// How many cells there were.
    fn put_all<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> Result<usize, Unreadable> {
        let mut count = 0;
        for (column, cell) in cells.enumerate() {
            self.put(column, cell)?;
            count = column + 1;
        }
        Ok(count)
    }

    fn put(&mut self, column: usize, cell: &str) -> Result<(), Unreadable> {
        let column = u32::try_from(column).map_err(|_| Unreadable::TooManyColumns)?;
        self.draft.put(self.row, column, cell)?;
        if cell.contains(char::REPLACEMENT_CHARACTER) {
            let row = self.row.saturating_add(self.first);
            self.draft.remark(Remark::BrokenCharacter { row, column: column + 1 });
        }
        Ok(())
    }
}

/// The line without its end.
fn line_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    rest.find(['\r', '\n']).map_or(rest, |end| &rest[..end])
}

fn line_break_at(text: &str, place: usize) -> usize {
    match text.as_bytes()[place..] {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}

/// A first line `sep=;` is a word to the spreadsheet; rows start behind it.
fn separator_line(text: &str) -> Option<(u8, usize)> {
    let line = line_at(text, 0);
    let said = line.trim_end().trim_matches('"');
    let (key, delimiter) = said.split_at_checked(4)?;
    let delimiter = match delimiter.as_bytes() {
        [] if line.contains("=\t") => b'\t',
        [delimiter] if delimiter.is_ascii_punctuation() || *delimiter == b'\t' => *delimiter,
        _ => return None,
    };
    let start = line.len() + line_break_at(text, line.len());
    (key.eq_ignore_ascii_case("sep=") && delimiter != b'"').then_some((delimiter, start))
}

/// The most frequent of the usual ones in the first lines, outside of quotes.
fn delimiter_of(text: &str) -> u8 {
    let mut found = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut quoted = false;
    let telling = text.lines().filter(|line| !line.trim().is_empty()).take(TELLING_LINES);
    for byte in telling.flat_map(str::bytes) {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some((_, count)) = found.iter_mut().find(|(delimiter, _)| *delimiter == byte)
        {
            *count += 1;
        }
    }
    found.into_iter().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| delimiter)
}
