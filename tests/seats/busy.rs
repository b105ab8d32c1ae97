//! A shop where each kind of amount, cost and phone exists, and a question for
//! every reading command that asks about something.

use crate::busy_beside::{beside, of_the_person};
use crate::busy_buying::buying;
use crate::busy_receiving::receiving;
use crate::store::stored;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::account::Debtor;
use domain::catalogue::ItemId;
use domain::complaint::ComplaintCategory;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::balance::SheetAmount;
use domain::tax_invoice::buyer::BuyerFigures;
use domain::warranty::RepairKind;
use features::aftercare::complaints::{AskRemedy, OpenComplaint, ask_remedy, open_complaint};
use features::bookings::{AskAppointment, BookAppointment, book_appointment, get_appointment};
use features::express::{SaveExpressKind, save_express_kind};
use features::own_phone::{LinkTarget, OfferCustomerLink, offer_customer_link};
use features::packages::offers::save_package;
use features::till::approvals::{RequestApproval, RequestedAction, request_approval};
use features::till::invoices::{RecordTaxInvoice, record_tax_invoice};
use features::till::shifts::{CloseShift, OpenShift, close_shift, open_shift};
use features::till::vouchers::{IssueVouchers, issue_vouchers};
use features::till::{
    AskAccountMovements, MakeAccountStatement, PaymentPart, SellContract, TopUpStoredValue,
    account_movements, make_account_statement, put_on_account, sell_contract, top_up_stored_value,
};
use features::visit::check_in::{SaveCheckIn, confirm_check_in, correct_check_in, save_check_in};
use features::visit::lines::{AddLine, SaveCatalogueItem, add_line, save_catalogue_item};
use serde_json::{Value, json};
use shop_tests::asks_office::{booking, complaint};
use shop_tests::asks_visit::{added, new_part, oil_card, oil_card_sold, on_account, put_right};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

const OWNERS_PHONE: &str = "13712345601";
const DRIVERS_PHONE: &str = "13712345602";
const BOOKERS_PHONE: &str = "13712345603";
/// In fen, and found nowhere else.
pub const COST: i64 = 31_337;

