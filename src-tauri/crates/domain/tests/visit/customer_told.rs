//! Who is still to be told what of their car.

use crate::sample::{instant, order};
use chrono::{DateTime, TimeDelta, Utc};
use domain::complaint::WordMeans;
use domain::customer_told::{CustomerTold, Telling, ToldMatter, still_to_tell};
use domain::ids::{PersonId, WorkOrderId};
use domain::promise_moved::{PromiseSeen, unseen_move};
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::correction::{CheckInCorrection, CorrectedFact};
use domain::work_order::stage::{Action, Stage};
use domain::work_order::{StageStep, WorkOrder};

fn after(minutes: i64) -> DateTime<Utc> {
    instant() + TimeDelta::minutes(minutes)
}

fn step(minutes: i64, action: Action, from: Stage, to: Stage) -> StageStep {
    StageStep {
        id: minutes,
        work_order_id: WorkOrderId(1),
        action,
        from_stage: Some(from),
        to_stage: to,
        at: after(minutes),
        person_id: PersonId(3),
        note: "16:00 → 18:00 等件".into(),
    }
}

fn moved(minutes: i64) -> StageStep {
    step(minutes, Action::MovePromise, Stage::InRepair, Stage::InRepair)
}

fn prepared(minutes: i64) -> StageStep {
    step(minutes, Action::CompletePreparation, Stage::Preparing, Stage::AwaitingSettlement)
}

fn told(minutes: i64, matter: ToldMatter, reached: bool) -> CustomerTold {
    CustomerTold {
        id: minutes,
        work_order_id: WorkOrderId(1),
        matter,
        means: WordMeans::Phone,
        to_name: "张小芳".into(),
        phone: String::new(),
        reached,
        note: String::new(),
        promised_at: None,
        at: after(minutes),
        person_id: PersonId(2),
    }
}

fn matter(stage: Stage, steps: &[StageStep], told: &[CustomerTold]) -> Option<(ToldMatter, i64)> {
    still_to_tell(stage, steps, &[], told).map(|one| (one.matter, one.tries))
}

#[test]
fn a_car_that_is_ready_waits_until_somebody_was_reached() {
    let steps =
        [prepared(10), step(20, Action::TakePayment, Stage::AwaitingSettlement, Stage::ReadyForDelivery)];
    assert_eq!(matter(Stage::ReadyForDelivery, &steps, &[]), Some((ToldMatter::Ready, 0)));
    let tried = [told(11, ToldMatter::Ready, false), told(15, ToldMatter::Ready, false)];
    assert_eq!(matter(Stage::ReadyForDelivery, &steps, &tried), Some((ToldMatter::Ready, 2)));
    let other = [told(15, ToldMatter::Progress, true)];
    assert_eq!(matter(Stage::ReadyForDelivery, &steps, &other), Some((ToldMatter::Ready, 0)));
    // Told while it waited to be paid: that it was paid since changes nothing.
    assert_eq!(matter(Stage::ReadyForDelivery, &steps, &[told(15, ToldMatter::Ready, true)]), None);
    assert_eq!(matter(Stage::Delivered, &steps, &[]), None, "it is gone");
}

#[test]
fn a_car_that_comes_from_the_workshop_again_is_told_anew() {
    let back = step(30, Action::RefuseDelivery, Stage::ReadyForDelivery, Stage::InRepair);
    let steps = [prepared(10), back, prepared(60)];
    let known = [told(15, ToldMatter::Ready, true)];
    assert_eq!(matter(Stage::InRepair, &steps, &known), None);
    assert_eq!(matter(Stage::AwaitingSettlement, &steps, &known), Some((ToldMatter::Ready, 0)));
}

#[test]
fn a_promise_that_moved_is_told_each_time_and_why() {
    assert_eq!(matter(Stage::InRepair, &[], &[]), None);
    let known = [told(10, ToldMatter::Promise, true)];
    assert_eq!(matter(Stage::InRepair, &[moved(10)], &known), None, "in the same moment, at the counter");
    assert_eq!(matter(Stage::InRepair, &[moved(10), moved(40)], &known), Some((ToldMatter::Promise, 0)));
    let why = still_to_tell(Stage::InRepair, &[moved(10)], &[], &[]).expect("nobody was told");
    assert_eq!((why.since, why.reason.as_str(), why.by), (after(10), "16:00 → 18:00 等件", PersonId(3)));
    assert_eq!(
        matter(Stage::ReadyForDelivery, &[moved(10), prepared(50)], &[]),
        Some((ToldMatter::Ready, 0))
    );
}

