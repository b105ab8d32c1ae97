//! Which sessions still stand. A door keeps who sits where; here is known whom
//! the shop itself has sent away: everybody after a restore, because a number
//! of the file that was set aside may belong to somebody else in the restored
//! one, and a person whose PIN or right to sign in was taken away.

use domain::ids::{CustomerLinkId, PersonId, StationId};
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Who sits at a station. Rights are read from the file at every call, so that
/// a right taken away is gone at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub person_id: Option<PersonId>,
    pub station: String,
    /// Where the shop let it in; none at the host itself.
    pub station_id: Option<StationId>,
    /// Where the door knows this station to be; wrong PINs are counted there.
    pub place: String,
    /// Sessions are numbered in the order they begin, from one start of the program to its end.
    pub begun: u64,
    /// Whoever holds a link the shop gave out, and nobody of the shop.
    pub customer: Option<Customer>,
}

/// A customer at their own phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    pub link: CustomerLinkId,
    /// A file put in place meanwhile may have given the number to another link.
    pub token_hash: String,
    /// Who gave it out, and stands for what comes of it.
    pub offered_by: PersonId,
}

impl Session {
    pub fn nobody(station: &str) -> Self {
        Self {
            person_id: None,
            station: station.to_owned(),
            station_id: None,
            place: station.to_owned(),
            begun: 0,
            customer: None,
        }
    }

    /// Of a customer's own phone.
    pub fn of_customer(customer: Customer) -> Self {
        Self { customer: Some(customer), ..Self::nobody("own_phone") }
    }

    /// Of somebody at the door, who was not let in yet.
    pub fn of_stranger(place: &str) -> Self {
        Self { place: place.to_owned(), ..Self::nobody("browser") }
    }

    /// Of a station at which nobody signed in.
    pub fn of_station(station: StationId, name: &str) -> Self {
        Self { station_id: Some(station), ..Self::nobody(name) }
    }

    /// Of a person who has sat here since the program started.
    pub fn of(person_id: PersonId, station: &str) -> Self {
        Self { person_id: Some(person_id), ..Self::nobody(station) }
    }
}

/// Sessions are counted in the order they begin, on from those an earlier run of
/// the program kept. Who was signed out is remembered only until the program
/// ends: their stored sessions were deleted at once.
#[derive(Default)]
pub struct Sessions {
    numbers: Mutex<SessionNumbers>,
    /// Who is told that some ended, and answers whether they still want to hear it.
    listeners: Mutex<Vec<Box<dyn Fn() -> bool + Send>>>,
}

#[derive(Default)]
struct SessionNumbers {
    newest: u64,
    restored: u64,
    ended: HashMap<PersonId, EndedBefore>,
    shut_out: HashMap<StationId, u64>,
}

struct EndedBefore {
    before: u64,
    /// Whoever changes their own PIN goes on working.
    except: Option<u64>,
}

/// Whose sessions a write ends, once it is kept.
pub enum SessionEnd {
    Of {
        person: PersonId,
        except: Option<u64>,
    },
    /// Everybody's at a station, which may come in no more or may do less.
    At(StationId),
}

impl Sessions {
    pub fn after(newest: u64) -> Self {
        let numbers = Mutex::new(SessionNumbers { newest, ..SessionNumbers::default() });
        Self { numbers, ..Self::default() }
    }

    fn numbers(&self) -> MutexGuard<'_, SessionNumbers> {
        self.numbers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a session that begins. It is taken before the PIN is
    /// looked at: what ends sessions meanwhile ends this one too.
    pub fn next(&self) -> u64 {
        let mut numbers = self.numbers();
        numbers.newest += 1;
        numbers.newest
    }

    /// A door that holds an event stream open must ask then whether the session
    /// still stands: the changes of the write were announced before its sessions
    /// ended, so they cannot tell.
    pub fn on_session_end(&self, listener: impl Fn() -> bool + Send + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(listener));
    }

    fn notify(&self) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).retain(|listener| listener());
    }

    pub fn end_all(&self) {
        let mut numbers = self.numbers();
        numbers.newest += 1;
        numbers.restored = numbers.newest;
        drop(numbers);
        self.notify();
    }

    /// Says before which number they began.
    pub fn end(&self, ending: &SessionEnd) -> u64 {
        let mut numbers = self.numbers();
        numbers.newest += 1;
        let before = numbers.newest;
        match *ending {
            SessionEnd::Of { person, except } => {
                numbers.ended.insert(person, EndedBefore { before, except });
            }
            SessionEnd::At(station) => {
                numbers.shut_out.insert(station, before);
            }
        }
        drop(numbers);
        self.notify();
        before
    }

    /// Whether nothing ended the session since it began.
    ///
    /// # Errors
    /// `Restored` after a restore; `NotSignedIn` where the person or the station was let go.
    pub fn check(&self, session: &Session) -> Result<(), Refusal> {
        let Some(person) = session.person_id else { return Ok(()) };
        let numbers = self.numbers();
        if session.begun < numbers.restored {
            return Err(Refusal::Restored);
        }
        let shut_out = session.station_id.and_then(|station| numbers.shut_out.get(&station));
        if shut_out.is_some_and(|before| session.begun < *before) {
            return Err(Refusal::NotSignedIn);
        }
        match numbers.ended.get(&person) {
            Some(ended) if session.begun < ended.before && ended.except != Some(session.begun) => {
                Err(Refusal::NotSignedIn)
            }
            _ => Ok(()),
        }
    }
}
