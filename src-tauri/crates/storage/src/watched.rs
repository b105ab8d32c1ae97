//! What a question reads, and how it is answered: the tests hold the one against
//! what a command says that it shows, and look in the other for tables that are
//! read through.

use crate::Result;
use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

thread_local! {
    static READ: RefCell<Option<BTreeSet<String>>> = const { RefCell::new(None) };
    static ASKED: RefCell<Option<BTreeMap<String, Vec<String>>>> = const { RefCell::new(None) };
}

/// The tables that are read on this thread while `work` runs.
pub fn tables_read_by<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    READ.with(|read| *read.borrow_mut() = Some(BTreeSet::new()));
    let done = work();
    (done, READ.with(RefCell::take).unwrap_or_default())
}

/// Every question that is put to the file on this thread while `work` runs, with
/// the steps by which SQLite answers it.
pub fn plans_of<T>(work: impl FnOnce() -> T) -> (T, BTreeMap<String, Vec<String>>) {
    ASKED.with(|asked| *asked.borrow_mut() = Some(BTreeMap::new()));
    let done = work();
    (done, ASKED.with(RefCell::take).unwrap_or_default())
}

fn remark(context: AuthContext<'_>) -> Authorization {
    if let AuthAction::Read { table_name, .. } = context.action {
        READ.with(|read| {
            if let Some(read) = read.borrow_mut().as_mut() {
                read.insert(table_name.to_owned());
            }
        });
    }
    Authorization::Allow
}

fn hear(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, _) = event {
        ASKED.with(|asked| {
            if let Some(asked) = asked.borrow_mut().as_mut() {
                asked.entry(statement.sql().into_owned()).or_default();
            }
        });
    }
}

/// SQLite tells what a statement reads when it is prepared: while somebody
/// watches, none is taken from the cache.
pub(crate) fn begin(connection: &mut Connection) {
    if READ.with(|read| read.borrow().is_some()) {
        connection.flush_prepared_statement_cache();
        let _ = connection.authorizer(Some(remark));
    }
    if ASKED.with(|asked| asked.borrow().is_some()) {
        let _ = connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(hear));
    }
}

pub(crate) fn end(connection: &mut Connection) {
    if READ.with(|read| read.borrow().is_some()) {
        let _ = connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>);
        connection.flush_prepared_statement_cache();
    }
    if ASKED.with(|asked| asked.borrow().is_some()) {
        let _ = connection.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>);
        ASKED.with(|asked| {
            for (sql, steps) in asked.borrow_mut().iter_mut().flatten() {
                if steps.is_empty() {
                    // What cannot be told is a step as well, so that nobody takes it for none.
                    *steps = plan_of(connection, sql).unwrap_or_else(|error| vec![format!("SCAN {error}")]);
                }
            }
        });
    }
}

fn plan_of(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    // The parameters stay NULL: the plan does not look at their values.
    let steps = statement.raw_query().mapped(|row| row.get::<_, String>("detail"));
    Ok(steps.collect::<rusqlite::Result<_>>()?)
}
