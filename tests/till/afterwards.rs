//! The marks at the counter, and the call a week later.

use crate::visit::{Till, figures};
use domain::complaint::{ComplaintCategory, ComplaintSource, Severity, WordMeans};
use domain::contact::{ContactRole, ContactTyped};
use domain::follow_up::{CallOutcome, SurveyScores};
use domain::ids::{ComplaintId, ContactId, CustomerId, FollowUpId, PersonId, SuggestionId, WorkOrderId};
use domain::line::{LineFigures, LineKind};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::work_order::stage::{Action, Missing};
use features::aftercare::complaints::{
    AgreeRemedy, AnswerComplaint, OpenComplaint, agree_remedy, answer_complaint, open_complaint,
};
use features::aftercare::delivery::{RecordSurvey, record_survey};
use features::aftercare::follow_ups::{RecordCall, list_follow_ups, record_call};
use features::aftercare::suggestions::{AnswerSuggestion, answer_suggestion, list_suggestions};
use features::homes::nav_counts;
use features::records::contacts::{SaveContact, save_contact};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};

fn one_line() -> Vec<LineFigures> {
    vec![figures(LineKind::Labour, 12_000)]
}

fn marks(service: i64, quality: i64, recommend: i64) -> SurveyScores {
    SurveyScores { service, quality, on_time: 5, price_clarity: 5, cleanliness: 5, recommend }
}

fn survey(till: &Till, marks: SurveyScores) -> RecordSurvey {
    RecordSurvey { work_order_id: WorkOrderId(till.order), marks, comment: "等了很久".to_owned() }
}

#[test]
fn a_low_mark_opens_a_case_for_the_department_concerned() {
    for (given, category) in [
        (marks(2, 5, 9), "attitude"),
        (marks(5, 1, 9), "repair_quality"),
        (marks(2, 2, 9), "repair_quality"),
        (marks(5, 5, 6), "other"),
        (marks(3, 5, 5), "attitude"),
    ] {
        let till = Till::delivered(&one_line());
        let recommend = given.recommend;
        let recorded = till.run("advisor", record_survey, survey(&till, given));
        let page = till.complaint("clerk", field(&recorded, "complaint_id"));
        let complaint = &page["complaint"];
        assert_eq!(complaint["category"], category);
        assert_eq!(complaint["source"], "survey");
        assert_eq!(complaint["work_order_id"], till.order);
        assert_eq!(complaint["person_name"], "张小芳");
        // Words are the customer's; the marks are put into words by the screen.
        assert_eq!(complaint["matter"], "等了很久");
        assert_eq!(page["marks"]["recommend"], recommend);
        assert_eq!(page["work_order_number"], "GD20260302001");
    }
}

#[test]
fn good_marks_open_none_and_are_given_once() {
    let till = Till::delivered(&one_line());
    let recorded = till.run("advisor", record_survey, survey(&till, marks(3, 3, 7)));
    assert_eq!(recorded["complaint_id"], Value::Null);
    let again = till.refused("advisor", "record_survey", request(survey(&till, marks(5, 5, 10))));
    assert!(matches!(again, Refusal::StillMissing { .. }));
    let till = Till::delivered(&one_line());
    for (given, field, problem) in [
        (marks(0, 5, 9), "service", FieldProblem::Empty),
        (marks(5, 6, 9), "quality", FieldProblem::TooLarge),
        (marks(5, 5, 11), "recommend", FieldProblem::TooLarge),
        (marks(5, 5, -1), "recommend", FieldProblem::Negative),
    ] {
        let refusal = till.refused("advisor", "record_survey", request(survey(&till, given)));
        assert_eq!(refusal, Refusal::bad(field, problem));
    }
}

fn call(till: &Till, outcome: CallOutcome) -> RecordCall {
    RecordCall {
        id: FollowUpId(1),
        version: till.number("SELECT version FROM follow_up"),
        outcome,
        note: String::new(),
        marks: None,
        call_back_at: None,
        complaint: None,
    }
}

fn called(till: &Till, outcome: CallOutcome) -> Value {
    till.run("clerk", record_call, call(till, outcome))
}

/// Something is wrong with the car, and somebody has to see to it.
fn problem_told(till: &Till, complaint: ComplaintCategory) -> Value {
    let note = "空调仍有异味".to_owned();
    let told = RecordCall { note, complaint: Some(complaint), ..call(till, CallOutcome::Problem) };
    till.run("clerk", record_call, told)
}

