//! What an import brings up to date in rows the shop had before: written when
//! everything else is in, and put back when the import is taken out. Both are
//! done at once: nobody sees a part of it.

use super::known::{Fields, merged};
use chrono::NaiveDate;
use domain::customer::Customer;
use domain::ids::ImportId;
use domain::vehicle::Vehicle;
use kernel::error::Result;
use kernel::tasks::Progress;
use serde_json::Value;
use storage::imports::ImportUpdate;
use storage::quiet::YieldCheck;
use storage::{StorageError, Writer};

/// So many are looked up at a time.
const AT_A_LOOK: i64 = 50;

/// False when the counter waits before all of it is written.
pub(crate) fn write_all(
    w: &Writer<'_>,
    import: ImportId,
    today: NaiveDate,
    yield_check: &YieldCheck<'_>,
    progress: &Progress,
) -> Result<bool> {
    each(w, import, false, yield_check, |mut update| {
        progress.step()?;
        (update.before, update.row_version) = with(w, &update, &update.after, today)?;
        w.update(&update)?;
        Ok(())
    })
}

/// A row that somebody changed since is theirs, and stays as it is.
pub(crate) fn take_back(
    w: &Writer<'_>,
    import: ImportId,
    today: NaiveDate,
    yield_check: &YieldCheck<'_>,
) -> Result<bool> {
    each(w, import, true, yield_check, |update| {
        // As it stands by now: the change after it may just have been put back.
        let update: ImportUpdate = w.get(update.id)?;
        if version_of(w, &update)? == Some(update.row_version) {
            let (_, version) = with(w, &update, &update.before, today)?;
            // Two rows of one list may have changed it, one after the other: what
            // the first left is what stands again now.
            w.import_left_row_at(&update, version)?;
        }
        w.delete::<ImportUpdate>(update.id)?;
        Ok(())
    })
}

fn each(
    w: &Writer<'_>,
    import: ImportId,
    written: bool,
    yield_check: &YieldCheck<'_>,
    mut work: impl FnMut(ImportUpdate) -> Result<()>,
) -> Result<bool> {
    loop {
        let some = w.import_updates(import, written, AT_A_LOOK)?;
        if some.is_empty() {
            return Ok(true);
        }
        for update in some {
            if yield_check.waits() {
                return Ok(false);
            }
            work(update)?;
        }
    }
}

fn version_of(w: &Writer<'_>, update: &ImportUpdate) -> Result<Option<i64>> {
    let version = match update.entity.as_str() {
        "customer" => w.get::<Customer>(update.entity_id).map(|row| row.version),
        _ => w.get::<Vehicle>(update.entity_id).map(|row| row.version),
    };
    match version {
        Ok(version) => Ok(Some(version)),
        Err(StorageError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes the fields; answers what they were, and the version of the row now.
fn with(w: &Writer<'_>, update: &ImportUpdate, fields: &Value, today: NaiveDate) -> Result<(Value, i64)> {
    let fields: Fields = serde_json::from_value(fields.clone())?;
    let id = update.entity_id;
    Ok(match update.entity.as_str() {
        "customer" => {
            let (mut row, before) = merged(&w.get::<Customer>(id)?, &fields)?;
            crate::records::customers::store(w, &mut row)?;
            (Value::Object(before), row.version)
        }
        _ => {
            let (mut row, before) = merged(&w.get::<Vehicle>(id)?, &fields)?;
            crate::records::vehicles::store(w, &mut row, today)?;
            (Value::Object(before), row.version)
        }
    })
}
