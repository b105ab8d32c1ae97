//! Five wrong PINs in a row make the person wait.

use domain::ids::PersonId;
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const FREE_TRIES: u32 = 5;
const WAIT: Duration = Duration::from_secs(30);

/// Wrong PINs in a row, per person, since the program started. Waits are
/// measured by how long it runs: a clock that is set back or forward makes
/// nobody wait a day, and nobody wait less.
#[derive(Default)]
pub struct Tries {
    wrong: Mutex<HashMap<PersonId, (u32, Duration)>>,
}

impl Tries {
    /// Counts the try before it is looked at, so that many at once are no more
    /// than many in a row; a right one clears the count.
    pub fn begin(&self, person: PersonId, running: Duration) -> Result<(), Refusal> {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = wrong.entry(person).or_insert((0, running));
        if entry.0 >= FREE_TRIES {
            let wait = (entry.1 + WAIT).saturating_sub(running);
            if !wait.is_zero() {
                let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
                return Err(Refusal::TooManyTries { seconds: seconds.max(1) });
            }
        }
        *entry = (entry.0 + 1, running);
        Ok(())
    }

    pub fn clear(&self, person: PersonId) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).remove(&person);
    }
}
