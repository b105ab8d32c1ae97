//! Long work writes a little at a time: between two portions whoever writes at
//! the counter comes first. What must be seen whole is written in a moment when
//! nobody else writes.

use crate::error::Result;
use crate::sessions::Session;
use crate::shop::Shop;
use domain::refusal::Refusal;
use serde_json::Value;
use std::time::Duration;
use storage::Writer;
use storage::quiet::YieldCheck;

/// A portion ends after this long: a save at another seat that comes just then
/// waits so long at most, and once for the disk.
pub const PORTION: Duration = Duration::from_millis(15);

/// A quiet moment is looked for so many times, with rests between that grow to
/// the longest one: some five minutes.
pub const TRIES: u32 = 320;
const REST: Duration = Duration::from_millis(20);
const MAX_REST: Duration = Duration::from_secs(1);

impl Shop {
    /// One portion, after everybody who waits.
    ///
    /// # Errors
    /// What the work refuses, and what the file itself fails with.
    pub fn portion<T>(
        &self,
        session: &Session,
        command: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let actor = self.actor(session, command, None, &Value::Null);
        self.db.write_after_others(&actor, work)
    }

    /// All at once, in a quiet moment. The work asks whether the counter waits,
    /// ends with nothing when it does, and is begun anew later. Where nobody
    /// stops writing it is refused in the end, and nothing has happened.
    ///
    /// # Errors
    /// `CounterNeverRests` after the last try, and what the work refuses.
    pub fn at_once<T>(
        &self,
        session: &Session,
        command: &str,
        mut work: impl FnMut(&Writer<'_>, &YieldCheck<'_>) -> Result<Option<T>>,
    ) -> Result<T> {
        self.at_once_after(TRIES, session, command, || Ok(()), |w, yield_check, ()| work(w, yield_check))
    }

    /// The same after a look that takes long: it is taken before each try, while
    /// everybody can write.
    ///
    /// # Errors
    /// `CounterNeverRests` after the last try, and what the look or the work refuses.
    pub fn at_once_after<L, T>(
        &self,
        tries: u32,
        session: &Session,
        command: &str,
        mut look: impl FnMut() -> Result<L>,
        mut work: impl FnMut(&Writer<'_>, &YieldCheck<'_>, L) -> Result<Option<T>>,
    ) -> Result<T> {
        for before in 0..tries {
            std::thread::sleep((REST * before).min(MAX_REST));
            let seen = look()?;
            let actor = self.actor(session, command, None, &Value::Null);
            let done =
                self.db.write_when_quiet(&actor, PORTION, |w, yield_check| work(w, yield_check, seen))?;
            if let Some(done) = done {
                return Ok(done);
            }
        }
        Err(Refusal::CounterNeverRests.into())
    }
}
