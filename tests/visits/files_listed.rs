//! The lists of all cars, customers, bookings, complaints and calls: what each is narrowed to, what it comes to, and
//! who takes it away.

use crate::listed::billed;
use chrono::{NaiveDate, TimeDelta};
use domain::appointment::{AppointmentStage, Channel};
use domain::complaint::{ComplaintCategory, ComplaintState, Severity};
use domain::customer::CustomerKind;
use domain::follow_up::CallOutcome;
use domain::ids::{AppointmentId, PersonId, SavedViewId, WorkOrderId};
use domain::list_filter::{ListFilter, ListedKind};
use features::aftercare::complaints::{OpenComplaint, open_complaint};
use features::aftercare::follow_ups::{RecordCall, record_call};
use features::bookings::{BookAppointment, MarkNoShow, book_appointment, mark_no_show};
use features::document::document;
use features::listing::bookings::{list_bookings, total_bookings};
use features::listing::calls::{list_calls, total_calls};
use features::listing::complaints::{list_all_complaints, total_all_complaints};
use features::listing::customers::{list_customers, total_customers};
use features::listing::vehicles::{list_vehicles, total_vehicles};
use features::listing::views::{KeepView, keep_view};
use features::listing::{AskList, TotalList};
use features::records::customers::{SaveCustomer, save_customer};
use features::records::vehicles::{SaveVehicle, save_vehicle};
use features::till::put_on_account;
use serde_json::{Value, json};
use shop_tests::asks_office::{booking, complaint};
use shop_tests::asks_till::monday;
use shop_tests::asks_visit::on_account;
use shop_tests::typed::{field, request};
use shop_tests::{MORNING, TestShop};
use spreadsheets::{Options, read};

fn asking(filter: ListFilter) -> AskList {
    AskList { filter, after: None }
}

fn of(text: &str) -> ListFilter {
    ListFilter { text: text.to_owned(), ..ListFilter::default() }
}

/// One field of each row, in their order.
fn column(answer: &Value, name: &str) -> Vec<String> {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().map(|row| row.pointer(name).and_then(Value::as_str).expect(name).to_owned()).collect()
}

fn cars(shop: &TestShop, filter: ListFilter) -> Vec<String> {
    column(&shop.run("foreman", list_vehicles, asking(filter)), "/plate")
}

#[test]
fn cars_stand_in_the_order_in_which_they_were_seen_last() {
    let shop = TestShop::open_at(MORNING);
    let first = shop.car("张小芳", "13800138000", "粤B00001");
    shop.later(1);
    shop.car("李国强", "13900139000", "粤B00002");
    assert_eq!(cars(&shop, ListFilter::default()), ["粤B00002", "粤B00001"], "neither was here yet");
    shop.later(1);
    first.walks_in("repair", "刹车有异响");
    assert_eq!(cars(&shop, ListFilter::default()), ["粤B00001", "粤B00002"]);
    assert_eq!(cars(&shop, of("00002")), ["粤B00002"]);
    assert_eq!(cars(&shop, of("张小芳")), ["粤B00001"], "by whose it is");
    assert!(cars(&shop, of("粤C99999")).is_empty());
    let before = ListFilter { to: monday().pred_opt(), ..ListFilter::default() };
    assert!(cars(&shop, before).is_empty());
    let row = shop.run("advisor", list_vehicles, asking(of("00001")))["rows"][0].clone();
    assert_eq!(
        (&row["visits"], &row["customer_name"], &row["make"]),
        (&json!(1), &json!("张小芳"), &json!("福特"))
    );
    let all = shop.run("advisor", total_vehicles, TotalList::default());
    assert_eq!((&all["count"], &all["never"], &all["due"]), (&json!(2), &json!(1), &json!(0)));
    assert_eq!(shop.refused("technician", "list_vehicles", json!({ "filter": {} })), "role_missing");
}

