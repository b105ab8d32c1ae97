use serde_json::json;
use shop_tests::TestShop;
use shop_tests::visit::{figures, labour};

#[test]
fn an_insured_door_and_an_oil_change_settle_into_two_sheets() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("body", "右前门被刮").checked_in(30_000).with_line(labour("更换机油", 50));
    let insured = json!({ "category": "insurance", "payer": "insurer", "payer_name": "平安产险 报案号 9051",
                          "hours": 300, "unit_price": 12_000, "unit": "工时" });
    car.with_line(figures("labour", "右前门喷漆", insured));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);

    let of =
        |payer: &str| sheets.iter().find(|sheet| sheet["payer"] == payer).expect("a sheet of each payer");
    assert_eq!(of("customer")["total"], 6_000);
    assert_eq!(of("insurer")["total"], 36_000);

    car.paid(of("customer"), "cash", 6_000, 10_000);
    car.is_in("awaiting_settlement");
    assert_eq!(
        shop.refused("advisor", "deliver", car.delivery()),
        "wrong_stage",
        "the insurer's sheet is open"
    );
    let ask = json!({ "settlement_id": of("insurer")["id"], "reason": "理赔月结" });
    assert_eq!(shop.refused("cashier", "put_on_account", ask.clone()), "role_missing");
    shop.ok("manager", "put_on_account", ask);
    car.is_in("ready_for_delivery").delivered();
}
