//! What makers pay: the old part is tagged, the claim goes with it, and what is granted stands beside
//! what the maker owes.

use crate::accounts::trust;
use crate::visit::{Till, figures, paid_by};
use domain::claim::answer::GrantedLine;
use domain::claim::old_part::Tagged;
use domain::claim::{ClaimState, OldPartState, Shortfall, WantedClaim};
use domain::ids::{ClaimId, ClaimLineId, LineId, OldPartId, PhotoId, SettlementId, WorkOrderId};
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::Money;
use domain::photo::{PhotoKind, PhotoPlace};
use features::claims::answer::{AnswerClaim, SettleShortfall, answer_claim, settle_shortfall};
use features::claims::judged::{JudgeClaimed, judge_claimed};
use features::claims::old_parts::{
    AskOldParts, ScrapOldPart, TagOldPart, list_old_parts, parts_to_tag, tag_old_part,
};
use features::claims::pages::{AskClaim, AskClaims, claims_to_make, get_claim, list_claims};
use features::claims::send::{DropClaim, MakeClaim, SendClaim, drop_claim, make_claim, send_claim};
use features::document::document;
use features::overdue::list_overdue;
use features::photos::{AddPhoto, add_photo};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{day, monday};
use shop_tests::photos::picture;
use shop_tests::typed::request;
use spreadsheets::{Options, read};

const MAKER: &str = "一汽大众";

/// Oil for the customer; a pump of 600.00 and its work of 240.00 for the maker.
pub fn under_warranty() -> Till {
    let pump = LineFigures {
        payer: Payer::Manufacturer,
        category: Category::Free,
        payer_name: MAKER.into(),
        name: "水泵".into(),
        ..figures(LineKind::Part, 60_000)
    };
    Till::with(&[
        figures(LineKind::Labour, 10_000),
        pump,
        paid_by(Payer::Manufacturer, Category::Free, MAKER, 24_000),
    ])
}

pub fn tag(line: i64) -> TagOldPart {
    TagOldPart {
        line_id: LineId(line),
        tagged: Tagged {
            serial_number: "SN778".into(),
            fault_code: "P0118".into(),
            kept_until: None,
            note: String::new(),
        },
        bin_code: String::new(),
    }
}

pub fn made(lines: &[i64]) -> MakeClaim {
    let line = |id: &i64| WantedClaim { line_id: LineId(*id), fault_code: "P0118".into() };
    MakeClaim {
        settlement_id: SettlementId(2),
        lines: lines.iter().map(line).collect(),
        claim_number: "VW-2026-77".into(),
        note: String::new(),
    }
}

pub fn sent(version: i64) -> SendClaim {
    SendClaim { id: ClaimId(1), version, claim_number: "VW-2026-77".into(), sent_on: monday() }
}

pub fn granted(line: i64, amount: i64, reason: &str) -> GrantedLine {
    GrantedLine { claim_line_id: ClaimLineId(line), granted: Money(amount), refuse_reason: reason.into() }
}

/// Why the maker pays a line that is billed to it.
pub fn judged(line: i64) -> JudgeClaimed {
    JudgeClaimed {
        line_id: LineId(line),
        reason: "水泵内部泄漏，在厂家包修期内".into(),
        evidence: "打压 10 分钟掉 0.3 bar".into(),
        photos: Vec::new(),
        fault_code: "P0118".into(),
    }
}

pub fn page(till: &Till) -> Value {
    till.run("manager", get_claim, AskClaim { id: ClaimId(1) })
}

