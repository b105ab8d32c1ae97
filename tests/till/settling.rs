//! Whose yes settles a complaint, and whose a dear remedy takes.

use crate::visit::{Till, figures};
use domain::complaint::ComplaintLevel;
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::FieldProblem;
use kernel::Refusal;
use serde_json::{Value, json};

fn shop() -> Till {
    Till::with(&[figures(LineKind::Labour, 12_000)])
}

fn opened(till: &Till, category: &str, severity: &str) -> i64 {
    let about = json!({
        "work_order_id": 1, "vehicle_id": null, "customer_id": null, "person_name": "李石生",
        "phone": "13987654321", "category": category, "severity": severity, "source": "phone",
        "matter": "制动异响没有修好", "owner_id": null,
    });
    till.ok("clerk", "open_complaint", about)["id"].as_i64().unwrap()
}

fn version(till: &Till, id: i64) -> i64 {
    till.number(&format!("SELECT version FROM complaint WHERE id = {id}"))
}

fn remedy(till: &Till, id: i64, cost: i64) -> Value {
    json!({ "id": id, "version": version(till, id), "remedy": "退还全部费用", "cost": cost, "means": "phone",
            "told": "李石生" })
}

fn answer(till: &Till, id: i64, accepted: bool) -> Value {
    json!({ "id": id, "version": version(till, id), "accepted": accepted, "text": "" })
}

/// The advisor answers for price, and nobody else is named.
fn with_a_head(till: &Till) {
    let mut details = till.ok("manager", "get_shop", json!({}));
    details["settings"]["complaint_owners"]["price"] = json!(3);
    till.ok("manager", "save_shop", details);
}

fn by_managers(level: ComplaintLevel) -> Refusal {
    Refusal::SettledByLevel { level, may: "manager".into() }
}

#[test]
fn a_special_case_is_settled_by_the_manager_alone() {
    let till = shop();
    let id = opened(&till, "price", "special");
    let manager_only = by_managers(ComplaintLevel::Manager);
    assert_eq!(till.refused("clerk", "agree_remedy", remedy(&till, id, 0)), manager_only);
    assert_eq!(till.refused("advisor", "ask_remedy", remedy(&till, id, 90_000)), manager_only);
    till.ok("manager", "agree_remedy", remedy(&till, id, 0));
    assert_eq!(till.refused("clerk", "answer_complaint", answer(&till, id, true)), manager_only);
    // Everybody may write down a no.
    till.ok("clerk", "answer_complaint", answer(&till, id, false));
    till.ok("manager", "agree_remedy", remedy(&till, id, 0));
    till.ok("manager", "answer_complaint", answer(&till, id, true));
}

#[test]
fn what_was_turned_down_once_takes_the_head_of_its_matter() {
    let till = shop();
    with_a_head(&till);
    let id = opened(&till, "price", "normal");
    assert_eq!(till.number("SELECT owner_id FROM complaint"), 3);
    till.ok("clerk", "agree_remedy", remedy(&till, id, 0));
    till.ok("clerk", "answer_complaint", answer(&till, id, false));
    let refused = till.refused("clerk", "agree_remedy", remedy(&till, id, 0));
    let may = "manager、advisor".to_owned();
    assert_eq!(refused, Refusal::SettledByLevel { level: ComplaintLevel::DepartmentHead, may: may.clone() });
    let page = till.ok("clerk", "get_complaint", json!({ "id": id }));
    let offers = page["actions"].as_array().expect("what may be done");
    let agree = offers.iter().find(|offer| offer["action"] == "agree_remedy").expect("it is open");
    assert_eq!(agree["missing"]["params"]["may"], json!(may));
    till.ok("advisor", "agree_remedy", remedy(&till, id, 0));
    till.ok("advisor", "answer_complaint", answer(&till, id, false));
    // A second no is the manager's, by name.
    assert_eq!(till.number("SELECT owner_id FROM complaint"), 1);
    let refused = till.refused("advisor", "agree_remedy", remedy(&till, id, 0));
    assert_eq!(refused, by_managers(ComplaintLevel::Manager));
}

