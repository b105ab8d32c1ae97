//! Vehicle identification numbers after GB 16735. A VIN that cannot be right
//! is kept and warned about: half the cars of a real file have none or a wrong
//! one, and the car stands in the yard all the same.

use crate::placeholder::is_no_vin;
use crate::typed_text::{half_width, is_dot_or_dash, is_invisible, normalised_text};
use serde::{Deserialize, Serialize};

normalised_text!(
    /// A VIN without blanks, half width and in capitals.
    Vin
);

const LENGTH: usize = 17;
const KEPT: usize = 32;
const WEIGHTS: [u32; LENGTH] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const CHECK_PLACE: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum VinWarning {
    /// Not seventeen characters but so many.
    Length(usize),
    /// I, O, Q or something that is neither a letter nor a digit.
    Letters,
    CheckDigit,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct VinRead {
    pub vin: Vin,
    pub warning: Option<VinWarning>,
}

impl Vin {
    /// The VIN as it is stored. `None` when nothing is left to store.
    pub fn normalised(typed: &str) -> Option<Self> {
        let vin: String = typed
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !is_dot_or_dash(*c))
            .map(|c| c.to_ascii_uppercase())
            .take(KEPT)
            .collect();
        (!vin.is_empty()).then_some(Self(vin))
    }

    /// `None` when nothing was typed, or only that there is none.
    pub fn read(typed: &str) -> Option<VinRead> {
        let vin = Self::normalised(typed).filter(|vin| !is_no_vin(vin.as_str()))?;
        let warning = vin.warning();
        Some(VinRead { vin, warning })
    }

    /// Seventeen characters of those a VIN has: nothing else is so long. A slip
    /// in one of them does not matter.
    pub fn is_whole(&self) -> bool {
        self.0.chars().count() == LENGTH && self.0.chars().all(|c| value_of(c).is_some())
    }

    fn warning(&self) -> Option<VinWarning> {
        let length = self.0.chars().count();
        if length != LENGTH {
            return Some(VinWarning::Length(length));
        }
        let Some(values) = self.0.chars().map(value_of).collect::<Option<Vec<u32>>>() else {
            return Some(VinWarning::Letters);
        };
        let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        let expected = match sum % 11 {
            10 => Some('X'),
            digit => char::from_digit(digit, 10),
        };
        (self.0.chars().nth(CHECK_PLACE) != expected).then_some(VinWarning::CheckDigit)
    }
}

/// One of the digits and letters of which such numbers are made: not I, O or Q.
pub fn is_vin_sign(c: char) -> bool {
    value_of(c).is_some()
}

/// The value the standard gives a character, none for I, O, Q and strangers.
fn value_of(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        'A' | 'J' => Some(1),
        'B' | 'K' | 'S' => Some(2),
        'C' | 'L' | 'T' => Some(3),
        'D' | 'M' | 'U' => Some(4),
        'E' | 'N' | 'V' => Some(5),
        'F' | 'W' => Some(6),
        'G' | 'P' | 'X' => Some(7),
        'H' | 'Y' => Some(8),
        'R' | 'Z' => Some(9),
        _ => None,
    }
}
