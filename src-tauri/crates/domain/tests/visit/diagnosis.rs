//! What is kept of a diagnosis, and until when.

use crate::sample::instant;
use domain::diagnosis::{Diagnosis, DiagnosisValue, MAX_CODES, likeness, may_be_written};
use domain::ids::{DiagnosisId, PersonId, WorkOrderId};
use domain::refusal::{FieldProblem, Refusal};
use domain::stage_codes::Stage;

fn typed() -> Diagnosis {
    Diagnosis {
        id: DiagnosisId(0),
        work_order_id: WorkOrderId(1),
        symptom: " 怠速抖动 ".into(),
        cause: String::new(),
        codes_before: vec!["p0300".into(), " P0300 ".into(), String::new(), "P0171".into()],
        codes_after: Vec::new(),
        readings: vec![DiagnosisValue {
            name: "燃油压力".into(),
            before: "2.1".into(),
            after: String::new(),
            unit: "bar".into(),
        }],
        remedy: String::new(),
        person_id: PersonId(1),
        at: instant(),
        version: 1,
    }
}

#[test]
fn a_code_stands_once_and_as_the_tester_prints_it() {
    let kept = typed().checked().expect("a diagnosis");
    assert_eq!(kept.codes_before, ["P0300", "P0171"]);
    assert_eq!(kept.symptom, "怠速抖动");
    assert_eq!(kept.cause, "", "it comes when somebody knows");
}

#[test]
fn what_says_nothing_or_too_much_is_refused_by_its_field() {
    let nothing = Diagnosis { symptom: " ".into(), ..typed() };
    assert_eq!(nothing.checked(), Err(Refusal::bad("symptom", FieldProblem::Empty)));
    let many = Diagnosis { codes_after: (0..=MAX_CODES).map(|n| format!("P{n:04}")).collect(), ..typed() };
    assert_eq!(many.checked(), Err(Refusal::bad("codes_after", FieldProblem::TooLarge)));
    let mut nameless = typed();
    nameless.readings[0].name.clear();
    assert_eq!(nameless.checked(), Err(Refusal::bad("readings", FieldProblem::Empty)));
}

#[test]
fn it_is_written_while_the_car_is_here() {
    for stage in Stage::ALL {
        assert_eq!(may_be_written(stage).is_ok(), stage.is_in_shop(), "{stage:?}");
    }
}

#[test]
fn faults_are_alike_by_their_codes_and_by_words_in_whichever_way_they_are_said() {
    let earlier =
        Diagnosis { codes_before: vec!["P0300".into()], cause: "点火线圈老化".into(), ..typed() };
    let codes = vec!["P0300".to_owned()];
    assert!(likeness("灯不亮", &codes, &earlier) > likeness("怠速抖动", &[], &earlier), "a code is exact");
    assert!(likeness("冷车怠速抖动", &[], &earlier).is_some());
    assert_eq!(likeness("空调不凉", &["P0171X".to_owned()], &earlier), None);
    let brakes = Diagnosis { symptom: "前制动片异响".into(), ..earlier };
    assert!(likeness("刹车片有异响", &[], &brakes).is_some(), "as the customer calls it");
}