#[test]
fn a_remedy_over_the_limit_waits_for_the_manager() {
    let till = shop();
    let id = opened(&till, "price", "normal");
    till.ok("manager", "get_complaint", json!({ "id": id }));
    let over = Refusal::RemedyOverLimit { cost: Money(80_000), limit: Money(50_000), over: Money(30_000) };
    assert_eq!(till.refused("clerk", "agree_remedy", remedy(&till, id, 80_000)), over);
    till.ok("clerk", "ask_remedy", remedy(&till, id, 80_000));
    // Waiting is no yes.
    assert_eq!(till.refused("clerk", "agree_remedy", remedy(&till, id, 80_000)), over);
    let home = till.ok("manager", "manager_home", json!({}));
    let waiting = &home["remedies_waiting"][0];
    assert_eq!(
        (&waiting["complaint_number"], &waiting["asked_by_name"], &waiting["cost"]),
        (&json!("TS20260302001"), &json!("clerk"), &json!(80_000))
    );
    let decide = |approved: bool, note: &str| {
        let id = till.number("SELECT max(id) FROM remedy_request");
        let version = till.number("SELECT version FROM remedy_request ORDER BY id DESC LIMIT 1");
        json!({ "id": id, "version": version, "approved": approved, "note": note })
    };
    let refused = till.refused("clerk", "decide_remedy", decide(true, ""));
    assert!(matches!(refused, Refusal::RoleMissing { .. }));
    let unsaid = till.refused("manager", "decide_remedy", decide(false, " "));
    assert_eq!(unsaid, Refusal::bad("note", FieldProblem::Empty));
    till.ok("manager", "decide_remedy", decide(false, "先退工时费"));
    assert_eq!(till.refused("clerk", "agree_remedy", remedy(&till, id, 80_000)), over);
    let twice = till.refused("manager", "decide_remedy", decide(true, ""));
    assert_eq!(twice, Refusal::RequestIs { state: "declined".into() });

    till.ok("clerk", "ask_remedy", remedy(&till, id, 70_000));
    till.ok("manager", "decide_remedy", decide(true, ""));
    // The yes was to this remedy at this price.
    let mut other = remedy(&till, id, 70_000);
    other["remedy"] = json!("换一台发动机");
    assert!(matches!(till.refused("clerk", "agree_remedy", other), Refusal::RemedyOverLimit { .. }));
    let dearer = till.refused("clerk", "agree_remedy", remedy(&till, id, 70_001));
    assert!(matches!(dearer, Refusal::RemedyOverLimit { .. }));
    till.ok("clerk", "agree_remedy", remedy(&till, id, 70_000));
    assert_eq!(till.text("SELECT group_concat(state) FROM remedy_request"), "declined,agreed");
    till.ok("clerk", "answer_complaint", answer(&till, id, false));
    // One yes is one promise.
    assert!(matches!(till.refused("manager", "decide_remedy", decide(true, "")), Refusal::RequestIs { .. }));
    assert_eq!(till.ok("manager", "manager_home", json!({}))["remedies_waiting"], json!([]));
}

#[test]
fn a_smaller_remedy_takes_the_dear_one_back_and_the_manager_asks_nobody() {
    let till = shop();
    let id = opened(&till, "price", "normal");
    till.ok("clerk", "ask_remedy", remedy(&till, id, 80_000));
    till.ok("clerk", "agree_remedy", remedy(&till, id, 50_000));
    assert_eq!(till.text("SELECT state FROM remedy_request"), "withdrawn");
    let late = till.refused("clerk", "ask_remedy", remedy(&till, id, 80_000));
    assert_eq!(late, Refusal::ComplaintIs { state: "awaiting_answer".into() });
    let dear = opened(&till, "delay", "normal");
    assert_eq!(till.ok("manager", "get_complaint", json!({ "id": dear }))["remedy_limit"], Value::Null);
    assert_eq!(till.ok("clerk", "get_complaint", json!({ "id": dear }))["remedy_limit"], 50_000);
    till.ok("manager", "agree_remedy", remedy(&till, dear, 500_000));
}

#[test]
fn only_somebody_who_may_answer_is_named_for_a_matter() {
    let till = shop();
    let mut details = till.ok("manager", "get_shop", json!({}));
    details["settings"]["complaint_owners"]["delay"] = json!(5);
    let refused = till.refused("manager", "save_shop", details);
    assert_eq!(refused, Refusal::bad("complaint_owners", FieldProblem::Unknown));
    let id = opened(&till, "delay", "normal");
    let to_a_technician = json!({ "id": id, "version": 1, "text": "转车间", "owner_id": 5 });
    let refused = till.refused("clerk", "add_complaint_step", to_a_technician);
    assert_eq!(refused, Refusal::bad("owner_id", FieldProblem::Unknown));
}
