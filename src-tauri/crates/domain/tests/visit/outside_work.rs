//! What goes to other houses, and until when.

use crate::sample::instant;
use chrono::NaiveDate;
use domain::ids::{PersonId, WorkOrderId};
use domain::outside_work::{OutsideStanding, SentOutside, usual_day, working_day};
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
use domain::shop_calendar::{OwnDay, ShopDays};

fn resting(closed: &[u8]) -> ShopDays {
    ShopDays { closed_weekdays: closed.to_vec(), ..ShopDays::default() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn crankshaft() -> SentOutside {
    SentOutside {
        what: "曲轴磨削".into(),
        partner: "精工机加工".into(),
        handed_to: "王师傅".into(),
        receipt: "JG-0302".into(),
        due_back_on: None,
    }
}

/// A Monday.
const TODAY: &str = "2026-03-02";

#[test]
fn it_is_due_after_ten_working_days_and_days_of_rest_are_none() {
    let usual = |closed: &[u8], days: i64| {
        let settings =
            Settings { closed_weekdays: closed.to_vec(), outside_days: days, ..Settings::default() };
        usual_day(day(TODAY), &settings)
    };
    let ten = Settings::default().outside_days;
    assert_eq!(usual(&[], ten), day("2026-03-12"), "a shop that never rests");
    assert_eq!(usual(&[7], ten), day("2026-03-13"));
    assert_eq!(usual(&[6, 7], ten), day("2026-03-16"));
    assert_eq!(usual(&[6, 7], 5), day("2026-03-09"), "a shop that gives a week");
    assert_eq!(usual(&[6, 7], 0), day(TODAY), "the same day");
    assert_eq!(working_day(day("2026-03-06"), 1, &resting(&[6, 7])), day("2026-03-09"), "a Friday");
    let shut = OwnDay { day: day("2026-03-09"), open: false, reason: "盘点".into() };
    let counting = ShopDays { own: vec![shut], ..resting(&[6, 7]) };
    assert_eq!(working_day(day("2026-03-06"), 1, &counting), day("2026-03-10"), "a day of its own");
    assert_eq!(
        working_day(day(TODAY), 3, &resting(&[1, 2, 3, 4, 5, 6, 7])),
        day("2026-03-05"),
        "no day is a slip"
    );
}

#[test]
fn what_goes_out_bears_what_to_whom_and_until_when() {
    let moment = (instant(), PersonId(2));
    let kept = |sent: SentOutside| sent.kept(WorkOrderId(1), day("2026-03-16"), day(TODAY), moment);
    let bad = |field: &str, problem| Err(Refusal::BadField { field: field.into(), problem });
    assert_eq!(kept(SentOutside { what: " ".into(), ..crankshaft() }), bad("what", FieldProblem::Empty));
    assert_eq!(kept(SentOutside { partner: "".into(), ..crankshaft() }), bad("partner", FieldProblem::Empty));
    assert_eq!(
        kept(SentOutside { handed_to: "".into(), ..crankshaft() }),
        bad("handed_to", FieldProblem::Empty)
    );
    let until = |text: &str| SentOutside { due_back_on: Some(day(text)), ..crankshaft() };
    assert_eq!(kept(until("2026-03-01")), bad("due_back_on", FieldProblem::InThePast));
    assert_eq!(kept(until("2027-04-01")), bad("due_back_on", FieldProblem::TooLarge));
    assert_eq!(kept(until("2026-03-02")).expect("today").due_back_on, day("2026-03-02"));
    assert_eq!(kept(crankshaft()).expect("as usual").due_back_on, day("2026-03-16"));
    let nameless =
        kept(SentOutside { receipt: "".into(), ..crankshaft() }).expect("their receipt bears none");
    assert_eq!(nameless.receipt, "");
}

#[test]
fn it_is_late_from_the_day_after_and_comes_back_once() {
    let out = crankshaft()
        .kept(WorkOrderId(1), day("2026-03-16"), day(TODAY), (instant(), PersonId(2)))
        .expect("out");
    let stands = |on: &str, closed: &[u8]| out.standing(day(on), &resting(closed));
    for (on, standing) in [
        ("2026-03-02", OutsideStanding::Away),
        ("2026-03-12", OutsideStanding::Away),
        ("2026-03-13", OutsideStanding::Due),
        ("2026-03-16", OutsideStanding::Due),
        ("2026-03-17", OutsideStanding::Overdue),
    ] {
        assert_eq!(stands(on, &[6, 7]), standing, "{on}");
    }
    assert_eq!(stands("2026-03-13", &[]), OutsideStanding::Away, "a shop that never rests has two days yet");
    let moved = |to: &str, why: &str| out.clone().moved(day(to), why, day("2026-03-17"));
    let later = moved("2026-03-20", " 缺磨头 ").expect("they said so");
    assert_eq!((later.due_back_on, later.later_reason.as_str()), (day("2026-03-20"), "缺磨头"));
    let bad = |field: &str, problem| Err(Refusal::BadField { field: field.into(), problem });
    assert_eq!(moved("2026-03-20", " "), bad("reason", FieldProblem::Empty));
    assert_eq!(moved("2026-03-16", "缺磨头"), bad("due_back_on", FieldProblem::InThePast));
    let back = out.back(" 已磨到第一级 ", instant(), PersonId(3)).expect("it is back");
    assert_eq!((back.result.as_str(), back.back_by), ("已磨到第一级", Some(PersonId(3))));
    assert_eq!(back.standing(day("2026-03-17"), &resting(&[])), OutsideStanding::Back);
    let gone = back.clone().moved(day("2026-03-20"), "缺磨头", day("2026-03-17"));
    assert_eq!(gone, bad("back_at", FieldProblem::Taken));
    let twice = back.back("", instant(), PersonId(3));
    assert_eq!(twice, Err(Refusal::BadField { field: "back_at".into(), problem: FieldProblem::Taken }));
}
