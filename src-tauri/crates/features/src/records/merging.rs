//! 合并: two records of one customer, or of one car, made one with all that names them, and two again.

use super::{customers, vehicles};
use crate::kept::passed::pass_on;
use domain::customer::Customer;
use domain::ids::{AccountMovementId, CustomerId, PaymentId, RecordMergeId, SettlementId, VehicleId};
use domain::merge::{
    MERGE_ROLES, MergedKind, MovedRows, RecordMerge, check_in_shop, check_two, customers_as_one,
    vehicles_as_one, without_merge,
};
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::vehicle::{FormerPlate, Vehicle};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::{MERGES, Record, StorageError, tables_naming};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MergeRecords {
    pub kind: MergedKind,
    /// Stays, with what only the other one tells.
    pub kept_id: i64,
    pub gone_id: i64,
    pub kept_version: i64,
    pub gone_version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct RecordsMerged {
    pub id: RecordMergeId,
    pub kept_id: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct UndoMerge {
    pub id: RecordMergeId,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct MergeUndone {
    pub kept_id: i64,
    pub gone_id: i64,
}

/// Makes two records one: whatever names the one names the other, money and accounts too. The one
/// that goes stays in the file as it stood, and is shown nowhere.
///
/// # Errors
/// `BadField` without a reason, `NotFound`, `Conflict` where one of them was changed meanwhile,
/// `Merge` with what speaks against it, `Damaged` where something that goes along does not say
/// what was written.
pub fn merge_records(cx: &Write, ask: MergeRecords) -> Result<RecordsMerged> {
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let id = match ask.kind {
        MergedKind::Customer => merge_customers(cx, &ask, reason)?,
        MergedKind::Vehicle => merge_vehicles(cx, &ask, reason)?,
    };
    Ok(RecordsMerged { id, kept_id: ask.kept_id })
}

fn as_seen(entity: &'static str, id: i64, yours: i64, current: i64) -> Result<()> {
    if yours == current {
        return Ok(());
    }
    Err(StorageError::Conflict { entity, id, yours, current }.into())
}

fn merge_customers(cx: &Write, ask: &MergeRecords, reason: String) -> Result<RecordMergeId> {
    let kept: Customer = cx.w.get(ask.kept_id)?;
    let gone: Customer = cx.w.get(ask.gone_id)?;
    check_two((kept.id.0, kept.sample), (gone.id.0, gone.sample), &gone.name)?;
    as_seen(Customer::TABLE, gone.id.0, ask.gone_version, gone.version)?;
    let mut one = Customer { version: ask.kept_version, ..customers_as_one(&kept, &gone) };
    customers::store(cx.w, &mut one)?;
    let mut merge = unwritten(cx, ask, reason)?;
    (merge.kept_name, merge.gone_name) = (kept.name.clone(), gone.name.clone());
    (merge.kept_before, merge.kept_after) = (serde_json::to_value(&kept)?, serde_json::to_value(&one)?);
    merge.moved_rows = rows_going_along(cx, ask)?;
    cx.w.insert(&mut merge)?;
    go_along(cx, &merge, [gone.id.0, kept.id.0])?;
    // By what the other was called the one that stays is found; what went into that one before goes along.
    customers::index(cx.w, &one)?;
    customers::index(cx.w, &gone)?;
    for owed in cx.w.owed_by(gone.id)? {
        for mut movement in owed.passed([gone.id, kept.id], merge.id, &merge.reason, cx.now) {
            cx.w.insert(&mut movement)?;
        }
    }
    written(cx, merge)
}

fn merge_vehicles(cx: &Write, ask: &MergeRecords, reason: String) -> Result<RecordMergeId> {
    let kept: Vehicle = cx.w.get(ask.kept_id)?;
    let gone: Vehicle = cx.w.get(ask.gone_id)?;
    check_two((kept.id.0, kept.sample), (gone.id.0, gone.sample), &gone.called())?;
    as_seen(Vehicle::TABLE, gone.id.0, ask.gone_version, gone.version)?;
    let in_shop = |id: VehicleId| -> Result<bool> { Ok(cx.w.visit_in_shop(id)?.is_some()) };
    check_in_shop([in_shop(kept.id)?, in_shop(gone.id)?], &gone.called())?;
    let mut merge = unwritten(cx, ask, reason)?;
    // Before the car is written: whose it was goes along where nobody knew whose the other is.
    merge.moved_rows = rows_going_along(cx, ask)?;
    let mut one = Vehicle { version: ask.kept_version, ..vehicles_as_one(&kept, &gone) };
    cx.w.update(&one)?;
    one.version += 1;
    if let Some(plate) = gone.plate.clone()
        && Some(&plate) != one.plate.as_ref()
    {
        let mut former = FormerPlate { id: 0, vehicle_id: kept.id, plate, until: cx.today()? };
        merge.former_plate_id = Some(cx.w.insert(&mut former)?);
    }
    (merge.kept_name, merge.gone_name) = (kept.called(), gone.called());
    (merge.kept_before, merge.kept_after) = (serde_json::to_value(&kept)?, serde_json::to_value(&one)?);
    cx.w.insert(&mut merge)?;
    go_along(cx, &merge, [gone.id.0, kept.id.0])?;
    vehicles::index(cx.w, &one)?;
    vehicles::index(cx.w, &gone)?;
    written(cx, merge)
}

fn unwritten(cx: &Write, ask: &MergeRecords, reason: String) -> Result<RecordMerge> {
    Ok(RecordMerge {
        id: RecordMergeId(0),
        merged_kind: ask.kind,
        kept_id: ask.kept_id,
        gone_id: ask.gone_id,
        stands_id: ask.kept_id,
        kept_name: String::new(),
        gone_name: String::new(),
        kept_before: Value::Null,
        kept_after: Value::Null,
        moved_rows: Vec::new(),
        former_plate_id: None,
        last_payment: PaymentId(0),
        last_settlement: SettlementId(0),
        last_account_movement: AccountMovementId(0),
        reason,
        at: cx.now,
        person_id: cx.my_id()?,
        undone_at: None,
        undone_by: None,
        version: 1,
    })
}

/// Everything that names the one that goes, and what went into it before.
fn rows_going_along(cx: &Write, ask: &MergeRecords) -> Result<Vec<MovedRows>> {
    let mut rows = Vec::new();
    for table in tables_naming(ask.kind).iter().copied().chain([MERGES]) {
        let ids = cx.w.rows_going_along(ask.kind, table, ask.gone_id, ask.kept_id)?;
        if !ids.is_empty() {
            rows.push(MovedRows { table: table.to_owned(), ids });
        }
    }
    Ok(rows)
}

fn go_along(cx: &Write, merge: &RecordMerge, way: [i64; 2]) -> Result<()> {
    for rows in &merge.moved_rows {
        pass_on(cx.w, merge.merged_kind, &rows.table, &rows.ids, way)?;
    }
    Ok(())
}

/// With what there was of money when it was done.
fn written(cx: &Write, mut merge: RecordMerge) -> Result<RecordMergeId> {
    let newest = cx.w.newest_money()?;
    merge.last_payment = newest.payment;
    merge.last_settlement = newest.settlement;
    merge.last_account_movement = newest.account_movement;
    cx.w.update(&merge)?;
    Ok(merge.id)
}

/// Makes one record two again: what went along goes back, and the one that stayed loses what the
/// merge wrote into it. What was done with it since stays with it.
///
/// # Errors
/// `NotFound`, `Conflict`, `Merge` with what keeps them one, `Damaged` where something that goes
/// back does not say what was written.
pub fn undo_merge(cx: &Write, ask: UndoMerge) -> Result<MergeUndone> {
    let merge: RecordMerge = cx.w.get(ask.id.0)?;
    merge.check_undo(cx.w.since_merged(&merge)?)?;
    cx.w.update(&RecordMerge {
        version: ask.version,
        undone_at: Some(cx.now),
        undone_by: Some(cx.my_id()?),
        ..merge.clone()
    })?;
    go_along(cx, &merge, [merge.kept_id, merge.gone_id])?;
    match merge.merged_kind {
        MergedKind::Customer => {
            owed_goes_back(cx, &merge)?;
            let mut one: Customer = as_it_was(cx, &merge)?;
            customers::store(cx.w, &mut one)?;
            let gone: Customer = cx.w.get(merge.gone_id)?;
            customers::index(cx.w, &gone)?;
        }
        MergedKind::Vehicle => {
            if let Some(former) = merge.former_plate_id {
                cx.w.forget_former_plate(former)?;
            }
            let one: Vehicle = as_it_was(cx, &merge)?;
            cx.w.update(&one)?;
            vehicles::index(cx.w, &one)?;
            let gone: Vehicle = cx.w.get(merge.gone_id)?;
            vehicles::index(cx.w, &gone)?;
        }
    }
    Ok(MergeUndone { kept_id: merge.kept_id, gone_id: merge.gone_id })
}

/// The record that stayed, as it stands now and without what the merge wrote into it.
fn as_it_was<R: Record + DeserializeOwned>(cx: &Write, merge: &RecordMerge) -> Result<R> {
    let now: R = cx.w.get(merge.kept_id)?;
    let Value::Object(now) = serde_json::to_value(&now)? else {
        return Err(StorageError::Damaged { detail: format!("{} is no row", R::TABLE) }.into());
    };
    let row = without_merge(&now, &merge.kept_before, &merge.kept_after);
    Ok(serde_json::from_value(Value::Object(row))?)
}

/// What went over with its sheet or sale is owed by whose it is again.
fn owed_goes_back(cx: &Write, merge: &RecordMerge) -> Result<()> {
    let (kept, gone) = (CustomerId(merge.kept_id), CustomerId(merge.gone_id));
    let (sheets, sales) = (merge.moved_of("settlement"), merge.moved_of("counter_sale"));
    for owed in cx.w.owed_by(kept)? {
        let of_sheet = owed.settlement_id.is_some_and(|id| sheets.contains(&id.0));
        let of_sale = owed.counter_sale_id.is_some_and(|id| sales.contains(&id.0));
        if of_sheet || of_sale {
            for mut movement in owed.passed([kept, gone], merge.id, &merge.reason, cx.now) {
                cx.w.insert(&mut movement)?;
            }
        }
    }
    Ok(())
}

kernel::commands! {
    write merge_records(MergeRecords) -> RecordsMerged, Roles(MERGE_ROLES),
        changes [Customers Vehicles Bookings Visits Sheets Invoices Complaints Suggestions
            Packages Vouchers Sales Loans];
    write undo_merge(UndoMerge) -> MergeUndone, Roles(MERGE_ROLES),
        changes [Customers Vehicles Bookings Visits Sheets Invoices Complaints Suggestions
            Packages Vouchers Sales Loans];
}
