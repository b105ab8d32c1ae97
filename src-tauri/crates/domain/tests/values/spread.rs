use domain::money::Money;
use domain::spread::spread;
use proptest::prelude::*;

#[test]
fn an_amount_is_spread_by_largest_remainder() {
    let check = |total: i64, weights: &[i64], shares: &[i64]| {
        let weights: Vec<Money> = weights.iter().map(|fen| Money(*fen)).collect();
        let shares: Vec<Money> = shares.iter().map(|fen| Money(*fen)).collect();
        assert_eq!(spread(Money(total), &weights), shares, "{total} over {weights:?}");
    };
    check(100, &[1, 1, 1], &[34, 33, 33]);
    check(-100, &[1, 1, 1], &[-34, -33, -33]);
    check(1_000, &[5_000, 3_000, 2_000], &[500, 300, 200]);
    check(10, &[0, 7, 0], &[0, 10, 0]);
    check(5, &[0, 0], &[3, 2]);
    check(0, &[3, 4], &[0, 0]);
    check(7, &[1], &[7]);
    check(100, &[-300, -100], &[75, 25]);
    check(100, &[300, -50, 100], &[75, 0, 25]);
    check(9, &[100, -100], &[9, 0]);
    check(5, &[], &[]);
    check(2, &[1, 2, 4], &[0, 1, 1]);
    check(i64::MAX, &[i64::MAX, i64::MAX], &[4_611_686_018_427_387_904, 4_611_686_018_427_387_903]);
}

proptest! {
    #[test]
    fn shares_always_sum_to_the_total(total in any::<i64>(), weights in proptest::collection::vec(any::<i64>().prop_map(Money), 1..40)) {
        let shares = spread(Money(total), &weights);
        prop_assert_eq!(shares.len(), weights.len());
        prop_assert_eq!(shares.iter().map(|share| i128::from(share.0)).sum::<i128>(), i128::from(total));
    }

    #[test]
    fn a_discount_never_turns_a_line_around_and_never_favours_the_smaller(total in 0i64..1_000_000, weights in proptest::collection::vec((0i64..1_000_000).prop_map(Money), 1..30)) {
        let sum: Money = weights.iter().copied().sum();
        let total = Money(total.min(sum.0));
        let shares = spread(total, &weights);
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!(sum.is_zero() || (share.0 >= 0 && share <= weight));
            for (other_share, other_weight) in shares.iter().zip(&weights) {
                prop_assert!(weight <= other_weight || share >= other_share);
            }
        }
        let reversed: Vec<Money> = spread(-total, &weights).into_iter().map(|share| -share).collect();
        prop_assert_eq!(reversed, shares);
    }
}
