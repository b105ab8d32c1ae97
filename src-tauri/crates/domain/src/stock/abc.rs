//! A, B and C: the few parts that most of the money goes through, and the many that little does.

use crate::ids::PartId;
use crate::money::Money;
use crate::stock_terms::AbcClass;

/// Of all that was used, in hundredths: up to here are A, up to there B, the rest C.
const A_UP_TO: i128 = 80;
const B_UP_TO: i128 = 95;

/// The class of each part by the value of what was used of it. A part belongs where the sum before it
/// stands, so that the dearest one is A also where it is more than all of A's share. What was not used
/// is C.
pub fn classify(used: &[(PartId, Money)]) -> Vec<(PartId, AbcClass)> {
    let mut used = used.to_vec();
    used.sort_unstable_by_key(|(part, value)| (std::cmp::Reverse(value.0.max(0)), *part));
    let whole: i128 = used.iter().map(|(_, value)| i128::from(value.0.max(0))).sum();
    let mut before: i128 = 0;
    let class = |(part, value): (PartId, Money)| {
        let value = i128::from(value.0.max(0));
        let class = match before * 100 {
            _ if value == 0 => AbcClass::C,
            share if share < whole * A_UP_TO => AbcClass::A,
            share if share < whole * B_UP_TO => AbcClass::B,
            _ => AbcClass::C,
        };
        before += value;
        (part, class)
    };
    used.into_iter().map(class).collect()
}
