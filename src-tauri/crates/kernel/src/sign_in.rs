//! People sign in with a PIN. The PIN is kept as an argon2 hash; five wrong
//! ones in a row make the person wait, and longer with each after them.

use crate::error::{Error, Result};
use crate::sessions::Session;
use crate::shop::{Shop, may_work_there, seated};
use argon2::password_hash::{Output, PasswordHash, PasswordHasher, SaltString, rand_core::OsRng};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use domain::ids::{PersonId, StationId};
use domain::person::{Person, check_pin};
use domain::refusal::Refusal;
use std::sync::{Arc, Mutex, PoisonError};

/// A PIN as it is kept.
///
/// # Errors
/// What `check_pin` refuses.
pub fn hash_pin(pin: &str) -> Result<String> {
    check_pin(pin)?;
    let salt = SaltString::generate(&mut OsRng);
    let hash = Argon2::default()
        .hash_password(pin.as_bytes(), &salt)
        .map_err(|error| Error::Fault(format!("a PIN cannot be hashed: {error}")))?;
    Ok(hash.to_string())
}

/// The memory a hash is made in, a few megabytes that are given back neither to
/// the system nor to anybody else: one for all, so that sign-ins take turns and
/// a hundred of them cost no more than one.
static WORKING_MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

pub fn matches(pin: &str, hash: &str) -> bool {
    hashed_alike(pin, hash).unwrap_or(false)
}

/// None: it is no hash of a PIN.
fn hashed_alike(pin: &str, hash: &str) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    let (salt, expect) = (hash.salt?, hash.hash?);
    let params = Params::try_from(&hash).ok()?;
    let algorithm = Algorithm::try_from(hash.algorithm).ok()?;
    let version = hash.version.map_or(Some(Version::default()), |version| version.try_into().ok())?;
    let mut salt_bytes = [0; 64];
    let salt = salt.decode_b64(&mut salt_bytes).ok()?;
    let mut found = vec![0; expect.len()];
    let mut memory = WORKING_MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    Argon2::new(algorithm, version, params)
        .hash_password_into_with_memory(pin.as_bytes(), salt, &mut found, memory.as_mut_slice())
        .ok()?;
    // Compared in a time that tells nothing of how much was right.
    Some(Output::new(&found).ok()? == expect)
}

/// Where somebody sits down.
#[derive(Clone, Debug)]
pub struct Seat {
    pub station: String,
    /// Where the shop let it in; none at the host itself.
    pub station_id: Option<StationId>,
    /// Where the door knows the person to be, whatever the station calls
    /// itself: wrong PINs are counted there.
    pub place: String,
}

/// At the host itself.
impl From<&str> for Seat {
    fn from(station: &str) -> Self {
        Self { station: station.to_owned(), station_id: None, place: station.to_owned() }
    }
}

impl Shop {
    /// Seats a person at a station.
    ///
    /// # Errors
    /// `TooManyTries`, `PinsStopped`, `WrongPin`, `StationUnknown` where the station was shut out,
    /// and `NothingAllowedHere` where it is for none of the person's roles.
    pub fn sign_in(
        self: &Arc<Self>,
        person_id: PersonId,
        pin: &str,
        seat: impl Into<Seat>,
    ) -> std::result::Result<(Session, Person), Refusal> {
        let (begun, seat) = (self.sessions.next(), seat.into());
        let person = self.verify(person_id, pin, &seat.place, seat.station_id);
        self.keep_tries();
        let seated = person.and_then(|person| {
            let seated = self.db.read(|r| seated(r, person, seat.station_id))?;
            let person = seated.ok_or(Error::Refused(Refusal::StationUnknown))?;
            may_work_there(&person, seat.station_id)?;
            Ok(person)
        });
        let person = seated.map_err(|error| self.refusal("sign_in", error))?;
        let Seat { station, station_id, place } = seat;
        Ok((
            Session { person_id: Some(person_id), station, station_id, place, begun, customer: None },
            person,
        ))
    }

    /// The person, when the PIN is theirs.
    ///
    /// # Errors
    /// `TooManyTries` and `PinsStopped` before the PIN is looked at, `WrongPin` also for a person
    /// who is not there.
    pub fn verify(
        &self,
        person_id: PersonId,
        pin: &str,
        place: &str,
        station: Option<StationId>,
    ) -> Result<Person> {
        self.pin_throttle.begin(person_id, place, station, self.clock.running())?;
        let found = self.db.read(|r| -> Result<_> {
            let person = match r.get::<Person>(person_id.0) {
                Ok(person) if person.active => person,
                Ok(_) | Err(storage::StorageError::NotFound { .. }) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            Ok(r.pin_hash(person_id)?.map(|hash| (person, hash)))
        })?;
        let (person, hash) = found.ok_or(Refusal::WrongPin)?;
        if !matches(pin, &hash) {
            return Err(Refusal::WrongPin.into());
        }
        self.pin_throttle.clear(person_id, place);
        Ok(person)
    }

    /// Writes down what was tried, once no transaction is open: a refused
    /// command takes back what it wrote, and a wrong PIN stays tried.
    pub fn keep_tries(&self) {
        let changed = self.pin_throttle.to_keep();
        if !changed.is_empty()
            && let Err(error) = self.db.keep_pin_tries(&changed)
        {
            tracing::warn!(%error, "wrong PINs are counted until the program ends, and not longer");
        }
    }
}
