//! Wrong PINs in a row make who tries wait (`domain::pin_tries`). They are counted
//! per person and per place they are tried from, so that nobody is kept out of the
//! own station by who plays with a tablet; and they are kept with the file, so that
//! a restart gives nobody new tries. At a station of the house those for all people
//! count together as well: after too many a manager has to let it go on.

use domain::ids::{PersonId, StationId};
use domain::pin_tries::{stops_station, wait_after};
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use storage::PinTries;

/// Where the doors know a station of the house to be.
pub fn place_of(station: StationId) -> String {
    format!("station {station}")
}

#[derive(Clone, Copy)]
struct Wrong {
    tries: u32,
    /// How long the program ran at the last of them. Waits are measured so: a
    /// clock that is set back or forward makes nobody wait a day, or less.
    last: Duration,
    /// How many the file knows of.
    kept: u32,
}

type Counted = HashMap<(PersonId, String), Wrong>;

fn tried_at(wrong: &Counted, place: &str) -> u32 {
    let tries = wrong.iter().filter(|((_, at), _)| at == place).map(|(_, entry)| entry.tries);
    tries.fold(0, u32::saturating_add)
}

#[derive(Default)]
pub struct PinThrottle {
    wrong: Mutex<Counted>,
}

impl PinThrottle {
    /// What an earlier run of the program counted; who was waiting waits anew.
    pub fn known(before: Vec<PinTries>, running: Duration) -> Self {
        let wrong = before.into_iter().map(|one| {
            ((one.person_id, one.place), Wrong { tries: one.wrong, last: running, kept: one.wrong })
        });
        Self { wrong: Mutex::new(wrong.collect()) }
    }

    fn wrong(&self) -> MutexGuard<'_, Counted> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts the try before it is looked at, so that many at once are no more
    /// than many in a row; a right one clears the count.
    ///
    /// # Errors
    /// `TooManyTries`, with how long to wait; `PinsStopped` at a station that asks for a manager.
    pub fn begin(
        &self,
        person: PersonId,
        place: &str,
        station: Option<StationId>,
        running: Duration,
    ) -> Result<(), Refusal> {
        let mut wrong = self.wrong();
        // Not at the host: there nobody could let it go on.
        if station.is_some() && stops_station(tried_at(&wrong, place)) {
            return Err(Refusal::PinsStopped);
        }
        let entry =
            wrong.entry((person, place.to_owned())).or_insert(Wrong { tries: 0, last: running, kept: 0 });
        let asked = wait_after(entry.tries);
        let wait = (entry.last + asked).saturating_sub(running);
        if !asked.is_zero() && !wait.is_zero() {
            let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
            return Err(Refusal::TooManyTries { seconds: seconds.max(1) });
        }
        *entry = Wrong { tries: entry.tries.saturating_add(1), last: running, ..*entry };
        Ok(())
    }

    pub fn clear(&self, person: PersonId, place: &str) {
        if let Some(entry) = self.wrong().get_mut(&(person, place.to_owned())) {
            entry.tries = 0;
        }
    }

    /// Wrong ones at a place, whoever they were for.
    pub fn tried_at(&self, place: &str) -> u32 {
        tried_at(&self.wrong(), place)
    }

    /// All who are at that place begin anew.
    pub fn clear_all_at(&self, place: &str) {
        for (_, entry) in self.wrong().iter_mut().filter(|((_, at), _)| at == place) {
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
