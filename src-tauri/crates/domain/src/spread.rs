//! Spreading an amount over lines, so that the lines still add up to it.

use crate::money::Money;
use std::cmp::Reverse;

/// Shares `total` out in proportion to the weights, by largest remainder: the
/// shares always sum to the total, and a larger weight never gets less.
///
/// Lines that run against the sign of the whole (a credit among charges) take
/// no share, so that a discount never turns them around. Where no line weighs
/// anything the lines share equally. Only an empty list takes nothing.
pub fn spread(total: Money, weights: &[Money]) -> Vec<Money> {
    if weights.is_empty() {
        return Vec::new();
    }
    let sum: i128 = weights.iter().map(|weight| i128::from(weight.0)).sum();
    let sign = if sum < 0 { -1 } else { 1 };
    let mut weights: Vec<i128> = weights.iter().map(|weight| (i128::from(weight.0) * sign).max(0)).collect();
    if weights.iter().all(|weight| *weight == 0) {
        weights.fill(1);
    }
    let whole: i128 = weights.iter().sum();
    let amount = i128::from(total.0.unsigned_abs());

    let mut shares: Vec<i128> = weights.iter().map(|weight| amount * weight / whole).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    // A stable sort gives the odd fen of equal lines to the upper one, always.
    by_remainder.sort_by_key(|&line| Reverse(amount * weights[line] % whole));
    let mut left = amount - shares.iter().sum::<i128>();
    for line in by_remainder {
        if left == 0 {
            break;
        }
        shares[line] += 1;
        left -= 1;
    }
    shares.into_iter().map(|share| with_sign(share, total)).collect()
}

fn with_sign(share: i128, total: Money) -> Money {
    let signed = if total.0 < 0 { -share } else { share };
    // A share is never larger than the total, which was an i64.
    Money(i64::try_from(signed).unwrap_or(total.0))
}
