//! Old parts under a maker's warranty, and what the maker grants.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::claim::answer::{ClaimSums, GrantedLine};
use domain::claim::old_part::Tagged;
use domain::claim::{Claim, ClaimLine, ClaimState, OldPart, OldPartState, Shortfall, WantedClaim, claimed};
use domain::ids::{BinId, ClaimId, ClaimLineId, CustomerId, LineId, PersonId, SettlementId, WorkOrderId};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::listed::Listed;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Settlement, SheetContent, SheetLine, SheetState};
use domain::stock::{Bin, BinKind};
use domain::tax::PriceBasis;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn now() -> DateTime<Utc> {
    "2026-03-02T08:30:00Z".parse().expect("an instant")
}

fn line(kind: LineKind, payer: Payer) -> Line {
    let category = if payer == Payer::Manufacturer { Category::Free } else { Category::Paid };
    Line {
        id: LineId(7),
        work_order_id: WorkOrderId(3),
        position: 1,
        state: LineState::Approved,
        figures: LineFigures {
            kind,
            category,
            payer,
            payer_name: "一汽大众".into(),
            claim_number: String::new(),
            code: "06H121026".into(),
            name: "水泵".into(),
            brand: String::new(),
            specification: String::new(),
            unit: "个".into(),
            quantity: Quantity(1000),
            hours: Hours::ZERO,
            unit_price: Money(60_000),
            price_basis: PriceBasis::TaxIncluded,
            discount_rate: Rate(0),
            discount: Money::ZERO,
            tax_rate: Rate(1300),
            cost: Money::ZERO,
            origin: PartOrigin::Stock,
            grade: None,
            warranty: None,
        },
        listed: Listed::default(),
        amount: Money(60_000),
        authorised_amount: Some(Money(60_000)),
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

fn tagged() -> Tagged {
    Tagged {
        serial_number: "SN778".into(),
        fault_code: "P0118".into(),
        kept_until: None,
        note: String::new(),
    }
}

fn moment() -> (DateTime<Utc>, NaiveDate, PersonId) {
    (now(), day("2026-03-02"), PersonId(1))
}

fn bin(kind: BinKind) -> Bin {
    Bin { id: BinId(4), code: "J-01".into(), name: String::new(), kind, active: true, version: 1 }
}

#[test]
fn what_a_maker_pays_is_tagged_and_nothing_else() {
    let line_of = line(LineKind::Part, Payer::Manufacturer);
    let part = OldPart::of(&line_of, &tagged(), Some(&bin(BinKind::OldParts)), moment()).expect("a tag");
    assert_eq!((part.kept_until, part.bin_id), (day("2026-05-31"), Some(BinId(4))));
    let not_makers = Err(Refusal::NotMakers { name: "水泵".into() });
    for other in [line(LineKind::Part, Payer::Customer), line(LineKind::Labour, Payer::Manufacturer)] {
        assert_eq!(OldPart::of(&other, &tagged(), None, moment()), not_makers);
    }
    let called_off = Line { state: LineState::Declined, ..line_of.clone() };
    assert_eq!(OldPart::of(&called_off, &tagged(), None, moment()), not_makers);
    let shelf = OldPart::of(&line_of, &tagged(), Some(&bin(BinKind::Shelf)), moment());
    assert_eq!(shelf, Err(Refusal::bad("bin_id", FieldProblem::Unknown)), "old parts lie among old parts");
    let past = Tagged { kept_until: Some(day("2026-03-01")), ..tagged() };
    let refused = OldPart::of(&line_of, &past, None, moment());
    assert_eq!(refused, Err(Refusal::bad("kept_until", FieldProblem::InThePast)));
}

#[test]
fn it_is_kept_until_its_day_and_gone_once() {
    let line = line(LineKind::Part, Payer::Manufacturer);
    let part = OldPart::of(&line, &tagged(), None, moment()).expect("a tag");
    assert!(!part.is_overdue(part.kept_until));
    let after = part.kept_until + TimeDelta::days(1);
    assert!(part.is_overdue(after));
    let mut early = part.clone();
    let refused = early.scrap("", part.kept_until, now());
    assert_eq!(refused, Err(Refusal::bad("reason", FieldProblem::Empty)), "before its day it says why");
    early.scrap("厂家电话通知不要", part.kept_until, now()).expect("with a reason");
    let mut late = part.clone();
    late.scrap("", after, now()).expect("after its day nobody asks why");
    assert_eq!(late.state, OldPartState::Scrapped);
    let mut sent = part;
    sent.send(ClaimId(1), now()).expect("sent");
    let gone = Err(Refusal::OldPartIs { state: "sent".into() });
    assert_eq!(sent.send(ClaimId(2), now()), gone);
    assert_eq!(sent.put(None, after), gone);
    assert_eq!(sent.scrap("x", after, now()), gone);
}

fn sheet_line(id: i64, name: &str, charged: i64) -> SheetLine {
    SheetLine {
        line_id: LineId(id),
        kind: LineKind::Part,
        code: String::new(),
        name: name.into(),
        brand: String::new(),
        specification: String::new(),
        unit: "个".into(),
        quantity: Quantity(1000),
        hours: Hours::ZERO,
        unit_price: Money(charged),
        price_basis: PriceBasis::TaxIncluded,
        line_discount: Money::ZERO,
        amount: Money(charged),
        sheet_discount: Money::ZERO,
        charged: Money(charged),
        tax_rate: Rate(1300),
        net: Money(charged),
        tax: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
    }
}

pub fn sheet(payer: Payer) -> Settlement {
    Settlement {
        id: SettlementId(5),
        number: "JS20260302002".into(),
        work_order_id: WorkOrderId(3),
        customer_id: CustomerId(1),
        state: SheetState::Settled,
        payer,
        payer_name: "一汽大众".into(),
        claim_number: String::new(),
        content: SheetContent {
            lines: vec![sheet_line(7, "水泵", 60_000), sheet_line(8, "更换水泵", 24_000)],
            subtotals: Vec::new(),
            before_discount: Money(84_000),
            discount: Money::ZERO,
            rounding: Money::ZERO,
            taxes: Vec::new(),
            net: Money(84_000),
            tax: Money::ZERO,
            total: Money(84_000),
            total_in_words: String::new(),
        },
        total: Money(84_000),
        received: Money::ZERO,
        on_account: Money(84_000),
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: now(),
        issued_by: PersonId(1),
        settled_at: Some(now()),
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: None,
        checksum: String::new(),
        standing_checksum: String::new(),
        version: 1,
    }
}

fn wanted(line: i64) -> WantedClaim {
    WantedClaim { line_id: LineId(line), fault_code: "P0118".into() }
}

#[test]
fn lines_of_a_makers_sheet_are_claimed_once_at_what_it_charges() {
    let maker = sheet(Payer::Manufacturer);
    let lines = claimed(&maker, &[], &[wanted(7), wanted(8)]).expect("both");
    assert_eq!(lines.iter().map(|line| line.claimed).sum::<Money>(), maker.total);
    let again = claimed(&maker, &lines, &[wanted(7)]);
    assert_eq!(again, Err(Refusal::ClaimedAlready { name: "水泵".into() }));
    let bad = |problem| Err(Refusal::bad("line_id", problem));
    assert_eq!(claimed(&maker, &[], &[wanted(9)]), bad(FieldProblem::Unknown));
    assert_eq!(claimed(&maker, &[], &[wanted(7), wanted(7)]), bad(FieldProblem::Taken));
    let customers = claimed(&sheet(Payer::Customer), &[], &[wanted(7)]);
    assert_eq!(customers, Err(Refusal::NotMakers { name: "JS20260302002".into() }));
    let voided = Settlement { state: SheetState::Voided, ..maker };
    assert_eq!(claimed(&voided, &[], &[wanted(7)]), Err(Refusal::SheetIs { state: "voided".into() }));
}

pub fn claim() -> (Claim, Vec<ClaimLine>) {
    let lines = claimed(&sheet(Payer::Manufacturer), &[], &[wanted(7), wanted(8)]).expect("both");
    let lines = (1..).zip(lines).map(|(id, line)| ClaimLine { id: ClaimLineId(id), ..line });
    let claim = Claim {
        id: ClaimId(1),
        number: "SP20260302001".into(),
        work_order_id: WorkOrderId(3),
        settlement_id: SettlementId(5),
        payer_name: "一汽大众".into(),
        claim_number: String::new(),
        state: ClaimState::Draft,
        made_at: now(),
        made_by: PersonId(1),
        sent_on: None,
        answered_on: None,
        note: String::new(),
        lost_reason: String::new(),
        version: 1,
    };
    (claim, lines.collect())
}

pub fn granted(line: i64, amount: i64, reason: &str) -> GrantedLine {
    GrantedLine { claim_line_id: ClaimLineId(line), granted: Money(amount), refuse_reason: reason.into() }
}

#[test]
fn a_claim_granted_in_part_stays_open_until_somebody_bears_the_rest() {
    let (mut claim, mut lines) = claim();
    let (sent, today) = (day("2026-03-03"), day("2026-03-20"));
    let answers = [granted(1, 60_000, ""), granted(2, 10_000, "工时标准 0.5")];
    let early = claim.answer(&mut lines, &answers, today, today);
    assert_eq!(early, Err(Refusal::ClaimIs { state: "draft".into() }), "nobody answers what was not sent");
    claim.send(sent, today).expect("sent");
    assert_eq!(claim.send(sent, today), Err(Refusal::ClaimIs { state: "sent".into() }));
    let before = claim.answer(&mut lines, &answers, day("2026-03-02"), today);
    assert_eq!(before, Err(Refusal::bad("answered_on", FieldProblem::InThePast)));
    let silent = claim.answer(&mut lines, &[granted(1, 60_000, ""), granted(2, 10_000, " ")], today, today);
    assert_eq!(silent, Err(Refusal::bad("refuse_reason", FieldProblem::Empty)), "less says why");
    let more = claim.answer(&mut lines, &[granted(1, 60_001, ""), granted(2, 0, "x")], today, today);
    assert_eq!(more, Err(Refusal::bad("granted", FieldProblem::TooLarge)));
    let half = claim.answer(&mut lines, &answers[..1], today, today);
    assert_eq!(half, Err(Refusal::bad("lines", FieldProblem::Unknown)), "every line is answered");
    claim.answer(&mut lines, &answers, today, today).expect("answered");
    assert_eq!(claim.state, ClaimState::Answered);
    let sums = ClaimSums::of(&lines);
    assert_eq!((sums.claimed, sums.granted), (Money(84_000), Money(70_000)));
    assert_eq!((sums.short, sums.unsettled), (Money(14_000), Money(14_000)));
    let nobody = claim.settle(&mut lines, ClaimLineId(2), (Shortfall::Charged, "", "客户同意"));
    assert_eq!(nobody, Err(Refusal::bad("charged_to", FieldProblem::Empty)));
    let nothing_missing = claim.settle(&mut lines, ClaimLineId(1), (Shortfall::WrittenOff, "", "x"));
    assert_eq!(nothing_missing, Err(Refusal::bad("claim_line_id", FieldProblem::Unknown)));
    claim
        .settle(&mut lines, ClaimLineId(2), (Shortfall::WrittenOff, "", "厂家只认 0.5 工时"))
        .expect("borne");
    assert_eq!(claim.state, ClaimState::Closed);
    let sums = ClaimSums::of(&lines);
    assert_eq!((sums.short, sums.unsettled), (Money(14_000), Money::ZERO));
    assert_eq!(sums.granted + sums.short, sums.claimed);
}

#[test]
fn who_types_no_number_leaves_the_one_it_is_known_by() {
    let (mut claim, _) = claim();
    claim.known_as(" VW-2026-77 ").expect("a number");
    claim.known_as("").expect("none");
    assert_eq!(claim.claim_number, "VW-2026-77");
}

#[test]
fn what_is_granted_wholly_is_closed_at_once() {
    let (mut claim, mut lines) = claim();
    let today = day("2026-03-20");
    claim.send(today, today).expect("sent");
    let answers = [granted(1, 60_000, "x"), granted(2, 24_000, "")];
    claim.answer(&mut lines, &answers, today, today).expect("answered");
    assert_eq!(claim.state, ClaimState::Closed);
    assert_eq!(lines[0].refuse_reason, "", "nothing was refused");
}
