//! What an import brings up to date in rows the shop had before: written when
//! everything else is in, and put back when the import is taken out.

use super::known::{Fields, merged};
use chrono::NaiveDate;
use domain::customer::Customer;
use domain::dates::{ShopZone, local_day};
use domain::ids::ImportId;
use domain::vehicle::Vehicle;
use kernel::PORTION;
use kernel::error::Result;
use kernel::sessions::Session;
use kernel::shop::Shop;
use kernel::tasks::Progress;
use serde_json::Value;
use std::time::Instant;
use storage::imports::ImportUpdate;
use storage::{StorageError, Writer};

/// So many are looked up at a time.
const AT_A_LOOK: i64 = 50;

pub fn write_all(
    shop: &Shop,
    session: &Session,
    progress: &Progress,
    import: ImportId,
    zone: ShopZone,
) -> Result<()> {
    each(shop, session, "run_import", import, false, |w, mut update| {
        progress.step()?;
        let today = local_day(w.at(), zone);
        (update.before, update.row_version) = with(w, &update, &update.after, today)?;
        w.update(&update)?;
        Ok(())
    })
}

/// A row that somebody changed since is theirs, and stays as it is.
pub fn take_back(shop: &Shop, session: &Session, import: ImportId, zone: ShopZone) -> Result<()> {
    each(shop, session, "undo_import", import, true, |w, update| {
        // As it stands by now: the change after it may just have been put back.
        let update: ImportUpdate = w.get(update.id)?;
        if version_of(w, &update)? == Some(update.row_version) {
            let (_, version) = with(w, &update, &update.before, local_day(w.at(), zone))?;
            // Two rows of one list may have changed it, one after the other: what
            // the first left is what stands again now.
            w.import_left_row_at(&update, version)?;
        }
        w.delete::<ImportUpdate>(update.id)?;
        Ok(())
    })?;
    each(shop, session, "undo_import", import, false, |w, update| Ok(w.delete::<ImportUpdate>(update.id)?))
}

fn each(
    shop: &Shop,
    session: &Session,
    command: &str,
    import: ImportId,
    written: bool,
    mut work: impl FnMut(&Writer<'_>, ImportUpdate) -> Result<()>,
) -> Result<()> {
    loop {
        let left = shop.portion(session, command, |w| {
            let begun = Instant::now();
            // A copy may have been put in place meanwhile: there nothing moves.
            if !w.is_import_moving(import)? {
                return Ok(false);
            }
            let some = w.import_updates(import, written, AT_A_LOOK)?;
            let left = !some.is_empty();
            for update in some {
                if begun.elapsed() >= PORTION {
                    break;
                }
                work(w, update)?;
            }
            Ok(left)
        })?;
        if !left {
            return Ok(());
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
