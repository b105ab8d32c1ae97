//! One pass over a sheet's XML. What is not written over is copied byte by byte:
//! looks, widths, merged heads, lists to choose from, and whatever a later version
//! of the format puts there.

use super::cells;
use super::row::{Filled, FilledRow};
use crate::package::{attribute, column_of};
use crate::unreadable::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::ops::Range;

const MAX_TAGS: usize = 2_000_000;
/// The last row and column a spreadsheet has.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;

/// A cell as it stands in the sheet.
struct Cell {
    column: u32,
    look: Option<String>,
    place: Range<usize>,
}

/// A row that is being read and gets cells.
struct Open {
    head: Range<usize>,
    row: FilledRow,
    cells: Vec<Cell>,
}

struct Edit<'a> {
    xml: &'a str,
    out: String,
    /// Up to here the sheet is copied.
    copied: usize,
    rows: std::iter::Peekable<std::vec::IntoIter<FilledRow>>,
    /// How the sheet names the tags of its namespace.
    prefix: String,
    last_row: u32,
    /// The looks of the first row that gets cells: those that follow look alike.
    looks: HashMap<u32, String>,
    /// Whether that row is past.
    has_looks: bool,
    /// Looks of whole columns, for places that have none of their own.
    columns: Vec<(u32, u32, String)>,
    widest: u32,
    lowest: u32,
}

/// The sheet with these rows in it, each in its place.
pub(crate) fn with_rows(xml: &str, rows: &[FilledRow]) -> Result<String, Unreadable> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.number);
    let in_order = rows.windows(2).all(|two| two[0].number < two[1].number);
    let fits = |row: &FilledRow| {
        (1..=LAST_ROW).contains(&row.number) && row.cells.iter().all(|(column, _)| *column < LAST_COLUMN)
    };
    if !in_order || !rows.iter().all(fits) {
        return Err(Unreadable::TooManyRows);
    }
    for row in &mut rows {
        row.cells.sort_by_key(|(column, _)| *column);
        row.cells.dedup_by_key(|(column, _)| *column);
    }
    let widest = rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column).max().unwrap_or_default();
    let lowest = rows.last().map_or(1, |row| row.number);
    Edit {
        xml,
        out: String::with_capacity(xml.len() + rows.len() * 512),
        copied: 0,
        rows: rows.into_iter().peekable(),
        prefix: String::new(),
        last_row: 0,
        looks: HashMap::new(),
        has_looks: false,
        columns: Vec::new(),
        widest,
        lowest,
    }
    .done()
}

