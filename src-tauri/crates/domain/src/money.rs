//! Money is whole fen, quantities are thousandths, hours are hundredths and
//! rates are basis points. No float ever holds one of them, so no total can
//! drift by a fen between the screen, the paper and the file.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        crate::ids::as_number!($name);

        impl $name {
            pub const ZERO: Self = Self(0);

            pub fn is_zero(self) -> bool {
                self.0 == 0
            }
        }
    };
}

whole_number!(
    /// An amount of money in fen (1/100 yuan).
    Money
);
whole_number!(
    /// A quantity in thousandths of its unit: 0.8 L of oil is 800.
    Quantity
);
whole_number!(
    /// Working hours in hundredths: an hour and a half is 150.
    Hours
);
whole_number!(
    /// A rate in basis points: 13 % is 1300.
    Rate
);

impl Money {
    /// The largest amount any door accepts: 100 million yuan. It keeps every
    /// sum and product in this crate far from the ends of `i64`.
    pub const LARGEST: Self = Self(10_000_000_000);

    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Unit price times quantity, rounded half up to the fen.
    pub fn times_quantity(self, quantity: Quantity) -> Self {
        Self(divide_half_up(i128::from(self.0) * i128::from(quantity.0), 1000))
    }

    /// Hour rate times hours, rounded half up to the fen.
    pub fn times_hours(self, hours: Hours) -> Self {
        Self(divide_half_up(i128::from(self.0) * i128::from(hours.0), 100))
    }

    /// A share of the amount, rounded half up to the fen.
    pub fn share(self, rate: Rate) -> Self {
        Self(divide_half_up(i128::from(self.0) * i128::from(rate.0), 10_000))
    }

    /// The amount with two decimals and no separators, as papers and files
    /// write it: `-12.50`.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// Rounds half away from zero, so that a reversing sheet mirrors the sheet it
/// reverses to the fen.
pub(crate) fn divide_half_up(value: i128, by: i128) -> i64 {
    let half = by / 2;
    let rounded = if value >= 0 { (value + half) / by } else { (value - half) / by };
    i64::try_from(rounded).unwrap_or(if rounded > 0 { i64::MAX } else { i64::MIN })
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