/// What narrows the list says what the page of a car says: a day that is not later is due.
#[test]
fn what_is_due_in_the_list_is_due_on_the_page_of_the_car() {
    let shop = TestShop::open_at(MORNING);
    let owner = shop.run("advisor", save_customer, shop_tests::customer("张小芳", "13800138000"));
    let owner = owner["customer"]["id"].as_i64();
    for (plate, ahead) in [("粤B00001", -1), ("粤B00002", 0), ("粤B00003", 30), ("粤B00004", 31)] {
        let day: NaiveDate = monday() + TimeDelta::days(ahead);
        for (letter, inspection) in [("A", true), ("B", false)] {
            let (inspection_due, insurance_due) =
                if inspection { (Some(day), None) } else { (None, Some(day)) };
            let plate = plate.replace('B', letter);
            let car = SaveVehicle { inspection_due, insurance_due, ..shop_tests::vehicle(&plate, owner) };
            shop.run("advisor", save_vehicle, car);
        }
    }
    let all = shop.run("advisor", list_vehicles, AskList::default());
    let due = ListFilter { due: true, ..ListFilter::default() };
    let due = column(&shop.run("advisor", list_vehicles, asking(due)), "/plate");
    for row in all["rows"].as_array().expect("rows") {
        let days = row["days"].as_object().expect("its days");
        let soon = days.values().any(|stands| stands == "soon" || stands == "over");
        let plate = row["plate"].as_str().expect("a plate");
        assert_eq!(due.iter().any(|one| one == plate), soon, "{row}");
    }
    assert_eq!((all["rows"].as_array().map(Vec::len), due.len()), (Some(8), 6));
    let totals = shop.run("advisor", total_vehicles, TotalList::default());
    assert_eq!(totals["due"], json!(6));
}

/// A list of another program comes in within a second.
#[test]
fn cars_put_on_file_in_one_second_are_each_shown_once() {
    let shop = TestShop::open_at(MORNING);
    shop.car("张小芳", "13800138000", "粤B00001");
    shop.file()
        .execute_batch(
            "CREATE TEMP TABLE copied AS SELECT vehicle.* FROM vehicle,
                 (WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 119)
                  SELECT n FROM counted);
             UPDATE copied SET id = rowid + 1000, plate = '粤C' || (10000 + rowid);
             INSERT INTO vehicle SELECT * FROM copied;",
        )
        .expect("they came in");
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = shop.run("advisor", list_vehicles, AskList { after, ..AskList::default() });
        let rows = page["rows"].as_array().cloned().expect("rows");
        assert!(rows.len() <= 50);
        seen.extend(rows.iter().map(|row| row["id"].as_i64().expect("an id")));
        after = field(&page, "next");
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 120);
    assert!(seen.is_sorted_by(|one, other| one > other), "each once, the last first");
}

fn customers(shop: &TestShop, filter: ListFilter) -> Vec<String> {
    column(&shop.run("cashier", list_customers, asking(filter)), "/customer/name")
}

/// A company without a car, and somebody who owes for a visit.
fn two_customers() -> (TestShop, i64) {
    let shop = TestShop::open_at(MORNING);
    let company = SaveCustomer {
        kind: CustomerKind::Company,
        ..shop_tests::customer("顺丰车队有限公司", "13700137000")
    };
    shop.run("advisor", save_customer, company);
    shop.later(1);
    let car = billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    let sheet = car.sheets()[0].clone();
    let owed = car.owed(&sheet);
    shop.run("manager", put_on_account, on_account(&sheet, "月结"));
    (shop, owed)
}

#[test]
fn customers_are_found_by_what_they_are_and_by_what_they_owe() {
    let (shop, owed) = two_customers();
    let with = ListFilter::default;
    assert_eq!(customers(&shop, with()), ["张小芳", "顺丰车队有限公司"]);
    let company = ListFilter { customer_kind: Some(CustomerKind::Company), ..with() };
    assert_eq!(customers(&shop, company), ["顺丰车队有限公司"]);
    assert_eq!(customers(&shop, ListFilter { unpaid: true, ..with() }), ["张小芳"]);
    assert!(customers(&shop, ListFilter { unpaid: true, ..of("顺丰") }).is_empty());
    assert_eq!(customers(&shop, of("00001")), ["张小芳"], "by a car");
    let row = shop.run("cashier", list_customers, asking(of("张小芳")))["rows"][0].clone();
    assert_eq!((&row["owed"], &row["cars"], &row["plates"]), (&json!(owed), &json!(1), &json!(["粤B00001"])));
    let all = shop.run("cashier", total_customers, TotalList::default());
    assert_eq!((&all["count"], &all["cars"], &all["owed"]), (&json!(2), &json!(1), &json!(owed)));
}

fn kept(shop: &TestShop, seat: &str, list: ListedKind) -> SavedViewId {
    let ask = KeepView { list, name: None, filter: ListFilter::default() };
    field(&shop.run(seat, keep_view, ask), "id")
}

