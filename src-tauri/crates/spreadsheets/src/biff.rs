//! The records of an old workbook: which cells there are, before anybody makes
//! room for them.

use crate::strings;
use crate::unreadable::Unreadable;
use std::io::{self, Write};
use std::ops::RangeInclusive;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const FILE_PASS: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const LOOKS: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const ROW: u16 = 0x0208;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027E;
const MANY_RK: u16 = 0x00BD;
const LABEL_OF_STRINGS: u16 = 0x00FD;
const RICH_LABEL: u16 = 0x00D6;

const NOT_AVAILABLE: u8 = 0x2A;
/// More pieces than this were cut to keep their reader busy.
const MAX_PIECES: usize = 10_000;
/// What is held as empty cells at once while a part of a sheet is read.
const AREA_AT_ONCE: u64 = 1 << 18;
const END_OF_SHEET: [u8; 4] = [0x0A, 0, 0, 0];

#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// Every record from a place on, up to the first that is cut off.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut place = from;
    std::iter::from_fn(move || {
        let head = stream.get(place..place.checked_add(4)?)?;
        let length = usize::from(number(head, 2)?);
        let start = place + 4;
        let data = stream.get(start..start + length)?;
        place = start + length;
        Some(Record { kind: number(head, 0)?, data })
    })
}

fn number(data: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(place..place + 2)?.try_into().ok()?))
}

/// The book's own records, and where its sheets begin.
pub struct Book<'a> {
    stream: &'a [u8],
    globals: Vec<Record<'a>>,
    globals_size: usize,
    strings_size: usize,
}

impl<'a> Book<'a> {
    pub fn of(stream: &'a [u8]) -> Result<Self, Unreadable> {
        let (mut globals, mut globals_size, mut pieces) = (Vec::new(), 0, Vec::new());
        let mut goes_on = false;
        let mut ended = false;
        for record in records(stream, 0) {
            match record.kind {
                FILE_PASS => return Err(Unreadable::Password),
                EOF => {
                    ended = true;
                    break;
                }
                CONTINUE if goes_on => pieces.push(record.data),
                STRINGS => {
                    goes_on = true;
                    pieces.push(record.data);
                }
                // Names, pictures and the rest say nothing of the cells, and a
                // damaged one of them would keep the whole book from being read.
                CODE_PAGE | DATE_MODE | FORMAT | LOOKS | BOUND_SHEET | BOF => goes_on = false,
                _ => {
                    goes_on = false;
                    continue;
                }
            }
            if record.kind != CONTINUE || goes_on {
                globals_size += record.data.len() + 4;
                globals.push(record);
            }
        }
        if !ended || globals.first().is_none_or(|first| first.kind != BOF) {
            return Err(Unreadable::Damaged);
        }
        if pieces.len() > MAX_PIECES || strings::are_too_many(&pieces) {
            return Err(Unreadable::TooDemanding);
        }
        let strings_size = pieces.iter().map(|piece| piece.len() + 4).sum();
        Ok(Self { stream, globals, globals_size, strings_size })
    }

    /// About how many bytes are written at most for one sheet.
    pub const fn size(&self) -> usize {
        self.stream.len()
    }

    /// Where each sheet begins, in the order of the book.
    pub fn sheets(&self) -> Vec<usize> {
        let sheets = self.globals.iter().filter(|record| record.kind == BOUND_SHEET);
        sheets.map(|sheet| start_of(sheet.data).unwrap_or(usize::MAX)).collect()
    }

