//! Complaints: numbered, timed, raised by a no, closed by a yes.

use crate::visit::{Till, figures};
use domain::complaint::ComplaintCategory::{self, Attitude, Delay, Other, Price, RepairQuality};
use domain::complaint::Severity::{self, Normal, Special, Urgent};
use domain::complaint::{ComplaintSource, WordMeans};
use domain::ids::{ComplaintId, PersonId, WorkOrderId};
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::FieldProblem;
use features::aftercare::complaints::{
    AddComplaintStep, AgreeRemedy, AnswerComplaint, OpenComplaint, TellCustomer, add_complaint_step,
    agree_remedy, answer_complaint, list_complaints, open_complaint, tell_customer,
};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use std::cell::Cell;

fn shop() -> Till {
    Till::with(&[figures(LineKind::Labour, 12_000)])
}

/// By telephone, about the visit.
pub fn about(category: ComplaintCategory, severity: Severity) -> OpenComplaint {
    OpenComplaint {
        work_order_id: Some(WorkOrderId(1)),
        vehicle_id: None,
        customer_id: None,
        person_name: "李石生".to_owned(),
        phone: "13987654321".to_owned(),
        category,
        severity,
        source: ComplaintSource::Phone,
        matter: "制动异响没有修好".to_owned(),
        owner_id: None,
    }
}

fn open(till: &Till, category: ComplaintCategory, severity: Severity) -> Value {
    let saved = till.run("clerk", open_complaint, about(category, severity));
    till.complaint("clerk", field(&saved, "id"))["complaint"].clone()
}

/// Something is paid back, told by telephone.
fn remedy(id: ComplaintId, version: i64, remedy: &str, cost: i64) -> AgreeRemedy {
    let (remedy, told) = (remedy.to_owned(), "李石生".to_owned());
    AgreeRemedy { id, version, remedy, cost: Money(cost), means: WordMeans::Phone, told }
}

/// A note among ourselves.
fn note(id: i64, version: i64, text: &str) -> AddComplaintStep {
    AddComplaintStep { id: ComplaintId(id), version, text: text.to_owned(), owner_id: None }
}

fn word(id: i64, version: i64, means: WordMeans, told: &str, text: &str) -> TellCustomer {
    TellCustomer { id: ComplaintId(id), version, means, told: told.to_owned(), text: text.to_owned() }
}

#[test]
fn a_complaint_has_a_number_a_deadline_and_the_car_it_is_about() {
    let till = shop();
    let normal = open(&till, RepairQuality, Normal);
    assert_eq!(normal["number"], "TS20260302001");
    assert_eq!(normal["response_due"], "2026-03-03T02:00:00Z");
    assert_eq!((normal["vehicle_id"].clone(), normal["customer_id"].clone()), (json!(1), json!(1)));
    assert_eq!(normal["level"], "clerk");
    assert_eq!(open(&till, Price, Urgent)["response_due"], "2026-03-02T04:00:00Z");
    assert_eq!(
        till.number("SELECT count(*) FROM search_term WHERE entity = 'complaint' AND term = 'ts20260302002'"),
        1
    );
}

#[test]
fn the_third_about_the_same_matter_is_a_special_case_at_once() {
    let till = shop();
    open(&till, Delay, Normal);
    open(&till, Price, Normal);
    assert_eq!(open(&till, Delay, Normal)["severity"], "normal");
    let third = open(&till, Delay, Normal);
    assert_eq!((third["severity"].clone(), third["level"].clone()), (json!("special"), json!("manager")));
    assert_eq!(third["response_due"], "2026-03-02T04:00:00Z");
    assert_eq!(open(&till, Attitude, Special)["level"], "manager");
}

#[test]
fn a_no_raises_it_a_level_and_a_yes_closes_it() {
    let till = shop();
    let id: ComplaintId = field(&open(&till, RepairQuality, Normal), "id");
    // Each answer says what the next one is asked with.
    let version = Cell::new(1);
    let kept = |saved: Value| version.set(field(&saved, "version"));
    let remedy = || {
        let promised = remedy(id, version.get(), "免费返修制动", 30_000);
        AgreeRemedy { means: WordMeans::InPerson, ..promised }
    };
    let answer = |accepted: bool, text: &str| AnswerComplaint {
        id,
        version: version.get(),
        accepted,
        text: text.to_owned(),
    };
    let no = || answer(false, "还是响");
    let early = till.refused("clerk", "answer_complaint", request(no()));
    assert_eq!(early, Refusal::ComplaintIs { state: "open".into() });
    let handed_over =
        AddComplaintStep { owner_id: Some(PersonId(3)), ..note(id.0, version.get(), "已致歉") };
    kept(till.run("clerk", add_complaint_step, handed_over));
    kept(till.run("clerk", agree_remedy, remedy()));
    let twice = till.refused("clerk", "agree_remedy", request(remedy()));
    assert_eq!(twice, Refusal::ComplaintIs { state: "awaiting_answer".into() });
    kept(till.run("clerk", answer_complaint, no()));
    let now = till.complaint("clerk", id);
    let now = &now["complaint"];
    assert_eq!((now["level"].clone(), now["reopened"].clone()), (json!("department_head"), json!(1)));
    assert_eq!((now["state"].clone(), now["responded_at"].clone()), (json!("open"), Value::Null));
    kept(till.run("manager", agree_remedy, remedy()));
    kept(till.run("clerk", answer_complaint, no()));
    kept(till.run("manager", agree_remedy, remedy()));
    kept(till.run("manager", answer_complaint, answer(true, "")));
    let page = till.complaint("clerk", id);
    let closed = &page["complaint"];
    assert_eq!((closed["state"].clone(), closed["level"].clone()), (json!("closed"), json!("manager")));
    assert_eq!(page["owner_name"], "manager");
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
    let late = till.refused("clerk", "add_complaint_step", request(note(id.0, version.get(), "补记")));
    assert_eq!(late, Refusal::ComplaintIs { state: "closed".into() });
}

