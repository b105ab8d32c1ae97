//! Which cars a recall is about, and which visit closes it.

use crate::sample::{instant, order};
use domain::ids::{PersonId, RecallId, VehicleId, WorkOrderId};
use domain::recall::{Recall, RecallTyped};
use domain::refusal::{FieldProblem, Refusal};
use domain::vin::Vin;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Stage;

fn typed(vin_from: &str, vin_to: &str) -> RecallTyped {
    RecallTyped {
        recall_number: "S2026M0012I".into(),
        name: "气囊气体发生器".into(),
        text: "更换驾驶员侧气囊".into(),
        vin_from: vin_from.into(),
        vin_to: vin_to.into(),
        safety: true,
        active: true,
    }
}

fn kept(vin_from: &str, vin_to: &str) -> Result<Recall, Refusal> {
    typed(vin_from, vin_to).kept(RecallId(1), 1)
}

fn covers(vin_from: &str, vin_to: &str, vin: &str) -> bool {
    kept(vin_from, vin_to).expect("a range").covers(&Vin::normalised(vin).expect("a number"))
}

#[test]
fn a_car_is_meant_by_its_place_in_the_range_and_not_by_its_check_digit() {
    let (from, to) = ("LSVAA49J132047000", "LSVAA49J132048000");
    assert!(covers(from, to, from) && covers(from, to, to));
    assert!(covers(from, to, "LSVAA49J932047371"), "the ninth is reckoned from the others");
    assert!(covers(from, to, "LSVAA49J032048000"), "also at the ends");
    assert!(!covers(from, to, "LSVAA49J132046999"));
    assert!(!covers(from, to, "LSVAA49J132048001"));
    assert!(!covers(from, to, "LSVAA49J13204"), "a number noted in part is in no range");
}

#[test]
fn a_range_may_be_told_by_what_its_numbers_begin_with() {
    assert!(covers("lsv aa49", "", "LSVAA49J132047371"));
    assert!(covers("LSVAA48", "LSVAA50", "LSVAA49J132047371"));
    assert!(!covers("LSVAA5", "", "LSVAA49J132047371"));
    assert!(!covers("LSV", "", "LSV47371"), "the end of a number is no beginning of one");
    assert!(!covers("LSV", "", "LSVAA49J13204"), "a number noted in part is in no range");
    assert_eq!(kept("LSVAA49J1", "").map(|recall| recall.wmi), Ok("LSV".to_owned()));
}

#[test]
fn what_is_no_range_of_one_maker_is_refused() {
    for (from, to) in [
        ("", ""),
        ("LS", ""),
        ("LSVAA49J1320470001", ""),
        ("LSVAA49", "LSVAA5"),
        ("LSVAA49", "LGBAA49"),
        ("LSVAA50", "LSVAA49"),
        ("大众", ""),
        ("LSVAA49JO32047000", "LSVAA49J132048000"),
        ("LSV???", ""),
        ("LSVAA4", "LSVAA*"),
    ] {
        assert_eq!(kept(from, to), Err(Refusal::RecallRange), "{from} {to}");
    }
    let nameless = RecallTyped { name: " ".into(), ..typed("LSV", "") };
    assert_eq!(nameless.kept(RecallId(1), 1), Err(Refusal::bad("name", FieldProblem::Empty)));
}

#[test]
fn a_visit_of_a_car_in_the_range_closes_it_once_work_was_spoken_of() {
    let recall = kept("LSVAA49", "").expect("a range");
    let (own, other) = (Vin::normalised("LSVAA49J132047371"), Vin::normalised("LGBH12E099Y424899"));
    let on = |stage: Stage, vin: Option<&Vin>| {
        let order = WorkOrder { stage, ..order() };
        recall.done_on(&order, vin, instant(), PersonId(4)).map(|done| (done.vehicle_id, done.work_order_id))
    };
    let done = Ok((VehicleId(1), WorkOrderId(1)));
    assert_eq!(on(Stage::InRepair, own.as_ref()), done);
    assert_eq!(on(Stage::Closed, own.as_ref()), done, "it may be written down afterwards");
    let refused = Err(Refusal::RecallNotOfVisit { name: "气囊气体发生器".to_owned() });
    assert_eq!(on(Stage::CheckedIn, own.as_ref()), refused);
    assert_eq!(on(Stage::Cancelled, own.as_ref()), refused);
    assert_eq!(on(Stage::InRepair, other.as_ref()), refused);
    assert_eq!(on(Stage::InRepair, None), refused, "nobody knows which car it is");
}
