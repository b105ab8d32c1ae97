use sample::ten_years::Size;
use serde_json::json;
use shop_tests::TestShop;

/// Scans hide in small shops: every row a query steps over without a
/// constraint is counted, whatever the clock says. The shop's people, bays and
/// the cars in its yard may be looked over; its history may not.
#[test]
fn no_interactive_read_scans_a_big_table() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    sample::ten_years::pour_years(&shop.shop, Size { vehicles: 1_200, work_orders: 2_400 }, &mut |_, _| {})
        .expect("the years pour in");
    let hits = shop.ok("manager", "search", json!({ "query": "粤B" }));
    let vehicle = hits["vehicles"][0]["vehicle"]["id"].as_i64().expect("a car");
    let customer = hits["vehicles"][0]["vehicle"]["customer_id"].as_i64().expect("its owner");
    let order = 1_200;
    for (seat, command, ask) in [
        ("manager", "search", json!({ "query": "d1" })),
        ("manager", "search", json!({ "query": "123" })),
        ("manager", "search", json!({ "query": "王" })),
        ("manager", "search", json!({ "query": "zxf" })),
        ("manager", "search", json!({ "query": "GD2025" })),
        ("manager", "search", json!({ "query": "SK2025" })),
        ("manager", "search", json!({ "query": "GD001" })),
        ("manager", "search", json!({ "query": "王 粤B" })),
        ("manager", "search", json!({ "query": "大众 d1" })),
        ("manager", "search", json!({ "query": "刹车 王" })),
        ("manager", "booked_today", json!({ "vehicle_id": vehicle, "plate": "粤B12345" })),
        ("manager", "get_visit", json!({ "work_order_id": order })),
        ("manager", "visit_changes", json!({ "work_order_id": order })),
        ("manager", "get_vehicle", json!({ "id": vehicle })),
        ("manager", "get_customer", json!({ "id": customer })),
        ("manager", "list_customers", json!({ "before": 600 })),
        ("manager", "list_appointments", json!({ "day": "2026-03-02" })),
        (
            "advisor",
            "check_in_notices",
            json!({ "vehicle_id": vehicle, "work_order_id": null, "mileage_km": 50_000 }),
        ),
        ("advisor", "advisor_home", json!({})),
        ("foreman", "foreman_home", json!({})),
        ("technician", "technician_home", json!({})),
        ("inspector", "inspector_home", json!({})),
        ("parts_keeper", "parts_home", json!({})),
        ("cashier", "cashier_home", json!({})),
        ("callback_clerk", "list_follow_ups", json!({})),
        ("callback_clerk", "list_complaints", json!({})),
        ("manager", "manager_home", json!({})),
        ("manager", "nav_counts", json!({})),
        ("manager", "wall_screen", json!({})),
        ("manager", "list_people", json!({})),
        ("manager", "quote_bill", json!({ "work_order_id": order, "discount": 0, "rounding": 0 })),
    ] {
        storage::rows_scanned();
        shop.ok(seat, command, ask.clone());
        let scanned = storage::rows_scanned();
        assert!(scanned < 700, "{command} {ask} stepped over {scanned} rows");
    }
}
