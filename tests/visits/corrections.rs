//! What was written down wrongly at check-in is put right until the bill.

use domain::ids::{BayId, CustomerId, WorkOrderId};
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use domain::work_order::correction::CheckInFacts;
use features::office::backups::check_file;
use features::packages::offers::save_package;
use features::records::customers::save_customer;
use features::till::{self, SavePreparation};
use features::visit::check_in::{CorrectCheckIn, correct_check_in};
use features::visit::lines::drawn::draw_from_contract;
use features::visit::lines::remove_line;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{bill, drawn_once, hits, oil_card, oil_card_sold, put_right, removed, voided};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop, customer};

fn estimating(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(90_000);
    car
}

const MISREAD: &str = "看错仪表";

fn corrects(car: &Car<'_>, right: impl FnOnce(&mut CheckInFacts)) {
    car.shop.run("advisor", correct_check_in, put_right(car, MISREAD, right));
}

fn refused(car: &Car<'_>, right: impl FnOnce(&mut CheckInFacts)) -> String {
    car.shop.refused("advisor", "correct_check_in", request(put_right(car, MISREAD, right)))
}

fn to_the_wash(car: &Car<'_>) {
    car.with_line(labour("更换前制动片", 100));
    car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
}

#[test]
fn a_wrong_mileage_is_put_right_with_a_reason_and_stands_in_the_timeline() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    corrects(&car, |facts| {
        facts.mileage_km = 110_900;
        facts.brought_by_phone = "+86 139-0013-9000".to_owned();
    });
    let visit = car.is_in("estimating").visit();
    assert_eq!(visit["order"]["mileage_km"], 110_900);
    assert_eq!(visit["vehicle"]["mileage_km"], 110_900, "the vehicle's last reading follows");
    let told = &visit["corrections"][0];
    assert_eq!(
        told["facts"],
        json!([{ "field": "brought_by_phone", "before": "13800138000", "after": "13900139000" },
               { "field": "mileage_km", "before": 90_000, "after": 110_900 }])
    );
    assert_eq!((&told["reason"], &told["person_id"]), (&json!("看错仪表"), &json!(shop.id_of("advisor"))));
    assert_eq!(visit["walk_around"]["confirmed_by"], "张小芳", "what was signed stays as it was signed");

    // The wrong customer was picked: the timeline says who it was.
    let other = shop.car("李师傅", "13900139000", "粤B54321");
    corrects(&car, |facts| facts.customer_id = CustomerId(other.customer_id));
    let visit = car.visit();
    assert_eq!(visit["customer"]["name"], "李师傅");
    let told = json!([{ "field": "customer_id", "before": "张小芳", "after": "李师傅" }]);
    assert_eq!(visit["corrections"][1]["facts"], told);
}

#[test]
fn a_visit_that_becomes_somebody_else_s_is_not_paid_by_the_first_one_s_package() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    shop.run("manager", save_package, oil_card("保养三次卡", None));
    shop.run("cashier", till::sell_contract, oil_card_sold(&car, PaymentMeans::Alipay));
    let draw = drawn_once(&car);
    let drawn = shop.run("advisor", draw_from_contract, draw)["line"].clone();
    let other = shop.run("advisor", save_customer, customer("李四", "13900139000"));
    let to_other = |facts: &mut CheckInFacts| facts.customer_id = field(&other["customer"], "id");
    assert_eq!(refused(&car, to_other), "contract_of_another");
    assert_eq!(car.visit()["order"]["customer_id"], car.customer_id);
    shop.run("advisor", remove_line, removed(&drawn));
    corrects(&car, to_other);
    assert_eq!(car.visit()["order"]["customer_id"], other["customer"]["id"]);
}

#[test]
fn a_correction_without_a_reason_a_right_or_a_difference_is_refused_by_name() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    let right = || put_right(&car, MISREAD, |facts| facts.mileage_km = 110_900);
    assert_eq!(refused(&car, |_| ()), "nothing_corrected");
    for (seat, ask, code) in [
        ("technician", right(), "role_missing"),
        ("cashier", right(), "role_missing"),
        ("advisor", CorrectCheckIn { reason: "  ".to_owned(), ..right() }, "bad_field"),
        ("advisor", CorrectCheckIn { version: 1, ..right() }, "conflict"),
        ("advisor", put_right(&car, MISREAD, |facts| facts.mileage_km = -1), "bad_field"),
        ("advisor", put_right(&car, MISREAD, |facts| facts.fuel_percent = 101), "bad_field"),
        ("advisor", put_right(&car, MISREAD, |facts| facts.bay_id = Some(BayId(99))), "not_found"),
        ("advisor", put_right(&car, MISREAD, |facts| facts.customer_id = CustomerId(99)), "not_found"),
        (
            "advisor",
            put_right(&car, MISREAD, |facts| facts.promised_at = Some(shop.clock.time(-5))),
            "bad_field",
        ),
    ] {
        let ask = request(ask);
        assert_eq!(shop.refused(seat, "correct_check_in", ask.clone()), code, "{seat} {ask}");
    }
    shop.run("manager", correct_check_in, right());

    let fresh = shop.car("李师傅", "13900139000", "粤B54321");
    fresh.walks_in("repair", "");
    // Nothing was read off the car yet: no request of the page's has that shape.
    let mut facts = fresh.visit()["order"].clone();
    (facts["mileage_km"], facts["fuel_percent"]) = (json!(5), json!(50));
    let early = json!({ "work_order_id": fresh.id(), "version": facts["version"], "facts": facts,
                        "reason": MISREAD });
    assert_eq!(shop.refused("advisor", "correct_check_in", early), "wrong_stage", "nothing is confirmed yet");
}