/// The rows of a list as it goes out, without its headings.
fn out(shop: &TestShop, seat: &str, kind: &str, view: SavedViewId) -> Vec<Vec<String>> {
    let made = document(&shop.shop, &shop.session(seat), kind, view.0, None);
    let grid = read(&made.expect("it goes out").bytes, &Options::default()).expect("it is a workbook");
    grid.rows().skip(1).map(|row| row.cells().map(str::to_owned).collect()).collect()
}

#[test]
fn the_file_of_all_customers_bears_phones_for_the_manager_alone() {
    let (shop, _) = two_customers();
    for (seat, told) in [("manager", true), ("advisor", false), ("cashier", false)] {
        let rows = out(&shop, seat, "customer_list", kept(&shop, seat, ListedKind::Customers));
        assert_eq!(rows.len(), 2, "{seat}");
        let bears = |text: &str| rows.iter().flatten().any(|cell| cell == text);
        assert!(bears("张小芳") && bears("单位"), "{seat}: {rows:?}");
        assert_eq!(bears("13800138000"), told, "{seat}: {rows:?}");
    }
    let rows = out(&shop, "foreman", "vehicle_list", kept(&shop, "foreman", ListedKind::Vehicles));
    assert!(rows.iter().flatten().any(|cell| cell == "粤B·00001"), "{rows:?}");
    // A view of one list is no way to another one.
    let sheets = kept(&shop, "advisor", ListedKind::Sheets);
    assert!(document(&shop.shop, &shop.session("advisor"), "customer_list", sheets.0, None).is_err());
}

#[test]
fn bookings_of_all_days_say_what_became_of_them() {
    let shop = TestShop::open_at(MORNING);
    let book = |name: &str, plate: &str, ahead: i64, more: fn(&mut BookAppointment)| {
        let mut ask = booking(name, "13712345678", shop.clock.time(ahead));
        ask.plate = plate.to_owned();
        ask.symptom = "异响".to_owned();
        more(&mut ask);
        shop.run("advisor", book_appointment, ask)
    };
    let soon = book("张小芳", "粤B00001", 30, |_| {});
    book("李国强", "粤B00002", 24 * 60, |ask| ask.channel = Channel::Online);
    shop.later(120);
    let (id, version): (AppointmentId, i64) = (field(&soon, "id"), field(&soon, "version"));
    shop.run("advisor", mark_no_show, MarkNoShow { id, version });
    let names = |filter| column(&shop.run("advisor", list_bookings, asking(filter)), "/contact_name");
    let with = ListFilter::default;
    assert_eq!(names(with()), ["李国强", "张小芳"], "the latest day first");
    assert_eq!(names(ListFilter { to: Some(monday()), ..with() }), ["张小芳"]);
    let gone = ListFilter { booking_stages: vec![AppointmentStage::NoShow], ..with() };
    assert_eq!(names(gone), ["张小芳"]);
    assert_eq!(names(ListFilter { channel: Some(Channel::Online), ..with() }), ["李国强"]);
    let nobodys = ListFilter { advisor_id: Some(PersonId(shop.id_of("manager"))), ..with() };
    assert!(names(nobodys).is_empty());
    assert_eq!(names(of("李国强")), ["李国强"]);
    assert_eq!(names(of("00001")), ["张小芳"]);
    let all = shop.run("manager", total_bookings, TotalList::default());
    assert_eq!((&all["count"], &all["no_show"], &all["arrived"]), (&json!(2), &json!(1), &json!(0)));
    let rows = out(&shop, "advisor", "booking_list", kept(&shop, "advisor", ListedKind::Bookings));
    assert!(rows.iter().flatten().any(|cell| cell == "未到店"), "{rows:?}");
    for (seat, told) in [("manager", true), ("advisor", false), ("callback_clerk", false)] {
        let rows = out(&shop, seat, "booking_list", kept(&shop, seat, ListedKind::Bookings));
        let bears = |text: &str| rows.iter().flatten().any(|cell| cell == text);
        assert!(bears("张小芳"), "{seat}: {rows:?}");
        assert_eq!(bears("13712345678"), told, "the file of all customers by another door, {seat}: {rows:?}");
    }
    assert_eq!(shop.refused("cashier", "list_bookings", json!({ "filter": {} })), "role_missing");
}

