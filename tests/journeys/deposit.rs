//! A deposit is paid when the part is ordered, and draws down at the till; one
//! that is not used goes back, and until then the till is told.

use serde_json::{Value, json};
use shop_tests::TestShop;

const MONDAY: &str = "2026-03-02T08:30";

fn booked(shop: &TestShop) -> Value {
    shop.ok(
        "advisor",
        "book_appointment",
        json!({ "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "李国强",
                "contact_phone": "13800138000", "plate": "粤B12345", "model": "", "symptom": "发电机异响",
                "items": [], "starts_at": shop.clock.text(30), "minutes": 60, "advisor_id": null,
                "bay_id": null, "estimate": null, "over_capacity": false }),
    )
}

fn page(shop: &TestShop, booking: &Value) -> Value {
    shop.ok("manager", "get_appointment", json!({ "id": booking["id"] }))
}

fn ask_of(shop: &TestShop, booking: &Value, more: Value) -> Value {
    let mut ask = json!({ "id": booking["id"], "version": page(shop, booking)["appointment"]["version"] });
    for (field, value) in more.as_object().expect("what is asked beside") {
        ask[field] = value.clone();
    }
    ask
}

fn deposited(shop: &TestShop, booking: &Value, amount: i64) {
    let parts = json!([{ "means": "wechat", "amount": amount, "tendered": amount }]);
    let ask = ask_of(shop, booking, json!({ "parts": parts }));
    assert_eq!(shop.refused("advisor", "take_booking_deposit", ask.clone()), "role_missing");
    shop.ok("cashier", "take_booking_deposit", ask);
}

fn refund(shop: &TestShop, booking: &Value, amount: i64) -> Value {
    let version = page(shop, booking)["appointment"]["version"].clone();
    json!({ "payment_id": 1, "version": version, "amount": amount, "means": "wechat", "reason": "不来了" })
}

fn waiting(shop: &TestShop) -> usize {
    let home = shop.ok("cashier", "cashier_home", json!({}));
    home["bookings_to_give_back"].as_array().map_or(0, Vec::len)
}

fn arrives(shop: &TestShop, booking: &Value) -> Value {
    let told = json!({ "vehicle_id": null, "customer_id": null, "repair_kind": "repair",
                       "second_visit": false, "told": null });
    shop.ok("advisor", "arrive_appointment", ask_of(shop, booking, told))["visit"].clone()
}

fn visit(shop: &TestShop, visit: &Value) -> Value {
    shop.ok("manager", "get_visit", json!({ "work_order_id": visit["work_order_id"] }))
}

#[test]
fn what_was_paid_in_for_a_booking_is_the_visits_once_the_car_is_here() {
    let shop = TestShop::open_at(MONDAY);
    let booking = booked(&shop);
    deposited(&shop, &booking, 20_000);
    assert_eq!(page(&shop, &booking)["appointment"]["deposit"], 20_000);

    // Who brings the receipt is brought to the booking, and to the visit once there is one.
    let found = |shop: &TestShop| {
        let hits = shop.ok("cashier", "search", json!({ "query": "SK20260302001" }));
        hits["documents"][0]["stands_on"].clone()
    };
    assert_eq!(found(&shop), json!({ "entity": "appointment", "id": booking["id"] }));

    // The wrong car was let in: the money is the booking's again, and no visit's.
    let slip = arrives(&shop, &booking);
    assert_eq!(visit(&shop, &slip)["credits"][0]["amount"], 20_000);
    assert_eq!(found(&shop), json!({ "entity": "work_order", "id": slip["work_order_id"] }));
    assert_eq!(shop.refused("manager", "refund_booking_deposit", refund(&shop, &booking, 1)), "booking_is");
    shop.ok("advisor", "undo_arrival", ask_of(&shop, &booking, json!({})));
    assert_eq!(visit(&shop, &slip)["credits"], json!([]));
    let till = shop.ok("cashier", "cashier_home", json!({}));
    assert_eq!(till["left_open"], json!([]), "nobody has to see to a visit that never was");
    assert_eq!(page(&shop, &booking)["payments"][0]["refundable"], 20_000);

    let arrived = arrives(&shop, &booking);
    let back = json!({ "payment_id": 1, "refundable": 20_000, "amount": 5_000, "means": "wechat", "reason": "件便宜了" });
    shop.ok("manager", "refund_payment", back);
    assert_eq!(visit(&shop, &arrived)["credits"][0]["amount"], 15_000);
    // Written on: what went back would hang in the air.
    let undo = ask_of(&shop, &booking, json!({}));
    assert_eq!(shop.refused("advisor", "undo_arrival", undo), "arrival_written_on");
    assert_eq!(waiting(&shop), 0);
}

#[test]
fn a_deposit_of_a_booking_that_is_called_off_waits_at_the_till_until_it_goes_back() {
    let shop = TestShop::open_at(MONDAY);
    let booking = booked(&shop);
    assert_eq!(shop.refused("manager", "cancel_appointment", json!({})), "unreadable_request");
    deposited(&shop, &booking, 20_000);
    deposited(&shop, &booking, 1);
    shop.ok("advisor", "cancel_appointment", ask_of(&shop, &booking, json!({ "reason": "车卖了" })));
    assert_eq!(waiting(&shop), 1);
    assert_eq!(shop.refused("cashier", "refund_booking_deposit", refund(&shop, &booking, 1)), "role_missing");
    assert_eq!(
        shop.refused("manager", "refund_booking_deposit", refund(&shop, &booking, 20_001)),
        "over_refunded"
    );
    shop.ok("manager", "refund_booking_deposit", refund(&shop, &booking, 20_000));
    assert_eq!(waiting(&shop), 1, "a fen is still here");
    let mut last = refund(&shop, &booking, 1);
    last["payment_id"] = json!(2);
    let stale = last.clone();
    shop.ok("manager", "refund_booking_deposit", last);
    assert_eq!(waiting(&shop), 0);
    assert_eq!(shop.refused("manager", "refund_booking_deposit", stale), "nothing_paid_in");
    let home = shop.ok("cashier", "cashier_home", json!({}));
    assert_eq!(home["taken_today"], 0);
}
