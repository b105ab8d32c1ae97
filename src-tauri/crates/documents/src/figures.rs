//! How amounts, quantities, hours and rates stand on paper.

use domain::money::{Hours, Money, Quantity, Rate};

pub(crate) fn yuan(amount: Money) -> String {
    format!("¥{}", amount.plain()).replacen("¥-", "-¥", 1)
}

/// `1.50`: hours always with both decimals, so that a column lines up.
pub(crate) fn hours(hours: Hours) -> String {
    let sign = if hours.0 < 0 { "-" } else { "" };
    let whole = hours.0.unsigned_abs();
    format!("{sign}{}.{:02}", whole / 100, whole % 100)
}

/// `4` or `0.8`: a quantity as a storekeeper writes it.
pub(crate) fn quantity(quantity: Quantity) -> String {
    decimal(quantity.0, 1000, 3)
}

/// The same, and nothing where there is none.
pub(crate) fn quantity_if_any(of: Quantity) -> String {
    if of.is_zero() { String::new() } else { quantity(of) }
}

/// `13%`.
pub(crate) fn percent(rate: Rate) -> String {
    format!("{}%", decimal(rate.0, 100, 2))
}

fn decimal(value: i64, unit: u64, digits: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let whole = value.unsigned_abs();
    let text = format!("{sign}{}.{:0digits$}", whole / unit, whole % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_shop_writes_them() {
        assert_eq!(quantity(Quantity(800)), "0.8");
        assert_eq!(quantity(Quantity(4_000)), "4");
        assert_eq!(quantity(Quantity(100_000)), "100");
        assert_eq!(quantity(Quantity(-1_125)), "-1.125");
        assert_eq!(quantity_if_any(Quantity(800)), "0.8");
        assert_eq!(quantity_if_any(Quantity::ZERO), "");
        assert_eq!(hours(Hours(150)), "1.50");
        assert_eq!(percent(Rate(1300)), "13%");
        assert_eq!(percent(Rate(50)), "0.5%");
        assert_eq!(yuan(Money(-12_05)), "-¥12.05");
        assert_eq!(yuan(Money(140_950)), "¥1409.50");
    }
}
