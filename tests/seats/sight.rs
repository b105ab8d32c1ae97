//! What an answer tells goes by the roles of the one who asked: every seat asks
//! every reading command of a shop where each kind of amount, cost and phone
//! exists, and each field is looked at.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::role::Role;
use domain::sight::{Matter, of_field};
use kernel::command::{Access, Command};
use kernel::topic::{Topic, topic_of};
use serde_json::{Value, json};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, SEATS, TestShop};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const OWNERS_PHONE: &str = "13712345601";
const DRIVERS_PHONE: &str = "13712345602";
const BOOKERS_PHONE: &str = "13712345603";
/// In fen, and found nowhere else.
const COST: i64 = 31_337;

/// The hour rate hangs on the wall, and how far a clerk may go is the staff's
/// own business.
const POSTED: [&str; 2] = ["hour_rate", "remedy_limit"];

/// Nothing was imported here, and only the manager asks; nobody here is a station that prints.
pub(crate) const FOR_NONE: [&str; 2] = ["get_import", "station_print_jobs"];

/// All that somebody of the shop may ask; what a customer's own phone is told has
/// tests of its own.
pub(crate) fn reads_of_the_shop() -> impl Iterator<Item = &'static Command> {
    let reads = app::PROGRAM.commands().filter(|command| command.kind() == "read");
    reads.filter(|command| !matches!(command.access, Access::Customer))
}

/// Every field of the rules and of the answers that is money by its type.
pub(crate) fn money_fields() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates");
    let mut folders = vec![crates.join("domain/src"), crates.join("kernel/src"), crates.join("features/src")];
    let mut names = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the program's text").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for line in text.lines().filter_map(|line| line.trim().strip_prefix("pub ")) {
                if let Some((name, kind)) = line.split_once(": ")
                    && !name.contains(' ')
                    && kind.trim_start_matches("Option<").starts_with("Money")
                {
                    names.insert(name.to_owned());
                }
            }
        }
    }
    names
}