#[test]
fn a_claim_granted_in_part_leaves_the_sheet_as_it_is_owed() {
    let till = under_warranty();
    let untagged = till.run("manager", parts_to_tag, AskNothing {});
    assert_eq!(untagged["parts"][0]["name"], "水泵");
    assert_eq!(
        untagged["parts"].as_array().map(Vec::len),
        Some(1),
        "neither oil nor work leaves an old part"
    );
    let tagged = till.run("manager", tag_old_part, tag(2));
    assert_eq!(tagged["number"], "JJ20260302001");
    assert_eq!(till.run("manager", parts_to_tag, AskNothing {})["parts"], json!([]));
    trust(&till);
    let open = till.run("manager", claims_to_make, AskNothing {});
    let sheet = &open["sheets"][0];
    assert_eq!(
        (&sheet["sheet"]["payer_name"], &sheet["sheet"]["on_account"]),
        (&json!(MAKER), &json!(84_000))
    );
    assert_eq!(sheet["lines"][0]["fault_code"], "P0118", "it stands on the tag already");
    till.run("manager", make_claim, made(&[2, 3]));
    assert_eq!(till.run("manager", claims_to_make, AskNothing {})["sheets"], json!([]));
    let shelved = till.run("manager", list_old_parts, AskOldParts { state: OldPartState::Shelved });
    assert_eq!(shelved["parts"][0]["to_send"], 1);
    till.run("manager", judge_claimed, judged(2));
    till.run("manager", judge_claimed, judged(3));
    till.run("manager", send_claim, sent(1));
    let gone = till.run("manager", list_old_parts, AskOldParts { state: OldPartState::Sent });
    assert_eq!(gone["parts"][0]["claim_id"], 1);
    let answer = AnswerClaim {
        id: ClaimId(1),
        version: 2,
        answered_on: monday(),
        claim_number: String::new(),
        lines: vec![granted(1, 60_000, ""), granted(2, 10_000, "工时标准 0.5")],
    };
    till.run("manager", answer_claim, answer);
    let told = page(&till);
    let expect = json!({ "claimed": 84_000, "granted": 70_000, "short": 14_000, "unsettled": 14_000 });
    assert_eq!((&told["sums"], &told["claim"]["state"]), (&expect, &json!("answered")));
    assert_eq!(told["sheet"]["on_account"], 84_000, "the money stays with the accounts of the till");
    let settle = SettleShortfall {
        id: ClaimId(1),
        version: 3,
        claim_line_id: ClaimLineId(2),
        shortfall: Shortfall::WrittenOff,
        charged_to: String::new(),
        reason: "厂家只认 0.5 工时".into(),
    };
    till.run("manager", settle_shortfall, settle);
    assert_eq!(page(&till)["claim"]["state"], "closed");
    let closed = till.run("manager", list_claims, AskClaims { state: ClaimState::Closed, before: None });
    assert_eq!(closed["claims"][0]["number"], "SP20260302001");
}

#[test]
fn what_cannot_be_claimed_is_named() {
    let till = under_warranty();
    trust(&till);
    let refused = |command: &str, ask: Value| till.ask("manager", command, ask).expect_err("it is refused");
    let tagged = refused("tag_old_part", request(tag(1)));
    assert!(matches!(tagged, Refusal::NotMakers { .. }), "{tagged:?}");
    let of_customer = MakeClaim { settlement_id: SettlementId(1), ..made(&[1]) };
    let claimed = refused("make_claim", request(of_customer));
    assert!(matches!(claimed, Refusal::NotMakers { .. }), "{claimed:?}");
    till.run("manager", make_claim, made(&[2]));
    let again = refused("make_claim", request(made(&[2])));
    assert_eq!(again, Refusal::ClaimedAlready { name: "水泵".into() });
    let early = AnswerClaim {
        id: ClaimId(1),
        version: 1,
        answered_on: monday(),
        claim_number: String::new(),
        lines: vec![granted(1, 60_000, "")],
    };
    assert_eq!(refused("answer_claim", request(early)), Refusal::ClaimIs { state: "draft".into() });
    let tomorrow = SendClaim { sent_on: day("2026-03-03"), ..sent(1) };
    assert!(matches!(refused("send_claim", request(tomorrow)), Refusal::BadField { .. }));
    till.run("manager", judge_claimed, judged(2));
    till.run("manager", send_claim, sent(1));
    let stale = refused("send_claim", request(sent(1)));
    assert!(matches!(stale, Refusal::Conflict { .. }), "{stale:?}");
}

#[test]
fn nothing_is_sent_to_a_maker_of_which_nobody_judged_that_it_pays() {
    let till = under_warranty();
    trust(&till);
    let refused = |command: &str, ask: Value| till.ask("manager", command, ask).expect_err("it is refused");
    till.run("manager", make_claim, made(&[2, 3]));
    assert_eq!((&page(&till)["unjudged"], &page(&till)["judged"]), (&json!([2, 3]), &json!([])));
    let unjudged = |name: &str| Refusal::ClaimUnjudged { name: name.into() };
    assert_eq!(refused("send_claim", request(sent(1))), unjudged("水泵"));
    till.run("manager", judge_claimed, judged(2));
    let work = page(&till)["lines"][1]["name"].as_str().map(str::to_owned).expect("the work has a name");
    assert_eq!(refused("send_claim", request(sent(1))), unjudged(&work));
    assert_eq!(page(&till)["claim"]["state"], "draft", "what was refused wrote nothing");

    let silent = JudgeClaimed { evidence: String::new(), ..judged(3) };
    assert!(matches!(refused("judge_claimed", request(silent)), Refusal::BadField { .. }));
    let again = Refusal::LineIsJudged { name: "水泵".into() };
    assert_eq!(refused("judge_claimed", request(judged(2))), again, "it is judged once");
    let customers = refused("judge_claimed", request(judged(1)));
    assert!(matches!(customers, Refusal::NotMakers { .. }), "the customer pays it: {customers:?}");

    let before = till.number("SELECT sum(amount) FROM line");
    till.run("manager", judge_claimed, judged(3));
    assert_eq!(till.number("SELECT sum(amount) FROM line"), before, "who pays what stands on the sheet");
    assert_eq!(page(&till)["unjudged"], json!([]));
    assert_eq!(page(&till)["judged"][0]["judgement"]["evidence"], "打压 10 分钟掉 0.3 bar");
    till.run("manager", send_claim, sent(1));
    assert_eq!(page(&till)["claim"]["state"], "sent");
}

