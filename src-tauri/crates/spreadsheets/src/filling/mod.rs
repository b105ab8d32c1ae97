//! Rows put into somebody's own workbook. The parts of the sheets that get rows are
//! edited where the rows go; every other part goes over as it is, packed as it was.

mod cells;
mod edit;
mod row;

pub(crate) use cells::write as write_cell;
pub use row::{Filled, FilledRow};

use crate::kind::{self, Kind};
use crate::package::Package;
use crate::unreadable::Unreadable;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A template has some hundred rows that are made ready; this is fifty of them.
const MAX_SHEET: u64 = 16 << 20;
/// What a template has beside its sheets: looks, texts, pictures.
const MAX_PARTS: usize = 1_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledSheet {
    pub name: String,
    pub rows: Vec<FilledRow>,
}

/// The sheets of a workbook that people see, in its order.
///
/// # Errors
/// Whatever is no workbook of today.
pub fn visible_sheets(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let parts = open(bytes)?.sheets();
    Ok(parts.into_iter().filter(|sheet| !sheet.is_hidden).map(|sheet| sheet.name).collect())
}

/// The workbook with these rows in it.
///
/// # Errors
/// Whatever is no workbook of today, is damaged, or unpacks to more than a template
/// does; a sheet that is not in it.
pub fn filled(bytes: &[u8], sheets: &[FilledSheet]) -> Result<Vec<u8>, Unreadable> {
    let mut package = open(bytes)?;
    let parts = package.sheets();
    let mut made: Vec<(String, String)> = Vec::new();
    for sheet in sheets {
        let part = parts.iter().find(|part| part.name == sheet.name).ok_or(Unreadable::NoSheet)?;
        // Two names may lie in one part: its second rows would be written over the first.
        let place = package.place_of(&part.part).ok_or(Unreadable::Damaged)?;
        if made.iter().any(|(known, _)| *known == place) {
            return Err(Unreadable::Damaged);
        }
        let xml = package.text_of(&part.part, MAX_SHEET)?;
        made.push((place, edit::with_rows(&xml, &sheet.rows)?));
    }
    packed(bytes, &made).ok_or(Unreadable::Damaged)
}

fn open(bytes: &[u8]) -> Result<Package<'_>, Unreadable> {
    match kind::of(bytes)? {
        Kind::Zip => Package::open(bytes),
        Kind::Ole | Kind::Biff | Kind::Text => Err(Unreadable::OtherZip),
    }
}

/// The same archive with these parts in place of its own of those names.
fn packed(bytes: &[u8], made: &[(String, String)]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MAX_PARTS {
        return None;
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        let name = part.name().ok()?.into_owned();
        match made.iter().find(|(known, _)| *known == name) {
            Some((_, xml)) => {
                let mut options =
                    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                if let Some(at) = part.last_modified() {
                    options = options.last_modified_time(at);
                }
                drop(part);
                zip.start_file(name, options).ok()?;
                zip.write_all(xml.as_bytes()).ok()?;
            }
            None => zip.raw_copy_file(part).ok()?,
        }
    }
    Some(zip.finish().ok()?.into_inner())
}
