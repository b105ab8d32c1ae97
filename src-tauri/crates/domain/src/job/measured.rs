//! What was measured at a job, and whether it lies where the operation says it has to.

use crate::money::Quantity;
use crate::operation::AskedValue;
use crate::typed_text::{half_width, is_dash, is_invisible};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A measured value the operation asks for: pad 4 mm, battery 12.4 V.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measurement {
    pub name: String,
    pub value: String,
    pub unit: String,
    /// Of what the operation asks with limits. They are the program's own: whatever a screen sends is not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limits: Option<ValueLimits>,
}

/// What a value had to lie between when it was measured, and whether it did. They are kept with it: what was
/// out of them stays marked, whatever the price list says since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValueLimits {
    pub least: Option<Quantity>,
    pub most: Option<Quantity>,
    pub out: bool,
}

impl AskedValue {
    /// Whether this is the value it asks for: of another unit it is another value, and the limits are not of it.
    pub fn is_answered_by(&self, measured: &Measurement) -> bool {
        self.name == measured.name.trim() && self.unit == measured.unit.trim()
    }
}

impl Measurement {
    /// What has a unit was measured: a number, or several where left and right
    /// are told apart, as in `4.5 / 4.2`, `40 - 45`, `-0.5/-0.3` or `<3`, typed
    /// on whichever keyboard. What has none is told in words, as fault codes are.
    pub fn is_readable(&self) -> bool {
        self.unit.is_empty() || self.readings().is_some()
    }

    /// With the limits of the value that was asked for, where there is one: a single reading out of them
    /// is out, be it of the left side or of the right.
    #[must_use]
    pub fn held_against(self, asked: &[AskedValue]) -> Self {
        let asked = asked.iter().find(|asked| asked.is_answered_by(&self));
        let limits = asked.filter(|asked| asked.least.is_some() || asked.most.is_some()).map(|asked| {
            let readings = self.readings().unwrap_or_default();
            let below = |limit: Quantity| readings.iter().any(|reading| *reading < in_ten_thousandths(limit));
            let above = |limit: Quantity| readings.iter().any(|reading| *reading > in_ten_thousandths(limit));
            let out = asked.least.is_some_and(below) || asked.most.is_some_and(above);
            ValueLimits { least: asked.least, most: asked.most, out }
        });
        Self { limits, ..self }
    }

    pub fn is_out_of_limits(&self) -> bool {
        self.limits.is_some_and(|limits| limits.out)
    }

    /// Its numbers in ten-thousandths; nothing where it is told otherwise than in numbers.
    fn readings(&self) -> Option<Vec<i64>> {
        let value: String = self
            .value
            .chars()
            .filter(|c| c.is_whitespace() || !is_invisible(*c))
            .map(|c| match c {
                blank if blank.is_whitespace() => ' ',
                dash if is_dash(dash) => '-',
                other => half_width(other),
            })
            .collect();
        let mut readings = Vec::new();
        for part in value.split(['/', '、', ',', ';', '~', 'x', '×']) {
            read_into(&mut readings, part)?;
        }
        Some(readings)
    }
}

const fn in_ten_thousandths(limit: Quantity) -> i64 {
    limit.0.saturating_mul(10)
}

/// One number, or several with blanks or a dash between them. A dash behind a
/// number is a range's; any other is the sign of the number behind it. What is less
/// than 3 is below it by a hair.
fn read_into(readings: &mut Vec<i64>, text: &str) -> Option<()> {
    let mut rest = text.trim();
    loop {
        let signed = rest.trim_start_matches(['<', '>', '≤', '≥', '≈', '约', ' ']);
        let marks = rest.strip_suffix(signed).unwrap_or_default();
        let unsigned = signed.strip_prefix(['+', '-']).unwrap_or(signed).trim_start();
        let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(unsigned.len());
        let (number, after) = unsigned.split_at(end);
        let size = ten_thousandths(number)?;
        let size = if signed.starts_with('-') { size.saturating_neg() } else { size };
        let hair = i64::from(marks.contains('>')) - i64::from(marks.contains('<'));
        readings.push(size.saturating_add(hair));
        if after.is_empty() {
            return Some(());
        }
        if !after.starts_with([' ', '-']) {
            return None;
        }
        let next = after.trim_start();
        let behind = next.strip_prefix('-');
        // `-0.5 -0.3` are two sides of an axle and no range: the second dash is a sign as the first is.
        let is_sign = size < 0
            && after.starts_with(' ')
            && behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
        rest = if is_sign { next } else { behind.unwrap_or(next) };
    }
}

/// At most six figures before the point: no gauge of a shop shows more.
fn ten_thousandths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 6) || !digits(part, 4) {
        return None;
    }
    format!("{whole}{part:0<4}").parse().ok()
}