fn refused_call(till: &Till, asked: RecordCall) -> Refusal {
    till.refused("clerk", "record_call", request(asked))
}

#[test]
fn a_satisfied_customer_closes_the_visit() {
    let till = Till::delivered(&one_line());
    let recorded = called(&till, CallOutcome::Satisfied);
    assert_eq!(recorded["closed"], true);
    assert_eq!(recorded["visit"]["stage"], "closed");
    assert_eq!(till.text("SELECT closed_at FROM work_order"), "2026-03-02T02:00:00Z");
    assert_eq!(refused_call(&till, call(&till, CallOutcome::Satisfied)), Refusal::FollowUpClosed);
}

#[test]
fn three_half_days_unreachable_close_the_follow_up() {
    let till = Till::delivered(&one_line());
    let first = called(&till, CallOutcome::Unreachable);
    assert_eq!(first["visit"]["stage"], "delivered");
    till.later(60);
    assert_eq!(refused_call(&till, call(&till, CallOutcome::Unreachable)), Refusal::SameHalfDay);
    assert_eq!(till.number("SELECT attempts FROM follow_up"), 1);
    till.later(120);
    called(&till, CallOutcome::Unreachable);
    till.later(20 * 60);
    let third = called(&till, CallOutcome::Unreachable);
    assert_eq!((third["closed"].clone(), third["visit"]["stage"].clone()), (json!(true), json!("closed")));
    assert_eq!(till.text("SELECT outcome FROM follow_up"), "unreachable");
}

#[test]
fn a_call_back_waits_for_its_time() {
    let till = Till::delivered(&one_line());
    let back_in = |minutes: Option<i64>| RecordCall {
        call_back_at: minutes.map(|ahead| till.clock.time(ahead)),
        ..call(&till, CallOutcome::CallBack)
    };
    let never = refused_call(&till, back_in(None));
    assert_eq!(never, Refusal::bad("call_back_at", FieldProblem::Empty));
    let past = refused_call(&till, back_in(Some(-60)));
    assert_eq!(past, Refusal::bad("call_back_at", FieldProblem::InThePast));
    assert_eq!(till.run("clerk", record_call, back_in(Some(5 * 60)))["closed"], false);
    let rows = |list: &str| till.run("clerk", list_follow_ups, AskNothing {})[list].as_array().unwrap().len();
    assert_eq!((rows("call_backs"), rows("later")), (0, 1));
    till.later(5 * 60);
    assert_eq!((rows("call_backs"), rows("later")), (1, 0));
}

#[test]
fn a_problem_needs_words_and_a_department_and_becomes_a_complaint() {
    let till = Till::delivered(&one_line());
    let bare = || call(&till, CallOutcome::Problem);
    assert_eq!(refused_call(&till, bare()), Refusal::bad("note", FieldProblem::Empty));
    let in_words = || RecordCall { note: "空调仍有异味".to_owned(), ..bare() };
    assert_eq!(refused_call(&till, in_words()), Refusal::bad("complaint", FieldProblem::Empty));
    assert_eq!(till.number("SELECT count(*) FROM follow_up_call"), 0);
    let problem = |marks: Option<SurveyScores>| RecordCall {
        complaint: Some(ComplaintCategory::RepairQuality),
        marks,
        ..in_words()
    };
    let wrong = refused_call(&till, problem(Some(marks(9, 5, 5))));
    assert_eq!(wrong, Refusal::bad("service", FieldProblem::TooLarge));
    let stale = refused_call(&till, RecordCall { version: 7, ..problem(None) });
    assert!(matches!(stale, Refusal::Conflict { current: 1, .. }));
    let recorded = till.run("clerk", record_call, problem(Some(marks(3, 2, 4))));
    assert_eq!(
        (recorded["visit"]["stage"].clone(), recorded["closed"].clone()),
        (json!("delivered"), json!(false))
    );
    let page = till.complaint("clerk", field(&recorded, "complaint_id"));
    assert_eq!(page["complaint"]["matter"], "空调仍有异味");
    assert_eq!(page["complaint"]["source"], "follow_up");
    assert_eq!(page["plate"], "粤BD12345");
}

