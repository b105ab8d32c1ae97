//! What an import brings up to date in rows the shop had before: written when
//! everything else is in, and put back when the import is taken out. Both are
//! done at once: nobody sees a part of it.

use super::known::{Fields, merged};
use super::opening;
use super::parts::Opening;
use super::stored::add_numbers;
use crate::stock::prices::{keep_from, keep_retail};
use crate::stock::writing::unit_use;
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, LabourOperation, Part};
use domain::customer::Customer;
use domain::ids::{BinId, ImportId, LabourOperationId, PartId};
use domain::money::Money;
use domain::operation::{OperationTerms, WorkPackage};
use domain::part_number::TypedNumber;
use domain::part_price::{PartPrice, PriceClass};
use domain::purchasing::Supplier;
use domain::stock::StockDocument;
use domain::stock_terms::check_unit;
use domain::vehicle::Vehicle;
use kernel::error::Result;
use kernel::host::Write;
use kernel::tasks::Progress;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::imports::ImportUpdate;
use storage::quiet::YieldCheck;
use storage::{StorageError, Writer};

/// So many are looked up at a time.
const AT_A_LOOK: i64 = 50;

/// What lies there of a part the shop had before.
const OPENING: &str = "opening";

/// What a part the shop had before costs, where prices with a day came for it: it holds from the day of
/// the import on.
const PRICE: &str = "part_price";

/// What a part the shop had before goes by beside its code.
const NUMBERS: &str = "part_number";

/// What the workshop knows of an operation the shop had before; the change names the operation.
const TERMS: &str = "operation_terms";

/// What was known of it before.
fn describe(w: &Writer<'_>, update: &ImportUpdate) -> Result<Value> {
    let fields: Fields = serde_json::from_value(update.after.clone())?;
    let before = w.terms_of_operation(LabourOperationId(update.entity_id))?;
    let (mut terms, _) = merged(&before, &fields)?;
    if before.id == 0 {
        terms.version = 1;
        w.insert(&mut terms)?;
    } else {
        w.update(&terms)?;
    }
    Ok(serde_json::to_value(before)?)
}

/// What somebody wrote of it since stays.
fn forget(w: &Writer<'_>, update: &ImportUpdate) -> Result<()> {
    let before: OperationTerms = serde_json::from_value(update.before.clone())?;
    let now = w.terms_of_operation(LabourOperationId(update.entity_id))?;
    if now.id == 0 || now.version != before.version + 1 {
        return Ok(());
    }
    if before.id == 0 {
        w.delete::<OperationTerms>(now.id)?;
    } else {
        w.update(&OperationTerms { version: now.version, ..before })?;
    }
    Ok(())
}

/// What is said of a part in its unit, and the unit.
const BY_UNIT: [&str; 6] = ["unit", "unit_price", "cost", "minimum", "reorder_point", "maximum"];

#[derive(Deserialize)]
struct ToHold {
    unit_price: Money,
    /// None holds at once.
    #[serde(default)]
    from_day: Option<NaiveDate>,
    /// By which list.
    #[serde(default)]
    price_class: PriceClass,
}

/// The price with a day that the import set; none where that very price held.
#[derive(Serialize, Deserialize)]
struct Held {
    id: Option<i64>,
}

fn hold(cx: &Write, update: &ImportUpdate) -> Result<Value> {
    let ToHold { unit_price, from_day, price_class } = serde_json::from_value(update.after.clone())?;
    let part = PartId(update.entity_id);
    let id = match from_day {
        Some(day) => Some(keep_from(cx, part, price_class, unit_price, day)?),
        None => keep_retail(cx, part, unit_price)?,
    };
    Ok(serde_json::to_value(Held { id })?)
}

#[derive(Deserialize)]
struct ToAdd {
    numbers: Vec<TypedNumber>,
}

/// As they are compared.
#[derive(Serialize, Deserialize)]
struct Added {
    numbers: Vec<String>,
}

fn add(cx: &Write, update: &ImportUpdate) -> Result<Value> {
    let ToAdd { numbers } = serde_json::from_value(update.after.clone())?;
    let numbers = add_numbers(cx.w, PartId(update.entity_id), &numbers)?;
    Ok(serde_json::to_value(Added { numbers })?)
}

fn take_off(w: &Writer<'_>, part: PartId, before: Value) -> Result<()> {
    let Added { numbers } = serde_json::from_value(before)?;
    let mut left = w.part_numbers(part)?;
    left.retain(|number| !numbers.contains(&number.folded));
    Ok(w.keep_part_numbers(part, left)?)
}

#[derive(Deserialize)]
struct ToPutIn {
    bin_id: BinId,
    opening: Opening,
}

