//! Which tables a question reads: the tests hold it against what a command says
//! that it shows.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static READ: RefCell<Option<BTreeSet<String>>> = const { RefCell::new(None) };
}

/// The tables that are read on this thread while `work` runs.
pub fn tables_read_by<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    READ.with(|read| *read.borrow_mut() = Some(BTreeSet::new()));
    let done = work();
    (done, READ.with(RefCell::take).unwrap_or_default())
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

/// SQLite tells what a statement reads when it is prepared: while somebody
/// watches, none is taken from the cache.
pub(crate) fn begin(connection: &mut Connection) {
    if READ.with(|read| read.borrow().is_some()) {
        connection.flush_prepared_statement_cache();
        let _ = connection.authorizer(Some(remark));
    }
}

pub(crate) fn end(connection: &mut Connection) {
    if READ.with(|read| read.borrow().is_some()) {
        let _ = connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>);
        connection.flush_prepared_statement_cache();
    }
}