#[test]
fn the_list_sorts_calls_by_when_they_are_due_and_counts_what_was_in_time() {
    let till = Till::delivered(&one_line());
    let list = || till.run("clerk", list_follow_ups, AskNothing {});
    assert_eq!(list()["later"][0]["total"], 12_000);
    assert_eq!(list()["later"][0]["phone"], "13823456789");
    assert_eq!(list()["in_time_percent"], Value::Null);
    till.later(7 * 24 * 60);
    assert_eq!(list()["due_today"][0]["work_order_number"], "GD20260302001");
    till.later(24 * 60);
    assert_eq!(list()["overdue"].as_array().unwrap().len(), 1);
    called(&till, CallOutcome::Refused);
    let closed = list();
    assert_eq!((closed["closed_today"].clone(), closed["in_time_percent"].clone()), (json!(1), json!(0)));
    assert_eq!(closed["overdue"].as_array().unwrap().len(), 0);
}

#[test]
fn whoever_brought_the_car_and_is_on_file_is_called_themselves() {
    let till = Till::delivered(&one_line());
    let row = || till.follow_up()["row"].clone();
    till.file().execute_batch("UPDATE work_order SET brought_by_name = '王建国'").unwrap();
    assert_eq!((row()["phone"].clone(), row()["asks_for"].clone()), (json!("13823456789"), json!("")));
    let typed = |active| ContactTyped {
        contact_role: ContactRole::Driver,
        name: "王建国".to_owned(),
        phone: "13900139000".to_owned(),
        department_id: None,
        vehicle_id: None,
        note: String::new(),
        active,
    };
    let customer_id = CustomerId(1);
    let new = SaveContact { id: None, version: 0, customer_id, typed: typed(true) };
    let saved = till.run("advisor", save_contact, new);
    assert_eq!((row()["phone"].clone(), row()["asks_for"].clone()), (json!("13900139000"), json!("王建国")));
    let id = Some(field::<ContactId>(&saved["contact"], "id"));
    till.run("advisor", save_contact, SaveContact { id, version: 1, customer_id, typed: typed(false) });
    assert_eq!(row()["phone"], "13823456789", "who left is not called");
}

#[test]
fn the_clerk_sees_the_visit_on_one_page() {
    let filter = LineFigures { name: "机油滤清器".to_owned(), ..figures(LineKind::Part, 8_000) };
    let till = Till::delivered(&[filter, figures(LineKind::Labour, 12_000)]);
    called(&till, CallOutcome::Unreachable);
    let page = till.follow_up();
    assert_eq!(page["work_done"], json!(["更换机油"]), "and not over again what it was done with");
    assert_eq!(page["advice"], "下次检查制动液");
    assert_eq!(page["advisor_name"], "advisor");
    assert_eq!(page["calls"][0]["outcome"], "unreachable");
    assert_eq!(page["row"]["attempts"], 1);
    let nobody = till.refused("clerk", "get_follow_up", json!({ "id": 9 }));
    assert!(matches!(nobody, Refusal::NotFound { .. }));
}

/// The air conditioning is cleaned for nothing, and the customer says yes.
fn made_good(till: &Till, id: ComplaintId, cost: i64) {
    let remedy = AgreeRemedy {
        id,
        version: 1,
        remedy: "免费清洗空调".to_owned(),
        cost: Money(cost),
        means: WordMeans::Phone,
        told: "张小芳".to_owned(),
    };
    till.run("clerk", agree_remedy, remedy);
    let yes = AnswerComplaint { id, version: 2, accepted: true, text: "好".to_owned() };
    till.run("clerk", answer_complaint, yes);
}

fn listed(till: &Till) -> Vec<&'static str> {
    let list = till.run("clerk", list_follow_ups, AskNothing {});
    ["call_backs", "overdue", "due_today", "later", "waiting"]
        .into_iter()
        .filter(|group| !list[group].as_array().unwrap().is_empty())
        .collect()
}

#[test]
fn a_problem_told_on_the_call_keeps_the_visit_open_until_it_is_settled_and_asked_after() {
    let till = Till::delivered(&one_line());
    let id = field(&problem_told(&till, ComplaintCategory::RepairQuality), "complaint_id");
    assert_eq!(listed(&till), ["waiting"]);
    assert_eq!(till.run("clerk", nav_counts, AskNothing {})["calls"], 0);
    let early = refused_call(&till, call(&till, CallOutcome::Satisfied));
    let missing = vec![Missing::ComplaintOpen];
    assert_eq!(early, Refusal::StillMissing { action: Action::RecordFollowUp, missing });
    assert_eq!(till.follow_up()["row"]["waits_for_number"], "TS20260302001");

    till.later(10 * 24 * 60);
    made_good(&till, id, 20_000);
    assert_eq!((till.stage(), listed(&till)), ("delivered".to_owned(), vec!["later"]));
    assert_eq!(till.text("SELECT due_on FROM follow_up"), "2026-03-14");

    // The second call has its own three tries.
    till.later(2 * 24 * 60);
    assert_eq!(listed(&till), ["due_today"]);
    let second = called(&till, CallOutcome::Satisfied);
    assert_eq!(second["visit"]["stage"], "closed");
}

