//! Whose yes settles a complaint, and whose a dear remedy takes.

use crate::complaints::about;
use crate::visit::{Till, figures};
use domain::complaint::ComplaintCategory::{self, Delay, Price};
use domain::complaint::Severity::{self, Normal, Special};
use domain::complaint::{ComplaintLevel, WordMeans};
use domain::ids::{ComplaintId, PersonId, RemedyRequestId};
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::shop::ShopDetails;
use features::aftercare::complaints::{
    AgreeRemedy, AnswerComplaint, AskRemedy, DecideRemedy, agree_remedy, answer_complaint, ask_remedy,
    decide_remedy, open_complaint,
};
use features::homes::manager_home;
use features::office::setup::get_shop;
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, read, request};

fn shop() -> Till {
    Till::with(&[figures(LineKind::Labour, 12_000)])
}

fn opened(till: &Till, category: ComplaintCategory, severity: Severity) -> ComplaintId {
    field(&till.run("clerk", open_complaint, about(category, severity)), "id")
}

fn version(till: &Till, id: ComplaintId) -> i64 {
    till.number(&format!("SELECT version FROM complaint WHERE id = {id}"))
}

fn remedy(till: &Till, id: ComplaintId, cost: i64) -> AgreeRemedy {
    AgreeRemedy {
        id,
        version: version(till, id),
        remedy: "退还全部费用".to_owned(),
        cost: Money(cost),
        means: WordMeans::Phone,
        told: "李石生".to_owned(),
    }
}

fn agrees(till: &Till, seat: &str, id: ComplaintId, cost: i64) {
    till.run(seat, agree_remedy, remedy(till, id, cost));
}

fn does_not_agree(till: &Till, seat: &str, id: ComplaintId, cost: i64) -> Refusal {
    till.refused(seat, "agree_remedy", request(remedy(till, id, cost)))
}

/// The same remedy, before anybody said yes to it.
fn dear(till: &Till, id: ComplaintId, cost: i64) -> AskRemedy {
    let AgreeRemedy { id, version, remedy, cost, .. } = remedy(till, id, cost);
    AskRemedy { id, version, remedy, cost }
}

fn answer(till: &Till, id: ComplaintId, accepted: bool) -> AnswerComplaint {
    AnswerComplaint { id, version: version(till, id), accepted, text: String::new() }
}

fn answers(till: &Till, seat: &str, id: ComplaintId, accepted: bool) {
    till.run(seat, answer_complaint, answer(till, id, accepted));
}

/// The advisor answers for price, and nobody else is named.
fn with_a_head(till: &Till) {
    till.settles(|settings| settings.complaint_owners.price = Some(PersonId(3)));
}

fn by_managers(level: ComplaintLevel) -> Refusal {
    Refusal::SettledByLevel { level, may: "manager".into() }
}

#[test]
fn a_special_case_is_settled_by_the_manager_alone() {
    let till = shop();
    let id = opened(&till, Price, Special);
    let manager_only = by_managers(ComplaintLevel::Manager);
    assert_eq!(does_not_agree(&till, "clerk", id, 0), manager_only);
    assert_eq!(till.refused("advisor", "ask_remedy", request(dear(&till, id, 90_000))), manager_only);
    agrees(&till, "manager", id, 0);
    assert_eq!(till.refused("clerk", "answer_complaint", request(answer(&till, id, true))), manager_only);
    // Everybody may write down a no.
    answers(&till, "clerk", id, false);
    agrees(&till, "manager", id, 0);
    answers(&till, "manager", id, true);
}

#[test]
fn what_was_turned_down_once_takes_the_head_of_its_matter() {
    let till = shop();
    with_a_head(&till);
    let id = opened(&till, Price, Normal);
    assert_eq!(till.number("SELECT owner_id FROM complaint"), 3);
    agrees(&till, "clerk", id, 0);
    answers(&till, "clerk", id, false);
    let refused = does_not_agree(&till, "clerk", id, 0);
    let may = "manager、advisor".to_owned();
    assert_eq!(refused, Refusal::SettledByLevel { level: ComplaintLevel::DepartmentHead, may: may.clone() });
    let page = till.complaint("clerk", id);
    let offers = page["actions"].as_array().expect("what may be done");
    let agree = offers.iter().find(|offer| offer["action"] == "agree_remedy").expect("it is open");
    assert_eq!(agree["missing"]["params"]["may"], json!(may));
    agrees(&till, "advisor", id, 0);
    answers(&till, "advisor", id, false);
    // A second no is the manager's, by name.
    assert_eq!(till.number("SELECT owner_id FROM complaint"), 1);
    let refused = does_not_agree(&till, "advisor", id, 0);
    assert_eq!(refused, by_managers(ComplaintLevel::Manager));
}