#[test]
fn a_claim_that_was_not_sent_is_dropped_and_its_lines_claimed_anew() {
    let till = under_warranty();
    trust(&till);
    till.run("manager", make_claim, made(&[2]));
    till.run("manager", drop_claim, DropClaim { id: ClaimId(1), version: 1 });
    assert_eq!(till.search("manager", "SP20260302001")["documents"], json!([]), "nothing is found by it");
    till.run("manager", make_claim, made(&[2, 3]));
    let lines = till.number("SELECT count(*) FROM claim_line");
    assert_eq!(lines, 2);
}

#[test]
fn the_list_of_claims_says_why_the_maker_pays_and_names_the_photos_that_show_it() {
    let till = under_warranty();
    trust(&till);
    till.run("manager", make_claim, made(&[2, 3]));
    let order = till.number("SELECT work_order_id FROM line WHERE id = 2");
    let photo = |number: u8, caption: &str| {
        let place = PhotoPlace {
            kind: PhotoKind::Part,
            finding_id: None,
            job_id: None,
            item: String::new(),
            damage_mark: String::new(),
            caption: caption.to_owned(),
        };
        let content = picture(number);
        let ask = AddPhoto { work_order_id: WorkOrderId(order), checked_in_at: None, place, content };
        PhotoId(till.run("manager", add_photo, ask)["id"].as_i64().expect("an id"))
    };
    let photos = vec![photo(1, "水封渗漏"), photo(2, "")];
    photo(3, "别的");
    till.run("manager", judge_claimed, JudgeClaimed { photos: photos.clone(), ..judged(2) });
    assert_eq!(page(&till)["judged"][0]["judgement"]["photos"], json!(photos), "they go along to its page");
    let list = document(&till.shop, &till.session("manager"), "claim_list", 1, None).expect("it goes out");
    let grid = read(&list.bytes, &Options::default()).expect("it is a workbook");
    let heads = grid.row(0).expect("heads");
    let at = ["鉴定理由", "鉴定依据", "依据照片"]
        .map(|head| heads.cells().position(|cell| cell == head).expect("a column"));
    let told = |row: usize| at.map(|place| grid.row(row).expect("a line of the claim").cell(place));
    assert_eq!(told(1), ["水泵内部泄漏，在厂家包修期内", "打压 10 分钟掉 0.3 bar", "水封渗漏、配件"]);
    assert_eq!(told(2), ["", "", ""], "nobody judged it yet");
}

#[test]
fn an_old_part_is_kept_until_its_day_and_seen_to_when_it_is_over() {
    let till = under_warranty();
    till.run("manager", tag_old_part, tag(2));
    let early = ScrapOldPart { id: OldPartId(1), version: 1, reason: String::new() };
    let refused = till.ask("manager", "scrap_old_part", request(early)).expect_err("it is to be kept");
    assert!(matches!(refused, Refusal::BadField { .. }), "{refused:?}");
    let shelved = || till.run("manager", list_old_parts, AskOldParts { state: OldPartState::Shelved });
    assert_eq!(shelved()["parts"][0]["is_overdue"], false);
    let out = || till.run("manager", list_overdue, AskNothing {})["rows"].clone();
    assert_eq!(out(), json!([]));
    till.later(91 * 24 * 60);
    assert_eq!(shelved()["parts"][0]["is_overdue"], true);
    let told = ["kind", "number", "name", "old_part_id"].map(|field| out()[0][field].clone());
    assert_eq!(told, [json!("old_part"), json!("JJ20260302001"), json!("水泵"), json!(1)]);
    let list = document(&till.shop, &till.session("manager"), "old_part_list", 1, None).expect("it goes out");
    let grid = read(&list.bytes, &Options::default()).expect("it is a workbook");
    let row: Vec<&str> = grid.rows().nth(1).expect("one tag").cells().collect();
    for word in ["JJ20260302001", "在架", "水泵", "SN778", "P0118", MAKER, "是"] {
        assert!(row.contains(&word), "{word} of {row:?}");
    }
}
