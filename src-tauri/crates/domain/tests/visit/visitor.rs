//! Who is spoken with at the counter.

use crate::sample::{instant, order};
use domain::customer::Customer;
use domain::work_order::WorkOrder;

#[test]
fn whoever_brought_the_car_then_who_speaks_for_its_customer_then_the_customer() {
    let customer = |name: &str, contact: &str| Customer {
        name: name.into(),
        contact_name: contact.into(),
        ..Customer::unknown(instant())
    };
    let brought = |name: &str| WorkOrder { brought_by_name: name.into(), ..order() };
    assert_eq!(brought("李司机").visitor(&customer("顺达物流", "王主管")), "李司机");
    assert_eq!(brought("").visitor(&customer("顺达物流", "王主管")), "王主管");
    assert_eq!(brought("").visitor(&customer("顺达物流", "")), "顺达物流");
    assert_eq!(brought("").visitor(&customer("", "")), "");
}
