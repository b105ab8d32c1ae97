//! A car that was not accepted is back in the workshop: its money goes on as if it stood at
//! the till, and its sheet says nothing of the attempt that came to nothing.

use domain::account::Debtor;
use domain::ids::{CustomerId, JobId, PersonId, WorkOrderId};
use domain::line::Payer;
use domain::money::{Hours, Money};
use domain::settlement::PaymentMeans;
use features::till::{
    self, AskAccount, CollectAccount, RefundPayment, SavePreparation, account_of, collect_account,
};
use features::visit::inspections::{PassFinalInspection, pass_final_inspection};
use features::visit::refused::{RefuseDelivery, refuse_delivery};
use serde_json::{Value, json};
use shop_tests::asks_till::part;
use shop_tests::asks_visit::{moved_on, on_account, voided};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// A further visit of the car, of 120.00, ready to be paid.
pub fn billed(car: &Car<'_>, mileage_km: i64) -> Value {
    car.walks_in("repair", "刹车有异响").checked_in(mileage_km).with_line(labour("更换前刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    read_out(car, mileage_km + 12);
    car.billed(0, 0).pop().expect("a sheet")
}

/// What stands on the clock as it leaves.
fn read_out(car: &Car<'_>, mileage_out_km: i64) {
    let visit = car.visit();
    let ask = SavePreparation {
        work_order_id: WorkOrderId(car.id()),
        version: field(&visit["preparation"], "version"),
        done: field(&visit, "preparation_codes"),
        mileage_out_km: Some(mileage_out_km),
        instrument_replaced: false,
    };
    car.shop.run("advisor", till::save_preparation, ask);
}

fn is_refused(car: &Car<'_>) {
    let ask = RefuseDelivery {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        refused_by: "张先生".to_owned(),
        reason: "刹车还是有异响".to_owned(),
        failed_jobs: vec![JobId(car.job_at(0).0)],
        remedy: String::new(),
        responsible_id: PersonId(car.shop.id_of("technician")),
        hours: Hours(50),
    };
    car.shop.run("advisor", refuse_delivery, ask);
    car.is_in("in_repair");
}

pub fn known_car(shop: &TestShop) -> Car<'_> {
    shop.car("张小芳", "13800138000", "粤B12345")
}

fn offered(shop: &TestShop, car: &Car<'_>, action: &str) -> bool {
    let ask = features::visit::changes::AskVisit { work_order_id: WorkOrderId(car.id()) };
    let page = shop.run("manager", features::visit_page::get_visit, ask);
    let offers = page["actions"].as_array().cloned().unwrap_or_default();
    offers.iter().any(|offer| offer["action"] == action && offer["missing"] == json!([]))
}

fn sheet_now(car: &Car<'_>, sheet: &Value) -> Value {
    let sheets = car.sheets();
    sheets.into_iter().find(|other| other["id"] == sheet["id"]).expect("the sheet is on the page")
}

fn paper(car: &Car<'_>, sheet: &Value) -> String {
    text_of(&car.shop.paper("advisor", "settlement_sheet", field(sheet, "id")))
}

/// A firm pays for all its cars at once, whichever of them is worked on again.
#[test]
fn a_payer_pays_over_two_sheets_while_the_car_of_one_is_worked_on_again() {
    for inspected in [false, true] {
        let shop = TestShop::open_at(MORNING);
        let car = known_car(&shop);
        let first = billed(&car, 30_000);
        shop.run("manager", till::put_on_account, on_account(&first, "月结"));
        car.is_in("ready_for_delivery").delivered();
        let second = billed(&car, 31_000);
        shop.run("manager", till::put_on_account, on_account(&second, "月结"));
        is_refused(&car);
        if inspected {
            car.repaired_by("technician").self_inspected("technician");
        }
        let stage = car.stage();
        let debtor = Debtor::of(Payer::Customer, "", CustomerId(car.customer_id));
        assert!(offered(&shop, &car, "collect_on_account"));
        let ask = CollectAccount {
            debtor: debtor.clone(),
            owed: Money(24_000),
            sheets: Vec::new(),
            sales: Vec::new(),
            parts: vec![part(PaymentMeans::Transfer, 24_000)],
        };
        let taken = shop.run("cashier", collect_account, ask);
        assert_eq!((&taken["owed"], &taken["sheets"]), (&json!(0), &json!([first["id"], second["id"]])));
        assert_eq!(shop.run("cashier", account_of, AskAccount { debtor })["account"], Value::Null);
        car.is_in(&stage);
        assert_eq!(sheet_now(&car, &second)["received"], 12_000);
        assert!(!offered(&shop, &car, "collect_on_account"), "nothing is on account any more");
    }
}

/// The customer wants the money and not the rework.
#[test]
fn what_was_paid_goes_back_and_the_sheet_is_taken_back_while_the_car_is_worked_on_again() {
    for inspected in [false, true] {
        let shop = TestShop::open_at(MORNING);
        let car = known_car(&shop);
        let sheet = billed(&car, 30_000);
        car.paid(&sheet, "wechat", 12_000, 12_000);
        is_refused(&car);
        if inspected {
            car.repaired_by("technician").self_inspected("technician");
        }
        let stage = car.stage();
        assert!(offered(&shop, &car, "refund_payment") && offered(&shop, &car, "void_settlement"));
        let back = |amount: i64| {
            let payment = car.visit()["payments"][0].clone();
            RefundPayment {
                payment_id: field(&payment, "id"),
                refundable: field(&payment, "refundable"),
                amount: Money(amount),
                means: PaymentMeans::Wechat,
                reason: "客户不返工，要求退款".to_owned(),
            }
        };
        assert_eq!(shop.refused("cashier", "refund_payment", request(back(2_000))), "role_missing");
        shop.run("manager", till::refund_payment, back(2_000));
        car.is_in(&stage);
        assert_eq!((&sheet_now(&car, &sheet)["received"], car.owed(&sheet)), (&json!(10_000), 2_000));
        shop.later(1);
        let taken_back = voided(&sheet_now(&car, &sheet), "客户不返工");
        assert_eq!(shop.refused("cashier", "void_settlement", request(&taken_back)), "role_missing");
        shop.run("manager", till::void_settlement, taken_back);
        car.is_in(&stage);
        shop.run("manager", till::refund_payment, back(10_000));
        assert_eq!(car.visit()["credits"], json!([]));
        assert!(!offered(&shop, &car, "void_settlement"), "there is none left");
        // What is agreed after all is billed when it is done.
        if !inspected {
            car.repaired_by("technician").self_inspected("technician");
        }
        car.passed().cleaned();
        let sheets = car.billed(0, 0);
        let stand: Vec<&Value> = sheets.iter().filter(|sheet| sheet["is_active"] == true).collect();
        assert_eq!((stand.len(), &stand[0]["total"]), (1, &json!(12_000)));
        car.is_in("awaiting_settlement");
    }
}

/// As long as the car is worked on again nobody has read its clock; then it says what the
/// second attempt says, and so it stays.
#[test]
fn a_sheet_says_nothing_of_the_attempt_that_came_to_nothing() {
    let mut shop = TestShop::open_at(MORNING);
    shop.hire("inspector_b", &["inspector"]);
    let car = known_car(&shop);
    let sheet = billed(&car, 30_000);
    car.paid(&sheet, "wechat", 12_000, 12_000);
    let says = |words: &[&str], never: &[&str]| {
        let paper = paper(&car, &sheet);
        for word in words {
            assert!(paper.contains(word), "no {word} in\n{paper}");
        }
        for word in never {
            assert!(!paper.contains(word), "{word} in\n{paper}");
        }
    };
    says(&["30012公里"], &[]);
    shop.later(1);
    is_refused(&car);
    says(&["返工中", "30000公里"], &["30012公里"]);
    car.repaired_by("technician").self_inspected("technician");
    let pass: PassFinalInspection = read(car.final_inspection());
    shop.run("inspector_b", pass_final_inspection, pass);
    says(&["inspector_b", "返工后检验合格"], &["30012公里"]);
    car.cleaned();
    read_out(&car, 30_040);
    says(&["30040公里", "inspector_b"], &["30012公里"]);
    shop.run("cashier", till::complete_preparation, moved_on(&car));
    car.is_in("ready_for_delivery").delivered();
    says(&["30040公里", "inspector_b"], &["30012公里"]);
}
