//! Five wrong PINs in a row make who tries wait. They are counted per person
//! and per place they are tried from, so that nobody is kept out of the own
//! station by who plays with a tablet; and they are kept with the file, so that
//! a restart gives nobody new tries.

use domain::ids::PersonId;
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use storage::PinTries;

const FREE_TRIES: u32 = 5;
const WAIT: Duration = Duration::from_secs(30);

#[derive(Clone, Copy)]
struct Wrong {
    tries: u32,
    /// How long the program ran at the last of them. Waits are measured so: a
    /// clock that is set back or forward makes nobody wait a day, or less.
    last: Duration,
    /// How many the file knows of.
    kept: u32,
}

#[derive(Default)]
pub struct PinThrottle {
    wrong: Mutex<HashMap<(PersonId, String), Wrong>>,
}

impl PinThrottle {
    /// What an earlier run of the program counted; who was waiting waits anew.
    pub fn known(before: Vec<PinTries>, running: Duration) -> Self {
        let wrong = before.into_iter().map(|one| {
            ((one.person_id, one.place), Wrong { tries: one.wrong, last: running, kept: one.wrong })
        });
        Self { wrong: Mutex::new(wrong.collect()) }
    }

    fn wrong(&self) -> MutexGuard<'_, HashMap<(PersonId, String), Wrong>> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts the try before it is looked at, so that many at once are no more
    /// than many in a row; a right one clears the count.
    ///
    /// # Errors
    /// `TooManyTries`, with how long to wait.
    pub fn begin(&self, person: PersonId, place: &str, running: Duration) -> Result<(), Refusal> {
        let mut wrong = self.wrong();
        let entry =
            wrong.entry((person, place.to_owned())).or_insert(Wrong { tries: 0, last: running, kept: 0 });
        if entry.tries >= FREE_TRIES {
            let wait = (entry.last + WAIT).saturating_sub(running);
            if !wait.is_zero() {
                let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
                return Err(Refusal::TooManyTries { seconds: seconds.max(1) });
            }
        }
        *entry = Wrong { tries: entry.tries.saturating_add(1), last: running, ..*entry };
        Ok(())
    }

    pub fn clear(&self, person: PersonId, place: &str) {
        if let Some(entry) = self.wrong().get_mut(&(person, place.to_owned())) {
            entry.tries = 0;
        }
    }

    /// What the file does not know yet; it counts as kept from here on. A right
    /// PIN after no wrong one is nothing new: nobody who signs in waits for it.
    pub fn to_keep(&self) -> Vec<PinTries> {
        let mut wrong = self.wrong();
        let mut changed = Vec::new();
        for ((person, place), entry) in wrong.iter_mut().filter(|(_, entry)| entry.kept != entry.tries) {
            entry.kept = entry.tries;
            changed.push(PinTries { person_id: *person, place: place.clone(), wrong: entry.tries });
        }
        wrong.retain(|_, entry| entry.tries > 0);
        changed
    }
}
