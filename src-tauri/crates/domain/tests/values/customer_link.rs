//! Who of the shop is shown what a customer has on their phone.

use chrono::{DateTime, TimeDelta, Utc};
use domain::customer_link::{CustomerLink, CustomerLinkKind};
use domain::ids::{CustomerLinkId, PersonId, WorkOrderId};
use domain::refusal::Refusal;
use domain::role::Role;

#[test]
fn whoever_could_have_given_it_out_is_shown_it() {
    for kind in CustomerLinkKind::ALL {
        let link = CustomerLink {
            id: CustomerLinkId(1),
            kind,
            work_order_id: WorkOrderId(1),
            estimate_id: None,
            settlement_id: None,
            token_hash: String::new(),
            offered_by: PersonId(1),
            offered_at: DateTime::<Utc>::UNIX_EPOCH,
            until: DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(1),
            ended_at: None,
            version: 1,
        };
        for role in Role::ALL {
            let expected = match kind.roles().contains(&role) {
                true => Ok(()),
                false => Err(Refusal::RoleMissing { roles: kind.roles().to_vec() }),
            };
            assert_eq!(link.check_shown_to(&[role]), expected, "{kind:?} to {role:?}");
        }
        assert!(link.check_shown_to(&[]).is_err(), "{kind:?} to nobody");
    }
}
