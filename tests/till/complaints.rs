//! Complaints: numbered, timed, raised by a no, closed by a yes.

use crate::visit::{Till, figures};
use domain::line::LineKind;
use domain::refusal::FieldProblem;
use kernel::Refusal;
use serde_json::{Value, json};

fn shop() -> Till {
    Till::with(&[figures(LineKind::Labour, 12_000)])
}

fn about(category: &str, severity: &str) -> Value {
    json!({
        "work_order_id": 1, "vehicle_id": null, "customer_id": null, "person_name": "李石生",
        "phone": "13987654321", "category": category, "severity": severity, "source": "phone",
        "matter": "制动异响没有修好", "owner_id": null,
    })
}

fn open(till: &Till, category: &str, severity: &str) -> Value {
    let saved = till.ok("clerk", "open_complaint", about(category, severity));
    till.ok("clerk", "get_complaint", json!({ "id": saved["id"] }))["row"]["complaint"].clone()
}

#[test]
fn a_complaint_has_a_number_a_deadline_and_the_car_it_is_about() {
    let till = shop();
    let normal = open(&till, "repair_quality", "normal");
    assert_eq!(normal["number"], "TS20260302001");
    assert_eq!(normal["response_due"], "2026-03-03T02:00:00Z");
    assert_eq!((normal["vehicle_id"].clone(), normal["customer_id"].clone()), (json!(1), json!(1)));
    assert_eq!(normal["level"], "clerk");
    assert_eq!(open(&till, "price", "urgent")["response_due"], "2026-03-02T04:00:00Z");
    assert_eq!(
        till.number("SELECT count(*) FROM search_term WHERE entity = 'complaint' AND term = 'ts20260302002'"),
        1
    );
}

#[test]
fn the_third_about_the_same_matter_is_a_special_case_at_once() {
    let till = shop();
    open(&till, "delay", "normal");
    open(&till, "price", "normal");
    assert_eq!(open(&till, "delay", "normal")["severity"], "normal");
    let third = open(&till, "delay", "normal");
    assert_eq!((third["severity"].clone(), third["level"].clone()), (json!("special"), json!("manager")));
    assert_eq!(third["response_due"], "2026-03-02T04:00:00Z");
    assert_eq!(open(&till, "attitude", "special")["level"], "manager");
}

#[test]
fn a_no_raises_it_a_level_and_a_yes_closes_it() {
    let till = shop();
    let complaint = open(&till, "repair_quality", "normal");
    let id = complaint["id"].clone();
    let mut version = 1;
    let mut act = |seat: &str, command: &str, mut request: Value| {
        request["id"] = id.clone();
        request["version"] = json!(version);
        let done = till.ask(seat, command, request);
        if let Ok(saved) = &done {
            version = saved["version"].as_i64().unwrap();
        }
        done
    };
    let remedy = json!({ "remedy": "免费返修制动", "cost": 30_000, "means": "in_person", "told": "李石生" });
    let no = json!({ "accepted": false, "text": "还是响" });
    let early = act("clerk", "answer_complaint", no.clone());
    assert_eq!(early.unwrap_err(), Refusal::ComplaintIs { state: "open".into() });
    act("clerk", "add_complaint_step", json!({ "text": "已致歉", "owner_id": 3 })).unwrap();
    act("clerk", "agree_remedy", remedy.clone()).unwrap();
    let twice = act("clerk", "agree_remedy", remedy.clone());
    assert_eq!(twice.unwrap_err(), Refusal::ComplaintIs { state: "awaiting_answer".into() });
    act("clerk", "answer_complaint", no.clone()).unwrap();
    let now = till.ok("clerk", "get_complaint", json!({ "id": id }));
    let now = &now["row"]["complaint"];
    assert_eq!((now["level"].clone(), now["reopened"].clone()), (json!("department_head"), json!(1)));
    assert_eq!((now["state"].clone(), now["responded_at"].clone()), (json!("open"), Value::Null));
    act("manager", "agree_remedy", remedy.clone()).unwrap();
    act("clerk", "answer_complaint", no).unwrap();
    act("manager", "agree_remedy", remedy).unwrap();
    act("manager", "answer_complaint", json!({ "accepted": true, "text": "" })).unwrap();
    let page = till.ok("clerk", "get_complaint", json!({ "id": id }));
    let closed = &page["row"]["complaint"];
    assert_eq!((closed["state"].clone(), closed["level"].clone()), (json!("closed"), json!("manager")));
    assert_eq!(page["row"]["owner_name"], "manager");
    let kinds: Vec<&str> =
        page["steps"].as_array().unwrap().iter().map(|row| row["step"]["kind"].as_str().unwrap()).collect();
    let told = [
        "opened",
        "handed_over",
        "step",
        "remedy",
        "customer_no",
        "handed_over",
        "remedy",
        "customer_no",
        "remedy",
        "customer_yes",
    ];
    assert_eq!(kinds, told);
    assert_eq!(page["steps"][1]["person_name"], "clerk");
    assert_eq!(page["steps"][1]["step"]["text"], "manager → advisor");
    assert_eq!(page["steps"][3]["step"]["told"], "李石生");
    let late = act("clerk", "add_complaint_step", json!({ "text": "补记", "owner_id": null }));
    assert_eq!(late.unwrap_err(), Refusal::ComplaintIs { state: "closed".into() });
}

