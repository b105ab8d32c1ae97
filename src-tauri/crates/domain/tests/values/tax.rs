use domain::money::{Money, Rate};
use domain::tax::split_gross;
use proptest::prelude::*;

#[test]
fn the_net_is_rounded_half_up_and_the_tax_is_the_rest() {
    let check = |gross: i64, rate: i64, net: i64, tax: i64| {
        let split = split_gross(Money(gross), Rate(rate));
        assert_eq!((split.net, split.tax), (Money(net), Money(tax)), "{gross} at {rate}");
    };
    check(10_000, 1_300, 8_850, 1_150);
    check(10_000, 900, 9_174, 826);
    check(10_000, 600, 9_434, 566);
    check(10_000, 500, 9_524, 476);
    check(10_000, 300, 9_709, 291);
    check(10_000, 100, 9_901, 99);
    check(10_000, 0, 10_000, 0);
    check(0, 1_300, 0, 0);
    check(1, 1_300, 1, 0);
    check(-10_000, 1_300, -8_850, -1_150);
    // 1.05 / 2 = 0.525, a true half.
    check(105, 10_000, 53, 52);
    check(-105, 10_000, -53, -52);
    check(10_000, -20_000, 10_000, 0);
}

proptest! {
    #[test]
    fn net_and_tax_add_up_and_a_reversal_cancels(fen in -Money::MAX.0..=Money::MAX.0, rate in 0i64..=3_000) {
        let split = split_gross(Money(fen), Rate(rate));
        prop_assert_eq!(split.net + split.tax, Money(fen));
        let reversed = split_gross(Money(-fen), Rate(rate));
        prop_assert_eq!((reversed.net, reversed.tax), (-split.net, -split.tax));
        prop_assert!(split.tax.0.abs() <= fen.abs());
    }
}
