//! Whether a part fits a car, by the series the shop wrote beside the part and by what the car is called.
//! Both are words of people: 福特翼虎, 翼虎 1.5T and 长安福特 翼虎 2013款 are one series. It warns and
//! never refuses, since nobody wrote down every car a part goes on.

use crate::simplified::simplified;
use crate::typed_text::{half_width, is_dot_or_dash, is_invisible};
use crate::vehicle::Vehicle;

/// How a part stands to a car, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesFit {
    /// Its series is written beside the part.
    Named,
    /// No series is written beside the part, or nobody said what the car is.
    Unsaid,
    /// Other series are, and this one is not.
    Other,
}

/// What a car is called, in the form series are looked for in.
#[derive(Clone, Debug)]
pub struct CarCalled {
    whole: Called,
    /// Without its maker: a series may be written with one the car's row does not say.
    model: Called,
}

/// Folded as all texts are, and where one of its words may begin or end: H6 is no H60, and A4 no A4L.
#[derive(Clone, Debug, Default)]
struct Called {
    letters: Vec<char>,
    /// A blank stood before it, or a size begins there: CRV2.4.
    breaks: Vec<bool>,
}

impl Called {
    fn of(text: &str) -> Self {
        let typed: Vec<char> = text.chars().map(half_width).collect();
        let mut called = Self::default();
        let mut after_blank = true;
        for (place, c) in typed.iter().copied().enumerate() {
            if c.is_whitespace() {
                after_blank = true;
                continue;
            }
            if is_invisible(c) || is_dot_or_dash(c) {
                continue;
            }
            let is_digit = |at: usize| typed.get(at).is_some_and(char::is_ascii_digit);
            let begins_size = c.is_ascii_digit()
                && typed.get(place + 1) == Some(&'.')
                && is_digit(place + 2)
                && !place.checked_sub(1).is_some_and(is_digit);
            let lower: Vec<char> = simplified(c).to_lowercase().collect();
            for (nth, letter) in lower.into_iter().enumerate() {
                called.letters.push(letter);
                called.breaks.push(nth == 0 && (after_blank || begins_size));
            }
            after_blank = false;
        }
        called
    }

    fn is_bound(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.letters.get(before)) else { return true };
        let Some(letter) = self.letters.get(at) else { return true };
        self.breaks[at] || !(before.is_ascii_alphanumeric() && letter.is_ascii_alphanumeric())
    }

    fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    fn holds(&self, other: &Self) -> bool {
        let long = other.letters.len();
        let mut places = self.letters.windows(long.max(1)).enumerate();
        long > 0
            && places.any(|(at, letters)| {
                letters == other.letters && self.is_bound(at) && self.is_bound(at + long)
            })
    }
}

impl CarCalled {
    pub fn of(make: &str, model: &str) -> Self {
        Self { whole: Called::of(&format!("{make} {model}")), model: Called::of(model) }
    }

    /// How a part stands to it beside which these series are written.
    pub fn fit_of(&self, fits: &[String]) -> SeriesFit {
        let series: Vec<Called> =
            fits.iter().map(|series| Called::of(series)).filter(|series| !series.is_empty()).collect();
        if series.is_empty() {
            return SeriesFit::Unsaid;
        }
        // With its maker alone a car may be of any of them.
        let is_named = |series: &Called| self.whole.holds(series) || series.holds(&self.model);
        if series.iter().any(is_named) {
            SeriesFit::Named
        } else if self.model.is_empty() {
            SeriesFit::Unsaid
        } else {
            SeriesFit::Other
        }
    }
}

impl From<&Vehicle> for CarCalled {
    fn from(vehicle: &Vehicle) -> Self {
        Self::of(&vehicle.make, &vehicle.model)
    }
}
