//! One payer pays several sheets on account at once, and the list of who owes.

use crate::visit::{Till, figures, paid_by};
use chrono::TimeDelta;
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::at_once::{at_once, one_refused};

pub fn trust(till: &Till) {
    till.bill(0, 0);
    till.prepared();
    let open: Vec<i64> =
        till.sheets().into_iter().filter(|sheet| sheet.1 == "open").map(|sheet| sheet.0).collect();
    for sheet in open {
        till.ok("manager", "put_on_account", json!({ "settlement_id": sheet, "reason": "月结" }));
    }
}

/// Three cars of 张小芳 at 100.00, 200.00 and 300.00, a day apart; the second one
/// with 900.00 that 平安 owes, and a car of somebody else's at 50.00 with 平安 too.
pub fn fleet() -> Till {
    let insurer = |price| paid_by(Payer::Insurer, Category::Insurance, "平安", price);
    let mut till = Till::with(&[figures(LineKind::Labour, 10_000)]);
    trust(&till);
    till.later(24 * 60);
    till.another("张小芳", &[figures(LineKind::Labour, 20_000), insurer(90_000)]);
    trust(&till);
    till.later(24 * 60);
    till.another("张小芳", &[figures(LineKind::Labour, 30_000)]);
    trust(&till);
    till.another("李师傅", &[figures(LineKind::Labour, 5_000), insurer(7_000)]);
    trust(&till);
    till
}

pub fn customer() -> Value {
    json!({ "payer": "customer", "payer_name": "", "customer_id": 1 })
}

pub fn insurer() -> Value {
    json!({ "payer": "insurer", "payer_name": "平安", "customer_id": null })
}

pub fn pays(debtor: Value, owed: i64, sheets: &[i64], means: &str, amount: i64) -> Value {
    let parts = json!([{ "means": means, "amount": amount, "tendered": amount }]);
    json!({ "debtor": debtor, "owed": owed, "sheets": sheets, "parts": parts })
}

/// What is on account by sheet.
fn on_account(till: &Till) -> Vec<i64> {
    till.sheets().into_iter().map(|sheet| sheet.4).collect()
}

const OF_ALL: [i64; 6] = [10_000, 20_000, 90_000, 30_000, 5_000, 7_000];

#[test]
fn the_oldest_sheets_are_paid_first_and_the_last_one_in_part() {
    let till = fleet();
    assert_eq!(on_account(&till), OF_ALL);
    let request = json!({ "debtor": customer(), "owed": 60_000, "sheets": [], "parts": [
        { "means": "transfer", "amount": 15_000, "tendered": 15_000 },
        { "means": "cash", "amount": 20_000, "tendered": 20_050 },
    ] });
    let taken = till.ok("cashier", "collect_account", request);
    assert_eq!((&taken["change"], &taken["owed"]), (&json!(50), &json!(25_000)));
    assert_eq!(taken["sheets"], json!([1, 2, 4]));
    assert_eq!(on_account(&till), [0, 0, 90_000, 25_000, 5_000, 7_000], "nobody else's");
    let of_sheet =
        |sheet| till.number(&format!("SELECT sum(amount) FROM payment WHERE settlement_id = {sheet}"));
    assert_eq!([of_sheet(1), of_sheet(2), of_sheet(4)], [10_000, 20_000, 5_000]);
    let change = till.number("SELECT sum(tendered - amount) FROM payment");
    assert_eq!((change, till.number("SELECT count(*) FROM payment")), (50, 4));
    // Each sheet and each receipt is still what was signed.
    let page = till.ok("cashier", "account_of", json!({ "debtor": customer() }));
    assert_eq!((&page["account"]["owed"], &page["account"]["sheets"]), (&json!(25_000), &json!(1)));
    till.ok("cashier", "collect_on_account", till.payment(4, "transfer", 25_000));
    let gone = till.ok("cashier", "account_of", json!({ "debtor": customer() }));
    assert_eq!((&gone["account"], &gone["sheets"]), (&json!(null), &json!([])));
}

#[test]
fn chosen_sheets_are_paid_and_an_insurer_pays_for_several_customers() {
    let till = fleet();
    till.ok("manager", "collect_account", pays(customer(), 60_000, &[4, 1], "wechat", 35_000));
    assert_eq!(on_account(&till), [0, 20_000, 90_000, 5_000, 5_000, 7_000]);
    let over = till.refused("cashier", "collect_account", pays(customer(), 25_000, &[4], "card", 5_001));
    assert_eq!(over, Refusal::OverPaid { amount: Money(5_001), owed: Money(5_000) }, "of the chosen one");
    let taken = till.ok("cashier", "collect_account", pays(insurer(), 97_000, &[], "insurer", 97_000));
    assert_eq!(taken["sheets"], json!([3, 6]));
    assert_eq!(on_account(&till), [0, 20_000, 0, 5_000, 5_000, 0]);
}

