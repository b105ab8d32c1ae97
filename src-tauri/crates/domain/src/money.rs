//! Money is whole fen, quantities are thousandths, hours are hundredths and
//! rates are basis points. No float ever holds one of them, so no total can
//! drift by a fen between the screen, the paper and the file.

use crate::typed_text::{half_width, is_invisible};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub i64);

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

crate::ids::as_number!(Quantity);
crate::ids::as_number!(Hours);
crate::ids::as_number!(Rate);

/// In an answer an amount may be withheld (`sight`); in a question it never is.
/// The generated types know both.
impl ts_rs::TS for Money {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Money".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "Money".to_owned()
    }
}

impl Money {
    /// The largest amount any door accepts: 100 million yuan. It keeps every
    /// sum and product in this crate far from the ends of `i64`.
    pub const MAX: Self = Self(10_000_000_000);

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

    /// Reads an amount as a till or a spreadsheet writes it: `1,409.50`,
    /// `１２．５`, `¥12`, `12 元`.
    ///
    /// # Errors
    /// `Empty`, `NotANumber`, `TooManyDecimals` or `TooLarge`.
    pub fn parse(text: &str) -> Result<Self, ParseNumber> {
        let text = tidy(text);
        if text.is_empty() {
            return Err(ParseNumber::Empty);
        }
        let (negative, text) = without_sign(&text);
        let text = text.strip_prefix(['¥', '\u{ffe5}']).unwrap_or(text).trim_start();
        let (negative_inside, text) = if negative { (false, text) } else { without_sign(text) };
        let text = text.strip_suffix('元').unwrap_or(text).trim_end();
        if text.is_empty() {
            return Err(ParseNumber::NotANumber);
        }
        digits(text, 2, Self::MAX.0).map(|fen| Self(if negative || negative_inside { -fen } else { fen }))
    }

    /// The amount with two decimals and no separators, as papers and files
    /// write it: `-12.50`.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl Quantity {
    /// The largest quantity any door accepts: 100,000 units.
    pub const MAX: Self = Self(100_000_000);

    /// Reads a quantity, with up to three decimals.
    ///
    /// # Errors
    /// `Empty`, `NotANumber`, `TooManyDecimals` or `TooLarge`.
    pub fn parse(text: &str) -> Result<Self, ParseNumber> {
        signed(text, 3, Self::MAX.0).map(Self)
    }

    /// The quantity without trailing zeros: `0.8`, `4`.
    pub fn plain(self) -> String {
        without_trailing_zeros(self.0, 3)
    }
}

impl Hours {
    /// The most hours any door accepts: 10,000.
    pub const MAX: Self = Self(1_000_000);

    /// Reads hours, with up to two decimals.
    ///
    /// # Errors
    /// `Empty`, `NotANumber`, `TooManyDecimals` or `TooLarge`.
    pub fn parse(text: &str) -> Result<Self, ParseNumber> {
        signed(text, 2, Self::MAX.0).map(Self)
    }

    /// The hours without trailing zeros: `1.5`.
    pub fn plain(self) -> String {
        without_trailing_zeros(self.0, 2)
    }
}

impl Rate {
    /// The rate as a percentage without its sign and without trailing zeros:
    /// `13`, `0.5`.
    pub fn percent_plain(self) -> String {
        without_trailing_zeros(self.0, 2)
    }
}

/// Why a typed number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseNumber {
    #[error("no number was typed")]
    Empty,
    #[error("this is not a number")]
    NotANumber,
    #[error("the number has too many decimals")]
    TooManyDecimals,
    #[error("the number is too large")]
    TooLarge,
}

fn without_trailing_zeros(value: i64, decimals: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// Half width, one kind of blank, and nothing invisible.
fn tidy(text: &str) -> String {
    let tidy: String = text
        .chars()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { half_width(c) })
        .collect();
    tidy.trim().to_owned()
}

fn without_sign(text: &str) -> (bool, &str) {
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        return (true, rest.trim_start());
    }
    (false, text.strip_prefix('+').unwrap_or(text).trim_start())
}

fn signed(text: &str, decimals: usize, max: i64) -> Result<i64, ParseNumber> {
    let text = tidy(text);
    let (negative, rest) = without_sign(&text);
    if rest.is_empty() && !text.is_empty() {
        return Err(ParseNumber::NotANumber);
    }
    digits(rest, decimals, max).map(|value| if negative { -value } else { value })
}

/// Reads unsigned decimal digits. A separator stands only between groups of
/// three: `12,50` is a slip for twelve and a half, and must not become 1250.
/// The ideographic full stop counts as a point, because a Chinese keyboard
/// writes it when nobody thinks of switching.
fn digits(text: &str, decimals: usize, max: i64) -> Result<i64, ParseNumber> {
    if text.is_empty() {
        return Err(ParseNumber::Empty);
    }
    let (whole, fraction) = text.split_once(['.', '。']).unwrap_or((text, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let grouped_well = groups.len() == 1
        || (matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped_well || !groups.iter().all(|group| all_digits(group)) || !all_digits(fraction) {
        return Err(ParseNumber::NotANumber);
    }
    if whole.is_empty() && fraction.is_empty() {
        return Err(ParseNumber::NotANumber);
    }
    if fraction.len() > decimals {
        return Err(ParseNumber::TooManyDecimals);
    }
    let units = format!("{}{fraction:0<decimals$}", groups.concat());
    // Only digits are left, so a failure here can only mean too many of them.
    match units.parse::<i64>() {
        Ok(value) if value <= max => Ok(value),
        _ => Err(ParseNumber::TooLarge),
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
        Self(self.0.saturating_neg())
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