#[test]
fn a_remedy_over_the_limit_waits_for_the_manager() {
    let till = shop();
    let id = opened(&till, Price, Normal);
    till.complaint("manager", id);
    let over = Refusal::RemedyOverLimit { cost: Money(80_000), limit: Money(50_000), over: Money(30_000) };
    assert_eq!(does_not_agree(&till, "clerk", id, 80_000), over);
    till.run("clerk", ask_remedy, dear(&till, id, 80_000));
    // Waiting is no yes.
    assert_eq!(does_not_agree(&till, "clerk", id, 80_000), over);
    let home = till.run("manager", manager_home, AskNothing {});
    let waiting = &home["remedies_waiting"][0];
    assert_eq!(
        (&waiting["complaint_number"], &waiting["asked_by_name"], &waiting["cost"]),
        (&json!("TS20260302001"), &json!("clerk"), &json!(80_000))
    );
    let decide = |approved: bool, note: &str| {
        let id = RemedyRequestId(till.number("SELECT max(id) FROM remedy_request"));
        let version = till.number("SELECT version FROM remedy_request ORDER BY id DESC LIMIT 1");
        DecideRemedy { id, version, approved, note: note.to_owned() }
    };
    let refused = till.refused("clerk", "decide_remedy", request(decide(true, "")));
    assert!(matches!(refused, Refusal::RoleMissing { .. }));
    let unsaid = till.refused("manager", "decide_remedy", request(decide(false, " ")));
    assert_eq!(unsaid, Refusal::bad("note", FieldProblem::Empty));
    till.run("manager", decide_remedy, decide(false, "先退工时费"));
    assert_eq!(does_not_agree(&till, "clerk", id, 80_000), over);
    let twice = till.refused("manager", "decide_remedy", request(decide(true, "")));
    assert_eq!(twice, Refusal::RequestIs { state: "declined".into() });

    till.run("clerk", ask_remedy, dear(&till, id, 70_000));
    till.run("manager", decide_remedy, decide(true, ""));
    // The yes was to this remedy at this price.
    let other = AgreeRemedy { remedy: "换一台发动机".to_owned(), ..remedy(&till, id, 70_000) };
    let other = request(other);
    assert!(matches!(till.refused("clerk", "agree_remedy", other), Refusal::RemedyOverLimit { .. }));
    let dearer = does_not_agree(&till, "clerk", id, 70_001);
    assert!(matches!(dearer, Refusal::RemedyOverLimit { .. }));
    agrees(&till, "clerk", id, 70_000);
    assert_eq!(till.text("SELECT group_concat(state) FROM remedy_request"), "declined,agreed");
    answers(&till, "clerk", id, false);
    // One yes is one promise.
    assert!(matches!(
        till.refused("manager", "decide_remedy", request(decide(true, ""))),
        Refusal::RequestIs { .. }
    ));
    assert_eq!(till.run("manager", manager_home, AskNothing {})["remedies_waiting"], json!([]));
}

#[test]
fn a_smaller_remedy_takes_the_dear_one_back_and_the_manager_asks_nobody() {
    let till = shop();
    let id = opened(&till, Price, Normal);
    till.run("clerk", ask_remedy, dear(&till, id, 80_000));
    agrees(&till, "clerk", id, 50_000);
    assert_eq!(till.text("SELECT state FROM remedy_request"), "withdrawn");
    let late = till.refused("clerk", "ask_remedy", request(dear(&till, id, 80_000)));
    assert_eq!(late, Refusal::ComplaintIs { state: "awaiting_answer".into() });
    let dear = opened(&till, Delay, Normal);
    assert_eq!(till.complaint("manager", dear)["remedy_limit"], Value::Null);
    assert_eq!(till.complaint("clerk", dear)["remedy_limit"], 50_000);
    agrees(&till, "manager", dear, 500_000);
}

#[test]
fn only_somebody_who_may_answer_is_named_for_a_matter() {
    let till = shop();
    let mut details: ShopDetails = read(till.run("manager", get_shop, AskNothing {}));
    details.settings.complaint_owners.delay = Some(PersonId(5));
    let details = request(details);
    let refused = till.refused("manager", "save_shop", details);
    assert_eq!(refused, Refusal::bad("complaint_owners", FieldProblem::Unknown));
    let id = opened(&till, Delay, Normal);
    let to_a_technician = json!({ "id": id, "version": 1, "text": "转车间", "owner_id": 5 });
    let refused = till.refused("clerk", "add_complaint_step", to_a_technician);
    assert_eq!(refused, Refusal::bad("owner_id", FieldProblem::Unknown));
}