#[test]
fn a_promise_put_right_at_the_check_in_is_told_as_well() {
    let corrected = |field: &str| CheckInCorrection {
        id: 1,
        work_order_id: WorkOrderId(1),
        facts: vec![CorrectedFact { field: field.into(), before: "a".into(), after: "b".into() }],
        reason: "写错了".into(),
        at: after(20),
        person_id: PersonId(2),
    };
    let of = |field: &str| still_to_tell(Stage::InRepair, &[], &[corrected(field)], &[]);
    assert_eq!(of("symptom"), None);
    let moved = of("promised_at").expect("nobody was told");
    assert_eq!((moved.matter, moved.reason.as_str()), (ToldMatter::Promise, "写错了"));
}

#[test]
fn what_is_told_is_of_this_stage_and_to_somebody() {
    let telling = |matter, to_name: &str| Telling {
        matter,
        means: WordMeans::Message,
        to_name: to_name.into(),
        phone: "138 0013 8000".into(),
        reached: true,
        note: " 六点来取 ".into(),
    };
    let in_stage = |stage| WorkOrder { stage, promised_at: Some(after(300)), ..order() };
    let kept =
        |stage, matter, name: &str| telling(matter, name).kept(&in_stage(stage), after(5), PersonId(2));
    let unknown = |field: &str, problem| Err(Refusal::BadField { field: field.into(), problem });
    assert_eq!(
        kept(Stage::InRepair, ToldMatter::Ready, "张小芳"),
        unknown("matter", FieldProblem::Unknown),
        "it is not ready"
    );
    assert_eq!(
        kept(Stage::ReadyForDelivery, ToldMatter::Promise, "张小芳"),
        unknown("matter", FieldProblem::Unknown)
    );
    assert_eq!(kept(Stage::InRepair, ToldMatter::Progress, " "), unknown("to_name", FieldProblem::Empty));
    let one = kept(Stage::AwaitingSettlement, ToldMatter::Ready, "张小芳").expect("it is ready");
    assert_eq!((one.phone.as_str(), one.note.as_str()), ("13800138000", "六点来取"));
    assert_eq!(one.promised_at, Some(after(300)));
}

#[test]
fn an_advisor_learns_of_a_promise_that_others_moved_and_the_customer_knows_of() {
    const ADVISOR: PersonId = PersonId(1);
    let seen = |moved_at: i64, person: i64| PromiseSeen {
        id: 1,
        work_order_id: WorkOrderId(1),
        moved_at: after(moved_at),
        at: after(moved_at + 5),
        person_id: PersonId(person),
    };
    let unseen = |stage, steps: &[StageStep], told: &[CustomerTold], seen: &[PromiseSeen]| {
        unseen_move(stage, ADVISOR, steps, &[], told, seen).map(|one| (one.at, one.by, one.heard_by))
    };
    let of = |told: &[CustomerTold], seen: &[PromiseSeen]| unseen(Stage::InRepair, &[moved(10)], told, seen);
    let heard = [told(10, ToldMatter::Promise, true)];
    let news = Some((after(10), PersonId(3), "张小芳".to_owned()));
    assert_eq!(of(&heard, &[]), news);
    assert_eq!(of(&heard, &[seen(10, 1)]), None, "they saw it");
    assert_eq!(of(&heard, &[seen(10, 4)]), news, "somebody else did");
    assert_eq!(of(&heard, &[seen(0, 1)]), news, "what they saw was the one before");
    assert_eq!(of(&[], &[]), None, "it stands among what is to be told");
    assert_eq!(of(&[told(12, ToldMatter::Promise, false)], &[]), None, "nobody was reached");
    assert_eq!(of(&[told(9, ToldMatter::Promise, true)], &[]), None, "that was of the one before");
    let own_call = CustomerTold { person_id: ADVISOR, ..told(30, ToldMatter::Promise, true) };
    assert_eq!(of(&[own_call], &[]), None, "who called knows");
    let own = StageStep { person_id: ADVISOR, ..moved(10) };
    assert_eq!(unseen(Stage::InRepair, &[own], &heard, &[]), None, "who moved it knows");
    let again = [told(10, ToldMatter::Promise, true), told(40, ToldMatter::Promise, true)];
    assert_eq!(
        unseen(Stage::InRepair, &[moved(10), moved(40)], &again, &[seen(10, 1)]).map(|(at, ..)| at),
        Some(after(40)),
        "it moved again"
    );
    assert_eq!(unseen(Stage::ReadyForDelivery, &[moved(10)], &heard, &[]), None, "nothing is owed any more");
}
