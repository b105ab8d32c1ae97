//! Money by its means: what came in and went back by the program, and for what is no
//! cash what a terminal or a platform says came in.

use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use crate::settlement::PaymentMeans;
use crate::till_difference::TillDifference;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What came in and went back by one means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeansTotal {
    pub means: PaymentMeans,
    pub receipts: i64,
    pub received: Money,
    pub refunds: i64,
    /// As an amount above zero.
    pub returned: Money,
}

impl MeansTotal {
    const fn nothing(means: PaymentMeans) -> Self {
        Self { means, receipts: 0, received: Money::ZERO, refunds: 0, returned: Money::ZERO }
    }

    pub fn net(&self) -> Money {
        self.received - self.returned
    }

    /// Cash is counted in the drawer; of any other means somebody else has a list.
    pub fn is_compared(&self) -> bool {
        may_be_compared(self.means)
    }
}

fn may_be_compared(means: PaymentMeans) -> bool {
    means.is_money() && means != PaymentMeans::Cash
}

/// What the terminal's slip or the platform's page says of one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeansCounted {
    pub means: PaymentMeans,
    /// What came in less what went back; below zero where more went back.
    pub counted: Money,
}

/// The same beside what the program says. Those that nobody compared are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeansCompared {
    pub means: PaymentMeans,
    pub expected: Money,
    pub counted: Money,
    /// More than the program knows of is above zero.
    pub difference: Money,
}

impl MeansCompared {
    pub fn is_off(&self) -> bool {
        self.difference != Money::ZERO
    }
}

/// What differs, the drawer first.
pub(super) fn differences(cash: MeansCompared, compared: &[MeansCompared]) -> Vec<TillDifference> {
    let told = |of: &MeansCompared| TillDifference {
        means: of.means.code().to_owned(),
        expected: of.expected,
        counted: of.counted,
        difference: of.difference,
    };
    std::iter::once(&cash).chain(compared).filter(|of| of.is_off()).map(told).collect()
}

/// Money by its means, in the order in which means are always listed. What is only
/// drawn from a deposit came in when it was paid, and is none.
pub fn by_means(moved: impl IntoIterator<Item = (PaymentMeans, Money)>) -> Vec<MeansTotal> {
    let mut totals = PaymentMeans::ALL.map(MeansTotal::nothing);
    for (means, amount) in moved {
        let Some(total) = totals.iter_mut().find(|total| total.means == means) else { continue };
        if amount < Money::ZERO {
            total.refunds += 1;
            total.returned -= amount;
        } else {
            total.receipts += 1;
            total.received += amount;
        }
    }
    let moved = |total: &MeansTotal| total.means.is_money() && total.receipts + total.refunds > 0;
    totals.into_iter().filter(moved).collect()
}

/// What moved, and with nothing every other means that may be compared: whoever closes can
/// say of each what the terminal says. In the order in which means are always listed.
pub fn with_comparable(moved: &[MeansTotal]) -> Vec<MeansTotal> {
    let of = |means: PaymentMeans| {
        let total = moved.iter().find(|total| total.means == means).cloned();
        total.or_else(|| may_be_compared(means).then(|| MeansTotal::nothing(means)))
    };
    PaymentMeans::ALL.into_iter().filter_map(of).collect()
}

/// What was counted of the other means beside what moved, in the order of the means. One
/// that nothing moved by can be off too: the terminal has a receipt nobody typed.
///
/// # Errors
/// Cash, what is no money, the same means twice, an amount no till has.
pub fn compared(means: &[MeansTotal], counted: &[MeansCounted]) -> Result<Vec<MeansCompared>, Refusal> {
    for (place, of) in counted.iter().enumerate() {
        let again = counted.iter().take(place).any(|before| before.means == of.means);
        if again || !may_be_compared(of.means) {
            return Err(Refusal::bad("means", FieldProblem::Unknown));
        }
        if of.counted.fen().unsigned_abs() > Money::MAX.fen().unsigned_abs() {
            return Err(Refusal::bad("counted", FieldProblem::TooLarge));
        }
    }
    let beside = |of: &MeansCounted| {
        let MeansCounted { means: by, counted } = *of;
        let expected = means.iter().filter(|total| total.means == by).map(MeansTotal::net).sum();
        MeansCompared { means: by, expected, counted, difference: counted - expected }
    };
    let said = |means: &PaymentMeans| counted.iter().find(|of| of.means == *means);
    Ok(PaymentMeans::ALL.iter().filter_map(said).map(beside).collect())
}
