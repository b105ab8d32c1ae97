//! A copy takes the place of the shop's file. It is one transaction of SQLite:
//! whenever the program or the computer stops, the next start finds the file as
//! it was or as the copy is, never a part of either.

use crate::backups;
use crate::db::{Db, lock, log_command, set_up};
use crate::unfinished::whole_or_gone;
use crate::{Actor, Result, StorageError, changes, foreign, let_in, migrate, stations};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::PoisonError;

impl Db {
    /// Makes of a copy, which stays as it is, what can take the file's place:
    /// of this program's schema, and with the restore in its log. Whatever fails
    /// here fails beside the shop.
    ///
    /// # Errors
    /// What `check_copy` would refuse, a disk that does not take it, or a step of the file's
    /// form that fails.
    pub fn prepare_restore(&self, copy: &Path, part: &Path, actor: &Actor) -> Result<()> {
        backups::discard(part)?;
        let source = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // On a line of its own: the lock must not outlast the look.
        let limit = *lock(&self.limit);
        backups::copy(&source, part, limit)?;
        // Where the present file cannot say, the copy's own id has to do.
        let shop_id = self.read(|r| r.shop_id()).ok();
        // A file that cannot be read decides nothing any more.
        let decided = self.read(let_in::Decided::of).unwrap_or_default();
        whole_or_gone(part, bring_up_as(part, actor, shop_id.as_deref(), &decided))
    }

    /// Puts a prepared copy in the place of the present content. Nobody writes
    /// from before `set_aside` keeps what is there until the copy stands, so
    /// that every answered write is in the one or in the other; and nobody
    /// reads the restored file before `settled` has run.
    ///
    /// # Errors
    /// What `set_aside` refuses: then nothing has changed. What SQLite says to taking the copy
    /// in.
    pub fn restore_from<T, E: From<StorageError>>(
        &self,
        prepared: &Path,
        set_aside: impl FnOnce() -> std::result::Result<T, E>,
        settled: impl FnOnce(),
    ) -> std::result::Result<T, E> {
        let mut writer = lock(&self.writer);
        let aside = set_aside()?;
        let swap = self.file_swap.write().unwrap_or_else(PoisonError::into_inner);
        self.readers.clear();
        writer
            .restore("main", prepared, None::<fn(rusqlite::backup::Progress)>)
            .map_err(StorageError::from)?;
        settled();
        set_up(&writer)?;
        drop(swap);
        drop(writer);
        self.announce(&["file"]);
        Ok(aside)
    }
}

/// Makes a copy what a shop can be opened on: of this program's form, without
/// the sessions of other days, and with the restore in its log.
///
/// # Errors
/// A copy that is no shop file of this program or an older one, or a step that fails on it.
pub fn bring_up(part: &Path, actor: &Actor) -> Result<()> {
    bring_up_as(part, actor, None, &let_in::Decided::default())
}

/// A copy of a program that gave files no ids goes on under the one of the file
/// it takes the place of.
fn bring_up_as(part: &Path, actor: &Actor, shop_id: Option<&str>, decided: &let_in::Decided) -> Result<()> {
    let mut file = Connection::open(part)?;
    let schema = migrate::check_file(&file, part)?;
    let has_an_id = schema.went_over(&changes::STEPS[0]);
    migrate::migrate(&mut file, schema, actor.at)?;
    stations::forget_all(&file)?;
    log_command(&file, actor)?;
    decided.holds_in(&file)?;
    if let Some(shop_id) = shop_id
        && !has_an_id
    {
        foreign::go_on_as(&file, shop_id)?;
    }
    Ok(())
}