/// One car paid in part and trusted for the rest, with a complaint, a refusal
/// and a request to the manager; one with an estimate out; one booked.
pub(crate) fn busy_shop() -> (TestShop, Vec<(&'static str, Value)>) {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let item = json!({ "id": null, "version": 0, "kind": "part", "code": "BP-9", "name": "前制动片", "brand": "", "specification": "",
                       "unit": "个", "quantity": 1000, "hours": 0, "unit_price": 46_019, "cost": COST, "active": true });
    let item = shop.ok("manager", "save_catalogue_item", item);

    let paid = shop.car("李国强", OWNERS_PHONE, "粤B12345");
    let request = through_the_shop(&shop, &paid, &item);
    let complaint = json!({ "work_order_id": paid.id(), "vehicle_id": paid.vehicle_id, "customer_id": paid.customer_id,
                            "person_name": "李国强", "phone": OWNERS_PHONE, "matter": "太贵", "category": "price",
                            "severity": "normal", "source": "phone", "owner_id": null });
    let complaint = shop.ok("callback_clerk", "open_complaint", complaint);
    shop.ok(
        "callback_clerk",
        "ask_remedy",
        json!({ "id": complaint["id"], "version": complaint["version"], "remedy": "退工时", "cost": 88_031 }),
    );

    let booking = shop.ok(
        "advisor",
        "book_appointment",
        json!({ "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "张小芳",
                "contact_phone": BOOKERS_PHONE, "plate": "粤B66666", "model": "", "symptom": "异响", "items": ["小保养"],
                "starts_at": shop.clock.text(24 * 60), "minutes": 60, "advisor_id": null, "bay_id": null,
                "estimate": 38_051, "over_capacity": true }),
    );

    let follow_up = paid.visit()["follow_up"]["id"].clone();
    let of_visit = json!({ "work_order_id": paid.id() });
    let link = json!({ "work_order_id": paid.id(), "thing": { "kind": "survey" } });
    let link = shop.ok("advisor", "offer_customer_link", link)["id"].clone();
    let of_request = json!({ "work_order_id": request });
    let sheet = paid.visit()["settlements"][0].clone();
    let invoice = json!({ "kind": "digital_general", "invoice_code": "", "number": "26442000000100000001",
                          "issued_on": "2026-03-02", "tax": 1_009,
                          "buyer": { "title": "李国强", "tax_number": "", "is_person": true },
                          "sheets": [{ "settlement_id": sheet["id"], "amount": 10_007 }] });
    shop.ok("cashier", "record_tax_invoice", invoice);
    let results = format!(
        "发票流水号,发票类型,发票号码,开票日期,价税合计,税额,购买方名称\n{},普通发票,26442000000100000002,2026-03-02,90.01,1,李国强\n",
        sheet["number"].as_str().unwrap_or_default()
    );
    let (sheet, results) = (&sheet["id"], STANDARD.encode(results));
    let day =
        shop.ok("advisor", "get_appointment", json!({ "id": booking["id"] }))["appointment"]["starts_at"]
            .as_str()
            .map(|at| at[..10].to_owned());
    let oil = json!({ "times": 3, "amount": 0, "item": null, "kind": "part", "code": "", "name": "机油保养", "unit": "次",
                      "quantity": 1000, "hours": 0, "unit_price": 30_011, "tax_rate": 1300 });
    let package = json!({ "id": null, "version": 0, "name": "保养三次卡", "price": 88_013, "package_items": [oil],
                          "valid_months": 12, "valid_km": null, "vehicle_bound": false, "active": true });
    shop.ok("manager", "save_package", package);
    let bought = |amount: i64| json!([{ "means": "alipay", "amount": amount, "tendered": amount }]);
    let sale = json!({ "service_package_id": 1, "version": 1, "customer_id": paid.customer_id, "vehicle_id": null,
                       "start_km": null, "parts": bought(88_013) });
    shop.ok("cashier", "sell_contract", sale);
    let stored = json!({ "customer_id": paid.customer_id, "held": 0, "means": "transfer", "amount": 50_021,
                         "tendered": 50_021, "gift": 0, "reason": "" });
    shop.ok("cashier", "top_up_stored_value", stored);
    let voucher = json!({ "name": "春节代金券", "face_value": 60_029, "smallest_bill": 9_041, "valid_from": "2026-03-01",
                          "valid_until": "2027-12-31", "customer_id": paid.customer_id, "count": 1,
                          "numbers": ["SEAT-1"] });
    shop.ok("manager", "issue_vouchers", voucher);
    let shift = shop.ok("manager", "open_shift", json!({ "opening_float": 88_017 }));
    let none = json!({ "id": shift, "counted": [], "explanation": "取走了", "closed_for": "" });
    shop.ok("manager", "close_shift", none);
    let debtor = json!({ "payer": "customer", "payer_name": "", "customer_id": paid.customer_id });
    let days = json!({ "debtor": debtor, "from": "2026-03-01", "to": "2026-03-31" });
    let owed = shop.ok("cashier", "account_movements", days.clone())["closing"].clone();
    let statement = json!({ "debtor": debtor, "from": "2026-03-01", "to": "2026-03-02", "closing": owed });
    shop.ok("cashier", "make_account_statement", statement);
    let march = json!({ "from": "2026-03-01", "to": "2026-03-31" });
    let questions = vec![
        ("shift", json!({ "id": shift })),
        ("shifts", march.clone()),
        ("till_report", march),
        ("search", json!({ "query": "粤B12345" })),
        ("search", json!({ "query": OWNERS_PHONE })),
        ("search", json!({ "query": "粤B66666" })),
        ("get_customer", json!({ "id": paid.customer_id })),
        ("list_customers", json!({ "before": null })),
        ("get_vehicle", json!({ "id": paid.vehicle_id })),
        ("read_plate", json!({ "text": "粤B12345" })),
        ("read_vin", json!({ "text": "LVSHJCAB2DE404866" })),
        ("list_imports", json!({})),
        ("get_import", json!({ "id": 1 })),
        ("booked_today", json!({ "vehicle_id": paid.vehicle_id, "plate": "" })),
        ("booked_today", json!({ "vehicle_id": null, "plate": "粤B66666" })),
        ("get_appointment", json!({ "id": booking["id"] })),
        ("next_open_slot", json!({ "day": "2026-03-03", "minutes": 60, "bay_id": null })),
        ("list_appointments", json!({ "day": day })),
        (
            "check_in_notices",
            json!({ "vehicle_id": paid.vehicle_id, "work_order_id": null, "mileage_km": null }),
        ),
        ("find_catalogue", json!({ "query": "前制动片", "kind": null, "retired": true })),
        ("quote_bill", json!({ "work_order_id": paid.id(), "discount": 0, "rounding": 0 })),
        ("get_follow_up", json!({ "id": follow_up })),
        ("get_complaint", json!({ "id": complaint["id"] })),
        ("characters_on_paper", json!({ "text": "张" })),
        ("show_customer_link", json!({ "id": link })),
        ("get_visit", of_visit.clone()),
        ("get_visit", of_request.clone()),
        ("list_photos", of_visit.clone()),
        ("list_attached_files", of_visit.clone()),
        ("prints_of", json!({ "kind": "settlement_sheet", "id": 1 })),
        ("station_print_jobs", json!({ "run": "a run", "standing": [] })),
        ("list_customer_links", of_visit.clone()),
        ("to_be_invoiced", json!({ "before": null, "wanted": false })),
        ("prepaid_to_be_invoiced", json!({ "before": null, "wanted": false })),
        ("list_tax_invoices", json!({ "month": "2026-03", "text": "" })),
        ("invoices_of_visit", of_visit.clone()),
        ("check_tax_batch", json!({ "sheets": [sheet], "is_special": false })),
        ("read_invoice_results", json!({ "content": results })),
        ("account_of", json!({ "debtor": debtor })),
        ("account_movements", days),
        ("get_account_statement", json!({ "id": 1 })),
        ("get_stored_value", json!({ "customer_id": paid.customer_id })),
        ("list_contracts", json!({ "customer_id": paid.customer_id, "vehicle_id": null })),
        ("list_vouchers", json!({ "state": "open", "text": "", "before": null })),
        ("get_voucher", json!({ "id": 1 })),
        ("customer_vouchers", json!({ "customer_id": paid.customer_id })),
        (
            "voucher_worth",
            json!({ "settlement_id": sheet, "voucher_number": "SEAT-1", "others": 0, "collects": true, "other_numbers": [] }),
        ),
        ("get_contract", json!({ "id": 1 })),
        ("visit_contracts", of_visit.clone()),
        ("visit_changes", of_visit),
        ("visit_changes", of_request),
    ];
    (shop, questions)
}

