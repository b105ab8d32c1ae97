//! A car's history as its page tells it, and what of it is meant by what was typed.

use crate::sample::{finding, instant, line, order};
use chrono::NaiveDate;
use domain::dates::ShopZone;
use domain::finding::FindingState;
use domain::ids::{JobId, LineId, PastOrderId, PersonId, WorkOrderId};
use domain::inspection::ConfirmationMeans;
use domain::job::{Job, JobShare, JobState, Measurement};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, Payer};
use domain::money::{Hours, Money, Rate};
use domain::past_order::{OldLine, OldVisit};
use domain::past_work::{KeptVisit, PastVisit, Sought};
use domain::person::Person;
use domain::tax::PriceBasis;
use domain::warranty::{Cover, LineWarranty};
use domain::work_order::stage::Stage;
use domain::work_order::under_warranty::{WarrantyCheck, WarrantyLeft};
use domain::work_order::{Delivery, WorkOrder};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn named(id: i64, kind: LineKind, name: &str) -> Line {
    let line = line(id, kind, LineState::Approved, None);
    Line { figures: LineFigures { name: name.into(), ..line.figures.clone() }, ..line }
}

fn person(id: i64, name: &str) -> Person {
    Person {
        id: PersonId(id),
        name: name.into(),
        roles: Vec::new(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn job(attempt: i64, line: i64, by: i64, state: JobState, measured: &str) -> Job {
    let [name, value, unit] = ["摩擦片厚度", measured, "mm"].map(str::to_owned);
    Job {
        id: JobId(attempt),
        work_order_id: WorkOrderId(1),
        line_id: LineId(line),
        attempt,
        rework_id: None,
        state,
        technicians: vec![JobShare { person_id: PersonId(by), share: Rate(10_000) }],
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: if measured.is_empty() {
            Vec::new()
        } else {
            vec![Measurement { name, value, unit, limits: None }]
        },
        note: String::new(),
        version: 1,
    }
}

fn delivery() -> Delivery {
    Delivery {
        id: 1,
        work_order_id: WorkOrderId(1),
        at: instant(),
        person_id: PersonId(1),
        accepted_by: "张小芳".into(),
        means: ConfirmationMeans::OnPaper,
        paper: String::new(),
        signature: None,
        old_parts_shown: true,
        items_returned: true,
        advice: String::new(),
        next_service_on: None,
        next_service_km: None,
        warranty_until: day("2026-03-12"),
        warranty_km: Some(92_000),
        beyond: vec![LineWarranty { line_id: LineId(2), until: day("2027-03-02"), until_km: None }],
    }
}

/// Seen so many days after the delivery, at so many kilometres.
fn seen(today: &str, km: i64) -> WarrantyCheck {
    let zone = ShopZone::default();
    WarrantyCheck { today: day(today), zone, mileage_km: Some(km), doubtful: false }
}

fn told(check: WarrantyCheck) -> PastVisit {
    told_of(order(), check)
}

fn told_of(order: WorkOrder, check: WarrantyCheck) -> PastVisit {
    let kept = KeptVisit {
        order,
        lines: vec![
            named(1, LineKind::Labour, "更换前制动片"),
            named(2, LineKind::Part, "前制动片"),
            named(3, LineKind::Part, "机油"),
            Line { state: LineState::Superseded, ..named(4, LineKind::Part, "玻璃水") },
        ],
        jobs: vec![
            job(1, 1, 1, JobState::Finished, "3"),
            job(2, 1, 2, JobState::Finished, "11"),
            job(3, 1, 3, JobState::Cancelled, "99"),
        ],
        findings: vec![finding(FindingState::Declined, false)],
        delivery: Some(delivery()),
    };
    let people = [person(1, "刘师傅"), person(2, "陈师傅"), person(3, "谁也不是")];
    kept.told(&people, check)
}

fn found(words: &str) -> Option<Vec<i64>> {
    let visit = Sought::typed(words).among(told(seen("2026-03-05", 90_500)))?;
    Some(visit.lines.iter().filter(|line| line.sought).map(|line| line.line_id.0).collect())
}

#[test]
fn each_line_says_who_did_it_and_what_was_measured_last() {
    let visit = told(seen("2026-03-05", 90_500));
    let ids: Vec<i64> = visit.lines.iter().map(|line| line.line_id.0).collect();
    assert_eq!(ids, [1, 2, 3], "what another line took the place of is told by that one");
    assert_eq!(visit.lines[0].done_by, ["刘师傅", "陈师傅"], "whose job was called off did not do it");
    assert_eq!(visit.lines[0].values[0].value, "11");
    assert_eq!(visit.findings[0].text, "前下摆臂胶套开裂");
    assert_eq!(visit.total.0, 3 * 8_800);
    let off = told_of(WorkOrder { stage: Stage::Cancelled, ..order() }, seen("2026-03-05", 90_500));
    assert_eq!(off.total, Money::ZERO, "it was called off after the yes");
}

#[test]
fn what_is_left_of_a_warranty_is_said_line_by_line() {
    let left = |check: WarrantyCheck| -> Vec<Option<WarrantyLeft>> {
        told(check).lines.iter().map(|line| line.warranty).collect()
    };
    let of_visit = WarrantyLeft {
        until: day("2026-03-12"),
        until_km: Some(92_000),
        days: 7,
        km: Some(1_500),
        cover: Cover::Full,
    };
    let of_part =
        WarrantyLeft { until: day("2027-03-02"), until_km: None, days: 362, km: None, cover: Cover::Full };
    assert_eq!(left(seen("2026-03-05", 90_500)), [Some(of_visit), Some(of_part), Some(of_visit)]);
    let of_part = WarrantyLeft { days: 354, ..of_part };
    assert_eq!(left(seen("2026-03-13", 90_500)), [None, Some(of_part), None], "by days");
    let of_part = WarrantyLeft { days: 362, ..of_part };
    assert_eq!(left(seen("2026-03-05", 92_001)), [None, Some(of_part), None], "by kilometres");
    let doubted = WarrantyCheck { doubtful: true, ..seen("2026-03-05", 92_001) };
    let by_days = WarrantyLeft { km: None, cover: Cover::ByDays, ..of_visit };
    assert_eq!(left(doubted), [Some(by_days), Some(of_part), Some(by_days)]);
    let fell = WarrantyCheck { doubtful: true, ..seen("2026-03-05", 1_000) };
    let of_visit = WarrantyLeft { km: None, ..of_visit };
    assert_eq!(left(fell), [Some(of_visit), Some(of_part), Some(of_visit)], "no 91,000 kilometres more");
}

#[test]
fn a_visit_is_meant_when_every_word_is_somewhere_in_it() {
    assert_eq!(found(""), Some(Vec::new()), "nothing typed: all of it, and nothing stands out");
    assert_eq!(found("刹车"), Some(vec![1, 2]), "as customers call what the workshop calls 制动");
    assert_eq!(found("jy"), Some(vec![3]), "by its initials");
    assert_eq!(found("陈师傅"), Some(vec![1]), "by who did it");
    assert_eq!(found("厚度"), Some(vec![1]), "by what was measured");
    assert_eq!(found("胶套"), Some(Vec::new()), "by what was found; no line is it");
    assert_eq!(found("异响"), Some(Vec::new()), "by what the customer said");
    assert_eq!(found("GD20260302001"), Some(Vec::new()), "by its number");
    assert_eq!(found("机油 刹车"), Some(vec![1, 2, 3]), "both were done");
    assert_eq!(found("机油 变速箱"), None, "one of them was not");
    assert_eq!(found("玻璃水"), None, "it was replaced by another line");
}

#[test]
fn what_is_sold_once_more_is_the_customers_to_pay_and_nothing_goes_off_it() {
    let then = LineFigures {
        category: Category::Insurance,
        payer: Payer::Insurer,
        payer_name: "平安产险".into(),
        claim_number: "A1".into(),
        discount_rate: Rate(500),
        discount: Money(100),
        hours: Hours(150),
        unit_price: Money(10_000),
        ..named(1, LineKind::Labour, "更换前制动片").figures
    };
    let now = then.clone().once_more(Money(12_000), PriceBasis::TaxIncluded);
    assert!(now.category == Category::Paid && now.payer == Payer::Customer);
    assert!(now.payer_name.is_empty() && now.claim_number.is_empty());
    assert_eq!(now.amount(), Ok(Money(18_000)), "an hour and a half as they cost today");
    let part = LineFigures { kind: LineKind::Part, price_basis: PriceBasis::TaxAdded, ..then };
    let now = part.once_more(Money(12_000), PriceBasis::TaxIncluded);
    assert_eq!(now.unit_price, Money(11_300), "as the shop's prices mean it today");
}

fn old_found(words: &str) -> Option<Vec<i64>> {
    let line = |id: i64, name: &str, detail: &str| OldLine {
        id,
        kind: LineKind::Labour,
        code: "007".into(),
        name: name.into(),
        detail: detail.into(),
        unit: String::new(),
        quantity: None,
        amount: Some(Money(6_000)),
        payer_name: String::new(),
        done_by: "陈师傅".into(),
        note: String::new(),
        sought: false,
    };
    let visit = OldVisit {
        past_order_id: PastOrderId(1),
        number: "JDD20150303005".into(),
        received_on: Some(day("2015-03-03")),
        left_on: None,
        mileage_km: None,
        symptom: "刹车异响".into(),
        advisor_name: "刘顾问".into(),
        technician_name: String::new(),
        old_state: "交车".into(),
        struck_out: false,
        payer_name: String::new(),
        paid_by: String::new(),
        total: None,
        note: String::new(),
        by_plate_alone: false,
        lines: vec![line(1, "更换前制动片", ""), line(2, "500元券", "更换机油及格")],
    };
    let visit = Sought::typed(words).among_old(visit)?;
    Some(visit.lines.iter().filter(|line| line.sought).map(|line| line.id).collect())
}

#[test]
fn what_the_old_program_kept_is_looked_through_as_the_own_visits_are() {
    assert_eq!(old_found(""), Some(Vec::new()), "nothing typed: nothing stands out");
    assert_eq!(old_found("刹车"), Some(vec![1]), "as customers call what the workshop calls 制动");
    assert_eq!(old_found("机油"), Some(vec![2]), "by what was done in words");
    assert_eq!(old_found("陈师傅 机油"), Some(vec![1, 2]), "by who did it, and all of both");
    assert_eq!(old_found("刘顾问"), Some(Vec::new()), "by who took it in; no line is it");
    assert_eq!(old_found("JDD20150303005"), Some(Vec::new()), "by its number");
    assert_eq!(old_found("变速箱"), None, "it was not done");
}
