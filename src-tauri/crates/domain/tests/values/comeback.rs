//! What share of the work came back, and whose it was.

use domain::comeback::{VisitsOfHand, comeback_rate, comebacks_of_hands};
use domain::ids::PersonId;
use domain::money::Rate;

fn of(person: i64, visits: i64) -> VisitsOfHand {
    VisitsOfHand { person_id: PersonId(person), visits }
}

#[test]
fn the_rate_is_a_share_of_what_was_handed_back() {
    for (visits, came_back, rate) in [
        (0, 0, None),
        (0, 3, None),
        (40, 0, Some(0)),
        (40, 1, Some(250)),
        (3, 1, Some(3_333)),
        (3, 2, Some(6_667)),
        (2, 2, Some(10_000)),
        (2, 3, Some(10_000)),
    ] {
        assert_eq!(comeback_rate(visits, came_back), rate.map(Rate), "{came_back} of {visits}");
    }
}

#[test]
fn whose_work_came_back_most_stands_first_and_a_part_that_failed_by_itself_is_nobodys() {
    let hands =
        comebacks_of_hands(&[of(1, 40), of(2, 10), of(3, 20), of(4, 5)], &[of(2, 2), of(3, 2), of(4, 1)]);
    let rows: Vec<(i64, i64, Option<i64>)> =
        hands.iter().map(|of| (of.person_id.0, of.came_back, of.rate.map(|rate| rate.0))).collect();
    assert_eq!(rows, [(2, 2, Some(2_000)), (3, 2, Some(1_000)), (4, 1, Some(2_000)), (1, 0, Some(0))]);
}
