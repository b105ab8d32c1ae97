//! People sign in with a PIN. The PIN is kept as an argon2 hash; five wrong
//! ones in a row make the person wait.

use crate::error::{Error, Result};
use crate::host::Session;
use crate::shop::Shop;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

const FREE_TRIES: u32 = 5;
const WAIT_SECONDS: i64 = 30;

/// Wrong PINs in a row, per person, since the program started.
#[derive(Default)]
pub struct Tries {
    wrong: Mutex<HashMap<PersonId, (u32, DateTime<Utc>)>>,
}

impl Tries {
    fn check(&self, person: PersonId, now: DateTime<Utc>) -> std::result::Result<(), Refusal> {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        match wrong.get(&person) {
            Some((count, last)) if *count >= FREE_TRIES => {
                let wait = *last + TimeDelta::seconds(WAIT_SECONDS) - now;
                if wait > TimeDelta::zero() {
                    return Err(Refusal::TooManyTries { seconds: wait.num_seconds().max(1) });
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn note(&self, person: PersonId, right: bool, now: DateTime<Utc>) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if right {
            wrong.remove(&person);
        } else {
            let entry = wrong.entry(person).or_insert((0, now));
            *entry = (entry.0 + 1, now);
        }
    }
}

pub fn check_pin(pin: &str) -> std::result::Result<(), Refusal> {
    if !pin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::bad("pin", FieldProblem::NotDigits));
    }
    match pin.len() {
        0 => Err(Refusal::bad("pin", FieldProblem::Empty)),
        1..=3 => Err(Refusal::bad("pin", FieldProblem::TooShort)),
        4..=12 => Ok(()),
        _ => Err(Refusal::bad("pin", FieldProblem::TooLong)),
    }
}

pub fn hash_pin(pin: &str) -> Result<String> {
    check_pin(pin)?;
    let salt = SaltString::generate(&mut OsRng);
    let hash = Argon2::default()
        .hash_password(pin.as_bytes(), &salt)
        .map_err(|error| Error::Fault(format!("a PIN cannot be hashed: {error}")))?;
    Ok(hash.to_string())
}

fn matches(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

impl Shop {
    pub fn sign_in(
        self: &Arc<Self>,
        person_id: PersonId,
        pin: &str,
        station: &str,
    ) -> std::result::Result<(Session, Person), Refusal> {
        self.verify(person_id, pin)
            .map_err(|error| self.refusal("sign_in", error))
            .map(|person| (Session::of(person_id, station), person))
    }

    /// The person, when the PIN is theirs.
    pub(crate) fn verify(&self, person_id: PersonId, pin: &str) -> Result<Person> {
        let now = self.clock.now();
        self.tries.check(person_id, now)?;
        let found = self.db.read(|r| -> Result<_> {
            let person = match r.get::<Person>(person_id.0) {
                Ok(person) if person.active => person,
                Ok(_) | Err(storage::StorageError::NotFound { .. }) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            Ok(r.pin_hash(person_id)?.map(|hash| (person, hash)))
        })?;
        let (person, hash) = found.ok_or(Refusal::WrongPin)?;
        let right = matches(pin, &hash);
        self.tries.note(person_id, right, now);
        if right { Ok(person) } else { Err(Refusal::WrongPin.into()) }
    }
}