#[test]
fn what_is_wrong_is_refused_by_name_and_nothing_is_written() {
    let till = fleet();
    let of = |request: Value| till.refused("cashier", "collect_account", request);
    let bad = Refusal::bad;
    let all = |means: &str, amount| pays(customer(), 60_000, &[], means, amount);
    assert_eq!(of(all("cash", 0)), bad("amount", FieldProblem::Empty));
    assert_eq!(of(all("cash", -1)), bad("amount", FieldProblem::Negative));
    for amount in [60_001, 9_999_999_999] {
        assert_eq!(of(all("cash", amount)), Refusal::OverPaid { amount: Money(amount), owed: Money(60_000) });
    }
    assert_eq!(of(all("insurer", 1)), bad("means", FieldProblem::Unknown));
    assert_eq!(of(all("deposit", 1)), bad("means", FieldProblem::Unknown));
    let behind = Refusal::OwedChanged { seen: Money(60_001), owed: Money(60_000) };
    assert_eq!(of(pays(customer(), 60_001, &[], "cash", 1)), behind);
    let sheet = |sheet| of(pays(customer(), 60_000, &[1, sheet], "cash", 1));
    assert_eq!(sheet(5), bad("sheets", FieldProblem::Unknown), "another customer's");
    assert_eq!(sheet(3), bad("sheets", FieldProblem::Unknown), "the insurer's");
    assert!(matches!(sheet(77), Refusal::NotFound { .. }));
    let nobody = json!({ "payer": "customer", "payer_name": "", "customer_id": null });
    assert_eq!(of(pays(nobody, 0, &[], "cash", 1)), bad("customer_id", FieldProblem::Empty));
    let stranger = json!({ "payer": "insurer", "payer_name": "人保", "customer_id": null });
    assert_eq!(
        of(pays(stranger, 0, &[], "cash", 1)),
        Refusal::OverPaid { amount: Money(1), owed: Money::ZERO }
    );
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let refusal = till.refused(seat, "collect_account", all("cash", 1));
        assert!(matches!(refusal, Refusal::RoleMissing { .. }), "{seat}: {refusal}");
        assert!(till.ask(seat, "debtor_accounts", json!({})).is_err(), "{seat}");
    }
    till.ok("manager", "void_settlement", json!({ "settlement_id": 4, "reason": "开错抬头" }));
    assert_eq!(of(pays(customer(), 30_000, &[4], "cash", 1)), Refusal::SheetIs { state: "voided".into() });
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    assert_eq!(on_account(&till)[..3], OF_ALL[..3]);
}

#[test]
fn one_sheet_that_was_tampered_with_keeps_all_of_them_from_being_paid() {
    let till = fleet();
    till.file().execute("UPDATE settlement SET on_account = 30001 WHERE id = 4", []).unwrap();
    let refusal = till.refused("cashier", "collect_account", pays(customer(), 60_001, &[], "cash", 60_001));
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");
    assert_eq!((till.number("SELECT count(*) FROM payment"), on_account(&till)[0]), (0, 10_000));
}

#[test]
fn posted_twice_it_is_paid_once_and_of_two_tills_the_second_is_told() {
    let till = fleet();
    let (session, request) = (till.session("cashier"), pays(insurer(), 97_000, &[], "transfer", 90_000));
    let post =
        || app::call(&till.shop, &session, "collect_account", request.clone(), Some("pay-once-000000001"));
    assert_eq!(post().unwrap(), post().unwrap());
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 90_000);

    let request = || pays(customer(), 60_000, &[], "transfer", 40_000);
    let answers = at_once(["cashier", "manager"], |seat| till.ask(seat, "collect_account", request()));
    let behind = Refusal::OwedChanged { seen: Money(60_000), owed: Money(20_000) };
    assert_eq!(one_refused(answers), behind);
    assert_eq!(on_account(&till), [0, 0, 0, 20_000, 5_000, 7_000]);
}

#[test]
fn it_belongs_to_the_shift_of_whoever_took_it() {
    let till = fleet();
    till.ok("cashier", "open_shift", json!({ "opening_float": 0 }));
    till.ok("cashier", "collect_account", pays(customer(), 60_000, &[], "cash", 60_000));
    let of_shift = "SELECT count(*) FROM payment WHERE shift_id = (SELECT max(id) FROM shift)";
    assert_eq!(till.number(of_shift), 3);
}

#[test]
fn the_list_says_who_owes_how_much_and_how_long() {
    let till = fleet();
    let who = |row: &Value| {
        let ageing = &row["ageing"];
        let age = |bucket: &str| ageing[bucket].as_i64().unwrap();
        (
            row["name"].as_str().unwrap().to_owned(),
            row["owed"].as_i64().unwrap(),
            row["overdue"].as_i64().unwrap(),
            [age("not_due"), age("to_30_days"), age("to_60_days"), age("to_90_days"), age("over_90_days")],
        )
    };
    let list = || {
        let answer = till.ok("cashier", "debtor_accounts", json!({}));
        answer["accounts"].as_array().unwrap().iter().map(who).collect::<Vec<_>>()
    };
    assert_eq!(
        list(),
        [
            ("平安".into(), 97_000, 0, [97_000, 0, 0, 0, 0]),
            ("张小芳".into(), 60_000, 0, [60_000, 0, 0, 0, 0]),
            ("李师傅".into(), 5_000, 0, [5_000, 0, 0, 0, 0]),
        ]
    );
    // A month after the first sheet it alone is past the term of thirty days.
    till.later(TimeDelta::days(29).num_minutes());
    assert_eq!(list()[0], ("张小芳".into(), 60_000, 10_000, [50_000, 10_000, 0, 0, 0]));
    till.later(TimeDelta::days(61).num_minutes());
    assert_eq!(list()[0], ("平安".into(), 97_000, 97_000, [0, 0, 7_000, 90_000, 0]));
    assert_eq!(list()[1].3, [0, 0, 30_000, 30_000, 0]);
    let page = till.ok("manager", "account_of", json!({ "debtor": insurer() }));
    let rows = page["sheets"].as_array().unwrap().iter();
    let over: Vec<i64> = rows.map(|row| row["days_over"].as_i64().unwrap()).collect();
    assert_eq!(over, [61, 60]);
}
