//! Reading a stranger's file: outside of every lock and, where the program can,
//! in a process of its own, so that no file takes the shop along.

use super::table::{Table, refusal_of, unreadable};
use super::{ImportFile, columns};
use crate::sent::{bytes_of, grid_of};
use kernel::error::Result;
use kernel::tasks::Progress;

/// The rows read so far are told as done; how many there are is not known yet.
pub(crate) fn table_of(ask: &ImportFile, progress: &Progress) -> Result<Table> {
    let table = read_table(ask, |rows| {
        progress.at(rows as usize);
        progress.go_on().is_ok()
    })?;
    progress.at(0);
    Ok(table)
}

fn read_table(ask: &ImportFile, go_on: impl Fn(u32) -> bool) -> Result<Table> {
    let bytes = bytes_of(&ask.content)?;
    let grid = grid_of(&bytes, ask.sheet.as_deref(), go_on)?;
    drop(bytes);
    let grid = grid.map_err(refusal_of)?;
    if grid.is_empty() {
        return Err(unreadable("no_rows").into());
    }
    let known = |name: &str| columns::usual_field(ask.kind, name).is_some();
    Ok(Table::of(grid, known)?)
}
