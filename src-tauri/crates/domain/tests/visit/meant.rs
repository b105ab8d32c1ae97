//! Which visit was meant under a number that a restore gave out anew.

use crate::sample::order;
use chrono::TimeDelta;
use domain::refusal::Refusal;

#[test]
fn a_visit_is_the_one_that_was_meant_where_it_began_at_the_same_moment() {
    let order = order();
    let began = order.checked_in_at;
    assert_eq!(order.check_is_meant(Some(began)), Ok(()));
    assert_eq!(order.check_is_meant(None), Ok(()), "a page of an older program does not say");
    let another = Err(Refusal::VisitIsAnother { number: order.number.clone() });
    assert_eq!(order.check_is_meant(Some(began + TimeDelta::seconds(1))), another);
    assert_eq!(order.check_is_meant(Some(began - TimeDelta::seconds(1))), another);
}
