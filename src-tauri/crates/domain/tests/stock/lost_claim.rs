//! A claim whose sheet was taken back: it goes with the one in its place, or is withdrawn.

use crate::claim::{claim, day, granted, sheet};
use domain::claim::lost_sheet::may_follow;
use domain::claim::{Claim, ClaimLine, ClaimState, Shortfall};
use domain::ids::{ClaimLineId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Settlement, SheetState};

fn lost() -> Settlement {
    Settlement { state: SheetState::Voided, ..sheet(Payer::Manufacturer) }
}

/// The sheet in its place; the work on it is cheaper by 40.00.
fn anew() -> Settlement {
    let mut anew = Settlement { id: SettlementId(9), ..sheet(Payer::Manufacturer) };
    anew.payer_name = "一汽大众售后".into();
    anew.content.lines[1].charged = Money(20_000);
    anew
}

fn answered() -> (Claim, Vec<ClaimLine>) {
    let (mut claim, mut lines) = claim();
    let today = day("2026-03-20");
    claim.send(today, today).expect("sent");
    let answers = [granted(1, 60_000, ""), granted(2, 10_000, "工时标准 0.5")];
    claim.answer(&mut lines, &answers, today, today).expect("answered");
    (claim, lines)
}

#[test]
fn while_its_sheet_stands_nothing_becomes_of_a_claim() {
    let (mut claim, mut lines) = claim();
    let stands = sheet(Payer::Manufacturer);
    assert!(!claim.lost_its(&stands));
    let is = Err(Refusal::SheetIs { state: "settled".into() });
    assert_eq!(claim.withdraw(&stands, "开错"), is);
    assert_eq!(claim.follow(&mut lines, (&stands, &anew()), &[], "开错"), is);
    assert!(claim.lost_its(&lost()));
}

#[test]
fn a_claim_is_withdrawn_once_and_says_why() {
    let (mut claim, mut lines) = claim();
    assert_eq!(claim.withdraw(&lost(), " "), Err(Refusal::bad("reason", FieldProblem::Empty)));
    claim.withdraw(&lost(), "车主自费").expect("withdrawn");
    assert_eq!((claim.state, claim.lost_reason.as_str()), (ClaimState::Withdrawn, "车主自费"));
    assert!(!claim.lost_its(&lost()), "it is settled");
    let is = Err(Refusal::ClaimIs { state: "withdrawn".into() });
    assert_eq!(claim.withdraw(&lost(), "车主自费"), is);
    assert_eq!(claim.follow(&mut lines, (&lost(), &anew()), &[], "开错"), is);
    assert_eq!(claim.check_state(ClaimState::Draft), is, "and it is not sent any more");
}

#[test]
fn a_claim_goes_on_with_the_sheet_in_place_of_its_own() {
    let (mut claim, mut lines) = claim();
    claim.follow(&mut lines, (&lost(), &anew()), &[], "工时改价").expect("it goes with it");
    assert_eq!((claim.settlement_id, claim.payer_name.as_str()), (SettlementId(9), "一汽大众售后"));
    assert_eq!(claim.state, ClaimState::Draft, "it is as far as it was");
    let claimed: Vec<i64> = lines.iter().map(|line| line.claimed.0).collect();
    assert_eq!(claimed, [60_000, 20_000], "at what that one charges");
    assert!(lines.iter().all(|line| line.settlement_id == SettlementId(9)));
}

#[test]
fn a_shortfall_of_another_amount_is_settled_anew() {
    let (mut claim, mut lines) = answered();
    claim.settle(&mut lines, ClaimLineId(2), (Shortfall::WrittenOff, "", "只认 0.5")).expect("borne");
    assert_eq!(claim.state, ClaimState::Closed);
    claim.follow(&mut lines, (&lost(), &anew()), &[], "工时改价").expect("it goes with it");
    assert_eq!((lines[1].short(), lines[1].shortfall), (Money(10_000), None), "it was 140.00 that was borne");
    assert_eq!(claim.state, ClaimState::Answered);
    // Where the same is missing, it is borne still.
    let (mut claim, mut lines) = answered();
    claim.settle(&mut lines, ClaimLineId(2), (Shortfall::WrittenOff, "", "只认 0.5")).expect("borne");
    let same = Settlement { id: SettlementId(9), ..sheet(Payer::Manufacturer) };
    claim.follow(&mut lines, (&lost(), &same), &[], "票头改名").expect("it goes with it");
    assert_eq!((lines[1].shortfall, claim.state), (Some(Shortfall::WrittenOff), ClaimState::Closed));
}

#[test]
fn it_goes_with_no_sheet_that_is_not_in_its_place() {
    let (claim, lines) = answered();
    let refusal = |to: &Settlement, there: &[ClaimLine], reason| {
        let (mut claim, mut lines) = (claim.clone(), lines.clone());
        let before = claim.clone();
        let refusal = claim.follow(&mut lines, (&lost(), to), there, reason).expect_err("refused");
        assert_eq!(claim, before, "nothing of it is kept");
        assert!(reason != "开错" || !may_follow(&claim, &lines, (&lost(), to), there), "nor offered");
        refusal
    };
    let elsewhere = Settlement { work_order_id: WorkOrderId(4), ..anew() };
    assert_eq!(refusal(&elsewhere, &[], "开错"), Refusal::bad("settlement_id", FieldProblem::Unknown));
    let customers = sheet(Payer::Customer);
    assert_eq!(refusal(&customers, &[], "开错"), Refusal::NotMakers { name: customers.number.clone() });
    assert_eq!(refusal(&lost(), &[], "开错"), Refusal::SheetIs { state: "voided".into() });
    let mut less = anew();
    less.content.lines.pop();
    assert_eq!(refusal(&less, &[], "开错"), Refusal::bad("line_id", FieldProblem::Unknown));
    assert_eq!(refusal(&anew(), &lines, "开错"), Refusal::ClaimedAlready { name: "水泵".into() });
    let mut cheaper = anew();
    cheaper.content.lines[1].charged = Money(9_999);
    assert_eq!(refusal(&cheaper, &[], "开错"), Refusal::bad("granted", FieldProblem::TooLarge));
    assert_eq!(refusal(&anew(), &[], ""), Refusal::bad("reason", FieldProblem::Empty));
    assert!(may_follow(&claim, &lines, (&lost(), &anew()), &[]));
}
