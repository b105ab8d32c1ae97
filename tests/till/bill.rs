//! Sheets: one per payer, within what may be taken off, voided by a mirror.

use crate::visit::{Till, figures, paid_by};
use domain::ids::WorkOrderId;
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::{Action, Missing};
use features::till::{SavePreparation, save_preparation};
use kernel::Refusal;
use serde_json::json;
use shop_tests::typed::request;

fn oil_and_filter() -> Vec<domain::line::LineFigures> {
    vec![figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_050)]
}

#[test]
fn several_payers_get_several_sheets_and_the_shops_own_is_settled_at_once() {
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安 0012", 90_000),
        paid_by(Payer::Shop, Category::Free, "", 5_000),
    ]);
    let quote = till.quote(1_000, 50);
    assert_eq!(quote["sheets"].as_array().unwrap().len(), 3);
    assert_eq!(quote["sheets"][0]["payer_name"], "张小芳");
    assert_eq!(quote["sheets"][0]["content"]["total"], 10_950);
    till.bill(1_000, 50);
    assert_eq!(
        till.sheets(),
        [
            (1, "open".into(), 10_950, 0, 0),
            (2, "settled".into(), 5_000, 0, 0),
            (3, "open".into(), 90_000, 0, 0),
        ]
    );
    assert_eq!(till.number("SELECT count(*) FROM line WHERE settlement_id IS NOT NULL"), 3);
    assert_eq!(till.text("SELECT number FROM settlement WHERE id = 3"), "JS20260302003");
    let found =
        till.number("SELECT count(*) FROM search_term WHERE entity = 'settlement' AND term LIKE 'js%'");
    assert_eq!(found, 3);
    let refusal = till.refused("cashier", "prepare_bill", till.bill_request(0, 0));
    assert_eq!(
        refusal,
        Refusal::StillMissing { action: Action::PrepareBill, missing: vec![Missing::BillExists] }
    );
}

#[test]
fn a_bill_is_rounded_down_by_less_than_ten_yuan_and_a_large_discount_is_the_managers() {
    let till = Till::with(&oil_and_filter());
    let refusal = till.refused("cashier", "prepare_bill", till.bill_request(0, 1_000));
    assert_eq!(refusal, Refusal::RoundedTooFar { rounding: Money(1_000), most: Money(999) });
    for seat in ["cashier", "manager"] {
        let refusal = till.refused(seat, "prepare_bill", till.bill_request(0, -1));
        assert_eq!(refusal, Refusal::RoundedUp, "{seat}: nobody pays more than the lines say");
        assert_eq!(till.refused(seat, "quote_bill", till.bill_request(0, -1)), Refusal::RoundedUp);
    }
    till.quote(0, 999);
    let refusal = till.refused("cashier", "prepare_bill", till.bill_request(-1, 0));
    assert_eq!(refusal, Refusal::bad("discount", FieldProblem::Negative));
    // A tenth of 200.50 is the limit.
    let over = till.quote(2_006, 0);
    assert_eq!(over["sheets"][0]["content"]["total"], 18_044, "what was typed stays on the page in figures");
    let asked = over["refusals"].clone();
    let refusal = till.refused("cashier", "prepare_bill", till.bill_request(2_006, 0));
    let (discount, allowed, over) = (Money(2_006), Money(2_005), Money(1));
    assert_eq!(refusal, Refusal::DiscountOverLimit { limit: "10%".into(), discount, allowed, over });
    assert_eq!(asked, json!([refusal]), "the quote says it before the bill does");
    let within = till.quote(2_005, 0);
    assert_eq!(within["refusals"], json!([]));
    till.billed_by("manager", 10_000, 50);
    assert_eq!(till.sheets()[0].2, 10_000);
}

#[test]
fn a_discount_needs_a_customer_to_give_it_to() {
    let till = Till::with(&[paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000)]);
    let refused = till.refused("manager", "prepare_bill", till.bill_request(100, 0));
    assert_eq!(refused, Refusal::DiscountNeedsOneSheet { sheets: 0 });
    let too_large = Till::with(&[figures(LineKind::Labour, 10_000)]);
    let refused = too_large.refused("manager", "prepare_bill", too_large.bill_request(10_001, 0));
    assert_eq!(refused, Refusal::DiscountTooLarge);
}

/// Six per cent are within the limit of ten; below cost they are the manager's all the same.
#[test]
fn a_discount_of_the_sheet_brings_no_line_below_cost_unasked() {
    let dear = LineFigures { cost: Money(9_500), ..figures(LineKind::Part, 10_000) };
    let till = Till::with(&[dear, figures(LineKind::Labour, 10_000)]);
    let quote = till.quote(1_200, 0);
    let refused = till.refused("cashier", "prepare_bill", till.bill_request(1_200, 0));
    assert_eq!(refused, Refusal::BelowCost { by: Money(100) });
    assert_eq!(quote["refusals"], json!([refused]), "the page asks the manager instead of offering the key");
    assert_eq!(till.quote(1_000, 0)["refusals"], json!([]));
    till.billed_by("manager", 1_200, 0);
}

