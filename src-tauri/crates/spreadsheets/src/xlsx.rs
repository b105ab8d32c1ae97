//! The workbooks of today, cell by cell: a range with one cell far away would
//! not fit anywhere.

use crate::draft::Draft;
use crate::grid::Grid;
use crate::package::{Package, SheetFlags};
use crate::progress::{Progress, ReadRequest};
use crate::remark::Remark;
use crate::unreadable::Unreadable;
use crate::value::{Value, of_ref};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::HashSet;
use std::io::Cursor;

/// Reads a workbook of today.
///
/// # Errors
/// `NoSheet` where the asked one is not in it, `NoRows` where none says anything; a workbook
/// that is damaged, behind a password or more demanding than is read.
pub fn read(bytes: &[u8], request: ReadRequest<'_>) -> Result<Grid, Unreadable> {
    let mut package = Package::open(bytes)?;
    package.check_lists()?;
    let parts = package.sheets();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) =
        sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if request.sheet.is_some_and(|request| !names.iter().any(|name| name == request)) {
        return Err(Unreadable::NoSheet);
    }
    let mut seen = HashSet::new();
    // A sheet nobody sees is read only where no other says anything.
    for sheet in
        shown.iter().chain(&hidden).filter(|sheet| request.sheet.is_none_or(|request| sheet.name == request))
    {
        let part = parts.iter().find(|part| part.name == sheet.name).map(|found| found.part.as_str());
        // Many names can be given to one sheet that takes long to read.
        if !seen.insert(part.unwrap_or(&sheet.name)) {
            continue;
        }
        let flags = part.map(|part| package.scan(part)).transpose()?.unwrap_or_default();
        if let Some(grid) = read_sheet(&mut book, &sheet.name, flags, request.progress)? {
            return Ok(Grid { sheets: names, sheet: Some(sheet.name.clone()), ..grid });
        }
    }
    Err(Unreadable::NoRows)
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    flags: SheetFlags,
    progress: Progress<'_>,
) -> Result<Option<Grid>, Unreadable> {
    let mut draft = Draft::of_sheet(progress);
    flags.hidden.into_iter().for_each(|row| draft.hide(row));
    for (row, column) in flags.without_result {
        draft.remark(Remark::FormulaWithoutResult { row, column });
    }
    let mut cells = book.worksheet_cells_reader(name).map_err(refused)?;
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        match of_ref(cell.get_value()) {
            Value::Text(text) => draft.put(row, column, &text)?,
            Value::Error(text) => {
                let text = text.to_owned();
                draft.remark(Remark::ErrorCell { row: row + 1, column: column + 1, text });
            }
        }
    }
    draft.finish("xlsx")
}

/// What exactly is wrong inside the archive helps nobody at the counter.
fn refused(error: XlsxError) -> Unreadable {
    if matches!(error, XlsxError::Password) { Unreadable::Password } else { Unreadable::Damaged }
}
