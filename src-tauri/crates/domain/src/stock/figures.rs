//! What a store is measured by.

use crate::money::{Money, Rate};

/// For how many days what lies there would last, by what was used in so many days; none where nothing
/// was used. `values` are what lay there at the ends of its months.
pub fn turnover_days(values: &[Money], used: Money, days: i64) -> Option<i64> {
    if used.0 <= 0 || values.is_empty() {
        return None;
    }
    let sum: i128 = values.iter().map(|value| i128::from(value.0.max(0))).sum();
    let lasts = sum * i128::from(days) / (i128::from(used.0) * i128::try_from(values.len()).ok()?);
    i64::try_from(lasts).ok()
}

/// How many of those are so many of all, in hundredths of a percent.
pub fn share_of(part: i64, whole: i64) -> Option<Rate> {
    if whole <= 0 {
        return None;
    }
    let share = (i128::from(part) * 20_000 + i128::from(whole)).div_euclid(i128::from(whole) * 2);
    i64::try_from(share).ok().map(Rate)
}

/// What is earned of what is sold; below nought where it was sold for less than it cost.
pub fn margin(net: Money, cost: Money) -> Option<Rate> {
    share_of((net - cost).0, net.0)
}