/// One car paid in part and trusted for the rest, with a complaint, a refusal
/// and a request to the manager; one with an estimate out; one booked.
pub fn busy_shop() -> (TestShop, Vec<(&'static str, Value)>) {
    let shop = TestShop::open_at(MORNING);
    let item = SaveCatalogueItem { cost: Money(COST), ..new_part("BP-9", "前制动片", 46_019) };
    let item = shop.run("manager", save_catalogue_item, item);

    let paid = shop.car("李国强", OWNERS_PHONE, "粤B12345");
    let asked = through_the_shop(&shop, &paid, &item);
    let (work_order_id, customer_id) = (WorkOrderId(paid.id()), CustomerId(paid.customer_id));
    let about = OpenComplaint {
        work_order_id: Some(work_order_id),
        vehicle_id: Some(VehicleId(paid.vehicle_id)),
        customer_id: Some(customer_id),
        phone: OWNERS_PHONE.to_owned(),
        ..complaint(ComplaintCategory::Price, "太贵")
    };
    let complaint = shop.run("callback_clerk", open_complaint, about);
    let remedy = AskRemedy {
        id: field(&complaint, "id"),
        version: field(&complaint, "version"),
        remedy: "退工时".to_owned(),
        cost: Money(88_031),
    };
    shop.run("callback_clerk", ask_remedy, remedy);

    let booking = BookAppointment {
        plate: "粤B66666".to_owned(),
        symptom: "异响".to_owned(),
        items: vec!["小保养".to_owned()],
        estimate: Some(Money(38_051)),
        ..booking("张小芳", BOOKERS_PHONE, shop.clock.time(24 * 60))
    };
    let booking = shop.run("advisor", book_appointment, booking);

    let follow_up = paid.visit()["follow_up"]["id"].clone();
    let of_visit = json!({ "work_order_id": paid.id() });
    let link = OfferCustomerLink { work_order_id, thing: LinkTarget::Survey };
    let link = shop.run("advisor", offer_customer_link, link)["id"].clone();
    let of_request = json!({ "work_order_id": asked });
    let sheet = paid.visit()["settlements"][0].clone();
    let buyer = BuyerFigures { title: "李国强".to_owned(), tax_number: String::new(), is_person: true };
    let invoice = RecordTaxInvoice {
        kind: TaxInvoiceKind::DigitalGeneral,
        invoice_code: String::new(),
        number: "26442000000100000001".to_owned(),
        issued_on: read("2026-03-02"),
        tax: Some(Money(1_009)),
        buyer,
        sheets: vec![SheetAmount { settlement_id: field(&sheet, "id"), amount: Money(10_007) }],
        receipts: Vec::new(),
    };
    shop.run("cashier", record_tax_invoice, invoice);
    let results = format!(
        "发票流水号,发票类型,发票号码,开票日期,价税合计,税额,购买方名称\n{},普通发票,26442000000100000002,2026-03-02,90.01,1,李国强\n",
        sheet["number"].as_str().unwrap_or_default()
    );
    let (sheet, results) = (&sheet["id"], STANDARD.encode(results));
    let day = shop.run("advisor", get_appointment, AskAppointment { id: field(&booking, "id") })["appointment"]
        ["starts_at"]
        .as_str()
        .map(|at| at[..10].to_owned());
    prepaid(&shop, &paid);
    let (document, data_request) = of_the_person(&shop, customer_id);
    let besides = beside(&shop, read(item["id"]["part"].clone()), customer_id);
    let shift = shop.run("manager", open_shift, OpenShift { opening_float: Money(88_017) })["id"].clone();
    let none = CloseShift {
        id: read(shift.clone()),
        counted: Vec::new(),
        compared: Vec::new(),
        explanation: "取走了".to_owned(),
        closed_for: String::new(),
    };
    shop.run("manager", close_shift, none);
    let debtor = Debtor { payer: Payer::Customer, payer_name: String::new(), customer_id: Some(customer_id) };
    let days =
        || AskAccountMovements { debtor: debtor.clone(), from: read("2026-03-01"), to: read("2026-03-31") };
    let owed = shop.run("cashier", account_movements, days());
    let statement = MakeAccountStatement {
        debtor: debtor.clone(),
        from: read("2026-03-01"),
        to: read("2026-03-02"),
        closing: field(&owed, "closing"),
    };
    shop.run("cashier", make_account_statement, statement);
    let march = json!({ "from": "2026-03-01", "to": "2026-03-31" });
    let bought = match field(&item, "id") {
        ItemId::Part(part) => buying(&shop, part),
        other => panic!("{other:?} is no part"),
    };
    let received = receiving(&shop, read(item["id"]["part"].clone()));
    let express = SaveExpressKind {
        id: None,
        version: 0,
        name: "换制动片".to_owned(),
        repair_kind: RepairKind::Repair,
        express_items: vec![field(&item, "id")],
        active: true,
    };
    let express = shop.run("manager", save_express_kind, express);
    let express = json!({ "express_kind_id": express["id"], "vehicle_id": paid.vehicle_id,
                          "plate": "", "lines": [{ "item": item["id"], "times": 2 }] });
    // One that waits for hands.
    let waits = shop.car("周正", "13712345606", "粤B88888");
    waits.walks_in("repair", "漏油").checked_in(12_000).with_line(labour("更换油封", 120));
    waits.estimate_issued();
    waits.authorised(&[]);
    let (job, technician) = (waits.job_at(0).0, shop.id_of("technician"));
    let mut questions = vec![
        ("quote_express", express),
        ("job_proposals", json!({ "job_id": job })),
        (
            "look_at_plan",
            json!({
                "job_ids": [job], "technicians": [technician], "bay_id": 1,
                "planned_start": "2026-03-02T02:00:00Z", "planned_minutes": null,
            }),
        ),
        ("shift", json!({ "id": shift })),
        ("shifts", march.clone()),
        ("till_report", march),
        ("search", json!({ "query": "粤B12345" })),
        ("search", json!({ "query": OWNERS_PHONE })),
        ("search", json!({ "query": "粤B66666" })),
        ("get_customer", json!({ "id": paid.customer_id })),
        ("list_customers", json!({ "filter": {} })),
        ("list_customers", json!({ "filter": { "unpaid": true, "customer_kind": "private" } })),
        ("list_customers", json!({ "filter": { "price_class": "trade" } })),
        ("list_customers", json!({ "filter": { "text": "12345", "price_class": "retail", "unpaid": true } })),
        ("total_customers", json!({ "filter": {} })),
        ("list_vehicles", json!({ "filter": {} })),
        ("list_vehicles", json!({ "filter": { "text": "12345", "due": true } })),
        ("list_vehicles", json!({ "filter": { "due": true, "from": "2026-03-01" } })),
        ("total_vehicles", json!({ "filter": {} })),
        ("list_bookings", json!({ "filter": {} })),
        ("list_bookings", json!({ "filter": { "text": "66666", "advisor_id": 1, "channel": "phone" } })),
        ("list_bookings", json!({ "filter": { "advisor_id": 1, "booking_stages": ["no_show", "booked"] } })),
        ("total_bookings", json!({ "filter": {} })),
        ("list_all_complaints", json!({ "filter": {} })),
        ("list_all_complaints", json!({ "filter": { "text": "12345", "late": true, "owner_id": 1 } })),
        (
            "list_all_complaints",
            json!({ "filter": { "complaint_states": ["open"], "category": "price", "severity": "urgent" } }),
        ),
        ("total_all_complaints", json!({ "filter": {} })),
        ("list_calls", json!({ "filter": {} })),
        ("list_calls", json!({ "filter": { "text": "12345", "outcome": "problem", "owner_id": 1 } })),
        ("list_calls", json!({ "filter": { "outcome": "problem", "owner_id": 1 } })),
        ("list_calls", json!({ "filter": { "owner_id": 1 } })),
        ("total_calls", json!({ "filter": {} })),
        ("car_contacts", json!({ "vehicle_id": paid.vehicle_id })),
        ("customer_words", json!({})),
        ("car_words", json!({ "vin": "LSV", "make": "福特", "model": "" })),
        ("find_duplicates", json!({ "kind": "customer", "after": 0 })),
        ("find_duplicates", json!({ "kind": "vehicle", "after": 0 })),
        ("ask_merge", json!({ "kind": "customer", "kept_id": 1, "gone_id": 2 })),
        ("ask_merge", json!({ "kind": "vehicle", "kept_id": 1, "gone_id": 2 })),
        ("list_work_orders", json!({ "filter": {} })),
        ("list_work_orders", json!({ "filter": { "text": "12345", "late": true, "unpaid": true } })),
        ("list_work_orders", json!({ "filter": { "unpaid": true, "payer": "insurer", "technician_id": 3 } })),
        ("list_work_orders", json!({ "filter": { "late": true, "stages": ["in_repair"], "advisor_id": 1 } })),
        ("total_work_orders", json!({ "filter": { "from": "2026-03-01", "to": "2026-03-31" } })),
        ("list_sheets", json!({ "filter": {} })),
        (
            "list_sheets",
            json!({ "filter": { "text": "12345", "sheet_states": ["open"], "payer": "insurer" } }),
        ),
        ("list_sheets", json!({ "filter": { "unpaid": true, "advisor_id": 1, "payer": "customer" } })),
        ("total_sheets", json!({ "filter": { "payer": "insurer" } })),
        ("list_views", json!({ "list": "work_orders" })),
        ("get_vehicle", json!({ "id": paid.vehicle_id })),
        ("vehicle_history", json!({ "vehicle_id": paid.vehicle_id, "words": "", "visits": 20 })),
        ("read_plate", json!({ "text": "粤B12345" })),
        ("read_vin", json!({ "text": "LVSHJCAB2DE404866" })),
        ("list_imports", json!({})),
        ("get_import", json!({ "id": 1 })),
        ("booked_today", json!({ "vehicle_id": paid.vehicle_id, "plate": "" })),
        ("booked_today", json!({ "vehicle_id": null, "plate": "粤B66666" })),
        ("get_appointment", json!({ "id": booking["id"] })),
        ("next_open_slot", json!({ "day": "2026-03-03", "minutes": 60, "bay_id": null })),
        ("list_appointments", json!({ "day": day })),
        ("list_booking_days", json!({ "from": "2026-03-01", "days": 42 })),
        ("booking_calls", json!({})),
        ("propose_booking", json!({ "items": ["前制动片", "小保养"], "customer_id": paid.customer_id })),
        ("list_wishes", json!({})),
        ("read_bookings", json!({ "text": "姓名,电话,时间\n王海,13912345678,2026-03-05 09:00" })),
        (
            "check_in_notices",
            json!({ "vehicle_id": paid.vehicle_id, "work_order_id": null, "mileage_km": null }),
        ),
        ("find_catalogue", json!({ "query": "前制动片", "kind": null, "retired": true })),
        ("get_operation_terms", json!({ "labour_operation_id": 1 })),
        ("get_car_class", json!({ "vehicle_id": paid.vehicle_id })),
        ("get_work_asked", json!({ "work_order_id": 1 })),
        ("weigh_measured", json!({ "job_id": 1, "measurements": [] })),
        ("weigh_items", json!({ "work_order_id": 1, "kind": "final", "items": [] })),
        ("workmanship_figures", json!({ "from": "2026-03-01", "to": "2026-03-31" })),
        ("job_marks", of_visit.clone()),
        ("get_last_look", of_visit.clone()),
        ("list_parts", json!({ "text": "前制动片", "part_filter": "retired", "after": null })),
        ("list_parts", json!({ "text": "", "part_filter": "all", "after": null })),
        ("get_part", json!({ "id": 1 })),
        ("part_picture", json!({ "id": 1 })),
        ("part_movements", json!({ "part_id": 1, "before": null })),
        (
            "preview_prices",
            json!({
                "scope": { "of": "everything" }, "rule": { "by": "percent", "rate": 500 },
                "price_class": "retail", "from_day": "2027-01-01", "round_to": 100,
            }),
        ),
        ("parts_availability", json!({ "parts": [1, 2] })),
        ("warranty_grounds", json!({ "line_id": 1 })),
        ("quote_substitute", json!({ "line_id": 1, "part_id": 3 })),
        ("quote_bill", json!({ "work_order_id": paid.id(), "discount": 0, "rounding": 0 })),
        ("get_follow_up", json!({ "id": follow_up })),
        ("get_complaint", json!({ "id": complaint["id"] })),
        ("characters_on_paper", json!({ "text": "张" })),
        ("sample_of_typed", json!({ "mail": "", "contract_terms": "一、", "foot": "", "size": null })),
        ("show_customer_link", json!({ "id": link })),
        ("get_visit", of_visit.clone()),
        ("get_visit", of_request.clone()),
        ("list_photos", of_visit.clone()),
        ("list_attached_files", of_visit.clone()),
        ("list_record_documents", json!({ "of": { "customer": paid.customer_id } })),
        ("list_record_documents", json!({ "of": { "vehicle": paid.vehicle_id } })),
        ("record_document_picture", json!({ "id": document })),
        ("list_data_requests", json!({ "customer_id": null })),
        ("list_data_requests", json!({ "customer_id": paid.customer_id })),
        ("get_data_request", json!({ "id": data_request })),
        ("prints_of", json!({ "kind": "settlement_sheet", "id": 1 })),
        ("show_to_customer", json!({ "settlement_id": sheet, "collects": true, "shows": true, "parts": [] })),
        ("station_print_jobs", json!({ "run": "a run", "standing": [] })),
        ("list_customer_links", of_visit.clone()),
        ("estimate_text", json!({ "work_order_id": paid.id(), "language": "zh-CN" })),
        ("to_be_invoiced", json!({ "before": null, "wanted": false })),
        ("prepaid_to_be_invoiced", json!({ "before": null, "wanted": false })),
        ("list_tax_invoices", json!({ "month": "2026-03", "text": "" })),
        ("invoices_of_visit", of_visit.clone()),
        ("check_tax_batch", json!({ "sheets": [sheet], "is_special": false })),
        ("read_invoice_results", json!({ "content": results })),
        ("account_of", json!({ "debtor": debtor })),
        ("account_movements", request(days())),
        ("get_account_statement", json!({ "id": 1 })),
        ("get_stored_value", json!({ "customer_id": paid.customer_id })),
        ("list_contracts", json!({ "customer_id": paid.customer_id, "vehicle_id": null })),
        ("stock_warnings", json!({ "kind": "below_minimum" })),
        ("stock_month", json!({ "month": "2026-03", "after": 0 })),
        ("stock_margin", json!({ "month": "2026-03" })),
        ("stock_card", json!({ "part_id": item["id"]["part"], "from": "2026-03-01", "to": "2026-03-31" })),
        ("quote_counter_sale", json!({ "lines": [] })),
        ("list_counter_sales", json!({ "before": null })),
        ("get_core_terms", json!({ "part_id": item["id"]["part"] })),
        ("quote_unused_core", json!({ "line_id": 1, "quantity": 1_000 })),
        ("get_visit_cores", json!({ "work_order_id": paid.id() })),
        ("sales_to_be_invoiced", json!({ "before": null, "wanted": false })),
        ("list_old_parts", json!({ "state": "shelved" })),
        ("list_claims", json!({ "state": "draft", "before": null })),
        ("list_overdue", json!({})),
        ("list_loans", json!({ "back": false })),
        ("list_loans", json!({ "back": true })),
        ("list_vouchers", json!({ "state": "open", "text": "", "before": null })),
        ("get_voucher", json!({ "id": 1 })),
        ("customer_vouchers", json!({ "customer_id": paid.customer_id })),
        (
            "voucher_worth",
            json!({ "settlement_id": sheet, "voucher_number": "SEAT-1", "others": 0, "collects": true, "other_numbers": [] }),
        ),
        ("get_contract", json!({ "id": 1 })),
        ("visit_contracts", of_visit.clone()),
        ("visit_diagnoses", of_visit.clone()),
        ("similar_faults", of_visit.clone()),
        ("propose_promise", of_visit.clone()),
        ("visit_changes", of_visit),
        ("visit_changes", of_request),
    ];
    questions.extend(stored(&shop, read(item["id"]["part"].clone())));
    questions.extend(bought);
    questions.extend(received);
    questions.extend(besides);
    (shop, questions)
}

/// A package, money on a card and a voucher of this customer.
fn prepaid(shop: &TestShop, paid: &Car<'_>) {
    let customer_id = CustomerId(paid.customer_id);
    let mut card = oil_card("保养三次卡", None);
    card.price = Money(88_013);
    card.package_items[0].unit_price = Money(30_011);
    shop.run("manager", save_package, card);
    let (amount, tendered) = (Money(88_013), Money(88_013));
    let means = PaymentMeans::Alipay;
    let parts = vec![PaymentPart { means, amount, tendered, voucher: None }];
    shop.run("cashier", sell_contract, SellContract { parts, ..oil_card_sold(paid, means) });
    let stored = TopUpStoredValue {
        customer_id,
        held: Money::ZERO,
        means: PaymentMeans::Transfer,
        amount: Money(50_021),
        tendered: Money(50_021),
        gift: Money::ZERO,
        reason: String::new(),
    };
    shop.run("cashier", top_up_stored_value, stored);
    let voucher = IssueVouchers {
        name: "春节代金券".to_owned(),
        face_value: Money(60_029),
        smallest_bill: Money(9_041),
        valid_from: read("2026-03-01"),
        valid_until: read("2027-12-31"),
        customer_id: Some(customer_id),
        count: 1,
        numbers: vec!["SEAT-1".to_owned()],
    };
    shop.run("manager", issue_vouchers, voucher);
}

/// Through the whole shop; answers the visit of a second car that waits for
/// the manager's word.
fn through_the_shop(shop: &TestShop, paid: &Car<'_>, item: &Value) -> i64 {
    paid.walks_in("repair", "刹车异响");
    let seen = SaveCheckIn {
        brought_by_phone: OWNERS_PHONE.to_owned(),
        ..read(paid.check_in(Some(30_000), Some(50)))
    };
    shop.run("advisor", save_check_in, seen);
    shop.run("advisor", confirm_check_in, read(paid.confirmation()));
    let right = put_right(paid, "听错", |facts| facts.brought_by_phone = DRIVERS_PHONE.to_owned());
    shop.run("advisor", correct_check_in, right);
    let of_list = |car: &Car<'_>, figures: Value| AddLine { item: field(item, "id"), ..added(car, &figures) };
    let pads = figures("part", "前制动片", json!({ "unit": "个", "code": "BP-9", "unit_price": 46_019 }));
    shop.run("advisor", add_line, of_list(paid, pads));
    paid.with_line(labour("更换前制动片", 150));
    let declined = paid.with_line(labour("更换雨刮", 37));
    paid.estimate_issued();
    paid.authorised(&[declined]).assigned_to("technician").released().repaired_by("technician");
    paid.self_inspected("technician").passed().cleaned();
    let sheet = paid.billed(19, 0)[0].clone();
    paid.paid(&sheet, "wechat", 20_003, 20_003);
    shop.run("manager", put_on_account, on_account(&sheet, "月结"));
    paid.delivered();

    let asks = shop.car("王大锤", "13712345604", "粤B22222");
    asks.walks_in("repair", "异响").checked_in(20_000);
    let cheap = figures(
        "part",
        "前制动片",
        json!({ "unit": "个", "code": "BP-9", "unit_price": 46_019, "discount": 40_007 }),
    );
    let action = RequestedAction::AddLine(of_list(&asks, cheap));
    shop.run("advisor", request_approval, RequestApproval { action, note: "老客户".to_owned() });
    asks.id()
}