#[test]
fn complaints_are_late_in_the_list_as_they_are_on_their_page() {
    let shop = TestShop::open_at(MORNING);
    let urgent = OpenComplaint {
        severity: Severity::Urgent,
        ..complaint(ComplaintCategory::Delay, "等了三个小时")
    };
    shop.run("callback_clerk", open_complaint, urgent);
    shop.later(60);
    shop.run("callback_clerk", open_complaint, complaint(ComplaintCategory::Price, "太贵"));
    let matters = |filter| column(&shop.run("parts_keeper", list_all_complaints, asking(filter)), "/matter");
    let with = ListFilter::default;
    let late = || ListFilter { late: true, ..with() };
    assert_eq!(matters(with()), ["太贵", "等了三个小时"]);
    assert!(matters(late()).is_empty());
    shop.later(61);
    assert_eq!(matters(late()), ["等了三个小时"], "an urgent one is to be answered within two hours");
    let rows = shop.run("parts_keeper", list_all_complaints, AskList::default());
    assert_eq!((&rows["rows"][0]["late"], &rows["rows"][1]["late"]), (&json!(false), &json!(true)));
    assert_eq!(matters(ListFilter { category: Some(ComplaintCategory::Price), ..with() }), ["太贵"]);
    assert_eq!(matters(ListFilter { severity: Some(Severity::Urgent), ..with() }), ["等了三个小时"]);
    let closed = ListFilter { complaint_states: vec![ComplaintState::Closed], ..with() };
    assert!(matters(closed).is_empty());
    let number: String = field(&rows["rows"][1], "number");
    assert_eq!(matters(of(&number)), ["等了三个小时"]);
    let all = shop.run("manager", total_all_complaints, TotalList::default());
    assert_eq!((&all["count"], &all["open"], &all["late"]), (&json!(2), &json!(2), &json!(1)));
    let rows =
        out(&shop, "parts_keeper", "complaint_list", kept(&shop, "parts_keeper", ListedKind::Complaints));
    assert_eq!(rows.len(), 2);
    assert_eq!(shop.refused("cashier", "list_all_complaints", json!({ "filter": {} })), "role_missing");
    let view = KeepView { list: ListedKind::Complaints, name: None, filter: with() };
    assert_eq!(shop.refused("cashier", "keep_view", request(view)), "role_missing");
}

#[test]
fn every_call_is_listed_with_what_came_of_it() {
    let shop = TestShop::open_at(MORNING);
    let car = billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    let sheet = car.sheets()[0].clone();
    let total = car.owed(&sheet);
    car.paid(&sheet, "wechat", total, total);
    car.delivered();
    shop.later(4 * 1440);
    let call = |outcome: CallOutcome| {
        let follow_up = car.visit()["follow_up"].clone();
        let ask = RecordCall {
            id: field(&follow_up, "id"),
            version: field(&follow_up, "version"),
            outcome,
            note: String::new(),
            marks: None,
            call_back_at: None,
            complaint: None,
        };
        shop.run("callback_clerk", record_call, ask);
    };
    call(CallOutcome::Unreachable);
    shop.later(1440);
    call(CallOutcome::Satisfied);
    let outcomes = |filter| column(&shop.run("advisor", list_calls, asking(filter)), "/outcome");
    let with = ListFilter::default;
    assert_eq!(outcomes(with()), ["satisfied", "unreachable"], "those made last first");
    let unreachable = ListFilter { outcome: Some(CallOutcome::Unreachable), ..with() };
    assert_eq!(outcomes(unreachable), ["unreachable"]);
    let by = |seat: &str| ListFilter { owner_id: Some(PersonId(shop.id_of(seat))), ..with() };
    assert_eq!(outcomes(by("callback_clerk")).len(), 2);
    assert!(outcomes(by("manager")).is_empty());
    assert_eq!(outcomes(of("张小芳")).len(), 2);
    assert!(outcomes(of("李国强")).is_empty());
    let row = shop.run("advisor", list_calls, AskList::default())["rows"][0].clone();
    assert_eq!(field::<WorkOrderId>(&row, "work_order_id"), WorkOrderId(car.id()));
    let all = shop.run("manager", total_calls, TotalList::default());
    assert_eq!((&all["count"], &all["satisfied"], &all["unreachable"]), (&json!(2), &json!(1), &json!(1)));
    let rows = out(&shop, "manager", "call_list", kept(&shop, "manager", ListedKind::Calls));
    assert!(rows.iter().flatten().any(|cell| cell == "未接通"), "{rows:?}");
    let asked = request(AskList::default());
    assert_eq!(shop.refused("technician", "list_calls", asked), "role_missing");
}