/// The questions there are for a command; the others ask for nothing in particular.
pub(crate) fn requests_of(command: &Command, questions: &[(&'static str, Value)]) -> Vec<Value> {
    let asked = questions.iter().filter(|(name, _)| *name == command.name);
    let requests: Vec<Value> = asked.map(|(_, request)| request.clone()).collect();
    if requests.is_empty() { vec![json!({})] } else { requests }
}

/// Through the whole shop; answers the visit of a second car that waits for
/// the manager's word.
fn through_the_shop(shop: &TestShop, paid: &Car<'_>, item: &Value) -> i64 {
    paid.walks_in("repair", "刹车异响");
    let mut check_in = paid.check_in(Some(30_000), Some(50));
    check_in["brought_by_phone"] = json!(OWNERS_PHONE);
    shop.ok("advisor", "save_check_in", check_in);
    shop.ok("advisor", "confirm_check_in", paid.confirmation());
    let order = paid.visit()["order"].clone();
    let fields =
        ["customer_id", "repair_kind", "symptom", "brought_by_name", "arrival", "mileage_km", "fuel_percent"];
    let more =
        ["old_parts", "wash_wanted", "test_drive_allowed", "promised_at", "bay_id", "certificate_number"];
    let mut facts: serde_json::Map<String, Value> =
        fields.iter().chain(&more).map(|field| ((*field).to_owned(), order[*field].clone())).collect();
    facts.insert("brought_by_phone".to_owned(), json!(DRIVERS_PHONE));
    let right =
        json!({ "work_order_id": paid.id(), "version": order["version"], "facts": facts, "reason": "听错" });
    shop.ok("advisor", "correct_check_in", right);
    let pads = figures("part", "前制动片", json!({ "unit": "个", "code": "BP-9", "unit_price": 46_019 }));
    shop.ok(
        "advisor",
        "add_line",
        json!({ "work_order_id": paid.id(), "figures": pads, "finding_id": null, "walk_around_code": null,
                "item": item["id"] }),
    );
    paid.with_line(labour("更换前制动片", 150));
    let declined = paid.with_line(labour("更换雨刮", 37));
    paid.estimate_issued();
    paid.authorised(&[declined]).assigned_to("technician").released().repaired_by("technician");
    paid.self_inspected("technician").passed().cleaned();
    let sheet = paid.billed(19, 0)[0].clone();
    paid.paid(&sheet, "wechat", 20_003, 20_003);
    shop.ok("manager", "put_on_account", json!({ "settlement_id": sheet["id"], "reason": "月结" }));
    paid.delivered();

    let asks = shop.car("王大锤", "13712345604", "粤B22222");
    asks.walks_in("repair", "异响").checked_in(20_000);
    let cheap = figures(
        "part",
        "前制动片",
        json!({ "unit": "个", "code": "BP-9", "unit_price": 46_019, "discount": 40_007 }),
    );
    let action = json!({ "what": "add_line", "ask": { "work_order_id": asks.id(), "figures": cheap, "finding_id": null,
                       "walk_around_code": null, "item": item["id"] } });
    shop.ok("advisor", "request_approval", json!({ "action": action, "note": "老客户" }));
    asks.id()
}

/// Every number of an answer by its field, whatever it stands in; in a list of
/// changes the texts by the field that changed.
fn fields<'a>(answer: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match answer {
        Value::Object(fields_here) => {
            if let (Some(Value::String(field)), Some(after)) =
                (fields_here.get("field"), fields_here.get("after"))
            {
                found.push((field, after));
            }
            for (name, value) in fields_here {
                if value.is_number() {
                    found.push((name, value));
                }
                fields(value, found);
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| fields(row, found)),
        _ => {}
    }
}

fn role_of(seat: &str) -> Role {
    serde_json::from_value(seat.trim_start_matches("second_").into()).expect("a seat is a role")
}

#[test]
fn every_field_of_every_answer_is_told_to_the_roles_that_need_it_and_to_no_other() {
    let (shop, questions) = busy_shop();
    let money = money_fields();
    let posted = |name: &str| POSTED.contains(&name);
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for command in reads_of_the_shop() {
        let requests = requests_of(command, &questions);
        for (seat, request) in
            SEATS.iter().flat_map(|seat| requests.iter().map(move |request| (*seat, request)))
        {
            let roles = [role_of(seat)];
            let answer = match shop.ask(seat, command.name, request.clone()) {
                Ok(answer) => answer,
                Err(refusal) => {
                    let known = ["role_missing", "not_found", "wrong_stage", "station_unknown"];
                    assert!(
                        known.iter().any(|code| refusal["code"] == *code),
                        "{seat} {} {request}: {refusal}",
                        command.name
                    );
                    continue;
                }
            };
            *asked.entry(command.name).or_default() += 1;
            let text = answer.to_string();
            let mut found = Vec::new();
            fields(&answer, &mut found);
            let prices = Matter::Price.is_told_to(&roles);
            for (name, value) in found {
                let is_cost = name == "cost" && !value.is_null();
                let is_amount =
                    money.contains(name) && !posted(name) && (value.is_number() || value.is_string());
                if is_amount && command.name != "task_status" {
                    assert!(prices, "{seat} is told {name} = {value} by {}", command.name);
                    *told.entry((seat, "amounts")).or_default() += 1;
                }
                if is_cost && (*value == json!(COST) || *value == json!(COST.to_string())) {
                    assert!(
                        Matter::Cost.is_told_to(&roles),
                        "{seat} is told a cost by {}: {text}",
                        command.name
                    );
                    *told.entry((seat, "costs")).or_default() += 1;
                }
            }
            // Whatever its field is called, and also in the middle of a text.
            for (matter, telling) in [
                (Matter::Contact, vec!["1371234560"]),
                (Matter::Cost, vec!["31337", "313.37"]),
                (
                    Matter::Price,
                    vec![
                        "46019", "460.19", "20003", "200.03", "38051", "380.51", "88031", "880.31", "30011",
                        "88013", "50021",
                    ],
                ),
            ] {
                let hit = telling.iter().find(|words| text.contains(**words));
                // Who searches for a number has it already.
                let repeated = command.name == "search";
                assert!(
                    hit.is_none() || matter.is_told_to(&roles) || (repeated && matter != Matter::Contact),
                    "{seat} reads {hit:?} in {} {request}: {text}",
                    command.name
                );
                if hit.is_some() {
                    *told.entry((seat, matter.mark())).or_default() += 1;
                }
            }
        }
    }
    for command in reads_of_the_shop() {
        assert!(
            FOR_NONE.contains(&command.name) || asked.contains_key(command.name),
            "nobody could ask {}: the test has no question for it",
            command.name
        );
    }
    // What is withheld from some is told to the others, and often.
    for (seat, [prices, costs, phones]) in [
        ("advisor", [true, false, true]),
        ("foreman", [true, false, true]),
        ("technician", [false, false, false]),
        ("second_technician", [false, false, false]),
        ("inspector", [false, false, false]),
        ("cashier", [true, false, true]),
        ("callback_clerk", [true, false, true]),
        ("parts_keeper", [true, true, false]),
        ("manager", [true, true, true]),
    ] {
        for (matter, least, wanted) in
            [(Matter::Price, 5, prices), (Matter::Cost, 2, costs), (Matter::Contact, 5, phones)]
        {
            let times = told.get(&(seat, matter.mark())).copied().unwrap_or_default();
            assert_eq!(times >= least, wanted, "{seat}: {matter:?} {times} times");
            assert_eq!(times > 0, wanted, "{seat}: {matter:?} {times} times");
        }
    }
}

#[test]
fn a_list_of_changes_knows_every_amount_by_its_name() {
    let unknown: Vec<String> = money_fields()
        .into_iter()
        .filter(|name| !matches!(of_field(name), [Matter::Price] | [Matter::Cost]))
        .collect();
    assert!(unknown.is_empty(), "money that is taken for none: {unknown:?}");
}

#[test]
fn a_seat_is_handed_no_paper_that_bears_what_it_is_not_told() {
    let (shop, _) = busy_shop();
    let visit = shop.ok("advisor", "get_visit", json!({ "work_order_id": 1 }));
    let all: Vec<Value> = visit["papers"].as_array().cloned().unwrap_or_default();
    assert!(all.len() >= 3, "{all:?}");
    for seat in SEATS {
        let offered = shop.ok(seat, "get_visit", json!({ "work_order_id": 1 }))["papers"].clone();
        let offered: Vec<Value> = offered.as_array().cloned().unwrap_or_default();
        for paper in &all {
            let (kind, id) =
                (paper["kind"].as_str().unwrap_or_default(), paper["id"].as_i64().unwrap_or_default());
            let handed = shop.ask_paper(seat, kind, id).is_ok();
            assert_eq!(
                handed,
                offered.contains(paper),
                "{seat} {kind}: what is offered is handed out, nothing else"
            );
        }
        let bears_a_phone = offered.iter().any(|paper| paper["kind"] == "check_in_sheet");
        assert_eq!(bears_a_phone, Matter::Contact.is_told_to(&[role_of(seat)]), "{seat}");
        assert!(
            offered.iter().any(|paper| paper["kind"] == "job_card"),
            "{seat}: the job card goes to the car"
        );
    }
}

/// A window asks again what shows something that changed, and nothing else: an
/// answer that hides what it is made of would go on showing what was.
#[test]
fn every_answer_says_what_it_shows() {
    let (shop, questions) = busy_shop();
    let mut shown = 0;
    for command in reads_of_the_shop() {
        for request in requests_of(command, &questions) {
            for seat in SEATS {
                let asking = || shop.ask(seat, command.name, request.clone());
                let (_, tables) = storage::tables_read_by(asking);
                for topic in
                    tables.iter().filter(|table| *table != "import").filter_map(|table| topic_of(table))
                {
                    // Nearly every answer goes by these: when one changes, all is asked anew.
                    let everywhere = [Topic::Shop, Topic::People, Topic::Clock].contains(&topic);
                    let told = everywhere || command.topics.contains(&topic);
                    assert!(told, "{} shows {topic:?} of {tables:?} and does not say so", command.name);
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 500, "only {shown} tables were seen");
}
