//! How a file comes to the form this program knows: steps with a date in their
//! name, each in its own transaction, after a copy of the file. The file lists
//! those that went over it. Whether a program may open a file is another
//! question, and another number: only a step that an older program would
//! misread or damage raises it.

mod first;
#[cfg(test)]
mod tests;

use crate::changes::RowSum;
use crate::step::{Step, StepBody, dated};
use crate::{
    Result, StorageError, appointments, attached_files, blobs, catalogue, changes, check_in_lists, claims,
    core_deposits, counter_sales, counterfoils, counting, customer_links, customers, customers_told,
    data_requests, express, imports, instant, let_in, lists, loans, merges, operations, outside_work,
    part_requests, parts, past_orders, photos, printing, purchasing, receiving, sample, search, seen,
    service_contracts, settlements, shifts, shop, staff, stock, tax_invoices, vehicles, vouchers,
    work_orders, workmanship,
};
use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::Path;

/// "WBAY": tells a shop file from any other SQLite file.
const APPLICATION_ID: i64 = 0x5742_4159;

const OWN: &[Step] = &[dated!("2026-11-27-0720-steps-by-name")];

/// Each noun lists the steps that are about it.
const LISTS: &[&[Step]] = &[
    first::STEPS,
    OWN,
    changes::STEPS,
    blobs::STEPS,
    counterfoils::STEPS,
    catalogue::STEPS,
    let_in::STEPS,
    photos::STEPS,
    attached_files::STEPS,
    data_requests::STEPS,
    appointments::STEPS,
    printing::STEPS,
    shop::STEPS,
    staff::STEPS,
    customer_links::STEPS,
    settlements::STEPS,
    tax_invoices::STEPS,
    work_orders::STEPS,
    check_in_lists::STEPS,
    workmanship::STEPS,
    vehicles::STEPS,
    express::STEPS,
    shifts::STEPS,
    service_contracts::STEPS,
    vouchers::STEPS,
    stock::STEPS,
    counting::STEPS,
    parts::STEPS,
    purchasing::STEPS,
    receiving::STEPS,
    part_requests::STEPS,
    counter_sales::STEPS,
    core_deposits::STEPS,
    claims::STEPS,
    loans::STEPS,
    customers_told::STEPS,
    customers::STEPS,
    outside_work::STEPS,
    operations::STEPS,
    lists::STEPS,
    merges::STEPS,
    imports::STEPS,
    past_orders::STEPS,
    sample::STEPS,
    search::STEPS,
];

/// Files up to this one are understood. It stands in the file as its
/// `user_version`, where programs that counted their steps look for it too.
pub const COMPATIBILITY: i64 = compatibility(LISTS);

const fn compatibility(lists: &[&[Step]]) -> i64 {
    let (mut most, mut list) = (0, 0);
    while list < lists.len() {
        let mut step = 0;
        while step < lists[list].len() {
            if let Some(opens) = lists[list][step].opens
                && opens > most
            {
                most = opens;
            }
            step += 1;
        }
        list += 1;
    }
    most
}

fn in_order(lists: &'static [&'static [Step]]) -> Vec<&'static Step> {
    let mut all: Vec<&Step> = lists.iter().copied().flatten().collect();
    all.sort_unstable_by_key(|step| step.name);
    all
}

/// The newest step this program knows.
pub fn newest_step() -> &'static str {
    in_order(LISTS).last().map_or("", |step| step.name)
}

/// What a file says of its own form.
pub(crate) struct SchemaState {
    compatibility: i64,
    /// Also steps of programs that know more than this one.
    applied: BTreeSet<String>,
}

impl SchemaState {
    fn is_new(&self) -> bool {
        self.applied.is_empty()
    }

    pub fn went_over(&self, step: &Step) -> bool {
        self.applied.contains(step.name)
    }

    fn pending(&self) -> Vec<&'static Step> {
        in_order(LISTS).into_iter().filter(|step| !self.applied.contains(step.name)).collect()
    }

    /// The step with which a file that is in use already gets its new form.
    pub fn changes_to(&self) -> Option<&'static str> {
        if self.is_new() { None } else { self.pending().last().map(|step| step.name) }
    }
}

fn pragma(db: &Connection, name: &str) -> Result<i64> {
    Ok(db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// Everything that reads a table parses the SQL that made it, and not all of it
/// expects that this may be invalid UTF-8: so such damage is found here first.
fn read_schema(db: &Connection) -> Result<()> {
    let mut all = db.prepare("SELECT CAST(sql AS BLOB) FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        if std::str::from_utf8(row.get_ref(0)?.as_blob().unwrap_or_default()).is_err() {
            return Err(StorageError::Damaged { detail: "the text of a table is no text".to_owned() });
        }
    }
    Ok(())
}

/// Refuses what must not be touched, before anything is written.
pub(crate) fn check_file(db: &Connection, path: &Path) -> Result<SchemaState> {
    read_schema(db)?;
    let compatibility = pragma(db, "user_version")?;
    let application = pragma(db, "application_id")?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(StorageError::ForeignFile { path: path.display().to_string() });
    }
    if compatibility > COMPATIBILITY {
        return Err(StorageError::NewerFile { found: compatibility, known: COMPATIBILITY });
    }
    let applied = if is_listed(db)? { listed(db)? } else { counted(compatibility)? };
    Ok(SchemaState { compatibility, applied })
}

fn no_list() -> StorageError {
    StorageError::Damaged { detail: "the list of the file's steps".to_owned() }
}

