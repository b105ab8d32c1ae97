//! What the rows of a file would become, before any of them does.

use super::importer::{Importer, shown};
use super::prices::Prices;
use super::report::{count, remarks_of};
use super::table::Table;
use super::{ImportFile, ImportPreview, ImportRow, columns, prices, reading};
use kernel::checksum::checksum;
use kernel::clock::present_in;
use kernel::error::Result;
use kernel::host::Task;
use kernel::tasks::{TaskKind, TaskStatus};

const FIRST_ROWS: usize = 10;
const ROWS_AT_A_LOOK: usize = 200;
const MAX_SHOWN: usize = 200;

/// Tells what the rows of a file would become. It reads where it holds up
/// nobody, on a thread of its own, and can be called off; its result is the
/// preview.
///
/// # Errors
/// What `Task::spawn` refuses. What is wrong with the file is told by the task.
pub fn preview_import(cx: &Task, ask: ImportFile) -> Result<TaskStatus> {
    cx.spawn(TaskKind::PreviewImport, move |shop, _, progress| {
        let table = reading::table_of(&ask, progress)?;
        let sum = checksum(&ask.content);
        let (mapping, came_in_at, now, prices_from) = shop.db.read(|r| -> Result<_> {
            Ok((
                columns::mapping_of(r, &ask, &table)?,
                r.file_came_in(&sum)?,
                present_in(r, shop.clock.as_ref())?,
                prices::day_of(r, shop, &ask)?,
            ))
        })?;
        progress.total(table.len());
        let what = (ask.kind, ask.known.unwrap_or_default());
        let mut importer = Importer::of(what, &table, &mapping, now).with_prices_from(prices_from);
        importer.prices = Some(Prices::default());
        let mut rows = table.rows().peekable();
        // A short look at the file at a time: a restore waits for the longest.
        while rows.peek().is_some() {
            shop.db.read(|r| -> Result<_> {
                for row in rows.by_ref().take(ROWS_AT_A_LOOK) {
                    importer.read_row(r, &row)?;
                    progress.step()?;
                }
                Ok(())
            })?;
        }
        Ok(ImportPreview {
            rows: count(table.len()),
            coming_in: importer.records,
            known_rows: importer.known_rows,
            updated: importer.updated,
            skipped: importer.skipped,
            came_in_at,
            prices: importer.prices.and_then(Prices::shown),
            warned: count(importer.warned.len()),
            remarks: remarks_of(ask.kind, &table, &mapping),
            sample: sample(&table, importer.warned),
            fields: columns::fields(ask.kind),
            required_missing: columns::required_missing(ask.kind, &mapping),
            noteless: ask.kind.is_noteless(),
            encoding: table.encoding.clone(),
            sheets: table.sheets.clone(),
            headers: table.headers.clone(),
            mapping,
        })
    })
}

/// The first rows, whatever they are, and the rows with warnings.
fn sample(table: &Table, warned: Vec<ImportRow>) -> Vec<ImportRow> {
    let numbers: std::collections::HashSet<i64> = warned.iter().map(|row| row.number).collect();
    let first = table.rows().take(FIRST_ROWS).filter(|row| !numbers.contains(&row.number));
    let mut sample: Vec<ImportRow> = first.map(|row| shown(&row, Vec::new())).chain(warned).collect();
    sample.sort_by_key(|row| row.number);
    sample.truncate(MAX_SHOWN);
    sample
}
