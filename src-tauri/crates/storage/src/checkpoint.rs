//! Takes SQLite's write-ahead log into the file beside the writes. Left to
//! itself, SQLite does it inside the commit that fills the log, and one person
//! in a hundred waits at the counter while a thousand pages of other people's
//! work are written and synced.

use crate::Result;
use rusqlite::hooks::Wal;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

/// From so many pages on the log is taken in: SQLite's own measure.
const ENOUGH_PAGES: i32 = 1_000;
/// Writes that never pause would let the log grow for ever, because it begins
/// anew only when all of it is in the file. From here on a commit does it.
const TOO_MANY_PAGES: i32 = 16_000;

enum Signal {
    Checkpoint,
    End,
}

pub(crate) struct Checkpoints {
    signals: SyncSender<Signal>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// `file_swap` is held alone while a copy takes the file's place.
    pub(crate) fn begin(path: PathBuf, file_swap: Arc<RwLock<()>>) -> Self {
        // Room for one: whoever is woken takes in all there is.
        let (signals, received) = sync_channel(1);
        let thread = std::thread::spawn(move || run_checkpoints(&path, &file_swap, &received));
        Self { signals, thread: Some(thread) }
    }

    /// From now on the commits of this connection leave the log to the thread.
    pub(crate) fn follow(&self, writer: &mut Connection) -> Result<()> {
        let signals = self.signals.clone();
        writer.wal_hook(Some(move |log: &mut Wal, pages: i32| {
            if pages >= TOO_MANY_PAGES {
                // The commit has happened. What fails here is tried again at
                // the next one, and must not look like a failed write.
                let _ = log.checkpoint();
            } else if pages >= ENOUGH_PAGES {
                // Full means that the thread will look after this commit anyway.
                let _ = signals.try_send(Signal::Checkpoint);
            }
            Ok(())
        }))?;
        Ok(())
    }

    /// What was wished for is done, and the thread's own connection closed,
    /// when this returns.
    pub(crate) fn end(&mut self) {
        // An error only says that the thread has gone already.
        let _ = self.signals.send(Signal::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.end();
    }
}

fn run_checkpoints(path: &Path, file_swap: &RwLock<()>, received: &Receiver<Signal>) {
    let mut connection = None;
    while let Ok(Signal::Checkpoint) = received.recv() {
        let _swap = file_swap.read().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = checkpoint(path, &mut connection) {
            // The commits go on into the log, which loses nothing.
            tracing::warn!(%error, "the write-ahead log could not be taken into the file");
            connection = None;
        }
    }
}

fn checkpoint(path: &Path, connection: &mut Option<Connection>) -> Result<()> {
    let file = match connection {
        Some(file) => file,
        None => {
            let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            file.busy_timeout(Duration::from_secs(10))?;
            file.execute_batch("PRAGMA synchronous = FULL")?;
            connection.insert(file)
        }
    };
    // PASSIVE: takes what it can and makes nobody wait.
    file.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Db, lock};

    fn write_pages(db: &Db, pages: i32) {
        let writer = lock(&db.writer);
        for _ in 0..pages / 10 {
            writer
                .execute_batch(
                    "INSERT INTO heap WITH RECURSIVE ten(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ten WHERE n < 10)
                     SELECT randomblob(4000) FROM ten",
                )
                .expect("written");
        }
    }

    fn sizes(db: &Db) -> (u64, u64) {
        let size = |path: PathBuf| std::fs::metadata(path).map_or(0, |about| about.len());
        (size(db.path()), size(db.path().with_extension("db-wal")))
    }

    fn on_a_heap(name: &str, check: impl FnOnce(Db)) {
        let folder = std::env::temp_dir().join(format!("workbay-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let db = Db::open(&folder, chrono::DateTime::UNIX_EPOCH).expect("the file opens");
        lock(&db.writer).execute_batch("CREATE TABLE heap (content)").expect("a table");
        check(db);
        let _ = std::fs::remove_dir_all(&folder);
    }

    #[test]
    fn no_commit_takes_the_log_in_and_the_thread_does() {
        on_a_heap("checkpoint", |db| {
            let (before, _) = sizes(&db);
            let nobody_may = db.file_swap.write().expect("not poisoned");
            write_pages(&db, 3 * ENOUGH_PAGES);
            assert_eq!(sizes(&db).0, before, "a commit wrote into the file");
            drop(nobody_may);
            lock(&db.checkpoints).end();
            assert!(sizes(&db).0 > before + 3 * 4096 * 1_000, "the thread took nothing in");
        });
    }

    #[test]
    fn a_log_that_nobody_takes_in_is_taken_in_by_a_commit_before_it_fills_the_disk() {
        on_a_heap("checkpoint-late", |db| {
            let _nobody_may = db.file_swap.write().expect("not poisoned");
            write_pages(&db, TOO_MANY_PAGES + TOO_MANY_PAGES / 4);
            let (_, log) = sizes(&db);
            let most = u64::try_from(TOO_MANY_PAGES).expect("positive") * 4200 + (1 << 20);
            assert!(log < most, "the log has {log} bytes");
        });
    }
}
