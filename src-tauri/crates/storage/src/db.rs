//! Opening the file, reading it, and the one way to write it.

use crate::backups::{self, Limit};
use crate::blobs::Blobs;
use crate::changes::{self, Changed, Changes};
use crate::checkpoint::Checkpoints;
use crate::lock::FileLock;
use crate::readers::Readers;
use crate::transaction::{Actor, Reader, Writer, repeated};
use crate::{Result, StorageError, instant, migrate, own, seen, watched};
use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

pub const FILE_NAME: &str = "workbay.db";
/// How the copy made before a change of the schema begins; the name of the step
/// it was made for follows.
pub const BEFORE_CHANGE: &str = "workbay.before-";

/// What a write did: its answer now, or the answer it gave the first time.
#[derive(Debug)]
pub enum WriteOutcome {
    Done(Value),
    Repeated(Value),
}

pub struct Db {
    dir: PathBuf,
    blobs: Blobs,
    /// Held for the whole of a write, and of a restore from before it sets
    /// aside what is there: no answered write can fall between the two.
    pub(crate) writer: Mutex<Connection>,
    pub(crate) readers: Readers,
    /// Shared by who reads, held alone while a copy takes the file's place.
    /// Where both locks are taken, the writer's comes first.
    pub(crate) file_swap: Arc<RwLock<()>>,
    pub(crate) checkpoints: Mutex<Checkpoints>,
    /// How many writes that a person is waiting for are queued for the file.
    waiting: AtomicUsize,
    listeners: Mutex<Vec<Sender<Changes>>>,
    pub(crate) limit: Mutex<Limit>,
    /// The program is ending: nothing opens the file any more.
    closed: AtomicBool,
    _lock: FileLock,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic inside a transaction rolled it back: what the lock guards is
    // whole, so the next command may go on.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn set_up(db: &Connection) -> Result<()> {
    db.busy_timeout(Duration::from_secs(10))?;
    db.set_prepared_statement_cache_capacity(256);
    // Otherwise every statement with `LIMIT ?` is planned anew each time it is
    // bound: the plan would look at the limit's value.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    changes::teach(db)?;
    // FULL: an answered write survives the plug being pulled.
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    Ok(())
}

/// One command on the connection that writes, and what it changed.
fn written<T, E: From<StorageError>>(
    connection: &mut Connection,
    actor: &Actor,
    may: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
    work: impl FnOnce(&Writer<'_>, T) -> std::result::Result<Value, E>,
) -> std::result::Result<(WriteOutcome, Changes), E> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StorageError::from)?;
    let allowed = may(&Reader { connection: &transaction })?;
    if let Some(key) = &actor.key
        && let Some(first) = repeated(&transaction, key, actor)?
    {
        return Ok((WriteOutcome::Repeated(first), Changes::default()));
    }
    let LoggedCommand { id: command_id, at, seen_before } = log_command(&transaction, actor)?;
    let writer = Writer::new(&transaction, command_id, at, seen_before);
    let answer = work(&writer, allowed)?;
    transaction
        .prepare_cached("UPDATE command_log SET response = ?2 WHERE id = ?1")
        .and_then(|mut set| set.execute(rusqlite::params![command_id, answer.to_string()]))
        .map_err(StorageError::from)?;
    let changed = changes::changed_by(&transaction, command_id)?;
    transaction.commit().map_err(StorageError::from)?;
    let changes = Changes { tx: command_id, changes: changed, key: actor.key.clone() };
    Ok((WriteOutcome::Done(answer), changes))
}

impl Db {
    /// Opens the shop file of a folder, making or migrating it. Whatever is
    /// refused is left as it was.
    ///
    /// # Errors
    /// `InUse` where another program has it, `ForeignFile`, `NewerFile` and `Damaged` for a
    /// file that is not to be opened; a disk that does not give or take what is read and
    /// written.
    pub fn open(dir: &Path, now: DateTime<Utc>) -> Result<Self> {
        std::fs::create_dir_all(dir).map_err(StorageError::file("make the data folder"))?;
        let lock = FileLock::acquire(dir)?;
        own::only(dir);
        let path = dir.join(FILE_NAME);
        if path.exists() {
            // A look before the first write: WAL mode itself would touch it.
            let look = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            let schema = migrate::check_file(&look, &path).map_err(not_a_database(&path))?;
            if let Some(step) = schema.changes_to() {
                keep_before_change(&look, dir, step, Limit::None)?;
            }
        }
        let mut writer = Connection::open(&path)?;
        let schema = migrate::check_file(&writer, &path)?;
        // Before the first write: what SQLite lays beside it is as closed as it is.
        own::only(&path);
        set_up(&writer)?;
        migrate::migrate(&mut writer, schema, now)?;
        let file_swap = Arc::default();
        let checkpoints = Checkpoints::begin(path, Arc::clone(&file_swap));
        checkpoints.follow(&mut writer)?;
        Ok(Self {
            dir: dir.to_path_buf(),
            blobs: Blobs::beside(dir),
            writer: Mutex::new(writer),
            readers: Readers::new(),
            file_swap,
            checkpoints: Mutex::new(checkpoints),
            waiting: AtomicUsize::new(0),
            listeners: Mutex::new(Vec::new()),
            limit: Mutex::new(Limit::None),
            closed: AtomicBool::new(false),
            _lock: lock,
        })
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What lies beside the file. It is put there before the command that names
    /// it begins: nobody waits for a photo to reach the disk.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    pub fn path(&self) -> PathBuf {
        self.dir.join(FILE_NAME)
    }

