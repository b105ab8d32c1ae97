//! The number an insurer or a maker knows a case by: a sheet of each, one debtor, and
//! on every paper that is about it.

use crate::accounts::{insurer, pays, trust};
use crate::papers::{says, text};
use crate::visit::{Till, figures, paid_by};
use domain::account::Debtor;
use domain::ids::LineId;
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::PaymentMeans;
use features::till::{MakeAccountStatement, collect_account, make_account_statement};
use features::visit::lines::{ChangeLine, change_line};
use serde_json::json;
use shop_tests::asks_till::{day, monday};
use shop_tests::papers::text_of;
use shop_tests::typed::request;

fn claimed(number: &str, price: i64) -> LineFigures {
    let claim_number = number.to_owned();
    LineFigures { claim_number, ..paid_by(Payer::Insurer, Category::Insurance, "平安", price) }
}

fn three() -> Till {
    Till::with(&[figures(LineKind::Labour, 10_000), claimed("90510302", 30_000), claimed("90510317", 40_000)])
}

#[test]
fn each_case_has_its_sheet_and_the_insurer_one_account() {
    let till = three();
    let quoted = till.quote(0, 0);
    let claims: Vec<_> =
        quoted["sheets"].as_array().expect("sheets").iter().map(|one| &one["claim_number"]).collect();
    assert_eq!(claims, ["", "90510302", "90510317"]);
    trust(&till);
    let account = till.account_of("manager", insurer());
    assert_eq!((&account["account"]["owed"], &account["account"]["sheets"]), (&json!(70_000), &json!(2)));
    let told: Vec<_> =
        account["sheets"].as_array().expect("sheets").iter().map(|one| &one["claim_number"]).collect();
    assert_eq!(told, ["90510302", "90510317"]);
    // One transfer for both, and each is paid.
    let ask = pays(insurer(), 70_000, &[], PaymentMeans::Transfer, 70_000);
    assert_eq!(till.run("cashier", collect_account, ask)["sheets"], json!([2, 3]));
}

#[test]
fn the_number_stands_on_the_sheet_and_on_the_statement_and_finds_the_visit() {
    let till = three();
    trust(&till);
    says(&text(&till, "cashier", "settlement_sheet", 2), &["保险公司平安", "报案号90510302"]);
    let own = text(&till, "cashier", "settlement_sheet", 1);
    assert!(!own.contains("报案号"), "the customer's own sheet is of no claim: {own}");
    let ask = MakeAccountStatement {
        debtor: insurer(),
        from: day("2026-03-01"),
        to: monday(),
        closing: Money(70_000),
    };
    let made = till.run("cashier", make_account_statement, ask);
    let id = made["id"].as_i64().expect("a number");
    says(&text(&till, "cashier", "account_statement", id), &["报案号90510302", "报案号90510317"]);
    for typed in ["90510317", "0317"] {
        let found = till.search("advisor", typed);
        assert_eq!(found["documents"][0]["number"], "JS20260302003", "{typed}: {found}");
    }
}

#[test]
fn the_makers_claim_is_called_by_its_own_word() {
    let free = LineFigures {
        claim_number: "SP-7781".into(),
        ..paid_by(Payer::Manufacturer, Category::Free, "一汽大众", 20_000)
    };
    let till = Till::with(&[free]);
    till.bill(0, 0);
    says(&text(&till, "cashier", "settlement_sheet", 1), &["一汽大众（厂家）", "索赔单号SP-7781"]);
}

/// The number is under the sum of the sheet, and goes along when it is taken back.
#[test]
fn a_turned_byte_in_the_number_is_damage_and_the_reversal_names_the_same_case() {
    let till = three();
    till.bill(0, 0);
    till.void(2, "开错");
    let mirror = till.number("SELECT CAST(claim_number AS INTEGER) FROM settlement WHERE reverses_id = 2");
    assert_eq!(mirror, 90_510_302);
    till.file().execute("UPDATE settlement SET claim_number = '90510318' WHERE id = 3", []).expect("turned");
    let refused = till.refused("cashier", "take_payment", till.payment(3, PaymentMeans::Insurer, 1));
    assert_eq!(refused, Refusal::Damaged { entity: "settlement".into(), number: "JS20260302003".into() });
}

/// It comes after the customer's yes, and is typed into what was agreed.
#[test]
fn the_number_is_typed_in_after_the_yes_and_kept_of_no_other_payer() {
    let till = Till::with(&[claimed("", 30_000)]);
    let line = |field: &str| till.number(&format!("SELECT {field} FROM line WHERE id = 1"));
    let late = LineFigures { claim_number: "4417".into(), ..claimed("", 30_000) };
    let ask = |figures: LineFigures| ChangeLine {
        line_id: LineId(1),
        version: line("version"),
        figures,
        approval: None,
    };
    till.run("advisor", change_line, ask(late.clone()));
    assert_eq!(line("CAST(claim_number AS INTEGER)"), 4417);
    let long = LineFigures { claim_number: "9".repeat(300), ..late };
    assert!(
        matches!(till.refused("advisor", "change_line", request(ask(long))), Refusal::BadField { field, .. } if field == "claim_number")
    );
}

/// Its name need not be typed in: the sheet, the receipt and the statement say all the same
/// who pays, and none of them that the customer does.
#[test]
fn an_insurer_nobody_named_is_called_by_its_kind_on_every_paper() {
    let unnamed = |number: &str, price| LineFigures { payer_name: String::new(), ..claimed(number, price) };
    let till = Till::with(&[unnamed("", 20_000), unnamed("90510302", 30_000)]);
    till.bill(0, 0);
    till.prepared();
    for size in ["A4", "241x93", "80mm"] {
        let sheet = |id| {
            let session = till.session("cashier");
            let paper = features::papers::document(&till.shop, &session, "settlement_sheet", id, Some(size));
            text_of(&paper.expect("it is drawn").bytes)
        };
        says(&sheet(1), &["结算方保险公司"]);
        assert!(!sheet(1).contains("报案号"), "an empty form to fill in: {}", sheet(1));
        says(&sheet(2), &["结算方保险公司", "报案号90510302"]);
    }
    till.pay(1, PaymentMeans::Insurer, 20_000);
    says(&text(&till, "cashier", "receipt", 1), &["交款人保险公司"]);
    till.put_on_account(2, "月结");
    let debtor = Debtor { payer_name: String::new(), ..insurer() };
    let ask = MakeAccountStatement { debtor, from: day("2026-03-01"), to: monday(), closing: Money(30_000) };
    let made = till.run("cashier", make_account_statement, ask);
    let statement = text(&till, "cashier", "account_statement", made["id"].as_i64().expect("a number"));
    says(&statement, &["付款方保险公司"]);
}
