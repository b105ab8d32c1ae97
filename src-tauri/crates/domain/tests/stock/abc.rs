//! The few dear ones, and the many that little goes through.

use domain::ids::PartId;
use domain::money::Money;
use domain::stock::abc::classify;
use domain::stock_terms::AbcClass::{self, A, B, C};
use proptest::prelude::*;

fn classes(used: &[(i64, i64)]) -> Vec<(i64, AbcClass)> {
    let used: Vec<(PartId, Money)> =
        used.iter().map(|(part, value)| (PartId(*part), Money(*value))).collect();
    classify(&used).into_iter().map(|(part, class)| (part.0, class)).collect()
}

#[test]
fn eighty_of_a_hundred_are_a_and_the_next_fifteen_b() {
    let used = [(1, 500), (2, 300), (3, 100), (4, 50), (5, 30), (6, 20)];
    assert_eq!(classes(&used), [(1, A), (2, A), (3, B), (4, B), (5, C), (6, C)]);
}

#[test]
fn one_that_is_more_than_all_of_as_share_is_a() {
    assert_eq!(classes(&[(1, 990), (2, 10)]), [(1, A), (2, C)]);
    assert_eq!(classes(&[(1, 1)]), [(1, A)]);
}

#[test]
fn what_was_not_used_or_came_back_is_c() {
    assert_eq!(classes(&[(1, 0), (2, -500), (3, 100)]), [(3, A), (1, C), (2, C)]);
    assert_eq!(classes(&[(1, 0)]), [(1, C)]);
    assert!(classes(&[]).is_empty());
}

#[test]
fn of_two_alike_the_elder_comes_first_so_that_a_proposal_is_the_same_when_it_is_written() {
    let same = [(9, 100), (2, 100), (5, 100), (1, 100), (7, 100)];
    assert_eq!(classes(&same), [(1, A), (2, A), (5, A), (7, A), (9, B)]);
}

proptest! {
    #[test]
    fn each_part_has_one_class_and_no_dearer_one_a_lower(values in prop::collection::vec(-1_000_i64..1_000_000, 0..60)) {
        let used: Vec<(i64, i64)> = (1..).zip(values.iter().copied()).collect();
        let found = classes(&used);
        prop_assert_eq!(found.len(), used.len());
        for two in found.windows(2) {
            prop_assert!(two[0].1 <= two[1].1);
            let worth = |part: i64| values[usize::try_from(part - 1).expect("a place")].max(0);
            prop_assert!(worth(two[0].0) >= worth(two[1].0));
        }
    }
}
