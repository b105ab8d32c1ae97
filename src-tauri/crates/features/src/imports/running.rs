//! A file comes in, and goes out again.

use super::portions::{self, ImportOrder};
use super::{AskImport, ImportFile, columns, prices, reading};
use domain::refusal::{MAX_NAME_LEN, Refusal, required};
use kernel::checksum::checksum;
use kernel::error::Result;
use kernel::host::Task;
use kernel::tasks::{TaskKind, TaskStatus};
use storage::imports::Import;

/// Takes the file in on a thread of its own; its result is the report. The file
/// is read there too: nobody waits for it, and it can be called off.
///
/// # Errors
/// `BadField` without a name of the file, and what `Task::spawn` refuses. What is wrong with
/// the file is told by the task.
pub fn run_import(cx: &Task, ask: ImportFile) -> Result<TaskStatus> {
    let person = cx.person.ok_or(Refusal::NotSignedIn)?.id;
    let file_name = required("file_name", &ask.file_name, MAX_NAME_LEN)?;
    cx.spawn(TaskKind::Import, move |shop, session, progress| {
        let table = reading::table_of(&ask, progress)?;
        let (mapping, prices_from) = shop.db.read(|r| -> Result<_> {
            Ok((columns::mapping_of(r, &ask, &table)?, prices::day_of(r, shop, &ask)?))
        })?;
        if let Some(field) = columns::required_missing(ask.kind, &mapping).pop() {
            return Err(Refusal::ColumnMissing { field }.into());
        }
        let (kind, known, content_sum) = (ask.kind, ask.known.unwrap_or_default(), checksum(&ask.content));
        // The text of the file is long, and read.
        drop(ask);
        let asked = ImportOrder { kind, known, content_sum, file_name, person, mapping, prices_from };
        portions::import_rows(shop, session, progress, &asked, &table)
    })
}

/// Takes out again what a file brought, on a thread of its own.
///
/// # Errors
/// `NotFound` where there is no such import, and what `Task::spawn` refuses.
pub fn undo_import(cx: &Task, ask: AskImport) -> Result<TaskStatus> {
    // An import nobody knows is refused at once.
    cx.shop.db.read(|r| r.get::<Import>(ask.id.0))?;
    cx.spawn(TaskKind::UndoImport, move |shop, session, progress| {
        portions::undo(shop, session, progress, ask.id)
    })
}