#[test]
fn the_checklist_is_kept_by_its_own_version_and_knows_its_codes() {
    let till = Till::with(&oil_and_filter());
    let save = |version: i64, done: &[&str]| SavePreparation {
        work_order_id: WorkOrderId(1),
        version,
        done: done.iter().map(|code| (*code).to_owned()).collect(),
        mileage_out_km: None,
        instrument_replaced: false,
    };
    let refusal = till.refused("advisor", "save_preparation", request(save(0, &["polished"])));
    assert_eq!(refusal, Refusal::bad("done", FieldProblem::Unknown));
    let ticked = save(0, &["interior_wiped", "exterior_washed", "interior_wiped"]);
    till.run("technician", save_preparation, ticked);
    assert_eq!(till.text("SELECT done FROM preparation"), r#"["exterior_washed","interior_wiped"]"#);
    assert!(matches!(
        till.refused("advisor", "save_preparation", request(save(0, &[]))),
        Refusal::Conflict { current: 1, .. }
    ));
    till.run("advisor", save_preparation, save(1, &[]));
    let refusal = till.refused("cashier", "complete_preparation", till.about());
    let missing = vec![Missing::Checklist { count: 7 }, Missing::MileageOut, Missing::Bill];
    assert_eq!(refusal, Refusal::StillMissing { action: Action::CompletePreparation, missing });
    till.bill(0, 0);
    assert_eq!(till.prepared()["stage"], "awaiting_settlement");
}

#[test]
fn nothing_to_collect_goes_straight_to_delivery() {
    let till = Till::with(&[paid_by(Payer::Shop, Category::Internal, "", 30_000)]);
    till.bill(0, 0);
    assert_eq!(till.prepared()["stage"], "ready_for_delivery");
}

#[test]
fn a_visit_nothing_was_charged_for_ends_with_a_sheet_of_zero() {
    let till = Till::with(&[]);
    till.bill(0, 0);
    assert_eq!(till.sheets(), [(1, "settled".into(), 0, 0, 0)]);
    assert_eq!(till.prepared()["stage"], "ready_for_delivery");
}

#[test]
fn a_voided_sheet_is_mirrored_and_only_its_lines_are_billed_again() {
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    till.bill(500, 0);
    till.prepared();
    let void = json!({ "settlement_id": 1, "reason": "客户要求重开" });
    assert!(matches!(till.refused("cashier", "void_settlement", void.clone()), Refusal::RoleMissing { .. }));
    let unexplained =
        till.refused("manager", "void_settlement", json!({ "settlement_id": 1, "reason": " " }));
    assert_eq!(unexplained, Refusal::bad("reason", FieldProblem::Empty));
    assert_eq!(till.void(1, "客户要求重开")["stage"], "preparing");
    assert_eq!(
        till.sheets(),
        [
            (1, "voided".into(), 11_500, 0, 0),
            (2, "open".into(), 90_000, 0, 0),
            (3, "reversal".into(), -11_500, 0, 0),
        ]
    );
    assert_eq!(till.number("SELECT reverses_id FROM settlement WHERE id = 3"), 1);
    assert_eq!(till.text("SELECT void_reason FROM settlement WHERE id = 1"), "客户要求重开");
    assert_eq!(till.number("SELECT count(*) FROM line WHERE settlement_id IS NULL"), 1);
    // The car does not leave with a line that nobody was billed for.
    let refusal = till.refused("cashier", "complete_preparation", till.about());
    assert_eq!(
        refusal,
        Refusal::StillMissing { action: Action::CompletePreparation, missing: vec![Missing::Bill] }
    );
    till.bill(0, 0);
    assert_eq!(till.sheets()[3], (4, "open".into(), 12_000, 0, 0));
    assert_eq!(till.prepared()["stage"], "awaiting_settlement");
    let again = till.refused("manager", "void_settlement", void);
    assert_eq!(again, Refusal::SheetIs { state: "voided".into() });
}

#[test]
fn what_was_paid_on_a_voided_sheet_pays_the_next_one() {
    let till = Till::with(&oil_and_filter());
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till.void(1, "开错");
    assert_eq!(till.stage(), "preparing");
    assert_eq!(till.sheets()[0].3, 0, "nothing is paid on a sheet that does not stand");
    till.bill(0, 0);
    till.to_the_till();
    till.pay(3, PaymentMeans::Deposit, 5_000);
    assert_eq!(till.sheets()[2].3, 5_000);
    assert_eq!(
        till.refused("cashier", "take_payment", till.payment(3, PaymentMeans::Deposit, 1)),
        Refusal::OverDrawn { amount: Money(1), credit: Money::ZERO }
    );
}
