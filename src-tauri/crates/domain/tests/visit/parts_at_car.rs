//! What goes from the store to a line, whose work goes on with it, what may take a part's place, and
//! what all of it earned.

use crate::sample::{instant, line};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::ids::{JobId, LineId, PartId, PartRequestId, PersonId, WorkOrderId};
use domain::job::{Job, JobShare, JobState, JobTime, PauseReason};
use domain::line::{Line, LineKind, LineState, PartGrade, PartOrigin};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::part_request::{PartAnswer, PartRequest, PartRequestState};
use domain::part_substitute::{SubstituteDiffers, in_its_place};
use domain::part_unit::PartUnit;
use domain::parts_counter::{all_is_there, who_goes_on};
use domain::profit::of_visit;
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
use domain::stock::picking::{ToIssue, with_those_before};
use domain::stock_problem::StockProblem;
use domain::tax::PriceBasis;
use domain::work_order::stage::Stage;

/// An agreed part of the price list.
fn part(id: i64) -> Line {
    let mut part = line(id, LineKind::Part, LineState::Approved, None);
    part.listed.part_id = Some(PartId(7));
    part
}

fn problem(refusal: Result<(), Refusal>) -> Option<(StockProblem, i64)> {
    match refusal {
        Err(Refusal::Stock { problem, quantity, .. }) => Some((problem, quantity.0)),
        Ok(()) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_line_takes_its_part_only_while_it_stands_and_no_more_than_it_says() {
    let check = |line: &Line, stage, issued, quantity| {
        let (counted_in, issued) = ("个", Quantity(issued));
        let to_issue = ToIssue { line, stage, counted_in, units: &[], issued, laid: false };
        problem(to_issue.check(Quantity(quantity)))
    };
    let agreed = part(1);
    assert_eq!(check(&agreed, Stage::InRepair, 0, 1_000), None);
    assert_eq!(check(&agreed, Stage::InRepair, 0, 400), None, "less than it says");
    assert_eq!(check(&agreed, Stage::Delivered, 0, 1_000), None, "booked out a day late");
    let more = Some((StockProblem::MoreThanWanted, 400));
    assert_eq!(check(&agreed, Stage::InRepair, 600, 401), more, "with what it still takes");
    for over in [Stage::Closed, Stage::Cancelled] {
        assert_eq!(check(&agreed, over, 0, 1_000), Some((StockProblem::VisitOver, 1_000)), "{over:?}");
    }
    for state in [LineState::Draft, LineState::Offered, LineState::Declined, LineState::Superseded] {
        let line = Line { state, ..part(1) };
        let refused = Some((StockProblem::NotAgreed, 1_000));
        assert_eq!(check(&line, Stage::InRepair, 0, 1_000), refused, "{state:?}");
    }
    let free = line(1, LineKind::Part, LineState::Approved, None);
    assert_eq!(check(&free, Stage::InRepair, 0, 1_000), Some((StockProblem::NotStocked, 1_000)));
    let mut own = part(1);
    own.figures.origin = PartOrigin::Customers;
    assert_eq!(check(&own, Stage::InRepair, 0, 1_000), Some((StockProblem::NotStocked, 1_000)));
    let mut barrel = part(1);
    barrel.figures.unit = "桶".into();
    assert_eq!(check(&barrel, Stage::InRepair, 0, 1_000), Some((StockProblem::UnitUnknown, 1_000)));
    let stage = Stage::InRepair;
    let (line, counted_in, issued) = (&agreed, "个", Quantity(0));
    let to_issue = ToIssue { line, stage, counted_in, units: &[], issued, laid: false };
    assert_eq!(to_issue.check(Quantity(0)), Err(Refusal::bad("quantity", FieldProblem::Empty)));
    assert_eq!(to_issue.check(Quantity(-1)), Err(Refusal::bad("quantity", FieldProblem::Negative)));
    let laid = ToIssue { laid: true, ..to_issue };
    assert_eq!(problem(laid.check(Quantity(1_000))), Some((StockProblem::MoreThanWanted, 0)));
}

#[test]
fn a_barrel_takes_its_litres() {
    let mut line = part(1);
    line.figures.unit = "桶".into();
    let barrel = PartUnit { id: 1, part_id: PartId(7), unit: "桶".into(), factor: Quantity(200_000) };
    let (stage, units) = (Stage::InRepair, std::slice::from_ref(&barrel));
    let issued = Quantity(4_500);
    let to_issue = ToIssue { line: &line, stage, counted_in: "升", units, issued, laid: false };
    assert_eq!(to_issue.open(), Quantity(195_500));
    assert_eq!(problem(to_issue.check(Quantity(195_500))), None);
    let more = Some((StockProblem::MoreThanWanted, 195_500));
    assert_eq!(problem(to_issue.check(Quantity(195_501))), more);
    // A third of a can that holds three and a thousandth is no number of litres anybody can pour.
    let odd = PartUnit { factor: Quantity(3_001), ..barrel.clone() };
    let mut third = line.clone();
    third.figures.quantity = Quantity(333);
    let to_issue = ToIssue { line: &third, units: std::slice::from_ref(&odd), ..to_issue };
    assert_eq!(problem(to_issue.check(Quantity(1))), Some((StockProblem::UnitUneven, 333)));
    assert_eq!(to_issue.open(), Quantity(0));
}

#[test]
fn what_went_to_a_line_counts_for_the_one_that_took_its_place() {
    let old = Line { state: LineState::Superseded, ..part(1) };
    let new = Line { supersedes_id: Some(LineId(1)), ..part(2) };
    let lines = [old.clone(), new.clone()];
    assert_eq!(with_those_before(&lines, &new), [LineId(2), LineId(1)]);
    // Of another part it is to be taken back.
    let mut other = new.clone();
    other.listed.part_id = Some(PartId(8));
    assert_eq!(with_those_before(&lines, &other), [LineId(2)]);
    // While the customer is asked, the old one stands.
    let asked = [part(1), new.clone()];
    assert_eq!(with_those_before(&asked, &new), [LineId(2)]);
}

fn request(state: PartRequestState) -> PartRequest {
    PartRequest {
        id: PartRequestId(1),
        work_order_id: WorkOrderId(1),
        job_id: JobId(1),
        part_id: None,
        text: "卡扣".into(),
        quantity: Quantity(2_000),
        unit: "个".into(),
        state,
        expected_on: None,
        note: String::new(),
        asked_by: PersonId(3),
        asked_at: instant(),
        answered_by: None,
        answered_at: None,
        version: 1,
    }
}

#[test]
fn all_is_there_once_every_part_went_out_or_lies_ready_and_nothing_asked_for_is_to_come() {
    let free = line(2, LineKind::Part, LineState::Approved, None);
    let mut own = part(3);
    own.figures.origin = PartOrigin::Customers;
    let dropped = Line { state: LineState::Declined, ..part(4) };
    let lines = [part(1), free, own, dropped];
    let issued = |line: &Line| line.id == LineId(1);
    assert!(!all_is_there(&lines, issued, &[], &[]), "the one typed freely was not laid ready");
    assert!(!all_is_there(&lines, |_: &Line| false, &[LineId(2)], &[]));
    assert!(all_is_there(&lines, issued, &[LineId(2)], &[]));
    for state in PartRequestState::ALL {
        let there = all_is_there(&lines, issued, &[LineId(2)], &[request(state)]);
        let expected = matches!(state, PartRequestState::There | PartRequestState::Withdrawn);
        assert_eq!(there, expected, "{state:?}");
    }
}

fn paused(technicians: &[i64]) -> Job {
    let share = |person: &i64| JobShare { person_id: PersonId(*person), share: Rate(5_000) };
    Job {
        id: JobId(1),
        work_order_id: WorkOrderId(1),
        line_id: LineId(9),
        attempt: 1,
        rework_id: None,
        state: JobState::Paused,
        technicians: technicians.iter().map(share).collect(),
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: Some(PauseReason::Parts),
        started_at: Some(instant()),
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 2,
    }
}

fn stretch(id: i64, person: i64, reason: Option<PauseReason>) -> JobTime {
    JobTime {
        id,
        job_id: JobId(1),
        work_order_id: WorkOrderId(1),
        person_id: PersonId(person),
        started_at: instant(),
        ended_at: Some(instant()),
        pause_reason: reason,
        clock_went_back: false,
    }
}

#[test]
fn whoever_stopped_for_parts_goes_on_unless_at_another_job_by_now() {
    let clocks = [
        stretch(1, 3, Some(PauseReason::Parts)),
        stretch(2, 4, Some(PauseReason::Parts)),
        stretch(3, 4, None),
        stretch(4, 5, Some(PauseReason::EndOfDay)),
    ];
    let all = [3, 4, 5, 6].map(PersonId);
    let job = paused(&[3, 4, 5, 6]);
    // The second finished the own part since, the third went home, the fourth never began.
    assert_eq!(who_goes_on(&job, &clocks, &[], &all), [PersonId(3)]);
    assert!(
        who_goes_on(&job, &clocks, &[PersonId(3)], &all).is_empty(),
        "one technician has one job running"
    );
    assert!(who_goes_on(&job, &clocks, &[], &[PersonId(4)]).is_empty(), "works here no more");
    let tool = Job { pause_reason: Some(PauseReason::Tool), ..job.clone() };
    assert!(who_goes_on(&tool, &clocks, &[], &all).is_empty());
    let running = Job { state: JobState::Running, ..job };
    assert!(who_goes_on(&running, &clocks, &[], &all).is_empty());
}

#[test]
fn a_part_is_asked_for_once_and_what_was_ordered_has_its_day() {
    let asked = request(PartRequestState::Asked);
    let again = asked.clone().checked(std::slice::from_ref(&asked));
    let told = Refusal::Stock {
        problem: StockProblem::AskedAlready,
        name: "卡扣".into(),
        quantity: Quantity(2_000),
    };
    assert_eq!(again, Err(told));
    let there = [request(PartRequestState::There)];
    assert!(asked.clone().checked(&there).is_ok(), "what came is asked for anew");
    let nothing = PartRequest { quantity: Quantity(0), ..asked.clone() };
    assert_eq!(nothing.checked(&[]), Err(Refusal::bad("quantity", FieldProblem::Empty)));

    let today = instant().date_naive();
    let answer = |answer, day| asked.clone().answered(answer, day, "", today);
    let empty = Err(Refusal::bad("expected_on", FieldProblem::Empty));
    assert_eq!(answer(PartAnswer::Ordered, None), empty);
    let past = Err(Refusal::bad("expected_on", FieldProblem::InThePast));
    assert_eq!(answer(PartAnswer::Ordered, today.pred_opt()), past);
    let ordered = answer(PartAnswer::Ordered, Some(today)).expect("it comes today");
    assert_eq!((ordered.state, ordered.expected_on), (PartRequestState::Ordered, Some(today)));
    let there = ordered.answered(PartAnswer::There, Some(today), "", today).expect("it came");
    assert_eq!((there.state, there.expected_on), (PartRequestState::There, None));
    assert!(there.clone().answered(PartAnswer::NotToBeHad, None, "", today).is_err(), "it is there");
    assert!(there.withdrawn().is_ok_and(|gone| gone.withdrawn().is_err()));
}

fn item(price: i64, grade: Option<PartGrade>) -> CatalogueItem {
    CatalogueItem {
        id: ItemId::Part(PartId(8)),
        kind: LineKind::Part,
        terms: ItemTerms {
            code: "BUSH-B".into(),
            name: "胶套 B".into(),
            brand: "博世".into(),
            specification: String::new(),
            unit: "个".into(),
            quantity: Quantity(1000),
            unit_price: Money(price),
            cost: Money(3_000),
            initials: String::new(),
            warranty: None,
        },
        hours: Hours(0),
        grade,
        stock: None,
        active: true,
        version: 1,
    }
}

#[test]
fn a_substitute_is_no_dearer_than_what_was_agreed_to() {
    let settings = Settings::default();
    let agreed = part(1).figures;
    let price = |of: i64| {
        let figures = in_its_place(&agreed, &item(of, None), &settings).expect("it may");
        assert_eq!((figures.code.as_str(), figures.quantity), ("BUSH-B", agreed.quantity));
        assert_eq!(figures.cost, Money(3_000));
        figures.unit_price.0
    };
    assert_eq!((price(9_900), price(7_500), price(0)), (8_800, 7_500, 8_800));

    let mut other = item(8_800, None);
    other.terms.unit = "副".into();
    let refused = in_its_place(&agreed, &other, &settings).expect_err("another unit");
    assert!(matches!(refused, Refusal::Stock { problem: StockProblem::UnitUnknown, .. }), "{refused:?}");
    let retired = CatalogueItem { active: false, ..item(8_800, None) };
    let refused = in_its_place(&agreed, &retired, &settings).expect_err("retired");
    assert!(matches!(refused, Refusal::Stock { problem: StockProblem::Replaced, .. }), "{refused:?}");

    // Five yuan off of a dearer one are no more than the cheaper one costs.
    let mut reduced = agreed;
    reduced.discount = Money(5_000);
    let figures = in_its_place(&reduced, &item(4_000, None), &settings).expect("it may");
    assert_eq!(figures.amount(), Ok(Money(0)));
}

#[test]
fn the_customer_is_asked_where_the_price_or_the_grade_is_another() {
    let settings = Settings::default();
    let differs = |agreed: &Line, of: i64, grade: Option<PartGrade>| {
        let figures = in_its_place(&agreed.figures, &item(of, grade), &settings).expect("it may");
        let amount = figures.amount().expect("an amount");
        let differs = SubstituteDiffers::between(agreed, &figures, amount);
        let unasked = problem(differs.check_asked(&figures, false)).map(|(problem, _)| problem);
        assert_eq!(unasked, differs.is_asked().then_some(StockProblem::NotAsked));
        assert_eq!(differs.check_asked(&figures, true), Ok(()));
        (differs.other_price, differs.other_grade)
    };
    let mut agreed = part(1);
    agreed.amount = agreed.figures.amount().expect("an amount");
    assert_eq!(differs(&agreed, 8_800, None), (false, false));
    assert_eq!(differs(&agreed, 9_900, None), (false, false), "it is let go at the agreed price");
    assert_eq!(differs(&agreed, 7_500, None), (true, false), "a lower price is another one");
    assert_eq!(differs(&agreed, 8_800, Some(PartGrade::Genuine)), (false, true), "nobody told one before");
    agreed.figures.grade = Some(PartGrade::Equivalent);
    assert_eq!(differs(&agreed, 8_800, Some(PartGrade::Equivalent)), (false, false));
    assert_eq!(differs(&agreed, 8_800, Some(PartGrade::Genuine)), (false, true), "a better one as well");
    assert_eq!(differs(&agreed, 7_500, None), (true, true));
    // What took its place at the agreed price and grew within its limit since was the same then.
    let took = |amount: i64| Line { authorised_amount: Some(Money(amount)), ..agreed.clone() };
    let grown = Line { amount: agreed.amount + Money(500), ..took(agreed.amount.0) };
    assert!(!SubstituteDiffers::since(&agreed, &grown).is_asked());
    assert!(SubstituteDiffers::since(&agreed, &took(agreed.amount.0 - 500)).is_asked());
}

#[test]
fn profit_is_what_is_charged_less_what_was_issued_and_less_what_was_thought_where_nothing_was() {
    let mut work = line(2, LineKind::Labour, LineState::Approved, None);
    work.figures.hours = Hours(150);
    work.figures.cost = Money(3_000);
    work.amount = Money(18_000);
    let dropped = Line { state: LineState::Declined, ..part(3) };
    let lines = [part(1), work, dropped];
    let issued = |line: &Line| (line.id == LineId(1)).then_some(Money(5_150));
    let of = of_visit(&lines, &[], PriceBasis::TaxIncluded, issued);
    assert_eq!((of.charged, of.cost, of.profit), (Money(26_800), Money(8_150), Money(18_650)));
    let told: Vec<(i64, i64, bool)> =
        of.lines.iter().map(|of| (of.line_id.0, of.profit.0, of.from_issues)).collect();
    assert_eq!(told, [(1, 3_650, true), (2, 15_000, false)]);
    // All of it came back: the line is charged, and costs nothing any more.
    let back = of_visit(&lines, &[], PriceBasis::TaxIncluded, |line: &Line| {
        (line.id == LineId(1)).then_some(Money(0))
    });
    assert_eq!(back.lines[0].profit, Money(8_800));
    // A shop that reckons without the tax pays it on what it buys as well.
    let mut net = part(1);
    net.figures.price_basis = PriceBasis::TaxAdded;
    let of = of_visit(&[net], &[], PriceBasis::TaxAdded, |_| Some(Money(1_000)));
    assert_eq!(of.cost, Money(1_130));
}
