//! What the instrument showed, and whether it can be believed. A reading that
//! falls, or that no car drives in that time, is a typing slip more often than
//! a changed instrument: it warns and never blocks, and it takes no right away
//! that runs by days.

use crate::refusal::{FieldProblem, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stood on the instrument, and on which day. An imported reading has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub km: i64,
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MileageWarning {
    BelowLast,
    LeapsAbsurdly,
}

/// No road car in a shop's file has honestly driven further than this.
pub const MAX_KM: i64 = 2_000_000;
/// Two drivers who take turns at the wheel day and night.
pub const MAX_KM_A_DAY: i64 = 1_000;
/// A year of a taxi that never rests; more between two visits is a slip.
pub const MAX_KM_BETWEEN_VISITS: i64 = 200_000;
/// A road test, and a second one after rework; more while the car stands in
/// the shop is a slip.
pub const MAX_KM_IN_SHOP: i64 = 100;

impl Reading {
    /// Further than a car gets in the days between. Without both days only the
    /// years can tell.
    fn leaps_from(self, earlier: Self) -> bool {
        let days = match (earlier.on, self.on) {
            (Some(then), Some(now)) => (now - then).num_days().max(1),
            _ => i64::MAX,
        };
        let most = MAX_KM_A_DAY.saturating_mul(days).min(MAX_KM_BETWEEN_VISITS);
        self.km.saturating_sub(earlier.km) > most
    }
}

/// What to say of a reading beside those of earlier visits, the newest first: a
/// fall below the last one, or a leap from any of them. A slip that nobody
/// noticed hides the next leap from the last visit, not from the one before.
pub fn mileage_warning(earlier: &[Reading], now: Reading) -> Option<MileageWarning> {
    match earlier.first() {
        Some(last) if now.km < last.km => Some(MileageWarning::BelowLast),
        _ if now.km > MAX_KM || earlier.iter().any(|reading| now.leaps_from(*reading)) => {
            Some(MileageWarning::LeapsAbsurdly)
        }
        _ => None,
    }
}

/// Whether kilometres reckoned from this reading may cost somebody a right:
/// a fall below any earlier reading is a slip or another instrument, and so is
/// a leap.
pub fn is_doubtful(earlier: &[Reading], now: Reading) -> bool {
    now.km > MAX_KM || earlier.iter().any(|reading| now.km < reading.km || now.leaps_from(*reading))
}

/// The kilometres out as they are kept: never fewer than in, unless another
/// instrument was fitted.
///
/// # Errors
/// `BadField` below nought or for more than an instrument shows; `MileageOutBelowIn` for fewer
/// than in.
pub fn checked_out(km_in: Option<i64>, km_out: i64, instrument_replaced: bool) -> Result<i64, Refusal> {
    if km_out < 0 {
        return Err(Refusal::bad("mileage_out_km", FieldProblem::Negative));
    }
    if km_out > MAX_KM_TYPED {
        return Err(Refusal::bad("mileage_out_km", FieldProblem::TooLarge));
    }
    match km_in {
        Some(km_in) if km_out < km_in && !instrument_replaced => {
            Err(Refusal::MileageOutBelowIn { km_out, km_in })
        }
        _ => Ok(km_out),
    }
}

/// So few nobody reads off a car that comes to a shop: they stand there so that the cell is not empty.
const LEAST_READ_KM: i64 = 100;

/// Whether a reading of the program before this one only fills its cell.
pub const fn fills_the_cell(km: i64) -> bool {
    km < LEAST_READ_KM
}

/// As many figures as an instrument has.
pub const MAX_KM_TYPED: i64 = 9_999_999;

/// Out of the shop with more than road tests on the clock.
pub fn mileage_out_warning(km_in: i64, km_out: i64, instrument_replaced: bool) -> Option<MileageWarning> {
    (!instrument_replaced && km_out.saturating_sub(km_in) > MAX_KM_IN_SHOP)
        .then_some(MileageWarning::LeapsAbsurdly)
}

/// Kilometres, and whether they were written in thousands or ten thousands:
/// `5.2万公里`, `8千`, or `5.2` in a column of 万公里. A unit behind the number
/// counts more than the one in the header; one nobody knows is not guessed.
pub fn written_km(typed: &str, header: &str) -> Option<(i64, bool)> {
    let lower = typed.to_lowercase().replace([' ', '\u{3000}'], "").replace('萬', "万");
    let unit = ["公里", "千米", "km", "kms", "公里数"].into_iter().find_map(|unit| lower.strip_suffix(unit));
    let bare = unit.unwrap_or(&lower);
    let factor = [("万", 10_000), ("w", 10_000), ("千", 1_000), ("k", 1_000)];
    let written = factor.into_iter().find_map(|(mark, times)| Some((bare.strip_suffix(mark)?, times)));
    let of_header = unit.is_none() && header.contains(['万', '萬']);
    let (number, times) = written.unwrap_or((bare, if of_header { 10_000 } else { 1 }));
    let plain = without_thousands_marks(number)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let nothing_behind = fraction.bytes().all(|byte| byte == b'0');
    // A car counted in ten thousands has not been driven a million of them: the
    // column says 万公里, and this row was typed in kilometres.
    if times == 1 || written.is_none() && nothing_behind && whole > 200 {
        // 5.5 of a kilometre is nothing an instrument shows: some other unit.
        return nothing_behind.then_some((whole, false));
    }
    let digits = if times == 10_000 { 4 } else { 3 };
    let behind: String = fraction.chars().chain("0000".chars()).take(digits).collect();
    Some((whole.checked_mul(times)?.checked_add(behind.parse().ok()?)?, true))
}

/// `45,678` is 45678; a comma anywhere else may be meant as a decimal point,
/// and the number is not guessed.
fn without_thousands_marks(number: &str) -> Option<String> {
    let number = number.replace('，', ",");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let marks_thousands = groups.iter().all(|group| group.len() == 3)
        && (groups.is_empty() || (1..=3).contains(&first.len()))
        && !fraction.contains(',');
    marks_thousands.then(|| number.replace(',', ""))
}
