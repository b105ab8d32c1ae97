//! Who answers for what came back, and who is asked before it is free.

use crate::sample::{instant, line, order};
use domain::concession::Concession;
use domain::ids::{JobId, LineId, PersonId, PhotoId, RecallId, VehicleId, WorkOrderId};
use domain::job::{Job, JobShare, JobState, JobTime};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::recall::RecallLine;
use domain::refusal::{FieldProblem, Refusal};
use domain::warranty::Cover;
use domain::warranty_judgement::{
    EarlierWork, JudgementTyped, WarrantyJudgement, WarrantyVerdict, check_no_evidence, evidence, hands_of,
    is_taken, is_unjudged, judgement_of, to_be_granted,
};
use domain::work_order::WorkOrder;
use domain::work_order::under_warranty::WarrantyLeft;

fn earlier_visit() -> WorkOrder {
    WorkOrder { id: WorkOrderId(9), delivered_at: Some(instant()), ..order() }
}

fn left() -> WarrantyLeft {
    let until = "2026-03-12".parse().expect("a day");
    WarrantyLeft { until, until_km: None, days: 7, km: None, cover: Cover::Full }
}

fn with(line: Line, figures: impl FnOnce(&mut LineFigures)) -> Line {
    let mut line = line;
    figures(&mut line.figures);
    line
}

/// An hour of work under this name.
fn work(id: i64, name: &str, hours: i64) -> Line {
    with(line(id, LineKind::Labour, LineState::Approved, None), |figures| {
        figures.name = name.into();
        figures.hours = Hours(hours);
    })
}

fn typed(verdict: WarrantyVerdict) -> JudgementTyped {
    JudgementTyped {
        verdict,
        reason: "三天前才换".into(),
        evidence: "偏磨".into(),
        photos: Vec::new(),
        fault_code: String::new(),
        payer_name: "福特".into(),
        claim_number: "FD-1".into(),
        earlier_line_id: None,
        responsible_id: None,
        told: "张小芳".into(),
    }
}

fn job(line: i64, state: JobState, by: &[i64]) -> Job {
    let share = |id: &i64| JobShare { person_id: PersonId(*id), share: Rate(5_000) };
    Job {
        id: JobId(line),
        work_order_id: WorkOrderId(9),
        line_id: LineId(line),
        attempt: 1,
        rework_id: None,
        state,
        technicians: by.iter().map(share).collect(),
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    }
}

fn judged(
    typed: &JudgementTyped,
    line: &Line,
    earlier: Option<&EarlierWork<'_>>,
) -> Result<WarrantyJudgement, Refusal> {
    typed.judged(&order(), line, earlier, &[], (instant(), PersonId(2)))
}

#[test]
fn the_very_same_thing_is_free_by_rule_and_no_more_of_it_than_was_done() {
    let visit = earlier_visit();
    let done = work(1, "更换前制动片", 100);
    let earlier = EarlierWork { order: &visit, line: &done, left: Some(left()), hands: &[] };
    let frees = |again: &Line| earlier.frees(&again.figures);
    assert!(frees(&work(2, "更换前制动片", 100)));
    assert!(frees(&work(2, "更换前制动片", 50)));
    assert!(!frees(&work(2, "更换前制动片", 101)), "more of it");
    assert!(!frees(&work(2, "更换后制动片", 100)), "another thing");
    let by_code = with(work(2, "前轮返工", 100), |figures| figures.code = "ZD01".into());
    assert!(!frees(&by_code));
    let coded = with(done.clone(), |figures| figures.code = "ZD01".into());
    assert!(EarlierWork { line: &coded, ..earlier }.frees(&by_code.figures));
    let over = EarlierWork { left: None, ..earlier };
    assert!(!over.frees(&done.figures), "the shop answers for it no longer");

    let part = line(3, LineKind::Part, LineState::Approved, None);
    let fitted = EarlierWork { line: &part, ..earlier };
    assert!(fitted.frees(&part.figures));
    let two = with(part.clone(), |figures| figures.quantity = Quantity(2_000));
    assert!(!fitted.frees(&two.figures));
    let boxed = with(part.clone(), |figures| figures.unit = "盒".into());
    assert!(!fitted.frees(&boxed.figures), "a box is more than a piece");
}

#[test]
fn by_rule_the_manager_is_asked_for_nothing_but_what_else_is_given_away() {
    let shop_cost = Concession::ShopCost { amount: Money(12_000) };
    let below = Concession::BelowCost { amount: Money(1), by: Money(1) };
    let given = || vec![shop_cost.clone(), below.clone()];
    assert_eq!(to_be_granted(given(), true), std::slice::from_ref(&below));
    assert_eq!(to_be_granted(given(), false), given());
}

