//! What the shop lends, and how it comes back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, LoanUnitId, PartId, PersonId};
use domain::inspection::Signature;
use domain::loan::{GivenBack, Lending, Loan, LoanUnit, LoanUnitKind};
use domain::plate::Plate;
use domain::refusal::{FieldProblem, Refusal};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn now() -> DateTime<Utc> {
    "2026-03-02T08:30:00Z".parse().expect("an instant")
}

fn unit(kind: LoanUnitKind) -> LoanUnit {
    LoanUnit {
        id: LoanUnitId(1),
        kind,
        name: "代步车 朗逸".into(),
        plate: (kind == LoanUnitKind::Car).then(|| Plate::normalised("粤B12345").expect("a plate")),
        part_id: None,
        condition: "右后门有划痕".into(),
        active: true,
        version: 1,
    }
}

fn lending() -> Lending {
    Lending {
        customer_id: CustomerId(1),
        work_order_id: None,
        due_on: day("2026-03-05"),
        agreement: "违章由借用人承担".into(),
        out_condition: "右后门有划痕".into(),
        out_km: Some(52_300),
        out_fuel: Some(75),
        signed_by: String::new(),
        signature: None,
    }
}

fn lent(unit: &LoanUnit, lending: &Lending, out: Option<&Loan>) -> Result<Loan, Refusal> {
    unit.lend(lending, out, (now(), day("2026-03-02"), PersonId(1)), None)
}

fn back() -> GivenBack {
    GivenBack {
        back_condition: "右后门有划痕，左前轮毂刮伤".into(),
        back_km: Some(52_410),
        back_fuel: Some(50),
        damage_note: "左前轮毂刮伤".into(),
    }
}

#[test]
fn nothing_is_lent_to_two_at_once() {
    let car = unit(LoanUnitKind::Car);
    let first = Loan { number: "JY20260302001".into(), ..lent(&car, &lending(), None).expect("lent") };
    let refused = lent(&car, &lending(), Some(&first));
    let expect = Refusal::UnitLent { name: car.name.clone(), number: "JY20260302001".into() };
    assert_eq!(refused, Err(expect));
    let retired = LoanUnit { active: false, ..car.clone() };
    assert_eq!(lent(&retired, &lending(), None), Err(Refusal::UnitRetired { name: car.name }));
}

#[test]
fn a_car_goes_out_with_its_kilometres_and_fuel_and_a_tool_without() {
    let car = unit(LoanUnitKind::Car);
    let without = |field: &str, lending| {
        assert_eq!(lent(&car, &lending, None), Err(Refusal::bad(field, FieldProblem::Empty)));
    };
    without("out_km", Lending { out_km: None, ..lending() });
    without("out_fuel", Lending { out_fuel: None, ..lending() });
    let over = lent(&car, &Lending { out_fuel: Some(101), ..lending() }, None);
    assert_eq!(over, Err(Refusal::bad("out_fuel", FieldProblem::TooLarge)));
    let past = lent(&car, &Lending { due_on: day("2026-03-01"), ..lending() }, None);
    assert_eq!(past, Err(Refusal::bad("due_on", FieldProblem::InThePast)));
    let tool = lent(&unit(LoanUnitKind::Tool), &lending(), None).expect("a tool");
    assert_eq!((tool.out_km, tool.out_fuel), (None, None), "a tool has no instrument");
}

#[test]
fn a_drawn_signature_names_its_hand() {
    let drawn = Signature { width: 100, height: 50, strokes: vec![vec![(1, 1), (20, 20)]] };
    let signed = Lending { signature: Some(drawn.clone()), ..lending() };
    let car = unit(LoanUnitKind::Car);
    assert_eq!(lent(&car, &signed, None), Err(Refusal::bad("signed_by", FieldProblem::Empty)));
    let signed = Lending { signed_by: "张小芳".into(), ..signed };
    assert_eq!(lent(&car, &signed, None).expect("signed").signed_by, "张小芳");
    let blank = Lending { signature: Some(Signature { strokes: Vec::new(), ..drawn }), ..signed };
    assert_eq!(lent(&car, &blank, None), Err(Refusal::bad("signature", FieldProblem::Empty)));
}

#[test]
fn it_is_late_from_the_day_after_until_it_is_back() {
    let mut car = unit(LoanUnitKind::Car);
    let mut loan = lent(&car, &lending(), None).expect("lent");
    assert!(!loan.is_late(day("2026-03-05")) && loan.is_late(day("2026-03-06")));
    let less = GivenBack { back_km: Some(52_299), ..back() };
    let refused = car.take_back(&mut loan, &less, now(), PersonId(2));
    assert_eq!(refused, Err(Refusal::KmBackBelowOut { km_back: 52_299, km_out: 52_300 }));
    assert!(loan.is_out(), "what is refused changes nothing");
    car.take_back(&mut loan, &back(), now(), PersonId(2)).expect("back");
    assert!(!loan.is_late(day("2026-03-06")));
    assert_eq!((loan.back_km, loan.back_by), (Some(52_410), Some(PersonId(2))));
    assert_eq!(car.condition, "右后门有划痕，左前轮毂刮伤", "the next one is told");
    let again = car.take_back(&mut loan, &back(), now(), PersonId(2));
    assert_eq!(again, Err(Refusal::LoanOver { number: String::new() }));
}

#[test]
fn a_unit_has_what_its_kind_has() {
    let bad = |field: &str, problem| Err(Refusal::bad(field, problem));
    let car = unit(LoanUnitKind::Car);
    let plateless = LoanUnit { plate: None, ..car.clone() };
    assert_eq!(plateless.checked(), bad("plate", FieldProblem::Empty));
    let tool = LoanUnit { kind: LoanUnitKind::Tool, ..car };
    assert_eq!(tool.checked(), bad("plate", FieldProblem::Unknown));
    let stocked = LoanUnit { part_id: Some(PartId(3)), ..unit(LoanUnitKind::Tool) };
    assert_eq!(stocked.checked(), bad("part_id", FieldProblem::Unknown));
    let spare = LoanUnit { part_id: Some(PartId(3)), ..unit(LoanUnitKind::Part) };
    assert!(spare.checked().is_ok());
    let nameless = LoanUnit { name: "  ".into(), ..unit(LoanUnitKind::Tool) };
    assert_eq!(nameless.checked(), bad("name", FieldProblem::Empty));
}
