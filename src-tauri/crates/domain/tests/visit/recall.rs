//! Which cars a recall is about, and which visit closes it.

use crate::sample::{instant, line, order};
use domain::ids::{JobId, LineId, PersonId, RecallId, VehicleId, WorkOrderId};
use domain::job::{Job, JobState};
use domain::line::{Category, Line, LineKind, LineState, Payer};
use domain::money::Hours;
use domain::recall::{Recall, RecallLine, RecallTyped, done_by, planned_on};
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
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
        hours: Some(Hours(150)),
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

#[test]
fn its_work_is_the_makers_to_pay_in_the_makers_hours() {
    let settings = Settings::default();
    let recall = kept("LSVAA49J1", "").expect("a range");
    let free = recall.work(None, "大众", &settings);
    assert_eq!(
        (free.payer, free.category, free.kind),
        (Payer::Manufacturer, Category::Free, LineKind::Labour)
    );
    assert_eq!((free.name.as_str(), free.payer_name.as_str()), ("气囊气体发生器", "大众"));
    assert_eq!((free.hours, free.unit_price), (Hours(150), settings.hour_rate));
    assert_eq!(free.specification, "S2026M0012I");
    assert_eq!(
        recall.work(None, " ", &settings).payer_name,
        "LSV",
        "a car of no name is the number's maker's"
    );
    let mut listed = free.clone();
    (listed.payer, listed.category, listed.hours) = (Payer::Customer, Category::Paid, Hours(80));
    listed.code = "QN-1".into();
    let of_list = recall.work(Some(listed.clone()), "大众", &settings);
    assert_eq!(
        (of_list.payer, of_list.hours, of_list.code.as_str()),
        (Payer::Manufacturer, Hours(150), "QN-1")
    );
    let silent = Recall { hours: Hours::ZERO, ..recall };
    assert_eq!(silent.work(Some(listed), "大众", &settings).hours, Hours(80), "the maker said none");
}

#[test]
fn it_is_planned_while_its_line_stands_and_done_with_its_newest_try() {
    let planned =
        [RecallLine { id: 1, recall_id: RecallId(7), work_order_id: WorkOrderId(1), line_id: LineId(1) }];
    let labour = |id, state| line(id, LineKind::Labour, state, None);
    let job = |line: i64| Job {
        id: JobId(line),
        work_order_id: WorkOrderId(1),
        line_id: LineId(line),
        attempt: 1,
        rework_id: None,
        state: JobState::Finished,
        technicians: Vec::new(),
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: Some(instant()),
        finished_at: Some(instant()),
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    };
    let replaced = [
        labour(1, LineState::Superseded),
        Line { supersedes_id: Some(LineId(1)), ..labour(2, LineState::Approved) },
    ];
    let replaced_again = [
        labour(1, LineState::Superseded),
        Line { supersedes_id: Some(LineId(1)), ..labour(2, LineState::Superseded) },
        Line { supersedes_id: Some(LineId(2)), ..labour(3, LineState::Declined) },
        Line { supersedes_id: Some(LineId(2)), ..labour(4, LineState::Approved) },
    ];
    for (lines, done, is_planned, is_done) in [
        (vec![labour(1, LineState::Draft)], vec![], true, false),
        (vec![labour(1, LineState::Offered)], vec![], true, false),
        (vec![labour(1, LineState::Approved)], vec![], true, false),
        (vec![labour(1, LineState::Approved)], vec![job(9)], true, false),
        (vec![labour(1, LineState::Approved)], vec![job(1)], true, true),
        (vec![labour(1, LineState::Declined)], vec![job(1)], false, false),
        (replaced.to_vec(), vec![job(1)], true, false),
        (replaced.to_vec(), vec![job(2)], true, true),
        (replaced_again.to_vec(), vec![job(2)], true, false),
        (replaced_again.to_vec(), vec![job(4)], true, true),
        (Vec::new(), vec![job(1)], false, false),
    ] {
        let want = |is: bool| if is { vec![RecallId(7)] } else { Vec::new() };
        assert_eq!(planned_on(&planned, &lines), want(is_planned), "{lines:?}");
        assert_eq!(done_by(&planned, &lines, &done), want(is_done), "{lines:?} {done:?}");
    }
}

#[test]
fn one_that_is_over_or_about_other_cars_is_put_on_no_visit() {
    let recall = kept("LSVAA49J132047000", "LSVAA49J132048000").expect("a range");
    let vin = Vin::normalised("LSVAA49J932047371");
    assert_eq!(recall.check_about(vin.as_ref()), Ok(()));
    let refused = Err(Refusal::RecallNotOfVisit { name: recall.name.clone() });
    assert_eq!(recall.check_about(None), refused);
    assert_eq!(recall.check_about(Vin::normalised("LVSHJCAB2DE404866").as_ref()), refused);
    assert_eq!(Recall { active: false, ..recall }.check_about(vin.as_ref()), refused);
}
