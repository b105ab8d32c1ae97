//! The hand-over: who signs, what begins with it, and what is read of the car.

use crate::visit::{Till, paid_by};
use domain::line::{Category, Payer};
use domain::refusal::FieldProblem;
use domain::warranty::RepairKind;
use domain::work_order::ArrivalMeans;
use domain::work_order::stage::{Action, Missing};
use features::aftercare::delivery::deliver;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::typed::read;

/// Free work, so that the car may leave without the till.
fn ready(kind: RepairKind, arrival: ArrivalMeans) -> Till {
    let till = Till::after(kind, arrival, &[paid_by(Payer::Shop, Category::Internal, "", 12_000)]);
    till.bill(0, 0);
    till.prepared();
    till
}

#[test]
fn delivery_starts_the_warranty_the_next_service_and_the_follow_up() {
    let till = ready(RepairKind::SecondMaintenance, ArrivalMeans::DrivenIn);
    assert_eq!(till.hand_over()["stage"], "delivered");
    assert_eq!(till.text("SELECT warranty_until FROM delivery"), "2026-04-01");
    assert_eq!(till.number("SELECT warranty_km FROM delivery"), 73_432);
    assert_eq!(till.text("SELECT next_service_on FROM vehicle"), "2026-09-01");
    assert_eq!(till.number("SELECT next_service_km FROM vehicle"), 76_000);
    assert_eq!(till.text("SELECT due_on FROM follow_up"), "2026-03-09");
    assert_eq!(till.text("SELECT delivered_at FROM work_order"), "2026-03-02T02:00:00Z");
}

#[test]
fn a_car_that_came_through_the_wash_unread_is_read_at_delivery() {
    let till = ready(RepairKind::Repair, ArrivalMeans::DrivenIn);
    // As a visit of an older program stands there.
    till.file().execute("UPDATE work_order SET mileage_out_km = NULL", []).unwrap();
    let refusal = till.refused("advisor", "deliver", till.deliver_request());
    let missing = vec![Missing::MileageOut];
    assert_eq!(refusal, Refusal::StillMissing { action: Action::Deliver, missing });
    let with = |km: i64| {
        let mut request = till.deliver_request();
        request["mileage_out_km"] = json!(km);
        request
    };
    let below = Refusal::MileageOutBelowIn { km_out: 68_431, km_in: 68_432 };
    assert_eq!(till.refused("advisor", "deliver", with(68_431)), below);
    till.run("advisor", deliver, read(with(68_440)));
    assert_eq!(till.number("SELECT warranty_km FROM delivery"), 70_440);
    assert_eq!(till.number("SELECT mileage_km FROM vehicle"), 68_440);
}

#[test]
fn dangerous_work_is_followed_up_sooner() {
    for (kind, arrival) in [
        (RepairKind::Repair, ArrivalMeans::Accident),
        (RepairKind::Assembly, ArrivalMeans::DrivenIn),
        (RepairKind::WholeVehicle, ArrivalMeans::Towed),
    ] {
        let till = ready(kind, arrival);
        till.hand_over();
        assert_eq!(till.text("SELECT due_on FROM follow_up"), "2026-03-05");
    }
}

#[test]
fn what_is_drawn_at_the_delivery_stands_for_the_sheets_of_that_moment() {
    let till = ready(RepairKind::Repair, ArrivalMeans::DrivenIn);
    let drawn_at = |version: Value| {
        let mut request = till.deliver_request();
        request["version"] = version;
        till.refused("advisor", "deliver", request)
    };
    let now = till.number("SELECT version FROM work_order");
    let earlier = drawn_at(json!(now - 1));
    assert!(
        matches!(earlier, Refusal::Conflict { yours, current, .. } if (yours, current) == (now - 1, now))
    );
    assert_eq!(drawn_at(Value::Null), Refusal::bad("version", FieldProblem::Empty));
    assert_eq!(till.stage(), "ready_for_delivery");
    till.hand_over();
}

#[test]
fn a_car_is_handed_over_to_somebody_who_signed() {
    let till = ready(RepairKind::Repair, ArrivalMeans::DrivenIn);
    let with = |field: &str, value: Value| {
        let mut request = till.deliver_request();
        request[field] = value;
        till.refused("advisor", "deliver", request)
    };
    assert_eq!(with("accepted_by", json!(" ")), Refusal::bad("accepted_by", FieldProblem::Empty));
    assert_eq!(with("signature", Value::Null), Refusal::bad("signature", FieldProblem::Empty));
    assert_eq!(
        with("next_service_on", json!("2026-03-01")),
        Refusal::bad("next_service_on", FieldProblem::InThePast)
    );
    assert_eq!(with("next_service_km", json!(-1)), Refusal::bad("next_service_km", FieldProblem::Negative));
    assert_eq!(till.stage(), "ready_for_delivery");
    let mut on_paper = till.deliver_request();
    on_paper["means"] = json!("on_paper");
    till.run("advisor", deliver, read(on_paper));
    assert_eq!(till.number("SELECT count(*) FROM delivery WHERE signature IS NULL"), 1);
}
