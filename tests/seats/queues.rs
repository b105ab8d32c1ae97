use crate::{column, counts, home};
use domain::ids::{CustomerId, VehicleId};
use features::bookings::{BookAppointment, book_appointment};
use features::visit::check_in::{SaveCheckIn, save_check_in};
use features::visit::findings::{DismissFinding, ReportFinding, dismiss_finding, report_finding};
use serde_json::{Value, json};
use shop_tests::asks_office::booking;
use shop_tests::asks_visit::found;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{MORNING, TestShop};

/// Every count is 0 but these.
#[track_caller]
fn only(shop: &TestShop, waiting: Value) {
    let mut expected = json!({
        "bookings_today": 0, "reception": 0, "workshop": 0, "my_jobs": 0, "inspection": 0, "cashier": 0, "calls": 0,
        "complaints": 0, "parts": 0,
    });
    for (place, count) in waiting.as_object().expect("counts") {
        expected[place] = count.clone();
    }
    assert_eq!(counts(shop, "technician"), expected);
}

#[test]
fn a_car_waits_at_one_seat_after_the_other() {
    let shop = TestShop::open_at(MORNING);
    only(&shop, json!({}));
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响");
    only(&shop, json!({ "reception": 1 }));
    car.checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    let advisor = home(&shop, "advisor");
    assert_eq!(column(&advisor["in_shop"], "stage"), ["awaiting_authorisation"]);
    assert_eq!(column(&advisor["answers_awaited"], "offered_lines"), [1]);
    assert_eq!(advisor["in_shop"][0]["total"], 12_000, "what the customer is asked counts until the answer");

    car.authorised(&[]).assigned_to("technician");
    only(&shop, json!({ "workshop": 1 }));
    assert_eq!(home(&shop, "technician")["jobs"], json!([]), "the foreman has not released it");
    car.released();
    only(&shop, json!({ "workshop": 1, "my_jobs": 1 }));
    let row = &home(&shop, "advisor")["in_shop"][0];
    assert_eq!((&row["total"], &row["jobs_unfinished"]), (&json!(12_000), &json!(1)));
    assert_eq!((&row["plate"], &row["customer_name"]), (&json!("粤B12345"), &json!("李国强")));
    assert_eq!((&row["advisor_name"], &row["customer_phone"]), (&json!("advisor"), &json!("13800138000")));

    car.repaired_by("technician");
    assert_eq!(column(&home(&shop, "technician")["to_self_inspect"], "number"), ["GD20260302001"]);
    car.self_inspected("technician");
    only(&shop, json!({ "inspection": 1 }));
    car.passed();
    only(&shop, json!({ "cashier": 1 }));
    assert_eq!(column(&home(&shop, "cashier")["to_bill"], "stage"), ["preparing"]);
    let sheets = car.cleaned().billed(1_000, 0);
    let cashier = home(&shop, "cashier");
    assert_eq!(
        (&cashier["to_bill"], column(&cashier["to_collect"], "total")),
        (&json!([]), vec![json!(11_000)])
    );
    car.paid(&sheets[0], "cash", 11_000, 11_000);
    only(&shop, json!({ "reception": 1 }));
    assert_eq!(column(&home(&shop, "advisor")["ready"], "work_order_id"), [car.id()]);

    car.delivered();
    only(&shop, json!({}));
    assert_eq!(home(&shop, "advisor")["in_shop"], json!([]));
    shop.later(7 * 24 * 60);
    only(&shop, json!({ "calls": 1 }));
}

#[test]
fn what_is_promised_soonest_stands_first_and_what_has_no_promise_last() {
    let shop = TestShop::open_at(MORNING);
    let (first, second) = (shop.car("李国强", "", "粤B11111"), shop.car("王芳", "", "粤B22222"));
    let third = shop.car("赵敏", "", "粤B33333");
    first.walks_in("repair", "");
    second.walks_in("repair", "").checked_in(10_000);
    third.walks_in("repair", "");
    let promised_at = Some(shop.clock.time(60));
    let sooner = SaveCheckIn { promised_at, ..read(third.check_in(Some(1), Some(1))) };
    shop.run("advisor", save_check_in, sooner);
    assert_eq!(column(&home(&shop, "advisor")["in_shop"], "plate"), ["粤B33333", "粤B22222", "粤B11111"]);
}

#[test]
fn the_advisor_sees_the_day_and_what_the_technicians_found() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    let booked = shop.car("王芳", "13900139000", "粤B54321");
    let service = BookAppointment {
        customer_id: Some(CustomerId(booked.customer_id)),
        vehicle_id: Some(VehicleId(booked.vehicle_id)),
        symptom: "保养".to_owned(),
        over_capacity: false,
        ..booking("", "", shop.clock.time(120))
    };
    shop.run("advisor", book_appointment, service);
    assert_eq!(counts(&shop, "technician")["bookings_today"], 1);
    assert_eq!(home(&shop, "advisor")["today"]["appointments"][0]["appointment"]["plate"], "粤B54321");

    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    let suggestion = "更换轴承".to_owned();
    let found = ReportFinding { suggestion, ..found(&car, None, "后轮轴承松旷") };
    let finding = shop.run("technician", report_finding, found);
    let rows = home(&shop, "advisor")["open_findings"].clone();
    assert_eq!(rows[0]["finding"]["text"], "后轮轴承松旷");
    assert_eq!(
        (&rows[0]["technician_name"], &rows[0]["work_order_number"]),
        (&json!("technician"), &json!("GD20260302001"))
    );
    assert_eq!(home(&shop, "foreman")["open_findings"], rows, "the foreman hears of it first");
    let reason = || "间隙在范围内".to_owned();
    let dismiss = || DismissFinding { finding_id: field(&finding, "id"), version: 1, reason: reason() };
    assert_eq!(shop.refused("advisor", "dismiss_finding", request(dismiss())), "role_missing");
    shop.run("foreman", dismiss_finding, dismiss());
    assert_eq!(home(&shop, "advisor")["open_findings"], json!([]));
    assert_eq!(home(&shop, "foreman")["open_findings"], json!([]));
}