#[test]
fn tries_before_the_complaint_do_not_count_for_the_second_call() {
    let till = Till::delivered(&one_line());
    for _ in 0..2 {
        called(&till, CallOutcome::Unreachable);
        till.later(24 * 60);
    }
    made_good(&till, field(&problem_told(&till, ComplaintCategory::Other), "complaint_id"), 0);
    till.later(24 * 60);
    assert_eq!(called(&till, CallOutcome::Unreachable)["closed"], false);
}

#[test]
fn a_suggestion_waits_for_somebodys_answer() {
    let till = Till::delivered(&one_line());
    till.settles(|settings| settings.complaint_owners.suggestions = Some(PersonId(3)));
    assert_eq!(till.follow_up()["suggestion_owner"], "advisor");
    let note = "休息区要有热水".to_owned();
    let said = RecordCall { note, ..call(&till, CallOutcome::Suggestion) };
    assert_eq!(till.run("clerk", record_call, said)["closed"], true);
    let list = till.run("clerk", list_suggestions, AskNothing {});
    let row = &list["open"][0];
    assert_eq!(
        (&row["suggestion"]["text"], &row["owner_name"], &row["suggestion"]["due_on"], &row["yours"]),
        (&json!("休息区要有热水"), &json!("advisor"), &json!("2026-03-05"), &json!(false))
    );
    assert_eq!(till.run("advisor", nav_counts, AskNothing {})["complaints"], 1);
    till.later(4 * 24 * 60);
    assert_eq!(till.run("clerk", list_suggestions, AskNothing {})["open"][0]["late"], true);
    let answer = |version: i64, text: &str| AnswerSuggestion {
        id: SuggestionId(1),
        version,
        adopted: true,
        text: text.to_owned(),
    };
    let of = |seat: &str, asked: AnswerSuggestion| till.refused(seat, "answer_suggestion", request(asked));
    assert_eq!(of("clerk", answer(1, "已添置饮水机")), Refusal::AnsweredBy { may: "advisor".into() });
    assert_eq!(of("advisor", answer(1, "")), Refusal::bad("text", FieldProblem::Empty));
    till.run("advisor", answer_suggestion, answer(1, "已添置饮水机"));
    assert_eq!(of("manager", answer(2, "已添置饮水机")), Refusal::SuggestionAnswered);
    let list = till.run("clerk", list_suggestions, AskNothing {});
    assert_eq!(
        (list["open"].clone(), list["answered"][0]["answered_by_name"].clone()),
        (json!([]), json!("advisor"))
    );
    assert_eq!(till.run("advisor", nav_counts, AskNothing {})["complaints"], 0);
}

#[test]
fn the_script_is_told_whose_it_would_be_and_how_soon_the_customer_hears() {
    let till = Till::delivered(&one_line());
    till.settles(|settings| settings.complaint_owners.price = Some(PersonId(3)));
    for _ in 0..2 {
        let about = OpenComplaint {
            work_order_id: Some(WorkOrderId(1)),
            vehicle_id: None,
            customer_id: None,
            person_name: "张小芳".to_owned(),
            phone: String::new(),
            category: ComplaintCategory::Price,
            severity: Severity::Normal,
            source: ComplaintSource::Phone,
            matter: "太贵".to_owned(),
            owner_id: None,
        };
        till.run("clerk", open_complaint, about);
    }
    let page = till.follow_up();
    let of = |category: &str| {
        let owners = page["matter_owners"].as_array().unwrap();
        let one = owners.iter().find(|one| one["category"] == category).unwrap();
        (one["owner_name"].as_str().unwrap().to_owned(), one["response_hours"].as_i64().unwrap())
    };
    // The third about the price would be a special case, and the manager's.
    assert_eq!(of("price"), ("manager".to_owned(), 2));
    assert_eq!(of("delay"), ("manager".to_owned(), 24));
    assert_eq!(
        (page["next_service_on"].clone(), page["next_service_km"].clone()),
        (json!("2026-09-01"), json!(76_000))
    );
}
