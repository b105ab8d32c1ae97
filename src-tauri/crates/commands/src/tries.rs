//! Five wrong PINs in a row make the person wait.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

const FREE_TRIES: u32 = 5;
const WAIT_SECONDS: i64 = 30;

/// Wrong PINs in a row, per person, since the program started.
#[derive(Default)]
pub struct Tries {
    wrong: Mutex<HashMap<PersonId, (u32, DateTime<Utc>)>>,
}

impl Tries {
    /// Counts the try before it is looked at, so that many at once are no more
    /// than many in a row; a right one clears the count.
    pub fn begin(&self, person: PersonId, now: DateTime<Utc>) -> Result<(), Refusal> {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = wrong.entry(person).or_insert((0, now));
        if entry.0 >= FREE_TRIES {
            let wait = entry.1 + TimeDelta::seconds(WAIT_SECONDS) - now;
            if wait > TimeDelta::zero() {
                return Err(Refusal::TooManyTries { seconds: wait.num_seconds().max(1) });
            }
        }
        *entry = (entry.0 + 1, now);
        Ok(())
    }

    pub fn clear(&self, person: PersonId) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).remove(&person);
    }
}
