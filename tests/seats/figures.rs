use crate::{column, counts, home};
use domain::complaint::{ComplaintCategory, Severity};
use domain::follow_up::SurveyScores;
use domain::ids::{CustomerId, WorkOrderId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::aftercare::complaints::{OpenComplaint, open_complaint};
use features::aftercare::delivery::{RecordSurvey, record_survey};
use features::records::customers::{AskCustomer, get_customer};
use features::till::{RefundPayment, put_on_account, refund_payment, void_settlement};
use serde_json::{Value, json};
use shop_tests::asks_office::complaint;
use shop_tests::asks_visit::{on_account, voided};
use shop_tests::typed::read;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// A car with one hour of labour at 120 yuan, ready to be billed.
fn prepared<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let car = shop.car("李国强", "13800138000", plate);
    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    car.passed().cleaned();
    car
}

#[test]
fn the_takings_of_the_day_go_by_means_with_refunds_taken_off() {
    let shop = TestShop::open_at(MORNING);
    let car = prepared(&shop, "粤B12345");
    let sheet = car.billed(0, 0)[0].clone();
    let paid = car.paid(&sheet, "wechat", 9_000, 9_000);
    car.paid(&sheet, "cash", 3_000, 3_000);
    let back = RefundPayment {
        payment_id: read(paid["payments"][0].clone()),
        refundable: Money(9_000),
        amount: Money(1_000),
        means: PaymentMeans::Cash,
        reason: "多收".to_owned(),
    };
    shop.run("manager", refund_payment, back);
    let till = home(&shop, "cashier");
    assert_eq!(
        till["takings"],
        json!([{ "means": "wechat", "amount": 9_000, "count": 1 }, { "means": "cash", "amount": 2_000, "count": 2 }])
    );
    assert_eq!(
        (&till["taken_today"], &home(&shop, "manager")["taken_today"]),
        (&json!(11_000), &json!(11_000))
    );
    // The till's day ends at the shop's midnight.
    shop.later(16 * 60);
    assert_eq!(home(&shop, "cashier")["takings"], json!([]));
}

#[test]
fn who_took_the_car_on_account_stays_in_sight() {
    let shop = TestShop::open_at(MORNING);
    let car = prepared(&shop, "粤B12345");
    let sheet = car.billed(0, 0)[0].clone();
    car.paid(&sheet, "cash", 2_000, 2_000);
    assert_eq!(home(&shop, "cashier")["on_account"], json!([]));
    shop.run("manager", put_on_account, on_account(&sheet, "月结"));
    let owed = home(&shop, "cashier")["on_account"].clone();
    assert_eq!(column(&owed, "on_account"), [10_000]);
    assert_eq!((&owed[0]["plate"], &owed[0]["customer_name"]), (&json!("粤B12345"), &json!("李国强")));
    let customer = shop.run("cashier", get_customer, AskCustomer { id: CustomerId(car.customer_id) });
    assert_eq!(
        (&customer["owed_on_account"], &customer["visits"][0]["total"]),
        (&json!(10_000), &json!(12_000))
    );
}

fn of_day(home: &Value, day: &str) -> Value {
    let days = home["billed_by_day"].as_array().expect("the chart has days");
    days.iter().find(|figure| figure["day"] == day).cloned().expect("the day is on the chart")
}