    /// Reads inside one snapshot: all of an answer is of one moment.
    ///
    /// # Errors
    /// What the work refuses, and what the file itself fails with.
    pub fn read<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _swap = self.file_swap.read().unwrap_or_else(PoisonError::into_inner);
        let open = || self.reader().map_err(E::from);
        self.readers.lend(open, |connection| {
            watched::begin(connection);
            let done = (|| {
                connection.execute_batch("BEGIN").map_err(StorageError::from)?;
                let done = work(&Reader { connection: &*connection });
                connection.execute_batch("ROLLBACK").map_err(StorageError::from)?;
                done
            })();
            watched::end(connection);
            done
        })
    }

    fn reader(&self) -> Result<Connection> {
        if self.closed.load(Ordering::Acquire) {
            let source = std::io::Error::other("the program is ending");
            return Err(StorageError::File { doing: "open the file".into(), source });
        }
        let connection = Connection::open(self.path())?;
        set_up(&connection)?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        Ok(connection)
    }

    /// One command, one transaction: it happens wholly, with its rows in the
    /// log, or not at all. A key seen before gives the first answer again.
    ///
    /// # Errors
    /// What the work refuses; `KeyReused` where the key was another request's, `DoneLongAgo`
    /// where its answer is not kept any more.
    pub fn write<E: From<StorageError>>(
        &self,
        actor: &Actor,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<Value, E>,
    ) -> std::result::Result<WriteOutcome, E> {
        self.write_if(actor, |_| Ok(()), |w, ()| work(w))
    }

    /// The same, when `may` lets it. Whoever may not is refused before the key
    /// is looked at: the first answer is for nobody else.
    ///
    /// # Errors
    /// What `may` and the work refuse; `KeyReused` where the key was another request's,
    /// `DoneLongAgo` where its answer is not kept any more.
    pub fn write_if<T, E: From<StorageError>>(
        &self,
        actor: &Actor,
        may: impl FnOnce(&Reader<'_>) -> std::result::Result<T, E>,
        work: impl FnOnce(&Writer<'_>, T) -> std::result::Result<Value, E>,
    ) -> std::result::Result<WriteOutcome, E> {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let mut connection = lock(&self.writer);
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        watched::begin(&mut connection);
        let done = written(&mut connection, actor, may, work);
        watched::end(&mut connection);
        drop(connection);
        let (outcome, changes) = done?;
        self.notify(changes);
        Ok(outcome)
    }

    /// Whether a write that a person is waiting for is queued for the file.
    pub(crate) fn somebody_waits(&self) -> bool {
        self.waiting.load(Ordering::Acquire) > 0
    }

    /// Runs work whose rows have no authors, such as a made-up shop poured in
    /// for measuring, without the change log.
    ///
    /// # Errors
    /// What the work refuses, and what the file itself fails with.
    pub fn without_change_log<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        changes::remove_triggers(&lock(&self.writer))?;
        let done = work();
        changes::install_triggers(&lock(&self.writer))?;
        done
    }

    pub(crate) fn notify(&self, changes: Changes) {
        if !changes.changes.is_empty() {
            lock(&self.listeners).retain(|listener| listener.send(changes.clone()).is_ok());
        }
    }

    /// Tells the open windows of what no single write tells: long work that is
    /// done, a copy in place of the file.
    pub fn announce(&self, entities: &[&str]) {
        let changes = entities.iter().map(|entity| Changed { entity: (*entity).to_owned(), id: 0 }).collect();
        self.notify(Changes { tx: 0, changes, key: None });
    }

    /// Every commit from now on, as it happens.
    pub fn subscribe(&self) -> Receiver<Changes> {
        let (sender, receiver) = channel();
        lock(&self.listeners).push(sender);
        receiver
    }

    /// Closes the file in order: what is being written ends first, then SQLite
    /// takes its log into the file. Who comes later finds it closed.
    ///
    /// # Errors
    /// Only what SQLite says to opening what stands in its place.
    pub fn close(&self) -> Result<()> {
        let mut writer = lock(&self.writer);
        lock(&self.checkpoints).end();
        let _swap = self.file_swap.write().unwrap_or_else(PoisonError::into_inner);
        self.closed.store(true, Ordering::Release);
        self.readers.clear();
        // The last connection to close takes the write-ahead log into the file.
        drop(std::mem::replace(&mut *writer, Connection::open_in_memory()?));
        Ok(())
    }

    /// The whole file as it is at one moment, copied while others read and write.
    ///
    /// # Errors
    /// What the file itself fails with, or a disk that does not take the copy.
    pub fn back_up_to(&self, path: &Path) -> Result<()> {
        // One of its own, closed once it is copied: those that answer are not held for so long.
        let source = self.reader()?;
        // Inside one snapshot: a copy that looked anew after every write of the
        // counter would never end on a busy day.
        source.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema")?;
        // On a line of its own: a lock taken inside the call would be held until
        // the whole file is copied.
        let limit = *lock(&self.limit);
        let copied = backups::copy(&source, path, limit);
        source.execute_batch("ROLLBACK")?;
        copied
    }

    /// As if the disk were full from now on, or no longer: a test cannot fill
    /// the disk it runs on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn act_as_if_full(&self, full: bool) -> Result<()> {
        let limit = if full { Limit::Full } else { Limit::None };
        *lock(&self.limit) = limit;
        limit.hold(&lock(&self.writer))
    }
}

