//! What a screen reckons by itself while somebody types, reckoned here: the
//! screens' own sums are held against these in their tests.

use crate::{counter_vectors, till_vectors};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::complaint::{ComplaintCategory, RemedyRequest, RequestState, remedy_over};
use domain::follow_up::{CallDetails, CallOutcome, SurveyScores};
use domain::ids::{
    ComplaintId, JobId, LabourOperationId, LineId, PartId, PersonId, RemedyRequestId, WorkOrderId,
};
use domain::job::JobTime;
use domain::job::plan::{planned_length, shared_equally, standard_minutes};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartGrade, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_interval::ServiceInterval;
use domain::service_package::PackageItem;
use domain::shop::{KindTax, Settings};
use domain::stored_value::{StoredOffer, gift_needs_reason};
use domain::tax::PriceBasis;
use domain::warranty::WarrantyTerm;
use domain::work_order::lateness::lateness;
use domain::work_order::stage::Stage;
use domain::work_order::totals::payable_lines;
use domain::worked::WorkedSoFar;
use serde_json::{Value, json};
use std::str::FromStr;

/// The file the screens' tests read.
pub fn json() -> String {
    let vectors = json!({
        "line_amounts": line_amounts(),
        "payable_lines": payable(),
        "shared_equally": (0..=12).map(shares).collect::<Vec<_>>(),
        "standard_minutes": minutes(),
        "planned_lengths": lengths(),
        "remedies": remedies(),
        "catalogue_lines": catalogue_lines(),
        "gifts": gifts(),
        "calls": calls(),
        "low_marks": low_marks(),
        "next_service": next_service(),
        "worked": worked(),
        "lateness": all_lateness(),
        "contacts": counter_vectors::contacts(),
        "told_vehicles": counter_vectors::told_vehicles(),
        "payments": till_vectors::payments(),
        "rounding": till_vectors::rounding(&part()),
    });
    format!("{vectors:#}\n")
}

