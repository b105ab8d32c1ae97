//! One payer pays several sheets on account at once, and the list of who owes.

use crate::visit::{Till, figures, paid_by};
use chrono::TimeDelta;
use domain::account::Debtor;
use domain::ids::{CustomerId, SettlementId};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use features::till::{CollectAccount, OpenShift, PaymentPart, collect_account, debtor_accounts, open_shift};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, part};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::request;

pub fn trust(till: &Till) {
    till.bill(0, 0);
    till.prepared();
    let open: Vec<i64> =
        till.sheets().into_iter().filter(|sheet| sheet.1 == "open").map(|sheet| sheet.0).collect();
    for sheet in open {
        till.put_on_account(sheet, "月结");
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

/// 张小芳.
pub fn customer() -> Debtor {
    Debtor::of(Payer::Customer, "", CustomerId(1))
}

/// 平安, whoever's car it is.
pub fn insurer() -> Debtor {
    Debtor { payer: Payer::Insurer, payer_name: "平安".to_owned(), customer_id: None }
}

/// Money over these sheets, or over all of them.
pub fn over(debtor: Debtor, owed: i64, sheets: &[i64], parts: Vec<PaymentPart>) -> CollectAccount {
    let sheets = sheets.iter().map(|sheet| SettlementId(*sheet)).collect();
    CollectAccount { debtor, owed: Money(owed), sheets, sales: Vec::new(), parts }
}

pub fn pays(debtor: Debtor, owed: i64, sheets: &[i64], means: PaymentMeans, amount: i64) -> CollectAccount {
    over(debtor, owed, sheets, vec![part(means, amount)])
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
    let parts = vec![part(PaymentMeans::Transfer, 15_000), cash(20_000, 20_050)];
    let taken = till.run("cashier", collect_account, over(customer(), 60_000, &[], parts));
    assert_eq!((&taken["change"], &taken["owed"]), (&json!(50), &json!(25_000)));
    assert_eq!(taken["sheets"], json!([1, 2, 4]));
    assert_eq!(on_account(&till), [0, 0, 90_000, 25_000, 5_000, 7_000], "nobody else's");
    let of_sheet =
        |sheet| till.number(&format!("SELECT sum(amount) FROM payment WHERE settlement_id = {sheet}"));
    assert_eq!([of_sheet(1), of_sheet(2), of_sheet(4)], [10_000, 20_000, 5_000]);
    let change = till.number("SELECT sum(tendered - amount) FROM payment");
    assert_eq!((change, till.number("SELECT count(*) FROM payment")), (50, 4));
    // Each sheet and each receipt is still what was signed.
    let page = till.account_of("cashier", customer());
    assert_eq!((&page["account"]["owed"], &page["account"]["sheets"]), (&json!(25_000), &json!(1)));
    till.collect("cashier", 4, vec![part(PaymentMeans::Transfer, 25_000)]);
    let gone = till.account_of("cashier", customer());
    assert_eq!((&gone["account"], &gone["sheets"]), (&json!(null), &json!([])));
}

#[test]
fn chosen_sheets_are_paid_and_an_insurer_pays_for_several_customers() {
    let till = fleet();
    let chosen = pays(customer(), 60_000, &[4, 1], PaymentMeans::Wechat, 35_000);
    till.run("manager", collect_account, chosen);
    assert_eq!(on_account(&till), [0, 20_000, 90_000, 5_000, 5_000, 7_000]);
    let too_much = request(pays(customer(), 25_000, &[4], PaymentMeans::Card, 5_001));
    let over = till.refused("cashier", "collect_account", too_much);
    assert_eq!(over, Refusal::OverPaid { amount: Money(5_001), owed: Money(5_000) }, "of the chosen one");
    let all = pays(insurer(), 97_000, &[], PaymentMeans::Insurer, 97_000);
    let taken = till.run("cashier", collect_account, all);
    assert_eq!(taken["sheets"], json!([3, 6]));
    assert_eq!(on_account(&till), [0, 20_000, 0, 5_000, 5_000, 0]);
}

#[test]
fn what_is_wrong_is_refused_by_name_and_nothing_is_written() {
    let till = fleet();
    let of = |asked: CollectAccount| till.refused("cashier", "collect_account", request(asked));
    let bad = Refusal::bad;
    let cash = PaymentMeans::Cash;
    let all = |means, amount| pays(customer(), 60_000, &[], means, amount);
    assert_eq!(of(all(cash, 0)), bad("amount", FieldProblem::Empty));
    assert_eq!(of(all(cash, -1)), bad("amount", FieldProblem::Negative));
    for amount in [60_001, 9_999_999_999] {
        assert_eq!(of(all(cash, amount)), Refusal::OverPaid { amount: Money(amount), owed: Money(60_000) });
    }
    assert_eq!(of(all(PaymentMeans::Insurer, 1)), bad("means", FieldProblem::Unknown));
    assert_eq!(of(all(PaymentMeans::Deposit, 1)), bad("means", FieldProblem::Unknown));
    let behind = Refusal::OwedChanged { seen: Money(60_001), owed: Money(60_000) };
    assert_eq!(of(pays(customer(), 60_001, &[], cash, 1)), behind);
    let sheet = |sheet| of(pays(customer(), 60_000, &[1, sheet], cash, 1));
    assert_eq!(sheet(5), bad("sheets", FieldProblem::Unknown), "another customer's");
    assert_eq!(sheet(3), bad("sheets", FieldProblem::Unknown), "the insurer's");
    assert!(matches!(sheet(77), Refusal::NotFound { .. }));
    let nobody = Debtor { customer_id: None, ..customer() };
    assert_eq!(of(pays(nobody, 0, &[], cash, 1)), bad("customer_id", FieldProblem::Empty));
    let stranger = Debtor { payer_name: "人保".to_owned(), ..insurer() };
    assert_eq!(
        of(pays(stranger, 0, &[], cash, 1)),
        Refusal::OverPaid { amount: Money(1), owed: Money::ZERO }
    );
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let refusal = till.refused(seat, "collect_account", request(all(cash, 1)));
        assert!(matches!(refusal, Refusal::RoleMissing { .. }), "{seat}: {refusal}");
        assert!(till.ask(seat, "debtor_accounts", json!({})).is_err(), "{seat}");
    }
    till.void(4, "开错抬头");
    assert_eq!(of(pays(customer(), 30_000, &[4], cash, 1)), Refusal::SheetIs { state: "voided".into() });
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    assert_eq!(on_account(&till)[..3], OF_ALL[..3]);
}

#[test]
fn one_sheet_that_was_tampered_with_keeps_all_of_them_from_being_paid() {
    let till = fleet();
    till.file().execute("UPDATE settlement SET on_account = 30001 WHERE id = 4", []).unwrap();
    let all = request(pays(customer(), 60_001, &[], PaymentMeans::Cash, 60_001));
    let refusal = till.refused("cashier", "collect_account", all);
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");
    assert_eq!((till.number("SELECT count(*) FROM payment"), on_account(&till)[0]), (0, 10_000));
}

#[test]
fn posted_twice_it_is_paid_once_and_of_two_tills_the_second_is_told() {
    let till = fleet();
    let transfer = PaymentMeans::Transfer;
    let (session, all) = (till.session("cashier"), request(pays(insurer(), 97_000, &[], transfer, 90_000)));
    let post = || app::call(&till.shop, &session, "collect_account", all.clone(), Some("pay-once-000000001"));
    assert_eq!(post().unwrap(), post().unwrap());
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 90_000);

    let part = || request(pays(customer(), 60_000, &[], transfer, 40_000));
    let answers = at_once(["cashier", "manager"], |seat| till.ask(seat, "collect_account", part()));
    let behind = Refusal::OwedChanged { seen: Money(60_000), owed: Money(20_000) };
    assert_eq!(one_refused(answers), behind);
    assert_eq!(on_account(&till), [0, 0, 0, 20_000, 5_000, 7_000]);
}

#[test]
fn it_belongs_to_the_shift_of_whoever_took_it() {
    let till = fleet();
    till.run("cashier", open_shift, OpenShift { opening_float: Money::ZERO });
    till.run("cashier", collect_account, pays(customer(), 60_000, &[], PaymentMeans::Cash, 60_000));
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
        let answer = till.run("cashier", debtor_accounts, AskNothing {});
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
    let page = till.account_of("manager", insurer());
    let rows = page["sheets"].as_array().unwrap().iter();
    let over: Vec<i64> = rows.map(|row| row["days_over"].as_i64().unwrap()).collect();
    assert_eq!(over, [61, 60]);
}