    /// Everything of a sheet but its cells.
    pub fn plan(&self, sheet: usize) -> Plan {
        let mut plan = Plan::default();
        let (mut counts, mut widest) = (Vec::<u32>::new(), 0);
        let mut waits = None;
        for record in self.records_of(sheet) {
            if record.kind == ROW
                && number(record.data, 12).is_some_and(|looks| looks & 0x20 != 0)
                && let Some(row) = number(record.data, 0)
            {
                plan.hidden.push(u32::from(row) + 1);
            }
            match record.kind {
                FORMULA if is_text_to_come(record.data) => waits = place_of(record.data),
                STRING => waits = None,
                _ => {
                    if is_cell(record.kind)
                        && let Some((row, column)) = waits.take()
                    {
                        plan.without_result.push((u32::from(row) + 1, u32::from(column) + 1));
                    }
                }
            }
            if let Some((row, columns)) = cells_of(&record) {
                let row = usize::from(row);
                if counts.len() <= row {
                    counts.resize(row + 1, 0);
                }
                counts[row] += u32::from(columns.end() - columns.start()) + 1;
                widest = widest.max(u64::from(*columns.end()) + 1);
            }
        }
        if let Some((row, column)) = waits {
            plan.without_result.push((u32::from(row) + 1, u32::from(column) + 1));
        }
        plan.parts = parts(&counts, widest);
        plan
    }

    /// Writes the book anew with the cells of one sheet's rows and no others.
    pub fn write(
        &self,
        to: &mut impl Write,
        sheet: Option<usize>,
        rows: &RangeInclusive<u16>,
    ) -> io::Result<()> {
        // Behind the book's own records, and those end with one that has
        // nothing in it.
        let empty = self.globals_size + END_OF_SHEET.len();
        let empty = if sheet.is_none() { empty - self.strings_size } else { empty };
        let kept = empty + END_OF_SHEET.len();
        let mut place = 0;
        for record in &self.globals {
            // Its names are all that is asked of a book without a sheet.
            if sheet.is_none() && matches!(record.kind, STRINGS | CONTINUE) {
                continue;
            }
            if record.kind == BOUND_SHEET && record.data.len() >= 4 {
                let start = if Some(place) == sheet { kept } else { empty };
                let start = u32::try_from(start).map_err(|_| io::ErrorKind::InvalidData)?;
                let data = [&start.to_le_bytes(), &record.data[4..]].concat();
                write_record(to, record.kind, &data)?;
                place += 1;
            } else {
                write_record(to, record.kind, record.data)?;
                place += usize::from(record.kind == BOUND_SHEET);
            }
        }
        to.write_all(&END_OF_SHEET)?;
        to.write_all(&END_OF_SHEET)?;
        let start = sheet.and_then(|sheet| self.sheets().get(sheet).copied());
        let mut formula = None;
        for record in start.into_iter().flat_map(|start| self.records_from(start)) {
            if record.kind == FORMULA && is_text_to_come(record.data) {
                formula = record.data.get(..6).filter(|_| holds(rows, record.data));
            } else if record.kind == STRING
                && let Some(place) = formula.take()
            {
                write_record(to, LABEL, &[place, record.data].concat())?;
            } else if is_cell(record.kind) && holds(rows, record.data) {
                write_cell(to, &record)?;
            }
        }
        to.write_all(&END_OF_SHEET)
    }

    fn records_of(&self, sheet: usize) -> impl Iterator<Item = Record<'a>> {
        self.records_from(self.sheets().get(sheet).copied().unwrap_or(usize::MAX))
    }

    /// The records of a sheet without those of charts that lie in it.
    fn records_from(&self, start: usize) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let mut depth = 0_usize;
        let mut records = records(self.stream, start);
        std::iter::from_fn(move || {
            loop {
                let record = records.next()?;
                match record.kind {
                    BOF => depth += 1,
                    EOF if depth <= 1 => return None,
                    EOF => depth -= 1,
                    _ if depth <= 1 => return Some(record),
                    _ => {}
                }
            }
        })
    }
}

/// What is known of a sheet before its cells are read.
#[derive(Debug, Default)]
pub struct Plan {
    /// Rows to read at once, so that what lies between them fits into memory.
    pub parts: Vec<RangeInclusive<u16>>,
    /// Numbers of rows, from 1.
    pub hidden: Vec<u32>,
    /// Rows and columns, from 1.
    pub without_result: Vec<(u32, u32)>,
}