fn is_listed(db: &Connection) -> Result<bool> {
    let mut find = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'file_step'")?;
    Ok(find.exists([])?)
}

/// With one damaged byte in its name a step would be made a second time, over
/// tables that are there already: so each name is checked against its checksum
/// first.
fn listed(db: &Connection) -> Result<BTreeSet<String>> {
    let mut all = db.prepare("SELECT name, sum FROM file_step")?;
    let mut rows = all.query([])?;
    let mut names = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (name, sum) = (row.get_ref(0)?, row.get_ref(1)?);
        let mut own = RowSum::default();
        own.take(name);
        if !matches!(sum, ValueRef::Integer(sum) if sum == own.done()) {
            return Err(no_list());
        }
        names.insert(name.as_str().map_err(|_| no_list())?.to_owned());
    }
    Ok(names)
}

/// A file of a program that counted its steps.
fn counted(compatibility: i64) -> Result<BTreeSet<String>> {
    let many = usize::try_from(compatibility).unwrap_or(0);
    let steps = first::STEPS.get(..many).ok_or_else(no_list)?;
    Ok(steps.iter().map(|step| step.name.to_owned()).collect())
}

/// Makes the steps the file has not seen. Those it has seen and this program
/// does not know stay as they are.
pub(crate) fn migrate(db: &mut Connection, mut schema: SchemaState, now: DateTime<Utc>) -> Result<()> {
    changes::teach(db)?;
    if schema.is_new() {
        return make_new(db, &mut schema, now);
    }
    let has_the_long_log = !schema.applied.contains(first::SHORT_LOG);
    for step in schema.pending() {
        make_one(db, step, &mut schema, now)?;
    }
    if has_the_long_log && let Err(error) = db.execute_batch("VACUUM") {
        // The room the long log took stays in the file for what comes.
        tracing::warn!(%error, "the file was not made smaller");
    }
    Ok(())
}

/// One step of a file that is in use, with the log it leaves.
fn make_one(db: &mut Connection, step: &Step, schema: &mut SchemaState, now: DateTime<Utc>) -> Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    make_logged(&transaction, step, schema, now)?;
    Ok(transaction.commit()?)
}

fn make_logged(db: &Connection, step: &Step, schema: &mut SchemaState, now: DateTime<Utc>) -> Result<()> {
    let tables = changes::logged_tables(db)?;
    make_as_command(db, step, schema, now)?;
    let short = schema.applied.contains(first::SHORT_LOG);
    if short {
        changes::install_triggers(db)?;
    } else {
        changes::first_form::install_triggers(db)?;
    }
    // Whatever a step put into a table it made itself was written before that
    // table had its triggers.
    for table in changes::logged_tables(db)?.iter().filter(|table| !tables.contains(table)) {
        if short {
            changes::log_all_of(db, table)?;
        } else {
            changes::first_form::log_all_of(db, table)?;
        }
    }
    Ok(())
}

/// A file with nobody's rows in it gets its log once it has its last form: each
/// step read every trigger anew, and that was a third of a second of the first
/// morning.
fn make_new(db: &mut Connection, schema: &mut SchemaState, now: DateTime<Utc>) -> Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in schema.pending() {
        make_as_command(&transaction, step, schema, now)?;
    }
    begin_log(&transaction)?;
    Ok(transaction.commit()?)
}

/// From here on every change is logged; what is there already is told as new.
fn begin_log(db: &Connection) -> Result<()> {
    changes::install_triggers(db)?;
    for table in changes::logged_tables(db)? {
        changes::log_all_of(db, &table)?;
    }
    Ok(())
}

/// Writes down as a command that a step is made; answers when.
fn log_command_of(db: &Connection, step: &Step, now: DateTime<Utc>) -> Result<String> {
    let at = instant(seen::present_in_older(db, now)?);
    db.execute(
        "INSERT INTO command_log (at, station, command, request_hash) VALUES (?1, '', ?2, '')",
        [&at, &format!("migrate_to_{}", step.name)],
    )?;
    Ok(at)
}

/// Told first, so that a row a step changes is not put down to whoever gave the
/// last command; the first step makes the log itself.
fn make_as_command(db: &Connection, step: &Step, schema: &mut SchemaState, now: DateTime<Utc>) -> Result<()> {
    let first = schema.is_new();
    let at = if first { String::new() } else { log_command_of(db, step, now)? };
    make(db, step, schema, &at)?;
    if first {
        log_command_of(db, step, now)?;
    }
    Ok(())
}

fn make(db: &Connection, step: &Step, schema: &mut SchemaState, at: &str) -> Result<()> {
    match step.body {
        StepBody::Schema(sql) => db.execute_batch(sql)?,
        StepBody::Rows(rows) => rows(db)?,
    }
    schema.applied.insert(step.name.to_owned());
    list(db, schema, step, at)?;
    schema.compatibility = schema.compatibility.max(step.opens.unwrap_or(0));
    db.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
        schema.compatibility
    ))?;
    Ok(())
}

fn list(db: &Connection, schema: &SchemaState, step: &Step, at: &str) -> Result<()> {
    if !is_listed(db)? {
        return Ok(());
    }
    let mut add = db.prepare(
        "INSERT INTO file_step (name, at, sum) SELECT ?1, ?2, log_sum(?1)
         WHERE NOT EXISTS (SELECT 1 FROM file_step WHERE name = ?1)",
    )?;
    for name in &schema.applied {
        add.execute(rusqlite::params![name, (name == step.name).then_some(at)])?;
    }
    Ok(())
}
