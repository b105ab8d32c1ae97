//! People sign in with a PIN. The PIN is kept as an argon2 hash; five wrong
//! ones in a row make the person wait.

use crate::error::{Error, Result};
use crate::sessions::Session;
use crate::shop::Shop;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng};
use domain::ids::PersonId;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use std::sync::Arc;

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
        let begun = self.sessions.next();
        let person = self.verify(person_id, pin).map_err(|error| self.refusal("sign_in", error))?;
        Ok((Session { person_id: Some(person_id), station: station.to_owned(), begun }, person))
    }

    /// The person, when the PIN is theirs.
    pub(crate) fn verify(&self, person_id: PersonId, pin: &str) -> Result<Person> {
        self.tries.begin(person_id, self.clock.running())?;
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
        self.tries.clear(person_id);
        Ok(person)
    }
}
