//! The connections that read. Each keeps some megabytes of the file's shape and of what it has prepared, and a
//! computer reads no quicker on twenty than on as many as it can work at: who finds them all busy waits a moment.

use rusqlite::Connection;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many read at once on connections that stay. An answer takes a few milliseconds, and the processors of a
/// shop's computer are two or four: more connections answer nothing sooner, and each holds some ten megabytes once
/// it has prepared what every seat asks.
pub(crate) const AT_ONCE: usize = 4;
/// Whoever found none within it reads on one of their own: a long list holds one for as long as it goes out.
const PATIENCE: Duration = Duration::from_millis(50);

#[derive(Default)]
struct Held {
    resting: Vec<Connection>,
    /// Resting and reading.
    open: usize,
}

pub(crate) struct Readers {
    held: Mutex<Held>,
    changed: Condvar,
    patience: Duration,
}

/// One of those that are open, counted for as long as somebody reads on it and however that ends.
struct Counted<'a> {
    readers: &'a Readers,
    /// What goes back, or came from those that rested.
    connection: Option<Connection>,
}

impl Readers {
    pub fn new() -> Self {
        Self { held: Mutex::default(), changed: Condvar::new(), patience: PATIENCE }
    }

    /// Whoever panicked while reading held none of it: what is counted is whole.
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads on one that rests, or on a new one where there are fewer than there may be or all stay busy. It rests
    /// again where its snapshot has ended.
    pub fn lend<T, E>(
        &self,
        open: impl FnOnce() -> Result<Connection, E>,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut counted = self.counted();
        let mut connection = match counted.connection.take() {
            Some(rested) => rested,
            None => open()?,
        };
        let done = work(&mut connection);
        counted.connection = Some(connection).filter(Connection::is_autocommit);
        done
    }

    fn counted(&self) -> Counted<'_> {
        let held = self.held();
        let (mut held, _) = self
            .changed
            .wait_timeout_while(held, self.patience, |held| held.resting.is_empty() && held.open >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        let connection = held.resting.pop();
        if connection.is_none() {
            held.open += 1;
        }
        Counted { readers: self, connection }
    }

    /// Closes those that rest.
    pub fn clear(&self) {
        let mut held = self.held();
        let resting = std::mem::take(&mut held.resting);
        held.open = held.open.saturating_sub(resting.len());
        self.changed.notify_all();
    }

    #[cfg(test)]
    pub fn resting(&self) -> usize {
        self.held().resting.len()
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        let mut held = self.readers.held();
        match self.connection.take() {
            Some(connection) if held.open <= AT_ONCE => held.resting.push(connection),
            // Beyond those it is closed, which gives back its handles and memory.
            _ => held.open = held.open.saturating_sub(1),
        }
        self.readers.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Readers};
    use rusqlite::{Connection, Error};
    use std::sync::mpsc::channel;
    use std::time::Duration;

    fn open_and_resting(readers: &Readers) -> (usize, usize) {
        let held = readers.held();
        (held.open, held.resting.len())
    }

    /// Does it while so many are busy.
    fn beside(readers: &Readers, busy: usize, work: &mut dyn FnMut()) {
        if busy == 0 {
            return work();
        }
        let done = readers.lend(Connection::open_in_memory, |_| {
            beside(readers, busy - 1, work);
            Ok::<_, Error>(())
        });
        done.expect("a connection");
    }

    #[test]
    fn who_finds_all_busy_reads_on_the_first_that_comes_back() {
        let readers = Readers { patience: Duration::from_secs(600), ..Readers::new() };
        let (asks, asked) = channel();
        std::thread::scope(|scope| {
            let mut waiting = None;
            beside(&readers, AT_ONCE - 1, &mut || {
                let marked = readers.lend(Connection::open_in_memory, |own| {
                    own.execute_batch("CREATE TEMP TABLE known (id)")?;
                    let (asks, readers) = (asks.clone(), &readers);
                    waiting = Some(scope.spawn(move || {
                        asks.send(()).expect("heard");
                        readers
                            .lend(Connection::open_in_memory, |own| own.execute_batch("SELECT id FROM known"))
                    }));
                    asked.recv().expect("it asks");
                    Ok::<_, Error>(())
                });
                marked.expect("marked");
                let waited = waiting.take().expect("it was asked").join().expect("it read");
                waited.expect("it read on the one that came back");
            });
        });
        assert_eq!(open_and_resting(&readers), (AT_ONCE, AT_ONCE));
    }

    #[test]
    fn who_waits_in_vain_reads_all_the_same_and_leaves_no_more_open() {
        let readers = Readers { patience: Duration::ZERO, ..Readers::new() };
        let mut most = 0;
        beside(&readers, AT_ONCE + 3, &mut || most = open_and_resting(&readers).0);
        assert_eq!((most, open_and_resting(&readers)), (AT_ONCE + 3, (AT_ONCE, AT_ONCE)));
    }

    #[test]
    fn what_did_not_end_well_or_did_not_open_is_not_counted() {
        let readers = Readers::new();
        let refused = readers.lend(|| Err(Error::InvalidQuery), |_| Ok(()));
        assert!(refused.is_err());
        let unended = readers.lend(Connection::open_in_memory, |own| own.execute_batch("BEGIN"));
        unended.expect("begun");
        let panics = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            readers.lend(Connection::open_in_memory, |_| -> Result<(), Error> {
                panic!("in the midst of an answer")
            })
        }));
        assert!(panics.is_err());
        assert_eq!(open_and_resting(&readers), (0, 0));
        beside(&readers, 1, &mut || assert_eq!(open_and_resting(&readers), (1, 0)));
        assert_eq!(open_and_resting(&readers), (1, 1));
        readers.clear();
        assert_eq!(open_and_resting(&readers), (0, 0));
    }
}
