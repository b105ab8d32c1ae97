//! How long a sheet or a receipt is taken back.

use crate::sample::{instant, order};
use chrono::TimeDelta;
use domain::refusal::Refusal;
use domain::shop::Settings;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Missing, Stage};

#[test]
fn it_is_refused_by_its_action_once_the_days_since_the_delivery_are_over() {
    let settings = Settings::default();
    let days = settings.taking_back_days;
    let gone = WorkOrder { stage: Stage::Delivered, delivered_at: Some(instant()), ..order() };
    let last = instant() + TimeDelta::days(days);
    let after = last + TimeDelta::seconds(1);
    for action in [Action::VoidSettlement, Action::RefundPayment] {
        let check = |of: &WorkOrder, written, now| of.check_taking_back(action, written, now, &settings);
        assert_eq!(check(&gone, instant(), last), Ok(()));
        let missing = vec![Missing::TakingBackEnded { days }];
        assert_eq!(check(&gone, instant(), after), Err(Refusal::StillMissing { action, missing }));
        assert_eq!(check(&gone, after, after), Ok(()), "written later, its days begin later");
        assert_eq!(check(&order(), instant(), after), Ok(()), "the car is still here");
    }
}
