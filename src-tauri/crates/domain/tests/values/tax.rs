use domain::money::{Money, Rate};
use domain::tax::{PriceBasis, split_gross};
use proptest::prelude::*;

#[test]
fn a_price_without_the_tax_gets_it_once_for_all_units() {
    let check = |net: i64, rate: i64, with: i64| {
        assert_eq!(PriceBasis::TaxAdded.with_tax(Money(net), Rate(rate)), Money(with), "{net} at {rate}");
        assert_eq!(PriceBasis::TaxIncluded.with_tax(Money(net), Rate(rate)), Money(net));
    };
    check(10_000, 1_300, 11_300);
    // A hundred at 3.33 are 376.29; each by itself would have been 3.76, and they 376.00.
    check(33_300, 1_300, 37_629);
    check(1, 1_300, 1);
    check(4, 1_300, 5);
    check(10_000, 0, 10_000);
    check(0, 1_300, 0);
    check(-10_000, 1_300, -11_300);
    check(10_000, -20_000, 10_000);
}

#[test]
fn the_same_price_is_said_both_ways() {
    use PriceBasis::{TaxAdded, TaxIncluded};
    let (net, gross, rate) = (Money(10_000), Money(11_300), Rate(1_300));
    assert_eq!(TaxIncluded.price_from(TaxAdded, net, rate), gross);
    assert_eq!(TaxAdded.price_from(TaxIncluded, gross, rate), net);
    assert_eq!(TaxAdded.price_from(TaxAdded, net, rate), net);
    assert_eq!(TaxIncluded.price_from(TaxIncluded, gross, rate), gross);
}

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

    // Whoever adds the tax and takes it out again has what was there: what a net shop wrote on a line is
    // the net on its sheet, to the fen.
    #[test]
    fn what_is_added_is_taken_out_again(fen in 0..=Money::MAX.0 / 2, rate in 0i64..=10_000) {
        let with = PriceBasis::TaxAdded.with_tax(Money(fen), Rate(rate));
        let split = split_gross(with, Rate(rate));
        prop_assert_eq!((split.net, split.tax), (Money(fen), Money(fen).share(Rate(rate))));
        prop_assert_eq!(PriceBasis::TaxAdded.price_from(PriceBasis::TaxIncluded, with, Rate(rate)), Money(fen));
    }
}