fn parts(counts: &[u32], widest: u64) -> Vec<RangeInclusive<u16>> {
    let mut parts: Vec<RangeInclusive<u16>> = Vec::new();
    let filled = counts.iter().enumerate().filter(|(_, cells)| **cells > 0);
    for row in filled.filter_map(|(row, _)| u16::try_from(row).ok()) {
        match parts.last_mut() {
            Some(part) if (u64::from(row - part.start()) + 1) * widest <= AREA_AT_ONCE => {
                *part = *part.start()..=row;
            }
            _ => parts.push(row..=row),
        }
    }
    parts
}

fn start_of(bound_sheet: &[u8]) -> Option<usize> {
    let start = u32::from_le_bytes(bound_sheet.get(..4)?.try_into().ok()?);
    usize::try_from(start).ok()
}

fn is_cell(kind: u16) -> bool {
    matches!(kind, NUMBER | LABEL | BOOL_OR_ERROR | FORMULA | RK | MANY_RK | LABEL_OF_STRINGS | RICH_LABEL)
}

fn place_of(data: &[u8]) -> Option<(u16, u16)> {
    Some((number(data, 0)?, number(data, 2)?))
}

fn holds(rows: &RangeInclusive<u16>, data: &[u8]) -> bool {
    number(data, 0).is_some_and(|row| rows.contains(&row))
}

/// The places a record fills.
fn cells_of(record: &Record<'_>) -> Option<(u16, RangeInclusive<u16>)> {
    let (row, column) = place_of(record.data)?;
    if !is_cell(record.kind) {
        return None;
    }
    let last = match record.kind {
        MANY_RK => number(record.data, record.data.len().checked_sub(2)?)?.max(column),
        _ => column,
    };
    Some((row, column..=last))
}

/// The text of such a formula stands in a record of its own behind it.
fn is_text_to_come(formula: &[u8]) -> bool {
    matches!(formula.get(6..14), Some([0, .., 0xFF, 0xFF]))
}

fn write_record(to: &mut impl Write, kind: u16, data: &[u8]) -> io::Result<()> {
    let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
    to.write_all(&kind.to_le_bytes())?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&data[..usize::from(length)])
}

/// Writes a cell, a formula as what it came to. One that is cut short would
/// keep the rest from being read and is left out.
fn write_cell(to: &mut impl Write, record: &Record<'_>) -> io::Result<()> {
    let data = record.data;
    match (record.kind, data.len()) {
        (FORMULA, 14..) => match data[6..14] {
            [3, .., 0xFF, 0xFF] => Ok(()),
            [kind @ (1 | 2), _, value, .., 0xFF, 0xFF] => write_flag(to, &data[..6], value, kind == 2),
            [.., 0xFF, 0xFF] => Ok(()),
            _ => write_record(to, NUMBER, &data[..14]),
        },
        (BOOL_OR_ERROR, 8..) => write_flag(to, &data[..6], data[6], data[7] != 0),
        (NUMBER, 14..) | (RK | LABEL_OF_STRINGS, 10..) | (LABEL | RICH_LABEL, 8..) => {
            write_record(to, record.kind, data)
        }
        (MANY_RK, 12..) => match (number(data, 2), number(data, data.len() - 2)) {
            (Some(first), Some(last))
                if last >= first && data.len() == 6 + 6 * (usize::from(last - first) + 1) =>
            {
                write_record(to, MANY_RK, data)
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

fn write_flag(to: &mut impl Write, place: &[u8], value: u8, is_error: bool) -> io::Result<()> {
    let is_known = matches!(value, 0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B);
    let value = if is_error && !is_known { NOT_AVAILABLE } else { value };
    write_record(to, BOOL_OR_ERROR, &[place, &[value, u8::from(is_error)]].concat())
}
