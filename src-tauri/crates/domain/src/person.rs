//! The people of the shop and its bays.

use crate::ids::{BayId, PersonId};
use crate::money::Rate;
use crate::refusal::{FieldProblem, Refusal};
use crate::role::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many digits a PIN has, the least and the most.
pub const PIN_DIGITS: (usize, usize) = (4, 12);

/// # Errors
///
/// Where somebody could not type it on the keys of the sign-in, or guess it in no time.
pub fn check_pin(pin: &str) -> Result<(), Refusal> {
    let (least, most) = PIN_DIGITS;
    let problem = match pin.len() {
        _ if !pin.bytes().all(|byte| byte.is_ascii_digit()) => FieldProblem::NotDigits,
        0 => FieldProblem::Empty,
        digits if digits < least => FieldProblem::TooShort,
        digits if digits > most => FieldProblem::TooLong,
        _ => return Ok(()),
    };
    Err(Refusal::bad("pin", problem))
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
    /// The largest discount this person gives without a manager, where it is not what
    /// the shop lets everybody give.
    #[serde(default)]
    pub discount_limit: Option<Rate>,
    pub active: bool,
    pub sample: bool,
    pub version: i64,
}

impl Person {
    /// The largest share of a list price this person lets off without a manager, in a
    /// shop that lets everybody let off so much.
    pub fn may_let_off(&self, everybody: Rate) -> Rate {
        self.discount_limit.unwrap_or(everybody)
    }

    /// Whether bookings and visits are given to them: an advisor who still works here.
    pub fn is_given_visits(&self) -> bool {
        self.active && self.roles.contains(&Role::Advisor)
    }

    /// Whether jobs are given to them: a technician who still works here.
    pub fn is_given_jobs(&self) -> bool {
        self.active && self.roles.contains(&Role::Technician)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bay {
    pub id: BayId,
    pub name: String,
    pub active: bool,
    pub sample: bool,
    pub version: i64,
}

impl Bay {
    /// A car is planned into a bay that is in use.
    ///
    /// # Errors
    /// `BadField` for one that is not any more.
    pub fn check_in_use(&self) -> Result<(), Refusal> {
        if self.active { Ok(()) } else { Err(Refusal::bad("bay_id", FieldProblem::Unknown)) }
    }
}

/// So many cars are worked on at once.
pub fn places(bays: &[Bay]) -> i64 {
    i64::try_from(bays.iter().filter(|bay| bay.active).count()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{PIN_DIGITS, check_pin};
    use crate::refusal::{FieldProblem, Refusal};

    #[test]
    fn a_pin_is_so_many_digits_and_nothing_else() {
        let (least, most) = PIN_DIGITS;
        let of = |digits: usize| "7".repeat(digits);
        for fits in [of(least), of(most)] {
            assert_eq!(check_pin(&fits), Ok(()), "{fits}");
        }
        for (pin, problem) in [
            (String::new(), FieldProblem::Empty),
            (of(least - 1), FieldProblem::TooShort),
            (of(most + 1), FieldProblem::TooLong),
            ("12a4".to_owned(), FieldProblem::NotDigits),
            ("１２３４".to_owned(), FieldProblem::NotDigits),
        ] {
            assert_eq!(check_pin(&pin), Err(Refusal::bad("pin", problem)), "{pin:?}");
        }
    }
}
