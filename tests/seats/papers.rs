//! Who is handed which paper, asked at both doors: the declaration of the paper
//! says it, and nothing else does.

use domain::role::Role;
use domain::visibility::Confidential;
use features::papers::PAPERS;
use serde_json::{Value, json};
use shop_tests::{MORNING, SEATS, TestShop};
use std::path::Path;

fn role_of(seat: &str) -> Role {
    serde_json::from_value(seat.trim_start_matches("second_").into()).expect("a seat is called by its role")
}

/// No shop has so many of anything: who may have the paper hears that there is
/// none, who may not hears nothing about it.
const NONE: i64 = 999;

#[test]
fn each_seat_is_handed_the_papers_declared_for_its_role_and_no_other() {
    for shop in [TestShop::open_at(MORNING), TestShop::over_http_at(MORNING)] {
        for paper in PAPERS {
            for seat in SEATS {
                let refusal = shop.ask_paper(seat, paper.kind, NONE).expect_err("there is none");
                if paper.is_handed_to(&[role_of(seat)]) {
                    assert_eq!(refusal["code"], "not_found", "{seat} {}", paper.kind);
                } else {
                    let expect = json!({ "code": "role_missing", "params": { "roles": paper.handed_to } });
                    assert_eq!(refusal, expect, "{seat} {}", paper.kind);
                }
            }
        }
    }
}

/// Each is drawn at every size with one row, forty and four hundred, whatever can be
/// typed and the largest amounts: one that is missing in that list is looked at by nobody.
#[test]
fn every_paper_is_drawn_in_every_length_with_the_others() {
    let list =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/documents/tests/papers/filled.rs");
    let list = std::fs::read_to_string(list).expect("the list of filled papers");
    let drawn = |title: &str| list.contains(&format!("title: \"{title}\""));
    let declared = PAPERS.iter().map(|paper| paper.title);
    // A paper of a declared kind may be called otherwise by what stands on it.
    let by_content = ["定金收据", "收银月报", "维修结算清单（保险）", "维修结算清单（内部）"];
    // A label has neither head nor footer, and nothing on it runs on: it is looked at in `shelf_labels.rs`.
    let no_paper = ["货架标签", "旧件标签"];
    let drawn = |title: &str| drawn(title) || no_paper.contains(&title);
    let missing: Vec<&str> = declared.chain(by_content).filter(|&title| !drawn(title)).collect();
    assert!(missing.is_empty(), "drawn in no length but its usual one: {missing:?}");
}

/// What stands on a paper decides: a phone, an amount, or neither.
#[test]
fn what_stands_on_a_paper_says_who_is_handed_it() {
    let contact = Confidential::Contact.roles();
    for (kind, roles) in [
        ("booking_slip", contact),
        ("check_in_sheet", contact),
        ("earlier_check_in_sheet", contact),
        ("quote", contact),
        ("draft_quote", contact),
        ("repair_contract", contact),
        ("earlier_repair_contract", contact),
        ("delivery_sheet", contact),
        ("completion_certificate", &[Role::Advisor, Role::Inspector, Role::Cashier, Role::Manager][..]),
        ("price_list", &Role::ALL[..]),
        ("sample_paper", &[Role::Manager][..]),
        ("job_card", &Role::ALL[..]),
        ("earlier_job_card", &Role::ALL[..]),
        ("settlement_sheet", &[Role::Cashier, Role::Advisor, Role::Manager][..]),
    ] {
        let paper = PAPERS.iter().find(|paper| paper.kind == kind).expect("it is declared");
        for role in Role::ALL {
            assert_eq!(paper.is_handed_to(&[role]), roles.contains(&role), "{kind} {role:?}");
        }
    }
}

#[test]
fn a_kind_nobody_declared_is_refused_alike_at_both_doors() {
    let expect: Value = json!({ "code": "not_found", "params": { "entity": "document", "id": NONE } });
    for shop in [TestShop::open_at(MORNING), TestShop::over_http_at(MORNING)] {
        assert_eq!(
            shop.ask_paper("manager", "love_letter", NONE).expect_err("there is no such kind"),
            expect
        );
    }
}