#[test]
fn a_comeback_names_work_of_this_car_that_is_answered_for_and_only_those_who_did_it() {
    let (visit, done) = (earlier_visit(), work(1, "更换前制动片", 100));
    let again = work(2, "更换前制动片", 100);
    let hands = [PersonId(5)];
    let earlier = EarlierWork { order: &visit, line: &done, left: Some(left()), hands: &hands };
    let comeback = JudgementTyped { responsible_id: Some(PersonId(5)), ..typed(WarrantyVerdict::Comeback) };
    let kept = judged(&comeback, &again, Some(&earlier)).expect("it may be judged so");
    assert_eq!(
        (kept.earlier_order_id, kept.earlier_line_id, kept.responsible_id),
        (Some(WorkOrderId(9)), Some(LineId(1)), Some(PersonId(5)))
    );
    let bad = |field: &str, problem| Refusal::bad(field, problem);
    let refused = |typed: &JudgementTyped, earlier: Option<&EarlierWork<'_>>| {
        judged(typed, &again, earlier).expect_err("it is refused")
    };
    assert_eq!(refused(&comeback, None), bad("earlier_line_id", FieldProblem::Empty));
    let another = WorkOrder { vehicle_id: VehicleId(2), ..visit.clone() };
    let of_another = EarlierWork { order: &another, ..earlier };
    assert_eq!(refused(&comeback, Some(&of_another)), bad("earlier_line_id", FieldProblem::Unknown));
    let here = WorkOrder { delivered_at: None, ..visit.clone() };
    let still_here = EarlierWork { order: &here, ..earlier };
    assert_eq!(refused(&comeback, Some(&still_here)), bad("earlier_line_id", FieldProblem::Unknown));
    let over = EarlierWork { left: None, ..earlier };
    assert_eq!(refused(&comeback, Some(&over)), Refusal::WarrantyOver { name: "更换前制动片".into() });
    let nobodys = JudgementTyped { responsible_id: Some(PersonId(6)), ..comeback.clone() };
    assert_eq!(refused(&nobodys, Some(&earlier)), bad("responsible_id", FieldProblem::Unknown));
    let unshown = JudgementTyped { evidence: String::new(), ..comeback };
    assert_eq!(refused(&unshown, Some(&earlier)), bad("evidence", FieldProblem::Empty));
    let untold = JudgementTyped { told: String::new(), ..typed(WarrantyVerdict::Outside) };
    assert_eq!(refused(&untold, None), bad("told", FieldProblem::Empty));
    let unsaid = JudgementTyped { reason: " ".into(), ..typed(WarrantyVerdict::Maker) };
    assert_eq!(refused(&unsaid, None), bad("reason", FieldProblem::Empty));
}

#[test]
fn the_verdict_says_who_pays_and_leaves_an_insurer_what_is_an_insurers() {
    let paid = |verdict, figures: LineFigures| {
        let paid = typed(verdict).paid(figures).expect("somebody pays");
        (paid.category, paid.payer, paid.payer_name, paid.claim_number)
    };
    let figures = work(1, "更换前制动片", 100).figures;
    let none = |category, payer| (category, payer, String::new(), String::new());
    assert_eq!(paid(WarrantyVerdict::Comeback, figures.clone()), none(Category::Free, Payer::Shop));
    let maker = (Category::Free, Payer::Manufacturer, "福特".to_owned(), "FD-1".to_owned());
    assert_eq!(paid(WarrantyVerdict::Maker, figures.clone()), maker);
    let was_makers = typed(WarrantyVerdict::Maker).paid(figures.clone()).expect("the maker pays");
    assert_eq!(paid(WarrantyVerdict::Outside, was_makers), none(Category::Paid, Payer::Customer));
    let insured = LineFigures {
        category: Category::Insurance,
        payer: Payer::Insurer,
        payer_name: "平安产险".into(),
        ..figures
    };
    assert_eq!(paid(WarrantyVerdict::Outside, insured).1, Payer::Insurer);
}

#[test]
fn what_was_judged_of_a_line_holds_for_what_takes_its_place_while_the_same_one_pays() {
    let free = with(work(1, "更换前制动片", 100), |figures| {
        figures.category = Category::Free;
        figures.payer = Payer::Shop;
    });
    let visit = earlier_visit();
    let earlier = EarlierWork { order: &visit, line: &free, left: Some(left()), hands: &[] };
    let judgement = judged(&typed(WarrantyVerdict::Comeback), &free, Some(&earlier)).expect("it is judged");
    let successor = Line { id: LineId(2), supersedes_id: Some(LineId(1)), ..free.clone() };
    let paid = with(Line { id: LineId(3), ..successor.clone() }, |figures| {
        figures.category = Category::Paid;
        figures.payer = Payer::Customer;
    });
    let lines = [free.clone(), successor.clone(), paid.clone()];
    let of = |line: &Line| judgement_of(line, &lines, std::slice::from_ref(&judgement)).is_some();
    assert_eq!([of(&free), of(&successor), of(&paid)], [true, true, false]);
    let named = Refusal::LineIsJudged { name: "更换前制动片".into() };
    assert_eq!(judgement.check_payer(&paid.figures), Err(named));
    assert!(is_taken(std::slice::from_ref(&judgement), LineId(4), LineId(1)));
    assert!(!is_taken(std::slice::from_ref(&judgement), LineId(1), LineId(1)), "by another line");
}