fn put_in(cx: &Write, update: &ImportUpdate) -> Result<Value> {
    let ToPutIn { bin_id, opening } = serde_json::from_value(update.after.clone())?;
    let before = opening::put_in(cx, update.import_id, PartId(update.entity_id), bin_id, &opening)?;
    Ok(serde_json::to_value(before)?)
}

/// Something else than this list moved the part.
fn moved_since(w: &Writer<'_>, update: &ImportUpdate) -> Result<bool> {
    let newest = w.stock_movements(PartId(update.entity_id), i64::MAX, 1)?.pop();
    let own = (Some(StockDocument::Import), Some(update.import_id.0));
    Ok(newest.is_some_and(|of| (of.document_kind, of.document_id) != own))
}

/// What a row says of a part, without its unit and what goes by it where the part was counted in its own
/// since the row was read.
fn still_counted(w: &Writer<'_>, update: &ImportUpdate) -> Result<Value> {
    let mut after = update.after.clone();
    let Some(unit) = after.get("unit").and_then(Value::as_str) else { return Ok(after) };
    let part: Part = w.get(update.entity_id)?;
    let used = unit_use(w, part.id)?;
    if check_unit(&part.terms.name, (&part.terms.unit, unit), used).is_err()
        && let Some(fields) = after.as_object_mut()
    {
        for field in BY_UNIT {
            fields.remove(field);
        }
    }
    Ok(after)
}

/// False when the counter waits before all of it is written.
pub(crate) fn write_all(
    cx: &Write,
    import: ImportId,
    today: NaiveDate,
    yield_check: &YieldCheck<'_>,
    progress: &Progress,
) -> Result<bool> {
    let w = cx.w;
    each(w, import, false, yield_check, |mut update| {
        progress.step()?;
        (update.before, update.row_version) = match update.entity.as_str() {
            // Counted by somebody while the list was read: that stands.
            OPENING if moved_since(w, &update)? => return Ok(w.delete::<ImportUpdate>(update.id)?),
            OPENING => (put_in(cx, &update)?, 1),
            PRICE => (hold(cx, &update)?, 1),
            NUMBERS => (add(cx, &update)?, 1),
            TERMS => (describe(w, &update)?, 1),
            "part" => with(w, &update, &still_counted(w, &update)?, today)?,
            _ => with(w, &update, &update.after, today)?,
        };
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
        if update.entity == OPENING {
            opening::take_out(w, &serde_json::from_value(update.before)?)?;
            w.delete::<ImportUpdate>(update.id)?;
            return Ok(());
        }
        if update.entity == NUMBERS {
            take_off(w, PartId(update.entity_id), update.before)?;
            w.delete::<ImportUpdate>(update.id)?;
            return Ok(());
        }
        if update.entity == TERMS {
            forget(w, &update)?;
            w.delete::<ImportUpdate>(update.id)?;
            return Ok(());
        }
        if update.entity == PRICE {
            let Held { id } = serde_json::from_value(update.before)?;
            if let Some(id) = id {
                w.delete::<PartPrice>(id)?;
            }
            w.delete::<ImportUpdate>(update.id)?;
            return Ok(());
        }
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
        "part" => w.get::<Part>(update.entity_id).map(|row| row.version),
        "supplier" => w.get::<Supplier>(update.entity_id).map(|row| row.version),
        "labour_operation" => w.get::<LabourOperation>(update.entity_id).map(|row| row.version),
        "work_package" => w.get::<WorkPackage>(update.entity_id).map(|row| row.version),
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
        "part" => {
            let (row, before) = merged(&w.get::<Part>(id)?, &fields)?;
            let version = row.version + 1;
            w.update_catalogue_item(&CatalogueItem::from(row))?;
            (Value::Object(before), version)
        }
        "labour_operation" => {
            let (row, before) = merged(&w.get::<LabourOperation>(id)?, &fields)?;
            let version = row.version + 1;
            w.update_catalogue_item(&CatalogueItem::from(row).checked()?)?;
            (Value::Object(before), version)
        }
        "work_package" => {
            let (row, before) = merged(&w.get::<WorkPackage>(id)?, &fields)?;
            // Found by the initials of the name it has now.
            let row = row.checked()?;
            w.update(&row)?;
            (Value::Object(before), row.version + 1)
        }
        "supplier" => {
            let (row, before) = merged(&w.get::<Supplier>(id)?, &fields)?;
            w.update(&row)?;
            (Value::Object(before), row.version + 1)
        }
        _ => {
            let (mut row, before) = merged(&w.get::<Vehicle>(id)?, &fields)?;
            crate::records::vehicles::store(w, &mut row, today)?;
            (Value::Object(before), row.version)
        }
    })
}
