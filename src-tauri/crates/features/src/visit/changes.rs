//! The audit view: every field that changed, with its value before and after.

use chrono::{DateTime, Utc};
use domain::attached_file::AttachedFile;
use domain::ids::WorkOrderId;
use domain::role::Role;
use domain::visibility::is_field_visible_to;
use domain::work_order::WorkOrder;
use kernel::command::SignedIn;
use kernel::error::{Error, Result};
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap, HashSet};
use storage::changes::ChangeRow;
use ts_rs::TS;

const MAX_ROWS: usize = 200;
/// A drawn signature is thousands of points; nobody reads them here.
const MAX_VALUE_LEN: usize = 400;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVisit {
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitChanges {
    pub rows: Vec<ChangeEntry>,
}

/// One row of the audit view: who, when, from where, before and after.
#[derive(Debug, Serialize, TS)]
pub struct ChangeEntry {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub person_name: Option<String>,
    pub station: String,
    pub command: String,
    pub entity: String,
    pub entity_id: i64,
    pub changed: Vec<ChangedField>,
}

#[derive(Debug, Serialize, TS)]
pub struct ChangedField {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Everything that was written down about a visit, as far as it is told to who asks.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn visit_changes(cx: &Read, ask: AskVisit) -> Result<VisitChanges> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let names: HashMap<i64, String> =
        cx.r.people()?.into_iter().map(|person| (person.id.0, person.name)).collect();
    let rows = cx.r.visit_changes(&order, MAX_ROWS)?;
    let mut rows: Vec<ChangeEntry> = rows.into_iter().map(|row| entry(row, &names)).collect::<Result<_>>()?;
    for row in &mut rows {
        // What is asked of the manager names the whole line.
        row.changed.retain(|field| field.field != "deed");
    }
    // A licence is told of to those it is shown to, as everywhere.
    let hidden: HashSet<i64> =
        cx.r.photos_of(order.id)?
            .into_iter()
            .filter(|photo| !photo.kind.is_shown_to(cx.roles()))
            .map(|photo| photo.id.0)
            .collect();
    let shows_files = AttachedFile::is_shown_to(cx.roles());
    rows.retain(|row| match row.entity.as_str() {
        "photo" => !hidden.contains(&row.entity_id),
        "attached_file" => shows_files,
        _ => true,
    });
    Ok(VisitChanges { rows: visible_rows(rows, cx.roles()) })
}

/// Every change of one row, the newest first.
pub(crate) fn history_of(cx: &Read, entity: &str, id: i64) -> Result<Vec<ChangeEntry>> {
    let names: HashMap<i64, String> =
        cx.r.people()?.into_iter().map(|person| (person.id.0, person.name)).collect();
    let rows = cx.r.changes_of(entity, id, MAX_ROWS)?;
    let rows: Vec<ChangeEntry> = rows.into_iter().map(|row| entry(row, &names)).collect::<Result<_>>()?;
    Ok(visible_rows(rows, cx.roles()))
}

/// Here a value is a text like any other, and only its field says what it is.
fn visible_rows(mut rows: Vec<ChangeEntry>, roles: &[Role]) -> Vec<ChangeEntry> {
    rows.iter_mut().for_each(|row| row.changed.retain(|one| is_field_visible_to(&one.field, roles)));
    rows
}

fn entry(row: ChangeRow, names: &HashMap<i64, String>) -> Result<ChangeEntry> {
    let at: DateTime<Utc> =
        row.at.parse().map_err(|error| Error::Fault(format!("the log has {} as a time: {error}", row.at)))?;
    let changed = changed_fields(&row.before.unwrap_or_default(), &row.after.unwrap_or_default());
    Ok(ChangeEntry {
        id: row.id,
        at,
        person_name: row.person_id.and_then(|id| names.get(&id).cloned()),
        station: row.station,
        command: row.command,
        entity: row.entity,
        entity_id: row.entity_id,
        changed,
    })
}

/// A new row shows what it was filled with, a removed one what it held. The
/// version and the id say nothing to a reader.
fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<ChangedField> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .filter(|name| {
            !matches!(
                name.as_str(),
                "id" | "version"
                    | "checksum"
                    | "standing_checksum"
                    | "counterfoil_id"
                    | "damage_mark"
                    | "token_hash"
            )
        })
        .filter_map(|name| {
            let (before, after) = (shown(before.get(name)), shown(after.get(name)));
            (before != after).then(|| ChangedField { field: name.clone(), before, after })
        })
        .collect()
}

fn shown(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.is_empty() || text == "[]" {
        return None;
    }
    if text.chars().count() > MAX_VALUE_LEN {
        return Some(text.chars().take(MAX_VALUE_LEN).chain(['…']).collect());
    }
    Some(text)
}

kernel::commands! {
    read visit_changes(AskVisit) -> VisitChanges, SignedIn,
        shows [Visits Sheets Invoices Customers Vehicles Bookings Calls Complaints Suggestions Approvals
               Photos Links Packages];
}