#[test]
fn what_stands_on_a_sheet_is_corrected_once_the_sheet_is_voided() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    to_the_wash(&car);
    let sheet = car.cleaned().billed(0, 0)[0].clone();
    assert_eq!(refused(&car, |facts| facts.mileage_km = 89_900), "wrong_stage");
    shop.run("manager", till::void_settlement, voided(&sheet, "里程写错"));
    corrects(car.is_in("preparing"), |facts| facts.mileage_km = 89_900);
    shop.run("cashier", till::prepare_bill, bill(&car, 0));
    let ask = request(put_right(&car, MISREAD, |facts| facts.mileage_km = 89_000));
    let refusal = shop.ask("advisor", "correct_check_in", ask).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "sheets_voided", "count": 1 }]));
}

#[test]
fn warranty_certificate_checklist_and_kilometres_out_follow_what_was_put_right() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    to_the_wash(&car);
    car.cleaned();
    // Read at the wash as the advisor had written it.
    assert_eq!(car.visit()["order"]["mileage_out_km"], 90_000);
    // The inspector who would have been asked for a number has signed: the shop's next is given.
    corrects(&car, |facts| {
        facts.mileage_km = 110_900;
        facts.repair_kind = RepairKind::Assembly;
        facts.wash_wanted = false;
    });
    assert_eq!(car.visit()["order"]["certificate_number"], "HG20260302001");
    corrects(&car, |facts| facts.certificate_number = "粤HG0000123".to_owned());

    let visit = car.visit();
    assert_eq!(visit["order"]["mileage_out_km"], Value::Null, "fewer out than in: read again");
    let asked = visit["preparation_codes"].as_array().cloned().unwrap_or_default();
    assert!(!asked.contains(&json!("exterior_washed")), "{asked:?}");
    let save = |km: i64| {
        let visit = car.visit();
        SavePreparation {
            work_order_id: WorkOrderId(car.id()),
            version: field(&visit["preparation"], "version"),
            done: field(&visit, "preparation_codes"),
            mileage_out_km: Some(km),
            instrument_replaced: false,
        }
    };
    let fewer = shop.ask("advisor", "save_preparation", request(save(110_899))).expect_err("refused");
    assert_eq!(fewer["code"], "mileage_out_below_in");
    assert_eq!(fewer["params"], json!({ "km_out": 110_899, "km_in": 110_900 }));
    shop.run("advisor", till::save_preparation, save(110_912));
    for sheet in car.billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    let delivery = car.delivered().visit()["delivery"].clone();
    assert_eq!(
        (&delivery["warranty_until"], &delivery["warranty_km"]),
        (&json!("2026-06-10"), &json!(130_912)),
        "100 days and 20,000 km from the kilometres out"
    );
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 110_912);
}

#[test]
fn the_sheet_that_was_signed_stays_and_a_correction_prints_as_the_next_edition() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    let print = |kind: &str, id: i64| text_of(&shop.paper("advisor", kind, id));
    let signed = print("check_in_sheet", car.id());
    assert!(signed.contains("90000公里") && !signed.contains("更正"), "{signed}");
    corrects(&car, |facts| facts.mileage_km = 110_900);
    let corrected = print("check_in_sheet", car.id());
    for words in ["110900公里", "第2版", "更正。客户的签字见前一版。"] {
        assert!(corrected.contains(words), "{words} is not in {corrected}");
    }
    let papers = car.visit()["papers"].as_array().cloned().unwrap_or_default();
    let earlier =
        papers.iter().find(|paper| paper["kind"] == "earlier_check_in_sheet").expect("it is offered");
    let earlier = print("earlier_check_in_sheet", earlier["id"].as_i64().expect("under its own id"));
    assert!(earlier.contains("90000公里") && !earlier.contains("更正"), "{earlier}");
}

/// A number that was written down before the car passed is the visit's like any other.
#[test]
fn a_certificate_number_that_is_put_right_is_found_once_and_no_more_when_it_is_gone() {
    let shop = TestShop::open_at(MORNING);
    let car = estimating(&shop);
    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "漏油").checked_in(40_000);
    let found = |number: &str| {
        let hits = hits(&shop, "manager", number)["documents"].clone();
        hits.as_array().expect("documents").iter().map(|hit| hit["id"].clone()).collect::<Vec<_>>()
    };
    let sound = || {
        shop.run("manager", check_file, AskNothing {});
        let check = shop.finished("manager");
        assert_eq!(check["result"]["damaged"], json!([]), "{check}");
    };
    let numbered = |number: &str| {
        let number = number.to_owned();
        |facts: &mut CheckInFacts| facts.certificate_number = number
    };
    corrects(&car, numbered("粤检0007123"));
    assert_eq!(found("0007123"), [json!(car.id())]);
    sound();
    assert_eq!(refused(&other, numbered("粤检0007123")), "certificate_taken");
    corrects(&car, numbered("粤检0007124"));
    assert_eq!((found("0007123"), found("0007124")), (vec![], vec![json!(car.id())]));
    corrects(&car, numbered(""));
    assert_eq!(found("0007124"), Vec::<Value>::new());
    sound();
}
