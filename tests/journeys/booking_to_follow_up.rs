use crate::support;
use domain::complaint::WordMeans;
use domain::follow_up::{CallOutcome, SurveyScores};
use domain::ids::{ComplaintId, PersonId, WorkOrderId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::aftercare::complaints::{self, AgreeRemedy, AnswerComplaint, AskComplaint};
use features::aftercare::delivery::{RecordSurvey, record_survey};
use features::aftercare::follow_ups::{self, RecordCall};
use features::bookings::{self, ArriveAppointment, AskAppointment, BookAppointment, ConfirmAppointment};
use features::till::{PaymentPart, TakePayment, take_payment};
use features::visit::changes::AskVisit;
use features::visit::check_in::{AskNotices, check_in_notices};
use features::visit::findings::{ReportFinding, report_finding};
use features::visit::lines::{AddLine, add_line};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, found, moved_on, notices};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop};
use std::cell::Cell;

#[test]
fn one_visit_goes_from_booking_to_the_closed_follow_up() {
    journey(&TestShop::open_at(MORNING));
}

#[test]
fn the_same_visit_goes_through_over_http() {
    journey(&TestShop::over_http_at(MORNING));
}

fn journey(shop: &TestShop) {
    // A stranger rings up.
    let wanted = BookAppointment {
        plate: "粤b·d12345".to_owned(),
        model: "宋 PLUS".to_owned(),
        symptom: "刹车有异响".to_owned(),
        items: vec!["检查刹车".to_owned()],
        advisor_id: Some(PersonId(shop.id_of("advisor"))),
        estimate: Some(Money(60_000)),
        ..support::booking("张小芳", shop.clock.time(90))
    };
    let booking = shop.run("advisor", bookings::book_appointment, wanted);
    assert_eq!(booking["number"], "YY20260302001");
    let slip = text_of(&shop.paper("advisor", "booking_slip", id(&booking["id"])));
    assert!(slip.contains("YY20260302001") && slip.contains("张小芳") && slip.contains("检查刹车"), "{slip}");
    let confirm = ConfirmAppointment { id: field(&booking, "id"), version: field(&booking, "version") };
    shop.run("advisor", bookings::confirm_appointment, confirm);

    // She comes.
    shop.later(88);
    let page = shop.run("advisor", bookings::get_appointment, AskAppointment { id: field(&booking, "id") });
    let arrival = ArriveAppointment {
        id: field(&booking, "id"),
        version: field(&page["appointment"], "version"),
        vehicle_id: None,
        customer_id: None,
        repair_kind: RepairKind::Repair,
        second_visit: false,
        details: None,
    };
    let arrived = shop.run("advisor", bookings::arrive_appointment, arrival);
    let order = id(&arrived["visit"]["work_order_id"]);
    let visit = shop.run("advisor", get_visit, AskVisit { work_order_id: WorkOrderId(order) });
    assert_eq!(visit["vehicle"]["plate"], "粤BD12345");
    assert_eq!(visit["vehicle"]["plate_colour"], "green", "a new-energy plate is green");
    let car = Car {
        shop,
        customer_id: id(&visit["customer"]["id"]),
        vehicle_id: id(&visit["vehicle"]["id"]),
        order: Cell::new(order),
    };
    car.is_in("checked_in");

    // Nobody is waved through: what is missing is named.
    let refusal =
        shop.ask("advisor", "confirm_check_in", car.confirmation()).expect_err("nothing is recorded yet");
    assert_eq!(refusal["code"], "still_missing");
    let missing: Vec<&Value> =
        refusal["params"]["missing"].as_array().expect("a list").iter().map(|one| &one["what"]).collect();
    assert_eq!(missing, ["mileage", "fuel", "walk_around"]);
    car.checked_in(52_300);
    let sheet = text_of(&shop.paper("advisor", "check_in_sheet", order));
    assert!(sheet.contains("粤B·D12345") && sheet.contains("行车记录仪"), "{sheet}");

    // The estimate and her answers: pads yes, wipers no.
    car.with_line(labour("更换前刹车片", 150));
    car.with_line(part("前刹车片", 1000, 38_050));
    let wipers = car.with_line(part("雨刮胶条", 2000, 4_500));
    let estimate = car.estimate_issued();
    assert_eq!(estimate["total"], 18_000 + 38_050 + 9_000);
    car.is_in("awaiting_authorisation").authorised(&[wipers]).is_in("awaiting_assignment");

    // The foreman assigns; without a technician nothing is released.
    let release = request(moved_on(&car));
    assert_eq!(shop.refused("foreman", "release_to_repair", release), "still_missing");
    car.assigned_to("technician").released();
    let card = text_of(&shop.paper("foreman", "job_card", order));
    assert!(card.contains("更换前刹车片") && !card.contains("180.00"), "a job card has no prices: {card}");

    // At the car a leaking shock absorber is found, quoted and approved.
    car.starts("technician", 0);
    let suggestion = "更换减震器".to_owned();
    let report = ReportFinding { suggestion, ..found(&car, None, "右前减震器漏油") };
    let finding = shop.run("technician", report_finding, report);
    let absorber = added(&car, &labour("更换右前减震器", 100));
    let absorber = AddLine { finding_id: field(&finding, "id"), ..absorber };
    shop.run("advisor", add_line, absorber);
    car.estimate_issued();
    shop.later(40);
    car.finishes("technician", 0);
    assert_eq!(
        shop.refused("technician", "submit_self_inspection", car.self_inspection()),
        "still_missing",
        "a line waits for the customer's answer"
    );
    car.authorised(&[]).is_in("in_repair").assigned_to("technician").repaired_by("technician");
    car.self_inspected("technician");

    // Final inspection, cleaning, bill.
    car.passed().cleaned();
    let sheets = car.billed(0, 50);
    assert_eq!(sheets.len(), 1);
    let total = 18_000 + 38_050 + 12_000 - 50;
    assert_eq!(sheets[0]["total"], total);
    assert_eq!(sheets[0]["number"], "JS20260302001");

    // Two means settle it; the hundred in cash gets change.
    let part = |means: PaymentMeans, amount: i64, tendered: i64| PaymentPart {
        means,
        amount: Money(amount),
        tendered: Money(tendered),
        voucher: None,
    };
    let pay = TakePayment {
        settlement_id: field(&sheets[0], "id"),
        owed: Money(total),
        parts: vec![
            part(PaymentMeans::Wechat, total - 9_000, total - 9_000),
            part(PaymentMeans::Cash, 9_000, 10_000),
        ],
    };
    let taken = shop.run("cashier", take_payment, pay);
    assert_eq!((&taken["change"], &taken["owed"]), (&json!(1_000), &json!(0)));
    car.is_in("ready_for_delivery");
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", id(&sheets[0]["id"])));
    for said in [
        "JS20260302001",
        "张小芳",
        "粤B·D12345",
        "更换前刹车片",
        "前刹车片",
        "380.50",
        "680.00",
        "陆佰捌拾元整",
    ] {
        assert!(paper.contains(said), "the sheet does not say {said}: {paper}");
    }
    assert!(!paper.contains("雨刮胶条"), "what was declined is not charged");

    // Delivery, marks, and the call four days later.
    car.delivered();
    let marks =
        SurveyScores { service: 5, quality: 5, on_time: 2, price_clarity: 4, cleanliness: 5, recommend: 8 };
    let comment = "等得久".to_owned();
    let survey = RecordSurvey { work_order_id: WorkOrderId(order), marks, comment };
    let survey = shop.run("advisor", record_survey, survey);
    let complaint = id(&survey["complaint_id"]);
    shop.later(4 * 1440);
    let list = shop.run("callback_clerk", follow_ups::list_follow_ups, AskNothing {});
    let waiting = ["call_backs", "overdue", "due_today", "later"]
        .iter()
        .flat_map(|group| list[group].as_array().cloned().unwrap_or_default())
        .find(|row| row["work_order_id"] == order)
        .expect("the visit is on the list of calls");
    let call = RecordCall {
        id: field(&waiting, "id"),
        version: field(&waiting, "version"),
        outcome: CallOutcome::Satisfied,
        note: String::new(),
        marks: None,
        call_back_at: None,
        complaint: None,
    };
    let recorded = shop.run("callback_clerk", follow_ups::record_call, call);
    assert_eq!(recorded["closed"], true);
    car.is_in("closed");

    // The bad mark's case is answered with the customer's own yes.
    let case = || {
        let ask = AskComplaint { id: ComplaintId(complaint) };
        shop.run("callback_clerk", complaints::get_complaint, ask)
    };
    let page = case();
    assert_eq!(page["complaint"]["category"], "delay");
    let remedy = AgreeRemedy {
        id: ComplaintId(complaint),
        version: field(&page["complaint"], "version"),
        remedy: "赠送精洗一次".to_owned(),
        cost: Money(5_000),
        means: WordMeans::Phone,
        told: "张小芳".to_owned(),
    };
    let saved = shop.run("callback_clerk", complaints::agree_remedy, remedy);
    let answer = AnswerComplaint {
        id: ComplaintId(complaint),
        version: field(&saved, "version"),
        accepted: true,
        text: "可以".to_owned(),
    };
    shop.run("callback_clerk", complaints::answer_complaint, answer);
    let page = case();
    assert_eq!(page["complaint"]["state"], "closed");

    // The wipers she declined come back at the next check-in.
    let ask = AskNotices { work_order_id: None, ..notices(&car, 53_000) };
    let notices = shop.run("advisor", check_in_notices, ask);
    assert_eq!(notices["declined"][0]["name"], "雨刮胶条");
    assert_eq!(
        notices["under_warranty"][0]["work_order_id"], order,
        "four days and 700 km are under warranty"
    );
}

fn id(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no id"))
}
