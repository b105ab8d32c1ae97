//! The old .xls of the programs shops come from. Its reader makes room for every
//! place between a sheet's first cell and its last, on every sheet: it is given
//! one sheet only, some rows at a time.

use crate::biff::Book;
use crate::draft::Draft;
use crate::grid::Grid;
use crate::progress::{Progress, ReadRequest};
use crate::remark::Remark;
use crate::unreadable::Unreadable;
use crate::value::{Value, of};
use calamine::{Reader, Sheet, SheetType, SheetVisible, Xls, XlsError};
use cfb::{CompoundFile, Version};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{BufWriter, Cursor, Read, Write};
use std::ops::RangeInclusive;

type Workbook = Xls<Cursor<Vec<u8>>>;

pub(crate) fn read_ole(bytes: Cow<'_, [u8]>, request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    let stream = stream_of(&bytes)?;
    // The file itself is done with: what it holds is kept once.
    drop(bytes);
    read_stream(stream, request)
}

fn stream_of(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(Unreadable::Password);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    // Letters and slides come in the same container.
    let stream = file.open_stream(name.ok_or(Unreadable::Binary)?).map_err(|_| Unreadable::Damaged)?;
    let claimed = usize::try_from(stream.len()).unwrap_or(usize::MAX);
    let mut content = Vec::with_capacity(claimed.min(bytes.len()));
    // The file may end before its stream does, and still hold all of the cells.
    stream.take(bytes.len() as u64).read_to_end(&mut content).ok();
    if content.is_empty() { Err(Unreadable::Damaged) } else { Ok(content) }
}

pub(crate) fn read_stream(stream: Vec<u8>, request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    let book = Book::of(&stream)?;
    let starts = book.sheets();
    let described = open(&book, None, &(0..=0))?.sheets_metadata().to_vec();
    let is_sheet = |sheet: &Sheet| sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        described.iter().filter(|sheet| is_sheet(sheet)).map(|sheet| sheet.name.clone()).collect();
    if request.sheet.is_some_and(|request| !names.iter().any(|name| name == request)) {
        return Err(Unreadable::NoSheet);
    }
    let sheets = described.iter().enumerate().filter(|(_, sheet)| is_sheet(sheet));
    let (shown, hidden): (Vec<_>, Vec<_>) =
        sheets.partition(|(_, sheet)| sheet.visible == SheetVisible::Visible);
    let mut seen = HashSet::new();
    // A sheet nobody sees is read only where no other says anything.
    for (place, sheet) in shown.into_iter().chain(hidden) {
        let is_asked = request.sheet.is_none_or(|request| sheet.name == request);
        // Many names can be given to one sheet that takes long to read.
        if is_asked
            && seen.insert(starts.get(place))
            && let Some(grid) = read_sheet(&book, place, &sheet.name, request.progress)?
        {
            return Ok(Grid { sheets: names, sheet: Some(sheet.name.clone()), ..grid });
        }
    }
    Err(Unreadable::NoRows)
}

fn read_sheet(
    book: &Book<'_>,
    place: usize,
    name: &str,
    progress: Progress<'_>,
) -> Result<Option<Grid>, Unreadable> {
    let plan = book.plan(place);
    let mut draft = Draft::of_sheet(progress);
    plan.hidden.into_iter().for_each(|row| draft.hide(row));
    for (row, column) in plan.without_result {
        draft.remark(Remark::FormulaWithoutResult { row, column });
    }
    for rows in &plan.parts {
        let mut workbook = open(book, Some(place), rows)?;
        let range = workbook.worksheet_range(name).map_err(refused)?;
        drop(workbook);
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = |first: u32, place: usize| {
                u32::try_from(place).ok().and_then(|place| place.checked_add(first))
            };
            let row = at(first_row, row).ok_or(Unreadable::TooManyRows)?;
            let column = at(first_column, column).ok_or(Unreadable::TooManyColumns)?;
            match of(value) {
                Value::Text(text) => draft.put(row, column, &text)?,
                Value::Error(text) => {
                    let text = text.to_owned();
                    draft.remark(Remark::ErrorCell { row: row + 1, column: column + 1, text });
                }
            }
        }
    }
    draft.finish("xls")
}

/// The workbook with the cells of some rows of one sheet.
fn open(book: &Book<'_>, sheet: Option<usize>, rows: &RangeInclusive<u16>) -> Result<Workbook, Unreadable> {
    let written = || -> std::io::Result<Vec<u8>> {
        // A vector that grows by doubling would take half of it for nothing.
        let size = if sheet.is_some() { book.size() + (book.size() >> 5) + (1 << 14) } else { 0 };
        let space = Vec::with_capacity(size);
        let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(space))?;
        let mut stream = BufWriter::with_capacity(1 << 16, file.create_stream("/Workbook")?);
        book.write(&mut stream, sheet, rows)?;
        stream.flush()?;
        drop(stream);
        file.flush()?;
        let mut bytes = file.into_inner().into_inner();
        bytes.shrink_to_fit();
        Ok(bytes)
    };
    let bytes = written().map_err(|_| Unreadable::Damaged)?;
    Xls::new(Cursor::new(bytes)).map_err(refused)
}

/// What exactly is wrong inside the file helps nobody at the counter.
fn refused(error: XlsError) -> Unreadable {
    if matches!(error, XlsError::Password) { Unreadable::Password } else { Unreadable::Damaged }
}