impl Edit<'_> {
    fn done(mut self) -> Result<String, Unreadable> {
        let mut reader = Reader::from_str(self.xml);
        reader.config_mut().check_end_names = false;
        let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let (mut in_rows, mut seen, mut tags) = (false, false, 0);
        let mut open: Option<Open> = None;
        let mut cell: Option<Cell> = None;
        let mut last_column = 0;
        loop {
            let from = place(&reader);
            let event = reader.read_event().map_err(|_| Unreadable::Damaged)?;
            let to = place(&reader);
            tags += 1;
            if tags > MAX_TAGS {
                return Err(Unreadable::TooDemanding);
            }
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "dimension" if !seen => self.widen(&tag, from..to),
                    "col" if !seen => self.column(&tag),
                    "sheetData" if !seen => {
                        seen = true;
                        let name = tag.name().as_ref().to_owned();
                        self.prefix = name.strip_suffix("sheetData").unwrap_or_default().to_owned();
                        if is_empty {
                            self.copy_to(from);
                            self.out.push_str(&format!("<{name}>"));
                            self.put_rows_before(u32::MAX);
                            self.out.push_str(&format!("</{name}>"));
                            self.copied = to;
                        } else {
                            in_rows = true;
                        }
                    }
                    "row" if in_rows => {
                        open = self.begin(&tag, from..to)?;
                        last_column = 0;
                        if is_empty && let Some(row) = open.take() {
                            self.fill_blank(&row, to);
                        }
                    }
                    "c" if open.is_some() && cell.is_none() => {
                        let column =
                            attribute(&tag, "r").and_then(|r| column_of(&r)).unwrap_or(last_column + 1);
                        last_column = column;
                        let look =
                            attribute(&tag, "s").filter(|look| is_number(look)).map(|look| look.into_owned());
                        let column = column.checked_sub(1).ok_or(Unreadable::Damaged)?;
                        let begun = Cell { column, look, place: from..to };
                        match open.as_mut() {
                            Some(open) if is_empty => open.cells.push(begun),
                            _ => cell = Some(begun),
                        }
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        if let (Some(open), Some(done)) = (open.as_mut(), cell.take()) {
                            open.cells.push(Cell { place: done.place.start..to, ..done });
                        }
                    }
                    "row" => {
                        if let Some(row) = open.take() {
                            self.fill(row, to)?;
                        }
                    }
                    "sheetData" if in_rows => {
                        in_rows = false;
                        self.copy_to(from);
                        self.put_rows_before(u32::MAX);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if !seen || in_rows || open.is_some() || self.rows.peek().is_some() {
            return Err(Unreadable::Damaged);
        }
        self.copy_to(self.xml.len());
        Ok(self.out)
    }

    fn copy_to(&mut self, place: usize) {
        self.out.push_str(self.xml.get(self.copied..place).unwrap_or_default());
        self.copied = place;
    }

    /// Programs believe the sheet to end where it says so.
    fn widen(&mut self, tag: &BytesStart<'_>, place: Range<usize>) {
        let Some(old) = attribute(tag, "ref") else { return };
        let corner = old.rsplit(':').next().unwrap_or_default();
        let letters = corner.trim_end_matches(|c: char| c.is_ascii_digit());
        let row = corner.strip_prefix(letters).and_then(|row| row.parse::<u32>().ok());
        let (Some(column), Some(row)) = (column_of(corner), row) else { return };
        let first = old.split(':').next().unwrap_or_default();
        let column = column.saturating_sub(1).max(self.widest);
        let new = format!("{first}:{}{}", cells::letters_of(column), row.max(self.lowest));
        self.copy_to(place.start);
        let text = self.xml.get(place.clone()).unwrap_or_default();
        self.out.push_str(&text.replacen(&format!("\"{old}\""), &format!("\"{new}\""), 1));
        self.copied = place.end;
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        let number = |name| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
        let look = attribute(tag, "style").filter(|look| is_number(look));
        if let (Some(from), Some(to), Some(look)) = (number("min"), number("max"), look)
            && self.columns.len() < LAST_COLUMN as usize
        {
            self.columns.push((from, to, look.into_owned()));
        }
    }

    /// A row begins. Those that come before it and are not there yet are written.
    fn begin(&mut self, tag: &BytesStart<'_>, head: Range<usize>) -> Result<Option<Open>, Unreadable> {
        let number = attribute(tag, "r").and_then(|r| r.parse().ok()).unwrap_or(self.last_row + 1);
        if number <= self.last_row {
            return Err(Unreadable::Damaged);
        }
        self.last_row = number;
        if self.rows.peek().is_some_and(|row| row.number < number) {
            self.copy_to(head.start);
            self.put_rows_before(number);
        }
        let row = self.rows.next_if(|row| row.number == number);
        Ok(row.map(|row| Open { head, row, cells: Vec::new() }))
    }

    fn put_rows_before(&mut self, number: u32) {
        while let Some(row) = self.rows.next_if(|row| row.number < number) {
            self.has_looks = true;
            let prefix = self.prefix.clone();
            self.out.push_str(&format!("<{prefix}row r=\"{}\">", row.number));
            for (column, value) in &row.cells {
                self.put(row.number, *column, None, value);
            }
            self.out.push_str(&format!("</{prefix}row>"));
        }
    }

    fn put(&mut self, row: u32, column: u32, own: Option<&str>, value: &Filled) {
        let of_column =
            || self.columns.iter().find(|(from, to, _)| (*from..=*to).contains(&(column + 1))).map(|c| &c.2);
        let look = own.or_else(|| self.looks.get(&column).or_else(of_column).map(String::as_str));
        let look = look.map(str::to_owned);
        cells::write(&mut self.out, &self.prefix, row, column, look.as_deref(), value);
    }

    /// `<row …/>` with a height and no cells.
    fn fill_blank(&mut self, open: &Open, to: usize) {
        self.has_looks = true;
        self.copy_to(open.head.start);
        let head = self.xml.get(open.head.clone()).unwrap_or_default();
        let head = head.strip_suffix("/>").unwrap_or(head).trim_end();
        self.out.push_str(&format!("{head}>"));
        for (column, value) in &open.row.cells {
            self.put(open.row.number, *column, None, value);
        }
        self.out.push_str(&format!("</{}row>", self.prefix));
        self.copied = to;
    }

    /// The row's own cells and the new ones, in the order of the columns.
    fn fill(&mut self, open: Open, to: usize) -> Result<(), Unreadable> {
        let Open { head, row, cells } = open;
        if !cells.windows(2).all(|two| two[0].column < two[1].column) {
            return Err(Unreadable::Damaged);
        }
        if !self.has_looks {
            self.has_looks = true;
            let looks = cells.iter().filter_map(|cell| Some((cell.column, cell.look.clone()?)));
            self.looks = looks.collect();
        }
        self.copy_to(head.end);
        let mut new = row.cells.iter().peekable();
        // What lies between the cells and behind them is nobody's to take out.
        for cell in &cells {
            self.copy_to(cell.place.start);
            while let Some((column, value)) = new.next_if(|(column, _)| *column < cell.column) {
                self.put(row.number, *column, None, value);
            }
            match new.next_if(|(column, _)| *column == cell.column) {
                Some((column, value)) => self.put(row.number, *column, cell.look.as_deref(), value),
                None => self.out.push_str(self.xml.get(cell.place.clone()).unwrap_or_default()),
            }
            self.copied = cell.place.end;
        }
        for (column, value) in new {
            self.put(row.number, *column, None, value);
        }
        self.copy_to(to);
        Ok(())
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