fn part() -> LineFigures {
    LineFigures {
        kind: LineKind::Part,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: String::new(),
        name: "前刹车片".into(),
        brand: String::new(),
        specification: String::new(),
        unit: "付".into(),
        quantity: Quantity(1000),
        hours: Hours::ZERO,
        unit_price: Money(5000),
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate::ZERO,
        discount: Money::ZERO,
        tax_rate: Rate(1300),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

/// A line, and a package's item, as they are written from an item of each kind: with the item's own price and
/// count and without, by a shop that taxes towing apart.
fn catalogue_lines() -> Value {
    let settings = Settings {
        taxed_apart: vec![KindTax { kind: LineKind::Towing, rate: Rate(900) }],
        ..Settings::default()
    };
    let mut lines = Vec::new();
    for kind in LineKind::ALL {
        for (price, quantity) in [(0, 0), (8800, 4500)] {
            let item = CatalogueItem {
                id: match kind {
                    LineKind::Part => ItemId::Part(PartId(1)),
                    _ => ItemId::LabourOperation(LabourOperationId(1)),
                },
                kind,
                terms: ItemTerms {
                    code: "A-1".into(),
                    name: "前刹车片".into(),
                    brand: "布雷博".into(),
                    specification: "P85".into(),
                    unit: "付".into(),
                    quantity: Quantity(quantity),
                    unit_price: Money(price),
                    cost: Money(4000),
                    initials: String::new(),
                    warranty: Some(WarrantyTerm { days: 365, km: 0 }),
                },
                hours: if kind.is_by_hours() { Hours(80) } else { Hours::ZERO },
                grade: (kind == LineKind::Part).then_some(PartGrade::Genuine),
                stock: None,
                active: true,
                version: 1,
            };
            lines.push(json!({
                "figures": item.figures(&settings),
                "packaged": PackageItem::of_catalogue(&item, &settings),
                "item": item,
            }));
        }
    }
    json!({ "settings": settings, "lines": lines })
}

fn line_amounts() -> Vec<Value> {
    let part = part();
    let mut figures = Vec::new();
    // Half a fen, and a hair below it.
    for (unit_price, quantity) in [
        (3333, 1500),
        (1, 500),
        (1, 499),
        (0, 1000),
        (9999, 3000),
        (12_345_678, 99_999),
        (9_999_999_999, 1001),
    ] {
        for (discount_rate, discount) in [(0, 0), (1000, 97), (3333, 0), (5, 1)] {
            figures.push(LineFigures {
                unit_price: Money(unit_price),
                quantity: Quantity(quantity),
                discount_rate: Rate(discount_rate),
                discount: Money(discount),
                ..part.clone()
            });
        }
    }
    for (unit_price, hours) in [(12_000, 125), (12_001, 33), (1, 50), (1, 49), (99_999, 100_000)] {
        for kind in LineKind::ALL {
            figures.push(LineFigures {
                kind,
                unit_price: Money(unit_price),
                hours: Hours(hours),
                discount_rate: Rate(1250),
                ..part.clone()
            });
        }
    }
    // The tax on top, once for all units: of rates that round, and of none.
    for (unit_price, quantity, rate) in
        [(10_000, 1000, 1300), (333, 100_000, 1300), (1, 500, 600), (8_849, 4_500, 1300), (12_345, 999, 0)]
    {
        for (discount_rate, discount) in [(0, 0), (1000, 97)] {
            figures.push(LineFigures {
                unit_price: Money(unit_price),
                quantity: Quantity(quantity),
                price_basis: PriceBasis::TaxAdded,
                tax_rate: Rate(rate),
                discount_rate: Rate(discount_rate),
                discount: Money(discount.min(unit_price)),
                ..part.clone()
            });
        }
    }
    figures.push(LineFigures {
        origin: PartOrigin::Customers,
        price_basis: PriceBasis::TaxAdded,
        ..part.clone()
    });
    figures.push(LineFigures { origin: PartOrigin::Customers, ..part });
    let vector = |figures: LineFigures| {
        let (gross, discount) = (figures.gross(), figures.whole_discount());
        json!({ "figures": figures, "gross": gross, "discount": discount, "amount": gross - discount })
    };
    figures.into_iter().map(vector).collect()
}

/// Which lines of a page count: every state, and a line offered anew in each of
/// its own.
fn payable() -> Vec<Value> {
    let line = |id: i64, state: LineState, supersedes_id: Option<LineId>| Line {
        id: LineId(id),
        work_order_id: WorkOrderId(1),
        position: id,
        state,
        figures: part(),
        listed: Default::default(),
        amount: Money(5000),
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id,
        settlement_id: None,
        version: 1,
    };
    let both =
        LineState::ALL.iter().flat_map(|before| LineState::ALL.iter().map(move |after| (*before, *after)));
    both.map(|(before, after)| {
        let lines = [line(1, before, None), line(2, after, Some(LineId(1))), line(3, after, None)];
        let counted: Vec<LineId> = payable_lines(&lines).map(|line| line.id).collect();
        let lines: Vec<Value> = lines
            .iter()
            .map(|line| json!({ "id": line.id, "state": line.state, "supersedes_id": line.supersedes_id }))
            .collect();
        json!({ "lines": lines, "counted": counted })
    })
    .collect()
}

fn shares(count: i64) -> Value {
    let people: Vec<PersonId> = (1..=count).map(PersonId).collect();
    json!({ "people": people, "shares": shared_equally(&people) })
}

fn minutes() -> Vec<Value> {
    let of = |hours| json!({ "hours": hours, "minutes": standard_minutes(Hours(hours)) });
    [0, 1, 2, 10, 33, 50, 99, 100, 125, 150, 1999, 100_000].map(of).to_vec()
}

/// How long a job is planned for when its form opens.
fn lengths() -> Value {
    let mut vectors = Vec::new();
    for planned in [0, 1, 29, 30, 45, 480] {
        for hours in [0, 10, 50, 51, 150, Hours::MAX.0] {
            let minutes = planned_length(planned, Hours(hours));
            vectors.push(json!({ "planned_minutes": planned, "hours": hours, "minutes": minutes }));
        }
    }
    Value::from(vectors)
}

/// How far a remedy as it is typed lies over what one may promise.
fn remedies() -> Vec<Value> {
    let request = |state| RemedyRequest {
        id: RemedyRequestId(1),
        complaint_id: ComplaintId(1),
        state,
        remedy: "免费复检".into(),
        cost: Money(80_000),
        asked_at: Default::default(),
        asked_by: PersonId(1),
        decided_at: None,
        decided_by: None,
        note: String::new(),
        version: 1,
    };
    let mut vectors = Vec::new();
    for limit in [None, Some(Money(50_000))] {
        for state in
            [None, Some(RequestState::Waiting), Some(RequestState::Approved), Some(RequestState::Agreed)]
        {
            let request = state.map(request);
            for (remedy, cost) in [
                ("免费复检", 50_000),
                ("免费复检", 50_001),
                ("免费复检", 80_000),
                ("免费复检", 80_001),
                ("送保养", 60_000),
            ] {
                let over = remedy_over(remedy, Money(cost), limit, request.as_slice());
                vectors.push(json!({ "limit": limit, "request": request, "remedy": remedy, "cost": cost, "over": over }));
            }
        }
    }
    vectors
}

/// Whether a gift needs a reason, around the edges of each offer.
fn gifts() -> Value {
    let offers = [
        StoredOffer { pay: Money(100_000), gift: Money(10_000) },
        StoredOffer { pay: Money(50_000), gift: Money(4_000) },
        StoredOffer { pay: Money(200_000), gift: Money(9_000) },
    ];
    let asked = |offers: &[StoredOffer]| {
        let mut vectors = Vec::new();
        for amount in [0, 49_999, 50_000, 99_999, 100_000, 200_000, 500_000].map(Money) {
            for gift in [0, 1, 4_000, 4_001, 9_000, 10_000, 10_001].map(Money) {
                let needs_reason = gift_needs_reason(offers, amount, gift);
                vectors.push(
                    json!({ "offers": offers, "amount": amount, "gift": gift, "needs_reason": needs_reason }),
                );
            }
        }
        vectors
    };
    Value::from([asked(&offers), asked(&[])].concat())
}

/// What is put down of a call at this instant, and what is lacking of it.
fn calls() -> Value {
    const NOW: &str = "2026-03-02T08:00:00Z";
    let times = [None, Some("2026-03-02T07:59:59Z"), Some(NOW), Some("2026-03-02T08:00:01Z")];
    let mut drafts = Vec::new();
    for outcome in CallOutcome::ALL {
        for note in ["", " \u{3000}", "空调仍有异味"] {
            for category in [None, Some(ComplaintCategory::RepairQuality)] {
                for time in times {
                    let call_back_at = time.and_then(|time| time.parse().ok());
                    let said = CallDetails { outcome, note, marks: None, call_back_at, category };
                    drafts.push(json!({
                        "outcome": outcome,
                        "note": note,
                        "category": category,
                        "call_back_at": time,
                        "lacks": said.lacks(NOW.parse().unwrap_or_default()),
                    }));
                }
            }
        }
    }
    json!({ "now": NOW, "drafts": drafts })
}

/// Around the marks that open a case, one question after the other.
fn low_marks() -> Value {
    let good =
        SurveyScores { service: 5, quality: 5, on_time: 5, price_clarity: 5, cleanliness: 5, recommend: 10 };
    let mut given = vec![good.clone()];
    for mark in 1..=4 {
        given.push(SurveyScores { service: mark, ..good.clone() });
        given.push(SurveyScores { quality: mark, ..good.clone() });
        given.push(SurveyScores { on_time: mark, ..good.clone() });
        given.push(SurveyScores { price_clarity: mark, ..good.clone() });
        given.push(SurveyScores { cleanliness: mark, ..good.clone() });
    }
    given.extend((0..=9).map(|recommend| SurveyScores { recommend, ..good.clone() }));
    given
        .into_iter()
        .map(|marks| json!({ "opens_case": marks.complaint().is_some(), "marks": marks }))
        .collect()
}

/// Every stage around the edges of a promise, and where nothing was promised.
fn all_lateness() -> Vec<Value> {
    const PROMISED: &str = "2026-03-02T10:00:00Z";
    let moments = ["08:59:59", "09:00:00", "10:00:00", "10:00:01"];
    let mut vectors = Vec::new();
    for stage in Stage::ALL {
        for promised in [None, Some(PROMISED)] {
            for moment in moments {
                let now = format!("2026-03-02T{moment}Z");
                let at = promised.and_then(|time| time.parse().ok());
                let stands = lateness(stage, at, now.parse().unwrap_or_default());
                vectors
                    .push(json!({ "stage": stage, "promised_at": promised, "now": now, "lateness": stands }));
            }
        }
    }
    vectors
}

/// At how many kilometres a car is due again, by those out.
fn next_service() -> Vec<Value> {
    let mut vectors = Vec::new();
    for km in [0, 5_000, 10_000] {
        for out_km in [0, 1, 30_000, 1_999_999] {
            let next = ServiceInterval { months: 6, km }.next_km(out_km);
            vectors.push(json!({ "interval_km": km, "out_km": out_km, "next_km": next }));
        }
    }
    vectors
}

/// A minute of some morning.
fn instant<Instant: FromStr + Default>(minute: i64) -> Instant {
    format!("2026-03-02T{:02}:{:02}:00Z", minute / 60, minute % 60).parse().unwrap_or_default()
}

/// What was worked as it is told at one moment, and what it comes to at a later
/// one: with nobody's clock running, one, and two that share the job.
fn worked() -> Vec<Value> {
    let clock = |person: i64, from: i64, to: Option<i64>| JobTime {
        id: person,
        job_id: JobId(1),
        work_order_id: WorkOrderId(1),
        person_id: PersonId(person),
        started_at: instant(from),
        ended_at: to.map(instant),
        pause_reason: None,
        clock_went_back: false,
    };
    let (done, own, shared) = (clock(1, 0, Some(30)), clock(1, 40, None), clock(2, 50, None));
    let mut vectors = Vec::new();
    for clocks in [vec![], vec![&done], vec![&done, &own], vec![&done, &own, &shared]] {
        for (told, later) in [(60, 60), (60, 61), (60, 600)] {
            let [told, later] =
                [told, later].map(|minute| WorkedSoFar::of(clocks.iter().copied(), instant(minute)));
            vectors.push(json!({ "told": told, "now": later.at, "seconds": later.seconds }));
        }
    }
    vectors
}