#[test]
fn what_the_maker_pays_is_unjudged_unless_it_was_judged_or_is_a_recalls_whatever_took_its_place() {
    let makers = with(work(1, "更换水泵", 100), |figures| {
        figures.category = Category::Free;
        figures.payer = Payer::Manufacturer;
    });
    let successor = Line { id: LineId(2), supersedes_id: Some(LineId(1)), ..makers.clone() };
    let refused = Line { id: LineId(3), state: LineState::Declined, ..makers.clone() };
    let customers = work(4, "更换水泵", 100);
    let lines = [makers.clone(), successor, refused, customers];
    let unjudged = |judgements: &[WarrantyJudgement], recalled: &[RecallLine]| -> Vec<i64> {
        let waits = |line: &&Line| is_unjudged(line, &lines, judgements, recalled);
        lines.iter().filter(waits).map(|line| line.id.0).collect()
    };
    assert_eq!(unjudged(&[], &[]), [1, 2], "nobody said so, and what was refused is nobody's to pay");
    let judgement = judged(&typed(WarrantyVerdict::Maker), &makers, None).expect("it is judged");
    assert_eq!(unjudged(&[judgement], &[]), [0; 0]);
    let recall =
        RecallLine { id: 1, recall_id: RecallId(1), work_order_id: WorkOrderId(9), line_id: LineId(1) };
    assert_eq!(unjudged(&[], &[recall]), [0; 0], "the maker asked for it itself");
}

#[test]
fn what_shows_why_somebody_else_pays_is_left_as_it_is_while_they_do_whatever_took_the_lines_place() {
    let makers = with(work(1, "更换水泵", 100), |figures| {
        figures.category = Category::Free;
        figures.payer = Payer::Manufacturer;
    });
    let judgement = judged(&typed(WarrantyVerdict::Maker), &makers, None).expect("it is judged");
    let judgements = [WarrantyJudgement { photos: vec![PhotoId(7), PhotoId(8)], ..judgement }];
    let ids = |lines: &[Line]| -> Vec<(i64, i64)> {
        evidence(lines, &judgements).into_iter().map(|(photo, line)| (photo.0, line.id.0)).collect()
    };
    let may = |photo: i64, lines: &[Line]| check_no_evidence(PhotoId(photo), lines, &judgements);
    let kept = Err(Refusal::PhotoIsEvidence { name: "更换水泵".into() });

    let stands = [makers.clone()];
    assert_eq!(ids(&stands), [(7, 1), (8, 1)]);
    assert_eq!((may(7, &stands), may(8, &stands), may(9, &stands)), (kept.clone(), kept.clone(), Ok(())));
    let gone = Line { state: LineState::Declined, ..makers.clone() };
    assert_eq!(may(7, std::slice::from_ref(&gone)), Ok(()), "nobody pays it");
    let successor = Line { id: LineId(2), supersedes_id: Some(LineId(1)), ..makers.clone() };
    assert_eq!(may(7, &[gone, successor]), kept, "what took its place is paid by the same one");
    let customers = with(makers, |figures| {
        figures.category = Category::Paid;
        figures.payer = Payer::Customer;
    });
    assert_eq!(may(7, &[customers]), Ok(()), "the customer pays it by now");
}

#[test]
fn work_is_its_own_hands_and_a_part_is_anybodys_who_was_at_the_car() {
    let jobs = [
        job(1, JobState::Finished, &[5, 6]),
        job(2, JobState::Finished, &[7]),
        job(2, JobState::Cancelled, &[8]),
    ];
    let ids = |line: &Line, times: &[JobTime]| {
        hands_of(line, &jobs, times).into_iter().map(|id| id.0).collect::<Vec<_>>()
    };
    let (pads, fitted) = (work(1, "更换前制动片", 100), line(3, LineKind::Part, LineState::Approved, None));
    assert_eq!(ids(&pads, &[]), [5, 6]);
    assert_eq!(ids(&fitted, &[]), [5, 6, 7]);
    // One of them began it and fell ill, another was there all along.
    let clock = |person: i64| JobTime {
        id: person,
        job_id: jobs[0].id,
        work_order_id: jobs[0].work_order_id,
        person_id: PersonId(person),
        started_at: instant(),
        ended_at: None,
        pause_reason: None,
        clock_went_back: false,
    };
    assert_eq!(ids(&pads, &[clock(9), clock(6)]), [5, 6, 9]);
}
