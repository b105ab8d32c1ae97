//! Parts that are on a car and by the books still on their shelf.

use crate::picking::{KEEPER, checked_in, issue, open, takes};
use features::picking::issue::issue_parts;
use serde_json::json;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::visit::{labour, part};

#[test]
fn what_was_fitted_and_never_issued_is_said_until_it_is() {
    let shop = open();
    let pads = listed_part(&shop, "BP-9", "前制动片", "个", 46_000);
    stocked(&shop, "BP-9", 3_000, 87_000);
    let car = checked_in(&shop, "粤B12345");
    car.with_line(labour("更换前制动片", 100));
    // Of what the shop keeps no stock of there is nothing to issue.
    car.with_line(part("雨刮片", 1_000, 12_800));
    let line = takes(&car, pads, &part("前制动片", 2_000, 46_000));
    let said = || car.visit()["parts_not_issued"].clone();
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician");
    assert_eq!(said(), json!([]), "somebody still works at it");
    car.passed();
    assert_eq!(said(), json!([line]));
    shop.run(KEEPER, issue_parts, issue(line, 1_000));
    assert_eq!(said(), json!([line]), "one of two");
    shop.run(KEEPER, issue_parts, issue(line, 1_000));
    assert_eq!(said(), json!([]));
}