/// What a file was before a newer program changed it, under a name that is
/// there only once the copy is whole.
fn keep_before_change(look: &Connection, dir: &Path, step: &str, limit: Limit) -> Result<()> {
    let part = dir.join(format!("{BEFORE_CHANGE}{step}.part"));
    backups::discard(&part)?;
    backups::copy(look, &part, limit)?;
    std::fs::rename(&part, dir.join(format!("{BEFORE_CHANGE}{step}.db")))
        .and_then(|()| backups::settle_names(dir))
        .map_err(StorageError::file("name the copy made before the change"))
}

fn not_a_database(path: &Path) -> impl FnOnce(StorageError) -> StorageError {
    let path = path.display().to_string();
    move |error| match &error {
        StorageError::Sqlite(rusqlite::Error::SqliteFailure(cause, _))
            if cause.code == rusqlite::ErrorCode::NotADatabase =>
        {
            StorageError::ForeignFile { path }
        }
        _ => error,
    }
}

/// The command's row, and the moment under which it is kept: the computer's
/// clock as the actor read it, or what the file had seen when that is later.
pub(crate) struct LoggedCommand {
    pub id: i64,
    pub at: DateTime<Utc>,
    /// The newest moment the file had seen before.
    pub seen_before: Option<DateTime<Utc>>,
}

pub(crate) fn log_command(db: &Connection, actor: &Actor) -> Result<LoggedCommand> {
    let seen_before = seen::newest(db)?;
    let at = domain::present::present(seen_before, actor.at);
    db.prepare_cached(
        "INSERT INTO command_log (at, person_id, station, command, key, request_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(rusqlite::params![
        instant(at),
        actor.person_id.map(|person| person.0),
        actor.station,
        actor.command,
        actor.key,
        actor.request_hash,
    ])?;
    Ok(LoggedCommand { id: db.last_insert_rowid(), at, seen_before })
}

#[cfg(test)]
mod tests {
    use crate::readers::AT_ONCE;
    use crate::{Db, Result};
    use chrono::DateTime;
    use std::sync::Barrier;

    #[test]
    fn after_a_rush_no_more_readers_rest_than_a_busy_day_needs() {
        let folder = std::env::temp_dir().join(format!("workbay-rush-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let db = Db::open(&folder, DateTime::UNIX_EPOCH).expect("a file");
        let all = Barrier::new(40);
        std::thread::scope(|scope| {
            for _ in 0..40 {
                scope.spawn(|| {
                    db.read(|r| -> Result<()> {
                        r.is_set_up()?;
                        // Each holds a reader of its own until all have one.
                        all.wait();
                        Ok(())
                    })
                    .expect("read");
                });
            }
        });
        assert_eq!(db.readers.resting(), AT_ONCE);
        assert!(!db.read(|r| r.is_set_up()).expect("read"));
        drop(db);
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