#[test]
fn the_manager_sees_the_day_and_the_month() {
    let shop = TestShop::open_at("2026-02-27T08:30");
    let friday = prepared(&shop, "粤B11111");
    let sheet = friday.billed(0, 0)[0].clone();
    friday.paid(&sheet, "cash", 12_000, 12_000);
    friday.delivered();
    shop.later(3 * 24 * 60);
    let monday = prepared(&shop, "粤B22222");
    // A voided sheet and the one that reverses it are no turnover.
    let wrong = monday.billed(0, 0)[0].clone();
    shop.run("manager", void_settlement, voided(&wrong, "开错"));
    let right = monday.billed(1_000, 0);
    let standing = right.iter().find(|sheet| sheet["state"] == "open").expect("the new sheet stands");
    monday.paid(standing, "alipay", 11_000, 11_000);
    monday.delivered();

    let office = home(&shop, "manager");
    assert_eq!(office["day"], "2026-03-02");
    assert_eq!((&office["billed_today"], &office["billed_month"]), (&json!(11_000), &json!(11_000)));
    assert_eq!((&office["delivered_today"], &office["delivered_month"]), (&json!(1), &json!(1)));
    assert_eq!((&office["arrived_today"], &office["reworks_month"]), (&json!(1), &json!(0)));
    let days = office["billed_by_day"].as_array().expect("the chart has days");
    assert_eq!((days.len(), &days[29]["day"]), (30, &json!("2026-03-02")));
    assert_eq!(
        of_day(&office, "2026-02-27"),
        json!({ "day": "2026-02-27", "billed": 12_000, "delivered": 1 })
    );
    assert_eq!(of_day(&office, "2026-02-28"), json!({ "day": "2026-02-28", "billed": 0, "delivered": 0 }));
    assert_eq!((&office["recommend_hundredths"], &office["late"]), (&Value::Null, &json!([])));
}

#[test]
fn a_car_that_stands_ready_is_late_for_nobody() {
    let shop = TestShop::open_at(MORNING);
    let car = prepared(&shop, "粤B12345");
    let sheet = car.billed(0, 0)[0].clone();
    shop.later(301);
    assert_eq!(column(&home(&shop, "manager")["late"], "plate"), vec![json!("粤B12345")]);
    car.paid(&sheet, "cash", 12_000, 12_000);
    let office = home(&shop, "manager");
    let stands = |of: &Value| of["stage"] == "ready_for_delivery" && of["count"] == 1;
    assert!(office["in_shop"].as_array().expect("counts by stage").iter().any(stands));
    assert_eq!(office["late"], json!([]));
}

#[test]
fn what_is_late_is_told_to_the_manager() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    let about = OpenComplaint {
        work_order_id: Some(WorkOrderId(car.id())),
        severity: Severity::Urgent,
        ..complaint(ComplaintCategory::Delay, "等太久")
    };
    shop.run("callback_clerk", open_complaint, about);
    let office = home(&shop, "manager");
    assert_eq!(
        (&office["late"], &office["open_complaints"], &office["late_complaints"]),
        (&json!([]), &json!(1), &json!(0))
    );
    let count = |stage: &str| {
        let counts = office["in_shop"].as_array().expect("counts by stage");
        counts.iter().find(|of| of["stage"] == stage).map(|of| of["count"].clone())
    };
    assert_eq!(
        (count("estimating"), count("in_repair"), count("delivered")),
        (Some(json!(1)), Some(json!(0)), None)
    );
    // Promised in five hours, answered to within two.
    shop.later(301);
    let office = home(&shop, "manager");
    assert_eq!(
        (column(&office["late"], "plate"), &office["late_complaints"]),
        (vec![json!("粤B12345")], &json!(1))
    );
    assert_eq!(counts(&shop, "callback_clerk")["complaints"], 1);
}

#[test]
fn the_marks_and_reworks_of_the_month_are_counted() {
    let shop = TestShop::open_at(MORNING);
    for (plate, recommend) in [("粤B11111", 9), ("粤B22222", 10), ("粤B33333", 10)] {
        let car = prepared(&shop, plate);
        let sheet = car.billed(0, 0)[0].clone();
        car.paid(&sheet, "cash", 12_000, 12_000);
        car.delivered();
        let marks =
            SurveyScores { service: 5, quality: 5, on_time: 4, price_clarity: 5, cleanliness: 5, recommend };
        let work_order_id = WorkOrderId(car.id());
        shop.run("advisor", record_survey, RecordSurvey { work_order_id, marks, comment: String::new() });
    }
    let office = home(&shop, "manager");
    assert_eq!((&office["recommend_hundredths"], &office["delivered_today"]), (&json!(966), &json!(3)));
    assert_eq!(
        (&office["follow_ups_overdue"], &office["follow_ups_in_time_percent"]),
        (&json!(0), &Value::Null)
    );
    shop.later(8 * 24 * 60);
    assert_eq!(home(&shop, "manager")["follow_ups_overdue"], 3);
}
