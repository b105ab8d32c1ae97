//! A maker's sheet is taken back while its claim is on its way: the claim says so, and somebody says what
//! becomes of it.

use crate::accounts::trust;
use crate::maker_claims::{granted, judged, made, page, sent, under_warranty};
use crate::visit::Till;
use domain::claim::ClaimState;
use domain::ids::{ClaimId, SettlementId};
use features::claims::answer::{AnswerClaim, answer_claim};
use features::claims::judged::judge_claimed;
use features::claims::lost::{SettleLostClaim, settle_lost_claim};
use features::claims::pages::{AskClaims, claims_to_make, list_claims};
use features::claims::send::{MakeClaim, SendClaim, make_claim, send_claim};
use features::overdue::list_overdue;
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::asks_till::monday;
use shop_tests::typed::request;

/// A claim of both lines of the maker's sheet is with the maker.
fn with_the_maker() -> Till {
    let till = under_warranty();
    trust(&till);
    till.run("manager", make_claim, made(&[2, 3]));
    till.run("manager", judge_claimed, judged(2));
    till.run("manager", judge_claimed, judged(3));
    till.run("manager", send_claim, sent(1));
    till
}

fn settling(version: i64, sheet: Option<i64>, reason: &str) -> SettleLostClaim {
    SettleLostClaim {
        id: ClaimId(1),
        version,
        settlement_id: sheet.map(SettlementId),
        reason: reason.to_owned(),
    }
}

fn answer(version: i64) -> AnswerClaim {
    AnswerClaim {
        id: ClaimId(1),
        version,
        answered_on: monday(),
        claim_number: String::new(),
        lines: vec![granted(1, 60_000, ""), granted(2, 24_000, "")],
    }
}

/// The maker's sheet that stands now.
fn standing(till: &Till) -> i64 {
    till.number(
        "SELECT max(id) FROM settlement WHERE payer = 'manufacturer' AND state IN ('open', 'settled')",
    )
}

#[test]
fn a_claim_goes_with_the_sheet_in_place_of_the_one_taken_back() {
    let till = with_the_maker();
    let refused = |command: &str, ask| till.ask("manager", command, ask).expect_err("refused");
    let stands = refused("settle_lost_claim", request(settling(2, None, "开错")));
    assert!(matches!(stands, Refusal::SheetIs { .. }), "{stands:?}");
    let out = || till.run("manager", list_overdue, AskNothing {})["rows"].clone();
    assert_eq!(out(), json!([]), "its sheet stands");
    till.void(2, "厂家名称开错");
    assert_eq!((&out()[0]["kind"], &out()[0]["claim_id"]), (&json!("lost_claim"), &json!(1)));
    let told = page(&till);
    assert_eq!((&told["is_lost"], &told["may_follow"]), (&json!(true), &json!([])));
    let listed = till.run("manager", list_claims, AskClaims { state: ClaimState::Sent, before: None });
    assert_eq!(listed["claims"][0]["is_lost"], true, "the list says so as well");
    let early = refused("answer_claim", request(answer(2)));
    assert_eq!(early, Refusal::SheetIs { state: "voided".into() });
    till.bill(0, 0);
    let anew = standing(&till);
    assert_eq!(page(&till)["may_follow"][0]["settlement_id"], anew);
    let open = till.run("manager", claims_to_make, AskNothing {});
    assert_eq!(open["sheets"], json!([]), "the maker has a claim for all of it already");
    let twice = MakeClaim { settlement_id: SettlementId(anew), ..made(&[2]) };
    let twice = refused("make_claim", request(twice));
    assert_eq!(twice, Refusal::ClaimedAlready { name: "水泵".into() });
    till.run("manager", settle_lost_claim, settling(2, Some(anew), "厂家名称开错，已重开"));
    let told = page(&till);
    assert_eq!((&told["is_lost"], &told["claim"]["state"]), (&json!(false), &json!("sent")));
    assert_eq!(told["sheet"]["settlement_id"], anew);
    assert_eq!(out(), json!([]), "it goes on with another");
    let open = till.run("manager", claims_to_make, AskNothing {});
    assert_eq!(open["sheets"], json!([]), "nothing of it is claimed a second time");
    till.run("manager", answer_claim, answer(3));
    assert_eq!(page(&till)["claim"]["state"], "closed");
}

#[test]
fn a_claim_that_nobody_asks_for_any_more_is_withdrawn() {
    let till = with_the_maker();
    till.void(2, "车主自费");
    let stale = till.ask("manager", "settle_lost_claim", request(settling(1, None, "车主自费")));
    assert!(matches!(stale, Err(Refusal::Conflict { .. })), "{stale:?}");
    till.run("manager", settle_lost_claim, settling(2, None, "车主自费"));
    let told = page(&till);
    assert_eq!((&told["is_lost"], &told["claim"]["state"]), (&json!(false), &json!("withdrawn")));
    assert_eq!(told["claim"]["lost_reason"], "车主自费");
    till.bill(0, 0);
    let open = till.run("manager", claims_to_make, AskNothing {});
    assert_eq!(open["sheets"][0]["sheet"]["settlement_id"], standing(&till), "it may be claimed anew");
}

#[test]
fn a_claim_sent_without_a_number_keeps_the_one_it_has() {
    let till = under_warranty();
    trust(&till);
    till.run("manager", make_claim, made(&[2]));
    till.run("manager", judge_claimed, judged(2));
    till.run("manager", send_claim, SendClaim { claim_number: String::new(), ..sent(1) });
    assert_eq!(page(&till)["claim"]["claim_number"], "VW-2026-77");
}

#[test]
fn a_tag_hangs_on_an_old_part_with_what_it_is_scanned_by() {
    let till = under_warranty();
    till.run("manager", features::claims::old_parts::tag_old_part, crate::maker_claims::tag(2));
    let paper = crate::papers::text(&till, "manager", "old_part_tag", 1);
    for said in ["JJ20260302001", "水泵", "留至2026-05-31", "P0118"] {
        assert!(paper.contains(said), "no {said} in {paper}");
    }
}
