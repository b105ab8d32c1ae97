use features::till::put_on_account;
use serde_json::json;
use shop_tests::asks_visit::on_account;
use shop_tests::typed::request;
use shop_tests::visit::{figures, labour};
use shop_tests::{MORNING, TestShop};

#[test]
fn an_insured_door_and_an_oil_change_settle_into_two_sheets() {
    let shop = TestShop::open_at(MORNING);
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
    let ask = || on_account(of("insurer"), "理赔月结");
    assert_eq!(shop.refused("cashier", "put_on_account", request(ask())), "role_missing");
    shop.run("manager", put_on_account, ask());
    car.is_in("ready_for_delivery").delivered();
}

/// One job, its price parted between the insurer and the customer's own share.
#[test]
fn one_job_is_parted_between_two_payers_to_the_fen() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("body", "追尾").checked_in(30_000);
    let insured = json!({ "category": "insurance", "payer": "insurer", "payer_name": "平安产险",
                          "hours": 100, "unit_price": 1_210_000, "unit": "工时" });
    car.with_line(figures("labour", "后围板整形", insured));
    car.with_line(figures("other", "后围板整形（自付部分）", json!({ "unit_price": 2_100 })));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);

    let of = |payer: &str| sheets.iter().find(|sheet| sheet["payer"] == payer).expect("a sheet of each");
    let parts = |payer: &str| {
        let content = &of(payer)["content"];
        ["total", "net", "tax"].map(|figure| content[figure].as_i64().unwrap_or_default())
    };
    assert_eq!(parts("insurer"), [1_210_000, 1_070_796, 139_204]);
    assert_eq!(parts("customer"), [2_100, 1_858, 242]);
    assert_eq!(parts("insurer")[0] + parts("customer")[0], 1_212_100);

    car.paid(of("customer"), "wechat", 2_100, 2_100);
    car.is_in("awaiting_settlement");
    shop.run("manager", put_on_account, on_account(of("insurer"), "等保险赔付"));
    car.is_in("ready_for_delivery").delivered();
    let standing: Vec<_> = car.sheets().iter().map(|sheet| sheet["on_account"].clone()).collect();
    assert_eq!(standing.iter().filter_map(serde_json::Value::as_i64).sum::<i64>(), 1_210_000);
}