#[test]
fn of_the_closed_the_last_closed_stands_first() {
    let till = shop();
    let [first, second]: [ComplaintId; 2] =
        [Price, Delay].map(|category| field(&open(&till, category, Normal), "id"));
    for id in [second, first] {
        till.later(10);
        till.run("clerk", agree_remedy, remedy(id, 1, "退还工时费", 0));
        let yes = AnswerComplaint { id, version: 2, accepted: true, text: String::new() };
        till.run("clerk", answer_complaint, yes);
    }
    let list = till.run("clerk", list_complaints, AskNothing {});
    let ids: Vec<ComplaintId> =
        list["closed"].as_array().unwrap().iter().map(|row| field(&row["complaint"], "id")).collect();
    assert_eq!(ids, [first, second]);
}

#[test]
fn unanswered_complaints_become_late_and_stand_first() {
    let till = shop();
    open(&till, Price, Normal);
    open(&till, Delay, Urgent);
    till.later(3 * 60);
    let list = till.run("manager", list_complaints, AskNothing {});
    let rows = list["open"].as_array().unwrap();
    assert_eq!(rows[0]["complaint"]["category"], "delay");
    assert_eq!((rows[0]["late"].clone(), rows[1]["late"].clone()), (json!(true), json!(false)));
    // A note among ourselves is no answer, a word to the customer is.
    till.run("clerk", add_complaint_step, note(2, 1, "问过车间"));
    let list = till.run("manager", list_complaints, AskNothing {});
    assert_eq!(
        (list["open"][0]["complaint"]["id"].clone(), list["open"][0]["late"].clone()),
        (json!(2), json!(true))
    );
    till.run("clerk", tell_customer, word(2, 2, WordMeans::Phone, " 李石生 ", "明天上午给结果"));
    let list = till.run("manager", list_complaints, AskNothing {});
    assert_eq!(list["open"][1]["complaint"]["responded_at"], "2026-03-02T05:00:00Z");
    assert_eq!(
        (list["open"][0]["late"].clone(), list["open"][1]["late"].clone()),
        (json!(false), json!(false))
    );
    let page = till.complaint("manager", ComplaintId(2));
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
        let mut asked = request(about(Price, Normal));
        asked[field] = value;
        till.refused("clerk", "open_complaint", asked)
    };
    assert_eq!(with("matter", json!("  ")), Refusal::bad("matter", FieldProblem::Empty));
    assert_eq!(with("person_name", json!("")), Refusal::bad("person_name", FieldProblem::Empty));
    assert!(matches!(with("vehicle_id", json!(7)), Refusal::NotFound { .. }));
    assert!(matches!(with("owner_id", json!(70)), Refusal::NotFound { .. }));
    assert!(matches!(with("work_order_id", json!(7)), Refusal::NotFound { .. }));
    assert!(matches!(
        till.refused("technician", "open_complaint", request(about(Price, Normal))),
        Refusal::RoleMissing { .. }
    ));
    open(&till, Price, Normal);
    assert!(matches!(
        till.refused("clerk", "add_complaint_step", request(note(1, 9, "x"))),
        Refusal::Conflict { current: 1, .. }
    ));
    let dear = request(remedy(ComplaintId(1), 1, "退款", -1));
    assert_eq!(till.refused("clerk", "agree_remedy", dear), Refusal::bad("cost", FieldProblem::Negative));
}

#[test]
fn special_cases_stand_first_then_what_breaks_next() {
    let till = shop();
    open(&till, Price, Normal);
    open(&till, Delay, Urgent);
    open(&till, Attitude, Special);
    till.later(30);
    open(&till, Other, Urgent);
    // The special one's customer has heard; it still stands first.
    let in_person = |version, told| word(3, version, WordMeans::InPerson, told, "经理已在处理");
    till.run("clerk", tell_customer, in_person(1, "李石生"));
    // So has the first urgent one's: nothing of it breaks next.
    till.run("clerk", tell_customer, word(2, 1, WordMeans::Phone, "李石生", "稍后回电"));
    let list = till.run("manager", list_complaints, AskNothing {});
    let ids: Vec<i64> =
        list["open"].as_array().unwrap().iter().map(|row| row["complaint"]["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [3, 4, 1, 2]);
    let nobody = request(in_person(2, " "));
    assert_eq!(till.refused("clerk", "tell_customer", nobody), Refusal::bad("told", FieldProblem::Empty));
}

#[test]
fn a_case_of_a_survey_or_a_call_is_opened_by_them_alone() {
    let till = shop();
    for source in [ComplaintSource::Survey, ComplaintSource::FollowUp] {
        let by_hand = request(OpenComplaint { source, ..about(Price, Normal) });
        let refused = till.refused("clerk", "open_complaint", by_hand);
        assert_eq!(refused, Refusal::bad("source", FieldProblem::Unknown));
    }
}