#[test]
fn of_the_closed_the_last_closed_stands_first() {
    let till = shop();
    let [first, second] = ["price", "delay"].map(|category| open(&till, category, "normal")["id"].clone());
    for id in [&second, &first] {
        till.later(10);
        till.ok(
            "clerk",
            "agree_remedy",
            json!({ "id": id, "version": 1, "remedy": "退还工时费", "cost": 0, "means": "phone",
                    "told": "李石生" }),
        );
        till.ok("clerk", "answer_complaint", json!({ "id": id, "version": 2, "accepted": true, "text": "" }));
    }
    let list = till.ok("clerk", "list_complaints", json!({}));
    let ids: Vec<&Value> =
        list["closed"].as_array().unwrap().iter().map(|row| &row["complaint"]["id"]).collect();
    assert_eq!(ids, [&first, &second]);
}

#[test]
fn unanswered_complaints_become_late_and_stand_first() {
    let till = shop();
    open(&till, "price", "normal");
    open(&till, "delay", "urgent");
    till.later(3 * 60);
    let list = till.ok("manager", "list_complaints", json!({}));
    let rows = list["open"].as_array().unwrap();
    assert_eq!(rows[0]["complaint"]["category"], "delay");
    assert_eq!((rows[0]["late"].clone(), rows[1]["late"].clone()), (json!(true), json!(false)));
    // A note among ourselves is no answer, a word to the customer is.
    let note = json!({ "id": 2, "version": 1, "text": "问过车间", "owner_id": null });
    till.ok("clerk", "add_complaint_step", note);
    let list = till.ok("manager", "list_complaints", json!({}));
    assert_eq!(
        (list["open"][0]["complaint"]["id"].clone(), list["open"][0]["late"].clone()),
        (json!(2), json!(true))
    );
    let word =
        json!({ "id": 2, "version": 2, "means": "phone", "told": " 李石生 ", "text": "明天上午给结果" });
    till.ok("clerk", "tell_customer", word);
    let list = till.ok("manager", "list_complaints", json!({}));
    assert_eq!(list["open"][1]["complaint"]["responded_at"], "2026-03-02T05:00:00Z");
    assert_eq!(
        (list["open"][0]["late"].clone(), list["open"][1]["late"].clone()),
        (json!(false), json!(false))
    );
    let page = till.ok("manager", "get_complaint", json!({ "id": 2 }));
    let step = &page["steps"][2]["step"];
    assert_eq!(
        (step["kind"].clone(), step["means"].clone(), step["told"].clone()),
        (json!("told"), json!("phone"), json!("李石生"))
    );
    assert_eq!(list["closed"].as_array().unwrap().len(), 0);
}

#[test]
fn a_complaint_names_its_matter_and_only_what_exists() {
    let till = shop();
    let with = |field: &str, value: Value| {
        let mut request = about("price", "normal");
        request[field] = value;
        till.refused("clerk", "open_complaint", request)
    };
    assert_eq!(with("matter", json!("  ")), Refusal::bad("matter", FieldProblem::Empty));
    assert_eq!(with("person_name", json!("")), Refusal::bad("person_name", FieldProblem::Empty));
    assert!(matches!(with("vehicle_id", json!(7)), Refusal::NotFound { .. }));
    assert!(matches!(with("owner_id", json!(70)), Refusal::NotFound { .. }));
    assert!(matches!(with("work_order_id", json!(7)), Refusal::NotFound { .. }));
    assert!(matches!(
        till.refused("technician", "open_complaint", about("price", "normal")),
        Refusal::RoleMissing { .. }
    ));
    open(&till, "price", "normal");
    let stale = json!({ "id": 1, "version": 9, "text": "x", "owner_id": null });
    assert!(matches!(
        till.refused("clerk", "add_complaint_step", stale),
        Refusal::Conflict { current: 1, .. }
    ));
    let dear =
        json!({ "id": 1, "version": 1, "remedy": "退款", "cost": -1, "means": "phone", "told": "李石生" });
    assert_eq!(till.refused("clerk", "agree_remedy", dear), Refusal::bad("cost", FieldProblem::Negative));
}

#[test]
fn special_cases_stand_first_then_what_breaks_next() {
    let till = shop();
    open(&till, "price", "normal");
    open(&till, "delay", "urgent");
    open(&till, "attitude", "special");
    till.later(30);
    open(&till, "other", "urgent");
    // The special one's customer has heard; it still stands first.
    let word =
        json!({ "id": 3, "version": 1, "means": "in_person", "told": "李石生", "text": "经理已在处理" });
    till.ok("clerk", "tell_customer", word.clone());
    // So has the first urgent one's: nothing of it breaks next.
    till.ok(
        "clerk",
        "tell_customer",
        json!({ "id": 2, "version": 1, "means": "phone", "told": "李石生", "text": "稍后回电" }),
    );
    let list = till.ok("manager", "list_complaints", json!({}));
    let ids: Vec<i64> =
        list["open"].as_array().unwrap().iter().map(|row| row["complaint"]["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [3, 4, 1, 2]);
    let mut nobody = word;
    nobody["version"] = json!(2);
    nobody["told"] = json!(" ");
    assert_eq!(till.refused("clerk", "tell_customer", nobody), Refusal::bad("told", FieldProblem::Empty));
}
